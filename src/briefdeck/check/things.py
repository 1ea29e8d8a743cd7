"""Rule G208: whether a number stands on its line with what it counts in the fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefdeck.check.each import Check, EachFact
from briefdeck.language.amounts import Reading, Value
from briefdeck.language.cloze import filled
from briefdeck.language.markup import plain
from briefdeck.language.number_context import cached_neighbour_stems, heads, neighbour_stems, number_neighbours
from briefdeck.language.numbers import Quantity
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.terms import known_terms, terms
from briefdeck.located import LocatedStr, SourceLine
from briefdeck.model import Card, Fact
from briefdeck.phrases import lines, quoted
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.evidence import CitedLines, Evidence, evidence_of
from briefdeck.rules.old_docs import RULES

_ASKING = re.compile(
    r"\b(?:how (?:many|much|long|far|old|large|big|often|high|tall|deep|heavy)|what|which|who)\b", re.I
)


class Counted(NamedTuple):
    """A number of a fact."""

    quantity: Quantity
    near: tuple[str, ...]
    """The content words next to it."""
    head: str
    """The one that follows at once, "" where none does."""


class Clash(NamedTuple):
    """A number that the line has with another thing."""

    quantity: Quantity
    """The number, as the fact has it."""
    things: list[str]
    """What the fact counts by it."""
    other: str
    """The number with which the line has these words."""
    source: SourceLine
    """The line."""


@EachFact
def numbers_stand_with_their_things(case: CheckContext, fact: Fact) -> Iterator[Problem]:
    """A number stands on a line next to what it counts in the fact.

    It does not when a word next to it in the fact is next to another number of the line and not next to this one, and
    either it is the very thing counted, or no word next to it is next to this number alone. So a paraphrase passes.
    """
    ground = evidence_of(case, fact)
    if ground is not None and fact.retired is None and _numbered(ground):
        for place, text, asked in _texts(fact):
            for clash in _clashes(ground, text, asked):
                yield _clashing(fact, place, clash)


def _numbered(ground: Evidence) -> bool:
    """Whether a cited line has two numbers that can be mixed up."""
    return any(not spot.index.mixable.isdisjoint(spot.lines) for spot in ground.cited_lines if spot.article)


def _texts(fact: Fact) -> Iterator[tuple[LocatedStr, str, int]]:
    """What *fact* and its cards say: the place, the text, and how much of its beginning is the answer."""
    yield fact.fact, plain(fact.fact), 0
    for card in fact.cards:
        yield from _of_card(card)


def _of_card(card: Card) -> Iterator[tuple[LocatedStr, str, int]]:
    if card.cloze:
        yield card.cloze, plain(filled(card.cloze)), 0
    elif card.a:
        yield card.a, *told(plain(card.q), plain(card.a))


def told(question: str, answer: str) -> tuple[str, int]:
    """The *question* with its *answer* in place of what asks for it: "How many sank?", "Two" → "Two sank"."""
    asking = _ASKING.search(question)
    if asking is None:
        return f"{answer} {question.rstrip('?')}", len(answer)
    return f"{question[: asking.start()]}{answer}{question[asking.end() :].rstrip('?')}", asking.start() + len(answer)


def _clashes(ground: Evidence, text: str, asked: int) -> Iterator[Clash]:
    found = terms(text)
    counted = [one for one in found.quantities if one.claim]
    near, head = (number_neighbours(text, found), heads(text, found)) if counted else ({}, {})
    for quantity in counted:
        if not asked or quantity.start < asked:
            clash = _clash(ground, Counted(quantity, near.get(quantity.chain, ()), head[quantity.chain]))
            if clash is not None:
                yield clash


def _clash(ground: Evidence, counted: Counted) -> Clash | None:
    """The clash of what is *counted* with the cited lines; None if one of them has it otherwise, or none has it."""
    found: list[Clash | None] = [
        _on_line(counted, spot, line)
        for spot in ground.cited_lines
        for line in sorted(spot.lines)
        if any(_same(counted.quantity, written) for written in spot.index.beside(line))
    ]
    return found[0] if found and all(found) else None


def _on_line(counted: Counted, spot: CitedLines, line: int) -> Clash | None:
    quantity, near, head = counted
    there = {written: cached_neighbour_stems(words) for written, words in spot.index.beside(line).items()}
    mine = frozenset().union(*(words for written, words in there.items() if _same(quantity, written)))
    for written, theirs in there.items():
        if not _same(quantity, written) and _comparable(quantity, written):
            wrong = [word for word in near if neighbour_stems([word]) & (theirs - mine)]
            if wrong and (head in wrong or neighbour_stems(near).isdisjoint(mine - theirs)):
                return Clash(quantity, wrong, written, SourceLine(spot.article, line))
    return None


def _same(quantity: Quantity, written: str) -> bool:
    """Whether a number that is *written* so on a line may be *quantity*."""
    if quantity.chain == written:
        return True
    readings, plain = _meant(written)
    return not readings.isdisjoint(quantity.readings) or not plain.isdisjoint(quantity.plain)


@lru_cache(maxsize=REMEMBERED)
def _meant(written: str) -> tuple[frozenset[Reading], frozenset[Value]]:
    """The ways to understand a number, and its values without their units."""
    found = known_terms(written).quantities
    readings = frozenset(reading for one in found for reading in one.readings)
    return readings, frozenset(value for one in found for value in one.plain)


def _comparable(quantity: Quantity, written: str) -> bool:
    """Whether a number that is *written* so might be taken for *quantity*: hours are not, for kilometres."""
    return any(quantity.counts_like(one) for one in known_terms(written).quantities)


def _clashing(fact: Fact, place: LocatedStr, clash: Clash) -> Problem:
    quantity, source = clash.quantity, clash.source
    message = (
        f"“{quantity.written}” stands on {source.article} {lines([source.line])}, but not with {quoted(clash.things)}"
    )
    hint = f"there “{clash.other}” goes with {'it' if len(clash.things) == 1 else 'them'}"
    return RULES["G208"].problem(place.location, message, fact.id, quantity.written, hint, source)


CHECKS: tuple[Check, ...] = (numbers_stand_with_their_things,)
