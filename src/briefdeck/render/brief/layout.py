"""Lay a brief out on its page: in the largest type that fits, never less than 7.5 points; else with fewer facts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from math import inf
from typing import NamedTuple

from briefdeck.located import LocatedStr
from briefdeck.model import Brief, Verified
from briefdeck.papers import PAPERS, Paper
from briefdeck.render.brief.content import BriefContent, write_content
from briefdeck.render.brief.parts.body import ACCEPTABLE, AT_SECTION, Body, set_body
from briefdeck.render.brief.parts.foot import set_footer, set_notes
from briefdeck.render.brief.parts.head import set_bottom_line, set_figures, set_masthead
from briefdeck.render.brief.parts.timeline import set_timeline
from briefdeck.render.brief.styles import BriefSetting, Density, styles
from briefdeck.render.pdf.design import SMALLEST
from briefdeck.render.pdf.pen import Drawable, Pen
from briefdeck.render.pdf.typography.paragraph import TextShaper

_GAPS: dict[Density, float] = {"poster": 14.0, "grand": 10.0, "roomy": 7.0, "tight": 7.0, "compact": 5.5}
_MOST_MORE: dict[Density, float] = {"poster": 26.0, "grand": 14.0, "roomy": 7.0, "tight": 7.0, "compact": 7.0}
"""What a gap between two parts may grow by."""
_ABOVE_FOOTER = 4.0


@dataclass(frozen=True, slots=True)
class BriefLayout:
    """All parts, measured."""

    paper: Paper
    head: Sequence[Drawable]
    body: Body
    foot: Sequence[Drawable]
    gaps: tuple[float, float]
    """Between two parts, at least, and what it may grow by."""
    body_size: float
    """Of the type of facts, in points."""

    @property
    def spare(self) -> float:
        """The room left in the fullest column, in points; below zero, how much is too much."""
        return self.body.spare

    def draw(self, pen: Pen) -> None:
        """Draws the page. Free height goes first into the columns, then between the parts; the rest above the foot."""
        body = self.body.trimmed()
        gap = self.gaps[0] + min(self.gaps[1], (self.body.height - body.height) / (len(self.head) + 1))
        y, x = self.paper.height - self.paper.ends, self.paper.side
        for part in [*self.head, body]:
            part.draw(pen, x, y)
            y -= part.height + gap
        y = self.paper.ends + sum(part.height for part in self.foot) + _ABOVE_FOOTER * (len(self.foot) - 1)
        for part in self.foot:
            part.draw(pen, x, y)
            y -= part.height + _ABOVE_FOOTER


def compose(content: BriefContent, setting: BriefSetting) -> BriefLayout:
    """The page that *setting* makes of *content*; its `spare` says whether it fits."""
    paper = setting.paper
    head: list[Drawable] = [set_masthead(content, setting)]
    if content.bottom_line:
        head.append(set_bottom_line(content, setting))
    if content.figures:
        head.append(set_figures(content, setting))
    if content.timeline:
        head.append(set_timeline(content, setting))
    foot: list[Drawable] = [set_notes(content, setting), set_footer(content, setting)]
    gap = _GAPS[setting.density]
    taken = sum(part.height for part in [*head, *foot]) + gap * (len(head) + 1) + _ABOVE_FOOTER
    middle = set_body(content, setting, paper.height - 2 * paper.ends - taken)
    return BriefLayout(paper, head, middle, foot, (gap, _MOST_MORE[setting.density]), setting.styles.body)


_PRECISE = 0.05
"""Points of body size within which the largest is found."""
_WORTH_OF_WHOLE_SECTIONS = 0.4
"""Points of body size given for columns that all begin with a heading."""
_UNEVEN = 1.15
"""How much taller the fullest column may be for that."""
_MOST_BLANK = 24.0
"""And how much of a column may stay empty for it, in points."""


@dataclass(frozen=True, slots=True)
class DensityStep:
    """A step of the surrender: what is given up, and the sizes of body type it is tried with, in points."""

    least: float
    most: float
    density: Density
    columns: int = 3
    max_penalty: float = ACCEPTABLE
    """The greatest blame for where a column ends that is put up with."""


DENSITY_STEPS = (
    DensityStep(12.5, 17.0, "poster", columns=2),  # a short page reads best in two wide columns
    DensityStep(10.4, 12.5, "grand", columns=2),
    DensityStep(9.7, 11.0, "roomy", columns=2),
    DensityStep(8.0, 9.7, "roomy"),
    DensityStep(SMALLEST, 9.0, "tight"),
    DensityStep(SMALLEST, 8.0, "compact"),
    DensityStep(SMALLEST, 8.0, "compact", max_penalty=inf),
)
"""In the order in which they are tried."""


def fit_type(content: BriefContent, paper: str, shaper: TextShaper) -> BriefLayout:
    """The page of *content* on *paper*, a key of PAPERS, set as large as it can be.

    When nothing fits, the page of the last level at its smallest: its `spare` is below zero.
    """
    for level in DENSITY_STEPS:
        page = _best(level, partial(_page, content, paper, shaper, level))
        if page is not None:
            return page
    return _page(content, paper, shaper, DENSITY_STEPS[-1], inf, SMALLEST)


def has_room(content: BriefContent, paper: str, shaper: TextShaper) -> bool:
    """Whether *content* has room on *paper* in the smallest type."""
    return _page(content, paper, shaper, DENSITY_STEPS[-1], inf, SMALLEST).spare >= 0


def _page(
    content: BriefContent, paper: str, shaper: TextShaper, level: DensityStep, max_penalty: float, body: float
) -> BriefLayout:
    setting = BriefSetting(
        PAPERS[paper],
        styles(body, level.density),
        shaper,
        level.density,
        level.columns,
        max_penalty,
    )
    return compose(content, setting)


def _best(level: DensityStep, page_at: Callable[[float, float], BriefLayout]) -> BriefLayout | None:
    """The largest page of *level* whose columns end well; whole sections are worth a little of the size."""
    page = _largest(level.least, level.most, partial(page_at, level.max_penalty))
    if page is None or level.max_penalty > ACCEPTABLE:
        return page
    least = max(level.least, page.body_size - _WORTH_OF_WHOLE_SECTIONS)
    whole = _largest(least, page.body_size, partial(page_at, AT_SECTION))
    return whole if whole and whole.body.tallest <= page.body.tallest * _UNEVEN and _is_full(whole, page) else page


def _is_full(page: BriefLayout, other: BriefLayout) -> bool:
    """Whether no column of *page* ends so early that it shows, or not earlier than on the *other*."""
    return page.body.blank <= max(_MOST_BLANK, other.body.blank)


def _largest(least: float, most: float, page_at: Callable[[float], BriefLayout]) -> BriefLayout | None:
    """The page that fits with the largest body type from *least* to *most*, by bisection."""
    page = page_at(least)
    if page.spare < 0:
        return None
    best, low, high, middle = page, least, most, most
    while high - low > _PRECISE:
        page = page_at(middle)
        if page.spare >= 0:
            best, low = page, middle
        else:
            high = middle
        middle = (low + high) / 2
    return best


_NEARBY = 2
"""How many fewer are tried when a number is found: one more fact may let the columns end better."""


class TrimmedBrief(NamedTuple):
    """A page and what is on it."""

    content: BriefContent
    page: BriefLayout
    left_out: Sequence[LocatedStr]
    """The facts of the sections that had no room, the least first."""


def fit_dropping_facts(
    verified: Verified, name: str, shaper: TextShaper, changed: Collection[str] = ()
) -> TrimmedBrief:
    """The brief *name* with as many facts as have room on its page, as large as can be; those *changed* are marked."""
    paper = str(verified.briefs[name].page)
    content = write_content(verified, name, changed=changed)
    page = fit_type(content, paper, shaper)
    if page.spare >= 0:
        return TrimmedBrief(content, page, ())
    order = rank_facts(verified.briefs[name])
    few = _fewest(len(order), lambda count: has_room(write_content(verified, name, order[:count]), paper, shaper))
    content = write_content(verified, name, order[:few], changed)
    return TrimmedBrief(content, fit_type(content, paper, shaper), order[:few])


def rank_facts(brief: Brief) -> list[LocatedStr]:
    """The facts of the sections of *brief* from the least on: by weight, then by how low in their section."""
    places = [(row, column, key) for column, each in enumerate(brief.sections) for row, key in enumerate(each.facts)]
    lowest_first = sorted(places, key=lambda place: (brief.weights.get(place[2], 1), -place[0], -place[1]))
    return list(dict.fromkeys(key for _, _, key in lowest_first))


def _fewest(most: int, is_enough: Callable[[int], bool]) -> int:
    """The least number up to *most* that is enough, *most* when none is; more is enough where less is, or nearly so."""
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_enough(middle) else (middle, high)
    return next((count for count in range(max(1, high - _NEARBY), high) if is_enough(count)), high)
