"""Options that refer to other options: "all of the above"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.markup import plain
from briefdeck.language.needs import Need
from briefdeck.problem import Rule, example
from briefdeck.rules.cards.parts.choice import Choice, Flaw

RULE = Rule(
    "Q524",
    "No option stands for other options.",
    "warning",
    why="Such an option is solved by logic, and shuffling makes it wrong (Haladyna, guideline on all of the above).",
    bad=example("""
        cards:
          - q: Who joined the ferry strike?
            a: The captains
            wrong: [The cooks, The pilots, All of the above]
        """),
    good=example("""
        cards:
          - q: Who joined the ferry strike?
            a: The captains
            wrong: [The cooks, The pilots, The porters]
        """),
    needs=frozenset({Need.QUESTIONS}),
)

_POINTING = re.compile(
    rf"(?i){one_of(ENGLISH.questions.pointing)}(?: of)?(?: the)? (?:above|these|those|them)\b|both a and b\b"
)


def find_flaws(choice: Choice) -> Iterator[Flaw]:
    """Find options that begin by referring to other options."""
    for option in choice.options:
        if _POINTING.match(plain(option).strip()):
            yield Flaw(option, f"“{option}” is an option about options: take one that could be right by itself")
