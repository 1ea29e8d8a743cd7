"""Cards are learned in the order of the YAML, and stay in the deck in which they were released."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.ledger import Ledger
from briefdeck.located import LocatedStr
from briefdeck.model import Bank
from briefdeck.render.anki.notes import number_topics
from tests.support.learner import GOOD, Learner, bank, release

pytestmark = pytest.mark.slow

TITLE = "The Norrland ferry strike"


def _decks(text: str, ledger: Ledger | None = None) -> tuple[list[str], Ledger]:
    made = release(text, ledger, now=1_700_000_000 if ledger is None else 1_700_086_400)
    return sorted({entry.deck for entry in made.ledger.notes.values()}), made.ledger


def test_new_cards_come_in_the_order_of_the_yaml(tmp_path: Path) -> None:
    """Anki shows new cards subdeck by subdeck, sorted by name: numbered, that is the order of the topics."""
    last = GOOD.replace("  strike: The strike\n  money: Money\n", "  money: Money\n  strike: The strike\n")
    for folder, text, first in (("a", GOOD, "strike"), ("b", last, "money")):
        (tmp_path / folder).mkdir()
        learner = Learner(tmp_path / folder)
        learner.take(release(text).deck)
        whole = learner.collection.decks.id_for_name(TITLE)
        assert whole is not None
        learner.collection.decks.select(whole)
        queued = learner.collection.sched.getCard()
        assert queued is not None
        tags = queued.note().tags
        assert f"briefdeck::the-norrland-ferry-strike::topic::{first}" in tags
        learner.collection.close()


def test_a_topic_put_in_between_moves_nothing() -> None:
    """It gets a number between its neighbours; theirs stay."""
    before, ledger = _decks(GOOD)
    assert before == [f"{TITLE}::05 The strike", f"{TITLE}::10 Money"]
    text = GOOD.replace("  money: Money\n", "  crews: Crews\n  money: Money\n").replace(
        "    cite: harbour:10\n    topic: strike", "    cite: harbour:10\n    topic: crews"
    )
    after, _ = _decks(text, ledger)
    assert after == [f"{TITLE}::05 The strike", f"{TITLE}::07 Crews", f"{TITLE}::10 Money"]


@given(st.lists(st.sampled_from("abcdefghij"), min_size=1, unique=True))
def test_no_two_topics_share_a_number(topics: list[str]) -> None:
    """Whatever the topics, each has a number of its own, ascending at the first release."""
    made = Bank(
        title=LocatedStr("T"), articles={}, topics={LocatedStr(topic): LocatedStr(topic) for topic in topics}, facts=()
    )
    found = list(number_topics(made, Ledger("t")).values())
    assert found == sorted(set(found))
    assert len(found) == len(topics)


def _headings(count: int) -> str:
    return GOOD.replace("  money: Money\n", "  money: Money\n" + "".join(f"  t{at}: T {at}\n" for at in range(count)))


def test_a_hundred_topics_are_in_order(tmp_path: Path) -> None:
    """Anki lists the decks of a hundred topics in the order of the topics."""
    facts = "".join(
        f"  - {{id: c{at}, fact: It was calm., cite: harbour:6, topic: t{at}, cards: [{{q: 'Calm {at}?', a: Yes}}]}}\n"
        for at in range(100)
    )
    learner = Learner(tmp_path)
    learner.take(release(_headings(100).replace("  - id: cost\n", f"{facts}  - id: cost\n")).deck)
    names = [deck.name for deck in learner.collection.decks.all_names_and_ids() if "::" in deck.name]
    learner.collection.close()
    topics = ["The strike", "Money", *(f"T {at}" for at in range(100))]
    assert [name.partition("::")[2].partition(" ")[2] for name in names] == topics


def test_there_is_always_room_for_one_more_topic() -> None:
    """Topics added at the end, and between any two, one edition after the other, keep the order of the names."""
    text, ledger = GOOD, release().ledger
    for at in range(30):
        text = text.replace("  money: Money\n", f"  money: Money\n  t{at}: T {at}\n")
        new = f"  - {{id: c{at}, fact: It was calm., cite: harbour:6, topic: t{at}, cards: [{{q: 'Calm?', a: Yes}}]}}\n"
        text = text.replace("  - id: cost\n", f"{new}  - id: cost\n")
        ledger = release(text, ledger, now=1_700_000_000 + at).ledger
    numbers = list(number_topics(bank(text), ledger).values())
    assert numbers == sorted(set(numbers))
    assert numbers[:2] == ["05", "10"]
