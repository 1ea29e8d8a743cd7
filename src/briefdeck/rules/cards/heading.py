"""What is shown above every card of a fact: its topic, and the date for which it holds."""

from __future__ import annotations

from briefdeck.language.dates.date_range import spell_date
from briefdeck.language.markup import plain
from briefdeck.language.stems import Stems, contains_stems, stems_of
from briefdeck.located import LocatedStr
from briefdeck.provenance import find_as_of
from briefdeck.rules.fact_context import FactContext


def find_heading(fact: FactContext, wanted: Stems) -> str:
    """Name the part of the heading that has the stems *wanted*, such as "its topic “…”"; "" when none has."""
    topic = plain(fact.context.bank.topics.get(fact.fact.topic, LocatedStr()))
    if contains_stems(stems_of(topic), wanted):
        return f"its topic “{topic}”"
    date = find_as_of(fact.fact, fact.context.bank.articles) if len(wanted) == 1 and wanted[0].isdecimal() else None
    if date is not None and wanted == (str(date.last.year),):
        return f"its date, {spell_date(date)}"
    return ""
