"""L801–L803: what was released is retired, never deleted, and never turned into another kind of note."""

from __future__ import annotations

import pytest

from briefdeck.articles.concordance import Concordance
from briefdeck.ledger import Ledger, empty_ledger
from briefdeck.problem import Problem
from briefdeck.read.bank import read_bank
from briefdeck.rules.context import CheckContext
from tests.support.contexts import checks_of, problems_of
from tests.support.learner import GOOD, release

RELEASED = release().ledger


def _problems(text: str, ledger: Ledger = RELEASED) -> list[Problem]:
    bank, problems = read_bank(text, "questions.yaml")
    assert problems == []
    case = CheckContext(bank, {}, Concordance({}), ledger)
    return problems_of(case, checks_of("L"))


def _line(words: str, text: str) -> int:
    return text.count("\n", 0, text.index(words)) + 1


def _without(text: str, first: str, after: str) -> str:
    return text[: text.index(first)] + text[text.index(after) :]


def test_nothing_to_complain_of() -> None:
    """The same cards, more cards, and a project that has released nothing are fine."""
    assert _problems(GOOD) == []
    assert _problems(GOOD, empty_ledger("x", "0123456789abcdef")) == []
    retired = GOOD.replace(
        "    cards:\n      - q: Who", "    retired: {since: 2031, because: No.}\n    cards:\n      - q: Who"
    )
    assert _problems(retired) == []


def test_a_deleted_fact() -> None:
    """L801: a released fact that is gone is named, with what to do."""
    (problem,) = _problems(_without(GOOD, "  - id: cost", "  - id: raise"))
    assert (problem.code, problem.fact, problem.hint) == ("L801", "cost", "")
    assert (problem.location.path, problem.location.line) == ("questions.yaml", 1)
    assert "“cost” was released and is gone: put it back with `retired: {since: …, because: …}`" in problem.message


def test_a_renamed_fact() -> None:
    """L801: when a new id looks like the lost one, the problem stands there and asks for the old one."""
    text = GOOD.replace("- id: union-leader", "- id: union-leaders")
    (problem,) = _problems(text)
    assert (problem.code, problem.location.line) == ("L801", _line("- id: union-leaders", text))
    assert "“union-leaders” is its new name" in problem.hint


def test_a_deleted_card() -> None:
    """L802: a released card that is gone from its fact is named, at the fact."""
    (problem,) = _problems(_without(GOOD, "      - id: cloze", "  - id: captains-union"))
    assert (problem.code, problem.location.line, problem.hint) == ("L802", _line("- id: stranded", GOOD), "")
    assert "the card “cloze” of “stranded” was released and is gone" in problem.message


def test_a_card_that_got_an_id() -> None:
    """L802: a card that gets an id after its release is another note; the hint names it."""
    (problem,) = _problems(GOOD.replace("- q: Who leads", "- id: leader\n        q: Who leads"))
    assert "the card without an id of “union-leader”" in problem.message
    assert "if it is now “leader”" in problem.hint


@pytest.mark.parametrize(
    ("old", "new", "was"),
    [
        ("- q: Who leads the ferry crews’ union?\n        a: Tove Brandt\n        reverse: What does Tove Brandt lead?",
         "- cloze: The union is led by {{c1::Tove Brandt}}.", "question"),
        ("cloze: Crews left {{c1::1,200}} passengers stranded on {{c2::four}} islands.",
         "q: On how many islands?\n        a: Four", "cloze"),
    ],
)  # fmt: skip
def test_a_card_of_another_type(old: str, new: str, was: str) -> None:
    """L803: a released question cannot become a cloze, nor the other way round."""
    text = GOOD.replace(old, new)
    (problem,) = _problems(text)
    assert (problem.code, problem.location.line) == ("L803", _line(new, text))
    assert f"released as a {was} card" in problem.message


def test_another_kind_of_question_is_fine() -> None:
    """Plain, typed, choice and reversed cards are one note type: a card may change among them."""
    assert _problems(GOOD.replace("wrong: [At least 58,", "accept: [At least 58,")) == []
