"""E-mail (.eml) → lines: the letter in HTML if it has one, since that knows its paragraphs, else in plain text."""

from __future__ import annotations

import re
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from briefdeck.imports.decoding import decode_text
from briefdeck.imports.imported_text import NOT_TOLD, ImportedLine, ImportedText, Told, UnimportableError, told
from briefdeck.imports.mail_parts import lines_of_html, lines_of_plain, without_small_print

_SOFT_END = re.compile(r"(?<!^--) \n(?!>)", re.MULTILINE)
"""The end of a line of “flowed” text (RFC 3676) that goes on in the next."""
_OF_LISTS = ("List-Id", "List-Unsubscribe", "List-Post")
"""Headers of letters that go to many: whoever sends them is an outlet rather than an author."""


def import_mail(data: bytes) -> ImportedText:
    """Import a letter: subject, sender and day from its head, without what is attached."""
    try:
        letter = message_from_bytes(data, _class=EmailMessage, policy=policy.default)
        body = letter.get_body(("html", "plain"))
        attached = sum(1 for _ in letter.iter_attachments()) if letter.is_multipart() else 0
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as fault:
        raise UnimportableError("is damaged: it cannot be read as a letter") from fault
    if body is None:
        raise UnimportableError("has no text in it")
    sender, is_list = _sender(letter), any(letter.get(name) for name in _OF_LISTS)
    subject, lines = told(_header(letter, "Subject"), "Subject"), _lines(body)
    lines = without_small_print(lines) if is_list else lines
    is_headed = not subject or any(line.text == subject.value for line in lines)
    headed = lines if is_headed else [ImportedLine(subject.value), *lines]
    return ImportedText(
        "an e-mail",
        tuple(headed),
        subject,
        NOT_TOLD if is_list else sender,
        sender if is_list else NOT_TOLD,
        _day(letter),
        notes=(f"what is attached was left out ({attached})",) if attached else (),
    )


def _lines(body: MIMEPart) -> list[ImportedLine]:
    payload = body.get_payload(decode=True)
    charset = body.get_content_charset("") if isinstance(payload, bytes) else ""
    text = decode_text(payload if isinstance(payload, bytes) else b"", charset)
    if body.get_content_type() == "text/html":
        return lines_of_html(text)
    flowed = body.get_param("format") == "flowed"
    return lines_of_plain(_SOFT_END.sub(" ", text) if flowed else text)


def _header(letter: EmailMessage, name: str) -> str:
    """Return a header as text; "" where it is missing or cannot be read."""
    try:
        return str(letter.get(name, ""))
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):  # malformed headers
        return ""


def _sender(letter: EmailMessage) -> Told:
    name, address = parseaddr(_header(letter, "From"))
    return told(name or address, "From")


def _day(letter: EmailMessage) -> Told:
    day = getattr(letter.get("Date"), "datetime", None) if _header(letter, "Date") else None
    return Told(f"{day:%Y-%m-%d}", "Date") if isinstance(day, datetime) else NOT_TOLD
