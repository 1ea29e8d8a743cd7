"""Two more ways to ask, for practice: whether a statement is true, and what came first. As `variety.js` on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefdeck.language.markup import plain
from briefdeck.quiz.questions import AskedQuestion, Question
from briefdeck.quiz.sampling import ask_question, shuffle
from briefdeck.quiz.seeding import seeded_hash

_FEWEST_IN_ORDER = 3
_ONE_IN = 3
"""One in so many of the questions with options is asked as a statement."""
_ENDS_IN_WORD, _BEGINS_IN_WORD = re.compile(r"\w\Z"), re.compile(r"\w")


def ask_varied(question: Question, statement: str, seed: str, words: tuple[str, str]) -> AskedQuestion:
    """Ask *question* in the way that practice takes: in order, as a statement that may be false, or in its best mode.

    *statement* is the fact it is about, and *words* are those for “true” and “false”.
    """
    is_statement = seeded_hash(seed, f"{question.key}\ntruth") % _ONE_IN == 0
    ways = ("order", *(("truth",) if is_statement else ()))
    found = (ask_in_way(question, way, statement, seed, words) for way in ways)
    return next(filter(None, found), None) or ask_question(question, seed)


def ask_in_way(question: Question, way: str, statement: str, seed: str, words: tuple[str, str]) -> AskedQuestion | None:
    """Ask *question* in a *way*: one of its modes, `order` or `truth`; None where it cannot be asked so."""
    if way == "order":
        sequence = sequence_of(question)
        is_one = len(sequence) >= _FEWEST_IN_ORDER
        return AskedQuestion(question, "order", shuffle(question, sequence, seed)) if is_one else None
    if way == "truth":
        parts = _statement_parts(question, statement)
        return _ask_truth(question, parts, seed, words) if parts else None
    modes = [mode for mode in question.modes if mode == way]
    return ask_question(question, seed, modes) if modes else None


def sequence_of(question: Question) -> tuple[str, ...]:
    """List the things of *question* that have an order, a list that has one or a line of time; () for none."""
    if question.ordered:
        return question.items
    return (*question.before, question.answer, *question.after) if question.before or question.after else ()


def _statement_parts(question: Question, statement: str) -> Sequence[str]:
    """Part the *statement* where the answer to a question with options stands; () where that is not just once."""
    parts = plain(statement).split(plain(question.answer)) if question.wrong else ()
    is_whole = len(parts) == 2 and not _ENDS_IN_WORD.search(parts[0]) and not _BEGINS_IN_WORD.match(parts[1])
    return parts if is_whole else ()


def _ask_truth(question: Question, parts: Sequence[str], seed: str, words: tuple[str, str]) -> AskedQuestion:
    place = seeded_hash(seed, f"{question.key}\nstatement")
    is_true = place % 2 == 0
    put = question.answer if is_true else question.wrong[place % len(question.wrong)]
    stated = f"{parts[0]}{plain(put)}{parts[1]}"
    return AskedQuestion(question, "choice", words, stated, words[0 if is_true else 1])
