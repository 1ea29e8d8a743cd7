"""What keeps a running Anki from ever updating notes of a deck again: note types that were changed or copied there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from briefdeck.curate.ankiconnect import AnkiConnect, UnknownActionError
from briefdeck.grammar import count
from briefdeck.render.anki.unpack import Package, PackedType


def find_blocked_updates(anki: AnkiConnect, deck: Package, used: Iterable[str]) -> Iterator[str]:
    """Find, as sentences that say what to do, why *anki* takes no updates of notes of *deck*.

    *used* has the name of the note type of each of these notes in Anki. Nothing is found where the add-on is too old to
    tell. Raises AnkiError where Anki cannot be asked.
    """
    numbers = _ask(anki, "modelNamesAndIds")
    ours = {}
    for name, number in numbers.items():
        kind = deck.note_types.get(number)
        fields = list(_ask(anki, "modelFieldNames", modelName=name)) if kind else []
        if kind and _is_of_kind(fields, kind):
            ours[name] = kind
            yield from _find_other_shape(anki, name, fields, kind)
    for name, notes in Counter(used).items():
        if name in numbers and name not in ours:
            back = " or ".join(f"“{each}”" for each in sorted(ours)) or "that of the deck"
            yield (
                f"{count(notes, 'notes')} of the note type “{name}”, a copy: select them in Anki’s browser and choose "
                f"Notes › Change Note Type, {back}"
            )


def _is_of_kind(fields: Sequence[str], kind: PackedType) -> bool:
    """Tell whether *fields* are those of *kind*: an old Anki gives the next id, which is another's, to its copies."""
    return not fields or kind.fields[0] in fields or len(fields) == len(kind.fields)


def _find_other_shape(anki: AnkiConnect, name: str, fields: Sequence[str], kind: PackedType) -> Iterator[str]:
    """Find what was added to the note type *name* or taken from it. Another name of a field or card is no hindrance."""
    templates = list(_ask(anki, "modelTemplates", modelName=name))
    for what, there, here in (("field", fields, kind.fields), ("card", templates, tuple(kind.templates))):
        if there and len(there) > len(here):
            added = ", ".join(f"“{each}”" for each in there if each not in here)
            yield (
                f"the note type “{name}” has one {what} more, {added}: delete it in Tools › Manage Note Types, and "
                "import once with Update notes: Always"
            )
        elif there and len(there) < len(here):
            gone = ", ".join(f"“{each}”" for each in here if each not in there)
            yield (
                f"the note type “{name}” lacks the {what} {gone}: choose File › Import once with Merge note types and "
                "Update notes: Always"
            )


def _ask(anki: AnkiConnect, action: str, **params: Any) -> Any:
    """Ask for names; an empty mapping where the add-on does not know the request, or answers something else."""
    try:
        answer = anki.ask(action, **params)
    except UnknownActionError:
        return {}
    return answer if isinstance(answer, (dict, list)) else {}
