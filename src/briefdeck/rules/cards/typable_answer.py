"""Typed answers that hardly anyone can type."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from briefdeck.language.needs import Need
from briefdeck.model.card import LONGEST_TYPED
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.prompt import find_prompts
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q522",
    "An answer that is typed can be typed.",
    "warning",
    why="What is typed is compared letter by letter (Anki manual, checking your answer).",
    bad=example("""
        cards:
          - q: What did the crews call their strike of 2031?
            a: The “long night”
            accept: [“long night”]
        """),
    good=example("""
        cards:
          - q: What did the crews call their strike of 2031?
            a: The “long night”
            accept: [the long night]
        """),
    needs=frozenset({Need.QUESTIONS}),
)

_ON_KEYBOARDS = frozenset("£€§°ßæøœđłı")
"""Characters beyond ASCII and accents that people have on a keyboard, or that have no plain form."""


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find typed answers whose every accepted spelling is too long or has characters that keyboards lack."""
    for prompt in find_prompts(fact):
        if prompt.card.kind != "typed" or prompt.is_reverse:
            continue
        spellings = [prompt.answer, *map(str, prompt.card.accept)]
        untypable = [_untypable_character(spelling) for spelling in spellings]
        if all(len(spelling) > LONGEST_TYPED or "\n" in spelling for spelling in spellings):
            shortest = min(map(len, spellings))
            message = f"{shortest} characters are too many to type without a slip: accept fewer, or drop `accept:`"
            yield RULE.problem(prompt.a.location, message, fact.fact.id)
        elif all(untypable):
            message = f"{untypable[0]} is on few keyboards: add a spelling without it to `accept:`"
            yield RULE.problem(prompt.a.location, message, fact.fact.id, untypable[0])


def _untypable_character(spelling: str) -> str:
    """Find the first character that an ordinary keyboard lacks, "" where there is none.

    Accents do not count: they are ignored when answers are compared.
    """
    for character in unicodedata.normalize("NFKD", spelling):
        plain = character.isascii() or unicodedata.combining(character)
        if not plain and character.lower() not in _ON_KEYBOARDS:
            return character
    return ""
