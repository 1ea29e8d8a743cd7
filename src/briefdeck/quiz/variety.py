"""Two more ways to ask, for practice: whether a statement is true, and what came first. As `variety.js` on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefdeck.language.markup import plain
from briefdeck.quiz.questions import AskedQuestion, Explanation, Question
from briefdeck.quiz.sampling import ask_question, shuffle
from briefdeck.quiz.seeding import seeded_hash

_FEWEST_IN_ORDER = 3
_ONE_IN = 3
"""One in so many of the questions with options is asked as a statement."""
_ENDS_IN_WORD, _BEGINS_IN_WORD = re.compile(r"\w\Z"), re.compile(r"\w")


def ask_varied(question: Question, explanation: Explanation, seed: str, words: tuple[str, str]) -> AskedQuestion:
    """Ask *question* in the way that practice takes: in order, as a statement that may be false, or in its best mode.

    *explanation* is that of the fact it is about, and *words* are those for “true” and “false”.
    """
    is_statement = seeded_hash(seed, f"{question.key}\ntruth") % _ONE_IN == 0
    ways = ("order", *(("truth",) if is_statement else ()))
    found = (ask_in_way(question, way, explanation, seed, words) for way in ways)
    return next(filter(None, found), None) or ask_question(question, seed)


def ask_in_way(
    question: Question, way: str, explanation: Explanation, seed: str, words: tuple[str, str]
) -> AskedQuestion | None:
    """Ask *question* in a *way*: one of its modes, `order` or `truth`; None where it cannot be asked so."""
    if way == "order":
        sequence = sequence_of(question)
        is_one = len(sequence) >= _FEWEST_IN_ORDER
        return AskedQuestion(question, "order", shuffle(question, sequence, seed)) if is_one else None
    if way == "truth":
        return _ask_truth(question, explanation, seed, words)
    modes = [mode for mode in question.modes if mode == way]
    return ask_question(question, seed, modes) if modes else None


def sequence_of(question: Question) -> tuple[str, ...]:
    """List the things of *question* that have an order, a list that has one or a line of time; () for none."""
    if question.ordered:
        return question.items
    return (*question.before, question.answer, *question.after) if question.before or question.after else ()


def _statement_parts(question: Question, statement: str) -> Sequence[str]:
    """Part the *statement* where the answer to a question with options stands; () where that is not just once."""
    parts = plain(statement).split(plain(question.answer)) if question.wrong and not question.because else ()
    is_whole = len(parts) == 2 and not _ENDS_IN_WORD.search(parts[0]) and not _BEGINS_IN_WORD.match(parts[1])
    return parts if is_whole else ()


def _ask_truth(question: Question, explanation: Explanation, seed: str, words: tuple[str, str]) -> AskedQuestion | None:
    """Ask whether the fact is true as it is, or with the other side's value or a wrong answer in it."""
    parts = _statement_parts(question, explanation.statement)
    if not parts and not question.contradicted:
        return None
    place = seeded_hash(seed, f"{question.key}\nstatement")
    is_true, place = place % 2 == 0, place // 2
    if is_true:
        stated = plain(explanation.statement)
    elif question.contradicted:
        stated = question.contradicted[place % len(question.contradicted)]
    else:
        stated = f"{parts[0]}{plain(question.wrong[place % len(question.wrong)])}{parts[1]}"
    return AskedQuestion(question, "choice", words, stated, words[0 if is_true else 1], _speaker(explanation))


def _speaker(explanation: Explanation) -> str:
    """Name whose word it is that is true or not, where it is somebody's or in dispute and the fact does not say it."""
    sources = "; ".join(source.described for source in explanation.sources) if explanation.disputes else ""
    speaker = plain(explanation.said_by or sources)
    return "" if speaker in plain(explanation.statement) else speaker
