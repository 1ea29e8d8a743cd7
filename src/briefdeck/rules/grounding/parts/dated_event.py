"""Dates that stand with another event on a line than in the fact: for the rule on numbers and their things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from briefdeck.language.dates.dates import DateMention
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.markup import plain
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.terms import known_terms
from briefdeck.language.words import STOP_WORDS, fold_word, is_past, stem, words
from briefdeck.rules.fact_context import Claim

_IN_YEAR = re.compile(r"\sin (?P<year>[0-9]{4})\b")
_DIGIT = re.compile(r"[0-9]")
_HELPING = ENGLISH.grammar.helping
_JOINING = frozenset(("and", "but", "or", *ENGLISH.grammar.subordinating))
_POINTING = frozenset((*ENGLISH.grammar.determiners, "he", "she", "it", "they"))
_TWO = 2
_PARTING = re.compile(
    rf"[,;:()–—]\s?|\b(?:and|{one_of(ENGLISH.grammar.subordinating)})\b(?!\s(?:[0-9]|{one_of(ENGLISH.dates.months)}\b))",
    re.IGNORECASE,
)


class DatedPart(NamedTuple):
    """A part of a sentence that has one date."""

    date: DateMention
    stems: frozenset[str]
    """The stems of its content words, other than names and numbers."""
    deeds: frozenset[str]
    """The stems of those that are forms of verbs in the past: “moved”."""
    lasts: bool
    """Whether it tells what has been so since then."""
    subject: frozenset[str]
    """The stems of what stands before the first of them where the part opens the sentence: it goes on in the next."""


class StrayDate(NamedTuple):
    """A date of a claim, and what the lines say beside other dates only."""

    written: str
    events: list[str]


def find_stray_date(claim: Claim) -> StrayDate | None:
    """Find a date of *claim* that goes with another event on the lines, as far as their texts are present."""
    text = claim.with_question[0]
    parts = dated_parts(text) if claim.terms.dates else ()
    lines = _parts_on_lines(claim) if parts else []
    for mine in parts:
        wrong = _of_another_date(mine, lines)
        if wrong:
            return StrayDate(mine.date.written, [word for word in words(text) if stem(fold_word(word)) in wrong])
    date = claim.terms.dates[0] if len(claim.terms.dates) == 1 else None
    wrong = _of_clauses_with_other_dates(claim, date) if date and date.written in text else frozenset()
    if date and wrong:
        return StrayDate(date.written, [word for word in words(text) if stem(fold_word(word)) in wrong])
    return _of_other_year(claim)


def _of_other_year(claim: Claim) -> StrayDate | None:
    """Find a number right before “in 2028” where the lines have another of its kind there, and this one elsewhere."""
    mine = list(_in_years(claim.plain)) if " in " in claim.plain else []
    stated = [plain(drawn.fact.fact) for drawn in claim.fact.drawn_from]
    texts = [*(text for _, text in claim.cited.written_lines), *stated] if mine else []
    theirs = [pair for text in texts for pair in _in_years(text)]
    for number, year in mine:
        same = [other for other, when in theirs if when == year and number.counts_like(other)]
        known = any(number.may_equal(other) for other in same)
        if same and not known and claim.cited.has_quantity(number):
            return StrayDate(year, [number.written])
    return None


def _in_years(text: str) -> Iterator[tuple[Quantity, str]]:
    """Yield the numbers of *text* that stand right before “in” and a year, with that year."""
    for number in known_terms(text).quantities:
        match = _IN_YEAR.match(text, number.end) if number.states_number else None
        if match:
            yield number, match["year"]


def _parts_on_lines(claim: Claim) -> list[DatedPart]:
    texts = [text for _, text in claim.cited.written_lines]
    stated = [plain(drawn.fact.fact) for drawn in claim.fact.drawn_from]
    return [part for text in (*texts, *stated) for part in dated_parts(text)]


def _of_another_date(mine: DatedPart, lines: list[DatedPart]) -> frozenset[str]:
    """Return what *mine* tells that the lines tell of other dates only, if nothing that they tell of its own."""
    lines = [part for part in lines if not (part.lasts and (mine.date.year or 0) > (part.date.year or 0))]
    own = [part.deeds for part in lines if is_same_date(part.date, mine.date)]
    others = frozenset[str]().union(*(part.deeds for part in lines if not is_same_date(part.date, mine.date)))
    here = frozenset[str]().union(*own)
    if here and mine.stems.isdisjoint(here):
        return mine.stems & others
    return _of_another_part(mine, lines) if own else frozenset()


def _of_another_part(mine: DatedPart, lines: list[DatedPart]) -> frozenset[str]:
    """Return what *mine* tells, if all of it is told of other dates only, but for what every part is about."""
    about = frozenset[str]().union(*(part.subject for part in lines))
    here, others = (
        frozenset[str]().union(*(part.stems for part in lines if is_same_date(part.date, mine.date) is same))
        for same in (True, False)
    )
    told = mine.stems - about
    return told if told and here - about and told.isdisjoint(here) and told <= others else frozenset()


def _of_clauses_with_other_dates(claim: Claim, date: DateMention) -> frozenset[str]:
    """Return what *claim*, with its only date, tells, if all of it stands in clauses that have dates of their own.

    The clause that has the date shares nothing with the claim then, but for a subject that stands in another clause.
    """
    text = claim.with_question[0]
    start = text.find(date.written)
    said = _content_words(text[:start] + text[start + len(date.written) :], opens=True, named=True)
    mine, first = frozenset(map(stem, said)), stem(said[0]) if said else ""
    stated = [plain(drawn.fact.fact) for drawn in claim.fact.drawn_from]
    sentences = [
        clauses_with_dates(sentence)
        for each in (*(line for _, line in claim.cited.written_lines), *stated)
        for sentence in split_sentences(each)
    ]
    every = [clause for clauses in sentences for clause in clauses]
    here = [clause for clause in every if any(may_be_same_date(date, each) for each in clause.dates)]
    others = [clause for clause in every if clause.dates and all(is_other_date(date, each) for each in clause.dates)]
    if not here or not others or any(not clause.stems for clause in here):
        return frozenset()
    is_own = all(clause.is_own for clause in here)
    about = frozenset() if is_own else frozenset[str]().union(*(clause.subject for clause in every))
    told = (mine - about) & frozenset[str]().union(*(clause.stems for clause in every))
    there = told & frozenset[str]().union(*(clause.stems | clause.elided for clause in others))
    there -= frozenset[str]().union(*(clause.elided for clause in here))
    shared = frozenset[str]().union(*(clause.elided for clause in others))
    if not told.isdisjoint(frozenset[str]().union(*(clause.stems for clause in here)) - shared) or (
        is_own and first not in there
    ):
        return frozenset()
    return there - shared if len(there) * 2 >= max(len(mine - about), 1) else frozenset()


class DatedClause(NamedTuple):
    """A clause with the dates in it."""

    dates: tuple[DateMention, ...]
    stems: frozenset[str]
    """The stems of its content words, names among them, without those of its dates."""
    subject: frozenset[str]
    """Those in front of its first verb; all of them where no verb is known."""
    is_own: bool
    """Whether it has a subject of its own, and does not go on with that of a clause before it."""
    verbs: frozenset[str] = frozenset()
    """The stems of its verbs."""
    elided: frozenset[str] = frozenset()
    """The stems of subject and verb of the clause before it, which it leaves out."""


@lru_cache(maxsize=REMEMBERED)
def clauses_with_dates(sentence: str) -> tuple[DatedClause, ...]:
    """Find the clauses of *sentence*; none where it has fewer than two dates."""
    if len(known_terms(sentence).dates) < _TWO:
        return ()
    cuts = [0, *(match.start() for match in _PARTING.finditer(sentence)), len(sentence)]
    parts: list[str] = []
    for start, end in pairwise(cuts):
        part = sentence[start:end]
        if parts and not _read_clause(part, opens=False).stems:  # “until Monday”
            parts[-1] += part
        elif part:
            parts.append(part)
    read = [_read_clause(part, opens=at == 0) for at, part in enumerate(parts)]
    return tuple(_with_elided(clause, read[:at], parts[at]) for at, clause in enumerate(read))


def _with_elided(clause: DatedClause, before: Sequence[DatedClause], part: str) -> DatedClause:
    """Return *clause* with what it leaves out of the clause before it: “won a cup in 1965 and a league in 1971”."""
    said = [fold_word(word) for word in words(part)]
    if not before or clause.is_own:
        return clause
    if said[:1] == ["and"] and not any(map(_is_verb, said)):
        return clause._replace(elided=before[-1].verbs | before[-1].subject, subject=frozenset())
    start = 1 if said[:1] == ["and"] else 0
    opens = any(map(_is_verb, said[start : start + 1])) or said[start : start + 1] == ["will"]
    subject = next((each.subject for each in reversed(before) if each.is_own), frozenset[str]())
    return clause._replace(elided=subject) if opens else clause


def _read_clause(part: str, *, opens: bool) -> DatedClause:
    dates = known_terms(part).dates
    for date in reversed(dates):
        part = part[: date.start] + part[date.end :]
    said = [fold_word(word) for word in words(part)]
    at = next((at for at, word in enumerate(said) if _is_verb(word)), len(said))
    told, subject = (frozenset(map(stem, filter(_is_telling, some))) for some in (said, said[:at]))
    opening = part.lstrip(" ,;:()–—").split(" ")
    first = next((word for word in opening if fold_word(word) not in _JOINING), "")
    named = first[:1].isupper() or fold_word(first) in _POINTING
    sets_in = bool(opening) and fold_word(opening[0]) in ENGLISH.grammar.subordinating
    is_own = (opens or named) and bool(subject) and (at < len(said) or sets_in)
    verbs = frozenset(stem(word) for word in said if _is_verb(word))
    return DatedClause(dates, told, subject, is_own, verbs)


def _is_verb(word: str) -> bool:
    return word in _HELPING or is_past(word)


def _is_telling(word: str) -> bool:
    return word[:1].isalpha() and word not in STOP_WORDS


def may_be_same_date(one: DateMention, other: DateMention) -> bool:
    """Tell whether two dates have a part in common, and none in which they differ: “May 2019” and “that May”."""
    return bool(_common(one, other)) and all(_common(one, other))


def is_other_date(one: DateMention, other: DateMention) -> bool:
    """Tell whether two dates differ in a part that both have."""
    return not all(_common(one, other))


def _common(one: DateMention, other: DateMention) -> list[bool]:
    """Compare the parts that both dates have: year, month, day, weekday."""
    pairs = [(one.year, other.year), (one.month, other.month), (one.day, other.day)]
    pairs += [(one.weekday + 1, other.weekday + 1)]
    return [mine == theirs for mine, theirs in pairs if mine and theirs]


@lru_cache(maxsize=REMEMBERED)
def dated_parts(text: str) -> tuple[DatedPart, ...]:
    """Find the parts of *text* that have one date with a year; one with nothing else goes with the part behind it."""
    return tuple(part for sentence in split_sentences(text) for part in _find_dated_parts(_PARTING.split(sentence)))


def _find_dated_parts(parts: list[str]) -> Iterator[DatedPart]:
    for at, part in enumerate(parts):
        dates = known_terms(part).dates if _DIGIT.search(part) else ()
        if len(dates) == 1 and dates[0].year:
            said = _content_words(part, opens=at == 0)
            following = parts[at + 1] if at + 1 < len(parts) else ""
            if not said and not known_terms(following).dates:
                said = _content_words(following)
            deeds = [word for word in said if is_past(word)]
            subject = said[: said.index(deeds[0])] if deeds and at == 0 else []
            lasts = part[: dates[0].start].rstrip().endswith("since")
            told, done, about = (frozenset(map(stem, some)) for some in (said, deeds, subject))
            yield DatedPart(dates[0], told, done, lasts, about)


def _content_words(part: str, opens: bool = False, named: bool = False) -> list[str]:
    """List the folded content words of *part*, which *opens* a sentence or not, without numbers; *named* with names."""
    written = words(part)
    folded = (fold_word(word) for at, word in enumerate(written) if named or word.islower() or (opens and at == 0))
    return [word for word in folded if word.isalpha() and word not in STOP_WORDS]


def is_same_date(one: DateMention, other: DateMention) -> bool:
    """Tell whether two dates may be the same, as far as both say: “2019” and “May 2019” may."""
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return all(mine == theirs or not (mine and theirs) for mine, theirs in pairs)
