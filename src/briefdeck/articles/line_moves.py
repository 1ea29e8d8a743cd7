"""Two states of an article, from the concordance alone → which of its lines moved, changed, went and came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefdeck.articles.concordance import IndexedArticle

_SIMILAR = 0.6
"""The share of what either of two lines has that both have, from which on one is the other, changed."""

_Content = frozenset[str]


@dataclass(frozen=True, slots=True)
class LineMoves:
    """Where the lines of an older text are in a newer one. Blank lines are not among them."""

    same: Mapping[int, int]
    """The new numbers of the lines that have what they had, by their old ones."""
    changed: Mapping[int, int]
    """The new numbers of the lines that have much of what they had."""
    gone: tuple[int, ...]
    """The old numbers of the lines that are in the newer text no more."""
    new: tuple[int, ...]
    """The new numbers of the lines that the older text had not."""

    @property
    def moved(self) -> Mapping[int, int]:
        """The lines that say the same and have another number."""
        return {old: new for old, new in self.same.items() if old != new}

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """Return where the lines *first* to *last* are now; None where the first or the last that is not blank went."""
        known = [line for line in (*self.same, *self.changed, *self.gone) if first <= line <= last]
        if not known or not {min(known), max(known)}.isdisjoint(self.gone):
            return None
        now = [self.same.get(line) or self.changed[line] for line in known if line not in self.gone]
        return min(now), max(now)


def compare_lines(old: IndexedArticle, new: IndexedArticle) -> LineMoves:
    """Compare two entries of an article line by line.

    Lines with the same words, numbers and dates are the same; first those in the same order, then those that stand
    elsewhere. What is left between two that are the same is compared by how much it has in common.
    """
    before, after = _contents(old), _contents(new)
    numbers, others = sorted(before), sorted(after)
    matcher = SequenceMatcher(None, [before[line] for line in numbers], [after[line] for line in others])
    same: dict[int, int] = {}
    gaps: list[tuple[list[int], list[int]]] = []
    for tag, start, end, begin, stop in matcher.get_opcodes():
        if tag == "equal":
            same.update(zip(numbers[start:end], others[begin:stop], strict=True))
        else:
            gaps.append((numbers[start:end], others[begin:stop]))
    taken = set(same.values())
    free = {after[line]: line for line in reversed(others) if line not in taken}
    same.update({line: free.pop(before[line]) for line in numbers if line not in same and before[line] in free})
    taken = set(same.values())
    changed: dict[int, int] = {}
    for lost, come in gaps:
        left, new_lines = [line for line in lost if line not in same], [line for line in come if line not in taken]
        changed.update(_similar(left, new_lines, before, after))
    found = {*same.values(), *changed.values()}
    return LineMoves(
        dict(sorted(same.items())),
        changed,
        tuple(line for line in numbers if line not in same and line not in changed),
        tuple(line for line in others if line not in found),
    )


def _contents(entry: IndexedArticle) -> dict[int, _Content]:
    """Return what stands on each line that is not blank."""
    found: dict[int, set[str]] = {}
    for kind, table in (("word", entry.words), ("number", entry.numbers), ("date", entry.dates)):
        for written, lines in table.items():
            for line in lines:
                found.setdefault(line, set()).add(f"{kind} {written}")
    return {line: frozenset(content) for line, content in found.items()}


def _similar(
    old: Sequence[int], new: Sequence[int], before: Mapping[int, _Content], after: Mapping[int, _Content]
) -> Iterable[tuple[int, int]]:
    """Yield pairs of lines that are alike, in order: each line with the first of the others that is."""
    start = 0
    for line in old:
        alike = (place for place in range(start, len(new)) if _share(before[line], after[new[place]]) >= _SIMILAR)
        place = next(alike, -1)
        if place >= 0:
            yield line, new[place]
            start = place + 1


def _share(one: _Content, other: _Content) -> float:
    return len(one & other) / len(one | other)
