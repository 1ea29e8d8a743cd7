"""Write a document small: its objects together in one compressed stream, and so its table of them (PDF 1.5).

reportlab writes each object by itself and nothing compressed. What is written here is the same document, in a form
that PDF/A-2 and PDF/UA-1 allow, and every machine makes the same bytes of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefdeck.render.deflate import deflate

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_ENTRY = re.compile(rb"(\d{10}) \d{5} n")
_OBJECT = re.compile(rb"\A\d+ 0 obj\s(.*)\sendobj\s*\Z", re.DOTALL)
_STREAM = re.compile(rb"\A(<<.*?>>)\s+stream\n(.*)\nendstream\Z", re.DOTALL)
_LENGTH = re.compile(rb"/Length \d+\s*")
_KEPT = re.compile(rb"/(?:Info|Root) \d+ 0 R")
_ID = re.compile(rb"\[<\w+><\w+>\]")
_PLAIN = (b"/Filter", b"/Type /Metadata")
"""In the dictionary of a stream that stays as it is: one that is compressed, or the metadata, for any program."""
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


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
