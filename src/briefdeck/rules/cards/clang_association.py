"""Words of the question that point at the right option."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefdeck.language.markup import plain
from briefdeck.language.needs import Need
from briefdeck.language.stems import cached_tokens, stems_of
from briefdeck.language.words import STOP_WORDS
from briefdeck.located import LocatedStr
from briefdeck.problem import Rule, example
from briefdeck.rules.cards.parts.choice import Choice, Flaw

RULE = Rule(
    "Q528",
    "No word of the question stands in the right option alone.",
    "warning",
    why="The repeated word points at its option (Haladyna, guideline on clang associations).",
    bad=example("""
        cards:
          - q: Which harbour stayed open through the strike?
            a: Visby harbour
            wrong: [Slite, Ronehamn, Hemse]
        """),
    good=example("""
        cards:
          - q: Which harbour stayed open through the strike?
            a: Visby
            wrong: [Slite, Klintehamn, Ronehamn]
        """),
    needs=frozenset({Need.QUESTIONS}),
)

SHORTEST_CLANG = 5
"""Letters of a word that catches the eye."""


def find_flaws(choice: Choice) -> Iterator[Flaw]:
    """Find the first word that the question shares with the right option and no other."""
    asked = frozenset(stems_of(plain(choice.q)))
    for token in cached_tokens(choice.answer):
        stems = stems_of(token) if len(token) >= SHORTEST_CLANG and token not in STOP_WORDS else ()
        if stems and asked.issuperset(stems) and _in_none(choice.wrong, stems):
            message = (
                f"“{token}” stands in the question and in no option but the right one: take it out of one of the two"
            )
            written = re.search(rf"(?i)\b{re.escape(token)}\b", choice.answer)
            yield Flaw(choice.a, message, written[0] if written else "")
            return


def _in_none(options: Sequence[LocatedStr], stems: Sequence[str]) -> bool:
    return all(set(stems).isdisjoint(stems_of(plain(option))) for option in options)
