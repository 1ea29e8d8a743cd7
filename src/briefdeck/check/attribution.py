"""Attribution: a claim stays a claim, an expectation an expectation, a bound a bound.

Who says what is told by the order of words, so these rules need the texts; without them they are silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefdeck.check.case import Case
from briefdeck.model import Fact
from briefdeck.problem import Evidence, Problem
from briefdeck.text.claims import OPPOSITES, Bound, bound, expected, is_negative, marked, negated, reported
from briefdeck.text.lines import split_lines
from briefdeck.text.markup import plain
from briefdeck.text.numbers import Quantity, quantities
from briefdeck.text.sentences import sentences
from briefdeck.text.words import STOP_WORDS, key, stem, words

_NEARLY = 0.7
"""A sentence with this share of the best one's words in common may be the one that a fact was drawn from."""


class Drawn(NamedTuple):
    """A fact and the sentences of its lines that it may have been drawn from."""

    fact: Fact
    text: str
    """What the fact says, without marks."""
    sentences: tuple[str, ...]
    source: Evidence
    """The line of the likeliest."""


def claims_stay_claims(case: Case) -> Iterator[Problem]:
    """What a line reports as said or claimed, the fact does not state as its own."""
    for drawn in _unmarked(case):
        told = {key(word) for word in words(drawn.text)}
        telling = [reported(sentence, told) for sentence in drawn.sentences]
        if all(telling):
            message = f"the line leaves this to somebody (“{telling[0]}”): say who, or set `said_by:`"
            yield _problem(drawn, "A301", message)


def denials_stay_denials(case: Case) -> Iterator[Problem]:
    """What a line denies, the fact does not affirm."""
    for drawn in _drawn(case):
        mine, denied = _stems(drawn.text), negated(drawn.text)
        if not is_negative(drawn.text) and all(negated(sentence) & mine for sentence in drawn.sentences):
            yield _problem(drawn, "A302", "the line negates what the fact says; keep its “not”")
        if denied and not any(map(is_negative, drawn.sentences)) and denied & _stems(" ".join(drawn.sentences)):
            yield _problem(drawn, "A302", "the fact negates what the line says")


def expectations_stay_expectations(case: Case) -> Iterator[Problem]:
    """What a line expects or thinks possible, the fact does not state as done."""
    for drawn in _unmarked(case):
        mine = _stems(drawn.text)
        telling = [expected(sentence, mine) for sentence in drawn.sentences]
        if all(telling):
            message = f"the line only expects or allows for this (“{telling[0]}”): so must the fact"
            yield _problem(drawn, "A303", message)


def bounds_stay_bounds(case: Case) -> Iterator[Problem]:
    """A number that a line bounds or rounds is bounded or rounded alike in the fact."""
    for drawn in _drawn(case):
        theirs = [(each, bound(sentence, each)) for sentence in drawn.sentences for each in quantities(sentence)]
        for mine in quantities(drawn.text):
            same = [limit for each, limit in theirs if set(each.readings) & set(mine.readings)]
            fault = _misbound(mine, bound(drawn.text, mine), same) if mine.claim and same else ""
            if fault:
                yield _problem(drawn, "A304", fault, mine.written)


def _misbound(mine: Quantity, own: Bound | None, same: list[Bound | None]) -> str:
    """What is wrong with bounding *mine* by *own* where the line has *same*, "" when nothing is."""
    kept = next((limit.words for limit in same if limit), "")
    if own is None:
        return "" if None in same else f"the line has “{kept}” before {mine.written}: keep it"
    if any(limit and limit.kind == own.kind for limit in same):
        return ""
    return f"the fact says “{own.words}” where the line has {f'“{kept}”' if kept else 'no bound'}"


def directions_stay(case: Case) -> Iterator[Problem]:
    """What a line says rose, the fact does not say fell."""
    for drawn in _drawn(case):
        mine, theirs = ({key(word) for word in words(text)} for text in (drawn.text, " ".join(drawn.sentences)))
        for pair in OPPOSITES:
            for one, other in (pair, pair[::-1]):
                if mine & one and not mine & other and theirs & other and not theirs & one:
                    said, stands = min(mine & one), min(theirs & other)
                    yield _problem(drawn, "A305", f"the fact says “{said}” where the line has “{stands}”", said)


def _unmarked(case: Case) -> Iterator[Drawn]:
    """Those that neither name who says it nor show how sure it is."""
    return (drawn for drawn in _drawn(case) if not drawn.fact.said_by and not marked(drawn.text))


def _drawn(case: Case) -> Iterator[Drawn]:
    """Each held fact whose lines are there to read."""
    pages = {article: split_lines(text) for article, text in case.texts.items()}
    for fact in case.bank.facts:
        mine = _stems(plain(fact.fact))
        found = [
            (len(mine & _stems(sentence)), sentence, Evidence(citation.article, number))
            for citation in (fact.cite if fact.retired is None else ())
            for number in citation.lines
            for sentence in _line(pages.get(citation.article, []), number)
        ]
        if found:
            best, _, source = max(found, key=lambda each: each[0])
            near = tuple(sentence for shared, sentence, _ in found if shared >= best * _NEARLY)
            yield Drawn(fact, plain(fact.fact), near, source)


def _line(page: list[str], number: int) -> list[str]:
    return sentences(page[number - 1]) if 0 < number <= len(page) else []


def _stems(text: str) -> set[str]:
    return {stem(folded) for folded in map(key, words(text)) if folded not in STOP_WORDS}


def _problem(drawn: Drawn, code: str, message: str, said: str = "") -> Problem:
    hint = f"{drawn.source.article} line {drawn.source.line}"
    return Problem(drawn.fact.fact.place, code, message, drawn.fact.id, said, hint, drawn.source)


CHECKS: tuple[Callable[[Case], Iterator[Problem]], ...] = (
    claims_stay_claims,
    denials_stay_denials,
    expectations_stay_expectations,
    bounds_stay_bounds,
    directions_stay,
)
