"""Speech: whether a text says that somebody whom it names speaks or writes."""

from __future__ import annotations

import re

from briefdeck.language.lexicon import ENGLISH

_SPEAKING = ENGLISH.statements.speaking
_BEFORE = re.compile(r"\b(?P<verb>according to|[a-z]+) (?:the )?\Z")
_AFTER = re.compile(r"\A (?:also |simply )?(?P<verb>[a-z]+)\b")


def speech_verb(before: str, after: str) -> str:
    """Find the verb of speech between *before* and *after*, the texts around a name, such as “said”; "" for none."""
    possessive = after.startswith(("’", "'"))
    for match in (None if possessive else _BEFORE.search(before), _AFTER.search(after)):
        if match is not None and match["verb"].removesuffix(" to") in _SPEAKING:
            return match["verb"]
    return ""
