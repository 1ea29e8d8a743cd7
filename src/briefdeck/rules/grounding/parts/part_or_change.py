"""A number that a line has for a change, a part, a whole or a hope, and a claim for how many there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import TIME
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.terms import known_terms
from briefdeck.language.words import STOP_WORDS, fold_word, is_past, stem, words
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.parts.calculated_ratio import is_whole
from briefdeck.rules.grounding.parts.number_of_another import OtherSort, may_be_one

_WORDS = ENGLISH.numbers
_STANDARDS = (*ENGLISH.clauses.comparing.standards, *ENGLISH.dates.shifted, "level", "record", "average")
_CHANGING = rf"(?:{one_of(_WORDS.changing)})[a-z]*"
_MORE_THAN = re.compile(
    rf"(?:\s(?!of\b)[a-z][\w’'-]*){{0,2}}\s(?:{one_of(_WORDS.comparing)})\s"
    rf"(?:than\b|on\s(?:the|a|last)\b|(?:[a-z’'-]+\s){{0,2}}(?:{one_of(_STANDARDS)})\b)"
)
"""What says of a number that something is more or less by it."""
_DIFFERS = lazy_pattern(rf"\b(?:{one_of((*_WORDS.comparing, *_WORDS.apart, *_WORDS.differing))})\b", re.IGNORECASE)
_GAINED = lazy_pattern(rf"\b{one_of(_WORDS.losing)}\s\Z", re.IGNORECASE)
_UP_TO = re.compile(rf"(?:\s[a-z][\w’'-]*){{0,2}}\sto\s(?:{one_of(_WORDS.reaching)}\s)?\Z")
_STANDING = lazy_pattern(rf"\b{one_of(_WORDS.standing)}\s\Z", re.IGNORECASE)
_CHANGED_TO = re.compile(rf"\b{_CHANGING}\sto\s(?:just\s|only\s|about\s)?\Z", re.IGNORECASE)
_THOUGHT = lazy_pattern(
    rf"\b(?:{one_of(_WORDS.thought)})\s(?:{one_of(_WORDS.thought_of)}\s|to\s[a-z]+\s){{0,3}}(?:[0-9][\w.,]*\sand\s)?[$£€]?\Z",
    re.IGNORECASE,
)
"""What makes a hope, a demand or a guess of the number behind it."""
_ANY_THOUGHT = lazy_pattern(rf"\b(?:{one_of((*_WORDS.thought, *ENGLISH.grammar.modal))})\b", re.IGNORECASE)
_MARK = re.compile(r"[,;:.()]\s")
_OF = re.compile(r"\b[Oo]f\s(?:[a-z]+\s)?\Z")
_RESTS = lazy_pattern(rf"\b{one_of(_WORDS.rests)}\b")
"""What stands before a whole, and what goes on with what is left of it."""
_MOST_NUMBERS = 20
"""Numbers of a sentence that are looked at; one with more is a table."""
_NEAR = 2
"""Words before a number among which the verb is that goes with it."""


class _Stated(NamedTuple):
    """A number in a claim."""

    text: str
    question: str
    """What it answers, "" for nothing."""
    number: Quantity


class _Place(NamedTuple):
    """A number in a sentence of a line, and all that are there."""

    sentence: str
    number: Quantity
    others: tuple[Quantity, ...]


def find_part_or_change(claim: Claim) -> Iterator[OtherSort]:
    """Find the numbers of *claim* that its lines have, wherever they do, for a change, a part, a whole or a hope only.

    Beside each stands another number of its kind there, which the claim leaves out.
    """
    mine = [number for number in claim.terms.quantities if _counts(number)]
    for number in mine:
        places = [
            (source, _Place(sentence, other, others))
            for source, line in claim.cited.written_lines
            for sentence in split_sentences(line)
            for others in (known_terms(sentence).quantities[:_MOST_NUMBERS],)
            for other in others
            if may_be_one(number, other)
        ]
        for find in _FINDERS if places else ():
            instead = [find(_Stated(claim.plain, claim.question, number), place) for _, place in places]
            others = [each for each in mine if each is not number]
            told = any(may_be_one(each, other) for each in others for other in filter(None, instead))
            if all(instead) and not told:
                yield OtherSort(number.written, f"“{places[0][1].number.written}” {_TOLD[find]}", places[0][0])
                break


def _counts(number: Quantity) -> bool:
    timed = any(reading.unit in TIME for reading in number.readings)
    return number.states_number and not number.form.is_place and not timed


def _change(said: _Stated, place: _Place) -> Quantity | None:
    """Return the level beside a number by which something is more or less on a line, if *said* tells of no change."""
    if not _MORE_THAN.match(place.sentence, place.number.end) or _DIFFERS.search(said.text):
        return None
    return next((each for each in _others(place) if each.counts_like(place.number) or _is_bare(place.number)), None)


def _step(said: _Stated, place: _Place) -> Quantity | None:
    """Return what was reached by a number that was gained or lost on a line, and of which *said* says it is there."""
    if not (
        _GAINED.search(place.sentence, 0, place.number.start) and _STANDING.search(said.text, 0, said.number.start)
    ):
        return None
    behind = [other for other in place.others if other.start >= place.number.end]
    reached = behind[:1] and _UP_TO.fullmatch(place.sentence, place.number.end, behind[0].start)
    return behind[0] if reached and not _DIFFERS.search(said.text) else None


def _level(said: _Stated, place: _Place) -> Quantity | None:
    """Return a number to which something was changed on a line, if it was lost or gained in *said*."""
    gained = _GAINED.search(said.text, 0, said.number.start)
    return place.number if gained and _CHANGED_TO.search(place.sentence, 0, place.number.start) else None


def _whole(said: _Stated, place: _Place) -> Quantity | None:
    """Return the part of a whole of which *said* says all what a line says of the part."""
    parts = [other for other in place.others if is_whole(place.sentence, place.number, [other])]
    if not parts or _OF.search(said.text, 0, said.number.start) or _RESTS.search(place.sentence, place.number.end):
        return None
    before, own = _last(place.sentence[: parts[0].start]), _last(said.text[: said.number.start])
    done = [pair for pair in _pairs(said.text, said.number.end) if is_past(pair[0]) and pair[1]]
    same = {*done} & {*_pairs(place.sentence, place.number.end)}
    return parts[0] if (own and own == before) or same else None


def _hope(said: _Stated, place: _Place) -> Quantity | None:
    """Return what there was beside a number that was hoped for, or guessed, on a line, and told as so in *said*."""
    if not _THOUGHT.search(place.sentence, 0, place.number.start) or _ANY_THOUGHT.search(
        f"{said.question} {said.text}"
    ):
        return None
    alike = (other for other in _others(place) if other.counts_like(place.number) or _is_bare(other))
    return next((other for other in alike if not _THOUGHT.search(place.sentence, 0, other.start)), None)


def _fact(said: _Stated, place: _Place) -> Quantity | None:
    """Return what was guessed beside a number that there was on a line, and that was guessed in *said*."""
    own = _THOUGHT.search(said.text, 0, said.number.start)
    if own is None or _THOUGHT.search(place.sentence, 0, place.number.start):
        return None
    alike = (other for other in _others(place) if other.counts_like(place.number) or _is_bare(other))
    word = stem(fold_word(words(own[0])[0]))
    thought = ((other, _THOUGHT.search(place.sentence, 0, other.start)) for other in alike)
    return next((other for other, told in thought if told and stem(fold_word(words(told[0])[0])) == word), None)


_Find = Callable[[_Stated, _Place], Quantity | None]
_TOLD: dict[_Find, str] = {
    _change: "is by how much it is more or less, not how many there are",
    _step: "is how many were gained or lost, not how many there are",
    _level: "is how many there are in the end, not how many were gained or lost",
    _whole: "is the whole, and it is told of a part",
    _hope: "is what was hoped for or guessed, not what came of it",
    _fact: "is what came of it, not what was hoped for or guessed",
}
_FINDERS: tuple[_Find, ...] = tuple(_TOLD)


def _others(place: _Place) -> list[Quantity]:
    return [other for other in place.others if _counts(other) and other is not place.number]


def _is_bare(number: Quantity) -> bool:
    return not (number.form.unit or number.form.symbol)


def _last(text: str) -> str:
    """Return the stem of the last content word of *text*, "" where another word than a hedge follows it."""
    said = [fold_word(word) for word in words(text)][-_NEAR:]
    telling = [word for word in said if word not in STOP_WORDS and word.isalpha()]
    return stem(telling[-1]) if telling else ""


def _pairs(text: str, at: int) -> list[tuple[str, str]]:
    """Return each two words that follow each other behind the place *at* of *text*, up to the next mark."""
    return list(pairwise(map(fold_word, words(_MARK.split(text[at:], maxsplit=1)[0]))))
