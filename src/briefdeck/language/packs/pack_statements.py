"""How a sentence of a packed language holds what it says: denied, left to somebody, expected, going up or down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from briefdeck.language.listed import phrases
from briefdeck.language.packs.pack import LanguagePack
from briefdeck.language.packs.pack_words import FoldedText, MeaningfulWord, WordReader, fold_letters, word_reader
from briefdeck.language.remembering import REMEMBERED, lazy_pattern

_END = lazy_pattern(r"(?<=[.!?…؟])[\"”»’)\]]*\s+(?=[^\W\d_]|[\"„«“¿¡])|(?<=[。！？])[」』”]?")
_ABBREVIATED = re.compile(
    r"(?<!\w)(?:\w|[^\W\d_]{1,4}\.[^\W\d_]{1,3}|Dr|St|Nr|Mio|Mrd|bzw|ca|vgl|тыс|тис|млн|млрд|им|ім|г|р|грн|M|Sr|Sra|tys|mln|mld|proc|godz|ok|ul|prof)\.\Z"
)
_CLAUSE = re.compile(r"[;:—–]\s?|,\s|[、，；：،]\s?|\s(?:und|aber|sondern|et|mais|y|pero|sino|но|а|але|та|ale|oraz)\s")


_MARKERS = ("negations", "denying", "saying", "expecting")
"""How a sentence may be marked: the sections of a pack, each with what only looks like it under `no_…`."""


class Opposites(NamedTuple):
    """Two words of a pair of which each says the opposite of the other."""

    said: str
    """That of one text."""
    other: str
    """That of the other."""


class ReadSentence:
    """A sentence, or a clause of one, and the words by which it holds what it says."""

    def __init__(self, text: str, reader: StatementReader) -> None:
        self.text = text
        self.low = fold_letters(text)
        self.found = FoldedText(text, reader.words)
        self.negations = [match.span() for match in reader.markers("negations", self.low)]
        """Where its negations stand, in the text with folded letters."""
        self.denies = bool(reader.markers("denying", self.low))
        """Whether it denies or turns down something in words, so that its negations cannot be weighed."""

    @property
    def words(self) -> list[MeaningfulWord]:
        """Its words that carry meaning."""
        return self.found.words


class StatementReader:
    """Reads how the sentences of one language hold what they say."""

    def __init__(self, pack: LanguagePack) -> None:
        self.words: WordReader = word_reader(pack)
        self._pack = pack
        self._markers = {
            kind: tuple(self._compile(pack.phrases("statements", name)) for name in (kind, f"no_{kind}"))
            for kind in _MARKERS
        }
        self._negates: str = pack.section("statements").get("negates", "around")
        pairs = pack.section("statements").get("opposites", ())
        self._opposites = [self._compile_pair(*map(phrases, pair)) for pair in pairs]

    def _compile(self, markers: Iterable[str]) -> re.Pattern[str]:
        return self._compile_parts([fold_letters(marker) for marker in markers])

    def _compile_pair(self, *sides: Iterable[str]) -> tuple[re.Pattern[str], list[int]]:
        """Return a pattern with a group for each phrase, longest first, and the side of each."""
        both = {fold_letters(phrase): at for at, side in enumerate(sides) for phrase in side}
        kept = sorted(both, key=lambda phrase: (-len(phrase), phrase))
        return self._compile_parts(kept, "(", ")"), [both[phrase] for phrase in kept]

    def _compile_parts(self, parts: Iterable[str], begin: str = "", end: str = "") -> re.Pattern[str]:
        kept = sorted(set(parts), key=lambda marker: (-len(marker), marker))
        if not kept:
            return re.compile(r"(?!)")
        escaped = (re.escape(marker).replace(r"\*", r"\w*").replace(r"\ ", r"\s") for marker in kept)
        one = "|".join(f"{begin}{marker}{end}" for marker in escaped)
        if self._pack.section("writing").get("endings") or not self._pack.spaced:
            return re.compile(one)
        lead = self._pack.section("writing").get("lead", "")
        return re.compile(rf"(?<!\w){lead}(?:{one})(?!\w)")

    def markers(self, kind: str, low: str) -> list[re.Match[str]]:
        """Find the words of *low*, a text with folded letters, that mark it so, and are no part of another phrase."""
        marking, other = self._markers[kind]
        found = list(marking.finditer(low))
        taken = {place for match in other.finditer(low) for place in range(*match.span())} if found else ()
        return [match for match in found if match.start() not in taken]

    def beside(self, sentence: ReadSentence, negation: tuple[int, int]) -> list[MeaningfulWord]:
        """Return the words next to a *negation* of *sentence* that it may negate."""
        start, end = negation
        before = [word for word in sentence.words if word.end <= start or word.start < start][-1:]
        after = [word for word in sentence.words if word.start >= end][:1]
        if self._negates == "nearest":  # “n'a pas cédé”, “n'aiderait pas”
            close = before and start - before[0].end <= 1
            return before if close or not after else after
        return {"before": before, "after": after}.get(self._negates, before + after)

    def opposites(self, one: str, other: str) -> Iterator[Opposites]:
        """Find the pairs of which *one* text has only the one side, and the *other* text only the other."""
        low, low_other = fold_letters(one), fold_letters(other)
        for pattern, sides in self._opposites:
            mine, theirs = (
                {sides[match.lastindex - 1]: match[0] for match in pattern.finditer(text) if match.lastindex}
                for text in (low, low_other)
            )
            if len(mine) == len(theirs) == 1 and mine.keys() != theirs.keys():
                yield Opposites(*mine.values(), *theirs.values())

    @lru_cache(maxsize=REMEMBERED)  # noqa: B019 - there is one reader for each language
    def read(self, text: str) -> ReadSentence:
        """Read a sentence or a clause."""
        return ReadSentence(text, self)


def sentences_of(line: str) -> list[str]:
    """Split a *line* of any language into its sentences."""
    found, start = [], 0
    for end in _END.finditer(line):
        goes_on = line[end.end() : end.end() + 1].islower()
        if not (goes_on or _ABBREVIATED.search(line, max(0, end.start() - 12), end.start())):
            found.append(line[start : end.end()].strip())
            start = end.end()
    return [sentence for sentence in (*found, line[start:].strip()) if sentence]


def clauses_of_sentence(sentence: str) -> list[str]:
    """Split a *sentence* of any language into its clauses."""
    return [clause for clause in _CLAUSE.split(sentence) if clause.strip()]


@cache
def statement_reader(pack: LanguagePack) -> StatementReader:
    """Return the reader of the statements of *pack*."""
    return StatementReader(pack)
