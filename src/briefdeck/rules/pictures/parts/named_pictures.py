"""The pictures that cards and briefs name, for the rules about them."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent
from typing import NamedTuple

from briefdeck.located import LocatedStr
from briefdeck.problem import Problem, Rule
from briefdeck.rules.context import CheckContext

_EXAMPLE = """
    facts:
      - id: islands
        fact: The strike stranded passengers on four islands.
        cite: harbour:6
        topic: strike
        cards:
          - q: On how many islands did the strike of March 2031 strand passengers?
            a: Four
            image: {{file: {file}, alt: A map of the routes, credit: Drawn for this deck}}
    """


def card_example(file: str) -> str:
    """Return a card with the picture *file*, as an example for a rule."""
    return dedent(_EXAMPLE.format(file=file)).strip("\n") + "\n"


class NamedPicture(NamedTuple):
    """A picture where a card or a brief names it."""

    file: LocatedStr
    fact: str
    """The id of the fact whose card names it; "" where a brief does."""

    def problem(self, rule: Rule, message: str, advice: str = "") -> Problem:
        """Report a breach of *rule*; the *message* continues after the name of the file."""
        return rule.problem(self.file.location, f"the picture “{self.file}” {message}", self.fact, self.file, advice)


def pictures_of(context: CheckContext) -> Iterator[NamedPicture]:
    """Yield each picture of a card or a brief, except those with an invalid file name."""
    named = [
        NamedPicture(card.image.file, str(fact.id)) for fact in context.bank.facts for card in fact.cards if card.image
    ]
    yield from (each for each in (*named, *logos_of(context)) if "/" not in each.file)


def logos_of(context: CheckContext) -> Iterator[NamedPicture]:
    """Yield the logo of each brief that has one."""
    for brief in context.briefs.values():
        if brief.logo:
            yield NamedPicture(brief.logo.file, "")
