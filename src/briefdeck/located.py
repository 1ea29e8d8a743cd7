"""Places in files, and text that knows where it was written."""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic_core import core_schema


class Location(NamedTuple):
    """A spot in a file, as an editor shows it: *line* and *column* count from 1, columns in characters."""

    path: str
    line: int
    column: int


UNKNOWN_LOCATION = Location("", 1, 1)


class LocatedStr(str):
    """What a curator wrote, and where: a string that carries its location.

    Ordinary strings are not accepted where the records ask for a LocatedStr, so every word of a record can be traced to
    its file.
    """

    # Three slots rather than one Location: a large bank holds millions of these, and few are asked for their location.
    __slots__ = ("column", "line", "path")

    path: str
    line: int
    column: int

    def __new__(cls, value: str = "", location: Location = UNKNOWN_LOCATION) -> LocatedStr:  # noqa: D102
        text = super().__new__(cls, value)
        text.path, text.line, text.column = location
        return text

    @property
    def location(self) -> Location:
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
    """A line of an article, counted from 1."""

    article: str
    line: int
