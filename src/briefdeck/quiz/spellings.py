"""Find the other spellings of an answer, which are equally right when typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from briefdeck.language.amounts import Value
from briefdeck.language.pack import AS_WRITTEN, pack_of, read_as
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.terms import known_terms
from briefdeck.language.units import SCALES, SMALL, TENS
from briefdeck.language.words import fold
from briefdeck.located import LocatedStr

_NUMBER_WORDS = {number: word for word, number in {**SMALL, **TENS}.items()}
_LARGE_SCALES = {number: word for word, number in SCALES.items() if number >= 10**6}


class Spellings:
    """The spellings of the names of a bank, and of numbers."""

    def __init__(self, names: Mapping[LocatedStr, Sequence[str]], language: str = "en") -> None:
        """Take the *names* of a bank with their other spellings, and its *language*, a BCP 47 tag."""
        self._language = read_as(language)
        self._spellings = {str(name): (str(name), *map(str, others)) for name, others in names.items()}
        self._names: dict[str, list[str]] = {}
        for name, spellings in self._spellings.items():
            for folded in dict.fromkeys(map(fold_name, spellings)):
                self._names.setdefault(folded, []).append(name)

    def other_spellings(self, answer: str) -> tuple[str, ...]:
        """Return the other spellings of *answer*, which has no marks; () where it is neither a name nor a number."""
        own = fold_name(answer)
        others = tuple(spelling for spelling in self.spellings_of_name(answer) if fold_name(spelling) != own)
        if others or self._language == AS_WRITTEN:
            return others
        if self._language != "en":
            return tuple(_spellings_by_pack(answer, self._language))
        return tuple(_spellings_of_number(answer.removeprefix("The ").removeprefix("the ")))

    def spellings_of_name(self, answer: str) -> tuple[str, ...]:
        """Return all spellings of the name that *answer* spells, the chief one first; () unless it is exactly one."""
        names = self._names.get(fold_name(answer), ())
        return self._spellings[names[0]] if len(names) == 1 else ()

    def names_meant(self, answer: str) -> frozenset[str]:
        """Return the names that *answer* may be a spelling of, or else *answer* itself; all folded."""
        return frozenset(map(fold_name, self._names.get(fold_name(answer), (answer,))))


@lru_cache(maxsize=REMEMBERED)
def fold_name(name: str) -> str:
    """Fold *name* for comparison, without a leading "the"."""
    return fold(name).removeprefix("the ")


def _spellings_of_number(answer: str) -> Iterator[str]:
    terms = known_terms(answer)
    if len(terms.quantities) != 1 or terms.dates:
        return
    quantity = terms.quantities[0]
    form = quantity.form
    if form.kind not in ("digits", "words") or form.symbol or form.unit or len(quantity.plain) != 1:
        return
    tail = answer[quantity.end :]
    yield from (f"{number}{tail}" for number in _write_number(quantity.plain[0]))


def _spellings_by_pack(answer: str, language: str) -> Iterator[str]:
    """Write the number that is all of *answer* in digits, grouped as in *language* and not."""
    terms, pack = known_terms(answer, language), pack_of(language)
    if pack is None or len(terms.quantities) != 1 or terms.dates:
        return
    quantity = terms.quantities[0]
    value, form = quantity.plain[0], quantity.form
    if value % 1 == 0 and not form.unit and form.kind != "clock":
        tail = answer[quantity.end :]
        yield f"{int(value)}{tail}"
        yield f"{int(value):,}".replace(",", pack.section("numbers")["grouping"][0]) + tail


def _write_number(value: Value) -> Iterator[str]:
    """Write a whole number in digits and, where that is short, in words: 6 and six, 3,000,000 and 3 million."""
    if value % 1 != 0:
        return
    yield f"{int(value):,}"
    if int(value) in _NUMBER_WORDS:
        yield _NUMBER_WORDS[int(value)]
    for factor, word in _LARGE_SCALES.items():
        if value >= factor and value * 10 % factor == 0 and value < 1000 * factor:
            yield f"{float(value / factor):g} {word}"
