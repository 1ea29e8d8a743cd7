"""Which of several ranks on a line is meant: “the fourth-largest city of the land and the largest on the coast”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.words import STOP_WORDS, fold_word, stem, words
from briefdeck.rules.fact_context import Claim

_ORDINALS = ENGLISH.numbers.ordinals
_RANK = re.compile(
    rf"\b(?P<nth>{one_of(_ORDINALS)}|[1-9][0-9]?{one_of(ENGLISH.answers.ordinal_endings)})(?:[\s-](?P<most>[a-z]{{3,14}}est|most)\b)?"
    rf"|\b(?P<top>(?!{one_of(ENGLISH.grammar.no_superlatives)}\b)[a-z]{{3,14}}est)\b",
    re.IGNORECASE,
)
_NO_RANK = frozenset(ENGLISH.numbers.unranked)
_TOLD_BEFORE = re.compile(rf"(?:(?<![\w’'-])[^\W\d_a-z][\w’'-]*|\b(?:in|{one_of(ENGLISH.numbers.ranked)}))\s\Z")
_PARTS = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_FEWEST = 2
"""Ranks of a line among which one is meant."""
_CLEARLY = 2
"""By how many words more one of them has to fit."""


class Rank(NamedTuple):
    """A place among others."""

    number: int
    written: str
    noun: str
    """The stem of what is ranked; that of the rank before where none follows."""
    is_own: bool
    """Whether the noun stands right behind it."""
    scope: frozenset[str]
    """The stems of what else stands behind it, up to the next rank."""


class OtherRank(NamedTuple):
    """A rank of a claim, and the one that the line has for what it tells."""

    written: str
    instead: str


@lru_cache(maxsize=REMEMBERED)
def ranks_of(sentence: str) -> tuple[Rank, ...]:
    """Find the ranks of a sentence, in order."""
    found = [match for match in _RANK.finditer(sentence) if _is_rank(sentence, match)]
    ends = [*(match.start() for match in found[1:]), len(sentence)][: len(found)]
    ranks: list[Rank] = []
    for match, end in zip(found, ends, strict=True):
        behind = _stems(sentence[match.end() : end])
        following = _PARTS.match(sentence, match.end() + 1)
        opens = following is not None and fold_word(following[0]) not in STOP_WORDS
        noun = behind[0] if opens and behind else (ranks[-1].noun if ranks else "")
        ranks.append(Rank(_number(match), match[0], noun, opens, frozenset(behind) - {noun}))
    return tuple(ranks)


def _is_rank(sentence: str, match: re.Match[str]) -> bool:
    following = _PARTS.match(sentence, match.end() + 1)
    told_before = _TOLD_BEFORE.search(sentence, 0, match.start())  # “Aske second on 54 points”
    return not told_before and (following is None or following[0].lower() not in _NO_RANK)


def _number(match: re.Match[str]) -> int:
    nth = (match["nth"] or "first").lower()
    return _ORDINALS[nth] if nth in _ORDINALS else int(re.sub(r"\D", "", nth))


def _stems(text: str) -> list[str]:
    folded = map(fold_word, words(text))
    return [stem(word) for word in folded if word not in STOP_WORDS and word not in _ORDINALS]


def find_rank_meant(claim: Claim) -> OtherRank | None:
    """Find a rank of *claim* other than the one that the line has for what the claim tells.

    Of the ranks of a sentence that is the one that fits more of the claim than any other by two words.
    """
    own = ranks_of(claim.plain)
    if len(own) != 1:
        return None
    told = frozenset(_stems(claim.plain)) - set(_stems(own[0].written))
    sentences = [each for _, line in claim.cited.written_lines for each in split_sentences(line)]
    ranks = [rank for sentence in sentences for rank in ranks_of(sentence)]
    same = [rank for rank in ranks if rank.is_own and rank.noun == own[0].noun and _is_ordinal(rank)]
    if same and own[0].is_own and _is_ordinal(own[0]) and not _may_follow(own[0].number, ranks):
        return OtherRank(own[0].written, same[0].written)
    for sentence in sentences:
        meant = _meant(told, ranks_of(sentence))
        if meant and meant.number != own[0].number and meant.noun in (own[0].noun, ""):
            return OtherRank(own[0].written, meant.written)
    return None


def _may_follow(number: int, ranks: Sequence[Rank]) -> bool:
    """Tell whether one of *ranks* has that *number*, or is the one before it: after a first bill comes a second."""
    return any(rank.number in (number, number - 1) for rank in ranks)


def _is_ordinal(rank: Rank) -> bool:
    """Tell whether it is a bare “second”, and neither “second-largest” nor “largest”."""
    return not rank.written.lower().endswith(("est", "most"))


def _meant(told: frozenset[str], ranks: Sequence[Rank]) -> Rank | None:
    if len(ranks) < _FEWEST or len({rank.number for rank in ranks}) < _FEWEST:
        return None
    fits = sorted(((len(told & rank.scope), at) for at, rank in enumerate(ranks)), reverse=True)
    (most, at), (next_most, _) = fits[:2]
    return ranks[at] if most >= next_most + _CLEARLY - (next_most == 0) else None
