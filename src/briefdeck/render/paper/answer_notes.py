"""What is told with an answer, in keys and on the backs of cards."""

from __future__ import annotations

from collections.abc import Sequence

from briefdeck.language.markup import plain
from briefdeck.messages import message
from briefdeck.quiz import CounterClaim, Explanation, Question
from briefdeck.render.paper.setting import PaperSetting
from briefdeck.render.pdf.typography.rich import Rich, join, own_words, own_words_around


def word_statement(explanation: Explanation, question: Question, setting: PaperSetting) -> Rich:
    """The fact; nothing where it is the answer itself."""
    return (
        () if plain(explanation.statement) == plain(question.answer) else setting.rich(explanation.statement, question)
    )


def word_spellings(question: Question, setting: PaperSetting) -> Rich:
    """The other spellings that are right; nothing where there are none."""
    runs: Rich = ()
    for spelling in question.accept:
        runs += own_words("; " if runs else message("paper.also"), italic=True) + setting.unmarked(spelling, question)
    return runs


def word_validity(explanation: Explanation, question: Question, setting: PaperSetting) -> Rich:
    """Who says it, and for what time it holds, as a sentence; nothing where neither is known."""
    speaker, date = (setting.rich(text, question) if text else () for text in (explanation.said_by, explanation.as_of))
    if speaker and date:
        sentence = own_words_around("fact.said_by_as_of", speaker=speaker, date=date)
    elif speaker:
        sentence = own_words_around("fact.said_by", speaker=speaker)
    else:
        sentence = own_words_around("fact.as_of", date=date) if date else ()
    return sentence + own_words(".", italic=True) if sentence else ()


def word_disputes(
    rivals: Sequence[CounterClaim], question: Question, setting: PaperSetting, in_full: bool = True
) -> Rich:
    """What stands against the fact; *in_full* with what the other facts say and their sources."""
    runs: Rich = ()
    for rival in rivals:
        texts = (rival.question, rival.note, *(rival.others if in_full else ()))
        parts = [setting.rich(text, question) for text in texts if text]
        runs += own_words(f"{' ' if runs else ''}{message('paper.in_dispute')}", italic=True) + join(parts)
    return runs
