"""Whether two packages bring a learner the same."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from typing import Any

from briefdeck.render.anki.unpack import opened

_NOTES = "SELECT guid, mid, mod, tags, flds FROM notes ORDER BY guid, id"
_CARDS = """SELECT guid, ord, did, due, type, queue, ivl, factor, reps, lapses, left, odue, odid, c.flags, c.data
            FROM cards c JOIN notes ON notes.id = c.nid ORDER BY guid, ord, c.id"""


def same_deck(a: bytes, b: bytes) -> bool:
    """True when the packages *a* and *b* hold the same notes, cards, decks, note types and media.

    Another SQLite or zlib may pack the same rows in other bytes; that makes no difference here. A
    package that cannot be read is the same only as its own copy. Never raises.
    """
    if a == b:
        return True
    try:
        return _all_of(a) == _all_of(b)
    except Exception:  # a damaged zip or database may raise nearly anything
        return False


def _all_of(package: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        names = json.loads(archive.read("media"))
        media = {name: hashlib.sha256(archive.read(number)).hexdigest() for number, name in names.items()}
        members = set(archive.namelist()) - names.keys()
        return {"members": members, "media": media, **_rows(archive.read("collection.anki2"))}


def _rows(collection: bytes) -> dict[str, Any]:
    with opened(collection) as conn:
        tables = zip(
            ("models", "decks", "dconf"), conn.execute("SELECT models, decks, dconf FROM col").fetchone(), strict=True
        )
        return {
            "notes": conn.execute(_NOTES).fetchall(),
            "cards": conn.execute(_CARDS).fetchall(),
            "counts": conn.execute("SELECT (SELECT count() FROM cards), (SELECT count() FROM revlog)").fetchone(),
            **{name: json.loads(text) for name, text in tables},
        }
