"""The three briefs of this project on both papers, looked at by other programs and by measuring what they draw."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pypdf
import pytest
from pikepdf import pdfa

from briefdeck.model import Bank, Brief, Verified
from briefdeck.problem import Text
from briefdeck.read.bank import read_bank
from briefdeck.read.brief import read_brief
from briefdeck.render.brief import render_brief
from briefdeck.render.brief.content import Content
from briefdeck.render.brief.surrender import fitted
from briefdeck.render.pdf.design import MM, SMALLEST
from briefdeck.render.pdf.typography.paragraph import Setter
from briefdeck.render.pdf.typography.rich import Rich, bare
from briefdeck.text.markup import plain
from tests.conftest import REPOSITORY

NAMES = sorted(path.stem for path in (REPOSITORY / "briefs").glob("*.yaml"))
PAGES = [(name, paper) for name in NAMES for paper in ("A4", "Letter")]
SCALE = 3
"""Pixels for a point, where a page is looked at."""
WHITE, CONTRAST = 250, 4.5
KNOWN = "pdfaExtension pdfaSchema pdfaProperty pdfuaid conformance".split()
"""What the allow-list of pikepdf lacks: the identifiers of PDF/UA and of level A."""


@cache
def _bank() -> Bank:
    bank, problems = read_bank((REPOSITORY / "questions.yaml").read_text(encoding="utf-8"), "questions.yaml")
    assert not problems
    return bank


def _brief(name: str, paper: str) -> Brief:
    brief, problems = read_brief((REPOSITORY / f"briefs/{name}.yaml").read_text(encoding="utf-8"), name)
    assert brief is not None
    assert not problems
    return replace(brief, page=Text(paper))


@cache
def _made(name: str, paper: str) -> tuple[Content, bytes]:
    """What the brief *name* says on *paper*, and its PDF."""
    verified = Verified(_bank(), {name: _brief(name, paper)})
    data, problems, _ = render_brief(verified, name)
    assert not problems
    return fitted(verified, name, Setter("en")).content, data


@pytest.fixture(params=PAGES, ids="-".join)
def page(request: pytest.FixtureRequest) -> tuple[Content, bytes]:
    """A brief on a paper."""
    return _made(*request.param)


def _tool(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))
    return found or pytest.skip(f"{name} is not here")


@pytest.mark.parametrize(
    "command",
    [
        ["qpdf", "--check"],
        ["pdffonts"],
        ["mutool", "draw", "-q", "-r", "20", "-F", "pbm", "-o", "page.pbm"],
        ["outloud", "--no-info"],
        ["pdfua", "check"],
    ],
    ids=lambda command: command[0],
)
def test_a_checker_finds_nothing(page: tuple[Content, bytes], command: list[str], tmp_path: Path) -> None:
    """Syntax, fonts, a second renderer, and two checkers of accessibility."""
    (tmp_path / "page.pdf").write_bytes(page[1])
    ran = subprocess.run(
        [_tool(command[0]), *command[1:], "page.pdf"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "warning" not in ran.stderr.lower().replace("warning: icc support is not available", "")
    if command[0] == "pdffonts":
        rows = [row.split() for row in ran.stdout.splitlines()[2:]]
        assert {tuple(row[-5:-2]) for row in rows} == {("yes", "yes", "yes")}  # embedded, subset, with Unicode


def test_it_is_shaped_for_archives(page: tuple[Content, bytes], tmp_path: Path) -> None:
    """The rules of PDF/A-2b that pikepdf knows."""
    path = tmp_path / "page.pdf"
    path.write_bytes(page[1])
    findings = [
        each for each in pdfa.validate_written(path, "2b").findings if not any(k in each.message for k in KNOWN)
    ]
    assert findings == []


def test_all_is_read_in_order(page: tuple[Content, bytes]) -> None:
    """Every text is extracted, each after the one before."""
    content, data = page
    text = _squeezed(pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text())
    at = 0
    for said in map(_squeezed, _said(content)):
        at = text.find(said, at) + len(said)
        assert at >= len(said), said


def _said(content: Content) -> Iterator[str]:
    """All texts of a page from top to bottom."""
    yield bare(content.kicker)
    yield plain(content.title)
    parts: list[Rich] = [content.deck, content.bottom_line]
    parts += [part for number in content.figures for part in (number.value, number.label)]
    parts += [moment.words for moment in content.timeline]
    for group in (*content.facts, *content.side):
        parts += [group.heading, *(entry.words for entry in group.entries)]
        parts += [part for bar in group.bars for part in (bar.label, bar.value)]
    for quarrel in content.quarrels:
        parts += [quarrel.question, *quarrel.sides, quarrel.note]
    yield from map(bare, parts)
    yield content.summary
    yield from (bare(described) for _, described in content.articles)
    yield from (f"{note.number}{note.letter}:{note.lines}" for note in content.notes)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u0002\ufffe]", "", text)


class Letter(NamedTuple):
    """A character on the page, its box in points from the lower left corner."""

    char: str
    size: float
    left: float
    bottom: float
    right: float
    top: float


class Sheet(NamedTuple):
    """A page as it is drawn."""

    letters: list[Letter]
    runs: list[tuple[float, ...]]
    """The boxes of stretches of text on one line."""
    pixels: Any
    """In grey, SCALE to a point."""


@cache
def _drawn(data: bytes) -> Sheet:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EncodingWarning)  # it opens a file of its own without saying how
        import pypdfium2  # type: ignore[import-untyped]
    document = pypdfium2.PdfDocument(data)
    text = document[0].get_textpage()
    count = text.count_chars()
    letters = [
        Letter(text.get_text_range(at, 1), pypdfium2.raw.FPDFText_GetFontSize(text, at), *text.get_charbox(at))
        for at in range(count)
    ]
    runs = [text.get_rect(at) for at in range(text.count_rects())]
    pixels = document[0].render(scale=SCALE, grayscale=True).to_pil().copy()
    document.close()
    return Sheet([letter for letter in letters if letter.char.strip()], runs, pixels)


def test_no_type_is_small(page: tuple[Content, bytes]) -> None:
    """Not one character under 7.5 points."""
    assert min(letter.size for letter in _drawn(page[1]).letters) >= SMALLEST - 0.01


def test_no_ink_is_in_the_margins(page: tuple[Content, bytes]) -> None:
    """Ten millimetres at every side stay white."""
    pixels = _drawn(page[1]).pixels
    inside = pixels.point(lambda value: 255 if value < WHITE else 0).getbbox()
    margin = 10 * MM * SCALE
    assert inside[0] >= margin - 1
    assert inside[1] >= margin - 1
    assert inside[2] <= pixels.width - margin + 1
    assert inside[3] <= pixels.height - margin + 1


def test_no_text_is_on_another(page: tuple[Content, bytes]) -> None:
    """No two stretches of text share a spot."""
    runs = _drawn(page[1]).runs
    assert [(one, other) for one, other in combinations(runs, 2) if _shared(one, other) > 1.0] == []


def _shared(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """How far two boxes lie within each other, in points."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return min(wide, high)


def test_all_text_stands_out_in_grey(page: tuple[Content, bytes]) -> None:
    """Each character differs from its ground by the contrast that WCAG asks for, printed in grey."""
    sheet = _drawn(page[1])
    weak = [
        letter for letter in sheet.letters if letter.top - letter.bottom > 3 and _contrast(sheet, letter) < CONTRAST
    ]
    assert weak == []


def _contrast(sheet: Sheet, letter: Letter) -> float:
    height = sheet.pixels.height
    box = (letter.left - 1, height / SCALE - letter.top - 1, letter.right + 1, height / SCALE - letter.bottom + 1)
    darkest, lightest = sheet.pixels.crop(tuple(round(edge * SCALE) for edge in box)).getextrema()
    return (_light(lightest) + 0.05) / (_light(darkest) + 0.05)


def _light(grey: int) -> float:
    """The relative luminance of an sRGB grey."""
    part = grey / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def test_every_note_leads_back(page: tuple[Content, bytes]) -> None:
    """As many notes, as many ways from them to the text."""
    with pikepdf.open(io.BytesIO(page[1])) as document:
        sheet: Any = document.pages[0]
        told = [str(link.Contents) for link in sheet.Annots]
    assert len([each for each in told if each.startswith("Back to the first use")]) == len(page[0].notes)
