"""The records of a file of briefs/: one page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

from briefdeck.located import LocatedStr
from briefdeck.model.value_types import Count, Date, OneOrMany, Shorthand, Slug, one_of
from briefdeck.papers import PAPERS

if TYPE_CHECKING:
    from pydantic import ConfigDict

_CONFIG: ConfigDict = {"extra": "forbid"}
_NONE = LocatedStr()
_A4 = LocatedStr("A4")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a brief and the facts it rests on."""

    __pydantic_config__ = _CONFIG

    text: LocatedStr
    """The sentence."""
    facts: Annotated[tuple[Slug, ...], OneOrMany]
    """The ids of the facts it rests on."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number worth setting large."""

    __pydantic_config__ = _CONFIG

    value: LocatedStr
    """The number with its unit."""
    label: LocatedStr
    """What it counts."""
    facts: Annotated[tuple[Slug, ...], OneOrMany]
    """The ids of the facts it rests on."""


@dataclass(frozen=True, slots=True)
class Event:
    """A point on the timeline: a fact's id alone, or a text of its own with a date."""

    __pydantic_config__ = _CONFIG

    facts: Annotated[tuple[Slug, ...], OneOrMany]
    """The ids of the facts it rests on."""
    text: LocatedStr = _NONE
    """What happened; left out, the fact itself is shown."""
    date: Date | None = None
    """When; left out, the date of the fact."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the facts under it."""

    __pydantic_config__ = _CONFIG

    heading: LocatedStr
    """The heading."""
    facts: tuple[Slug, ...]
    """The ids of the facts, in order."""


@dataclass(frozen=True, slots=True)
class Person:
    """An entry of who's who."""

    __pydantic_config__ = _CONFIG

    name: LocatedStr
    """The name."""
    role: LocatedStr
    """Who that is."""
    facts: Annotated[tuple[Slug, ...], OneOrMany]
    """The ids of the facts it rests on."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the chart."""

    __pydantic_config__ = _CONFIG

    label: LocatedStr
    """What it stands for."""
    value: LocatedStr
    """The number that it shows, with its unit."""
    facts: Annotated[tuple[Slug, ...], OneOrMany]
    """The ids of the facts it rests on."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers that can be compared, as bars."""

    __pydantic_config__ = _CONFIG

    title: LocatedStr
    """What is compared."""
    bars: tuple[Bar, ...]
    """The bars, from top to bottom: two at least, their values of one unit."""


@dataclass(frozen=True, slots=True)
class Brief:
    """One page: everything in a file of briefs/."""

    __pydantic_config__ = _CONFIG

    title: LocatedStr
    """The headline: a sentence."""
    as_of: Date
    """For what day the page holds."""
    bottom_line: tuple[Sentence, ...]
    """The judgement, first."""
    sections: tuple[Section, ...]
    """The facts under their headings."""
    changed_since: Date | None = None
    """A day, such as that of the edition before: a bar in the margin marks the facts of the sections of which a card
    was new or changed after it (UTC), as the ledger has it."""
    page: Annotated[LocatedStr, one_of(*PAPERS)] = _A4
    """The size of the paper."""
    fonts: Annotated[tuple[LocatedStr, ...], OneOrMany] = ()
    """More of them for this page; those under `fonts:` in questions.yaml serve every page."""
    kicker: LocatedStr = _NONE
    """A few words above the headline; left out, the title of the bank."""
    deck: LocatedStr = _NONE
    """One sentence under the headline."""
    figures: tuple[Figure, ...] = ()
    """Numbers worth setting large, five at most."""
    timeline: tuple[Annotated[Event, Shorthand(lambda text: {"facts": text})], ...] = ()
    """Events in order of time, seven at most."""
    weights: Mapping[Slug, Count] = field(default_factory=dict)
    """How much a fact of the sections matters, by its id: 1 where nothing is said. Where not all have room on the
    page, those of the least weight are left out, and among equals those that stand lowest in their section."""
    chart: Chart | None = None
    """A small chart."""
    people: tuple[Person, ...] = ()
    """Who's who."""
    disputes: tuple[Slug, ...] = ()
    """The ids of disputes to show."""
    open_questions: tuple[Sentence, ...] = ()
    """What is not known."""
