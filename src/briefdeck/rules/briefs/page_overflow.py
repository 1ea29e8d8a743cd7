"""Page overflow: text that does not fit on its paper."""

from __future__ import annotations

from briefdeck.located import Location
from briefdeck.problem import Problem, Rule

RULE = Rule(
    "B703",
    "What is printed fits on its paper.",
    "warning",
    why="A one-page brief is one page. No sentence is cut, and no type set smaller than can be read in print (7.5 "
    "points). Facts of the sections that have no room are left out, those of the least weight first (`weights:`), "
    "and the page and `build` say so; the rest is for you to shorten, and until then the page is not made. A question "
    "of a quiz whose words, answer or card have no room is left out of the paper, and named.",
    bad="A bottom line, open questions and disputes that fill more than the page\n",
    good="A bottom line of two or three sentences, a handful of questions\n",
    form="text",
)


def report_page(location: Location, page: str, points: float, excess: str, part: str) -> Problem:
    """Report that a brief is too long for its *page*; its largest part begins at *location*.

    *points* is the type size, *excess* says in words how much is too much, and *part* which part takes the most room.
    """
    message = (
        f"the brief does not fit on its {page} page at {points:g} points: it has {excess}; most room goes to {part}"
    )
    return RULE.problem(
        location, message, advice="it is too long even without all that may be left out: shorten that part"
    )


def report_wide(location: Location, words: str, page: str, points: float) -> Problem:
    """Report *words*, one word or number, that is wider than its place on a *page* in type of *points*."""
    message = f"“{words}” is wider than its place on the {page} page at {points:g} points, and would be cut"
    return RULE.problem(location, message, words=words, advice="shorten it, or write it in parts")


def report_part(location: Location, part: str, page: str, fact: str) -> Problem:
    """Report a *part* of a quiz, as a curator calls it, for which a *page* has no room."""
    advice = "nothing is cut or set too small to read: shorten it"
    return RULE.problem(location, f"{part} does not fit on {page} paper", fact, advice=advice)
