"""Cards to cut out: each back lies behind its front, and nothing is left out or too small to read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any, NamedTuple

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.language.markup import plain
from briefdeck.located import LocatedStr, Location
from briefdeck.paper_sizes import MM, PAPERS
from briefdeck.quiz import make_pool
from briefdeck.render.paper.card import COLUMNS, ROWS, Grid, assign_slots
from tests.support.papers import asking, card, cards, kinds, picture, shipped, squeezed, texts
from tests.support.printed import opened
from tests.support.quiz_sample import sample_questions

pytestmark = pytest.mark.slow

PAPER = pytest.mark.parametrize("paper", ["A4", "Letter"])
LONG = "The harbour master keeps the keys of both gates and of the tower. "


def _pdf(verified: Any, **quiz: Any) -> bytes:
    data, problems, _, _ = cards(verified, **quiz)
    assert not problems
    return data


class Spot(NamedTuple):
    """What stands at a place of the grid, on the front and, as it lies behind it, on the back."""

    front: str
    back: str


@cache
def _spots(data: bytes, paper: str, rows: int = 1) -> list[Spot]:
    """The places of all sheets, from left to right and down; paper flipped on its long edge mirrors the columns.

    Each is so many *rows* high.
    """
    document = opened(data)
    found = list(_read(document, PAPERS[paper].width, PAPERS[paper].height, rows))
    document.close()
    return found


def _read(document: Any, width: float, height: float, rows: int) -> Iterator[Spot]:
    side, ends = 10 * MM, 15 * MM
    wide, high = (width - 2 * side) / COLUMNS, (height - 2 * ends) / ROWS
    for front in range(0, len(document), 2):
        pages = [document[front + at].get_textpage() for at in (0, 1)]
        for row, column in product(range(ROWS - rows + 1), range(COLUMNS)):
            left, top = side + column * wide, height - ends - row * high
            # What is at x on a front has width - x behind it.
            lefts = (left, width - left - wide)
            texts = [
                page.get_text_bounded(x, top - rows * high, x + wide, top) for page, x in zip(pages, lefts, strict=True)
            ]
            yield Spot(*map(_bare, texts))


def _bare(text: str) -> str:
    """*text* without blanks and hyphens: pdfium takes one at the end of a line for a soft one."""
    return squeezed(plain(text)).replace("-", "")


@PAPER
def test_each_back_lies_behind_its_front(paper: str) -> None:
    """Behind topic and question: the answer, the fact, who says so, as of when, each source with its line, the id."""
    verified = shipped()
    data = _pdf(verified, page=paper, number=40)
    # First all places, then all pairs above each other, for cards that take two.
    spots = [spot for rows in (1, 2) for spot in _spots(data, paper, rows)]
    everything = make_pool(verified)
    drawn = {one.question.key for one in sample_questions(everything.questions, "1", 40)}
    asked = [question for question in everything.questions if question.key in drawn]
    behind = {spot.front: spot.back for spot in spots if spot.front}
    for question in asked:
        told = everything.explain(question)
        topic, prompt, key = everything.topics[question.topic], plain(question.prompt), question.key
        found = [front for front in behind if front.startswith(_bare(topic + prompt))]
        found = [front for front in found if behind[front].endswith(_bare(key))]
        assert found, key
        wanted = [question.answer, told.statement, told.said_by, told.as_of]
        wanted += [f"{source.described}, {source.lines}" for source in told.sources]
        assert [each for each in wanted if _bare(each) not in behind[found[0]]] == []


def test_they_are_in_the_order_to_learn_them() -> None:
    """By topic, as in the bank, whatever the seed has drawn first."""
    asked = sample_questions(make_pool(shipped()).questions, "1", 16)
    drawn = {one.question.key for one in asked}
    order = [_bare(each.key) for each in make_pool(shipped()).questions if each.key in drawn]
    backs = [spot.back for spot in _spots(_pdf(shipped(), number=16), "A4") if spot.front]
    assert [back.endswith(key) for back, key in zip(backs, order, strict=True)] == [True] * 16


def test_options_of_the_card_are_on_its_front() -> None:
    """Those that the curator gave; drawn ones are not, since who recalls learns more."""
    fronts = "".join(spot.front for spot in _spots(_pdf(kinds(), number=0), "A4"))
    assert _bare("At least 185") in fronts
    drawn = next(each for each in make_pool(shipped()).questions if each.generated)
    data = _pdf(shipped(), number=0, facts=texts(drawn.fact))
    fronts = "".join(spot.front for spot in _spots(data, "A4"))
    assert _bare(drawn.prompt) in fronts
    assert [option for option in drawn.wrong if _bare(option) in fronts] == []


def test_a_line_of_time_is_on_its_front() -> None:
    """What came before and after, and a gap between."""
    spots = _spots(_pdf(kinds(), number=0), "A4")
    (front,) = [spot.front for spot in spots if "Norrland Ferries?".replace(" ", "") in spot.front]
    before, after = _bare("The company offered a raise in February"), _bare("Talks were expected to resume")
    assert front.index(before) < front.rindex("?") < front.index(after)


@PAPER
def test_a_card_with_much_to_say_takes_the_room_of_two(paper: str) -> None:
    """Both sides whole, one behind the other, above each other on the sheet."""
    verified = asking(
        card("First?"),
        card("Second?"),
        card(LONG * 12, LONG * 10),
        fact=LocatedStr(LONG, Location("facts.yaml", 1, 11)),
    )
    data = _pdf(verified, page=paper, number=0)
    spots = _spots(data, paper)
    assert [bool(spot.front) for spot in spots] == [True, True, True, False, True, False, False, False]
    spot = _spots(data, paper, 2)[2]
    assert _bare(LONG * 12) in spot.front
    assert _bare(LONG * 10) in spot.back


def test_a_card_that_two_cannot_hold_is_a_problem() -> None:
    """B703 at its question says which; it is left out, nothing is cut."""
    data, problems, _, left_out = cards(asking(card("Short?"), card("Long?", LONG * 60)))
    assert (bool(data), left_out) == (True, ("fact-2",))
    (problem,) = problems
    assert (problem.code, problem.location, problem.fact) == ("B703", Location("facts.yaml", 7, 11), "fact-2")
    assert "card of fact-2" in problem.message


def test_a_character_that_no_font_has_is_a_problem() -> None:
    """B704, in a title, too, which stands below the cards only."""
    data, problems, _, _ = cards(asking(card("What?")), title="A ☃")
    assert data == b""
    assert [(each.code, each.words) for each in problems] == [("B704", "☃")]


def test_a_picture_is_drawn_or_told() -> None:
    """On the side where it belongs."""
    data, _, described, _ = cards(kinds(), number=0)
    assert described == ("routes.svg",)
    (spot,) = [spot for spot in _spots(data, "A4") if "Picture:" in spot.front]
    assert spot.back.endswith("stranded/typed")
    images = {"a.png": kinds().images["captains.png"]}
    reader = pypdf.PdfReader(io.BytesIO(_pdf(asking(card("What?", image=picture("a.png", "back")), images=images))))
    assert [len(page.images) for page in reader.pages] == [0, 1]


def test_sheets_are_printed_on_both_sides() -> None:
    """A page of backs behind every page of fronts, each with its bookmark; the first says how to print them."""
    reader = pypdf.PdfReader(io.BytesIO(_pdf(kinds(), number=0)))
    titles = [str(each.title) for each in reader.outline if not isinstance(each, list)]
    assert titles == ["Cards 1–8, fronts", "Cards 1–8, backs", "Cards 9–10, fronts", "Cards 9–10, backs"]
    assert len(reader.pages) == 4
    assert "flip on the long edge" in reader.pages[0].extract_text()


def test_nothing_to_ask_makes_nothing() -> None:
    """A bank without cards has none to cut out."""
    assert cards(asking()) == (b"", (), (), ())


@given(st.lists(st.sampled_from([1, 1, 1, 2]), max_size=60))
def test_no_place_is_taken_twice(rows: list[int]) -> None:
    """Each card has its places to itself, on its sheet, and no sheet is begun while there is room."""
    slots = assign_slots(rows)
    taken = [(slot.sheet, slot.row + at, slot.column) for slot in slots for at in range(slot.rows)]
    assert [slot.rows for slot in slots] == rows
    assert len(set(taken)) == len(taken) == sum(rows)
    assert all(row < ROWS and column < COLUMNS for _, row, column in taken)
    sheets = 1 + max((sheet for sheet, _, _ in taken), default=-1)
    free = sheets * ROWS * COLUMNS - len(taken)
    assert free < ROWS * COLUMNS + sheets * COLUMNS


@PAPER
def test_the_grid_lies_in_the_middle(paper: str) -> None:
    """The margins at the left and right are the same, and those above and below: else backs would be off."""
    grid = Grid(PAPERS[paper])
    last = assign_slots([1] * 8)[-1]
    for slot in assign_slots([1] * 8):
        x, top = grid.corner(slot, is_back=False)
        behind, same = grid.corner(slot, is_back=True)
        assert behind == pytest.approx(grid.paper.width - x - grid.width)
        assert same == top
    assert grid.corner(last, is_back=False)[1] - grid.height == pytest.approx(grid.bottom)


def test_cards_to_fold_have_their_backs_beside_them() -> None:
    """Four on a page, printed on one side: the answer of each stands at the right of its question, at one height."""
    data, problems, *_ = cards(asking(card("Who came first?", "Tove"), card("Who came last?", "Ida")), cards="fold")
    assert not problems
    found: dict[str, tuple[float, float]] = {}

    def visit(text: str, _: Any, matrix: Any, *_fonts: Any) -> None:
        for word in text.split():
            found.setdefault(word, (matrix[4], matrix[5]))

    (page,) = pypdf.PdfReader(io.BytesIO(data)).pages
    page.extract_text(visitor_text=visit)
    middle = PAPERS["A4"].width / 2
    for question, answer in (("first?", "Tove"), ("last?", "Ida")):
        assert found[question][0] < middle < found[answer][0]
    assert found["first?"][1] > found["last?"][1]
    assert found["Tove"][1] > found["Ida"][1]
