"""Numbers that a line tells in other words: “a fortnight”, “the fourth to lead it”, “most of them”, “the others”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, product

from briefdeck.language.dates.dates import DateMention
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import TIME, Reading, Value
from briefdeck.language.numbers.hedges import BEFORE, bound
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.calculated_number import multiples_of

_HALF, _CENTURY, _DECADE = Fraction(1, 2), 100, 10
_COUNT = rf"(?:{one_of(ENGLISH.numbers.small)}|[0-9]+)"
_MAJORITY = re.compile(r"\b(?:most (?:of )?(?!recent\b|[a-z]+ly\b)|(?:a|the) majority of )", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:before|earlier|previously|already|precede[ds]?)\b", re.IGNORECASE)
_IN_A_ROW = ("ordinal", "nth")
_TO_DO = re.compile(r"\s(?:[\w’'-]+\s){1,3}(?:to|who)\s[a-z]+")
"""What follows the place of who does what others did before: “the fourth woman to lead”."""
_ONE_OF = re.compile(rf"\b(?P<part>{_COUNT}) of (?:the |its |their |his |her )?(?P<whole>{_COUNT})\b", re.I)
_THE_OTHERS = re.compile(r"\b(?:the|all) (?:others?|rest|remaining)\b", re.IGNORECASE)
_INCLUDING = re.compile(r"\bincluding\b|\bone of (?:them|which|whom)\b", re.IGNORECASE)
_BESIDES = re.compile(r"\b(?:besides|apart from|other than|in addition to|other|others|more)\b", re.IGNORECASE)
_FIRST_AND_OTHERS = re.compile(
    rf"\b(?:first|one)\b[^.]*\bthe other (?P<rest>{one_of(ENGLISH.numbers.small)}|[0-9]+)\b", re.IGNORECASE
)
_VOTES = re.compile(r"\A\s?(?:votes? )?(?:to|against)\s\Z")
_BY = re.compile(r"\bby (?:just |only |a mere )?\Z")
_SECOND, _MONTH = TIME
_LENGTHS = (
    (_SECOND, 1_209_600, re.compile(r"\bfortnight\b", re.IGNORECASE)),
    (_MONTH, 120, re.compile(r"\bdecades?\b", re.IGNORECASE)),
    (_MONTH, 3, re.compile(rf"\b{one_of(ENGLISH.dates.quarters)}[ -]quarter\b", re.IGNORECASE)),
    (_MONTH, 6, re.compile(r"\bhalf of (?:the|this|that|last) year\b|\bhalf-year\b", re.IGNORECASE)),
)
"""Times that have a word of their own."""
_SIDES = re.compile(r"two (?:sides|parties)\b", re.IGNORECASE)
_AS = re.compile(r"\bas\b|\bthe\b")


def is_reworded(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether a line tells *quantity* in other words, of which only this number can be made."""
    return (
        _is_majority(claim, quantity)
        or _is_before_in_row(claim, quantity)
        or _is_of_the_others(claim, quantity)
        or _is_lead_of_votes(claim, quantity)
        or _is_unit_of_time(claim, quantity)
        or _is_time_in_two_units(claim, quantity)
        or _is_reverse_multiple(claim, quantity)
        or _SIDES.match(claim.plain, quantity.start) is not None
    )


def is_told_as_century(claim: Claim, mention: DateMention) -> bool:
    """Tell whether a line tells the years of *mention* in words: “the twelfth century”, “the nineties”."""
    if mention.years not in (_DECADE, _CENTURY) or not mention.year:
        return False
    decade = next((word for word, ten in ENGLISH.numbers.tens.items() if ten == mention.year % _CENTURY), "")
    if mention.years == _DECADE and decade:
        return claim.cited.has_word(f"{decade[:-1]}ies")
    return not mention.year % _CENTURY and any(
        other.form.kind in _IN_A_ROW
        and other.form.unit.strip(" -") in ("century", "centuries")
        and mention.year // _CENTURY + 1 in other.plain
        for other in claim.cited.quantities()
    )


def _is_majority(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the half of “more than half”, and a line has “most”."""
    limit = bound(claim.plain, quantity)
    more = limit is not None and BEFORE.get(tuple(limit.words.split())) == "more than"
    return more and _HALF in quantity.plain and claim.cited.matches(_MAJORITY)


def _is_before_in_row(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts those before “the fourth woman to lead it”."""
    return (
        len(quantity.plain) == 1
        and not quantity.form.symbol
        and _EARLIER.search(claim.plain, quantity.end) is not None
        and any(
            other.form.kind in _IN_A_ROW and other.plain[0] - 1 == quantity.plain[0] and _TO_DO.match(line, other.end)
            for _, line in claim.cited.written_lines
            for other in cached_quantities(line)
        )
    )


def _is_of_the_others(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts the others where a line speaks of one of several, or one and the others."""
    return any(value in quantity.plain for line in claim.cited.written_lines for value in _others(claim, line[1]))


def _others(claim: Claim, line: str) -> Iterator[Value]:
    one = _ONE_OF.search(line)
    if one and _THE_OTHERS.search(line, one.end()):
        part, whole = _number(one["part"]), _number(one["whole"])
        yield from (whole - part, Fraction(whole - part, whole)) if part < whole else ()
    listed = _FIRST_AND_OTHERS.search(line)
    if listed:
        yield _number(listed["rest"]) + 1
    if _INCLUDING.search(line) and _BESIDES.search(claim.plain):
        yield from (
            int(other.plain[0]) - 1
            for other in cached_quantities(line)
            if other.states_number and _INCLUDING.search(line, other.end, other.end + 60)
        )


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else int(ENGLISH.numbers.small.get(word.lower(), 0))


def _is_lead_of_votes(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is by how much a vote of a line was won: “by 215”, of “5,817 votes to 5,602”."""
    if not _BY.search(claim.plain, 0, quantity.start):
        return False
    for _, line in claim.cited.written_lines:
        numbers = cached_quantities(line)
        for first, second in pairwise(numbers):
            if _VOTES.match(line[first.end : second.start]):
                lead = abs(Fraction(first.plain[0]) - Fraction(second.plain[0]))
                if lead in quantity.plain:
                    return True
    return False


def _is_unit_of_time(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the length of a time that a line has as one word: “a fortnight”."""
    return any(
        reading.unit == unit and reading.value == length and claim.cited.matches(named)
        for reading in quantity.readings
        for unit, length, named in _LENGTHS
    )


def _is_time_in_two_units(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether a time in two units, “two years and two months”, is one in a single unit, “26 months”."""
    whole = {reading for other in claim.cited.quantities() for reading in other.readings}
    own = any(quantity in pair and told in whole for pair, told in _in_two_units(claim.plain))
    theirs = (told for _, line in claim.cited.written_lines for _, told in _in_two_units(line))
    return own or not set(quantity.readings).isdisjoint(theirs)


def _in_two_units(text: str) -> Iterator[tuple[tuple[Quantity, Quantity], Reading]]:
    """Find the times in two units of *text*, and each as a whole."""
    for first, second in pairwise(cached_quantities(text)):
        for large, small in product(first.readings, second.readings):
            if large.unit == small.unit in TIME and text[first.end : second.start] in (" and ", " "):
                yield (first, second), Reading(large.value + small.value, large.unit)


def _is_reverse_multiple(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is “half as much” where a line has “twice as much”."""
    half = _HALF in quantity.plain and _AS.match(claim.plain[quantity.end :].lstrip()) is not None
    twice = any(reading.unit == "times" and reading.value == 1 / _HALF for reading in quantity.readings)
    halved = twice and any(_HALF in other.plain for other in claim.cited.quantities())
    return halved or (half and 2 in multiples_of(claim.cited))
