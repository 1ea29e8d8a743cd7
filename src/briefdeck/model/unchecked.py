"""What a check did not look at: missing texts, rules that did not run, terms that were given by hand."""

from __future__ import annotations

from typing import NamedTuple


class RulesNotRun(NamedTuple):
    """Rules that one thing kept from running: missing texts, or a language that they do not know."""

    language: str
    """The BCP 47 tag of the language that they do not know; "" where texts are missing."""
    codes: tuple[str, ...]
    """The codes of the rules that did not run."""
    in_part: tuple[str, ...]
    """The codes of the rules that checked less."""
    facts: int
    """How many facts this concerns."""


class Unchecked(NamedTuple):
    """What a check did not look at."""

    missing_texts: tuple[str, ...] = ()
    """The keys of the articles whose texts were not there."""
    rules: tuple[RulesNotRun, ...] = ()
    """The rules that did not run, by what kept them from it."""
    given: int = 0
    """How many terms of facts were given by hand."""
