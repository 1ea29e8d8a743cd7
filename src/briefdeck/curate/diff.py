"""What changes for a learner who imports the next edition over the former one: compared, and listed.

The JSON, of which keys may be added but none taken away or changed:

    {"summary": {"new": …, "changed": …, "moved": …, "retired": …, "gone": …, "unchanged": …, "note_types": …},
     "new": [{"key": …, "deck": …, "cards": how many, "text": its first field}, …],
     "changed": [{"key": …, "fields": [{"name": …, "before": …, "after": …, "marked": …}, …],
                  "tags_added": […], "tags_dropped": […], "cards_added": N, "cards_emptied": N,
                  "deck": {"before": …, "after": …}, "search": finds what moved in Anki's browser, or "",
                  "taken": false when Anki will not take the change}, …],
     "moved": [as changed], "retired": [as changed], "gone": [as new],
     "note_types": [{"name": …, "parts": […], "taken": …}, …]}

`before` and `after` are plain text, with bold and italic as a curator writes them; `marked` is `after` with
[-what went-] and {+what came+}.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import chain, zip_longest
from typing import Any

from briefdeck.console import clean, clean_json
from briefdeck.render.anki.notes import (
    RETIRED_SEARCH,
    is_retired,
    is_topic,
    search_former_deck,
    topic_of_tags,
    without_source_marks,
)
from briefdeck.render.anki.unpack import Package, PackedNote, PackedType
from briefdeck.render.html import field_to_text

_HEADINGS = {
    "changed": "Changed",
    "moved": "Moved: cards that a learner has stay in their old deck",
    "retired": f"Retired: they stay, marked; find them with {RETIRED_SEARCH}",
}
_COUNTED = ("new", "changed", "moved", "retired", "unchanged")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field whose text changed."""

    name: str
    """Its name."""
    before: str
    """Its former text, as plain text."""
    after: str
    """Its new text, as plain text."""


@dataclass(frozen=True)
class Change:
    """A note that is in both editions and not the same in them."""

    before: PackedNote
    """The note in the former edition."""
    after: PackedNote
    """The note in the new edition."""

    @cached_property
    def fields(self) -> tuple[FieldChange, ...]:
        """The fields that differ: those that say something, in the order of the note type, then those emptied."""
        return tuple(self._fields())

    def _fields(self) -> Iterator[FieldChange]:
        old, new = self.before.fields, self.after.fields
        for name in dict.fromkeys((*new, *old)):
            was, is_ = old.get(name, ""), new.get(name, "")
            if was != is_:
                shown = field_to_text(was), field_to_text(is_)
                yield FieldChange(name, *(shown if shown[0] != shown[1] else (was, is_)))

    @property
    def tags_added(self) -> tuple[str, ...]:
        """The tags it gained."""
        return tuple(tag for tag in self.after.tags if tag not in self.before.tags)

    @property
    def tags_dropped(self) -> tuple[str, ...]:
        """The tags it lost."""
        return tuple(tag for tag in self.before.tags if tag not in self.after.tags)

    @property
    def cards_added(self) -> int:
        """The number of cards it gained."""
        return len(set(self.after.cards) - set(self.before.cards))

    @property
    def cards_emptied(self) -> int:
        """The number of its cards that have nothing to show any more."""
        return 0 if is_retired(self.after.tags) else len(set(self.before.cards) - set(self.after.cards))

    @property
    def moved(self) -> bool:
        """True when its cards now belong to another deck; the cards that a learner has stay in the old one."""
        before, after = self.before.deck.casefold(), self.after.deck.casefold()
        return bool(before) and before != after and not is_retired(self.after.tags)

    @property
    def search(self) -> str:
        """The search for its cards, and others that moved the same way, in the old deck; "" where it did not move."""
        return search_former_deck(self.before.deck, topic_of_tags(self.after.tags)) if self.moved else ""

    @property
    def change_kind(self) -> str:
        """The change that matters most to a learner: "retired", "changed" or "moved"."""
        if is_retired(self.after.tags) and not is_retired(self.before.tags):
            return "retired"
        tags = (*self.tags_added, *self.tags_dropped)
        only_topic = all(field.name == "Topic" for field in self.fields) and all(is_topic(tag) for tag in tags)
        return "moved" if self.moved and only_topic and self.before.cards == self.after.cards else "changed"

    @property
    def imported_by_anki(self) -> bool:
        """True when Anki imports it: it is newer than the note of the edition before."""
        return self.after.changed > self.before.changed and self.after.type == self.before.type


@dataclass(frozen=True, slots=True)
class NoteTypeChange:
    """A note type that is new or not what it was."""

    name: str
    """Its name."""
    parts: tuple[str, ...]
    """The parts that changed: the style, a side of a template, the fields."""
    imported_by_anki: bool
    """True when Anki imports it: it is new, or newer than it was, and of the same shape."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What an edition changes for learners who have another; each note is counted once."""

    new: tuple[PackedNote, ...]
    """The notes that they do not have yet."""
    changed: tuple[Change, ...]
    """The notes with other texts or other cards; some of them moved as well."""
    moved: tuple[Change, ...]
    """The notes whose topic alone changed."""
    retired: tuple[Change, ...]
    """The notes that are retired from now on."""
    gone: tuple[PackedNote, ...]
    """The notes that are not in the new edition; learners keep them as they are."""
    unchanged: int
    """The number of notes that stay as they are."""
    note_types: tuple[NoteTypeChange, ...]
    """The note types that are new or changed."""
    another_bank: bool = False
    """True when both have notes and no note is in both: one is the deck of another bank."""

    def count_fields(self) -> dict[str, int]:
        """Count the notes in which each field changes, the most frequent first; under “tags” where only these do."""
        changes = (*self.changed, *self.moved, *self.retired)
        names = (
            [field.name for field in change.fields] or ["tags"] * bool(change.tags_added or change.tags_dropped)
            for change in changes
        )
        return dict(Counter(chain.from_iterable(names)).most_common())


def compare(old: Package, new: Package) -> Difference:
    """Compare *new* with *old*: find what it brings to learners who have *old*.

    Notes are matched by guid alone, as Anki does.
    """
    pairs = [(old.notes[guid], note) for guid, note in new.notes.items() if guid in old.notes]
    changes = [Change(before, after) for before, after in pairs if _differs(before, after)]
    by_kind: dict[str, list[Change]] = {"changed": [], "moved": [], "retired": []}
    for change in changes:
        by_kind[change.change_kind].append(change)
    return Difference(
        new=tuple(note for guid, note in new.notes.items() if guid not in old.notes and not is_retired(note.tags)),
        changed=tuple(by_kind["changed"]),
        moved=tuple(by_kind["moved"]),
        retired=tuple(by_kind["retired"]),
        gone=tuple(note for guid, note in old.notes.items() if guid not in new.notes),
        unchanged=len(pairs) - len(changes),
        note_types=tuple(_note_type_changes(old, new)),
        another_bank=bool(old.notes and new.notes and not pairs),
    )


def _differs(before: PackedNote, after: PackedNote) -> bool:
    """Tell whether a learner sees a difference; tags count where Anki takes them, which is with a newer note."""
    newly_tagged = after.changed > before.changed and before.tags != after.tags
    return newly_tagged or _seen(before, after) != _seen(after, after)


def _seen(note: PackedNote, newer: PackedNote) -> tuple[object, ...]:
    texts = {name: without_source_marks(name, html) for name, html in note.fields.items()}
    return (note.type, texts) if is_retired(newer.tags) else (note.type, texts, note.deck, note.cards)


def _note_type_changes(old: Package, new: Package) -> Iterator[NoteTypeChange]:
    for number, now in new.note_types.items():
        was = old.note_types.get(number)
        if was is None:
            yield NoteTypeChange(now.name, ("new",), imported_by_anki=True)
        elif parts := tuple(_parts(was, now)):
            yield NoteTypeChange(
                now.name, parts, imported_by_anki=now.changed > was.changed and _shape(was) == _shape(now)
            )


def _shape(kind: PackedType) -> tuple[int, int]:
    return len(kind.fields), len(kind.templates)


def _parts(was: PackedType, now: PackedType) -> Iterator[str]:
    if was.name != now.name:
        yield f"its name, which was {was.name}"
    if was.css != now.css:
        yield "style"
    if was.fields != now.fields:
        yield "fields"
    for old, new in zip_longest(was.templates.items(), now.templates.items(), fillvalue=("", ("", ""))):
        name = new[0] or old[0]
        yield from (f"{side} of {name}" for side, a, b in zip(("front", "back"), old[1], new[1], strict=True) if a != b)


def format_text(difference: Difference) -> str:
    """Format *difference* as a line of counts and a list under each heading."""
    blocks = [_counts(difference)]
    blocks += _block("New", map(_new, difference.new))
    for name, heading in _HEADINGS.items():
        blocks += _block(heading, (line for change in getattr(difference, name) for line in _changed(change)))
    blocks += _block("No longer in the deck: learners keep them as they are", map(_new, difference.gone))
    blocks += _block("Note types", map(_note_type, difference.note_types))
    return "\n".join(blocks)


def _counts(difference: Difference) -> str:
    gone = f", {len(difference.gone)} gone" if difference.gone else ""
    return (
        ", ".join(f"{count} {name}" for name, count in _summary(difference).items() if name in _COUNTED) + f"{gone}\n"
    )


def _summary(difference: Difference) -> dict[str, int]:
    lists = {name: len(getattr(difference, name)) for name in ("new", "changed", "moved", "retired", "gone")}
    return {**lists, "unchanged": difference.unchanged, "note_types": len(difference.note_types)}


def _block(heading: str, lines: Iterator[str]) -> Iterator[str]:
    listed = [f"  {line}\n" for line in lines]
    if listed:
        yield f"{heading}\n{''.join(listed)}"


def _new(note: PackedNote) -> str:
    cards = f" ({len(note.cards)} cards)" if len(note.cards) > 1 else ""
    return f"{clean(note.key)}: {_first(note)}{cards}"


def _first(note: PackedNote) -> str:
    return field_to_text(next(iter(note.fields.values()), ""))


def _changed(change: Change) -> Iterator[str]:
    yield clean(change.after.key)
    for field in change.fields:
        yield f"  {clean(field.name)}: {clean(mark_changes(field.before, field.after))}"
    tags = [*(f"[-{tag}-]" for tag in change.tags_dropped), *(f"{{+{tag}+}}" for tag in change.tags_added)]
    if tags:
        yield f"  tags: {clean(' '.join(tags))}"
    yield from _cards(change)
    if change.moved:
        yield f"  deck: {clean(change.before.deck)} → {clean(change.after.deck)}"
        yield f"  find its cards with {clean(change.search)}"
    if (change.fields or tags) and not change.imported_by_anki:
        yield "  Anki will not take this: the note is not newer than the one before, or of another note type"


def _cards(change: Change) -> Iterator[str]:
    if change.cards_added:
        yield f"  cards: {change.cards_added} more"
    if change.cards_emptied:
        yield f"  cards: {change.cards_emptied} left with nothing to show; Tools › Empty Cards removes them"


def _note_type(change: NoteTypeChange) -> str:
    note = (
        ""
        if change.imported_by_anki
        else " (Anki will not take this: it is not newer than before, or of another shape)"
    )
    return f"{clean(change.name)}: {clean(', '.join(change.parts))}{note}"


def format_json(difference: Difference) -> str:
    """Format *difference* as the JSON that this module describes."""
    listed = {
        "summary": _summary(difference),
        "new": [_note(note) for note in difference.new],
        **{name: [_change(change) for change in getattr(difference, name)] for name in _HEADINGS},
        "gone": [_note(note) for note in difference.gone],
        "note_types": [
            {"name": change.name, "parts": change.parts, "taken": change.imported_by_anki}
            for change in difference.note_types
        ],
    }
    return clean_json(listed)


def _note(note: PackedNote) -> dict[str, Any]:
    return {"key": note.key, "deck": note.deck, "cards": len(note.cards), "text": _first(note)}


def _change(change: Change) -> dict[str, Any]:
    return {
        "key": change.after.key,
        "fields": [
            {
                "name": field.name,
                "before": field.before,
                "after": field.after,
                "marked": mark_changes(field.before, field.after),
            }
            for field in change.fields
        ],
        "tags_added": change.tags_added,
        "tags_dropped": change.tags_dropped,
        "cards_added": change.cards_added,
        "cards_emptied": change.cards_emptied,
        "deck": {"before": change.before.deck, "after": change.after.deck},
        "search": change.search,
        "taken": change.imported_by_anki,
    }


def mark_changes(before: str, after: str) -> str:
    """Mark word by word how *before* became *after*: {+new words+} and [-lost words-]."""
    old, new = before.split(), after.split()
    pieces: list[str] = []
    for operation, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if operation == "equal":
            pieces += new[start:end]
            continue
        lost, gained = " ".join(old[first:last]), " ".join(new[start:end])
        pieces.append((f"[-{lost}-]" if lost else "") + (f"{{+{gained}+}}" if gained else ""))
    return " ".join(pieces)


FORMATS: Mapping[str, Callable[[Difference], str]] = {"text": format_text, "json": format_json}
"""By the name that `--format` takes."""
