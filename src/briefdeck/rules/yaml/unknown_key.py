"""Unknown key: a key that briefdeck does not know at this place."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from briefdeck.located import Location
from briefdeck.problem import Cure, Edit, Problem, Rule, example
from briefdeck.suggestions import find_nearest

RULE = Rule(
    "Y110",
    "Every key is one that briefdeck knows.",
    why="A misspelt key would be passed over, and what stands under it lost. The keys of every place are in the "
    "schema, which editors that know YAML offer as you type.",
    bad=example("""
        facts:
          - id: routes
            fact: Two of the nine ferry routes are still served.
            said_by: the company
            cites: quay:2
            cite: quay:2
            topic: strike
        """),
    good=example("""
        facts:
          - id: routes
            fact: Two of the nine ferry routes are still served.
            said_by: the company
            cite: quay:2
            topic: strike
        """),
)

_MEANT = {
    "answer": ("a",),
    "question": ("q", "question"),
    "source": ("cite",),
    "sources": ("cite",),
    "citation": ("cite",),
    "citations": ("cite",),
    "line": ("cite",),
    "statement": ("fact", "text"),
    "sentence": ("fact", "text"),
    "text": ("fact",),
    "name": ("id", "title"),
    "key": ("id",),
    "options": ("wrong",),
    "choices": ("wrong",),
    "distractors": ("wrong",),
    "accepted": ("accept",),
    "alternatives": ("accept",),
    "list": ("items",),
    "speaker": ("said_by",),
    "says": ("said_by",),
    "picture": ("image",),
    "questions": ("cards",),
    "card": ("cards",),
    "date": ("published", "as_of"),
    "by": ("author",),
    "publisher": ("outlet",),
    "headline": ("title",),
    "summary": ("bottom_line",),
}
"""What is written for a key by those who do not know it, and the keys that it may be."""
_SIMILAR = 0.5
"""How alike a known key must be to be the one that was meant, from 0 to 1."""


def find_meant(key: str, known: Sequence[str]) -> str | None:
    """Find which of the *known* keys was probably meant by *key*; None where none is near."""
    meant = next((each for each in _MEANT.get(key.lower(), ()) if each in known), None)
    return meant or find_nearest(key, known, _SIMILAR)


def report(location: Location, key: str, known: Sequence[str], present: Collection[str], fact: str) -> Problem:
    """Report a *key* that is not among the *known* ones at its place; *present* are the keys beside it."""
    bare, blank, _ = key.partition(" ")
    if blank and bare in known and bare not in present:
        cure = Cure("put it in", (Edit(location, bare, f"{bare}:"),))
        return RULE.problem(location, f"a colon is missing behind the key: `{bare}: …`", fact, bare, cures=[cure])
    near = find_meant(key, known)
    meant = f"did you mean `{near}`?"
    cures = [Cure(meant, (Edit(location, key, near),))] if near and near not in present else []
    advice = "" if cures else meant if near else f"known here: {', '.join(known)}"
    return RULE.problem(location, f"`{key}` is not a key briefdeck knows here", fact, key, advice, cures=cures)


def report_misplaced(location: Location, record: str, key: str, where: str, fact: str) -> Problem:
    """Report a *record*, as a curator calls it, that stands under *key* and belongs under the key *where*."""
    return RULE.problem(
        location, f"{record} stands under `{key}:`", fact, advice=f"move it to the others under `{where}:`"
    )
