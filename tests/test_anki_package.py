"""The package: the same bytes from the same sources anywhere, and a comparison that never stumbles."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.ledger import empty_ledger
from briefdeck.model import Verified
from briefdeck.render.anki import build_contents, pack, render_deck, same_deck
from briefdeck.render.anki.note_types import TEMPLATES_CHANGED, note_types
from briefdeck.render.anki.package import make_guid
from tests.conftest import DATA, GOLDEN, REPOSITORY
from tests.support.learner import BANK, GOOD, SECOND, bank, release

pytestmark = pytest.mark.slow

FIRST = release()
SHAPE = DATA / "anki" / "shape.json"
SCRIPT = """
import hashlib
from briefdeck.ledger import dump_ledger
from tests.support.learner import release
made = release()
print(hashlib.sha256(made.deck + dump_ledger(made.ledger).encode()).hexdigest())
"""


def _elsewhere(seed: str, zone: str, language: str) -> str:
    around = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LANG": language, "LC_ALL": language}
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=REPOSITORY, env=around, capture_output=True, encoding="utf-8", check=True
    )
    return ran.stdout


def test_same_bytes_in_two_processes() -> None:
    """Hash seed, time zone and locale make no difference to the deck or the ledger."""
    assert _elsewhere("1", "Pacific/Kiritimati", "C") == _elsewhere("2", "America/Los_Angeles", "de_DE.UTF-8")


def test_same_bytes_later() -> None:
    """Built again on another day with the ledger as it is, the deck is the same to the byte."""
    assert release(ledger=FIRST.ledger, now=SECOND).deck == FIRST.deck
    assert render_deck(Verified(bank(), {}), FIRST.ledger) == FIRST.deck


def test_nothing_of_the_machine_is_in_the_file() -> None:
    """The zip bears the oldest date a zip can bear, and the database not the number of its SQLite."""
    with zipfile.ZipFile(io.BytesIO(FIRST.deck)) as archive:
        assert [info.filename for info in archive.infolist()] == ["collection.anki2", "media"]
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("collection.anki2")[96:100] == bytes(4)


def test_the_shape_of_the_note_types() -> None:
    """Names, order and ids of fields and templates are what they were in the first release.

    Anki never again updates a learner's notes whose note type has another shape. If this test
    fails, undo the change: use a spare field instead.
    """
    shape = {
        kind.name: {"id": kind.id, "fields": kind.fields, "templates": [each.name for each in kind.templates]}
        for kind in note_types().values()
    }
    assert json.loads(json.dumps(shape)) == json.loads(SHAPE.read_text(encoding="utf-8"))


def test_ids_of_fields_and_templates() -> None:
    """Each field and template has an id of its own, by which Anki follows a new name."""
    for model in _models(FIRST.deck).values():
        for parts in (model["flds"], model["tmpls"]):
            assert len({part["id"] for part in parts}) == len(parts)
            assert all(0 < part["id"] < 2**53 for part in parts)
    assert sum(name.startswith("Spare ") and name[6].isdigit() for name in note_types()["cloze"].fields) >= 4


def _models(deck: bytes) -> dict[str, dict[str, list[dict[str, int]]]]:
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        conn = sqlite3.connect(":memory:")
        conn.deserialize(archive.read("collection.anki2"))
    models: dict[str, dict[str, list[dict[str, int]]]] = json.loads(
        conn.execute("SELECT models FROM col").fetchone()[0]
    )
    conn.close()
    return models


@given(st.lists(st.tuples(st.sampled_from(["a", "a-b", "b"]), st.sampled_from(["x", "x/y", "y", "x-y"])), unique=True))
def test_guids_differ(ids: list[tuple[str, str]]) -> None:
    """Other ids make another guid; the text of a card has no part in it."""
    assert len({make_guid(project, key) for project, key in ids}) == len(ids)


def test_guids_never_change() -> None:
    """The guid of a released note is what it was in the first release."""
    assert make_guid("strike", "containers-tracked") == "ddab39f5e60651342615"
    assert make_guid("strike", "containers-tracked/shells") == "ae4be684d654bf911934"


def test_a_stale_ledger_is_refused() -> None:
    """A deck is packed only with a ledger that knows its notes as they are: else no learner would get the change."""
    made = build_contents(Verified(bank(), {}), FIRST.ledger)
    with pytest.raises(ValueError, match="make the next edition first"):
        pack(made, empty_ledger("The Norrland ferry strike", BANK))
    with pytest.raises(ValueError, match="the ledger is that of"):
        pack(replace(made, bank="other"), FIRST.ledger)
    with pytest.raises(ValueError, match="two notes have one guid"):
        pack(replace(made, notes=(*made.notes, made.notes[0])), FIRST.ledger)


def _repacked(deck: bytes, level: int) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(deck)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return buffer.getvalue()


def test_decks_are_compared_by_what_is_in_them() -> None:
    """Other compression makes no difference; a changed note, tag, heading, description or look does."""
    other = _repacked(FIRST.deck, 1)
    assert other != FIRST.deck
    assert same_deck(other, FIRST.deck)
    assert same_deck(FIRST.deck, FIRST.deck)
    for old, new in [
        ("a: Tove Brandt", "a: Brandt"),
        ("[passengers]", "[people]"),
        ("Money", "Costs"),
        ("{{c2::four}}", "four"),
    ]:
        assert GOOD.count(old) == 1
        assert not same_deck(FIRST.deck, release(GOOD.replace(old, new)).deck)
    assert not same_deck(FIRST.deck, release(now=SECOND).deck)


@given(st.integers(0, len(FIRST.deck) - 1), st.integers(1, 255), st.booleans())
def test_comparing_never_raises(at: int, bits: int, cut: bool) -> None:
    """A damaged package is another one, or harmlessly damaged; comparing it does not raise."""
    damaged = bytearray(FIRST.deck)
    damaged[at] ^= bits
    assert same_deck(bytes(damaged[: at if cut else None]), FIRST.deck) in (True, False)


@pytest.mark.parametrize("junk", [b"", b"PK", b"junk" * 99, _repacked(FIRST.deck, 1)[:-30]])
def test_junk_is_another_deck(junk: bytes) -> None:
    """What is no package is not the same as one, whichever comes first."""
    assert not same_deck(junk, FIRST.deck)
    assert not same_deck(FIRST.deck, junk)


def test_a_new_look_has_a_new_time(golden: Callable[[str, str], None]) -> None:
    """Whoever has the deck gets the templates and styles of now: their time is later than that of any others."""
    kept = (GOLDEN / "note_types.txt").read_text(encoding="utf-8").splitlines()
    looks = [f"{name}: {kind.digest}" for name, kind in note_types().items()]
    time, *old = kept
    assert looks == old or int(time) < TEMPLATES_CHANGED, "set TEMPLATES_CHANGED of render/anki/note_types.py to now"
    golden("note_types.txt", "\n".join([str(TEMPLATES_CHANGED), *looks]) + "\n")
