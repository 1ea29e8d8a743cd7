"""What a brief takes from the bank without naming it: facts by topic, tag or level, and the values of ranges."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from briefdeck.located import LocatedStr
from briefdeck.model.bank import Bank, Fact
from briefdeck.model.bank_index import facts_by_id
from briefdeck.model.brief import Brief, Range, RangeRow, Section


def select_facts(brief: Brief, bank: Bank) -> Brief:
    """Return *brief* with the facts of *bank* that its sections select, and with the values of its ranges."""
    if not brief.ranges and not any(map(_selects, brief.sections)):
        return brief
    ranges = tuple(_with_values(plot, bank) for plot in brief.ranges)
    printed = set(_printed(brief, bank))
    sections = []
    for section in brief.sections:
        found = tuple(_selected(section, bank, printed)) if _selects(section) else ()
        printed.update(map(str, found))
        sections.append(replace(section, facts=(*section.facts, *found)))
    return replace(brief, ranges=ranges, sections=tuple(sections))


def _printed(brief: Brief, bank: Bank) -> Iterator[str]:
    """Yield the facts that *brief* prints as they stand: in sections, as events, or as sides of a dispute."""
    told = [section.facts for section in brief.sections] + [event.facts for event in brief.timeline if not event.text]
    told += [dispute.facts for dispute in bank.disputes if dispute.id in brief.disputes]
    yield from (str(key) for keys in told for key in keys)


def _selects(section: Section) -> bool:
    return bool(section.topic or section.tag or section.level)


def _selected(section: Section, bank: Bank, printed: Collection[str]) -> Iterator[LocatedStr]:
    """Yield the facts that *section* selects, located where it says so; *printed* and retired ones are left out."""
    place = next(text.location for text in (section.topic, section.tag, section.level) if text)
    for fact in bank.held_facts:
        is_meant = (
            (not section.topic or fact.topic == section.topic)
            and (not section.tag or section.tag in fact.tags)
            and (not section.level or fact.must == "yes")
        )
        if is_meant and fact.id not in printed:
            yield LocatedStr(fact.id, place)


def _with_values(plot: Range, bank: Bank) -> Range:
    facts = facts_by_id(bank)
    if plot.rows:
        return replace(plot, rows=tuple(row if row.value else _with_value(row, plot, facts) for row in plot.rows))
    given = [fact for fact in bank.held_facts if plot.of in fact.value]
    return replace(plot, rows=tuple(_row_of(fact, plot) for fact in given))


def _with_value(row: RangeRow, plot: Range, facts: Mapping[str, Fact]) -> RangeRow:
    given = (facts[str(key)].value.get(plot.of) for key in row.facts if str(key) in facts)
    return replace(row, value=LocatedStr(next(filter(None, given), ""), row.label.location))


def _row_of(fact: Fact, plot: Range) -> RangeRow:
    """Return the value of *fact* as a row of *plot*, labelled by who says it."""
    place = plot.of.location
    label = LocatedStr(fact.said_by, place)
    return RangeRow(label, (LocatedStr(fact.id, place),), LocatedStr(fact.value[plot.of], place))
