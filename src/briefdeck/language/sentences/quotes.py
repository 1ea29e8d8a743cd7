"""What a text quotes: the stretches between quotation marks, of any language."""

from __future__ import annotations

import re

_QUOTED = re.compile(
    r"“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|»([^«»]+)«|‹([^‹›]+)›|›([^‹›]+)‹|‚([^‚‘]+)‘|「([^「」]+)」|『([^『』]+)』"
    r'|(?<!\S)”([^“„”]+)”|(?<!\w)"([^"]+)"(?!\w)'
)
"""A quotation between the marks of any language; a single mark that may be an apostrophe is none."""
_MARK = re.compile('[“„”«»‹›‚「『"]')
_GAP = re.compile(r"…|\.\.\.|\[[^\[\]]*\]|\([^()]*\)")


def find_quotes(text: str) -> list[str]:
    """Return the quoted stretches of *text* in order, without their marks. Apostrophes quote nothing."""
    if not _MARK.search(text):
        return []
    return [next(filter(None, groups)) for groups in _QUOTED.findall(text)]


def unquoted(text: str, stand_in: str = "…") -> str:
    """Return *text* with *stand_in* in place of each quoted stretch and its marks."""
    return _QUOTED.sub(stand_in, text) if _MARK.search(text) else text


def split_quote(quote: str) -> list[str]:
    """Split *quote* at its omissions and insertions into the stretches that must be found word for word.

    "we … value [them]" → "we ", " value ".
    """
    return [segment for segment in _GAP.split(quote) if segment.strip()]
