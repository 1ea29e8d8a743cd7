"""Terms: the quantities and dates of a text, kept apart, and the words that belong to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefdeck.language.dates.dates import DateMention, date_mentions, year_of
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.numbers.amounts import FRACTIONS, MULTIPLES, ORDINALS, SCALES, SHORT_SCALES, SMALL, TENS, UNITS
from briefdeck.language.numbers.numbers import Quantity, cached_quantities, find_letters, lower
from briefdeck.language.packs.pack import LanguagePack, pack_of
from briefdeck.language.packs.pack_terms import blank_out, date_reader, number_reader, plain_digits
from briefdeck.language.remembering import REMEMBERED

JOINING = frozenset(
    (
        *(form for unit in UNITS for form in (unit, unit + "s", unit.split()[0], unit.split()[0] + "s")),
        *ENGLISH.dates.names,
        *map(str.lower, ENGLISH.dates.short_months),
        *SCALES,
        *SHORT_SCALES,
        *FRACTIONS,
        *ORDINALS,
        *MULTIPLES,
        *SMALL,
        *TENS,
        *"a an ago and between by fold from half last next of or past percent per plus".split(),
        *"square the this through to until".split(),
    )
)
"""Words that may belong to a number or date next to them, in lower case."""


class Terms(NamedTuple):
    """The quantities and dates of a text, each in order."""

    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]

    def stretches(self) -> list[tuple[int, int]]:
        """List where they are, as (start, end) in the text, in order."""
        counted = [(quantity.start, quantity.end) for quantity in self.quantities]
        return sorted((*counted, *((date.start, date.end) for date in self.dates)))


_NONE = Terms((), ())


def find_terms(text: str, language: str = "en") -> Terms:
    """Find the quantities and dates of *text*. The digits of a date are no quantity; four bare digits are a year.

    "Nine months ago" is both: a date and a duration. In a *language* that has a pack they are what they would be in
    English, at their own places.
    """
    pack = pack_of(language) if language != "en" else None
    if pack is not None:
        return _terms_by_pack(text, pack)
    counted = list(cached_quantities(text))
    dated = date_mentions(text, find_letters(lower(text)))
    if not counted and not dated:
        return _NONE
    if dated:
        counted = list(_apart(counted, [(term.start, term.end) for term in dated if not (term.nearby and term.shift)]))
    return _with_years(counted, dated)


def _with_years(counted: list[Quantity], dated: list[DateMention]) -> Terms:
    years = list(filter(None, map(year_of, counted)))
    if years:
        taken = {year.start for year in years}
        counted = [term for term in counted if term.start not in taken]
        dated = sorted([*dated, *years], key=lambda term: term.start)
    return Terms(tuple(counted), tuple(dated))


def _terms_by_pack(text: str, pack: LanguagePack) -> Terms:
    low = plain_digits(text)
    dated = date_reader(pack).read(text, low)
    rest = blank_out(low, ((date.start, date.end) for date in dated if not date.nearby))
    return _with_years(list(number_reader(pack).read(text, rest)), dated)


def _apart(counted: Iterable[Quantity], stretches: Sequence[tuple[int, int]]) -> Iterator[Quantity]:
    """Yield the quantities in *counted* that overlap none of *stretches*; both are in order."""
    index = 0
    for quantity in counted:
        while index < len(stretches) and stretches[index][1] <= quantity.start:
            index += 1
        if index == len(stretches) or quantity.end <= stretches[index][0]:
            yield quantity


def blank_stretches(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """Replace *stretches* of *text* by blanks of the same length; they are in order and may overlap."""
    parts, done = [], 0
    for start, end in stretches:
        if done < end:
            parts += [text[done:start], " " * (end - max(start, done))]
            done = end
    return "".join((*parts, text[done:]))


known_terms = lru_cache(maxsize=REMEMBERED)(find_terms)
"""The same, cached: for the few written forms that occur in many places."""
