"""Card keys: the keys of a card make exactly one kind of card, and a complete one."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.markup import split_cloze
from briefdeck.model import Card, Fact
from briefdeck.problem import Problem, Rule, example

RULE = Rule(
    "Y118",
    "A card is a question with its answer, a question with its list, or a cloze text.",
    why="What kind a card is follows from its keys: `q` and `a`, `q` and `items`, or `cloze` alone. Keys of two "
    "kinds in one card leave open what is asked. `accept` goes with `wrong` too, and with a cloze text of one gap: it "
    "counts wherever the answer is typed.",
    bad=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands.
            cite: harbour:6
            topic: strike
            cards:
              - q: On how many islands did the strike of March 2031 strand passengers?
        """),
    good=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands.
            cite: harbour:6
            topic: strike
            cards:
              - q: On how many islands did the strike of March 2031 strand passengers?
                a: Four
        """),
)

_APART = (
    (("cloze",), "a cloze text", ("q", "a", "wrong", "reverse", "items", "before", "after")),
    (("items",), "a list", ("a", "accept", "wrong", "reverse", "before", "after")),
    (("before", "after"), "a timeline", ("accept", "wrong")),
)
"""Keys, the kind of card they make, and keys that make another kind.

`wrong` goes with `accept`, `before` and `after` with `reverse`: what is meant is plain; `Card.kind` says which wins.
"""
_INSTEAD = {
    ("a cloze text", "a"): ", and what stands in its gap is the answer: leave out `a:`",
    ("a cloze text", "wrong"): ", and a gap has no options: write `q:` and `a:` instead of `cloze:`",
    ("a list", "a"): ", and its items are the answer: leave out `a:`",
    ("a list", "accept"): ", and a list is never typed: leave out `accept:`",
    ("a timeline", "accept"): ", and a timeline is never typed: leave out `accept:`",
    ("a timeline", "wrong"): ", and a timeline has no options: leave out `wrong:`, or `before:` and `after:`",
}
"""What a curator can do, by the kind of card and the key that does not go with it; else, make two cards of it."""
_SWITCHES = frozenset(("yes", "no", "true", "false", "on", "off", "y", "n", "1", "0"))
"""What is written by those who take a key for a switch."""


def check_card(fact: Fact, card: Card) -> Iterator[Problem]:
    """Find keys of *card*, one of *fact*, that belong to two kinds of card, or a key that it lacks."""
    fault = _mixed(card) or _missing(card)
    if card.reverse and card.reverse.q.lower() in _SWITCHES:
        message = "`reverse:` takes the question that is asked the other way round, as it shall be read"
        yield RULE.problem(card.reverse.q.location, message, fact.id, card.reverse.q)
    if fault:
        yield RULE.problem(card.location or fact.id.location, fault, fact.id)


def is_mixed(card: Card) -> bool:
    """Tell whether the keys of *card* belong to two kinds of card."""
    return bool(_mixed(card))


def _mixed(card: Card) -> str:
    """Say which keys of *card* belong to two kinds of card, "" where none do."""
    for keys, kind, others in _APART:
        if any(getattr(card, key) for key in keys):
            other = next((key for key in others if getattr(card, key)), "")
            advice = _INSTEAD.get((kind, other), ": make two of it")
            return f"{kind} and `{other}:` stand in one card{advice}" if other else _open_spelling(card)
    return "`order:` goes with `items:`, and there are none" if card.order else ""


def _open_spelling(card: Card) -> str:
    """Say that nothing tells which gap of *card* the spellings of `accept:` belong to, "" where there is only one."""
    gaps = {piece.number for piece in split_cloze(card.cloze) if piece.number} if card.accept else ()
    if len(gaps) < 2:
        return ""
    return "a cloze text with several gaps and `accept:` leave open which is spelled so: make a card for each gap"


def _missing(card: Card) -> str:
    if card.cloze or (card.q and (card.a or card.items)):
        return ""
    return "this card has no " + ("answer `a:`" if card.q else "`q:` and no `cloze:`")
