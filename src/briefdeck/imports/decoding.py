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
_READ_AS = {
    **dict.fromkeys(("ascii", "iso8859-1"), "cp1252"),
    **dict.fromkeys(("iso8859-11", "tis-620"), "cp874"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""Charsets whose name stands for a larger one of Windows, as browsers read it (encoding.spec.whatwg.org, 4.2)."""
_HIGH = re.compile(rb"[\x80-\xff]+")
_FOREIGN = 3
"""Bytes above ASCII in a row, on average, from which on a text is in letters other than Latin."""
_PAGE_SAMPLE = 20_000
_PAGES = (
    ("cp932", re.compile("[\u3041-\u30fe]"), 0.2),
    ("cp949", re.compile("[\uac00-\ud7a3]"), 0.8),
    ("cp1251", re.compile("[оеаиОЕАИ]"), 0.2),
    ("gb18030", re.compile("[\u4e00-\u9fff]"), 0.7),
)
"""Code pages, letters that texts in them have, and the least share of these; the last is anything that pairs up."""
_WIDE_SAMPLE = 1000
_BROKEN = 0.2
"""Bytes that are no UTF-8, beside the letters that are, from which on a text is something else."""


def decode_text(data: bytes, declared: str = "") -> str:
    """Decode *data*: by its byte order mark, as UTF-8, by the charset that is *declared* or it names, or as cp1252.

    Where its letters would be Korean, Japanese, Cyrillic or Chinese in the code page of those, it is in that. UTF-16 is
    known without its mark too, and UTF-8 in which a few bytes are broken; U+FFFD stands for those. Line ends become
    line feeds.
    """
    named = _DECLARED.search(data[:_DECLARED_WITHIN])
    names = [declared, *(part.decode("ascii") for part in (named.groups() if named else ()) if part)]
    marked = [mark for start, mark in _MARKS if data.startswith(start)] or [wide_encoding(data)]
    return _decoded(data, [*marked, "utf-8", *names]).replace("\r\n", "\n").replace("\r", "\n")


def wide_encoding(data: bytes) -> str:
    """Tell how *data* is UTF-16 without a byte order mark: every other byte of most letters is zero; else ""."""
    sample = data[:_WIDE_SAMPLE]
    high, low = sample[::2].count(0), sample[1::2].count(0)
    most, least, name = (low, high, "utf-16-le") if low > high else (high, low, "utf-16-be")
    return name if len(data) % 2 == 0 and least == 0 and most > len(sample) / 4 else ""


def _decoded(data: bytes, encodings: list[str]) -> str:
    for encoding in filter(None, encodings):
        try:
            text = data.decode(_READ_AS.get(codecs.lookup(encoding).name, encoding))
        except (UnicodeError, LookupError, ValueError):
            text = _mended(data) if encoding == "utf-8" else ""
        if isinstance(text, str) and text:  # some codecs of Python make bytes of bytes
            return text
    return data.decode(_code_page(data), errors="replace")


def _code_page(data: bytes) -> str:
    """Tell which code page of Windows *data* is in, where its letters are none of the West’s: those come one by one."""
    runs = [len(run) for run in _HIGH.findall(data[:_PAGE_SAMPLE])]
    if not runs or sum(runs) < _FOREIGN * len(runs):
        return _FALLBACK
    for page, letters, share in _PAGES:
        try:
            foreign = [char for char in data.decode(page) if char > "\x7f"]
        except UnicodeDecodeError:
            continue
        if len(letters.findall("".join(foreign))) >= share * len(foreign):
            return page
    return _FALLBACK


def _mended(data: bytes) -> str:
    """Decode *data* as UTF-8 of which a few bytes are broken; "" where they are more than a few."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    others = sum(char > "\x7f" for char in text) - broken
    return text if broken <= _BROKEN * others else ""
