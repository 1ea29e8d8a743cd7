"""The three briefs of this project on both papers, looked at by other programs and by measuring what they draw."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from briefdeck.located import LocatedStr
from briefdeck.model import Bank, Brief, Verified
from briefdeck.model.brief import select_facts
from briefdeck.paper_sizes import MM
from briefdeck.read.bank import read_bank
from briefdeck.read.brief import read_brief
from briefdeck.render.brief import render_brief
from briefdeck.render.brief.layout import fit_dropping_entries
from briefdeck.render.brief.views import BriefContent
from briefdeck.render.pdf.design import SMALLEST
from briefdeck.render.pdf.faces import RaisedFace
from briefdeck.render.pdf.paragraph import TextShaper, plain_text
from tests.conftest import REPOSITORY
from tests.support.briefs import said_on
from tests.support.printed import CHECKERS, SCALE, WHITE, archive_findings, findings, shared, sheets, weak_letters

pytestmark = pytest.mark.slow

NAMES = sorted(path.stem for path in (REPOSITORY / "briefs").glob("*.yaml"))
PAGES = [(name, paper) for name in NAMES for paper in ("A4", "Letter")]


@cache
def _bank() -> Bank:
    bank, problems = read_bank((REPOSITORY / "questions.yaml").read_text(encoding="utf-8"), "questions.yaml")
    assert not problems
    return bank


def _brief(name: str, paper: str) -> Brief:
    brief, problems = read_brief((REPOSITORY / f"briefs/{name}.yaml").read_text(encoding="utf-8"), name)
    assert brief is not None
    assert not problems
    return select_facts(replace(brief, page=LocatedStr(paper)), _bank())


@cache
def _made(name: str, paper: str) -> tuple[BriefContent, bytes]:
    """What the brief *name* says on *paper*, and its PDF."""
    verified = Verified(_bank(), {name: _brief(name, paper)})
    data, problems, _ = render_brief(verified, name)
    assert not problems
    return fit_dropping_entries(verified, name, TextShaper("en")).content, data


@pytest.fixture(params=PAGES, ids="-".join)
def page(request: pytest.FixtureRequest) -> tuple[BriefContent, bytes]:
    """A brief on a paper."""
    return _made(*request.param)


@pytest.mark.parametrize("command", CHECKERS, ids=lambda command: command[0])
def test_a_checker_finds_nothing(command: list[str], tmp_path: Path) -> None:
    """Syntax, fonts, a second renderer, and two checkers of accessibility, in all of them."""
    assert findings({"-".join(page): _made(*page)[1] for page in PAGES}, command, tmp_path) == {}


def test_it_is_shaped_for_archives(page: tuple[BriefContent, bytes], tmp_path: Path) -> None:
    """The rules of PDF/A-2b that pikepdf knows."""
    assert archive_findings(page[1], tmp_path) == []


def test_all_is_read_in_order(page: tuple[BriefContent, bytes]) -> None:
    """Every text is extracted, in each part after the one before."""
    content, data = page
    text = _squeezed("".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(data)).pages))
    for part in said_on(content):
        at = 0
        for said in map(_squeezed, map(plain_text, part)):
            at = text.find(said, at) + len(said)
            assert at >= len(said), said


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u0002\ufffe]", "", text)


def test_no_type_is_small(page: tuple[BriefContent, bytes]) -> None:
    """Not one character under 7.5 points; but source notes are raised and smaller, with whole capitals and figures."""
    sizes = [letter.size for letter in sheets(page[1])[0].letters]
    assert min(sizes) >= SMALLEST * RaisedFace.scale - 0.01
    assert sum(size < SMALLEST - 0.01 for size in sizes) <= sum(map(len, page[0].links)) * 4


def test_no_ink_is_in_the_margins(page: tuple[BriefContent, bytes]) -> None:
    """Ten millimetres at every side stay white."""
    pixels = sheets(page[1])[0].pixels
    inside = pixels.point(lambda value: 255 if value < WHITE else 0).getbbox()
    margin = 10 * MM * SCALE
    assert inside[0] >= margin - 1
    assert inside[1] >= margin - 1
    assert inside[2] <= pixels.width - margin + 1
    assert inside[3] <= pixels.height - margin + 1


def test_no_text_is_on_another(page: tuple[BriefContent, bytes]) -> None:
    """No two stretches of text share a spot."""
    runs = sheets(page[1])[0].runs
    assert [(one, other) for one, other in combinations(runs, 2) if shared(one, other) > 1.0] == []


def test_all_text_stands_out_in_grey(page: tuple[BriefContent, bytes]) -> None:
    """Each character differs from its ground by the contrast that WCAG asks for, printed in grey."""
    assert weak_letters(sheets(page[1])[0]) == []


def test_every_note_leads_back(page: tuple[BriefContent, bytes]) -> None:
    """As many articles, as many ways from them to the text."""
    with pikepdf.open(io.BytesIO(page[1])) as document:
        sheet: Any = document.pages[0]
        told = [str(link.Contents) for link in sheet.Annots]
    assert len([each for each in told if each.startswith("Back to the first use")]) == len(page[0].sources)
