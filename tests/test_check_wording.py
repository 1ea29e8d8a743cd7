"""The rules of card wording: each fires on its bad example, is silent on its good one, and points at the words."""

from __future__ import annotations

import re
import textwrap

import pytest

from briefdeck.articles.concordance import Concordance, entry_of
from briefdeck.check.cards import CHECKS
from briefdeck.check.case import Case
from briefdeck.ledger import empty
from briefdeck.problem import Problem
from briefdeck.read.bank import read_bank
from briefdeck.rules.wording import EXAMPLES, RULES
from tests.conftest import DATA

CODES = [rule.code for rule in RULES]
_HEAD = """\
title: The strike
articles: {{quay: {{file: quay.txt, title: A harbour holds its breath}}}}
topics: {{news: News, strike: The ferry strike}}
facts:
  - id: one
    fact: Something.
    cite: quay:1
    topic: news{rest}
    cards:
"""


def _case(text: str, line: str = "A line.") -> Case:
    bank, _ = read_bank(text, "questions.yaml")
    return Case(bank, {}, Concordance({"quay": entry_of([line])}), empty("t"))


def _problems(case: Case) -> list[Problem]:
    return sorted(problem for check in CHECKS for problem in check(case))


def _found(cards: str, line: str = "A line.", rest: str = "") -> list[Problem]:
    return _problems(_case(_HEAD.format(rest=rest) + textwrap.indent(cards, "      "), line))


def _codes(cards: str, rest: str = "") -> list[str]:
    return [problem.code for problem in _found(cards, rest=rest)]


@pytest.mark.parametrize("code", CODES)
def test_the_bad_example_breaks_its_rule_alone(code: str) -> None:
    """What a rule is explained by breaks this rule, once, and no other."""
    example = EXAMPLES[code]
    assert [problem.code for problem in _found(example.bad, example.line)] == [code]


@pytest.mark.parametrize("code", CODES)
def test_the_good_example_breaks_no_rule(code: str) -> None:
    """What a rule advises is accepted by all of them."""
    example = EXAMPLES[code]
    assert _found(example.good, example.line) == []


def test_every_rule_is_explained() -> None:
    """Rules and examples are the same set, in one order; every rule of the family is a warning."""
    assert list(EXAMPLES) == CODES
    assert {rule.severity for rule in RULES} == {"warning"}
    assert all(example.why.endswith(".") for example in EXAMPLES.values())


_MARK = re.compile(r"# !((?: Q\d{3})+)$")
_LINE = "The pier is 40 metres long, the quay 12.5 metres; 4,800,000 people crossed; the bell weighs 2.5 tons."


def _of_file(name: str) -> list[Problem]:
    return _problems(_case((DATA / "wording" / name).read_text(encoding="utf-8"), _LINE))


def test_marked_faults() -> None:
    """Every fault of the file is found where it is marked, and nothing else is."""
    lines = (DATA / "wording" / "faults.yaml").read_text(encoding="utf-8").split("\n")
    marked = [(at, code) for at, line in enumerate(lines, 1) if (m := _MARK.search(line)) for code in m[1].split()]
    found = [(problem.place.line, problem.code) for problem in _of_file("faults.yaml")]
    assert found == sorted(marked)


def test_traps() -> None:
    """Good cards that look like bad ones are left in peace."""
    assert [f"{problem.place.line} {problem.code} {problem.message}" for problem in _of_file("traps.yaml")] == []


MESSAGES = {
    "Q501": ("the answer has 17 words: split it, or shorten it to 12", ""),
    "Q502": ("the question has 3 sentences: leave the background to the fact and ask in one", ""),
    "Q503": ("“and when” asks a second question: make a card of each", "and when"),
    "Q504": ("the answer lists 4 things: ask for each on a card of its own, or how many they are", ""),
    "Q505": ("the answer is yes or no: ask who, what, when or how many", ""),
    "Q506": (
        "the question offers its answer: ask without the alternatives, or make them options with `wrong:`",
        "rise or fall",
    ),
    "Q507": ("the question has its answer “2031” in it: ask without it", "2031"),
    "Q508": ("nothing before “he” says who or what is meant: a card comes up alone, so name it", "he"),
    "Q509": (
        "“currently” will mean another time when the card comes up: give the date, or the fact `as_of:`",
        "currently",
    ),
    "Q510": ("this number changes with time: say in the question when it holds, or give the fact `as_of:`", ""),
    "Q512": ("“What happened” has many right answers: ask for the one that you mean", "What happened"),
    "Q513": ("almost the same question has another answer in “one”: add what tells them apart", ""),
    "Q514": ("“one” asks the same: keep one of the two", ""),
    "Q515": ("the same question has another answer in “one”: add what tells them apart, or list a dispute", ""),
    "Q516": ("“the” follows from grammar: delete a word that has to be known", "the"),
    "Q517": ("the text has 5 deletions: keep 4, or split it", ""),
    "Q518": ("“raise” can be read elsewhere in the sentence: say it there in other words", "raise"),
    "Q519": ("only 2 words stay around “Visby”: 4 at least should lead to it", "Visby"),
    "Q520": ("43 of what? Give the answer its unit, or ask how many or how much", "43"),
    "Q521": ("“40.0 metres” claims more precision than its line, which has 40 metres", "40.0 metres"),
    "Q522": ("“ is on few keyboards: add a spelling without it to `accept:`", "“"),
    "Q523": (
        "asked back, “2031” has more than one answer, for much has that number: say in the question which one is meant",
        "",
    ),
    "Q524": ("“All of the above” is an option about options: take one that could be right by itself", ""),
    "Q525": ("the right option is by far the longest: shorten it, or lengthen the others", ""),
    "Q526": ("“120 percent” is another kind of answer than “90 km”: take options of one kind and unit", ""),
    "Q527": ("“1200” is right too: take a wrong one", ""),
    "Q528": (
        "“harbour” stands in the question and in no option but the right one: take it out of one of the two",
        "harbour",
    ),
    "Q529": ("only the right option goes with “an”: write “a or an”, or move the article to the options", "an"),
    "Q530": ("“not” is easily overread: ask positively, or write **not**", "not"),
    "Q531": ("there are 2 options: add a wrong one", ""),
    "Q532": ("“Never” in one option alone tells whether it is right: do without it", "Never"),
    "Q537": ("the hint “Tove Brand…” gives “Tove Brandt” away: hint at it in other words", "Tove Brand…"),
}
"""What is said of each bad example, and the words at which it points."""


@pytest.mark.parametrize("code", CODES)
def test_messages(code: str) -> None:
    """A problem says what is wrong and what to do, in one sentence, and names words that stand in the text."""
    [problem] = _found(EXAMPLES[code].bad, EXAMPLES[code].line)
    assert (problem.message, problem.words) == MESSAGES[code]
    assert problem.words in EXAMPLES[code].bad
    assert problem.fact == "one"


@pytest.mark.parametrize("code", CODES)
def test_a_rule_can_be_switched_off_with_a_reason(code: str) -> None:
    """`ignore:` silences the rule for the cards of its fact."""
    example = EXAMPLES[code]
    assert _found(example.bad, example.line, rest=f"\n    ignore: {{{code}: it is meant so}}") == []


def test_the_other_twin_is_named_with_its_line() -> None:
    """A problem between two cards stands at the second, and its hint leads to the first."""
    [problem] = _found(EXAMPLES["Q515"].bad)
    assert problem.place.line == 13
    assert problem.hint == "the other is of one, line 10"


def test_other_languages() -> None:
    """In a bank that is not in English only the rules that know no English word are used."""
    text = _HEAD.replace("title: The strike", "title: Der Streik\nlanguage: de").format(rest="")
    cards = '- {q: "Is das so?", a: Yes}\n- {id: b, q: "Wer war es?", a: Ek}\n- {id: c, q: "Wer war es?", a: Berg}\n'
    case = _case(text + textwrap.indent(cards, "      "))
    assert [problem.code for problem in _problems(case)] == ["Q515"]


def test_a_template_is_no_crowd_of_twins() -> None:
    """Questions of one template differ in a name or a number and are left in peace; true twins among them are not."""
    question = "How many people lived in the {}port of the town number {} in the year after the strike?"
    cards = [f"- {{id: n{n}, q: {question.format('old ', n)}, a: About {n} hundred}}\n" for n in range(200)]
    [problem] = _found("".join(cards) + f"- {{id: twin, q: {question.format('', 7)}, a: Six}}\n")
    assert (problem.code, problem.hint) == ("Q513", "the other is of one, line 17")
