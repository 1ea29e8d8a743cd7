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
