"""Where a word may be divided: Liang's algorithm over the patterns that pyphen ships.

pyphen parses all patterns of a language when it is opened (60 ms for British English); here a
pattern is parsed when a word first meets it (6 ms). A test holds the results equal to pyphen's.
"""

from __future__ import annotations

import re
from functools import cache

_DIGITS = str.maketrans("", "", "0123456789")
_HEADER = re.compile(r"[%#]|(COMPOUND)?(LEFT|RIGHT)HYPHENMIN")
_LEAST = 3
"""Letters that stay on either side of a hyphen."""


class Hyphenator:
    """Divides the words of one language."""

    def __init__(self, patterns: str) -> None:
        """Takes the text of a `hyph_*.dic` file without its first line, which names the encoding."""
        rows = [row for row in patterns.split("\n") if row and not _HEADER.match(row) and "/" not in row]
        self._written = dict(zip("\n".join(rows).translate(_DIGITS).split("\n"), rows, strict=True))
        self._longest = max(map(len, self._written), default=0)
        self._found: dict[str, tuple[int, ...]] = {}

    def positions(self, word: str) -> tuple[int, ...]:
        """The places in *word*, counted in letters from its start, where a hyphen may stand."""
        if word not in self._found:
            self._found[word] = self._divide(word.lower())
        return self._found[word]

    def _divide(self, word: str) -> tuple[int, ...]:
        dotted = f".{word}."
        values = [0] * (len(dotted) + 1)
        for start in range(len(dotted)):
            for end in range(start + 1, min(start + self._longest, len(dotted)) + 1):
                written = self._written.get(dotted[start:end])
                if written:
                    _raise(values, start, written)
        return tuple(at for at in range(_LEAST, len(word) - _LEAST + 1) if values[at + 1] % 2)


@cache
def hyphenator(language: str) -> Hyphenator | None:
    """The hyphenator for a BCP 47 *language* tag, None where there are no patterns for it."""
    import pyphen

    known = pyphen.language_fallback(language)
    if known is None:
        return None
    encoding, _, patterns = pyphen.LANGUAGES[known].read_bytes().partition(b"\n")
    name = {"microsoft-cp1251": "cp1251"}.get(encoding.decode().strip().lower(), encoding.decode().strip())
    return Hyphenator(patterns.decode(name).replace("\r", ""))


def _raise(values: list[int], at: int, written: str) -> None:
    """Raises *values* from *at* on to the digits of the pattern *written*."""
    for char in written:
        if char.isdigit():
            values[at] = max(values[at], int(char))
        else:
            at += 1
