"""The language of a text: by its script, and among those that share one by the words of grammar that it has."""

from __future__ import annotations

import re
from collections import Counter

from briefdeck.language.packs.pack import pack_of, packed_languages
from briefdeck.language.words import STOP_WORDS

_SAMPLE = 20_000
"""Characters that are enough to tell."""
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ja", re.compile(r"[\u3041-\u30ff]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("ar", re.compile(r"[\u0621-\u064a]")),
)
"""Letters that only one of the languages we know has; Chinese last of those with Han."""
_SHARE, _CLEARLY = 0.2, 1.2
"""The share of letters that makes a script that of a text, and how many more words a language has than the next."""
_WORD = re.compile(r"[^\W\d_]+")


def guess_language(text: str) -> str:
    """Guess the language of *text* among English and those with a pack; "" where it cannot be told."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample)) or 1
    for language, pattern in _SCRIPTS:
        if len(pattern.findall(sample)) > _SHARE * letters:
            return language
    words = Counter(word.lower() for word in _WORD.findall(sample))
    found = sorted(((sum(words[word] for word in common), tag) for tag, common in _common_words()), reverse=True)
    (most, best), (next_most, _) = found[:2]
    return best if most > _CLEARLY * next_most else ""


def _common_words() -> list[tuple[str, frozenset[str]]]:
    """List the words of grammar of each language that puts spaces between its words."""
    packs = [pack for pack in map(pack_of, sorted(packed_languages())) if pack and pack.spaced]
    others = [(pack.language, frozenset(str(pack.section("writing")["stop_words"]).split())) for pack in packs]
    return [("en", STOP_WORDS), *others]
