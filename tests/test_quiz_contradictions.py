"""True or false, from disputes: nothing is asked that is not surely true or surely false by the bank."""

from __future__ import annotations

import pytest

from briefdeck.model import Verified
from briefdeck.quiz import Pool, Question, make_pool
from briefdeck.quiz.pool import put_in_place
from briefdeck.quiz.variety import ask_in_way
from briefdeck.read.bank import read_bank

_BANK = """\
title: The strike
articles:
  gazette: {{file: gazette.txt, title: The harbour strike, author: Ana Reyes, published: 2024-03-07}}
  herald: {{file: herald.txt, title: The dockers, published: 2024-03-09}}
topics: {{strike: The strike}}
facts:
  - id: union
    fact: About the quay {mine} dockers stopped work.
    cite: gazette:1
    topic: strike
    value: {{dockers: {mine!r}}}
    cards: [{{q: How many dockers stopped work?, a: {mine!r}}}]
  - id: company
    fact: On the quay {theirs} dockers were idle.
    cite: {source}:1
    topic: strike
    value: {{dockers: {theirs!r}}}
    cards: [{{q: How many dockers were idle?, a: {theirs!r}}}]
{more}disputes:
  - {{id: d, kind: {kind}, question: How many dockers?, facts: [union, company]}}
"""
_ALSO = """\
  - id: also
    fact: The Gazette counts 60 dockers on another page.
    cite: gazette:9
    topic: strike
    value: {dockers: '60'}
"""


def _pool(mine: str, theirs: str, kind: str = "contradiction", source: str = "herald", more: str = "") -> Pool:
    text = _BANK.format(mine=mine, theirs=theirs, kind=kind, source=source, more=more)
    bank, problems = read_bank(text, "questions.yaml")
    assert problems == []
    return make_pool(Verified(bank, {}))


def _union(pool: Pool) -> Question:
    return next(question for question in pool.questions if question.fact == "union")


@pytest.mark.parametrize(
    ("mine", "theirs", "kind", "stated"),
    [
        ("85", "60", "contradiction", "About the quay 60 dockers stopped work."),
        ("85", "60", "measures", "About the quay 60 dockers stopped work."),
        ("nearly all", "very few", "contradiction", "About the quay very few dockers stopped work."),
    ],
)
def test_the_value_of_the_other_side_makes_a_false_statement(mine: str, theirs: str, kind: str, stated: str) -> None:
    """A fact with what its rival says in place of its own answer is false as the word of whoever says it."""
    assert _union(_pool(mine, theirs, kind)).contradicted == (stated,)


@pytest.mark.parametrize(
    ("mine", "theirs", "kind", "source", "more"),
    [
        ("85", "at least 60", "measures", "herald", ""),  # 85 are at least 60
        ("85", "eighty-five", "contradiction", "herald", ""),
        ("nearly all", "very few", "change", "herald", ""),  # each may be true of its time
        ("85", "60", "contradiction", "gazette", ""),  # one article says both
        ("85", "60", "contradiction", "herald", _ALSO),
    ],
)
def test_what_may_be_true_makes_no_false_statement(mine: str, theirs: str, kind: str, source: str, more: str) -> None:
    """A bound that holds too, the same in other words, another time, and what the same article says elsewhere."""
    assert _union(_pool(mine, theirs, kind, source, more)).contradicted == ()


def test_a_disputed_statement_names_whose_word_it_is() -> None:
    """True or false is asked of what a source says, for which of two sources is right nobody knows."""
    pool = _pool("85", "60")
    found = {
        asked.truth: (asked.stated, asked.speaker)
        for seed in map(str, range(20))
        if (asked := ask_in_way(_union(pool), "truth", pool.explanations["union"], seed, ("True", "False")))
    }
    assert found == {
        "True": ("About the quay 85 dockers stopped work.", "Ana Reyes, The harbour strike, 7 March 2024"),
        "False": ("About the quay 60 dockers stopped work.", "Ana Reyes, The harbour strike, 7 March 2024"),
    }


@pytest.mark.parametrize(
    ("statement", "words", "others", "put"),
    [
        ("His green-and-yellow train came.", "Green and yellow", "dark green", "His dark green train came."),
        ("Dark green wagons came.", "dark green", "green and yellow", "Green and yellow wagons came."),
        ("He came by train to Hanoi.", "Hanoi", "Sochi", "He came by train to Sochi."),
        ("He came in 2006, not in 2006.", "2006", "2009", ""),
        ("The 20069 men came.", "2006", "2009", ""),
        ("He came to Hanoi by train.", "By train", "USAF jet", "He came to Hanoi USAF jet."),
    ],
)
def test_words_are_put_in_place(statement: str, words: str, others: str, put: str) -> None:
    """Hyphens and case do not hide the words, which must stand there once; a small letter stays small."""
    assert put_in_place(statement, words, others) == put
