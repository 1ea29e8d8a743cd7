"""The other ways to write an answer, which are as right when it is typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from briefdeck.language.amounts import Value
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.terms import known_terms
from briefdeck.language.units import SCALES, SMALL, TENS
from briefdeck.language.words import fold
from briefdeck.located import LocatedStr

_WORDS = {number: word for word, number in {**SMALL, **TENS}.items()}
_LARGE = {number: word for word, number in SCALES.items() if number >= 10**6}


class Spellings:
    """Knows the spellings of the names of a bank, and how numbers are written."""

    def __init__(self, names: Mapping[LocatedStr, Sequence[str]]) -> None:
        """Takes the *names* of a bank with their other spellings."""
        self._spelled = {str(name): (str(name), *map(str, others)) for name, others in names.items()}
        self._meant: dict[str, list[str]] = {}
        for name, spelled in self._spelled.items():
            for each in dict.fromkeys(map(bare, spelled)):
                self._meant.setdefault(each, []).append(name)

    def of(self, answer: str) -> tuple[str, ...]:
        """The other spellings of *answer*, which has no marks; none where it is neither a name nor a number."""
        plain = answer.removeprefix("The ").removeprefix("the ")
        return tuple(each for each in self.of_name(answer) if bare(each) != bare(answer)) or tuple(_of_number(plain))

    def of_name(self, answer: str) -> tuple[str, ...]:
        """All spellings of the one name that *answer* is a spelling of, the chief one first; else none."""
        meant = self._meant.get(bare(answer), ())
        return self._spelled[meant[0]] if len(meant) == 1 else ()

    def meant(self, answer: str) -> frozenset[str]:
        """What *answer* may name, folded: the names that it is a spelling of, else itself."""
        return frozenset(map(bare, self._meant.get(bare(answer), (answer,))))


@lru_cache(maxsize=REMEMBERED)
def bare(name: str) -> str:
    """*name* folded, without the article before it."""
    return fold(name).removeprefix("the ")


def _of_number(answer: str) -> Iterator[str]:
    found = known_terms(answer)
    if len(found.quantities) != 1 or found.dates:
        return
    quantity = found.quantities[0]
    form = quantity.form
    if form.kind not in ("digits", "words") or form.symbol or form.unit or len(quantity.plain) != 1:
        return
    tail = answer[quantity.end :]
    yield from (f"{number}{tail}" for number in _numbers(quantity.plain[0]))


def _numbers(value: Value) -> Iterator[str]:
    """A whole number in digits and, where that is short, in words: 6 and six, 3,000,000 and 3 million."""
    if value % 1 != 0:
        return
    yield f"{int(value):,}"
    if int(value) in _WORDS:
        yield _WORDS[int(value)]
    for factor, word in _LARGE.items():
        if value >= factor and value * 10 % factor == 0 and value < 1000 * factor:
            yield f"{float(value / factor):g} {word}"
