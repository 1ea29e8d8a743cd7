"""What a text tells that is more than its line says, or another thing: “was appointed”, of who has only applied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import LASTING, Clauses, clauses_of
from briefdeck.language.words import stem
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_GAP = "…"
_FEW = 6
"""Words that “…” stands for, at the most."""
_SHARED = 2
"""Content words that a text shares with a sentence that tells of the same."""
_OPEN = (ENGLISH.governing.modal | ENGLISH.clauses.conditions | {"to"}) - {"must"}
"""Words before what a text tells that leave it open."""
_CONTRASTING = frozenset(ENGLISH.grammar.contrasting)
_PRONOUNS = ENGLISH.people.any_pronoun
_BEFORE = 3
"""Words before it that may do so."""

_Phrases = tuple[tuple[str, ...], ...]


class _Shortfall(NamedTuple):
    short: _Phrases
    """What comes short, by the stems of its words."""
    beyond: _Phrases
    """What says more, by its words."""
    opening: frozenset[str]
    """Words with which that begins."""


def find_beyond_line(derived: Derivation) -> tuple[str, str] | None:
    """Find what a statement tells where its lines come short of it, with the words by which they do."""
    says, lines = derived.clauses, derived.cited_clauses
    whole = clauses_of(derived.claim.fact.says) if derived.claim.fact.says else says
    for shortfall in _shortfalls() if not derived.asks else ():
        if shortfall.opening.isdisjoint(says.words):
            continue
        told = next((each for each in _find(says, says.words, shortfall.beyond) if _is_told(says, each)), None)
        if told is None or any(True for _ in _find(whole, whole.stems, shortfall.short)):
            continue
        about = says.content.keys() - {says.stems[told.start], says.stems[told.stop - 1]}
        if any(_tells(line, shortfall.beyond, says.words[told.start : told.stop], about) for line in lines):
            continue
        for line in lines:
            if len(about & line.content.keys()) < _SHARED:
                continue
            for short in _find(line, line.stems, shortfall.short):
                if _is_undone(line, short) or _is_made_up_for(line, short, shortfall.beyond, about):
                    continue
                if _is_about(line, short, about):
                    return _written(says, told), _written(line, short)
    return None


@cache
def _shortfalls() -> list[_Shortfall]:
    return [
        _Shortfall(
            tuple(tuple(map(stem, each.split())) for each in short),
            tuple(tuple(each.split()) for each in beyond),
            frozenset(each.split()[0] for each in beyond),
        )
        for short, beyond in ENGLISH.shortfalls
    ]


def _find(read: Clauses, words: Sequence[str], phrases: _Phrases) -> Iterator[range]:
    """Find where one of *phrases* stands in a sentence, of which *words* are the words or the stems."""
    for phrase in phrases:
        for at in range(len(words)) if phrase[0] in words else ():
            end = _end(read, words, phrase, at) if words[at] == phrase[0] and read.written[at][0].islower() else 0
            if end:
                yield range(at, end)


def _end(read: Clauses, words: Sequence[str], phrase: tuple[str, ...], at: int) -> int:
    """Return the place behind *phrase*, where it stands at that place; 0 where it does not."""
    place, last, gap = at + 1, read.sentence_around(at)[1], False
    for each in phrase[1:]:
        if each == _GAP:
            gap = True
            continue
        reach = min(last, place + _FEW) if gap else min(last, place + 1)
        place = next((found + 1 for found in range(place, reach) if words[found] == each), 0)
        if not place:
            return 0
        gap = False
    return place


def _is_told(says: Clauses, told: range) -> bool:
    """Tell whether a text tells of what stands at these places that it is so: not “may”, “not” or “to be”."""
    first = says.clause_around(told.start)[0]
    before = says.words[max(first, told.start - _BEFORE) : told.start]
    return _OPEN.isdisjoint(before) and not says.may_be_negated(told.start)


def _tells(line: Clauses, beyond: _Phrases, told: tuple[str, ...], about: Set[str]) -> bool:
    """Tell whether a line says what is *beyond*, in the words *told* or beside something that a text is *about*."""
    places = [each for each in _find(line, line.words, beyond) if not _is_denied(line, each.start)]
    return any(
        line.words[each.start : each.stop] == told
        or not line.content_in(range(*line.clause_around(each.start))).isdisjoint(about)
        for each in places
    )


def _is_about(line: Clauses, short: range, about: Set[str]) -> bool:
    """Tell whether the clause of what comes short has something that a text is *about*, a pronoun, or nothing else."""
    first, last = line.clause_around(short.start)[0], line.clause_around(short.stop - 1)[1]
    first = next((at for at in range(short.start, first, -1) if line.words[at] in _CONTRASTING), first)
    if not _PRONOUNS.isdisjoint(line.words[first : short.start]) or line.words[first] in ENGLISH.grammar.helping:
        return True  # “the mill, which has 40 hands, was saved from closure”
    beside = line.content_in(range(first, last)) - {line.stems[short.start], line.stems[short.stop - 1]}
    return not beside or not beside.isdisjoint(about)


def _is_undone(line: Clauses, short: range) -> bool:
    """Tell whether *line* denies what would come short, and that is no denial itself: “will not appeal”."""
    said = line.words[short.start : short.stop]
    return line.is_negated(short.start) and ENGLISH.statements.negations.isdisjoint(said)


def _is_made_up_for(line: Clauses, short: range, beyond: _Phrases, about: Set[str]) -> bool:
    """Tell whether *line* goes on from what comes short to what does not: “stood, and was elected”."""
    last = line.clause_around(short.stop - 1)[1]
    lasting = next((at for at in range(short.stop, min(last + 1, len(line.words))) if line.words[at] in LASTING), -1)
    ends = lasting >= 0 and not line.content_in(range(lasting, line.clause_around(lasting)[1])).isdisjoint(about)
    later = (each for each in _find(line, line.words, beyond) if each.start > short.start)
    return ends or any(not _is_denied(line, each.start) for each in later)


def _is_denied(line: Clauses, at: int) -> bool:
    return line.is_negated(at) or line.words[max(0, at - 1)] == "not"


@cache
def _not_excluded() -> _Phrases:
    """Return the phrases that leave open what stands in their own clause."""
    return next(each.short for each in _shortfalls() if each.beyond == ((_GAP,),))


def find_not_excluded(derived: Derivation) -> tuple[str, str] | None:
    """Find a verb by which a statement tells what its lines only do not rule out, with the words by which they do."""
    says, lines = derived.clauses, derived.cited_clauses
    for line in lines if not derived.asks else ():
        for short in _find(line, line.stems, _not_excluded()):
            first, end = line.clause_around(short.start)[0], line.clause_around(short.stop - 1)[1]
            open_ = line.content_in(range(first, end))
            once = {each for each in open_ if sum(len(other.content.get(each, ())) for other in lines) == 1}
            done = (at for at in range(len(says.words)) if says.stems[at] in once and says.is_past(at))
            told = next((at for at in done if _is_told(says, range(at, at + 1))), -1)
            if told >= 0:
                return says.written[told], _written(line, short)
    return None


def _written(read: Clauses, places: range) -> str:
    return " ".join(read.written[places.start : places.stop])
