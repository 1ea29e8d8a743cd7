"""Sample the questions of a quiz by a seed, with their order and modes: the same on paper, page and terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from briefdeck.located import LocatedStr
from briefdeck.model import Quiz
from briefdeck.quiz.questions import MODES, AskedQuestion, Question, QuestionMode
from briefdeck.quiz.seeding import seeded_hash


def sample_quiz(
    questions: Sequence[Question], quiz: Quiz, able: Collection[QuestionMode] = MODES
) -> tuple[AskedQuestion, ...]:
    """Sample what *quiz* asks of *questions*, in those of its modes that are among *able*.

    What it wants first is drawn before all else; so many of each kind, the kinds that fewest questions allow first.
    """
    seed, first = str(quiz.seed), frozenset(map(str, quiz.first))

    def urgency(question: Question) -> int:
        return int(bool(first) and first.isdisjoint(question.tags))

    if not quiz.counts:
        modes = [mode for mode in MODES if mode in able and (not quiz.kinds or mode in quiz.kinds)]
        drawn = draw_questions(questions, seed, quiz.number, modes, urgency) if modes else []
        return tuple(ask_question(question, seed, modes) for question in drawn)
    chosen: dict[str, AskedQuestion] = {}
    facts: set[str] = set()

    def urgency_of_kind(question: Question) -> int:
        return 2 * urgency(question) + (question.fact in facts)

    for mode in MODES:
        number = quiz.counts.get(LocatedStr(mode), 0) if mode in able else 0
        left = [question for question in questions if question.key not in chosen]
        drawn = draw_questions(left, seed, number, [mode], urgency_of_kind) if number else []
        chosen |= {question.key: ask_question(question, seed, [mode]) for question in drawn}
        facts |= {question.fact for question in drawn}
    return tuple(sorted(chosen.values(), key=lambda asked: _rank(seed, asked.question)))


def draw_questions(
    questions: Sequence[Question],
    seed: str,
    number: int = 0,
    modes: Collection[QuestionMode] = (),
    urgency: Callable[[Question], int] = lambda _: 0,
) -> list[Question]:
    """Draw *number* of *questions* by *seed*, in the order to ask them; all of them for 0.

    Only questions that can be asked in one of *modes* are drawn; no *modes* stand for all. The most urgent, whose
    *urgency* is least, come before the others. Every fact is asked about once before any fact is asked about again,
    since an answer shows its fact.
    """
    able = [question for question in questions if _best_mode(question, modes)]
    able.sort(key=lambda question: _rank(seed, question))
    asked_before: Counter[str] = Counter()
    rounds = {}
    for question in able:
        rounds[question.key] = asked_before[question.fact]
        asked_before[question.fact] += 1
    return sorted(able, key=lambda question: (urgency(question), rounds[question.key]))[: number or None]


def ask_in_order(
    questions: Sequence[Question], seed: str, modes: Collection[QuestionMode] = ()
) -> tuple[AskedQuestion, ...]:
    """Ask all *questions* that can be asked in one of *modes*, in their own order; no *modes* stand for all."""
    return tuple(ask_question(question, seed, modes) for question in questions if _best_mode(question, modes))


def reshuffle(asked: Sequence[AskedQuestion], seed: str) -> tuple[AskedQuestion, ...]:
    """Ask the questions of *asked* in the same modes, but with their order and options shuffled by another *seed*."""
    again = sorted(asked, key=lambda asked_question: _rank(seed, asked_question.question))
    return tuple(replace(each, options=_options_again(each, seed)) for each in again)


def _options_again(asked: AskedQuestion, seed: str) -> tuple[str, ...]:
    if asked.mode == "order":
        return shuffle(asked.question, asked.options, seed)
    return shuffle_options(asked.question, seed) if asked.options and not asked.stated else asked.options


def ask_question(question: Question, seed: str, modes: Collection[QuestionMode] = ()) -> AskedQuestion:
    """Ask *question* in the best of its modes that is among *modes*; in its best mode where none is."""
    mode = _best_mode(question, modes) or question.modes[0]
    return AskedQuestion(question, mode, shuffle_options(question, seed) if mode == "choice" else ())


def shuffle_options(question: Question, seed: str) -> tuple[str, ...]:
    """Shuffle the right answer and the wrong answers of *question* by *seed*."""
    return shuffle(question, (question.answer, *question.wrong), seed)


def shuffle(question: Question, options: Sequence[str], seed: str) -> tuple[str, ...]:
    """Shuffle the *options* of *question*, or the things it puts in order, by *seed*."""
    return tuple(sorted(options, key=lambda option: (seeded_hash(seed, f"{question.key}\n{option}"), option)))


def _best_mode(question: Question, modes: Collection[QuestionMode]) -> QuestionMode | None:
    """Find the best mode of *question* that is among *modes*; None for none. No *modes* stand for all."""
    return next((mode for mode in question.modes if not modes or mode in modes), None)


def _rank(seed: str, question: Question) -> tuple[int, str]:
    return seeded_hash(seed, question.key), question.key
