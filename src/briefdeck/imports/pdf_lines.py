"""PDF → its printed lines with their places, as PDFium finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from briefdeck.imports.imported_text import MOST_TEXT, MissingLibraryError, UnimportableError

KIND = "a PDF"
_MOST_PAGES = 3_000
_MOST_LINES = 3_000
"""Lines of a page."""
_MOST_PICTURES = 200
_NOTE_NUMBER = re.compile(r"(?:(?<=[^\W\d]{3})|(?<=[.,;:!?)”’\"']))[0-9]{1,3}(?![\w.,]{0,12}[0-9]|[+−-])")
"""A number behind a word or a sentence, which may be that of a note; a short word may be a unit, as in “km2”."""
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


def read_pdf(data: bytes) -> tuple[list[PrintedLine], int, frozenset[int], Mapping[str, str]]:
    """Read a PDF: its lines in the order in which they are written, its number of pages, and its metadata.

    The third value says which pages show a picture half as large as they are. Raises MissingLibraryError without
    PDFium, and UnimportableError where the file cannot be read.
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
        lines = list(_lines(document, pages))
        pictured = frozenset(number for number in range(pages) if _is_pictured(document, number))
        return lines, pages, pictured, document.get_metadata_dict(skip_empty=True)
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


def _is_pictured(document: Any, number: int) -> bool:
    """Tell whether a picture takes half of a page or more, as on the pages of a scan."""
    import pypdfium2.raw

    page = document[number]
    try:
        least = page.get_width() * page.get_height() / 2
        pictures = islice(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3), _MOST_PICTURES)
        areas = ((right - left) * (top - low) for left, low, right, top in (each.get_bounds() for each in pictures))
        return any(area >= least for area in areas)
    finally:
        page.close()


def _of_page(text_page: Any, text: str, number: int) -> Iterator[PrintedLine]:
    if text.count("\n") > _MOST_LINES:
        raise UnimportableError(f"has more than {_MOST_LINES:,} lines on a page, which no article has")
    start = 0
    for end, after in [*((match.start(), match.end()) for match in _ENDS.finditer(text)), (len(text), len(text))]:
        segment = text[start:end]
        filled = next((place for place, char in enumerate(segment, start) if not char.isspace()), -1)
        letter = next((place for place, char in enumerate(segment, start) if char.isalnum()), filled)
        if filled >= 0 and (box := _box(text_page, filled, end, letter)):
            left, right, bottom, size = box
            yield PrintedLine(_without_raised(text_page, segment, start), number, left, right, bottom, size)
        start = after


def _without_raised(text_page: Any, segment: str, start: int) -> str:
    """Return *segment*, which begins at the character *start*, without raised numbers that lead to its notes."""

    def judge(found: re.Match[str]) -> str:
        place = start + found.start()
        (_, low, _, high), (_, below, _, above) = (
            text_page.get_charbox(each, loose=True) for each in (place, place - 1)
        )
        is_raised = high - low < 0.85 * (above - below) and low > below + 0.1 * (above - below)
        return "" if is_raised else found[0]

    return _NOTE_NUMBER.sub(judge, segment)


def _box(text_page: Any, start: int, end: int, letter: int) -> tuple[float, float, float, float] | None:
    """Return the left and right end of the characters from *start* to *end*, and bottom and height of their *letter*.

    It is the first one: a bullet before it is often of another size.
    """
    count = text_page.count_rects(start, end - start)
    if count < 1:
        return None
    boxes = [text_page.get_rect(place) for place in range(count)]
    _, low, _, high = text_page.get_charbox(letter, loose=True)
    if high <= low:
        return None
    return min(box[0] for box in boxes), max(box[2] for box in boxes), low, high - low
