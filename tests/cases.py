"""A case in a few words: what the article says, what the facts say, what the checks find."""

from __future__ import annotations

import hashlib

from briefdeck.articles.concordance import Concordance, index_articles
from briefdeck.check import check
from briefdeck.ledger import empty_ledger
from briefdeck.problem import Problem
from briefdeck.read.bank import read_bank
from briefdeck.rules.context import CheckContext

HEAD = """\
title: Trial
articles: {gazette: {file: gazette.txt, title: "[Report]", published: 2031-03-04}}
topics: {all: All}
"""
"""What every bank of a case begins with."""


def case(article: str, rest: str, with_text: bool = True) -> CheckContext:
    """*article* and a bank of which *rest* is what follows the topics; with the article's text or without."""
    bank, problems = read_bank(HEAD + rest, "questions.yaml")
    assert problems == []
    data = article.encode()
    concordance, problems = index_articles(bank.articles, {"gazette": data}, Concordance())
    assert problems == []
    texts = {"gazette": article} if with_text else {}
    return CheckContext(
        bank, {}, concordance, empty_ledger("Trial"), texts, {"gazette": hashlib.sha256(data).hexdigest()}
    )


def fact(text: str, more: str = "") -> str:
    """A bank's `facts:` with one fact, on the first line of the article; *more* is further keys, in flow style."""
    quoted = text.replace("'", "''")
    return f"facts:\n  - {{id: one, fact: '{quoted}', cite: gazette:1, topic: all{more and ', ' + more}}}\n"


def found(article: str, rest: str, with_text: bool = True) -> list[Problem]:
    """What all checks find."""
    return check(case(article, rest, with_text))


def codes(article: str, rest: str, with_text: bool = True) -> set[str]:
    """The codes of what all checks find."""
    return {problem.code for problem in found(article, rest, with_text)}
