"""The rules of card wording: each finds its faults, points at their words, and leaves good cards in peace."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from briefdeck.articles.concordance import Concordance, index_lines
from briefdeck.check import check
from briefdeck.ledger import empty_ledger
from briefdeck.problem import Problem
from briefdeck.read.bank import read_bank
from briefdeck.read.locate import pinpoint
from briefdeck.report import format_text
from briefdeck.rules.context import CheckContext
from briefdeck.rules.registry import RULES
from tests.conftest import DATA
from tests.support.contexts import codes_in, fact_on_line

WORDING = DATA / "wording"
LINE = "The pier is 40 metres long, the quay 12.5 metres; 4,800,000 people crossed; the bell weighs 2.5 tons."
"""The line that all facts of the files cite."""
ABOUT_TRUTH = {"Q538", "Q539", "Q540", "Q541"}
"""Rules that ask what a fact says, and these say nothing; test_because.py and the pages of the rules try them."""
_MARK = re.compile(r"# !((?: Q\d{3})+)$")
_HEAD = """\
title: The strike
articles: {quay: {file: quay.txt, title: A harbour holds its breath}}
topics: {strike: The ferry strike}
facts:
  - id: one
    fact: Something.
    cite: quay:1
    topic: strike
    cards:
"""


def _found(text: str) -> list[Problem]:
    bank, _ = read_bank(text, "questions.yaml")
    case = CheckContext(bank, {}, Concordance({"quay": index_lines([LINE])}), empty_ledger("t", "0123456789abcdef"))
    lines = text.split("\n")
    found = (problem for problem in check(case) if problem.code.startswith("Q"))
    return sorted(pinpoint(problem, lines) for problem in found if problem.code not in ABOUT_TRUTH)


def _of_cards(*cards: str, head: str = _HEAD) -> list[Problem]:
    return _found(head + "".join(f"      - {{{card}}}\n" for card in cards))


def _marked(text: str) -> list[tuple[int, str]]:
    marks = [(number, _MARK.search(line)) for number, line in enumerate(text.split("\n"), start=1)]
    return sorted((number, code) for number, mark in marks if mark for code in mark[1].split())


def test_marked_faults() -> None:
    """Every fault of the file is found where it is marked, and nothing else is."""
    text = (WORDING / "faults.yaml").read_text(encoding="utf-8")
    assert [(problem.location.line, problem.code) for problem in _found(text)] == _marked(text)


def test_every_rule_has_a_fault() -> None:
    """No rule of the family is without a marked fault, and every one is a warning."""
    text = (WORDING / "faults.yaml").read_text(encoding="utf-8")
    assert {code for _, code in _marked(text)} == {code for code in RULES if code.startswith("Q")} - ABOUT_TRUTH
    assert {rule.severity for rule in RULES.values() if rule.code.startswith("Q")} == {"warning"}


def test_what_is_printed(golden: Callable[[str, str], None]) -> None:
    """What is said of each fault, and the words under which the carets stand, is what was read and found good."""
    text = (WORDING / "faults.yaml").read_text(encoding="utf-8")
    golden("../data/wording/faults.txt", format_text(_found(text), {"questions.yaml": text.split("\n")}))


def test_traps() -> None:
    """Good cards that look like bad ones are left in peace."""
    text = (WORDING / "traps.yaml").read_text(encoding="utf-8")
    assert [f"{problem.location.line} {problem.code} {problem.message}" for problem in _found(text)] == []


def test_every_rule_can_beis_switched_off_with_a_reason() -> None:
    """With all codes under `ignore:` of the bank no fault is left."""
    text = (WORDING / "faults.yaml").read_text(encoding="utf-8")
    codes = ", ".join(f"{code}: it is meant so" for code in RULES if code.startswith("Q"))
    assert _found(f"ignore: {{{codes}}}\n{text}") == []


@pytest.mark.parametrize("code", ["Q513", "Q514", "Q515"])
def test_either_twin_can_switch_the_rule_off(code: str) -> None:
    """`ignore:` at the first of two twins silences what would be said of the second."""
    twins = {
        "Q513": ("Who in the end was brave enough to ask for the truce on the quay of Slite?", "Ek"),
        "Q514": ("Who was brave enough to ask for the truce on the quay of Slite?", "Ida Berg"),
        "Q515": ("Who was brave enough to ask for the truce on the quay of Slite?", "Ek"),
    }
    question, answer = twins[code]
    one = "q: Who was brave enough to ask for the truce on the quay of Slite?, a: Ida Berg"
    second = (
        f"  - id: two\n    fact: x\n    cite: quay:1\n    topic: strike\n    cards: [{{q: {question}, a: {answer}}}]\n"
    )
    text = f"{_HEAD}      - {{{one}}}\n{second}"
    assert [problem.code for problem in _found(text)] == [code]
    assert (
        _found(text.replace("    fact: Something.", f"    fact: Something.\n    ignore: {{{code}: both are told}}"))
        == []
    )


def test_the_other_twin_is_named_with_its_line() -> None:
    """A problem between two cards stands at the second, and its hint leads to the first."""
    [problem] = _of_cards(
        "q: Who spoke for the ferry crews?, a: Ek", "id: b, q: Who spoke for the ferry crews?, a: Lind"
    )
    assert problem.location.line == 11
    assert problem.hint == "the other is of one, line 10"


def test_digits_without_end_are_no_number() -> None:
    """Options of more digits than any number has are told apart like other words."""
    digits = "7" * 3_900
    card = f"cards: [{{q: How many captains joined the strike?, a: '85', wrong: ['{digits}', '{digits}1', '3']}}]"
    assert "Q527" not in codes_in(LINE, fact_on_line("The strike was joined by 85 captains.", card))


def test_other_languages() -> None:
    """In a bank that is not in English only the rules that know no English word are used."""
    head = _HEAD.replace("title: The strike", "title: Der Streik\nlanguage: de")
    german = ("q: Is das so?, a: Yes", "id: b, q: Wer war es?, a: Ek", "id: c, q: Wer war es?, a: Berg")
    assert [problem.code for problem in _of_cards(*german, head=head)] == ["Q515"]


def test_a_template_is_no_crowd_of_twins() -> None:
    """Questions of one template differ in a name or a number and are left in peace; true twins among them are not."""
    question = "How many people lived in the {}port of the town number {} in the year after the strike?"
    cards = [f"id: n{number}, q: {question.format('old ', number)}, a: About {number} hundred" for number in range(200)]
    [problem] = _of_cards(*cards, f"id: twin, q: {question.format('', 7)}, a: Six")
    assert (problem.code, problem.hint) == ("Q513", "the other is of one, line 17")


@pytest.mark.parametrize(
    "choice", ["Norvik or Marlow", "Norvik (or Marlow)", "Norvik OR Marlow", "Norvik and/or Marlow"]
)
def test_a_question_may_offer_its_answer_as_one_of_two(choice: str) -> None:
    """What is offered beside something else is not given away (Q507), however the “or” is set."""
    assert "Q507" not in {
        each.code for each in _of_cards(f"q: 'Which port struck first in 2031, {choice}?', a: Marlow")
    }
    assert "Q507" in {each.code for each in _of_cards("q: 'When did the port of Marlow strike first?', a: Marlow")}


@pytest.mark.parametrize("answer", ["£52,750", "€1.20", "7%", "12 °C"])
def test_a_sign_is_a_unit(answer: str) -> None:
    """A number with the sign of a currency, or for percent, is not bare, whatever the question says (Q520)."""
    question = "To what did the court raise the award of 2031?"
    assert "Q520" not in {each.code for each in _of_cards(f"q: {question}, a: '{answer}'")}
    assert "Q520" in {each.code for each in _of_cards(f"q: {question}, a: '52,750'")}


@pytest.mark.parametrize(
    ("answer", "option", "same"),
    [
        ("Autumn 2029", "Spring 2029", False),
        ("Late May 2029", "Early May 2029", False),
        ("The second half of 2029", "The first half of 2029", False),
        ("Before 2029", "After 2029", False),
        ("Autumn 2029", "2029", True),
        ("14 May 2029", "May 2029", True),
        ("In May 2029", "May 2029", True),
    ],
)
def test_two_parts_of_a_year_are_two_times(answer: str, option: str, *, same: bool) -> None:
    """Another season, half or end is another time (Q539); the same told less exactly is the answer itself."""
    card = f"cards: [{{q: When did the strike end?, a: {answer}, wrong: [{option}, March 2019, June 2020]}}]"
    assert ("Q539" in codes_in(LINE, fact_on_line("The strike ended at last.", card))) is same
