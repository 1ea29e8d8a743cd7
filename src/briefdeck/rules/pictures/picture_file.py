"""Picture files: what a card or a brief names is in images/."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.problem import Problem, Rule
from briefdeck.rules.context import CheckContext
from briefdeck.rules.pictures.parts.named_pictures import card_example, pictures_of

RULE = Rule(
    "P901",
    "A picture that a card or a brief names is in images/.",
    why="A card with a missing picture shows a broken frame, and Anki tells the learner, not you. Big and small "
    "letters count: what your computer finds may be missing on another.",
    bad=card_example("Routes.svg"),
    good=card_example("routes.svg"),
)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find pictures that do not exist."""
    for picture in pictures_of(context):
        if picture.file not in context.images:
            advice = "names are spelled alike, capitals included"
            yield picture.problem(RULE, "is not in `images/`", advice)
