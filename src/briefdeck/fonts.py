"""Font files → what prevents embedding them into a page, and which characters can be set from them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from io import BytesIO
from typing import Any

LARGEST = 30_000_000
"""Bytes; the largest faces of East Asian scripts have some twenty million."""
_TRUETYPE = (b"\x00\x01\x00\x00", b"true")
_NEEDED = frozenset({"OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"})
_OUTLINES = frozenset({"CFF ", "CFF2"})
_RESTRICTED, _BITMAP_ONLY = 0x0002, 0x0200
"""Flags of fsType (OpenType, OS/2): no embedding at all, or none of outlines."""
POSTSCRIPT = "has PostScript outlines: TrueType ones are needed, as most .ttf files have"
"""What is wrong with a font for which there is mostly another file."""
_COLLECTION = b"ttcf"
_NOT_WHOLE = "is not a whole TrueType file"
_JOINING = (("\u0590", "\u0dff"), ("\u0e00", "\u109f"), ("\u1700", "\u1cff"), ("\ua800", "\uabff"))
"""The first and last characters of blocks whose letters join, or move, by rules that we do not have."""
_FROM_RIGHT = (("\u0590", "\u08ff"), ("\ufb1d", "\ufdff"), ("\ufe70", "\ufeff"))
"""The first and last characters of blocks of scripts that run from right to left: Hebrew, Arabic and others."""


@lru_cache(maxsize=32)
def font_fault(data: bytes) -> str:
    """Find what prevents embedding the font file *data*; "" for nothing. Every glyph of the file is read."""
    if len(data) > LARGEST:
        return f"has more than {LARGEST // 10**6} MB"
    data = single_face(data)
    if data[:4] == b"OTTO":
        return POSTSCRIPT
    if data[:4] not in _TRUETYPE:
        return _NOT_WHOLE
    import logging

    from fontTools.ttLib import TTFont  # few briefs add a font

    logging.getLogger("fontTools").setLevel(logging.CRITICAL)  # its warnings help nobody here
    try:
        font = TTFont(BytesIO(data), lazy=False, recalcTimestamp=False)
        tables = frozenset(font.keys())
        if tables & _OUTLINES:
            return POSTSCRIPT
        if not tables >= _NEEDED or not _is_whole(font, len(data)):
            return _NOT_WHOLE
        if "fvar" in tables:
            return "is a variable font: take a file of one weight"
        flags = font["OS/2"].fsType
    except Exception:
        return _NOT_WHOLE
    return "may not be embedded, as it says itself" if flags & (_RESTRICTED | _BITMAP_ONLY) else ""


@lru_cache(maxsize=8)
def single_face(data: bytes) -> bytes:
    """Return the first face of the collection (.ttc) *data* as a file of its own; of any other file *data* itself."""
    if data[:4] != _COLLECTION:
        return data
    from fontTools.ttLib import TTCollection

    written = BytesIO()
    try:
        TTCollection(BytesIO(data), lazy=False, recalcTimestamp=False).fonts[0].save(written)
    except Exception:
        return b""
    return written.getvalue()


def _is_whole(font: Any, size: int) -> bool:
    """Tell whether the file of *size* bytes has all required tables in full, and every glyph can be read."""
    if any(entry.offset + entry.length > size for entry in font.reader.tables.values()):
        return False
    for tag in sorted(_NEEDED):
        font[tag]  # reads it
    glyphs, names = font["glyf"], frozenset(font.getGlyphOrder())
    for name in names:
        glyph = glyphs[name]
        glyph.expand(glyphs)
        if glyph.isComposite() and not names.issuperset(glyph.getComponentNames(glyphs)):
            return False
    return bool(font.getBestCmap()) and font["maxp"].numGlyphs == len(glyphs.keys())


def is_plain(character: str) -> bool:
    """Tell whether *character* can be set alone: it does not run from right to left or join its neighbours."""
    return unicodedata.bidirectional(character) not in ("R", "AL") and not any(
        first <= character <= last for first, last in _JOINING
    )


def runs_from_right(character: str) -> bool:
    """Tell whether *character* belongs to a script that runs from right to left, as a letter, a digit or a mark."""
    return (
        character in "\u200c\u200d"
        or unicodedata.bidirectional(character) in ("R", "AL", "AN")
        or any(first <= character <= last for first, last in _FROM_RIGHT)
    )
