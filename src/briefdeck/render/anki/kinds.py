"""What each kind of card puts into the fields of its note."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256

from briefdeck.language.markup import plain
from briefdeck.model import Card
from briefdeck.render.anki.fields import cloze_field, deletions, field


def fields_of(card: Card, key: str) -> dict[str, str]:
    """The fields that *card*, whose note has the key *key*, fills besides those of its fact."""
    own = _KINDS[card.kind](card, key)
    if card.hint:
        own["Hint"] = field(card.hint)
    return own


def cards_of(card: Card) -> tuple[int, ...]:
    """Which cards of its note type the note of *card* has."""
    if card.note_type == "cloze":
        return tuple(range(len(card.items))) or tuple(number - 1 for number in deletions(card.cloze))
    return (0, 1) if card.reverse else (0,)


def listed(items: Iterable[str], right: int = -1) -> str:
    """*items*, which are HTML, as those of a list; the one at *right* marked."""
    return "".join(
        f'<li class="right">{item}</li>' if at == right else f"<li>{item}</li>" for at, item in enumerate(items)
    )


def _question(card: Card, _key: str) -> dict[str, str]:
    own = {"Question": field(card.q), "Answer": field(card.a)}
    if card.reverse:
        own |= {"Reverse question": field(card.reverse.q), "Reverse answer": field(card.reverse.a)}
    return own


def _typed(card: Card, key: str) -> dict[str, str]:
    accepted = "".join(f"<i>{field(spelling)}</i>" for spelling in card.accept if spelling != card.a)
    return {**_question(card, key), "Typed answer": field(plain(card.a)), "Accepted": accepted}


def _choice(card: Card, key: str) -> dict[str, str]:
    # Without scripts the choices are shown in this order, so the right one must not always come first.
    shown = sorted((card.a, *card.wrong), key=lambda text: sha256(f"{key}\n{text}".encode()).digest())
    choices = listed((field(text) for text in shown), right=shown.index(card.a))
    return {**_question(card, key), "Choices": choices}


def _timeline(card: Card, key: str) -> dict[str, str]:
    return {**_question(card, key), "Before": listed(map(field, card.before)), "After": listed(map(field, card.after))}


def _list(card: Card, _key: str) -> dict[str, str]:
    # A deletion an item, numbered by its place: one more item is one more card, and the others stay.
    items = listed(f"{{{{c{at}::{field(item)}}}}}" for at, item in enumerate(card.items, 1))
    tag = "ol" if card.order == "kept" else "ul"
    return {"Text": field(card.q), "Items": f"<{tag}>{items}</{tag}>"}


def _cloze(card: Card, _key: str) -> dict[str, str]:
    return {"Text": cloze_field(card.cloze)}


_KINDS: dict[str, Callable[[Card, str], dict[str, str]]] = {
    "question": _question,
    "typed": _typed,
    "choice": _choice,
    "timeline": _timeline,
    "list": _list,
    "cloze": _cloze,
}
