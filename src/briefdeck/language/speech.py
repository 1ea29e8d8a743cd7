"""Speech: whether a text lets somebody whom it names speak or write."""

from __future__ import annotations

import re

SPEECH_VERBS = frozenset(
    """
    announced argued argues asserted believed believes claimed claims declared explained foresaw insisted noted notes
    observed pledged predicted promised reckoned reported reports said says stated stressed told vowed warned warns
    writes wrote according
    """.split()
)
"""Verbs that let somebody speak or write, folded, and the “according” of “according to”."""
WRITING_VERBS = frozenset(["writes", "wrote"])
"""Those of them that let somebody write."""
WRITINGS = frozenset("article book column commentary daily editorial letter magazine newspaper paper report".split())
"""What is written, folded."""
_BEFORE = re.compile(r"\b(?P<verb>according to|[a-z]+) (?:the )?\Z")
_AFTER = re.compile(r"\A (?:also |simply )?(?P<verb>[a-z]+)\b")


def speech_verb(before: str, after: str) -> str:
    """Find the word that lets a name speak which stands between *before* and *after*: “said”; "" where none does."""
    possessive = after.startswith(("’", "'"))
    for match in (None if possessive else _BEFORE.search(before), _AFTER.search(after)):
        if match is not None and match["verb"].removesuffix(" to") in SPEECH_VERBS:
            return match["verb"]
    return ""
