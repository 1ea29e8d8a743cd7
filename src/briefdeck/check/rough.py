"""Rule G201 for rough numbers: “tens of thousands”, “hundreds”, “millions”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.articles.article_index import ArticleIndex
from briefdeck.check.each import Check, EachFact
from briefdeck.language.cloze import filled
from briefdeck.language.markup import plain
from briefdeck.located import LocatedStr
from briefdeck.model import Fact
from briefdeck.phrases import sentence
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.evidence import Evidence, evidence_of
from briefdeck.rules.old_docs import RULES

_SIZES = {
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 10**3,
    "millions": 10**6,
    "billions": 10**9,
    "trillions": 10**12,
}
"""Words that tell the size of a number and no more."""
_ROUGH = re.compile(
    rf"\b(?P<first>{'|'.join(_SIZES)})(?: of (?P<second>thousands|millions|billions|trillions))?\b", re.I
)
_ENDINGS = ("ens", "ores", "reds", "ands", "ions")
"""How those words end: a text without any of these, and so without a rough number, is quickly passed over."""
_MOST = 100
"""A rough number means at least twice its size, and less than so many times as much."""


@EachFact
def rough_numbers_stand(case: CheckContext, fact: Fact) -> Iterator[Problem]:
    """A rough number of a fact, a cloze text or an answer stands on a cited line, or a number of its size does."""
    rough = fact.retired is None and any(map(_may_be_rough, written(fact)))
    ground = evidence_of(case, fact) if rough else None
    if ground is not None:
        for place, text in texts(fact):
            for found in _ROUGH.finditer(text):
                if not _stands(ground, found):
                    yield _missing(fact, place, found[0], ground)


def _may_be_rough(text: str) -> bool:
    low = text.lower()
    return "s" in low and any(ending in low for ending in _ENDINGS)


def written(fact: Fact) -> Iterator[LocatedStr]:
    """What *fact* and its cards state as it is written, with marks and deletions."""
    yield fact.fact
    for card in fact.cards:
        yield card.cloze or card.a


def texts(fact: Fact) -> Iterator[tuple[LocatedStr, str]]:
    """What *fact* and its cards state: the place in the file, and the text without marks."""
    yield fact.fact, plain(fact.fact)
    for card in fact.cards:
        if card.cloze:
            yield card.cloze, plain(filled(card.cloze))
        elif card.a:
            yield card.a, plain(card.a)


def _stands(ground: Evidence, found: re.Match[str]) -> bool:
    sizes = [word.lower() for word in found.groups() if word]
    if all(ground.has_word(word) for word in sizes):
        return True
    size = 1
    for word in sizes:
        size *= _SIZES[word]
    return any(
        2 * size <= value < _MOST * size
        for spot in ground.cited_lines
        for quantity in spot.index.quantities_on(spot.lines)
        for value in quantity.plain
    )


def _missing(fact: Fact, place: LocatedStr, written: str, ground: Evidence) -> Problem:
    instead = ground.instead(ArticleIndex.numbers_on)
    return RULES["G201"].problem(
        place.location,
        f"“{written}” is not on {ground.words}",
        fact.id,
        written,
        sentence(instead),
        ground.evidence,
    )


CHECKS: tuple[Check, ...] = (rough_numbers_stand,)
