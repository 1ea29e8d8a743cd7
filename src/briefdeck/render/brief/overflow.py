"""What keeps a brief off its page: how much is too much, and which part takes the most room."""

from __future__ import annotations

from math import ceil

from briefdeck.grammar import count
from briefdeck.located import Location
from briefdeck.model import Brief
from briefdeck.model.texts import texts_of_brief
from briefdeck.problem import Problem
from briefdeck.render.brief.layout import BriefLayout
from briefdeck.render.brief.parts.head import BriefMasthead
from briefdeck.render.brief.parts.judgements import BottomLine
from briefdeck.rules.briefs import page_overflow

_SOURCES = "the list of its sources"


def report_overflow(brief: Brief, page: BriefLayout) -> list[Problem]:
    """Report a *page* of *brief* that does not fit although all that may be left out is: by how much, and why."""
    if page.spare >= 0 or page.setting.divided:
        return []
    excess, least = ceil(page.excess), page.fitting.least
    line = page.setting.styles.fact.leading
    much = f"{excess} points of height too much, about {count(ceil(excess / line), 'lines')}"
    heights = {_SOURCES: page.foot[0].height}
    for placed in page.parts:
        key = {BriefMasthead: "title", BottomLine: "bottom_line"}.get(type(placed.part))
        if key:
            heights[key] = placed.part.height
    key = max(heights, key=heights.__getitem__)
    part = f"{_name(brief, key)}, about {count(ceil(heights[key] / line), 'lines')}"
    return [page_overflow.report_page(_place(brief, key), brief.page, least, much, part)]


def report_divided(brief: Brief, page: BriefLayout, divided: str) -> Problem:
    """Report the word or number *divided*, which is wider than its place on the *page* of *brief*."""
    found = [text.text for text in texts_of_brief(brief) if divided.strip('“”"') in text.plain]
    place = found[0].location if found else brief.title.location
    return page_overflow.report_wide(place, divided, brief.page, page.fitting.least)


def _name(brief: Brief, key: str) -> str:
    """Name the part of *brief* under *key*."""
    if key == _SOURCES:
        return key
    things = getattr(brief, key)
    several = isinstance(things, tuple) and len(things) > 1
    return f"`{key}:` with {count(len(things), 'entries')}" if several else f"`{key}:`"


def _place(brief: Brief, key: str) -> Location:
    """Return where the part of *brief* under *key* begins."""
    texts = [text.text for text in texts_of_brief(brief) if text.key.partition(".")[0] == key]
    return texts[0].location if texts else brief.title.location
