"""Doers: of which name a text says what it does. "Voss sued" and "was sued by Voss" are one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.names import Name
from briefdeck.language.words import STOP_WORDS, fold_word, stem, words

_HELPING = one_of(
    word
    for words in (
        ENGLISH.grammar.modal,
        ENGLISH.grammar.having,
        ENGLISH.grammar.doing,
        ENGLISH.grammar.adverbs,
        ("not",),
    )
    for word in words
)
_ACTIVE = re.compile(rf"\A (?:(?:{_HELPING}|[a-z]+ly) ){{0,3}}(?P<verb>[a-z]+)\b(?! by\b)")
_PASSIVE = re.compile(
    rf"\b(?:{'|'.join(ENGLISH.grammar.being)}) (?:[a-z]+ly )?(?P<verb>[a-z]+)\b[^.;:,]{{0,60}}? by (?:the )?\Z"
)
_FAR, _NEAR = 100, 12
"""Characters before a name that are looked at."""
_WHERE = re.compile(rf"\b{one_of(ENGLISH.grammar.place_prepositions)} (?:the )?\Z", re.IGNORECASE)
"""What stands before a name that does not act itself: “crews in Marlow stopped”."""
_JOINED = re.compile(r"\A(?: and| or) (?:the )?\Z")
_TWO = re.compile(r"[-‐‑–][^\W\d_a-z]")
"""In a name: two are joined, and both or neither may be meant."""
_MUTUAL = frozenset(map(stem, (*ENGLISH.statements.mutual, "said", "says", "told")))
"""What several do at once, or all do: it tells nobody from anybody."""


class Action(NamedTuple):
    """What a name does."""

    verb: str
    """The stem of the word that tells it."""
    doer: Name
    word: str
    """The word itself."""


def actions(text: str, found: Sequence[Name]) -> list[Action]:
    """What the names *found* in *text* do, as far as a verb stands right after one, or "by" right before it.

    Of a people the noun after it counts too: "Norvikan pilots".
    """
    told: list[Action] = []
    for at, name in enumerate(found):
        if _TWO.search(text[max(0, name.start - 2) : name.end]):
            continue
        ahead, behind = text[: name.start], text[name.end :]
        passive = _PASSIVE.search(ahead[-_FAR:]) if ahead.endswith((" by ", " by the ")) else None
        for match in (passive, None if _WHERE.search(ahead[-_NEAR:]) else _ACTIVE.match(behind)):
            if match is not None and match["verb"] not in STOP_WORDS and stem(match["verb"]) not in _MUTUAL:
                told += (Action(stem(match["verb"]), each, match["verb"]) for each in _with(text, found[: at + 1]))
    return told


def _with(text: str, found: Sequence[Name]) -> list[Name]:
    """The last of the names *found* in *text*, and those before it to which it is joined."""
    joined = [found[-1]]
    for name in reversed(found[:-1]):
        if not _JOINED.match(text[name.end : joined[-1].start]):
            break
        joined.append(name)
    return joined


def count_stem(text: str, verb: str) -> int:
    """How often *text* has a word of the stem *verb*."""
    return sum(stem(fold_word(word)) == verb for word in words(text))
