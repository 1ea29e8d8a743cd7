"""Options that an absolute word gives away: "always", "never", "only"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.needs import Need
from briefdeck.problem import Rule, example
from briefdeck.rules.cards.parts.choice import Choice, Flaw

RULE = Rule(
    "Q532",
    "No option alone is absolute.",
    "warning",
    why="An absolute word is known to be in the wrong option (Haladyna, guideline on specific determiners).",
    bad=example("""
        cards:
          - q: How did the Norrland ferries run in the strike?
            a: By night
            wrong: [By day, Never, At weekends]
        """),
    good=example("""
        cards:
          - q: How did the Norrland ferries run in the strike?
            a: By night
            wrong: [By day, In pairs, Weekly]
        """),
    needs=frozenset({Need.QUESTIONS}),
)

_ABSOLUTE = re.compile(rf"\b(?i:{one_of(ENGLISH.questions.absolute)})\b(?! [A-Z]| of (?:the )?(?:above|these))")


def find_flaws(choice: Choice) -> Iterator[Flaw]:
    """Find an absolute word that one option alone has."""
    words = [(option, match[0]) for option in choice.options if (match := _ABSOLUTE.search(option))]
    if len(words) == 1:
        option, word = words[0]
        yield Flaw(option, f"“{word}” in one option alone tells whether it is right: do without it", word)
