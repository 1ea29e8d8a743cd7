"""The spellings of the names of a bank: which of them name the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.words import fold
from briefdeck.located import LocatedStr


class FoldedNames:
    """Names as they are compared, found by their length and by what they end with."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = [(name, fold_name(name)) for name in names]
        self._by_length: dict[int, list[int]] = {}
        self._by_end: dict[str, list[int]] = {}
        for at, (_, folded) in enumerate(self._names):
            self._by_length.setdefault(len(folded), []).append(at)
            for start in (place + 1 for place, char in enumerate(folded) if char == " "):
                self._by_end.setdefault(folded[start:], []).append(at)

    def find_alike(self, own: str, most: int) -> list[tuple[str, str]]:
        """List the names that may differ from *own*, folded, in at most *most* letters, and those that end with it.

        Each is given as it is written and folded, in the order of the names.
        """
        letters = frozenset(own)
        near = (at for length in range(len(own) - most, len(own) + most + 1) for at in self._by_length.get(length, ()))
        found = {at for at in near if len(letters.symmetric_difference(self._names[at][1])) <= 2 * most}
        return [self._names[at] for at in sorted(found.union(self._by_end.get(own, ())))]


class Spellings:
    """The spellings of the names of a bank."""

    def __init__(self, names: Mapping[LocatedStr, Sequence[str]]) -> None:
        """Take the *names* of a bank with their other spellings."""
        self._spellings = {str(name): (str(name), *map(str, others)) for name, others in names.items()}
        self._names: dict[str, list[str]] = {}
        for name, spellings in self._spellings.items():
            for folded in dict.fromkeys(map(fold_name, spellings)):
                self._names.setdefault(folded, []).append(name)
        self.folded = FoldedNames(self._spellings)
        """The names of the bank as they are compared."""

    def spellings_of_name(self, answer: str) -> tuple[str, ...]:
        """Return all spellings of the name that *answer* spells, the chief one first; () unless it is exactly one."""
        names = self._names.get(fold_name(answer), ())
        return self._spellings[names[0]] if len(names) == 1 else ()

    def names_meant(self, answer: str) -> frozenset[str]:
        """Return the names that *answer* may be a spelling of, or else *answer* itself; all folded."""
        return frozenset(map(fold_name, self._names.get(fold_name(answer), (answer,))))

    def has_another(self, surname: str, name: str) -> bool:
        """Tell whether the bank has a name that ends with *surname* and is not a spelling of *name*."""
        own, ending = set(map(fold_name, self.spellings_of_name(name))) | {fold_name(name)}, fold_name(surname)
        return any(
            folded.split()[-1] == ending and own.isdisjoint(map(fold_name, self._spellings[chief]))
            for folded, names in self._names.items()
            if folded
            for chief in names
        )


@lru_cache(maxsize=REMEMBERED)
def fold_name(name: str) -> str:
    """Fold *name* for comparison, without a leading "the"."""
    return fold(name).removeprefix("the ")
