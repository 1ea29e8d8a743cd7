"""Quizzes on paper as other programs see them: their checkers, and what is drawn where."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from briefdeck.paper_sizes import MM, PAPERS
from briefdeck.render.pdf.design import SMALLEST
from tests.support.papers import cards, key, kinds, sheet, shipped
from tests.support.printed import CHECKERS, SCALE, WHITE, archive_findings, findings, shared, sheets, weak_letters

pytestmark = pytest.mark.slow

MADE = [
    (name, paper, form)
    for name, form in (
        ("shipped", "sheet"),
        ("shipped", "key"),
        ("shipped", "cards"),
        ("kinds", "sheet"),
        ("kinds", "cards"),
    )
    for paper in ("A4", "Letter")
]
BANKS = {"shipped": shipped, "kinds": kinds}
FORMS = {"sheet": sheet, "key": key, "cards": cards}


@cache
def _made(name: str, paper: str, form: str) -> bytes:
    data, problems, *_ = FORMS[form](BANKS[name](), page=paper, versions="A/B", seed="3")
    assert not problems
    return data


@pytest.fixture(params=MADE, ids="-".join)
def printed(request: pytest.FixtureRequest) -> tuple[bytes, str]:
    """A quiz as sheets and keys or as cards, and its paper."""
    name, paper, form = request.param
    return _made(name, paper, form), paper


@pytest.mark.parametrize("command", CHECKERS, ids=lambda command: command[0])
def test_a_checker_finds_nothing(command: list[str], tmp_path: Path) -> None:
    """Syntax, fonts, a second renderer, and two checkers of accessibility, in all of them."""
    assert findings({"-".join(made): _made(*made) for made in MADE}, command, tmp_path) == {}


def test_it_is_shaped_for_archives(printed: tuple[bytes, str], tmp_path: Path) -> None:
    """The rules of PDF/A-2b that pikepdf knows, pictures included."""
    assert archive_findings(printed[0], tmp_path) == []


def test_no_type_is_small(printed: tuple[bytes, str]) -> None:
    """Not one character under 7.5 points."""
    assert min(letter.size for page in sheets(printed[0]) for letter in page.letters) >= SMALLEST - 0.01


def test_no_words_are_in_the_margins(printed: tuple[bytes, str]) -> None:
    """Ten millimetres at every side have no letter: most printers can print the rest."""
    paper = PAPERS[printed[1]]
    margin = 10 * MM - 0.5
    letters = [letter for page in sheets(printed[0]) for letter in page.letters]
    assert [each for each in letters if each.left < margin or each.right > paper.width - margin] == []
    assert [each for each in letters if each.bottom < margin or each.top > paper.height - margin] == []


def test_no_text_is_on_another(printed: tuple[bytes, str]) -> None:
    """No two stretches of text share a spot."""
    found = [pair for page in sheets(printed[0]) for pair in combinations(page.runs, 2) if shared(*pair) > 1.0]
    assert found == []


def test_all_text_stands_out_in_grey(printed: tuple[bytes, str]) -> None:
    """Each character differs from its ground by the contrast that WCAG asks for, printed in grey."""
    assert [letter for page in sheets(printed[0]) for letter in weak_letters(page)] == []


def test_every_page_has_something_on_it(printed: tuple[bytes, str]) -> None:
    """None is white from edge to edge."""
    for page in sheets(printed[0]):
        inside = page.pixels.point(lambda value: 255 if value < WHITE else 0).getbbox()
        assert inside[2] - inside[0] > 100 * SCALE
