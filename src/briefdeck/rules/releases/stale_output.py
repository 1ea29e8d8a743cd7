"""Stale output: files that differ from what the sources make."""

from __future__ import annotations

from briefdeck.located import Location
from briefdeck.problem import Problem, Rule, example
from briefdeck.project_names import FIRST_IMPORT

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
    return RULE.problem(Location(path, 1, 1), word_unclaimed(name))


def word_unclaimed(name: str) -> str:
    """Say of a file *name*, which an earlier build has left, why it is not made any more, and that it may go."""
    if name.endswith(FIRST_IMPORT):
        usual = f"{name.removesuffix(FIRST_IMPORT)}.apkg"
        return (
            f"{name}, the deck for newcomers, is left from an earlier build: nothing is retired now, so everybody "
            f"takes {usual}; delete it"
        )
    left = "is left from an earlier build, and no fact, brief or quiz makes it any more"
    return f"{name} {left}: delete it, so that nobody takes it for a new one"
