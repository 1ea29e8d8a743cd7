"""A page that holds for a day later than all its sources."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from briefdeck.language.dates.date_range import spell_date
from briefdeck.problem import Problem, Rule, example
from briefdeck.project_names import QUESTIONS
from briefdeck.rules.context import CheckContext, list_dated_sources

RULE = Rule(
    "B712",
    "A page holds for the day of its newest source.",
    "warning",
    why="What came after the newest source is not on the page, and its reader takes it that nothing has changed since. "
    "A page made within a week of it passes. On a page of news, give `as_of:` the day of the newest source, or cite a "
    "newer one. On a page of history the gap is meant, since nothing is expected to change: switch this off, with "
    "that as the reason.",
    bad=example("""
        as_of: 2032-03-04
        """),
    good=example("""
        as_of: 2031-03-04
        """),
    is_of_pages=True,
)

_SOON = timedelta(days=7)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find briefs whose `as_of:` is more than a week after all articles that their facts cite."""
    for brief in context.briefs.values():
        sources = list_dated_sources(context, brief)
        newest = max(sources, key=lambda source: source.published.last, default=None)
        if newest is not None and brief.as_of.first > newest.published.last + _SOON:
            source = f"its newest source, “{newest.key}”, is of {spell_date(newest.published)}"
            message = f"the page holds for {spell_date(brief.as_of)}, but {source}: has nothing changed since?"
            advice = (
                f"if nothing has, as on a page of history, say so at the top of {QUESTIONS}: "
                f"`ignore: {{{RULE.code}: …}}`; else write `as_of: {newest.published.written}`, or cite something newer"
            )
            yield RULE.problem(brief.title.location, message, "", brief.as_of.written, advice)
