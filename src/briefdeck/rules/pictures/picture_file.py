"""Picture files: what a card names is in images/."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.problem import Problem, Rule
from briefdeck.rules.context import CheckContext
from briefdeck.rules.pictures.card_pictures import card_example, picture_problem, pictures_of

RULE = Rule(
    "P901",
    "A picture that a card names is in images/.",
    why="A card with a missing picture shows a broken frame, and Anki tells the learner, not you. Big and small "
    "letters count: what your computer finds may be missing on another.",
    bad=card_example("Routes.svg"),
    good=card_example("routes.svg"),
)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find pictures that do not exist."""
    for fact, picture in pictures_of(context):
        if picture.file not in context.images:
            advice = "names are spelled alike, capitals included"
            yield picture_problem(RULE, fact, picture, "is not in `images/`", advice)
