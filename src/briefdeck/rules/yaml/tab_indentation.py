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
_BLANKS, _BEFORE_KEY = re.compile(" *"), re.compile(" *(?:- +)*")
_TAB_SIZES = (2, 4, 8)
"""Columns that editors give a tab."""


def check_text(text: str, path: str) -> Iterator[Problem]:
    """Find the lines of *text*, the file *path*, that are indented with tabs."""
    lines = text.split("\n")
    for match in _TABBED.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        width = _intended_width(
            match[0], lines[line - 1], [*lines[max(line - 2, 0) : line - 1], *lines[line : line + 1]]
        )
        edit = Edit(Location(path, line, 1), match[0], " " * width)
        cures = [Cure(f"indent it by {width} spaces, like the line beside it", (edit,))] if width else []
        location = Location(path, line, len(match[0]))
        yield RULE.problem(location, "this line is indented with a tab: use spaces", cures=cures)


def without_tabs(text: str) -> str:
    """Return *text* with the spaces that were meant for each tab before the first word of a line, else with one."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if tabbed := _TABBED.match(line):
            width = _intended_width(tabbed[0], line, [*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2]])
            lines[index] = (" " * width or tabbed[0].replace("\t", " ")) + line[tabbed.end() :]
    return "\n".join(lines)


def _intended_width(indentation: str, own: str, lines: list[str]) -> int:
    """Find the width of *indentation*, of the line *own*, that a usual tab size and one of the *lines* beside share.

    It is 0 where that is uncertain. A key stands under the key behind a hyphen, and a hyphen under a hyphen.
    """
    width = _BLANKS if own.lstrip().startswith("- ") else _BEFORE_KEY
    found = [match for line in lines if line.strip() and (match := width.match(line))]
    beside = {match.end() for match in found if match.string[match.end()] != "\t"}
    possible = {len(indentation.expandtabs(size)) for size in _TAB_SIZES} & beside
    return possible.pop() if len(possible) == 1 else 0
