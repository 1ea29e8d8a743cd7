"""A sentence and the lines that it is to rest on → which of its words stand there in any form, and which do not."""

from __future__ import annotations

from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.sentences.opposites import turnings_of
from briefdeck.language.words import fold_word, is_past
from briefdeck.message_grammar import listed
from briefdeck.rules.fact_context import Claim

_MOST_SHOWN = 8
_MANY = 6
"""Words that stand on a line beside one that does not, and may be another word for something there."""
_ALIKE = tuple(frozenset(words) for words in ENGLISH.senses.alike)


class WordsOnLines(NamedTuple):
    """The words of a sentence, its names and numbers among them, in their order."""

    there: tuple[str, ...]
    """Those that stand on the lines, in any form."""
    missing: tuple[str, ...]
    """Those that do not."""
    are_enough: bool
    """Whether nearly all stand there: in English one of many may not, if it names, counts and tells nothing done."""

    @property
    def are_half(self) -> bool:
        """Whether half of them stand there."""
        return len(self.there) >= len(self.missing)

    def worded(self) -> str:
        """Word them: "has: Hargreave; not on it: led, strike"; "" where none is missing."""
        if not self.missing:
            return ""
        there = f"has: {', '.join(self.there[:_MOST_SHOWN])}" if self.there else "has none of its words"
        return f"{there}; not on it: {listed(self.missing, _MOST_SHOWN)}"


def find_words_on_lines(claim: Claim) -> WordsOnLines:
    """Find which words of *claim* stand on its lines."""
    terms, cited = claim.terms, claim.cited
    placed = {quantity.start: (quantity.written, cited.has_quantity(quantity)) for quantity in terms.quantities}
    placed.update({date.start: (date.written, cited.has_date(date)) for date in terms.dates})
    placed.update({name.start: (name.written, cited.has_name(name)) for name in claim.names})
    same = _find_reworded(claim)
    for word in claim.content_words():
        placed.setdefault(claim.unnamed.find(word), (word, _stands(claim, word) or word in same))
    ordered = [placed[at] for at in sorted(placed)]
    there, missing = (tuple(word for word, is_there in ordered if is_there is wanted) for wanted in (True, False))
    may_miss = claim.fact.language == "en" and len(there) >= _MANY and len(missing) == 1
    reworded = {word for word in claim.content_words() if not is_past(fold_word(word))}
    return WordsOnLines(there, missing, bool(there) and reworded.issuperset(missing) and (may_miss or not missing))


def _stands(claim: Claim, word: str) -> bool:
    """Tell whether a line has *word* in one of its forms, or another that calls the same people."""
    alike = (each for words in _ALIKE if fold_word(word) in words for each in words)
    return claim.cited.has_form(word) or (claim.fact.language == "en" and any(map(claim.cited.has_form, alike)))


def _find_reworded(claim: Claim) -> frozenset[str]:
    """Return the words of *claim* for which a line has one that says the same: “climbed” for “rose”."""
    if claim.fact.language != "en":
        return frozenset()
    lines = [clauses_of(line) for _, line in claim.cited.written_lines]
    sides = {(each.pair, each.side) for line in lines for each in turnings_of(line)}
    return frozenset(_written(clauses_of(claim.plain), sides))


def _written(read: Clauses, sides: set[tuple[int, int]]) -> list[str]:
    same = (each for each in turnings_of(read) if (each.pair, each.side) in sides)
    return [read.written[at] for each in same for at in range(each.start, each.end)]
