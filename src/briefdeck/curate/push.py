"""A built deck → a running Anki: sent, what keeps notes there from updates, and what it retires deleted if wanted."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from briefdeck.console import clean_json
from briefdeck.curate.ankiconnect import VERSION, AnkiConnect, AnkiError, UnknownActionError
from briefdeck.message_grammar import count
from briefdeck.render.anki.notes import RETIRED_SEARCH, is_retired
from briefdeck.render.anki.unpack import Package, PackedNote, PackedType
from briefdeck.render.html import field_to_text

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


class Arrival(NamedTuple):
    """What became of the notes of a deck that was sent: their keys, each once."""

    profile: str
    """The name of the profile that is open in Anki; "" where the add-on does not tell it."""
    new: tuple[str, ...] = ()
    """The notes that were not there before."""
    updated: tuple[str, ...] = ()
    """The notes that were there and are now as sent."""
    unchanged: tuple[str, ...] = ()
    """The notes that were there as sent already."""
    not_taken: tuple[str, ...] = ()
    """The notes that are not as sent: Anki's own are newer, or it takes no more updates of them."""
    blocked: tuple[str, ...] = ()
    """Why Anki takes no more updates of some notes, whether or not this edition has any, and what to do."""


def check_access(anki: AnkiConnect) -> None:
    """Ask Anki for permission and for the version. Raises AnkiError when either is insufficient."""
    permission = _permission(anki)
    if permission.get("permission") != "granted":
        raise AnkiError("Anki did not give permission: answer its question with Yes, and try again")
    if (permission.get("requireApikey") or permission.get("requireApiKey")) and not anki.key:
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


def send_deck(anki: AnkiConnect, path: str, deck: Package) -> Arrival:
    """Make Anki import *deck*, the file at the absolute *path*, and look what arrived. Raises AnkiError on refusal."""
    profile, before = _ask_profile(anki), _read_notes(anki)
    if anki.ask("importPackage", path=path) is not True:
        raise AnkiError(f"Anki did not take {path}: on its machine there may be no such file")
    unasked = _delete_unasked(anki, deck)
    after = _read_notes(anki)
    used = [note.type for key in {note.key for note in deck.notes.values()} for note in after.get(key, ())]
    sent = [note for note in deck.notes.values() if note.key not in unasked]
    return _compare(profile, deck, sent, before, after)._replace(blocked=tuple(find_blocked_updates(anki, deck, used)))


def _delete_unasked(anki: AnkiConnect, deck: Package) -> set[str]:
    """Delete the notes that *deck* retires and that have no cards, and return their keys.

    This learner never had them, or has deleted them. Left there, they would get new cards as soon as Anki checks its
    database.
    """
    unasked = [there for there in _read_retired(anki, deck) if there.same and not there.asked]
    if unasked:
        anki.ask("deleteNotes", notes=[there.note["noteId"] for there in unasked])
    return {there.fields["Key"] for there in unasked}


def _ask_profile(anki: AnkiConnect) -> str:
    """Ask for the name of the profile that is open; "" where the add-on is too old to tell and there are several."""
    try:
        return str(anki.ask("getActiveProfile") or "")
    except UnknownActionError:
        profiles = _ask_profiles(anki)
        return profiles[0] if len(profiles) == 1 else ""


def _ask_profiles(anki: AnkiConnect) -> list[str]:
    try:
        return _list_of(anki.ask("getProfiles"), str)
    except UnknownActionError:
        return []


class _NoteThere(NamedTuple):
    """A note in Anki: the name of its note type, and its fields."""

    type: str
    fields: Mapping[str, str]


def _read_notes(anki: AnkiConnect) -> dict[str, list[_NoteThere]]:
    """Read all notes in Anki that have a key of briefdeck, by key; several banks may have the same."""
    numbers = _list_of(anki.ask("findNotes", query="Key:_*"), int)
    answers = _list_of(anki.ask("notesInfo", notes=numbers), dict) if numbers else []
    notes: dict[str, list[_NoteThere]] = {}
    for answer in answers:
        note = _NoteThere(str(answer.get("modelName", "")), _fields(answer))
        if "Key" in note.fields:
            notes.setdefault(note.fields["Key"], []).append(note)
    return notes


_Notes: TypeAlias = Mapping[str, Sequence[_NoteThere]]


def _compare(profile: str, deck: Package, sent: Sequence[PackedNote], before: _Notes, after: _Notes) -> Arrival:
    """Compare what is in Anki *after* the import of the notes *sent* of *deck* with what was there *before*."""
    by_fate: dict[str, list[str]] = {"new": [], "updated": [], "unchanged": [], "not_taken": []}
    for note in sent:
        names = deck.note_types[note.type].fields
        old, now = before.get(note.key, ()), after.get(note.key, ())
        was, is_ = (any(_is_as_sent(each.fields, note, names) for each in notes) for notes in (old, now))
        grown = len(now) > len(old)
        fate = "not_taken" if not is_ else "new" if grown else "unchanged" if was else "updated"
        by_fate[fate].append(note.key)
    return Arrival(profile, **{name: tuple(keys) for name, keys in by_fate.items()})


def _is_as_sent(there: Mapping[str, str], note: PackedNote, names: Sequence[str]) -> bool:
    return all(_composed(there.get(name, "")) == _composed(note.fields.get(name, "")) for name in names)


def find_retired_notes(anki: AnkiConnect, deck: Package) -> tuple[list[RetiredNote], int]:
    """Find the notes in Anki that *deck* retires; count those with the same key but other contents.

    Those others are a learner's own version, or another project's. Notes without cards, which nobody is asked, are not
    looked at.
    """
    asked = [there for there in _read_retired(anki, deck) if there.asked]
    same = [_retired(there.note, there.fields) for there in asked if there.same]
    return sorted(same, key=lambda note: note.key), len(asked) - len(same)


class _RetiredThere(NamedTuple):
    """A retired note in Anki that has the key of one that the deck retires."""

    note: Mapping[str, Any]
    fields: Mapping[str, str]
    same: bool
    """Whether it is that note, and not a learner's own version of it or another project's."""

    @property
    def asked(self) -> bool:
        """Whether it has a card."""
        return bool(self.note.get("cards") != [])


def _read_retired(anki: AnkiConnect, deck: Package) -> list[_RetiredThere]:
    retired = {note.key: note.fields for note in deck.notes.values() if is_retired(note.tags)}
    numbers = _list_of(anki.ask("findNotes", query=RETIRED_SEARCH), int) if retired else []
    answers = _list_of(anki.ask("notesInfo", notes=numbers), dict) if numbers else []
    notes = [(note, _fields(note)) for note in answers if note.get("noteId") in numbers]
    return [
        _RetiredThere(note, fields, _has_same_fields(fields, retired[fields["Key"]]))
        for note, fields in notes
        if fields.get("Key") in retired
    ]


def delete_notes(anki: AnkiConnect, notes: Sequence[RetiredNote]) -> None:
    """Make Anki delete *notes*, with their cards and reviews."""
    anki.ask("deleteNotes", notes=[note.id for note in notes])


def format_json(sent: str, arrival: Arrival, retired: Sequence[RetiredNote], deleted: int) -> str:
    """Format what was *sent*, what of it arrived, and what was *retired* and *deleted*, as JSON."""
    notes = [{"key": note.key, "text": note.text} for note in retired]
    told = {"sent": sent, **arrival._asdict(), "retired": notes, "deleted": deleted}
    return clean_json(told)


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
