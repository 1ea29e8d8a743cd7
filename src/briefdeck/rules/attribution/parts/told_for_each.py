"""A number that a line gives for a whole, told for each day, kilometre or head: “96 million per kilometre”."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.words import has_digits_of_year
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_WORDS = ENGLISH.periods
_EACH = _WORDS.each
_PREPOSITIONS = frozenset(
    (*ENGLISH.grammar.prepositions, *_WORDS.during, "half", "once", "twice", "than", "about", "least")
)
_BEHIND = 5
"""Words from a number to the “a day” that belongs to it."""


def find_told_for_each(derived: Derivation) -> tuple[str, str] | None:
    """Find a number that a statement tells of each of something, “a day”, and its lines of none; with that word.

    A line that tells of anything that is paid or counted by the day, such as a wage, tells that for itself.
    """
    says = derived.clauses
    for at, unit in _rates(says) if not derived.asks else ():
        number = says.words[at]
        lines = [line for line in derived.cited_clauses if number in line.words]
        if lines and not any(_has_rate(line, number) or _shares_rate(line, number, says.words[unit]) for line in lines):
            return " ".join(says.written[at : unit + 1]), says.written[unit]
    return None


def _rates(read: Clauses) -> Iterator[tuple[int, int]]:
    """Find the numbers that are told of each of something, with the place of the word that says of what."""
    for at, word in enumerate(read.words):
        if not word[0].isdigit() or word == "1" or has_digits_of_year(word):
            continue
        end = min(read.clause_around(at)[1], at + 1 + _BEHIND)
        for place in range(at + 1, end):
            if read.words[place][0].isdigit():
                break
            if _is_each(read, place):
                yield at, place
                break


def _is_each(read: Clauses, at: int) -> bool:
    """Tell whether the word at that place says of what something is told each: “a day”, “per head”, “apiece”."""
    word, before = read.words[at], read.words[at - 1]
    if word in _WORDS.apiece:
        return at + 1 == read.clause_around(at)[1]  # not “for each ton”
    if before not in _EACH or (word == "second" and before != "per") or _is_speed(read, at):
        return False  # “a second pact”, “60 kilometres per hour” for “60 km/h”
    unit = word in _WORDS.nouns or word in _WORDS.by_each
    behind = read.words[at + 1 : at + 2]
    dated = bool(behind) and behind[0] in _WORDS.dating
    apart = read.words[at - 2] in _PREPOSITIONS and before != "per"
    return unit and not (dated or apart)


def _is_speed(read: Clauses, at: int) -> bool:
    """Tell whether “per hour” at that place tells how fast something is."""
    return read.words[at] in ("hour", "second") and read.words[at - 2] in _WORDS.by_distance


def _shares_rate(line: Clauses, number: str, unit: str) -> bool:
    """Tell whether *number* ends a clause behind a rate by *unit*: “2,000 passengers a day, but in winter only 300”."""
    rates = [place for _, place in _rates(line) if line.words[place] == unit]
    ends = [at for at, word in enumerate(line.words) if word == number and line.clause_around(at)[1] == at + 1]
    return any(rate < at for rate in rates for at in ends)


def _has_rate(line: Clauses, number: str) -> bool:
    """Tell whether a line may tell *number* of each of something: beside it stands “a day”, “daily” or “per”."""
    for at in [at for at, word in enumerate(line.words) if word == number]:
        first, end = line.clause_around(at)
        for place in range(max(first, 1), end):
            word = line.words[place]
            if word in _WORDS.adjectives or word in _WORDS.by_rate or (place != at and _is_each(line, place)):
                return True
            if word in ("per", "each", "every"):
                return True
    return False
