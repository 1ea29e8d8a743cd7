"""What the parts of a page say, as values: made from facts, without any layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefdeck.language.dates.date_range import DateRange
from briefdeck.language.numbers.spans import Span
from briefdeck.located import LocatedStr
from briefdeck.render.pdf.paragraph import Rich
from briefdeck.render.pdf.pen import NoteLink


@dataclass(frozen=True, slots=True)
class Judgement:
    """A sentence of the bottom line, and what it rests on as short lines."""

    words: Rich
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure of the band, set large."""

    value: Rich
    label: Rich


@dataclass(frozen=True, slots=True)
class FlowView:
    """An arrow: what is given, and whose claim that is."""

    what: Rich
    whose: Rich
    is_rightward: bool
    is_done: bool


@dataclass(frozen=True, slots=True)
class PartyView:
    """A box of the exchange: a party, and what is said of it."""

    name: Rich
    texts: tuple[Rich, ...]


@dataclass(frozen=True, slots=True)
class ExchangeView:
    """What two parties give each other."""

    left: PartyView
    right: PartyView
    flows: tuple[FlowView, ...]


@dataclass(frozen=True, slots=True)
class TimelinePoint:
    """A point of the timeline."""

    day: str
    when: DateRange
    words: Rich
    is_future: bool
    """Whether it lies after the date of the page, or is only expected."""
    gap: str
    """The time until the next point; "" for the last one, and where it is unknown."""


@dataclass(frozen=True, slots=True)
class RangeRowView:
    """A value of a range plot, as it is written and as it is drawn."""

    label: Rich
    value: Rich
    span: Span


@dataclass(frozen=True, slots=True)
class ChartBar:
    """A bar of a chart, and its share of the width of all; a bar of a value below zero goes to the left."""

    label: Rich
    value: Rich
    share: float
    """Below zero where the value is."""
    is_open: bool = False
    """Whether the value is only bounded or rough, so that the end of its bar is open."""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A question, and who says yes or no to it."""

    question: Rich
    yes: tuple[Rich, ...]
    no: tuple[Rich, ...]


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item under a heading; *marker* is a sign of `wording`, or "" for none."""

    words: Rich
    marker: str = ""
    is_changed: bool = False
    """Whether it is new or different since the edition before."""


@dataclass(frozen=True, slots=True)
class Group:
    """A part that stands in a column: a heading and what is under it, which is of one kind."""

    part: str
    """The part of the page, one of `PARTS`."""
    heading: Rich
    entries: tuple[ListItem, ...] = ()
    bars: tuple[ChartBar, ...] = ()
    rows: tuple[RangeRowView, ...] = ()
    claims: tuple[ClaimView, ...] = ()


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A dispute: the question, what each side says, and how they differ."""

    question: Rich
    sides: tuple[Rich, ...]
    note: Rich


@dataclass(frozen=True, slots=True)
class SourceView:
    """An article at the foot of the page: its letter, what it is, and where it can be read."""

    letter: str
    words: Rich
    descriptor: Rich
    link: Rich


@dataclass(frozen=True, slots=True)
class LogoView:
    """The picture at the head of the page."""

    data: bytes = field(repr=False)
    """Its file."""
    alt: str


@dataclass(frozen=True, slots=True)
class BriefContent:
    """Everything a page says."""

    title: LocatedStr
    kicker: Rich
    as_of: DateRange
    deck: Rich
    order: tuple[str, ...]
    """The parts of the page from top to bottom."""
    headings: Mapping[str, Rich]
    """The title of each part that has one."""
    own_titles: frozenset[str]
    """The parts whose titles are the editor's own."""
    bottom_line: tuple[Judgement, ...]
    figures: tuple[FigureView, ...]
    exchange: tuple[ExchangeView, ...]
    timeline: tuple[TimelinePoint, ...]
    groups: tuple[Group, ...]
    """What stands in columns, in the order of the page."""
    disputes: tuple[DisputeView, ...]
    sources: tuple[SourceView, ...]
    """The articles used, in the order of their letters."""
    links: Mapping[str, NoteLink]
    """Where each source note leads, by its name such as “A23”."""
    summary: str
    """What the page rests on, and what had no room on it."""
    imprint: Rich
    """Who made the page, how to reach them, and on what terms it may be used."""
    language: str
    logo: LogoView | None = None
    qr: LocatedStr = field(default_factory=LocatedStr)
    """An address to print as a QR code; "" for none."""
    changed_since: DateRange | None = None
    """The date since which changes are marked; None where none are."""
    has_uncompared: bool = False
    """Whether a fact of the sections has no card, so that nothing tells whether it changed."""
    signs: frozenset[str] = frozenset()
    """The signs that the page has, to be explained."""
