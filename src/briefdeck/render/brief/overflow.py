"""A brief that does not fit: by how much, and which of its parts takes the most room."""

from __future__ import annotations

from math import ceil

from briefdeck.grammar import count
from briefdeck.located import Location
from briefdeck.model import Brief
from briefdeck.model.texts import texts_of_brief
from briefdeck.papers import PAPERS
from briefdeck.problem import Problem
from briefdeck.render.brief.content import BriefContent
from briefdeck.render.brief.layout import DENSITY_STEPS, BriefLayout
from briefdeck.render.brief.parts.column import set_blocks
from briefdeck.render.brief.parts.disputes import set_disputes
from briefdeck.render.brief.parts.foot import set_notes
from briefdeck.render.brief.parts.head import set_bottom_line, set_figures, set_masthead
from briefdeck.render.brief.parts.timeline import set_timeline
from briefdeck.render.brief.styles import BriefSetting, styles
from briefdeck.render.pdf.design import GUTTER, SMALLEST
from briefdeck.render.pdf.typography.paragraph import TextShaper
from briefdeck.rules.briefs import page_overflow

_NOTES = "notes"
"""What is no key of a brief: the numbered source notes and the key of the articles."""
_LEADING = 1.2
"""The leading of the smallest type, in sizes of type."""


def report_overflow(brief: Brief, content: BriefContent, page: BriefLayout, shaper: TextShaper) -> list[Problem]:
    """Report a *page* of *brief*, set from *content*, that does not fit: by how much, and its largest part."""
    if page.spare >= 0:
        return []
    excess = ceil(page.body.excess)
    much = f"{excess} points of a column too much, about {_lines(excess)}"
    step = DENSITY_STEPS[-1]
    setting = BriefSetting(PAPERS[str(brief.page)], styles(SMALLEST, step.density), shaper, step.density, step.columns)
    heights = _heights(brief, content, setting)
    key = max(heights, key=heights.__getitem__)
    part = f"{_name(brief, key)}, about {_lines(heights[key])}"
    return [page_overflow.report_page(_place(brief, key), brief.page, SMALLEST, much, part)]


def _lines(points: float) -> str:
    return count(ceil(points / (SMALLEST * _LEADING)), "lines")


def _heights(brief: Brief, content: BriefContent, setting: BriefSetting) -> dict[str, float]:
    """Measure each part of the page but its sections, in points of column, by the keys of a brief."""
    columns = setting.columns
    width = (setting.measure - (columns - 1) * GUTTER) / columns
    wide = {"title": set_masthead(content, setting).height, _NOTES: set_notes(content, setting).height}
    if brief.bottom_line:
        wide["bottom_line"] = set_bottom_line(content, setting).height
    if brief.figures:
        wide["figures"] = set_figures(content, setting).height
    if brief.timeline:
        wide["timeline"] = set_timeline(content, setting).height
    if brief.disputes:
        wide["disputes"] = set_disputes(content, setting, setting.measure).height
    side = [key for key in ("people", "chart", "open_questions") if getattr(brief, key)]
    blocks = [set_blocks([group], setting, width) for group in content.side]
    narrow = {key: sum(block.height for block in part) for key, part in zip(side, blocks, strict=True)}
    return {key: height * columns for key, height in wide.items()} | narrow


def _name(brief: Brief, key: str) -> str:
    """Name the part of *brief* under *key*."""
    if key == _NOTES:
        return "the notes of its sources"
    things = getattr(brief, key)
    several = isinstance(things, tuple) and len(things) > 1
    return f"`{key}:` with {count(len(things), 'entries')}" if several else f"`{key}:`"


def _place(brief: Brief, key: str) -> Location:
    """Return where the part of *brief* under *key* begins."""
    texts = [text.text for text in texts_of_brief(brief) if text.key.partition(".")[0] == key]
    named = {"timeline": [event.facts[0] for event in brief.timeline], "disputes": brief.disputes}.get(key, ())
    return next((text.location for text in texts or named), brief.title.location)
