"""Numbers that a line sets against each other, each of its own time: “39 percent, compared with 27 in 2017”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefdeck.language.dates.dates import DateMention
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import TIME
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.terms import known_terms
from briefdeck.language.words import STOP_WORDS, fold_word, stem, words
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.parts.number_of_another import OtherSort, may_be_one

_WORDS = ENGLISH.numbers
_AGAINST = re.compile(
    rf"\b(?P<word>{one_of(_WORDS.against)})\s(?:(?!to\b|in\b)[a-z][\w’'-]*\s){{0,4}}[$£€]?\Z", re.IGNORECASE
)
_FROM_TO = re.compile(rf"(?:\s[^\s,;:.()]+){{0,4}}\s(?:to|{one_of(_WORDS.reaching)})\s(?:[a-z]+\s){{0,2}}[$£€]?\Z")
"""What stands between the former and the new number, in “from 19 weeks in 2015 to 14”."""
_TO = re.compile(r"\b(?:to|at)\s(?:[a-z]+\s){0,2}[$£€]?\Z")
_ENDED = re.compile(rf"[,;:.()](?:\s|\Z)|\s(?:{one_of((*ENGLISH.grammar.parting, 'and', 'when', 'after', 'with'))})\s")
"""What ends the words behind a number that tell of when it was so."""
_ALONE = re.compile(
    rf"[.,;:)]|\Z|\s{one_of((*STOP_WORDS, *ENGLISH.dates.shifts, *ENGLISH.dates.months))}\b", re.IGNORECASE
)
"""What follows a number that leaves its unit to another."""
_EARLIER = re.compile(rf"\b{one_of(_WORDS.set_before)}\b", re.IGNORECASE)
_COMPARING = re.compile(rf"\b{one_of((*_WORDS.comparing, *_WORDS.summing))}\b", re.IGNORECASE)
_OVER = ENGLISH.clauses.comparing.over | ENGLISH.clauses.comparing.under
_REFERRING = re.compile(
    rf"\b(?:{one_of(_WORDS.referring)}\b[^,;:.()]*|{one_of(_OVER)}\s|{one_of(_WORDS.multiplying)}\b[^,;:.()]*\shad\s[^,;:.()]*)\Z",
    re.IGNORECASE,
)
_TELLING = 2
"""Words without a date that tell of an earlier time: “at the general election”."""
_MOMENT = frozenset((*ENGLISH.dates.shifted, *ENGLISH.dates.ago, *ENGLISH.dates.shifts))
DatePart = tuple[str, int]
"""One part of a date: its month, say."""


class _Time(NamedTuple):
    """When a number was so."""

    dates: frozenset[DatePart]
    stems: frozenset[str]
    """The stems of the content words that tell of it."""


class _Compared(NamedTuple):
    """A number, and the one of another time with which it is compared."""

    number: Quantity
    own: _Time
    other: Quantity
    theirs: _Time


def find_set_against(claim: Claim) -> Iterator[OtherSort]:
    """Find the number of *claim*, if it has one, that its lines give of another time than the claim does."""
    text = claim.plain
    mine = [number for number in claim.terms.quantities if _states_level(number, text)]
    if not mine or _COMPARING.search(text) or _EARLIER.search(text):
        return
    dates, said = date_parts(claim.terms.dates), _content(text)
    for number in mine:
        for source, line in claim.cited.written_lines:
            for sentence in split_sentences(line):
                found = _find_crossed(number, mine, dates, said, sentence)
                if found and _is_told_once(claim, number):
                    yield OtherSort(number.written, found, source)
                    return


def _find_crossed(
    number: Quantity, mine: Sequence[Quantity], dates: frozenset[DatePart], said: frozenset[str], sentence: str
) -> str:
    """Return how *sentence* tells of *number*, where *dates* and the words *said* are of the number beside it."""
    for each in compared_in(sentence):
        for one, own, other, theirs in (
            (each.number, each.own, each.other, each.theirs),
            (each.other, each.theirs, each.number, each.own),
        ):
            if not may_be_one(number, one) or any(may_be_one(every, other) for every in mine):
                continue
            crossed = dates & (theirs.dates - own.dates)
            if dates and crossed and dates.isdisjoint(own.dates - theirs.dates) and said.isdisjoint(own.stems):
                return f"“{other.written}” is of that time, and “{one.written}” of another"
            told = len(theirs.stems) >= _TELLING and theirs.stems <= said and other is each.other
            if told and said.isdisjoint(own.stems) and dates.isdisjoint(own.dates):
                return f"“{other.written}” is of that time, and “{one.written}” of another"
    return _find_reference(number, mine, dates, sentence)


def _find_reference(number: Quantity, mine: Sequence[Quantity], dates: frozenset[DatePart], sentence: str) -> str:
    """Return how *sentence* tells of the only date of a claim that has *number* too, and merely compares with it."""
    terms = known_terms(sentence)
    same = [other for other in terms.quantities if may_be_one(number, other)]
    if not same or not dates or len(mine) > 1:
        return ""
    here = [date for date in terms.dates if not dates.isdisjoint(date_parts([date]))]
    others = [date for date in terms.dates if date not in here]
    for date in here:
        refers = _REFERRING.search(sentence, 0, date.start)
        if refers is None or any(other.end > refers.start() for other in same):
            return ""
    if here and dates <= date_parts(here) and dates.isdisjoint(date_parts(others)):
        return f"“{here[0].written}” is only what “{same[0].written}” is compared with"
    return ""


def _is_told_once(claim: Claim, number: Quantity) -> bool:
    """Tell whether the cited lines have *number* in one place only."""
    return sum(may_be_one(number, other) for other in claim.cited.quantities()) == 1


@lru_cache(maxsize=REMEMBERED)
def compared_in(sentence: str) -> tuple[_Compared, ...]:
    """Find the numbers of *sentence* that are set against one of another time."""
    numbers = [number for number in known_terms(sentence).quantities if _states_level(number, sentence)]
    found = []
    for at, base in enumerate(numbers):
        against = _AGAINST.search(sentence, 0, base.start)
        later = numbers[at + 1 : at + 2]
        if against is None:
            continue
        to = later and _is_alike(base, later[0], sentence) and _FROM_TO.fullmatch(sentence, base.end, later[0].start)
        if to:
            theirs = sentence[base.end : later[0].start]
            found.append(_read(sentence, later[0], _phrase(sentence, later[0].end), base, theirs))
            continue
        before = [each for each in numbers[:at] if _is_alike(base, each, sentence)]
        rises = against["word"].lower() != "from" or (before and _TO.search(sentence, 0, before[-1].start))
        if before and rises and ";" not in sentence[before[-1].end : against.start()]:
            own = sentence[before[-1].end : against.start()]
            found.append(_read(sentence, before[-1], own, base, _phrase(sentence, base.end)))
    return tuple(found)


def _read(sentence: str, number: Quantity, own: str, other: Quantity, theirs: str) -> _Compared:
    """Read when both numbers were so; the one with which it is compared has *theirs*, right behind it, alone."""
    start = other.end
    dates = known_terms(sentence).dates
    of_other = [date for date in dates if start <= date.start < start + len(theirs)]
    of_own = [date for date in dates if date not in of_other]
    rest = _content(sentence[: other.start] + sentence[start + len(theirs) :])
    phrase = _content(_ENDED.split(own, maxsplit=1)[0])
    told = _content(theirs)
    return _Compared(number, _Time(date_parts(of_own), phrase - told), other, _Time(date_parts(of_other), told - rest))


def _phrase(sentence: str, at: int) -> str:
    return _ENDED.split(sentence[at:], maxsplit=1)[0]


def _states_level(number: Quantity, text: str) -> bool:
    """Tell whether *number* may be how much or how many there is, and no date of its own: “two years ago”."""
    counts = number.states_number or number.form.kind in ("part", "share", "half")
    timed = {reading.unit for reading in number.readings} <= set(TIME) and number.readings
    dated = any(date.start <= number.start < date.end for date in known_terms(text).dates)
    return bool(counts) and not number.form.is_place and not (timed and _counted(text, number)) and not dated


def _counted(text: str, number: Quantity) -> bool:
    """Tell whether a time is counted from another: “two years earlier”."""
    behind = words(text[number.end :][:_REACH])[:1]
    return bool(behind) and fold_word(behind[0]) in (*ENGLISH.dates.counted_on, *ENGLISH.dates.counted_back, "ago")


_REACH = 20
"""Characters behind a number among which the next word stands."""


def _is_alike(one: Quantity, other: Quantity, sentence: str) -> bool:
    """Tell whether both number things of one kind; either may leave its unit to the other: “412 crowns, from 436”."""
    bare = (each for each in (one, other) if not (each.form.unit or each.form.symbol))
    return one.counts_like(other) or any(_ALONE.match(sentence, each.end) for each in bare)


def date_parts(dates: Sequence[DateMention]) -> frozenset[DatePart]:
    """Return the parts that *dates* give: years, months, days, weekdays, and times told from the day of writing."""
    found: set[DatePart] = set()
    for date in dates:
        parts = (("year", date.year), ("month", date.month), ("weekday", date.weekday + 1))
        found.update((name, value) for name, value in parts if value)
        if date.month and date.day:
            found.add(("day", 100 * date.month + date.day))
        if date.nearby:
            found.add((date.nearby, date.shift))
    return frozenset(found)


def _content(text: str) -> frozenset[str]:
    """Return the stems of the content words of *text*, without dates, numbers and names of stretches of time."""
    folded = map(fold_word, words(text))
    telling = (word for word in folded if word not in STOP_WORDS and word.isalpha() and word not in _MOMENT)
    names = ENGLISH.dates.names
    return frozenset(stem(word) for word in telling if word not in names and word.removesuffix("s") not in _MOMENT)
