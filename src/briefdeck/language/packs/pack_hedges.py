"""How the numbers of a packed language are rounded and bounded, by the words beside them."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from briefdeck.language.lexicon import one_of
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.packs.pack import LanguagePack
from briefdeck.language.packs.pack_numbers import plain_digits

HedgeOfPack = Literal["about", "more", "less"]
_KINDS: tuple[HedgeOfPack, ...] = ("about", "more", "less")
_REACH = 24


class HedgeReader:
    """Finds the hedges of one language."""

    def __init__(self, pack: LanguagePack) -> None:
        end = r"\b" if pack.spaced else ""
        self._before = [
            (kind, re.compile(rf"{end}{one_of(listed)}{'' if not pack.spaced else ' '}?\Z"))
            for kind in _KINDS
            if (listed := pack.phrases("hedges", kind))
        ]
        self._after = [
            (kind, re.compile(rf"\s?{one_of(listed)}"))
            for kind in _KINDS
            if (listed := pack.phrases("hedges", f"{kind}_after"))
        ]

    def hedge(self, text: str, quantity: Quantity) -> HedgeOfPack | None:
        """Tell how *quantity* of *text* is hedged; None where it is given as exact."""
        low = plain_digits(text)
        before = low[max(0, quantity.start - _REACH) : quantity.start]
        after = low[quantity.end : quantity.end + _REACH]
        found = (kind for kind, pattern in self._before if pattern.search(before))
        behind = (kind for kind, pattern in self._after if pattern.match(after))
        return next(found, None) or next(behind, None)


@cache
def hedge_reader(pack: LanguagePack) -> HedgeReader:
    """Return the reader of the hedges of *pack*."""
    return HedgeReader(pack)
