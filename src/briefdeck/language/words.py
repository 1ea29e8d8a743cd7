"""Words: how a text is split into words, and when two words count as the same."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.remembering import REMEMBERED, lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

_QUOTES_AND_DASHES = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ＇", "'"),
        **dict.fromkeys("“”„‟″«»＂", '"'),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("\u00a0\u2009\u202f\t\r\n", " "),
    }
)
_REST = r"\w*(?:[-'‐‑’ʼ]\w+)*"
_WORD = re.compile(
    # A letter comes first in both, so that a pattern tried at every character fails quickly.
    rf"""
    [^\W\d_](?:
      \.(?<!\w..)(?:[^\W\d_]\.)+(?!\w)   # U.S., a.m.
      | {_REST})                          # Jong-un, Covid-19, O'Brien, people’s
    | [0-9](?<![0-9]{{2}})[0-9]*+[^\W\d_]{_REST}  # 152mm, from its first digit on
    """,
    re.VERBOSE,
)
_TOKEN = re.compile(r"\w+(?:['’ʼ]\w+)*")
_ACRONYM = re.compile(r"(?<!\w)(?<!\w')(?:[^\W\d_]\.){2,}(?!\w)")
_POSSESSIVE = re.compile(r"(?<!')(?<!'s)(?:'s?)++$")
_APOSTROPHE_S = re.compile(r"['’ʼ](?<=\w.)[sS](?![\w'’ʼ])")
_HYPHENS = re.compile(r"[-‐‑]")

LETTERWISE = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u0edc-\u0edf"  # Thai, Lao
    "\u1000-\u102a\u103f\u1050-\u1055\u1780-\u17b3"  # Myanmar, Khmer
)
"""The letters of scripts that spell words without spaces between them, as a class of a pattern has them."""
UNSPACED = (
    LETTERWISE + "\u3005-\u3007\u3041-\u30ff\u3105-\u312f\u31f0-\u31ff\uff66-\uff9f"  # kana, Bopomofo
    "\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"  # Han
)
"""The letters of scripts that put no space between words, as a class of a pattern has them: each is a word to us."""
_UNSPACED = lazy_pattern(f"[{UNSPACED}]")
_SPACED = frozenset(map(chr, (*range(0x250), *range(0x2000, 0x2070))))
"""Latin letters and signs: most texts have no others."""

STOP_WORDS = ENGLISH.grammar.stop_words
"""Words too common to prove anything, folded. Yes, no, true and false are among them: they answer, but name nothing."""


def _forms_of(word: str) -> tuple[str, str, str]:
    """Return a word as it stands, with “s”, and in the past."""
    return word, f"{word}s", f"{word}d" if word.endswith("e") else f"{word}ed"


_SPELLINGS = {
    form: other
    for british, american in ENGLISH.spelling.american.items()
    for form, other in zip(_forms_of(british), _forms_of(american), strict=True)
}
_PLURALS = ENGLISH.spelling.plurals
_IRREGULAR = ENGLISH.spelling.irregular
_NO_PAST = ENGLISH.spelling.no_past
_AMERICAN = tuple((re.compile(british), american) for british, american in ENGLISH.spelling.patterns)
_BEGINNING = 2
"""Letters that no ending changes: "flies" and "fly" share no more."""
_MAYBE_BRITISH = re.compile(ENGLISH.spelling.hints)
"""Letters without which there is nothing to rewrite."""


def fold(text: str) -> str:
    """Return *text* without case and accents, with straight quotes, plain hyphens and plain spaces.

    Folding twice changes nothing.
    """
    if text.isascii():
        low = text.lower()
        return low if low.isprintable() else low.translate(_QUOTES_AND_DASHES)
    folded = _fold_once(text)
    while folded != text:  # some letters show their case only after decomposition
        text, folded = folded, _fold_once(folded)
    return folded


_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ı": "i"}
)
"""Letters that Unicode does not take for a plain one with an accent."""


def _fold_once(text: str) -> str:
    text = text.translate(_QUOTES_AND_DASHES)
    if text.isascii():  # mostly only quotes and dashes were not ASCII, and this takes a tenth of the time
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    plain = "".join(c for c in apart if not unicodedata.combining(c) or unicodedata.combining(c) in _LETTER_MARKS)
    return unicodedata.normalize("NFC", plain.casefold().translate(_QUOTES_AND_DASHES))


_LETTER_MARKS = frozenset((7, 8, 9))
"""The combining classes of marks that make another letter: nukta, the voicing of kana (パ is not バ), virama."""


def words(text: str) -> list[str]:
    """Split *text* into its words, in order, as they are written but without the possessive.

    Anything without a letter is not a word. In scripts that put no space between words, each letter is one.
    """
    if not text.isascii():
        text = _parted(composed(text))
    return _WORD.findall(_APOSTROPHE_S.sub("", text) if "'" in text or "’" in text or "ʼ" in text else text)


def is_spaced(char: str) -> bool:
    """Tell whether the script of the letter *char* puts spaces between words."""
    return not has_unspaced(char)


def has_unspaced(text: str) -> bool:
    """Tell whether *text* has a letter of a script that puts no spaces between words."""
    return not (text.isascii() or _SPACED.issuperset(text)) and _UNSPACED.search(text) is not None


def _parted(text: str) -> str:
    """Return *text* with spaces around each letter of a script that puts none between words."""
    return _UNSPACED.sub(r" \g<0> ", text) if has_unspaced(text) else text


def composed(text: str) -> str:
    """Return *text* with each accent joined to its letter, so that a pattern treats the two as one character."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def tokens(text: str) -> list[str]:
    """Split *text* into folded words and digits, in order, with hyphenated words in parts, to compare quotations."""
    plain = _parted(fold(text))
    if "." in plain:
        plain = _ACRONYM.sub(lambda match: match[0].replace(".", ""), plain)
    found: list[str] = _TOKEN.findall(plain)
    if "'" not in plain:
        return found
    bare = (_POSSESSIVE.sub("", token) if "'" in token else token for token in found)
    return [token for token in bare if token]


@lru_cache(maxsize=REMEMBERED)
def fold_word(word: str) -> str:
    """Fold *word*, without the possessive and the dots of an acronym: "Kim’s" → "kim", "U.S." → "us"."""
    folded = fold(word)
    if "'" in folded:
        folded = _POSSESSIVE.sub("", folded)
    return folded.replace(".", "") if "." in folded else folded


def hyphen_parts(word: str) -> list[str]:
    """Split a folded hyphenated *word* into its parts; any other word is returned alone."""
    return [part for part in (_POSSESSIVE.sub("", part) for part in _HYPHENS.split(word)) if part]


@lru_cache(maxsize=REMEMBERED)
def list_variants(word: str) -> tuple[str, ...]:
    """List the folded forms that a written *word* stands for: itself, its hyphenated parts, and the parts joined.

    "Co-operation’s" → co-operation, cooperation, co, operation.
    """
    whole = fold_word(word)
    if "-" not in whole:
        return (whole,)
    pieces = hyphen_parts(whole)
    return tuple(dict.fromkeys([whole, "".join(pieces), *pieces]))


@lru_cache(maxsize=REMEMBERED)
def stem(word: str) -> str:
    """Return the stem that a folded *word* shares with its other forms and spellings: "armoured", "armors" → "armor".

    By the English Snowball stemmer, after British spellings are made American.
    """
    stemmed: str = _stemmer()(_american(word))
    # "travelled" and "traveled": the stemmer keeps a double l, so every word loses one.
    return stemmed[:-1] if stemmed.endswith("ll") else stemmed


_DIGITS_OF_A_YEAR = 4


def has_digits_of_year(word: str) -> bool:
    """Tell whether *word* is a number of four digits, as a year is."""
    return len(word) == _DIGITS_OF_A_YEAR and word.isdecimal()


def is_past(word: str) -> bool:
    """Tell whether a folded *word* is a verb in the past by its form: “moved” and “built”, and not “need”."""
    if word in _IRREGULAR:
        return not word.endswith("ing")
    return word.endswith("ed") and "-" not in word and word not in _NO_PAST


def is_adverb(word: str) -> bool:
    """Tell whether a folded *word* is an adverb by its form: “quickly”, and not “fly” and “family”."""
    return word.endswith("ly") and word not in ENGLISH.grammar.no_adverbs


def stem_prefix(word: str) -> str:
    """Return the first letters of a folded *word*, or of the verb or spelling that it is a form of: "sold" → "se".

    Words with the same stem have the same first letters, which are found many times faster than the stem.
    """
    return _american(word)[:_BEGINNING]


@cache
def _stemmer() -> Callable[[str], str]:
    return snowball_stemmer("english")


def snowball_stemmer(name: str) -> Callable[[str], str]:
    """Return the Snowball stemmer with that *name*, such as "german"."""
    import Stemmer

    stemmer: Callable[[str], str] = Stemmer.Stemmer(name).stemWord
    return stemmer


def _american(word: str) -> str:
    known = _SPELLINGS.get(word) or _IRREGULAR.get(word) or _PLURALS.get(word)
    if known:
        return known
    for british, american in _AMERICAN if _MAYBE_BRITISH.search(word) else ():
        word = british.sub(american, word)
    return word
