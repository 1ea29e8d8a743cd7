"""Quantifiers: how much of a thing a sentence speaks of: few, some, half, most or all of it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import Clauses, found_once
from briefdeck.language.words import STOP_WORDS

_WORDS = ENGLISH.quantifiers
_SMALL = ENGLISH.numbers.small
_FRACTIONS = ENGLISH.numbers.fractions
_ORDINALS = ENGLISH.numbers.ordinals
_TIMES = frozenset((*ENGLISH.periods.nouns, *ENGLISH.dates.weekdays))
_NOUNS = 2
"""Content words after a quantifier of which one is taken to be its noun."""
_DIGITS = 9
_LONGEST = 5
"""Words of “three out of the five”."""
_HALF, _CLOSE = Fraction(11, 20), Fraction(1, 20)
_OF = frozenset(("of", "in", "out"))
_PERCENT = frozenset(("percent", "per"))
_EXCEPTING = frozenset(("but", "except", "save"))
_MOST = (Fraction(51, 100), Fraction(99, 100))
"""The shares that “all” may be without those who are left out."""


class Share(NamedTuple):
    """How much of a thing is meant."""

    least: Fraction
    most: Fraction
    words: str
    """The phrase that says so."""
    nouns: frozenset[str]
    """The stems of its noun, and of what may stand before it."""
    at: int
    """Where the phrase begins."""
    whole: int = 0
    """How many there are in all, of a count; 0 where that is not told."""
    left_out: int = 0
    """How many are left out of “all”; 0 for none."""


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], Fraction, Fraction]]]:
    """List the phrases by their first words, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Fraction, Fraction]]] = {}
    for quantifier in _WORDS.scale:
        for phrase in quantifier.phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, quantifier.least, quantifier.most))
    for each in found.values():
        each.sort(key=lambda entry: -len(entry[0]))
    return found


@cache
def _first_words() -> frozenset[str]:
    """Return the words of which a sentence has one if it says how much of anything; “of” and “in” make a count."""
    return frozenset((*_phrases(), *_OF))


@found_once
def shares_of(read: Clauses) -> Iterator[Share]:
    """Find how much of what a sentence speaks of."""
    if _first_words().isdisjoint(read.words):
        return
    end = 0
    counts = not _OF.isdisjoint(read.words)
    for at, word in enumerate(read.words):
        if at < end or not (word in _phrases() or (counts and (word == "a" or _count(word)))):
            continue
        found = _every_nth_at(read, at) or _phrase_at(read, at)
        found = found or ((_fraction_at(read, at) or _count_at(read, at)) if counts else None)
        if found is None:
            continue
        least, most, end = found
        left_out, behind = _left_out(read, end) if least == 1 else (0, end)
        least, most = _MOST if left_out else (least, most)
        nouns = _nouns(read, behind)
        if nouns:
            whole = max(map(_count, read.words[at:end])) if least == most else 0
            yield Share(least, most, " ".join(read.written[at:end]), nouns, at, whole, left_out)


def _every_nth_at(read: Clauses, at: int) -> tuple[Fraction, Fraction, int] | None:
    """Read “every third”, where what it counts is no stretch of time."""
    _, nth, noun = (*read.words[at : at + 3], "", "", "")[:3]
    if read.words[at] != "every" or nth not in _ORDINALS or noun in _TIMES:
        return None
    return Fraction(1, _ORDINALS[nth]), Fraction(1, _ORDINALS[nth]), at + 2


def _left_out(read: Clauses, start: int) -> tuple[int, int]:
    """Count those who are left out of the “all” that ends at *start*, 0 for none, with where its noun is looked for.

    “All but two members”, “all of the members except Harle and Marlow”.
    """
    end = min(read.sentence_around(start - 1)[1], start + _LONGEST)
    but = next((at for at in range(start, end) if read.words[at] in _EXCEPTING), -1)
    if but < 0 or but + 1 == len(read.words):
        return 0, start
    count = _count(read.words[but + 1])
    if count:
        return count, but + 2 if but == start else start
    if not read.written[but + 1][0].isupper():
        return 0, start
    joined = next((at for at in range(but + 2, len(read.words)) if not _names(read, at)), len(read.words))
    return 1 + read.words[but + 1 : joined].count("and"), start


def _names(read: Clauses, at: int) -> bool:
    """Tell whether the word at that place goes on with names: it is one, or the “and” before one."""
    following = read.written[at + 1 : at + 2]
    joins = read.words[at] == "and" and bool(following) and following[0][0].isupper()
    return joins or read.written[at][0].isupper()


class BareShare(NamedTuple):
    """A share without its noun: “few of them”, “all who came”."""

    least: Fraction
    most: Fraction
    at: int
    """Where the phrase begins."""
    end: int
    """The place behind it, and behind its pronoun."""
    is_of_told: bool
    """Whether its noun was told before."""
    words: str
    """The phrase."""


def bare_shares_of(read: Clauses) -> Iterator[BareShare]:
    """Find the shares whose noun stands elsewhere."""
    end = 0
    for at, word in enumerate(read.words):
        found = _phrase_at(read, at) if at >= end and word in _phrases() else None
        if found is None:
            continue
        least, most, end = found
        start = end + (read.words[end : end + 1] == ("of",))
        after = read.words[start : start + 1]
        of = read.words[start - 1] == "of" and not _WORDS.pronouns.isdisjoint(after)
        told = of or not _WORDS.pro_verbs.isdisjoint(after)
        if told or (start == end and not _WORDS.pointing.isdisjoint(after)):
            yield BareShare(least, most, at, start + of, told, " ".join(read.written[at:end]))


def _phrase_at(read: Clauses, at: int) -> tuple[Fraction, Fraction, int] | None:
    """Return the share that a phrase at that place says, and where it ends."""
    if at and read.words[at - 1] in _WORDS.not_after:
        return None
    for phrase, least, most in _phrases().get(read.words[at], ()):
        if read.words[at : at + len(phrase)] == phrase and not _counts_only(read, at):
            return least, most, at + len(phrase)
    return None


def _counts_only(read: Clauses, at: int) -> bool:
    """Tell whether the word at that place is an “only” before a count, which says how many and not of how many."""
    return read.words[at] == "only" and any(_count(word) for word in read.words[at + 1 : at + 2])


def _fraction_at(read: Clauses, at: int) -> tuple[Fraction, Fraction, int] | None:
    """Read “a third of”, “two thirds of” and “60 percent of”."""
    words = read.words[at : at + 4]
    if "of" not in words[2:]:
        return None
    share = Fraction(_count(words[0]))
    if words[1] in _FRACTIONS:
        share = (share or Fraction(words[0] == "a")) * _FRACTIONS[words[1]]
    elif words[1] in _PERCENT:
        share /= 100
    else:
        return None
    return (share, share, at + words.index("of") + 1) if 0 < share <= 1 else None


def _count_at(read: Clauses, at: int) -> tuple[Fraction, Fraction, int] | None:
    """Read “three of the five”, “one in three” and “one guide in three”."""
    words = read.words[at : at + _LONGEST]
    part = _count(words[0])
    joint = next((place for place in (1, 2) if words[place : place + 1] and words[place] in _OF), 0) if part else 0
    whole = next((place for place in range(joint + 1, len(words)) if _count(words[place])), 0) if joint else 0
    if not whole or part > _count(words[whole]):
        return None
    share = Fraction(part, _count(words[whole]))
    return share, share, at + (1 if joint == 2 else whole + 1)


def _count(word: str) -> int:
    return int(word[:_DIGITS]) if word.isdecimal() else _SMALL.get(word, 0)


def _nouns(read: Clauses, start: int) -> frozenset[str]:
    """Return the stems of the first content words from *start* on, if they may be a noun that is shared out."""
    nouns: list[str] = []
    for place in range(start, len(read.words)):
        word = read.words[place]
        if read.clause[place] != read.clause[start - 1] or word in _WORDS.not_before:
            break
        if word[0].isdigit() and (nouns or place == start):
            break  # “every one of the 340 wells” counts wells, and “all 340 wells” says how many there are
        if not nouns and (word in _WORDS.between or _count(word)):
            continue
        if word in STOP_WORDS or len(nouns) == _NOUNS:
            break
        nouns.append(read.stems[place])
    return frozenset(nouns)


def is_rest(mine: Share, theirs: Share) -> bool:
    """Tell whether the two may be all there is together: one of three, and two of three, or “most”."""
    rest = 1 - theirs.least if theirs.least == theirs.most else 0
    return bool(rest) and not mine.nouns.isdisjoint(theirs.nouns) and mine.least <= rest <= mine.most


def are_together_all(mine: Share, theirs: Share) -> bool:
    """Tell whether the two may be all there is together, of which one tells by a “not”: “few did”, “most did not”."""
    if max(mine.least, theirs.least) < Fraction(1, 2):
        return False
    return not mine.nouns.isdisjoint(theirs.nouns) and mine.least <= 1 - theirs.least and mine.most >= 1 - theirs.most


def says_more(mine: Share, theirs: Share) -> bool:
    """Tell whether *mine* cannot be said where only *theirs* is known: “most” of what a line calls “some”.

    What is true of all is true of some and of most; few and some are not told apart.
    """
    if mine.nouns.isdisjoint(theirs.nouns):
        return False
    if mine.left_out and theirs.whole:
        return mine.left_out != theirs.whole * (1 - theirs.least)
    if theirs.least == 1:
        return mine.most <= _HALF
    return mine.least > theirs.least + _CLOSE or mine.most + _CLOSE < theirs.least
