"""Agreement: facts that give different values for one thing stand in one dispute."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from briefdeck.check.each import Check
from briefdeck.language.literals import JOINING
from briefdeck.language.markup import plain
from briefdeck.language.near_duplicates import NEAR_DUPLICATE, find_candidates, similarity
from briefdeck.language.terms import known_terms
from briefdeck.language.words import STOP_WORDS, stem, tokens
from briefdeck.located import LocatedStr
from briefdeck.model import Bank, Dispute, Fact
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.old_docs import RULES

_UNSAID = STOP_WORDS | JOINING


def values_agree(case: CheckContext) -> Iterator[Problem]:
    """Facts that give different values for one thing are in one dispute."""
    disputed = _disputed(case.bank)
    given: dict[str, list[tuple[Fact, LocatedStr, LocatedStr]]] = defaultdict(list)
    for fact in case.bank.facts:
        if fact.retired is None:
            for thing, value in fact.value.items():
                given[thing].append((fact, thing, value))
    for several in given.values():
        for (one, _, first), (other, thing, second) in combinations(several, 2):
            if first != second and frozenset((str(one.id), str(other.id))) not in disputed:
                message = (
                    f"“{thing}” is {second} here and {first} in “{one.id}”: put both facts in a dispute, or correct one"
                )
                yield RULES["D601"].problem(second.location, message, str(other.id), str(second), _line(one))


def statements_agree(case: CheckContext) -> Iterator[Problem]:
    """Facts that say almost the same do not give different numbers for it, unless they are in one dispute."""
    disputed = _disputed(case.bank)
    held = [fact for fact in case.bank.facts if fact.retired is None]
    said = [_said(plain(fact.fact)) for fact in held]
    for at, others in find_candidates(said):
        for other in others:
            pair = frozenset((str(held[at].id), str(held[other].id)))
            twin = held[other]
            if (
                pair not in disputed
                and similarity(said[other], said[at]) >= NEAR_DUPLICATE
                and _contradict(twin, held[at])
            ):
                message = f"this says almost the same as “{twin.id}” with other numbers: list a dispute, or correct one"
                yield RULES["D602"].problem(held[at].fact.location, message, held[at].id, hint=_line(twin))


def _said(text: str) -> frozenset[str]:
    """The stems of the words of *text* that say something, and can be no part of a number or date."""
    return frozenset(stem(word) for word in tokens(text) if word not in _UNSAID and not word[0].isdigit())


def _contradict(one: Fact, other: Fact) -> bool:
    """Whether each of two statements has a number or date that the other has not."""
    mine, theirs = _counted(plain(one.fact)), _counted(plain(other.fact))
    return bool(mine - theirs) and bool(theirs - mine)


def _counted(text: str) -> set[object]:
    found = known_terms(text)
    return {one.readings for one in found.quantities if one.claim} | {one.meaning for one in found.dates}


def disputes_have_sides(case: CheckContext) -> Iterator[Problem]:
    """A dispute is about two facts or more that are still held."""
    given_up = {str(fact.id) for fact in case.bank.facts if fact.retired is not None}
    for dispute in case.bank.disputes:
        sides = {str(fact) for fact in dispute.facts} - given_up
        if len(sides) < 2:
            held_facts = "one fact that is still held" if sides else "no fact that is still held"
            message = f"the dispute “{dispute.id}” has {held_facts}: it takes two"
            yield RULES["D603"].problem(dispute.id.location, message)


def disputes_disagree(case: CheckContext) -> Iterator[Problem]:
    """The facts of a dispute do not give the same value for every thing they share."""
    facts = {str(fact.id): fact for fact in case.bank.facts}
    for dispute in case.bank.disputes:
        sides = [facts[fact] for fact in dispute.facts if fact in facts]
        shared = set.intersection(*({str(thing) for thing in side.value} for side in sides)) if sides else set()
        if len(sides) > 1 and shared and all(_same(sides, thing) for thing in shared):
            things = ", ".join(sorted(shared))
            yield RULES["D604"].problem(
                dispute.id.location, f"the facts of “{dispute.id}” agree on {things}: nothing is disputed"
            )


def _same(sides: list[Fact], thing: str) -> bool:
    return len({str(value) for side in sides for key, value in side.value.items() if key == thing}) == 1


def _line(fact: Fact) -> str:
    return f"“{fact.id}” stands on line {fact.id.location.line}"


def _disputed(bank: Bank) -> set[frozenset[str]]:
    """The pairs of facts that are in a dispute together."""
    return {pair for dispute in bank.disputes for pair in _pairs(dispute)}


def _pairs(dispute: Dispute) -> Iterator[frozenset[str]]:
    for one, other in combinations(sorted({str(fact) for fact in dispute.facts}), 2):
        yield frozenset((one, other))


CHECKS: tuple[Check, ...] = (values_agree, statements_agree, disputes_have_sides, disputes_disagree)
