"""The hedges of a packed language: what makes a number about so much, more, or less."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from briefdeck.language.lexicon import one_of
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.packs.pack import LanguagePack
from briefdeck.language.packs.pack_terms import number_words, plain_digits

HedgeKind = Literal["about", "more", "less"]
_KINDS: tuple[HedgeKind, ...] = ("about", "more", "less")
_REACH = 24
"""Characters beside a number among which its hedge is looked for."""


class HedgeOfPack(NamedTuple):
    """How a number is hedged, and by which words."""

    kind: HedgeKind
    words: str


class HedgeReader:
    """Finds the hedges of one language."""

    def __init__(self, pack: LanguagePack) -> None:
        begin, gap = (r"\b", " ?") if pack.spaced else ("", "")
        articles = str(pack.section("writing").get("determiners", "")).split()
        gap += rf"(?:{one_of(articles)} ?)?" if articles else ""  # “mehr als die Hälfte”
        self._before = [
            (kind, re.compile(rf"{begin}(?P<words>{one_of(listed)}){gap}\Z"))
            for kind in _KINDS
            if (listed := pack.phrases("hedges", kind))
        ]
        counters = pack.phrases("numbers", "counters")
        counted = rf"(?:\s?{one_of(counters)})?" if counters else r"(?:\s\w+)?"
        spelled = "|".join(map(re.escape, sorted(number_words(pack.section("numbers")), key=len, reverse=True)))
        other = rf"(?!\s(?:[0-9]|(?:{spelled})\b))"  # “30 boats *at least 3* days a week”
        self._after = [
            (kind, re.compile(rf"{counted}\s?(?P<words>{one_of(listed)}){other}"))
            for kind in _KINDS
            if (listed := pack.phrases("hedges", f"{kind}_after"))
        ]

    def hedge(self, text: str, quantity: Quantity) -> HedgeOfPack | None:
        """Tell how *quantity* of *text* is hedged; None where it is given as exact."""
        low = plain_digits(text)
        before = low[max(0, quantity.start - _REACH) : quantity.start]
        after = low[quantity.end : quantity.end + _REACH]
        found = ((kind, pattern.search(before)) for kind, pattern in self._before)
        behind = ((kind, pattern.match(after)) for kind, pattern in self._after)
        hedges = [HedgeOfPack(kind, match["words"].strip()) for kind, match in (*found, *behind) if match]
        return max(hedges, key=lambda hedge: len(hedge.words), default=None)  # “nicht weniger als”, no “weniger als”


@cache
def hedge_reader(pack: LanguagePack) -> HedgeReader:
    """Return the reader of the hedges of *pack*."""
    return HedgeReader(pack)
