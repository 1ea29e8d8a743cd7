"""Sentences: where a line of an article ends one and begins the next."""

from __future__ import annotations

import re

from briefdeck.language.lexicon import ENGLISH, one_of

_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]*[^\W\d_a-z])")
_LONGEST_ABBREVIATION = 12
"""Characters before the full stop of an abbreviation that decide that it is one."""
_ABBREVIATED = re.compile(
    rf"(?:\b{one_of((*ENGLISH.titles.abbreviated, *ENGLISH.titles.abbreviations, *ENGLISH.dates.short_months))}"
    r"|\b[A-Z])\.\Z"
)

_JOINT = re.compile(rf"[;:]\s|\s[–—]\s|,?\s(?={one_of(ENGLISH.grammar.opposing)}\s)")
"""What joins two clauses of which each says something by itself."""


def split_sentences(line: str) -> list[str]:
    """Split *line* into its sentences, in order. A full stop after an abbreviation or an initial ends none."""
    found: list[str] = []
    start = 0
    for end in _END.finditer(line):
        if not _ABBREVIATED.search(line, max(start, end.start() - _LONGEST_ABBREVIATION), end.start() + 1):
            found.append(line[start : end.end()].strip())
            start = end.end()
    found.append(line[start:].strip())
    return [sentence for sentence in found if sentence]


def split_clauses(text: str) -> list[str]:
    """Split *text* into the parts that each say something by themselves: “Voss agrees, but Aske does not” has two."""
    return [clause for sentence in split_sentences(text) for clause in _JOINT.split(sentence) if clause.strip()]
