"""Look up what briefdeck itself says: on cards, pages and paper, in exports and in the terminal.

Each language has one file, `<language>.yaml`, with the same keys: sections of messages, each a text or its plural
forms. To add a language, put a file beside `en.yaml`, and its plural rule into `PLURAL_RULES`. What is printed while
`speaking` another language is in that one, but for messages that it has not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pkgutil import get_data
from typing import Any, NamedTuple, TypeAlias

import yaml

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # PyYAML was installed without libyaml
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]

Message: TypeAlias = str | Mapping[str, str]
"""A text, or its plural forms by the names of CLDR: "one", "other" and so on."""

LANGUAGE = "en"
"""The BCP 47 tag of the language that has all words, and that speaks where another has none."""


def _of_slavic(count: int) -> str:
    tens, ones = count % 100, count % 10
    if ones == 1 and tens != 11:
        return "one"
    return "few" if ones in (2, 3, 4) and tens not in (12, 13, 14) else "many"


def _of_polish(count: int) -> str:
    return "one" if count == 1 else "many" if _of_slavic(count) == "one" else _of_slavic(count)


def _of_arabic(count: int) -> str:
    if count <= 2:
        return ("zero", "one", "two")[count]
    rest = count % 100
    return "few" if rest in range(3, 11) else "many" if rest in range(11, 100) else "other"


def _one_is_one(count: int) -> str:
    return "one" if count == 1 else "other"


def _none_is_one(count: int) -> str:
    return "one" if count in (0, 1) else "other"


def _always_other(count: int) -> str:  # noqa: ARG001
    return "other"


PLURAL_RULES: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(("en", "de", "es", "it", "nl"), _one_is_one),
    **dict.fromkeys(("fr", "pt"), _none_is_one),
    **dict.fromkeys(("ru", "uk"), _of_slavic),
    **dict.fromkeys(("ko", "ja", "zh"), _always_other),
    "pl": _of_polish,
    "ar": _of_arabic,
}
"""For each language, the plural form that a whole number takes (CLDR, Language Plural Rules)."""
RIGHT_TO_LEFT = frozenset({"ar"})
"""Those of these languages that are written from right to left."""


class Speech(NamedTuple):
    """The words that are printed."""

    language: str
    """Their BCP 47 tag."""
    words: Mapping[str, Message]
    """The messages by their keys."""


def spoken_language() -> str:
    """Return the BCP 47 tag of the language in which words of our own are printed at present."""
    return _speech().language


def language_for(tag: str) -> str:
    """Return the language in which we speak in a bank with the BCP 47 *tag*: its own where we have its words."""
    language = tag.partition("-")[0].lower()
    return language if language in PLURAL_RULES and _has_words(language) else LANGUAGE


@contextmanager
def speaking(tag: str, own: Mapping[Any, str] | None = None) -> Iterator[None]:
    """Print the words of the language with the BCP 47 *tag* meanwhile, or English ones where there are none.

    *own* are a curator's words, by the keys of the messages that they replace.
    """
    language = language_for(tag)
    words = {**catalogue(LANGUAGE), **catalogue(language), **(own or {})}
    before = _SPEECH.set(Speech(language, words))
    try:
        yield
    finally:
        _SPEECH.reset(before)


def message(key: str, /, **values: str | int) -> str:
    """Return the message *key*, such as "brief.bottom_line", with *values* in the places of its `{names}`.

    Where the message has plural forms, the value `count` chooses one. Numbers get thousands separators. Raises KeyError
    where there is no such message, or a value is missing.
    """
    return _word(_speech(), key, values)


def print_number(value: float) -> str:
    """Write *value* with the signs of the language that is spoken: "1,250.5", "1.250,5"."""
    signs = {",": message("number.group"), ".": message("number.point"), "-": "\u2212"}
    return "".join(signs.get(char, char) for char in f"{value:,.10g}")


def number_scales() -> list[tuple[int, str]]:
    """List the scales in which large numbers are counted, and their names in the language spoken, the largest first."""
    listed = (each.partition(" ") for each in message("number.scales").split(", "))
    return sorted(((int(value), name) for value, _, name in listed), reverse=True)


def english_message(key: str, /, **values: str | int) -> str:
    """Return the message *key* in English, whatever is spoken: for what banks of all languages share."""
    return _word(Speech(LANGUAGE, catalogue()), key, values)


def message_parts(key: str) -> Iterator[tuple[str, str]]:
    """Split the message *key* at its `{names}`, for values that are more than plain text.

    Yields each stretch of text with the name that follows it, "" for none.
    """
    from string import Formatter  # only pages need it

    text = _choose(_speech(), key, {})
    yield from ((literal, name or "") for literal, name, _, _ in Formatter().parse(text))


def find_section(name: str) -> dict[str, Message]:
    """Return all messages of the section *name* by their keys in it, for a program that fills them in itself."""
    prefix = f"{name}."
    return {key.removeprefix(prefix): text for key, text in _speech().words.items() if key.startswith(prefix)}


@cache
def catalogue(language: str = LANGUAGE) -> Mapping[str, Message]:
    """Read all messages of *language*, by their keys "section.name". The file is read only once."""
    text = get_data(__name__, f"{language}.yaml") or b""
    sections: Mapping[str, Mapping[str, Message]] = yaml.load(text, Loader=_Loader)  # noqa: S506 (it knows texts only)
    return {f"{name}.{key}": words for name, messages in sections.items() for key, words in messages.items()}


def find_key_fault(key: str) -> str:
    """Say what is wrong with *key* as that of a message; "" where there is such a message."""
    if key in catalogue():
        return ""
    meant = get_close_matches(key, catalogue(), 1)
    return f"“{key}” is none of our words" + (f": did you mean {meant[0]}?" if meant else "")


def find_phrase_fault(key: str, text: str) -> str:
    """Say which `{names}` of *text* the message *key* does not fill in, or that a brace stands alone; "" for none."""
    try:
        unknown = names_in(text) - _names_of(catalogue()[key])
    except ValueError:
        return f"in “{text}” a brace stands alone: write {{{{ for a brace"
    return f"{key} has no {{{sorted(unknown)[0]}}}" if unknown else ""


def names_in(text: str) -> set[str]:
    """Return the names that stand in braces in *text*. Raises ValueError where a brace stands alone."""
    from string import Formatter

    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _names_of(words: Message) -> set[str]:
    return set[str]().union(*map(names_in, [words] if isinstance(words, str) else words.values()))


@cache
def _has_words(language: str) -> bool:
    return files(__name__).joinpath(f"{language}.yaml").is_file()


_SPEECH: ContextVar[Speech | None] = ContextVar("speech", default=None)


def _speech() -> Speech:
    return _SPEECH.get() or Speech(LANGUAGE, catalogue())


def _word(speech: Speech, key: str, values: Mapping[str, str | int]) -> str:
    text = _choose(speech, key, values)
    if not values:
        return text
    return text.format_map({name: _spell(speech, value) for name, value in values.items()})


def _choose(speech: Speech, key: str, values: Mapping[str, str | int]) -> str:
    words = speech.words[key]
    if isinstance(words, str):
        return words
    count = values["count"]
    form = PLURAL_RULES[speech.language](count) if isinstance(count, int) else "other"
    return words.get(form) or words["other"]


def _spell(speech: Speech, value: str | int) -> str:
    if not isinstance(value, int):
        return value
    separator = speech.words["number.group"]
    return f"{value:,}".replace(",", separator) if isinstance(separator, str) else f"{value:,}"
