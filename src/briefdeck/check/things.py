"""Rules G208 and G209: whether a number stands with its thing, and a name where it belongs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefdeck.articles.page import Page
from briefdeck.check.case import Case
from briefdeck.check.ground import Ground, Spot, ground_of
from briefdeck.check.wording import lines, quoted
from briefdeck.model import Card, Fact
from briefdeck.problem import Evidence, Problem, Text
from briefdeck.text.cloze import filled
from briefdeck.text.markup import plain
from briefdeck.text.names import Name, name_key
from briefdeck.text.numbers import Quantity
from briefdeck.text.terms import known_terms, terms
from briefdeck.text.things import beside, stems
from briefdeck.text.words import words

_ASKING = re.compile(
    r"\b(?:how (?:many|much|long|far|old|large|big|often|high|tall|deep|heavy)|what|which|who)\b", re.I
)

_CLOSE = 2
"""Lines that are not blank before a cited one, in which whom it calls “he” may be named."""
_OFTEN, _OFTEN_OF = 4, 0.2
"""On how many lines, and on which share of an article's, a name must stand for the article to be about it."""
_ORDINAL = ("ordinal", "nth")


class Clash(NamedTuple):
    """A number that the line has with another thing."""

    quantity: Quantity
    """The number, as the fact has it."""
    things: list[str]
    """What the fact counts by it."""
    other: str
    """The number with which the line has these words."""
    source: Evidence
    """The line."""


def numbers_stand_with_their_things(case: Case) -> Iterator[Problem]:
    """A number stands on a line next to what it counts in the fact.

    It does not when a word next to it in the fact is next to another number of the line and not next to this one,
    and no word next to it in the fact is next to this one alone. So a paraphrase passes.
    """
    for fact in case.bank.facts:
        ground = ground_of(case, fact)
        if ground is not None and fact.retired is None and _numbered(ground):
            for place, text, asked in _texts(fact):
                for clash in _clashes(ground, text, asked):
                    yield _clashing(fact, place, clash)


def _numbered(ground: Ground) -> bool:
    """Whether a cited line has two numbers, so that they can be mixed up."""
    return any(len(spot.page.beside(line)) > 1 for spot in ground.spots if spot.article for line in spot.lines)


def _texts(fact: Fact) -> Iterator[tuple[Text, str, int]]:
    """What *fact* and its cards say: the place, the text, and how much of its beginning is the answer."""
    yield fact.fact, plain(fact.fact), 0
    for card in fact.cards:
        yield from _of_card(card)


def _of_card(card: Card) -> Iterator[tuple[Text, str, int]]:
    if card.cloze:
        yield card.cloze, plain(filled(card.cloze)), 0
    elif card.a:
        yield card.a, *_told(plain(card.q), plain(card.a))


def _told(question: str, answer: str) -> tuple[str, int]:
    """The *question* with its *answer* in place of what asks for it: "How many ships sank?", "Two" → "Two ships sank"."""
    asking = _ASKING.search(question)
    if asking is None:
        return f"{answer} {question.rstrip('?')}", len(answer)
    return f"{question[: asking.start()]}{answer}{question[asking.end() :].rstrip('?')}", asking.start() + len(answer)


def _clashes(ground: Ground, text: str, asked: int) -> Iterator[Clash]:
    found = terms(text)
    counted = [one for one in found.quantities if one.claim]
    near = beside(text, found) if counted else {}
    for quantity in counted:
        if not asked or quantity.start < asked:
            clash = _clash(ground, quantity, near.get(quantity.chain, ()))
            if clash is not None:
                yield clash


def _clash(ground: Ground, quantity: Quantity, near: tuple[str, ...]) -> Clash | None:
    """The clash of *quantity* with the cited lines; None if one of them has it otherwise, or does not have it."""
    found: list[Clash | None] = [
        _on_line(quantity, near, spot, line)
        for spot in ground.spots
        for line in sorted(spot.lines)
        if any(_same(quantity, written) for written in spot.page.beside(line))
    ]
    return found[0] if found and all(found) else None


def _on_line(quantity: Quantity, near: tuple[str, ...], spot: Spot, line: int) -> Clash | None:
    there = {written: stems(words) for written, words in spot.page.beside(line).items()}
    mine = frozenset().union(*(words for written, words in there.items() if _same(quantity, written)))
    for written, theirs in there.items():
        if not _same(quantity, written) and _comparable(quantity, written):
            wrong = [word for word in near if stems([word]) & (theirs - mine)]
            if wrong and stems(near).isdisjoint(mine - theirs):
                return Clash(quantity, wrong, written, Evidence(spot.article, line))
    return None


def _same(quantity: Quantity, written: str) -> bool:
    """Whether a number that is *written* so on a line may be *quantity*."""
    if quantity.chain == written:
        return True
    readings = {reading for one in known_terms(written).quantities for reading in one.readings}
    if not readings.isdisjoint(quantity.readings):
        return True
    plain = {value for one in known_terms(written).quantities for value in one.plain}
    return any(value in plain for value in quantity.plain)


def _comparable(quantity: Quantity, written: str) -> bool:
    """Whether a number that is *written* so might be taken for *quantity*: hours are not, for kilometres."""
    kinds = {_kind(one) for one in known_terms(written).quantities}
    return _kind(quantity) in kinds


def _kind(quantity: Quantity) -> tuple[bool, frozenset[str]]:
    return quantity.form.kind in _ORDINAL, frozenset(reading.unit for reading in quantity.readings)


def _clashing(fact: Fact, place: Text, clash: Clash) -> Problem:
    quantity, source = clash.quantity, clash.source
    message = (
        f"“{quantity.written}” stands on {source.article} {lines([source.line])}, but not with {quoted(clash.things)}"
    )
    hint = f"there “{clash.other}” goes with {'it' if len(clash.things) == 1 else 'them'}"
    return Problem(place.place, "G208", message, fact.id, quantity.written, hint, source)


def names_belong_to_their_lines(case: Case) -> Iterator[Problem]:
    """A name in a fact stands on a cited line or close before it, is one that its article is about, or its author's.

    Whoever a line calls “he” was named shortly before, or is named all the time. Of a name from elsewhere in the
    article nothing shows that this line speaks of it.
    """
    seen: dict[tuple[str, tuple[str, ...]], frozenset[int]] = {}
    for fact in case.bank.facts:
        ground = ground_of(case, fact)
        if ground is not None and fact.retired is None:
            for place, text in _statements(fact):
                for name in case.named(text):
                    far = not ground.has_name(name) and not _told_by(case, fact, name)
                    if far and all(_far(case, spot, name, seen) for spot in ground.spots if spot.article):
                        yield from _from_elsewhere(fact, place, name, ground)


def _statements(fact: Fact) -> Iterator[tuple[Text, str]]:
    yield fact.fact, plain(fact.fact)
    for card in fact.cards:
        if card.cloze:
            yield card.cloze, plain(filled(card.cloze))


def _told_by(case: Case, fact: Fact, name: Name) -> bool:
    """Whether *name* is who says it: `said_by`, or the author or outlet of a cited article."""
    cited = [case.bank.articles[Text(key)] for key in fact.articles]
    tellers = [fact.said_by, *(text for article in cited for text in (article.author, article.outlet))]
    told = {name_key(word) for teller in tellers for word in words(teller)}
    return told.issuperset(name.keys)


def _far(case: Case, spot: Spot, name: Name, seen: dict[tuple[str, tuple[str, ...]], frozenset[int]]) -> bool:
    """Whether *name* stands in the article, but neither close before the cited lines nor on many others."""
    page, known = spot.page, (spot.article, name.keys)
    if known not in seen:
        seen[known] = frozenset(line for line in page.filled if _stands(case, page, name, line))
    there = seen[known]
    often = len(there) >= max(_OFTEN, _OFTEN_OF * len(page.filled))
    return bool(there) and not often and there.isdisjoint(_close_before(page, min(spot.lines)))


def _stands(case: Case, page: Page, name: Name, line: int) -> bool:
    here = frozenset([line])
    return case.book.stands(name, lambda key: page.has_name(key, here), lambda key: bool(page.with_name(key)))


def _close_before(page: Page, line: int) -> list[int]:
    return sorted(filled for filled in page.filled if filled < line)[-_CLOSE:]


def _from_elsewhere(fact: Fact, place: Text, name: Name, ground: Ground) -> Iterator[Problem]:
    found = ground.elsewhere(lambda page: page.with_names(name.keys))
    message = f"“{name.written}” is not on {ground.words}, nor close before"
    if found:
        yield Problem(place.place, "G209", message, fact.id, name.written, found, ground.evidence)


CHECKS: tuple[Callable[[Case], Iterator[Problem]], ...] = (
    numbers_stand_with_their_things,
    names_belong_to_their_lines,
)
