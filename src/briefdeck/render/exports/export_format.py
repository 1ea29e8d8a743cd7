"""What an export takes and gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from briefdeck.quiz import AskedQuestion, Pool, QuestionMode


class Export(NamedTuple):
    """A file, and what it could not carry."""

    data: bytes
    """The content of the file: the same for the same questions, everywhere."""
    left: tuple[str, ...]
    """What is left out, a sentence without a full stop each; to be said to whoever asked for the file."""


Renderer: TypeAlias = Callable[[Pool, Sequence[AskedQuestion]], Export]


class ExportFormat(NamedTuple):
    """A form that a quiz can be exported to."""

    name: str
    """What people call it."""
    render: Renderer
    """Makes the file of questions, in the order given and asked as they are, and of the pool they are from."""
    ending: str
    """What comes after the name of the quiz and a dot in the name of the file."""
    kinds: tuple[QuestionMode, ...] = ()
    """The only kinds of questions it takes; any where there is none."""


def by_topic(pool: Pool, asked: Sequence[AskedQuestion]) -> Iterator[tuple[str, list[AskedQuestion]]]:
    """The questions of each topic that has some, after its key: topics as *pool* has them, questions as given."""
    for topic in pool.topics:
        questions = [asked_question for asked_question in asked if asked_question.question.topic == topic]
        if questions:
            yield topic, questions
