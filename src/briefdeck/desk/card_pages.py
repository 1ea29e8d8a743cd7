"""A fact and its cards → pages that show each card as Anki does, with the templates of the deck."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from briefdeck.language.language_tags import primary_language
from briefdeck.ledger import Ledger
from briefdeck.model import Bank, Card, Fact
from briefdeck.pictures import picture_kind
from briefdeck.render.anki.fields import media_name
from briefdeck.render.anki.note_types import Template, note_types
from briefdeck.render.anki.notes import Note, make_notes
from briefdeck.render.html import make_data_uri

_SECTION = re.compile(r"\{\{([#^])([^{}]{1,60})\}\}((?:(?!\{\{[#^]\2\}\}).)*?)\{\{/\2\}\}", re.DOTALL)
_FIELD = re.compile(r"\{\{(?:(cloze|type):)?([^{}#^/]{1,60})\}\}")
_DELETION = re.compile(r"\{\{c(\d+)::((?:(?!::|\{\{|\}\}).)*)(?:::((?:(?!\{\{|\}\}).)*))?\}\}", re.DOTALL)
_MEASURE = """<script>
const root = document.documentElement;
const tell = () => parent.postMessage({height: Math.ceil(root.getBoundingClientRect().height)}, "*");
new ResizeObserver(tell).observe(root); tell();
</script>"""
"""A framed card says how high it is, and nothing else."""
_SMALLER = ":root { zoom: 0.78; }"
"""A card is read beside much else."""


class CardPage(NamedTuple):
    """Both sides of a card, as pages."""

    name: str
    """The id of the card, and which of its note it is; "" for the first of the fact."""
    front: str
    back: str


def render_cards(fact: Fact, bank: Bank, images: Mapping[str, bytes], ledger: Ledger, dark: bool) -> list[CardPage]:
    """Render the cards of *fact*, whether or not it is in *bank* or proved; *dark* is for a dark page."""
    rivals = {str(id_) for dispute in bank.disputes if fact.id in dispute.facts for id_ in dispute.facts}
    others = tuple(each for each in bank.facts if str(each.id) in rivals and each.id != fact.id)
    known = {str(each.id) for each in (fact, *others)}
    disputes = tuple(each for each in bank.disputes if known.issuperset(map(str, each.facts)))
    shown = tuple(_showable(card, images) for card in fact.cards)
    small = replace(
        bank, facts=(replace(fact, cards=shown), *(replace(each, cards=()) for each in others)), disputes=disputes
    )
    language = primary_language(bank.language)
    return [page for note in make_notes(small, images, ledger) for page in _pages(note, images, dark, language)]


def _showable(card: Card, images: Mapping[str, bytes]) -> Card:
    """Leave out a picture that is not there."""
    missing = card.image is not None and (card.image.file not in images or not picture_kind(images[card.image.file]))
    return replace(card, image=None) if missing else card


def _pages(note: Note, images: Mapping[str, bytes], dark: bool, language: str) -> Iterator[CardPage]:
    kind = note_types(language)[note.type]
    fields = dict(zip(kind.fields, note.fields, strict=True))
    media = {media_name(data): make_data_uri(data) for data in images.values() if media_name(data) in note.media}
    _, _, card = note.key.partition("/")
    for at, place in enumerate(note.cards):
        template = kind.templates[0] if kind.cloze else kind.templates[place]
        name = " ".join(filter(None, (card, template.name if at and not kind.cloze else str(at + 1) if at else "")))
        front, back = (_page(side, fields, place + 1, kind.css, media, dark) for side in _sides(template))
        yield CardPage(name, front, back)


def _sides(template: Template) -> Iterator[tuple[str, bool]]:
    yield template.front, False
    yield template.back, True


def _page(
    side: tuple[str, bool], fields: Mapping[str, str], number: int, css: str, media: Mapping[str, str], dark: bool
) -> str:
    html, is_back = side
    for _ in range(4):  # sections within sections, as deep as the templates have them
        html = _SECTION.sub(lambda part: part[3] if bool(fields.get(part[2])) == (part[1] == "#") else "", html)
    html = _FIELD.sub(lambda field: _value(field[1] or "", fields.get(field[2], ""), number, is_back), html)
    for name, address in media.items():
        html = html.replace(f'src="{name}"', f'src="{address}"')
    night = " nightMode" if dark else ""
    return (
        f'<!doctype html><html lang="{fields["Language"]}"><head><meta charset="utf-8"><title>Card</title>'
        f'<style>{css}{_SMALLER}</style></head><body class="card{night}">{html}{_MEASURE}</body></html>'
    )


def _value(filter_: str, html: str, number: int, is_back: bool) -> str:
    if filter_ == "type":
        return html and (f'<code id="typeans">{html}</code>' if is_back else '<input id="typeans" aria-label="Answer">')
    if filter_ == "cloze":
        return _DELETION.sub(lambda part: _deletion(part, number, is_back), html)
    return html


def _deletion(part: re.Match[str], number: int, is_back: bool) -> str:
    if int(part[1]) != number:
        return part[2]
    shown = part[2] if is_back else f"[{part[3] or '...'}]"
    return f'<span class="cloze">{shown}</span>'
