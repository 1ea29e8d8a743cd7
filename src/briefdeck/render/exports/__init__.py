"""Questions → files for other systems that teachers use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
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


def _render_with(module: str) -> Renderer:
    """Return the function `render_…` of a *module* here, which is imported when it is called: names cost nothing."""

    def render(pool: Pool, asked: Sequence[AskedQuestion]) -> Export:
        exporter = import_module(f"{__name__}.{module}")
        export: Export = getattr(exporter, f"render_{module}")(pool, asked)
        return export

    return render


EXPORT_FORMATS: Mapping[str, ExportFormat] = {
    "gift": ExportFormat("Moodle GIFT", _render_with("gift"), "gift.txt"),
    "qti": ExportFormat("Canvas QTI 1.2", _render_with("qti"), "qti.zip"),
    "moodle": ExportFormat("Moodle XML", _render_with("moodle_xml"), "moodle.xml"),
    "qti21": ExportFormat("QTI 2.1", _render_with("qti21"), "qti21.zip"),
    "aiken": ExportFormat("Aiken", _render_with("aiken"), "aiken.txt", ("choice",)),
    "quizlet": ExportFormat("flashcards with the answer alone", _render_with("quizlet"), "quizlet.txt"),
    "csv": ExportFormat("flashcards with their sources for Anki, separated by tabs", _render_with("tsv"), "tsv"),
    "kahoot": ExportFormat("Kahoot spreadsheet", _render_with("kahoot"), "kahoot.xlsx", ("choice",)),
}
"""The formats to which a quiz can be exported, by the word on the command line."""
