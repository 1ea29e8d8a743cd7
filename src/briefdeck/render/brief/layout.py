"""Lay a brief out on its paper: in the largest type that fits, never less than is wanted; else with fewer entries.

Where it does not fit even so, it is told how much is too much, and which part takes the most room.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from briefdeck.located import Location
from briefdeck.message_grammar import count
from briefdeck.model import Brief, Verified
from briefdeck.model.texts import texts_of_brief
from briefdeck.model.value_types import read_colour
from briefdeck.paper_sizes import LARGE_TYPE, PAPERS, Paper
from briefdeck.printed_words import message
from briefdeck.problem import Problem
from briefdeck.render.brief.content import write_content
from briefdeck.render.brief.leaving_out import Entry, lonely_parties, rank_entries, says_any
from briefdeck.render.brief.parts.column import Band, Column, set_band
from briefdeck.render.brief.parts.disputes import set_disputes
from briefdeck.render.brief.parts.exchange import set_exchange
from briefdeck.render.brief.parts.foot import set_footer, set_sources
from briefdeck.render.brief.parts.head import BriefMasthead, set_figures, set_masthead
from briefdeck.render.brief.parts.judgements import BottomLine, set_bottom_line
from briefdeck.render.brief.parts.timeline import set_timeline
from briefdeck.render.brief.styles import BriefSetting, make_styles
from briefdeck.render.brief.views import BriefContent
from briefdeck.render.pdf.design import ACCENT
from briefdeck.render.pdf.paragraph import Colour, Rich, TextShaper, own_words, rich
from briefdeck.render.pdf.pen import Drawable, Pen
from briefdeck.rules.briefs import page_overflow

_SET: dict[str, Callable[[BriefContent, BriefSetting], Drawable]] = {
    "bottom_line": set_bottom_line,
    "figures": set_figures,
    "exchange": set_exchange,
    "timeline": set_timeline,
    "disputes": set_disputes,
}
"""How the parts that span the page are set; the others stand in columns."""
_GAP, _MOST_MORE, _ABOVE_FOOTER = 0.75, 1.1, 3.0
"""The least gap between two parts and how much it may grow, in sizes of the body type; and points above the footer."""
_BELOW_RUNNING = 2.0
"""The space below what stands above a later page, in points."""
LARGEST = 17.0
"""The largest body type, in points."""
_PRECISE = 0.05
"""How close to the largest fitting body size the search ends, in points."""
_MOST_TRIED = 24
"""How many of the entries that are left out may be put back: with more, much does not fit anyhow."""
_NEARBY = 2
"""How many smaller numbers are tried after the search: with one more entry the columns may end better."""
_SOURCES = "the list of its sources"


class Placed(NamedTuple):
    """A part of the page; *leads* is whether it stays with the one after it, *gap* the space above it in points."""

    part: Drawable
    gap: float
    leads: bool = False


class Fitting(NamedTuple):
    """What a page may be: its paper, its colour, the least size of its type, and on how many sheets it may stand."""

    paper: Paper
    accent: Colour
    least: float
    pages: int
    has_foot: bool = True
    """Whether its sources stand at its foot; a picture of its head has none."""


def find_fitting(brief: Brief) -> Fitting:
    """Tell what the page of *brief* may be."""
    is_large = brief.large == "yes"
    accent = read_colour(brief.accent) if brief.accent else ACCENT
    least = max(LARGE_TYPE, brief.least) if is_large else brief.least
    return Fitting(PAPERS[str(brief.page)], accent, least, 2 if is_large else 1)


@dataclass(frozen=True, slots=True)
class BriefLayout:
    """The parts of a brief, measured."""

    fitting: Fitting
    parts: Sequence[Placed]
    foot: Sequence[Drawable]
    setting: BriefSetting
    title: Rich = ()
    """What stands above later pages."""

    @property
    def spare(self) -> float:
        """The height left on the last page, in points; below zero, what does not fit."""
        sheets = self.pages
        if len(sheets) <= self.fitting.pages:
            return self._room - _stacked(sheets[-1]) - self._foot_height
        return min(-1.0, self.fitting.pages * self._room - sum(map(_stacked, sheets)) - self._foot_height)

    @property
    def is_fit(self) -> bool:
        """Whether everything has room, and no word or number is divided where it should not be."""
        return self.spare >= 0 and not self.setting.divided

    @property
    def excess(self) -> float:
        """The height that does not fit, in points."""
        return max(0.0, -self.spare)

    @property
    def pages(self) -> list[list[Placed]]:
        """The parts of each page."""
        sheets: list[list[Placed]] = [[]]
        used = 0.0
        limit = self._room if self.fitting.pages > 1 else float("inf")
        for at, placed in enumerate(self.parts):
            following = self.parts[at + 1] if placed.leads and at + 1 < len(self.parts) else None
            need = placed.gap + placed.part.height + (following.gap + following.part.height if following else 0.0)
            if sheets[-1] and used + need > limit:
                sheets.append([])
                used = 0.0
            here = placed if sheets[-1] or len(sheets) == 1 else _at_top(placed)
            sheets[-1].append(here)
            used += here.part.height + (here.gap if len(sheets[-1]) > 1 else 0.0)
        if self.fitting.pages > 1 and used + self._foot_height > limit:
            sheets.append([])
        return sheets

    @property
    def _room(self) -> float:
        return self.fitting.paper.height - 2 * self.fitting.paper.ends

    @property
    def _foot_height(self) -> float:
        if not self.foot:
            return 0.0
        heights = sum(part.height for part in self.foot) + _ABOVE_FOOTER * (len(self.foot) - 1)
        return heights + _GAP * self.setting.styles.body

    def draw(self, pen: Pen) -> None:
        """Draw the pages: free height goes between the parts, as far as they may part, and stays above the foot."""
        paper, sheets = self.fitting.paper, self.pages
        for at, sheet in enumerate(sheets):
            if at:
                pen.next_page()
                self._draw_running(pen, message("paper.page", number=at + 1, count=len(sheets)))
            free = self._room - _stacked(sheet) - (self._foot_height if at == len(sheets) - 1 else 0.0)
            gaps = sum(bool(placed.gap) for placed in sheet[1:])
            more = min(_MOST_MORE * self.setting.styles.body, max(0.0, free) / (gaps + 1))
            y = paper.height - paper.ends
            for place, placed in enumerate(sheet):
                y -= (placed.gap + (more if placed.gap else 0.0)) if place else 0.0
                placed.part.draw(pen, paper.side, y)
                y -= placed.part.height
        y = paper.ends + sum(part.height for part in self.foot) + _ABOVE_FOOTER * (len(self.foot) - 1)
        for part in self.foot:
            part.draw(pen, paper.side, y)
            y -= part.height + _ABOVE_FOOTER

    def _draw_running(self, pen: Pen, number: str) -> None:
        """Draw the title of the brief and the *number* of the page above a later page, so that none is lost."""
        style, paper = self.setting.styles.note, self.fitting.paper
        words = (self.title + own_words(f" · {number}"), own_words(number))
        set_words = [self.setting.shaper.paragraph(each, style, paper.measure) for each in words]
        fitting = next((each for each in set_words if each.count == 1), set_words[-1])
        with pen.running():
            pen.decoration(fitting, paper.side, paper.height - paper.ends + style.leading + _BELOW_RUNNING)


def _at_top(placed: Placed) -> Placed:
    """Return *placed* as it begins a page: within a part, below its heading once more."""
    if not isinstance(placed.part, Band):
        return placed
    columns = [replace(column, is_first=True) for column in placed.part.columns]
    return placed._replace(part=replace(placed.part, columns=columns))


def _stacked(sheet: Sequence[Placed]) -> float:
    return sum(placed.part.height for placed in sheet) + sum(after.gap for _, after in pairwise(sheet))


def compose(content: BriefContent, fitting: Fitting, body: float, shaper: TextShaper) -> BriefLayout:
    """Set all parts of *content* in type of *body* points; the `spare` of the page says whether they fit."""
    setting = BriefSetting(
        fitting.paper, make_styles(body, fitting.accent), shaper, fitting.accent, shrinks=body <= fitting.least
    )
    gap = _GAP * body
    parts = [Placed(set_masthead(content, setting), 0.0)]
    waiting: list[str] = []
    for part in content.order:
        if part not in _SET:
            waiting.append(part)
        elif getattr(content, part):
            parts += _in_columns(content, waiting, setting, gap)
            waiting = []
            parts += _across(_SET[part](content, setting), fitting, gap)
    parts += _in_columns(content, waiting, setting, gap)
    foot: list[Drawable] = [set_sources(content, setting), set_footer(content, setting)] if fitting.has_foot else []
    return BriefLayout(fitting, parts, foot, setting, rich(content.title))


def _across(part: Drawable, fitting: Fitting, gap: float) -> list[Placed]:
    """Place a *part* that spans the page; on several pages, a bottom line may go on overleaf after each judgement."""
    if fitting.pages > 1 and isinstance(part, BottomLine):
        return [Placed(each, 0.0 if at else gap) for at, each in enumerate(part.parted())]
    return [Placed(part, gap)]


def _in_columns(content: BriefContent, parts: Collection[str], setting: BriefSetting, gap: float) -> list[Placed]:
    """Set the *parts* that stand in columns between two that span the page; on several pages, block by block."""
    groups = [group for group in content.groups if group.part in parts]
    if not groups:
        return []
    band = set_band(groups, setting)
    if len(band.columns) > 1:
        return [Placed(band, gap)]
    blocks = band.columns[0].blocks
    grid = setting.styles.grid
    return [
        Placed(
            Band([Column([block], grid, is_first=not at)], band.width), gap if not at else 0.0, leads=block.is_heading
        )
        for at, block in enumerate(blocks)
    ]


def fit_type(content: BriefContent, fitting: Fitting, shaper: TextShaper) -> BriefLayout:
    """Lay *content* out in the largest type that fits.

    When nothing fits, return the page in the least size: its `spare` is below zero, or it has what is `divided`.
    """
    least = compose(content, fitting, fitting.least, shaper)
    if not least.is_fit:
        return least
    best, low, high = least, fitting.least, LARGEST
    middle = high
    while high - low > _PRECISE:
        page = compose(content, fitting, middle, shaper)
        if page.is_fit:
            best, low = page, middle
        else:
            high = middle
        middle = (low + high) / 2
    return best


class TrimmedBrief(NamedTuple):
    """A page, its content, and the entries that were left out."""

    content: BriefContent
    page: BriefLayout
    left_out: Sequence[Entry]
    """What had no room, the least important first."""


def fit_dropping_entries(
    verified: Verified, name: str, shaper: TextShaper, changed: Collection[str] = ()
) -> TrimmedBrief:
    """Lay the brief *name* out with as much as fits, in the largest type that fits.

    Entries are left out in the order of `rank_entries`, and any with a word too wide for its place.
    The facts with the ids *changed* are marked.
    """
    fitting = find_fitting(verified.briefs[name])
    content = write_content(verified, name, changed=changed)
    page = fit_type(content, fitting, shaper)
    if page.is_fit:
        return TrimmedBrief(content, page, ())

    def in_least_type(left_out: Sequence[Entry]) -> BriefLayout:
        return compose(write_content(verified, name, left_out), fitting, fitting.least, shaper)

    every = rank_entries(verified.briefs[name])
    wide = _too_wide(verified.briefs[name], every, in_least_type) if page.setting.divided else []
    order = [entry for entry in every if entry not in wide]

    def fits(left_out: Sequence[Entry]) -> bool:
        return in_least_type([*wide, *left_out]).spare >= 0

    few = 0 if fits([]) else _fewest(len(order), lambda count: fits(order[:count]))
    gone = [*wide, *_put_back(order[:few], fits)]
    left_out = [entry for entry in every if entry in gone]
    content = write_content(verified, name, left_out, changed)
    return TrimmedBrief(content, fit_type(content, fitting, shaper), left_out)


def _too_wide(
    brief: Brief, every: Sequence[Entry], in_least_type: Callable[[Sequence[Entry]], BriefLayout]
) -> list[Entry]:
    """List those of *every* entry of *brief* with a word that has no room on any line of its place.

    A fact of the sections is never among them: it has the widest place there is, and a word too wide for it is told.
    """
    wide: list[Entry] = []
    divided = in_least_type(wide).setting.divided
    for entry in sorted(every, key=lambda entry: not says_any(brief, entry, divided)):
        if not divided:
            break
        if entry.part != "sections" and len(fewer := in_least_type([*wide, entry]).setting.divided) < len(divided):
            wide.append(entry)
            divided = fewer
    return [*wide, *lonely_parties(brief, wide)]


def _put_back(left_out: Sequence[Entry], fits: Callable[[Sequence[Entry]], bool]) -> list[Entry]:
    """Return those of *left_out* that have no room even so: one column may be full where another is not.

    The most important are tried first, and what is said of a party only where all arrows are drawn.
    """
    still = list(left_out)
    for entry in list(reversed(left_out))[:_MOST_TRIED]:
        if entry.part == "parties" and any(each.part == "exchange" for each in still):
            continue
        others = [each for each in still if each != entry]
        if fits(others):
            still = others
    return still


def _fewest(most: int, is_enough: Callable[[int], bool]) -> int:
    """Find the least number up to *most* that is enough; *most* when none is.

    More is assumed to be enough where less is, or nearly so.
    """
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_enough(middle) else (middle, high)
    return next((count for count in range(max(1, high - _NEARBY), high) if is_enough(count)), high)


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
