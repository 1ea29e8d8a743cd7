"""Beyond the facts: names and numbers in a sentence of a brief that its facts do not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from briefdeck.language.as_written import numbers_as_written
from briefdeck.language.dates.dates import year_of
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.names.entities import may_be_same
from briefdeck.language.needs import Need
from briefdeck.language.numbers.amounts import Reading
from briefdeck.language.numbers.hedges import BoundKind, bound, is_rounded
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.terms import known_terms
from briefdeck.language.words import composed, fold_word, words
from briefdeck.message_grammar import listed
from briefdeck.model.roles import SAID_ON_A_PAGE, Role
from briefdeck.model.texts import RoleText
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext
from briefdeck.rules.drawn_text import DrawnContext, list_drawn_contexts
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import Claim, FactContext
from briefdeck.rules.grounding.parts.calculated_ratio import MOST_ADDED, tells_of_time
from briefdeck.rules.grounding.parts.derived_date import is_counted_date
from briefdeck.rules.grounding.parts.derived_number import follows, may_follow
from briefdeck.rules.grounding.parts.missing_number import is_rounded_by_pack
from briefdeck.rules.meant_names import unproved_names
from briefdeck.rules.name_statements import NamesOnLines

RULE = Rule(
    "B702",
    "What a sentence of a brief or dispute names or counts stands in its facts.",
    why="The page is written last and read first: a figure or name that slips in here has been proved by nobody. "
    "A name that the articles have on other lines is looked at as in a fact (G209).",
    bad=example("""
        bottom_line:
          - text: Ferry crews left 1,200 passengers stranded on five islands.
            facts: [stranded]
        """),
    good=example("""
        bottom_line:
          - text: Ferry crews left 1,200 passengers stranded on four islands.
            facts: [stranded]
        """),
    reads=SAID_ON_A_PAGE | {Role.TITLE},
    wants=frozenset({Need.NUMBERS, Need.DATES, Need.NAMES}),
)

_FEWER = re.compile(r"\s(?:\w+\s)?(?:more|fewer|less|higher|lower|up|down|above|below)\b")
_OF_THE = re.compile(r"\sof the [\w-]+ ?[\w-]*")
_LEAD = re.compile(rf"(?i)\b(?:{one_of(ENGLISH.numbers.differences)} of|differ(?:s|ed|ing)? by) (?:only |just )?\Z")
_SCALES = {**ENGLISH.numbers.short_scales, **ENGLISH.numbers.scales, **ENGLISH.numbers.magnitudes}
_FEW = 3
"""Facts of more than so many have a time from which almost any date can be counted."""
_TIME = frozenset(["month", "second"])
"""The base units of how long something lasts."""
_MONTH = Fraction(365 * 24 * 3600, 12)
"""Seconds of a month."""
_YEARS = re.compile(r"\b[0-9]{4}(?:, [0-9]{4}){0,20},? and (?:in )?[0-9]{4}\b")
_SEASON = re.compile(r"(?P<first>[0-9]{4})[-–/](?P<last>[0-9]{2})\Z")
_SEASONS = ("season", "year", "term")
_LEAST, _ROUNDED = 10, Fraction(1, 2)
"""The least number of which a change is told in percent, and how far a whole number of percent may be off."""
_NEARLY, _OFF = Fraction(3, 4), Fraction(1, 10)
"""The share of a bound that what it bounds must reach, and how far a share that is told roughly may be off."""
_AROUND: dict[BoundKind, tuple[Fraction, Fraction]] = {
    "up to": (_NEARLY, Fraction(1)),
    "at least": (Fraction(1), 1 / _NEARLY),
    "about": (1 - _OFF, 1 + _OFF),
}
"""Between which shares of a number that is told with a bound the one that it stands for may be."""


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find numbers, dates and names in the briefs that neither their facts nor the lines cited by these have.

    A text with a fact whose citation leads to no line is skipped: that citation has to be corrected first.
    """
    for drawn in list_drawn_contexts(context):
        if drawn.evidence is not None:
            by_page = drawn.is_of_page or drawn.evidence.as_written
            find = _unproved_of_page if by_page else _unproved_of_dispute
            for text in drawn.parts:
                if text.role in RULE.reads:
                    for term in dict.fromkeys(find(drawn, composed(text.plain))):
                        yield _beyond(text, term, drawn.drawn_from)
            for term in _measured_otherwise(drawn, drawn.evidence) if by_page else ():
                yield _beyond(drawn.parts[1], term, drawn.drawn_from)


def _measured_otherwise(drawn: DrawnContext, evidence: Evidence) -> Iterator[str]:
    """Find a number whose unit stands in its label, “90,000” above “gallons of milk”, where the lines have another."""
    if drawn.parts[0].role is not Role.VALUE or not drawn.parts[1:] or evidence.as_written:
        return
    alone = {reading.unit for one in known_terms(drawn.parts[0].plain, drawn.language)[0] for reading in one.readings}
    for one in known_terms(drawn.says, drawn.language)[0][:1]:
        has_unit = all(reading.unit and reading.unit not in alone for reading in one.readings)
        if has_unit and not _is_counted(evidence, drawn.says, one):
            yield one.written


def _unproved_of_page(drawn: DrawnContext, text: str) -> Iterator[str]:
    evidence = drawn.evidence or drawn.dated_evidence
    if evidence.as_written:
        yield from (written for number, written in numbers_as_written(text) if not evidence.has_as_written(number))
        yield from (name.written for name in drawn.names_in(text) if not evidence.has_name(name))
        return
    quantities, dates = known_terms(text, drawn.language)
    for one in quantities:
        if not (_is_counted(evidence, text, one) or _follows(drawn, text, one) or _is_scaled(drawn, evidence, one)):
            yield one.written
    told = Claim(drawn, drawn.parts[-1], evidence, text) if len(drawn.drawn_from) <= _FEW else None
    for date in dates:
        counted = told is not None and is_counted_date(told, date)
        is_now = date.written.lower() in ENGLISH.dates.passing and any(map(evidence.has_word, ENGLISH.dates.passing))
        if not (counted or is_now or evidence.has_date(date) or _is_season(evidence, date.written)):
            yield date.written
    units = [range(one.start, one.end) for one in quantities]  # “µg” is no name
    for name in unproved_names(drawn, text):
        if not (evidence.has_name_in_article(name) or any(name.start in each for each in units)):
            yield name.written


def _is_season(evidence: Evidence, written: str) -> bool:
    """Tell whether *written*, “2033-34”, is a season or business year that ends in a year of the lines."""
    match = _SEASON.match(written)
    if match is None or not any(map(evidence.has_word, _SEASONS)):
        return False
    first = int(match["first"])
    is_next = (first + 1) % 100 == int(match["last"])
    return is_next and any(date.year == first + 1 for date, _ in evidence.dates())


def _follows(drawn: DrawnContext, text: str, one: Quantity) -> bool:
    """Tell whether *one* follows from numbers of the lines, or counts those who are told of: “by two counts”."""
    if one.written.isalpha() and len(drawn.drawn_from) in one.plain:
        return True
    if drawn.evidence and any(each(drawn.evidence, text, one) for each in _WAYS):
        return True
    claim = Claim(drawn, drawn.parts[-1], drawn.evidence, text) if drawn.evidence else None
    same = [each for each in claim.terms.quantities if each.written == one.written] if claim else []
    compared = not ENGLISH.numbers.relating.isdisjoint(map(fold_word, words(text)))
    return claim is not None and any(follows(claim, each) or (compared and may_follow(claim, each)) for each in same)


def _is_rest(evidence: Evidence, text: str, one: Quantity) -> bool:
    """Tell whether *one* is the share that another on the lines leaves: “four in five”, where one in five did.

    “One in seven” is what “the sixth in seven years” leaves.
    """
    known = {reading.value for other in evidence.quantities() for reading in other.readings if not reading.unit}
    behind = _OF_THE.match(text, one.end)
    part = re.compile(rf"(?i)\b{re.escape(behind[0].strip())}\b") if behind else None
    if part and any(part.search(line) for _, line in evidence.written_lines):
        return False  # “one third of the cost” is not the rest, where a line has “two thirds of the cost”
    if any(0 < reading.value < 1 and 1 - reading.value in known for reading in one.readings if not reading.unit):
        return True
    share, *parts = one.plain
    values = {value for other in evidence.quantities() for value in other.plain}
    return len(parts) > 1 and 0 < share < 1 and {parts[1], parts[1] - parts[0]} <= values


def _is_same_time(evidence: Evidence, text: str, one: Quantity) -> bool:  # noqa: ARG001
    """Tell whether *one* is a time of the lines in another unit, in whole ones: three months, of twelve weeks."""
    known = [reading for other in evidence.quantities() for reading in other.readings]
    return any(
        {mine.unit, other.unit} == _TIME and Fraction(3, 4) <= _seconds(mine) / _seconds(other) <= Fraction(5, 4)
        for mine in one.readings
        for other in known
    )


def _seconds(time: Reading) -> Fraction:
    return Fraction(time.value) * (_MONTH if time.unit == "month" else 1)


def _is_so_often(evidence: Evidence, text: str, one: Quantity) -> bool:  # noqa: ARG001
    """Tell whether *one* counts the years of a list on a line: “twice”, of “in 2010 and 2023”."""
    often = {reading.value for reading in one.readings if reading.unit == "times"}
    lists = (match[0] for _, line in evidence.written_lines for match in _YEARS.finditer(line))
    return any(len(re.findall(r"[0-9]{4}", found)) in often for found in lists)


def _is_ratio(evidence: Evidence, text: str, one: Quantity) -> bool:
    """Tell whether *one* is roughly the share that one number of the lines is of another: “less than a fifth”.

    “About a third” may be off by as much as is left out in saying so.
    """
    limit = bound(text, one)
    shares = [reading.value for reading in one.readings if not reading.unit and 0 < reading.value < 1]
    if limit is None or not shares:
        return False
    pairs = _pairs_of_numbers(evidence, of_a_unit=limit.kind == "about", in_time=tells_of_time(text))
    least, most = _AROUND[limit.kind]
    return any(share * least * whole <= one <= share * most * whole for one, whole in pairs for share in shares)


def _pairs_of_numbers(evidence: Evidence, *, of_a_unit: bool, in_time: bool) -> Iterator[tuple[Fraction, Fraction]]:
    """Pair each number of the lines with the larger ones; none of so many that two of them make any share by accident.

    Numbers *of a unit* are paired with those of the same, as they are counted by it; others as they are written. How
    long something lasts counts *in time* only.
    """
    known: dict[str, set[Fraction]] = {}
    for other in evidence.quantities():
        lasts = any(each.unit in _TIME for each in other.readings)
        if other.states_number and not (year_of(other) or (lasts and not in_time)):
            values = ((each.unit, each.value) for each in other.readings)
            for unit, value in values if of_a_unit else (("", value) for value in other.plain):
                known.setdefault(unit, set()).add(Fraction(value))
    for same in known.values():
        if len(same) <= MOST_ADDED:
            yield from ((one, whole) for one, whole in combinations(sorted(same), 2) if one > 0)


def _is_change(evidence: Evidence, text: str, one: Quantity) -> bool:
    """Tell whether *one* is by how many percent two numbers of the lines differ: “−61%”, of 2,900 and then 1,140."""
    if all(reading.unit != "%" for reading in one.readings):
        return False
    counts = {Fraction(value) for other in evidence.quantities() if other.states_number for value in other.plain}
    falls = text[: one.start].rstrip().endswith(("−", "–", "-"))
    rises = text[: one.start].rstrip().endswith("+")
    changes = {100 * (new - old) / old for old in counts for new in counts if old >= _LEAST and new >= _LEAST}
    found = {change for change in changes if not ((falls and change > 0) or (rises and change < 0))}
    return (falls or rises) and any(abs(abs(change) - value) <= _ROUNDED for change in found for value in one.plain)


def _is_difference(evidence: Evidence, text: str, one: Quantity) -> bool:
    """Tell whether *one* is by how much of two numbers of the lines one is more: “3,600 fewer than a year before”."""
    if not (_FEWER.match(text, one.end) or _LEAD.search(text[: one.start])):
        return False
    known = {value for other in evidence.quantities() if other.states_number for value in other.plain}
    return any(abs(first - second) in one.plain for first in known for second in known)


_WAYS = (_is_rest, _is_difference, _is_same_time, _is_so_often, _is_ratio, _is_change)
"""How a number may follow from those of the lines."""


def _is_scaled(drawn: DrawnContext, evidence: Evidence, one: Quantity) -> bool:
    """Tell whether *one* is the value of a bar, and the chart's title says of how many it counts: “millions”."""
    if drawn.parts[0].key != "chart.bars.value":
        return False
    titles = (brief.chart.title for brief in drawn.context.briefs.values() if brief.chart)
    said = {fold_word(word) for title in titles for word in words(title)}
    scales = [scale for word, scale in _SCALES.items() if word in said]
    known = {value for other in evidence.quantities() for value in other.plain}
    return any(value * scale in known for value in one.plain for scale in scales)


def _unproved_of_dispute(drawn: DrawnContext, text: str) -> Iterator[str]:
    """Find what a dispute says besides its facts: it may say when articles appeared, and how long after each other."""
    quantities, dates = known_terms(text, drawn.language)
    evidence, identities, names = (
        drawn.dated_evidence,
        drawn.context.identities,
        drawn.context.cached_apart(NamesOnLines),
    )
    known = [name.who for cited in evidence.all_lines for name in names.on_lines(cited)]
    for one in quantities:
        lasts = any(reading.unit in _TIME for reading in one.readings)
        if not (lasts or _is_counted(evidence, text, one) or _follows(drawn, text, one)):
            yield one.written
    yield from (date.written for date in dates if not evidence.has_date(date))
    for name in drawn.names_in(text):
        who = identities.identify(name)
        if not evidence.has_name_in_article(name) and not any(may_be_same(who, other) for other in known):
            yield name.written


def _is_counted(evidence: Evidence, text: str, one: Quantity) -> bool:
    if not one.states_number or evidence.has_quantity(one):
        return True
    return is_rounded_by_pack(evidence, text, one) if one.canonical else is_rounded(text, one, evidence.quantities())


def _beyond(text: RoleText, term: str, facts: Sequence[FactContext]) -> Problem:
    ids = listed((str(fact.fact.id) for fact in facts), last="or")
    fact = str(facts[0].fact.id) if len(facts) == 1 else ""
    message = f"“{term}” is not in {'the fact' if fact else 'any of'} {ids}, nor on a line cited there"
    return RULE.problem(text.text.location, message, fact, term, "name the fact that has it, or leave it out")
