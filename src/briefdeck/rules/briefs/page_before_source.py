"""A page that holds for a day before its newest source appeared."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.dates.date_range import spell_date
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext, list_dated_sources

RULE = Rule(
    "B711",
    "A page holds for no day before its newest source.",
    why="The page would know what was not known yet, and its reader takes what came later for part of that day.",
    bad=example("""
        as_of: 2031-02-28
        """),
    good=example("""
        as_of: 2031-03-04
        """),
)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find briefs whose `as_of:` is before an article that their facts cite."""
    for brief in context.briefs.values():
        sources = list_dated_sources(context, brief)
        newest = max(sources, key=lambda source: source.published.first, default=None)
        if newest is not None and brief.as_of.last < newest.published.first:
            appeared = f"“{newest.key}” appeared on {spell_date(newest.published)}"
            message = f"the page holds for {spell_date(brief.as_of)}, but {appeared}"
            advice = "give the date of the newest source, or leave out what rests on it"
            yield RULE.problem(brief.title.location, message, "", brief.as_of.written, advice)
