"""PDF → one paragraph a line: columns followed, running heads taken out, wraps and hyphens undone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, islice, pairwise
from statistics import median
from typing import Any

from briefdeck.imports.furniture import is_of_browser, looks_like_furniture, without_surroundings
from briefdeck.imports.head_lines import find_dateline
from briefdeck.imports.imported_text import (
    MOST_TEXT,
    NOT_TOLD,
    ImportedLine,
    ImportedText,
    MissingLibraryError,
    Told,
    UnimportableError,
    clean_line,
    first_told,
    told,
    told_language,
    told_name,
    told_url,
)
from briefdeck.imports.page_metadata import day_in_address
from briefdeck.imports.unwrap import join_hyphened

KIND = "a PDF"
_MOST_PAGES = 3_000
_MOST_LINES = 3_000
"""Lines of a page."""
_MOST_PICTURES = 200
_NOTE_NUMBER = re.compile(r"(?:(?<=[^\W\d]{3})|(?<=[.,;:!?)”’\"']))[0-9]{1,3}(?![\w.,]{0,12}[0-9]|[+−-])")
"""A number behind a word or a sentence, which may be that of a note; a short word may be a unit, as in “km2”."""
_ENDS = re.compile(r"\r\n|(?<=[\x02\ufffe])")
"""PDFium ends a line with a line feed, or with U+0002 or U+FFFE in place of a hyphen that parts a word."""
_ENDED = re.compile(r"[.!?:…。][”\"’')\]]{0,4}\s*\Z")
_BULLET = re.compile(r"\s*[•◦▪‣■●○]\s")
_NOTE = re.compile(r"\s*(?:[0-9]{1,3}|[*†‡])\s+[^\W\d_a-z]")
"""How a note begins at the foot of a page."""
_DIGITS = re.compile(r"[0-9]+")
_PRODUCED = re.compile(r"D:([0-9]{4})([0-9]{2})([0-9]{2})")
_MADE_UP = re.compile(r"(?i)\A(?:microsoft word - |untitled|document[0-9]*\Z)|\.(?:docx?|indd|qxd|pdf|tex|rtf|odt)\Z")
"""Titles that a program has made of the name of a file."""
_TOP_LINES = 40
"""Lines on which a title in the metadata must stand to be that of the text."""
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
"""What browsers print at the foot of a page."""
_BESIDE_TITLE = re.compile(r"\s[|–—·-]\s")
_FOOT = "the foot of its pages"
_NARROWEST = 150
"""Points of a column: what is narrower is a line that does not fill it."""
_AT_EDGE = 4
"""Lines at the top and at the bottom of a page that may be running heads and feet."""
_PARTING = ("\x02", "\ufffe", "\u00ad")


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


def read_pdf(data: bytes) -> tuple[list[PrintedLine], frozenset[int], Mapping[str, str]]:
    """Read a PDF: its lines in the order in which they are written, which pages are pictures, and its metadata.

    The second value says which pages show a picture half as large as they are. Raises MissingLibraryError without
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
        return lines, pictured, document.get_metadata_dict(skip_empty=True)
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
        share = 0.1 if high - low < 0.85 * (above - below) else 0.3
        is_raised = high - low < above - below and low > below + share * (above - below)
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


@dataclass(frozen=True, slots=True)
class _PrintedColumn:
    """The column that a line stands in."""

    left: float
    right: float


def import_pdf(data: bytes) -> ImportedText:
    """Import a PDF. Raises UnimportableError where it has no text, as a scan has none."""
    lines, pictured, metadata = read_pdf(data)
    running = _running(lines)
    body = list(_rows(_notes_last(line for line in lines if line not in running)))
    scanned = sorted(pictured - {line.page for line in body})
    if not any(line.text.strip() for line in body):
        raise UnimportableError("has no text in it: it is a scan; run `ocrmypdf` on it first")
    heads = list(dict.fromkeys(clean_line(line.text) for line in lines if line in running))
    texts = join_hyphened([_parted(line.text) for line in paragraph] for paragraph in _paragraphs(body))
    title = _title(body, texts, metadata)
    url = first_told(*(told_url(found[0], _FOOT) for found in map(_ADDRESS.search, heads) if found))
    made = _PRODUCED.match(metadata.get("CreationDate", ""))
    notes = [f"{_pages(scanned)} in it: each is a picture; run `ocrmypdf` on the file first"] if scanned else []
    notes += [f"left out as running heads and feet: {', '.join(heads[:6])}"] if heads else []
    notes += [f"the file was made on {'-'.join(made.groups())}, which need not be the day it appeared"] if made else []
    printed = tuple(ImportedLine(clean_line(text)) for text in texts)
    of_browser = is_of_browser(metadata.get("Creator", ""))
    return ImportedText(
        KIND,
        without_surroundings(printed, title.value) if of_browser else printed,
        title,
        told_name(metadata.get("Author"), "author of the PDF"),
        _outlet(title.value, metadata.get("Title", "")),
        first_told(_day_of_heads(heads), day_in_address(url.value)),
        url,
        language=told_language(metadata.get("Lang"), "language of the PDF"),
        notes=tuple(notes),
    )


def _day_of_heads(heads: Sequence[str]) -> Told:
    """Find when the text appeared by a running head or foot that says hardly more."""
    found = find_dateline([(0, ""), *enumerate(heads, start=1)], "en")
    return found._replace(found=_FOOT) if found else found


def _outlet(title: str, written: str) -> Told:
    """Find the name of the site in the title of a printed page, as it is *written*, behind the *title* of its text."""
    rest = written.removeprefix(title)
    parts = _BESIDE_TITLE.split(rest) if title and rest != written else []
    return told(parts[-1] if len(parts) > 1 else "", "title of the PDF, beside the headline")


def _notes_last(lines: Iterable[PrintedLine]) -> Iterator[PrintedLine]:
    """Yield *lines* with those behind their page that are written first and stand below all else, as notes are."""
    for _, of_page in groupby(lines, key=lambda line: line.page):
        some = list(of_page)
        highest = [*accumulate((line.bottom for line in some), max)]
        lowest = [*accumulate((line.bottom for line in reversed(some)), min)][::-1]
        first = next((n for n in range(1, len(some)) if highest[n - 1] < lowest[n]), 0)
        yield from (*some[first:], *some[:first])


def _pages(numbers: Sequence[int]) -> str:
    """Word which pages have no text, by their *numbers* from 0."""
    first, last = numbers[0] + 1, numbers[-1] + 1
    if len(numbers) == 1:
        return f"page {first} has no text"
    whole = last - first + 1 == len(numbers)
    return (
        f"pages {first}–{last} have no text" if whole else f"{len(numbers)} pages from {first} to {last} have no text"
    )


def _parted(text: str) -> str:
    """Write what PDFium puts in place of a hyphen that parts a word as a soft hyphen."""
    text = text.strip()
    return f"{text[:-1]}\u00ad" if text.endswith(_PARTING) else text


def _title(lines: Sequence[PrintedLine], texts: Sequence[str], metadata: Mapping[str, str]) -> Told:
    """Find the title: that of the metadata if it stands at the top of the text, or else the largest line there."""
    named = told(metadata.get("Title"), "title of the PDF")
    top = " ".join(" ".join(texts[:_TOP_LINES]).casefold().split())
    if named and not _MADE_UP.search(named.value) and named.value.casefold() in top:
        return named
    first = [line for line in lines if line.page == 0]
    largest = max((line.size for line in first), default=0)
    usual = median(line.size for line in lines)
    if largest < 1.15 * usual:
        return NOT_TOLD
    words = [clean_line(line.text) for line in first if line.size > 0.97 * largest]
    return told(" ".join(words[:4]), "the largest line of the first page")


def _running(lines: Sequence[PrintedLine]) -> frozenset[PrintedLine]:
    """Find the lines that stand at the same height on two pages or more with the same words, numbers apart.

    They must be the topmost or lowest lines of their pages, as the heads of tables are repeated within them. Small
    print on top of pages, at one height, is a running head whatever it says: left pages often have their own. So is
    small print there that reads like furniture, “Downloaded from …”, even if it is on one page alone.
    """
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    by_page: dict[int, list[PrintedLine]] = defaultdict(list)
    for line in lines:
        seen[_head_key(line)].add(line.page)
        by_page[line.page].append(line)
    found: set[PrintedLine] = set()
    for of_page in by_page.values():
        ordered = sorted(of_page, key=lambda line: line.bottom)
        edge = {line.bottom for line in ordered[:_AT_EDGE]} | {line.bottom for line in ordered[-_AT_EDGE:]}
        repeated = {line for line in of_page if line.bottom in edge and len(seen[_head_key(line)]) > 1}
        found |= _apart_from_text(repeated, of_page)
        found.update(line for line in _small_print(of_page) if line.bottom in edge and looks_like_furniture(line.text))
    return frozenset((*found, *_small_print_on_top(by_page)))


def _small_print(of_page: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Find the lines of a page that are smaller than its text."""
    usual = median(line.size for line in of_page)
    return [line for line in of_page if line.size < 0.9 * usual]


def _apart_from_text(repeated: set[PrintedLine], of_page: Sequence[PrintedLine]) -> set[PrintedLine]:
    """Leave out of the *repeated* lines of a page those that its text runs on into: a refrain is no running head."""
    usual = median(line.size for line in of_page)
    for _ in range(_AT_EDGE):
        text = [line for line in of_page if line not in repeated]
        joined = {line for line in repeated if abs(line.size - usual) < 0.05 * usual and _is_below(line, text)}
        if not joined:
            break
        repeated = repeated - joined
    return repeated


def _is_below(line: PrintedLine, text: Sequence[PrintedLine]) -> bool:
    """Tell whether *line* stands as close to a line of the *text* as lines of one paragraph do."""
    return any(
        0 < abs(other.bottom - line.bottom) <= 1.3 * line.size
        and min(other.right, line.right) > max(other.left, line.left)
        and abs(other.size - line.size) < 0.05 * line.size
        for other in text
    )


def _small_print_on_top(by_page: Mapping[int, Sequence[PrintedLine]]) -> list[PrintedLine]:
    """Find the top lines that are smaller than the text of their page, and at one height on two pages or more."""
    tops: dict[int, list[PrintedLine]] = defaultdict(list)
    for of_page in by_page.values():
        highest = max(line.bottom for line in of_page)
        row = [line for line in _small_print(of_page) if line.bottom == highest]
        tops[round(highest / 3)] += row
    return [line for row in tops.values() if len({line.page for line in row}) > 1 for line in row]


def _head_key(line: PrintedLine) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text.strip()), round(line.bottom / 3)


def _columns(lines: Sequence[PrintedLine]) -> dict[PrintedLine, _PrintedColumn]:
    """Find the column of each line: where nearly all lines of its size begin and end that it overlaps with.

    Lines that are much wider do not count, as they run over several columns.
    """
    found: dict[PrintedLine, _PrintedColumn] = {}
    by_page: dict[int, dict[tuple[int, int, int], list[PrintedLine]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        by_page[line.page][round(line.left / 3), round(line.right / 3), round(line.size)].append(line)
    for shapes in by_page.values():
        some = [(of_shape[0], len(of_shape)) for of_shape in shapes.values()]
        for of_shape in shapes.values():
            column = _column(of_shape[0], some)
            found.update(dict.fromkeys(of_shape, column))
    return found


def _column(line: PrintedLine, others: Iterable[tuple[PrintedLine, int]]) -> _PrintedColumn:
    """Find the column of *line* among *others*, which are one line of each shape and how many have it."""
    mates = [(other, count) for other, count in others if _are_mates(line, other)] or [(line, 1)]
    lefts = sorted(left for mate, count in mates for left in [mate.left] * count)
    rights = sorted(right for mate, count in mates for right in [mate.right] * count)
    return _PrintedColumn(lefts[int(0.1 * (len(lefts) - 1))], rights[-1 - int(0.1 * (len(rights) - 1))])


def _are_mates(line: PrintedLine, other: PrintedLine) -> bool:
    width, others = line.right - line.left, other.right - other.left
    shared = min(line.right, other.right) - max(line.left, other.left)
    is_alike = abs(other.size - line.size) < 0.15 * line.size
    return is_alike and shared > 0.5 * min(width, others) and (others < 1.5 * width or width < _NARROWEST)


def _paragraphs(lines: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """Gather the lines of each paragraph, in the order in which they are written."""
    columns = _columns(lines)
    steps = (a.bottom - b.bottom for a, b in pairwise(lines) if a.page == b.page)
    gaps = sorted(gap for gap in steps if gap > 0) or [0.0]
    usual = gaps[len(gaps) // 4]
    found: list[list[PrintedLine]] = []
    for line in lines:
        if not found or _begins(line, found[-1][-1], columns, usual) or _is_set_apart(line, found[-1]):
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _is_set_apart(line: PrintedLine, paragraph: Sequence[PrintedLine]) -> bool:
    """Tell whether *line* is further from a *paragraph* that has ended than its last two lines are from each other."""
    if len(paragraph) < 2 or not _ENDED.search(paragraph[-1].text.strip()):
        return False
    first, last = paragraph[-2:]
    leading, gap = first.bottom - last.bottom, last.bottom - line.bottom
    return first.page == last.page == line.page and 0 < 1.15 * leading < gap


def _begins(
    line: PrintedLine, before: PrintedLine, columns: Mapping[PrintedLine, _PrintedColumn], usual: float
) -> bool:
    """Tell whether *line* begins a paragraph behind the line *before* it."""
    column, last = columns[line], columns[before]
    em = 0.6 * line.size
    gap = before.bottom - line.bottom
    if _BULLET.match(line.text) and not _on_one_row(before, line):
        return True
    if (
        _BULLET.match(before.text)
        and line.left > before.left + 0.25 * line.size
        and 0 < gap <= 1.35 * max(usual, line.size)
    ):
        return False  # an item whose lines hang below its first word
    if abs(line.size - before.size) >= 0.12 * before.size:
        return True
    text, ended = before.text.strip(), bool(_ENDED.search(before.text.strip()))
    indented = line.left - column.left > 0.25 * line.size
    goes_on = line.text.lstrip()[:1].islower()
    room = _room_for(line.text.split()[0], before)
    short = last.right - before.right > room
    if before.page != line.page or gap <= 0 or abs(column.left - last.left) >= 2 * em:
        is_within = column.left <= last.left and last.right <= column.right  # as a quotation is that stands apart
        short = short or (is_within and column.right - before.right > room)
        return not _on_one_row(before, line) and (indented or (short and (ended or not goes_on)))
    if gap > 1.35 * max(usual, line.size):
        return True
    if ended and (indented or (_NOTE.match(line.text) and _NOTE.match(before.text))):
        return True
    return short and (ended or not (indented or goes_on or text.endswith(("-", ",", *_PARTING))))


def _rows(lines: Iterable[PrintedLine]) -> Iterator[PrintedLine]:
    """Yield *lines* with the pieces of one put together that touch each other, without the raised number of a note."""
    last: PrintedLine | None = None
    for line in lines:
        if last is not None and _is_note_number(line, last):
            last = replace(last, right=line.right)
            continue
        if last is not None and _on_one_row(last, line) and abs(line.left - last.right) < 0.2 * last.size:
            last = replace(last, text=last.text.rstrip("\r\n") + line.text.lstrip(), right=line.right)
            continue
        if last is not None:
            yield last
        last = line
    if last is not None:
        yield last


def _is_note_number(line: PrintedLine, before: PrintedLine) -> bool:
    text = line.text.strip()
    is_raised = 0 < line.bottom - before.bottom < before.size and line.size < 0.85 * before.size
    touches = line.page == before.page and abs(line.left - before.right) < 0.2 * before.size
    return text.isdecimal() and len(text) < 4 and is_raised and touches


def _on_one_row(line: PrintedLine, other: PrintedLine) -> bool:
    return line.page == other.page and abs(line.bottom - other.bottom) < 0.3 * other.size


def _room_for(word: str, line: PrintedLine) -> float:
    """Return the room that *word* and a blank before it would need behind *line*, and a little more."""
    letters = len(line.text.strip())
    return (len(word) + 2) * (line.right - line.left) / letters
