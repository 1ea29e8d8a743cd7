"""Who won and who is the youngest: told by a place in a row, or by the ages of several on a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.numbers import cached_quantities
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.words import fold_word
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.parts.number_of_another import names_in, numbered_parts

_NOT_BETWEEN = (*ENGLISH.numbers.ordinals, *ENGLISH.grammar.prepositions, "silver", "bronze")
_WON = re.compile(
    rf"\b{one_of(ENGLISH.numbers.winning)}\s(?:(?!{one_of(_NOT_BETWEEN)}\b)[\w’'-]+\s){{0,5}}"
    rf"(?P<won>{one_of(ENGLISH.numbers.contests)})\b",
    re.IGNORECASE,
)
_NTH = one_of(word for word, number in ENGLISH.numbers.ordinals.items() if 2 <= number <= 20)
_COMING = (*ENGLISH.numbers.ranked, *ENGLISH.grammar.being, "in")
_GOING_ON = (*ENGLISH.grammar.prepositions, *ENGLISH.grammar.parting, *ENGLISH.numbers.apart, "and")
_PLACED = lazy_pattern(
    rf"\b(?:{_NTH}\splace|{one_of(_COMING)}\s(?:up\s)?{_NTH}\b(?!\s(?!{one_of(_GOING_ON)}\b)[a-z])|runner-up)",
    re.IGNORECASE,
)
"""What gives somebody a place behind the first: “came third in”; not “was third time lucky”."""
_WHO = r"(?<![\w’'-])[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,2}"
_RUNNER_UP = one_of(ENGLISH.numbers.runners_up)
_PLACE_OF = re.compile(
    rf"(?P<name>{_WHO})(?:, [^,.;]{{1,40}},)? {one_of(ENGLISH.numbers.coming_in)} (?:in )?(?:the )?(?P<nth>{_NTH})"
    r"(?: place)?\b(?! [a-z]+est\b)"
    rf"|(?P<won_by>{_WHO}) (?:was|{one_of(ENGLISH.numbers.coming_in)}) (?:as )?(?:the )?(?P<second>{_RUNNER_UP})\b"
    rf"|(?P<winner>{_WHO}) {one_of(ENGLISH.numbers.taking_medal)} (?:the |a )?"
    rf"(?P<medal>{one_of(ENGLISH.numbers.medals)})\b"
    rf"|\b(?P<apart>{_RUNNER_UP}),? (?P<behind>{_WHO})"
    rf"|(?P<winning>{_WHO}) (?P<won>won)\b(?= (?:at|in|the)\b)"
)
"""Who came in which place: “Aske finished third”, “the runner-up, Aske”, “Aske was the winner”, “Aske won at Tann”."""
_MEDALS = ENGLISH.numbers.medals
_PRIZES = frozenset((*ENGLISH.numbers.winning, *ENGLISH.numbers.prizes))
_AGED = re.compile(
    r"(?<![\w’'.-])(?P<name>[^\W\d_a-z][\w’'.-]*),?\s(?:\(|aged\s)?(?P<age>[1-9][0-9]?)\b(?=\s?[,;:.)]|\sand\b|\Z)"
)
"""Somebody with an age: “Voss, 45,”, “Voss (45)”, “Voss, aged 45”."""
_OUTERMOST = lazy_pattern(
    rf"\b(?P<word>{one_of((*ENGLISH.numbers.youngest, *ENGLISH.numbers.oldest))})\b", re.IGNORECASE
)
_COMPARED = lazy_pattern(
    r"(?<![\w’'-])(?P<one>[^\W\d_a-z][\w’'-]*)\s(?:is|was)\s(?:[a-z]+\s){0,4}(?P<word>younger|older)\sthan\s"
    r"(?:[^\W\d_a-z][\w’'-]*\s)*(?P<other>[^\W\d_a-z][\w’'-]*)"
)

_AHEAD = re.compile(rf"\b(?P<word>{one_of(ENGLISH.numbers.ahead)})\b", re.IGNORECASE)


class OtherPlace(NamedTuple):
    """Words of a claim that the line tells of another, and what it says instead."""

    written: str
    instead: str


def find_lower_place(claim: Claim) -> OtherPlace | None:
    """Find a contest that somebody won by *claim*, where the lines give a lower place in it and speak of no winner."""
    won = _WON.search(claim.plain)
    if won is None or not claim.cited.has_word(won["won"]) or any(map(claim.cited.has_word, _PRIZES)):
        return None
    for _, line in claim.cited.written_lines:
        placed = _PLACED.search(line)
        if placed and placed[0].lower() not in claim.plain.lower():
            return OtherPlace(won[0].split(" ")[0], placed[0])
    return None


def find_place_of(claim: Claim) -> OtherPlace | None:
    """Find who won by *claim*, or was the runner-up, whom a line names with another place: “Aske finished third”."""
    own = list(_places_in(claim.plain))
    theirs = [each for _, line in claim.cited.written_lines for each in _places_in(line)] if own else []
    for name, number, written in own:
        other = [each for each in theirs if each[0] == name]
        nth = next(word for word, count in ENGLISH.numbers.ordinals.items() if count == number)
        placed = re.compile(rf"\b{one_of(ENGLISH.numbers.coming)} (?:in )?(?:the )?{nth}\b")
        medal = next((each for each in _MEDALS if written.endswith(each)), "")
        if medal and claim.cited.has_word(medal):
            continue  # “won bronze in 2014 and silver in 2018”
        if number > 1 and claim.cited.matches(placed):
            continue  # “won the slalom, a day after finishing second in the downhill”
        if other and all(each[1] != number for each in other):
            return OtherPlace(written, other[0][2])
    return None


def _places_in(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield who came in which place, by the last word of the name; with the words that say so."""
    for match in _PLACE_OF.finditer(text):
        name = next(filter(None, match.group("name", "won_by", "winner", "behind", "winning")))
        word = next(filter(None, match.group("nth", "second", "medal", "apart", "won"))).lower()
        place = _MEDALS.index(word) + 1 if word in _MEDALS else 2 if word == "runner-up" else 1
        yield name.split()[-1], ENGLISH.numbers.ordinals.get(word, place), match[0]


def is_place_told(claim: Claim, number: int) -> bool:
    """Tell whether a line gives that place to somebody in other words: “took silver” for the second."""
    return any(place == number for _, line in claim.cited.written_lines for _, place, _ in _places_in(line))


def find_other_age(claim: Claim) -> OtherPlace | None:
    """Find who is the youngest or the oldest by *claim*, where another is by the ages that a line gives."""
    low = claim.plain.lower()
    if not any(word in low for word in ("youn", "old", "eld")):
        return None
    for _, line in claim.cited.written_lines:
        ages = {fold_word(match["name"]): int(match["age"]) for match in _AGED.finditer(line)}
        if len(ages) < 2:
            continue
        compared = _COMPARED.search(claim.plain)
        if compared:
            one, other = (ages.get(fold_word(compared[side])) for side in ("one", "other"))
            if one is not None and other is not None and (one < other) is not (compared["word"] == "younger"):
                return OtherPlace(compared["word"], f"{one} and {other}")
        word = _OUTERMOST.search(claim.plain)
        named = [name for name in ages if name in {fold_word(each) for each in claim.plain.replace("’", " ").split()}]
        if word and len(named) == 1 and len(cached_quantities(line)) >= len(ages):
            young = word["word"].lower() in ENGLISH.numbers.youngest
            first = min(ages.values()) if young else max(ages.values())
            if ages[named[0]] != first:
                return OtherPlace(word["word"], f"{ages[named[0]]} and {first}")
    return None


def find_age_of_another(claim: Claim) -> OtherPlace | None:
    """Find an age that *claim* gives to somebody who has another on the line, where others have it."""
    mine = list(_AGED.finditer(claim.plain))
    for _, line in claim.cited.written_lines if mine else ():
        ages = [(fold_word(match["name"]), match["age"]) for match in _AGED.finditer(line)]
        for match in mine:
            own = [age for name, age in ages if name == fold_word(match["name"])]
            if own and match["age"] not in own:
                return OtherPlace(match["age"], own[0])
    return None


def find_other_order(claim: Claim) -> OtherPlace | None:
    """Find who is “ahead of” another by *claim*, and behind him by the places in a row that a line gives to both."""
    order = _AHEAD.search(claim.plain)
    if order is None:
        return None
    before, behind = names_in(claim.plain[: order.start()]), names_in(claim.plain[order.end() :])
    for _, line in claim.cited.written_lines:
        ranks = {
            name: part.numbers[0]
            for part in numbered_parts(line)
            if len(part.numbers) == 1 and part.numbers[0].form.is_place
            for name in part.stems
        }
        first, second = (
            [ranks[name] for name in names if name in ranks] for names in (before - behind, behind - before)
        )
        if first and second:
            ahead = max(each.plain[0] for each in first) < min(each.plain[0] for each in second)
            turned = min(each.plain[0] for each in first) > max(each.plain[0] for each in second)
            if turned if order["word"].lower() != "behind" else ahead:
                return OtherPlace(order["word"], f"{first[0].written}” and “{second[0].written}")
    return None
