"""Which questions a quiz asks, in which order and how: drawn by a seed, alike on paper, page and terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from briefdeck.quiz.questions import AskedQuestion, Question, QuestionMode
from briefdeck.quiz.seeding import seeded_hash


def sample_questions(
    questions: Sequence[Question], seed: str, number: int = 0, kinds: Collection[QuestionMode] = ()
) -> tuple[AskedQuestion, ...]:
    """*number* of *questions* that *seed* draws, in the order to ask them; all of them for 0, or where there are fewer.

    Only those that can be asked in one of *kinds*, where any are given. Every fact is asked about once before one
    is asked about again, since an answer shows its fact.
    """
    able = sorted(filter(None, (_way(each, kinds) and each for each in questions)), key=lambda one: _place(seed, one))
    turns: Counter[str] = Counter()
    turn = {}
    for each in able:
        turn[each.key] = turns[each.fact]
        turns[each.fact] += 1
    drawn = sorted(able, key=lambda one: turn[one.key])[: number or None]
    return tuple(ask(each, seed, kinds) for each in drawn)


def in_order(
    questions: Sequence[Question], seed: str, kinds: Collection[QuestionMode] = ()
) -> tuple[AskedQuestion, ...]:
    """All of *questions* that can be asked in one of *kinds*, where any are given, in their own order."""
    return tuple(ask(each, seed, kinds) for each in questions if _way(each, kinds))


def shuffled(asked: Sequence[AskedQuestion], seed: str) -> tuple[AskedQuestion, ...]:
    """The same questions, asked alike, in the order that another *seed* gives them and their options."""
    return tuple(
        AskedQuestion(one.question, one.kind, options(one.question, seed) if one.options else ())
        for one in sorted(asked, key=lambda one: _place(seed, one.question))
    )


def ask(question: Question, seed: str, kinds: Collection[QuestionMode] = ()) -> AskedQuestion:
    """*question* in the best way that is among *kinds*; in its best way where none is."""
    kind = _way(question, kinds) or question.kinds[0]
    return AskedQuestion(question, kind, options(question, seed) if kind == "choice" else ())


def options(question: Question, seed: str) -> tuple[str, ...]:
    """The right answer among the wrong ones, as *seed* shuffles them."""
    offered = (question.answer, *question.wrong)
    return tuple(sorted(offered, key=lambda option: (seeded_hash(seed, f"{question.key}\n{option}"), option)))


def _way(question: Question, kinds: Collection[QuestionMode]) -> QuestionMode | None:
    """The best way to ask *question* that is among *kinds*, if any are given."""
    return next((kind for kind in question.kinds if not kinds or kind in kinds), None)


def _place(seed: str, question: Question) -> tuple[int, str]:
    return seeded_hash(seed, question.key), question.key
