"""The texts of a question and of its answer that all exports share, with marks and as HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from briefdeck.language.markup import plain
from briefdeck.model import Picture
from briefdeck.printed_words import message
from briefdeck.quiz import BLANK, AskedQuestion, Explanation, Question
from briefdeck.quiz.written_out import write_out
from briefdeck.render.html import escape, markup_to_html

Address: TypeAlias = Callable[[Picture], str]
"""Gives the address of a picture for the `src` of its tag."""
_ILLEGIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML forbids or discourages (XML 1.0, 2.2), and carriage returns, which a reader of XML may change."""


def strip_controls(text: str) -> str:
    """Remove control characters from *text*, but not tabs and line feeds."""
    return _ILLEGIBLE.sub("", text)


def on_one_line(text: str) -> str:
    """Return *text* without marks and control characters, on one line."""
    return " ".join(strip_controls(plain(text)).split())


def word_omission(question: Question, *reasons: str) -> str:
    """Say that *question* is left out, for *reasons*, each a part of a sentence."""
    return message("export.left_out", key=question.key, reasons=message("export.and").join(reasons))


def list_spellings(question: Question) -> tuple[str, ...]:
    """List the answer to *question* and its other spellings, without marks."""
    return tuple(dict.fromkeys(strip_controls(spelling) for spelling in (plain(question.answer), *question.accept)))


def accepted_answers(question: Question) -> tuple[str, ...]:
    """List every text that is right when typed, for a program that compares letters but not case.

    Besides the spellings these are what keyboards type and the judge takes too: 1200 for 1,200, O'Brien for O’Brien.
    """
    return tuple(dict.fromkeys(filter(None, map(strip_controls, write_out(question)))))


def timeline_items(question: Question) -> tuple[str, ...]:
    """List what happened before and after the answer, with BLANK in its place; () where there is no timeline."""
    is_timeline = question.before or question.after
    return (*question.before, BLANK, *question.after) if is_timeline else ()


def explain(explanation: Explanation, answer: str = "") -> Iterator[str]:
    """Word what is shown with an answer, as lines that may carry marks.

    The fact is left out where it is the *answer* shown.
    """
    if explanation.statement != answer:
        yield explanation.statement
    if explanation.said_by:
        yield message("fact.said_by", speaker=explanation.said_by)
    if explanation.as_of:
        yield message("fact.as_of", date=explanation.as_of)
    for source in explanation.sources:
        yield message("fact.source", source=f"{source.described}, {source.lines}")
    for rival in explanation.disputes:
        yield message(f"dispute.{rival.kind}_told", question=rival.question)
        if rival.note:
            yield rival.note
        yield from (message(f"dispute.{rival.kind}_other", fact=other) for other in rival.others)


def question_html(question: Question, address: Address) -> str:
    """Write *question* as HTML with its timeline and picture, and its hint folded away.

    *address* gives the `src` of a picture.
    """
    parts = [f"<p>{_html(question.prompt)}</p>"]
    if timeline_items(question):
        parts.append(f"<ol>{''.join(f'<li>{_html(event)}</li>' for event in timeline_items(question))}</ol>")
    parts += _picture(question, "front", address)
    if question.hint:
        parts.append(
            f"<details><summary>{_html(message('export.hint'))}</summary><p>{_html(question.hint)}</p></details>"
        )
    return "".join(parts)


def answer_html(asked: AskedQuestion, explanation: Explanation, address: Address) -> str:
    """Write what is shown when *asked* is answered, as HTML; for a self-graded question with the answer itself.

    *address* gives the `src` of a picture.
    """
    question = asked.question
    shown = question.answer if asked.mode == "recall" else ""
    answer = [f"<p><b>{_html(message('export.answer'))}</b> {_html(shown)}</p>"] if shown else []
    lines = [f"<p>{_html(line)}</p>" for line in explain(explanation, shown)]
    return "".join([*answer, *lines, *_picture(question, "back", address)])


def option_html(option: str) -> str:
    """Write *option*, an option of a multiple-choice question, as HTML."""
    return _html(option)


def _picture(question: Question, side: str, address: Address) -> list[str]:
    picture = question.picture_on(side)
    if picture is None:
        return []
    shown = f'<img src="{escape(address(picture))}" alt="{_quoted(picture.alt)}">'
    return [f"<p>{shown}<br><small>{_html(picture.credit)}</small></p>"]


def _html(text: str) -> str:
    return markup_to_html(strip_controls(text))


def _quoted(text: str) -> str:
    return escape(strip_controls(plain(text)))
