"""What a sentence says was so, or was not so, until something: “the bridge did not open until 1990”."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.clauses import LASTING, MOST, Clauses
from briefdeck.language.words import STOP_WORDS

_NOT = ENGLISH.statements.negations
_NEAR = 4
"""Words behind “barred” among which its “from” stands."""


class Until(NamedTuple):
    """What a sentence says was so, or was not so, until something."""

    done: frozenset[str]
    """The stems of the content words before the “until”, in its clause."""
    end: frozenset[str]
    """The stems of those behind it."""
    negated: str
    """The stem of the word that is negated, “not sold until”; "" where none is."""
    word: str
    """The “until”, as it is written."""


@lru_cache(maxsize=REMEMBERED)
def untils_of(read: Clauses) -> tuple[Until, ...]:
    """Find what a sentence says was so, or was not so, until something; “not before” is “not until”."""
    places = [at for at, word in enumerate(read.words) if word in LASTING or word == "before"][:MOST]
    found = ((read.words[at], _until(read, at)) for at in places)
    return tuple(each for word, each in found if word in LASTING or (each.negated and each.done))


def _until(read: Clauses, at: int) -> Until:
    first, last = read.sentence_around(at)
    end = read.clause_around(at)[1]
    told = range(end, last) if at == first else range(read.clause_around(at - 1)[0], at)
    if not told:  # “Until 1990 the bridge was open”
        end = next((place + 1 for place in range(at + 1, end) if read.words[place] not in STOP_WORDS), end)
        told = range(end, last)
    negation = max((place for place in told if _negates(read, place)), default=-1)
    negated = next(iter(read.content_behind(negation + 1)), "") if negation >= 0 else ""
    return Until(read.content_in(told), read.content_in(range(at + 1, end)), negated, read.written[at])


def _negates(read: Clauses, at: int) -> bool:
    """Tell whether the word at that place negates what follows: “not”, “failed to”."""
    word = read.words[at]
    fails = word in ENGLISH.statements.hampered and read.words[at + 1 : at + 2] == ("to",)
    bars = word in ENGLISH.clauses.barring and "from" in read.words[at + 1 : at + 1 + _NEAR]
    return fails or bars or word in _NOT or word.endswith("n't")


def are_negated_alike(says: Clauses, at: int, line: Clauses, there: int) -> bool:
    """Tell whether two words are both negated or both not; a “not … until” counts where both have it."""
    counts = bool(untils_of(says) and untils_of(line))
    return _is_negated(says, at, counts) is _is_negated(line, there, counts)


def _is_negated(read: Clauses, at: int, counts_until: bool) -> bool:
    lasts = counts_until and any(each.negated == read.stems[at] for each in untils_of(read))
    return lasts or read.is_negated(at)


def is_until_turned(mine: Until, theirs: Until) -> bool:
    """Tell whether of two sentences one says that something was so until then, and the other that it was not."""
    if bool(mine.negated) is bool(theirs.negated) or mine.end.isdisjoint(theirs.end):
        return False
    negated, done = (mine.negated, theirs.done) if mine.negated else (theirs.negated, mine.done)
    return negated in done
