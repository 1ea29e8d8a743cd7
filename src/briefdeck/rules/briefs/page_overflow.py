"""Page overflow: text that does not fit on its paper."""

from __future__ import annotations

from briefdeck.located import LocatedStr, Location
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule

RULE = Rule(
    "B703",
    "What is printed fits on its paper.",
    why="A one-page brief is one page. No sentence is cut, and no type set smaller than can be read in print (7.5 "
    "points). Facts of the sections that have no room are left out, those of the least weight first (`weights:`), "
    "and the page and `build` say so; the rest is for you to shorten. In a quiz, a question, an answer or a card "
    "that has no room is named.",
    bad="A bottom line, open questions and disputes that fill more than the page\n",
    good="A bottom line of two or three sentences, a handful of questions\n",
    form="text",
)

SHORTENED = frozenset({Role.STATEMENT, Role.QUESTION, Role.LABEL})
"""The roles of the texts of a brief that can be shortened where it does not fit."""


def report_page(title: LocatedStr, page: str, points: float, excess: str) -> Problem:
    """Report that the brief called *title* is too long for its *page*.

    *points* is the type size, and *excess* says in words how much is too much.
    """
    message = f"the brief does not fit on one {page} page at {points} points: it has {excess}"
    return RULE.problem(
        title.location, message, advice="it is too long even without its sections: shorten its longest texts"
    )


def report_text(text: LocatedStr, length: int) -> Problem:
    """Report a *text* of *length* characters that is among the longest of a brief that does not fit."""
    return RULE.problem(text.location, f"the brief does not fit; these {length} characters are among its longest")


def report_part(location: Location, part: str, page: str, fact: str) -> Problem:
    """Report a *part* of a quiz, as a curator calls it, for which a *page* has no room."""
    advice = "nothing is cut or set too small to read: shorten it"
    return RULE.problem(location, f"{part} does not fit on {page} paper", fact, advice=advice)
