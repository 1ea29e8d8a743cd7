"""Questions with many right answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.markup import plain
from briefdeck.language.needs import Need
from briefdeck.language.stems import cached_tokens
from briefdeck.language.words import STOP_WORDS
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.prompt import find_prompts, has_name_or_number
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q512",
    "A question asks for something definite.",
    "warning",
    why="A question with many right answers trains the guess which one is meant (Matuschak, precise prompts).",
    bad=example("""
        cards:
          - q: What happened in Visby?
            a: The ferry crews walked out
        """),
    good=example("""
        cards:
          - q: Who walked out in Visby on 3 March 2031?
            a: The ferry crews
        """),
    reads=frozenset({Role.QUESTION}),
    needs=frozenset({Need.QUESTIONS}),
)

FEWEST_CONTENT_WORDS = 2
"""Words of a question that are not stop words (Matuschak: precise)."""

_VAGUE = re.compile(rf"(?i){one_of(ENGLISH.questions.vague)}\b(?:(?<!happened)|(?! to\b))")
_DEFINITION = re.compile(r"(?i)(?:what|who) (?:is|are|was|were)\b|.*\bmean(?:s|t)?\b")


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find questions that begin vaguely, and very short ones, unless they ask what something is."""
    for prompt in find_prompts(fact):
        if vague := _VAGUE.match(prompt.question):
            message = f"“{vague[0]}” has many right answers: ask for the one that you mean"
            yield RULE.problem(prompt.q.location, message, fact.fact.id, vague[0])
        elif _says_little(plain(prompt.q)) and not _DEFINITION.match(prompt.question):
            message = "the question says too little to have one answer: name who, what or when"
            yield RULE.problem(prompt.q.location, message, fact.fact.id)


def _says_little(question: str) -> bool:
    content = [word for word in cached_tokens(question) if word not in STOP_WORDS]
    return len(content) < FEWEST_CONTENT_WORDS and not has_name_or_number(question)
