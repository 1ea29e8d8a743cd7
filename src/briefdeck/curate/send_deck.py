"""A built deck → a running Anki: sent, and what it retires deleted there if that is wanted."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefdeck.console import clean_json
from briefdeck.curate.ankiconnect import VERSION, AnkiConnect, AnkiError, UnknownActionError
from briefdeck.render.anki.deck import RETIRED_SEARCH
from briefdeck.render.anki.unpack import Package
from briefdeck.render.html import field_to_text

_TAG = RETIRED_SEARCH.removeprefix("tag:")
_TELLING = ("Key", "Fact", "Retired", "Retired since")
"""The fields that must be equal for a note in Anki to be that of the deck."""


@dataclass(frozen=True, slots=True)
class RetiredNote:
    """A note in Anki that the deck retires."""

    id: int
    """Its id in Anki."""
    key: str
    """Its key."""
    text: str
    """The question or cloze text by which a learner recognises it, as plain text."""


def check_access(anki: AnkiConnect) -> None:
    """Ask Anki for permission and for the version. Raises AnkiError when either is insufficient."""
    permission = _permission(anki)
    if permission.get("permission") != "granted":
        raise AnkiError("Anki did not give permission: answer its question with Yes, and try again")
    if permission.get("requireApiKey") and not anki.key:
        raise AnkiError("AnkiConnect asks for its key: give it by --key or in ANKICONNECT_KEY")
    version = anki.ask("version")
    if type(version) is not int:
        raise AnkiError("AnkiConnect does not say which version of its protocol it speaks: update the add-on")
    if version < VERSION:
        raise AnkiError(f"AnkiConnect speaks version {version} of its protocol, not {VERSION}: update the add-on")


def _permission(anki: AnkiConnect) -> Mapping[str, Any]:
    """Ask for permission and return the answer; an add-on that does not know the request grants it."""
    try:
        permission = anki.ask("requestPermission")
    except UnknownActionError:
        return {"permission": "granted"}
    return permission if isinstance(permission, dict) else {}


def send_deck(anki: AnkiConnect, path: str) -> None:
    """Make Anki import the file at the absolute *path*. Raises AnkiError when it does not."""
    if anki.ask("importPackage", path=path) is not True:
        raise AnkiError(f"Anki did not take {path}: on its machine there may be no such file")


def find_retired_notes(anki: AnkiConnect, deck: Package) -> tuple[list[RetiredNote], int]:
    """Find the notes in Anki that *deck* retires; count those with the same key but other contents.

    Those others are a learner's own version, or another project's.
    """
    retired = {note.key: note.fields for note in deck.notes.values() if _TAG in note.tags}
    numbers = _list_of(anki.ask("findNotes", query=RETIRED_SEARCH), int) if retired else []
    answers = _list_of(anki.ask("notesInfo", notes=numbers), dict) if numbers else []
    asked = [(note, _fields(note)) for note in answers if note.get("noteId") in numbers]
    notes = [(note, fields) for note, fields in asked if fields.get("Key") in retired]
    same = [_retired(note, fields) for note, fields in notes if _has_same_fields(fields, retired[fields["Key"]])]
    return sorted(same, key=lambda note: note.key), len(notes) - len(same)


def delete_notes(anki: AnkiConnect, notes: Sequence[RetiredNote]) -> None:
    """Make Anki delete *notes*, with their cards and reviews."""
    anki.ask("deleteNotes", notes=[note.id for note in notes])


def format_json(sent: str, retired: Sequence[RetiredNote], deleted: int) -> str:
    """Format what was *sent*, which notes the deck has *retired* and how many were *deleted*, as JSON."""
    notes = [{"key": note.key, "text": note.text} for note in retired]
    return clean_json({"sent": sent, "retired": notes, "deleted": deleted})


def _list_of(answer: Any, kind: type) -> list[Any]:
    if not isinstance(answer, list) or not all(type(item) is kind for item in answer):
        raise AnkiError("Anki answers what AnkiConnect never does: update the add-on")
    return answer


def _fields(note: Mapping[str, Any]) -> dict[str, str]:
    fields = note.get("fields")
    if not isinstance(fields, dict) or type(note.get("noteId")) is not int:
        return {}
    values = {name: field.get("value") for name, field in fields.items() if isinstance(field, dict)}
    return {name: value for name, value in values.items() if isinstance(value, str)}


def _retired(note: Mapping[str, Any], fields: Mapping[str, str]) -> RetiredNote:
    return RetiredNote(note["noteId"], fields["Key"], field_to_text(fields.get("Question") or fields.get("Text", "")))


def _has_same_fields(there: Mapping[str, str], here: Mapping[str, str]) -> bool:
    """Tell whether the identifying fields are equal, however Anki composed their letters."""
    return all(_composed(there.get(name, "")) == _composed(here.get(name, "")) for name in _TELLING)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
