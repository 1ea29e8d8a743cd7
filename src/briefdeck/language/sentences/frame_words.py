"""The words of a sentence by what they do in it, as far as their forms and neighbours tell, and its phrases."""

from __future__ import annotations

import re
from enum import Enum, auto
from itertools import islice
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.words import STOP_WORDS, fold_word, has_digits_of_year, is_adverb, is_past, stem

_GRAMMAR = ENGLISH.grammar
_PIECE = re.compile(r"[0-9]+:[0-9]+|[^\W_]+(?:['’ʼ.,‐‑-][^\W_]+)*['’]?|[,;:()–—\"“”]|[.!?](?=[\"”’')\]]{0,2}\s)")
_BEING = frozenset(_GRAMMAR.being)
_LEADING = frozenset((*_GRAMMAR.modal, *_GRAMMAR.doing, *_GRAMMAR.being))
"""Helpers behind which any word is a verb, or what somebody is."""
_DETERMINERS = frozenset((*_GRAMMAR.articles, *_GRAMMAR.determiners))
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_PREPOSITIONS = frozenset((*_GRAMMAR.prepositions, *_GRAMMAR.place_prepositions, *_GRAMMAR.linking))
_MOST = 200
"""Words and marks of a sentence that are looked at."""
_ONES = frozenset(("one", "ones"))
"""What stands for a thing told before: “a new one”."""
_SO_FAR = ("so", "far")
_HEDGES = frozenset(phrase for hedge in ENGLISH.hedges for phrase in hedge.before)
_TELLING = frozenset(("whole", "former"))
"""Stop words that tell one thing from another all the same."""
_WHO = frozenset(("who", "which"))
_OWNING = frozenset(("its", "his", "their", "our", "her"))
_PRONOUNS = (
    frozenset(each for group in ENGLISH.people.pronouns.values() for each in group) - _OWNING
) | _GRAMMAR.standing_in
_SAYING = ENGLISH.statements.speaking | ENGLISH.governing.telling
_OBJECTS = frozenset(("it", "them", "him"))
_ABOUT = frozenset(("about", "around"))
_JOINING = frozenset(("and", "or", "nor"))
_OPENING = frozenset((*_GRAMMAR.subordinating, *_GRAMMAR.relative)) - _PREPOSITIONS
_MONTHS = frozenset(map(str.lower, ENGLISH.dates.months))
_DAYS = frozenset(
    day.lower() + ending for day in (*ENGLISH.dates.names, *ENGLISH.dates.working_days) for ending in ("", "s")
)
_TIMES = (*ENGLISH.dates.ago, *ENGLISH.dates.shifted, *ENGLISH.dates.of_a_day, *ENGLISH.dates.seasons, "quarter")
_SPANS = frozenset(each + ending for each in _TIMES for ending in ("", "s"))
_IN_DIGITS = {**ENGLISH.numbers.small, **ENGLISH.numbers.tens}
_UNCHANGED = frozenset(ENGLISH.clauses.order.unchanged) | _GRAMMAR.doubtful_past
_COMMON = _GRAMMAR.common_verbs
_OWNERS = ("s'", "s’", "'s", "’s")
_POSSESSIVES = ("'s", "’s", "s'", "s’", "'", "’")


class WordKind(Enum):
    """What a word does in its sentence."""

    MARK = auto()
    OPENING = auto()
    """It opens a clause."""
    AND = auto()
    HELPER = auto()
    VERB = auto()
    PREPOSITION = auto()
    DETERMINER = auto()
    PRONOUN = auto()
    SKIPPED = auto()
    """Adverbs, and other words that fill no place."""
    CONTENT = auto()


class FrameToken(NamedTuple):
    """A word or mark."""

    word: str
    """Folded."""
    written: str
    kind: WordKind


class Sort(Enum):
    """What a phrase calls, as far as its form tells."""

    DATE = auto()
    NUMBER = auto()
    NAME = auto()
    THING = auto()


class FramePhrase(NamedTuple):
    """Words that call one thing; none for a pronoun."""

    stems: frozenset[str]
    """The stems of its content words, and its numbers in digits."""
    sort: Sort
    is_definite: bool
    """Whether it begins with “the” or “that”."""
    is_owned: bool
    """Whether “its” or “their” says whose it is."""
    text: str
    """Its content words as they are written."""

    @property
    def is_pronoun(self) -> bool:
        """Whether it calls nothing by a word of its own."""
        return not self.stems

    def with_added(self, other: FramePhrase) -> FramePhrase:
        """Return this phrase with what “of” adds to it."""
        return self._replace(stems=self.stems | other.stems, text=f"{self.text} of {other.text}")


_NOTHING = FramePhrase(frozenset(), Sort.THING, is_definite=True, is_owned=False, text="")


def tokens_of(text: str) -> tuple[FrameToken, ...]:
    """Split the sentence *text* into words and marks, and tell what each does."""
    pieces = [match[0] for match in islice(_PIECE.finditer(text), _MOST)]
    found: list[FrameToken] = []
    for at, piece in enumerate(pieces):
        after = pieces[at + 1] if at + 1 < len(pieces) and pieces[at + 1][0].isalnum() else ""
        word = fold_word(piece) if piece[0].isalpha() else piece.lower()
        found.append(FrameToken(word, piece, _kind_of(word, piece, found, after)))
    return tuple(found)


def phrase_at(tokens: tuple[FrameToken, ...], at: int) -> tuple[FramePhrase, int]:
    """Return the phrase that begins at that place, and where it ends; one without words where none begins there."""
    found: list[FrameToken] = []
    is_definite, is_owned, start = False, False, at
    while at < len(tokens):
        token = tokens[at]
        if token.kind is WordKind.CONTENT:
            if found and _counts_next(tokens, at):
                break  # “fined the skipper 2,000 crowns”
            found.append(token)
            if token.word in _SPANS and at > start and tokens[at - 1].word in ENGLISH.dates.shifts:
                at += 1
                break
        elif found or token.kind not in (WordKind.PRONOUN, WordKind.DETERMINER, WordKind.SKIPPED):
            break
        elif token.kind is WordKind.PRONOUN:
            return _NOTHING, at + 1
        is_definite = is_definite or token.word in _DEFINITE
        is_owned = is_owned or token.word in _OWNING
        at += 1
    first = at - len(found)
    if found and found[-1].word in _ONES:
        found.pop()
    if not found:
        return _NOTHING, at
    words = [in_digits(token.word) or token.word for token in found]
    stems = frozenset(word if word[0].isdigit() else stem(word) for word in words)
    is_name = any(token.written[0].isupper() for token in (found if first else found[1:]))
    is_name = is_name and not found[-1].written.islower()  # “the Russian president”
    return FramePhrase(
        stems, _sort_of(words, is_name), is_definite, is_owned, " ".join(token.written for token in found)
    ), at


def _counts_next(tokens: tuple[FrameToken, ...], at: int) -> bool:
    """Tell whether a number stands at that place between two common nouns, of which it counts the second."""
    between = tokens[at - 1 : at + 2]
    return (
        between[1].word[0].isdigit()
        and len(between) > 2
        and all(
            each.kind is WordKind.CONTENT and each.written.islower() and not each.word[0].isdigit()
            for each in between[::2]
        )
    )


def _sort_of(words: list[str], is_name: bool) -> Sort:
    if not _DAYS.isdisjoint(words) or (len(words) == 1 and has_digits_of_year(words[0])):
        return Sort.DATE
    if words[0][0].isdigit():
        return Sort.NUMBER
    if not _SPANS.isdisjoint(words):
        return Sort.DATE
    return Sort.NAME if is_name else Sort.THING


def in_digits(word: str) -> str:
    """Return the number that a folded *word* is, in digits: “forty-seven”; "" where it is none."""
    parts = word.split("-")
    return str(sum(int(_IN_DIGITS[part]) for part in parts)) if all(part in _IN_DIGITS for part in parts) else ""


def _is_amount(word: str) -> bool:
    return word[0].isdigit() or word in ENGLISH.numbers.scales or bool(in_digits(word))


def _kind_of(word: str, written: str, before: list[FrameToken], after: str) -> WordKind:
    """Tell what a word does behind the words *before* it and in front of the one *after* it."""
    if not written[0].isalnum():
        return WordKind.MARK
    is_name = written[0].isupper() and bool(before)
    behind = fold_word(after) if after else ""
    if _is_amount(word) or (word in _MONTHS and is_name):
        return WordKind.CONTENT
    if word in _JOINING:
        return WordKind.AND
    if (word, behind) == _SO_FAR or (before and (before[-1].word, word) == _SO_FAR):
        return WordKind.SKIPPED
    if word in _OPENING:
        return WordKind.OPENING
    if not is_name and word in _GRAMMAR.helping:
        return WordKind.HELPER
    if word in _HEDGES and (behind[:1].isdigit() or in_digits(behind)):
        return WordKind.SKIPPED
    if not is_name and word in _PREPOSITIONS:
        return WordKind.PREPOSITION
    if word in _PRONOUNS and (word not in _DETERMINERS or not after or behind in _GRAMMAR.helping):
        return WordKind.PRONOUN
    if word in _DETERMINERS or word in _OWNING:
        return WordKind.DETERMINER
    if word in _COMMON and before and not is_name:
        return WordKind.VERB if before[-1].word != "to" else WordKind.SKIPPED
    if not is_name and ((word in STOP_WORDS and word not in _TELLING) or is_adverb(word)):
        return WordKind.SKIPPED
    return WordKind.VERB if not is_name and before and _is_verb(word, before, after) else WordKind.CONTENT


def _is_verb(word: str, found: list[FrameToken], after: str) -> bool:
    """Tell whether a word is a verb behind the words *found* and in front of the one *after* it, by its form."""
    before = next((each for each in reversed(found) if each.kind is not WordKind.SKIPPED), None)
    if before is None:
        return False
    behind = fold_word(after) if after else ""
    is_told = behind in _DETERMINERS or behind in _OWNING or after[:1].isdigit() or behind in _ABOUT
    if before.kind is WordKind.HELPER:
        return before.word in _LEADING or is_past(word) or word in _UNCHANGED
    if before.kind is WordKind.CONTENT and before.written.endswith(_OWNERS) and behind and behind not in _PREPOSITIONS:
        return False  # “Quist's unfinished novel”
    if before.word == "to" and (is_told or behind in _PRONOUNS or after[:1].isupper()):
        return True
    if behind == "that" and word in _SAYING and before.kind is WordKind.CONTENT:
        return True  # “farmers complain that”
    if is_past(word) or word in _UNCHANGED:
        return before.kind not in (WordKind.DETERMINER, WordKind.PREPOSITION)  # “a burned colony”
    if before.kind in (WordKind.MARK, WordKind.AND):
        return word.endswith("ing")
    if before.kind is WordKind.PRONOUN:
        return word.isalpha() and before.word not in _DETERMINERS
    if before.kind is WordKind.OPENING:
        if before.word == "that" and (behind in _DETERMINERS or behind in _OWNING or behind in _OBJECTS):
            return word.endswith("s") and not word.endswith("ss")  # “the pond that feeds it”
        return before.word in _WHO and word.isalpha() and (is_told or behind in _PREPOSITIONS)
    if before.kind is not WordKind.CONTENT or _is_amount(before.word) or found[-1].word == "per":
        return False
    is_named = before.written[0].isupper() and len(found) > 1 and not before.written.endswith(_POSSESSIVES)
    if is_named and word.isalpha() and (is_told or behind in _PREPOSITIONS):
        return True
    is_noun = word in _SPANS or word.endswith("ss") or (word[-1] != "s" and _has_verb(found))
    return is_told and not is_noun and word.endswith("s") is not before.word.endswith("s")


def _has_verb(found: list[FrameToken]) -> bool:
    """Tell whether a verb stands among the last words of *found*, since what parts clauses."""
    for token in reversed(found):
        if token.kind in (WordKind.MARK, WordKind.OPENING, WordKind.AND):
            return False
        if token.kind in (WordKind.VERB, WordKind.HELPER):
            return True
    return False
