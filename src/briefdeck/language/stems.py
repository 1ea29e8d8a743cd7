"""The stems of a text: what two texts share when they say the same with other forms of the same words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.numbers.hedges import hedge_length, is_number, trailing_hedge
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.words import STOP_WORDS, list_variants, stem, tokens, words

ARTICLES = ENGLISH.grammar.articles
FEWEST_DISTINCTIVE_LETTERS = 4
"""Letters of an answer from which on it is hardly found in another text by accident."""

Stems = tuple[str, ...]


@lru_cache(maxsize=REMEMBERED)
def cached_tokens(text: str) -> tuple[str, ...]:
    """Return the folded words and digits of *text* in order. They are cached, since most rules need them."""
    return tuple(tokens(text))


@lru_cache(maxsize=REMEMBERED)
def stems_of(text: str) -> Stems:
    """Return the stems of the words of *text* in order."""
    return tuple(stem(token) for token in cached_tokens(text))


@lru_cache(maxsize=REMEMBERED)
def core_stems(text: str) -> Stems:
    """Return the stems of *text* without articles and hedges at its ends: "about 50", "50 or more" → ("50",).

    A word such as "over" is a hedge only beside a number: "over the bridge" is not "under the bridge".
    """
    folded = cached_tokens(text)
    start, end = 0, len(folded)
    while start < end - 1:
        length = hedge_length(folded[start:])
        if not length and folded[start] not in ARTICLES:
            break
        start += length or 1
    behind = trailing_hedge(folded)[1]
    if behind and any(map(is_number, folded[start : end - behind])):
        end -= behind
    return stems_of(text)[max(min(start, end - 1), 0) : end]


def contains_stems(whole: Stems, part: Stems) -> bool:
    """Tell whether *whole* contains *part*, in order and without gaps. Nothing contains an empty *part*."""
    if not part or part[0] not in whole:
        return False
    length = len(part)
    return any(whole[start : start + length] == part for start in range(len(whole) - length + 1))


def has_run(words: Sequence[str], run: Sequence[str]) -> bool:
    """Tell whether *words* have all of *run*, one right after the other; both are of one type."""
    return any(words[at : at + len(run)] == run for at in range(len(words) - len(run) + 1))


def is_distinctive(stems: Stems) -> bool:
    """Tell whether *stems* are enough that another text is unlikely to contain them by accident."""
    return len("".join(stems)) >= FEWEST_DISTINCTIVE_LETTERS and not STOP_WORDS.issuperset(stems)


def stems_with_variants(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of *words*, and those of the parts of the hyphenated ones among them."""
    return frozenset(stem(form) for word in words for form in list_variants(word))


cached_stems_with_variants = lru_cache(maxsize=REMEMBERED)(stems_with_variants)
"""The same, remembered: for the words of a line, which many facts may ask for."""


def content_stems(text: str) -> frozenset[str]:
    """Return those of the words of *text* that are not too common to tell anything."""
    return cached_stems_with_variants(tuple(word for word in words(text) if word.lower() not in STOP_WORDS))
