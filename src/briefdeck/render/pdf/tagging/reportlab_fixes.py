"""Repair what reportlab writes and the standards PDF/A and PDF/UA forbid."""

from __future__ import annotations

import re
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFName, PDFStream

from briefdeck.render.pdf.typography.right_to_left import said_by_glyph

_PAIR = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]{4,6})>")
_MOST_IN_A_BLOCK = 100  # of a CMap, ISO 32000-1 9.7.5
_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo
<< /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class EndedStream(PDFStream):
    """A stream with an end of line before `endstream`, which is no part of its length (ISO 19005-2, 6.1.7.1)."""

    def format(self, document: Any) -> bytes:
        """Return the bytes of the stream."""
        written: bytes = super().format(document)
        return written.removesuffix(b"endstream\n") + b"\nendstream\n"


def repair_fonts(document: Any) -> None:
    """Write the faces that *document* uses, without map entries for no character (ISO 14289-1, 7.21.7).

    Nothing may be drawn afterwards.
    """
    for font in document.delayedFonts:
        font.addObjects(document)
    document.delayedFonts = []
    for key, value in document.idToObject.items():
        if key.startswith("toUnicodeCMap:"):
            value.content = _used_only(value.content)


def repair_page(page: Any, parents: int) -> None:
    """Write into *page* its key *parents* in the parent tree and its tab order, that of the structure tree.

    The empty page transition that reportlab writes is removed, and the content becomes an EndedStream.
    """
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    page.StructParents, page.Tabs = parents, PDFName("S")
    page.Trans = None
    page.Contents = EndedStream(content=page.stream)


def repair_streams(document: Any) -> None:
    """Make every stream of *document* an EndedStream, since reportlab writes no end of line before `endstream`.

    ISO 19005-2, 6.1.7.1, requires that end of line.
    """
    for value in document.idToObject.values():
        if type(value) is PDFStream:
            value.__class__ = EndedStream


def _used_only(cmap: str) -> str:
    """Remove from *cmap* the codes that stand for no character, which reportlab maps to U+0000.

    ISO 14289-1, 7.21.7, forbids that value. A private character is written as what it stands for.
    """
    found = ((match[1], int(match[2], 16)) for match in _PAIR.finditer(cmap.partition("endcodespacerange")[2]))
    pairs = [f"<{code}> <{said_by_glyph(chr(char)).encode('utf-16-be').hex().upper()}>" for code, char in found if char]
    blocks = [pairs[start : start + _MOST_IN_A_BLOCK] for start in range(0, len(pairs), _MOST_IN_A_BLOCK)]
    return _CMAP.format(blocks="\n".join("\n".join([f"{len(b)} beginbfchar", *b, "endbfchar"]) for b in blocks))
