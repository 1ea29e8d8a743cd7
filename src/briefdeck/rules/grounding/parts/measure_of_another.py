"""An age or a size that a line gives of one, and a claim of another: “a *40-metre* crane fell on a hotel”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.hedges import ROUGH
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.remembering import REMEMBERED, lazy_pattern
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.terms import known_terms
from briefdeck.language.words import STOP_WORDS, fold_word, is_past, stem, words
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.parts.number_of_another import OtherSort, may_be_one

_WORDS, _GRAMMAR = ENGLISH.numbers, ENGLISH.grammar
_IN_ONE_WORD = re.compile(r"(?:-(?!old\b)[a-z]+)?(?P<old>-old)?(?=\s)")
"""What follows a number that is in one word with its unit: “49-year*-old*”, “12*-storey*”."""
_IS_SO = lazy_pattern(
    rf"(?P<old>\s(?:years?\s)?old\b)|\s{one_of(_WORDS.extents)}\b|(?=\s?(?:[.,;:!?)]|\Z)|\s(?:and|when|but|while)\s)"
)
"""What follows a number that says of the subject how old or how large it is."""
_BEING = lazy_pattern(
    rf"\A(?P<subject>[^,;:()]+?)\s(?:(?P<weighs>{one_of(_WORDS.measuring)})|{one_of(_GRAMMAR.being)})"
    rf"\s(?:{ROUGH}\s|(?:now|only|just|already)\s)?\Z",
    re.IGNORECASE,
)
_AT_AGE = lazy_pattern(r"\A(?P<subject>[^,;:()]+?),?\s(?:at\sthe\sage\sof|aged)\s\Z")
"""What stands before such a number, from the beginning of the claim on."""
_AGED = re.compile(
    r"(?<![\w’'-])(?P<bearer>[\w’'-]{1,30}(?:\s[\w’'-]{1,30}){0,2})(?P<way>,\s(?:now\s|aged\s|who\s(?:is|was)\s)?|\saged\s|\s\()\Z"
)
_AGE_ENDED = re.compile(r"\s?(?:[,;:.)]|\Z)|\sand\b")
"""Who stands before an age, and what behind: “*Ruth Voss*, 77,”, “*her son* aged 9”."""
_BEFORE = re.compile(
    rf"(?P<apposed>\b[\w’'-]{{1,30}}(?:\s[\w’'-]{{1,30}}){{0,2}}(?:,|\s[–—-])\s)?(?:\b(?P<word>[\w’'-]{{1,30}})\s)?"
    rf"\b(?P<determiner>{one_of(_GRAMMAR.determiners)}|{one_of(_WORDS.introducing)})\s(?:[a-z-]{{1,30}}\s)?\Z",
    re.IGNORECASE,
)
"""What stands before a bearer: “hit *a rusty* …”, “*Ada Voss, a* …”."""
_NAMED_BEHIND = re.compile(r"[^,;:()]{0,50},\s(?P<name>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,2})")
_WORD = re.compile(r"[\w’'-]+")
_PHRASE = re.compile(r"(?:\s[\w’'-]+){1,4}")
"""Words behind a number that may call what has it."""
_BESIDE = re.compile(rf"\s(?:{one_of(_WORDS.situating)})\s(?:the\s)?", re.IGNORECASE)
"""What sets two things beside each other: “a garage *near the* oak”."""
_OWNED = re.compile(r"[’']s?\s")
_ENDING = _GRAMMAR.relative | frozenset(_GRAMMAR.prepositions)
"""What ends the words of a subject that call what it is about."""
_NO_NOUN = STOP_WORDS.union(_WORDS.situating)
_CALLING = frozenset((*_GRAMMAR.being, "as", "became", "become", "like"))
_OLDEST = 130
"""The age that nobody reaches, in years."""


class _Borne(NamedTuple):
    """A number that is in one breath with what is so old, or so large."""

    number: Quantity
    is_age: bool
    bearer: frozenset[str]
    """The stems of the words that call it."""
    is_new: bool
    """Whether it was not named before."""
    at: int
    """Where its words begin."""
    end: int
    """Where they end."""


def find_measure_of_another(claim: Claim) -> Iterator[OtherSort]:
    """Find an age or a size in *claim* that the lines give of another, right beside it."""
    for mine in claimed_measures(claim.plain):
        for source, line in claim.cited.written_lines:
            for sentence in split_sentences(line):
                borne = [each for each in borne_in(sentence) if mine.is_age is each.is_age]
                theirs = [each for each in borne if _is_same(mine, each.number)]
                told = sum(_is_same(mine, other) for other in claim.cited.quantities())
                if theirs and told == len(theirs) and all(_is_another(mine, each, borne, sentence) for each in theirs):
                    named = " ".join(words(sentence[theirs[0].at :])[: len(theirs[0].bearer)])
                    yield OtherSort(mine.number.written, f"“{theirs[0].number.written}” is told of “{named}”", source)


def _is_same(mine: _Borne, other: Quantity) -> bool:
    """Tell whether *other* may be the number of *mine*; an age is in years, said or not."""
    ages = mine.is_age and not set(mine.number.plain).isdisjoint(other.plain)
    return ages or may_be_one(mine.number, other)


def _is_another(mine: _Borne, other: _Borne, borne: list[_Borne], sentence: str) -> bool:
    """Tell whether *other* in *sentence* is surely not of what *mine* is of: that has its own, or one is new there."""
    if not mine.bearer.isdisjoint(other.bearer):
        return False
    own = [each for each in borne if mine.bearer <= each.bearer and not _is_same(mine, each.number)]
    if own:
        return True
    places = [
        match
        for match in _WORD.finditer(sentence)
        if stem(fold_word(match[0])) in mine.bearer and not is_past(fold_word(match[0]))
    ]
    if len(places) < len(mine.bearer) or not places:
        return False
    if places[0].start() > other.at:
        beside = _BESIDE.fullmatch(sentence, other.end, places[0].start())
        return beside is not None or _is_introduced(sentence, places[0].start(), mine.is_age)
    return other.is_new or _BESIDE.fullmatch(sentence, places[-1].end(), other.number.start) is not None


def _is_introduced(sentence: str, at: int, is_age: bool) -> bool:
    """Tell whether *sentence* names something new at that place, which is no part of what it named before."""
    before = _BEFORE.search(sentence, 0, at)
    noun = _WORD.match(sentence, at)
    told = _WORD.search(sentence, noun.end()) if noun else None
    is_subject = (
        noun is not None
        and told is not None
        and sentence[noun.end() : told.start()] == " "
        and is_past(fold_word(told[0]))
    )
    if (
        before is None
        or (before["apposed"] and not is_subject)
        or fold_word(before["determiner"]) not in _WORDS.introducing
    ):
        return False
    word = fold_word(before["word"] or "")
    return word not in _CALLING and (is_age or word not in _WORDS.having)


@lru_cache(maxsize=REMEMBERED)
def claimed_measures(text: str) -> tuple[_Borne, ...]:
    """Find the ages and sizes that *text* gives of what it calls: “the hotel is 40 metres tall”."""
    found = list(borne_in(text))
    for number in known_terms(text).quantities:
        if any(number is each.number for each in found):
            continue
        aged, being = _AT_AGE.search(text, 0, number.start), _BEING.search(text, 0, number.start)
        match = aged or being
        is_so = _IS_SO.match(text, number.end)
        if match is None or not (is_so or (being and being["weighs"])) or number.form.is_place:
            continue
        is_age = bool(aged or (is_so and is_so["old"]) or (is_so and not number.form.unit and _is_years(number)))
        bearer = _head(match["subject"])
        if bearer and (is_age or number.form.unit):
            found.append(_Borne(number, is_age, bearer, False, 0, 0))
    return tuple(found)


def _is_years(number: Quantity) -> bool:
    return not number.form.symbol and 0 < number.plain[0] < _OLDEST


def _head(subject: str) -> frozenset[str]:
    """Return the stems of what *subject* is about: “sister”, of “Voss’s sister in Marlow”; none of a pronoun."""
    said = [fold_word(word) for word in words(_OWNED.split(subject)[-1])]
    if said[-1:] and said[-1] in _GRAMMAR.relative:  # “married a banker who is 52”
        return _run_before(" ".join(said[:-1]))
    first = takewhile(lambda word: word not in _ENDING and not is_past(word), said)
    return frozenset(stem(word) for word in first if word not in STOP_WORDS and word.isalpha())


@lru_cache(maxsize=REMEMBERED)
def borne_in(sentence: str) -> tuple[_Borne, ...]:
    """Find the ages and sizes of *sentence* that stand in one breath with what has them."""
    return tuple(filter(None, (_read(sentence, number) for number in known_terms(sentence).quantities)))


def _read(sentence: str, number: Quantity) -> _Borne | None:
    joined = _IN_ONE_WORD.match(sentence, number.end)
    if number.form.unit.startswith("-") or (joined and joined[0]):
        return _read_joined(sentence, number, joined) if joined else None
    aged = _AGED.search(sentence, 0, number.start)
    if aged is None or number.form.unit or not _is_years(number) or not _AGE_ENDED.match(sentence, number.end):
        return None
    bearer = _run_before(aged["bearer"])
    said = words(aged["bearer"])
    named = (
        aged["way"] not in (", ", " (")
        or any(word[0].isupper() for word in said[-1:])
        or not _GRAMMAR.determiners.isdisjoint(map(fold_word, said[-2:]))
    )
    return _Borne(number, True, bearer, False, aged.start(), aged.end("bearer")) if bearer and named else None


def _read_joined(sentence: str, number: Quantity, joined: re.Match[str]) -> _Borne | None:
    """Read who or what has a number that is in one word with its unit, and stands before it: “a 5-tonne bell”."""
    phrase = _PHRASE.match(sentence, joined.end())
    called = list(
        takewhile(
            lambda word: fold_word(word[0]) not in _NO_NOUN and not is_past(fold_word(word[0])),
            _WORD.finditer(phrase[0] if phrase else ""),
        )
    )
    bearer = frozenset(stem(fold_word(word[0])) for word in called)
    before, named = _BEFORE.search(sentence, 0, number.start), _NAMED_BEHIND.match(sentence, joined.end())
    if before and fold_word(before["word"] or "") in _CALLING:
        return None
    bearer |= _run_before(before["apposed"]) if before and before["apposed"] else frozenset()
    bearer |= frozenset(map(stem, map(fold_word, words(named["name"])))) if named else frozenset()
    is_age = joined["old"] is not None
    is_new = _is_introduced(sentence, number.start, is_age)
    end = joined.end() + (called[-1].end() if called else 0)
    return _Borne(number, is_age, bearer, is_new, joined.end(), end) if bearer else None


def _run_before(text: str) -> frozenset[str]:
    """Return the stems of the content words with which *text* ends."""
    run = takewhile(lambda word: word not in STOP_WORDS and not is_past(word), map(fold_word, reversed(words(text))))
    return frozenset(map(stem, run))
