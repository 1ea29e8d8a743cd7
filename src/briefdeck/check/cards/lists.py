"""Rules Q501, Q507 and Q537 for lists, lines of time and hints: what is shown does not tell what is asked."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.check.cards.answers import MOST_CHARACTERS, MOST_WORDS
from briefdeck.language.cloze import pieces
from briefdeck.language.markup import plain
from briefdeck.language.stems import contains_stems, core_stems, is_distinctive, stems_of
from briefdeck.located import LocatedStr
from briefdeck.model import Card, Fact
from briefdeck.problem import Problem
from briefdeck.rules.old_docs import RULES


def what_is_shown_tells_little(fact: Fact, card: Card) -> Iterator[Problem]:
    """An item of a list is short; what is asked can be read neither beside it nor in a hint."""
    for item in card.items:
        yield from _item(fact, card, item)
    for event in (*card.before, *card.after):
        if _told(card.a, event):
            message = f"the answer “{plain(card.a)}” can be read in “{plain(event)}”: say it there in other words"
            yield RULES["Q507"].problem(event.location, message, str(fact.id))
    if card.hint:
        deleted = (piece.text for piece in pieces(card.cloze) if piece.number)
        for answer in (card.a, *card.items, *deleted):
            if _told(answer, card.hint):
                message = f"the hint gives “{plain(answer)}” away: hint at it in other words"
                yield RULES["Q537"].problem(card.hint.location, message, str(fact.id), card.hint)


def _item(fact: Fact, card: Card, item: LocatedStr) -> Iterator[Problem]:
    shown = plain(item)
    if len(shown.split()) > MOST_WORDS or len(shown) > MOST_CHARACTERS:
        message = f"an item has {len(shown.split())} words: shorten it to {MOST_WORDS}, in {MOST_CHARACTERS} characters"
        yield RULES["Q501"].problem(item.location, message, str(fact.id))
    elif _told(item, card.q):
        message = f"the question has the item “{shown}” in it: ask without it"
        yield RULES["Q507"].problem(card.q.location, message, str(fact.id))
    elif other := next((other for other in card.items if other != item and _told(item, other)), None):
        message = f"the item “{shown}” can be read in “{plain(other)}”, which is shown with it"
        yield RULES["Q507"].problem(item.location, message, str(fact.id))


def _told(answer: str, shown: str) -> bool:
    wanted = core_stems(plain(answer)) if answer else ()
    return is_distinctive(wanted) and contains_stems(stems_of(plain(shown)), wanted)
