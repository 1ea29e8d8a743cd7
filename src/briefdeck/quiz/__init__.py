"""What is proved → questions: the one notion of a question that page, paper, exports and terminal share."""

from __future__ import annotations

from briefdeck.quiz.judge import Verdict, judge
from briefdeck.quiz.pool import Pool, pool
from briefdeck.quiz.questions import (
    BLANK,
    KINDS,
    AskedQuestion,
    CitedArticle,
    CounterClaim,
    Explanation,
    Question,
    QuestionMode,
)
from briefdeck.quiz.sampling import ask, in_order, sample_questions, shuffled

__all__ = [
    "BLANK",
    "KINDS",
    "AskedQuestion",
    "CitedArticle",
    "CounterClaim",
    "Explanation",
    "Pool",
    "Question",
    "QuestionMode",
    "Verdict",
    "ask",
    "in_order",
    "judge",
    "pool",
    "sample_questions",
    "shuffled",
]
