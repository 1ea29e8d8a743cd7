"""Rule G201 for signs: what is below zero on a line is so in the fact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.check.each import Check, EachFact
from briefdeck.check.rough import texts, written
from briefdeck.language.numbers import Quantity, may_be_negative
from briefdeck.language.terms import terms
from briefdeck.located import LocatedStr
from briefdeck.model import Fact
from briefdeck.phrases import quoted
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.evidence import Evidence, evidence_of
from briefdeck.rules.old_docs import RULES

_SIGNED = re.compile(r"(?<!\w)[-\u2212][0-9]|\b(?:minus|negative) ", re.IGNORECASE)
_FALLING = re.compile(
    r"\b(?:below|under|sub-?zero|frost|cut|deficit|shr[aiu]nk|shrinking|drop\w*|declin\w+|decreas\w+|fall\w*|fell|down|los[st]\w*"
    r"|los(?:e|ing)|plung\w+|slump\w*|less|fewer|lower|colder|reduc\w+)\b",
    re.IGNORECASE,
)
"""Words that tell of a minus without a sign."""


@EachFact
def signs_stand(case: CheckContext, fact: Fact) -> Iterator[Problem]:
    """A number of a fact, a cloze text or an answer is below zero where its line has it so, and only there."""
    ground = evidence_of(case, fact) if fact.retired is None else None
    if ground is not None:
        signed = any(not spot.index.negative.isdisjoint(spot.lines) for spot in ground.cited_lines)
        for place, text in texts(fact) if signed or any(map(may_be_negative, written(fact))) else ():
            if (signed or _SIGNED.search(text)) and not _FALLING.search(text):
                yield from _signs(fact, ground, place, text)


def _signs(fact: Fact, ground: Evidence, place: LocatedStr, text: str) -> Iterator[Problem]:
    there = [one for spot in ground.cited_lines for one in spot.index.quantities_on(spot.lines)]
    for mine in terms(text).quantities:
        same = [one for one in there if mine.claim and not set(one.plain).isdisjoint(mine.plain)]
        if same and not any(one.negative is mine.negative for one in same) and not _told(ground, mine):
            written = mine.chain if mine.negative else mine.written
            message = f"“{written}” is not on {ground.words}, but {quoted(sorted({one.chain for one in same}))}"
            yield RULES["G201"].problem(place.location, message, fact.id, written, "keep the sign", ground.evidence)


def _told(ground: Evidence, mine: Quantity) -> bool:
    """Whether a line tells by a word that a number which *mine* has with a sign is below zero."""
    words = ("below", "freezing", "frost", "fell", "fall", "loss", "lost", "deficit", "shrank", "down", "drop")
    return mine.negative and any(ground.has_word(word) for word in words)


CHECKS: tuple[Check, ...] = (signs_stand,)
