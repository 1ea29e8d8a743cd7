"""Rules L801–L803: what was released stays, so that a learner's next import finds every note again."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from briefdeck.check.each import Check
from briefdeck.ledger import note_key
from briefdeck.located import Location
from briefdeck.model import Card, Fact
from briefdeck.problem import Problem
from briefdeck.read.bank import UNREAD
from briefdeck.rules.context import CheckContext
from briefdeck.rules.old_docs import RULES

_PUT_BACK = "put it back with `retired: {since: …, because: …}`"


def facts_stay(case: CheckContext) -> Iterator[Problem]:
    """A released fact is retired, not deleted."""
    if case.bank is UNREAD:
        return
    released = dict.fromkeys(key.partition("/")[0] for key in case.ledger.notes)
    present = {str(fact.id): fact for fact in case.bank.facts}
    fresh = [id_ for id_ in present if id_ not in released]
    for lost in (id_ for id_ in released if id_ not in present):
        likely = get_close_matches(lost, fresh, 1)
        place = present[likely[0]].id.location if likely else Location(case.bank.title.location.path, 1, 1)
        hint = (
            f"if “{likely[0]}” is its new name, give it back the old one: learners keep it by its id" if likely else ""
        )
        yield RULES["L801"].problem(place, f"the fact “{lost}” was released and is gone: {_PUT_BACK}", lost, hint=hint)


def cards_stay(case: CheckContext) -> Iterator[Problem]:
    """A released card is retired, not deleted."""
    released: dict[str, list[str]] = {}
    for key in case.ledger.notes:
        released.setdefault(key.partition("/")[0], []).append(key)
    for fact in case.bank.facts:
        keys = {note_key(fact, card) for card in fact.cards}
        for lost in (key for key in released.get(fact.id, []) if key not in keys):
            yield _lost_card(fact, lost, [key for key in keys if key not in case.ledger.notes])


def _lost_card(fact: Fact, lost: str, fresh: list[str]) -> Problem:
    card = lost.partition("/")[2]
    named = f"the card “{card}” of “{fact.id}”" if card else f"the card without an id of “{fact.id}”"
    new = [key.partition("/")[2] for key in sorted(fresh)]
    renamed = ", ".join(f"“{id_}”" if id_ else "the one without an id" for id_ in new)
    hint = f"if it is now {renamed}, give it back its old id, or none: learners keep it by that" if new else ""
    return RULES["L802"].problem(fact.id.location, f"{named} was released and is gone: {_PUT_BACK}", fact.id, hint=hint)


def types_stay(case: CheckContext) -> Iterator[Problem]:
    """A released card keeps its note type."""
    for fact in case.bank.facts:
        for card in fact.cards:
            entry = case.ledger.notes.get(note_key(fact, card))
            if entry and entry.type != card.note_type:
                yield _changed_type(fact, card, entry.type, card.note_type)


def _changed_type(fact: Fact, card: Card, was: str, now: str) -> Problem:
    message = (
        f"this card was released as a {was} card, and Anki never turns one into a {now} card: give the new card an id "
        f"of its own, and put the old one back with `retired: {{since: …, because: …}}`"
    )
    return RULES["L803"].problem((card.q or card.cloze).location, message, fact.id)


CHECKS: tuple[Check, ...] = (facts_stay, cards_stay, types_stay)
