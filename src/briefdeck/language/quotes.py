"""What a text quotes: the stretches between double quotation marks."""

from __future__ import annotations

import re

_QUOTED = re.compile(r'“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|(?<!\w)"([^"]+)"(?!\w)')
_MARK = re.compile('[“„«"]')
_GAP = re.compile(r"…|\.\.\.|\[[^\[\]]*\]|\([^()]*\)")


def quotes(text: str) -> list[str]:
    """The quoted stretches of *text* in order, without their marks. Apostrophes quote nothing."""
    if not _MARK.search(text):
        return []
    return [next(filter(None, groups)) for groups in _QUOTED.findall(text)]


def unquoted(text: str, stand_in: str = "…") -> str:
    """*text* with a *stand_in* for each quoted stretch and its marks: that is in another's words."""
    return _QUOTED.sub(stand_in, text) if _MARK.search(text) else text


def segments(quote: str) -> list[str]:
    """The stretches of *quote* that must stand word for word: cut where it leaves something out or puts something in.

    "we … value [them]" → "we ", " value ".
    """
    return [segment for segment in _GAP.split(quote) if segment.strip()]
