"""What the facts of a bank tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from briefdeck.language.stems import contains_stems, core_stems, stems_of
from briefdeck.language.words import STOP_WORDS, tokens
from briefdeck.quiz.distractors import ANSWERING_SHARE, FactSearch
from tests.support.learner import bank
from tests.support.pools import HEAD

FACTS = """\
  - id: ships
    fact: In March 2011 sixty ships left the port of **Marlow** for Saltby.
    cite: gazette:1
    topic: strike
    cards:
      - {q: How many ships left?, a: "60", accept: [five dozen], reverse: {q: What were the 60?, a: Ships}}
      - {id: cloze, cloze: "{{c1::Ana Reyes}} counted them.", hint: A clerk.}
  - id: cost
    fact: It cost $4.8 million.
    cite: gazette:3
    topic: money
"""
TOLD_HERE = FactSearch(bank(HEAD + FACTS).facts)


@pytest.mark.parametrize(
    ("answer", "facts"),
    [
        ("Marlow", {"ships"}),
        ("the port of Marlow", {"ships"}),
        ("Marlow port", set()),
        ("Ana Reyes", {"ships"}),
        ("a clerk", {"ships"}),
        ("60", {"ships"}),
        ("Sixty", {"ships"}),
        ("at least sixty", {"ships"}),
        ("61", set()),
        ("2011", {"ships"}),
        ("March 2011", {"ships"}),
        ("April 2011", set()),
        ("$4,800,000", {"cost"}),
        ("$4.9 million", set()),
        ("Nobody", set()),
    ],
)
def test_who_holds_an_answer(answer: str, facts: set[str]) -> None:
    """Words in order, in a fact or on any of its cards; numbers and dates in any spelling."""
    assert TOLD_HERE.facts_with(answer) == facts


@pytest.mark.parametrize(
    ("question", "gives"),
    [
        ("How many ships left Marlow?", True),
        ("How many ships left Saltby harbour for ever?", True),
        ("How many herrings swam towards Marlow?", False),
        ("What?", False),
    ],
)
def test_a_fact_that_answers(question: str, gives: bool) -> None:
    """A fact with half of the words of a question may answer it; what it does not hold it never gives."""
    asking = TOLD_HERE.subject_of(question)
    assert TOLD_HERE.is_answered(asking, "60") is gives
    assert not TOLD_HERE.is_answered(asking, "4,800")


WORDS = ["anchor", "barge", "crane", "dock", "engine", "ferry"]
SENTENCES = some.lists(
    some.lists(some.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join), min_size=1, max_size=8
)


@given(SENTENCES, some.lists(some.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join), some.sampled_from(WORDS))
def test_as_a_slow_search_finds(said: list[str], question: str, answer: str) -> None:
    """The index finds what reading every fact finds."""
    facts = "".join(
        f"  - {{id: f{at}, fact: {each}, cite: gazette:1, topic: strike}}\n" for at, each in enumerate(said)
    )
    told = FactSearch(bank(HEAD + facts).facts)
    asked = {stem for token, stem in zip(tokens(question), stems_of(question), strict=True) if token not in STOP_WORDS}
    slow = any(
        contains_stems(stems_of(each), core_stems(answer))
        and len(asked & set(stems_of(each))) >= ANSWERING_SHARE * len(asked)
        for each in said
    )
    assert told.is_answered(told.subject_of(question), answer) is slow
