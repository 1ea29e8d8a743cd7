"""The words next to a number, which show what it counts. Their order is not kept."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.terms import Terms, blank_stretches
from briefdeck.language.words import STOP_WORDS, fold_word, words

WINDOW = 3
"""Content words that are kept on each side of a number at the most."""
_HEAD_REACH = 40
"""The number of characters after "of" in which the thing counted is looked for."""
_MOST_LENT = 4 * WINDOW
"""Content words that a number lends the next one at the most, however many lent it theirs."""
_OPENING = rf"\b{one_of(ENGLISH.grammar.number_parting)}\b"
_CLAUSE = re.compile(_OPENING, re.IGNORECASE)
_BOUNDARY = re.compile(rf"[,;:()“”\"—–]|\s-\s|\b(?:and|or|plus)\b|{_OPENING}", re.IGNORECASE)
_HEDGES = one_of(words for hedge in ENGLISH.hedges for words in hedge.before)
_JOINING = re.compile(
    r"[\s,;]*+(?:(?:and|or|plus|but|(?:up|down) from|compared (?:with|to))[\s,;]*+)?"
    rf"(?:just|another|{one_of(words for hedge in ENGLISH.hedges for words in hedge.before)})?\s*+",
    re.IGNORECASE,
)
"""What separates two numbers when the second shares the words before the first: “14 trawlers [and] 9 tugs”."""
_HEDGED = re.compile(rf"\b{_HEDGES}\s*\Z", re.IGNORECASE)
"""The hedge of a number at the end of what stands before it, which parts nothing: “fewer than”."""
_CLUSTER = re.compile(r"[\s-]*(?:of(?:\s(?:the|its|his|her|their|our|all|some|these|those))*\s)?", re.IGNORECASE)
"""What separates two numbers of the same thing: “500 [] 122mm shells”, “two [of its] nine routes”."""
_WHOLE = re.compile(r"(?:^|[,;:]\s*|\s)of (?:the |its |his |her |their )?$", re.IGNORECASE)
_POINTING = re.compile(r"\s(?:them|which|whom|these|those)\b")
_ASIDE = re.compile(r", (?:which|who|whose|where) ")
"""What opens a clause in commas: “the league, which has 40 clubs, took in 3,000 members”."""
_LONGEST_ASIDE = 200
"""Characters before a number in which such a clause is looked for, and what it is about."""
_NAMING = re.compile(rf"\b(?P<word>{one_of(ENGLISH.numbers.naming)})\s(?:(?:number|no\.?|nr\.?)\s)?\Z", re.IGNORECASE)
_SAYING = ENGLISH.governing.reporting
_COMPARING = re.compile(
    rf"\s(?:{one_of(ENGLISH.clauses.comparing.more | ENGLISH.clauses.comparing.less)})\b", re.IGNORECASE
)
"""What follows a number that counts what the one before it does: “24 goals, three *fewer* than Voss”."""
_CHANGING = re.compile(
    rf"\b{one_of((*ENGLISH.numbers.rises, *ENGLISH.numbers.falls))} of (?:{_HEDGES} )?\Z", re.IGNORECASE
)
"""What stands before the number by which the one before it changed: “612, a decline of 14”."""
_ENDING = re.compile(r"\s*(?:[.;!?]|\Z)")
_FIRST = re.compile(r"\s{0,40}(?P<word>[^\W\d_][\w'’-]*)")


class _Span(NamedTuple):
    start: int
    end: int
    chain: str


@dataclass(slots=True)
class _Number:
    """A number and the content words on each side of it, in order."""

    span: _Span
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    head: str = ""
    """What it counts, where the very next words say so: “twelve *sailors*”, “a third of the *crates*”."""
    pointing: bool = False
    """Whether it counts some “of them”, of what the number before it counts."""
    partitive: bool = False
    """Whether that follows an “of”."""
    ends: bool = False
    """Whether it is bare and its clause ends with it: “400 came, they said; the police spoke of *250*”."""
    bare: bool = False
    """Whether it says itself nothing of what it counts: “Harle won 31 and Orrin 18”."""
    whole: bool = False
    """Whether the next number counts a part of it: “of 90 witnesses, 17 spoke”."""


def named_by_number(text: str, quantity: Quantity) -> str:
    """Return the folded word before a number of *text* that is a name: “tram 7”, “room number 12”; "" of any other."""
    form, before = quantity.form, text[max(0, quantity.start - _HEAD_REACH) : quantity.start]
    counts = form.unit or form.symbol or form.scale
    named = None if counts else _NAMING.search(before)
    return fold_word(named["word"]) if named else ""


def number_neighbours(text: str, found: Terms) -> dict[str, tuple[str, ...]]:
    """Find the folded content words next to each number of *text*, sorted, by the number as it is written.

    The words between two numbers of a sentence belong to both only where nothing separates them. The second number also
    takes over words that it leaves out: “twelve sailors died and forty [sailors] were hurt”, “built 14 trawlers and
    [built] 9 tugs”.
    """
    blank = blank_stretches(text, found.stretches())
    gathered: dict[str, set[str]] = {}
    spans = _spans(found)
    starts = [span.start for span in spans]
    for start, end in _stretches(text) if spans else ():
        here = spans[bisect_left(starts, start) : bisect_left(starts, end)]
        for number in _numbers(blank, here, start, end):
            gathered.setdefault(number.span.chain, set()).update(number.before, number.after)
    return {chain: tuple(sorted(near)) for chain, near in gathered.items()}


def find_heads(text: str, found: Terms) -> dict[str, str]:
    """Find the one folded word that directly follows each number of *text*; "" where there is not exactly one.

    “Two *routes* ran” has one, “two ferry routes” has none.
    """
    return {span.chain: _alone(text, span.end) for span in _spans(found)}


def _alone(text: str, at: int) -> str:
    first = _FIRST.match(text, at)
    following = _FIRST.match(text, first.end()) if first else None
    if first is None or (following is not None and _content(following["word"])):
        return ""
    return next(iter(_content(first["word"])), "")


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Find where the sentences of *text* begin and end."""
    start = 0
    for sentence in split_sentences(text):
        start = text.index(sentence, start)
        yield start, start + len(sentence)
        start += len(sentence)


def _spans(found: Terms) -> list[_Span]:
    """Find where the numbers are; both ends of a range count as one."""
    spans: list[_Span] = []
    for number in found.quantities:
        if spans and spans[-1].chain == number.chain and number.start < spans[-1].start + len(number.chain):
            spans[-1] = spans[-1]._replace(end=number.end)
        else:
            spans.append(_Span(number.start, number.end, number.chain))
    return spans


def _numbers(text: str, spans: Sequence[_Span], start: int, end: int) -> list[_Number]:
    numbers = [_Number(span) for span in spans]
    if numbers:
        numbers[0].whole = _WHOLE.search(text, start, spans[0].start) is not None
        numbers[0].before = _content(_last_clause(text[start : spans[0].start]))[-WINDOW:]
        numbers[-1].after = _content(_CLAUSE.split(text[spans[-1].end : end])[0])[:WINDOW]
        _set_head(numbers[0], text, end)
    for left, right in pairwise(numbers):
        _set_head(right, text, end)
        gap = text[left.span.end : right.span.start]
        _part(left, right, gap)
        if "," in gap:
            right.before += _about_aside(text[max(start, left.span.start - _LONGEST_ASIDE) : left.span.start])
    heads: list[str] = []
    for at, number in enumerate(numbers):
        near = max(start, number.span.start - _HEAD_REACH)
        compares = _COMPARING.match(text, number.span.end, end) or _CHANGING.search(text, near, number.span.start)
        earlier = numbers[:at] if compares else numbers[: max(0, at - 1)] if number.pointing else []
        number.before += [word for other in earlier for word in (*other.before, *other.after)][:_MOST_LENT]
        if number.bare:
            number.before += heads[-_MOST_LENT:]
        if number.head:
            heads.append(number.head)
    for left, right in reversed(list(pairwise(numbers))):
        if _CLUSTER.fullmatch(text, left.span.end, right.span.start):
            left.after = list(right.after)
    return numbers


def _about_aside(before: str) -> list[str]:
    """Return the words for what a clause is about that is open at the end of *before*, and set off by commas."""
    opened = list(_ASIDE.finditer(before))
    if not opened or _BOUNDARY.search(before, opened[-1].end()):
        return []
    return _content(_BOUNDARY.split(before[: opened[-1].start()])[-1])[-WINDOW:]


def _last_clause(text: str) -> str:
    """Return *text* without an opening clause: “When the boiler burst, a dozen” becomes “a dozen”."""
    opening, comma, rest = text.partition(",")
    return rest if comma and _CLAUSE.match(opening) else text


def _set_head(number: _Number, text: str, end: int) -> None:
    is_bare = number.span.chain.replace(",", "").isdecimal()
    number.ends = is_bare and _ENDING.match(text, number.span.end, end) is not None
    first = _FIRST.match(text, number.span.end, end)
    if first is not None and fold_word(first["word"]) == "of":
        number.pointing = _POINTING.match(text, first.end(), end) is not None
        number.partitive = True
        number.head = next(iter(_content(text[first.end() : min(end, first.end() + _HEAD_REACH)])), "")
    elif first is not None:
        number.head = next(iter(_content(first["word"])), "")
    number.bare = is_bare and not number.head


def _part(left: _Number, right: _Number, gap: str) -> None:
    """Divide the words of the *gap* between two numbers, and give the second the words that it leaves out."""
    gap = _HEDGED.sub("", gap)
    bounds = list(_BOUNDARY.finditer(gap))
    left.after = _content(gap[: bounds[0].start()] if bounds else gap)[:WINDOW]
    right.before = _content(gap[bounds[-1].end() :] if bounds else gap)[-WINDOW:]
    if len(right.before) == 1 and [bound[0] for bound in bounds[-2:]] == [",", ","]:  # “the weir, run by Aske, kept 40”
        start = bounds[-3].end() if bounds[2:] else 0
        right.before = [*_content(gap[start : bounds[-2].start()])[-WINDOW:], *right.before]
    if right.head:
        right.before = [word for word in right.before if word != left.head]
    if not bounds or (not right.before and _JOINING.fullmatch(gap, bounds[0].start())):
        right.before += left.before[:_MOST_LENT]
    if left.head and (not right.head or left.whole or (left.partitive and not right.partitive)):
        right.before.append(left.head)
        right.head = right.head or left.head
    if left.whole or right.ends:
        right.before += left.after
    if right.ends and not _SAYING.isdisjoint(right.before):
        right.before += left.before


def _content(text: str) -> list[str]:
    return [folded for folded in map(fold_word, words(text)) if len(folded) > 1 and folded not in STOP_WORDS]
