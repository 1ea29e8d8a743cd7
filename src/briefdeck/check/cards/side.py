"""A side: a question with its answer, as the checks of card wording see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefdeck.language.date_range import DateRange
from briefdeck.language.markup import plain
from briefdeck.language.quotes import unquoted
from briefdeck.language.stems import ARTICLES
from briefdeck.located import LocatedStr
from briefdeck.model import Card, Fact
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.old_docs import RULES

FUNCTION_WORDS = ARTICLES | frozenset(
    """
    am and are as at be been being by did do does for from had has have in into is it its of on or that their them they
    these this those to was were which who with
    """.split()
)
"""Words that grammar supplies: whoever sees the sentence can say them without knowing anything."""


class Side(NamedTuple):
    """What a learner is asked, and what is right."""

    case: CheckContext
    fact: Fact
    card: Card
    q: LocatedStr
    """The question as it stands in the file."""
    a: LocatedStr
    """The answer as it stands in the file; "" where the back shows the fact, or a list."""
    question: str
    """The question without marks, and with an ellipsis for what it quotes."""
    answer: str
    """The answer without marks."""
    kind: str
    """The kind of its card; the way back is a plain question."""
    options: tuple[LocatedStr, ...]
    """What a multiple-choice card offers, the right option first; nothing for any other kind."""
    reversed: bool
    """Whether it is the card the other way round."""


Rule = Callable[[Side], Iterator[Problem]]


def active(fact: Fact) -> list[Card]:
    """The cards of *fact* that are still held."""
    return [card for card in fact.cards if card.retired is None] if fact.retired is None else []


def sides(case: CheckContext, fact: Fact) -> Iterator[Side]:
    """The sides of the cards of *fact* that are still held; a cloze text has none, and a list a question only."""
    for card in active(fact):
        if card.q and card.items:
            yield side_of(case, fact, card, card.q, LocatedStr("", card.q.location))
        elif card.q and card.a:
            yield side_of(case, fact, card, card.q, card.a)
            if card.reverse:
                yield side_of(case, fact, card, card.reverse.q, card.reverse.a, way_back=True)


def side_of(case: CheckContext, fact: Fact, card: Card, q: LocatedStr, a: LocatedStr, way_back: bool = False) -> Side:
    """The side of *card* that asks *q* and has the answer *a*; *way_back* if it is the card the other way round."""
    kind = "question" if way_back else card.kind
    options = (a, *card.wrong) if kind == "choice" else ()
    return Side(case, fact, card, q, a, unquoted(plain(q)), plain(a), kind, options, way_back)


def shown_date(case: CheckContext, fact: Fact) -> DateRange | None:
    """The date that is shown with the cards of *fact*: for what time it holds, else that of its newest article."""
    if fact.as_of is not None:
        return fact.as_of
    articles = (case.bank.articles.get(LocatedStr(key)) for key in fact.articles)
    dates = [article.published for article in articles if article is not None and article.published]
    return max(dates, key=lambda when: when.last, default=None)


def complaint(side: Side, code: str, at: LocatedStr, message: str, words: str = "", hint: str = "") -> Problem:
    """A problem of *side* with the text *at*."""
    return RULES[code].problem(at.location, message, str(side.fact.id), words, hint)
