"""Incomparable bars: values of a chart that are not numbers of the same unit."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.needs import Need
from briefdeck.language.numbers.spans import comparable_amounts, read_spans
from briefdeck.message_grammar import quoted
from briefdeck.model import Brief
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext

RULE = Rule(
    "B708",
    "The values of a chart are numbers of one unit.",
    why="Bars of different things side by side look like a comparison that nobody made.",
    bad=example("""
        chart:
          title: The strike in numbers
          bars:
            - {label: Passengers stranded, value: "1,200", facts: [stranded]}
            - {label: Cost of a day, value: "about $2.4 million", facts: [cost]}
        """),
    good=example("""
        chart:
          title: Captains on strike
          bars:
            - {label: "counted by the union", value: "at least 85", facts: [captains-union]}
            - {label: "counted by Norrland Ferries", value: "60", facts: [captains-company]}
        """),
    wants=frozenset({Need.NUMBERS}),
)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find charts of the briefs with fewer than two bars, and charts and ranges whose values fit on no scale."""
    for brief in context.briefs.values():
        yield from _check_ranges(context, brief)
        values = [bar.value for bar in brief.chart.bars] if brief.chart else []
        if brief.chart is None or (len(values) > 1 and comparable_amounts(values, context.language)):
            continue
        place = values[0] if values else brief.chart.title
        several = len(values) > 1
        message = f"{quoted(values)} are no numbers of one unit" if several else "a chart has two bars or more"
        known = Need.NUMBERS in context.met
        number = "one number with" if known else "one number in digits alone, without point or comma, and"
        advice = f"write each value as {number} its unit, two values at least"
        yield RULE.problem(place.location, message, advice=advice)


def _check_ranges(context: CheckContext, brief: Brief) -> Iterator[Problem]:
    for plot in brief.ranges:
        values = [row.value for row in plot.rows]
        if not values or not all(values):
            message = f"a value of “{plot.of}” is missing" if values else f"no fact gives a value of “{plot.of}”"
            yield RULE.problem(plot.of.location, message, advice=f"give each fact `value: {{{plot.of}: …}}`")
        elif not read_spans(list(map(str, values)), context.language):
            message = f"{quoted(values)} are no numbers of one unit"
            yield RULE.problem(plot.of.location, message, advice="write each value as a number with its unit")
