r"""Cloze texts, written as Anki writes them: `{{c1::answer}}` or `{{c1::answer::hint}}`.

A backslash makes a colon or a brace behind it text like any other: `{{c1::std\::variant}}`, `{{c1::{a, b\}}}`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from briefdeck.language.remembering import REMEMBERED

_DELETION = re.compile(r"(?<!\\)\{\{c(?P<number>[0-9]{1,3})::")
_CLOSING = re.compile(r"(?<!\\)\}\}")
_HINTING = re.compile(r"(?<!\\)::")
_OPENING = re.compile(r"(?<!\\)\{\{c[0-9,]+")
_ESCAPE = re.compile(r"\\([:{}])")


class Piece(NamedTuple):
    """A stretch of a cloze text: a deletion where *number* is 1 or more, else the text between."""

    text: str
    number: int = 0
    hint: str = ""


@lru_cache(maxsize=REMEMBERED)
def split_cloze(cloze: str) -> tuple[Piece, ...]:
    """Split *cloze* into its deletions and the text between them, in order. A malformed deletion counts as text."""
    stretches = _split(cloze)
    if "\\" not in cloze:
        return tuple(stretches)
    return tuple(Piece(_ESCAPE.sub(r"\1", text), number, _ESCAPE.sub(r"\1", hint)) for text, number, hint in stretches)


def _split(cloze: str) -> list[Piece]:
    """Split *cloze* into pieces whose texts are as written, with their backslashes."""
    stretches: list[Piece] = []
    done = 0
    while (match := _DELETION.search(cloze, done)) and (closing := _CLOSING.search(cloze, match.end())):
        if done < match.start():
            stretches.append(Piece(cloze[done : match.start()]))
        answer, *hint = _HINTING.split(cloze[match.end() : closing.start()], maxsplit=1)
        stretches.append(Piece(answer, int(match["number"]), *hint))
        done = closing.end()
    if done < len(cloze):
        stretches.append(Piece(cloze[done:]))
    return stretches


def filled(cloze: str) -> str:
    """Return the cloze text as a whole sentence, with nothing deleted."""
    return "".join(piece.text for piece in split_cloze(cloze))


def opens_deletion(text: str) -> bool:
    """Tell whether a deletion begins anywhere in *text*, well formed or not."""
    return _OPENING.search(text) is not None


@lru_cache(maxsize=REMEMBERED)
def find_fault(cloze: str) -> str:
    """Say what keeps *cloze* from making one card for each deletion; "" where nothing does."""
    stretches = _split(cloze)
    numbers = sorted({piece.number for piece in stretches if piece.number})
    if not opens_deletion(cloze):
        return "no deletion"
    if "{{c0::" in cloze:
        return "a deletion numbered 0: number them from 1"
    if not numbers or any(opens_deletion(piece.text + piece.hint) for piece in stretches):
        return "a deletion that is nested, not closed or not of the form {{c1::…}}"
    if any(one.number and two.text.startswith("}") for one, two in pairwise(stretches)):
        return "a deletion that ends in a brace, which Anki would show: write `\\}` for it"
    if any(piece.number and not piece.text.strip() for piece in stretches):
        return "a deletion with nothing in it"
    if numbers != list(range(1, len(numbers) + 1)):
        missing = next(number for number in range(1, numbers[-1] + 1) if number not in numbers)
        return f"no deletion numbered {missing}: number them 1, 2, 3 without gaps"
    return ""
