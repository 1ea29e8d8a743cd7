"""The deck of each language with a pack arrives in Anki: whole texts, and our own words in the language of the bank."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefdeck.printed_words import message, speaking
from tests.conftest import Run
from tests.support.language_sets import FOLDER, judge_set, load_set
from tests.support.learner import Learner

pytestmark = pytest.mark.slow

LANGUAGES = sorted(path.stem for path in (FOLDER / "later").glob("*.yaml"))


def _write_project(folder: Path, language: str) -> list[str]:
    """Write a project of the facts of a set that nothing is said of; return what they say."""
    data = load_set("later", language)
    rows = [judged.fact for judged in judge_set("later", language, "right") if judged.verdict == "silent"]
    facts = []
    for number, row in enumerate(rows):
        fact, cite, *card = (part.strip() for part in row.split(" | "))
        cited = [f"gazette:{line.strip()}" for line in cite.split(",")]
        cards = [{"q": card[0], "a": card[1]}] if card else []
        facts.append({"id": f"fact-{number}", "fact": fact, "cite": cited, "topic": "all", "cards": cards})
    article = {"file": "gazette.txt", "title": data["lines"][0], "published": str(data["published"])}
    bank = {"title": data["lines"][0], "language": language, "articles": {"gazette": article}, "own_words": "off"}
    bank |= {"names": data["names"], "topics": {"all": data["lines"][0]}, "facts": facts}
    (folder / "articles").mkdir()
    (folder / "articles" / "gazette.txt").write_text("\n".join(data["lines"]), encoding="utf-8")
    (folder / "questions.yaml").write_text(json.dumps(bank, ensure_ascii=False, indent=1), encoding="utf-8")
    return [str(fact["fact"]) for fact in facts if fact["cards"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_deck_arrives(language: str, tmp_path: Path, run: Run) -> None:
    """Every fact as it was written, each with a card that shows; what we say beside it is not English."""
    project = tmp_path / "project"
    project.mkdir()
    facts = _write_project(project, language)
    assert len(facts) >= 5
    where = ("--project", str(project), "--articles", str(project / "articles"))
    assert run("index", *where).code == 0
    built = run("build", *where)
    assert built.code == 0, built.stdout + built.stderr
    deck = next(path for path in (project / "output").glob("*.apkg"))
    learner = Learner(tmp_path)
    learner.take(deck.read_bytes())
    cards = list(learner.cards())
    sides = [card.render_output() for card in cards]
    assert {card.note()["Fact"] for card in cards} == set(facts)
    with speaking(language):
        sources = message("card.sources")
    assert language == "fr" or sources != message("card.sources")  # French has the same word
    assert all(sources in side.answer_text for side in sides)
    learner.collection.close()
