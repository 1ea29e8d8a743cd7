"""Multiple-choice questions → Aiken, which many systems read: the question, lettered options, the right letter."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

from briefdeck.language.markup import plain
from briefdeck.printed_words import message
from briefdeck.quiz import AskedQuestion, Pool
from briefdeck.render.exports import Export
from briefdeck.render.exports.question_text import strip_controls


def render_aiken(pool: Pool, asked: Sequence[AskedQuestion]) -> Export:  # noqa: ARG001 - as all formats
    """Write a file in UTF-8 with the multiple-choice questions; the omissions name the others."""
    able = [asked_question for asked_question in asked if _is_able(asked_question)]
    left = [asked_question for asked_question in asked if not _is_able(asked_question)]
    blocks = "\n\n".join(map(_block, able))
    omissions = tuple(
        message("export.left_out", key=asked_question.question.key, reasons=message("export.not_held"))
        for asked_question in left
    )
    return Export(f"{blocks}\n".encode() if able else b"", omissions)


def _is_able(asked: AskedQuestion) -> bool:
    shown_first = asked.question.image is not None and asked.question.image.side == "front"
    return bool(asked.options) and not shown_first


def _block(asked: AskedQuestion) -> str:
    options = (f"{letter}. {_line(option)}" for letter, option in zip(ascii_uppercase, asked.options, strict=False))
    return "\n".join((_line(asked.question.prompt), *options, f"ANSWER: {ascii_uppercase[asked.right]}"))


def _line(text: str) -> str:
    return " ".join(strip_controls(plain(text)).split())
