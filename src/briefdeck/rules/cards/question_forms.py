"""The forms of English questions that several rules distinguish."""

from __future__ import annotations

import re

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.stems import ARTICLES, core_stems, stems_of
from briefdeck.rules.cards.prompt import Prompt

_GRAMMAR = ENGLISH.grammar
WH_WORD = one_of(_GRAMMAR.question_words)
PREPOSITION = one_of(_GRAMMAR.prepositions)
AUXILIARY = one_of((*_GRAMMAR.being, *_GRAMMAR.having, *_GRAMMAR.doing, *_GRAMMAR.modal))
ANY_WH_WORD = re.compile(rf"(?i)\b{WH_WORD}\b")

_YES_OR_NO = re.compile(rf"(?i){one_of(_GRAMMAR.answers)}(?:[.!]?|[,;–—].*)")
_CLOSED = re.compile(rf"(?i)(?P<lead>[^,?]{{1,80}}, )?{AUXILIARY}(?:n['’]t)?\s.*\?")
_NAME_OR_MONTH = re.compile(r"Will [A-Z]|May [A-Z0-9]")
_NAME_OR_NUMBER = re.compile(r"(?<!^)\b[A-Z]|[0-9]")
_TAG = re.compile(
    rf"(?i), (?:(?:{AUXILIARY}|wo|ca)n['’]t (?:he|she|it|they|there|we|you)|{one_of(ENGLISH.questions.tags)})\?"
)


def find_tag(question: str) -> str:
    """Find the tag of a tag question, such as "isn't it?"; "" where there is none."""
    tag = _TAG.search(question)
    return tag[0].removeprefix(", ") if tag else ""


def is_yes_or_no(answer: str) -> bool:
    """Tell whether *answer* is yes or no, perhaps with something after it."""
    return _YES_OR_NO.fullmatch(answer.strip()) is not None


def is_closed(question: str) -> bool:
    """Tell whether *question* begins like one whose answer is yes or no: "Did the crews win?"."""
    closed = _CLOSED.match(question)
    if closed is None or (_NAME_OR_MONTH.match(question) and ANY_WH_WORD.search(question)):
        return False
    return not ANY_WH_WORD.search(closed["lead"] or "")  # "For which programme, besides this one, is …" is open


def offers_alternatives(prompt: Prompt) -> bool:
    """Tell whether *prompt* asks "A or B?" and one of the two is its answer."""
    if " or " not in prompt.question or is_yes_or_no(prompt.answer):
        return False
    return is_closed(prompt.question) or is_alternative(prompt.question, prompt.answer)


def is_alternative(question: str, answer: str) -> bool:
    """Tell whether *answer* comes directly before or after an "or" in *question*."""
    asked, wanted = stems_of(question), core_stems(answer)
    if not wanted or "or" not in asked:
        return False
    for index in (index for index, word in enumerate(asked) if word == "or"):
        after = asked[index + 1 :]
        if after and after[0] in ARTICLES:
            after = after[1:]
        if after[: len(wanted)] == wanted or asked[:index][-len(wanted) :] == wanted:
            return True
    return False


def has_name_or_number(question: str, end: int | None = None) -> bool:
    """Tell whether *question* has a number, or a capital after its beginning, before the place *end*."""
    return _NAME_OR_NUMBER.search(question, 0, len(question) if end is None else end) is not None
