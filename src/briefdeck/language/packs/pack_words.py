"""The words of a packed language: which carry meaning, which are forms of one; and which language a text is in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from briefdeck.language.lexicon import one_of
from briefdeck.language.packs.pack import LanguagePack, pack_of, packed_languages
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.words import STOP_WORDS, is_spaced, snowball_stemmer

_WORD = lazy_pattern(r"[^\W_]+")
_SIGNS = lazy_pattern(r"[\u3400-\u9fff\u3005々]+|[\u30a1-\u30ffー]+|[A-Za-zÀ-ɏ]+")
"""Runs of Han, of katakana and of Latin letters; kana between them belong to the grammar."""
_FOLDS = str.maketrans(
    {"ё": "е", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ß": "ss", "ـ": None, "’": "'", "ʼ": "'"}
)
_VOWELS = lazy_pattern("[\u064b-\u0652\u0670]")
"""Marks of Arabic that may be left out."""
_LEAST, _COMPOUND = 4, 5
"""Letters that two words must share from the first on to be forms of one, and of a part of a compound."""
_FEWEST_LEFT = 2
_SAMPLE = 20_000
"""Characters that are enough to tell."""
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ko", lazy_pattern(r"[\uac00-\ud7af]")),
    ("ja", lazy_pattern(r"[\u3041-\u30ff]")),
    ("zh", lazy_pattern(r"[\u3400-\u9fff]")),
    ("ar", lazy_pattern(r"[\u0621-\u064a]")),
)
"""Letters that only one of the languages we know has; Chinese last of those with Han."""
_SHARE, _CLEARLY = 0.2, 1.2
"""The share of letters that makes a script that of a text, and how many more words a language has than the next."""
_LETTERS = lazy_pattern(r"[^\W\d_]+")


class MeaningfulWord(NamedTuple):
    """A word of a text that carries meaning."""

    start: int
    """Where it begins in the text."""
    end: int
    """Where it ends."""
    form: str
    """What it shares with its other forms."""


def fold_letters(text: str) -> str:
    """Return *text* in one case and width, without marks that may be left out; no two letters become one."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_FOLDS)
    return _VOWELS.sub("", folded)


class WordReader:
    """Reads the words of one language."""

    def __init__(self, pack: LanguagePack) -> None:
        writing = pack.section("writing")
        self.spaced = pack.spaced
        self._stop = frozenset(map(fold_letters, str(writing["stop_words"]).split()))
        self._stopping = None if self.spaced else re.compile(one_of(self._stop or {"\0"}))
        self._stem: Callable[[str], str] = snowball_stemmer(writing["stemmer"]) if "stemmer" in writing else str
        before, after = (str(writing.get(name, "")).split() for name in ("prefixes", "particles"))
        self._prefix = re.compile(rf"\A{one_of(before)}(?=\w{{3}})") if before else None
        self._particle = re.compile(rf"(?<=\w{{{_FEWEST_LEFT}}}){one_of(after)}\Z") if after else None
        self._pairs = bool(writing.get("in_pairs"))
        self._alike = _ALIKE[str(writing.get("inflected", "ending"))]

    def form(self, word: str) -> str:
        """Return what *word* shares with its other forms."""
        folded = fold_letters(word)
        if self._prefix:
            folded = self._prefix.sub("", folded)
        if self._particle:
            folded = self._particle.sub("", folded)
        return self._stem(folded)

    def is_common(self, word: str) -> bool:
        """Tell whether *word* is one of grammar."""
        return fold_letters(word) in self._stop

    def meaningful(self, text: str) -> list[MeaningfulWord]:
        """Find the words of *text* that carry meaning, in order, without numbers."""
        if not self.spaced:
            return self._signs(text)
        found = []
        for match in _WORD.finditer(text):
            word = match[0]
            if not word.isdigit() and fold_letters(word) not in self._stop:
                form = self.form(word)
                if len(form) > 1 and form not in self._stop:
                    found.append(MeaningfulWord(match.start(), match.end(), form))
        return found

    def _signs(self, text: str) -> list[MeaningfulWord]:
        """Find runs of signs; of Han in Chinese, where no kana part words, every two in a row."""
        blank = self._stopping.sub(lambda match: " " * len(match[0]), text) if self._stopping else text
        found = []
        for match in _SIGNS.finditer(blank):
            start, run = match.start(), fold_letters(match[0])
            if len(run) != len(match[0]) or is_spaced(match[0][0]) or not self._pairs or len(run) < _FEWEST_LEFT:
                found.append(MeaningfulWord(start, match.end(), run))
            else:
                found += [MeaningfulWord(start + at, start + at + 2, run[at : at + 2]) for at in range(len(run) - 1)]
        return found

    def stands_in(self, form: str, text: FoldedText) -> bool:
        """Tell whether the word with that *form* stands in *text* in one of its forms."""
        if form in text.forms:
            return True
        if not self.spaced:
            return form in text.folded or _mostly_in(form, text.folded)
        beginning = self._alike is not _share_letters
        others = text.by_beginning.get(form[:2], ()) if beginning else text.forms
        return any(self._alike(form, other) for other in others) or (len(form) >= _COMPOUND and form in text.joined)

    def are_forms(self, one: str, other: str) -> bool:
        """Tell whether *one* and *other* may be forms of one word."""
        return one == other or (self.spaced and self._alike(one, other))

    def count_other(self, words: Sequence[MeaningfulWord], text: FoldedText) -> int:
        """Count those of *words* that do not stand in *text*.

        Of signs that are read in pairs one alone does not count: it lies across the gap that a word left.
        """
        other = [not self.stands_in(word.form, text) for word in words]
        if not self._pairs:
            return sum(other)
        return sum(len(list(run)) > 1 for differs, run in groupby(other) if differs)

    def may_stand_in(self, form: str, text: FoldedText) -> bool:
        """Tell the same of a word that is negated: of syllables the first is enough, “열지” for “열라고”.

        It is no part of another there: “unbesetzt” says “nicht besetzt”.
        """
        first = form[:1] if self._alike is _share_syllables else ""
        if first and any(other[:1] == first for other in text.forms):
            return True
        inside = self.spaced and form in text.joined and not any(other.startswith(form) for other in text.forms)
        return not inside and self.stands_in(form, text)


class FoldedText:
    """A text in which words are looked for."""

    def __init__(self, text: str, reader: WordReader) -> None:
        self.folded = fold_letters(text)
        self.joined = re.sub(r"\s+", "", self.folded)
        """Without spaces: a part of a compound, or a word with particles, is found inside."""
        self.words = reader.meaningful(self.folded)
        self.forms = frozenset(word.form for word in self.words)
        self.by_beginning: dict[str, list[str]] = {}
        for form in self.forms:
            self.by_beginning.setdefault(form[:2], []).append(form)


def _are_alike(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    needed = max(min(_LEAST, shorter), shorter - 2, (2 * max(len(one), len(other)) + 2) // 3)
    return shorter > _FEWEST_LEFT and one[:needed] == other[:needed]


def _share_syllables(one: str, other: str) -> bool:
    """Compare words to which endings are joined, syllable by syllable."""
    needed = max(_FEWEST_LEFT, (min(len(one), len(other)) + 1) // 2)
    return one[:needed] == other[:needed]


def _share_letters(one: str, other: str) -> bool:
    """Compare words that change at both ends: “تعترض” and “اعترضت”."""
    shorter, longer = sorted((one, other), key=len)
    return _are_alike(one, other) or (len(shorter) >= _LEAST and (shorter[1:] in longer or shorter[:-1] in longer))


_ALIKE = {"ending": _are_alike, "syllables": _share_syllables, "both": _share_letters}
"""How two forms of a word are told, by the way in which words are inflected."""


def _mostly_in(form: str, folded: str) -> bool:
    pairs = [form[at : at + 2] for at in range(len(form) - 1)]
    return len(pairs) > 1 and 2 * sum(pair in folded for pair in pairs) >= len(pairs)


@cache
def word_reader(pack: LanguagePack) -> WordReader:
    """Return the reader of the words of *pack*."""
    return WordReader(pack)


def count_shared(words: Collection[MeaningfulWord], text: FoldedText, reader: WordReader) -> int:
    """Count those of *words* that stand in *text*."""
    return sum(reader.stands_in(word.form, text) for word in words)


def guess_language(text: str) -> str:
    """Guess the language of *text* among English and those with a pack; "" where it cannot be told."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample)) or 1
    for language, pattern in _SCRIPTS:
        if len(pattern.findall(sample)) > _SHARE * letters:
            return language
    words = Counter(word.lower() for word in _LETTERS.findall(sample))
    found = sorted(((sum(words[word] for word in common), tag) for tag, common in _common_words()), reverse=True)
    (most, best), (next_most, _) = found[:2]
    return best if most > _CLEARLY * next_most else ""


def _common_words() -> list[tuple[str, frozenset[str]]]:
    """List the words of grammar of each language that puts spaces between its words."""
    packs = [pack for pack in map(pack_of, sorted(packed_languages())) if pack and pack.spaced]
    others = [(pack.language, frozenset(str(pack.section("writing")["stop_words"]).split())) for pack in packs]
    return [("en", STOP_WORDS), *others]
