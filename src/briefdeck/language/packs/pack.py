"""Language packs: what is known of a language other than English, one file each, read when a bank first needs it.

`packs/de.yaml` is that of German. Its `has:` says for what its table of test sentences passes; a rule that needs more
does not run. English has folders of tables instead, `language/en/`, because far more rules read it.
"""

from __future__ import annotations

from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from briefdeck.language.language_tags import is_english, primary_language
from briefdeck.language.lexicon import load_words
from briefdeck.language.listed import phrases
from briefdeck.language.word_tables import Words

_FOLDER = "packs"
AS_WRITTEN = ""
"""Stands for a language of which nothing is known: what is in it is compared as it is written."""


class LanguagePack:
    """What is known of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        """Its BCP 47 tag, without a country: "de"."""
        self.data: dict[str, Any] = load_words(f"{_FOLDER}/{language}.yaml")
        """The tables of its file."""

    @cached_property
    def name(self) -> str:
        """What the language is called in English."""
        return str(self.data["name"])

    @cached_property
    def has(self) -> Words:
        """For what its table of test sentences passes, by the names of `needs.Need`."""
        return frozenset(self.data["has"].split())

    @cached_property
    def spaced(self) -> bool:
        """Whether there are spaces between its words."""
        return bool(self.data["writing"].get("spaced", True))

    def section(self, name: str) -> dict[str, Any]:
        """Return the tables of a part of the file, such as `numbers`."""
        found: dict[str, Any] = self.data.get(name, {})
        return found

    def phrases(self, section: str, name: str) -> tuple[str, ...]:
        """Return the phrases that the file lists under *name* in a *section*; () where there are none."""
        return phrases(str(self.section(section).get(name, "")))


@cache
def packed_languages() -> frozenset[str]:
    """Return the languages that have a pack, as their files are named."""
    folder = files(__package__)
    return frozenset(file.name.removesuffix(".yaml") for file in folder.iterdir() if file.name.endswith(".yaml"))


def pack_of(tag: str) -> LanguagePack | None:
    """Return the pack of the language with the BCP 47 *tag*; None where there is none, and for English."""
    language = primary_language(tag)
    return _load(language) if language != "en" and language in packed_languages() else None


def read_as(tag: str) -> str:
    """Return as what texts in the language with the BCP 47 *tag* are read: "en", a language with a pack, AS_WRITTEN."""
    pack = pack_of(tag)
    return pack.language if pack else "en" if is_english(tag) else AS_WRITTEN


@cache
def _load(language: str) -> LanguagePack:
    return LanguagePack(language)
