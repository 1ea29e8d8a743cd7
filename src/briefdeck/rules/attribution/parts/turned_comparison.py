"""Signs and comparisons of a page that its lines have the other way: “−25%” for “a quarter more”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.hedges import ROUGH, bound
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.sentences.comparisons import agrees, comparisons_of, has_sides_turned, is_turned
from briefdeck.language.sentences.opposites import Turning, turnings_of
from briefdeck.language.words import STOP_WORDS, fold_word, words
from briefdeck.model.roles import STATING, Role
from briefdeck.rules.attribution.parts.source_sentences import Derivation, read_sentences
from briefdeck.rules.fact_context import Claim, FactContext

_SIGN = re.compile(r"(?P<sign>[+−–-])\s?(?P<number>[0-9]+(?:\.[0-9]+)?)\s?%")
_MORE, _LESS = ENGLISH.clauses.comparing.greater | {"up"}, ENGLISH.clauses.comparing.lesser | {"less", "down"}
_ROUGHLY = rf"\sof\s(?:{ROUGH}\s)?[$£€]?\Z"
_RISE_OF = re.compile(rf"\b{one_of(ENGLISH.numbers.rises)}{_ROUGHLY}", re.IGNORECASE)
_FALL_OF = re.compile(rf"\b{one_of(ENGLISH.numbers.falls)}{_ROUGHLY}", re.IGNORECASE)
_REACH = 40
"""Characters before and behind a number that are looked at."""
_FEWER = frozenset(("fewer", "less"))
_HEADINGS = frozenset({Role.TITLE})
_STANDARDS = ENGLISH.clauses.comparing.than | {"as"}
_SOON = 2
"""Words behind a number of which one says that it is more."""


def find_other_sign(fact: FactContext) -> Iterator[tuple[Claim, str]]:
    """Find the percentages that a page gives with a “−” and a line with a “more”, or the other way round."""
    for claim in fact.statements_in(STATING) if fact.drawn_from else ():
        match = _SIGN.search(claim.plain)
        mine = cached_quantities(f"{match['number']}%") if match else []
        ways = set(_ways_on_lines(claim, fact, frozenset(mine[0].readings))) if mine else set()
        if match and ways == {"-" if match["sign"] == "+" else "+"}:
            yield claim, match[0]


def find_other_way(derived: Derivation) -> str:
    """Return a number by which something is more by the statement, and less by all lines that have it, or the reverse.

    “62 fewer” is of other years than “an increase of 62” only where the two are told from the other side.
    """
    if any(_tells_from_other_side(derived.clauses, line) for line in derived.cited_clauses):
        return ""
    for mine in cached_quantities(derived.claim.plain):
        own = set(_ways_of(derived.claim.plain, mine)) if mine.states_number else set()
        there = [
            set(_ways_of(sentence.text, other))
            for sentence in (derived.cited if len(own) == 1 else ())
            for other in cached_quantities(sentence.text)
            if not set(mine.plain).isdisjoint(other.plain)
        ]
        if there and all(len(each) == 1 and each != own for each in there):
            return mine.written
    return ""


def _tells_from_other_side(says: Clauses, line: Clauses) -> bool:
    """Tell whether a statement compares with “than” what *line* tells of the other: “lives two years longer”."""
    sides = [[at for at, word in enumerate(read.words) if word in _MORE | _LESS] for read in (says, line)]
    return any(has_sides_turned(says, mine + 1, line, there + 1) for mine in sides[0] for there in sides[1])


def _ways_of(text: str, number: Quantity) -> Iterator[str]:
    """Yield whether *number* says that something is more, by the words around it, or less."""
    behind = [fold_word(word) for word in words(text[number.end : number.end + _REACH])[:_SOON]]
    before = text[max(0, number.start - _REACH) : number.start]
    if _MORE.intersection(behind) or _RISE_OF.search(before):
        yield "+"
    if _LESS.intersection(behind) or _FALL_OF.search(before):
        yield "-"


def _ways_on_lines(claim: Claim, fact: FactContext, readings: frozenset[object]) -> Iterator[str]:
    texts = [*(line for _, line in claim.cited.written_lines), *(drawn.plain for drawn in fact.drawn_from)]
    for text in texts:
        for one in cached_quantities(text):
            if not readings.isdisjoint(one.readings):
                yield from _ways_of(text, one)


def find_other_comparison(fact: FactContext) -> Iterator[tuple[Claim, str]]:
    """Find the “fewer visitors” of a page whose lines have more of them, and the other way round."""
    lines: list[Clauses] = []
    for claim in fact.statements_in(_HEADINGS) if fact.drawn_from else ():
        says = clauses_of(claim.plain)
        for at, word in enumerate(says.words[:-1]):
            noun = says.stems[at + 1]
            if word not in _FEWER | {"more"} or says.words[at + 1] in STOP_WORDS or not says.written[at + 1].islower():
                continue
            lines = lines or read_sentences(fact)
            sides = {side for line in lines if noun in line.content for side in _sides(line)}
            if sides == {1 if word == "more" else 0}:
                yield claim, says.written[at]
                return


def _sides(line: Clauses) -> Iterator[int]:
    """Yield 0 where a sentence says that something is or becomes more, 1 where it is or becomes less."""
    yield from (each.side for each in turnings_of(line) if each.pair == 0)
    for at, word in enumerate(line.words[:-1]):
        if line.words[at + 1] == "than" and word in _MORE | _LESS:
            yield int(word in _LESS)


def is_compared(derived: Derivation, at: int) -> bool:
    """Tell whether the word at that place compares two things that a line compares too, to the same effect or not.

    The rule on comparisons sees to those that a line turns round.
    """
    compared = [each for each in comparisons_of(derived.clauses) if each.word == derived.clauses.written[at]]
    theirs = [each for line in derived.cited_clauses for each in comparisons_of(line)] if compared else ()
    return any(agrees(mine, each) or is_turned(mine, each) for mine in compared for each in theirs)


def calls_one_compared(derived: Derivation, mine: Turning) -> bool:
    """Tell whether *mine* calls one of two things that a line compares to the same effect: “the *lower* lake”."""
    stemmed = derived.clauses.stems[mine.start]
    compared = [each for each in comparisons_of(derived.clauses) if stemmed in each.greater | each.lesser]
    theirs = [each for line in derived.cited_clauses for each in comparisons_of(line)] if compared else ()
    return any(agrees(one, each) for one in compared for each in theirs)


def compares_alike(derived: Derivation) -> bool:
    """Tell whether a text compares the same two as a line to the same effect: “A is faster than B”, “B is slower”."""
    mine = comparisons_of(derived.clauses)
    theirs = [each for line in derived.cited_clauses for each in comparisons_of(line)] if mine else []
    return any(agrees(one, each) for one in mine for each in theirs)


def is_of_second(derived: Derivation, mine: Turning) -> bool:
    """Tell whether a text tells of the second of two things what a line tells of the first, turned, or of the rest."""
    return _is_second_compared(derived, mine) or _is_less_than_rest(derived)


def _is_second_compared(derived: Derivation, mine: Turning) -> bool:
    """Tell whether a text tells of the second of two things that a line compares what that says of the first, turned.

    “The old hall cost more to build” is drawn from “the new one seats twice as many as the old one, but cost less to
    build”: it has the opposite of “new”, and of “less”.
    """
    says = derived.clauses
    own = turnings_of(says)
    called = [each for each in own if each.end - each.start == 1 and not _is_behind_than(says, each.start)]
    for line in derived.cited_clauses:
        theirs = turnings_of(line)
        for one in called:
            word = says.words[one.start]
            second = any(line.words[at] == word and _is_behind_than(line, at) for at in range(len(line.words)))
            first = any(each.pair == one.pair and each.side != one.side for each in theirs)
            if second and first and _turns_another(says, line, one, mine):
                return True
    return False


def _is_behind_than(line: Clauses, at: int) -> bool:
    """Tell whether the word at that place calls what something is compared with: “as many as the old one”."""
    return not _STANDARDS.isdisjoint(line.words[max(0, at - _SOON) : at])


def _turns_another(says: Clauses, line: Clauses, called: Turning, mine: Turning) -> bool:
    """Tell whether *says* has the opposite of another word of *line* too, of the same, or a number that is new.

    Either way *mine* is one of the two words.
    """
    numbers = {word for word in says.words if word[0].isdigit()}
    if mine == called and numbers and numbers.isdisjoint(line.words):
        return True
    others = [each for each in turnings_of(says) if each.pair != called.pair]
    for other in others:
        there = [each for each in turnings_of(line) if each.pair == other.pair and each.side != other.side]
        about = says.content.keys() - {says.stems[called.start], says.stems[other.start]}
        same = any(about & line.content_in(range(*line.clause_around(each.start))) for each in there)
        if same and mine.start in (called.start, other.start):
            return True
    return False


def _is_less_than_rest(derived: Derivation) -> bool:
    """Tell whether a text bounds from above what a line leaves of a whole: “less than 45 percent”, of all but 58."""
    text = derived.claim.plain
    bounded = (mine for mine in cached_quantities(text) if (limit := bound(text, mine)) and limit.kind == "up to")
    most = [share for mine in bounded for share in _shares_in(mine)]
    there = [one for sentence in derived.cited for one in cached_quantities(sentence.text)] if most else []
    return any(1 - share <= limit for one in there for share in _shares_in(one) for limit in most)


def _shares_in(number: Quantity) -> Iterator[Fraction]:
    """Yield the share of a whole that *number* may give: “58 percent”, “half”."""
    for reading in number.readings:
        share = Fraction(reading.value) / (100 if reading.unit == "%" else 1)
        if 0 < share < 1 and reading.unit in ("", "%"):
            yield share


def is_reciprocal(derived: Derivation) -> bool:
    """Tell whether the fact has as a multiple what the line has as a share: “three times as much”, for “a third of”."""
    mine, theirs = (
        {Fraction(reading.value) for text in texts for one in cached_quantities(text) for reading in one.readings}
        for texts in ([derived.claim.plain], [sentence.text for sentence in derived.sentences])
    )
    return any(1 / value in theirs for value in mine - theirs if value > 0)
