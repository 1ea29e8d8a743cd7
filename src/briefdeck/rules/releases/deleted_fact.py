"""Deleted fact: a released fact that the bank no longer has."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from briefdeck.located import Location
from briefdeck.model import UNREAD
from briefdeck.problem import Cure, Edit, Problem, Rule, example
from briefdeck.rules.context import CheckContext

RULE = Rule(
    "L801",
    "A released fact is retired, not deleted.",
    why="Learners have its cards, and Anki takes none away: they would go on learning what you no longer hold. "
    "Retired, the card tells them so, and why. A fact that gets another id is deleted in the same way.",
    bad=example("""
        -  - id: cost
        -    fact: A day of strike was said to cost about **$2.4 million**.
        -    cite: harbour:12
        -    topic: money
        -    as_of: 2031-03-04
        -    cards:
        -      - q: What did a day of the 2031 ferry strike cost the company?
        -        a: About $2.4 million
        """),
    good=example("""
           - id: cost
             fact: A day of strike was said to cost about **$2.4 million**.
             cite: harbour:12
             topic: money
             as_of: 2031-03-04
             cards:
               - q: What did a day of the 2031 ferry strike cost the company?
                 a: About $2.4 million
        +    retired: {since: 2031-04-01, because: The company has corrected the figure.}
        """),
    form="diff",
)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find facts of the ledger that the bank does not have; none where nothing of the bank could be read."""
    if context.bank is UNREAD:
        return
    released = dict.fromkeys(key.partition("/")[0] for key in context.ledger.notes)
    new = [id_ for id_ in context.facts if id_ not in released]
    for lost in (id_ for id_ in released if id_ not in context.facts):
        location, cures = Location(context.bank.title.path, 1, 1), list[Cure]()
        for renamed in get_close_matches(lost, new, 1):
            location = context.facts[renamed].id.location
            label = f"if “{renamed}” is its new name, give it back the old one: learners keep it by its id"
            cures = [Cure(label, (Edit(location, renamed, lost),))]
        message = f"the fact “{lost}” was released and is gone: put it back with `retired: {{since: …, because: …}}`"
        yield RULE.problem(location, message, lost, cures=cures)
