"""Where something stands, text that knows it, and the one record for every complaint."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pydantic_core import core_schema

from briefdeck.rules import RULES, Rule, Severity


class Location(NamedTuple):
    """A spot in a file, as an editor shows it: *line* and *column* count from 1, columns in characters."""

    path: str
    line: int
    column: int


UNKNOWN_LOCATION = Location("", 1, 1)


class LocatedStr(str):
    """What a curator wrote, and where: a string that carries its place.

    Ordinary strings are not accepted where the records ask for a Text, so a record never holds a
    word that cannot be traced to its file.
    """

    # Not the place itself: a hundred thousand facts are a million Texts, and few are ever asked where they stand.
    __slots__ = ("column", "line", "path")

    path: str
    line: int
    column: int

    def __new__(cls, value: str = "", place: Location = UNKNOWN_LOCATION) -> LocatedStr:  # noqa: D102
        text = super().__new__(cls, value)
        text.path, text.line, text.column = place
        return text

    @property
    def place(self) -> Location:
        """Where it begins."""
        return Location(self.path, self.line, self.column)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.is_instance_schema(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        # An editor reads `a: 2006` as a number; to briefdeck every scalar is text as typed.
        return {"type": ["string", "number", "boolean"]}


class SourceLine(NamedTuple):
    """The second place of a complaint: a line of an article."""

    article: str
    line: int


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One complaint about a curator's file."""

    place: Location
    """Where to edit: the very words where they can be found, else the value or key they belong to."""
    code: str
    """The rule it breaks, a key of `briefdeck.rules.RULES`."""
    message: str
    """One sentence: what is, and what was probably meant."""
    fact: str = ""
    """The id of the fact, "" where none is concerned."""
    words: str = ""
    """The very words complained of, "" where the whole value is meant."""
    hint: str = ""
    """What would help: what the cited line has instead, where the term does stand."""
    related: SourceLine | None = field(default=None, compare=False)
    """The line of the article that matters, if one does."""

    @property
    def severity(self) -> Severity:
        """How grave the broken rule is."""
        rule: Rule = RULES[self.code]
        return rule.severity
