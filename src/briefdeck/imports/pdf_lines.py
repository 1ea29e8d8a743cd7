"""PDF → its printed lines with their places, as PDFium finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefdeck.imports.imported_text import MOST_TEXT, MissingLibraryError, UnimportableError

KIND = "a PDF"
_MOST_PAGES = 3_000
_MOST_LINES = 3_000
"""Lines of a page."""
_ENDS = re.compile(r"\r\n|(?<=[\x02\ufffe])")
"""PDFium ends a line with a line feed, or with U+0002 or U+FFFE in place of a hyphen that parts a word."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a page. All lengths are in points, from the lower left corner of the page."""

    text: str
    page: int
    """Counted from 0."""
    left: float
    right: float
    bottom: float
    """The lower end of its first letter's line, whatever the letter."""
    size: float
    """The height of that line."""


def read_pdf(data: bytes) -> tuple[list[PrintedLine], int, Mapping[str, str]]:
    """Read the lines of a PDF in the order in which they are written, its number of pages, and its metadata.

    Raises MissingLibraryError without PDFium, and UnimportableError where the file cannot be read.
    """
    try:
        import pypdfium2
    except ImportError:
        raise MissingLibraryError(KIND) from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        locked = "password" in str(fault).lower()
        raise UnimportableError(
            "is protected by a password: save it without one" if locked else "is damaged: it cannot be read as a PDF"
        ) from None
    try:
        pages = len(document)
        if pages > _MOST_PAGES:
            raise UnimportableError(f"has more than {_MOST_PAGES:,} pages: cut out those that you need")
        return list(_lines(document, pages)), pages, document.get_metadata_dict(skip_empty=True)
    except (pypdfium2.PdfiumError, UnicodeError) as fault:
        raise UnimportableError("is damaged: a page of it cannot be read") from fault
    finally:
        document.close()


def _lines(document: Any, pages: int) -> Iterator[PrintedLine]:
    written = 0
    for number in range(pages):
        page = document[number]
        text_page = page.get_textpage()
        try:
            text = text_page.get_text_range() if text_page.count_chars() else ""
            written += len(text)
            if written > MOST_TEXT:
                raise UnimportableError("has more text than an article: cut out the pages that you need")
            yield from _of_page(text_page, text, number)
        finally:
            text_page.close()
            page.close()


def _of_page(text_page: Any, text: str, number: int) -> Iterator[PrintedLine]:
    if text.count("\n") > _MOST_LINES:
        raise UnimportableError(f"has more than {_MOST_LINES:,} lines on a page, which no article has")
    start = 0
    for end, after in [*((match.start(), match.end()) for match in _ENDS.finditer(text)), (len(text), len(text))]:
        segment = text[start:end]
        filled = next((place for place, char in enumerate(segment, start) if not char.isspace()), -1)
        if filled >= 0 and (box := _box(text_page, filled, end)):
            left, right, bottom, size = box
            yield PrintedLine(segment, number, left, right, bottom, size)
        start = after


def _box(text_page: Any, start: int, end: int) -> tuple[float, float, float, float] | None:
    """Return the left and right end of the characters from *start* to *end*, and the bottom and height of the first."""
    count = text_page.count_rects(start, end - start)
    if count < 1:
        return None
    boxes = [text_page.get_rect(place) for place in range(count)]
    _, low, _, high = text_page.get_charbox(start, loose=True)
    if high <= low:
        return None
    return min(box[0] for box in boxes), max(box[2] for box in boxes), low, high - low
