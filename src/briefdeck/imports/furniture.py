"""Lines that belong to a page or a letter and not to its article: how they begin, and how they read."""

from __future__ import annotations

import re
from functools import cache

from briefdeck.language.lexicon import ENGLISH

_LONGEST = 160
"""Characters of such a line: more is a paragraph that happens to begin like one."""


def looks_like_furniture(line: str) -> bool:
    """Tell whether *line* begins or reads like a part of the page: “Read more: …”, “Share this story”, “Comments”."""
    folded = line.casefold().strip(" .:•|…»›>[]()")
    words = ENGLISH.furniture
    return len(line) <= _LONGEST and (folded in words.alone or _openings().match(folded) is not None)


@cache
def _openings() -> re.Pattern[str]:
    longest_first = sorted(ENGLISH.furniture.openings, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
