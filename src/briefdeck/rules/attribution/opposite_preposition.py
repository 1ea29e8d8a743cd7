"""Between two words a fact has no preposition that is the opposite of the one on the line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.needs import Need
from briefdeck.language.sentences.clauses import Clauses, found_once
from briefdeck.language.words import STOP_WORDS, has_digits_of_year, stem
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.parts.denied_in_other_words import has_end_of_row
from briefdeck.rules.attribution.parts.limit_by_not import are_dated_alike
from briefdeck.rules.attribution.parts.pack_comparisons import find_exchanged, find_turned_preposition
from briefdeck.rules.attribution.parts.pack_derivations import find_pack_derivations
from briefdeck.rules.attribution.parts.source_sentences import find_derivations
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "A314",
    "Between the same two words a fact has no preposition that turns the line round.",
    why="“To” for “from”, “for” for “against”, “before” for “in”: one short word, which a reader passes over, and a "
    "letter has another writer. Only where the same two words stand around both is this looked at.",
    bad=example("""
        facts:
          - id: raise
            fact: The company had offered a raise of 4.5 percent before February.
            cite: quay:3
            topic: money
        """),
    good=example("""
        facts:
          - id: raise
            fact: The company offered a raise of 4.5 percent in February.
            cite: quay:3
            topic: money
        """),
    reads=STATING,
    may_doubt=True,
    needs=frozenset({Need.TEXTS, Need.PREPOSITIONS}),
    sure_from=0.9,
    warns_from=0.9,
)


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the prepositions that are the opposite of the one between the same words of a line."""
    for of_pack in find_pack_derivations(fact) if fact.pack else ():
        turned = find_turned_preposition(of_pack) if find_exchanged(of_pack) is None else None  # told by another rule
        if turned is not None:
            message = f"the fact says “{turned.said}” where the line has “{turned.other}”"
            yield of_pack.problem(RULE, message, turned.said)
    for derived in find_derivations(fact):
        found = derived.find_turned(_prepositionals_of, _is_opposite, _agrees)
        if found is not None and not are_dated_alike(derived) and not has_end_of_row(derived):
            mine, theirs = found
            message = f"the fact says “{mine.word}” where the line has “{theirs.word}”"
            yield derived.problem(RULE, message, mine.word, meant=theirs.word)


_BETWEEN = (*ENGLISH.opposites.between, *ENGLISH.opposites.before_dates)
_OF_DATES = range(len(ENGLISH.opposites.between), len(_BETWEEN))
"""The numbers of the pairs that are opposites before a date only."""
_DATED = frozenset(map(stem, ENGLISH.dates.names))
_BEFORE = 2
"""Content words before a preposition of which one may be what it belongs to."""
_BEHIND = 3
"""Content words behind it that tell what it leads to."""
_JOINING = frozenset((*ENGLISH.grammar.place_prepositions, "of"))
_PLACES = frozenset(map(stem, ENGLISH.opposites.beside))


class Prepositional(NamedTuple):
    """A preposition that has an opposite, with the words that it joins."""

    word: str
    """The preposition, as it is written."""
    sides: frozenset[tuple[int, int]]
    """The numbers of its pairs of opposites, and its side in each."""
    before: tuple[str, ...]
    """The stems of the content words before it, the nearest first, and then of what it belongs to."""
    behind: tuple[str, ...]
    """The stems of the content words behind it, up to the next preposition, conjunction or sign."""


@cache
def _table() -> dict[tuple[str, ...], frozenset[tuple[int, int]]]:
    found: dict[tuple[str, ...], frozenset[tuple[int, int]]] = {}
    for pair, both in enumerate(_BETWEEN):
        for side, phrases in enumerate(both):
            for phrase in phrases:
                key = tuple(phrase.split())
                found[key] = found.get(key, frozenset()) | {(pair, side)}
    return found


@found_once
def _prepositionals_of(read: Clauses) -> Iterator[Prepositional]:
    """Find the prepositions of a sentence that have an opposite, with the words that they join: “a letter to Orr”."""
    phrases, end = _phrases(), 0
    for at in range(1, len(read.words)):
        likely = phrases.get(read.words[at], ()) if at >= end else ()
        phrase = next((key for key in likely if read.words[at : at + len(key)] == key), ())
        if not phrase:
            continue
        end = at + len(phrase)
        before = (*_before(read, at), _head(read, at))
        behind = tuple(_behind(read, end))
        if (
            before[0]
            and behind
            and not _is_place(behind, phrase)
            and not _has_infinitive(read, phrase, end, len(behind))
            and read.words[at - 1] not in ENGLISH.opposites.either_way
        ):
            is_date = not _DATED.isdisjoint(behind[:2]) or has_digits_of_year(behind[0])
            sides = frozenset(each for each in _table()[phrase] if (each[0] in _OF_DATES) is is_date)
            yield Prepositional(" ".join(read.written[at:end]), sides, before, behind)


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """Return the phrases by their first words, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(_table(), key=len, reverse=True):
        found.setdefault(phrase[0], []).append(phrase)
    return found


def _before(read: Clauses, at: int) -> Iterator[str]:
    """Yield the stems of the content words before the place *at*, the nearest first, in its sentence."""
    first, _ = read.sentence_around(at)
    found = (read.stems[place] for place in range(at - 1, first - 1, -1) if read.words[place] not in STOP_WORDS)
    yield from (stemmed for stemmed, _ in zip(found, range(_BEFORE), strict=False))


def _is_place(behind: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    """Tell whether a “by” says where it is: “by the sea”."""
    return phrase == ("by",) and behind[-1] in _PLACES


def _has_infinitive(read: Clauses, phrase: tuple[str, ...], end: int, length: int) -> bool:
    """Tell whether a verb stands behind a “to”, or behind a “for” and who does it: “to sail”, “for it to sail”."""
    if phrase == ("for",):
        return "to" in read.words[end + length : end + length + 2]
    word = read.written[end]
    is_noun = not word[0].islower() or read.words[end] in ENGLISH.grammar.determiners
    return phrase == ("to",) and not is_noun


def _head(read: Clauses, at: int) -> str:
    """Return the stem of what a preposition at that place belongs to: “an attack by the gulls on the terns”.

    What stands behind another preposition belongs to that.
    """
    first, _ = read.clause_around(at - 1)
    place = at - 1
    while place >= first:
        before = range(place - 1, max(first, place - _BEHIND) - 1, -1)
        joined = next((each for each in before if read.words[each] in _JOINING), -1)
        if joined < 0:
            break
        place = joined - 1
    return read.stems[place] if place >= first and read.words[place] not in STOP_WORDS else ""


def _behind(read: Clauses, start: int) -> Iterator[str]:
    """Yield the stems of the content words from the place *start* on, up to the next word that joins others."""
    count = 0
    for place in range(start, len(read.words)):
        if read.clause[place] != read.clause[start - 1]:
            return
        word = read.words[place]
        if word not in STOP_WORDS:
            count += 1
            yield read.stems[place]
        elif word not in ENGLISH.grammar.determiners:
            return
        if count == _BEHIND:
            return


def _is_opposite(mine: Prepositional, theirs: Prepositional) -> bool:
    """Tell whether both join the same two words by prepositions that are opposites there."""
    return _are_opposites(mine, theirs) and _joins_same(mine, theirs)


def _agrees(mine: Prepositional, theirs: Prepositional) -> bool:
    """Tell whether both may lead to the same thing by the same preposition, or one like it."""
    alike = mine.sides & theirs.sides and not _are_opposites(mine, theirs)
    return bool(alike) and not set(mine.behind).isdisjoint(theirs.behind)


def _are_opposites(mine: Prepositional, theirs: Prepositional) -> bool:
    return any((pair, 1 - side) in theirs.sides for pair, side in mine.sides)


def _joins_same(mine: Prepositional, theirs: Prepositional) -> bool:
    if any(each.behind[0][0].isdigit() for each in (mine, theirs)) and mine.behind != theirs.behind:
        return False
    beside = mine.before[0] in theirs.before and theirs.before[0] in mine.before
    return (beside or (bool(mine.before[-1]) and mine.before[-1] == theirs.before[-1])) and (
        mine.behind[-1] in theirs.behind or theirs.behind[-1] in mine.behind
    )
