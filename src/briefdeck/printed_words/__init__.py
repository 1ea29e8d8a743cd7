"""Look up what briefdeck itself says: on cards, pages and paper, in exports and in the terminal.

Each language has one file, `<language>.yaml`, with the same keys: sections of messages, each a text or its plural
forms. To add a language, put a file beside `en.yaml`, and its plural rule into `PLURAL_RULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pkgutil import get_data
from typing import TypeAlias

import yaml

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # PyYAML was installed without libyaml
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]

Message: TypeAlias = str | Mapping[str, str]
"""A text, or its plural forms by the names of CLDR: "one", "other" and so on."""

LANGUAGE = "en"
"""The BCP 47 tag of the language in which briefdeck speaks."""

PLURAL_RULES: Mapping[str, Callable[[int], str]] = {"en": lambda count: "one" if count == 1 else "other"}
"""For each language, the plural form that a whole number takes (CLDR, Language Plural Rules)."""


def message(key: str, /, **values: str | int) -> str:
    """Return the message *key*, such as "brief.bottom_line", with *values* in the places of its `{names}`.

    Where the message has plural forms, the value `count` chooses one. Numbers get thousands separators. Raises KeyError
    where there is no such message, or a value is missing.
    """
    text = _choose(catalogue()[key], values)
    if not values:
        return text
    return text.format_map({name: _spell(value) for name, value in values.items()})


def message_parts(key: str) -> Iterator[tuple[str, str]]:
    """Split the message *key* at its `{names}`, for values that are more than plain text.

    Yields each stretch of text with the name that follows it, "" for none.
    """
    from string import Formatter  # only pages need it

    text = _choose(catalogue()[key], {})
    yield from ((literal, name or "") for literal, name, _, _ in Formatter().parse(text))


def section(name: str) -> dict[str, Message]:
    """Return all messages of the section *name* by their keys in it, for a program that fills them in itself."""
    prefix = f"{name}."
    return {key.removeprefix(prefix): text for key, text in catalogue().items() if key.startswith(prefix)}


@cache
def catalogue(language: str = LANGUAGE) -> Mapping[str, Message]:
    """Read all messages of *language*, by their keys "section.name". The file is read only once."""
    text = get_data(__name__, f"{language}.yaml") or b""
    sections: Mapping[str, Mapping[str, Message]] = yaml.load(text, Loader=_Loader)  # noqa: S506 (it knows texts only)
    return {f"{name}.{key}": words for name, messages in sections.items() for key, words in messages.items()}


def _choose(words: Message, values: Mapping[str, str | int]) -> str:
    if isinstance(words, str):
        return words
    count = values["count"]
    form = PLURAL_RULES[LANGUAGE](count) if isinstance(count, int) else "other"
    return words.get(form) or words["other"]


def _spell(value: str | int) -> str:
    return f"{value:,}" if isinstance(value, int) else value
