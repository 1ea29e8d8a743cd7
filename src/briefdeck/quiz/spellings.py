"""The other ways to write an answer, which are as right when it is typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefdeck.problem import Text
from briefdeck.text.amounts import Value
from briefdeck.text.terms import known_terms
from briefdeck.text.units import SCALES, SMALL, TENS
from briefdeck.text.words import fold

_WORDS = {number: word for word, number in {**SMALL, **TENS}.items()}
_LARGE = {number: word for word, number in SCALES.items() if number >= 10**6}


class Spellings:
    """Knows the spellings of the names of a bank, and how numbers are written."""

    def __init__(self, names: Mapping[Text, Sequence[str]]) -> None:
        """Takes the *names* of a bank with their other spellings."""
        self._names = {fold(name): tuple(map(str, others)) for name, others in names.items()}

    def of(self, answer: str) -> tuple[str, ...]:
        """The other spellings of *answer*, which has no marks; none where it is neither a name nor a number."""
        bare = answer.removeprefix("The ").removeprefix("the ")
        return self._names.get(fold(bare), ()) or tuple(_of_number(bare))


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
