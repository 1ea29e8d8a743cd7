"""The kinds of pictures, recognised by their first bytes."""

from __future__ import annotations

import re
from hashlib import sha256

LARGEST = 2_000_000
"""Bytes; a deck with larger ones is a burden on a phone."""

_SIGNATURES = {
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "jpg": re.compile(rb"\xff\xd8\xff"),
    "gif": re.compile(rb"GIF8[79]a"),
    "webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
}
_BOM = b"\xef\xbb\xbf"
_SPACE = re.compile(rb"\s*")
_ROOT = re.compile(rb"<(?:\w{1,40}:)?svg[\s>/]")
_BEFORE_ROOT = ((b"<?", b"?>"), (b"<!--", b"-->"), (b"<!DOCTYPE", b">"))
"""What may precede the root of a drawing: how each begins and ends."""


def name_picture(data: bytes) -> str:
    """Name the picture *data* after its content: another picture has another name, the same has the same everywhere."""
    return f"{sha256(data).hexdigest()[:20]}.{picture_kind(data)}"


def picture_kind(data: bytes) -> str:
    """Return the file ending for the picture *data*: png, jpg, gif, webp or svg; "" when it is none of these."""
    kind = next((kind for kind, signature in _SIGNATURES.items() if signature.match(data)), "")
    return kind or ("svg" if _ROOT.match(data, _root_start(data)) else "")


def _root_start(data: bytes) -> int:
    """Find where the first element of *data* begins, after declarations, comments and a document type.

    Returns the length of *data* where there is no element.
    """
    start = len(_BOM) if data.startswith(_BOM) else 0
    while True:
        start = _SPACE.match(data, start).end()  # type: ignore[union-attr]  # it matches nothing, too
        ending = next((ending for opening, ending in _BEFORE_ROOT if data.startswith(opening, start)), None)
        if ending is None:
            return start
        if ending == b">" and b"[" in data[start : data.find(b">", start)]:
            start = data.find(b"]", start)  # the entities of a document type are in brackets
        found = data.find(ending, start) if start >= 0 else -1
        if found < 0:
            return len(data)
        start = found + len(ending)
