"""`briefdeck diff`: what the next edition brings, told before anybody imports it."""

from __future__ import annotations

import gc
import io
import json
import sqlite3
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.curate.diff import FORMATS, Difference, compare, mark_changes
from briefdeck.render.anki import unpack
from briefdeck.render.anki.unpack import UnreadablePackageError
from briefdeck.render.html import field_to_text
from tests.conftest import Run
from tests.support.learner import FIRST, GOOD, SECOND, Learner, release

pytestmark = pytest.mark.slow

EDITED = [
    ("a: Tove Brandt", "a: Captain Tove Brandt"),
    ("1,200}} passengers", "1,200}} {{c3::passengers}}"),
    ("as_of: 2031-03-04", "as_of: 2031-03-04\n    retired: {since: 2031-05-01, because: R&D.}"),
    ('a: "60"\n        accept: [sixty]', 'a: "60"\n        accept: [sixty]\n      - {id: new, q: Who?, a: <b>}'),
]


def _edited(text: str = GOOD, edits: list[tuple[str, str]] = EDITED) -> str:
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def _moved(text: str = GOOD) -> str:
    """The fact on the captains under another topic."""
    head, mark, tail = text.partition("- id: captains-company")
    return head + mark + tail.replace("topic: strike", "topic: money", 1)


def _difference(text: str, before: str = GOOD) -> Difference:
    old = release(before)
    return compare(unpack(old.deck), unpack(release(text, old.ledger, SECOND).deck))


def test_another_title_brings_no_text() -> None:
    """The notes are in another deck, and nothing in them is said to be replaced, or refused by Anki."""
    found = _difference(GOOD.replace("title: The Norrland ferry strike", "title: The strike of Norrland"))
    assert len(found.moved) == 6  # and one that is retired
    assert found.count_fields() == {}
    assert "Anki will not take" not in FORMATS["text"](found)


def test_the_same_edition_brings_nothing() -> None:
    """Nothing changed: one line of counts."""
    assert FORMATS["text"](_difference(GOOD)) == "0 new, 0 changed, 0 moved, 0 retired, 7 unchanged\n"


def test_each_note_is_counted_once() -> None:
    """New, changed with one more card, moved, retired and unchanged notes make up the deck."""
    found = _difference(_moved(_edited()))
    assert [note.key for note in found.new] == ["captains-company/new"]
    assert [change.after.key for change in found.changed] == ["stranded/cloze", "union-leader"]
    assert [change.after.key for change in found.moved] == ["captains-company"]
    assert [change.after.key for change in found.retired] == ["cost"]
    assert (found.unchanged, found.gone, found.note_types) == (3, (), ())
    assert found.changed[0].cards_added == 1
    assert all(change.imported_by_anki for change in (*found.changed, *found.moved, *found.retired))


def test_the_text(golden: Any) -> None:
    """What is printed, as a whole."""
    golden("diff.txt", FORMATS["text"](_difference(_moved(_edited()))))


def test_the_json(golden: Any) -> None:
    """The same as JSON, as a whole."""
    golden("diff.json", FORMATS["json"](_difference(_moved(_edited()))))


def test_what_anki_does_is_what_was_told(tmp_path: Path) -> None:
    """The official Anki takes as new and as updated just the notes that the difference names."""
    first = release()
    second = release(_moved(_edited()), first.ledger, SECOND)
    found = compare(unpack(first.deck), unpack(second.deck))
    learner = Learner(tmp_path)
    learner.take(first.deck)
    updated = len(found.changed) + len(found.moved) + len(found.retired)
    assert learner.take(second.deck) == {"new": len(found.new), "updated": updated, "duplicate": found.unchanged}
    (moved,) = found.moved
    assert list(learner.collection.find_cards(moved.search)) == [learner.note("captains-company").cards()[0].id]
    learner.collection.close()


def test_a_deletion_that_is_gone_leaves_an_empty_card() -> None:
    """A cloze number that disappears is told, with the way to be rid of its card."""
    found = _difference(_edited(edits=[("{{c2::four}}", "four")]))
    (change,) = found.changed
    assert (change.cards_added, change.cards_emptied) == (0, 1)
    assert "1 left with nothing to show; Tools › Empty Cards removes them" in FORMATS["text"](found)


def test_a_change_that_anki_will_not_take() -> None:
    """A deck made without the ledger is not newer: its changes would reach nobody, and the text says so."""
    found = compare(unpack(release().deck), unpack(release(_edited(), now=FIRST).deck))
    assert not any(change.imported_by_anki for change in found.changed)
    assert FORMATS["text"](found).count("Anki will not take this") == 3


def test_a_note_that_is_gone() -> None:
    """A note of the old deck that the new one does not have is named: learners keep it."""
    old = release()
    without = replace(unpack(old.deck), notes=dict(list(unpack(old.deck).notes.items())[1:]))
    found = compare(unpack(old.deck), without)
    assert [note.key for note in found.gone] == ["stranded"]
    assert "1 gone\n" in FORMATS["text"](found)
    assert "No longer in the deck: learners keep them as they are\n  stranded: How many" in FORMATS["text"](found)


def test_a_new_look() -> None:
    """Changed style, templates and fields of a note type are named; another shape is not taken."""
    new = unpack(release().deck)
    number, kind = next(iter(new.note_types.items()))
    front, back = kind.templates["Question"]
    styled = replace(
        kind, css="", templates={**kind.templates, "Question": (front + "!", back)}, changed=kind.changed + 1
    )
    other = replace(new, note_types={**new.note_types, number: styled})
    assert "Note types\n  briefdeck question: style, front of Question\n" in FORMATS["text"](compare(new, other))
    shaped = replace(styled, fields=kind.fields[:-1], name="other")
    (look,) = compare(new, replace(new, note_types={number: shaped})).note_types
    assert look.parts == ("its name, which was briefdeck question", "style", "fields", "front of Question")
    assert not look.imported_by_anki
    assert compare(replace(new, note_types={}), new).note_types[0].parts == ("new",)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Tove Brandt", "Captain Tove Brandt", "{+Captain+} Tove Brandt"),
        ("at least 85 captains", "at least 58 captains", "at least [-85-]{+58+} captains"),
        ("a b c", "a c", "a [-b-] c"),
        ("", "new", "{+new+}"),
        ("old", "", "[-old-]"),
        ("", "", ""),
    ],
)
def test_words_are_marked(before: str, after: str, shown: str) -> None:
    """What went stands in [-…-], what came in {+…+}, and the rest as it is."""
    assert mark_changes(before, after) == shown


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("a <b>bold</b> &lt;i&gt; &amp; <i>c</i>", "a **bold** <i> & *c*"),
        ('<li>58</li><li class="right">85</li>', "58 · ✓ 85"),
        ("one<br>two", "one · two"),
        ('<img src="x.png" alt="y">', "[picture x.png]"),
        ("\x1b[2J\u200btext\u202e", "[2Jtext"),
        ("{{c1::four}}", "{{c1::four}}"),
    ],
)
def test_fields_in_plain_text(html: str, shown: str) -> None:
    """Fields are shown as a curator writes them, and cannot steer a terminal."""
    assert field_to_text(html) == shown


@given(st.text(), st.text())
def test_marks_lose_no_word(before: str, after: str) -> None:
    """Whatever the texts, marking never raises, and equal texts get no marks."""
    mark_changes(before, after)
    assert mark_changes(before, before) == " ".join(before.split())


def _archive(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_", "."), data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is no Anki package"),
        (b"junk" * 99, "is no Anki package"),
        (_archive(collection_anki2=b"x", media=b"{}"), "is no Anki package"),
        (_archive(media=b"{}"), "is no Anki package"),
        (_archive(collection_anki21b=b"x", collection_anki2=b"x", media=b""), "Support older Anki versions"),
        (release().deck[:-60], "is no Anki package"),
    ],
)
def test_no_package(data: bytes, words: str) -> None:
    """What cannot be read is refused in words, the newest format with the way around it."""
    with pytest.raises(UnreadablePackageError, match=words):
        unpack(data)


@given(st.integers(0, len(release().deck) - 1), st.integers(1, 255))
def test_a_damaged_package(at: int, bits: int) -> None:
    """A damaged package is read or refused; nothing else is raised."""
    damaged = bytearray(release().deck)
    damaged[at] ^= bits
    try:
        compare(unpack(bytes(damaged)), unpack(release().deck))
    except UnreadablePackageError as fault:
        assert "is no Anki package" in str(fault)  # noqa: PT017  (both outcomes are right)


def test_a_deck_that_anki_exported(tmp_path: Path) -> None:
    """A learner's own export with “Support older Anki versions” is read; one without is refused with that hint."""
    from anki.collection import DeckIdLimit, ExportAnkiPackageOptions

    learner = Learner(tmp_path)
    learner.take(release().deck)
    deck = learner.collection.decks.id_for_name("The Norrland ferry strike")
    assert deck is not None
    for legacy in (True, False):
        learner.collection.export_anki_package(
            out_path=str(tmp_path / f"{legacy}.apkg"),
            options=ExportAnkiPackageOptions(legacy=legacy, with_media=True),
            limit=DeckIdLimit(deck),
        )
    learner.collection.close()
    found = compare(unpack((tmp_path / "True.apkg").read_bytes()), unpack(release().deck))
    assert (found.unchanged, found.new, found.gone) == (6, (), ())  # nobody has cards of the retired one
    with pytest.raises(UnreadablePackageError, match="Support older"):
        unpack((tmp_path / "False.apkg").read_bytes())


def test_the_command(project: Path, run: Run) -> None:
    """After an edit of a source `diff` tells what it changes for learners, exits 0 and writes nothing."""
    run("build", "--project", str(project))
    path = project / "questions.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("a: Tove Brandt", "a: Brandt"), encoding="utf-8")
    before = {each: each.read_bytes() for each in project.rglob("*") if each.is_file()}
    ran = run("diff", "--project", str(project))
    assert (ran.code, ran.stderr) == (0, "")
    assert ran.stdout.startswith("0 new, 1 changed, 0 moved, 0 retired, 6 unchanged\n")
    assert "  union-leader\n    Answer: [-Tove-] Brandt\n" in ran.stdout
    ran = run("diff", "--project", str(project), "--format", "json", str(project / "output" / f"{_NAME}.apkg"))
    assert (ran.code, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)["changed"][0]["fields"][0]["marked"] == "[-Tove-] Brandt"
    assert {each: each.read_bytes() for each in project.rglob("*") if each.is_file()} == before


def test_the_deck_of_another_bank_is_told(project: Path, run: Run) -> None:
    """Where no note is in both, the other deck is another bank's, and `diff` says so."""
    (project / "other.apkg").write_bytes(release().deck)
    ran = run("diff", "--project", str(project), str(project / "other.apkg"))
    assert ran.code == 0
    assert ran.stderr == "other.apkg is the deck of another bank: none of its notes is one of this bank\n"


_NAME = "the-norrland-ferry-strike"


def test_nothing_to_compare_with(project: Path, run: Run) -> None:
    """A deck that is not there or none at all: exit 2, one sentence."""
    ran = run("diff", "--project", str(project))
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr.endswith(f"{_NAME}.apkg cannot be read: No such file or directory\n")
    (project / "junk.apkg").write_bytes(b"junk")
    ran = run("diff", "--project", str(project), str(project / "junk.apkg"))
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr.endswith("junk.apkg is no Anki package, or a damaged one\n")


def test_what_is_not_proved_is_not_compared(project: Path, run: Run) -> None:
    """While a source has an error there is no next edition: exit 1, and the problem."""
    run("build", "--project", str(project))
    path = project / "questions.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("**1,200 pass", "**1,300 pass"), encoding="utf-8")
    ran = run("diff", "--project", str(project))
    assert (ran.code, "G201" in ran.stdout) == (1, True)


def _repacked(change: Callable[[str, bytes], bytes]) -> bytes:
    """A package with each of its members changed."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(release().deck)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        new.writestr("0", bytes(20_000_000))
        new.writestr("1", bytes(20_000_000))
    return written.getvalue()


def test_media_without_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small package whose media are huge once unpacked is refused by their size, and none is unpacked whole."""
    listed = _repacked(lambda name, data: b'{"0": "a.png", "1": "b.png"}' if name == "media" else data)
    assert len(listed) < 200_000
    gc.collect()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    media = unpack(listed).media
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert media.keys() == {"a.png", "b.png"}
    assert most - before < 15_000_000
    monkeypatch.setattr(import_module("briefdeck.render.anki.unpack"), "_LARGEST", 39_000_000)
    with pytest.raises(UnreadablePackageError, match="is larger than any package"):
        unpack(listed)


def _with_view(name: str, data: bytes) -> bytes:
    if name not in ("collection.anki2", "collection.anki21"):
        return data
    conn = sqlite3.connect(":memory:")
    conn.deserialize(data)
    conn.execute("ALTER TABLE notes RENAME TO old")
    conn.execute(
        "CREATE VIEW notes AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id, "
        "guid, mid, mod, tags, flds FROM n, old"
    )
    conn.commit()
    return conn.serialize()


def test_a_collection_without_end() -> None:
    """A collection that makes notes for ever is refused."""
    with pytest.raises(UnreadablePackageError, match="more in its collection"):
        unpack(_repacked(_with_view))
