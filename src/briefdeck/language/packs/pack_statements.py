"""How a sentence of a packed language holds what it says: denied, left to somebody, expected, turned, of all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import zip_longest
from typing import NamedTuple

from briefdeck.language.lexicon import one_of
from briefdeck.language.listed import phrases
from briefdeck.language.packs.pack import LanguagePack
from briefdeck.language.packs.pack_words import FoldedText, MeaningfulWord, WordReader, fold_letters, word_reader
from briefdeck.language.remembering import REMEMBERED, lazy_pattern, lazy_property

_END = lazy_pattern(r"(?<=[.!?…؟])[\"”»’)\]]*\s+(?=[^\W\d_]|[\"„«“¿¡])|(?<=[。！？])[」』”]?")
_ABBREVIATED = re.compile(
    r"(?<!\w)(?:\w|[^\W\d_]{1,4}\.[^\W\d_]{1,3}|Dr|St|Nr|Mio|Mrd|bzw|ca|vgl|тыс|тис|млн|млрд|им|ім|г|р|грн|M|Sr|Sra|tys|mln|mld|proc|godz|ok|ul|prof)\.\Z"
)
_PAUSE = r"[;:—–]\s?|,\s|[、，；：،]\s?"
_TOKEN = re.compile(r"[^\W_]+")
_MARKERS = tuple(
    "negations denying saying expecting opposing last apart ending contrast nobody whether all partly only".split()
)
"""How a sentence may be marked: the sections of a pack, each with what only looks like it under `no_…`."""
_NUMBER = re.compile("[0-9]+")
_FEWEST = 2
"""Words of meaning in a clause that an “and” parts from another."""
_LONGEST_PHRASE = 2
"""Words in a row that a preposition may put beside the chief thing: “nach der großen Pest”."""
_APART = r"(?:[^\w,;:.]+\w+){0,8}?[^\w,;:.]+"
"""What stands between the parts of a word that is taken apart: “lehnte den Antrag ab”."""
_SPLIT, _AT_END = r"\ \.\.\.\ ", r"(?=\s?(?:[,;:.!?–—)\"“”»]|\Z|(?:und|oder|en|of)\s))"
"""How “…” is escaped, which stands for that in the files, and where such a word ends."""


class SidedWord(NamedTuple):
    """A word of a pair of opposites, where it stands."""

    pair: int
    """The number of the pair."""
    side: int
    """0 or 1: which of its sides the word is of."""
    start: int
    """Where it begins in the folded text."""
    end: int
    """Where it ends."""
    words: str
    """How it is written there, folded."""


class Phrase(NamedTuple):
    """A preposition with what it puts beside the chief thing: “nach der Pest”."""

    preposition: str
    forms: tuple[str, ...]
    """The forms of the words behind it; of a number its digits."""
    starts: frozenset[int]
    """Where they begin in the folded text."""
    place: int
    """Where the preposition begins."""
    head: str
    """The form of the word that names the thing; a number where none does."""
    is_name: bool
    """Whether that has a capital."""


class Side(NamedTuple):
    """Prepositions that say one of two opposites: “against”."""

    words: frozenset[str]
    alone: tuple[str, ...]
    """The same without a word behind it: “dagegen”."""


class ReadSentence:
    """A sentence, or a clause of one, and the words by which it holds what it says."""

    def __init__(self, text: str, reader: StatementReader) -> None:
        self.text = text
        self.low = fold_letters(text)
        self.found = FoldedText(text, reader.words)
        self._reader = reader
        self.negations = [match.span() for match in reader.markers("negations", self.low)]
        """Where its negations stand, in the text with folded letters."""
        self.denies = bool(reader.markers("denying", self.low))
        """Whether it denies or turns down something in words, so that its negations cannot be weighed."""

    @property
    def words(self) -> list[MeaningfulWord]:
        """Its words that carry meaning."""
        return self.found.words

    @lazy_property
    def clauses(self) -> list[ReadSentence]:
        """Its clauses in order; what has no word of meaning belongs to the next."""
        return list(map(self._reader.read, self._reader.split_clauses(self.text)))

    @lazy_property
    def sided(self) -> list[SidedWord]:
        """Its words that have an opposite, by pairs."""
        return self._reader.sided(self.low)

    @lazy_property
    def phrases(self) -> list[Phrase]:
        """Its prepositions, each with what it puts beside the chief thing."""
        return self._reader.find_phrases(self)

    @lazy_property
    def aside(self) -> frozenset[int]:
        """Where the words begin that stand behind a preposition, and the prepositions."""
        return frozenset().union(*({phrase.place, *phrase.starts} for phrase in self.phrases))

    def written(self, start: int, end: int) -> str:
        """Return the stretch of the folded text as it is written, as far as that can be told."""
        return (self.text if len(self.text) == len(self.low) else self.low)[start:end]

    def words_behind(self, end: int) -> list[MeaningfulWord]:
        """Return its words of meaning from the place *end* on."""
        return [word for word in self.words if word.start >= end]


class StatementReader:
    """Reads how the sentences of one language hold what they say."""

    def __init__(self, pack: LanguagePack) -> None:
        self.words: WordReader = word_reader(pack)
        self._pack = pack
        statements = pack.section("statements")
        self._markers = {
            kind: tuple(
                self._compile(listed) for listed in (self._listed(kind), pack.phrases("statements", f"no_{kind}"))
            )
            for kind in _MARKERS
        }
        self._negates: str = statements.get("negates", "around")
        converses = statements.get("converses", ())
        self._opposites = [
            self._compile_pair(*map(phrases, pair)) for pair in (*statements.get("opposites", ()), *converses)
        ]
        self._first_converse = len(self._opposites) - len(converses)
        conjunctions = pack.phrases("statements", "conjunctions")
        self._clause = re.compile(
            rf"{_PAUSE}|(?P<and>\s{one_of(conjunctions)}\s)" if conjunctions else rf"{_PAUSE}(?P<and>)"
        )
        self._passive = self._compile(pack.phrases("statements", "passive"))
        self._by = frozenset(map(fold_letters, pack.phrases("statements", "by")))
        self.than = _fold_all(pack.phrases("statements", "than"))
        """Prepositions before what something is compared with."""
        self.turned = [tuple(map(_read_side, pair)) for pair in statements.get("turned_prepositions", ())]
        """Pairs of prepositions of which each says the opposite of the other, with how each is said of “it”."""
        self.roles = [_fold_all(phrases(group)) for group in statements.get("roles", ())]
        """Prepositions that tell the role of what is behind them, each with the others that tell the same."""
        self.roles_of_names = [_fold_all(phrases(group)) for group in statements.get("roles_of_names", ())]
        """The same of prepositions that do so before names only."""
        other = frozenset(map(fold_letters, pack.phrases("statements", "prepositions")))
        self._prepositions = other.union(
            self.than, *self.roles, *self.roles_of_names, *(side.words for pair in self.turned for side in pair)
        )

    def _listed(self, kind: str) -> tuple[str, ...]:
        """Return the phrases of that *kind*, with those that the judge of typed answers does not weigh."""
        return self._pack.phrases("statements", kind) + self._pack.phrases("statements", f"{kind}_in_text")

    def _compile(self, markers: Iterable[str]) -> re.Pattern[str]:
        return compile_phrases(self._pack, markers)

    def _compile_pair(self, *sides: Iterable[str]) -> tuple[re.Pattern[str], list[int]]:
        """Return a pattern with a group for each phrase, longest first, and the side of each."""
        both = {fold_letters(phrase): at for at, side in enumerate(sides) for phrase in side}
        kept = sorted(both, key=lambda phrase: (-len(phrase), phrase))
        return _compile_parts(self._pack, kept, "(", ")"), [both[phrase] for phrase in kept]

    def markers(self, kind: str, low: str) -> list[re.Match[str]]:
        """Find the words of *low*, a text with folded letters, that mark it so, and are no part of another phrase."""
        marking, other = self._markers[kind]
        found = list(marking.finditer(low))
        taken = {place for match in other.finditer(low) for place in range(*match.span())} if found else ()
        return [match for match in found if match.start() not in taken]

    def has_negation(self, low: str) -> bool:
        """Tell whether *low*, a few folded words, has a negation, whatever phrase it is part of."""
        return bool(self._markers["negations"][0].search(low))

    def beside(self, sentence: ReadSentence, negation: tuple[int, int]) -> list[MeaningfulWord]:
        """Return the words next to a *negation* of *sentence* that it may negate."""
        start, end = negation
        before = [word for word in sentence.words if word.end <= start or word.start < start][-1:]
        after = [word for word in sentence.words if word.start >= end][:1]
        if self._negates == "nearest":  # “n'a pas cédé”, “n'aiderait pas”
            close = before and start - before[0].end <= 1
            return before if close or not after else after
        return {"before": before, "after": after}.get(self._negates, before + after)

    def sided(self, low: str) -> list[SidedWord]:
        """Find the words of *low*, a text with folded letters, that have an opposite."""
        return [
            SidedWord(pair, sides[match.lastindex - 1], *match.span(), match[0])
            for pair, (pattern, sides) in enumerate(self._opposites)
            for match in pattern.finditer(low)
            if match.lastindex
        ]

    def is_converse(self, pair: int) -> bool:
        """Tell whether the opposites of that *pair* say the same of two who change places: bought from, sold to."""
        return pair >= self._first_converse

    def is_passive(self, sentence: ReadSentence) -> bool:
        """Tell whether *sentence* may tell what is done to somebody, as far as its words show."""
        return bool(self._passive.search(sentence.low))

    def tells_by_whom(self, group: frozenset[str]) -> bool:
        """Tell whether one of these prepositions may tell who does what is done: “von”."""
        return not self._by.isdisjoint(group)

    def split_clauses(self, sentence: str) -> list[str]:
        """Split a *sentence* into its clauses."""
        found, start = list[str](), 0
        marks = list(self._clause.finditer(sentence))
        for match, following in zip_longest(marks, marks[1:]):
            part = sentence[start : match.start()]
            after = sentence[match.end() : following.start() if following else None]
            fewest = _FEWEST if match["and"] else 1  # “widows and priests” are no two clauses
            if self._count(part) >= fewest and (not match["and"] or self._count(after) >= fewest):
                found.append(part)  # else it goes on: “…, nicht aber die Felder”
                start = match.end()
        rest = sentence[start:]
        return [*found, rest] if rest.strip() else found

    def _count(self, text: str) -> int:
        return len(self.words.meaningful(fold_letters(text))) + len(_NUMBER.findall(text))

    def find_phrases(self, sentence: ReadSentence) -> list[Phrase]:
        """Find the prepositions of *sentence* with what stands behind them."""
        tokens = list(_TOKEN.finditer(sentence.low)) if self._prepositions else []
        return [
            phrase
            for at, token in enumerate(tokens)
            if token[0] in self._prepositions and (phrase := self._phrase(sentence, tokens, at)).forms
        ]

    def _phrase(self, sentence: ReadSentence, tokens: Sequence[re.Match[str]], at: int) -> Phrase:
        words = {word.start: word for word in sentence.words}
        forms: list[str] = []
        starts: list[int] = []
        end = tokens[at].end()
        for token in tokens[at + 1 :]:
            word = words.get(token.start())
            if forms and sentence.low[end : token.start()].strip():
                break
            end = token.end()
            if len(forms) == _LONGEST_PHRASE or (forms and (token[0] in self._prepositions or not word)):
                break
            if word or token[0].isdigit():
                forms.append(word.form if word else token[0])
                starts.append(token.start())
        named = [form for form, start in zip(forms, starts, strict=True) if self._is_named(sentence, start)]
        head = next(iter((*named, *forms)), "")
        return Phrase(tokens[at][0], tuple(forms), frozenset(starts), tokens[at].start(), head, bool(named))

    def _is_named(self, sentence: ReadSentence, start: int) -> bool:
        """Tell whether the word that begins there has a capital, as nouns or names have."""
        return len(sentence.text) == len(sentence.low) and sentence.text[start].isupper()

    @lru_cache(maxsize=REMEMBERED)  # noqa: B019 - there is one reader for each language
    def read(self, text: str) -> ReadSentence:
        """Read a sentence or a clause."""
        return ReadSentence(text, self)


def compile_phrases(pack: LanguagePack, listed: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for phrases of the language, in folded letters; a star stands for any, “…” for other words."""
    return _compile_parts(pack, map(fold_letters, listed))


def _compile_parts(pack: LanguagePack, parts: Iterable[str], begin: str = "", end: str = "") -> re.Pattern[str]:
    kept = sorted(set(parts), key=lambda marker: (-len(marker), marker))
    if not kept:
        return re.compile(r"(?!)")
    one = "|".join(f"{begin}{_escape(marker)}{end}" for marker in kept)
    if pack.section("writing").get("endings") or not pack.spaced:
        return re.compile(one)
    lead = pack.section("writing").get("lead", "")
    return re.compile(rf"(?<!\w){lead}(?:{one})(?!\w)")


def _escape(marker: str) -> str:
    """Return the expression for a phrase; what is taken apart ends its clause, or it would be a preposition."""
    escaped = re.escape(marker).replace(r"\*", r"\w*")
    apart = _SPLIT in escaped and not marker.endswith("*")
    return escaped.replace(_SPLIT, _APART).replace(r"\ ", r"\s") + (_AT_END if apart else "")


def _fold_all(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold_letters, words))


def _read_side(listed: str) -> Side:
    words, _, alone = listed.partition("|")
    return Side(_fold_all(phrases(words)), tuple(map(fold_letters, phrases(alone))))


def sentences_of(line: str) -> list[str]:
    """Split a *line* of any language into its sentences."""
    found, start = [], 0
    for end in _END.finditer(line):
        goes_on = line[end.end() : end.end() + 1].islower()
        if not (goes_on or _ABBREVIATED.search(line, max(0, end.start() - 12), end.start())):
            found.append(line[start : end.end()].strip())
            start = end.end()
    return [sentence for sentence in (*found, line[start:].strip()) if sentence]


@cache
def statement_reader(pack: LanguagePack) -> StatementReader:
    """Return the reader of the statements of *pack*."""
    return StatementReader(pack)
