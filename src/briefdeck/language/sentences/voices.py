"""Voices: who says what in a sentence, clause by clause: “the owner says it began in the cellar, the police …”."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.frames import BESIDE, OBJECT, SUBJECT, Filler, Frame, frames_of
from briefdeck.language.words import stem

_SAYING = frozenset(map(stem, ENGLISH.statements.speaking | ENGLISH.governing.telling | {"ask"})) - {stem("according")}
_PARTING = frozenset((*ENGLISH.grammar.opposing, ";", ":", "and"))
"""What may open a clause that is nobody's words, or another's."""
_QUOTING = ("“", '"')


class Voice(NamedTuple):
    """Somebody who says something, and what that is."""

    who: tuple[Filler, ...]
    frames: tuple[Frame, ...]
    """The clauses that tell what is said."""
    told: frozenset[str]
    """The stems of what is said: those of its verbs and of what fills their places."""

    @property
    def names(self) -> frozenset[str]:
        """The stems of the words that call who says it; none for a pronoun."""
        return frozenset[str]().union(*(each.stems for each in self.who))

    @property
    def has_pronoun(self) -> bool:
        """Whether what is said calls something “it”, “he” or “they”."""
        return any(not each.stems for frame in self.frames for each in frame.fillers)


@lru_cache(maxsize=REMEMBERED)
def voices_of(text: str) -> tuple[Voice, ...]:
    """Find who says what in the sentence *text*, in order."""
    frames, found = frames_of(text), list[Voice]()
    is_quoting = any(mark in text for mark in _QUOTING)
    first = 0
    for at, frame in enumerate(frames):
        who = _speakers(frame, is_quoting) if at >= first else ()
        if not who:
            continue
        end = _end(frames, at)
        said = list(frames[at + 1 : end])
        if not said and frame.joint in (",", "", "and", "but"):
            said = list(frames[_start(frames, first, at) : at])  # “…, said the owner”
        rest = frame._replace(verb="", fillers=tuple(each for each in frame.fillers if each not in who))
        told = frozenset[str]().union(rest.stems, *(each.stems | {each.verb} for each in said)) - {""}
        found.append(Voice(who, (rest, *said), told))
        first = end
    return tuple(found)


def _speakers(frame: Frame, is_quoting: bool) -> tuple[Filler, ...]:
    """Return what calls who speaks in a clause; nothing where nobody does."""
    if frame.verb not in _SAYING or frame.is_negated:
        return ()
    who = () if frame.is_passive else tuple(frame.fill(SUBJECT))
    if not who and is_quoting and frame.joint in (",", "", "and"):
        who = tuple(each for each in frame.fillers if each.role in (OBJECT, BESIDE))  # “…, said the owner”
    return who


def _end(frames: Sequence[Frame], at: int) -> int:
    """Return where the words end of who speaks at that place: what “she said he warned of” is hers."""
    end = at + 1
    while end < len(frames) and (frames[end].joint not in _PARTING or (end == at + 1 and frames[end].joint == ":")):
        if frames[end].joint == "," and _speakers(frames[end], is_quoting=False):
            break
        end += 1
    return end


def _start(frames: Sequence[Frame], first: int, at: int) -> int:
    """Return where the words begin that end with who says them at that place."""
    start = at
    while start > first and (start == at or frames[start].joint not in _PARTING):
        start -= 1
    return start
