"""Deletions that can be read elsewhere on their card."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.stems import contains_stems, core_stems, is_distinctive, stems_of
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.deletion import find_deletions
from briefdeck.rules.cards.parts.prompt import find_heading
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q518",
    "What is seen with a deletion does not give it away.",
    "warning",
    why="A deletion that can be read elsewhere on the card is not recalled (Matuschak, effortful prompts).",
    bad=example("""
        cards:
          - cloze: The company offered a {{c1::raise}}, and the crews refused the raise.
        """),
    good=example("""
        cards:
          - cloze: The company offered a {{c1::raise}}, and the crews refused.
        """),
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find deletions that occur in the rest of their sentence, or in the heading of their card."""
    for deletion in find_deletions(fact):
        for hidden in dict.fromkeys(deletion.hidden):
            wanted = core_stems(hidden)
            if not is_distinctive(wanted):
                continue
            if any(contains_stems(stems_of(text), wanted) for text in deletion.around):
                message = f"“{hidden}” can be read elsewhere in the sentence: say it there in other words"
                yield RULE.problem(deletion.text.location, message, fact.fact.id, hidden)
            elif heading := find_heading(fact, wanted):
                message = f"“{hidden}” can be read above the sentence, in {heading}: delete something else"
                yield RULE.problem(deletion.text.location, message, fact.fact.id, hidden)
