"""When the sources of a brief appeared, which its `as_of:` is compared with."""

from __future__ import annotations

from typing import NamedTuple

from briefdeck.language.dates.date_range import DateRange
from briefdeck.located import LocatedStr
from briefdeck.model import Brief
from briefdeck.model.texts import facts_of_brief
from briefdeck.rules.context import CheckContext


class DatedSource(NamedTuple):
    """An article that a page rests on."""

    published: DateRange
    key: str


def list_dated_sources(context: CheckContext, brief: Brief) -> list[DatedSource]:
    """List the articles of known date that the facts of *brief* cite."""
    facts = (context.facts[id_] for id_ in facts_of_brief(brief) if id_ in context.facts)
    keys = dict.fromkeys(key for fact in facts for key in fact.articles)
    articles = ((key, context.bank.articles.get(LocatedStr(key))) for key in keys)
    return [DatedSource(article.published, key) for key, article in articles if article and article.published]
