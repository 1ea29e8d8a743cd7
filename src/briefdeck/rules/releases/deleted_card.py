"""Deleted card: a released card that its fact no longer has."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.ledger import note_key
from briefdeck.problem import Cure, Edit, Problem, Rule, example
from briefdeck.rules.context import CheckContext, kept_apart
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "L802",
    "A released card is retired, not deleted.",
    why="As with a fact: whoever has the card keeps it, and only a retired one says that it is no longer held. Id "
    "and progress belong together, so a card that gets another id is lost too.",
    bad=example("""
                 accept: ["1200"]
        -      - id: cloze
        -        cloze: Crews left {{c1::1,200}} passengers stranded on {{c2::four}} islands.
        """),
    good=example("""
                 accept: ["1200"]
               - id: cloze
                 cloze: Crews left {{c1::1,200}} passengers stranded on {{c2::four}} islands.
        +        retired: {since: 2031-04-01, because: The other card asks the same.}
        """),
    form="diff",
    reads_retired=True,
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find cards of *fact* that are in the ledger but no longer in the bank."""
    released = _released_keys(fact.context).get(fact.fact.id, [])
    present = {note_key(fact.fact, card) for card in fact.fact.cards}
    for lost in (key for key in released if key not in present):
        new = sorted(key for key in present if key not in fact.context.ledger.notes)
        yield _deleted(fact, _card_id(lost), [_card_id(key) for key in new])


@kept_apart
def _released_keys(context: CheckContext) -> dict[str, list[str]]:
    """Return the keys of the notes in the ledger, by the id of their fact."""
    keys: dict[str, list[str]] = {}
    for key in context.ledger.notes:
        keys.setdefault(key.partition("/")[0], []).append(key)
    return keys


def _card_id(key: str) -> str:
    """Return the id of the card in the *key* of its note; "" where it has none."""
    return key.partition("/")[2]


def _deleted(fact: FactContext, card: str, new: list[str]) -> Problem:
    """Report the released *card*, by its id, that *fact* no longer has; its *new* cards were never released."""
    id_ = fact.fact.id
    named = f"the card “{card}” of “{id_}”" if card else f"the card without an id of “{id_}”"
    message = f"{named} was released and is gone: put it back with `retired: {{since: …, because: …}}`"
    renamed = ", ".join(f"“{other}”" if other else "the one without an id" for other in new)
    advice = f"if it is now {renamed}, give it back its old id, or none: learners keep it by that" if new else ""
    written = [other.id for other in fact.fact.cards if other.id and str(other.id) in new]
    if card and len(new) == len(written) == 1:
        cure = Cure(advice, (Edit(written[0].location, written[0], card),))
        return RULE.problem(id_.location, message, id_, cures=[cure])
    return RULE.problem(id_.location, message, id_, advice=advice)
