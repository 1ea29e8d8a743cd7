"""A learner with some version of the official Anki: imports an edition, works, imports the next, tells what is there.

Runs in an environment that has the `anki` package and nothing else:

    python anki_learner_script.py FOLDER FIRST.apkg SECOND.apkg WAY SEARCH…

WAY is `desktop`, as Anki's own File → Import does it, or `add-on`, as AnkiConnect does it; or `newcomer`, who imports
the second edition alone, by the menu. Prints one JSON object.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from anki import collection as anki
from anki.buildinfo import version

COLUMNS = ("type", "queue", "due", "ivl", "factor", "reps", "lapses", "left", "flags", "id")


def main(folder: str, first: str, second: str, way: str, *searches: str) -> None:
    """Imports *first*, works, imports *second* twice, and prints what was there before and after."""
    path = str(Path(folder) / "collection.anki2")
    collection = anki.Collection(path)
    if way == "newcomer":
        _begin(collection, second)
        return
    take = {"desktop": _import, "add-on": _import_as_add_on}[way]
    logs = [take(collection, first)]
    _work(collection)
    before = _state(collection)
    logs.append(take(collection, second))
    collection.close()  # what Anki holds in memory is not what it has learned
    collection = anki.Collection(path)
    found = {search: _keys(collection, search) for search in searches}
    after = _state(collection)
    logs.append(take(collection, second))
    told = {
        "version": version,
        "logs": logs,
        "before": before,
        "after": after,
        "again": _state(collection) == after,
        "found": found,
        "checked": collection.fix_integrity(),
        "empty": sum(len(note.card_ids) for note in collection.get_empty_cards().notes),
    }
    collection.close()
    print(json.dumps(told))  # noqa: T201  (its result)


def _begin(collection: Any, edition: str) -> None:
    log = _import(collection, edition)
    after, checked = _state(collection), collection.fix_integrity()
    told = {"logs": [log], "after": after, "checked": checked, "later": _state(collection)}
    collection.close()
    print(json.dumps(told))  # noqa: T201  (its result)


def _import(collection: Any, path: str) -> dict[str, int]:
    if hasattr(anki, "ImportAnkiPackageRequest"):
        log = collection.import_anki_package(anki.ImportAnkiPackageRequest(package_path=path)).log
    else:
        log = collection.import_anki_package(path).log
    counts = {kind: len(getattr(log, kind)) for kind in ("new", "updated", "duplicate", "conflicting")}
    return {kind: count for kind, count in counts.items() if count}


def _import_as_add_on(collection: Any, path: str) -> dict[str, int]:
    from anki.lang import set_lang

    set_lang("en")
    # asked for by name, as the newest Anki gives an old add-on what it no longer documents
    importer = import_module("anki.importing").AnkiPackageImporter(collection, path)
    importer.run()
    return {}  # it tells no counts that all versions have


def _work(collection: Any) -> None:
    """What a learner does: options, reviews, an edit with a tag, a card suspended, others moved and flagged."""
    options = collection.decks.get_config(1)
    options["new"]["perDay"] = 7
    collection.decks.update_config(options)
    collection.decks.select(collection.decks.id_for_name("The Norrland ferry strike::05 The strike"))
    for ease in (4, 3, 1, 4):
        card = collection.sched.getCard()
        card.start_timer()
        collection.sched.answerCard(card, ease)
    edited = _note(collection, "captains-union")
    edited["Answer"] += " (my own words)"
    edited.tags.append("mine")
    collection.update_note(edited)
    collection.sched.suspend_cards([_note(collection, "captains-company").cards()[0].id])
    mine = collection.decks.id("My own")
    collection.set_deck([card.id for card in _note(collection, "union-leader").cards()], mine)
    collection.set_user_flag_for_cards(3, [_note(collection, "cost").cards()[0].id])


def _note(collection: Any, key: str) -> Any:
    (found,) = collection.find_notes(f'"Key:{key}"')
    return collection.get_note(found)


def _keys(collection: Any, search: str) -> list[str]:
    cards = [collection.get_card(card) for card in collection.find_cards(search)]
    return sorted(f"{card.note()['Key']}#{card.ord}" for card in cards)


def _state(collection: Any) -> dict[str, Any]:
    notes = {note: collection.get_note(note) for note in collection.find_notes("")}
    cards = {}
    for nid, place, deck, *rest in collection.db.all(f"SELECT nid, ord, did, {', '.join(COLUMNS)} FROM cards"):  # noqa: S608
        row = dict(zip(COLUMNS, rest, strict=True))
        cards[f"{notes[nid]['Key']}#{place}"] = {"deck": collection.decks.name(deck), **row}
    types = [kind for kind in collection.models.all() if kind["name"].startswith("briefdeck")]
    return {
        "notes": {note["Key"]: [dict(note.items()), note.tags] for note in notes.values()},
        "cards": cards,
        "revlog": collection.db.all("SELECT * FROM revlog ORDER BY id"),
        "options": {options["name"]: options["new"]["perDay"] for options in collection.decks.all_config()},
        "types": {kind["name"]: kind["css"] for kind in types},
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
