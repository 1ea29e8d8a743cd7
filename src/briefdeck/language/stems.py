"""The stems of a text: what two texts share when the same is said in other forms of the same words."""

from __future__ import annotations

from functools import lru_cache

from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.words import STOP_WORDS, stem, tokens

ARTICLES = frozenset({"a", "an", "the"})
HEDGES = frozenset("about approximately around least more most nearly over roughly some than up to at almost".split())
"""What stands before a number without changing which number it is."""
FEWEST_DISTINCTIVE_LETTERS = 4
"""Letters of an answer from which on it is hardly found in another text by accident."""

Stems = tuple[str, ...]


@lru_cache(maxsize=REMEMBERED)
def cached_tokens(text: str) -> tuple[str, ...]:
    """Give the folded words and digits of *text* in order. They are kept, since most rules ask for them."""
    return tuple(tokens(text))


@lru_cache(maxsize=REMEMBERED)
def stems_of(text: str) -> Stems:
    """Give the stems of the words of *text* in order."""
    return tuple(stem(token) for token in cached_tokens(text))


@lru_cache(maxsize=REMEMBERED)
def core_stems(text: str) -> Stems:
    """Give the stems of *text* from its first word that is neither an article nor a hedge: "about 50" → ("50",)."""
    found = cached_tokens(text)
    lead = next((at for at, word in enumerate(found) if word not in ARTICLES and word not in HEDGES), len(found) - 1)
    return stems_of(text)[max(lead, 0) :]


def contains_stems(whole: Stems, part: Stems) -> bool:
    """Tell whether *part* stands in *whole*, in order and without gaps. Nothing contains an empty *part*."""
    if not part or part[0] not in whole:
        return False
    length = len(part)
    return any(whole[at : at + length] == part for at in range(len(whole) - length + 1))


def is_distinctive(stems: Stems) -> bool:
    """Tell whether *stems* say enough that finding them in another text is no accident."""
    return len("".join(stems)) >= FEWEST_DISTINCTIVE_LETTERS and not STOP_WORDS.issuperset(stems)
