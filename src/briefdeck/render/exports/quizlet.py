"""Questions → flashcards for Quizlet, Blooket, Gimkit and the like: the question, a tab, and the answer alone.

These systems ask for the definition itself, as an option or typed, so that nothing may stand beside the answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefdeck.printed_words import message
from briefdeck.quiz import AskedQuestion, Pool, Question
from briefdeck.render.exports import Export
from briefdeck.render.exports.question_text import on_one_line, timeline_items, word_omission


def render_quizlet(pool: Pool, asked: Sequence[AskedQuestion]) -> Export:  # noqa: ARG001 - as all formats
    """Write a file in UTF-8 with two columns, a line each; the omissions name the questions about pictures."""
    questions = [each.question for each in asked]
    omissions = [
        word_omission(each, message("export.no_picture_in_text")) for each in questions if each.picture_on("front")
    ]
    lines = [f"{_front(each)}\t{on_one_line(each.answer)}\n" for each in questions if not each.picture_on("front")]
    return Export("".join(lines).encode(), tuple(omissions))


def _front(question: Question) -> str:
    times = " → ".join(timeline_items(question))
    return on_one_line(" · ".join(filter(None, (question.prompt, times))))
