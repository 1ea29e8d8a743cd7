"""Damaged ledger: a file that briefdeck did not write, or that is missing."""

from __future__ import annotations

from briefdeck.located import Location
from briefdeck.problem import Problem, Rule, example

RULE = Rule(
    "L804",
    "The ledger is one that briefdeck wrote.",
    why="`deck.lock` remembers when each note last changed. Anki imports a note only when it is newer than the "
    "learner’s: a wrong time there keeps corrections from everybody, or overwrites their own edits each time.",
    bad=example("""
        deck.lock, after a merge of two branches that both were built:

        <<<<<<< HEAD
          "cost": {"changed": 1767225600, …},
        =======
          "cost": {"changed": 1767312000, …},
        >>>>>>> correction
        """),
    good=example("""
          "cost": {"changed": 1767312000, …},

        the later one, and then

        $ briefdeck build
        """),
    form="text",
)


def report(location: Location, fault: str) -> Problem:
    """Report a ledger with a *fault*, such as "is not JSON here", at *location*."""
    advice = (
        "bring back the last good one (`git checkout`, or a backup); never start afresh, or learners keep old cards"
    )
    return RULE.problem(location, f"the ledger {fault}", advice=advice)


def report_missing(path: str, ledger: str, deck: str, output: str) -> Problem:
    """Report that the *ledger* is missing at *path*, though the *deck*, a file in the folder *output*, was released."""
    message = f"{ledger} is gone, though {deck} was released: every card would count as changed"
    advice = f"take {ledger} back from version control; or delete {output}/ to begin anew"
    return RULE.problem(Location(path, 1, 1), message, advice=advice)
