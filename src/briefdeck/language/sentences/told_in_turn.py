"""What a sentence tells in turn: of several deeds, which came first and which later.

“Signed the bill, left the hall and then flew to Marlow”, “sold it first and told her a week later”, “opened in 2009,
moved in 2014 and closed last year”.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import MOST, Clauses
from briefdeck.language.words import STOP_WORDS, has_digits_of_year, is_adverb, is_past

_ORDER = ENGLISH.clauses.order
_DONE_TO = frozenset(("was", "were"))
"""What makes a verb of any word in the past: “was made good”."""
_JOINING = frozenset(("and", "but", "then"))
_SUBORDINATING = frozenset(ENGLISH.grammar.subordinating)
_UNITS = frozenset(word.removesuffix("s") for word in ENGLISH.periods.nouns)
_MONTHS = {month.lower(): number for number, month in enumerate(ENGLISH.dates.months, 1)}
_PAST = _ORDER.unchanged | _ORDER.told_plainly
_AGES = frozenset(("at", "aged"))
_ONLY_TO_COME = frozenset(ENGLISH.grammar.modal)
_LATER_THAN = frozenset(("than", "this", "on", "that", "in", "to"))
"""What follows a “later” that puts nothing behind another."""
_RECENT = frozenset(("year", "month", "week"))
_NEAR = 5
"""Deeds told in a row that are looked at, and words before a “later” that say by how much."""
_OLDEST = 100
_NOW = 9000
"""The year, as it were, of what was “last year”: it is the last of those that a story tells of."""

Order = tuple[frozenset[str], frozenset[str], str, bool]
"""What was earlier and what later, as stems, the word that tells it, and whether the one brought the other about."""


class _Deed(NamedTuple):
    """A clause that tells by itself what somebody did."""

    clause: range
    verb: int
    """The place of its verb; of “was” in the passive."""
    has_subject: bool

    def content(self, read: Clauses, *, subject: bool) -> frozenset[str]:
        """Return the stems of its content words, with those of its *subject* or without."""
        return read.content_in(self.clause if subject else range(self.verb, self.clause.stop))


def find_told_in_turn(read: Clauses) -> Iterator[Order]:
    """Find what a sentence tells in turn, by a “then” or “later”, a “first”, or by dates."""
    first = 0
    while first < len(read.words):
        last = read.sentence_around(first)[1]
        deeds = list(_deeds(read, first, last))[:MOST]
        yield from _by_word(read, deeds)
        yield from _by_date(read, deeds)
        yield from _beside_dates(read, first, last, {each.clause.start for each in deeds if not each.has_subject})
        first = max(last, first + 1)


def _order(read: Clauses, one: _Deed, other: _Deed, between: list[_Deed], word: str) -> Order:
    """Put one deed before another; who does both, “opened … and closed”, belongs to neither."""
    shares = not any(each.has_subject for each in (*between, other))
    return one.content(read, subject=not shares), other.content(read, subject=True), word, False


def _by_word(read: Clauses, deeds: list[_Deed]) -> Iterator[Order]:
    for at, deed in enumerate(deeds):
        opens = _says_first(read, deeds[at - 1]) if at and not deed.has_subject else -1
        later = _says_later(read, deed)
        mark = later if later >= 0 else opens
        if not at or mark < 0:
            continue
        behind = [each for each in deeds[at + 1 :] if read.words[each.clause.start] in _JOINING]
        told = [*deeds[:at], deed, *behind][-_NEAR:]
        for one, other in combinations(range(len(told)), 2):
            yield _order(read, told[one], told[other], told[one + 1 : other], read.written[mark])
        return


def _says_later(read: Clauses, deed: _Deed) -> int:
    """Return the place of the “then”, or of the “later” behind a stretch of time, that opens or ends a deed; or -1."""
    for at in deed.clause:
        word = read.words[at]
        if word == "then" and at <= deed.verb and at - deed.clause.start <= 1:
            return at
        if word in _ORDER.afterwards and at != deed.clause.start - 1:
            behind = read.words[at + 1 : at + 2]
            ends = at + 1 == deed.clause.stop or behind[0] not in _LATER_THAN
            measured = at > 0 and read.words[at - 1].removesuffix("s") in _UNITS
            if measured or (ends and at <= deed.verb):
                return at
    return -1


def _says_first(read: Clauses, deed: _Deed) -> int:
    """Return the place of a “first” that belongs to the verb of a deed: “sold it first”, “first cleared it”; or -1."""
    last = deed.clause.stop - 1
    if read.words[last] == "first" and last > deed.verb:
        return last
    return deed.verb - 1 if deed.verb > deed.clause.start and read.words[deed.verb - 1] == "first" else -1


def _deeds(read: Clauses, first: int, last: int) -> Iterator[_Deed]:
    """Yield the clauses between two places that tell by themselves what somebody did."""
    for clause in _clauses(read, first, last):
        modal = any(read.words[at] in _ONLY_TO_COME and read.written[at].islower() for at in clause)
        if read.words[clause.start] in _SUBORDINATING or modal:
            continue
        verb = next((at for at in clause if _is_verb(read, at)), -1)
        if verb >= 0 and read.words[verb - 1] != "had":
            yield _Deed(clause, verb, any(_may_be_subject(read, at) for at in range(clause.start, verb)))


def _is_verb(read: Clauses, at: int) -> bool:
    word = read.words[at]
    if word in _DONE_TO:
        return at + 1 < len(read.words) and read.clause[at + 1] == read.clause[at]
    if not read.written[at].islower() or (word in STOP_WORDS and read.words[at - 1] not in _DONE_TO):
        return word in _PAST and word in STOP_WORDS and read.written[at].islower()
    return is_past(word) or word in _PAST


def _may_be_subject(read: Clauses, at: int) -> bool:
    """Tell whether the word at that place, before a verb, may be who does it, and no “later”, “hours” or “first”."""
    word = read.words[at]
    timed = word in _ORDER.afterwards or word.removesuffix("s") in _UNITS or word in ("first", "only", "a", "an", "had")
    return not (timed or word in _JOINING or word in _DONE_TO or is_adverb(word) or word[0].isdigit())


def _clauses(read: Clauses, first: int, last: int) -> Iterator[range]:
    start = first
    while start < last:
        _, end = read.clause_around(start)
        yield range(start, end)
        start = end


def _by_date(read: Clauses, deeds: list[_Deed]) -> Iterator[Order]:
    """Find the deeds of one that are told by their years, or by how old he was, and what is told behind them."""
    chains: list[list[tuple[tuple[int, ...], int, _Deed]]] = []
    for deed in deeds:
        when, at = next(((found, at) for at in deed.clause if (found := _when(read, at))), ((), -1))
        if not deed.has_subject and chains:
            chains[-1].append((when, at, deed))
        else:
            chains.append([(when, at, deed)])
    for chain in chains:
        dated = [each for each in chain if len(each[0]) > 1]
        years = [each[0] for each in dated]
        if not years or years != sorted(years) or len(chain) < 2 or len(set(years)) != len(years):
            continue
        begins = chain.index(dated[0])
        row = chain[begins:] if len(dated) > 1 else dated
        for one, other in combinations(row[:_NEAR], 2):
            between = [each[2] for each in row if one[2].verb < each[2].verb < other[2].verb]
            mark = next(at for _, at, _ in (one, other, *dated) if at >= 0)
            yield _order(read, one[2], other[2], between, read.written[mark])


def _beside_dates(read: Clauses, first: int, last: int, going_on: set[int]) -> Iterator[Order]:
    """Find what stands beside an earlier date in one clause and beside a later one in another.

    Not what goes *on* with what somebody did: it has no subject of its own.
    """
    dated = []
    for clause in _clauses(read, first, last):
        found = [(when, at) for at in clause if (when := _when(read, at)) and when[0] != _NOW]
        if len(found) == 1 and clause.start not in going_on:
            dated.append((*found[0], clause))
    for (one, at, here), (other, _, there) in combinations(dated[:_NEAR], 2):
        if len(one) != len(other) or one == other:
            continue
        earlier, later = (here, there) if one < other else (there, here)
        yield read.content_in(earlier), read.content_in(later), read.written[at], False


def _when(read: Clauses, at: int) -> tuple[int, ...]:
    """Return the date that ends at that place, as year, or as the number of its month; () where there is none."""
    word, before = read.words[at], read.words[at - 1] if at else ""
    if has_digits_of_year(word) and word[:2] in ("17", "18", "19", "20"):
        return (int(word), 0) if before in _MONTHS or before in ("in", "since", "of", "by", "until") else ()
    if word.isdecimal() and before in _AGES and int(word) < _OLDEST:
        ends, behind = at + 1 == read.clause_around(at)[1], read.words[at + 1 : at + 2]
        return (int(word), 0) if ends and not (behind and behind[0].isdecimal()) else ()  # no hour: “at 22:40”
    if word in _RECENT and before == "last":
        return (_NOW, 0)
    behind = read.words[at + 1 : at + 2]
    dated = bool(behind) and behind[0].isdecimal()
    return (_MONTHS[word],) if word in _MONTHS and before in ("in", "last", "that") and not dated else ()
