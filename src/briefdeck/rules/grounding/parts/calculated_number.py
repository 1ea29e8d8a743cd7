"""Numbers that are calculated from those of a line: what is left of a whole, a difference, a sum, a share, a multiple.

Where the words of a text tell the calculation, the number is proved; where they do not, it may be so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations, pairwise

from briefdeck.language.dates.dates import year_of
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import Reading, Value
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.terms import known_terms
from briefdeck.model.roles import Role
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.parts.calculated_ratio import (
    BY,
    COMPARED,
    MOST_ADDED,
    bounds,
    counts_of,
    is_fallen_to,
    is_growth,
    is_multiple,
    is_of_share,
    is_relative_change,
    is_share_of,
    is_told_as_change,
    may_be_share,
    said_with_question,
)
from briefdeck.rules.grounding.parts.derived_date import is_counted_date, is_counted_year

_LEFT = lazy_pattern(rf"\b{one_of(ENGLISH.numbers.leaving)}\b", re.IGNORECASE)
"""What speaks of those of a whole that others leave."""
_ALL_BUT = lazy_pattern(
    rf"\b(?:{one_of(ENGLISH.numbers.all_but)}|all (?:of )?(?:[\w’-]+ ){{1,6}}(?:but|except|save)) \Z", re.IGNORECASE
)
"""What precedes the number of those of a whole of whom something is not said: “all but two of them”."""
_BESIDES = lazy_pattern(rf"\b{one_of(ENGLISH.numbers.besides)}\b", re.IGNORECASE)
"""What counts all but one: of seven children each has six brothers and sisters."""
_OF_WHOLE = re.compile(r" of (?:(?:the |all |its |their |his |her |our )?(?:(?:[A-Z][\w-]+ )?[\w-]+['’]s? )?)")
_HUNDREDTHS = lazy_pattern(rf"\s{one_of(ENGLISH.numbers.hundredths)}\b")
_OLDER = lazy_pattern(rf"[’']?\s{one_of(ENGLISH.numbers.older)}\b")
"""What compares two ages, which lines give without “years”: “Voss, 45,”."""
_ENDED = re.compile(r"[.!?]\s")
_EACH = lazy_pattern(rf"\b{one_of(ENGLISH.numbers.each)}\b")
_FROM_TO = lazy_pattern(r"\A\s(?:to|and)\s\Z|\A[^.;:]{0,30}\b(?:from|compared (?:with|to)|against)\s\Z")
"""What stands between two numbers of which one was the other before: “412 million, up from 389 million”."""
_ONE_COMPARED = lazy_pattern(rf"\bone(?: [\w-]+)? {one_of(ENGLISH.numbers.comparing)}\b")
_IN_ALL = lazy_pattern(rf"\b{one_of(ENGLISH.numbers.together)}\b", re.IGNORECASE)
_MOST_PAIRS = 40
"""Pairs of numbers on the lines from which on one of them makes any number by accident."""
_HALVED = ("halved", "half")
"""Words of a line by which half of its numbers is meant too."""
_POINTS_APART = lazy_pattern(rf"(?: percentage)?(?: points?)? {one_of(ENGLISH.numbers.ahead)}\b")
_AND_ONE = lazy_pattern(r"[^\W\d_a-z][\w’'-]* and \Z")
_OTHERS = lazy_pattern(r" (?:other|others|more|fellow)\b")
SCORE = lazy_pattern(r"\b([0-9]{1,3})[-–]([0-9]{1,3})\b")
"""A result of two numbers: “3-1”."""
_PEOPLE = lazy_pattern(rf"\s(?:[a-z]+\s)?{one_of((*ENGLISH.people.called['person'], *ENGLISH.people.counted))}\b")
_GROUPS = lazy_pattern(r"\s[a-z]+(?:\s[a-z]+)?,?\sand\s")
_OF_SCALED = lazy_pattern(rf"\sof (?:the|its|their) [0-9.,]+ (?P<scale>{one_of(ENGLISH.numbers.scales)})\b")


def is_calculated(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is calculated from numbers of the lines, as the words of *claim* or of a line tell."""
    return (
        is_rest(claim, quantity)
        or _is_left(claim, quantity)
        or _is_rest_of_several(claim, quantity)
        or _is_all_but_one(claim, quantity)
        or is_share_of(claim, quantity)
        or is_multiple(claim, quantity)
        or is_of_share(claim, quantity)
        or is_fallen_to(claim, quantity)
        or is_growth(claim, quantity)
        or is_relative_change(claim, quantity)
        or _is_told_difference(claim, quantity)
        or _is_told_sum(claim, quantity)
        or _is_margin(claim, quantity)
        or _is_points_apart(claim, quantity)
        or _is_one_and_others(claim, quantity)
        or _is_complement(claim, quantity)
        or _is_sum_of_people(claim, quantity)
        or _has_scale_of_whole(claim, quantity)
        or _is_product(claim, quantity)
    )


def may_be_calculated(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* may be the sum, the difference or the ratio of two numbers of the lines."""
    evidence = claim.cited
    counted = (other for other in evidence.quantities() if other.states_number or other.form.kind == "part")
    found = {reading for other in counted for reading in other.readings}
    if any(map(evidence.has_word, _HALVED)):
        halves = {Reading(Fraction(one.value) / 2, one.unit) for one in found}
        if not halves.isdisjoint(quantity.readings):
            return True
    rests = {Reading(whole - Fraction(one.value), one.unit) for one in found for whole in _wholes(one)}
    if _LEFT.search(claim.plain) and not rests.isdisjoint(quantity.readings):
        return True
    if is_made_of_neighbours(claim, quantity) or may_be_share(claim, quantity):
        return True
    pairs = [(one, other) for one in found for other in found if one.unit == other.unit and one.value < other.value]
    return len(pairs) <= _MOST_PAIRS and any(
        reading.unit == unit and reading.value == value
        for one, other in pairs
        for unit, value in _made_of(one, other)
        for reading in quantity.readings
    )


def is_made_of_neighbours(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the sum or difference of counts that follow each other in a sentence."""
    mine = {reading for reading in quantity.readings if not reading.unit}
    for _, line in claim.cited.written_lines if mine else ():
        told = [other for other in cached_quantities(line) if other.states_number and not year_of(other)]
        if any(reading.value in _sums(told) for reading in mine):
            return True
        for first, second in pairwise(told):
            if first.chain == first.written and not _ENDED.search(line[first.end : second.start]):
                made = {Fraction(one) + Fraction(other) for one in first.plain for other in second.plain}
                made |= {abs(Fraction(one) - Fraction(other)) for one in first.plain for other in second.plain}
                if any(reading.value in made for reading in mine):
                    return True
    return False


def _sums(told: list[Quantity]) -> set[Value]:
    """Return what three or more numbers of one line that follow each other make together."""
    values = [other.plain[0] for other in told]
    runs = (values[first:last] for first in range(len(values)) for last in range(first + 3, len(values) + 1))
    return {sum(run) for run in runs} if len(values) <= MOST_ADDED else set()


def _wholes(part: Reading) -> tuple[int, ...]:
    """Return the whole of which *part* is a share: 1 of a third, 100 of 40 percent; of what is no share, nothing."""
    if part.unit == "%":
        return (100,) if 0 < part.value < 100 else ()
    return (1,) if not part.unit and 0 < part.value < 1 else ()


def _made_of(one: Reading, other: Reading) -> Iterator[tuple[str, Value]]:
    """Yield what can be made of two readings of a unit, the lesser one first; plain counts may be of two things."""
    if one.unit:
        yield from ((one.unit, one.value + other.value), (one.unit, other.value - one.value))
    yield "", Fraction(one.value) / Fraction(other.value)


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
    whole = _OF_WHOLE.match(claim.plain, quantity.end)
    opening = _OF_WHOLE.match(f" o{claim.plain[1:]}") if claim.plain.startswith("Of ") else None
    if whole:
        counted = [other for other in claim.terms.quantities if other.start == whole.end()]
    elif opening:  # “Of the 140, 50 …”
        counted = [other for other in claim.terms.quantities if other.start == opening.end() - 1]
    else:
        question = claim.question if claim.role in (Role.ANSWER, Role.SPELLING) else ""
        ends = {match.end() for match in _OF_WHOLE.finditer(question)}
        counted = [other for other in known_terms(question).quantities if other.start in ends] if ends else []
    yield from (value for other in counted for value in other.plain)


def is_whole(text: str, quantity: Quantity, others: Iterable[Quantity]) -> bool:
    """Tell whether one of *others* is given in *text* as a part of *quantity*: “seven of the 41 dams”."""
    of_whole = (_OF_WHOLE.match(text, other.end) for other in others)
    return any(match.end() == quantity.start for match in of_whole if match)


def tells_rest(claim: Claim) -> bool:
    """Tell whether *claim* speaks of those of a whole that its lines leave out: “four of the six”, “the other 65”.

    Or of another time than they do, which is counted from it: “finished in 1206”, of what was begun nineteen years ago.
    """
    counted = [quantity for quantity in claim.terms.quantities if quantity.states_number]
    if " of " in f" {claim.plain.lower()}" and any(is_rest(claim, quantity) for quantity in counted):
        return True
    unknown = (quantity for quantity in counted if not claim.cited.has_quantity(quantity))
    tests = (_is_left, _is_all_but_one, is_fallen_to, is_counted_year, _is_complement)
    dates = (each for each in claim.terms.dates if not claim.cited.has_date(each))
    counted_on = any(is_counted_date(claim, each) for each in dates)
    return counted_on or any(is_told(claim, quantity) for quantity in unknown for is_told in tests)


def _is_left(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is what two numbers of the lines leave, and told so: “65 others”, of 185 and 120."""
    if not (_LEFT.search(said_with_question(claim)) or _ALL_BUT.search(claim.plain, 0, quantity.start)):
        return False
    numbers = counts_of(claim.cited)
    return len(numbers) <= MOST_ADDED and any(
        mine > 0 and mine + other in numbers for mine in quantity.plain for other in numbers if other > 0
    )


def _is_rest_of_several(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is “the rest” of a line that has the whole and all other parts: “and donors the rest”."""
    if not any(map(claim.cited.has_word, ENGLISH.numbers.rests)):
        return False
    numbers = counts_of(claim.cited)
    if not 1 < len(numbers) <= MOST_ADDED:
        return False
    whole = max(numbers)
    parts = numbers - {whole}
    rests = {whole - sum(some) for count in range(2, len(parts) + 1) for some in combinations(parts, count)}
    return not rests.isdisjoint(quantity.plain) or 2 * whole - sum(numbers) in quantity.plain


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


def _is_told_difference(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the difference of two numbers of the lines, and told as one: “38 more than”."""
    told = is_told_as_change(claim, quantity)
    comparing = set(filter(claim.cited.has_word, ENGLISH.numbers.comparing))
    compared = bool(comparing) and (claim.cited.has_written(("than",)) or _has_step(claim.cited))
    units = {"", *(mine.unit for mine in _readings(claim, quantity))}
    stated = [other for other in claim.cited.quantities() if other.states_number and not other.form.is_place]
    counted = {reading for other in stated for reading in other.readings if reading.unit in units}
    counted |= {Reading(value, "") for other in stated for value in other.plain}
    if any(_ONE_COMPARED.search(line) for _, line in claim.cited.written_lines):
        counted.add(Reading(1, ""))
    if told and _is_step_of_line(claim, quantity):
        return True
    if not (told or compared) or len(counted) > 2 * MOST_ADDED:
        return False
    pairs = [(one, other) for one in counted for other in counted if one.unit == other.unit or not other.unit]
    made = {Reading(max(one.value - other.value, other.value - one.value), one.unit) for one, other in pairs}
    if compared and not comparing <= {"behind"}:
        made |= {Reading(one.value + other.value, one.unit) for one, other in pairs if one != other}
    return any(
        each == mine or (told and each.unit == mine.unit and bounds(claim, quantity, mine.value, each.value))
        for each in made
        for mine in _readings(claim, quantity)
    )


def _has_step(evidence: Evidence) -> bool:
    """Tell whether a line says by how much something is above or below another: “53 points below”."""
    return any(
        COMPARED.match(line, number.end) for _, line in evidence.written_lines for number in cached_quantities(line)
    )


def _is_step_of_line(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the difference of two numbers that a line compares: “at 412 million, up from 389”.

    A hundredth of a currency counts too: “from €2.70 to €2.90” is 20 cents more.
    """
    small = _HUNDREDTHS.match(claim.plain, quantity.end) is not None
    steps = (
        (abs(Fraction(one.value) - Fraction(other.value)), one.unit)
        for _, line in claim.cited.written_lines
        for first, second in pairwise(cached_quantities(line))
        if _FROM_TO.search(line[first.end : second.start])
        for one in first.readings
        for other in second.readings
        if one.unit == other.unit
    )
    return any(
        mine.value == (100 * step if small else step) and (small or mine.unit == unit)
        for step, unit in steps
        for mine in quantity.readings
    )


def _is_product(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the product of two numbers of a line with “each”: “two nests of four each”."""
    if not claim.cited.matches(_EACH):
        return False
    numbers = {value for value in _plain_numbers(claim) if value > 1}
    return len(numbers) <= MOST_ADDED and any(
        one * other in quantity.plain for one in numbers for other in numbers if one <= other
    )


def _readings(claim: Claim, quantity: Quantity) -> tuple[Reading, ...]:
    """Return the ways to read *quantity*, without its unit too where numbers of the lines have the same."""
    unit = quantity.form.unit.strip(" -").removesuffix("s")
    same = _OLDER.match(claim.plain, quantity.end) or any(
        other.form.unit.strip(" -").removesuffix("s") == unit for other in claim.cited.quantities()
    )
    return (*quantity.readings, *(Reading(value, "") for value in quantity.plain if unit and same))


def _is_told_sum(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the sum of two numbers of the lines, and told as one there or in *claim*.

    “In all 53”, of 23 and 30; “51 seconds behind”, of 21 and “a further 30”; “ten of twelve”, of ten and two.
    """
    in_all = _IN_ALL.search(claim.plain) is not None
    numbers = _plain_numbers(claim) | ({1} if in_all and claim.cited.has_word("first") else set())
    adding = (*ENGLISH.numbers.adding, *ENGLISH.numbers.rests)
    adds = in_all or any(map(claim.cited.has_word, adding)) or _has_more(claim.cited)
    parts = {
        value for each in claim.terms.quantities for value in each.plain if is_whole(claim.plain, quantity, [each])
    }
    for value in quantity.plain if len(numbers) <= MOST_ADDED else ():
        made = {one for one in numbers if value - one in numbers and value != 2 * one}
        if made and (adds or not parts.isdisjoint(made)):
            return True
    return False


def _is_points_apart(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a percentage so many points from one of a line: “two points behind”."""
    mine = {Fraction(reading.value) for reading in quantity.readings if reading.unit == "%"}
    for _, line in claim.cited.written_lines if mine else ():
        numbers = cached_quantities(line)
        percents = [Fraction(each.value) for other in numbers for each in other.readings if each.unit == "%"]
        steps = [Fraction(other.plain[0]) for other in numbers if _POINTS_APART.match(line, other.end)]
        if any({percent + step, percent - step} & mine for percent in percents for step in steps):
            return True
    return False


def _is_one_and_others(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts one and so many others: ten, of “China and nine other members”."""
    return any(
        _AND_ONE.search(line, 0, other.start)
        and _OTHERS.match(line, other.end)
        and other.plain[0] + 1 in quantity.plain
        for _, line in claim.cited.written_lines
        for other in cached_quantities(line)
    )


def _is_margin(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is by how much somebody won: “by eight points”, of 27-19."""
    if not BY.search(claim.plain, 0, quantity.start):
        return False
    scores = (match for _, line in claim.cited.written_lines for match in SCORE.finditer(line))
    return any(abs(int(match[1]) - int(match[2])) in quantity.plain for match in scores)


def _is_complement(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the percentage that one of a line leaves of a hundred, and told so by a “not”."""
    mine = {reading.value for reading in quantity.readings if reading.unit == "%"}
    if not mine or not _LEFT.search(claim.plain):
        return False
    readings = (reading for other in claim.cited.quantities() for reading in other.readings)
    return any(reading.unit == "%" and 100 - reading.value in mine for reading in readings)


def _is_sum_of_people(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts the people whom a line counts in two groups: “four men and three women”."""
    if not _PEOPLE.match(claim.plain, quantity.end):
        return False
    return any(
        _GROUPS.fullmatch(line, one.end, other.start) and one.plain[0] + other.plain[0] in quantity.plain
        for _, line in claim.cited.written_lines
        for one, other in pairwise(cached_quantities(line))
    )


def _has_scale_of_whole(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* has the “million” of what it is a part of: “9 of the 38 million crowns”."""
    whole = _OF_SCALED.match(claim.plain, quantity.end)
    if whole is None or quantity.form.scale or quantity.form.unit:
        return False
    scaled = cached_quantities(f"{quantity.written} {whole['scale']}")
    values = {value for each in scaled for value in each.plain}
    return any(not values.isdisjoint(other.plain) for other in claim.cited.quantities())


def _has_more(evidence: Evidence) -> bool:
    """Tell whether a line adds a number: “1,500 more doses”."""
    chains = {other.chain for other in evidence.quantities() if other.states_number}
    pattern = rf"\b{one_of(chains)} more (?!than\b)" if chains else ""
    return bool(pattern) and any(re.search(pattern, line) for _, line in evidence.written_lines)


def _plain_numbers(claim: Claim) -> set[Value]:
    return {value for other in claim.cited.quantities() if other.states_number for value in other.plain}
