"""Who is counted on a line and in a fact: a part or all, more or fewer of them, each or all together.

“3 of the 14 boats passed” is not “all 14 boats passed”, nor “most of them passed”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import CURRENCIES, count_of
from briefdeck.language.numbers.hedges import ROUGH
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.numbers.quantifiers import Share, shares_of
from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.stems import content_stems
from briefdeck.language.words import is_past
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_GRAMMAR = ENGLISH.grammar
_EVERY = frozenset(("all", "each", "every"))
_SKIPPED = _GRAMMAR.articles | frozenset(
    (*_GRAMMAR.being, *_GRAMMAR.having, *_GRAMMAR.adverbs, "its", "their", *_EVERY)
)
"""Words that make no other statement of one."""
_LEFT_OPEN = ENGLISH.statements.negations | ENGLISH.clauses.conditions | {"nearly", "almost"}
_TOLD_OF_REST = frozenset((*ENGLISH.numbers.leaving, *_EVERY, "both"))
"""What a line has that tells of the others, or of all."""
_PREPOSITIONS = frozenset((*_GRAMMAR.prepositions, *_GRAMMAR.place_prepositions))
_SETTING = frozenset(("in", "on", "at", "after", "before", "during", "since", "yesterday", "today", "when", "while"))
"""What opens where or when it was, which a fact may leave out."""
_PART = 3
"""Words between the number of a part and that of its whole: “3 out *of the* 14”."""


class _Counted(NamedTuple):
    """A number of things of which something is said."""

    number: int
    part: int
    """How many of them it is said of, where that is told; 0 where it is not."""
    thing: str
    """The stem of the word for them."""
    told: tuple[str, ...]
    """What is said of them behind that, as stems, without where and when; or else the verb before them."""
    written: str


def find_whole_for_count(derived: Derivation) -> tuple[str, str] | None:
    """Find what a statement tells of a whole by its number, and every line of a part of it: the whole, and the part."""
    says, lines = derived.clauses, derived.cited_clauses
    own = [] if not _LEFT_OPEN.isdisjoint(says.words) else [each for each in _counted_in(says) if not each.part]
    if not own or any(not _TOLD_OF_REST.isdisjoint(line.words) for line in lines):
        return None
    theirs = [each for line in lines for each in _counted_in(line)]
    for mine in own:
        same = [each for each in theirs if (each.number, each.thing) == (mine.number, mine.thing)]
        alike = [each for each in same if each.told == mine.told != ()]
        if alike and len(alike) == len(same) and all(0 < each.part < each.number for each in alike):
            return mine.written, alike[0].written
    return None


def leaves_out(says: Clauses, mine: Share, line: Clauses, theirs: Share) -> bool:
    """Tell whether *mine* says less of some than a line does: “all voted”, where “two voted against it”."""
    told, there = _told_of(says, mine), _told_of(line, theirs)
    return (
        told != ()
        and told == there[: len(told)]
        and any(word in _PREPOSITIONS for word in there[len(told) : len(told) + 1])
    )


def _told_of(read: Clauses, share: Share) -> tuple[str, ...]:
    """Return what is said of those of whom *share* speaks."""
    start = share.at + len(share.words.split())
    noun = next((at for at in range(start, len(read.stems)) if read.stems[at] in share.nouns), start)
    return tuple(_told_behind(read, noun + 1))


def _counted_in(read: Clauses) -> Iterator[_Counted]:
    for at, word in enumerate(read.words[:-1]):
        count = count_of(word)
        if count > 1 and not count_of(read.words[at + 1]) and read.clause[at + 1] == read.clause[at]:
            part = _part_before(read, at)
            start = at if part is None else part
            if part is None and _is_shared_out(read, at):
                continue
            named = " ".join(read.written[start : at + 2])
            told = tuple(_told_behind(read, at + 2))
            counted = 0 if part is None else count_of(read.words[part])
            yield _Counted(count, counted, read.stems[at + 1], told or tuple(_deed_before(read, start)), named)


def _part_before(read: Clauses, at: int) -> int | None:
    """Return the place of the number of a part “of” the number at that place; None where there is none."""
    first = max(read.clause_around(at)[0], at - _PART - 1)
    for place in range(at - 1, first - 1, -1):
        if count_of(read.words[place]):
            return place if "of" in read.words[place:at] else None
    return None


def _is_shared_out(read: Clauses, at: int) -> bool:
    """Tell whether the number at that place is that of a whole of which a share is meant: “a sixth of the 212”."""
    before = [word for word in read.words[read.clause_around(at)[0] : at] if word not in _GRAMMAR.articles][-2:]
    shared = before[-1:] in (["of"], ["from"], ["among"]) and _EVERY.isdisjoint(before)
    return shared or not ENGLISH.numbers.fractions.keys().isdisjoint(before[-1:])


def _told_behind(read: Clauses, start: int) -> Iterator[str]:
    """Yield the stems of what is said of those who stand before that place; whose they are is left out."""
    end = read.clause_around(start - 1)[1]
    at = start
    while at < end and read.words[at] in ("of", "in"):  # “hangers of the bridge”, “boats in Velby”
        at += 1
        while at < end and not (read.words[at] in _SKIPPED - _GRAMMAR.articles or is_past(read.words[at])):
            at += 1
    for place in range(at, end):
        if read.words[place] in _SETTING:
            return
        if read.words[place] not in _SKIPPED:
            yield read.stems[place]


def _deed_before(read: Clauses, at: int) -> list[str]:
    """List the stem of a verb in the past right before that place."""
    before = at - 1
    while before > 0 and read.words[before] in _SKIPPED:
        before -= 1
    near = before >= 0 and read.clause[before] == read.clause[at] and read.is_past(before)
    return [read.stems[before]] if near else []


_SHARES = {
    phrase: (each.least, each.most)
    for each in ENGLISH.quantifiers.scale
    for phrase in each.phrases
    if each.least > Fraction(9, 100)
}
_OF_THEM = re.compile(
    rf"(?i)(?:\A|[,;:(] ?|\band )(?:about |just |well )?(?P<share>{one_of(_SHARES)})(?: of)? "
    r"(?:them|these|those|whom|which)\b(?P<said>[^.;,]*)"
)
"""“Most of them only as a precaution”."""
_PART_OF_THEM = re.compile(
    r"(?i)(?:including|among (?:them|these)|of (?:whom|which|these))\W+(?:(?:only|just|some|about|at least) )*\Z"
)
"""What stands before the number of a part of those counted before it."""
_PART_BEHIND = re.compile(r"(?i)\A (?:of (?:them|these|whom|which))\b")
_NEAR = Fraction(1, 20)
"""By how much a share in words may be off."""


def find_other_count(derived: Derivation) -> tuple[str, str] | None:
    """Find a share of “them” that the statement gives of those of whom a line has far more or fewer, with that.

    The line counts them, “60, including 20 children”, or tells their share in words itself.
    """
    match = _OF_THEM.search(derived.claim.plain)
    said = content_stems(match["said"]) if match else frozenset()
    if match is None or not said:
        return None
    least, most = _SHARES[match["share"].lower()]
    counted = [each for sentence in derived.cited for each in _parts(sentence.text) if said & each[2]]
    shares = [_share_of(Fraction(part.plain[0]), Fraction(whole.plain[0])) for part, whole, _ in counted]
    if shares and all(not least - _NEAR <= share <= most + _NEAR for share in shares):
        return match["share"], f"{counted[0][0].written} of {counted[0][1].written}"
    told = [share for line in derived.cited_clauses for share in _shares_told(line, said)]
    if told and not shares and all(least - _NEAR > each.most or most + _NEAR < each.least for each in told):
        return match["share"], f"“{told[0].words}”"
    return None


def _share_of(part: Fraction, whole: Fraction) -> Fraction:
    """Return the share that *part* is of *whole*; “two thirds” is one by itself."""
    return part if part < 1 else part / whole


def _shares_told(line: Clauses, said: frozenset[str]) -> Iterator[Share]:
    """Yield the shares of *line* in whose clause something is *said* too: “half of the loss was made good”."""
    for share in shares_of(line):
        if not said.isdisjoint(line.content_in(range(*line.clause_around(share.at))) - share.nouns):
            yield share


def _parts(text: str) -> Iterator[tuple[Quantity, Quantity, frozenset[str]]]:
    """Yield each number of a part, that of the whole before it, and the stems of what is said of the part."""
    numbers = [one for one in cached_quantities(text) if one.states_number and one.plain and one.plain[0] > 0]
    for whole, part in pairwise(numbers):
        is_part = _PART_OF_THEM.search(text, whole.end, part.start) or _PART_BEHIND.match(text[part.end :])
        if is_part and part.plain[0] <= whole.plain[0]:
            yield part, whole, content_stems(re.split("[.;]", text[part.end :])[0])


_EACH = frozenset(("each", "apiece"))
_ENDS = rf"(?=\s*(?:[.,;:)”\"]|\Z)|\s(?:{one_of((*ENGLISH.grammar.prepositions, 'and', 'but'))})\b)"
_TOLD = re.compile(
    rf"(?:\s[\w’'£$€-]+){{0,2}}?\s(?P<word>{one_of((*ENGLISH.numbers.summing, *_EACH))})\b{_ENDS}", re.IGNORECASE
)
"""What stands behind a number that is of each, or of all together: “40 million crowns in all.”"""
_FIRST = re.compile(
    rf"\A(?P<word>(?:{one_of(('each', 'every one'))}) of|together)\b[^,;.:()0-9]{{12,60}}\Z", re.IGNORECASE
)
"""What a fact opens with, up to its first number, if it says it of each or of all: “Each of the towns owes”."""
_PRICE = re.compile(rf"\bfor (?:{ROUGH} )?[$£€]?\Z")
"""What stands before the sum that several things were had for."""
_FOR_ONE = re.compile(rf"\b(?:{one_of(ENGLISH.numbers.each)}|an?|per)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[^,;.:()]{1,60}")
"""What stands between the number of things and their price."""
_REACH = 70
"""Characters before a number in which what tells of it may stand."""
_LARGE = 100_000
"""From here on a number without a unit of another kind, behind “for”, is a sum of money."""


class _NumberTold(NamedTuple):
    """A number, the word behind it by which it is told of each or of all, and of which of the two."""

    quantity: Quantity
    word: str
    is_each: bool


def find_sum_for_each(derived: Derivation) -> tuple[str, str] | None:
    """Find a number of the statement that is of each, and on all lines of all together, or the other way round.

    Returned are the words for it in the statement and on the line; “for” where the line has it as the price of several
    things.
    """
    text = derived.claim.plain
    for mine in (*_told_in(text), *_told_first(text)):
        lines = [sentence.text for sentence in derived.cited if _has(sentence.text, mine.quantity)]
        theirs = [[told for told in _told_in(line) if told.quantity.may_equal(mine.quantity)] for line in lines]
        if lines and all(theirs) and all(told.is_each is not mine.is_each for few in theirs for told in few):
            return mine.word, theirs[0][0].word
        if mine.is_each and lines and all(_is_price_of_several(line, mine.quantity) for line in lines):
            return mine.word, "for"
    return None


def _told_in(text: str) -> Iterator[_NumberTold]:
    """Yield the numbers of *text* that are told of each, or of all together, right behind them."""
    for quantity in cached_quantities(text):
        match = _TOLD.match(text, quantity.end)
        if match and quantity.states_number:
            yield _NumberTold(quantity, match["word"], match["word"].lower() in _EACH)


def _told_first(text: str) -> Iterator[_NumberTold]:
    """Yield the first number of *text*, if that opens with “Each of” or “Together”."""
    for quantity in cached_quantities(text)[:1]:
        match = _FIRST.match(text, 0, quantity.start)
        if match and quantity.states_number:
            yield _NumberTold(quantity, match["word"], match["word"].lower() != "together")


def _has(text: str, quantity: Quantity) -> bool:
    return any(other.may_equal(quantity) for other in cached_quantities(text))


def _is_price_of_several(line: str, quantity: Quantity) -> bool:
    """Tell whether *line* has the number as a sum for several things that it counts: “four ferries for 96 million”."""
    found = cached_quantities(line)
    return any(
        before.states_number
        and before.plain[0] > 1
        and _BETWEEN.fullmatch(line, before.end, price.start)
        and _FOR_ONE.search(line, before.end, price.end + _REACH) is None
        for price in found
        if price.may_equal(quantity) and _is_money(price) and _PRICE.search(line, max(0, price.start - 30), price.start)
        for before in found
        if before.end < price.start
    )


def _is_money(quantity: Quantity) -> bool:
    units = {reading.unit for reading in quantity.readings}
    return bool(units & CURRENCIES) or (units == {""} and quantity.plain[0] >= _LARGE)
