"""Negative words that are easy to overlook in a multiple-choice question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.needs import Need
from briefdeck.problem import Rule, example
from briefdeck.rules.cards.parts.choice import Choice, Flaw

RULE = Rule(
    "Q530",
    "A negative word in a multiple-choice question stands out.",
    "warning",
    why="A negation that is overlooked turns a known answer into a wrong one (Haladyna, guideline on negatives).",
    bad=example("""
        cards:
          - q: Which island was not cut off in the ferry strike?
            a: Vinga
            wrong: [Arholma, Sandhamn, Utö]
        """),
    good=example("""
        cards:
          - q: Which island was **not** cut off in the ferry strike?
            a: Vinga
            wrong: [Arholma, Sandhamn, Utö]
        """),
    needs=frozenset({Need.QUESTIONS}),
)

_NEGATIVE = re.compile(rf"(?i)(?<!whether or )(?<!or )\b{one_of(ENGLISH.questions.negative)}\b(?! only)|\b\w+n['’]t\b")


def find_flaws(choice: Choice) -> Iterator[Flaw]:
    """Find the first negative word that is neither bold nor in capitals."""
    negative = _NEGATIVE.search(choice.question)
    if negative and not negative[0].isupper() and f"*{negative[0]}*" not in choice.q:
        message = f"“{negative[0]}” is easily overlooked: ask positively, or write **{negative[0]}**"
        yield Flaw(choice.q, message, negative[0])
