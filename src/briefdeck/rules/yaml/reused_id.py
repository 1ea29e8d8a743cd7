"""Reused id: an id that two things have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefdeck.located import LocatedStr, Location
from briefdeck.problem import Problem, Rule, example

RULE = Rule(
    "Y114",
    "An id stands for one thing only.",
    why="A learner’s progress hangs on the id. Two facts under one id would be one note in Anki, and one of them "
    "would be lost.",
    bad=example("""
        facts:
          - id: ferries
            fact: The strike stranded passengers on four islands.
            cite: harbour:6
            topic: strike
          - id: ferries
            fact: Norrland Ferries has nine routes.
            cite: quay:2
            topic: strike
        """),
    good=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands.
            cite: harbour:6
            topic: strike
          - id: routes
            fact: Norrland Ferries has nine routes.
            cite: quay:2
            topic: strike
        """),
)


def check_ids(kind: str, ids: Iterable[LocatedStr], fact: str = "") -> Iterator[Problem]:
    """Find each of *ids* that repeats an earlier one; they belong to things of a *kind* such as "card"."""
    first: dict[str, LocatedStr] = {}
    for id_ in ids:
        known = first.setdefault(id_, id_)
        if known is not id_:
            where = f"line {known.line}" + (f" of {known.path}" if known.path != id_.path else "")
            message = f"the {kind} id “{id_}” is taken, on {where}: ids are never reused"
            yield RULE.problem(id_.location, message, fact, id_)


def check_files(files: Mapping[LocatedStr, LocatedStr]) -> Iterator[Problem]:
    """Find the articles whose file, of *files* by their keys, another before them has."""
    first: dict[str, LocatedStr] = {}
    for key, file in files.items():
        if (known := first.setdefault(file, key)) is not key:
            message = f"{file} is the text of “{known}” already: each article has a file of its own"
            yield RULE.problem(file.location, message, words=file)


def is_of_fact(problem: Problem) -> bool:
    """Tell whether *problem* is that two facts have one id."""
    return problem.rule is RULE and problem.message.startswith("the fact id")


def report_page(path: str, name: str, other: str, output: str) -> Problem:
    """Report the brief *path* whose page would have the same *output* file as the *other* thing, called *name*."""
    message = f"there is a {other} called “{name}” too: both would be {output}"
    return RULE.problem(Location(path, 1, 1), message)
