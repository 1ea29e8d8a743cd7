"""The records of a file of briefs/, one page; and what it takes from the bank without naming it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated

from briefdeck.located import LocatedStr
from briefdeck.model.bank import Bank, Fact, facts_by_id
from briefdeck.model.value_types import STRICT, Accent, Address, Count, Date, OneOrMany, Points, Shorthand, Slug, one_of
from briefdeck.paper_sizes import PAPERS

_NONE = LocatedStr()
_A4 = LocatedStr("A4")
_NO = LocatedStr("no")
_LEAST = 9.0
PARTS = (
    "bottom_line",
    "figures",
    "exchange",
    "timeline",
    "ranges",
    "claims",
    "sections",
    "chart",
    "text",
    "disputes",
    "open_questions",
    "people",
)
"""The parts of a page between its headline and its sources, in the order in which they stand where none is given."""
TITLED = tuple(part for part in PARTS if part not in ("ranges", "sections", "chart"))
"""The parts that have one title; each entry of the others has its own."""
_Part = Annotated[LocatedStr, one_of(*PARTS)]
_TitledPart = Annotated[LocatedStr, one_of(*TITLED)]
_Facts = Annotated[tuple[Slug, ...], OneOrMany]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a brief and the facts it rests on."""

    __pydantic_config__ = STRICT

    text: LocatedStr
    """The sentence."""
    facts: _Facts
    """The ids of the facts it rests on."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number worth setting large."""

    __pydantic_config__ = STRICT

    value: LocatedStr
    """The number with its unit."""
    label: LocatedStr
    """What it counts. Who says it and whether it is disputed is printed by itself."""
    facts: _Facts
    """The ids of the facts it rests on."""
    comparison: LocatedStr = _NONE
    """What it may be compared with: “against 12 a year before”."""


@dataclass(frozen=True, slots=True)
class Event:
    """A point on the timeline: a fact's id alone, or a text of its own with a date."""

    __pydantic_config__ = STRICT

    facts: _Facts
    """The ids of the facts it rests on."""
    text: LocatedStr = _NONE
    """What happened; left out, the fact itself is shown."""
    date: Date | None = None
    """When; left out, the date of the fact."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the facts under it."""

    __pydantic_config__ = STRICT

    heading: LocatedStr
    """The heading."""
    facts: tuple[Slug, ...] = ()
    """The ids of the facts, in order."""
    topic: Slug = _NONE
    """A key of `topics`: its facts that do not stand on the page yet follow, in the order of the bank."""
    tag: LocatedStr = _NONE
    """A tag: the facts that have it follow likewise; with `topic` as well, those that have both."""
    level: Annotated[LocatedStr, one_of("must")] = _NONE
    """`must` for the facts of the core (`must: yes`); with `topic` or `tag` as well, those that have both."""


@dataclass(frozen=True, slots=True)
class Person:
    """An entry of who's who."""

    __pydantic_config__ = STRICT

    name: LocatedStr
    """The name."""
    role: LocatedStr
    """Who that is."""
    facts: _Facts
    """The ids of the facts it rests on."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the chart."""

    __pydantic_config__ = STRICT

    label: LocatedStr
    """What it stands for."""
    value: LocatedStr
    """The number that it shows, with its unit."""
    facts: _Facts
    """The ids of the facts it rests on."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers that can be compared, as bars."""

    __pydantic_config__ = STRICT

    title: LocatedStr
    """What is compared."""
    bars: tuple[Bar, ...]
    """The bars, from top to bottom: two at least, their values of one unit."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Something that one party gives another: an arrow between the two."""

    __pydantic_config__ = STRICT

    from_: LocatedStr
    """Who gives it."""
    to: LocatedStr
    """Who gets it."""
    what: LocatedStr
    """What is given, in a few words."""
    facts: _Facts
    """The ids of the facts it rests on. The arrow is solid where all of them tell it as done or verified, and dashed,
    with whose claim it is, where one leaves it to somebody, denies or expects it."""


@dataclass(frozen=True, slots=True)
class Party:
    """What is said of a party in its box beside the arrows."""

    __pydantic_config__ = STRICT

    name: LocatedStr
    """The party, as it is written in `exchange`."""
    text: LocatedStr
    """What it denies, seeks or has promised, in a few words."""
    facts: _Facts
    """The ids of the facts it rests on."""


@dataclass(frozen=True, slots=True)
class RangeRow:
    """A value of a range plot."""

    __pydantic_config__ = STRICT

    label: LocatedStr
    """What is counted, in a few words."""
    facts: _Facts
    """The ids of its facts."""
    value: LocatedStr = _NONE
    """The amount; left out, what the first of its facts that gives one says under `value:`."""


@dataclass(frozen=True, slots=True)
class Range:
    """What several facts say of one amount, on one scale: over, up to, about, between, exactly."""

    __pydantic_config__ = STRICT

    of: LocatedStr
    """The name of the amount, as facts give it under `value:`."""
    title: LocatedStr
    """What is counted, or a question."""
    rows: tuple[RangeRow, ...] = ()
    """Its values with labels of their own; left out, all values that the facts of the bank give, by who says them."""

    @property
    def facts(self) -> tuple[LocatedStr, ...]:
        """The ids of the facts that its values rest on."""
        return tuple(dict.fromkeys(fact for row in self.rows for fact in row.facts))


@dataclass(frozen=True, slots=True)
class ClaimSide:
    """What somebody answers to a question that is in dispute."""

    __pydantic_config__ = STRICT

    text: LocatedStr
    """The answer, in a few words."""
    facts: _Facts
    """The ids of the facts it rests on."""
    who: LocatedStr = _NONE
    """Who says it; left out, whoever the facts name under `said_by`."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A question that is in dispute, and who says what to it."""

    __pydantic_config__ = STRICT

    question: LocatedStr
    """The question."""
    for_: tuple[ClaimSide, ...] = ()
    """Those who say yes, or more."""
    against: tuple[ClaimSide, ...] = ()
    """Those who say no, or less."""

    @property
    def facts(self) -> tuple[LocatedStr, ...]:
        """The ids of the facts that its sides rest on."""
        return tuple(dict.fromkeys(fact for side in (*self.for_, *self.against) for fact in side.facts))


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture at the head of a page that says whose it is."""

    __pydantic_config__ = STRICT

    file: LocatedStr
    """The name of a file in the folder `images/`: PNG, JPEG, GIF or WebP, at most 2 MB."""
    alt: LocatedStr
    """What it shows, for those who cannot see it."""


@dataclass(frozen=True, slots=True)
class Brief:
    """One page: everything in a file of briefs/."""

    __pydantic_config__ = STRICT

    title: LocatedStr
    """The headline: a sentence."""
    as_of: Date
    """For what day the page holds."""
    bottom_line: tuple[Sentence, ...]
    """The judgement, first: up to four sentences, each on lines of its own, with what it rests on beside it."""
    sections: tuple[Section, ...] = ()
    """The facts under their headings."""
    changed_since: Date | None = None
    """A day, such as that of the edition before: a bar in the margin marks the facts of the sections of which a card
    was new or changed after it (UTC), as the ledger has it; facts without cards bear none, and the legend says so."""
    page: Annotated[LocatedStr, one_of(*PAPERS)] = _A4
    """The size of the paper."""
    least: Points = _LEAST
    """The least size of the type of sentences, in points, from 7.5 to 14: what has no room in it is left out."""
    large: Annotated[LocatedStr, one_of("yes", "no")] = _NO
    """`yes` for large print: type of 14 points at least, on two pages at most."""
    order: tuple[_Part, ...] = ()
    """The parts of the page from top to bottom; those that are not named follow in their usual order."""
    titles: Mapping[_TitledPart, LocatedStr] = field(default_factory=dict)
    """Titles of your own for parts: `bottom_line: Why it matters`."""
    accent: Accent = _NONE
    """The colour of headline, rules and marks, as #0c2d4d; dark enough to be read on white."""
    author: LocatedStr = _NONE
    """Who made the page, printed at its foot."""
    contact: LocatedStr = _NONE
    """How to reach them."""
    licence: LocatedStr = _NONE
    """On what terms the page may be used."""
    logo: Logo | None = None
    """A picture at the right of the headline."""
    qr: Address = _NONE
    """An address that is printed as a QR code, such as that of the deck."""
    fonts: Annotated[tuple[LocatedStr, ...], OneOrMany] = ()
    """More of them for this page; those under `fonts:` in questions.yaml serve every page."""
    kicker: LocatedStr = _NONE
    """A few words above the headline; left out, the title of the bank."""
    deck: LocatedStr = _NONE
    """One sentence under the headline."""
    figures: tuple[Figure, ...] = ()
    """Numbers worth setting large."""
    timeline: tuple[Annotated[Event, Shorthand(lambda text: {"facts": text})], ...] = ()
    """Events, drawn to scale; what is still to come is hollow."""
    exchange: tuple[Flow, ...] = ()
    """Who gives what to whom, as arrows between boxes."""
    parties: tuple[Party, ...] = ()
    """What stands in the boxes of the exchange."""
    ranges: tuple[Range, ...] = ()
    """What several facts say of one amount, on one scale."""
    claims: tuple[ClaimRow, ...] = ()
    """Questions in dispute, with who says yes, or more, and who says no, or less."""
    text: tuple[Sentence, ...] = ()
    """Free paragraphs."""
    weights: Mapping[Slug, Count] = field(default_factory=dict)
    """How much a fact of the sections matters, by its id: 1 where nothing is said. Where not all have room on the
    page, those of the least weight are left out, and among equals those that stand lowest in their section. An entry of
    another part has the greatest weight of its facts, and 2 (people, open questions), 3 (text, chart, ranges, claims,
    disputes) or 4 (figures, timeline, exchange) where none has any."""
    chart: Chart | None = None
    """A small chart."""
    people: tuple[Person, ...] = ()
    """Who's who."""
    disputes: tuple[Slug, ...] = ()
    """The ids of disputes to show."""
    open_questions: tuple[Sentence, ...] = ()
    """What is not known."""


def select_facts(brief: Brief, bank: Bank) -> Brief:
    """Return *brief* with the facts of *bank* that its sections select, and with the values of its ranges."""
    if not brief.ranges and not any(map(_selects, brief.sections)):
        return brief
    ranges = tuple(_with_values(plot, bank) for plot in brief.ranges)
    printed = set(_printed(brief, bank))
    sections = []
    for section in brief.sections:
        found = tuple(_selected(section, bank, printed)) if _selects(section) else ()
        printed.update(map(str, found))
        sections.append(replace(section, facts=(*section.facts, *found)))
    return replace(brief, ranges=ranges, sections=tuple(sections))


def _printed(brief: Brief, bank: Bank) -> Iterator[str]:
    """Yield the facts that *brief* prints as they stand: in sections, as events, or as sides of a dispute."""
    told = [section.facts for section in brief.sections] + [event.facts for event in brief.timeline if not event.text]
    told += [dispute.facts for dispute in bank.disputes if dispute.id in brief.disputes]
    yield from (str(key) for keys in told for key in keys)


def _selects(section: Section) -> bool:
    return bool(section.topic or section.tag or section.level)


def _selected(section: Section, bank: Bank, printed: Collection[str]) -> Iterator[LocatedStr]:
    """Yield the facts that *section* selects, located where it says so; *printed* and retired ones are left out."""
    place = next(text.location for text in (section.topic, section.tag, section.level) if text)
    for fact in bank.held_facts:
        is_meant = (
            (not section.topic or fact.topic == section.topic)
            and (not section.tag or section.tag in fact.tags)
            and (not section.level or fact.must == "yes")
        )
        if is_meant and fact.id not in printed:
            yield LocatedStr(fact.id, place)


def _with_values(plot: Range, bank: Bank) -> Range:
    facts = facts_by_id(bank)
    if plot.rows:
        return replace(plot, rows=tuple(row if row.value else _with_value(row, plot, facts) for row in plot.rows))
    given = [fact for fact in bank.held_facts if plot.of in fact.value]
    return replace(plot, rows=tuple(_row_of(fact, plot) for fact in given))


def _with_value(row: RangeRow, plot: Range, facts: Mapping[str, Fact]) -> RangeRow:
    given = (facts[str(key)].value.get(plot.of) for key in row.facts if str(key) in facts)
    return replace(row, value=LocatedStr(next(filter(None, given), ""), row.label.location))


def _row_of(fact: Fact, plot: Range) -> RangeRow:
    """Return the value of *fact* as a row of *plot*, labelled by who says it."""
    place = plot.of.location
    label = LocatedStr(fact.said_by, place)
    return RangeRow(label, (LocatedStr(fact.id, place),), LocatedStr(fact.value[plot.of], place))
