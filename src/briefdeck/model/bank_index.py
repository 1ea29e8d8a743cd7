"""Parts of a bank, by id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from briefdeck.model.bank import Bank, Dispute, Fact


def facts_by_id(bank: Bank) -> Mapping[str, Fact]:
    """Return the facts by their ids, in the order of the bank."""
    return {str(fact.id): fact for fact in bank.facts}


def disputes_by_fact(bank: Bank) -> Mapping[str, tuple[Dispute, ...]]:
    """Return the disputes of each fact, by its id, in the order of the bank; facts without any are left out."""
    disputes: dict[str, list[Dispute]] = defaultdict(list)
    for dispute in bank.disputes:
        for fact in dict.fromkeys(map(str, dispute.facts)):
            disputes[fact].append(dispute)
    return {fact: tuple(several) for fact, several in disputes.items()}


def rivals_by_fact(bank: Bank) -> Mapping[str, frozenset[str]]:
    """Return the ids of the facts that share a dispute with each fact, by its id.

    The set includes the fact itself; facts without disputes are left out.
    """
    return {
        fact: frozenset(str(rival) for dispute in disputes for rival in dispute.facts)
        for fact, disputes in disputes_by_fact(bank).items()
    }
