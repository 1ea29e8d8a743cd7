"""Answers that are numbers without a unit or a thing counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.dates.dates import YEARS
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.needs import Need
from briefdeck.language.numbers.amounts import UNITS
from briefdeck.language.numbers.numbers import find_quantities
from briefdeck.language.stems import cached_tokens
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.prompt import find_prompts
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q520",
    "A bare number answers a question that says what is counted.",
    "warning",
    why="A number without its unit is learned as a sound (Wozniak, rule 12, wording).",
    bad=example("""
        cards:
          - q: What did the crossing to Visby rise to in 2031?
            a: "43"
        """),
    good=example("""
        cards:
          - q: What did the crossing to Visby rise to in 2031?
            a: 43 euros
        """),
    needs=frozenset({Need.NUMBERS, Need.QUESTIONS}),
)

_BARE_NUMBER = re.compile(r"\W*+[0-9][0-9.,\u00a0\u202f]*+\W*")
_COUNTING = re.compile(rf"(?i)\b{one_of(ENGLISH.numbers.counting)}\b")


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find answers of digits only, years aside, to questions that name neither a unit nor what is counted."""
    for prompt in find_prompts(fact):
        if not _BARE_NUMBER.fullmatch(prompt.answer) or _COUNTING.search(prompt.question):
            continue
        numbers = find_quantities(prompt.answer)[:1]
        has_unit = any(reading.unit for number in numbers for reading in number.readings)  # £40, 7%, 12°
        is_year = any(number.plain[0] in YEARS for number in numbers)
        if not is_year and not has_unit and not _names_unit(prompt.question):
            message = f"{prompt.answer} of what? Give the answer its unit, or ask how many or how much"
            yield RULE.problem(prompt.a.location, message, fact.fact.id, prompt.answer)


def _names_unit(question: str) -> bool:
    words = (word for word in cached_tokens(question) if len(word) > 1)
    return any(word in UNITS or word.removesuffix("s") in UNITS for word in words)
