"""Proved facts → questions, which page, paper, exports and terminal share."""

from __future__ import annotations

from briefdeck.quiz.judge import judge
from briefdeck.quiz.judging_tables import Verdict
from briefdeck.quiz.pool import Pool, make_pool
from briefdeck.quiz.questions import (
    BLANK,
    MODES,
    AskedQuestion,
    CitedArticle,
    CounterClaim,
    Explanation,
    Question,
    QuestionMode,
)
from briefdeck.quiz.sampling import ask_in_order, ask_question, reshuffle, sample_quiz

__all__ = [
    "BLANK",
    "MODES",
    "AskedQuestion",
    "CitedArticle",
    "CounterClaim",
    "Explanation",
    "Pool",
    "Question",
    "QuestionMode",
    "Verdict",
    "ask_in_order",
    "ask_question",
    "judge",
    "make_pool",
    "reshuffle",
    "sample_quiz",
]
