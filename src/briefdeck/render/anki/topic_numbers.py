"""The order of subdecks: Anki sorts them by name and takes new cards in that order, so their names are numbered.

Anki also knows a deck by its name alone, so a number once released stays: a topic that is put in between gets one
in between, and nothing moves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from briefdeck.ledger import Ledger, note_key
from briefdeck.model import Bank

STEP = 5
"""From one topic to the next, as long as none is put in between: room for 19 topics of two digits."""
_NUMBER = re.compile(r"::([0-9]{2,}) ")


def numbers(bank: Bank, ledger: Ledger) -> dict[str, int]:
    """The number of each topic of *bank*: the one of the deck that *ledger* has for it, or a new one."""
    topics = [str(topic) for topic in bank.topics]
    kept = _released(bank, ledger)
    found: dict[str, int] = {}
    for at, topic in enumerate(topics):
        taken = {*kept.values(), *found.values()}
        found[topic] = kept.get(topic) or _between(topics[:at], topics[at + 1 :], found, kept, taken)
    return found


def _between(
    before: Sequence[str], after: Sequence[str], found: Mapping[str, int], kept: Mapping[str, int], taken: set[int]
) -> int:
    lower = found[before[-1]] if before else 0
    upper = min((kept[topic] for topic in after if kept.get(topic, 0) > lower), default=lower + 2 * STEP)
    number = (lower + upper) // 2
    return number if number > lower and number not in taken else max(taken, default=0) + STEP


def _released(bank: Bank, ledger: Ledger) -> dict[str, int]:
    """The number under which most notes of each topic were released; none twice."""
    votes: Counter[tuple[str, int]] = Counter()
    for fact in bank.facts:
        for card in fact.cards:
            entry = ledger.notes.get(note_key(fact, card))
            match = _NUMBER.search(entry.deck) if entry else None
            if match:
                votes[str(fact.topic), int(match[1])] += 1
    found: dict[str, int] = {}
    for topic, number in sorted(votes, key=lambda vote: (-votes[vote], vote)):
        if topic not in found and number not in found.values():
            found[topic] = number
    return found
