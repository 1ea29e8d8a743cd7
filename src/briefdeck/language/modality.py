"""How sure a sentence is, and of what: who says it, denials, expectations and bounds."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.clauses import clauses_of, may_negate
from briefdeck.language.governing import Governor, find_governors
from briefdeck.language.hedges import may_be_hedged
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.remembering import lazy_property
from briefdeck.language.words import STOP_WORDS, fold_word, stem, words

_NEGATIVE = ENGLISH.statements.denying | ENGLISH.statements.lacking
_TOLD = 0.5
"""The share of a statement's words that something on a line must govern for the statement to be drawn from it."""


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
        return tuple(find_governors(self.text, self.keys))

    @property
    def is_governed(self) -> bool:
        """Whether anything governs a part of it; the first thing found is enough."""
        return next(find_governors(self.text, self.keys), None) is not None

    @property
    def bounded(self) -> bool:
        """Whether any word may bound a number."""
        return may_be_hedged(self.folded) or "+" in self.text

    @lazy_property
    def negative(self) -> bool:
        """Whether it negates or denies anything."""
        return not _NEGATIVE.isdisjoint(self.folded) or (
            may_negate(self.text) and bool(clauses_of(self.text).negations)
        )

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
        shared = told.stems & self.stems if self.governors else frozenset()
        for each in self.governors:
            inside = len(shared & each.governed)
            if inside > len(shared) / 2 and inside >= len(told.stems) * _TOLD:
                yield each
