"""Beyond the facts: names and numbers in a sentence of a brief that its facts do not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefdeck.grammar import listed
from briefdeck.language.as_written import numbers_as_written
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.names.entities import may_be_same
from briefdeck.language.names.names import Name
from briefdeck.language.needs import Need
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.numbers.rounding import is_rounded
from briefdeck.language.terms import find_terms
from briefdeck.language.words import composed, fold_word, words
from briefdeck.model.roles import SAID_ON_A_PAGE, Role
from briefdeck.model.texts import RoleText
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext
from briefdeck.rules.drawn_text import DrawnContext, list_drawn_contexts
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import Claim, FactContext
from briefdeck.rules.grounding.derived_number import follows, may_follow
from briefdeck.rules.grounding.numbers_by_pack import is_rounded_by_pack
from briefdeck.rules.implied_names import is_implied
from briefdeck.rules.name_statements import NamesOnLines

RULE = Rule(
    "B702",
    "What a sentence of a brief or dispute names or counts stands in its facts.",
    why="The page is written last and read first: a figure or name that slips in here has been proved by nobody.",
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
_SCALES = {**ENGLISH.numbers.short_scales, **ENGLISH.numbers.scales, **ENGLISH.numbers.magnitudes}
_TIME = frozenset(["month", "second"])
"""The base units of how long something lasts."""


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
    alone = {reading.unit for one in find_terms(drawn.parts[0].plain, drawn.language)[0] for reading in one.readings}
    for one in find_terms(drawn.says, drawn.language)[0][:1]:
        has_unit = all(reading.unit and reading.unit not in alone for reading in one.readings)
        if has_unit and not _is_counted(evidence, drawn.says, one):
            yield one.written


def _unproved_of_page(drawn: DrawnContext, text: str) -> Iterator[str]:
    evidence = drawn.evidence or drawn.dated_evidence
    if evidence.as_written:
        yield from (written for number, written in numbers_as_written(text) if not evidence.has_as_written(number))
        yield from (name.written for name in drawn.names_in(text) if not evidence.has_name(name))
        return
    quantities, dates = find_terms(text, drawn.language)
    for one in quantities:
        if not (_is_counted(evidence, text, one) or _follows(drawn, text, one) or _is_scaled(drawn, evidence, one)):
            yield one.written
    yield from (date.written for date in dates if not evidence.has_date(date))
    for name in drawn.names_in(text):
        if not (evidence.has_name(name) or _is_seat(drawn, evidence, name) or is_implied(drawn, name)):
            yield name.written


def _follows(drawn: DrawnContext, text: str, one: Quantity) -> bool:
    """Tell whether *one* follows from numbers of the lines, or counts those who are told of: “by two counts”."""
    if one.written.isalpha() and len(drawn.drawn_from) in one.plain:
        return True
    if drawn.evidence and (_is_rest(drawn.evidence, one) or _is_difference(drawn.evidence, text, one)):
        return True
    claim = Claim(drawn, drawn.parts[-1], drawn.evidence, text) if drawn.evidence else None
    same = [each for each in claim.terms.quantities if each.written == one.written] if claim else []
    compared = not ENGLISH.numbers.relating.isdisjoint(map(fold_word, words(text)))
    return claim is not None and any(follows(claim, each) or (compared and may_follow(claim, each)) for each in same)


def _is_rest(evidence: Evidence, one: Quantity) -> bool:
    """Tell whether *one* is the share that another on the lines leaves: “four in five”, where one in five did."""
    known = {reading.value for other in evidence.quantities() for reading in other.readings if not reading.unit}
    return any(0 < reading.value < 1 and 1 - reading.value in known for reading in one.readings if not reading.unit)


def _is_difference(evidence: Evidence, text: str, one: Quantity) -> bool:
    """Tell whether *one* is by how much of two numbers of the lines one is more: “3,600 fewer than a year before”."""
    if not _FEWER.match(text, one.end):
        return False
    known = {value for other in evidence.quantities() if other.states_number for value in other.plain}
    return any(abs(first - second) in one.plain for first in known for second in known)


def _is_scaled(drawn: DrawnContext, evidence: Evidence, one: Quantity) -> bool:
    """Tell whether *one* is the value of a bar, and the chart's title says of how many it counts: “millions”."""
    if drawn.parts[0].key != "chart.bars.value":
        return False
    titles = (brief.chart.title for brief in drawn.context.briefs.values() if brief.chart)
    said = {fold_word(word) for title in titles for word in words(title)}
    scales = [scale for word, scale in _SCALES.items() if word in said]
    known = {value for other in evidence.quantities() for value in other.plain}
    return any(value * scale in known for value in one.plain for scale in scales)


def _is_seat(drawn: DrawnContext, evidence: Evidence, name: Name) -> bool:
    """Tell whether *name* stands for a country of the lines, as Moscow does for Russia, or the other way round."""
    identities, names = drawn.context.identities, drawn.context.cached_apart(NamesOnLines)
    who = identities.identify(name)
    known = (other.who for cited in evidence.all_lines for other in names.on_lines(cited))
    return who.kind != "person" and any(other.side == who.side for other in known)


def _unproved_of_dispute(drawn: DrawnContext, text: str) -> Iterator[str]:
    """Find what a dispute says besides its facts: it may say when articles appeared, and how long after each other."""
    quantities, dates = find_terms(text, drawn.language)
    evidence, identities, names = (
        drawn.dated_evidence,
        drawn.context.identities,
        drawn.context.cached_apart(NamesOnLines),
    )
    known = [name.who for cited in evidence.all_lines for name in names.on_lines(cited)]
    for one in quantities:
        lasts = any(reading.unit in _TIME for reading in one.readings)
        if not lasts and not _is_counted(evidence, text, one):
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
