"""The next edition over a learner's work, in the newest official Anki and in old ones, each in its own environment.

Where pip cannot install one (no network), the test is skipped, but fails in CI.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefdeck.curate.diff import compare
from briefdeck.render.anki import note_types as types
from briefdeck.render.anki import unpack
from briefdeck.render.anki.notes import RETIRED_SEARCH, is_retired
from tests.support.learner import GOOD, SECOND, Release, faults_in, release
from tests.support.old_ankis import VERSIONS, NoAnkiError, find_python

pytestmark = pytest.mark.slow

SCRIPT = Path(__file__).parent / "support" / "anki_learner_script.py"
TITLE = "The Norrland ferry strike"
EDITS = [
    ("a: Tove Brandt", "a: Captain Tove Brandt"),  # changed, and its cards moved by the learner
    ("Striking ferry crews left", "Ferry crews on strike left"),  # re-worded, of two notes
    ("1,200}} passengers", "1,200}} {{c3::passengers}}"),  # one more card of an old note
    ("as_of: 2031-03-04", "as_of: 2031-03-04\n    retired: {since: 2031-05-01, because: R&D.}"),
    (
        '        a: "60"\n        accept: [sixty]',
        '        a: "60"\n        accept: [sixty]\n      - {id: more, q: How many?, a: "60"}',
    ),  # one more card of an old fact
    (
        "  - id: union-leader",
        "  - {id: calm, fact: It was calm., cite: harbour:6, topic: money, cards: [{q: Calm?, a: Very}]}\n"
        "  - id: union-leader",
    ),  # new
]


def _second_edition() -> str:
    text = GOOD
    for old, new in EDITS:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    head, mark, tail = text.partition("- id: captains-company")
    return head + mark + tail.replace("topic: strike", "topic: money", 1)  # moved


def _python(version: str) -> str:
    """The interpreter of the environment that has Anki *version*."""
    try:
        return find_python(version)
    except NoAnkiError as fault:
        if os.environ.get("CI") == "true":
            pytest.fail(str(fault))
        pytest.skip(str(fault))


@pytest.fixture(scope="module")
def editions() -> Iterator[tuple[Release, Release]]:
    """Two editions: facts changed, new, retired, moved to another topic and re-worded, and another style."""
    first = release()
    looks = {name: replace(kind, css=kind.css + ".card { color: red }") for name, kind in types.note_types().items()}
    with pytest.MonkeyPatch.context() as patch:
        for module in ("deck", "package"):
            patch.setattr(f"briefdeck.render.anki.{module}.note_types", lambda: looks)
        patch.setattr(types, "TEMPLATES_CHANGED", types.TEMPLATES_CHANGED + 1)
        yield first, release(_second_edition(), first.ledger, SECOND)


def _searches(editions: tuple[Release, Release]) -> list[str]:
    found = compare(*(unpack(each.deck) for each in editions))
    return [*(change.search for change in found.moved), RETIRED_SEARCH]


@pytest.fixture(
    scope="module", params=[(way, version) for version in VERSIONS for way in ("desktop", "add-on")], ids=" ".join
)
def told(request: pytest.FixtureRequest, editions: tuple[Release, Release], tmp_path_factory: Any) -> Any:
    """What the learner tells who has this version of Anki, and imports by its menu or has AnkiConnect import."""
    way, version = request.param
    return _learn(_python(version), editions, tmp_path_factory.mktemp("learner"), way)


def _learn(python: str, editions: tuple[Release, Release], folder: Path, way: str, decks: Sequence[bytes] = ()) -> Any:
    folder.mkdir(exist_ok=True)
    paths = [folder / "first.apkg", folder / "second.apkg"]
    for path, deck in zip(paths, decks or [each.deck for each in editions], strict=True):
        path.write_bytes(deck)
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    ran = subprocess.run(
        [python, "-W", "ignore", str(SCRIPT), str(folder), *map(str, paths), way, *_searches(editions)],
        env=environment,
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout.splitlines()[-1])


@pytest.mark.parametrize("version", VERSIONS)
def test_a_newcomer_gets_no_cards_of_what_is_retired(
    version: str, editions: tuple[Release, Release], tmp_path: Path
) -> None:
    """Who begins with the second edition has no card of a retired fact, in no deck; all other notes have theirs."""
    told = _learn(_python(version), editions, tmp_path, "newcomer")
    retired = {key for key, (fields, _) in told["after"]["notes"].items() if fields["Retired"]}
    asked = {card.partition("#")[0] for card in told["after"]["cards"]}
    assert retired == {"raise", "cost"}
    assert asked == set(told["after"]["notes"]) - retired
    assert all(card["reps"] == 0 for card in told["after"]["cards"].values())
    assert {card["deck"] for card in told["after"]["cards"].values()} == {
        f"{TITLE}::05 The strike",
        f"{TITLE}::10 Money",
    }


@pytest.mark.parametrize("version", VERSIONS)
def test_the_deck_for_a_first_import_has_nothing_that_is_retired(
    version: str, editions: tuple[Release, Release], tmp_path: Path
) -> None:
    """Who begins with it has every held note with its cards, and not even Anki's check brings one of the others."""
    decks = [each.first_import for each in editions]
    told = _learn(_python(version), editions, tmp_path, "newcomer", decks)
    full = _learn(_python(version), editions, tmp_path / "other", "newcomer")
    assert told["after"]["cards"].keys() == told["later"]["cards"].keys() == full["after"]["cards"].keys()
    assert set(full["after"]["notes"]) - set(told["later"]["notes"]) == {"raise", "cost"}
    assert faults_in(*told["checked"]) == []


def test_what_changed_arrives(told: Any) -> None:
    """New notes are new, changed ones updated, unchanged ones left alone; a second import brings nothing."""
    counted = [{"new": 7}, {"new": 2, "updated": 5, "duplicate": 2}, {"duplicate": 9}]
    assert told["logs"] in (counted, [{}, {}, {}])  # the add-on tells no counts
    assert told["again"]
    notes = {key: fields for key, (fields, _) in told["after"]["notes"].items()}
    assert notes["union-leader"]["Answer"] == "Captain Tove Brandt"
    for key in ("stranded", "stranded/cloze"):
        assert notes[key]["Fact"].startswith("Ferry crews on strike left")
    assert "{{c3::passengers}}" in notes["stranded/cloze"]["Text"]
    assert notes["captains-company"]["Topic"] == "Money"
    assert notes["cost"]["Retired"] == "R&amp;D."
    assert is_retired(told["after"]["notes"]["cost"][1])


def test_new_cards_arrive_as_new(told: Any) -> None:
    """A new fact, one more card of an old fact and one more deletion: three new cards, in their decks, unseen."""
    before, after = told["before"]["cards"], told["after"]["cards"]
    fresh = {key: card for key, card in after.items() if key not in before}
    assert {key: card["deck"] for key, card in fresh.items()} == {
        "calm#0": f"{TITLE}::10 Money",
        "captains-company/more#0": f"{TITLE}::10 Money",
        "stranded/cloze#2": f"{TITLE}::05 The strike",
    }
    unseen = ("type", "queue", "ivl", "reps", "lapses", "flags")
    assert all(card[column] == 0 for card in fresh.values() for column in unseen)


def test_no_work_is_lost(told: Any) -> None:
    """Schedule, deck, suspension and flag of every card the learner had stay to the digit; reviews and options too."""
    before, after = told["before"], told["after"]
    assert {key: after["cards"][key] for key in before["cards"]} == before["cards"]
    assert after["revlog"] == before["revlog"]
    assert len(after["revlog"]) == 4
    cards = after["cards"]
    assert sum(card["reps"] > 0 for card in cards.values()) >= 3
    assert cards["captains-company#0"]["queue"] == -1
    assert [cards[f"union-leader#{place}"]["deck"] for place in (0, 1)] == ["My own", "My own"]
    assert cards["cost#0"]["flags"] == 3
    assert after["options"] == before["options"] == {"Default": 7}


def test_a_learners_own_words_stay(told: Any) -> None:
    """The edit and the tag of a note that the edition leaves alone are still there."""
    fields, tags = told["after"]["notes"]["captains-union"]
    assert fields["Answer"].endswith("(my own words)")
    assert "mine" in tags


def test_one_note_type_each_in_the_new_style(told: Any) -> None:
    """The new style arrives in the note types that were there; no second ones are made."""
    assert sorted(told["after"]["types"]) == ["briefdeck cloze", "briefdeck question"]
    assert all(css.endswith("color: red }") for css in told["after"]["types"].values())


def test_what_anki_leaves_is_found(told: Any) -> None:
    """The searches find the card that stays in the deck of its old topic, and what is retired; nothing else."""
    moved, retired = told["found"].values()
    assert moved == ["captains-company#0"]
    assert retired == ["cost#0"]


def test_the_collection_is_sound(told: Any) -> None:
    """Anki's own check finds nothing to repair, and no card is empty."""
    assert faults_in(*told["checked"]) == []
    assert told["empty"] == 0
