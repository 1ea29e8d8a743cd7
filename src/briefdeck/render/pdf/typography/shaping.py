"""Set letters that run from right to left: HarfBuzz chooses and joins the glyphs of a face.

It comes with the extra `rtl`; without that such letters are told of as missing. A glyph that HarfBuzz chose is named by
a character of a private plane, so that whatever measures and breaks text takes it for any other; `said` gives back
what it stands for.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import Any, NamedTuple

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
