"""Stale output: files that differ from what the sources make."""

from __future__ import annotations

from briefdeck.located import Location
from briefdeck.problem import Problem, Rule, example

RULE = Rule(
    "L805",
    "The ledger and output/ are what the sources make.",
    why="Learners and readers take the deck and the page from output/. Where these are older than the facts, a "
    "correction has not reached anybody.",
    effect="Only `build --locked` looks for it, and it fails while it is broken.",
    bad="questions.yaml committed after a correction, output/ as it was\n",
    good=example("""
        $ briefdeck build

        and questions.yaml, deck.lock and output/ committed together
        """),
    form="text",
)

_BUILD = "run `briefdeck build` and commit what it writes"


def report_missing(path: str, name: str) -> Problem:
    """Report a missing file *name*, of output/ or the ledger, at *path*."""
    return RULE.problem(Location(path, 1, 1), f"{name} is missing: {_BUILD}")


def report_changed(path: str, name: str) -> Problem:
    """Report a file whose content differs from what the sources make."""
    return RULE.problem(Location(path, 1, 1), f"{name} is not what the sources make: {_BUILD}")


def report_unclaimed(path: str, name: str) -> Problem:
    """Report a file that no source makes."""
    return RULE.problem(Location(path, 1, 1), f"{name} is made by nothing any more: delete it")
