"""Two texts → the lines that changed between them: made again, or taken back, unless they were changed since."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefdeck.errors import UserError

_AROUND = 3
"""Lines above and below a change by which its place is found again."""
_EMPTY = re.compile(r"^([a-z_]+:) *(?:\[ *\]|\{ *\})( *(?:#.*)?\n)\Z", re.MULTILINE)
"""A key without entries, at the end of lines."""
_ENTRY = re.compile(r"(?:[ \t]*(?:#.*)?\n)*(?: *- | +[^\s#])")
"""Entries of the key above: where others wrote some behind those that are taken back, the brackets go."""


class ChangedSinceError(UserError):
    """The lines of a change are not there as it left them; nothing was done."""


class TextChange(NamedTuple):
    """Lines that became others."""

    line: int
    """How many lines stand above them."""
    above: str
    """The lines just above, by which the place is found."""
    old: str
    new: str
    below: str

    def back(self) -> TextChange:
        """Return the change that takes this one back."""
        return self._replace(old=self.new, new=self.old)

    def apply(self, text: str) -> str:
        """Make the change in *text*, where its old lines stand now; lines elsewhere may have changed since.

        Raises ChangedSinceError where they are not there any more, or it cannot be told which of several are meant.
        """
        place = self._find(text, self.above, self.below)
        if place is None and self.old.strip():
            place = self._find(text, "", "")
        if place is None:
            raise ChangedSinceError("these lines were changed since")
        rest = text[place + len(self.old) :]
        new = _EMPTY.sub(r"\1\2", self.new) if _ENTRY.match(rest) else self.new
        return f"{text[:place]}{new}{rest}"

    def _find(self, text: str, above: str, below: str) -> int | None:
        """Find where the old lines stand in *text* between those *above* and *below*.

        None where they do not, or stand in several places, none of them at the line that is known.
        """
        found = f"{above}{self.old}{below}"
        if not found:
            return None if text else 0
        places, line = _find_lines(text, found), self.line - above.count("\n")
        at_line = next((at for at, before in places if before == line), None)
        only = places[0][0] if len(places) == 1 and found.strip() else None
        place = only if at_line is None else at_line
        return None if place is None else place + len(above)


def _find_lines(text: str, lines: str) -> list[tuple[int, int]]:
    """Find where *lines* stand in *text*: the places of their first characters, and how many lines are above."""
    places, at = [], text.find(lines)
    while at >= 0:
        if at == 0 or text[at - 1] == "\n":
            places.append((at, text.count("\n", 0, at)))
        at = text.find(lines, at + 1)
    return places


def compare_texts(old: str, new: str) -> TextChange:
    """Find what changed from *old* to *new*: the fewest whole lines in one place."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    start = _count_alike(before, after)
    end = _count_alike(before[start:][::-1], after[start:][::-1])
    stop = len(before) - end
    return TextChange(
        start,
        "".join(before[max(0, start - _AROUND) : start]),
        "".join(before[start:stop]),
        "".join(after[start : len(after) - end]),
        "".join(before[stop : stop + _AROUND]),
    )


def _count_alike(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (first, second) in pairs if first != second), min(len(one), len(other)))


Changes = Mapping[str, TextChange]
"""What changed in several files, by their names."""


class IndexedAnew(NamedTuple):
    """An entry of the concordance that became another."""

    old: str
    """A concordance of the old entry alone."""
    sha256: str
    """The SHA-256 of the text of which it was made anew."""


class Step(NamedTuple):
    """Something that was done to files, and can be taken back."""

    label: str
    """What was done, in words."""
    changes: Changes
    made: Mapping[str, str] = {}
    """The texts of articles that were made besides: the SHA-256 of each, by the name of its file."""
    indexed: Mapping[str, IndexedAnew] = {}
    """The articles whose entries in the concordance were made anew besides, by their keys."""

    def back(self) -> Step:
        """Return the step that takes this one back, under the same label."""
        return self._replace(changes={name: change.back() for name, change in self.changes.items()})

    def apply(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Make its changes in *texts*, all of them or none. Raises ChangedSinceError as `TextChange.apply` does."""
        return {**texts, **{name: change.apply(texts.get(name, "")) for name, change in self.changes.items()}}


def compare_files(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, TextChange]:
    """Find what changed in the texts of files; one that is missing has no lines."""
    names = [name for name in {**old, **new} if old.get(name, "") != new.get(name, "")]
    return {name: compare_texts(old.get(name, ""), new.get(name, "")) for name in names}
