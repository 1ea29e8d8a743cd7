"""What reportlab writes, repaired where PDF/A and PDF/UA forbid it, and written small.

reportlab writes each object by itself and nothing compressed. What is written here is the same document, with its
objects together in one compressed stream, and so its table of them (PDF 1.5): a form that PDF/A-2 and PDF/UA-1
allow. Every machine makes the same bytes of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFName, PDFStream

from briefdeck.render.deflate import deflate
from briefdeck.render.pdf.right_to_left import said_by_glyph

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
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_ENTRY = re.compile(rb"(\d{10}) \d{5} n")
_OBJECT = re.compile(rb"\A\d+ 0 obj\s(.*)\sendobj\s*\Z", re.DOTALL)
_STREAM = re.compile(rb"\A(?>(<<.*?>>)\s+stream\n)(.*)\nendstream\Z", re.DOTALL)
_LENGTH = re.compile(rb"/Length \d+\s*")
_KEPT = re.compile(rb"/(?:Info|Root) \d+ 0 R")
_ID = re.compile(rb"\[<\w+><\w+>\]")
_PLAIN = (b"/Filter", b"/Type /Metadata")
"""In the dictionary of a stream that stays as it is: one that is compressed, or the metadata, for any program."""
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


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


def compact(document: bytes) -> bytes:
    """Return *document*, as reportlab writes it, with everything compressed that may be."""
    objects = _read_objects(document)
    trailer = document[document.rindex(b"trailer") :]
    written, offsets, loose = bytearray(_HEAD), dict[int, int](), dict[int, bytes]()
    for number, body in objects.items():
        found = _STREAM.match(body)
        if not found:
            loose[number] = body
            continue
        offsets[number] = len(written)
        written += _write_stream(number, found[1], found[2])
    together = max(objects) + 1
    offsets[together] = len(written)
    written += _write_together(together, loose)
    places = {number: (2, together, at) for at, number in enumerate(loose)}
    places |= {number: (1, offset, 0) for number, offset in offsets.items()}
    start = len(written)
    kept = b" ".join(_KEPT.findall(trailer)) + b" /ID " + (_ID.search(trailer) or [b"[]"])[0]
    written += _write_table(together + 1, places, start, kept)
    return bytes(written) + b"startxref\n%d\n%%%%EOF\n" % start


def _read_objects(document: bytes) -> dict[int, bytes]:
    """Return what each object of *document* is, by its number, in the order of the numbers."""
    found = _START.search(document)
    start = int(found[1]) if found else 0
    places = [int(entry) for entry in _ENTRY.findall(document, start)]
    ends = dict(zip(sorted(places), [*sorted(places)[1:], start], strict=True))
    read = (_OBJECT.match(document[place : ends[place]]) for place in places)
    return {number: body[1] for number, body in enumerate(read, start=1) if body}


def _write_stream(number: int, dictionary: bytes, data: bytes) -> bytes:
    dictionary = _LENGTH.sub(b"", dictionary)
    if not any(sign in dictionary for sign in _PLAIN):
        data = deflate(data)
        dictionary = dictionary.replace(b"<<", b"<< /Filter /FlateDecode ", 1)
    dictionary = dictionary.replace(b"<<", b"<< /Length %d " % len(data), 1)
    return b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (number, dictionary, data)


def _write_together(number: int, loose: Mapping[int, bytes]) -> bytes:
    """Write the objects *loose* as one stream with the *number*: their numbers and places, then the objects."""
    places, at = [], 0
    for each, body in loose.items():
        places.append(b"%d %d" % (each, at))
        at += len(body) + 1
    head = b" ".join(places) + b"\n"
    dictionary = b"<< /Type /ObjStm /N %d /First %d >>" % (len(loose), len(head))
    return _write_stream(number, dictionary, head + b"\n".join(loose.values()))


def _write_table(number: int, places: Mapping[int, tuple[int, int, int]], start: int, kept: bytes) -> bytes:
    """Write where each object is, as the stream with the *number*, which begins at *start* itself."""
    rows = {0: (0, 0, 65535), **places, number: (1, start, 0)}
    data = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + at.to_bytes(2, "big")
        for kind, place, at in (rows.get(each, (0, 0, 0)) for each in range(number + 1))
    )
    dictionary = b"<< /Type /XRef /Size %d /W [1 4 2] %s >>" % (number + 1, kept)
    return _write_stream(number, dictionary, data)
