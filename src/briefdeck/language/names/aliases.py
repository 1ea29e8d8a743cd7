"""The book of names: which spellings name the same person, place or thing, and whether a line has a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.names.names import DISTINGUISHING, HYPHEN, TITLES, Known, Name, name_key
from briefdeck.language.words import STOP_WORDS, composed, fold_word

_WORD = re.compile(r"(?:[A-Za-z]\.)+|\w[\w'’‐‑-]*")
SAME = ENGLISH.names.same
"""Names that mean the same in every bank."""
INSTITUTIONS = frozenset(map(name_key, ENGLISH.names.institutions))
"""Last words of names that many bodies share: they do not tell which one is meant."""
_UNMEANT = TITLES | STOP_WORDS


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
