"""How sure a sentence is, and of what: who says it, denials, expectations, bounds, negation, direction."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from briefdeck.language.governing import Governor, find_governors
from briefdeck.language.hedges import may_be_hedged
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.remembering import lazy_property
from briefdeck.language.words import STOP_WORDS, fold_word, stem, words

_WORDS = ENGLISH.statements
OPPOSITES = _WORDS.opposites
"""Pairs of words that turn a statement round, folded."""
EXCHANGED = _WORDS.exchanged
"""Pairs that turn a statement round only when they change places: what one sells the other buys."""
_NEGATIVE = _WORDS.denying | _WORDS.lacking
_MAY_DENY = _WORDS.denials | _WORDS.turning_down
_TOLD = 0.5
"""The share of a statement's words that something on a line must govern for the statement to be drawn from it."""
_NEGATING = _WORDS.negations | _WORDS.failing
_DENIED_SCOPE = 4
"""Content words after “denied” that it is taken to deny."""


class SourceSentence:
    """A sentence, and how its words hold what it says: as fact, report, expectation or denial.

    Little is kept of it, because there are many: what is rarely asked is computed again.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = list(map(fold_word, words(text)))
        """Its words in order, folded."""
        self.content = frozenset(self.folded) - STOP_WORDS
        """Those that are not too common to tell anything."""

    @lazy_property
    def written(self) -> list[str]:
        """Its words in order, as they are written."""
        return words(self.text)

    @lazy_property
    def keys(self) -> frozenset[str]:
        """Its words, folded."""
        return frozenset(self.folded)

    @lazy_property
    def stems(self) -> frozenset[str]:
        """Their stems."""
        return frozenset(map(stem, self.content))

    @lazy_property
    def governors(self) -> tuple[Governor, ...]:
        """What governs parts of it: who says them, or what makes them expectations."""
        return find_governors(self.text, self.keys)

    @property
    def bounded(self) -> bool:
        """Whether any word may bound a number."""
        return may_be_hedged(self.folded) or "+" in self.text

    @lazy_property
    def negated(self) -> set[str]:
        """The stems of the negated words: the next one after a negation, and a few after a denial."""
        stems: set[str] = set()
        for position in self._negations:
            stems |= self._content_after(position, 1)
        for position in self._denials():
            stems |= self._content_after(position, _DENIED_SCOPE)
        return stems

    @property
    def negative(self) -> bool:
        """Whether it negates or denies anything."""
        return not _NEGATIVE.isdisjoint(self.folded) or bool(self._negations)

    def reported(self, told: SourceSentence) -> str:
        """Return the word that leaves the statement of *told* to somebody, "" where none does."""
        return next((each.words for each in self._governing(told) if each.kind == "said"), "")

    def expected(self, told: SourceSentence, is_label: bool = False) -> str:
        """Return the word that makes the statement of *told* a mere expectation, "" where none does.

        Of a label, which may be no sentence, only a verb makes it one: “months since Voss left”.
        """
        for each in self._governing(told):
            is_done = not told.stems.isdisjoint(each.doing[:1])
            loosely = not is_label and (not each.doing or self._is_all_told(told, each))
            if each.kind == "expected" and (is_done or loosely):
                return each.words
        return ""

    def _is_all_told(self, told: SourceSentence, each: Governor) -> bool:
        """Tell whether *told* has in common with it only what *each* governs, and to whom or what it is to be done."""
        return told.stems & self.stems <= each.governed and len(told.stems.intersection(each.doing)) > 1

    def _governing(self, told: SourceSentence) -> Iterator[Governor]:
        """Find what governs most of the words that *told* has in common with it, if that is half of what it says."""
        shared = told.stems & self.stems
        for each in self.governors:
            inside = len(shared & each.governed)
            if inside > len(shared) / 2 and inside >= len(told.stems) * _TOLD:
                yield each

    def after(self, listed: frozenset[str]) -> set[str]:
        """Return the stems of the content words that follow the words in *listed*."""
        return {stem for position in self._each(listed) for stem in self._content_after(position, 1)}

    def before(self, listed: frozenset[str]) -> set[str]:
        """Return the stems of the content words that precede the words in *listed*."""
        places = (bisect_left(self._content_at, position) for position in self._each(listed))
        return {stem(self.folded[self._content_at[place - 1]]) for place in places if place}

    def _each(self, listed: frozenset[str]) -> Iterator[int]:
        """Find the positions of the words in *listed*.

        A capital is accepted only at the beginning: elsewhere it makes a name.
        """
        if not listed.isdisjoint(self.folded):
            written = (self.folded[0], *self.written[1:])
            yield from (position for position, word in enumerate(written) if word in listed)

    def _denials(self) -> Iterator[int]:
        """Find the positions of denials: “denied”, “rejected reports”, “refuses to confirm”."""
        if _MAY_DENY.isdisjoint(self.folded):
            return
        yield from self._each(_WORDS.denials)
        for position in self._each(_WORDS.turning_down):
            place = bisect_right(self._content_at, position)
            if place < len(self._content_at) and self.folded[self._content_at[place]] in _WORDS.turned_down:
                yield self._content_at[place]

    @lazy_property
    def _negations(self) -> list[int]:
        short = "n't" in self.text or "n’t" in self.text
        if not short and _NEGATING.isdisjoint(self.folded):
            return []
        negating = [
            position
            for position, word in enumerate(self.folded)
            if word in _NEGATING or (short and word.endswith("n't"))
        ]
        return [position for position in negating if _negates(*self.folded[position : position + 2])]

    @lazy_property
    def _content_at(self) -> list[int]:
        """The positions of its content words."""
        return [position for position, word in enumerate(self.folded) if word not in STOP_WORDS]

    def _content_after(self, position: int, most: int) -> set[str]:
        """Return the stems of the first content words after *position*, at most *most* of them."""
        first = bisect_right(self._content_at, position)
        return {stem(self.folded[place]) for place in self._content_at[first : first + most]}


def _negates(word: str, after: str = "") -> bool:
    """Tell whether *word* negates in front of the word *after*.

    In “yet to” it does, in “not only” it does not.
    """
    return after == "to" if word in _WORDS.failing else after not in _WORDS.no_negation
