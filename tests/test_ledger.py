"""The ledger: times of change that only ever grow, and a file that tells when it is broken."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.ledger import (
    SENT_AGAIN,
    Edition,
    Ledger,
    NoteTypeVersion,
    ReleasedNote,
    digest,
    dump_ledger,
    empty_ledger,
    load_ledger,
    make_next_edition,
)

A, B, C = "a" * 64, "b" * 64, "c" * 64
NOW = 1_700_000_000


@dataclass(frozen=True)
class _Note:
    key: str
    digest: str = A
    type: str = "question"
    retired: bool = False
    deck: str = "T::A"
    cards: tuple[int, ...] = (0,)
    former_digest: str = "0" * 64
    asked: str = ""
    answers: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Contents:
    notes: tuple[_Note, ...]
    note_types: Mapping[str, NoteTypeVersion]


def _contents(*notes: _Note, look: str = A) -> _Contents:
    return _Contents(notes, {"question": NoteTypeVersion(look, NOW)})


@pytest.mark.parametrize(
    ("title", "project"), [("CON", "con-1"), ("Nul!", "nul-1"), ("Com 1", "com-1"), ("🎉", "tada")]
)
def test_a_name_that_windows_can_have(title: str, project: str) -> None:
    """A project is not called like a device, since its deck bears its name."""
    assert empty_ledger(title, "b").project == project


def test_what_is_new_changed_unchanged_and_retired() -> None:
    """Each note is counted once; only what changed gets a new time."""
    first, edition = make_next_edition(empty_ledger("x", "b"), _contents(_Note("a"), _Note("b"), _Note("c")), NOW)
    assert str(edition) == "3 new, 0 changed, 0 unchanged, 0 retired"
    assert edition.note_types == ("question",)
    later = _contents(_Note("a"), _Note("b", B), _Note("c", C, retired=True), _Note("d"))
    second, edition = make_next_edition(first, later, NOW + 9)
    assert edition == Edition(("d",), ("b",), ("a",), ("c",), ())
    assert str(edition) == "1 new, 1 changed, 1 unchanged, 1 retired"
    assert {key: entry.changed - NOW for key, entry in second.notes.items()} == {"a": 0, "b": 9, "c": 9, "d": 9}


def test_a_retired_note_that_stays_retired_is_unchanged() -> None:
    """An edition tells of a retirement once."""
    retired = _contents(_Note("a", B, retired=True))
    ledger, _ = make_next_edition(
        make_next_edition(empty_ledger("x", "b"), _contents(_Note("a")), NOW)[0], retired, NOW
    )
    assert make_next_edition(ledger, retired, NOW)[1] == Edition(unchanged=("a",))


@pytest.mark.parametrize(("now", "changed"), [(NOW + 5, NOW + 5), (NOW, NOW + 1), (NOW - 5, NOW + 1)])
def test_a_change_is_always_newer(now: int, changed: int) -> None:
    """A changed note is newer than it was, even when the clock stands still or goes back."""
    ledger, _ = make_next_edition(empty_ledger("x", "b"), _contents(_Note("a")), NOW)
    ledger, _ = make_next_edition(ledger, _contents(_Note("a", B)), now)
    assert ledger.notes["a"].changed == changed


def test_a_look_has_the_time_at_which_it_was_made() -> None:
    """A note type gets the time of its templates, not that of the edition: so it is the same in all banks."""
    ledger, _ = make_next_edition(empty_ledger("x", "b"), _contents(_Note("a")), NOW + 99)
    assert ledger.note_types["question"] == NoteTypeVersion(A, NOW)
    ledger, edition = make_next_edition(ledger, _contents(_Note("a"), look=B), NOW + 199)
    assert (ledger.note_types["question"], edition.note_types) == (NoteTypeVersion(B, NOW), ("question",))


def test_a_change_is_sent_again() -> None:
    """The next editions that bring anything send a change again, and only so many; one that brings nothing does not."""
    ledger, _ = make_next_edition(empty_ledger("x", "b"), _contents(_Note("a")), NOW)
    ledger, _ = make_next_edition(ledger, _contents(_Note("a", B)), NOW + 1)
    assert make_next_edition(ledger, _contents(_Note("a", B)), NOW + 2)[0] == ledger
    times = []
    for number in range(SENT_AGAIN + 2):
        notes = (_Note("a", B), *(_Note(f"n{at}") for at in range(number + 1)))
        ledger, edition = make_next_edition(ledger, _contents(*notes), NOW + 10 + number)
        times.append(ledger.notes["a"].changed - NOW)
        assert edition.sent_again == (("a",) if number < SENT_AGAIN else ())
        assert "a" in edition.unchanged
    assert times == [10, 11, 12, 12, 12]


def test_a_note_of_the_first_version_is_known_again() -> None:
    """What an older ledger records by its former digest has not changed, and is recorded by the new one from now on."""
    old = Ledger("x", {}, {"a": ReleasedNote(C, NOW, "question", deck="T::A")}, "x")
    ledger, edition = make_next_edition(old, _contents(_Note("a", A, former_digest=C)), NOW + 9, "X")
    assert (edition.unchanged, ledger.notes["a"].changed, ledger.notes["a"].digest) == (("a",), NOW, A)
    assert (ledger.title, ledger.bank) == ("X", "x")


def test_what_is_gone_is_not_forgotten() -> None:
    """A note that is no longer there stays in the ledger, so that check goes on asking for it."""
    ledger, _ = make_next_edition(empty_ledger("x", "b"), _contents(_Note("a"), _Note("b")), NOW)
    assert set(make_next_edition(ledger, _contents(_Note("a")), NOW)[0].notes) == {"a", "b"}


def test_where_cards_were_is_remembered() -> None:
    """A moved note is told once and its old decks are kept, but not the one it is in again, whatever the case."""
    ledger, _ = make_next_edition(empty_ledger("x", "b"), _contents(_Note("a", A, deck="T::A")), NOW)
    ledger, edition = make_next_edition(ledger, _contents(_Note("a", B, deck="T::B")), NOW)
    assert (edition.moved, edition.changed) == (("a",), ("a",))
    again, edition = make_next_edition(ledger, _contents(_Note("a", B, deck="T::B")), NOW)
    assert (again, edition) == (ledger, Edition(unchanged=("a",)))
    assert ledger.notes["a"].left == ("T::A",)
    ledger, _ = make_next_edition(ledger, _contents(_Note("a", A, deck="T::C")), NOW)
    assert ledger.notes["a"].left == ("T::A", "T::B")
    ledger, _ = make_next_edition(ledger, _contents(_Note("a", B, deck="T::a")), NOW)
    assert ledger.notes["a"].left == ("T::B", "T::C")
    assert make_next_edition(ledger, _contents(_Note("a", C, deck="t::A")), NOW)[1].moved == ()


def test_a_retired_note_has_not_moved() -> None:
    """Retiring is told as such, and so is the topic that a note moved to when it is held again."""
    ledger, _ = make_next_edition(empty_ledger("x", "b"), _contents(_Note("a")), NOW)
    ledger, edition = make_next_edition(ledger, _contents(_Note("a", B, retired=True, deck="T::B")), NOW)
    assert (edition.retired, edition.moved) == (("a",), ())
    ledger, edition = make_next_edition(ledger, _contents(_Note("a", deck="T::C")), NOW)
    assert edition.moved == ("a",)
    assert ledger.notes["a"].left == ("T::A", "T::B")


def test_cards_that_are_no_more_are_remembered() -> None:
    """A note that loses a card is told once, and the place is kept until there is a card again."""
    ledger, _ = make_next_edition(empty_ledger("x", "b"), _contents(_Note("a", A, cards=(0, 1, 2))), NOW)
    ledger, edition = make_next_edition(ledger, _contents(_Note("a", B, cards=(0,))), NOW)
    assert (edition.emptied, ledger.notes["a"].emptied) == (("a",), (1, 2))
    ledger, edition = make_next_edition(ledger, _contents(_Note("a", C, cards=(0, 2, 3))), NOW)
    assert (edition.emptied, ledger.notes["a"].emptied) == ((), (1,))


def test_a_ledger_that_does_not_know_decks_learns_them() -> None:
    """From a ledger without decks nothing has moved; the next edition knows where each note is."""
    old = Ledger(
        "x",
        {"question": NoteTypeVersion(A, NOW)},
        {"a": ReleasedNote(A, NOW, "question"), "b": ReleasedNote(A, NOW, "question")},
    )
    ledger, edition = make_next_edition(old, _contents(_Note("a"), _Note("b", B, deck="T::B", cards=(1,))), NOW)
    assert edition == Edition(unchanged=("a",), changed=("b",))
    assert ledger.notes["a"] == ReleasedNote(A, NOW, "question", deck="T::A")
    again = SENT_AGAIN
    assert ledger.notes["b"] == ReleasedNote(B, NOW + 1, "question", deck="T::B", cards=(1,), again=again)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from([A, B, C]), st.integers(0, 9)), max_size=12))
def test_time_never_goes_back(changes: list[tuple[str, str, int]]) -> None:
    """Whatever the clock does, a note's time grows with each change and at no other moment."""
    ledger = empty_ledger("x", "b")
    for key, content, now in changes:
        old = ledger.notes.get(key)
        ledger, _ = make_next_edition(ledger, _contents(_Note(key, content)), now)
        new = ledger.notes[key]
        assert old is None or (new.changed > old.changed if new.digest != old.digest else new == old)


LEDGER = Ledger(
    "strike",
    {"question": NoteTypeVersion(A, NOW), "cloze": NoteTypeVersion(B, NOW)},
    {
        "b": ReleasedNote(A, NOW, "question", deck="Ä::B", left=("Ä::A",), cards=(0, 2), emptied=(1,), first=NOW - 9),
        "a/x": ReleasedNote(B, NOW + 1, "cloze", retired=True, again=2),
        "a": ReleasedNote(C, NOW, "question"),
    },
    "0123456789abcdef",
    "Ström – the strike",
)


def test_dump_and_load() -> None:
    """What is written is read back the same, sorted, one note a line."""
    text = dump_ledger(LEDGER)
    assert load_ledger(text, "deck.lock", NOW) == (LEDGER, [])
    assert [line.split('"')[1] for line in text.split("\n") if line.startswith('  "')] == [
        "cloze",
        "question",
        "a",
        "a/x",
        "b",
    ]
    assert load_ledger(dump_ledger(empty_ledger("x", "b")), "deck.lock") == (empty_ledger("x", "b"), [])


def test_an_entry_says_only_what_is_not_plain() -> None:
    """A note with one card that never moved has a line with its deck and no more; an old line is read as it was."""
    row = f'{{"changed": {NOW}, "digest": "{A}", "type": "question"}}'
    old = f'{{"version": 1, "project": "x", "note_types": {{}}, "notes": {{"a": {row}}}}}'
    ledger, problems = load_ledger(old, "deck.lock", NOW)
    assert (ledger.notes["a"], problems) == (ReleasedNote(A, NOW, "question"), [])
    assert (ledger.project, ledger.bank, ledger.title) == ("x", "x", "")
    assert f'  "a": {row}\n' in dump_ledger(ledger)
    moved = replace(ledger, notes={"a": replace(ledger.notes["a"], deck="T::Geld – Money")})
    assert f'"changed": {NOW}, "deck": "T::Geld – Money", "digest": ' in dump_ledger(moved)


def test_order_does_not_matter() -> None:
    """The same notes in another order are the same file."""
    turned = replace(LEDGER, notes=dict(list(LEDGER.notes.items())[::-1]))
    assert dump_ledger(turned) == dump_ledger(LEDGER)


def _broken(text: str, now: int | None = None) -> tuple[int, str]:
    ledger, (problem,) = load_ledger(text, "deck.lock", now)
    assert ledger == Ledger("")
    assert (problem.code, problem.location.path) == ("L804", "deck.lock")
    return problem.location.line, problem.message


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('"version": 2', '"version": 3', 2, "no version that this briefdeck knows, 1 to 2"),
        ('"version": 2', '"version": true', 2, "no version that this briefdeck knows"),
        ('"bank": "0123', '"bank": "Ö', 4, "names no bank"),
        ('"again": 2', '"again": 9', 12, "for “a/x” that briefdeck did not write"),
        (f'"first": {NOW - 9}', f'"first": {NOW + 9}', 13, "was first released after its last change"),
        ('"project": "strike"', '"project": "a/b"', 3, "names no project"),
        ('  "b"', "<<<<<<< ours\n" + '  "b"', 13, "merge conflict"),
        ('  "b"', '  "a"', 13, "has “a” twice"),
        (C, C[1:], 11, "no proper digest for “a”"),
        (
            f'"changed": {NOW}, "digest": "{C}"',
            f'"changed": 1.5, "digest": "{C}"',
            11,
            "no proper time of change for “a”",
        ),
        ('"type": "cloze"', '"type": "image"', 12, "for “a/x” that briefdeck did not write"),
        ('"retired": true', '"retired": false', 12, "for “a/x” that briefdeck did not write"),
        ('"deck": "Ä::B"', '"deck": ""', 13, "for “b” that briefdeck did not write"),
        ('"left": ["Ä::A"]', '"left": "Ä::A"', 13, "for “b” that briefdeck did not write"),
        ('"left": ["Ä::A"]', '"left": [7]', 13, "for “b” that briefdeck did not write"),
        ('"cards": [0, 2]', '"cards": [0, true]', 13, "for “b” that briefdeck did not write"),
        ('"emptied": [1]', '"emptied": [-1]', 13, "for “b” that briefdeck did not write"),
        ('"retired": true', '"extra": true', 12, "for “a/x” that briefdeck did not write"),
        ('"notes"', '"nots"', 1, "does not have version, project, bank, title"),
        ('  "b": {', '  "b" {', 13, "is not JSON here"),
    ],
)
def test_a_broken_ledger(old: str, new: str, line: int, words: str) -> None:
    """L804: a ledger that briefdeck did not write is refused at the line where it is broken."""
    text = dump_ledger(LEDGER)
    assert old in text
    at, message = _broken(text.replace(old, new))
    assert words in message
    assert at == line


@pytest.mark.parametrize(
    "text", ["", "[]", "7", "null", "[" * 100_000, '{"version": ' + "9" * 5000 + "}", "{}", "\ud800"]
)
def test_no_ledger_at_all(text: str) -> None:
    """Whatever stands in the file, loading it is a problem and not a crash."""
    _broken(text)


def test_the_future_is_refused() -> None:
    """A time of change that lies more than a day ahead would overwrite learners' edits at every import."""
    ahead = replace(LEDGER, notes={"a": ReleasedNote(A, NOW + 90_000, "question")})
    assert "“a” changed in the future" in _broken(dump_ledger(ahead), NOW)[1]
    assert load_ledger(dump_ledger(ahead), "deck.lock")[1] == []
    assert load_ledger(dump_ledger(ahead), "deck.lock", NOW + 9_000)[1] == []


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda each: st.lists(each) | st.dictionaries(st.text(), each),
    )
)
def test_loading_never_raises(value: object) -> None:
    """Any JSON is either a ledger or one problem."""
    _broken(json.dumps(value))
    _broken(json.dumps({"version": 1, "project": "x", "note_types": {"question": value}, "notes": {"a": value}}))


def test_parts_are_kept_apart() -> None:
    """Digests of parts that only run together alike differ."""
    texts = [("ab", "c"), ("a", "bc"), ("abc",), (["a", "b"], "c"), (["a"], ["b", "c"]), ('a", "b', "c")]
    assert len({digest(*parts) for parts in texts}) == len(texts)


@pytest.mark.parametrize(
    ("title", "project"),
    [
        ("Russia and North Korea, 2023–2024", "russia-and-north-korea-2023-2024"),
        ("  Élan vital! ", "elan-vital"),
        ("Северная Корея", "severnaya-koreya"),
        ("История 9", "istoriya-9"),
        ("☭", "deck"),
        ("x" * 99, "x" * 60),
    ],
)
def test_the_project_is_named_after_its_title(title: str, project: str) -> None:
    """The name of a deck's file is the slug of the first title, in any script."""
    assert empty_ledger(title, "b").project == project
