"""What a text says of all without exception while the sentence that it is drawn from says it of a part: “mostly”."""

from __future__ import annotations

import re
from itertools import takewhile

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.sentences.modality import read_sentence
from briefdeck.language.words import STOP_WORDS, fold_word, stem, words
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_WORDS = ENGLISH.sureness
_STRESSED = re.compile(rf"\b{one_of(_WORDS.whole_stressed)}\b", re.IGNORECASE)
_WHOLE = re.compile(rf"\b{one_of((*_WORDS.whole_stressed, *_WORDS.whole))}\b", re.IGNORECASE)
_PART = re.compile(rf"\b(?<!at )(?<!how ){one_of(_WORDS.part)}\b", re.IGNORECASE)
_NOT = re.compile(rf"(?:\b{one_of((*ENGLISH.statements.negations, *ENGLISH.numbers.nearly))}|n[’']t)\s(?:[a-z]+\s)?\Z")
_NONE = re.compile(r"not\b|no\b|none\b", re.IGNORECASE)
_NOT_ONE = re.compile(rf"\b{one_of(ENGLISH.senses.not_one)}\b", re.IGNORECASE)
_UNDONE = re.compile(r"\bun[a-z]+\b", re.IGNORECASE)
_UNANIMOUS = re.compile(rf"\b{one_of(ENGLISH.senses.of_one_mind)}\b", re.IGNORECASE)
_AGAINST = re.compile(rf"\b(?:{one_of(ENGLISH.senses.opposing)}|\d+ against)\b", re.IGNORECASE)
_NO = re.compile(rf"\b{one_of(ENGLISH.statements.negations)}\b", re.IGNORECASE)
_PLAIN = re.compile(
    r"\b(?<!above )(?<!after )(?<!at )(?<!in )(?<!of )(?:all|each|entire|every|everybody|everyone|whole)\b"
    rf"(?!\s(?:{one_of(ENGLISH.quantifiers.not_before)})\b)",
    re.IGNORECASE,
)
_ONLY = re.compile(rf"\b{one_of(_WORDS.only)}\b", re.IGNORECASE)
_ALONE = re.compile(rf"\b{one_of(ENGLISH.clauses.alone)}\b", re.IGNORECASE)
_BESIDES = re.compile(rf"\b{one_of(_WORDS.besides)}\b", re.IGNORECASE)
_PIECES = re.compile(r"[,;:()–—]|\s-\s")
_NOUN = 2
"""Words of a noun."""
_THING = 4
"""Words behind “only” that call what it sets apart."""
_FEWEST = 2
"""Words that a piece of a line shares with what a statement says of all."""


def find_told_of_all(derived: Derivation) -> tuple[str, str] | None:
    """Find the words by which a statement holds of all, and those by which its lines say it of a part."""
    text = derived.claim.plain
    stressed, plain = _find(_STRESSED, text), _find(_PLAIN, text)
    if derived.asks or not (stressed or plain) or _PART.search(text):
        return None
    about = derived.says.stems - derived.named
    there = [_part(sentence.text, about) for sentence in derived.likeliest(about)] if stressed else []
    if stressed and _NONE.match(stressed[0]) and any(_tells_of_none(line.text, about) for line in derived.cited):
        return None
    if is_told_of_none(derived):
        return None
    if stressed and all(there):
        return stressed[0], there[0]
    if stressed and _UNANIMOUS.match(stressed[0]) and (against := _AGAINST.search(derived.sentences[0].text)):
        return stressed[0], against[0]
    there = _parts_saying(derived, _predicate(text[plain.end() :]) - derived.named) if plain else []
    return (plain[0], there[0]) if plain and there and all(there) else None


def is_told_of_none(derived: Derivation) -> bool:
    """Tell whether a text says, as a line does, that none is or did so: “not one did”, “all were left untried”.

    A line tells it of those that it named before: “and none is signed”.
    """
    text = derived.claim.plain
    none = any(_NONE.match(stressed[0]) for stressed in _STRESSED.finditer(text)) or _UNDONE.search(text)
    return bool(none) and any(_NOT_ONE.search(line.text) for line in derived.cited)


def _tells_of_none(sentence: str, about: frozenset[str]) -> bool:
    """Tell whether a clause of *sentence* says of what *about* tells that there is none."""
    pieces = [piece for piece in _PIECES.split(sentence) if _NO.search(piece)]
    return any(len(about & read_sentence(piece).stems) >= _FEWEST for piece in pieces)


def _find(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next((each for each in pattern.finditer(text) if not _NOT.search(text, 0, each.start())), None)


def _part(sentence: str, about: frozenset[str]) -> str:
    """Return the words by which *sentence* speaks of a part; "" where it speaks of a whole that *about* tells of."""
    found = _PART.search(sentence)
    if found is None:
        return ""
    wholes = [piece for piece in _PIECES.split(sentence) if _WHOLE.search(_PART.sub(" ", piece))]
    return "" if any(about & read_sentence(piece).stems for piece in wholes) else found[0]


def _predicate(behind: str) -> frozenset[str]:
    """Return the stems of what is said of all, *behind* the word for it, but for the noun that it opens with."""
    named = list(takewhile(lambda word: fold_word(word) not in STOP_WORDS, words(behind)))[:_NOUN]
    return read_sentence(behind).stems - frozenset(stem(fold_word(word)) for word in named)


def _parts_saying(derived: Derivation, about: frozenset[str]) -> list[str]:
    """Return of each piece of a line that has the most of *about* the words by which it speaks of a part, or ""."""
    pieces = [piece for sentence in derived.cited for piece in _PIECES.split(sentence.text)]
    counts = [len(about & read_sentence(piece).stems) for piece in pieces]
    most = max(counts, default=0)
    if most < _FEWEST:
        return []
    return [_part(piece, about) for piece, count in zip(pieces, counts, strict=True) if count == most]


def find_only(derived: Derivation) -> tuple[str, str] | None:
    """Find the words by which a statement leaves others out whom its lines have besides: “only”, “as well as”."""
    text = derived.claim.plain
    only = _find(_ONLY, text)
    if only is None or derived.asks or _BESIDES.search(text):
        return None
    things = read_sentence(" ".join(text[only.end() :].split()[:_THING])).stems
    likeliest = [
        each for each in derived.cited if things & each.stems and len(derived.says.stems & each.stems) >= _FEWEST
    ]
    if any(_ONLY.search(_BESIDES.sub(" ", sentence.text)) or _ALONE.search(sentence.text) for sentence in likeliest):
        return None
    there = [match[0] if (match := _BESIDES.search(sentence.text)) else "" for sentence in likeliest]
    return (only[0], there[0]) if there and all(there) else None
