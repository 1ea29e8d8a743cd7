"""One question with two different answers."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.needs import Need
from briefdeck.language.same_answer import is_same_answer
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.prompt import are_disputed, find_same_questions, word_place
from briefdeck.rules.context import CheckContext

RULE = Rule(
    "Q515",
    "A question has one answer, unless its facts are in dispute.",
    "warning",
    why="Whichever answer comes to mind, one of the two cards is failed (Matuschak, consistent prompts).",
    bad=example("""
        cards:
          - q: Who spoke for the ferry crews?
            a: Tove Brandt
          - id: court
            q: Who spoke for the ferry crews?
            a: Mara Lind
        """),
    good=example("""
        cards:
          - q: Who spoke for the ferry crews on the quay?
            a: Tove Brandt
          - id: court
            q: Who spoke for the ferry crews in court?
            a: Mara Lind
        """),
    wants=frozenset({Need.NUMBERS}),
)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find cards that answer the question of an earlier card differently.

    Nothing is reported where the earlier fact ignores this rule.
    """
    for earlier, later in find_same_questions(context):
        if not later.a or not earlier.a or is_same_answer(later.answer, earlier.answer, context.language):
            continue
        if RULE.code not in earlier.fact.ignore and not are_disputed(context, earlier, later):
            message = (
                f"the same question has another answer in “{earlier.fact.id}”: add what tells them apart, or list a "
                "dispute"
            )
            yield RULE.problem(later.q.location, message, later.fact.id, advice=word_place(earlier))
