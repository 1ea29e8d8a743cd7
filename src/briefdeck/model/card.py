"""The records of cards: the forms in which a fact is asked, and what may stand on them.

Which kind a card is follows from its keys. A new kind of card begins here; docs/architecture.md says where it goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from briefdeck.located import LocatedStr, Location
from briefdeck.model.value_types import (
    STRICT,
    Date,
    OneOrMany,
    Shorthand,
    Slug,
    one_of,
)

_NONE = LocatedStr()
_FRONT = LocatedStr("front")
_YES = LocatedStr("yes")

LONGEST_TYPED = 32
"""The most characters of an answer that a learner is asked to type, on a card or in a quiz."""

CardKind = Literal["question", "typed", "choice", "timeline", "list", "cloze"]


@dataclass(frozen=True, slots=True)
class Retirement:
    """Why a released fact or card is no longer held."""

    __pydantic_config__ = STRICT

    since: Date
    """The day from which it is no longer held."""
    because: LocatedStr
    """The reason, shown on its cards."""


@dataclass(frozen=True, slots=True)
class Reverse:
    """A card asked the other way round: its question holds the answer of the card it stands on."""

    __pydantic_config__ = STRICT

    q: LocatedStr
    """The question."""
    a: LocatedStr = _NONE
    """The answer; left out, the back shows the fact."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a card."""

    __pydantic_config__ = STRICT

    file: LocatedStr
    """The name of a file in the folder `images/`: PNG, JPEG, GIF, WebP or SVG, at most 2 MB."""
    alt: LocatedStr
    """What it shows, for those who cannot see it. It does not tell the answer of a front."""
    credit: LocatedStr
    """Who made it and on what terms it is used; shown under it."""
    side: Annotated[LocatedStr, one_of("front", "back")] = _FRONT
    """`front`, seen with the question, or `back`, seen with the answer only."""


@dataclass(frozen=True, slots=True)
class Card:
    """One question form of a fact; its kind follows from its keys."""

    __pydantic_config__ = STRICT

    id: Slug = _NONE
    """A slug that tells it from the fact's other cards; only the first card may go without."""
    q: LocatedStr = _NONE
    """The question."""
    a: LocatedStr = _NONE
    """The answer."""
    accept: Annotated[tuple[LocatedStr, ...], OneOrMany] = ()
    """Other spellings that count as right; they make it a card on which the answer is typed. With `wrong`, or with one
    gap in `cloze`, they leave its kind alone, and count where the quiz asks for it typed."""
    wrong: Annotated[tuple[LocatedStr, ...], OneOrMany] = ()
    """Wrong answers; they make it multiple choice."""
    reverse: Annotated[Reverse | None, Shorthand(lambda text: {"q": text})] = None
    """The card asked the other way round: its question, or `q` and `a`."""
    cloze: LocatedStr = _NONE
    """A sentence with `{{c1::…}}` around the words to recall, instead of `q` and `a`."""
    items: tuple[LocatedStr, ...] = ()
    """Two to eight things that answer `q` together, instead of `a`: a card asks for each, with the others shown.
    A new one goes to the end, so that each keeps its card."""
    order: Annotated[LocatedStr, one_of("free", "kept")] = _NONE
    """`kept` where the items have an order, so that they are numbered; else `free`."""
    before: Annotated[tuple[LocatedStr, ...], OneOrMany] = ()
    """What had happened before the answer, earliest first; shown as a timeline with a gap for the answer."""
    after: Annotated[tuple[LocatedStr, ...], OneOrMany] = ()
    """What happened after the answer, earliest first."""
    hint: LocatedStr = _NONE
    """A help that is folded away until it is asked for."""
    because: LocatedStr = _NONE
    """A sentence that bears out the answer, where the fact does not; proved like a fact, it stands on the back instead
    of the fact. It names whose claim it is itself."""
    image: Picture | None = None
    """A picture on one of its sides."""
    disputed: Annotated[LocatedStr, one_of("yes", "no")] = _YES
    """`no` where the fact is part of a dispute and what this card asks is not: it does not wear the mark then."""
    retired: Retirement | None = None
    """Set when the card is no longer held though its fact is."""

    @property
    def kind(self) -> CardKind:
        """The kind of card that its keys make."""
        if self.cloze or self.items:
            return "cloze" if self.cloze else "list"
        if self.before or self.after:
            return "timeline"
        if self.wrong:
            return "choice"
        return "typed" if self.accept else "question"

    @property
    def location(self) -> Location | None:
        """The location of its first text; None where it has none."""
        return next((text.location for text in (self.id, self.cloze, self.q, self.a) if text), None)

    @property
    def note_type(self) -> Literal["question", "cloze"]:
        """The Anki note type of its note, which never changes."""
        return "cloze" if self.cloze or self.items else "question"
