"""A learner with the official Anki: imports editions, reviews, edits, and is asked what is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from briefdeck.ledger import Edition, Ledger, empty_ledger, make_next_edition
from briefdeck.model import Bank, Verified
from briefdeck.read.bank import read_bank
from briefdeck.render.anki import build_contents, pack
from tests.conftest import DATA

GOOD = (DATA / "good" / "questions.yaml").read_text(encoding="utf-8")
"""A bank with every kind of card, a dispute and a retired fact."""
BANK = "0123456789abcdef"
"""The id of the bank."""
FIRST, SECOND = 1_700_000_000, 1_700_086_400
"""When the first and the second edition are released."""


class Release(NamedTuple):
    """An edition, as built."""

    deck: bytes
    ledger: Ledger
    edition: Edition
    first_import: bytes
    """The deck for those who have no earlier edition."""


class Side(NamedTuple):
    """A card as it is shown."""

    question: str
    answer: str


def bank(text: str = GOOD) -> Bank:
    """The bank in *text*, which must be without fault."""
    found, problems = read_bank(text, "questions.yaml")
    assert problems == []
    return found


def release(
    text: str = GOOD, ledger: Ledger | None = None, now: int = FIRST, images: Mapping[str, bytes] | None = None
) -> Release:
    """The edition that *text* makes, with *images*, after the one of *ledger*."""
    verified = Verified(bank(text), {}, images or {})
    ledger = ledger or empty_ledger(verified.bank.title, BANK)
    made = build_contents(verified, ledger)
    ledger, edition = make_next_edition(ledger, made, now)
    return Release(pack(made, ledger), ledger, edition, pack(made.without_retired(), ledger))


def faults_in(report: str, sound: bool) -> list[str]:
    """The faults in Anki's *report* on its database; not what it mends of its own answers of a moment ago."""
    found = [] if sound else report.splitlines()
    return [each for each in found if not each.startswith(("Added last review time", "Database rebuilt"))]


class Learner:
    """Somebody's collection."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.collection = Collection(str(folder / "collection.anki2"))

    def take(self, deck: bytes, options: ImportAnkiPackageOptions | None = None) -> dict[str, int]:
        """Imports *deck* as the desktop does, by default or with *options*; how many notes were new, updated …."""
        path = self._folder / "edition.apkg"
        path.write_bytes(deck)
        log = self.collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=options)).log
        counts = {kind: len(getattr(log, kind)) for kind in ("new", "updated", "duplicate", "conflicting")}
        return {kind: count for kind, count in counts.items() if count}

    def review(self, deck: str, cards: int) -> None:
        """Answers *cards* of *deck*."""
        decks = self.collection.decks
        found = decks.id_for_name(deck)
        assert found is not None
        decks.select(found)
        for _ in range(cards):
            queued = self.collection.sched.getCard()
            assert queued is not None
            queued.start_timer()
            self.collection.sched.answerCard(queued, 4)

    def faults(self) -> list[str]:
        """What Anki's check of the database finds wrong."""
        return faults_in(*self.collection.fix_integrity())

    def note(self, key: str) -> Any:
        """The note with the key *key*."""
        (found,) = self.collection.find_notes(f'"Key:{key}"')
        return self.collection.get_note(found)

    def cards(self) -> Iterator[Any]:
        """All cards in the order to learn them."""
        for card in self.collection.find_cards("", order="c.due, c.nid, c.ord"):
            yield self.collection.get_card(card)

    def sides(self, key: str) -> list[Side]:
        """The cards of the note *key*, as shown."""
        shown = [card.render_output() for card in self.note(key).cards()]
        return [Side(each.question_text, each.answer_text) for each in shown]

    def rows(self, query: str) -> list[Any]:
        """What the collection's database answers."""
        assert self.collection.db is not None
        return list(self.collection.db.all(query))
