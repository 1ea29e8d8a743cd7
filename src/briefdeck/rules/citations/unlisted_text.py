"""Unlisted text: a file in articles/ that is no article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from briefdeck.located import Location
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext

RULE = Rule(
    "C112",
    "Every text in articles/ is an article.",
    "warning",
    why="A text without an entry under `articles:` is not indexed, so no fact can cite it, and nothing else says so. "
    "What lies there for another purpose goes into another folder.",
    bad="articles/pier.txt is there, and no article names it\n",
    good=example("""
        articles:
          pier:
            file: pier.txt
            title: Talks on the pier

        as `briefdeck import articles/pier.txt` writes it
        """),
    form="text",
)
_PLAIN = ".txt"


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find files in the folder of articles that no article names; where a text is missing, C111 says what to do."""
    for path in context.unlisted_texts:
        name = PurePath(path).name
        kind = "this text has" if path.lower().endswith(_PLAIN) else "this file is no plain text, and has"
        message = f"{kind} no entry under `articles:`, so nothing can cite it"
        yield RULE.problem(
            Location(path, 1, 1), message, words=name, advice=f"`briefdeck import {path}` makes it an article"
        )
