"""What a bank has, by the ids by which it is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from briefdeck.model.bank import Bank, Dispute, Fact


def facts_by_id(bank: Bank) -> Mapping[str, Fact]:
    """Give the facts by their ids, in the order of the bank."""
    return {str(fact.id): fact for fact in bank.facts}


def disputes_by_fact(bank: Bank) -> Mapping[str, tuple[Dispute, ...]]:
    """Give the disputes that each fact is part of, by its id, in the order of the bank; facts in none are left out."""
    disputes: dict[str, list[Dispute]] = defaultdict(list)
    for dispute in bank.disputes:
        for fact in dict.fromkeys(map(str, dispute.facts)):
            disputes[fact].append(dispute)
    return {fact: tuple(several) for fact, several in disputes.items()}


def rivals_by_fact(bank: Bank) -> Mapping[str, frozenset[str]]:
    """Give the ids of the facts that share a dispute with each fact, its own among them; facts in none are left out."""
    return {
        fact: frozenset(str(rival) for dispute in disputes for rival in dispute.facts)
        for fact, disputes in disputes_by_fact(bank).items()
    }
