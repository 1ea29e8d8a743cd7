"""Answers that can be read in what is shown with their question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.markup import plain
from briefdeck.language.stems import contains_stems, core_stems, is_distinctive, stems_of
from briefdeck.model import Card
from briefdeck.model.roles import Role
from briefdeck.model.texts import RoleText
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.prompt import Prompt, find_heading, find_prompts, find_texts_of_cards, is_alternative
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q507",
    "What is seen with a question does not give its answer away.",
    "warning",
    why="An answer that can be read off the card is not recalled (Matuschak, effortful prompts).",
    bad=example("""
        cards:
          - q: In which year was the first strike at Norrland Ferries, that of 2019?
            a: 2019
        """),
    good=example("""
        cards:
          - q: In which year was the first strike at Norrland Ferries?
            a: 2019
        """),
    reads=frozenset({Role.QUESTION, Role.CONTEXT}),
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find answers that occur in their question, in the heading of their card, or in events and items shown with it."""
    for prompt in find_prompts(fact):
        yield from _check_prompt(fact, prompt)
    for text in find_texts_of_cards(fact, RULE.reads):
        if text.card and text.role is Role.CONTEXT and _tells(text.text, text.card.a):
            message = (
                f"the answer “{plain(text.card.a)}” can be read in “{plain(text.text)}”: say it there in other words"
            )
            yield RULE.problem(text.text.location, message, fact.fact.id)
        elif text.card and text.key == "q":
            yield from _check_items(fact, text, text.card)


def _check_prompt(fact: FactContext, prompt: Prompt) -> Iterator[Problem]:
    wanted = core_stems(prompt.answer)
    if not is_distinctive(wanted) or is_alternative(prompt.question, prompt.answer):
        return
    asked = stems_of(plain(prompt.q))
    if contains_stems(asked, wanted):
        if not any(contains_stems(asked, core_stems(plain(wrong))) for wrong in prompt.card.wrong):
            words = _find_words(plain(prompt.q), prompt.answer)
            message = f"the question has its answer “{prompt.answer}” in it: ask without it"
            yield RULE.problem(prompt.q.location, message, fact.fact.id, words)
    elif heading := find_heading(fact, wanted):
        message = f"the answer can be read above the question, in {heading}: ask for something else"
        yield RULE.problem(prompt.a.location, message, fact.fact.id)


def _check_items(fact: FactContext, question: RoleText, card: Card) -> Iterator[Problem]:
    for item in card.items:
        if _tells(question.text, item):
            message = f"the question has the item “{plain(item)}” in it: ask without it"
            yield RULE.problem(question.text.location, message, fact.fact.id)
        elif telling := next((text for text in card.items if text != item and _tells(text, item)), None):
            message = f"the item “{plain(item)}” can be read in “{plain(telling)}”, which is shown with it"
            yield RULE.problem(item.location, message, fact.fact.id)


def _tells(shown: str, answer: str) -> bool:
    wanted = core_stems(plain(answer))
    return is_distinctive(wanted) and contains_stems(stems_of(plain(shown)), wanted)


def _find_words(question: str, answer: str) -> str:
    """Find *answer* as *question* writes it, "" where it occurs only in other forms."""
    bare = re.sub(r"(?i)\A(?:an?|the) ", "", answer)
    written = re.search(rf"(?i)\b{re.escape(bare)}", question)
    return written[0] if written else ""
