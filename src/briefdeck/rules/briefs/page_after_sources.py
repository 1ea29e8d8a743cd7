"""A page that holds for a day later than all its sources."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.dates.date_range import spell_date
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext, list_dated_sources

RULE = Rule(
    "B712",
    "A page holds for the day of its newest source.",
    "warning",
    why="What came after the newest source is not on the page, and its reader takes the page for the news of that "
    "day. Date it by its newest source, or switch this off and give the reason.",
    bad=example("""
        as_of: 2032-03-04
        """),
    good=example("""
        as_of: 2031-03-04
        """),
)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find briefs whose `as_of:` is after all articles that their facts cite."""
    for brief in context.briefs.values():
        sources = list_dated_sources(context, brief)
        newest = max(sources, key=lambda source: source.published.last, default=None)
        if newest is not None and brief.as_of.first > newest.published.last:
            source = f"its newest source, “{newest.key}”, is of {spell_date(newest.published)}"
            message = f"the page holds for {spell_date(brief.as_of)}, but {source}"
            advice = "date the page by its newest source"
            yield RULE.problem(brief.title.location, message, "", brief.as_of.written, advice)
