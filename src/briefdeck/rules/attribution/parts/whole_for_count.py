"""What a line tells of some that it counts, and a fact of all: “3 of the 14 boats passed”, “all 14 boats passed”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.numbers.quantifiers import Share
from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.words import is_past
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_GRAMMAR = ENGLISH.grammar
_SMALL = ENGLISH.numbers.small
_EVERY = frozenset(("all", "each", "every"))
_SKIPPED = _GRAMMAR.articles | frozenset(
    (*_GRAMMAR.being, *_GRAMMAR.having, *_GRAMMAR.adverbs, "its", "their", *_EVERY)
)
"""Words that make no other statement of one."""
_LEFT_OPEN = ENGLISH.statements.negations | ENGLISH.clauses.conditions | {"nearly", "almost"}
_TOLD_OF_REST = frozenset((*ENGLISH.numbers.leaving, *_EVERY, "both"))
"""What a line has that tells of the others, or of all."""
_PREPOSITIONS = frozenset((*_GRAMMAR.prepositions, *_GRAMMAR.place_prepositions))
_SETTING = frozenset(("in", "on", "at", "after", "before", "during", "since", "yesterday", "today", "when", "while"))
"""What opens where or when it was, which a fact may leave out."""
_PART = 3
"""Words between the number of a part and that of its whole: “3 out *of the* 14”."""


class _Counted(NamedTuple):
    """A number of things of which something is said."""

    number: int
    part: int
    """How many of them it is said of, where that is told; 0 where it is not."""
    thing: str
    """The stem of the word for them."""
    told: tuple[str, ...]
    """What is said of them behind that, as stems, without where and when; or else the verb before them."""
    written: str


def find_whole_for_count(derived: Derivation) -> tuple[str, str] | None:
    """Find what a statement tells of a whole by its number, and every line of a part of it: the whole, and the part."""
    says, lines = derived.clauses, derived.cited_clauses
    own = [] if not _LEFT_OPEN.isdisjoint(says.words) else [each for each in _counted_in(says) if not each.part]
    if not own or any(not _TOLD_OF_REST.isdisjoint(line.words) for line in lines):
        return None
    theirs = [each for line in lines for each in _counted_in(line)]
    for mine in own:
        same = [each for each in theirs if (each.number, each.thing) == (mine.number, mine.thing)]
        alike = [each for each in same if each.told == mine.told != ()]
        if alike and len(alike) == len(same) and all(0 < each.part < each.number for each in alike):
            return mine.written, alike[0].written
    return None


def leaves_out(says: Clauses, mine: Share, line: Clauses, theirs: Share) -> bool:
    """Tell whether *mine* says less of some than a line does: “all voted”, where “two voted against it”."""
    told, there = _told_of(says, mine), _told_of(line, theirs)
    return (
        told != ()
        and told == there[: len(told)]
        and any(word in _PREPOSITIONS for word in there[len(told) : len(told) + 1])
    )


def _told_of(read: Clauses, share: Share) -> tuple[str, ...]:
    """Return what is said of those of whom *share* speaks."""
    start = share.at + len(share.words.split())
    noun = next((at for at in range(start, len(read.stems)) if read.stems[at] in share.nouns), start)
    return tuple(_told_behind(read, noun + 1))


def _counted_in(read: Clauses) -> Iterator[_Counted]:
    for at, word in enumerate(read.words[:-1]):
        count = _count(word)
        if count > 1 and not _count(read.words[at + 1]) and read.clause[at + 1] == read.clause[at]:
            part = _part_before(read, at)
            start = at if part is None else part
            if part is None and _is_shared_out(read, at):
                continue
            named = " ".join(read.written[start : at + 2])
            told = tuple(_told_behind(read, at + 2))
            counted = 0 if part is None else _count(read.words[part])
            yield _Counted(count, counted, read.stems[at + 1], told or tuple(_deed_before(read, start)), named)


def _part_before(read: Clauses, at: int) -> int | None:
    """Return the place of the number of a part “of” the number at that place; None where there is none."""
    first = max(read.clause_around(at)[0], at - _PART - 1)
    for place in range(at - 1, first - 1, -1):
        if _count(read.words[place]):
            return place if "of" in read.words[place:at] else None
    return None


def _is_shared_out(read: Clauses, at: int) -> bool:
    """Tell whether the number at that place is that of a whole of which a share is meant: “a sixth of the 212”."""
    before = [word for word in read.words[read.clause_around(at)[0] : at] if word not in _GRAMMAR.articles][-2:]
    shared = before[-1:] in (["of"], ["from"], ["among"]) and _EVERY.isdisjoint(before)
    return shared or not ENGLISH.numbers.fractions.keys().isdisjoint(before[-1:])


def _told_behind(read: Clauses, start: int) -> Iterator[str]:
    """Yield the stems of what is said of those who stand before that place; whose they are is left out."""
    end = read.clause_around(start - 1)[1]
    at = start
    while at < end and read.words[at] in ("of", "in"):  # “hangers of the bridge”, “boats in Velby”
        at += 1
        while at < end and not (read.words[at] in _SKIPPED - _GRAMMAR.articles or is_past(read.words[at])):
            at += 1
    for place in range(at, end):
        if read.words[place] in _SETTING:
            return
        if read.words[place] not in _SKIPPED:
            yield read.stems[place]


def _deed_before(read: Clauses, at: int) -> list[str]:
    """List the stem of a verb in the past right before that place."""
    before = at - 1
    while before > 0 and read.words[before] in _SKIPPED:
        before -= 1
    near = before >= 0 and read.clause[before] == read.clause[at] and read.is_past(before)
    return [read.stems[before]] if near else []


def _count(word: str) -> int:
    return int(word) if word.isdecimal() else _SMALL.get(word, 0)
