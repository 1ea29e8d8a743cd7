"""Texts whose lines moved → the files of a bank with the citations of those lines rewritten, and nothing else.

Which lines moved, changed, went and came is told by two states of an article, from the concordance alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise

from briefdeck.articles.concordance import IndexedArticle
from briefdeck.located import LocatedStr
from briefdeck.message_grammar import numbered_lines
from briefdeck.model import Bank
from briefdeck.model.citation import LineSpan
from briefdeck.read.bank import read_texts

_SIMILAR = 0.6
"""Two lines that share so much of their content are taken for one line that was changed."""

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


@dataclass(frozen=True, slots=True)
class MovedCitation:
    """A place in a file of the bank that names lines of a text that has another number now."""

    written: LocatedStr
    """What stands there."""
    instead: str
    """What is right now."""
    fact: str
    """The id of the fact; "" for the furniture of an article."""


@dataclass(frozen=True, slots=True)
class Moves:
    """What the change of texts does to a bank."""

    moved: tuple[MovedCitation, ...] = ()
    """In the order of the file."""
    changed: tuple[tuple[str, str], ...] = ()
    """Facts whose line has changed, each with its citation as it is now: to be read again."""
    gone: tuple[tuple[str, str], ...] = field(default=())
    """Facts whose line is there no more, each with its citation as it stands."""


def find_moves(bank: Bank, moves: Mapping[str, LineMoves]) -> Moves:
    """Find what in *bank* the *moves*, by the keys of the articles that changed, concern."""
    moved: list[MovedCitation] = []
    changed: list[tuple[str, str]] = []
    gone: list[tuple[str, str]] = []
    for key, article in bank.articles.items():
        if str(key) in moves:
            moved += _of_furniture(article.furniture, moves[str(key)])
    for fact in bank.facts:
        for citation in fact.cite:
            of_article = moves.get(citation.article)
            if of_article is None:
                continue
            span = of_article.span(citation.lines.first, citation.lines.last)
            if span is None:
                gone.append((str(fact.id), str(citation.written)))
                continue
            now = f"{citation.article}:{_written(*span)}"
            if any(
                line in of_article.changed or line in of_article.gone for line in _lines(citation.lines, of_article)
            ):
                changed.append((str(fact.id), now))
            if span != (citation.lines.first, citation.lines.last):
                moved.append(MovedCitation(citation.written, now, str(fact.id)))
    return Moves(tuple(sorted(moved, key=lambda each: each.written.location)), tuple(changed), tuple(gone))


def _of_furniture(furniture: Sequence[LineSpan], moves: LineMoves) -> Iterator[MovedCitation]:
    for lines in furniture:
        span = moves.span(lines.first, lines.last)
        if span is not None and span != (lines.first, lines.last):
            yield MovedCitation(lines.written, _written(*span), "")


def _lines(span: LineSpan, moves: LineMoves) -> list[int]:
    """List the lines of *span* that were not blank."""
    return [line for line in (*moves.same, *moves.changed, *moves.gone) if span.first <= line <= span.last]


def _written(first: int, last: int) -> str:
    return f"{first}-{last}" if last > first else str(first)


def move_citations(texts: Mapping[str, str], moved: Sequence[MovedCitation]) -> dict[str, str]:
    """Rewrite *texts*, the files of a bank by the paths of their nodes, so that each of *moved* stands as it is now.

    Raises ValueError where they do not read as meant then, which would be a fault here.
    """
    lines = {path: text.split("\n") for path, text in texts.items()}
    for each in reversed(moved):
        own, at, column = lines[each.written.path], each.written.line - 1, each.written.column - 1
        start = own[at].index(str(each.written), column)
        own[at] = own[at][:start] + each.instead + own[at][start + len(each.written) :]
    new = {path: "\n".join(own) for path, own in lines.items()}
    (before, old), (after, problems) = read_texts(texts), read_texts(new)
    if len(old) != len(problems) or [fact.id for fact in before.facts] != [fact.id for fact in after.facts]:
        raise ValueError("the citations cannot be rewritten")
    return new


def format_moves(key: str, moves: LineMoves) -> Iterator[str]:
    """Say which lines of the article *key* moved, changed, went and came, a sentence each."""
    rows = [[old, new] for old, new in sorted(moves.moved.items())]
    for run in _runs(rows):
        old, new = [row[0] for row in run], [row[1] for row in run]
        yield f"{key}: {_are(old)} now {numbered_lines(new)}"
    for old_line, new_line in sorted(moves.changed.items()):
        where = "" if old_line == new_line else f", and is line {new_line} now"
        yield f"{key}: line {old_line} has changed{where}"
    if moves.gone:
        yield f"{key}: {numbered_lines(moves.gone)} {'has' if len(moves.gone) == 1 else 'have'} gone"
    if moves.new:
        yield f"{key}: {numbered_lines(moves.new)} {'is' if len(moves.new) == 1 else 'are'} new"


def _are(numbers: Sequence[int]) -> str:
    return f"{numbered_lines(numbers)} {'is' if len(numbers) == 1 else 'are'}"


def _runs(rows: Sequence[Sequence[int]]) -> Iterator[Sequence[Sequence[int]]]:
    """Cut *rows* of old and new numbers into runs that moved by the same."""
    start = 0
    for place, (before, row) in enumerate(pairwise(rows), start=1):
        if row[1] - row[0] != before[1] - before[0]:
            yield rows[start:place]
            start = place
    if rows:
        yield rows[start:]
