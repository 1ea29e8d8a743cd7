"""Numbers that follow from those of a line, though no line has them: for the rule on numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import permutations

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import CURRENCIES, Value
from briefdeck.language.numbers.hedges import (
    BEFORE,
    LOOSE_KINDS,
    Bound,
    bound,
    comparable_readings,
    find_loose_bound,
    is_rounded,
    is_too_far,
    rounds,
)
from briefdeck.language.numbers.number_context import named_by_number, number_neighbours
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.stems import cached_stems_with_variants, stems_with_variants
from briefdeck.language.terms import known_terms
from briefdeck.language.words import STOP_WORDS, fold_word, stem, words
from briefdeck.model.roles import Role
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.parts.beyond_limit import is_told_by_limit
from briefdeck.rules.grounding.parts.calculated_number import is_calculated, may_be_calculated
from briefdeck.rules.grounding.parts.calculated_ratio import BY, COMPARED
from briefdeck.rules.grounding.parts.calendar_date import counts_days_of_week, is_following_season
from briefdeck.rules.grounding.parts.derived_date import (
    is_counted_year,
    is_rounded_time,
    is_time_between_dates,
    is_time_between_years,
)
from briefdeck.rules.grounding.parts.number_before import is_number_before, numbers_before
from briefdeck.rules.grounding.parts.place_in_row import is_told_by_place
from briefdeck.rules.grounding.parts.reached_number import is_reached, may_be_reached
from briefdeck.rules.grounding.parts.reckoned_number import (
    FEWEST_LISTED,
    THE,
    counts_a_list,
    has_unit_in_head,
    is_bare_two,
    is_known,
    is_reckoned,
    may_be_reckoned,
    points_to_names,
)
from briefdeck.rules.grounding.parts.reworded_number import is_reworded
from briefdeck.rules.grounding.parts.share_and_whole import follows_from_share
from briefdeck.rules.grounding.parts.told_time import is_told_time
from briefdeck.rules.grounding.parts.within_span import is_length_of_span

_ALIKE = 0.8
"""The likeness from which on a statement is worded like its lines."""
_BEHIND = re.compile(r"(?:[\s-]+[^\W\d_]+){1,4}")
_COUNTED = 2
"""Content words behind a number among which is what it counts."""
_DIGIT = re.compile(r"[0-9]")
_NEARLY = ENGLISH.numbers.nearly
"""Words before a number that is not quite reached."""
_LEAST = Fraction(9, 10)
"""The least share of a number that is nearly it."""
_LARGE = 100
"""From here on two numbers that are close hardly count different things."""
_CLOSE = 20
"""Such numbers are close if they differ by a twentieth."""
_FARTHEST = Fraction(3, 2)
"""How many times the number that bounds it one may be, to be what is meant."""
_FEW = 2
"""Or by how much it may be more."""
_TWICE = 2
"""From how many times as much on a bound is so far from a number that another may be meant: “over 20”, of 40."""
_NAMES_JOINED = lazy_pattern(r"\b[A-Z][\w’'-]{1,40},? and (?:the )?[A-Z]")
"""One name “and” another: “Velby and Harle” are two towns."""
_AGE_BEFORE = lazy_pattern(r"\b(?:age[ds]?)(?: of| from| between)?\s*\Z", re.IGNORECASE)
_AGE_AFTER = lazy_pattern(rf"[\s-]{one_of(ENGLISH.dates.after_age)}s?\b", re.IGNORECASE)
_CAPITALISED = lazy_pattern(r"\b(?P<word>[^\W\d_a-z][\w’'-]*)\s\Z")
_BETWEEN = one_of((*ENGLISH.dates.between, *ENGLISH.numbers.comparing, *ENGLISH.numbers.adding))
"""What may stand between a number and its unit: “3.1 *fewer* days”."""
_HALF = Fraction(1, 2)
_MULTIPLES = (
    *ENGLISH.numbers.multiples.items(),
    *((word, value) for word, value in ENGLISH.numbers.fractions.items() if value == _HALF),
)
"""Words that say how many times as much something is, and have the stem of a verb: “double”, “halves”."""
_NEXT = lazy_pattern(r"\s(?P<word>[\w’'-]+)")
_YEARS_OF_A_CENTURY = 100
_HOW_OFTEN = ("twice", "thrice", "three times")
"""What may count what a line tells one by one."""
_AS = lazy_pattern(r"\s(?:as|the|more|less)\b")
"""What makes a multiple of it."""
_FRACTIONS = ("share", "half", "part")
_RATIOS = ("ratio", "word_ratio")
_TEN = Fraction(10)
"""A ratio of fewer than ten is taken to be as rough as one of ten: “one in three” like “three in ten”."""


def follows(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity*, which no line has, follows from a number, a date or the names of a line."""
    return (
        _is_in_a_name(claim, quantity)
        or _is_part_of_a_date(claim.cited, quantity)
        or _is_age(claim, quantity)
        or _is_ratio(claim.cited, quantity)
        or _fits_its_bound(claim, quantity)
        or counts_a_list(claim, quantity)
        or points_to_names(claim, quantity)
        or (is_bare_two(claim, quantity) and claim.cited.matches(_NAMES_JOINED))
        or _is_far_bound(claim, quantity, all)
        or is_calculated(claim, quantity)
        or _has_unit_left_out(claim, quantity)
        or _is_compared_apart(claim, quantity)
        or _is_share(claim, quantity)
        or is_counted_year(claim, quantity)
        or is_told_time(claim, quantity)
        or is_following_season(claim, quantity)
        or is_time_between_years(claim, quantity)
        or is_time_between_dates(claim, quantity)
        or _is_within_one(claim, quantity)
        or (is_rounded_time(claim, quantity) and bound(claim.plain, quantity) is not None)
        or _is_told_as_verb(claim.cited, quantity)
        or _names_a_thing(claim, quantity)
        or has_unit_in_head(claim, quantity)
        or is_reckoned(claim, quantity)
        or is_number_before(claim, quantity)
        or is_reworded(claim, quantity)
        or follows_from_share(claim, quantity)
        or is_told_by_limit(claim, quantity)
        or is_told_by_place(claim, quantity)
        or is_length_of_span(claim, quantity)
        or counts_days_of_week(claim, quantity)
        or is_reached(claim, quantity)
    )


def may_follow(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity*, which no line has, may well be right: a far bound, or a sum of two numbers there.

    The lines then have all that it takes, and only who reads them knows whether it is meant so.
    """
    return (
        _may_be_concluded(claim, quantity)
        or _is_far_bound(claim, quantity)
        or (_is_rough(claim, quantity) and is_rounded(claim.plain, quantity, claim.cited.quantities()))
        or may_be_calculated(claim, quantity)
        or may_be_reckoned(claim, quantity)
        or may_be_reached(claim, quantity)
        or is_known(claim, quantity)
        or is_rounded_time(claim, quantity)
        or (is_bare_two(claim, quantity) and claim.cited.has_written(("and",)))
        or (quantity.written.lower() in _HOW_OFTEN and not _AS.match(claim.plain, quantity.end))
    )


def _may_be_concluded(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is in words, as what one counts or concludes is: “three players were sent off”.

    That is so where the statement is worded anew, and its lines have neither that number of something else nor another
    of the same thing: then it is as often a conclusion as a mistake. Of a printed text nobody else would ask.
    """
    if claim.fact.drawn_from or _DIGIT.search(quantity.written) or claim.likeness >= _ALIKE:
        return False
    lines = [(text, other) for _, text in claim.cited.written_lines for other in cached_quantities(text)]
    if any(not set(other.plain).isdisjoint(quantity.plain) for _, other in lines):
        return False
    mine = _words_behind(claim.plain, quantity)
    return all(mine.isdisjoint(_words_behind(text, other)) for text, other in lines)


def _words_behind(text: str, quantity: Quantity) -> frozenset[str]:
    """Return the stems of the few words behind *quantity*, of which one is what it counts."""
    found = _BEHIND.match(text, quantity.end)
    behind = [fold_word(word) for word in words(found[0])] if found else []
    return frozenset(stem(word) for word in [word for word in behind if word not in STOP_WORDS][:_COUNTED])


def _is_rough(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is rounded by its hedge, and not bounded."""
    limit = bound(claim.plain, quantity)
    return limit is not None and limit.kind == "about"


def _has_unit_left_out(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether a line has *quantity* without its currency, where the article counts in no other.

    “The state paid 12 million, the city 6 million” is told of euros by whatever line has them.
    """
    units = {reading.unit for reading in quantity.readings}
    if quantity.form.unit and not units & CURRENCIES:
        return _is_measured_beside(claim, quantity)
    if not quantity.form.scale or not units <= CURRENCIES:
        return False
    for cited in claim.cited.cited_lines:
        others = cited.index.quantities_on(cited.index.filled)
        counted_in = {reading.unit for other in others for reading in other.readings} & CURRENCIES
        texts = (claim.fact.context.line(cited.article, line) or "" for line in cited.lines)
        if counted_in == units and any(_has_bare(text, quantity) for text in texts):
            return True
    return False


def _is_measured_beside(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether a line has *quantity* bare, and a cited line before it, or itself, another number with its unit.

    “The barge drew 3.2 metres, where 2.5 are allowed” tells of 2.5 metres.
    """
    units = {reading.unit for reading in quantity.readings}
    measured = False
    for _, line in claim.cited.written_lines:
        measured = measured or any(units & {each.unit for each in one.readings} for one in known_terms(line).quantities)
        if measured and _has_bare(line, quantity):
            return True
    return False


def _has_bare(text: str, quantity: Quantity) -> bool:
    """Tell whether *text* has the number of *quantity* without a unit or anything that it counts."""
    for other in known_terms(text).quantities:
        if not (set(other.plain).isdisjoint(quantity.plain) or other.form.unit or other.form.symbol):
            following = _NEXT.match(text, other.end)
            word = fold_word(following["word"]) if following else ""
            if not word or word in STOP_WORDS or word.endswith("ed") or word in ENGLISH.numbers.handed_over:
                return True
    return False


def find_rounded(claim: Claim, quantity: Quantity) -> Quantity | None:
    """Find the number of a line that *quantity* rounds; None where there is none."""
    likely = (other for others in _likely(claim, quantity) for other in others)
    return next((other for other in likely if _compare(quantity, other, rounds)), None)


def _is_in_a_name(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a word of a name that the article has: “the Two Sisters”."""
    around = (name for name in claim.names if name.start <= quantity.start and quantity.end <= name.end)
    return any(claim.cited.has_name_in_article(name) for name in around)


def _is_part_of_a_date(evidence: Evidence, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the day of a date (“the 12th”), or the century of a year."""
    if quantity.form.kind not in ("nth", "ordinal"):
        return False
    number = quantity.plain[0]
    if quantity.form.unit.strip(" -") not in ("century", "centuries"):
        return any(date.day == number for date, _ in evidence.dates())
    first = (int(number) - 1) * _YEARS_OF_A_CENTURY
    values: list[Value] = [date.year for date, _ in evidence.dates()]
    values += (value for other in evidence.quantities() for value in other.plain)
    return any(first < value <= first + _YEARS_OF_A_CENTURY for value in values)


def _is_age(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is an age that a line gives without a word, “Brandt, 45, …”, or by two years."""
    start = claim.plain.find(quantity.chain, max(0, quantity.start - len(quantity.chain)))
    end = max(quantity.end, start + len(quantity.chain))
    if not (_AGE_BEFORE.search(claim.plain[: quantity.start]) or _AGE_AFTER.match(claim.plain, end)):
        return False
    years = {date.year for date, _ in claim.cited.dates() if date.year}
    ages = {one - other - least for one in years for other in years if one > other for least in (0, 1)}
    if not ages.isdisjoint(quantity.plain):
        return True
    if claim.cited.has_word("birthday") and claim.cited.has_word("before"):  # “before her 16th birthday”
        birthdays = (other for other in claim.cited.quantities() if other.form.kind in ("nth", "ordinal"))
        if any(value + 1 in other.plain for other in birthdays for value in quantity.plain):
            return True
    bare = (other for other in claim.cited.quantities() if not (other.form.unit or other.form.symbol))
    return any(not set(other.plain).isdisjoint(quantity.plain) for other in bare)


def _is_ratio(evidence: Evidence, quantity: Quantity) -> bool:
    """Tell whether *quantity* is “two in three”, and a line has both numbers apart: “of three crews, two …”."""
    if quantity.form.kind not in _RATIOS:
        return False
    return set(quantity.plain[1:]) <= {value for other in evidence.quantities() for value in other.plain}


def _is_share(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a share such as “seven in ten”, and a line has nearly that percentage, or the reverse.

    Of how many it is says how far it is rounded; a percentage is rounded to a whole one.
    """
    ratio, roughly = quantity.form.kind in _RATIOS, _is_rough_fraction(claim, quantity)
    of = Fraction(quantity.plain[2]) if ratio else _TEN
    off = 25 / max(of, _TEN) if ratio or roughly else Fraction(1, 2)
    mine = [Fraction(reading.value) for reading in quantity.readings if reading.unit == "%"]
    shares = (
        reading.value
        for other in claim.cited.quantities()
        if ratio or roughly or other.form.kind in _RATIOS
        for reading in other.readings
        if reading.unit == "%"
    )
    return any(abs(percent - share) <= off for share in shares for percent in mine)


def _is_rough_fraction(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a fraction in words that is said to be rough: “roughly a fifth”."""
    limit = bound(claim.plain, quantity)
    return quantity.form.kind in _FRACTIONS and limit is not None and limit.kind == "about"


def _is_compared_apart(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether a line has *quantity* with a word before its unit: “3.1 days”, of “3.1 fewer days”."""
    unit = quantity.form.unit.strip(" -").removesuffix("s")
    if not unit:
        return False
    pattern = rf"\b{re.escape(quantity.form.number)}\s{_BETWEEN}\s{re.escape(unit)}s?\b"
    return any(re.search(pattern, line, re.IGNORECASE) for _, line in claim.cited.written_lines)


def _is_told_as_verb(evidence: Evidence, quantity: Quantity) -> bool:
    """Tell whether a line tells *quantity* by a verb: what is twice as much doubles, what is half is halved."""
    values = {reading.value for reading in quantity.readings if reading.unit in ("", "times")}
    return any(value in values and evidence.has_word(word) for word, value in _MULTIPLES)


def _names_a_thing(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a name, “tram 7”, that its article has; an answer needs the very line."""
    if claim.role is not Role.ANSWER and _is_numbered_name(claim, quantity):
        return True
    word = named_by_number(claim.plain, quantity)
    if not word or claim.role in (Role.ANSWER, Role.SPELLING):
        return False
    indexes = [cited.index for cited in claim.cited.cited_lines]
    return any(index.has_word(word, frozenset(index.with_quantity(quantity))) for index in indexes)


def _is_numbered_name(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* ends a name that an article has with it: “Halcyon 3”."""
    before = _CAPITALISED.search(claim.plain[: quantity.start])
    name = f"{before['word']} {quantity.written}" if before else ""
    texts = claim.fact.context.lines
    return bool(name) and any(name in line for key in claim.cited.articles for line in texts.get(key, ()))


def _is_far_bound(claim: Claim, quantity: Quantity, of_each: Callable[[Iterable[bool]], bool] = any) -> bool:
    """Tell whether *quantity* bounds the numbers of the lines that may be meant, however far it is from them.

    *of_each* says whether it has to bound all or any of those that have the same words beside them.
    """
    limit = bound(claim.plain, quantity)
    kind = BEFORE.get(tuple(limit.words.split())) if limit else None
    if kind not in ("more than", "less than"):
        return False
    likely = _likely(claim, quantity)

    far = _TWICE if of_each is all else 0

    def fits(mine: Value, theirs: Value) -> bool:
        less, more = (mine, theirs) if kind == "more than" else (theirs, mine)
        return bool(less < more and not (far and more >= far * less))

    return bool(likely) and all(of_each(_compare(quantity, other, fits) for other in others) for others in likely)


def _is_no_difference(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* bounds by how much more one thing is, and no two numbers of the lines are that far apart.

    “More than two seconds slower”, of 6.61 and 6.39 seconds. A line that tells itself how far they are is no such one.
    """
    limit = bound(claim.plain, quantity)
    kind = BEFORE.get(tuple(limit.words.split())) if limit else None
    if kind not in ("more than", "less than") or not COMPARED.match(claim.plain, quantity.end):
        return False
    units = {reading.unit for reading in quantity.readings if reading.unit}
    measured = [
        (reading, COMPARED.match(line, other.end) or BY.search(line, 0, other.start))
        for _, line in claim.cited.written_lines
        for other in cached_quantities(line)
        for reading in other.readings
        if reading.unit in units
    ]
    apart = [abs(Fraction(one.value) - Fraction(other.value)) for (one, _), (other, _) in permutations(measured, 2)]
    mine = Fraction(quantity.readings[0].value)
    return (
        bool(apart)
        and not any(told for _, told in measured)
        and all(mine >= each if kind == "more than" else mine <= each for each in apart)
    )


def is_pair(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a “two” that counts what *claim* names or points to: “A and B, two”, “the two”."""
    before = claim.plain[: quantity.start]
    return quantity.plain[0] == FEWEST_LISTED - 1 and (THE.search(before) is not None or " and " in before)


def _fits_its_bound(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is bounded or rounded, and the numbers of the lines that may be meant fit that."""
    limit = bound(claim.plain, quantity) or find_loose_bound(claim.plain, quantity)
    if limit is None or _is_no_difference(claim, quantity):
        return False
    fits, likely = _test_of(limit, quantity), _likely(claim, quantity)
    if likely and all(any(_compare(quantity, other, fits) for other in others) for others in likely):
        return True

    def fits_closely(mine: Value, theirs: Value) -> bool:
        return bool(mine >= _LARGE and -mine <= _CLOSE * (theirs - mine) <= mine) and fits(mine, theirs)

    if any(fits(quantity.plain[0], other.plain[0]) for other in numbers_before(claim, quantity)):
        return True
    following = _NEXT.match(claim.plain, quantity.end)
    if following is not None and claim.cited.has_word(following["word"]):
        return False  # “the gate held over 300 boats”, where the lock held 312, and the gate 90
    # “over 2,600 people” of a staff of 2,665: so close that it is hardly the number of another thing
    others = [other for other in claim.cited.quantities() if other.states_number]
    if any(_compare(quantity, other, fits_closely) for other in others):
        return True
    # “over 400 matches”, of somebody who played 412 times
    times = (value for other in others if _tells_times(other) for value in other.plain)
    return any(fits_closely(quantity.plain[0], value) for value in times)


def _is_within_one(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is “an hour” that a line has as “within the hour”."""
    unit = quantity.form.unit.strip(" -")
    return quantity.form.kind == "article" and claim.cited.matches(
        re.compile(rf"\bwithin (?:the|an?) {re.escape(unit)}\b")
    )


def _tells_times(other: Quantity) -> bool:
    return any(reading.unit == "times" for reading in other.readings)


def _is_part(other: Quantity) -> bool:
    """Tell whether a number of a line tells a share of something."""
    return any(reading.unit == "%" or (not reading.unit and 0 < reading.value < 1) for reading in other.readings)


def _test_of(limit: Bound, quantity: Quantity) -> Callable[[Value, Value], bool]:
    kind = BEFORE.get(tuple(limit.words.split())) or LOOSE_KINDS.get(limit.words)
    if kind == "more than":
        return lambda mine, theirs: bool(mine < theirs <= max(_FARTHEST * mine, mine + _FEW))
    if kind == "less than":
        return lambda mine, theirs: bool(theirs < mine <= max(_FARTHEST * theirs, theirs + _FEW))
    if limit.kind != "about":  # "at most 15" states a limit, which no other number proves
        return lambda mine, theirs: False  # noqa: ARG005
    if limit.words.startswith(_NEARLY):
        return lambda mine, theirs: (
            bool(_LEAST * mine <= theirs < mine) and not (mine in quantity.plain and is_too_far(mine, theirs))
        )
    return rounds


def _compare(mine: Quantity, theirs: Quantity, fits: Callable[[Value, Value], bool]) -> bool:
    return any(
        fits(one.value, other.value) for one, other in comparable_readings(mine, theirs) if one.unit == other.unit
    )


def _likely(claim: Claim, quantity: Quantity) -> list[list[Quantity]]:
    """Find the numbers of the lines that *quantity* may mean: of its unit, and with most of its words beside them.

    Those with the same of its words are together; where one has all that another has and more, the other is left out.
    """
    named = {fold_word(word) for name in claim.names for word in name.words}
    beside = number_neighbours(claim.plain, claim.terms).get(quantity.chain, ())
    mine = stems_with_variants(word for word in beside if word not in named)
    found: dict[frozenset[str], list[Quantity]] = {}
    is_part = quantity.form.kind in _FRACTIONS  # “more than half” is told by a share, and not by three weeks
    for other, near in claim.cited.numbers_with_neighbours():
        if quantity.counts_like(other) and other.states_number and (_is_part(other) or not is_part):
            found.setdefault(mine & cached_stems_with_variants(near), []).append(other)
    return [others for shared, others in found.items() if not any(shared < more for more in found)]
