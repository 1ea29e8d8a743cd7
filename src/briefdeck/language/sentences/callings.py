"""Callings: what names are called by the words beside them: “the cook Dario Bell”, “Rosa Dietl, finance chief, …”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.frame_words import FramePhrase, FrameToken, Sort, WordKind, phrase_at, tokens_of
from briefdeck.language.sentences.frames import OBJECT, SUBJECT, frames_of
from briefdeck.language.words import fold_word, stem

_POSSESSIVES = ("'s", "’s", "s'", "s’")
_CLOSING = frozenset((",", ";", ":", ".", "!", "?", ")", "”", "–", "—"))
_ADDING = frozenset(("of", "from", "for", "at"))
"""What adds to what somebody is: “a nurse from Hagby”."""
_WHERE = frozenset(("in", "at", "on", "near", "of", "outside"))
"""Behind these stands a place, to which no calling belongs: “In Norra, the mill, built in 1900, …”."""
_TYING = frozenset(
    (
        *(word for words in ENGLISH.people.descent.values() for word in words),
        *ENGLISH.people.tied,
        *ENGLISH.clauses.order.earlier_one,
    )
)


class Calling(NamedTuple):
    """What a name is called."""

    name: tuple[str, ...]
    """The words of the name, folded."""
    title: frozenset[str]
    """The stems of what it is called."""
    head: str
    """The stem of the chief word of that."""
    written: str
    """What it is called, as it is written."""

    @property
    def ties(self) -> bool:
        """Whether it only says whose somebody is: “her brother”, “his successor”."""
        return self.head in _TYING_STEMS

    @property
    def is_plural(self) -> bool:
        """Whether several are called so: “both engineers”."""
        return self.written.endswith("s") and not self.written.endswith("ss")


_TYING_STEMS = frozenset(map(stem, _TYING))


class _Unit(NamedTuple):
    """A phrase of the sentence: words in small letters, and then those of a name, either of which may be absent."""

    lower: tuple[FrameToken, ...]
    upper: tuple[FrameToken, ...]
    start: int
    end: int

    @property
    def is_name(self) -> bool:
        return bool(self.upper) and not self.lower


@lru_cache(maxsize=REMEMBERED)
def callings_of(text: str) -> tuple[Calling, ...]:
    """Find what the names of the sentence *text* are called."""
    tokens = tokens_of(text)
    units = list(_units(tokens))
    found = [*_in_front(units, tokens), *_set_beside(units, tokens), *_told(text)]
    return tuple(dict.fromkeys(found))


def _units(tokens: tuple[FrameToken, ...]) -> Iterator[_Unit]:
    at = 0
    while at < len(tokens):
        phrase, end = phrase_at(tokens, at)
        if not phrase.stems:
            at = max(end, at + 1)
            continue
        yield _unit(tokens, at, end)
        at = end


def _unit(tokens: tuple[FrameToken, ...], start: int, end: int) -> _Unit:
    words = [each for each in tokens[start:end] if each.kind is WordKind.CONTENT]
    owner = max((at + 1 for at, each in enumerate(words) if each.written.endswith(_POSSESSIVES)), default=0)
    words = words[owner:]  # “Castelmar’s capital”
    lower = tuple(takewhile(lambda each: each.written.islower(), words))
    upper = tuple(words[len(lower) :])
    if not all(each.written[0].isupper() for each in upper):
        upper = ()
    return _Unit(lower, upper, start, end)


def _in_front(units: Sequence[_Unit], tokens: tuple[FrameToken, ...]) -> Iterator[Calling]:
    """Find those that stand in front: “the cook Dario Bell”, “dean of law Jo Marchetti”, and “Captain Hugo Lenz”."""
    for at, unit in enumerate(units):
        if unit.lower and unit.upper:
            head = _head_of(units, tokens, at)
            if head is not None and head.lower and not head.upper:
                yield _calling(unit.upper, head.lower, unit.lower)
            else:
                yield _calling(unit.upper, unit.lower)
        elif unit.is_name and not unit.start and len(unit.upper) > 1:
            yield _calling(unit.upper[1:], unit.upper[:1])


def _set_beside(units: Sequence[_Unit], tokens: tuple[FrameToken, ...]) -> Iterator[Calling]:
    """Find those that a comma sets beside a name, behind it or in front: “Mads Holm, the chairman, …”."""
    for at, (one, other) in enumerate(pairwise(units)):
        if one.end >= len(tokens) or tokens[one.end].word != "," or other.start != one.end + 1:
            continue
        is_placed = one.start > 0 and tokens[one.start - 1].word in _WHERE
        if one.upper and other.lower and not other.upper and not is_placed:
            end, added = _with_added(units, tokens, at + 1)
            if _closes(tokens, end):
                yield _calling(one.upper, other.lower, added)
        elif one.lower and not one.upper and other.is_name and _closes(tokens, other.end):
            head = _head_of(units, tokens, at)
            if head is not None and head.lower and not head.upper:
                yield _calling(other.upper, head.lower, one.lower)
            elif head is None:
                yield _calling(other.upper, one.lower)


def _head_of(units: Sequence[_Unit], tokens: tuple[FrameToken, ...], at: int) -> _Unit | None:
    """Return the unit to which “of” adds the one at that place."""
    before = units[at - 1] if at else None
    is_added = before is not None and before.end == units[at].start - 1 and tokens[before.end].word == "of"
    return before if is_added else None


def _with_added(units: Sequence[_Unit], tokens: tuple[FrameToken, ...], at: int) -> tuple[int, tuple[FrameToken, ...]]:
    """Return where the calling ends whose chief word is in the unit at that place, and what “of” and such add to it."""
    end = units[at].end
    if at + 1 < len(units) and end < len(tokens) and tokens[end].word in _ADDING and units[at + 1].start == end + 1:
        return units[at + 1].end, (*units[at + 1].lower, *units[at + 1].upper)
    return end, ()


def _closes(tokens: tuple[FrameToken, ...], end: int) -> bool:
    return end >= len(tokens) or tokens[end].word[0] in _CLOSING


def _told(text: str) -> Iterator[Calling]:
    """Find those that a clause with “be” tells: “Jan Torp was mayor”."""
    for frame in frames_of(text):
        if frame.verb != "be" or frame.is_negated:
            continue
        names = [each for each in frame.fill(SUBJECT) if each.phrase.sort is not Sort.DATE][-1:]
        for subject in names:
            words = _capitals(subject.phrase)
            for each in frame.fill(OBJECT) if words else ():
                title = each.phrase.text.split(" of ")[0].split()
                if title and each.phrase.sort is Sort.THING and title[-1].islower():
                    yield Calling(words, each.stems, stem(fold_word(title[-1])), " ".join(title))


def _capitals(phrase: FramePhrase) -> tuple[str, ...]:
    words = phrase.text.split()
    upper = list(takewhile(lambda each: each[0].isupper(), reversed(words)))
    return tuple(fold_word(each) for each in reversed(upper))


def _calling(name: Sequence[FrameToken], title: Sequence[FrameToken], added: Sequence[FrameToken] = ()) -> Calling:
    stems = frozenset(stem(each.word) for each in (*title, *added))
    written = " ".join(each.written for each in title)
    return Calling(tuple(each.word for each in name), stems, stem(title[-1].word), written)
