"""Questions, answers and scores → lines of a terminal.

What is shown never holds anything that a terminal would obey but the few sequences of `_INK`, and those only where
colour is wanted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefdeck.console import clean, count_columns, wrapped
from briefdeck.language.markup import TextSpan, plain, read_spans
from briefdeck.model import Picture
from briefdeck.printed_words import message
from briefdeck.quiz import BLANK, AskedQuestion, Explanation, Pool, Question
from briefdeck.quiz.session import AnsweredQuestion, Outcome, Score, missed_questions, score_answers, score_by_topic
from briefdeck.quiz.variety import sequence_of

NARROWEST, WIDEST = 40, 100
"""Bounds of the width in columns: a narrower terminal breaks the lines itself, and longer lines are hard to read."""

_INK = {"bold": "\x1b[1m", "italic": "\x1b[3m", "right": "\x1b[32m", "near": "\x1b[33m", "wrong": "\x1b[31m"}
_INK |= {"skipped": "\x1b[2m", "quiet": "\x1b[2m"}
_END = "\x1b[0m"
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Screen:
    """The terminal to write on."""

    width: int = 80
    """The number of columns."""
    colour: bool = False
    """Whether it shows bold, italic and colours."""

    def lines(self, text: str | TextSpan, lead: str = "", ink: str = "") -> Iterator[str]:
        """Break *text* into lines, with *lead* before the first and as many spaces before the others.

        Marks are read in a str; a TextSpan has none. *ink* is a key of `_INK` that colours all of it, "" for none.
        """
        width = min(max(self.width, NARROWEST), WIDEST) - count_columns(lead)
        written = [text] if isinstance(text, TextSpan) else read_spans(text)
        runs = [run._replace(text=clean(run.text)) for run in written]
        for at, line in enumerate(wrapped(runs, width)):
            yield (lead if at == 0 else " " * count_columns(lead)) + "".join(self._inked(run, ink) for run in line)

    def _inked(self, run: TextSpan, ink: str) -> str:
        looks = [name for name, is_on in (("bold", run.bold), ("italic", run.italic), (ink, bool(ink))) if is_on]
        if not self.colour or not looks:
            return run.text
        return "".join(_INK[look] for look in looks) + run.text + _END


def format_heading(pool: Pool, number: int, seed: str, screen: Screen) -> Iterator[str]:
    """Yield the lines before the first question: the title, how many questions, the *seed*, and the keys."""
    yield from screen.lines(TextSpan(plain(pool.title), bold=True))
    key = "terminal.questions_of_all" if number < len(pool.questions) else "terminal.questions"
    questions = message(key, count=number, all=len(pool.questions), seed=seed)
    yield from screen.lines(TextSpan(questions), ink="quiet")
    yield from screen.lines(TextSpan(message("terminal.keys")), ink="quiet")


def format_question(asked: AskedQuestion, at: int, number: int, pool: Pool, screen: Screen) -> Iterator[str]:
    """Yield the lines that ask *asked*, number *at* (from 1) of *number*, with its options."""
    question = asked.question
    yield ""
    yield from screen.lines(TextSpan(plain(pool.topics[question.topic])), f"{at:,}/{number:,}  ", "quiet")
    yield from screen.lines(
        message("quiz_script.true_or_false", statement=asked.stated) if asked.stated else question.prompt
    )
    if asked.speaker:
        yield from screen.lines(TextSpan(f"— {asked.speaker}"), _INDENT, "quiet")
    yield from _format_picture(question.picture_on("front"), screen)
    if (question.before or question.after) and asked.mode != "order":
        line = " → ".join((*question.before, BLANK, *question.after))
        yield from screen.lines(line, _INDENT)
    for place, option in enumerate(asked.options, 1):
        yield from screen.lines(option, f"{_INDENT}{place}  ")
    if question.hint:
        yield from screen.lines(TextSpan(message("terminal.has_hint")), ink="quiet")


def format_hint(question: Question, screen: Screen) -> Iterator[str]:
    """Yield the lines of the hint of *question*, or one that says it has none."""
    yield from screen.lines(question.hint or message("terminal.no_hint"), _INDENT)


def format_outcome(outcome: Outcome, screen: Screen) -> Iterator[str]:
    """Yield the lines that say whether the answer was right, near or wrong, or that it was skipped."""
    yield from screen.lines(message(f"terminal.outcome_{outcome}"), ink=outcome)


def format_answer(asked: AskedQuestion, screen: Screen) -> Iterator[str]:
    """Yield the lines of the right answer to what is *asked*."""
    question = asked.question
    items = sequence_of(question) if asked.mode == "order" else question.items
    if items:
        yield message("terminal.answer")
        is_ordered = question.ordered or asked.mode == "order"
        for at, item in enumerate(items, 1):
            yield from screen.lines(item, f"{_INDENT}{at}. " if is_ordered else f"{_INDENT}- ")
    else:
        yield from screen.lines(asked.truth or question.answer, f"{message('terminal.answer')} ")
    yield from _format_picture(question.picture_on("back"), screen)


def _format_picture(picture: Picture | None, screen: Screen) -> Iterator[str]:
    if picture:
        yield from screen.lines(TextSpan(message("terminal.picture", picture=plain(picture.alt))))


def format_explanation(question: Question, explanation: Explanation, screen: Screen) -> Iterator[str]:
    """Yield the lines shown after the answer to *question*.

    They are the fact if it is not the answer, who says so, when it holds, its sources, what contradicts it, and the
    key.
    """
    if plain(explanation.statement) != plain(question.answer):
        yield from screen.lines(explanation.statement, _INDENT)
    if explanation.said_by or explanation.as_of:
        key = (
            "fact.said_by_as_of"
            if explanation.said_by and explanation.as_of
            else "fact.said_by"
            if explanation.said_by
            else "fact.as_of"
        )
        yield from screen.lines(message(key, speaker=explanation.said_by, date=explanation.as_of), _INDENT, "quiet")
    for source in explanation.sources:
        yield from screen.lines(f"{source.described}, {source.lines}", _INDENT, "quiet")
    for rival in explanation.disputes:
        yield from screen.lines(message(f"dispute.{rival.kind}_told", question=rival.question), _INDENT)
        for text in filter(None, (*rival.others, rival.note)):
            yield from screen.lines(text, _INDENT * 2)
    yield from _key(question, screen)


def format_result(answered: Sequence[AnsweredQuestion], pool: Pool, screen: Screen) -> Iterator[str]:
    """Yield the lines of the result: the score in all and by topic, and the questions that were missed."""
    yield ""
    skipped = sum(answer.outcome == "skipped" for answer in answered)
    key = "terminal.result_skipped" if skipped else "terminal.result"
    yield from screen.lines(message(key, score=_of(score_answers(answered)), skipped=skipped))
    counted = sum(answer.outcome == "counted" for answer in answered)
    if counted:
        yield from screen.lines(message("terminal.counted", count=counted), ink="quiet")
    topics = score_by_topic(answered, pool.topics)
    if len(topics) > 1:
        widest = max(len(_of(score)) for score in topics.values())
        for name, score in topics.items():
            yield from screen.lines(TextSpan(plain(name)), f"{_INDENT}{_of(score):>{widest}}  ")
    if missed_questions(answered):
        yield ""
        yield message("terminal.missed")
        for asked in missed_questions(answered):
            yield from screen.lines(asked.question.prompt, f"{_INDENT}- ")
            yield from screen.lines(asked.question.answer, f"{_INDENT}  = ")
            yield from _key(asked.question, screen, _INDENT * 2)


def _key(question: Question, screen: Screen, lead: str = _INDENT) -> Iterator[str]:
    yield from screen.lines(TextSpan(f"[{question.key}]"), lead, "quiet")


def _of(points: Score) -> str:
    return message("terminal.score", right=points.right, all=points.asked)
