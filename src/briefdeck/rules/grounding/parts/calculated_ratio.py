"""Shares, multiples and relative changes that the numbers of a line give, and which of two amounts is the larger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from fractions import Fraction
from itertools import permutations

from briefdeck.language.dates.dates import year_of
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import TIME, Reading, Value
from briefdeck.language.numbers.hedges import BEFORE, ROUGH, bound, rounds
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.words import STOP_WORDS, fold_word, words
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import Claim

_SHRUNK = lazy_pattern(rf"\b{one_of(ENGLISH.numbers.shrunk)}\b", re.IGNORECASE)
"""What says how much there is after a fall: “only a third of what”."""
_OF_WHAT_WAS = lazy_pattern(rf"\b(?:of|as much as|as many as) {one_of(ENGLISH.numbers.once)}\b", re.IGNORECASE)
_FALLING = ENGLISH.numbers.falling | ENGLISH.clauses.comparing.lesser
_MORE = lazy_pattern(rf" {one_of(ENGLISH.numbers.larger)}\b")
COMPARED = lazy_pattern(rf"(?: [\w-]+){{0,3}} {one_of(ENGLISH.numbers.comparing)}\b")
"""What stands behind a number that says how much more one thing is than another."""
BY = lazy_pattern(rf"\b[Bb]y (?:{ROUGH} )?[$€£]?\Z")
_CHANGES = lazy_pattern(rf"\b{one_of(ENGLISH.numbers.changing)}")
"""What changes “by” a number."""
MOST_ADDED = 8
"""Numbers on the lines from which on two of them make any number by accident."""
BEFOREHAND = lazy_pattern(rf"\b{one_of(ENGLISH.numbers.beforehand)}\b", re.IGNORECASE)
"""What speaks of the time before."""
LEFT = lazy_pattern(rf"\b{one_of((*ENGLISH.numbers.leaving, *ENGLISH.numbers.outstanding))}\b", re.IGNORECASE)
"""What speaks of those of a whole that others leave."""
OF_WHOLE = re.compile(r" of (?:(?:the |all |its |their )?(?:(?:[A-Z][\w-]+ )?[\w-]+['’]s? )?)")
_TELLING_SHARES = ("half", "ratio", "word_ratio")
"""How a share is written that needs no “of”: “half the boats”, “two boats in every five”."""
_OFF = Fraction(1, 10)
"""The share of a share or multiple by which a rough one may miss it, as “about a third” does 14 of 40."""
_BEYOND = Fraction(5, 4)
"""How many times as large a share or multiple may be as the one that it exceeds."""


def is_share_of(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a share “of” something, and a number of the lines is that share of another."""
    tells_share = quantity.form.kind in _TELLING_SHARES
    if not tells_share and " of " not in f" {said_with_question(claim).lower()} ":
        return False
    if _is_turned_ratio(claim, quantity):
        return False
    ratios = _ratios(claim.cited, MOST_ADDED, _times_apart(claim))
    return any(is_near(claim, quantity, share, ratio) for ratio in ratios for share in shares_of(quantity))


def shares_of(quantity: Quantity) -> set[Fraction]:
    """Return the shares as which *quantity* can be read."""
    percent = any(reading.unit == "%" for reading in quantity.readings)
    shares = {Fraction(value) / (100 if percent and value > 1 else 1) for value in quantity.plain}
    return {share for share in shares if 0 < share < 1}


def is_whole(text: str, quantity: Quantity, others: Iterable[Quantity]) -> bool:
    """Tell whether one of *others* is given in *text* as a part of *quantity*: “seven of the 41 dams”."""
    of_whole = (OF_WHOLE.match(text, other.end) for other in others)
    return any(match.end() == quantity.start for match in of_whole if match)


def may_be_share(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the share that one of many numbers on the lines is of another, in whole percents."""
    percents = {round(100 * share) for share in shares_of(quantity)}
    return any(round(100 * ratio) in percents for ratio in _ratios(claim.cited, 2 * MOST_ADDED))


def is_multiple(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* says how many times as large or often something is as the lines tell it.

    “Four times as large” is told by “a quarter of”, too, and “twice” by “two of them”.
    """
    if all(reading.unit != "times" for reading in quantity.readings) or _is_turned_ratio(claim, quantity):
        return False
    times, counts = set(map(Fraction, quantity.plain)), counts_of(claim.cited)
    if not times.isdisjoint(counts):
        return True
    ratios = {1 / ratio for ratio in (*_ratios(claim.cited, MOST_ADDED), *_compared_shares(claim.cited))}
    return any(is_near(claim, quantity, mine, ratio) for mine in times for ratio in ratios)


def is_of_share(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is an amount that a line gives by another: 7.2 million, by “1.8, a quarter of it”.

    Or by how many times as large it is: 16 million, by “48 million, three times as much as was set aside”.
    """
    shares = _shares(claim.cited) | {1 / times for times in multiples_of(claim.cited)}
    amounts = {reading for other in claim.cited.quantities() if other.states_number for reading in other.readings}
    made = {
        Reading(made, one.unit)
        for one in amounts
        for share in shares
        for made in (one.value / share, one.value * share)
    }
    counted = {value for other in claim.cited.quantities() if not other.form.symbol for value in other.plain}
    made |= {Reading(count / times, "") for count in counted for times in multiples_of(claim.cited)}
    rough = bound(claim.plain, quantity) is not None
    return any(
        mine == each or (rough and mine.unit == each.unit and rounds(mine.value, each.value))
        for mine in quantity.readings
        if mine.value >= 1 or mine.unit
        for each in made
    )


def is_fallen_to(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the share that a fall leaves: “a tenth of what it was”, by 90 percent.

    Or that by which something is less where a line says what is left of it.
    """
    says = said_with_question(claim)
    left = (_SHRUNK.search(says) or _OF_WHAT_WAS.search(says)) and not BY.search(claim.plain, 0, quantity.start)
    gone = is_told_as_change(claim, quantity) and claim.cited.matches(_OF_WHAT_WAS)
    if not left and not gone:
        return False
    shares = {Fraction(100 * share) for share in _shares(claim.cited)}
    mine = {
        Fraction(reading.value) * (1 if reading.unit else 100)
        for reading in quantity.readings
        if reading.unit in ("%", "")
    }
    falls = gone or any(map(claim.cited.has_word, _FALLING))
    return falls and any(0 < share < 100 and 100 - share in shares for share in mine)


def said_with_question(claim: Claim) -> str:
    """Return what *claim* says, with the question that it answers."""
    return f"{claim.question} {claim.plain}"


def counts_of(evidence: Evidence) -> set[Value]:
    """Return the numbers of the lines that are no years."""
    return {
        value for other in evidence.quantities() if other.states_number and not year_of(other) for value in other.plain
    }


def _shares(evidence: Evidence) -> set[Fraction]:
    """Return the shares that the lines give, as fractions."""
    readings = (reading for other in evidence.quantities() for reading in other.readings)
    shares = (
        Fraction(value) / 100 if unit == "%" else Fraction(value) for value, unit in readings if unit in ("%", "")
    )
    return {share for share in shares if 0 < share < 1}


def multiples_of(evidence: Evidence) -> set[Fraction]:
    """Return how many times as large something is by the lines."""
    readings = (reading for other in evidence.quantities() for reading in other.readings)
    return {Fraction(value) for value, unit in readings if unit == "times" and value > 0}


def _ratios(evidence: Evidence, most: int, apart: Set[Value] = frozenset()) -> set[Fraction]:
    """Return what share each number of the lines, but those *apart*, is of each larger one; none of too many."""
    counts = {value for value in counts_of(evidence) if value >= 1} - apart
    if len(counts) > most:
        return set()
    return {Fraction(one) / Fraction(other) for one in counts for other in counts if one < other}


def is_near(claim: Claim, quantity: Quantity, mine: Fraction, exact: Fraction, beyond: Fraction = _BEYOND) -> bool:
    """Tell whether *quantity*, which says *mine*, is *exact*, or bounds it by no more than *beyond*, or rounds it."""
    limit = bound(claim.plain, quantity)
    if limit is None:
        return mine == exact
    kind = BEFORE.get(tuple(limit.words.split()))
    if kind == "more than":
        return mine < exact <= beyond * mine
    if kind == "less than":
        return exact < mine <= beyond * exact
    return abs(mine - exact) <= _OFF * mine


def is_growth(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* says in percent what a line says in times: “50 percent more”, “one and a half times”."""
    if not _MORE.match(claim.plain, quantity.end):
        return False
    times = multiples_of(claim.cited)
    return any(reading.unit == "%" and 1 + Fraction(reading.value) / 100 in times for reading in quantity.readings)


def is_told_as_change(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *claim* says that something is *quantity* more or less than another, or changes by it."""
    if COMPARED.match(claim.plain, quantity.end):
        return True
    return bool(BY.search(claim.plain, 0, quantity.start) and _CHANGES.search(said_with_question(claim)))


def is_relative_change(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* says in percent how much more or less one number of a line is than another there."""
    percents = [Fraction(reading.value) for reading in quantity.readings if reading.unit == "%"]
    if not percents or not is_told_as_change(claim, quantity):
        return False
    numbers = [
        [other for other in cached_quantities(line) if other.states_number and not year_of(other)]
        for _, line in claim.cited.written_lines
    ]
    changes = [
        abs(100 * (Fraction(one.value) / Fraction(other.value) - 1))
        for counted in numbers
        if len(counted) <= MOST_ADDED
        for first, second in permutations(counted, 2)
        for one in first.readings
        for other in second.readings
        if (one.unit == other.unit or not (one.unit and other.unit)) and other.value
    ]
    rough = bound(claim.plain, quantity) is not None
    return any(
        is_near(claim, quantity, mine, change) if rough else mine == round(change)
        for mine in percents
        for change in changes
    )


def bounds(claim: Claim, quantity: Quantity, mine: Value, exact: Value) -> bool:
    """Tell whether *quantity*, which says *mine*, bounds or rounds *exact* so that it is not far from it."""
    limit = bound(claim.plain, quantity)
    kind = BEFORE.get(tuple(limit.words.split())) if limit else None
    if kind in ("more than", "less than"):
        less, more = (mine, exact) if kind == "more than" else (exact, mine)
        return less < more < 2 * less
    return limit is not None and rounds(mine, exact)


_THAN_OTHER = lazy_pattern(r"\s(?:as|the|of)\s(?:[\w’'-]+\s){1,4}?(?:as|of)\s(?P<other>[^,.;:()]+)", re.IGNORECASE)
"""What stands behind a share or multiple, up to that with which something is compared: “half as much as the pier”."""
_MOST_COMPARED = 12
"""Numbers on the lines of which two are compared."""
_CLAUSE = lazy_pattern(r"[^,.;:()]*\Z")


def _is_turned_ratio(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether the lines give the two amounts that *claim* compares by *quantity*, each beside its own word.

    And the one that is so many times the other is the other one.
    """
    behind = _THAN_OTHER.match(claim.plain, quantity.end)
    before = _CLAUSE.search(claim.plain, 0, quantity.start)
    if behind is None or before is None:
        return False
    own, other = _content(before[0]), _content(behind["other"])
    ratios = _ratios_beside(claim.cited, own - other, other - own)
    told = {Fraction(value) for value in quantity.plain if value}
    return not told & ratios and any(1 / each in ratios for each in told)


def _content(text: str) -> frozenset[str]:
    return frozenset(map(fold_word, words(text))) - STOP_WORDS


def _ratios_beside(evidence: Evidence, own: frozenset[str], other: frozenset[str]) -> set[Fraction]:
    """Return by how many times a number beside *own* words is as large as one beside the *other*.

    One of the two has words beside it that the other one has not.
    """
    beside = [
        (quantity, frozenset(near)) for quantity, near in evidence.numbers_with_neighbours() if quantity.states_number
    ]
    if len(beside) > _MOST_COMPARED:
        return set()  # two of so many make any ratio
    return {
        _ratio(x, y)
        for (one, mine), (another, theirs) in permutations(beside, 2)
        if own & mine and other & theirs and (own & mine - theirs or other & theirs - mine)
        for x in one.plain
        for y in another.plain
        if y
    }


def _ratio(one: Value, other: Value) -> Fraction:
    return Fraction(one) / Fraction(other)


OF_ANOTHER = lazy_pattern(
    rf"\s(?:as (?P<what>[\w’'-]+ [\w’'-]+)(?: [\w’'-]+){{0,4}}? as (?P<other>[\w’'-]+)"
    rf"|as\b|(?:of )?(?:what|that|those|it)\b|of [\w-]+['’]s?(?=[.,;]|\Z)"
    rf"|(?:of )?(?:the|its|his|her|their) (?:[\w-]+ )?{one_of(ENGLISH.numbers.measures)}\b)",
    re.IGNORECASE,
)
"""What stands behind a share or multiple of another amount: “half as many men as women”, “half of what it was”."""
_BY_SHARE = lazy_pattern(r"\b[Bb]y\s\Z")
_SPANS = frozenset(
    each for word in ENGLISH.periods.nouns if word not in ("half", "quarter") for each in (word, f"{word}s")
) | {"long", "time"}


def _times_apart(claim: Claim) -> set[Value]:
    """Return the numbers of the lines that tell how long something lasts, for a claim that says nothing of time."""
    if tells_of_time(claim.plain):
        return set()
    times = (other for other in claim.cited.quantities() if any(reading.unit in TIME for reading in other.readings))
    return {value for other in times for value in other.plain}


def tells_of_time(text: str) -> bool:
    """Tell whether *text* has a word for how long something lasts: “half of the week”."""
    return not _SPANS.isdisjoint(map(fold_word, words(text)))


def _compared_shares(evidence: Evidence) -> set[Fraction]:
    """Return the shares that the lines give of another amount; what falls by a share is compared with what it was."""
    return {
        Fraction(value) / (100 if unit == "%" else 1)
        for _, line in evidence.written_lines
        for other in cached_quantities(line)
        if OF_ANOTHER.match(line, other.end) or _BY_SHARE.search(line, 0, other.start)
        for value, unit in other.readings
        if unit in ("%", "") and 0 < value < (100 if unit else 1)
    }
