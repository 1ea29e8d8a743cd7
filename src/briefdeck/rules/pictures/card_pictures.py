"""The pictures that cards name, for the rules about them."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent

from briefdeck.model import Fact, Picture
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


def pictures_of(context: CheckContext) -> Iterator[tuple[Fact, Picture]]:
    """Yield each picture of a card with its fact, except those with an invalid file name."""
    for fact in context.bank.facts:
        for card in fact.cards:
            if card.image and "/" not in card.image.file:
                yield fact, card.image


def picture_problem(rule: Rule, fact: Fact, picture: Picture, message: str, advice: str = "") -> Problem:
    """Report a breach of *rule* where *fact* names *picture*; the *message* continues after its file name."""
    shown = f"the picture “{picture.file}” {message}"
    return rule.problem(picture.file.location, shown, fact.id, picture.file, advice)
