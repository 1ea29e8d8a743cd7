"""A bank and its articles in a few lines of text, as the checks are given them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from textwrap import dedent, indent

from briefdeck.articles.concordance import Concordance, digest, dump_concordance, index_articles, load_concordance
from briefdeck.check import check
from briefdeck.ledger import empty_ledger
from briefdeck.model import Brief
from briefdeck.problem import Problem
from briefdeck.read.bank import read_bank
from briefdeck.rules.context import CheckContext
from briefdeck.rules.registry import MODULES, find_problems, rule_of

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
"""A questions.yaml up to its facts, about ARTICLE."""

FACT = """\
- id: stopped
  fact: Ana Reyes said 2,400 dockers had stopped work.
  cite: gazette:3
  topic: strike
"""
"""A fact that holds."""

LINE_HEAD = """\
title: Trial
articles: {gazette: {file: gazette.txt, title: "[Report]", published: 2031-03-04}}
topics: {all: All}
"""
"""A questions.yaml up to its facts, about an article of which a test gives the text."""


def make_context(
    questions: str, articles: Mapping[str, str], *, alone: bool = False, briefs: Mapping[str, Brief] | None = None
) -> CheckContext:
    """Read *questions*, a whole questions.yaml without fault, and index its *articles*, texts by key.

    With *alone* the checks have the concordance only, as on a fresh clone.
    """
    bank, problems = read_bank(questions, "questions.yaml")
    assert problems == []
    concordance, problems = index_articles(
        bank.articles, {key: text.encode() for key, text in articles.items()}, Concordance(), language=bank.language
    )
    assert problems == []
    concordance, problems = load_concordance(dump_concordance(concordance), "concordance.json")
    assert problems == []
    hashes = {} if alone else {key: digest(text.encode()) for key, text in articles.items()}
    return CheckContext(
        bank, briefs or {}, concordance, empty_ledger(bank.title, "0123456789abcdef"), {} if alone else articles, hashes
    )


def context_of(
    facts: str, articles: Mapping[str, str] | None = None, *, alone: bool = False, head: str = HEAD
) -> CheckContext:
    """Make the context of *facts*, items of `facts:` in YAML, behind *head*; of ARTICLE unless others are given."""
    articles = {"gazette": ARTICLE} if articles is None else articles
    return make_context(head + indent(dedent(facts), "  "), articles, alone=alone)


def context_of_line(line: str, rest: str, *, alone: bool = False, head: str = LINE_HEAD) -> CheckContext:
    """Make the context of an article that is *line*, and of *rest*, what follows the topics in questions.yaml."""
    return make_context(head + rest, {"gazette": line}, alone=alone)


def fact_saying(fact: str, cite: str = "gazette:3", more: str = "") -> str:
    """Write an item of `facts:` that says *fact* behind HEAD; *more* are further keys, one a line."""
    return f"- id: it\n  fact: {fact!r}\n  cite: [{cite}]\n  topic: strike\n{indent(more, '  ')}"


def fact_on_line(text: str, more: str = "") -> str:
    """Write `facts:` with one fact on line 1, for behind LINE_HEAD; *more* are further keys in flow style."""
    quoted = text.replace("'", "''")
    return f"facts:\n  - {{id: one, fact: '{quoted}', cite: gazette:1, topic: all{more and ', ' + more}}}\n"


def checks_of(*codes: str) -> tuple[Check]:
    """Make the check of the rules whose codes begin with one of *codes*, as `problems_of` takes it."""
    return (partial(find_problems, [module for module in MODULES if rule_of(module).code.startswith(codes)]),)


def problems_of(context: CheckContext, checks: Iterable[Check]) -> list[Problem]:
    """Run *checks* over *context*."""
    return [problem for check in checks for problem in check(context)]


def problems_in(line: str, rest: str, *, alone: bool = False, head: str = LINE_HEAD) -> list[Problem]:
    """Run all checks over the context of *line* and *rest*."""
    return check(context_of_line(line, rest, alone=alone, head=head))


def codes_in(line: str, rest: str, *, alone: bool = False, head: str = LINE_HEAD) -> set[str]:
    """Name the rules that all checks over the context of *line* and *rest* find broken."""
    return {problem.code for problem in problems_in(line, rest, alone=alone, head=head)}


def with_brief(context: CheckContext, brief: Brief) -> CheckContext:
    """Give *context* the *brief* as its only page."""
    return replace(context, briefs={"page": brief})
