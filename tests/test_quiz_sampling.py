"""Which questions are asked, in which order and how."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as some

from briefdeck.quiz import MODES, Question, QuestionMode, ask_in_order, ask_question, reshuffle
from tests.support.pools import a_question
from tests.support.quiz_sample import sample_questions

pytestmark = pytest.mark.slow


@some.composite
def _questions(draw_: some.DrawFn) -> list[Question]:
    """Questions of several facts, each with its ways to be asked."""
    made = []
    for fact in range(draw_(some.integers(0, 5))):
        for card in range(draw_(some.integers(1, 3))):
            kinds = tuple(draw_(some.lists(some.sampled_from(MODES), min_size=1, unique=True)))
            wrong = ("Ana Reyes", "Bo Lind", "Kai Holm") if "choice" in kinds else ()
            made.append(a_question(f"f{fact}/{card}", modes=kinds, wrong=wrong))
    return made


SEEDS = some.text(max_size=4)
WAYS = some.sets(some.sampled_from(MODES))


@given(_questions(), SEEDS, some.integers(0, 12), WAYS)
def test_a_draw_is_the_beginning_of_a_permutation(
    questions: list[Question], seed: str, number: int, kinds: set[QuestionMode]
) -> None:
    """All that can be asked so are drawn, each once, and fewer are the first of them."""
    able = {each.key for each in questions if not kinds or kinds & set(each.modes)}
    whole = sample_questions(questions, seed, 0, kinds)
    assert sorted(each.question.key for each in whole) == sorted(able)
    assert sample_questions(questions, seed, number, kinds) == (whole[:number] if number else whole)


@given(_questions(), SEEDS, some.randoms())
def test_a_draw_depends_on_seed_and_keys_alone(questions: list[Question], seed: str, chance: object) -> None:
    """The order of the bank and the words of its questions make no difference."""
    other = [a_question(each.key, modes=each.modes, wrong=each.wrong, prompt="Other words?") for each in questions]
    chance.shuffle(other)  # type: ignore[attr-defined]  # a random.Random
    order = [each.question.key for each in sample_questions(questions, seed)]
    assert [each.question.key for each in sample_questions(other, seed)] == order


@given(_questions(), SEEDS)
def test_each_fact_once_before_any_twice(questions: list[Question], seed: str) -> None:
    """No fact is asked about again before every other was."""
    turns: Counter[str] = Counter()
    asked = []
    for each in sample_questions(questions, seed):
        asked.append(turns[each.question.fact])
        turns[each.question.fact] += 1
    assert asked == sorted(asked)


@given(_questions(), SEEDS, WAYS)
def test_a_question_is_asked_in_its_best_way(questions: list[Question], seed: str, kinds: set[QuestionMode]) -> None:
    """Of the ways that are wanted the first that it has; and only multiple choice has options."""
    for each in sample_questions(questions, seed, 0, kinds):
        assert each.mode == next(kind for kind in each.question.modes if not kinds or kind in kinds)
        assert bool(each.options) == (each.mode == "choice")


@given(_questions(), SEEDS)
def test_options_hold_each_answer_once(questions: list[Question], seed: str) -> None:
    """The right answer and all the wrong ones, and the place of the right one."""
    for each in sample_questions(questions, seed, 0, ["choice"]):
        assert sorted(each.options) == sorted((each.question.answer, *each.question.wrong))
        assert each.options[each.right] == each.question.answer


def test_another_seed_draws_otherwise() -> None:
    """Of 30 questions, seeds draw other ones first, and put the right option in each place."""
    questions = [a_question(f"f{at}", modes=("choice",), wrong=("Bo", "Kai", "Mo")) for at in range(30)]
    assert len({sample_questions(questions, str(seed), 1)[0].question.key for seed in range(200)}) > 25
    places = Counter(each.right for each in sample_questions(questions * 1, "1"))
    assert set(places) == {0, 1, 2, 3}


@given(_questions(), SEEDS, SEEDS)
def test_shuffled_asks_the_same(questions: list[Question], one: str, other: str) -> None:
    """Version B has the questions of version A in the same kinds with the same options, as its own seed has them."""
    first = sample_questions(questions, one)
    second = reshuffle(first, other)
    assert {(each.question.key, each.mode, frozenset(each.options)) for each in first} == {
        (each.question.key, each.mode, frozenset(each.options)) for each in second
    }
    assert reshuffle(second, other) == second
    assert all(
        each.options == ask_question(each.question, other, [mode for mode in MODES if mode == each.mode]).options
        for each in second
    )


@given(_questions(), SEEDS, WAYS)
def test_in_order(questions: list[Question], seed: str, kinds: set[QuestionMode]) -> None:
    """The whole in the order of the bank is the whole that is drawn."""
    whole = ask_in_order(questions, seed, kinds)
    assert set(whole) == set(sample_questions(questions, seed, 0, kinds))
    order = [each.key for each in questions]
    assert [each.question.key for each in whole] == sorted((one.question.key for one in whole), key=order.index)


def test_asked_in_some_way_all_the_same() -> None:
    """A question that can be asked in none of the ways that are wanted is asked in its best."""
    assert ask_question(a_question(), "1", ["choice"]).mode == "recall"
