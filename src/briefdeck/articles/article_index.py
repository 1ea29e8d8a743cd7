"""An article as the checks see it: they ask for words, numbers, dates or names and get lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from itertools import chain
from typing import TypeVar

from briefdeck.articles.concordance import IndexedArticle, index_as_written, index_by_pack, index_lines
from briefdeck.language.as_written import numbers_as_written
from briefdeck.language.dates.date_range import DateRange
from briefdeck.language.dates.date_support import is_date_supported
from briefdeck.language.dates.dates import DateMention, is_year
from briefdeck.language.language_tags import DateOrder
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.names.name_context import NameNeighbours
from briefdeck.language.names.names import name_keys
from briefdeck.language.numbers.amounts import Reading
from briefdeck.language.numbers.numbers import Quantity, may_be_negative
from briefdeck.language.packs.pack import AS_WRITTEN, pack_of
from briefdeck.language.terms import Terms, known_terms
from briefdeck.language.words import fold_word, hyphen_parts, list_variants, stem, stem_prefix

T = TypeVar("T")
NO_LINES: tuple[int, ...] = ()
_ROOT = 5
"""First letters of a stem that words have in common when one is derived from the other."""
_SHORTEST_ROOT = 4
_OF_VERBS = frozenset((*ENGLISH.grammar.noun_endings, "eri"))
"""How the stems of nouns end that are made of verbs."""
_PRECEDING = 2
"""The number of non-blank lines before a cited one that may name the person it calls “he”."""


class ArticleIndex:
    """One article's entry in the concordance, arranged for quick queries. Each part is computed on first use."""

    def __init__(self, entry: IndexedArticle, published: DateRange | None = None, order: DateOrder = "") -> None:
        self.entry = entry
        self.published = published
        self.order = order
        """How its dates in numbers are read, such as 3/4/2031."""
        self.pack = pack_of(entry.language) if entry.language else None
        """The pack of its language, where that is not English and has one."""
        self._terms_of = partial(known_terms, language=self.pack.language) if self.pack else known_terms

    @cached_property
    def filled(self) -> frozenset[int]:
        """The lines that are not blank."""
        maps = (self.entry.words, self.entry.numbers, self.entry.dates)
        return frozenset(chain.from_iterable(lines for found in maps for lines in found.values()))

    @cached_property
    def _forms(self) -> dict[str, tuple[int, ...]]:
        return _gathered((form, lines) for word, lines in self.entry.words.items() for form in list_variants(word))

    @cached_property
    def _alike(self) -> dict[str, list[str]]:
        """The folded words, by what the words with the same stem have in common."""
        found: dict[str, list[str]] = {}
        for form in self._forms:
            found.setdefault(stem_prefix(form), []).append(form)
        return found

    def with_word(self, word: str) -> tuple[int, ...]:
        """Find the lines that have the folded *word* in any form.

        A hyphenated word is also found joined, or by all its parts on one line.
        """
        found = self._forms.get(word, NO_LINES) + self._with_stem(word)
        pieces = hyphen_parts(word)
        if found or len(pieces) < 2:
            return found
        joined = self.with_word("".join(pieces))
        lines = [set(self.with_word(piece)) for piece in pieces]
        return joined or tuple(sorted(set.intersection(*lines)))

    def has_written(self, words: Iterable[str], lines: frozenset[int]) -> bool:
        """Tell whether *lines* have all *words* as they are written; the quickest test, and mostly enough."""
        found = self.entry.words
        for word in words:  # noqa: SIM110 - `all` takes twice the time
            if lines.isdisjoint(found.get(word, NO_LINES)):
                return False
        return True

    def has_word(self, word: str, lines: frozenset[int]) -> bool:
        """Tell whether one of *lines* has the folded *word* in any of its forms."""
        if not lines.isdisjoint(self._forms.get(word, NO_LINES)) or not lines.isdisjoint(self._with_stem(word)):
            return True
        return "-" in word and not lines.isdisjoint(self.with_word(word))

    def _with_stem(self, word: str) -> tuple[int, ...]:
        if word not in self._lines_by_stem:
            wanted = stem(word)
            near = self._alike.get(stem_prefix(word), ())
            alike = [form for form in near if form != word and stem(form) == wanted]
            self._lines_by_stem[word] = tuple(line for form in alike for line in self._forms[form])
        return self._lines_by_stem[word]

    def has_related(self, word: str, lines: frozenset[int]) -> bool:
        """Tell whether one of *lines* has the folded *word*, or one derived from the same: "founder" for "founded"."""
        if self.has_word(word, lines):
            return True
        wanted = stem(word)[:_ROOT]
        near = self._alike.get(stem_prefix(word), ()) if len(wanted) == _ROOT else ()
        return any(stem(form)[:_ROOT] == wanted and not lines.isdisjoint(self._forms[form]) for form in near)

    def has_root(self, word: str, lines: frozenset[int]) -> bool:
        """Tell whether one of *lines* has the verb of which the folded *word* is made: "forging" for "forgery"."""
        wanted = stem(word)
        near = self._alike.get(stem_prefix(word), ()) if len(wanted) > _SHORTEST_ROOT else ()
        return any(
            len(root) >= _SHORTEST_ROOT
            and wanted.startswith(root)
            and wanted.removeprefix(root) in _OF_VERBS
            and not lines.isdisjoint(self._forms[form])
            for form in near
            for root in (stem(form),)
        )

    @cached_property
    def _lines_by_stem(self) -> dict[str, tuple[int, ...]]:
        """The lines with other forms of the words that were asked for."""
        return {}

    def has_token(self, token: str, line: int) -> bool:
        """Tell whether *line* has *token*, a folded word of a quotation.

        Bare digits always pass: the concordance knows too little about them.
        """
        pieces = [token] if token in self._forms else token.split("'")
        return all(line in self._forms.get(piece, NO_LINES) for piece in pieces if any(map(str.isalpha, piece)))

    @cached_property
    def _capitalised(self) -> dict[str, tuple[int, ...]]:
        words = ((word, lines) for word, lines in self.entry.words.items() if not word.islower())
        return _gathered((name, lines) for word, lines in words for name in name_keys(word))

    @cached_property
    def _lower_case(self) -> dict[str, tuple[int, ...]]:
        words = ((word, lines) for word, lines in self.entry.words.items() if word.islower())
        return _gathered((name, lines) for word, lines in words for name in name_keys(word))

    def with_name(self, name: str) -> tuple[int, ...]:
        """Return the lines that have a word with the key *name*, by `name_key`, with or without a capital."""
        return self._capitalised.get(name, NO_LINES) + self._lower_case.get(name, NO_LINES)

    def with_names(self, names: Iterable[str]) -> set[int]:
        """Return the lines that have a word for each key in *names*."""
        return set.intersection(*(set(self.with_name(name)) for name in names))

    def has_name(self, name: str, lines: frozenset[int]) -> bool:
        """Tell whether one of *lines* has a word with the key *name*."""
        return not lines.isdisjoint(self._capitalised.get(name, NO_LINES)) or not lines.isdisjoint(
            self._lower_case.get(name, NO_LINES)
        )

    def has_surname(self, name: str, lines: frozenset[int]) -> bool:
        """Tell whether one of *lines* has a word with the key *name* and a capital that no line has without one."""
        return not lines.isdisjoint(self._capitalised.get(name, NO_LINES)) and name not in self._lower_case

    @cached_property
    def proper(self) -> frozenset[str]:
        """The folded words that have a capital inside a sentence."""
        return frozenset(form for word in self.entry.names for form in list_variants(word))

    @cached_property
    def common(self) -> frozenset[str]:
        """The folded words that occur somewhere without a capital."""
        return frozenset(word if word.isascii() else fold_word(word) for word in self.entry.words if word.islower())

    @cached_property
    def _written_on(self) -> dict[int, list[str]]:
        """The numbers and dates by their lines, as they are written, longest first."""
        found: dict[int, list[str]] = {}
        numbers, dates = self.entry.numbers, self.entry.dates
        for written in sorted(numbers.keys() | dates.keys(), key=_longest_first):
            for line in {*numbers.get(written, NO_LINES), *dates.get(written, NO_LINES)}:
                found.setdefault(line, []).append(written)
        return found

    def _terms_on(self, lines: Iterable[int]) -> Iterator[Terms]:
        return (self._terms_of(written) for line in lines for written in self._written_on.get(line, ()))

    def has_quantity(self, quantity: Quantity, lines: frozenset[int]) -> bool:
        """Tell whether one of *lines* has *quantity*, however it is written.

        A number without a unit may have any unit on the line.
        """
        if quantity.canonical or self.pack:
            return any(_proves(list(self._terms_on([line])), quantity, of_pack=True) for line in lines)
        if not lines.isdisjoint(self.entry.numbers.get(quantity.chain, NO_LINES)):
            return True  # this is nearly always the case, and nothing has to be interpreted
        return any(_proves(list(self._terms_on([line])), quantity) for line in lines)

    @cached_property
    def as_written(self) -> Mapping[str, frozenset[int]]:
        """The numbers as they are written, in plain digits, with their lines; for languages that are not known."""
        found: dict[str, set[int]] = {}
        for table in (self.entry.numbers, self.entry.dates, self.entry.words):
            for written, lines in table.items():
                for number, _ in numbers_as_written(written):
                    found.setdefault(number, set()).update(lines)
        return {number: frozenset(lines) for number, lines in found.items()}

    def words_on(self, lines: frozenset[int]) -> list[str]:
        """Return the words on *lines* as they are written."""
        return [word for word, where in self.entry.words.items() if not lines.isdisjoint(where)]

    def quantities_on(self, lines: Iterable[int]) -> Iterator[Quantity]:
        """Yield the numbers on *lines*."""
        return (quantity for terms in self._terms_on(lines) for quantity in terms.quantities)

    @cached_property
    def negative(self) -> frozenset[int]:
        """The lines that have a number below zero."""
        found = ((written, lines) for written, lines in self.entry.numbers.items() if may_be_negative(written))
        signed = (lines for written, lines in found if any(one.negative for one in self._terms_of(written).quantities))
        return frozenset(line for lines in signed for line in lines)

    @cached_property
    def _number_neighbours(self) -> dict[int, dict[str, tuple[str, ...]]]:
        """The numbers of each line, as they are written, with the words next to each."""
        found: dict[int, dict[str, tuple[str, ...]]] = {}
        for written, lines in self.entry.numbers.items():
            for line, near in zip(lines, self.entry.beside.get(written, ()), strict=False):
                found.setdefault(line, {})[written] = near
        return found

    def number_neighbours_on(self, line: int) -> Mapping[str, tuple[str, ...]]:
        """Return the numbers of *line* as they are written there, each with the few content words next to it."""
        return self._number_neighbours.get(line, {})

    @cached_property
    def _name_neighbours(self) -> dict[int, list[tuple[str, NameNeighbours]]]:
        """The full names of each line, as they are written, with the words next to each."""
        entry, found = self.entry, dict[int, list[tuple[str, NameNeighbours]]]()
        for written, lines in entry.named.items():
            for line, *near in zip(lines, entry.next.get(written, ()), entry.around.get(written, ()), strict=False):
                found.setdefault(line, []).append((written, NameNeighbours(*near)))
        return found

    def name_neighbours_on(self, line: int) -> Sequence[tuple[str, NameNeighbours]]:
        """Return the full names of *line* as they are written there, each with the words next to it."""
        return self._name_neighbours.get(line, ())

    def names_written_on(self, lines: Iterable[int]) -> list[str]:
        """Return the full names on *lines* as they are written there."""
        return [written for line in lines for written, _ in self.name_neighbours_on(line)]

    def with_quantity(self, quantity: Quantity) -> list[int]:
        """Return the lines that have *quantity*."""
        return [line for line in sorted(self._written_on) if self.has_quantity(quantity, frozenset([line]))]

    def has_date(self, mention: DateMention, lines: frozenset[int], more: Sequence[DateMention] = ()) -> bool:
        """Tell whether the date follows from *lines*, from *more* dates, and from the day the article appeared."""
        if self.has_same_date(mention, lines):
            return True
        if is_date_supported(mention, [*self.dates_on(lines), *more], self.published):
            return True
        if not is_year(mention):
            return False
        plain = (quantity.plain for terms in self._terms_on(lines) for quantity in terms.quantities)
        return any(mention.year in values for values in plain)

    def has_same_date(self, mention: DateMention, lines: frozenset[int]) -> bool:
        """Tell whether one of *lines* has the very words of the date."""
        return not lines.isdisjoint(self.entry.dates.get(mention.chain, NO_LINES))

    def with_date(self, mention: DateMention) -> list[int]:
        """Return the lines that prove the date."""
        return [line for line in sorted(self._written_on) if self.has_date(mention, frozenset([line]))]

    def dates_on(self, lines: Iterable[int]) -> list[DateMention]:
        """Return the dates on *lines*, without those in numbers that may be read in two ways."""
        dates = (mention for terms in self._terms_on(lines) for mention in terms.dates)
        return [mention for mention in dates if mention.order in ("", self.order)]

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that it mentions, alone or in a date."""
        return frozenset(date.year for written in self.entry.dates for date in self._terms_of(written).dates)

    def numbers_on(self, lines: frozenset[int]) -> list[str]:
        """Return the numbers and dates on *lines* as written, smallest first, without words like "one" and "a day"."""
        line_terms = list(self._terms_on(lines))
        counted = {
            term.chain: term.readings[0].value
            for terms in line_terms
            for term in terms.quantities
            if term.states_number
        }
        dated = sorted({term.chain for terms in line_terms for term in terms.dates})
        return [*sorted(counted, key=lambda chain: (counted[chain], chain)), *dated]

    def names_on(self, lines: frozenset[int]) -> list[str]:
        """Return the words on *lines* that have a capital inside a sentence, in alphabetical order."""
        return [name for name in self.entry.names if not lines.isdisjoint(self.entry.words.get(name, NO_LINES))]


def _longest_first(written: str) -> tuple[int, str]:
    return -len(written), written


def _proves(line: Sequence[Terms], quantity: Quantity, *, of_pack: bool = False) -> bool:
    """Tell whether a *line* with these terms has *quantity*.

    With *of_pack*, a number of the line may have a unit that its language pack does not list.
    """
    counted = [number for terms in line for number in terms.quantities]
    years = {date.year for terms in line for date in terms.dates if is_year(date)}
    readings = {reading for number in counted for reading in number.readings}
    if not readings.isdisjoint(quantity.readings):
        return True
    plain = years.union(*(number.plain for number in counted))
    if any(not reading.unit and reading.value in plain for reading in quantity.readings):
        return True
    if of_pack and any(reading.unit == "" and reading.value in quantity.plain for reading in readings):
        return True
    # "10, 12 and 15 km": the unit is written once, with another number
    units = {reading.unit for reading in readings if reading.unit}
    shared = any(reading.unit in units for reading in quantity.readings)
    return shared and any(Reading(value, "") in readings for value in quantity.plain)


def _gathered(items: Iterable[tuple[T, tuple[int, ...]]]) -> dict[T, tuple[int, ...]]:
    found: dict[T, tuple[int, ...]] = {}
    for item, lines in items:
        found[item] = found[item] + lines if item in found else lines
    return found


@dataclass(frozen=True, slots=True)
class CitedLines:
    """Lines of one article, or a text of the curator's own."""

    article: str
    """Its key, "" for a text of the curator's own."""
    index: ArticleIndex
    """The whole of it."""
    lines: frozenset[int]
    """The lines that count."""

    def follow(self, lines: frozenset[int]) -> bool:
        """Tell whether one of *lines* is among the two non-blank lines before the cited ones."""
        before = sorted(line for line in self.index.filled if line < min(self.lines))[-_PRECEDING:]
        return not lines.isdisjoint(before)

    def with_lines_before(self) -> CitedLines:
        """Add the two non-blank lines before each of the lines."""
        before = [
            sorted(other for other in self.index.filled if other < line)[-_PRECEDING:] for line in sorted(self.lines)
        ]
        return replace(self, lines=self.lines.union(*before))


@lru_cache(maxsize=1 << 12)
def index_own_text(text: str, published: DateRange | None, language: str = "en") -> CitedLines:
    """Turn a text of the curator's own into evidence for another; its "last year" counts from *published*.

    It is in *language*, or read AS_WRITTEN.
    """
    if language == AS_WRITTEN:
        index = index_as_written([text])
    elif language != "en":
        index = replace(index_by_pack([text], language), language=language)
    else:
        index = index_lines([text])
    return CitedLines("", ArticleIndex(index, published), frozenset([1]))
