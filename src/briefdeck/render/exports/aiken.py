"""Multiple-choice questions → Aiken, which many systems read: the question, lettered options, the right letter."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

from briefdeck.printed_words import message
from briefdeck.quiz import AskedQuestion, Pool
from briefdeck.render.exports import Export
from briefdeck.render.exports.question_text import on_one_line, word_omission


def render_aiken(pool: Pool, asked: Sequence[AskedQuestion]) -> Export:  # noqa: ARG001 - as all formats
    """Write a file in UTF-8 with the multiple-choice questions; the omissions name the others."""
    blocks = [_block(each) for each in asked if _is_held(each)]
    omissions = [word_omission(each.question, message("export.not_held")) for each in asked if not _is_held(each)]
    return Export(("\n\n".join(blocks) + "\n").encode() if blocks else b"", tuple(omissions))


def _is_held(asked: AskedQuestion) -> bool:
    return bool(asked.options) and asked.question.picture_on("front") is None


def _block(asked: AskedQuestion) -> str:
    options = (
        f"{letter}. {on_one_line(option)}" for letter, option in zip(ascii_uppercase, asked.options, strict=False)
    )
    return "\n".join((on_one_line(asked.question.prompt), *options, f"ANSWER: {ascii_uppercase[asked.right]}"))
