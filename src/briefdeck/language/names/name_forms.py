"""The forms of a name: its spellings in the book of names, its initials, a short given name, and a fuller form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.names.countries import Keys, is_part_of_the_world
from briefdeck.language.names.names import CAPITALISED, DISTINGUISHING, HYPHEN, TITLES, Known, Name, name_key
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.words import STOP_WORDS, composed, fold_word, words

FEWEST_INITIALS = 3
"""Letters from which on initials are hardly those of another name by accident."""
_FEWEST_LETTERS = 4
"""Letters of the shortest name of which a word is made that tells it."""
_WORDS_CLIPPED, _SHORTEST_CLIP, _CLIPPED = 2, 3, 3
"""Words of a name of which each may be cut short, letters that are left of one, and letters that are cut off."""
_ENDINGS = ENGLISH.names.name_endings
_BELIEVERS = ENGLISH.names.believer_endings
INSTITUTIONS = frozenset(map(name_key, ENGLISH.names.institutions))
"""Last words of names that many bodies share: they do not tell which one is meant."""
_JOINERS = ENGLISH.names.joiners
_JOINED = re.compile(rf"{CAPITALISED}(?:\s(?:(?:{one_of(_JOINERS)})\s){{0,2}}{CAPITALISED})+")
"""A name with the small words inside it: “Centers for Disease Control and Prevention”."""
_PLACED = frozenset(map(name_key, (*ENGLISH.names.places, *ENGLISH.names.directions, *ENGLISH.names.distinguishing)))
_WORD = re.compile(r"(?:[A-Za-z]\.)+|\w[\w'’‐‑-]*")
SAME = ENGLISH.names.same
"""Names that mean the same in every bank."""
_UNMEANT = TITLES | STOP_WORDS


def _alike() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, short in ENGLISH.people.short_names.items():
        for one in (name, *short):
            found.setdefault(one, set()).update((name, *short))
    return {one: frozenset(map(name_key, others)) for one, others in found.items()}


_SHORT_NAMES = {name_key(one): others for one, others in _alike().items()}


def is_initials(key: str) -> bool:
    """Tell whether a name *key* may be the initials of a longer name: "ECB"."""
    return len(key) >= FEWEST_INITIALS and key.isupper()


@lru_cache(maxsize=REMEMBERED)
def initials_of(written: str) -> tuple[str, ...]:
    """List the initials that a *written* name may have: with and without its small words, and with hyphens apart."""
    every = [word for word in words(written) if word]
    chief = [word for word in every if not word.islower()]
    apart = [piece for word in chief for piece in HYPHEN.split(word) if piece[:1].isupper()]
    return tuple(dict.fromkeys("".join(word[0] for word in some).upper() for some in (chief, every, apart)))


def initials_of_keys(keys: Keys) -> str:
    """Return the initials of a name with these *keys*; "" of one with fewer than three words."""
    return "".join(key[0] for key in keys).upper() if len(keys) >= FEWEST_INITIALS else ""


def has_initials(key: str, written: Sequence[str]) -> bool:
    """Tell whether *key* is the initials of one of the *written* names of a line, or of two or three one after another.

    A small word parts a name: "Centers" and "Disease Control" have those of the CDC.
    """
    if any(key in initials for name in written for initials in initials_of(name)):
        return True
    short = {initials_of(name)[0] for name in written if initials_of(name)[0]}
    return any(len(one) > 1 for one in short) and _is_made_of(key, short, 3)


def _is_made_of(key: str, parts: set[str], most: int) -> bool:
    if not key or not most:
        return not key
    return any(key.startswith(part) and _is_made_of(key[len(part) :], parts, most - 1) for part in parts)


def joined_names(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Find the names of *text* with the small words inside them: where each begins and ends, and its initials."""
    for match in _JOINED.finditer(composed(text)):
        yield match.start(), match.end(), initials_of(match[0])


def same_given_name(one: str, other: str) -> bool:
    """Tell whether the keys of two given names may be those of the same person: "bob" and "robert"."""
    return one == other or other in _SHORT_NAMES.get(one, ())


def stands_by_short_name(keys: Keys, on_line: Known) -> bool:
    """Tell whether a line has the name with these *keys*, by a short or a long form of a given name."""
    *given, surname = keys
    return (
        bool(given)
        and on_line(surname)
        and all(on_line(key) or any(map(on_line, _SHORT_NAMES.get(key, ()))) for key in given)
    )


def derived_keys(key: str) -> Iterator[str]:
    """Yield the keys of words that are made of the name with this *key*, or of which it is made: Nazi and Nazism."""
    if len(key) >= _FEWEST_LETTERS and key.isalpha():
        if key.endswith(_BELIEVERS):
            yield from (f"{key}s", name_key(key))
        if f"{key}e".endswith(_BELIEVERS):
            yield f"{key}e"
        yield from (key + ending for ending in _ENDINGS)
        for ending in _ENDINGS:
            if key.endswith(ending):
                yield from (key.removesuffix(ending), key.removesuffix(ending[1:]))


def stands_by_clipping(name: Sequence[str], written: Iterable[str]) -> bool:
    """Tell whether each word of a *name* is one of a *written* name, or cut short of it: "Lib Dems", "Man United"."""
    if len(name) < _WORDS_CLIPPED:
        return False
    mine = [word.casefold() for word in name]
    others = (other.casefold().split() for other in written)
    return any(len(other) == len(mine) and all(map(_is_clipped, mine, other)) for other in others)


def _is_clipped(mine: str, other: str) -> bool:
    if mine == other:
        return True
    start = mine.removesuffix("s")
    return len(start) >= _SHORTEST_CLIP and other.startswith(start) and len(other) >= len(start) + _CLIPPED


def stands_by_part(keys: Keys, on_line: Sequence[Keys], in_article: Sequence[Keys]) -> bool:
    """Tell whether a name on the line is a shorter form of the name with these *keys*.

    "Reyes" is one of "Ana Reyes", unless the article has a Marco Reyes; "Yale" of "Yale University". A country is none
    of what is called after it, nor is "Korea" one of "South Korea".
    """
    return any(_is_part(keys, other) and not _has_rival(keys, other, in_article) for other in on_line)


def _is_part(keys: Keys, other: Keys) -> bool:
    if not 0 < len(other) < len(keys) or INSTITUTIONS.issuperset(other) or is_part_of_the_world(other):
        return False
    before, after = keys[: -len(other)], keys[len(other) :]
    if other == keys[-len(other) :]:
        return INSTITUTIONS.isdisjoint(before) and not any(map(_distinguishes, before))
    if other == keys[: len(other)]:
        return INSTITUTIONS.issuperset(after)
    given, surname = other[0], other[-1]  # Judi Dench, Judith Olivia Dench
    return len(other) > 1 and surname == keys[-1] and same_given_name(given, keys[0])


def surname_of(keys: Keys) -> str:
    """Return the last of *keys* where it may be a surname, by which alone a line may name somebody; else ""."""
    return keys[-1] if len(keys) > 1 and keys[-1] not in INSTITUTIONS and keys[-1] not in _PLACED else ""


def _distinguishes(key: str) -> bool:
    return key in DISTINGUISHING or key in _PLACED or is_part_of_the_world((key,)) or not key.isalpha()


def _has_rival(keys: Keys, other: Keys, in_article: Sequence[Keys]) -> bool:
    """Tell whether the article has a name that *other* may be short for as well: another Reyes."""
    longer = [name for name in in_article if len(name) > len(other) and not set(name) <= set(keys)]
    ends = (name for name in longer if name[-len(other) :] == other or name[: len(other)] == other)
    return any(not (name[-1] == keys[-1] and same_given_name(name[0], keys[0])) for name in ends)


class NameBook:
    """The names that have several spellings: those of a bank, and a few that mean the same everywhere."""

    def __init__(self, spellings: Iterable[Sequence[str]] = ()) -> None:
        self._groups: dict[tuple[str, ...], list[tuple[tuple[str, ...], ...]]] = {}
        for names_alike in (*SAME, *spellings):
            group = tuple(dict.fromkeys(map(spelling_keys, names_alike)))
            for spelling in filter(None, group):
                self._groups.setdefault(spelling, []).append(tuple(filter(None, group)))
        self._longest = max(map(len, self._groups), default=0)

    def stands(self, name: Name, on_line: Known, in_article: Known) -> bool:
        """Tell whether a line has *name* in any spelling, or by its surname alone when the article has the full name.

        *on_line* and *in_article* tell whether the line and the article have a name key.
        """
        if all(map(on_line, name.keys)):
            return True
        return all(self._stretch_stands(keys, on_line) for keys in self._stretches(name.keys)) or _by_surname(
            name.keys, on_line, in_article
        )

    def knows(self, keys: tuple[str, ...]) -> bool:
        """Tell whether the book lists a name with these *keys*."""
        return keys in self._groups

    @property
    def listed(self) -> Iterable[tuple[str, ...]]:
        """The keys of every spelling that the book has."""
        return self._groups.keys()

    def _stretch_stands(self, keys: tuple[str, ...], on_line: Known) -> bool:
        if all(map(on_line, keys)):
            return True
        return any(all(map(on_line, spelling)) for group in self._groups.get(keys, ()) for spelling in group)

    def _stretches(self, keys: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Cut *keys* into the longest names that the book has, and single words."""
        start = 0
        while start < len(keys):
            longest = min(self._longest, len(keys) - start)
            length = next((n for n in range(longest, 1, -1) if keys[start : start + n] in self._groups), 1)
            yield keys[start : start + length]
            start += length


def spelling_keys(spelling: str) -> tuple[str, ...]:
    """Return the keys of the words of *spelling*, without titles, initials and articles."""
    pieces = [match[0] for match in _WORD.finditer(composed(spelling))]
    meant = [piece for piece in pieces if _meant(piece)] or pieces
    return tuple(name_key(part) for piece in meant for part in HYPHEN.split(piece) if part)


def last_key(spelling: str) -> str:
    """Return the last of the keys that `spelling_keys` gives, "" where it gives none."""
    pieces = _WORD.findall(composed(spelling))
    last = next(filter(_meant, reversed(pieces)), pieces[-1] if pieces else "")
    return name_key(next(filter(None, reversed(HYPHEN.split(last))), ""))


def _meant(piece: str) -> bool:
    return len(piece.rstrip(".")) > 1 and (piece.isupper() or fold_word(piece) not in _UNMEANT)


def _by_surname(keys: tuple[str, ...], on_line: Known, in_article: Known) -> bool:
    *given, surname = keys
    if not given or surname in INSTITUTIONS or not DISTINGUISHING.isdisjoint(given):
        return False
    return on_line(surname) and all(map(in_article, given))
