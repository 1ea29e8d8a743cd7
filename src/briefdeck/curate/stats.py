"""A bank → what it holds, in numbers: kinds of cards, topics, articles and their ages, coverage, reasons, problems.

The JSON has these keys, of which more may come: facts, retired, cards, kinds, topics, articles, given, ignored, drafts,
errors, warnings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from briefdeck.console import clean_json
from briefdeck.curate.coverage import measure_coverage
from briefdeck.message_grammar import count
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext

_BAR = 24
"""Columns of the longest bar."""


class ArticleNumbers(NamedTuple):
    """What the facts take from an article."""

    key: str
    published: str
    """When it appeared, "" where that is not known."""
    facts: int
    cited: int
    """Lines of substance that are cited."""
    substance: int
    """Lines of substance."""


class BankNumbers(NamedTuple):
    """What a bank holds."""

    facts: int
    """Those that are held."""
    retired: int
    cards: int
    kinds: Mapping[str, int]
    """How many cards are of each kind."""
    topics: Mapping[str, int]
    """How many facts belong to each topic."""
    articles: tuple[ArticleNumbers, ...]
    given: int
    """Terms that a curator answers for, since no line has them."""
    ignored: int
    """Rules that are switched off for a fact, or for all."""
    drafts: int
    """Facts that wait for a source."""
    errors: int
    warnings: int


def count_bank(context: CheckContext, problems: Iterable[Problem], drafts: int) -> BankNumbers:
    """Count what the bank of *context* holds, with the *problems* that `check` finds and so many *drafts*."""
    bank = context.bank
    held = bank.held_facts
    cards = [card for fact in held for card in fact.held_cards]
    severities = Counter(problem.severity for problem in problems)
    cited = Counter(key for fact in held for key in fact.articles)
    covered = {article.key: article for article in measure_coverage(context).articles}
    articles = [
        ArticleNumbers(
            str(key),
            str(article.published.written) if article.published else "",
            cited[str(key)],
            covered[str(key)].cited if str(key) in covered else 0,
            len(covered[str(key)].substance) if str(key) in covered else 0,
        )
        for key, article in bank.articles.items()
    ]
    topics = Counter(str(fact.topic) for fact in held)
    return BankNumbers(
        len(held),
        len(bank.facts) - len(held),
        len(cards),
        dict(Counter(card.kind for card in cards).most_common()),
        {str(topic): topics[str(topic)] for topic in bank.topics},
        tuple(articles),
        sum(len(fact.given) for fact in held),
        sum(len(fact.ignore) for fact in held) + len(bank.ignore),
        drafts,
        severities["error"],
        severities["warning"],
    )


def format_text(numbers: BankNumbers) -> str:
    """Format *numbers* as tables with bars."""
    head = [
        f"{count(numbers.facts, 'facts')}, {count(numbers.cards, 'cards')}, {numbers.retired} retired, "
        f"{count(numbers.drafts, 'drafts')}",
        f"{count(numbers.errors, 'errors')}, {count(numbers.warnings, 'warnings')}; "
        f"{count(numbers.given, 'terms')} given, {count(numbers.ignored, 'rules')} switched off",
    ]
    rows = [*head, "", *_bars("cards by kind", numbers.kinds), "", *_bars("facts by topic", numbers.topics), ""]
    width = max([len(article.key) for article in numbers.articles] + [len("article")])
    rows.append(f"{'article':<{width}}  appeared    facts  cited lines")
    for article in numbers.articles:
        lines = f"{article.cited} of {article.substance}"
        rows.append(f"{article.key:<{width}}  {article.published or '-':<10}  {article.facts:>5}  {lines}")
    return "".join(f"{row}\n" for row in rows)


def _bars(title: str, numbers: Mapping[str, int]) -> list[str]:
    """Draw a bar for each of *numbers*."""
    width, most = max(map(len, numbers), default=0), max(numbers.values(), default=0) or 1
    return [
        title,
        *(f"  {name:<{width}}  {number:>5}  {'▪' * round(_BAR * number / most)}" for name, number in numbers.items()),
    ]


def format_json(numbers: BankNumbers) -> str:
    """Format *numbers* as the JSON that this module describes."""
    document: dict[str, Any] = numbers._asdict()
    return clean_json({**document, "articles": [article._asdict() for article in numbers.articles]})


FORMATS = {"text": format_text, "json": format_json}
"""By the name that `--format` takes."""
