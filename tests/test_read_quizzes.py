"""`quiz:` in questions.yaml: what is asked, on a page and on paper."""

from __future__ import annotations

import pytest

from briefdeck.model import Bank, Quiz
from briefdeck.problem import Problem
from briefdeck.read.bank import read_bank

HEAD = """\
title: The strike
articles: {gazette: {file: gazette.txt, title: The strike}}
topics: {strike: The strike, money: Money}
facts:
  - {id: crew, fact: It left., cite: gazette:1, topic: strike, cards: [{q: What left?, a: it}]}
"""


def _read(quiz: str) -> tuple[Bank, list[Problem]]:
    return read_bank(HEAD + quiz, "questions.yaml")


def test_without_settings_there_is_one_quiz() -> None:
    """Left out, one quiz asks about everything, twenty questions at a time."""
    bank, problems = _read("")
    assert problems == []
    assert bank.quiz == (Quiz(),)
    assert (bank.quiz[0].name, bank.quiz[0].number, bank.quiz[0].seed) == ("quiz", 20, "1")


@pytest.mark.parametrize("quiz", ["quiz: {topics: strike, number: 0}\n", "quiz: [{topics: [strike], number: 0}]\n"])
def test_one_mapping_or_a_list(quiz: str) -> None:
    """One quiz may stand alone, and one topic too."""
    bank, problems = _read(quiz)
    assert problems == []
    assert [(each.topics, each.number) for each in bank.quiz] == [(("strike",), 0)]


def test_every_setting() -> None:
    """All that can be set, as it is written."""
    bank, problems = _read(
        "quiz:\n  - title: One\n  - {id: two, title: Two, topics: [strike], facts: crew, kinds: [typed, recall],\n"
        "     open: crew, number: 7, counts: {choice: 5, typed: 3}, first: core, points: {recall: 2},"
        " seed: 4711, page: Letter, versions: A/B, cards: yes}\n"
    )
    assert problems == []
    one, two = bank.quiz
    assert (one.name, one.key_name, one.cards_name) == ("quiz", "key", "cards")
    assert (two.name, two.key_name, two.cards_name) == ("quiz-two", "key-two", "cards-two")
    assert (two.facts, two.kinds, two.open) == (("crew",), ("typed", "recall"), ("crew",))
    assert ({**two.counts}, two.first, {**two.points}) == ({"choice": 5, "typed": 3}, ("core",), {"recall": 2})
    assert (two.number, two.seed, two.page, two.versions, two.cards) == (7, "4711", "Letter", "A/B", "yes")


@pytest.mark.parametrize(
    ("quiz", "code", "column", "said"),
    [
        ("quiz: {topics: strik}\n", "Y117", 16, "there is no topic “strik”"),
        ("quiz: {facts: [crow]}\n", "Y117", 16, "there is no fact “crow”"),
        ("quiz: {exclude: [crew/clooze]}\n", "Y117", 18, "there is no question “crew/clooze”"),
        ("quiz: {first: [corre]}\n", "Y117", 16, "there is no tag “corre”"),
        ("quiz: {open: crow}\n", "Y117", 14, "there is no fact “crow”"),
        ("quiz: {kinds: song}\n", "Y112", 15, "“song” does not go here: write choice or typed or recall"),
        ("quiz: {counts: {song: 1}}\n", "Y112", 17, "“song” does not go here: write choice or typed or recall"),
        ("quiz: {points: {typed: many}}\n", "Y112", 24, "“many” is not a whole number"),
        ("quiz: {number: many}\n", "Y112", 16, "“many” is not a whole number"),
        ("quiz: {seed: ' 9b'}\n", "Y112", 14, "no space around"),  # which the field of the page would drop
        ('quiz: {seed: "a\\nb"}\n', "Y112", 14, "characters that can be seen"),
        (f"quiz: {{seed: {41 * 'x'}}}\n", "Y112", 14, "1 to 40 characters"),
        ("quiz: {page: B5}\n", "Y112", 14, "“B5” does not go here"),
        ("quiz: {topic: strike}\n", "Y110", 8, "did you mean `topics`?"),
        ("quiz: [{id: a}, {id: a}]\n", "Y114", 22, "the quiz id “a” is taken"),
        ("quiz: [{id: a}, {topics: strike}]\n", "Y119", 26, "this quiz has no `id:`"),
        ("quiz: everything\n", "Y112", 7, "`quiz` takes"),
    ],
)
def test_faults(quiz: str, code: str, column: int, said: str) -> None:
    """Every fault has its place, its rule and a sentence; the rest of the bank is read."""
    bank, problems = _read(quiz)
    assert [(each.code, each.location.line, each.location.column) for each in problems] == [(code, 6, column)]
    assert said in f"{problems[0].message}\n{problems[0].hint}"
    assert [fact.id for fact in bank.facts] == ["crew"]


def test_a_fault_leaves_the_other_quizzes() -> None:
    """A quiz that cannot be read is left out alone."""
    bank, problems = _read("quiz: [{id: a}, {id: b, number: x}, {id: c}]\n")
    assert len(problems) == 1
    assert [each.id for each in bank.quiz] == ["a", "c"]
