"""Hints that tell the size of an answer, or the part of the month or year it falls in, and are wrong about it.

“About one in three” of 41 out of 318; “a little under a minute”, where the question asks for seconds; “in the second
half of the month”, of 12 June; “a five-digit number”; “eight months before it”, where a fact has a day eight months
after it only.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from briefdeck.language.dates.dates import DateMention
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.markup import plain
from briefdeck.language.numbers import hinted as hints
from briefdeck.language.numbers.amounts import Value
from briefdeck.language.numbers.hedges import bound
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.terms import known_terms
from briefdeck.rules.fact_context import FactContext, list_fact_contexts

_SMALL = ENGLISH.numbers.small


def find_false_size(fact: FactContext, hint: str, question: str, answer: str) -> str:
    """Return the words of *hint* that are wrong about the size or the time of *answer*; "" where none are."""
    answered = cached_quantities(answer)
    for found in (_other_day(hint, answer), _other_distance(fact, hint, question, answer)):
        if found:
            return found
    if len(answered) != 1 or not answered[0].states_number:
        return ""
    return (
        _other_digits(hint, answer)
        or _other_side(hint, answered[0])
        or _other_measure(hint, question, answered[0])
        or _other_share(fact, hint, question, answered[0])
    )


def _other_digits(hint: str, answer: str) -> str:
    match, written = hints.DIGITS.search(hint), hints.COUNTED.search(answer)
    if match is None or written is None or "." in written[0]:
        return ""
    digits = sum(char.isdigit() for char in written[0])
    told = 1 if match["alone"] else int(_SMALL.get(match["count"].lower(), match["count"]))
    return "" if digits == told else match[0]


def _other_side(hint: str, answered: Quantity) -> str:
    """Find a limit of *hint* on the other side of which the answer is: “well below the limit of 100”."""
    for one in cached_quantities(hint):
        match = hints.SIDE.search(hint[: one.start])
        if match:
            is_above = match["way"].lower() in hints.UPWARDS
            pairs = [(mine, limit) for mine in answered.plain for limit in one.plain]
            if pairs and all((mine > limit) is not is_above for mine, limit in pairs):
                return f"{match['way']} {one.written}"
    return ""


def _other_measure(hint: str, question: str, answered: Quantity) -> str:
    """Find a measure of *hint* on the wrong side of the answer, or far from it, in the unit that is asked for."""
    asked = hints.HOW_MANY.search(question)
    measured = cached_quantities(f"{answered.written} {asked['unit']}") if asked else []
    for hinted in cached_quantities(hint):
        mine = {reading.unit: Fraction(reading.value) for reading in hinted.readings if reading.unit}
        for right in (each for one in (answered, *measured[:1]) for each in one.readings if each.unit in mine):
            if _is_off(hint, hinted, mine[right.unit], Fraction(right.value)):
                return hinted.written
    return ""


def _is_off(hint: str, hinted: Quantity, mine: Fraction, right: Fraction) -> bool:
    if _compares(hint, hinted) or not mine or not right:
        return False
    limit = bound(hint, hinted)
    close = hints.CLOSE.search(hint[: hinted.start].rstrip())
    if close and (
        not 1 / hints.FAR <= mine / right <= hints.FAR or (close[0].lower() in hints.SHORT_OF and right > mine)
    ):
        return True
    if limit is None or limit.kind == "about":
        return False
    return right < mine if limit.kind == "at least" else right > mine


def _compares(hint: str, hinted: Quantity) -> bool:
    """Tell whether a number tells only how far the answer is from another: “57 more than”, “a month before”."""
    behind = hint[hinted.end :].split()[:3]
    return not hints.COMPARING.isdisjoint(behind)


def _other_share(fact: FactContext, hint: str, question: str, answered: Quantity) -> str:
    """Find a share far from what the answer is of the larger numbers of the question, or else of the fact."""
    for part in cached_quantities(hint):
        shares = [Fraction(one.value) for one in part.readings if not one.unit and 0 < one.value < 1]
        if (
            not shares
            or not hints.SHARE_ALONE.match(hint, part.end)
            or any(one.unit == "%" for one in answered.readings)
        ):
            continue
        stated = (fact.plain, *fact.context.lines_cited_by(fact.fact))
        asked = list(_wholes(question, answered))
        wholes = asked or [whole for text in stated for whole in _wholes(text, answered)]
        limit = bound(hint, part)
        kind = limit.kind if limit else ""
        mine = [Fraction(value) for value in answered.plain]
        ratios = [value / whole for value in mine for whole in wholes if value < whole]
        if ratios and not any(_fits(kind, shares[0], ratio) for ratio in ratios):
            return part.written
    return ""


def _fits(kind: str, share: Fraction, ratio: Fraction) -> bool:
    if kind in ("at least", "up to"):
        return ratio >= share if kind == "at least" else ratio <= share
    return abs(ratio - share) <= hints.NEARLY * share


def _wholes(text: str, answered: Quantity) -> Iterator[Value]:
    """Yield the numbers of *text* of which the answer may be a part: no dates, shares or measures of another kind."""
    units = {reading.unit for reading in answered.readings}
    for one in known_terms(text).quantities:
        same = not {reading.unit for reading in one.readings}.isdisjoint(units) or not units - {""}
        if one.states_number and same:
            yield from (value for value in one.plain if any(value > mine for mine in answered.plain))


def _other_day(hint: str, answer: str) -> str:
    """Find a part of the month or year in which the day of the answer does not fall."""
    dates = known_terms(answer).dates
    if len(dates) != 1 or dates[0].nearby:
        return ""
    edge = hints.EDGE_DAY.search(hint)
    if edge and dates[0].day:
        is_edge = dates[0].day == 1 if edge["which"].lower() == "first" else dates[0].day >= 28
        return "" if is_edge else edge[0]
    part, around = hints.PARTS.search(hint), hints.EDGES.search(hint)
    if part:
        start, end = _bounds(part["which"].lower(), part["part"].lower(), part["whole"].lower())
        return "" if _falls(dates[0], part["whole"].lower(), start, end) else part[0]
    if around:
        start, end = hints.WITHIN[(around["edge"] or around["when"]).lower()]
        whole = (around["whole"] or around["span"]).lower()
        return "" if _falls(dates[0], whole, start, end) else around[0]
    return ""


def _bounds(which: str, part: str, whole: str) -> tuple[float, float]:
    """Return between which shares of a month or year a part of it lies."""
    if part == "week":
        length = 7 / hints.LENGTH[whole]
        at = hints.ORDER.get(which)
        return (1 - 2 * length, 1) if at is None else (at * length, (at + 1) * length)
    into = hints.INTO[part]
    at = hints.ORDER.get(which, into - 1)
    return (at / into, (at + 1) / into) if at < into else (0, 1)


def _falls(date: DateMention, whole: str, start: float, end: float) -> bool:
    """Tell whether *date* falls between these shares of its month or year; so does what is not told so exactly."""
    if whole == "month":
        return not date.day or start - 0.05 <= (date.day - 0.5) / 30.5 <= end + 0.05
    return not date.month or (start - 0.01 <= (date.month - 1) / 12 and date.month / 12 <= end + 0.01)


def _other_distance(fact: FactContext, hint: str, question: str, answer: str) -> str:
    """Find a “two years before” where the bank has a date two years before the answer, and none two years after it."""
    match = hints.APART.search(hint)
    counted = cached_quantities(f"{match['number']} {match['unit']}s") if match else []
    steps = {int(value) for one in counted[:1] for value in one.plain if value == int(value)}
    mine = _month_of(answer, question, fact) if match and len(steps) == 1 else None
    if match is None or mine is None:
        return ""
    step = min(steps) * hints.LEAP[match["unit"].lower()]
    known = {month for each in list_fact_contexts(fact.context) for month in _months_in(each)}
    if match["unit"].lower() == "year":
        known = {month - (month - mine) % 12 for month in known} | {month + (mine - month) % 12 for month in known}
    way = -1 if match["way"].lower() in hints.AFTER else 1
    right, wrong = mine + way * step in known, mine - way * step in known
    return match[0] if wrong and not right else ""


def _months_in(fact: FactContext) -> Iterator[int]:
    """Yield the months that *fact* is of or speaks of, counted from the year 0."""
    dates = [one for one in known_terms(fact.plain).dates if one.year and one.month]
    yield from (one.year * 12 + one.month for one in dates)
    when = (fact.fact.date, fact.fact.as_of)
    for text in (str(date) for date in when if date is not None):
        year, _, month = text.partition("-")
        if year.isdecimal() and month[:2].isdecimal():
            yield int(year) * 12 + int(month[:2])


def _month_of(answer: str, question: str, fact: FactContext) -> int | None:
    """Return the month of *answer*, with the year that the question or else the fact gives it."""
    dates = [one for one in known_terms(answer).dates if not one.nearby]
    if len(dates) != 1 or not dates[0].month:
        return None
    years = {one.year for one in known_terms(question).dates if one.year}
    years = years or {one.year for one in known_terms(plain(fact.fact.fact)).dates if one.year}
    year = dates[0].year or (min(years) if len(years) == 1 else 0)
    return year * 12 + dates[0].month if year else None
