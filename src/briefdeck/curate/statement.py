"""A question and its answer → one statement, as well as that can be done without understanding them."""

from __future__ import annotations

import re
from functools import cache

from briefdeck.language.lexicon import ENGLISH, one_of

_SENTENCE = 5
"""Words of an answer from which on it is a sentence of its own, if it ends like one."""
_ENDS = (".", "!", "?")


def statement_of(question: str, answer: str) -> str:
    """Word *question* and *answer* as one statement.

    “Who leads the union?” and “Tove Brandt” make “Tove Brandt leads the union.”; where the answer cannot simply take
    the place of what is asked, the two stand one after the other: “When did it end? On Thursday.”
    """
    answer = answer.strip()
    if len(answer.split()) >= _SENTENCE and answer.endswith(_ENDS):
        return answer
    asked = _subject().fullmatch(question.strip())
    if asked is not None:
        said = f"{answer.rstrip('.')} {asked['rest']}"
        return f"{said[:1].upper()}{said[1:]}."
    return f"{question.strip()} {answer}{'' if answer.endswith(_ENDS) else '.'}"


@cache
def _subject() -> re.Pattern[str]:
    """Return the pattern of a question that asks for its subject: no “did” follows what is asked for."""
    helping = one_of(ENGLISH.grammar.doing)
    asking = r"(?i:who|what|how many)"
    return re.compile(rf"{asking} (?P<rest>(?!(?i:{helping})\b)(?!.{{0,200}} (?i:{helping}) )[^?]{{1,400}})\?")
