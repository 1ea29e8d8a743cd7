"""The record of an article: a source text that facts cite."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from briefdeck.located import LocatedStr
from briefdeck.model.value_types import (
    STRICT,
    Address,
    Date,
    Language,
    LineRange,
    OneOrMany,
    OwnWords,
    one_of,
)

_NONE = LocatedStr()


@dataclass(frozen=True, slots=True)
class Article:
    """A source text, one file."""

    __pydantic_config__ = STRICT

    file: LocatedStr
    """The name of the file in the folder of the articles."""
    title: LocatedStr
    """Its title; in square brackets where the text bears none and the curator supplies one."""
    author: LocatedStr = _NONE
    """Who wrote it, if the text says so."""
    outlet: LocatedStr = _NONE
    """Where it appeared, if the text says so."""
    url: Address = _NONE
    """Its address on the web, `https://…`. Cards and pages link to it; nothing is ever loaded from there."""
    archived: Address = _NONE
    """The address of a copy that stays as it was when it was cited, such as one of web.archive.org."""
    published: Date | None = None
    """When it appeared."""
    dated: Annotated[LocatedStr, one_of("inferred")] = _NONE
    """`inferred` when the text does not state its date; `because` then says how it is known."""
    because: LocatedStr = _NONE
    """Why the inferred date is right."""
    kind: LocatedStr = _NONE
    """What it is: analysis, wire report, commentary …"""
    descriptor: LocatedStr = _NONE
    """One line: what it is, how close to events, what to beware of."""
    furniture: Annotated[tuple[LineRange, ...], OneOrMany] = ()
    """Lines that belong to the web page, not to the article; they cannot be cited."""
    language: Language = _NONE
    """The language of its text, as a BCP 47 tag; left out, that of the facts."""
    own_words: OwnWords | None = None
    """How many words in a row of its text are too many, or `off` where it may be copied, as texts in the public domain
    may; left out, what the bank says."""

    def furniture_within(self, last: int) -> frozenset[int]:
        """Return its lines of furniture, of those up to *last*, the number of lines that its text has."""
        return frozenset(line for span in self.furniture for line in span.numbers_within(last))
