"""Numbers that follow from those of a line, though no line has them: for the rule on numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.names.countries import is_part_of_the_world
from briefdeck.language.numbers.amounts import Reading, Value
from briefdeck.language.numbers.hedges import BEFORE, ROUGH, Bound, bound
from briefdeck.language.numbers.number_context import find_heads, named_by_number, number_neighbours
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.numbers.rounding import rounds
from briefdeck.language.stems import cached_stems_with_variants, stems_with_variants
from briefdeck.language.terms import known_terms
from briefdeck.language.words import fold_word
from briefdeck.model.roles import Role
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.elapsed_time import is_rounded_time, is_time_between

_NEARLY = ENGLISH.numbers.nearly
"""Words before a number that is not quite reached."""
_LEAST = Fraction(9, 10)
"""The least share of a number that is nearly it."""
_FARTHEST, _FEW = Fraction(3, 2), 2
"""How many times a number may be the one that bounds it, or by how much it may be more, to be what is meant."""
_NAMES_JOINED = re.compile(r"\b[A-Z][\w’'-]{1,40},? and (?:the )?[A-Z]")
"""One name “and” another: “Velby and Harle” are two towns."""
_AGE_BEFORE = re.compile(r"\b(?:age[ds]?)(?: of| from| between)?\s*\Z", re.IGNORECASE)
_AGE_AFTER = re.compile(r"[\s-](?:old|of age)\b", re.IGNORECASE)
_CAPITALISED = re.compile(r"\b(?P<word>[^\W\d_a-z][\w’'-]*)\s\Z")
_HALF = Fraction(1, 2)
_MULTIPLES = (
    *ENGLISH.numbers.multiples.items(),
    *((word, value) for word, value in ENGLISH.numbers.fractions.items() if value == _HALF),
)
"""Words that say how many times as much something is, and have the stem of a verb: “double”, “halves”."""
_YEARS_OF_A_CENTURY = 100
_THE, _MOST_KNOWN = re.compile(r"\b(?:the|both|all|its|their)\s\Z", re.IGNORECASE), 5
"""What precedes the number of things that everybody knows, “the two hospitals”, and how many they may be."""
_LEFT = re.compile(r"\b(?:left|remain\w*|rest|still|others?|not|no|never)\b")
_OF_WHOLE, _MORE = (
    re.compile(r" of (?:(?:the |all |its |their )?(?:(?:[A-Z][\w-]+ )?[\w-]+['’]s? )?)"),
    re.compile(rf" {one_of(ENGLISH.numbers.larger)}\b"),
)
_COMPARED = re.compile(rf"(?: [\w-]+)? {one_of(ENGLISH.numbers.comparing)}\b")
_BY = re.compile(rf"\bby (?:{ROUGH} )?[$€£]?\Z")
_CHANGES = re.compile(rf"\b{one_of(ENGLISH.numbers.changing)}")
"""What changes “by” a number."""
_IN_ALL = re.compile(rf"\b{one_of(ENGLISH.numbers.together)}\b", re.IGNORECASE)
_MOST_ADDED = 8
"""Numbers on the lines from which on two of them make any number by accident."""
_RATIOS, _TEN = ("ratio", "word_ratio"), Fraction(10)
"""“One in three” is rounded no more than “three in ten”."""
_MOST_PAIRS = 40
"""Pairs of numbers on the lines from which on one of them makes any number by accident."""
_HALVED = ("halved", "half")
"""Words of a line by which half of its numbers is meant too."""
_FEWEST_LISTED, _LONGEST_ITEM = 3, 4
"""Items that make a list, and the words of one that is not the first or last."""
_LAST = re.compile(r",\s(?:and|or|&)\s")
_LIST_ENDS, _COMMA, _AND = re.compile(r"[;:.()]"), re.compile(r",\s(?:and\s|or\s)?"), re.compile(r"\s(?:and|or|&)\s")


def follows(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity*, which no line has, follows from a number, a date or the names of a line."""
    return (
        _is_in_a_name(claim, quantity)
        or _is_part_of_a_date(claim.cited, quantity)
        or _is_age(claim, quantity)
        or _is_ratio(claim.cited, quantity)
        or _fits_its_bound(claim, quantity)
        or _counts_a_list(claim, quantity)
        or _points_to_names(claim, quantity)
        or (_is_bare_two(claim, quantity) and claim.cited.matches(_NAMES_JOINED))
        or is_rest(claim, quantity)
        or _is_growth(claim, quantity)
        or _is_told_difference(claim, quantity)
        or _is_told_sum(claim, quantity)
        or _is_share(claim, quantity)
        or is_time_between(claim, quantity)
        or (is_rounded_time(claim, quantity) and bound(claim.plain, quantity) is not None)
        or _is_told_as_verb(claim.cited, quantity)
        or _names_a_thing(claim, quantity)
    )


def may_follow(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity*, which no line has, may well be right: a far bound, or a sum of two numbers there.

    The lines then have all that it takes, and only who reads them knows whether it is meant so.
    """
    return (
        _is_far_bound(claim, quantity)
        or _is_computed(claim, quantity)
        or _is_known(claim, quantity)
        or is_rounded_time(claim, quantity)
        or (_is_bare_two(claim, quantity) and claim.cited.has_written(("and",)))
    )


def rounded_from(claim: Claim, quantity: Quantity) -> Quantity | None:
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
    bare = (other for other in claim.cited.quantities() if not (other.form.unit or other.form.symbol))
    return any(not set(other.plain).isdisjoint(quantity.plain) for other in bare)


def _is_ratio(evidence: Evidence, quantity: Quantity) -> bool:
    """Tell whether *quantity* is “two in three”, and a line has both numbers apart: “of three crews, two …”."""
    if quantity.form.kind not in _RATIOS:
        return False
    return set(quantity.plain[1:]) <= {value for other in evidence.quantities() for value in other.plain}


def _is_told_difference(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the difference of two numbers of the lines, and told as one: “38 more than”."""
    told = _COMPARED.match(claim.plain, quantity.end) or (
        _BY.search(claim.plain, 0, quantity.start) and _CHANGES.search(claim.plain)
    )
    compared = claim.cited.has_written(("than",)) and any(map(claim.cited.has_word, ENGLISH.numbers.comparing))
    counted = {reading for other in claim.cited.quantities() if other.claim for reading in other.readings}
    counted |= {Reading(value, "") for value in _plain_numbers(claim)}
    if not (told or compared) or len(counted) > 2 * _MOST_ADDED:
        return False
    pairs = [(one, other) for one in counted for other in counted if one.unit == other.unit or not other.unit]
    made = {Reading(max(one.value - other.value, other.value - one.value), one.unit) for one, other in pairs}
    if compared:
        made |= {Reading(one.value + other.value, one.unit) for one, other in pairs if one != other}
    roughly = bool(told) and bound(claim.plain, quantity) is not None
    return any(
        each == mine or (roughly and each.unit == mine.unit and rounds(mine.value, each.value))
        for each in made
        for mine in quantity.readings
    )


def _is_told_sum(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the sum of two numbers of the lines, and told as one there or in *claim*.

    “In all 53”, of 23 and 30; “51 seconds behind”, of 21 and “a further 30”; “ten of twelve”, of ten and two.
    """
    numbers = _plain_numbers(claim)
    adds = any(map(claim.cited.has_word, ENGLISH.numbers.adding)) or _IN_ALL.search(claim.plain) is not None
    parts = {
        value for each in claim.terms.quantities for value in each.plain if is_whole(claim.plain, quantity, [each])
    }
    for value in quantity.plain if len(numbers) <= _MOST_ADDED else ():
        made = {one for one in numbers if value - one in numbers and value != 2 * one}
        if made and (adds or not parts.isdisjoint(made)):
            return True
    return False


def _plain_numbers(claim: Claim) -> set[Value]:
    return {value for other in claim.cited.quantities() if other.claim for value in other.plain}


def _is_share(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a share such as “seven in ten”, and a line has nearly that percentage, or the reverse.

    Of how many it is says how far it is rounded; a percentage is rounded to a whole one.
    """
    ratio = quantity.form.kind in _RATIOS
    of = Fraction(quantity.plain[2]) if ratio else _TEN
    off = 25 / max(of, _TEN) if ratio else Fraction(1, 2)
    mine = [Fraction(reading.value) for reading in quantity.readings if reading.unit == "%"]
    shares = (
        reading.value
        for other in claim.cited.quantities()
        if ratio or other.form.kind in _RATIOS
        for reading in other.readings
        if reading.unit == "%"
    )
    return any(abs(percent - share) <= off for share in shares for percent in mine)


def _is_told_as_verb(evidence: Evidence, quantity: Quantity) -> bool:
    """Tell whether a line tells *quantity* by a verb: what is twice as much doubles, what is half is halved."""
    values = {reading.value for reading in quantity.readings}
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


def _is_far_bound(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* bounds all numbers of the lines that may be meant, however far it is from them."""
    limit = bound(claim.plain, quantity)
    kind = BEFORE.get(tuple(limit.words.split())) if limit else None
    if kind not in ("more than", "less than"):
        return False
    likely = _likely(claim, quantity)

    def fits(mine: Value, theirs: Value) -> bool:
        return bool(mine < theirs if kind == "more than" else theirs < mine)

    return bool(likely) and all(any(_compare(quantity, other, fits) for other in others) for others in likely)


def _is_computed(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the sum, the difference or the ratio of two numbers of the lines."""
    evidence = claim.cited
    counted = (other for other in evidence.quantities() if other.claim or other.form.kind == "part")
    found = {reading for other in counted for reading in other.readings}
    if any(map(evidence.has_word, _HALVED)):
        halves = {Reading(Fraction(one.value) / 2, one.unit) for one in found}
        if not halves.isdisjoint(quantity.readings):
            return True
    rests = {Reading(whole - Fraction(one.value), one.unit) for one in found for whole in _wholes(one)}
    if _LEFT.search(claim.plain) and not rests.isdisjoint(quantity.readings):
        return True
    pairs = [(one, other) for one in found for other in found if one.unit == other.unit and one.value < other.value]
    return len(pairs) <= _MOST_PAIRS and any(
        reading.unit == unit and reading.value == value
        for one, other in pairs
        for unit, value in _made_of(one, other)
        for reading in quantity.readings
    )


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


def is_pair(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a “two” that counts what *claim* names or points to: “A and B, two”, “the two”."""
    before = claim.plain[: quantity.start]
    return quantity.plain[0] == _FEWEST_LISTED - 1 and (_THE.search(before) is not None or " and " in before)


def _is_bare_two(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a “two” that counts plain things, and not “the two”."""
    if _THE.search(claim.plain[: quantity.start]):
        return False
    counts = quantity.form.kind in ("digits", "words") and not (quantity.form.unit or quantity.form.symbol)
    return counts and quantity.plain[0] == _FEWEST_LISTED - 1


def is_rest(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is what is left of a whole: “three of the seven”, where a line has seven and four."""
    on_lines = {value for other in claim.cited.quantities() for value in other.plain}
    mine = quantity.plain[0]
    wholes = (value for value in _wholes_of(claim, quantity) if value != 2 * mine)  # “one of the two” may be either
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
    """Tell whether *claim* speaks of those of a whole that its lines leave out: “four of the six”."""
    return " of " in f" {claim.plain.lower()}" and any(is_rest(claim, quantity) for quantity in claim.terms.quantities)


def _is_growth(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* says in percent what a line says in times: “50 percent more”, “one and a half times”."""
    if not _MORE.match(claim.plain, quantity.end):
        return False
    times = {
        reading.value for other in claim.cited.quantities() for reading in other.readings if reading.unit == "times"
    }
    return any(reading.unit == "%" and 1 + Fraction(reading.value) / 100 in times for reading in quantity.readings)


def _is_known(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts things that everybody knows: “the three”."""
    known = _THE.search(claim.plain[: quantity.start]) is not None
    return known and 1 < quantity.plain[0] <= _MOST_KNOWN


def _points_to_names(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts what the lines name: “the two together”, where a line names two."""
    counted = find_heads(claim.plain, claim.terms).get(quantity.chain, "")
    if counted and not claim.cited.has_word(counted):
        return False
    named = {keys for keys in claim.cited.names_on_lines() if not is_part_of_the_world(keys)}
    return _is_known(claim, quantity) and quantity.form.kind == "words" and len(named) >= quantity.plain[0]


def _fits_its_bound(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is bounded or rounded, and the numbers of the lines that may be meant fit that."""
    limit = bound(claim.plain, quantity)
    if limit is None:
        return False
    fits, likely = _test_of(limit), _likely(claim, quantity)
    return bool(likely) and all(any(_compare(quantity, other, fits) for other in others) for others in likely)


def _test_of(limit: Bound) -> Callable[[Value, Value], bool]:
    kind = BEFORE.get(tuple(limit.words.split()))
    if kind == "more than":
        return lambda mine, theirs: bool(mine < theirs <= max(_FARTHEST * mine, mine + _FEW))
    if kind == "less than":
        return lambda mine, theirs: bool(theirs < mine <= max(_FARTHEST * theirs, theirs + _FEW))
    if limit.kind != "about":  # "at most 15" states a limit, which no other number proves
        return lambda mine, theirs: False  # noqa: ARG005
    if limit.words.startswith(_NEARLY):
        return lambda mine, theirs: bool(_LEAST * mine <= theirs < mine)
    return rounds


def _compare(mine: Quantity, theirs: Quantity, fits: Callable[[Value, Value], bool]) -> bool:
    return any(
        one.unit == other.unit and fits(one.value, other.value) for one in mine.readings for other in theirs.readings
    )


def _likely(claim: Claim, quantity: Quantity) -> list[list[Quantity]]:
    """Find the numbers of the lines that *quantity* may mean: of its unit, and with most of its words beside them.

    Those with the same of its words are together; where one has all that another has and more, the other is left out.
    """
    named = {fold_word(word) for name in claim.names for word in name.words}
    beside = number_neighbours(claim.plain, claim.terms).get(quantity.chain, ())
    mine = stems_with_variants(word for word in beside if word not in named)
    found: dict[frozenset[str], list[Quantity]] = {}
    for other, near in claim.cited.numbers_with_neighbours():
        if quantity.counts_like(other) and other.claim:
            found.setdefault(mine & cached_stems_with_variants(near), []).append(other)
    return [others for shared, others in found.items() if not any(shared < more for more in found)]


def _counts_a_list(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether a line lists as many things as *quantity* says: “Velby, Harle and Orrin” are three towns."""
    number = quantity.plain[0]
    lists = (_lengths_of_lists(line) for _, line in claim.cited.written_lines)
    return number >= _FEWEST_LISTED and any(number in lengths for lengths in lists)


def _lengths_of_lists(line: str) -> set[int]:
    """Count the items of each list of *line* that has commas, and an “and” before the last item."""
    found = set()
    for stretch in _LIST_ENDS.split(line):
        *items, last = _COMMA.split(stretch)
        joined = _AND.split(last, maxsplit=1)
        items += joined
        listed = len(joined) > 1 or _LAST.search(stretch) is not None
        if listed and items[2:] and all(len(item.split()) <= _LONGEST_ITEM for item in items[1:-1]):
            found.add(len(items))
    return found
