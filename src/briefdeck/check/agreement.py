"""Agreement: facts that give different values for one thing stand in one dispute."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from briefdeck.check.case import Case
from briefdeck.model import Bank, Dispute, Fact
from briefdeck.problem import Problem, Text


def values_agree(case: Case) -> Iterator[Problem]:
    """Facts that give different values for one thing are in one dispute."""
    disputed = _disputed(case.bank)
    given: dict[str, list[tuple[Fact, Text, Text]]] = defaultdict(list)
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
                yield Problem(second.place, "D601", message, str(other.id), str(second), _line(one))


def disputes_have_sides(case: Case) -> Iterator[Problem]:
    """A dispute is about two facts or more that are still held."""
    given_up = {str(fact.id) for fact in case.bank.facts if fact.retired is not None}
    for dispute in case.bank.disputes:
        sides = {str(fact) for fact in dispute.facts} - given_up
        if len(sides) < 2:
            held_facts = "one fact that is still held" if sides else "no fact that is still held"
            message = f"the dispute “{dispute.id}” has {held_facts}: it takes two"
            yield Problem(dispute.id.place, "D603", message)


def disputes_disagree(case: Case) -> Iterator[Problem]:
    """The facts of a dispute do not give the same value for every thing they share."""
    facts = {str(fact.id): fact for fact in case.bank.facts}
    for dispute in case.bank.disputes:
        sides = [facts[fact] for fact in dispute.facts if fact in facts]
        shared = set.intersection(*({str(thing) for thing in side.value} for side in sides)) if sides else set()
        if len(sides) > 1 and shared and all(_same(sides, thing) for thing in shared):
            things = ", ".join(sorted(shared))
            yield Problem(
                dispute.id.place, "D604", f"the facts of “{dispute.id}” agree on {things}: nothing is disputed"
            )


def _same(sides: list[Fact], thing: str) -> bool:
    return len({str(value) for side in sides for key, value in side.value.items() if key == thing}) == 1


def _line(fact: Fact) -> str:
    return f"“{fact.id}” stands on line {fact.id.place.line}"


def _disputed(bank: Bank) -> set[frozenset[str]]:
    """The pairs of facts that are in a dispute together."""
    return {pair for dispute in bank.disputes for pair in _pairs(dispute)}


def _pairs(dispute: Dispute) -> Iterator[frozenset[str]]:
    for one, other in combinations(sorted({str(fact) for fact in dispute.facts}), 2):
        yield frozenset((one, other))


CHECKS = (values_agree, disputes_have_sides, disputes_disagree)
