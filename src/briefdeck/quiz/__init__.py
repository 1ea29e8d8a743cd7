"""What is proved → questions: the one notion of a question that page, paper, exports and terminal share."""

from __future__ import annotations

from briefdeck.quiz.draw import ask, draw, shuffled
from briefdeck.quiz.judge import Verdict, judge
from briefdeck.quiz.make import Pool, pool
from briefdeck.quiz.question import GAP, KINDS, Asked, Explanation, Kind, Question, Rival, Source

__all__ = [
    "GAP",
    "KINDS",
    "Asked",
    "Explanation",
    "Kind",
    "Pool",
    "Question",
    "Rival",
    "Source",
    "Verdict",
    "ask",
    "draw",
    "judge",
    "pool",
    "shuffled",
]
