"""Rules P901–P903: whether the pictures of cards are there, can be shown, and keep to themselves."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.check.each import Check, EachFact
from briefdeck.model import Fact, Picture
from briefdeck.pictures import LARGEST, drawing_fault, picture_kind
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.old_docs import RULES


@EachFact
def pictures_can_be_shown(case: CheckContext, fact: Fact) -> Iterator[Problem]:
    """A picture is in images/, of a kind that Anki shows everywhere, and neither runs nor fetches anything."""
    for card in fact.cards:
        if card.image and "/" not in card.image.file:
            yield from _faults(case, fact, card.image)


def _faults(case: CheckContext, fact: Fact, picture: Picture) -> Iterator[Problem]:
    data = case.images.get(picture.file)
    if data is None:
        yield _problem(fact, picture, "P901", "is not in `images/`", "names are spelled alike, capitals included")
    elif len(data) > LARGEST:
        yield _problem(fact, picture, "P902", f"has more than {LARGEST // 10**6} MB", "scale it down")
    elif not (kind := picture_kind(data)):
        yield _problem(fact, picture, "P902", "is no PNG, JPEG, GIF, WebP or SVG", "save it anew as one of these")
    elif kind == "svg" and (found := drawing_fault(data)):
        yield _problem(fact, picture, "P903", found)


def _problem(fact: Fact, picture: Picture, code: str, message: str, hint: str = "") -> Problem:
    return RULES[code].problem(
        picture.file.location, f"the picture “{picture.file}” {message}", fact.id, picture.file, hint
    )


CHECKS: tuple[Check, ...] = (pictures_can_be_shown,)
