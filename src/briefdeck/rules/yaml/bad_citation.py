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


_MEANT = re.compile(
    r"(?:.*[/\\])?(.*?)(?:\.[a-z]{2,5})?(?:[\W_]+|\W*\b[a-z]{1,6}\W{1,2})(\d+)(?:\s*(?:[-‐-―]|to)\s*(\d+))?\W*", re.I
)
"""A path, a key with the ending of a file, a word such as “line”, and one or two numbers."""


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
    plain = "".join(str(int(char)) if char.isdecimal() else char for char in text)
    if text.strip().isdecimal() and articles:
        return f"name the article too: {articles[0]}:{plain.strip()}"
    key = slugify(plain)
    if key in articles:
        return f"say which line: {key}:7"
    meant = _MEANT.fullmatch(plain)
    key = slugify(meant[1]) if meant else ""
    if meant is None or key not in articles:
        return ""
    return f"write {key}:{meant[2]}" + (f"-{meant[3]}" if meant[3] else "")
