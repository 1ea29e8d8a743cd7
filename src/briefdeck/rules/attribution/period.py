"""A number holds for the stretch of time for which its line gives it: a quarter's figure is not the year's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.needs import Need
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.words import STOP_WORDS, fold_word, words
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.parts.source_sentences import Derivation, find_derivations
from briefdeck.rules.attribution.parts.told_for_each import find_told_for_each
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "A312",
    "A number holds for the day, quarter or year for which its line gives it.",
    "warning",
    why="The figure is right, and yet four times too small: a quarter’s sales are not the year’s.",
    bad=example("""
        facts:
          - id: aurora
            fact: The Aurora carries 900 passengers a day.
            cite: quay:4
            topic: strike
        """),
    good=example("""
        facts:
          - id: aurora
            fact: The Aurora carries 900 passengers a week.
            cite: quay:4
            topic: strike
        """),
    reads=STATING,
    needs=frozenset({Need.TEXTS, Need.STATEMENTS}),
)

_WORDS = ENGLISH.periods
_IN_ALL = re.compile(rf"\b{one_of(ENGLISH.sureness.in_all)}\b", re.IGNORECASE)
_EACH_TIME = re.compile(rf"\b{one_of(ENGLISH.sureness.each_time)}\b", re.IGNORECASE)
_MANY = rf"(?:[2-9]|[1-9][0-9]+|{one_of(word for word, number in ENGLISH.numbers.small.items() if number > 1)})"
_SEVERAL = re.compile(
    rf"[^,;:()]{{0,50}}?\b(?P<told>{one_of(_WORDS.during)}\s(?:the\s(?:[a-z]+\s)?)?"
    rf"(?:{_MANY}\s{one_of((*_WORDS.nouns, *_WORDS.longer))}s|(?:an?\s|one\s)?{one_of(_WORDS.longer)}))\b"
)
"""What follows a number that is told of several times together: “over three years”."""
_PART = 3
"""Words from a part to the whole: “*months* of the *year*”."""
_NEAR = 24
"""Characters from a number on in which stands of what time it is."""


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the numbers that are given for another stretch of time."""
    for derived in find_derivations(fact):
        found = list(_other_period(derived))
        yield from found or [*_summed(derived), *_spread(derived), *_told_for_each(derived)][:1]


def _other_period(derived: Derivation) -> Iterator[Problem]:
    says = derived.clauses
    named = {period for period, _ in periods_of(says)}
    for number, clause in numbers_of(says).items() if named else ():
        lines = [line for line in derived.cited_clauses if number in numbers_of(line)]
        mine = {period for period, each in periods_of(says) if each == clause}
        theirs = {period for line in lines for period, _ in periods_of(line)}
        spoken_of = {_WORDS.nouns[word] for line in lines for word in line.words if word in _WORDS.nouns}
        if mine and theirs and mine.isdisjoint(theirs | spoken_of) and named.isdisjoint(theirs):
            message = f"the fact gives {number} for the {min(mine)}, the line for the {min(theirs)}"
            yield derived.problem(RULE, message, number)
            return


def _told_for_each(derived: Derivation) -> Iterator[Problem]:
    """Find the numbers that are told of each day, kilometre or head where the lines give them for the whole."""
    found = find_told_for_each(derived)
    if found is not None:
        rate, unit = found
        yield derived.problem(RULE, f"the fact says “{rate}”, and no line gives it by the {unit}", rate)


def _summed(derived: Derivation) -> Iterator[Problem]:
    """Find the numbers that are told of all together where each line has them of each time: “2% a year”."""
    text = derived.claim.plain
    in_all = _IN_ALL.search(text)
    if in_all is None or _EACH_TIME.search(text):
        return
    for number in numbers_of(derived.clauses):
        lines = [sentence.text for sentence in derived.cited if number in numbers_of(clauses_of(sentence.text))]
        each = [_EACH_TIME.search(text[text.find(number) :][:_NEAR]) for text in lines]
        if lines and all(each):
            found = next(match[0] for match in each if match)
            message = f"the fact gives {number} as “{in_all[0]}”, the line “{found}”"
            yield derived.problem(RULE, message, number, meant=found)
            return


def _spread(derived: Derivation) -> Iterator[Problem]:
    """Find the numbers that are told of each time where each line has them of several: “90 over three years”."""
    text = derived.claim.plain
    for number in numbers_of(derived.clauses):
        told = text[text.find(number) :][: 2 * _NEAR]
        each = _EACH_TIME.search(told)
        if each and not STOP_WORDS.isdisjoint(map(fold_word, words(told[: each.start()])[-1:])):
            continue  # “70 crowns for more than a year”
        lines = [sentence.text for sentence in derived.cited if number in numbers_of(clauses_of(sentence.text))]
        behind = [line[line.find(number) :] for line in lines if each]
        several = [_SEVERAL.match(line) for line in behind]
        if each and several and all(several) and not any(map(_EACH_TIME.search, behind)):
            found = next(match["told"] for match in several if match)
            message = f"the fact gives {number} for “{each[0]}”, the line “{found}”"
            yield derived.problem(RULE, message, number, meant=found)
            return


@lru_cache(maxsize=REMEMBERED)
def periods_of(read: Clauses) -> frozenset[tuple[str, int]]:
    """Find the periods that a sentence names, each with the number of its clause."""
    found = set()
    for at, word in enumerate(read.words):
        before = read.words[at - 1] if at else ""
        if word in _WORDS.adjectives:
            found.add((_WORDS.adjectives[word], read.clause[at]))
        elif (
            word in _WORDS.nouns
            and not _dates(read, at + 1)
            and not _is_whole_of_part(read, at)
            and read.words[at + 1 : at + 3] != ("and", "a")
            and (before in _WORDS.each or before in _WORDS.whole)
        ):
            found.add((_WORDS.nouns[word], read.clause[at]))
    return frozenset(found)


def _is_whole_of_part(read: Clauses, at: int) -> bool:
    """Tell whether the period at that place is the one of which others are a part: “the first months of the year”."""
    if at < _PART or read.words[at - 2] != "of":
        return False
    return read.words[at - _PART].removesuffix("s") in _WORDS.nouns


def _dates(read: Clauses, at: int) -> bool:
    """Tell whether what stands at that place makes a date of a stretch of time: “a year ago”, “a year from now”."""
    after = "".join(read.words[at : at + 1])
    moment = not _WORDS.moments.isdisjoint(read.words[at + 1 : at + 2])
    return after in _WORDS.dating and (after != "from" or moment)


def numbers_of(read: Clauses) -> dict[str, int]:
    """Return the numbers that a sentence writes in digits, each with the number of its clause."""
    return {word: read.clause[at] for at, word in enumerate(read.words) if word[0].isdigit()}
