"""Places: the countries, and the cities and houses whose names are used for their governments."""

from __future__ import annotations

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.names import name_key

Keys = tuple[str, ...]


def _keys(name: str) -> Keys:
    return tuple(name_key(part) for word in name.split() for part in word.split("-"))


def _table() -> dict[Keys, Keys]:
    found: dict[Keys, Keys] = {}
    for country, seats in ENGLISH.names.countries.items():
        for name in (country, *seats):
            found.setdefault(_keys(name), _keys(country))
    return found


COUNTRIES = _table()
"""The keys of a country, or of a name used for its government, with those of the country, by `name_key`."""
