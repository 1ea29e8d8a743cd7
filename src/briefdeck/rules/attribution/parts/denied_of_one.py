"""What a line denies of one thing and affirms of another, and what it denies of both: “neither the cook nor he”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import Clauses, Negation
from briefdeck.language.sentences.contrasts import contrasts_of
from briefdeck.language.words import STOP_WORDS
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_HELPING = ENGLISH.grammar.helping
_OF_LAST = ENGLISH.grammar.relative
_OPEN = ENGLISH.clauses.conditions | ENGLISH.clauses.without | ENGLISH.governing.possible


class _Neither(NamedTuple):
    """What is denied of two things."""

    things: frozenset[str]
    """The stems of the words that call the two."""
    deed: str
    """The stem of what is denied of them."""


def find_told_of_neither(derived: Derivation) -> str:
    """Return the word by which a statement tells of one of two what its lines tell of neither; "" where none does."""
    says = derived.clauses
    if derived.asks or not _OPEN.isdisjoint(says.words):
        return ""
    for line in derived.cited_clauses if not says.negations or "but" in says.words else ():
        for theirs in _neithers_of(line):
            others = [each for each in derived.cited_clauses if each is not line and theirs.deed in each.content]
            for at in says.content.get(theirs.deed, ()) if not others else ():
                clause = says.content_in(range(*says.clause_around(at)))
                if clause & theirs.things and not says.may_be_negated(at) and says.words[at - 1] != "to":
                    return says.written[at]
    return ""


def _neithers_of(line: Clauses) -> Iterator[_Neither]:
    for at, word in enumerate(line.words):
        last = line.sentence_around(at)[1] if word == "neither" else at
        nor = next((place for place in range(at + 1, last) if line.words[place] == "nor"), 0)
        if not nor or any(line.words[place] in _HELPING for place in range(at + 1, nor)):
            continue  # “has neither been paid nor heard”
        if not ENGLISH.clauses.without.isdisjoint(line.words[line.sentence_around(at)[0] : at]):
            continue  # “without it neither fish nor ham could be kept”
        first = line.clause_around(at)[0]
        before = [place for place in range(first, at) if line.words[place] not in STOP_WORDS]
        if at > first and before and before[-1] == at - 1:
            yield _Neither(line.content_in(range(at + 1, line.clause_around(nor)[1])), line.stems[at - 1])
            continue
        verb = next((place for place in range(nor + 1, last) if _is_verb(line, place)), last)
        deed = next((line.stems[place] for place in range(verb, last) if line.words[place] not in STOP_WORDS), "")
        aside = any(line.words[place] in _OF_LAST for place in range(nor, verb))
        if deed and not aside and line.words[nor + 1] not in _HELPING:
            yield _Neither(line.content_in(range(at + 1, verb)) - {deed}, deed)


def _is_verb(line: Clauses, at: int) -> bool:
    return line.words[at] in _HELPING or line.is_past(at)


def find_denied_of_other(derived: Derivation) -> str:
    """Return the word that a statement denies of that of two things of which its line affirms it; "" where it does not.

    “Did not find the hull” for “did not find the anchor, but did find the hull”.
    """
    says = derived.clauses
    for line in derived.cited_clauses if not derived.asks else ():
        for deed, places in line.content.items():
            mine = says.content.get(deed, ())
            denied = [at for at in places if line.is_negated(at)]
            affirmed = [at for at in places if at not in denied and not line.may_be_negated(at)]
            if not len(mine) == len(denied) == len(affirmed) == 1 or line.nearness(denied[0], affirmed[0]) == 1:
                continue
            own, other = (_is_chief(line, each[0], _behind(says, mine[0])) for each in (denied, affirmed))
            if other and not own and says.is_negated(mine[0]):
                return says.written[mine[0]]
    return ""


def _is_chief(line: Clauses, at: int, about: Set[str]) -> bool:
    """Tell whether the first content word behind the verb at that place is one of those that a text is *about*."""
    end = line.sentence_around(at)[1]
    return next((line.stems[place] for place in range(at + 1, end) if line.words[place] not in STOP_WORDS), "") in about


def denies_as_line(says: Clauses, negation: Negation, lines: Sequence[Clauses]) -> bool:
    """Tell whether a *negation* is of what a line tells of neither, or leaves out: “not for want of money”."""
    first, end = says.clause_around(negation.at)
    about = says.content_in(range(first, end)) | {says.stems[at] for at in says.scope(negation)}
    for line in lines:
        if any(each.deed in about and about & each.things for each in _neithers_of(line)):
            return True
        for each in contrasts_of(line):
            if each.left_out and each.left_out <= about and each.taken.isdisjoint(about):
                return True
    return False


def _behind(read: Clauses, at: int) -> frozenset[str]:
    """Return the stems of what stands behind that place, over a “that”, up to the end of its part of the sentence."""
    end = read.clause_around(at)[1]
    if end < len(read.words) and read.words[end] == "that" and read.clause[end] == read.clause[end - 1] + 1:
        end = read.clause_around(end)[1]
    return read.content_in(range(at + 1, end))
