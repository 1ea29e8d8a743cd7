"""Letters that run from right to left: their order on a line, and the glyphs that HarfBuzz chooses and joins.

The order is that of the Unicode bidirectional algorithm, UAX #9, for a line without marks that embed one text in
another, such as no curator types; its steps are named as there. A library would do, if it told where each character
goes: python-bidi, with which a test compares it, returns a text without the places, and a line of type has links and
faces at its places.

HarfBuzz comes with the extra `rtl`; without that such letters are told of as missing. A glyph that it chose is named by
a character of a private plane, so that whatever measures and breaks text takes it for any other; `said` gives back
what it stands for.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

_PAIRS = ("()", "[]", "{}", "⟨⟩", "⟦⟧", "〈〉", "《》", "「」", "『』", "【】", "〔〕", "（）", "［］", "｛｝")
_CLOSING = {pair[0]: pair[1] for pair in _PAIRS}
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
_BLANK = frozenset({"B", "S", "WS"})
_OF_NUMBERS = frozenset({"EN", "AN"})
_MOST_OPEN = 63
"""Brackets that may be open at once (BD16)."""
TO_LEFT, TO_RIGHT = "\u200f", "\u200e"
"""Marks that are not drawn: what is beside them runs so."""
_FIRST = 0xF0000
"""The first character of the private planes 15 and 16."""
_OPPOSITE = str.maketrans("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤")
"""Signs that are shown by their opposite where text runs from right to left (UAX #9, L4)."""
_IN_EM = 1000
_LIGATURES = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFEF5, 0xFEFD)}
"""The characters of the ligatures of lam and alef, by what they stand for."""
_texts: dict[int, str] = {}
"""What each private character stands for."""


def levels_of(chars: Sequence[str], from_right: bool) -> list[int]:
    """Return the level of each of *chars*, odd where it runs from right to left; *from_right* tells it of the line."""
    types = [unicodedata.bidirectional(char) or "L" for char in chars]
    types = ["AL" if kind == "BN" else kind for kind in types]  # what joins Arabic letters
    base = "R" if from_right else "L"
    written = list(types)
    _resolve_weak(types, base)
    _resolve_brackets(chars, types, base, written)
    _resolve_neutral(types, base)
    levels = [_level(kind, int(from_right)) for kind in types]
    for at in range(len(levels) - 1, -1, -1):  # L1
        if written[at] not in _BLANK:
            break
        levels[at] = int(from_right)
    return levels


def order_of(levels: Sequence[int]) -> list[int]:
    """Return the places of the characters with these *levels* in the order in which they stand, from the left (L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        turned: list[int] = []
        deep = (level <= levels[place] for place in order)
        for is_deep, group in groupby(zip(deep, order, strict=True), key=itemgetter(0)):
            places = [place for _, place in group]
            turned += reversed(places) if is_deep else places
        order = turned
    return order


def _level(kind: str, base: int) -> int:
    """Return the level of a character of that *kind* on a line of the level *base* (I1, I2)."""
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def _resolve_weak(types: list[str], base: str) -> None:
    """Resolve numbers, and what stands in and beside them (W1–W7)."""
    before = strong = base
    for at, kind in enumerate(types):
        if kind == "NSM":
            types[at] = before
        elif kind == "EN" and strong == "AL":
            types[at] = "AN"
        before = types[at]
        strong = before if before in ("L", "R", "AL") else strong
    types[:] = ["R" if kind == "AL" else kind for kind in types]
    for at in range(1, len(types) - 1):
        around = {types[at - 1], types[at + 1]}
        if (types[at] == "ES" and around == {"EN"}) or (
            types[at] == "CS" and len(around) == 1 and around <= _OF_NUMBERS
        ):
            types[at] = types[at - 1]
    for start, end in _runs(types, {"ET"}):
        beside = (*types[max(0, start - 1) : start], *types[end : end + 1])
        types[start:end] = ["EN" if "EN" in beside else "ON"] * (end - start)
    strong = base
    for at, kind in enumerate(types):
        if kind in ("ES", "CS"):
            types[at] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            types[at] = "L"


def _resolve_brackets(chars: Sequence[str], types: list[str], base: str, written: Sequence[str]) -> None:
    """Resolve brackets in pairs, by what stands in them (N0)."""
    for first, last in _pairs(chars, types):
        inside = {_strength(kind) for kind in types[first + 1 : last]} - {""}
        if not inside:
            continue
        kind = base
        if base not in inside:
            kind = next((found for found in map(_strength, reversed(types[:first])) if found), base)
        types[first] = types[last] = kind
        for bracket in (first, last):
            for at in range(bracket + 1, len(types)):
                if written[at] != "NSM":
                    break
                types[at] = kind


def _pairs(chars: Sequence[str], types: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of brackets that belong together, by where they open (BD16)."""
    found, opened = list[tuple[int, int]](), list[tuple[str, int]]()
    for at, (char, kind) in enumerate(zip(chars, types, strict=True)):
        if kind != "ON":
            continue
        if char in _CLOSING:
            if len(opened) == _MOST_OPEN:
                return []
            opened.append((_CLOSING[char], at))
            continue
        match = next((place for place in range(len(opened) - 1, -1, -1) if opened[place][0] == char), -1)
        if match >= 0:
            found.append((opened[match][1], at))
            del opened[match:]
    return sorted(found)


def _resolve_neutral(types: list[str], base: str) -> None:
    """Resolve blanks and signs by what stands on both sides of them (N1, N2)."""
    for start, end in _runs(types, _NEUTRAL):
        before = _strength(types[start - 1]) if start else base
        after = _strength(types[end]) if end < len(types) else base
        types[start:end] = [before if before == after else base] * (end - start)


def _strength(kind: str) -> str:
    """Return "L" or "R" for what counts so beside a neutral character; "" for that."""
    return "R" if kind in _OF_NUMBERS else kind if kind in ("L", "R") else ""


def _runs(types: Sequence[str], kinds: frozenset[str] | set[str]) -> Iterator[tuple[int, int]]:
    """Yield where characters of *kinds* follow each other, and where they end."""
    start = 0
    for is_one, group in groupby(list(types), key=kinds.__contains__):
        end = start + len(list(group))
        if is_one:
            yield start, end
        start = end


class ChosenGlyph(NamedTuple):
    """A glyph that HarfBuzz chose. Lengths are in thousandths of the type size."""

    number: int
    """Its number in the font."""
    text: str
    """The characters that it stands for."""
    advance: int
    """The space that it takes."""
    right: int = 0
    """How far it is moved to the right, as a mark above a letter is."""
    up: int = 0
    """How far it is moved up."""


@cache
def can_shape() -> bool:
    """Tell whether the extra is installed."""
    return find_spec("uharfbuzz") is not None


def name_glyph(text: str) -> str:
    """Return a new private character for a glyph that stands for *text*."""
    _texts[_FIRST + len(_texts)] = text
    return chr(_FIRST + len(_texts) - 1)


def said(text: str) -> str:
    """Return what *text* says: its private characters as what they stand for."""
    return text if text.isascii() or not _texts else text.translate(_texts)


def said_by_glyph(char: str) -> str:
    """Return what a document says that *char* stands for: one character for two letters, which would be turned."""
    text = said(char)
    return _LIGATURES.get(text, text)


def opposite(sign: str) -> str:
    """Return the sign by which *sign* is shown where text runs from right to left: “)” for “(”."""
    return sign.translate(_OPPOSITE)


@cache
def open_font(data: bytes) -> Any:
    """Open the font file *data* for `choose_glyphs`."""
    import uharfbuzz

    font = uharfbuzz.Font(uharfbuzz.Face(data))
    font.scale = (_IN_EM, _IN_EM)
    return font


def choose_glyphs(font: Any, text: str) -> Iterator[ChosenGlyph]:
    """Choose the glyphs of *font* for *text*, which runs from right to left; yield them in the order of the text."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl"
    uharfbuzz.shape(font, buffer)
    chosen = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))[::-1]
    starts = [info.cluster for info, _ in chosen]
    for at, (info, place) in enumerate(chosen):
        end = next((start for start in starts[at + 1 :] if start > info.cluster), len(text))
        first = at == 0 or starts[at - 1] != info.cluster
        stands = text[info.cluster : end] if first else "\u200d"  # one letter of two glyphs: it is said once
        yield ChosenGlyph(info.codepoint, stands, place.x_advance, place.x_offset, place.y_offset)
