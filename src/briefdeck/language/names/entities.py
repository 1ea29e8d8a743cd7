"""Identity: who or what a name means, and what kind of thing that is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from typing import Literal

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.names.countries import COUNTRIES, Keys, parts_of
from briefdeck.language.names.name_forms import (
    INSTITUTIONS,
    SAME,
    initials_of_keys,
    last_key,
    spelling_keys,
    stands_by_short_name,
)
from briefdeck.language.names.names import DISTINGUISHING, HONORIFICS, Name
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.words import fold_word, words

EntityType = Literal["person", "place", "body", ""]
"""The kind of thing a name means; "" where it is not known."""

_PLACE_WORDS = ENGLISH.names.places
_DEMONYMS = ENGLISH.names.demonym_endings
OFFICES = ENGLISH.people.offices
"""Words by which a person is spoken of without a name, folded."""
HELD = ENGLISH.people.held
"""Those of them that nobody holds but a person: a country may be a leader."""


class Identity:
    """The person, place or body that a name means."""

    __slots__ = ("_kind", "listed", "meant", "side", "words")

    def __init__(self, meant: Keys, side: Keys, kind: EntityType | Callable[[], EntityType], listed: bool) -> None:
        self.meant = meant
        """The keys of its first spelling in the bank; of a name that has none there, its own."""
        self.side = side
        """The keys of the country whose government it represents, as Moscow does for Russia; else as `meant`."""
        self.listed = listed
        """Whether the bank has it."""
        self.words = frozenset(meant)
        """The keys of `meant`, for a quick look."""
        self._kind = kind

    @property
    def kind(self) -> EntityType:
        """Of what it is; of most names this is never asked."""
        if not isinstance(self._kind, str):
            self._kind = self._kind()
        return self._kind


class Identities:
    """The identities of the names of a bank, found by any spelling of it."""

    def __init__(self, spellings: Iterable[Sequence[str]] = ()) -> None:
        self._known: dict[Keys, Identity] = {}
        for listed, group in ((True, list(spellings)), (False, [list(may_be_same) for may_be_same in SAME])):
            for each in group:
                self._add(each, listed)
        self._call_kin_persons()

    def _add(self, spellings: Sequence[str], listed: bool) -> None:
        every = [keys for keys in map(spelling_keys, spellings) if keys]
        if every:
            country = next((COUNTRIES[keys] for keys in every if keys in COUNTRIES), ())
            kind: EntityType = "place" if country else _kind(spellings)
            identity = Identity(every[0], country or every[0], kind, listed)
            for keys in every:
                self._known.setdefault(keys, identity)

    def _call_kin_persons(self) -> None:
        """Mark names such as Kim Jong Il as persons where Kim Jong Un, called Kim for short, is one."""
        short = {
            keys[0] for keys, each in self._known.items() if len(keys) == 1 < len(each.meant) and each.kind == "person"
        }
        for keys, each in self._known.items():
            if each.listed and not each.kind and len(keys) > 1 and keys[0] in short:
                self._known[keys] = Identity(each.meant, each.side, "person", each.listed)

    def identify(self, name: Name) -> Identity:
        """Find who or what *name* means."""
        keys = name.keys
        known = self._known.get(keys)
        if known is None:
            country = COUNTRIES.get(keys, ())
            meant = self._known.get(country)
            side = meant.side if meant else country or keys
            kind: EntityType | Callable[[], EntityType] = "place" if country else partial(_kind, (name.written,))
            known = self._known[keys] = Identity(keys, side, kind, False)
        return known


@lru_cache(maxsize=REMEMBERED)
def may_be_same(first: Identity, second: Identity) -> bool:
    """Tell whether both may mean the same, or represent the same side.

    "Moscow" and "Russia" may, and so may "Ana Reyes" and "Reyes", "ECB" and "European Central Bank", or "Irish" and
    "European", since one lies in the other.
    """
    if first.side == second.side:
        return True
    if first.listed and second.listed:
        return False
    if first.words <= second.words or second.words <= first.words:
        return True
    if stands_by_short_name(first.meant, second.words.__contains__):
        return True
    return any(
        one.meant[0] == initials_of_keys(other.meant) or one.meant in parts_of(other.meant)
        for one, other in ((first, second), (second, first))
    )


def _kind(spellings: Sequence[str]) -> EntityType:
    """Find what kind of thing has these *spellings*, as far as they show it."""
    return next((kind for kind, told in _TELLING if told(*spellings)), "")


def _is_person(first: str, *others: str) -> bool:
    """Tell whether one of *others* has a polite title, or is the surname in *first* alone."""
    if any(fold_word(word) in HONORIFICS for other in others for word in other.split()[:-1][:1]):
        return True
    pieces = first.split()
    if len(pieces) < 2 or not pieces[-1][0].isupper() or not DISTINGUISHING.isdisjoint(map(fold_word, pieces)):
        return False
    surnames = {pieces[-1], *pieces[: 1 if "-" in first else 0]}  # Ana Reyes, Shin Won-sik
    return not _is_body(first) and not surnames.isdisjoint(others)


def _is_body(*spellings: str) -> bool:
    first, *others = spellings
    if any(other.startswith(f"{first} ") or other == f"The {first}" for other in others):
        return True  # Wagner, the Wagner group
    return not INSTITUTIONS.isdisjoint(map(last_key, spellings)) or (spellings[0].isupper() and len(spellings[0]) > 1)


def _is_place(first: str, *others: str) -> bool:
    """Tell whether one of *others* calls it a town or the like, or is the name of its people."""
    descriptions = {fold_word(word) for other in others for word in words(other) if word.islower()}
    people = (other for other in others if " " not in other and spelling_keys(other)[:1] == spelling_keys(first)[:1])
    return not descriptions.isdisjoint(_PLACE_WORDS) or any(other.lower().endswith(_DEMONYMS) for other in people)


_TELLING: tuple[tuple[EntityType, Callable[..., bool]], ...] = (
    ("person", _is_person),
    ("place", _is_place),
    ("body", _is_body),
)
"""How each kind is known, the surest first."""
