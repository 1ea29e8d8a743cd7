"""Two things that a text compares, and their figures on a line: “12 lions, 31 apes”, and “more lions than apes”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import TIME
from briefdeck.language.numbers.hedges import bound
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.terms import known_terms
from briefdeck.language.words import STOP_WORDS, fold_word, has_digits_of_year, is_past, stem, words
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_WORDS, _COMPARING = ENGLISH.numbers, ENGLISH.clauses.comparing
_LESS = _COMPARING.less | _COMPARING.lesser
_UNITS = {
    **dict.fromkeys(TIME, frozenset(_WORDS.of_time)),
    "metre": frozenset(_WORDS.of_length),
    "gram": frozenset(_WORDS.of_weight),
}
"""Comparatives that tell of a number with that unit."""
_WAYS = frozenset((*_WORDS.of_any, *_WORDS.outnumbering)).union(*_UNITS.values())
_FARTHEST = 6
"""Words between a comparative and its “than”."""
_NO_WAY = ENGLISH.statements.negations.union(_WORDS.uncompared)
"""Words with which a comparison is not read."""
_CUT = re.compile(rf"[;:()–—]\s?|,\s|\s(?:and|{one_of((*ENGLISH.grammar.opposing, *_WORDS.against))})\s", re.IGNORECASE)
_BRACKETED = re.compile(r"\((?P<figure>[^()a-z]{0,3}[0-9][^()a-z]{0,12})\)")
_NO_COUNT = frozenset(("article", "part", "half"))
_REACH = 4
"""Words behind a number that may call what it counts."""


class _TwoCompared(NamedTuple):
    """What a text compares, each as the stems of its words."""

    word: str
    is_less: bool
    is_said_of: bool
    """Whether the comparative says how the first thing is: “the tower *is* higher than”."""
    before: frozenset[str]
    between: frozenset[str]
    """What stands between the comparative and “than”: “more *lions* than”."""
    behind: frozenset[str]
    counted: frozenset[str]
    """The words behind “than” up to the first little one: “monkeys”."""

    @property
    def all(self) -> frozenset[str]:
        """All of them."""
        return self.before | self.between | self.behind


class _Figure(NamedTuple):
    """A number of a sentence, with the stems of what it counts and of the part of the sentence that has it."""

    number: Quantity
    counted: frozenset[str]
    part: frozenset[str]
    is_alone: bool
    """Whether that part has no other."""


def find_other_figures(derived: Derivation) -> tuple[str, str, str] | None:
    """Find a comparison that the figures of a line rule out: its word, and the two figures there."""
    mine = _read(derived.claim.plain)
    if mine is None or any("than" in line.words for line in derived.cited_clauses):
        return None
    for sentence in derived.cited:
        known = frozenset(stem(fold_word(word)) for word in words(sentence.text))
        figures = _read_figures(sentence.text)
        one, other = (
            _counted_figures(mine, figures, known)
            or _held_figures(mine, figures, known, is_of_page=len(derived.claim.fact.drawn_from) in (1, 2))
            or (None, None)
        )
        if one and other and (_is_greater(one, other) if mine.is_less else _is_greater(other, one)):
            return mine.word, one.written, other.written
    return None


def _read(text: str) -> _TwoCompared | None:
    """Read what *text* compares: by a comparative with “than”, or by a verb; None where it does not, or has numbers."""
    said = words(text)
    folded = [fold_word(word) for word in said]
    at = next((at for at, word in enumerate(folded) if word in _WORDS.outnumbering), None)
    than = at
    if at is None and folded.count("than") == 1:
        than = folded.index("than")
        at = next((at for at in range(than - 1, max(-1, than - 1 - _FARTHEST), -1) if folded[at] in _WAYS), None)
    if at is None or than is None or _numbers_of(text) or not _NO_WAY.isdisjoint(folded):
        return None
    turned = folded[at + 1 : at + 2] == ["by"]
    after = folded[than + 1 + turned :]
    counted = list(takewhile(lambda word: word not in STOP_WORDS and not is_past(word), after)) or after
    being = bool(at) and folded[at - 1] in ENGLISH.grammar.being
    is_said_of = being and not set(ENGLISH.grammar.place_prepositions) & set(folded[:at])
    stems = (
        frozenset(map(stem, filter(_tells, part))) for part in (folded[:at], folded[at + 1 : than], after, counted)
    )
    found = _TwoCompared(said[at], folded[at] in _LESS or turned, is_said_of, *stems)
    return found if found.behind and (found.before or found.between) else None


def _tells(word: str) -> bool:
    return word not in STOP_WORDS and word != "one"


def _counted_figures(
    mine: _TwoCompared, figures: tuple[_Figure, ...], known: frozenset[str]
) -> tuple[Quantity, Quantity] | None:
    """Return the figures of two things that are counted: “12 lions and 31 monkeys”; all but a verb must be *known*."""
    if mine.word.lower() not in (*_COMPARING.more, *_COMPARING.less, *_WORDS.outnumbering):
        return None
    first = mine.between or mine.before
    one, other = ([each for each in figures if called <= each.counted] for called in (first, mine.counted))
    if len(one) == 1 == len(other) and one != other and len(mine.all - known) <= 1:
        return one[0].number, other[0].number
    return None


def _held_figures(
    mine: _TwoCompared, figures: tuple[_Figure, ...], known: frozenset[str], *, is_of_page: bool
) -> tuple[Quantity, Quantity] | None:
    """Return the figures of two that have one each: “4% in Arl and 6% in Bern”; all words must be *known*.

    All but one, the verb, where it *is of a page*, which is held to a fact or two.
    """
    here = mine.before | mine.between
    second = mine.behind - here
    beside = frozenset[str]().union(*(each.part for each in figures if not second.isdisjoint(each.part)))
    first = here - mine.behind - beside
    one, other = (
        [each for each in figures if each.is_alone and not own.isdisjoint(each.part) and theirs.isdisjoint(each.part)]
        for own, theirs in ((first, second), (second, first))
    )
    if len(one) != 1 or len(other) != 1 or len(mine.all - known) > is_of_page:
        return None
    units = {reading.unit for each in (one[0], other[0]) for reading in each.number.readings}
    fits = any(mine.word.lower() in _UNITS.get(unit, ()) for unit in units)
    if fits or (mine.word.lower() in _WORDS.of_any and (mine.between or not mine.is_said_of)):
        return one[0].number, other[0].number
    return None


@lru_cache(maxsize=REMEMBERED)
def _read_figures(text: str) -> tuple[_Figure, ...]:
    """Find the numbers of *text* that are no places in a row and not bounded; one in brackets is of what is before.

    “Arl has most (12%), Bern less (7%)” has one for either.
    """
    text = _BRACKETED.sub(r" \g<figure> ", text)
    cuts = [0, *(match.start() for match in _CUT.finditer(text)), len(text)]
    found: list[_Figure] = []
    told = _numbers_of(text)
    for start, end in pairwise(cuts):
        numbers = [each for each in told if start <= each.start < end]
        part = frozenset(stem(fold_word(word)) for word in words(text[start:end]))
        found.extend(
            _Figure(number, _counted_by(text[number.end : end]), part, len(numbers) == 1)
            for number in numbers
            if not bound(text, number)
        )
    return tuple(found)


def _numbers_of(text: str) -> Sequence[Quantity]:
    """List the numbers of *text* but for places in a row, parts and “one”, which may stand for a noun."""
    numbers = known_terms(text).quantities
    plain = [each for each in numbers if each.form.kind not in _NO_COUNT and not each.form.is_place]
    return [each for each in plain if each.written.lower() != "one" and not has_digits_of_year(each.written)]


def _counted_by(behind: str) -> frozenset[str]:
    """Return the stems of what a number counts, by the words *behind* it: “lions”, “of old heroin”."""
    folded = list(map(fold_word, words(behind)))[:_REACH]
    folded = folded[1:] if folded[:1] == ["of"] else folded
    return frozenset(map(stem, takewhile(lambda word: word not in STOP_WORDS and not is_past(word), folded)))


def _is_greater(one: Quantity, other: Quantity) -> bool:
    """Tell whether *one* is more than *other* in the same unit; but for times, either may leave it to the other."""
    units = [{reading.unit for reading in each.readings} for each in (one, other)]
    same = units[0] & units[1] or (units[0] | units[1] if {""} in units else set()) - {*TIME}
    values = [[each.value for each in number.readings if each.unit in same] for number in (one, other)]
    return bool(values[0] and values[1]) and min(values[0]) > max(values[1])
