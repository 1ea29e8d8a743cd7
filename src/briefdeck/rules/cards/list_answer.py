"""Answers that are lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.needs import Need
from briefdeck.language.remembering import lazy_pattern
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.prompt import find_answers
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q504",
    "An answer is not a list of three or more things.",
    "warning",
    why="Sets are the hardest thing to recall, and one forgotten member fails them all (Wozniak, rules 9 and 10).",
    bad=example("""
        cards:
          - q: Which islands lost their ferry in 2031?
            a: Arholma, Vinga, Sandhamn and Utö
        """),
    good=example("""
        cards:
          - q: How many islands lost their ferry in 2031?
            a: Four
        """),
    reads=frozenset({Role.ANSWER}),
    needs=frozenset({Need.QUESTIONS}),
)

MOST_THINGS = 2
"""Things that an answer may list (Wozniak, rules 9 and 10)."""
LONGEST_THING = 5
"""Words of a thing in a list; what is longer is a clause, and the commas are those of a sentence."""

_SEPARATOR = lazy_pattern(r",\s++(?:and |or )?|\s(?:and|or)\s+")
_ENUMERATION = re.compile(r";\s+|\n\s*+(?:[-*•]|\d+[.)])?\s*")
_LAST_THING = re.compile(r" (?:and|or) (?!so on|others?\b)")
_BODY = lazy_pattern(rf"\b{one_of(ENGLISH.names.bodies_with_parts)} (?:for|of|on)\b|& (?:Co|Sons|Partners)\b")
"""One name with commas in it: "the Ministry of Health, Labour and Welfare"."""
_CLAUSE = lazy_pattern(rf"(?i)\b{one_of(ENGLISH.questions.clause)}\b")
"""A sentence, or a part of one, whose commas do not separate things."""


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find answers, items and deletions that list several things; options of multiple choice may."""
    for answer in find_answers(fact, RULE.reads):
        count = _count_things(answer.shown)
        if count > MOST_THINGS and not (answer.prompt and answer.prompt.is_choice):
            message = f"the {answer.kind} lists {count} things: ask for each on a card of its own, or how many they are"
            words = answer.shown if answer.kind == "deletion" else ""
            yield RULE.problem(answer.text.location, message, fact.fact.id, words)


def _count_things(answer: str) -> int:
    """Count the things that *answer* lists, 1 when it is no list."""
    enumerated = [thing for thing in _ENUMERATION.split(answer) if thing.strip()]
    if len(enumerated) > MOST_THINGS:
        return len(enumerated)
    if "," not in answer or not _LAST_THING.search(answer) or _BODY.search(answer) or _CLAUSE.search(answer):
        return 1
    listed = [thing for thing in _SEPARATOR.split(answer) if thing.strip()]
    return len(listed) if all(len(thing.split()) <= LONGEST_THING for thing in listed) else 1
