"""Cards that are in the bank twice."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.needs import Need
from briefdeck.language.same_answer import is_same_answer
from briefdeck.model import Fact
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.deletion import ClozeText, find_cloze_texts
from briefdeck.rules.cards.parts.prompt import find_same_questions, fold_question, word_place
from briefdeck.rules.context import CheckContext
from briefdeck.rules.fact_context import select_held

RULE = Rule(
    "Q514",
    "No card is there twice.",
    "warning",
    why="It is studied twice for nothing, and Anki marks it as a duplicate (Anki manual, duplicate check).",
    bad=example("""
        cards:
          - q: Who leads the ferry crews’ union?
            a: Tove Brandt
          - id: again
            q: Who leads the ferry crews’ union?
            a: Tove Brandt
        """),
    good=example("""
        cards:
          - q: Who leads the ferry crews’ union?
            a: Tove Brandt
          - id: work
            q: What work did Tove Brandt do before the strike?
            a: She was a pilot
        """),
    wants=frozenset({Need.NUMBERS}),
)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find cards that repeat the question and answer, or the cloze text, of an earlier card.

    Nothing is reported where the earlier fact ignores this rule.
    """
    for earlier, later in find_same_questions(context):
        same = not later.a or not earlier.a or is_same_answer(later.answer, earlier.answer, context.language)
        if same and RULE.code not in earlier.fact.ignore:
            message = f"a card of “{earlier.fact.id}” asks the same: keep one of the two"
            yield RULE.problem(later.q.location, message, later.fact.id, advice=word_place(earlier))
    yield from _check_cloze_texts(context)


def _check_cloze_texts(context: CheckContext) -> Iterator[Problem]:
    first: dict[str, tuple[Fact, ClozeText]] = {}
    for fact in select_held(context):
        for cloze in find_cloze_texts(fact):
            owner, earlier = first.setdefault(fold_question(cloze.text), (fact.fact, cloze))
            if earlier is not cloze and RULE.code not in owner.ignore:
                message = f"a card of “{owner.id}” has the same cloze text: keep one of the two"
                advice = f"the other is of {owner.id}, line {earlier.text.location.line}"
                yield RULE.problem(cloze.text.location, message, fact.fact.id, advice=advice)
