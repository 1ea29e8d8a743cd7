"""Tab indentation: a tab before the first word of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.located import Location
from briefdeck.problem import Cure, Edit, Problem, Rule, example

RULE = Rule(
    "Y108",
    "Indentation is made of spaces, not tabs.",
    why="YAML forbids tabs there: how wide one is depends on the editor, and so would the meaning.",
    bad=example("""
        facts:
          - id: routes
           \tfact: Two of the nine ferry routes are still served.
            said_by: the company
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

_TABBED = re.compile(r"^ *\t[\t ]*(?=\S)", re.MULTILINE)
_TAB_SIZES = (2, 4, 8)
"""Columns that editors give a tab."""


def check_text(text: str, path: str) -> Iterator[Problem]:
    """Find the lines of *text*, the file *path*, that are indented with tabs."""
    lines = text.split("\n")
    for match in _TABBED.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        width = _intended_width(match[0], lines[max(line - 2, 0) : line + 1])
        edit = Edit(Location(path, line, 1), match[0], " " * width)
        cures = [Cure(f"indent it by {width} spaces, like the line beside it", (edit,))] if width else []
        location = Location(path, line, len(match[0]))
        yield RULE.problem(location, "this line is indented with a tab: use spaces", cures=cures)


def without_tabs(text: str) -> str:
    """Return *text* with the spaces that were meant for each tab before the first word of a line, else with one."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if tabbed := _TABBED.match(line):
            width = _intended_width(tabbed[0], lines[max(index - 1, 0) : index + 2])
            lines[index] = (" " * width or tabbed[0].replace("\t", " ")) + line[tabbed.end() :]
    return "\n".join(lines)


def _intended_width(indentation: str, lines: list[str]) -> int:
    """Find the width of *indentation* that a usual tab size and a line beside it agree on; 0 where it is uncertain."""
    beside = {
        len(line) - len(line.lstrip(" ")) for line in lines if line.strip() and not line.lstrip(" ").startswith("\t")
    }
    possible = {len(indentation.expandtabs(size)) for size in _TAB_SIZES} & beside
    return possible.pop() if len(possible) == 1 else 0
