"""Bytes → text, by what the bytes are rather than by guesses about the language."""

from __future__ import annotations

import codecs
import re

_DECLARED = re.compile(rb"charset\s?=\s?[\"']?([A-Za-z0-9_:.-]{2,40})|encoding\s?=\s?[\"']([A-Za-z0-9_:.-]{2,40})")
_DECLARED_WITHIN = 4096
"""Bytes at the beginning of a page in which its charset is declared."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_FALLBACK = "cp1252"
"""What most old texts are written in. Libraries that guess take it for other code pages, and “Åsgård” for “Ĺsgĺrd”."""


def decode_text(data: bytes, declared: str = "") -> str:
    """Decode *data*: by its byte order mark, as UTF-8, by the charset that is *declared* or it names, or as cp1252.

    Line ends become line feeds.
    """
    named = _DECLARED.search(data[:_DECLARED_WITHIN])
    names = [declared, *(part.decode("ascii") for part in (named.groups() if named else ()) if part)]
    text = _decoded(data, [mark for start, mark in _MARKS if data.startswith(start)] or ["utf-8", *names])
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, encodings: list[str]) -> str:
    for encoding in filter(None, encodings):
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError, ValueError):
            continue
        if isinstance(text, str):  # some codecs of Python make bytes of bytes
            return text
    return data.decode(_FALLBACK, errors="replace")
