"""Lines that belong to a page or a letter and not to its article: how they begin, and how they read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.packs.pack import pack_of

_LONGEST = 160
"""Characters of such a line: more is a paragraph that happens to begin like one."""
_AROUND = " .:•|…»›>[]()0123456789"
"""What may stand around a word such as “Comments” when it is all of a line."""


def looks_like_furniture(line: str, language: str = "en") -> bool:
    """Tell whether *line* begins or reads like a part of the page: “Read more: …”, “Share this story”, “Comments”.

    On a page in any *language* there may be English ones too.
    """
    if len(line) > _LONGEST:
        return False
    folded = line.casefold().strip(" •|…»›>[](")
    return folded.strip(_AROUND) in _alone(language) or _openings(language).match(folded) is not None


def looks_like_ending(line: str) -> bool:
    """Tell whether *line* is one of the last of a letter to many: “Unsubscribe”."""
    return len(line) <= _LONGEST and _endings().match(line.casefold()) is not None


def list_bylines(language: str) -> tuple[str, ...]:
    """Return how a line begins that names who wrote the text, in the *language* and in English."""
    return (*ENGLISH.furniture.bylines, *_of_pack(language, "bylines"))


@cache
def _alone(language: str) -> frozenset[str]:
    return ENGLISH.furniture.alone.union(_of_pack(language, "alone"))


@cache
def _openings(language: str) -> re.Pattern[str]:
    return _beginning((*ENGLISH.furniture.openings, *_of_pack(language, "openings")))


@cache
def _endings() -> re.Pattern[str]:
    return _beginning(ENGLISH.furniture.endings)


def _beginning(listed: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"{one_of(listed)}(?!\w)")


def _of_pack(language: str, name: str) -> tuple[str, ...]:
    pack = pack_of(language) if language else None
    return pack.phrases("furniture", name) if pack else ()
