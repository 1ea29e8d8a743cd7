"""What is shown above every card of a fact: its topic, and the date for which it holds."""

from __future__ import annotations

from briefdeck.language.date_range import DateRange, spell_date
from briefdeck.language.markup import plain
from briefdeck.language.stems import Stems, contains_stems, stems_of
from briefdeck.located import LocatedStr
from briefdeck.rules.fact_context import FactContext


def shown_date(fact: FactContext) -> DateRange | None:
    """Give the date for which the fact holds, else that of its newest article; None where neither is known."""
    if fact.fact.as_of is not None:
        return fact.fact.as_of
    articles = (fact.context.bank.articles.get(LocatedStr(key)) for key in fact.fact.articles)
    dates = [article.published for article in articles if article is not None and article.published]
    return max(dates, key=lambda date: date.last, default=None)


def heading_with(fact: FactContext, wanted: Stems) -> str:
    """Name the part of the heading that has the stems *wanted*, as "its topic “…”"; "" when none has."""
    topic = plain(fact.context.bank.topics.get(fact.fact.topic, LocatedStr()))
    if contains_stems(stems_of(topic), wanted):
        return f"its topic “{topic}”"
    date = shown_date(fact) if len(wanted) == 1 and wanted[0].isdecimal() else None
    if date is not None and wanted == (str(date.last.year),):
        return f"its date, {spell_date(date)}"
    return ""
