"""Dates that stand with another event on a line than in the fact: for the rule on numbers and their things."""

from __future__ import annotations

from typing import NamedTuple

from briefdeck.language.dates.dated import DatedPart, dated_parts, is_same_date
from briefdeck.language.markup import plain
from briefdeck.language.words import fold_word, stem, words
from briefdeck.rules.fact_context import Claim


class StrayDate(NamedTuple):
    """A date of a claim, and what the lines say beside other dates only."""

    written: str
    events: list[str]


def find_stray_date(claim: Claim) -> StrayDate | None:
    """Find a date of *claim* that goes with another event on the lines, as far as their texts are present."""
    text = claim.with_question[0]
    parts = dated_parts(text) if claim.terms.dates else ()
    lines = _parts_on_lines(claim) if parts else []
    for mine in parts:
        wrong = _of_another_date(mine, lines)
        if wrong:
            return StrayDate(mine.date.written, [word for word in words(text) if stem(fold_word(word)) in wrong])
    return None


def _parts_on_lines(claim: Claim) -> list[DatedPart]:
    texts = [text for _, text in claim.cited.written_lines]
    stated = [plain(drawn.fact.fact) for drawn in claim.fact.drawn_from]
    return [part for text in (*texts, *stated) for part in dated_parts(text)]


def _of_another_date(mine: DatedPart, lines: list[DatedPart]) -> frozenset[str]:
    """Return what *mine* tells that the lines tell of other dates only, if nothing that they tell of its own."""
    lines = [part for part in lines if not (part.lasts and (mine.date.year or 0) > (part.date.year or 0))]
    own = [part.deeds for part in lines if is_same_date(part.date, mine.date)]
    others = frozenset[str]().union(*(part.deeds for part in lines if not is_same_date(part.date, mine.date)))
    here = frozenset[str]().union(*own)
    if here and mine.stems.isdisjoint(here):
        return mine.stems & others
    return _of_another_part(mine, lines) if own else frozenset()


def _of_another_part(mine: DatedPart, lines: list[DatedPart]) -> frozenset[str]:
    """Return what *mine* tells, if all of it is told of other dates only, but for what every part is about."""
    about = frozenset[str]().union(*(part.subject for part in lines))
    here, others = (
        frozenset[str]().union(*(part.stems for part in lines if is_same_date(part.date, mine.date) is same))
        for same in (True, False)
    )
    told = mine.stems - about
    return told if told and here - about and told.isdisjoint(here) and told <= others else frozenset()
