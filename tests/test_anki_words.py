"""Our own words on cards: those of the bank, though Anki keeps one set of templates for all decks."""

from __future__ import annotations

import re

import pytest

from briefdeck.printed_words import english_message, message, speaking
from briefdeck.render.anki.card_sides import KEYS, OWN_WORDS, own_words_field
from briefdeck.render.anki.note_types import note_types

_USED = re.compile(r"var\((--[a-z0-9-]+)\)")


def _templates() -> str:
    return "".join(card.front + card.back for kind in note_types().values() for card in kind.templates)


@pytest.mark.parametrize("tag", ["de", "ru", "ko", "ja", "ar", "pl"])
def test_a_note_brings_the_words_of_its_bank(tag: str) -> None:
    """The field has every word that the templates show, in the language of the bank, and acts upon nothing in Anki."""
    with speaking(tag):
        field = own_words_field()
        assert message("card.sources") in field
    assert not [name for name in _USED.findall(_templates()) if f"{name}:" not in field and not name.endswith("-1")]
    assert "{{" not in field
    assert "[" not in field


def test_in_english_there_is_nothing_to_bring() -> None:
    """A bank in English has the words of the templates, and one with a word of its own brings it."""
    with speaking("en-GB"):
        assert own_words_field() == ""
    with speaking("en", {"card.hint": 'A "nudge" :: [sound:x] {{Fact}} </style>'}):
        field = own_words_field()
    assert "nudge" in field
    for live in ("[sound", "{{", "::", "</style> "):
        assert live not in field


def test_templates_show_english_only_without_it() -> None:
    """Every English word of a template stands where the field is empty."""
    without = re.sub(rf"{{{{\^{OWN_WORDS}}}}}.*?{{{{/{OWN_WORDS}}}}}", "", _templates(), flags=re.DOTALL)
    words = [re.split(r"\{|<", english_message(key))[0].strip() for key in KEYS if key != "card.nothing_typed"]
    assert [word for word in words if f">{word}" in without] == []
