"""What a text says is certain while its line leaves it open: “it is certain that”, one of “either … or” alone."""

from __future__ import annotations

import re

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.sentences.clauses import clauses_of
from briefdeck.language.sentences.modality import read_sentence
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_WORDS = ENGLISH.sureness
_ASSERTING = re.compile(rf"\b{one_of(_WORDS.asserting)}\b", re.IGNORECASE)
_DOUBTING = lazy_pattern(rf"\b(?<!-){one_of(_WORDS.doubting)}\b(?!-)")
_PROVING = lazy_pattern(rf"\b{one_of((*_WORDS.proving, *_WORDS.asserting))}\b", re.IGNORECASE)
_UNDONE = lazy_pattern(rf"\b(?:{one_of(_WORDS.undoing)})\s(?:[a-z]+\s)?(?:[a-z]+\s)?\Z", re.IGNORECASE)
_OPEN = lazy_pattern(rf"\b{one_of((*ENGLISH.governing.possible, *ENGLISH.governing.adverbs))}\b")
_EITHER = re.compile(r"\beither (?P<one>[^,;:.]+?),? or (?P<other>[^,;:.]+)")
_EITHER_OPEN = re.compile(rf"\b(?:either|or|whether|{one_of(ENGLISH.governing.possible)})\b", re.IGNORECASE)
_GRAMMAR = ENGLISH.grammar
_SMALL = frozenset(
    (*_GRAMMAR.articles, *_GRAMMAR.prepositions, *_GRAMMAR.determiners, *_GRAMMAR.being, *_GRAMMAR.having)
)
_FEWEST = 2
"""A sentence that shares no more words with a statement may tell of something else."""


def find_asserted(derived: Derivation) -> tuple[str, str] | None:
    """Find the words by which a statement says that something is certain, and those that leave it open on its lines.

    Every sentence that it may have been drawn from has to leave it open, and none of them to say that it is so.
    """
    text = derived.claim.plain
    mine = _assertion(text)
    if mine is None or derived.asks or _OPEN.search(text):
        return None
    says = derived.clauses
    if any(mine[0] in " ".join(says.written[each.first : each.end + 1]) for each in says.negations):
        return None  # “not enough people to be conclusive”
    there = [_doubt(sentence.text) for sentence in derived.likeliest(read_sentence(text[mine.end() :]).stems)]
    return (mine[0], there[0]) if all(there) else None


def _assertion(text: str) -> re.Match[str] | None:
    found = _ASSERTING.finditer(text)
    return next((match for match in found if not _UNDONE.search(text, 0, match.start())), None)


def _doubt(sentence: str) -> str:
    """Return the word by which *sentence* leaves something open; "" where it says too that something is certain."""
    proved = any(not _UNDONE.search(sentence, 0, match.start()) for match in _PROVING.finditer(sentence))
    match = None if proved else _DOUBTING.search(sentence[:1].lower() + sentence[1:])
    return match[0] if match else ""


def find_lost_alternative(derived: Derivation) -> str:
    """Return the “either” of its likeliest sentence of which a statement tells one alternative only; "" for none."""
    if derived.asks or _EITHER_OPEN.search(derived.claim.plain):
        return ""
    says = frozenset(derived.clauses.words)
    for sentence in derived.likeliest(derived.says.stems - derived.named):
        match = _EITHER.search(sentence.text)
        if match is None:
            return ""
        one, other = (frozenset(clauses_of(match[part]).words) - _SMALL for part in ("one", "other"))
        own = [mine for mine, theirs in ((one - other, other - one), (other - one, one - other)) if not says & theirs]
        if not any(says & mine for mine in own) or len(derived.says.stems & sentence.stems) <= _FEWEST:
            return ""
    return "either … or"
