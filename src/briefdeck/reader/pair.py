"""Pairs: a statement with the text of its lines, as a second reader is given them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from briefdeck.reader_lock import ReadVerdict


class Pair(NamedTuple):
    """A statement and what it rests on."""

    passages: Sequence[tuple[str, Sequence[str]]]
    """The titles of the articles with the cited lines of each."""
    statement: str
    """The statement, without marks."""

    @property
    def premise(self) -> str:
        """All of what it rests on: under each title its lines."""
        return "\n".join(line for title, lines in self.passages for line in (title, *lines))


class ReadsPairs(Protocol):
    """A second reader at work."""

    def read(self, pairs: Sequence[Pair]) -> Iterator[tuple[int, ReadVerdict]]:
        """Yield the verdict on each of *pairs* with its position, in any order, as soon as it is there.

        Raises ReaderError when it cannot.
        """
