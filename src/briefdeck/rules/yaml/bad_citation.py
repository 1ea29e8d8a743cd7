"""Bad citation: a citation that does not name an article and its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefdeck.located import Location
from briefdeck.problem import Problem, Rule, example
from briefdeck.slugs import slugify

RULE = Rule(
    "Y116",
    "A citation is written key:line or key:first-last.",
    why="The key of the article and the number of the line are what is looked up; lines are counted as your "
    "editor counts them, the first is 1.",
    bad=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands.
            cite: harbour, line 6
            topic: strike
        """),
    good=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands.
            cite: harbour:6
            topic: strike
        """),
)

_LINES = re.compile(r"(?<![0-9])([0-9]{1,9})(?:\s?(?:[-‐-―]|to)\s?([0-9]{1,9}))?\W{0,3}$")
"""The line or lines at the end of what was meant as a citation."""
_JOINTS = re.compile(r"\s?(?:[,;&+]|\band\b)\s?")
"""What stands between lines of one article: "harbour:7, 9"."""
_ENDING = re.compile(r"\.[a-z]{2,5}\b")
"""How the name of a file ends."""


def report(location: Location, text: str, message: str, fact: str, articles: Sequence[str] = ()) -> Problem:
    """Report the citation *text*, which cannot be read; *message* says why, and *articles* are those there are."""
    return RULE.problem(location, message, fact, text, _advise(text, articles))


def report_parts(location: Location, article: str, line: str, fact: str) -> Problem:
    """Report a citation whose *article* and *line* stand in braces."""
    return RULE.problem(location, "a citation is one text, without braces", fact, advice=f"write {article}:{line}")


def _advise(text: str, articles: Sequence[str]) -> str:
    """Say what was probably meant by *text*; "" where that is not plain."""
    if "," in text and text.count(":") > 1:
        return f"several are a list: [{text.strip('()')}]"
    first, *others = _JOINTS.split(text)
    if ":" in first and others and all(other[:1].isdecimal() for other in others):
        key = first.partition(":")[0]
        parts = (
            _advise(part, articles).removeprefix("write ") for part in (first, *(f"{key}:{each}" for each in others))
        )
        return f"several are a list: [{', '.join(parts)}]"
    plain = "".join(str(int(char)) if char.isdecimal() else char for char in text.replace("\\", "/").rpartition("/")[2])
    lines = _LINES.search(plain)
    key = _find_key(plain[: lines.start()] if lines else plain, articles)
    if lines is None:
        return f"say which line: {key}:7" if key else ""
    if not key:
        return f"name the article too: {articles[0]}:{lines[1]}" if articles and lines.start() == 0 else ""
    return f"write {key}:{lines[1]}" + (f"-{lines[2]}" if lines[2] else "")


def _find_key(text: str, articles: Sequence[str]) -> str:
    """Find the key of *articles* that *text* is, perhaps as the name of a file or with a word behind it; else ""."""
    words = slugify(_ENDING.sub("", text)).split("-")
    return next((key for end in (len(words), len(words) - 1) if (key := "-".join(words[:end])) in articles), "")
