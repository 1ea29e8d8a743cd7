"""The next edition over a learner's work: what changed arrives, and nothing that the learner did is lost."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefdeck.ledger import Edition, empty_ledger
from briefdeck.project import new_bank_id
from briefdeck.render.anki import note_types as types
from tests.support.learner import FIRST, GOOD, SECOND, Learner, release

pytestmark = pytest.mark.slow

CHANGED = GOOD.replace("a: Tove Brandt", "a: Captain Tove Brandt")
SCHEDULE = """SELECT id, did, ord, mod, type, queue, due, ivl, factor, reps, lapses
              FROM cards WHERE reps OR queue < 0 ORDER BY id"""
STRIKE = "The Norrland ferry strike::05 The strike"


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """Somebody who has the first edition and has reviewed cards, edited and tagged a note and suspended a card."""
    someone = Learner(tmp_path)
    someone.take(release().deck)
    someone.review(STRIKE, 5)
    note = someone.note("cost")
    note["Answer"] += " (my own words)"
    note.tags.append("mine")
    someone.collection.update_note(note)
    someone.collection.sched.suspend_cards([someone.note("captains-company").cards()[0].id])
    yield someone
    someone.collection.close()


def _done(learner: Learner) -> tuple[list[Any], list[Any]]:
    return learner.rows(SCHEDULE), learner.rows("SELECT * FROM revlog")


def test_the_same_edition_again_changes_nothing(learner: Learner) -> None:
    """Built again on another day from the same sources, the edition brings nothing and takes nothing."""
    first = release()
    again = release(ledger=first.ledger, now=SECOND)
    before = _done(learner)
    assert again.edition == Edition(unchanged=tuple(first.ledger.notes))
    assert learner.take(again.deck) == {"duplicate": 7}
    assert _done(learner) == before


def test_a_changed_note_arrives_and_the_rest_stays(learner: Learner) -> None:
    """The changed note is updated; schedules, reviews, the learner's edit and tag of another note stay."""
    second = release(CHANGED, release().ledger, SECOND)
    before = _done(learner)
    assert len(before[0]) == 5
    assert second.edition.changed == ("union-leader",)
    assert learner.take(second.deck) == {"updated": 1, "duplicate": 6}
    assert learner.note("union-leader")["Answer"] == "Captain Tove Brandt"
    assert learner.note("cost")["Answer"].endswith("(my own words)")
    assert "mine" in learner.note("cost").tags
    assert _done(learner) == before


def test_a_change_taken_back_arrives_too(learner: Learner) -> None:
    """A note that is changed back within the same second is newer all the same."""
    second = release(CHANGED, release().ledger, SECOND)
    third = release(GOOD, second.ledger, SECOND)
    learner.take(second.deck)
    assert learner.take(third.deck) == {"updated": 1, "duplicate": 6}
    assert learner.note("union-leader")["Answer"] == "Tove Brandt"


def test_new_cards_arrive_among_the_old(learner: Learner) -> None:
    """A new fact in the middle and one more deletion are new; no old note is touched by the shifted order."""
    lines = [
        "- id: new",
        "  fact: It was calm.",
        "  cite: harbour:6",
        "  topic: money",
        "  cards: [{q: Calm?, a: Yes}]",
    ]
    fact = "".join(f"  {line}\n" for line in lines)
    text = GOOD.replace("  - id: union-leader", f"{fact}  - id: union-leader")
    text = text.replace("1,200}} passengers", "1,200}} {{c3::passengers}}")
    second = release(text, release().ledger, SECOND)
    before = _done(learner)
    assert str(second.edition) == "1 new, 1 changed, 6 unchanged, 0 retired"
    assert learner.take(second.deck) == {"new": 1, "updated": 1, "duplicate": 6}
    assert [card.ord for card in learner.note("stranded/cloze").cards()] == [0, 1, 2]
    assert _done(learner) == before
    assert not learner.collection.get_empty_cards().notes


def test_retiring_a_fact(learner: Learner, tmp_path: Path) -> None:
    """A retired fact keeps its cards and their schedule where they are, marked; others get no card of it."""
    lead = "reverse: What does Tove Brandt lead?"
    text = GOOD.replace(lead, f"{lead}\n    retired: {{since: 2031-05-01, because: R&D.}}")
    second = release(text, release().ledger, SECOND)
    before = _done(learner)
    assert second.edition.retired == ("union-leader",)
    assert learner.take(second.deck) == {"updated": 1, "duplicate": 6}
    note = learner.note("union-leader")
    assert (note["Retired"], note["Retired since"]) == ("R&amp;D.", "1 May 2031")
    assert {learner.collection.decks.name(card.did) for card in note.cards()} == {STRIKE}
    assert _done(learner) == before
    (tmp_path / "newcomer").mkdir()
    newcomer = Learner(tmp_path / "newcomer")
    newcomer.take(second.deck)
    assert not newcomer.note("union-leader").cards()
    assert not [name for name in newcomer.collection.decks.all_names_and_ids() if "Retired" in name.name]
    newcomer.collection.close()


def test_a_new_look_arrives_in_the_same_note_types(learner: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    """Changed CSS reaches those who have the deck, without a second note type and without touching a note."""
    first = release()
    looks = {name: replace(kind, css=kind.css + ".card { color: red }") for name, kind in types.note_types().items()}
    for module in ("deck", "package"):
        monkeypatch.setattr(f"briefdeck.render.anki.{module}.note_types", lambda: looks)
    monkeypatch.setattr(types, "TEMPLATES_CHANGED", types.TEMPLATES_CHANGED + 1)
    second = release(ledger=first.ledger, now=SECOND)
    assert second.edition.note_types == ("question", "cloze")
    assert second.edition.changed == ()
    assert learner.take(second.deck) == {"duplicate": 7}
    names = [each.name for each in learner.collection.models.all_names_and_ids() if "briefdeck" in each.name]
    assert sorted(names) == ["briefdeck cloze", "briefdeck question"]
    assert next(learner.cards()).render_output().css.endswith("color: red }")


def test_an_older_edition_takes_nothing_back(learner: Learner) -> None:
    """Importing an old file after a new one leaves the new content."""
    first = release()
    learner.take(release(CHANGED, first.ledger, SECOND).deck)
    assert learner.take(first.deck) == {"duplicate": 7}
    assert learner.note("union-leader")["Answer"] == "Captain Tove Brandt"


def test_a_new_title_takes_nothing_from_learners(learner: Learner) -> None:
    """Under another title, with our tags changed and a comma mended in a source, no note is newer."""
    note = learner.note("stranded")
    note["Fact"] += " (my remark)"
    learner.collection.update_note(note)
    text = GOOD.replace("title: The Norrland ferry strike", "title: Ferries")
    second = release(text.replace("author: Mara Lindqvist", "author: Mara, Lindqvist"), release().ledger, SECOND)
    assert second.edition.changed == ()
    assert learner.take(second.deck) == {"duplicate": 7}
    assert learner.note("stranded")["Fact"].endswith("(my remark)")


def test_a_retirement_arrives_where_the_note_was_newer(learner: Learner) -> None:
    """A note that Anki made newer by itself refuses a retirement once; the next edition brings it again."""
    lead = "reverse: What does Tove Brandt lead?"
    text = GOOD.replace(lead, f"{lead}\n    retired: {{since: 2031-05-01, because: R&D.}}")
    second = release(text, release().ledger, SECOND)
    note = learner.note("union-leader")
    note.tags.append("leech")
    learner.collection.update_note(note)  # now, which is later than either edition
    assert "updated" not in learner.take(second.deck)
    later = int(time.time()) + 60
    third = release(text.replace("a: About $2.4", "a: Some $2.4"), second.ledger, later)
    assert (third.edition.changed, third.edition.sent_again) == (("cost",), ("union-leader",))
    learner.take(third.deck)
    assert learner.note("union-leader")["Retired"] == "R&amp;D."


def test_notes_are_added_on_the_day_of_their_release(learner: Learner) -> None:
    """Anki shows the day of the release as the day when a card was added, and a tag says which edition brought it."""
    ids = learner.rows("SELECT id FROM notes UNION SELECT id FROM cards")
    assert {number // 1000 - FIRST for (number,) in ids} == {0}
    assert len(learner.collection.find_notes("tag:briefdeck::*::new::2023-11-14")) == 7


def test_two_projects_stay_apart(learner: Learner) -> None:
    """A bank of the same title with the same ids of facts has other notes, of the same two note types."""
    other = release(GOOD, empty_ledger("The Norrland ferry strike", new_bank_id()), now=FIRST)
    assert learner.take(other.deck) == {"new": 7}
    assert learner.collection.card_count() == 16
    assert learner.faults() == []
