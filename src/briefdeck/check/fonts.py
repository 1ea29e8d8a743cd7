"""Rule B709: whether the faces that a brief adds are there, and can and may be embedded."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from briefdeck.check.each import Check
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.old_docs import RULES

_TRUETYPE = (b"\x00\x01\x00\x00", b"true")
_NEEDED = frozenset("OS/2 cmap glyf head hhea hmtx loca maxp name post".split())
_OUTLINES = frozenset("CFF CFF2".split())
_RESTRICTED, _BITMAP_ONLY = 0x0002, 0x0200
"""Flags of fsType (OpenType, OS/2): no embedding at all, or none of outlines."""


def fonts_can_be_embedded(case: CheckContext) -> Iterator[Problem]:
    """A font of a brief is a TrueType file in fonts/ that can and may be embedded."""
    for brief in case.briefs.values():
        for name in brief.fonts:
            fault = "is not in fonts/" if name not in case.fonts else _fault(case.fonts[name])
            if fault:
                hint = "`fonts:` takes names of files in the folder fonts/ beside questions.yaml"
                yield RULES["B709"].problem(name.location, f"the font “{name}” {fault}", words=str(name), hint=hint)


def _fault(data: bytes) -> str:
    """What keeps the font file *data* from being embedded; "" for nothing."""
    try:
        tables = _tables(data)
        if tables.keys() & _OUTLINES:
            return "has PostScript outlines: TrueType ones are needed, as most .ttf files have"
        if data[:4] not in _TRUETYPE or not tables.keys() >= _NEEDED:
            return "is not a whole TrueType file"
        if "fvar" in tables:
            return "is a variable font: take a file of one weight"
        (flags,) = struct.unpack_from(">H", data, tables["OS/2"] + 8)
    except struct.error:
        return "is not a whole TrueType file"
    return "may not be embedded, as it says itself" if flags & (_RESTRICTED | _BITMAP_ONLY) else ""


def _tables(data: bytes) -> dict[str, int]:
    """The tables of the font file *data* and where each begins."""
    (count,) = struct.unpack_from(">H", data, 4)
    rows = (struct.unpack_from(">4sLLL", data, 12 + 16 * row) for row in range(count))
    return {tag.decode("latin-1").strip(): start for tag, _, start, _ in rows}


CHECKS: tuple[Check, ...] = (fonts_can_be_embedded,)
