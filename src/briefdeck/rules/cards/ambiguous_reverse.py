"""Reversed questions with several right answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from briefdeck.language.needs import Need
from briefdeck.language.numbers.numbers import find_quantities
from briefdeck.language.stems import Stems, cached_tokens, core_stems
from briefdeck.language.words import STOP_WORDS, stem
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.prompt import Prompt, find_prompts_of_bank
from briefdeck.rules.context import CheckContext

RULE = Rule(
    "Q523",
    "A reversed question has one answer.",
    "warning",
    why="Much shares a year, a number or a name, so the reversed question needs words of its own (Wozniak, rule 11).",
    bad=example("""
        cards:
          - q: In which year did the first strike at Norrland Ferries begin?
            a: 2019
            reverse: What began in 2019?
        """),
    good=example("""
        cards:
          - q: In which year did the first strike at Norrland Ferries begin?
            a: 2019
            reverse: What did Norrland Ferries see for the first time in 2019?
        """),
    needs=frozenset({Need.QUESTIONS}),
)

FEWEST_OWN_WORDS = 2
"""Content words that a reversed question needs besides an answer that other facts share."""
FEWEST_OWN_WORDS_FOR_NUMBER = 3
"""The same where the answer is a number, which anything may share."""

_YES_OR_NO: tuple[Stems, ...] = (("yes",), ("no",))


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find reversed questions with few words of their own, where other facts have the same answer."""
    prompts = find_prompts_of_bank(context)
    if not any(prompt.is_reverse for prompt in prompts):
        return
    facts: dict[Stems, set[str]] = {}
    for prompt in prompts:
        if not prompt.is_reverse:
            facts.setdefault(core_stems(prompt.answer), set()).add(str(prompt.fact.id))
    for forward, reverse in pairwise(prompts):  # a reversed prompt follows the one that it reverses
        if reverse.is_reverse:
            yield from _check_reverse(forward, reverse, facts)


def _check_reverse(forward: Prompt, reverse: Prompt, facts: Mapping[Stems, set[str]]) -> Iterator[Problem]:
    answer = core_stems(forward.answer)
    sharing = len(facts.get(answer, ()))
    number = answer in _YES_OR_NO or any(
        quantity.written == forward.answer.strip() for quantity in find_quantities(forward.answer)
    )
    needed = FEWEST_OWN_WORDS_FOR_NUMBER if number else FEWEST_OWN_WORDS if sharing > 1 else 0
    if _count_own_words(reverse.question, answer) < needed:
        shares = "many things have the number" if number else f"{sharing} facts have the answer"
        message = f"{shares} “{forward.answer}”, so the reversed question has several right answers: say which is meant"
        yield RULE.problem(reverse.q.location, message, reverse.fact.id)


def _count_own_words(question: str, answer: Stems) -> int:
    """Count the content words of *question* that are not in *answer*."""
    content = (token for token in cached_tokens(question) if token not in STOP_WORDS)
    return len({stem(token) for token in content} - set(answer))
