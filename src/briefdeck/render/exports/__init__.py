"""Questions → files for other systems that teachers use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from briefdeck.printed_words import message
from briefdeck.quiz import AskedQuestion, Pool, QuestionMode


class Export(NamedTuple):
    """A file, and what it could not carry."""

    data: bytes
    """The content of the file: the same for the same questions, everywhere."""
    omissions: tuple[str, ...]
    """What was left out, to show to the user: sentences without a full stop."""


Renderer: TypeAlias = Callable[[Pool, Sequence[AskedQuestion]], Export]


class ExportFormat(NamedTuple):
    """A format to which a quiz can be exported."""

    name: str
    """The name that people know."""
    render: Renderer
    """The function that makes the file of the questions, in the order given, with texts from their pool."""
    suffix: str
    """The ending of the name of the file, after the name of the quiz and a dot."""
    modes: tuple[QuestionMode, ...] = ()
    """The only modes that it supports; () for all modes."""


def word_essays(asked: Sequence[AskedQuestion], number_of_all: int = 0) -> tuple[str, ...]:
    """Say how many of the questions that are *asked* no program can grade; nothing where there are none.

    *number_of_all* counts those that a program grades in a way of its own, too.
    """
    number = sum(asked_question.mode == "recall" for asked_question in asked)
    return (message("export.essays", count=number, all=number_of_all or len(asked)),) if number else ()


def by_topic(pool: Pool, asked: Sequence[AskedQuestion]) -> Iterator[tuple[str, list[AskedQuestion]]]:
    """Group *asked* by topic, in the order of the topics of *pool*; topics without questions are left out.

    Yields the key of each topic with its questions, in the order given.
    """
    for topic in pool.topics:
        questions = [asked_question for asked_question in asked if asked_question.question.topic == topic]
        if questions:
            yield topic, questions


# Each imports its module when it is called: the names of the formats cost nothing.


def _render_gift(pool: Pool, asked: Sequence[AskedQuestion]) -> Export:
    from briefdeck.render.exports.gift import render_gift

    return render_gift(pool, asked)


def _render_qti(pool: Pool, asked: Sequence[AskedQuestion]) -> Export:
    from briefdeck.render.exports.qti import render_qti

    return render_qti(pool, asked)


def _render_tsv(pool: Pool, asked: Sequence[AskedQuestion]) -> Export:
    from briefdeck.render.exports.tsv import render_tsv

    return render_tsv(pool, asked)


def _render_kahoot(pool: Pool, asked: Sequence[AskedQuestion]) -> Export:
    from briefdeck.render.exports.kahoot import render_kahoot

    return render_kahoot(pool, asked)


def _render_moodle_xml(pool: Pool, asked: Sequence[AskedQuestion]) -> Export:
    from briefdeck.render.exports.moodle_xml import render_moodle_xml

    return render_moodle_xml(pool, asked)


def _render_qti21(pool: Pool, asked: Sequence[AskedQuestion]) -> Export:
    from briefdeck.render.exports.qti21 import render_qti21

    return render_qti21(pool, asked)


def _render_quizlet(pool: Pool, asked: Sequence[AskedQuestion]) -> Export:
    from briefdeck.render.exports.quizlet import render_quizlet

    return render_quizlet(pool, asked)


def _render_aiken(pool: Pool, asked: Sequence[AskedQuestion]) -> Export:
    from briefdeck.render.exports.aiken import render_aiken

    return render_aiken(pool, asked)


EXPORT_FORMATS: Mapping[str, ExportFormat] = {
    "gift": ExportFormat("Moodle GIFT", _render_gift, "gift.txt"),
    "qti": ExportFormat("Canvas QTI 1.2", _render_qti, "qti.zip"),
    "moodle": ExportFormat("Moodle XML", _render_moodle_xml, "moodle.xml"),
    "qti21": ExportFormat("QTI 2.1", _render_qti21, "qti21.zip"),
    "aiken": ExportFormat("Aiken", _render_aiken, "aiken.txt", ("choice",)),
    "quizlet": ExportFormat("flashcards with the answer alone", _render_quizlet, "quizlet.txt"),
    "csv": ExportFormat("flashcards with their sources for Anki, separated by tabs", _render_tsv, "tsv"),
    "kahoot": ExportFormat("Kahoot spreadsheet", _render_kahoot, "kahoot.xlsx", ("choice",)),
}
"""The formats to which a quiz can be exported, by the word on the command line."""
