"""Bad slug: an id or key that is not a slug."""

from __future__ import annotations

from briefdeck.located import Location
from briefdeck.problem import Cure, Edit, Problem, Rule, example
from briefdeck.slugs import slugify

RULE = Rule(
    "Y113",
    "An id or key is a lower-case slug.",
    why="Ids go into citations, file names and the notes of learners, where capitals, blanks and accents are "
    "written differently from one program to the next.",
    bad=example("""
        facts:
          - id: Ferry Routes
            fact: Two of the nine ferry routes are still served.
            said_by: the company
            cite: quay:2
            topic: strike
        """),
    good=example("""
        facts:
          - id: ferry-routes
            fact: Two of the nine ferry routes are still served.
            said_by: the company
            cite: quay:2
            topic: strike
        """),
)


def report(location: Location, message: str, written: str, fact: str) -> Problem:
    """Report that the id or key *written* at *location* is not a slug; *message* says why."""
    near = slugify(written)
    cures = [Cure(f"write {near}", (Edit(location, written, near),))] if near else []
    return RULE.problem(location, message, fact, written, cures=cures)
