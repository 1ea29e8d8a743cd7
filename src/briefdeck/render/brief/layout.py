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
"""How much a gap between two parts may grow, in points."""
_ABOVE_FOOTER = 4.0


@dataclass(frozen=True, slots=True)
class BriefLayout:
    """The parts of a page, measured."""

    paper: Paper
    head: Sequence[Drawable]
    body: Body
    foot: Sequence[Drawable]
    gaps: tuple[float, float]
    """The least gap between two parts, and how much it may grow, in points."""
    body_size: float
    """The size of the type of facts, in points."""

    @property
    def spare(self) -> float:
        """The room left in the fullest column, in points; below zero, the height that does not fit."""
        return self.body.spare

    def draw(self, pen: Pen) -> None:
        """Draw the page.

        Free height goes first into the columns, then between the parts; the rest stays above the foot.
        """
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
    """Set all parts of *content* on a page as *setting* says; the `spare` of the page says whether they fit."""
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
"""How close to the largest fitting body size the search ends, in points."""
_WORTH_OF_WHOLE_SECTIONS = 0.4
"""Points of body size given up for columns that all begin with a heading."""
_UNEVEN = 1.15
"""How many times taller the fullest column may become for that."""
_MOST_BLANK = 24.0
"""How much of a column may stay empty for that, in points."""


@dataclass(frozen=True, slots=True)
class DensityStep:
    """A step of fitting: what is given up, and the sizes of body type to try, in points."""

    least: float
    most: float
    density: Density
    columns: int = 3
    max_penalty: float = ACCEPTABLE
    """The greatest penalty allowed for where a column ends."""


DENSITY_STEPS = (
    DensityStep(12.5, 17.0, "poster", columns=2),  # a short page reads best in two wide columns
    DensityStep(10.4, 12.5, "grand", columns=2),
    DensityStep(9.7, 11.0, "roomy", columns=2),
    DensityStep(8.0, 9.7, "roomy"),
    DensityStep(SMALLEST, 9.0, "tight"),
    DensityStep(SMALLEST, 8.0, "compact"),
    DensityStep(SMALLEST, 8.0, "compact", max_penalty=inf),
)
"""The steps, in the order in which they are tried."""


def fit_type(content: BriefContent, paper: str, shaper: TextShaper) -> BriefLayout:
    """Lay *content* out on *paper*, a key of PAPERS, in the largest type that fits.

    When nothing fits, return the page of the last step at its smallest size: its `spare` is below zero.
    """
    for level in DENSITY_STEPS:
        page = _best(level, partial(_page, content, paper, shaper, level))
        if page is not None:
            return page
    return _page(content, paper, shaper, DENSITY_STEPS[-1], inf, SMALLEST)


def has_room(content: BriefContent, paper: str, shaper: TextShaper) -> bool:
    """Tell whether *content* fits on *paper*, a key of PAPERS, in the smallest type."""
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
    """Find the largest page of *level* whose columns end well; give up a little size for whole sections."""
    page = _largest(level.least, level.most, partial(page_at, level.max_penalty))
    if page is None or level.max_penalty > ACCEPTABLE:
        return page
    least = max(level.least, page.body_size - _WORTH_OF_WHOLE_SECTIONS)
    whole = _largest(least, page.body_size, partial(page_at, AT_SECTION))
    return whole if whole and whole.body.tallest <= page.body.tallest * _UNEVEN and _is_full(whole, page) else page


def _is_full(page: BriefLayout, other: BriefLayout) -> bool:
    """Tell whether no column of *page* has a conspicuous blank at its foot, or none larger than on the *other*."""
    return page.body.blank <= max(_MOST_BLANK, other.body.blank)


def _largest(least: float, most: float, page_at: Callable[[float], BriefLayout]) -> BriefLayout | None:
    """Find the page that fits with the largest body type from *least* to *most* points, by bisection; None for none."""
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
"""How many smaller numbers are tried after the search: with one more fact the columns may end better."""


class TrimmedBrief(NamedTuple):
    """A page, its content, and the facts that were left out."""

    content: BriefContent
    page: BriefLayout
    left_out: Sequence[LocatedStr]
    """The facts of the sections that had no room, the least important first."""


def fit_dropping_facts(
    verified: Verified, name: str, shaper: TextShaper, changed: Collection[str] = ()
) -> TrimmedBrief:
    """Lay the brief *name* out with as many facts as fit on its page, in the largest type that fits.

    Facts are left out in the order of `rank_facts`; those with the ids *changed* are marked.
    """
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
    """List the facts of the sections of *brief*, the least important first.

    They are ordered by weight, then by how low they are in their section.
    """
    places = [(row, column, key) for column, each in enumerate(brief.sections) for row, key in enumerate(each.facts)]
    lowest_first = sorted(places, key=lambda place: (brief.weights.get(place[2], 1), -place[0], -place[1]))
    return list(dict.fromkeys(key for _, _, key in lowest_first))


def _fewest(most: int, is_enough: Callable[[int], bool]) -> int:
    """Find the least number up to *most* that is enough; *most* when none is.

    More is assumed to be enough where less is, or nearly so.
    """
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_enough(middle) else (middle, high)
    return next((count for count in range(max(1, high - _NEARBY), high) if is_enough(count)), high)
