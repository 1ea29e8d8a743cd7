"""Places: the countries, the cities and houses whose names are used for their governments, and what lies in what."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.names.names import Known, name_key

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


@cache
def _within() -> dict[Keys, frozenset[Keys]]:
    """The parts of the world, each with all that lies in it."""
    direct = {_keys(whole): set(map(_keys, parts)) for whole, parts in ENGLISH.names.within.items()}
    for name, country in COUNTRIES.items():
        if name != country:
            direct.setdefault(country, set()).add(name)
    for same in ENGLISH.names.same:
        spellings = [keys for keys in map(_keys, same) if keys in direct]
        parts = set().union(*(direct[keys] for keys in spellings))
        direct.update((keys, parts) for keys in map(_keys, same) if spellings)
    return {whole: frozenset(_all_parts(whole, direct)) for whole in direct}


def _all_parts(whole: Keys, direct: dict[Keys, set[Keys]]) -> set[Keys]:
    found, new = set[Keys](), {whole}
    while new:
        new = set().union(*(direct.get(part, ()) for part in new)) - found
        found |= new
    return found


def parts_of(whole: Keys) -> frozenset[Keys]:
    """Return the keys of the countries, states and cities that lie in the place or country with the keys *whole*."""
    return _within().get(whole, frozenset())


@cache
def _known() -> frozenset[Keys]:
    every = frozenset((*COUNTRIES, *_within(), *(part for parts in _within().values() for part in parts)))
    return every - frozenset(map(_keys, ENGLISH.names.given_names_too))


def parts_named(has: Known) -> Iterator[Keys]:
    """Yield the keys of the continents, countries and states of which *has* knows every key."""
    return (keys for keys in _known() if all(map(has, keys)))


def is_part_of_the_world(keys: Keys) -> bool:
    """Tell whether a name with these *keys* is surely a continent, a country, a state, or the people of one."""
    return keys in _known()
