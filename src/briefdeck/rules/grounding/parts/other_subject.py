"""A number that a claim gives to the subject of another clause: “profit fell 18 percent though *sales* rose”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.terms import known_terms
from briefdeck.language.words import STOP_WORDS, fold_word, is_adverb, is_past, stem, words
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.parts.number_of_another import OtherSort, may_be_one

_GRAMMAR = ENGLISH.grammar
_APART = re.compile(rf";\s|,?\s(?:even\s)?(?={one_of(_GRAMMAR.subordinating)}\s)")
"""What stands between two clauses of which each has a subject of its own."""
_NEAR = 4
"""Words from the first verb on among which the one in the past stands: “has fallen sharply”, no “burned colony”."""
_HELPED = re.compile(rf"\b{one_of(_GRAMMAR.helping)}\Z")
_NO_NOUN = frozenset((*_GRAMMAR.prepositions, "in", "at", "for", "of", "among", "on", *_GRAMMAR.relative))


class _NumberedClause(NamedTuple):
    """A clause with its numbers."""

    head: str
    """The stem of the noun that its subject is about: “profit”, of “net profit at the grocer”."""
    verb: str
    """The stem of its first verb in the past, "" where there is none."""
    stems: frozenset[str]
    """The stems of all its words."""
    numbers: tuple[Quantity, ...]


def find_other_subject(claim: Claim) -> Iterator[OtherSort]:
    """Find a number of *claim* that the lines give of another subject, with the verb that the claim has."""
    clauses = clauses_with_numbers(claim.plain) if claim.terms.quantities else ()
    if len(clauses) != 1 or not clauses[0].head or not clauses[0].verb:
        return
    mine = clauses[0]
    for source, line in claim.cited.written_lines:
        theirs = [clause for sentence in split_sentences(line) for clause in clauses_with_numbers(sentence)]
        others = [clause for clause in theirs if mine.head == clause.head]
        for number in mine.numbers:
            here = [clause for clause in theirs if any(may_be_one(number, each) for each in clause.numbers)]
            own = here[0] if len(here) == 1 and others else None
            if (
                own
                and own.head
                and mine.verb in own.stems
                and mine.head not in own.stems
                and own.head not in mine.stems
            ):
                yield OtherSort(number.written, f"“{number.written}” is told of another than “{mine.head}”", source)
                return


def _split(sentence: str) -> list[str]:
    """Split *sentence* between clauses, and not behind a helping verb: “insurers have so far paid”."""
    parts: list[str] = []
    start = 0
    for joint in _APART.finditer(sentence):
        if not _HELPED.search(sentence, start, joint.start()):
            parts.append(sentence[start : joint.start()])
            start = joint.end()
    return [*parts, sentence[start:]]


@lru_cache(maxsize=REMEMBERED)
def clauses_with_numbers(sentence: str) -> tuple[_NumberedClause, ...]:
    """Find the clauses of *sentence*, each with its subject and its numbers."""
    found = []
    for text in _split(sentence):
        said = words(text)
        folded = list(map(fold_word, said))
        if folded and folded[0] in _GRAMMAR.subordinating:
            said, folded = said[1:], folded[1:]
        at = next((at for at, word in enumerate(folded) if is_past(word) or word in _GRAMMAR.helping), len(folded))
        end = next((place for place, word in enumerate(folded[:at]) if word in _NO_NOUN), at)
        nouns = [
            word
            for place, word in enumerate(folded[:end])
            if not (word in STOP_WORDS or is_adverb(word) or word in _GRAMMAR.adverbs)
            and word.isalpha()
            and (said[place].islower() or place == 0)
        ]
        verb = next((stem(word) for word in folded[at : at + _NEAR] if is_past(word)), "")
        head = stem(nouns[-1]) if nouns and at < len(folded) else ""
        found.append(_NumberedClause(head, verb, frozenset(map(stem, folded)), known_terms(text).quantities))
    return tuple(found)
