"""HTML → tags and texts, and those → lines: one for each paragraph, heading, item and row.

It is read in one pass whose time is linear in its length whatever it has, and nothing is fetched, expanded or run.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from html import unescape
from itertools import count
from typing import NamedTuple

from briefdeck.imports.imported_text import clean_line
from briefdeck.imports.unwrap import find_soft_ends

_WORD_BLOCK = (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section summary table tbody tfoot thead tr ul"
)
BLOCKS = frozenset(_WORD_BLOCK.split())
"""Elements that stand on lines of their own."""
CELLS = frozenset(("td", "th"))
_RAW = ("script", "style")
"""Elements whose content is no markup."""
_SILENT = frozenset("button canvas iframe noscript select svg template textarea title".split())
"""Elements whose content is not part of the text."""
_HIDEABLE = ("div", "span", "table")
"""Elements that nobody leaves open."""
_HIDDEN = re.compile(r"(?i)display\s?:\s?none")
_DELIMITER = re.compile(r"[>\"']")
_NAME = re.compile(r"/?([A-Za-z][^\s/>]{0,40})")
_ATTRIBUTE = re.compile(r"([^\s=/\"'>]{1,80})\s?=\s?(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]{1,2000}))")
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CELL, _BREAK = "\t", "\v"
_LINK, _END_OF_LINK = "\x0e", "\x0f"
_LINKED = re.compile(f"{_LINK}[^{_LINK}{_END_OF_LINK}]*{_END_OF_LINK}")
_MARKS = str.maketrans(dict.fromkeys((_CELL, _BREAK, _LINK, _END_OF_LINK), " "))
_WITHOUT_LINKS = str.maketrans(dict.fromkeys((_LINK, _END_OF_LINK)))


class MarkupTag:
    """A tag of a page; a comment is one with the name "!--"."""

    __slots__ = ("__dict__", "_written", "is_end", "name")

    def __init__(self, name: str, written: str, is_end: bool = False) -> None:
        self.name, self._written, self.is_end = name, written, is_end

    def __str__(self) -> str:
        return f"<{'/' * self.is_end}{self.name}{self._written}>"

    @property
    def comment(self) -> str:
        """Of a comment: what it says."""
        return self._written

    @property
    def is_empty(self) -> bool:
        """Whether it closes itself, as in XHTML."""
        return self._written.endswith("/")

    @property
    def has_style(self) -> bool:
        """Whether it says how it looks."""
        return "style" in self._written and "style" in self.attributes

    @cached_property
    def attributes(self) -> Mapping[str, str]:
        """Its attributes by their names in lower case."""
        found = _ATTRIBUTE.findall(self._written)
        return {name.lower(): unescape(double or single or bare) for name, double, single, bare in reversed(found)}


def read_markup(page: str) -> Iterator[MarkupTag | str]:
    """Yield the tags of *page* and the texts between them, which are raw inside scripts and styles."""
    position, raw = 0, ""
    while position < len(page):
        start = _raw_end(page, position, raw) if raw else page.find("<", position)
        start = start if start >= 0 else len(page)
        if start > position:
            yield page[position:start] if raw else unescape(page[position:start])
        if start == len(page):
            return
        raw = ""
        tag, position = _read_tag(page, start)
        if tag is not None:
            yield tag
            raw = tag.name if tag.name in _RAW and not (tag.is_end or tag.is_empty) else ""
        elif position == start + 1:
            yield "<"


def _raw_end(page: str, position: int, name: str) -> int:
    found = re.compile(f"(?i)</{name}").search(page, position)
    return found.start() if found else -1


def _read_tag(page: str, start: int) -> tuple[MarkupTag | None, int]:
    """Read the tag at *start*, if there is one, and tell where to go on."""
    if page.startswith("<!--", start):
        end = page.find("-->", start + 4)
        end = end if end >= 0 else len(page)
        return MarkupTag("!--", page[start + 4 : end]), end + 3
    name = _NAME.match(page, start + 1)
    if name is None:
        if page[start + 1 : start + 2] not in ("!", "?"):
            return None, start + 1
        end = page.find(">", start)
        return None, (end + 1 if end >= 0 else len(page))
    end = _tag_end(page, name.end())
    return MarkupTag(name[1].lower(), page[name.end() : end], page[start + 1] == "/"), end + 1


def _tag_end(page: str, position: int) -> int:
    """Find the > that closes a tag, which may have others within quotation marks."""
    while found := _DELIMITER.search(page, position):
        if found[0] == ">":
            return found.start()
        closing = -1
        if page[position : found.start()].rstrip().endswith("="):
            closing = page.find(found[0], found.end())
        position = closing + 1 if closing >= 0 else found.end()
    return len(page)


def _is_silent(tag: MarkupTag) -> bool:
    """Tell whether *tag* begins an element whose content is not part of the text, or is hidden from readers."""
    if tag.is_end or tag.is_empty:
        return False
    is_hidden = tag.name in _HIDEABLE and tag.has_style and bool(_HIDDEN.search(tag.attributes["style"]))
    return is_hidden or tag.name in _SILENT or tag.name in _RAW


class MarkupLine(NamedTuple):
    """A line of a page."""

    block: str
    """The name of its innermost block: "p"."""
    text: str
    is_link: bool
    """Whether all words of it are links."""


def lines_of_markup(parts: Iterable[MarkupTag | str]) -> list[MarkupLine]:
    """Turn the *parts* of a page into its lines.

    A line break within a block begins a new line, unless it only breaks one; the cells of a row are parted by |.
    """
    found: list[MarkupLine] = []
    written: list[str] = []
    block, silent, depth, is_link = "", "", 0, False

    def end_line() -> None:
        found.extend(_lines_of_text(block, "".join(written)))
        written.clear()

    for part in settle_breaks(parts):
        if isinstance(part, str):
            if not silent:
                text = part.translate(_MARKS)
                written.append(f"{_LINK}{text}{_END_OF_LINK}" if is_link else text)
        elif silent:
            depth += 0 if part.name != silent or part.is_empty else -1 if part.is_end else 1
            silent = silent if depth > 0 else ""
        elif _is_silent(part):
            silent, depth = part.name, 1
        elif part.name in BLOCKS:
            end_line()
            block, is_link = "" if part.is_end else part.name, False
        elif part.name == "br":
            written.append(_BREAK)
        elif part.name in CELLS:
            written.append(_CELL)
        elif part.name == "a":
            is_link = not part.is_end and "href" in part.attributes
    end_line()
    return found


def _lines_of_text(block: str, text: str) -> Iterator[MarkupLine]:
    """Yield the lines of *text* between blocks, in which cells, breaks and links are marked."""
    cells = [cell for cell in text.split(_CELL) if cell.strip()]
    for line in [[part] for part in cells[0].split(_BREAK)] if len(cells) == 1 else [cells]:
        texts = list(filter(None, (clean_line(cell.translate(_WITHOUT_LINKS)) for cell in line)))
        if texts:
            joined, bare = " | ".join(texts), "".join(_LINKED.sub("", cell) for cell in line)
            yield MarkupLine(block, joined, any(map(str.isalnum, joined)) and not any(map(str.isalnum, bare)))


def settle_breaks(parts: Iterable[MarkupTag | str]) -> Iterator[MarkupTag | str]:
    """Yield *parts* with blanks in place of the line breaks that only break a line."""
    stretch: list[MarkupTag | str] = []
    block = ""
    for part in parts:
        if isinstance(part, str) or not (part.name in BLOCKS or part.name in CELLS):
            stretch.append(part)
            continue
        yield from _settled(stretch, block)
        yield part
        stretch, block = [], "" if part.is_end else part.name
    yield from _settled(stretch, block)


def _settled(stretch: Sequence[MarkupTag | str], block: str) -> Iterator[MarkupTag | str]:
    """Settle the breaks in a *stretch* within one *block*; those of a heading never part anything."""
    if not any(map(is_break, stretch)):
        yield from stretch
        return
    texts = [""]
    for part in stretch:
        if is_break(part):
            texts.append("")
        elif isinstance(part, str):
            texts[-1] += part
    soft = range(len(texts)) if block in HEADINGS else find_soft_ends([clean_line(text) for text in texts])
    breaks = count()
    yield from (" " if is_break(part) and next(breaks) in soft else part for part in stretch)


def is_break(part: MarkupTag | str) -> bool:
    """Tell whether *part* is a line break."""
    return not isinstance(part, str) and part.name == "br"


_RAISED = re.compile(r"<(sup)[\s>]|<(a)\s[^<>]{0,300}(?:noteref|footnote-?ref)", re.IGNORECASE)
_LONGEST_REFERENCE = 1000
"""Characters of a raised reference, with its markup."""
_REFERENCE = re.compile(r"\[[^\[\]]{1,24}\]|[0-9]{1,3}|[*†‡]")


def without_references(page: str) -> str:
    """Return *page* without the raised marks that lead to its notes: a [12] behind a word, or a 3 that is a link."""
    kept: list[str] = []
    position = 0
    for found in _RAISED.finditer(page):
        closing = f"</{found[1] or found[2]}>"
        end = page.find(closing, found.end(), found.end() + _LONGEST_REFERENCE)
        if found.start() < position or end < 0:
            continue
        inner = page[found.start() : end]
        text = "".join(part for part in read_markup(inner) if isinstance(part, str)).strip()
        if _REFERENCE.fullmatch(text) and (text.startswith("[") or "#" in inner):
            kept.append(page[position : found.start()])
            position = end + len(closing)
    return "".join((*kept, page[position:]))


def skip_elements(page: str, names: Collection[str]) -> Iterator[str]:
    """Yield the stretches of *page* as they are written, without the elements with these *names* and comments."""
    position, start, inside = 0, 0, ""
    while (at := page.find("<", position)) >= 0:
        if inside in _RAW:
            at = _raw_end(page, position, inside)
        tag, position = _read_tag(page, at) if at >= 0 else (None, len(page))
        if tag is None:
            continue
        if not inside and tag.name in names and not tag.is_end:
            yield page[start:at]
            start = position
            inside = "" if tag.name == "!--" or tag.is_empty else tag.name
        elif inside and tag.is_end and tag.name == inside:
            inside, start = "", position
    if not inside:
        yield page[start:]
