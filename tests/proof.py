"""A bank and its articles in a few lines: what the tests of the checks start from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from textwrap import dedent, indent

from briefdeck.articles.concordance import Concordance, digest, dump_concordance, index_articles, load_concordance
from briefdeck.ledger import empty_ledger
from briefdeck.model import Brief
from briefdeck.problem import Problem
from briefdeck.read.bank import read_bank
from briefdeck.rules.context import CheckContext

Check = Callable[[CheckContext], Iterator[Problem]]

ARTICLE = """\
The harbour strike of Marlow

Ana Reyes, who leads the dockers of Port Marlow, said on Tuesday that about 2,400 workers had left work at three quays.

The city council offered them $4.5 million, or four per cent more, on 3 March; "we are not for sale," Reyes answered.

In 2019 a walkout had lasted eighteen days and emptied the fish market of Saltby, 40 km up the coast.
"""
"""An invented article: lines 1, 3, 5 and 7 have words."""

HEAD = """\
title: The strike
articles:
  gazette:
    file: gazette.txt
    title: The harbour strike
    published: 2024-03-07
names:
  Ana Reyes: [Reyes, Ms. Reyes]
topics:
  strike: The strike
facts:
"""

FACT = """\
- id: stopped
  fact: Ana Reyes said 2,400 dockers had stopped work.
  cite: gazette:3
  topic: strike
"""


def case_of(
    facts: str, texts: Mapping[str, str] | None = None, *, alone: bool = False, head: str = HEAD
) -> CheckContext:
    """The case of *facts*, items of `facts:` in YAML; *alone* leaves the checks with the concordance only."""
    bank, problems = read_bank(head + indent(dedent(facts), "  "), "questions.yaml")
    assert problems == []
    texts = {"gazette": ARTICLE} if texts is None else texts
    concordance, problems = index_articles(
        bank.articles, {key: text.encode() for key, text in texts.items()}, Concordance()
    )
    assert problems == []
    concordance, problems = load_concordance(dump_concordance(concordance), "concordance.json")
    assert problems == []
    hashes = {} if alone else {key: digest(text.encode()) for key, text in texts.items()}
    return CheckContext(bank, {}, concordance, empty_ledger(bank.title), {} if alone else texts, hashes)


def said(fact: str, cite: str = "gazette:3", more: str = "") -> str:
    """A fact in YAML that says *fact*; *more* are further keys."""
    return f"- id: it\n  fact: {fact!r}\n  cite: [{cite}]\n  topic: strike\n{indent(more, '  ')}"


def found(case: CheckContext, checks: Iterable[Check]) -> list[Problem]:
    """What *checks* find."""
    return [problem for check in checks for problem in check(case)]


def with_brief(case: CheckContext, brief: Brief) -> CheckContext:
    """*case* with *brief* as its only page."""
    return CheckContext(case.bank, {"page": brief}, case.concordance, case.ledger, case.texts, case.hashes)


__all__ = ["ARTICLE", "FACT", "HEAD", "case_of", "found", "said", "with_brief"]
