"""Questions whose pronouns refer to nothing on the card."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.needs import Need
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.prompt import AUXILIARY, PREPOSITION, WH_WORD, find_prompts, has_name_or_number
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q508",
    "A question says whom and what it means.",
    "warning",
    why="A card comes up alone, months later, among hundreds of others (Wozniak, rule 16, context cues).",
    bad=example("""
        cards:
          - q: When did he leave the ferry union?
            a: In March 2031
        """),
    good=example("""
        cards:
          - q: When did Tove Brandt leave the ferry union?
            a: In March 2031
        """),
    reads=frozenset({Role.QUESTION}),
    needs=frozenset({Need.QUESTIONS}),
)

_EXPLETIVE = rf"{one_of(ENGLISH.questions.expletive)}\b"
"""What follows an "it" that refers to nothing: "how long did it take"."""
_PRONOUN = re.compile(
    rf"(?i)(?:{PREPOSITION} )?{WH_WORD}(?: [a-z]+){{0,2}}? {AUXILIARY} "
    r"(?P<word>he|she|they|this|that [a-z]+|these [a-z]+|those [a-z]+(?! who| that| which)"
    rf"|it(?! {_EXPLETIVE}))\b"
)
_POSSESSIVE = re.compile(
    rf"(?i)(?:who (?:is|are|was|were)|(?:what|when|where|why|how) {AUXILIARY}) "
    r"(?P<word>(?:his|her|their|its) [a-z]+)"
)
_THE_ARTICLE = re.compile(
    rf"(?i)\b(?P<word>the {one_of(ENGLISH.questions.texts)})\b(?! (?:about|at|by|from|in|of|on|that))"
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find a pronoun, or "the article", with no name or number before it in the question."""
    for prompt in find_prompts(fact):
        question = prompt.question
        reference = _PRONOUN.match(question) or _POSSESSIVE.match(question)
        if not reference and not has_name_or_number(question):
            reference = _THE_ARTICLE.search(question)
        if reference and not has_name_or_number(question, reference.start("word")):
            word = reference["word"]
            message = f"nothing before “{word}” says who or what is meant: a card comes up alone, so name it"
            yield RULE.problem(prompt.q.location, message, fact.fact.id, word)
