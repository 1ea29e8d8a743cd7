"""Pages as they were written once → as they are written now, which is what the readers of pages are made for.

Two line breaks begin a paragraph, and a table that only places what it holds is no table: to a reader it is a row, and
all of an article within one cell of it a single line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from briefdeck.imports.markup import BLOCKS, CELLS, MarkupTag, is_break, read_markup, settle_breaks
from briefdeck.imports.unwrap import is_wrapped

_FEWEST = 8
"""Words of a paragraph in a cell."""
_OF_TABLES = frozenset(("table", "thead", "tbody", "tfoot", "tr", *CELLS))
_OF_DATA = frozenset(("th", "caption", "thead"))
"""Parts that only a table has whose rows tell something."""
_NO_PARAGRAPHS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "pre", "figcaption"))
_STYLES = frozenset("b big em font i small span strong tt u".split())
_PARAGRAPH = "<p>"


@dataclass
class _TableCell:
    """What stands in a cell."""

    words: int = 0
    paragraphs: int = 0
    open: int = 0
    """Words since its last break."""

    def end_paragraph(self) -> None:
        """Count what was open."""
        self.words += self.open
        self.paragraphs += self.open >= _FEWEST
        self.open = 0


@dataclass
class _TableTags:
    """A table that is read, and what to write for its tags if it is a frame."""

    written: dict[int, str] = field(default_factory=dict)
    """By the places of the tags."""
    rows: list[list[_TableCell]] = field(default_factory=list)
    in_cell: bool = False
    is_data: bool = False
    has_frame: bool = False

    @property
    def cell(self) -> _TableCell | None:
        """The cell that is open."""
        return self.rows[-1][-1] if self.in_cell else None

    def read(self, place: int, tag: MarkupTag) -> None:
        """Take a *tag* of the table, which stands at *place*."""
        self.is_data = self.is_data or tag.name in _OF_DATA
        ended = self._end_cell() if tag.name != "tr" or self.in_cell else ""
        if tag.name in CELLS and not tag.is_end:
            self.rows = self.rows or [[]]
            self.rows[-1].append(_TableCell())
            self.in_cell = True
            ended += "<div>"
        elif tag.name == "tr" and not tag.is_end:
            self.rows.append([])
        self.written[place] = ended

    def _end_cell(self) -> str:
        if (cell := self.cell) is None:
            return ""
        cell.end_paragraph()
        self.in_cell = False
        return "</div>"

    def end(self, place: int) -> None:
        """End the table with the tag at *place*."""
        self.written[place] = f"{self._end_cell()}</div>{_PARAGRAPH}"

    @property
    def paragraphs(self) -> int:
        """How many paragraphs it has."""
        return sum(cell.paragraphs for row in self.rows for cell in row)

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(cell.words for row in self.rows for cell in row)

    @property
    def is_frame(self) -> bool:
        """Whether it only places what it holds: it has one column, or one cell of it holds most of its text."""
        if self.is_data or not self.paragraphs:
            return self.has_frame
        largest = max((cell for row in self.rows for cell in row), key=lambda cell: cell.words)
        is_column = all(sum(cell.words > 0 for cell in row) < 2 for row in self.rows)
        return self.has_frame or is_column or (largest.paragraphs > 1 and 2 * largest.words > self.words)


def rewrite_old_markup(page: str) -> str:
    """Return *page* with paragraphs in place of two line breaks, and blocks in place of tables that only place things.

    Line breaks at a width go, also those of a text that is preformatted. A page without any of it is returned as it is.
    """
    settled = list(_without_wide_styles(list(settle_breaks(_without_preformatted(read_markup(page))))))
    frames = _find_frames(settled)
    rewritten = list(_write(settled, frames))
    return "".join(rewritten)


def _without_preformatted(parts: Iterable[MarkupTag | str]) -> Iterator[MarkupTag | str]:
    """Yield *parts* with blocks and line breaks in place of preformatted text that is broken at a width."""
    inside: list[MarkupTag | str] = []
    for part in parts:
        if inside or (isinstance(part, MarkupTag) and part.name == "pre" and not part.is_end):
            inside.append(part)
        else:
            yield part
        if len(inside) > 1 and isinstance(part, MarkupTag) and part.name == "pre":
            yield from _unformatted(inside)
            inside = []
    yield from inside


def _unformatted(parts: Sequence[MarkupTag | str]) -> Iterator[MarkupTag | str]:
    if not is_wrapped("".join(part for part in parts if isinstance(part, str)).split("\n")):
        yield from parts
        return
    for part in parts:
        if isinstance(part, MarkupTag):
            yield MarkupTag("div", "", part.is_end) if part.name == "pre" else part
            continue
        first, *others = part.split("\n")
        yield first
        for line in others:
            yield from (MarkupTag("br", ""), line)


def _without_wide_styles(parts: Sequence[MarkupTag | str]) -> Iterator[MarkupTag | str]:
    """Yield *parts* without the tags of styles that reach over several blocks: within one there is no paragraph."""
    open_: dict[str, list[tuple[int, int]]] = defaultdict(list)
    wide: set[int] = set()
    blocks = breaks = 0
    for place, part in enumerate(parts):
        if isinstance(part, str):
            breaks = 0 if part.strip() else breaks
        elif part.name in BLOCKS or part.name in CELLS or is_break(part):
            breaks = breaks + 1 if is_break(part) else 2
            blocks += breaks > 1
        elif part.name not in _STYLES:
            continue
        elif not part.is_end:
            open_[part.name].append((place, blocks))
        elif open_[part.name]:
            begin, before = open_[part.name].pop()
            wide.update((begin, place) if blocks > before else ())
    wide.update(place for each in open_.values() for place, before in each if blocks > before)
    yield from (part for place, part in enumerate(parts) if place not in wide)


def _find_frames(parts: Sequence[MarkupTag | str]) -> dict[int, str]:
    """Return what to write in place of the tags of frames, by their places among *parts*."""
    written: dict[int, str] = {}
    open_: list[_TableTags] = []
    for place, part in enumerate(parts):
        if isinstance(part, str):
            if open_ and (cell := open_[-1].cell):
                cell.open += len(part.split())
        elif part.name == "table":
            if not part.is_end:
                open_.append(_TableTags({place: "<div>"}))
            elif open_:
                written |= _end_table(open_, place)
        elif open_ and (part.name in _OF_TABLES or part.name == "caption"):
            open_[-1].read(place, part)
        elif open_ and (part.name in BLOCKS or part.name == "br") and (cell := open_[-1].cell):
            cell.end_paragraph()
    while open_:
        written |= _end_table(open_, len(parts))
    return written


def _end_table(open_: list[_TableTags], place: int) -> Mapping[int, str]:
    """End the innermost of *open_* tables; return what to write for its tags."""
    table = open_.pop()
    table.end(place)
    outer = open_[-1] if open_ else None
    if outer is not None and (cell := outer.cell):
        cell.end_paragraph()
        cell.words += table.words
        cell.paragraphs += table.paragraphs if table.is_frame else 0
        outer.has_frame = outer.has_frame or (table.is_frame and table.paragraphs > 1)
    return table.written if table.is_frame else {}


def _write(parts: Sequence[MarkupTag | str], frames: Mapping[int, str]) -> Iterator[str]:
    """Yield *parts* as a page, with what stands for tags of *frames* in their places, and paragraphs for two breaks."""
    stretch: list[MarkupTag | str] = []
    apart = 0
    for place, part in enumerate(parts):
        if isinstance(part, str) or not (part.name in BLOCKS or part.name in CELLS):
            stretch.append(part)
            continue
        yield from _paragraphs(stretch) if not apart else map(_as_written, stretch)
        stretch = []
        if place not in frames and (part.name in _NO_PARAGRAPHS or part.name == "table"):
            apart = max(0, apart + (-1 if part.is_end else 1))
        yield frames.get(place, str(part))
    yield from _paragraphs(stretch)
    yield frames.get(len(parts), "")


def _paragraphs(stretch: Sequence[MarkupTag | str]) -> list[str]:
    """Write a *stretch* within one block, in which two line breaks begin a paragraph, and so does the first text."""
    written: list[str] = []
    breaks = 0
    for part in stretch:
        if is_break(part):
            breaks += 1
            written.append(str(part) if breaks == 1 else _PARAGRAPH if breaks == 2 else "")
        else:
            breaks = 0 if isinstance(part, str) and part.strip() else breaks
            written.append(_as_written(part))
    return [_PARAGRAPH, *written] if _PARAGRAPH in written else written


def _as_written(part: MarkupTag | str) -> str:
    """Write *part* as it is; a line that ends in the source of a page goes on, which one reader does not know."""
    return escape(part.replace("\n", " "), quote=False) if isinstance(part, str) else str(part)
