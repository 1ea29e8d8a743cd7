"""Speech: whether a text lets somebody whom it names speak or write."""

from __future__ import annotations

import re

from briefdeck.language.lexicon import ENGLISH

_SPEAKING = ENGLISH.statements.speaking
_BEFORE = re.compile(r"\b(?P<verb>according to|[a-z]+) (?:the )?\Z")
_AFTER = re.compile(r"\A (?:also |simply )?(?P<verb>[a-z]+)\b")


def speech_verb(before: str, after: str) -> str:
    """Find the word that lets a name speak which stands between *before* and *after*: “said”; "" where none does."""
    possessive = after.startswith(("’", "'"))
    for match in (None if possessive else _BEFORE.search(before), _AFTER.search(after)):
        if match is not None and match["verb"].removesuffix(" to") in _SPEAKING:
            return match["verb"]
    return ""
