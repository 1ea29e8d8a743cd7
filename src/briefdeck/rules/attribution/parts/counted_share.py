"""A share in words, “most of them”, that the numbers of a line do not make: “60 people, including 20 children”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.numbers.quantifiers import Share, shares_of
from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.stems import content_stems
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_SHARES = {
    phrase: (each.least, each.most)
    for each in ENGLISH.quantifiers.scale
    for phrase in each.phrases
    if each.least > Fraction(9, 100)
}
_OF_THEM = re.compile(
    rf"(?i)(?:\A|[,;:(] ?|\band )(?:about |just |well )?(?P<share>{one_of(_SHARES)})(?: of)? "
    r"(?:them|these|those|whom|which)\b(?P<said>[^.;,]*)"
)
"""“Most of them only as a precaution”."""
_PART = re.compile(
    r"(?i)(?:including|among (?:them|these)|of (?:whom|which|these))\W+(?:(?:only|just|some|about|at least) )*\Z"
)
"""What stands before the number of a part of those counted before it."""
_PART_BEHIND = re.compile(r"(?i)\A (?:of (?:them|these|whom|which))\b")
_NEAR = Fraction(1, 20)
"""By how much a share in words may be off."""


def find_other_count(derived: Derivation) -> tuple[str, str] | None:
    """Find a share of “them” that the statement gives of those of whom a line has far more or fewer, with that.

    The line counts them, “60, including 20 children”, or tells their share in words itself.
    """
    match = _OF_THEM.search(derived.claim.plain)
    said = content_stems(match["said"]) if match else frozenset()
    if match is None or not said:
        return None
    least, most = _SHARES[match["share"].lower()]
    counted = [each for sentence in derived.cited for each in _parts(sentence.text) if said & each[2]]
    shares = [_share_of(Fraction(part.plain[0]), Fraction(whole.plain[0])) for part, whole, _ in counted]
    if shares and all(not least - _NEAR <= share <= most + _NEAR for share in shares):
        return match["share"], f"{counted[0][0].written} of {counted[0][1].written}"
    told = [share for line in derived.cited_clauses for share in _shares_told(line, said)]
    if told and not shares and all(least - _NEAR > each.most or most + _NEAR < each.least for each in told):
        return match["share"], f"“{told[0].words}”"
    return None


def _share_of(part: Fraction, whole: Fraction) -> Fraction:
    """Return the share that *part* is of *whole*; “two thirds” is one by itself."""
    return part if part < 1 else part / whole


def _shares_told(line: Clauses, said: frozenset[str]) -> Iterator[Share]:
    """Yield the shares of *line* in whose clause something is *said* too: “half of the loss was made good”."""
    for share in shares_of(line):
        if not said.isdisjoint(line.content_in(range(*line.clause_around(share.at))) - share.nouns):
            yield share


def _parts(text: str) -> Iterator[tuple[Quantity, Quantity, frozenset[str]]]:
    """Yield each number of a part, that of the whole before it, and the stems of what is said of the part."""
    numbers = [one for one in cached_quantities(text) if one.states_number and one.plain and one.plain[0] > 0]
    for whole, part in pairwise(numbers):
        is_part = _PART.search(text, whole.end, part.start) or _PART_BEHIND.match(text[part.end :])
        if is_part and part.plain[0] <= whole.plain[0]:
            yield part, whole, content_stems(re.split("[.;]", text[part.end :])[0])
