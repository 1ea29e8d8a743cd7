"""PDF → one paragraph a line: columns followed, running heads taken out, wraps and hyphens undone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from briefdeck.imports.imported_text import (
    NOT_TOLD,
    ImportedLine,
    ImportedText,
    Told,
    UnimportableError,
    clean_line,
    told,
    told_language,
)
from briefdeck.imports.pdf_lines import KIND, PrintedLine, read_pdf
from briefdeck.imports.unwrap import join_hyphened

_ENDED = re.compile(r"[.!?:…。][”\"’')\]]{0,4}\s*\Z")
_DIGITS = re.compile(r"[0-9]+")
_PRODUCED = re.compile(r"D:([0-9]{4})([0-9]{2})([0-9]{2})")
_MADE_UP = re.compile(r"(?i)\A(?:microsoft word - |untitled|document[0-9]*\Z)|\.(?:docx?|indd|qxd|pdf|tex|rtf|odt)\Z")
"""Titles that a program has made of the name of a file."""
_TOP_LINES = 40
"""Lines on which a title in the metadata must stand to be that of the text."""
_PARTING = ("\x02", "\ufffe", "\u00ad")


@dataclass(frozen=True, slots=True)
class _PrintedColumn:
    """The column that a line stands in."""

    left: float
    right: float


def import_pdf(data: bytes) -> ImportedText:
    """Import a PDF. Raises UnimportableError where it has no text, as a scan has none."""
    lines, pages, metadata = read_pdf(data)
    if not any(line.text.strip() for line in lines):
        raise UnimportableError("has no text in it: it is a scan; run `ocrmypdf` on it first")
    running = _running(lines, pages)
    body = [line for line in lines if line not in running]
    heads = list(dict.fromkeys(clean_line(line.text) for line in lines if line in running))
    texts = join_hyphened([_parted(line.text) for line in paragraph] for paragraph in _paragraphs(body))
    made = _PRODUCED.match(metadata.get("CreationDate", ""))
    notes = [f"left out as running heads and feet: {', '.join(heads[:6])}"] if heads else []
    notes += [f"the file was made on {'-'.join(made.groups())}, which need not be the day it appeared"] if made else []
    return ImportedText(
        KIND,
        tuple(ImportedLine(clean_line(text)) for text in texts),
        _title(body, texts, metadata),
        told(metadata.get("Author"), "author of the PDF"),
        language=told_language(metadata.get("Lang"), "language of the PDF"),
        notes=tuple(notes),
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


def _running(lines: Sequence[PrintedLine], pages: int) -> frozenset[PrintedLine]:
    """Find the lines that stand at the same height on two pages or more with the same words, numbers apart.

    They must be the topmost or lowest lines of their pages, as the heads of tables are repeated within them.
    """
    if pages < 2:
        return frozenset()
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    by_page: dict[int, list[PrintedLine]] = defaultdict(list)
    for line in lines:
        seen[_head_key(line)].add(line.page)
        by_page[line.page].append(line)
    found: set[PrintedLine] = set()
    for of_page in by_page.values():
        ordered = sorted(of_page, key=lambda line: line.bottom)
        edge = {line.bottom for line in ordered[:_AT_EDGE]} | {line.bottom for line in ordered[-_AT_EDGE:]}
        found.update(line for line in of_page if line.bottom in edge and len(seen[_head_key(line)]) > 1)
    return frozenset(found)


_AT_EDGE = 4
"""Lines at the top and at the bottom of a page that may be running heads and feet."""


def _head_key(line: PrintedLine) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text.strip()), round(line.bottom / 3)


def _columns(lines: Sequence[PrintedLine]) -> dict[PrintedLine, _PrintedColumn]:
    """Find the column of each line: where the widest lines of its size begin and end that it overlaps with."""
    found: dict[PrintedLine, _PrintedColumn] = {}
    by_page: dict[int, dict[tuple[int, int, int], list[PrintedLine]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        by_page[line.page][round(line.left / 3), round(line.right / 3), round(line.size)].append(line)
    for shapes in by_page.values():
        some = [of_shape[0] for of_shape in shapes.values()]
        for of_shape in shapes.values():
            column = _column(of_shape[0], some)
            found.update(dict.fromkeys(of_shape, column))
    return found


def _column(line: PrintedLine, others: Sequence[PrintedLine]) -> _PrintedColumn:
    mates = [other for other in others if _overlaps(line, other) and abs(other.size - line.size) < 0.15 * line.size]
    widest = max((mate.right - mate.left for mate in mates), default=line.right - line.left)
    full = [mate for mate in mates if mate.right - mate.left > 0.8 * widest] or [line]
    return _PrintedColumn(min(mate.left for mate in full), max(mate.right for mate in full))


def _overlaps(line: PrintedLine, other: PrintedLine) -> bool:
    shared = min(line.right, other.right) - max(line.left, other.left)
    return shared > 0.5 * min(line.right - line.left, other.right - other.left)


def _paragraphs(lines: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """Gather the lines of each paragraph, in the order in which they are written."""
    columns = _columns(lines)
    gaps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.page == b.page]
    usual = median([gap for gap in gaps if gap > 0] or [0.0])
    found: list[list[PrintedLine]] = []
    for line in lines:
        if not found or _begins(line, found[-1][-1], columns, usual):
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _begins(
    line: PrintedLine, before: PrintedLine, columns: Mapping[PrintedLine, _PrintedColumn], usual: float
) -> bool:
    """Tell whether *line* begins a paragraph behind the line *before* it."""
    column, last = columns[line], columns[before]
    em = 0.6 * line.size
    if abs(line.size - before.size) >= 0.12 * before.size:
        return True
    text, ended = before.text.strip(), bool(_ENDED.search(before.text.strip()))
    indented = line.left - column.left > 0.25 * line.size
    goes_on = line.text.lstrip()[:1].islower()
    gap = before.bottom - line.bottom
    if before.page != line.page or gap <= 0 or abs(column.left - last.left) >= 2 * em:
        same_row = before.page == line.page and abs(gap) < 0.3 * line.size
        return not same_row and (indented or (ended and not goes_on))
    if gap > 1.35 * max(usual, line.size):
        return True
    if indented and ended:
        return True
    short = last.right - before.right > max(4 * em, 0.12 * (last.right - last.left))
    return short and (ended or not (indented or goes_on or text.endswith(("-", ",", *_PARTING))))
