"""Questions → flashcards for Quizlet, Blooket, Gimkit and the like: the question, a tab, and the answer alone.

These systems ask for the definition itself, as an option or typed, so that nothing may stand beside the answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefdeck.language.markup import plain
from briefdeck.printed_words import message
from briefdeck.quiz import AskedQuestion, Pool
from briefdeck.render.exports import Export
from briefdeck.render.exports.question_text import strip_controls, timeline_items


def render_quizlet(pool: Pool, asked: Sequence[AskedQuestion]) -> Export:  # noqa: ARG001 - as all formats
    """Write a file in UTF-8 with two columns, a line each; the omissions name the questions about pictures."""
    able = [asked_question for asked_question in asked if not _shows_picture(asked_question)]
    omissions = tuple(
        message("export.left_out", key=each.question.key, reasons=message("export.no_picture_in_text"))
        for each in asked
        if _shows_picture(each)
    )
    lines = (f"{_front(each)}\t{_line(each.question.answer)}\n" for each in able)
    return Export("".join(lines).encode(), omissions)


def _shows_picture(asked: AskedQuestion) -> bool:
    return asked.question.image is not None and asked.question.image.side == "front"


def _front(asked: AskedQuestion) -> str:
    times = " → ".join(timeline_items(asked.question))
    return _line(" · ".join(filter(None, (asked.question.prompt, times))))


def _line(text: str) -> str:
    return " ".join(strip_controls(plain(text)).split())
