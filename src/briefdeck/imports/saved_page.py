"""MHTML → lines: the page that a browser saved as one file, without its pictures and frames."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage

from briefdeck.imports.decoding import decode_text
from briefdeck.imports.imported_text import ImportedText, UnimportableError, first_told, told_url
from briefdeck.imports.web_page import import_page_text

_MOST_PARTS = 5_000
_PAGES = ("text/html", "application/xhtml+xml")
_ADDRESSES = ("Snapshot-Content-Location", "Content-Location")
"""Headers that say where a page was saved from: of the whole file, and of the page in it."""


def import_saved_page(data: bytes) -> ImportedText:
    """Import the first page in a file of MHTML: the others are its frames."""
    try:
        saved = message_from_bytes(data, _class=EmailMessage, policy=policy.compat32)
        parts = (part for _, part in zip(range(_MOST_PARTS), saved.walk(), strict=False))
        page = next((part for part in parts if part.get_content_type() in _PAGES), None)
        payload = page.get_payload(decode=True) if page is not None else None
        charset = str(page.get_content_charset("") if page is not None else "")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as fault:
        raise UnimportableError("is damaged: it cannot be read as a saved page") from fault
    if page is None or not isinstance(payload, bytes):
        raise UnimportableError("has no page in it")
    imported = import_page_text(decode_text(payload, charset))
    named = ((part, name) for part in (saved, page) for name in _ADDRESSES)
    saved_from = (told_url(str(part.get(name, "")), name) for part, name in named)
    return replace(imported, url=first_told(imported.url, *saved_from))
