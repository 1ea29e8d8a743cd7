"""Line ends: lines end with a line feed alone, without a carriage return."""

from __future__ import annotations

from briefdeck.located import Location
from briefdeck.problem import Cure, Edit, Problem, Rule

RULE = Rule(
    "Y107",
    "Lines end with a line feed alone.",
    why="With both kinds of line end in one project every save by another editor rewrites every line, and nobody "
    "can see any more what was changed.",
    bad="questions.yaml, with Windows line ends (CR LF)\n",
    good="questions.yaml, with Unix line ends (LF)\n",
    form="text",
)


def report(text: str, path: str) -> Problem:
    """Report lines of *text*, the file *path*, that end with CR LF."""
    ends = [Location(path, number, len(line)) for number, line in enumerate(text.split("\n"), 1) if line.endswith("\r")]
    cure = Cure("set the editor to LF (Unix) line ends", tuple(Edit(end, "\r", "") for end in ends))
    return RULE.problem(ends[0]._replace(column=1), "lines end with CR LF from here", cures=[cure])
