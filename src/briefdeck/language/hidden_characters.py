"""Characters that are invisible, or that turn or hide the text around them, and where they are legitimate.

Direction marks, joiners and variation selectors are part of how some scripts and emoji are written: they count as
hidden only where nothing needs them. All other characters of this kind have no use in a text that is to be proved.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_ZWNJ, _ZWJ = "\u200c", "\u200d"
_MARKS_OF_DIRECTION = frozenset("\u200e\u200f\u061c")
_BLACK_FLAG, _END_OF_FLAG = "\U0001f3f4", "\U000e007f"
_INVISIBLE_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc"
"""Letters, marks and signs that show nothing: fillers, a joiner of marks, empty braille, a missing object."""
_SUSPECT = re.compile(
    rf"[\u00ad\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ue000-\uf8ff\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    rf"{_INVISIBLE_LETTERS}"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e01ef\U000f0000-\U0010ffff]"
)
"""Of Unicode: what has the property Default_Ignorable_Code_Point, is of private use, or shows nothing."""
_JOINING_SCRIPTS = (
    ("\u0600", "\u08ff"),  # Arabic, Syriac, Thaana, N’Ko, Mandaic
    ("\u0900", "\u0dff"),  # of India and Sri Lanka
    ("\u0f00", "\u109f"),  # Tibetan, Myanmar
    ("\u1780", "\u18af"),  # Khmer, Mongolian
    ("\u1a20", "\u1cff"),  # Tai Tham, Balinese, Batak and others
    ("\ua800", "\uabff"),
    ("\U00010a00", "\U00011fff"),
    ("\U0001e800", "\U0001e95f"),
)
"""Blocks whose letters change their shape by their neighbours, so that a joiner may be needed between them."""
_IDEOGRAPHS = (("\u3400", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U000323af"))
_SPACED_SCRIPTS = (("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"), ("\u1a20", "\u1aaf"))
"""Blocks of South-East Asia whose words are parted by spaces without width."""
_LEFTOVERS = _MARKS_OF_DIRECTION | frozenset("\u00ad\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff")
"""What web pages and PDFs leave in copied text, and a text can do without, where it is not beside a number."""
_LIGATURES = {
    chr(0xFB00 + place): letters for place, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "ft", "st"))
}
"""Letters drawn as one, which PDFs leave in copied text."""
_NAMES = {"\ufeff": "BYTE ORDER MARK"}


class HiddenCharacter(NamedTuple):
    """A character that is invisible, or turns or hides others."""

    start: int
    """Its position in the text, counted from 0."""
    character: str
    instead: str | None = None
    """What it is read as, "" for nothing; None where it could mislead, so that it cannot stay."""

    @property
    def name(self) -> str:
        """Its number and its name in Unicode, such as "U+00AD SOFT HYPHEN"."""
        kind = "PRIVATE USE" if unicodedata.category(self.character) == "Co" else ""
        name = _NAMES.get(self.character) or unicodedata.name(self.character, kind)
        return f"U+{ord(self.character):04X} {name}".rstrip()


def hidden_characters(text: str) -> Iterator[HiddenCharacter]:
    """Find the hidden characters of *text* in order, except those that its script or its emoji need."""
    if not text.isascii():
        for match in _SUSPECT.finditer(text):
            place = match.start()
            if not _is_needed(text, place):
                yield HiddenCharacter(place, match[0], "" if _is_leftover(text, place) else None)


def may_hide(text: str) -> bool:
    """Tell quickly whether *text* may have a hidden character; most texts have none."""
    return not text.isascii() and any(map(_SUSPECT.match, set(text)))


def find_leftovers(text: str) -> Iterator[HiddenCharacter]:
    """Find what copying has left in *text* and cannot mislead: hidden characters, and letters drawn as one."""
    hidden = {each.start: each for each in hidden_characters(text)}
    for place, character in enumerate(text):
        if place in hidden and hidden[place].instead is not None:
            yield hidden[place]
        elif character in _LIGATURES:
            yield HiddenCharacter(place, character, _LIGATURES[character])


def is_plain(text: str) -> bool:
    """Tell quickly whether `read_plainly` would return *text* as it is."""
    if text.isascii():
        return True
    return unicodedata.is_normalized("NFC", text) and not any(
        character in _LIGATURES or _SUSPECT.match(character) for character in set(text)
    )


def read_plainly(text: str) -> str:
    """Return *text* as it is meant: without leftovers of copying, and each accent joined to its letter (NFC)."""
    if is_plain(text):
        return text
    meant = {each.start: str(each.instead) for each in find_leftovers(text)}
    plain = "".join(meant.get(place, character) for place, character in enumerate(text))
    return unicodedata.normalize("NFC", plain)


def without_hidden(text: str) -> str:
    """Return *text* without its hidden characters, so that its words can be found."""
    if not may_hide(text):
        return text
    hidden = {each.start for each in hidden_characters(text)}
    return "".join(character for place, character in enumerate(text) if place not in hidden)


def _is_leftover(text: str, place: int) -> bool:
    """Tell whether the hidden character of *text* at *place* neither parts a number nor turns what is around it."""
    mark = text[place]
    if mark not in _LEFTOVERS:
        return False
    around = (text[max(0, place - _NEAR) : place][::-1], text[place + 1 : place + _NEAR])
    sides = [[char for char in side if char not in _LEFTOVERS] for side in around]
    if any(side[0].isnumeric() if side else wide for side, wide in zip(sides, around, strict=True)):
        return False
    strong = [next((at for at, char in enumerate(side) if _direction(char)), len(side)) for side in sides]
    directions = {_direction(side[at]) for side, at in zip(sides, strong, strict=True) if at < len(side)}
    if mark in _MARKS_OF_DIRECTION - {"\u200e"} and any(
        char.isnumeric() for side, at in zip(sides, strong, strict=True) for char in side[:at]
    ):
        return False
    return len(directions) < 2


def _direction(character: str) -> str:
    """Return the direction of a letter, "L" or "R"; "" of any other character."""
    direction = unicodedata.bidirectional(character) if character.isalpha() else ""
    return {"L": "L", "R": "R", "AL": "R"}.get(direction, "")


def _is_needed(text: str, place: int) -> bool:
    """Tell whether the neighbours of the character of *text* at *place* need it."""
    character, before, after = text[place], text[place - 1 : place], text[place + 1 : place + 2]
    if not before:
        return character in _MARKS_OF_DIRECTION and _is_right_to_left(after)
    if character == "\u200b":
        return _is_in(before, _SPACED_SCRIPTS) or (bool(after) and _is_in(after, _SPACED_SCRIPTS))
    if character == _ZWJ and _is_pictograph(before):
        return _is_pictograph(after)
    if character in (_ZWNJ, _ZWJ):
        return _is_in(before, _JOINING_SCRIPTS) and before.isprintable()
    if character in _MARKS_OF_DIRECTION:
        return not (before.isdigit() or after.isdigit()) and _is_beside_right_to_left(text, place)
    if "\ufe00" <= character <= "\ufe0f":
        return not before.isalpha() or _is_in(before, _IDEOGRAPHS) or _is_in(before, _JOINING_SCRIPTS)
    if character >= "\U000e0100":
        return character <= "\U000e01ef" and _is_in(before, _IDEOGRAPHS)
    if "\U000e0020" <= character <= _END_OF_FLAG:
        return _is_in_flag(text, place)
    return "\u180b" <= character <= "\u180f" and _is_in(before, _JOINING_SCRIPTS)


def _is_in(character: str, blocks: tuple[tuple[str, str], ...]) -> bool:
    return any(first <= character <= last for first, last in blocks)


def _is_pictograph(character: str) -> bool:
    """Tell whether *character* is an emoji, a skin tone, or the selector that turns a symbol into an emoji."""
    return character == "\ufe0f" or "\U0001f3fb" <= character <= "\U0001f3ff" or _category(character) == "So"


def _category(character: str) -> str:
    return unicodedata.category(character) if character else ""


def _is_right_to_left(character: str) -> bool:
    return bool(character) and unicodedata.bidirectional(character) in ("R", "AL")


_NEAR = 40
"""Characters on each side in which a letter is looked for that is written from right to left."""


def _is_beside_right_to_left(text: str, place: int) -> bool:
    """Tell whether the nearest letter of *text* before or after *place* is written from right to left.

    Marks are not letters.
    """
    sides = (reversed(text[max(0, place - _NEAR) : place]), iter(text[place + 1 : place + _NEAR]))
    nearest = (
        next((char for char in side if char.isalpha() and unicodedata.bidirectional(char) in ("L", "R", "AL")), "")
        for side in sides
    )
    return any(map(_is_right_to_left, nearest))


def _is_in_flag(text: str, place: int) -> bool:
    """Tell whether the tag character of *text* at *place* is among the six at most that may follow a flag."""
    start = place
    while start > 0 and place - start < 7 and "\U000e0020" <= text[start] <= _END_OF_FLAG:
        start -= 1
    return text[start] == _BLACK_FLAG
