"""What is told with an answer, in keys and on the backs of cards."""

from __future__ import annotations

from collections.abc import Sequence

from briefdeck.language.markup import plain
from briefdeck.quiz import CounterClaim, Explanation, Question
from briefdeck.render.paper import wording
from briefdeck.render.paper.setting import PaperSetting
from briefdeck.render.pdf.typography.rich import Rich, joined, words


def statement(told: Explanation, question: Question, setting: PaperSetting) -> Rich:
    """The fact; nothing where it is the answer itself."""
    return () if plain(told.statement) == plain(question.answer) else setting.rich(told.statement, question)


def spellings(question: Question, setting: PaperSetting) -> Rich:
    """The other spellings that are right; nothing where there are none."""
    runs: Rich = ()
    for spelling in question.accept:
        runs += words("; " if runs else wording.ALSO, italic=True) + setting.unmarked(spelling, question)
    return runs


def held(told: Explanation, question: Question, setting: PaperSetting) -> Rich:
    """Who says it, and for what time it holds, as a sentence; nothing where neither is known."""
    runs: Rich = ()
    if told.said_by:
        runs = words(wording.SAID_BY, italic=True) + setting.rich(told.said_by, question)
    if told.as_of:
        runs += words(wording.AS_OF[bool(runs)], italic=True) + setting.rich(told.as_of, question)
    return runs + words(".", italic=True) if runs else ()


def disputes(rivals: Sequence[CounterClaim], question: Question, setting: PaperSetting, in_full: bool = True) -> Rich:
    """What stands against the fact; *in_full* with what the other facts say and their sources."""
    runs: Rich = ()
    for rival in rivals:
        texts = (rival.question, rival.note, *(rival.others if in_full else ()))
        said = [setting.rich(text, question) for text in texts if text]
        runs += words(f"{' ' if runs else ''}≠ {wording.IN_DISPUTE}", italic=True) + joined(said)
    return runs
