"""What the second reader said of each statement: verdicts by content, and the file `reader.lock` that keeps them.

The file is committed. So a statement is read once and not once on every machine, and whoever has neither the model nor
the articles sees the same warnings. A verdict stands on a line of its own under a digest of what was read: branches
that read different statements merge, a conflict costs no more than another reading, and nothing of an article is given
away.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

_HEAD = """\
# What the second reader said of each statement; `briefdeck check --reader` writes this file. Commit it.
# Each line: a digest of the reader, the cited lines and the statement; how sure it is that they contradict each other;
# and that the statement says more than the lines.
"""
_READER = "reader "
_LINE = re.compile(r"([0-9a-f]{32}) ([01]\.[0-9]{3}) ([01]\.[0-9]{3})")


class ReadVerdict(NamedTuple):
    """What the second reader says of a statement beside its lines, in probabilities."""

    contradiction: float
    """That the lines contradict it."""
    beyond: float
    """That it says more than the lines."""


@dataclass(frozen=True, slots=True)
class Readings:
    """The verdicts of one reader."""

    reader: str = ""
    """What tells it from other readers; "" where there is none."""
    verdicts: Mapping[str, ReadVerdict] = field(default_factory=dict)
    """By the key of what it read."""


class CitedPassage(NamedTuple):
    """Cited lines of one article, without their text."""

    title: str
    """The title of the article."""
    sha256: str
    """The SHA-256 of its file."""
    lines: tuple[int, ...]
    """The numbers of the lines, in order."""


def make_key(reader: str, passages: Iterable[CitedPassage], statement: str) -> str:
    """Return the key of a verdict of *reader* on *statement* beside *passages*: equal only for equal content."""
    content = json.dumps([reader, list(passages), statement])
    return hashlib.sha256(content.encode()).hexdigest()[:32]


def load_readings(text: str) -> Readings:
    """Read the *text* of reader.lock. Lines that are no verdicts, such as marks of a conflict, are passed over."""
    lines = text.splitlines()
    reader = next((line.removeprefix(_READER) for line in lines if line.startswith(_READER)), "")
    found = filter(None, map(_LINE.fullmatch, lines))
    return Readings(reader, {match[1]: ReadVerdict(float(match[2]), float(match[3])) for match in found})


def dump_readings(readings: Readings) -> str:
    """Format *readings* as reader.lock, sorted, so that equal readings make equal files."""
    rows = (f"{key} {said.contradiction:.3f} {said.beyond:.3f}\n" for key, said in sorted(readings.verdicts.items()))
    return f"{_HEAD}{_READER}{readings.reader}\n{''.join(rows)}"
