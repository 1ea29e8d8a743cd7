"""A superlative that a text gives without bounds, “the worst ever”, and the lines up to a time: “since 1953”."""

from __future__ import annotations

import re

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.sentences.clauses import clauses_of
from briefdeck.language.sentences.comparisons import is_topmost, says_nobody_more
from briefdeck.language.sentences.splitting import split_clauses
from briefdeck.language.words import STOP_WORDS
from briefdeck.rules.fact_context import Claim

_EVER = re.compile(rf"(?i)\b{one_of(ENGLISH.sureness.boundless)}\b")
_SPANS = "|".join((*ENGLISH.periods.nouns, "decade", "century"))
_BOUNDED = re.compile(
    rf"(?i)\b(?:since|for|in|after) (?:the )?(?:[a-z0-9-]+ ){{0,2}}?(?:[12][0-9]{{3}}|(?:{_SPANS})s?|centuries)\b"
)
"""“Since 1953”, “in thirty years”."""
_FEWEST = 2
"""Words besides the superlative that a line shares with what is told without bounds."""


def find_boundless(claim: Claim) -> tuple[str, str] | None:
    """Find the words that give a superlative without bounds, and those that bound it on all lines that tell it."""
    for part in split_clauses(claim.plain) if _EVER.search(claim.plain) else ():
        ever, says = _EVER.search(part), clauses_of(part)
        if ever is None or says.negations or not is_topmost(says):
            continue
        if any(_EVER.search(line) for _, line in claim.cited.written_lines):
            return None
        there = [_bounds(line, frozenset(says.content)) for line in _lines(claim)]
        told = [each for each in there if each is not None]
        if told and all(told):
            return ever[0], told[0]
    return None


def _lines(claim: Claim) -> list[str]:
    facts = claim.fact.drawn_from or (claim.fact,)
    stated = [fact.plain for fact in facts] if claim.fact.drawn_from else []
    return [
        part for text in (*(line for _, line in claim.cited.written_lines), *stated) for part in split_clauses(text)
    ]


def _bounds(line: str, said: frozenset[str]) -> str | None:
    """Return the words by which *line* bounds its superlative, "" where none do; None where it tells no such thing."""
    read = clauses_of(line)
    top = is_topmost(read) or any(says_nobody_more(read, each) for each in read.negations)
    if not top or len(read.content.keys() & said - STOP_WORDS) < _FEWEST:
        return None
    found = _BOUNDED.search(line)
    return found[0] if found else ""
