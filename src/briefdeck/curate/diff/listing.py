"""The difference of two editions → text for people, JSON for programs.

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

from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from briefdeck.console import clean, clean_json
from briefdeck.curate.diff.compare import Change, Difference, NoteTypeChange
from briefdeck.render.anki.tags import RETIRED_SEARCH
from briefdeck.render.anki.unpack import PackedNote
from briefdeck.render.html import field_to_text

_HEADINGS = {
    "changed": "Changed",
    "moved": "Moved: cards that a learner has stay in their old deck",
    "retired": f"Retired: they stay, marked; find them with {RETIRED_SEARCH}",
}


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


_COUNTED = ("new", "changed", "moved", "retired", "unchanged")


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
