"""A deed of a claim that stands in another part of the line than the date that the claim gives for it.

“Opened in 1931, the bridge collapsed on Sunday”, and a claim in which it was opened on Sunday.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.terms import known_terms
from briefdeck.language.words import STOP_WORDS, fold_word, is_adverb, is_past, stem, words
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.parts.dated_event import StrayDate
from briefdeck.rules.grounding.parts.set_against import DatePart, date_parts

_GRAMMAR = ENGLISH.grammar
_RELATIVE = frozenset((*_GRAMMAR.relative, "whose", "whom", "where"))
_SPLIT = re.compile(
    rf"(?P<mark>[,;:()–—]\s?)|\b(?={one_of((*_GRAMMAR.subordinating, *_RELATIVE, 'and'))}\b)", re.IGNORECASE
)
_BOUNDING = frozenset((*ENGLISH.dates.earlier, "since"))
_BOUNDS = _BOUNDING | {
    *ENGLISH.dates.later,
    *ENGLISH.clauses.comparing.over,
    *ENGLISH.clauses.comparing.than,
    "from",
    "of",
}
"""What says before a date that something was so until or since then, or beside it."""
_NEAR = 4
"""Words before a date among which such a one stands."""
_JOINED = frozenset(("and", "but"))
_NO_DEEDS = frozenset((*_GRAMMAR.helping, *ENGLISH.governing.reporting, *ENGLISH.statements.speaking))
_FOLLOWING = frozenset(map(stem, ENGLISH.clauses.order.follows))
"""Verbs by which others do the same: “the crews walked out, and the pilots followed on Tuesday”."""
_UNIT = one_of(ENGLISH.dates.ago)
_COUNTED = re.compile(
    rf"\b(?:{_UNIT}s?\s(?:{one_of((*ENGLISH.dates.counted_on, *ENGLISH.dates.counted_back))})"
    rf"|(?:{one_of((*ENGLISH.dates.beside['next'], *ENGLISH.dates.beside['before'], 'next'))})\s{_UNIT})\b",
    re.IGNORECASE,
)
"""What counts a time from another: “two months later”, “the following day”."""


class _DatedPiece(NamedTuple):
    """A piece of a sentence, between marks and words that open clauses."""

    kind: str
    """“aside” in commas or relative, “bound” by “until” and its like, “other” behind “when”; “” of the main clause."""
    dates: frozenset[DatePart]
    stems: frozenset[str]
    """The stems of its content words, names and dates aside, and of its verbs."""
    verbs: frozenset[str]
    """The stems of its verbs in the past."""
    dates_behind: bool
    """Whether its date stands behind a verb."""
    counts: bool
    """Whether it counts its own time from another: “two months later”."""


def find_deed_of_other_date(claim: Claim) -> StrayDate | None:
    """Find the only date of *claim* where its deeds stand on the line in pieces of which it is not the date."""
    dates = claim.terms.dates
    if len(dates) != 1 or _COUNTED.search(claim.plain):
        return None
    parts, deeds, said = date_parts(dates), _deeds_in(claim.plain), _read_piece(claim.plain, "").stems
    if not parts or not deeds or _is_bounded(claim.plain, dates[0].start):
        return None
    pieces = [
        piece for _, line in claim.cited.written_lines for each in split_sentences(line) for piece in pieces_of(each)
    ]
    here = [at for at, piece in enumerate(pieces) if parts & piece.dates]
    there = [at for at, piece in enumerate(pieces) if piece.stems & deeds]
    known = frozenset[str]().union(*(piece.stems for piece in pieces))
    if len(here) != 1 or not parts <= pieces[here[0]].dates or not there or not (deeds | said) <= known:
        return None
    own = pieces[here[0]]
    elsewhere = frozenset[str]().union(*(piece.stems for piece in pieces if piece is not own))
    if (
        (own.stems - elsewhere) & _told_by(claim.plain, deeds)
        or own.stems & (deeds | _FOLLOWING)
        or not all(_is_apart(parts, own, pieces[at], here[0] > at) for at in there)
    ):
        return None
    return StrayDate(dates[0].written, [word for word in words(claim.plain) if stem(fold_word(word)) in deeds])


def _told_by(text: str, deeds: frozenset[str]) -> frozenset[str]:
    """Return the stems of the content words of *text* from the first of its *deeds* on."""
    said = words(text)
    first = next(at for at, word in enumerate(said) if stem(fold_word(word)) in deeds)
    return _read_piece(" ".join(said[first:]), "").stems


def _is_apart(parts: frozenset[DatePart], own: _DatedPiece, deed: _DatedPiece, behind: bool) -> bool:
    """Tell whether the date of *own*, which has these *parts*, is not that of a *deed*; it may stand *behind* it."""
    if (own.verbs or deed.kind == "aside") and (deed.counts or _differs(parts, deed.dates)):
        return True
    if own.kind in ("aside", "bound"):
        return deed.kind != own.kind
    return deed.kind == "aside" and not own.kind and behind and own.dates_behind


def _differs(parts: frozenset[DatePart], others: frozenset[DatePart]) -> bool:
    """Tell whether *others* are another date, or no more than a year where *parts* are a day or month without one."""
    mine, theirs = dict(parts), dict(others)
    return any(mine[name] != theirs[name] for name in mine.keys() & theirs) or (
        theirs.keys() == {"year"} and "year" not in mine
    )


def _is_bounded(text: str, at: int) -> bool:
    """Tell whether the date at that place in *text* says until or since when something is so."""
    near = map(fold_word, words(text[:at])[-_NEAR:])
    return not _BOUNDS.isdisjoint(near)


def _deeds_in(text: str) -> frozenset[str]:
    """Return the stems of what is done by *text*: verbs in the past, and those behind “will” and its like."""
    folded = list(map(fold_word, words(text)))
    past = {stem(word) for word in folded if _is_deed(word)}
    coming = {stem(word) for before, word in pairwise(folded) if before in _GRAMMAR.modal}
    return frozenset(past | (coming - set(map(stem, _GRAMMAR.helping)) - {"not"}))


def _is_deed(word: str) -> bool:
    return (is_past(word) or word in ENGLISH.dates.happened) and word not in _NO_DEEDS


@lru_cache(maxsize=REMEMBERED)
def pieces_of(sentence: str) -> tuple[_DatedPiece, ...]:
    """Find the pieces of *sentence*; those without a word of their own go with the one before."""
    found: list[tuple[str, str]] = []
    for mark, text in _split(sentence):
        folded = list(map(fold_word, words(text)))
        told = _read_piece(text, "")
        goes_on = folded[:1] == ["and"] and not told.verbs and not _GRAMMAR.helping & set(folded)
        if found and (not told.stems or goes_on or (folded[:1] == ["that"] and not _opens_relative(folded))):
            found[-1] = (found[-1][0], f"{found[-1][1]}{mark}{text}")
        elif found and folded[0] == "when" and (date := _last_date(found[-1][1])):
            found.append((_kind(mark, folded, [kind for kind, _ in found]), f"{text} {date}"))
        elif folded:
            found.append((_kind(mark, folded, [kind for kind, _ in found]), text))
    return tuple(_read_piece(text, kind) for kind, text in found)


def _last_date(text: str) -> str:
    """Return the date with which *text* ends, "" for none: “until 1994, when …” tells when something was."""
    dates = known_terms(text).dates
    return dates[-1].written if dates and not words(text[dates[-1].end :]) else ""


def _split(sentence: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces between marks and words that open clauses, each with the mark before it."""
    start, mark = 0, ""
    for match in _SPLIT.finditer(sentence):
        if sentence[start : match.start()].strip():
            yield mark, sentence[start : match.start()]
            start, mark = match.end(), match["mark"] or ""
        else:
            start = match.end()
    yield mark, sentence[start:]


def _opens_relative(folded: Sequence[str]) -> bool:
    return any(is_past(word) or word in _GRAMMAR.helping for word in folded[1:2])


def _kind(mark: str, folded: Sequence[str], before: Sequence[str]) -> str:
    """Return of what kind a piece with the words *folded* is, by how it opens and by the kinds of those *before* it."""
    first = folded[0]
    opens = next((word for word in folded if not is_adverb(word) and word not in ENGLISH.numbers.ordinals), "")
    if first in _RELATIVE:
        return "aside"
    if first in _BOUNDING:
        return "bound"
    if first in _JOINED:
        return before[-1] if before and not mark else ""
    if first in _GRAMMAR.subordinating:
        return "other"
    return "aside" if _is_deed(opens) and "," in mark and before[-1:] == [""] and len(before) == 1 else ""


def _read_piece(text: str, kind: str) -> _DatedPiece:
    dates = known_terms(text).dates
    bare = text
    for date in reversed(dates):
        bare = f"{bare[: date.start]} {bare[date.end :]}"
    folded = [fold_word(word) for word in words(bare) if word.islower()]
    verbs = frozenset(stem(word) for word in folded if _is_deed(word))
    told = frozenset(stem(word) for word in folded if word not in STOP_WORDS and word.isalpha())
    ahead = map(fold_word, words(text[: dates[0].start])) if dates else ()
    return _DatedPiece(
        kind, date_parts(dates), told | verbs, verbs, any(map(_is_deed, ahead)), _COUNTED.search(text) is not None
    )
