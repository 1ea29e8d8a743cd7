"""Suggestions: what an unknown word was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from briefdeck.located import Location
from briefdeck.problem import Cure, Edit

_SIMILAR = 0.6
"""How alike two words must be for one to be a slip of the other, from 0 to 1: difflib's own default."""


def find_nearest(word: str, known: Iterable[str], similar: float = _SIMILAR) -> str:
    """Find the word of *known* that is most like *word*; "" where none is at least *similar* (from 0 to 1)."""
    return next(iter(get_close_matches(word, list(known), 1, similar)), "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Word a question for the nearest of *known*: "did you mean “harbour”?"; "" where none is near."""
    near = find_nearest(word, known)
    return f"did you mean “{near}”?" if near else ""


def suggest_word(location: Location, word: str, known: Iterable[str]) -> tuple[Cure, ...]:
    """Suggest the nearest of *known* in place of *word* at *location*; () where none is near."""
    near = find_nearest(word, known)
    return (Cure(f"did you mean “{near}”?", (Edit(location, word, near),)),) if near else ()


def is_one_edit_away(one: str, other: str) -> bool:
    """Tell whether *one* becomes *other* by one letter that is changed, added or left out."""
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) > 1 or one == other:
        return False
    same = next((at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter))
    return shorter[same + (len(shorter) == len(longer)) :] == longer[same + 1 :]
