"""A change of one fact, or the edits of a cure → the texts of whole files, in which nothing else changes by a byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from briefdeck.curate.edit_yaml import set_value
from briefdeck.curate.fact_slices import CutBank, FactSlice, filled_lines, offset_of_line
from briefdeck.curate.write_yaml import UneditableError, Value, read_values, value_at
from briefdeck.errors import UserError
from briefdeck.ledger import Ledger
from briefdeck.problem import Edit
from briefdeck.read.yaml_nodes import KeyPath
from briefdeck.suggestions import did_you_mean


class PlacedFact(NamedTuple):
    """A fact in the files of a bank."""

    texts: Mapping[str, str]
    """The texts of all files, by their paths."""
    cut: CutBank
    """They, cut."""
    slice: FactSlice
    """Where the fact stands."""

    @property
    def values(self) -> Mapping[str, Value]:
        """Its keys and what stands under them. Raises UneditableError where it cannot be read."""
        return read_values(self.slice.text)


class NoFactError(UserError):
    """There is no such fact; the message is a sentence for the user."""


def find_fact(texts: Mapping[str, str], id_: str) -> PlacedFact:
    """Find the fact with the id in *texts*. Raises NoFactError where there is none."""
    cut = CutBank(texts)
    found = next((each for each in cut.slices if each.id == id_), None)
    if found is None:
        near = did_you_mean(id_, [each.id for each in cut.slices])
        raise NoFactError(f"there is no fact “{id_}”" + (f": {near}" if near else ""))
    return PlacedFact(texts, cut, found)


def place_fact(texts: Mapping[str, str], path: str, line: int) -> PlacedFact:
    """Find the fact on *line* of the file *path*. Raises NoFactError where there is none."""
    cut = CutBank(texts)
    found = cut.at(path, line)
    if found is None:
        raise NoFactError(f"there is no fact on line {line} of {path}")
    return PlacedFact(texts, cut, found)


def change_fact(texts: Mapping[str, str], id_: str, changes: Mapping[KeyPath, Value | None]) -> PlacedFact:
    """Make *changes* of the fact with the id in *texts*. Raises UserError where it is gone or cannot be changed."""
    own = find_fact(texts, id_).slice
    new = own.text
    for path, value in changes.items():
        new = set_value(new, path, value)
    return place_fact(_with_lines(texts, own, new), own.path, own.first)


def refuse_renaming(ledger: Ledger, own: PlacedFact, changes: Mapping[KeyPath, Value | None]) -> None:
    """Raise UneditableError where *changes* rename the fact *own*, or a card of it, that learners have by its id."""
    fact = own.slice.id
    for path, value in changes.items():
        named = value_at(own.values, path) if path[-1:] == ("id",) else value
        if named != value:
            is_card = path[:1] == ("cards",)
            if is_card and value_at(own.values, path[:-1]) is None:
                continue  # a new card
            key = f"{fact}/{named}" if is_card and named else fact
            if key in ledger.notes if is_card else ledger.has_fact(fact):
                raise UneditableError(
                    f"“{key}” was released, and learners keep it by its id: change what it says instead"
                )


class RetiredError(UserError):
    """What shall be retired is retired already; the message is a sentence for the user."""


def retire_fact(texts: Mapping[str, str], id_: str, path: KeyPath, since: str, because: str) -> PlacedFact:
    """Retire the fact with the id in *texts*, or the card of it at *path*, from the day *since* on.

    Raises RetiredError as `refuse_retired` does, and UserError where the fact is gone or cannot be changed.
    """
    refuse_retired(find_fact(texts, id_), path)
    return change_fact(texts, id_, {(*path, "retired"): {"since": since, "because": because}})


def refuse_retired(own: PlacedFact, path: KeyPath) -> None:
    """Raise RetiredError where the fact, or the card of it at *path*, is retired: learners know its day and reason."""
    earlier = value_at(own.values, (*path, "retired"))
    if earlier is not None:
        since = f" since {earlier['since']}" if isinstance(earlier, Mapping) and "since" in earlier else ""
        which = f"card {path[-1]} of " if path else ""
        raise RetiredError(f"{which}“{own.slice.id}” is retired{since}: change its reason in {own.slice.path} by hand")


def remove_fact(texts: Mapping[str, str], id_: str) -> dict[str, str]:
    """Take the fact with the id out of *texts*, and leave comments before the next one."""
    placed = find_fact(texts, id_)
    own, file = placed.slice, placed.cut.files[placed.slice.path]
    lines = own.text.splitlines(keepends=True)
    rest = lines[filled_lines(lines, len(own.text) - len(own.text.lstrip(" "))) :]
    while rest and not rest[0].strip():
        rest = rest[1:]
    new = _with_lines(texts, own, "".join(rest))
    if len(file.slices) == 1:  # `facts:` without a value would be a fault
        head = re.sub(r"^facts:", "facts: []", file.head, flags=re.MULTILINE)
        new[own.path] = head + new[own.path][len(file.head) :]
    return new


def _with_lines(texts: Mapping[str, str], own: FactSlice, new: str) -> dict[str, str]:
    text = texts[own.path]
    start = offset_of_line(text, own.first)
    return {**texts, own.path: f"{text[:start]}{new}{text[start + len(own.text) :]}"}


def apply_edits(texts: Mapping[str, str], edits: Iterable[Edit]) -> dict[str, str]:
    """Make *edits* in *texts*, whole files by their paths.

    Raises UneditableError where an old text is not at its place any more.
    """
    by_path: dict[str, set[Edit]] = {}
    for edit in edits:
        by_path.setdefault(edit.location.path, set()).add(edit)
    return {**texts, **{path: _with_edits(texts.get(path, ""), own) for path, own in by_path.items()}}


def _with_edits(text: str, edits: Iterable[Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        at = offset_of_line(text, edit.location.line) + edit.location.column - 1
        if at > len(text) or text[at : at + len(edit.old)] != edit.old:
            raise UneditableError(f"line {edit.location.line} has changed since: look at it again")
        text = text[:at] + edit.new + text[at + len(edit.old) :]
    return text
