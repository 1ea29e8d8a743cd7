"""Lists, lines of time and hints: what they say is proved, and what is shown does not tell what is asked."""

from __future__ import annotations

import pytest

from briefdeck.ledger import Ledger, ReleasedNote
from briefdeck.rules.registry import find_problems
from briefdeck.rules.releases import changed_note_type
from tests.support.contexts import context_of_line, fact_on_line, problems_in

LINE = "Norway sold herring, cod and 40 ships to Iceland after talks in Oslo; then a storm closed the port."
FACT = "Norway sold Iceland herring, cod and 40 ships."


def _codes(keys: str) -> list[str]:
    return sorted(
        problem.code
        for problem in problems_in(LINE, fact_on_line(FACT, f"cards: [{{q: What did Norway sell?, {keys}}}]"))
    )


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ("items: [Herring, Cod, 40 ships]", []),
        ("items: [Herring, Cod, 50 ships]", ["G201"]),
        ("items: [Herring, Ships from Bergen]", ["G202"]),
        ("items: [Herring, Motorcycles]", ["G204"]),
        ("a: herring, before: Talks in Oslo, after: A storm closed the port", []),
        ("a: herring, before: Talks in Paris", ["G203"]),
        ("a: herring, after: 4 storms closed the port", ["G201"]),
    ],
)
def test_items_and_events_are_proved(keys: str, codes: list[str]) -> None:
    """Each item stands on the cited lines as an answer must, each event as a fact must."""
    assert _codes(keys) == codes


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ("a: herring, before: The herring was caught", ["Q507"]),
        ("a: herring, hint: Not unlike a small herring", ["Q537"]),
        ("items: [Cod, Herring], hint: A silver fish", []),
        ("items: [Cod, Herring], hint: Herring and another", ["Q537"]),
        ("items: [Herring, Herring and cod]", ["Q507"]),
        ("items: [Norway, Iceland]", ["Q507"]),
        (f"items: [Cod, {'herring and cod ' * 5}]", ["Q501"]),
    ],
)
def test_what_is_shown_does_not_tell(keys: str, codes: list[str]) -> None:
    """Neither the question nor an event, another item or the hint has what is asked; an item is short."""
    assert _codes(keys) == codes


def test_a_hint_to_a_cloze_text() -> None:
    """A hint does not tell a deletion either."""
    cloze = "cards: [{cloze: 'Norway sold {{c1::herring}} and {{c2::forty}} ships to Iceland', hint: Not a herring}]"
    assert [problem.code for problem in problems_in(LINE, fact_on_line(FACT, cloze))] == ["Q537"]


@pytest.mark.parametrize(("side", "codes"), [("front", ["Q537"]), ("back", [])])
def test_a_description_does_not_tell_the_answer(side: str, codes: list[str]) -> None:
    """The `alt:` of a picture that is seen with the question keeps the answer back; behind it, it may tell."""
    image = f"image: {{file: a.png, alt: Barrels of herring, credit: mine, side: {side}}}"
    assert [code for code in _codes(f"a: herring, {image}") if code.startswith("Q")] == codes


def test_retired_cards_are_left_in_peace() -> None:
    """Nothing is said of the wording of a card, or of a fact, that is no longer held."""
    retired = "retired: {since: 2031-03-05, because: replaced}"
    assert _codes(f"a: herring, hint: A small herring, {retired}") == []
    card = "cards: [{q: What did Norway sell?, a: herring, hint: A small herring}]"
    assert problems_in(LINE, fact_on_line(FACT, f"{card}, {retired}")) == []


@pytest.mark.parametrize(("was", "codes"), [("question", ["L803"]), ("cloze", [])])
def test_a_list_is_a_cloze_note(was: str, codes: list[str]) -> None:
    """A card that was released as a question cannot become a list; a list may change its items."""
    there = context_of_line(LINE, fact_on_line(FACT, "cards: [{q: What did Norway sell?, items: [Herring, Cod]}]"))
    released = Ledger("trial", {}, {"one": ReleasedNote("0" * 64, 1, was)})
    changed = type(there)(there.bank, {}, there.concordance, released)
    assert [problem.code for problem in find_problems([changed_note_type], changed)] == codes
