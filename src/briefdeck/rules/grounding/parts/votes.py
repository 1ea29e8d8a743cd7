"""The two sides of a vote: who voted for it, who against it, and who did not vote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.numbers import cached_quantities
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.parts.number_of_another import OtherSort, may_be_one

_WORDS = ENGLISH.numbers
_IN_VOTE = lazy_pattern(rf"\b{one_of((*_WORDS.voting, *_WORDS.abstaining))}\b", re.IGNORECASE)
_TO = re.compile(rf"\s(?:{one_of(_WORDS.voting)}\s)?to\s")
"""What stands between the votes of the two sides: “88 votes to 61”."""
_MARK = re.compile(r"[,;:.()]")
_PASSING = lazy_pattern(rf"\b{one_of(_WORDS.passing)}\b", re.IGNORECASE)
_REJECTING = lazy_pattern(rf"\b{one_of(_WORDS.rejecting)}\b", re.IGNORECASE)
_SIDES = {"for": _WORDS.for_it, "against": _WORDS.against_it, "out": _WORDS.abstaining}
_SIDE = lazy_pattern(
    r"[^.,;:()0-9]{0,40}?\b(?:"
    + "|".join(f"(?P<{side}>{one_of(phrases)})" for side, phrases in sorted(_SIDES.items()) if phrases)
    + r")\b",
    re.IGNORECASE,
)
"""What says of a number on which side so many were: “41 voted *against*”."""


def find_other_side(claim: Claim) -> Iterator[OtherSort]:
    """Find the votes of *claim* for, against or out of a vote that by a line were those of another side."""
    sides = [
        (number, match.lastgroup)
        for number in claim.terms.quantities
        if (match := _SIDE.match(claim.plain, number.end)) is not None
    ]
    for source, line in claim.cited.written_lines if sides else ():
        for sentence in split_sentences(line):
            numbers = cached_quantities(sentence)
            for won, lost in pairwise(numbers):
                behind = _MARK.split(sentence[lost.end :], maxsplit=1)[0]
                winner = _winner(sentence[: won.start]) or _winner(behind)
                if not winner or not _IN_VOTE.search(sentence) or not _TO.fullmatch(sentence, won.end, lost.start):
                    continue
                loser = "against" if winner == "for" else "for"
                for mine, side in sides:
                    same = [each for each in numbers if may_be_one(mine, each)]
                    own = winner if same == [won] else loser if same == [lost] else side
                    if side != own:
                        yield OtherSort(mine.written, f"“{mine.written}” were on another side of the vote", source)


def _winner(text: str) -> str:
    """Return for which side most were by *text*, which stands beside their number; "" where it does not tell."""
    passed, rejected = _PASSING.search(text), _REJECTING.search(text)
    return "for" if passed and not rejected else "against" if rejected and not passed else ""
