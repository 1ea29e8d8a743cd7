"""Numbers that are left of a whole by those of a line: three of seven, of four; all but five of 61 firms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, pairwise

from briefdeck.language.dates.dates import year_of
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import Value
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.stems import stems_of
from briefdeck.language.terms import known_terms
from briefdeck.model.roles import Role
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.parts.beyond_limit import is_told_by_limit
from briefdeck.rules.grounding.parts.calculated_ratio import (
    MOST_ADDED,
    OF_WHOLE,
    counts_of,
    is_fallen_to,
    is_whole,
    said_with_question,
)
from briefdeck.rules.grounding.parts.derived_date import is_counted_date, is_counted_year
from briefdeck.rules.grounding.parts.other_share import is_complement, speaks_of_others
from briefdeck.rules.grounding.parts.share_and_whole import is_left_by_share

_ALL_BUT = lazy_pattern(
    rf"\b(?:{one_of(ENGLISH.numbers.all_but)}|all (?:of )?(?:[\w’-]+ ){{1,6}}(?:but|except|save)) \Z", re.IGNORECASE
)
"""What precedes the number of those of a whole of whom something is not said: “all but two of them”."""
_COUNTED = lazy_pattern(r"(?:\s(?:[A-Z][\w’'-]*\s)?[a-z][\w’'-]*){1,2}")
_TO_GO = lazy_pattern(rf"(?: [\w’'-]+){{1,3}} {one_of(ENGLISH.numbers.to_go)}\b")
"""What says of a part of a whole that it is left: “with two of the nine stages *to go*”."""
_RESTS = ENGLISH.numbers.rests
_THE_ONLY = lazy_pattern(
    rf"\b{one_of(ENGLISH.numbers.lone)} (?:[\w’'-]+ ){{1,2}}(?:of|among|amongst|out of) (?:the |its |their )?"
    rf"(?:{one_of(ENGLISH.numbers.small)}|[0-9]+)\b"
)
_IN_VOTE = re.compile(r"[0-9]\sto\s\Z")
_BESIDES = lazy_pattern(rf"\b{one_of(ENGLISH.numbers.besides)}\b", re.IGNORECASE)
"""What counts all but one: of seven children each has six brothers and sisters."""


def is_remaining(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is what is left of a whole by numbers of the lines, as the words of both tell."""
    return (
        is_rest(claim, quantity)
        or _is_left(claim, quantity)
        or _is_rest_of_several(claim, quantity)
        or _is_all_but_one(claim, quantity)
        or _is_all_but_some(claim, quantity)
        or _is_past(claim, quantity)
    )


def is_rest(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is what is left of a whole: “three of the seven”, where a line has seven and four."""
    on_lines = {value for other in claim.cited.quantities() for value in other.plain}
    mine = quantity.plain[0]
    wholes = (value for value in _wholes_of(claim, quantity) if value != 2 * mine)  # “one of the two” may be either
    if claim.cited.has_word("alone"):  # “the city alone among the twelve”
        on_lines.add(1)
    return any(value in on_lines and value - mine in on_lines for value in wholes)


def _wholes_of(claim: Claim, quantity: Quantity) -> Iterator[Value]:
    """Yield the numbers “of” which *quantity* is a part; of an answer, those “of” which its question asks how many."""
    whole = OF_WHOLE.match(claim.plain, quantity.end)
    opening = OF_WHOLE.match(f" o{claim.plain[1:]}") if claim.plain.startswith("Of ") else None
    if whole:
        counted = [other for other in claim.terms.quantities if other.start == whole.end()]
    elif opening:  # “Of the 140, 50 …”
        counted = [other for other in claim.terms.quantities if other.start == opening.end() - 1]
    else:
        question = claim.question if claim.role in (Role.ANSWER, Role.SPELLING) else ""
        ends = {match.end() for match in OF_WHOLE.finditer(question)}
        counted = [other for other in known_terms(question).quantities if other.start in ends] if ends else []
    yield from (value for other in counted for value in other.plain)


def tells_rest(claim: Claim) -> bool:
    """Tell whether *claim* speaks of those of a whole that its lines leave out: “four of the six”, “the other 65”.

    Or of a number beyond a limit there: “a trunk of 40 kilograms may not be taken”.
    Or of another time than they do, which is counted from it: “finished in 1206”, of what was begun nineteen years ago.
    """
    counted = [quantity for quantity in claim.terms.quantities if quantity.states_number]
    if " of " in f" {claim.plain.lower()}" and any(is_rest(claim, quantity) for quantity in counted):
        return True
    unknown = (quantity for quantity in counted if not claim.cited.has_quantity(quantity))
    tests = (
        _is_left,
        is_left_by_share,
        is_told_by_limit,
        _is_all_but_one,
        is_fallen_to,
        is_counted_year,
        is_complement,
    )
    dates = (each for each in claim.terms.dates if not claim.cited.has_date(each))
    counted_on = any(is_counted_date(claim, each) for each in dates)
    return counted_on or any(is_told(claim, quantity) for quantity in unknown for is_told in tests)


def _is_left(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is what two numbers of the lines leave, and told so: “65 others”, of 185 and 120."""
    if not (speaks_of_others(claim) or _ALL_BUT.search(claim.plain, 0, quantity.start)):
        return False
    if _IN_VOTE.search(claim.plain, 0, quantity.start):
        return False  # “by 17 to six” has two numbers of a vote, and none of what is left
    numbers = counts_of(claim.cited)
    if claim.cited.matches(_THE_ONLY):
        numbers.add(1)
    return len(numbers) <= MOST_ADDED and any(
        mine > 0 and mine + other in numbers for mine in quantity.plain for other in numbers if other > 0
    )


def _is_rest_of_several(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is “the rest” of a line that has the whole and all other parts: “and donors the rest”."""
    if not any(map(claim.cited.has_word, _RESTS)):
        return False
    if _is_rest_of_hundred(claim, quantity):
        return True
    numbers = counts_of(claim.cited)
    if not 1 < len(numbers) <= MOST_ADDED:
        return False
    whole = max(numbers)
    parts = numbers - {whole}
    rests = {whole - sum(some) for count in range(2, len(parts) + 1) for some in combinations(parts, count)}
    return not rests.isdisjoint(quantity.plain) or 2 * whole - sum(numbers) in quantity.plain


def _is_rest_of_hundred(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the percentage that those of a line leave to the rest of one whole."""
    mine = {Fraction(reading.value) for reading in quantity.readings if reading.unit == "%"}
    for _, line in claim.cited.written_lines if mine else ():
        told = [Fraction(each.value) for one in cached_quantities(line) for each in one.readings if each.unit == "%"]
        if 1 < len(told) <= MOST_ADDED and 100 - sum(told) in mine and any(map(claim.cited.has_word, _RESTS)):
            return True
    return False


def _is_all_but_one(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts the others of one of whom a line says of how many she is one.

    “Six brothers and sisters”, for the fourth of seven children.
    """
    if not _BESIDES.search(said_with_question(claim)):
        return False
    more = {value + 1 for value in quantity.plain}
    wholes = [other.chain for other in claim.cited.quantities() if not more.isdisjoint(other.plain)]
    pattern = rf"\b(?:of|among|amongst|in)\s(?:[\w’'-]+\s)?{one_of(wholes)}\b" if wholes else ""
    return bool(pattern) and any(re.search(pattern, line, re.IGNORECASE) for _, line in claim.cited.written_lines)


def _is_all_but_some(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is what “all but five of the firms” leaves of a number of firms that a line has."""
    for _, line in claim.cited.written_lines:
        numbers = cached_quantities(line)
        for few in (other for other in numbers if _ALL_BUT.search(line, 0, other.start)):
            larger = [other for other in numbers if other.plain[0] > few.plain[0] and not year_of(other)]
            is_alone = len(larger) == 1 and line.startswith(" of them", few.end)
            wholes = [other for other in larger if is_alone or _counts_named(claim, line, other)]
            if any(whole.plain[0] - few.plain[0] in quantity.plain for whole in wholes):
                return True
    return False


def _counts_named(claim: Claim, line: str, other: Quantity) -> bool:
    """Tell whether *other* counts on *line* what *claim* names: one of the two words behind it is there."""
    counted = _COUNTED.match(line, other.end)
    return counted is not None and not set(stems_of(counted[0])).isdisjoint(stems_of(said_with_question(claim)))


def _is_past(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts those that are over by a line that tells how many of them are left."""
    return any(
        is_whole(line, whole, [part])
        and whole.plain[0] - part.plain[0] in quantity.plain
        and _TO_GO.match(line, whole.end)
        and _counts_named(claim, line, whole)
        for _, line in claim.cited.written_lines
        for part, whole in pairwise(cached_quantities(line))
    )
