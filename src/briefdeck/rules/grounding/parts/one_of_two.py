"""Who “the former” and “the latter” are on a line: two who were named right before it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from briefdeck.language.names.names import Name
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.words import STOP_WORDS, fold_word, is_past, stem
from briefdeck.rules.fact_context import Claim

_TWO = 2
_OTHERS = frozenset(("other",))
_FORMER, _LATTER = "former", "latter"


class OtherOfTwo(NamedTuple):
    """A name that a claim has for one of two, and what the line tells of the other."""

    name: Name
    called: str
    """What the line calls the other: “latter”."""
    meant: str
    """The name of the other."""


class _Told(NamedTuple):
    """What a line tells of one of two."""

    called: str
    name: Name
    stems: frozenset[str]


def find_latter_for_former(claim: Claim) -> OtherOfTwo | None:
    """Find a name of one of two, where the line tells of the other what the claim says: of “the latter”."""
    for told in _told_of_two(claim):
        mine = next((name for name in claim.names if any(_is_same(name, each.name) for each in told)), None)
        if mine is None:
            continue
        says = clauses_of(claim.plain).content.keys()
        own = frozenset[str]().union(*(each.stems for each in told if _is_same(mine, each.name)))
        other = next(each for each in told if not _is_same(mine, each.name)) if len(told) > 1 else None
        if other is None or any(_is_same(name, other.name) for name in claim.names):
            continue
        here, there = len(says & (own - other.stems)), len(says & (other.stems - own))
        if there > here:
            return OtherOfTwo(mine, other.called, other.name.written)
    return None


def _told_of_two(claim: Claim) -> Iterator[list[_Told]]:
    """Find what each cited line tells of the former and of the latter of the two named on the line before it."""
    context = claim.fact.context
    for source, text in claim.cited.written_lines:
        read = clauses_of(text)
        if not any(_stands_for_one(read, at) for at in range(len(read.words))):
            continue
        before = context.line(source.article, source.line - 1) or ""
        names = _apart(context.names_in(before))
        joined = [pair for pair in pairwise(names) if " and " in before[pair[0].end : pair[1].start]]
        if len(names) >= _TWO:
            yield list(_read_told(read, [*(joined[-1] if joined else names[-_TWO:])]))


def _stands_for_one(read: Clauses, at: int) -> bool:
    """Tell whether “the former” or “the latter” at that place stands for one of two, and is no “former mayor”."""
    if read.words[at] not in (_FORMER, _LATTER) or not at or read.words[at - 1] != "the":
        return False
    behind = next(iter(read.words[at + 1 : at + 2]), "")
    ends = at + 1 == len(read.words) or read.clause[at + 1] != read.clause[at]
    both = {("the", _FORMER), ("the", _LATTER)} <= set(pairwise(read.words))
    return ends or both or behind in STOP_WORDS or is_past(behind)


def _apart(names: list[Name]) -> list[Name]:
    """Return those of *names* that are not named before, in order."""
    found: list[Name] = []
    for name in names:
        found += [] if any(_is_same(name, each) for each in found) else [name]
    return found


def _read_told(read: Clauses, names: list[Name]) -> Iterator[_Told]:
    """Yield what the sentence tells of each: from the word for one to the word for the other."""
    marks = [at for at in range(len(read.words)) if _stands_for_one(read, at)]
    first = read.words[marks[0]]
    others = [at for at, word in enumerate(read.words) if word in _OTHERS and len(marks) == 1 and at > marks[0]]
    starts = [*marks, *others[:1]]
    for at, end in zip(starts, [*starts[1:], len(read.words)], strict=True):
        is_first = read.words[at] == first
        called = first if is_first else (_LATTER if first == _FORMER else _FORMER)
        yield _Told(read.words[at], names[called == _LATTER], read.content_in(range(at + 1, end)))
    if len(starts) == 1:
        yield _Told("", names[first == _FORMER], frozenset())


def _is_same(one: Name, other: Name) -> bool:
    return stem(fold_word(one.words[-1])) == stem(fold_word(other.words[-1]))
