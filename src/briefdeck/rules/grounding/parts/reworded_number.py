"""Numbers that a line tells in other words: “a fortnight”, “the fourth to lead it”, “most of them”, “the others”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, product

from briefdeck.language.dates.date_range import MONTHS
from briefdeck.language.dates.dates import DateMention
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import MONTHS_OF_A_YEAR, TIME, Reading, Value, count_of
from briefdeck.language.numbers.hedges import BEFORE, bound
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.stems import stems_of
from briefdeck.language.words import STOP_WORDS, fold_word, is_adverb, stem, words
from briefdeck.model.roles import Role
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.parts.calculated_ratio import OF_ANOTHER

_GRAMMAR, _DATES = ENGLISH.grammar, ENGLISH.dates
_HALF, _CENTURY, _DECADE = Fraction(1, 2), 100, 10
_YEAR = r"(?:the|this|that|last) year|[12][0-9]{3}"
_COUNT = rf"(?:{one_of(ENGLISH.numbers.small)}|[0-9]+)"
_MAJORITY = lazy_pattern(
    r"\b(?:most (?:of\b|(?P<noun>[\w’'-]+))|(?:a|the) majority of\b|\ba(?:n overall|n absolute)? majority\b(?! of\b)"
    rf"|(?P<held>majority {one_of(ENGLISH.numbers.held)}))",
    re.IGNORECASE,
)
_MAGNITUDE = lazy_pattern(
    rf"\b(?P<size>{one_of(ENGLISH.numbers.magnitudes)}) of (?:[a-z][\w-]* )??(?P<noun>[a-z][\w’'-]*)", re.IGNORECASE
)
_MORE_THAN = lazy_pattern(r"\bmore than \Z", re.IGNORECASE)
_TOPMOST = lazy_pattern(rf"(?:\b(?:at|{one_of(_GRAMMAR.determiners)})|['’]s|s['’])\s\Z", re.IGNORECASE)
"""What makes a superlative of the “most” behind it: “the most expensive flats”, “Harle’s most expensive flats”."""
_NO_NOUN = lazy_pattern(r"(?:ly|ous|less|ss)\Z")
"""How words end that are no nouns in the plural."""
_HELPING = ENGLISH.grammar.helping
_OPENED = lazy_pattern(r"(?:\A|[.,;:–—]|\b(?:and|but|although|though|while|of whom|of which))\s*\Z", re.IGNORECASE)
"""What stands before a “most” that speaks of people or things by itself: “the crates arrived, but most were empty”."""
_LASTING = lazy_pattern(rf"\b{one_of(_DATES.lasting)} \Z", re.IGNORECASE)
_EARLIER = lazy_pattern(r"\b(?:before|earlier|previously|already|precede[ds]?)\b", re.IGNORECASE)
_TO_DO = lazy_pattern(r"\s(?:[\w’'-]+\s){1,3}(?:to|who)\s[a-z]+")
"""What follows the place of who does what others did before: “the fourth woman to lead”."""
_ONE_OF = lazy_pattern(rf"\b(?P<part>{_COUNT}) of (?:the |its |their |his |her )?(?P<whole>{_COUNT})\b", re.I)
_THE_OTHERS = lazy_pattern(r"\b(?:the|all) (?:others?|rest|remaining)\b", re.IGNORECASE)
_INCLUDING = lazy_pattern(r"\bincluding\b|\bone of (?:them|which|whom)\b", re.IGNORECASE)
_BESIDES = lazy_pattern(r"\b(?:besides|apart from|other than|in addition to|other|others|more)\b", re.IGNORECASE)
_FIRST_AND_OTHERS = lazy_pattern(
    rf"\b(?:first|one|only)\b[^.]*\bthe other (?P<rest>{one_of(ENGLISH.numbers.small)}|[0-9]+)\b", re.IGNORECASE
)
_VOTES = lazy_pattern(r"\A\s?(?:votes? )?(?:to|against)\s\Z")
_BY = lazy_pattern(rf"\b(?:by|{one_of(ENGLISH.numbers.differences)} of) (?:just |only |a mere )?\Z", re.IGNORECASE)
_ASKS_BY = lazy_pattern(rf"\bby (?:how|what)\b|\b{one_of(ENGLISH.numbers.differences)}\b", re.IGNORECASE)
"""What asks by how much something was won."""
_SECOND, _MONTH = TIME
_LENGTHS = (
    (_SECOND, 1_209_600, lazy_pattern(r"\bfortnight\b", re.IGNORECASE)),
    (
        _MONTH,
        120,
        lazy_pattern(rf"(?<!half )\b{one_of((*_GRAMMAR.determiners, *_DATES.shifts))} decade\b", re.IGNORECASE),
    ),
)
"""Times that have a word of their own; how many “decades” are is not known."""
_PARTS_OF_YEAR = {"quarter": 4, "half": 2}
_PART_OF_YEAR = lazy_pattern(
    rf"\b(?:(?P<which>{one_of(_DATES.quarters)})[ -])?(?:(?P<quarter>quarter)|half-year|half of (?:{_YEAR}))\b", re.I
)
_WHICH_MONTHS = lazy_pattern(rf"\b(?P<which>{one_of(_DATES.quarters)})\s\Z", re.IGNORECASE)
_UP_TO = lazy_pattern(
    rf"(?:\sfrom\s[A-Z][a-z]+)?\s(?:to|until|through|ending)\s(?:in\s|the end of\s)?"
    rf"(?P<month>{one_of(_DATES.months)})\b"
)
"""What says behind three or six months which they are: “the three months to September”."""
_PARTIES = lazy_pattern(r"two (?:sides|parties)\b", re.IGNORECASE)
_POINTED = lazy_pattern(r"\b(?:the|both|between|of)\s\Z", re.IGNORECASE)
_OF_TWO = lazy_pattern(r"\b(?:and|with|between|against|both|mutual(?:ly)?|each other|one another)\b", re.IGNORECASE)
"""What a line has that tells of two parties."""


def is_reworded(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether a line tells *quantity* in other words, of which only this number can be made."""
    return (
        _is_majority(claim, quantity)
        or _is_before_in_row(claim, quantity)
        or _is_of_the_others(claim, quantity)
        or _is_lead_of_votes(claim, quantity)
        or _is_unit_of_time(claim, quantity)
        or _is_part_of_year(claim, quantity)
        or _is_time_in_two_units(claim, quantity)
        or _is_reverse_multiple(claim, quantity)
        or _is_of_running_time(claim, quantity)
        or _counts_two_parties(claim, quantity)
        or _is_below_magnitude(claim, quantity)
    )


def _is_of_running_time(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a time that is over, and a line has the next one running: “in its third week”."""
    limit = bound(claim.plain, quantity)
    more = limit.kind == "at least" if limit else _LASTING.search(claim.plain, 0, quantity.start) is not None
    ordinals = {number: word for word, number in ENGLISH.numbers.ordinals.items()}
    following = (ordinals.get(int(value) + 1, "") for value in quantity.plain if more and value.denominator == 1)
    unit = quantity.written.split()[-1].removesuffix("s").lower()
    lines = [line for _, line in claim.cited.written_lines]
    return any(re.search(rf"(?i)\b{word} {unit}\b", line) for word in following if word for line in lines)


def is_told_as_century(claim: Claim, mention: DateMention) -> bool:
    """Tell whether a line tells the years of *mention* in words: “the twelfth century”, “the nineties”."""
    if mention.years not in (_DECADE, _CENTURY) or not mention.year:
        return False
    decade = next((word for word, ten in ENGLISH.numbers.tens.items() if ten == mention.year % _CENTURY), "")
    if mention.years == _DECADE and decade:
        return claim.cited.has_word(f"{decade[:-1]}ies")
    return not mention.year % _CENTURY and any(
        other.form.is_place
        and other.form.unit.strip(" -") in ("century", "centuries")
        and mention.year // _CENTURY + 1 in other.plain
        for other in claim.cited.quantities()
    )


def _is_majority(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the half of “more than half”, and a line has “most”."""
    limit = bound(claim.plain, quantity)
    more = limit is not None and BEFORE.get(tuple(limit.words.split())) == "more than"
    more = more or _MORE_THAN.search(claim.plain, 0, quantity.start) is not None  # “nobody got more than half”
    most = ((line, match) for _, line in claim.cited.written_lines for match in _MAJORITY.finditer(line))
    return more and _HALF in quantity.plain and any(_is_most_of(claim, line, match) for line, match in most)


def _is_most_of(claim: Claim, line: str, match: re.Match[str]) -> bool:
    """Tell whether *match* speaks of more than half of some: “most flats”, and not “most expensive flats”."""
    if match["held"]:
        return True
    if match["noun"] is None:
        return match[0][:1].lower() != "m" or not _TOPMOST.search(line, 0, match.start())
    noun = fold_word(match["noun"])
    if _TOPMOST.search(line, 0, match.start()) or is_adverb(noun):
        return False
    if noun in _HELPING:
        return _OPENED.search(line, 0, match.start()) is not None
    is_noun = noun in ENGLISH.people.anyone or (noun.endswith("s") and not _NO_NOUN.search(noun))
    return noun not in STOP_WORDS and (is_noun or stem(noun) in stems_of(claim.plain))


def _is_before_in_row(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts those before “the fourth woman to lead it”."""
    return (
        len(quantity.plain) == 1
        and not quantity.form.symbol
        and _EARLIER.search(claim.plain, quantity.end) is not None
        and any(
            other.form.is_place and other.plain[0] - 1 == quantity.plain[0] and _TO_DO.match(line, other.end)
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
        part, whole = count_of(one["part"].lower()), count_of(one["whole"].lower())
        yield from (whole - part, Fraction(whole - part, whole)) if part < whole else ()
    listed = _FIRST_AND_OTHERS.search(line)
    if listed:
        yield count_of(listed["rest"].lower()) + 1
    if _INCLUDING.search(line) and _BESIDES.search(claim.plain):
        yield from (
            int(other.plain[0]) - 1
            for other in cached_quantities(line)
            if other.states_number and _INCLUDING.search(line, other.end, other.end + 60)
        )


def _is_lead_of_votes(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is by how much a vote of a line was won: “by 215”, of “5,817 votes to 5,602”."""
    asked = claim.role in (Role.ANSWER, Role.SPELLING) and _ASKS_BY.search(claim.question)
    if not (asked or _BY.search(claim.plain, 0, quantity.start)):
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


def _is_part_of_year(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the months of a part of a year: “first six months”, of “the first half of 2031”."""
    told = {(name, which) for _, line in claim.cited.written_lines for name, which in _parts_of_year(line)}
    before = _WHICH_MONTHS.search(claim.plain, 0, quantity.start)
    behind = _UP_TO.match(claim.plain, quantity.end)
    for name, parts in _PARTS_OF_YEAR.items():
        months = MONTHS_OF_A_YEAR // parts
        if Reading(months, _MONTH) in quantity.readings:
            which = Fraction(MONTHS.index(behind["month"]) + 1, months) if behind else 0
            return (name, min(_DATES.quarters[before["which"].lower()], parts) if before else which) in told
    return False


def _parts_of_year(line: str) -> Iterator[tuple[str, Value]]:
    """Find the quarters and halves of a year of *line*, and which they are; 0 for a half of which that is not told."""
    for match in _PART_OF_YEAR.finditer(line):
        name = "quarter" if match["quarter"] else "half"
        if match["which"]:
            yield name, min(_DATES.quarters[match["which"].lower()], _PARTS_OF_YEAR[name])
        elif name == "half":
            yield name, 0


def _is_time_in_two_units(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether a time in two units, “two years and two months”, is one in a single unit, “26 months”."""
    whole = {reading for other in claim.cited.quantities() for reading in other.readings}
    own = any(quantity in pair and told in whole for pair, told in _in_two_units(claim.plain))
    theirs = (told for _, line in claim.cited.written_lines for _, told in _in_two_units(line))
    return own or not set(quantity.readings).isdisjoint(theirs)


def _in_two_units(text: str) -> Iterator[tuple[tuple[Quantity, Quantity], Reading]]:
    """Find the times in two units of *text*, the larger first, and each as a whole."""
    for first, second in pairwise(cached_quantities(text)):
        if text[first.end : second.start] in (" and ", " ") and first.form.unit != second.form.unit:
            for large, small in product(first.readings, second.readings):
                if large.unit == small.unit in TIME and large.value > small.value:
                    yield (first, second), Reading(large.value + small.value, large.unit)


def _is_reverse_multiple(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is “half as much” where a line has “twice as much”, or the other way round.

    “Twice as many women as men” are half as many men as women, and not half as many women as men.
    """
    mine = OF_ANOTHER.match(claim.plain, quantity.end)
    half = _HALF in quantity.plain and mine is not None
    twice = any(reading.unit == "times" and reading.value == 1 / _HALF for reading in quantity.readings)
    for _, line in claim.cited.written_lines if half or twice else ():
        for other in cached_quantities(line):
            theirs = OF_ANOTHER.match(line, other.end)
            times = half and any(reading == Reading(2, "times") for reading in other.readings)
            halved = twice and _HALF in other.plain and (theirs or _BY.search(line, 0, other.start))
            if (times or halved) and not (mine and theirs and _compare_alike(mine, theirs)):
                return True
    return False


def _compare_alike(mine: re.Match[str], theirs: re.Match[str]) -> bool:
    """Tell whether two comparisons are of the same thing with the same other: then they are not reversed."""
    if not (mine["other"] and theirs["other"]):
        return False
    return all(stems_of(mine[part]) == stems_of(theirs[part]) for part in ("what", "other"))


def _is_below_magnitude(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is exceeded by the “thousands” of a line: “more than a thousand cranes”."""
    limit = bound(claim.plain, quantity)
    if limit is None or limit.kind != "at least":
        return False
    return any(
        quantity.plain[0] <= ENGLISH.numbers.magnitudes[match["size"].lower()]
        and stem(fold_word(match["noun"])) in stems_of(claim.plain[quantity.end :])
        for _, line in claim.cited.written_lines
        for match in _MAGNITUDE.finditer(line)
    )


def _counts_two_parties(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts “the two sides” of what a line tells of two."""
    if not (_PARTIES.match(claim.plain, quantity.start) and _POINTED.search(claim.plain, 0, quantity.start)):
        return False
    tellers = (words(line) for _, line in claim.cited.written_lines)
    return claim.cited.matches(_OF_TWO) or any(
        sum(map(ENGLISH.governing.reporting.__contains__, map(str.lower, told))) > 1 for told in tellers
    )
