"""What Anki cannot do is said: by `build`, and in the description of the deck, with searches that find it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from anki.collection import ImportAnkiPackageOptions
from anki.import_export_pb2 import ImportAnkiPackageUpdateCondition

from briefdeck.render.anki.notes import RETIRED_SEARCH
from tests.conftest import Run
from tests.support.learner import GOOD, SECOND, Learner, release

pytestmark = pytest.mark.slow

ALWAYS = "IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS"
TITLE = "The Norrland ferry strike"
SEARCH = f'"deck:{TITLE}::05 The strike" tag:briefdeck::*topic::money -{RETIRED_SEARCH}'
UPDATE = "To update, import the next edition over this one"


def _moved(text: str = GOOD) -> str:
    """The fact of one note under another topic."""
    head, mark, tail = text.partition("- id: captains-company")
    return head + mark + tail.replace("topic: strike", "topic: money", 1)


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """Somebody who has the first edition."""
    someone = Learner(tmp_path)
    someone.take(release().deck)
    yield someone
    someone.collection.close()


def _about(learner: Learner, title: str = TITLE) -> str:
    deck = learner.collection.decks.by_name(title)
    assert deck is not None
    return str(deck["desc"])


def _found(learner: Learner) -> list[list[str]]:
    """The keys of the notes that each search in the description finds."""
    searches = re.findall(r"<code>(.*?)</code>", _about(learner))
    return [
        sorted(
            {learner.collection.get_note(note)["Key"] for note in learner.collection.find_notes(html.unescape(each))}
        )
        for each in searches
    ]


def test_the_first_edition_has_nothing_left(learner: Learner) -> None:
    """A deck of which nothing ever moved says how to update, and what is retired."""
    assert UPDATE in _about(learner)
    assert _found(learner) == [["raise"]]
    assert "Anki does not move cards" not in _about(learner)


def test_moved_cards_are_found_and_can_be_moved(learner: Learner) -> None:
    """The description finds the cards that stayed in the old deck; once the learner has moved them, no more."""
    second = release(_moved(), release().ledger, SECOND)
    learner.take(second.deck)
    assert _found(learner) == [["raise"], ["captains-company"]]
    (card,) = learner.note("captains-company").cards()
    assert learner.collection.decks.name(card.did) == f"{TITLE}::05 The strike"
    deck = learner.collection.decks.id_for_name(f"{TITLE}::10 Money")
    assert deck is not None
    learner.collection.set_deck([card.id], deck)
    assert _found(learner) == [["raise"], []]


def test_who_leaves_out_an_edition_is_told_too(learner: Learner) -> None:
    """The third edition still tells what the second moved; built again it is the same to the byte."""
    second = release(_moved(), release().ledger, SECOND)
    third = release(_moved().replace("a: Tove Brandt", "a: Brandt"), second.ledger, SECOND + 9)
    assert third.edition.moved == ()
    learner.take(third.deck)
    assert _found(learner) == [["raise"], ["captains-company"]]
    assert release(_moved().replace("a: Tove Brandt", "a: Brandt"), third.ledger, SECOND + 99).deck == third.deck


def test_a_heading_with_signs_of_a_search(tmp_path: Path) -> None:
    """A topic whose heading has quotes, stars, lines and brackets is found all the same."""
    odd = GOOD.replace("strike: The strike", "strike: '\"The\" *strike* under_score (a) \\ & <b>'")
    first = release(odd)
    learner = Learner(tmp_path)
    learner.take(first.deck)
    learner.take(release(_moved(odd), first.ledger, SECOND).deck)
    assert _found(learner) == [["raise"], ["captains-company"]]
    learner.collection.close()


def test_a_new_title_moves_everything(learner: Learner) -> None:
    """Under another title all decks are others; each old one is named, and what is retired is not counted twice."""
    second = release(GOOD.replace(f"title: {TITLE}", "title: Ferries"), release().ledger, SECOND)
    assert len(second.edition.moved) == 6
    learner.take(second.deck)
    about = _about(learner, "Ferries")
    assert about.count(f"<code>&quot;deck:{TITLE}::") == 2


def test_empty_cards_are_told(learner: Learner) -> None:
    """A deletion that is gone leaves a card without a question, and the description names the way to be rid of it."""
    second = release(GOOD.replace("{{c2::four}}", "four"), release().ledger, SECOND)
    assert second.edition.emptied == ("stranded/cloze",)
    learner.take(second.deck)
    assert "<i>Tools › Empty Cards</i>" in _about(learner)
    assert sum(len(note.card_ids) for note in learner.collection.get_empty_cards().notes) == 1


def _edit(project: Path, old: str, new: str) -> None:
    path = project / "questions.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_build_says_what_anki_leaves(project: Path, run: Run) -> None:
    """An edition that moves, retires and empties says so once, on stderr, with what to paste into Anki's browser."""
    assert "Anki" not in run("build", "--project", str(project)).stderr
    path = project / "questions.yaml"
    path.write_text(_moved(path.read_text(encoding="utf-8")), encoding="utf-8")
    _edit(project, "{{c2::four}}", "four")
    lead = "reverse: What does Tove Brandt lead?"
    _edit(project, lead, f"{lead}\n    retired: {{since: 2031-05-01, because: She resigned.}}")
    (project / "briefs" / "overview.yaml").unlink()  # a page that shows what is retired is a fault
    for page in (project / "output").glob("overview.*"):
        page.unlink()
    ran = run("build", "--project", str(project))
    assert (ran.code, ran.stdout) == (0, "0 new, 2 changed, 4 unchanged, 1 retired\n")
    assert [line for line in ran.stderr.splitlines() if not line.startswith(("wrote ", "fields that"))] == [
        "An import replaces what learners wrote themselves into the notes that change: 3 notes",
        "Anki does not move cards: 1 note moved. Learners find theirs in Anki’s browser with",
        f"  {SEARCH}",
        "Anki does not delete notes: 1 note retired. Learners find theirs in Anki’s browser with",
        f"  {RETIRED_SEARCH}",
        "Anki does not delete cards: 1 note with fewer cards. Learners choose Tools › Empty Cards for",
        "  stranded/cloze",
    ]
    assert run("build", "--project", str(project)).stderr == ""


def test_build_says_whose_edits_go(project: Path, run: Run) -> None:
    """An edition says in how many notes learners' own edits are replaced, and through which fields."""
    run("build", "--project", str(project))
    _edit(project, "a: Tove Brandt", "a: Brandt")
    ran = run("build", "--project", str(project))
    assert "what learners wrote themselves into the notes that change: 1 note\n" in ran.stderr
    assert "fields that change: Answer in 1\n" in ran.stderr
    _edit(project, "topic: money", "topic: money\n    tags: [chosen]")
    assert "fields that change: tags in 2\n" in run("build", "--project", str(project)).stderr


def test_a_new_title_is_asked_about(project: Path, run: Run) -> None:
    """Another title may mean another bank: build says what learners get, and what to do with a copy."""
    run("build", "--project", str(project))
    _edit(project, f"title: {TITLE}", "title: Ferries")
    ran = run("build", "--project", str(project))
    assert ran.stdout == "0 new, 0 changed, 7 unchanged, 0 retired\n"
    assert f"The title was “{TITLE}”: learners get the same notes" in ran.stderr
    assert "run `briefdeck init --fork` before you release" in ran.stderr
    assert "The title was" not in run("build", "--project", str(project)).stderr


def test_a_fork_touches_no_note_of_the_first(project: Path, run: Run, tmp_path: Path) -> None:
    """A copied folder is made a bank of its own: who has the first deck gets the notes of the second as new ones."""
    assert "is a bank of its own already" in run("init", "--fork", str(project)).stderr
    run("build", "--project", str(project))
    deck = project / "output" / "the-norrland-ferry-strike.apkg"
    learner = Learner(tmp_path)
    learner.take(deck.read_bytes())
    ran = run("init", "--fork", str(project))
    assert (ran.code, ran.stderr.splitlines()[0]) == (
        0,
        f"made deck.lock anew: the next `briefdeck build` makes a deck of its own, “{TITLE}”",
    )
    run("build", "--project", str(project))
    assert learner.take(deck.read_bytes()) == {"new": 7}
    learner.collection.close()
    assert run("init", "--fork", "--title", "x", str(project)).code == 2


def _add_field(models: Any, kind: Any) -> None:
    models.add_field(kind, models.new_field("Mine"))


def _delete_card(models: Any, kind: Any) -> None:
    models.remove_template(kind, kind["tmpls"][-1])


@pytest.mark.parametrize("change", [_add_field, _delete_card])
def test_a_changed_note_type_takes_updates_by_merging(learner: Learner, change: Callable[[Any, Any], None]) -> None:
    """A field added or a card deleted keeps every update away; merging, as the description says, brings it."""
    first = release()
    learner.take(first.deck)
    models = learner.collection.models
    kind = models.by_name("briefdeck question")
    assert kind is not None
    change(models, kind)
    models.update_dict(kind)
    second = release(GOOD.replace("a: Tove Brandt", "a: Captain Tove Brandt"), first.ledger, SECOND).deck
    assert learner.take(second)["conflicting"]
    assert learner.note("union-leader")["Answer"] == "Tove Brandt"
    always = ImportAnkiPackageOptions(merge_notetypes=True, update_notes=ImportAnkiPackageUpdateCondition.Value(ALWAYS))
    learner.take(second, always)
    assert learner.note("union-leader")["Answer"] == "Captain Tove Brandt"
    about = learner.collection.decks.by_name(TITLE)
    assert about is not None
    assert "<i>Merge note types</i> and <i>Update notes: Always</i>" in about["desc"]
