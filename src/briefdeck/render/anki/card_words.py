"""Our own words on cards: in the templates, which all banks share, in English; in a bank's own language by a field.

Anki keeps one set of templates for all decks, so that no bank can have its words in them. A bank in another language,
or with words of its own, brings them in a field as properties of CSS, which the templates show where a note has them.
"""

from __future__ import annotations

import re

from briefdeck.printed_words import english_message, message

FIELD = "Spare 2"
"""The field that brings the words; empty where they are those of the templates."""
KEYS = (
    "card.as_of_html",
    "card.said_by_html",
    "card.retired",
    "card.hint",
    "card.keys",
    "card.nothing_typed",
    "card.also_right_html",
    "card.sources",
    "card.retired_note",
    "card.retired_since",
    "dispute.contradiction",
)
"""The messages that stand in templates."""
_VALUE = re.compile(r"\{[a-z]+\}")
_TAG = re.compile(r"<[^<>]*>")
_LIVE = re.compile(r'[\\"<>{}\[\n]|::')
"""What would end a string of CSS or its element, or is acted upon by Anki."""


def shared_words(key: str, **values: str) -> str:
    """Return the message *key* for a template, with its value in it: a bank's own words where a note brings them."""
    shown = iter(values.values())
    own = "".join(
        f'<span class="word" style="--word:var({_property(key, at)})"></span>{next(shown, "")}'
        for at in range(len(values) + 1)
    )
    return f"{{{{^{FIELD}}}}}{english_message(key, **values)}{{{{/{FIELD}}}}}{{{{#{FIELD}}}}}{own}{{{{/{FIELD}}}}}"


def own_words_field() -> str:
    """Write the field with the words that are spoken now; "" where the templates have the same."""
    if all(message(key) == english_message(key) for key in KEYS):
        return ""
    words = (
        f"{_property(key, at)}:{_css_string(text)};"
        for key in KEYS
        for at, text in enumerate(_VALUE.split(message(key), maxsplit=1))
    )
    return f"<style>.briefdeck{{{''.join(words)}}}</style>"


def _property(key: str, at: int) -> str:
    name = key.partition(".")[2].removesuffix("_html").replace("_", "-")
    return f"--{name}-{at}"


def _css_string(text: str) -> str:
    return '"' + _LIVE.sub(lambda live: "".join(f"\\{ord(char):x} " for char in live[0]), _TAG.sub("", text)) + '"'
