"""Pages of every make, long words and many entries among them: what has no room gives way, and is said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefdeck.language.dates.date_range import parse_date_range
from briefdeck.located import LocatedStr
from briefdeck.model import (
    ClaimRow,
    ClaimSide,
    Event,
    Figure,
    Flow,
    Person,
    Sentence,
    Verified,
)
from tests.support.briefs import saying, tidy
from tests.support.random_briefs import find_lost, make_random_brief, set_random_brief

pytestmark = pytest.mark.slow

LONG = "Rindfleischetikettierungsüberwachung"
_FACTS = (LocatedStr("fact-1"),)


def _many(count: int) -> dict[str, tuple[Any, ...]]:
    """*Count* entries for each part that is a list."""
    texts = [LocatedStr(f"N{at}x is of {count} entries") for at in range(count)]
    side = (ClaimSide(LocatedStr("so it says"), _FACTS, LocatedStr("The council")),)
    return {
        "timeline": tuple(
            Event(_FACTS, text, parse_date_range(f"{1900 + at}")) for at, text in enumerate(texts)
        ),
        "figures": tuple(Figure(LocatedStr(f"{at},000"), text, _FACTS) for at, text in enumerate(texts)),
        "people": tuple(Person(LocatedStr("Somebody"), text, _FACTS) for text in texts),
        "open_questions": tuple(Sentence(text, _FACTS) for text in texts),
        "text": tuple(Sentence(text, _FACTS) for text in texts),
        "claims": tuple(ClaimRow(text, side, side) for text in texts),
        "exchange": tuple(Flow(LocatedStr("Here"), LocatedStr("There"), text, _FACTS) for text in texts),
    }  # fmt: skip


def _page(**parts: Any) -> Verified:
    verified = saying("Something is so.", "It is so elsewhere.")
    return replace(verified, briefs={"page": replace(verified.briefs["page"], **parts)})


@pytest.mark.parametrize("seed", [*range(6), 5001, 5038, 5063])
def test_a_random_page_loses_nothing(seed: int) -> None:
    """One page, or two in large print: no overlap, nothing lost unsaid, no word cut without a hyphen, few bytes."""
    set_random_brief(make_random_brief(seed))


@pytest.mark.parametrize("part", [*_many(0)])
def test_too_many_entries_give_way(part: str) -> None:
    """A page with 150 entries of one part is made: those without room are left out, and each is named."""
    verified = _page(**{part: _many(150)[part]})
    rendered = tidy(verified, "page")
    assert not rendered.problems
    assert 0 < sum(part in name for name in rendered.left_out) < 150
    assert find_lost(verified, rendered) == []


def test_a_sentence_is_never_smaller_than_asked() -> None:
    """A word longer than a line of a fact is a problem that names it, not a reason for small type."""
    verified = _page(page=LocatedStr("A5"), least=11.0)
    long = replace(verified.bank.facts[0], fact=LocatedStr(f"See {'x' * 90}."))
    rendered = tidy(replace(verified, bank=replace(verified.bank, facts=(long, *verified.bank.facts[1:]))), "page")
    assert [problem.words for problem in rendered.problems] == [f"{'x' * 90}."]


@pytest.mark.parametrize("paper", ["A4", "Letter", "A5"])
@pytest.mark.parametrize("part", [*_many(0)])
def test_a_long_word_gives_way_too(part: str, paper: str) -> None:
    """A word without a place to divide it is never a reason to refuse the page: its part makes room for it."""
    entries = _many(8)[part]
    field = {"people": "role", "figures": "label", "claims": "question", "exchange": "what"}.get(part, "text")
    long = (replace(entries[0], **{field: LocatedStr(f"N0x {LONG}")}), *entries[1:])
    verified = _page(page=LocatedStr(paper), **{part: long})
    verified = replace(verified, bank=replace(verified.bank, language=LocatedStr("fi")))
    rendered = tidy(verified, "page")
    assert not rendered.problems, rendered.problems[0].message
    assert find_lost(verified, rendered) == []
