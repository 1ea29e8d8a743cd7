"""Spellings that count as right and are offered as wrong."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.markup import plain
from briefdeck.language.words import fold
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.prompt import find_prompts
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q543",
    "What a card accepts is none of its wrong options.",
    severity="warning",
    why="Typed it would count as right, and chosen as wrong: the card tells its learner both.",
    bad=example("""
        cards:
          - q: Who led the ferry crews’ union in 2031?
            a: Tove Brandt
            accept: [Brandt, Mrs Brandt]
            wrong: [Mara Lind, Nils Ek, Mrs Brandt]
        """),
    good=example("""
        cards:
          - q: Who led the ferry crews’ union in 2031?
            a: Tove Brandt
            accept: [Brandt, Mrs Brandt]
            wrong: [Mara Lind, Nils Ek]
        """),
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find spellings under `accept:` that stand under `wrong:` of the same card."""
    for prompt in find_prompts(fact):
        for spelling in prompt.card.accept if prompt.is_choice else ():
            if any(is_same(option, spelling) for option in prompt.card.wrong):
                message = f"“{spelling}” is right under `accept:` and wrong under `wrong:`"
                advice = "take it out of one of them"
                yield RULE.problem(spelling.location, message, fact.fact.id, spelling, advice)


def is_same(option: str, spelling: str) -> bool:
    """Tell whether *option* and *spelling* are the same but for marks, case and accents."""
    return fold(plain(option)).strip() == fold(plain(spelling)).strip()
