"""The spellings of the names of a bank: which of them name the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from briefdeck.language.needs import Need, known_of_language
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.words import fold
from briefdeck.located import LocatedStr


class Spellings:
    """The spellings of the names of a bank."""

    def __init__(self, names: Mapping[LocatedStr, Sequence[str]], language: str = "en") -> None:
        """Take the *names* of a bank with their other spellings, and its *language*, a BCP 47 tag."""
        self.language = language
        """The language of the bank."""
        self._known = known_of_language(language)
        self._spellings = {str(name): (str(name), *map(str, others)) for name, others in names.items()}
        self._names: dict[str, list[str]] = {}
        for name, spellings in self._spellings.items():
            for folded in dict.fromkeys(map(fold_name, spellings)):
                self._names.setdefault(folded, []).append(name)
        self._folded = tuple((name, fold_name(name), frozenset(fold_name(name))) for name in self._spellings)

    def knows(self, need: Need) -> bool:
        """Tell whether *need* is known of the language of the bank."""
        return need in self._known

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

    def folded_names(self) -> tuple[tuple[str, str, frozenset[str]], ...]:
        """Return the names of the bank, each with how it is compared and with the letters of that."""
        return self._folded


@lru_cache(maxsize=REMEMBERED)
def fold_name(name: str) -> str:
    """Fold *name* for comparison, without a leading "the"."""
    return fold(name).removeprefix("the ")
