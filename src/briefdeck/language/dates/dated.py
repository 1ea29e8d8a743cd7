"""Dated parts: which words of a sentence go with which of its dates: “founded in 2011 and moved to Dublin in 2019”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefdeck.language.dates.dates import DateMention
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.sentences import split_sentences
from briefdeck.language.terms import known_terms
from briefdeck.language.words import STOP_WORDS, fold_word, stem, words

_IRREGULAR = frozenset(ENGLISH.spelling.irregular) - frozenset(
    (*ENGLISH.grammar.being, *ENGLISH.grammar.having, *ENGLISH.grammar.doing)
)
_PART = re.compile(
    rf"[,;:()–—]\s?|\b(?:and|{one_of(ENGLISH.grammar.subordinating)})\b(?!\s(?:[0-9]|{one_of(ENGLISH.dates.months)}\b))",
    re.IGNORECASE,
)


class DatedPart(NamedTuple):
    """A part of a sentence that has one date."""

    date: DateMention
    stems: frozenset[str]
    """The stems of its content words, other than names and numbers."""
    deeds: frozenset[str]
    """The stems of those that are forms of verbs in the past: “moved”."""
    lasts: bool
    """Whether it tells what has been so since then."""
    subject: frozenset[str]
    """The stems of what stands before the first of them where the part opens the sentence: it goes on in the next."""


@lru_cache(maxsize=REMEMBERED)
def dated_parts(text: str) -> tuple[DatedPart, ...]:
    """Find the parts of *text* that have one date with a year; one with nothing else goes with the part behind it."""
    return tuple(part for sentence in split_sentences(text) for part in _find(_PART.split(sentence)))


def _find(parts: list[str]) -> Iterator[DatedPart]:
    for at, part in enumerate(parts):
        dates = known_terms(part).dates
        if len(dates) == 1 and dates[0].year:
            said = _content(part, opens=at == 0)
            following = parts[at + 1] if at + 1 < len(parts) else ""
            if not said and not known_terms(following).dates:
                said = _content(following)
            deeds = [word for word in said if (word.endswith("ed") and word != "aged") or word in _IRREGULAR]
            subject = said[: said.index(deeds[0])] if deeds and at == 0 else []
            lasts = part[: dates[0].start].rstrip().endswith("since")
            told, done, about = (frozenset(map(stem, some)) for some in (said, deeds, subject))
            yield DatedPart(dates[0], told, done, lasts, about)


def _content(part: str, opens: bool = False) -> list[str]:
    """List the folded content words of *part*, which *opens* a sentence or not, without names and numbers."""
    written = words(part)
    folded = (fold_word(word) for at, word in enumerate(written) if word.islower() or (opens and at == 0))
    return [word for word in folded if word.isalpha() and (word not in STOP_WORDS or word in _IRREGULAR)]


def is_same_date(one: DateMention, other: DateMention) -> bool:
    """Tell whether two dates may be the same, as far as both say: “2019” and “May 2019” may."""
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return all(mine == theirs or not (mine and theirs) for mine, theirs in pairs)
