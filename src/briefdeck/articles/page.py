"""An article as the checks see it: what is asked is a word, a number, a date or a name; the answer is lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from briefdeck.articles.concordance import Entry
from briefdeck.text.dates import Mention
from briefdeck.text.names import name_keys
from briefdeck.text.numbers import Quantity, Reading, Value
from briefdeck.text.terms import known_terms
from briefdeck.text.when import When
from briefdeck.text.words import forms, key, parts, stem

T = TypeVar("T")
NO_LINES: tuple[int, ...] = ()
_SHARED = 3
"""Letters that two words with one stem have in common at the least."""


class Page:
    """One article's entry in the concordance, turned so that questions are quick. What is not asked is not computed."""

    def __init__(self, entry: Entry, published: When | None = None) -> None:
        self.entry = entry
        self.published = published

    @cached_property
    def filled(self) -> frozenset[int]:
        """The lines that are not blank."""
        maps = (self.entry.words, self.entry.numbers, self.entry.dates)
        return frozenset(line for found in maps for lines in found.values() for line in lines)

    @cached_property
    def _forms(self) -> dict[str, tuple[int, ...]]:
        return _gathered((form, lines) for word, lines in self.entry.words.items() for form in forms(word))

    @cached_property
    def _alike(self) -> dict[str, list[str]]:
        """The folded words by their first letters."""
        found: dict[str, list[str]] = {}
        for form in self._forms:
            found.setdefault(form[:_SHARED], []).append(form)
        return found

    def with_word(self, word: str) -> tuple[int, ...]:
        """The lines that have the folded *word* or another form of it; of a hyphenated one, a line for each part."""
        found = self._forms.get(word, NO_LINES) + self._with_stem(word)
        pieces = parts(word)
        if found or len(pieces) < 2:
            return found
        joined = self.with_word("".join(pieces))
        each = [set(self.with_word(piece)) for piece in pieces]
        return joined or tuple(sorted(set.intersection(*each)))

    def has_word(self, word: str, lines: frozenset[int]) -> bool:
        """Whether the folded *word* stands on one of *lines* as it is; quicker than to ask for its other forms."""
        return not lines.isdisjoint(self._forms.get(word, NO_LINES))

    def _with_stem(self, word: str) -> tuple[int, ...]:
        wanted = stem(word)
        alike = [form for form in self._alike.get(word[:_SHARED], ()) if form != word and stem(form) == wanted]
        return tuple(line for form in alike for line in self._forms[form])

    def has_token(self, token: str, line: int) -> bool:
        """Whether *line* has the folded word or digits of a quotation; of digits alone the concordance knows too little."""
        return token.isdecimal() or self.has_word(token, frozenset([line]))

    @cached_property
    def _capitalised(self) -> dict[str, tuple[int, ...]]:
        words = ((word, lines) for word, lines in self.entry.words.items() if not word.islower())
        return _gathered((name, lines) for word, lines in words for name in name_keys(word))

    @cached_property
    def _lower_case(self) -> dict[str, tuple[int, ...]]:
        words = ((word, lines) for word, lines in self.entry.words.items() if word.islower())
        return _gathered((name, lines) for word, lines in words for name in name_keys(word))

    def with_name(self, name: str) -> tuple[int, ...]:
        """The lines that have a word of the key *name*, by `name_key`; with or without a capital."""
        return self._capitalised.get(name, NO_LINES) + self._lower_case.get(name, NO_LINES)

    def with_names(self, names: Iterable[str]) -> set[int]:
        """The lines that have a word of each key of *names*."""
        return set.intersection(*(set(self.with_name(name)) for name in names))

    def has_name(self, name: str, lines: frozenset[int]) -> bool:
        """Whether a word of the key *name* stands on one of *lines*."""
        return not lines.isdisjoint(self._capitalised.get(name, NO_LINES)) or not lines.isdisjoint(
            self._lower_case.get(name, NO_LINES)
        )

    @cached_property
    def proper(self) -> frozenset[str]:
        """The folded words that have a capital inside a sentence."""
        return frozenset(form for word in self.entry.names for form in forms(word))

    @cached_property
    def common(self) -> frozenset[str]:
        """The folded words that stand somewhere without a capital."""
        return frozenset(key(word) for word in self.entry.words if word.islower())

    @cached_property
    def _readings(self) -> dict[Reading, tuple[int, ...]]:
        return _gathered((reading, lines) for one, lines in self._quantities for reading in one.readings)

    @cached_property
    def _plain(self) -> dict[Value, tuple[int, ...]]:
        values = [(value, lines) for one, lines in self._quantities for value in one.plain]
        years = [(mention.year, lines) for mention, lines in self._mentions if not mention.month]
        return _gathered([*values, *years])

    @cached_property
    def _quantities(self) -> list[tuple[Quantity, tuple[int, ...]]]:
        numbers = self.entry.numbers.items()
        return [(one, lines) for written, lines in numbers for one in known_terms(written).quantities]

    @cached_property
    def _mentions(self) -> list[tuple[Mention, tuple[int, ...]]]:
        return [(one, lines) for written, lines in self.entry.dates.items() for one in known_terms(written).dates]

    @cached_property
    def _dates(self) -> dict[int, list[Mention]]:
        found: dict[int, list[Mention]] = {}
        for mention, lines in self._mentions:
            for line in lines:
                found.setdefault(line, []).append(mention)
        return found

    def with_quantity(self, quantity: Quantity) -> set[int]:
        """The lines that have *quantity* in any way of writing it. A bare number may have any unit there."""
        found: set[int] = set()
        for reading in quantity.readings:
            found.update(self._readings.get(reading, NO_LINES))
            if not reading.unit:
                found.update(self._plain.get(reading.value, NO_LINES))
        return found or self._with_shared_unit(quantity)

    def has_number(self, value: Value, lines: frozenset[int]) -> bool:
        """Whether one of *lines* has the bare *value*, or has it with any unit."""
        return not lines.isdisjoint(self._plain.get(value, NO_LINES))

    def _with_shared_unit(self, quantity: Quantity) -> set[int]:
        """The lines that have the number bare and its unit with another: "10, 12 and 15 km"."""
        units = {reading.unit for reading in quantity.readings if reading.unit}
        bare = {line for value in quantity.plain for line in self._readings.get(Reading(value, ""), NO_LINES)}
        if not units or not bare:
            return set()
        return bare & {line for reading, lines in self._readings.items() if reading.unit in units for line in lines}

    def dates_on(self, lines: Iterable[int]) -> list[Mention]:
        """The dates on *lines*."""
        return [mention for line in lines for mention in self._dates.get(line, ())]

    @property
    def dated_lines(self) -> Mapping[int, list[Mention]]:
        """The dates by their lines."""
        return self._dates

    def numbers_on(self, lines: frozenset[int]) -> list[str]:
        """The numbers and dates on *lines* as they are written there, smallest first; not every "one" and "a day"."""
        counted = {one.chain: one for one, where in self._quantities if one.claim and not lines.isdisjoint(where)}
        ordered = sorted(counted, key=lambda chain: (counted[chain].readings[0].value, chain))
        return ordered + [written for written, where in self.entry.dates.items() if not lines.isdisjoint(where)]

    def names_on(self, lines: frozenset[int]) -> list[str]:
        """The words on *lines* that have a capital inside a sentence, in the order of the alphabet."""
        return [name for name in self.entry.names if not lines.isdisjoint(self.entry.words.get(name, NO_LINES))]


def _gathered(items: Iterable[tuple[T, tuple[int, ...]]]) -> dict[T, tuple[int, ...]]:
    found: dict[T, tuple[int, ...]] = {}
    for item, lines in items:
        found[item] = found[item] + lines if item in found else lines
    return found
