"""E-mail (.eml) → lines: what its writer says, without what is quoted, the signature, and the sender’s small print.

The letter in HTML is read if there is one, since that knows its paragraphs, else the one in plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from itertools import dropwhile

from briefdeck.imports.decoding import decode_text
from briefdeck.imports.furniture import looks_like_ending
from briefdeck.imports.imported_text import (
    NOT_TOLD,
    ImportedLine,
    ImportedText,
    Told,
    UnimportableError,
    told,
    told_url,
)
from briefdeck.imports.markup import MarkupTag, lines_of_markup, read_markup
from briefdeck.imports.unwrap import unwrap

_SOFT_END = re.compile(r"(?<!^--) \n(?!>)", re.MULTILINE)
"""The end of a line of “flowed” text (RFC 3676) that goes on in the next."""
_OF_LISTS = ("List-Id", "List-Unsubscribe", "List-Post")
"""Headers of letters that go to many: whoever sends them is an outlet rather than an author."""
_QUOTED, _SIGNED, _BELOW = "quoted from another letter", "the signature", "stands below the end of the letter"
_QUOTE = re.compile(r"(?:gmail|yahoo)_quote|moz-cite-prefix|divRplyFwdMsg|appendonsend|OutlookMessageHeader")
"""How programs of mail call the element that holds the letter that is answered."""
_INTRODUCED = re.compile(r"[^0-9@]*[0-9@][^\n]*:[ \t]*")
"""The line above a quoted letter: “On Wed, 16 Feb 2033 at 10:12, Bo Lind wrote:”."""
_DASHES = ("-- ", "--")
_SIGNS = re.compile(r"\A[^\w\d\"“‘„«¿¡('$£€#]+|(?<=[\w.!?”\"’)])[^\w\s.,!?”\"’)»%-]+\Z")
_ON_THE_WEB = re.compile(
    r"(?i)\bview (?:this (?:post|email|e-mail|newsletter) )?(?:on the web|online|in browser)[^\w<(]*(?:at)?[\s<(:]*(https?://[^\s<>()]+)"
)
_TOP_OF_LETTER = 2_000
"""Characters of a letter among which the line stands that says where it is on the web."""


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
    author, outlet = _writer_of_list(sender) if is_list else (sender, NOT_TOLD)
    subject, lines = told(_without_signs(_header(letter, "Subject")), "Subject"), _lines(body)
    lines = without_small_print(lines) if is_list else lines
    is_headed = not subject or any(line.text == subject.value for line in lines)
    headed = lines if is_headed else [ImportedLine(subject.value), *lines]
    return ImportedText(
        "an e-mail",
        tuple(headed),
        subject,
        author,
        outlet,
        _day(letter),
        _address(letter),
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


def _writer_of_list(sender: Told) -> tuple[Told, Told]:
    """Part the *sender* of a letter to many into who wrote it and the outlet: “Mara Lindqvist from The Quay”."""
    person, joint, outlet = sender.value.partition(" from ")
    return (sender._replace(value=person), sender._replace(value=outlet)) if joint else (NOT_TOLD, sender)


def _without_signs(subject: str) -> str:
    """Return *subject* without the pictures that newsletters begin and end it with."""
    return _SIGNS.sub("", subject)


def _address(letter: EmailMessage) -> Told:
    """Find where on the web the letter can be read: behind “View this post on the web at” in its plain text."""
    plain = letter.get_body(("plain",))
    if plain is None:
        return NOT_TOLD
    payload = plain.get_payload(decode=True)
    text = decode_text(payload if isinstance(payload, bytes) else b"", plain.get_content_charset(""))
    found = _ON_THE_WEB.search(text[:_TOP_OF_LETTER])
    return told_url(found[1], "the plain text of the letter") if found else NOT_TOLD


def _day(letter: EmailMessage) -> Told:
    day = getattr(letter.get("Date"), "datetime", None) if _header(letter, "Date") else None
    return Told(f"{day:%Y-%m-%d}", "Date") if isinstance(day, datetime) else NOT_TOLD


def lines_of_html(page: str) -> list[ImportedLine]:
    """Turn a letter in HTML into its lines."""
    parts = list(read_markup(page))
    quote = next((place for place, part in enumerate(parts) if _begins_quote(part)), len(parts))
    above, below = ([line.text for line in lines_of_markup(some)] for some in (parts[:quote], parts[quote:]))
    return _marked(above, [], below)


def _begins_quote(part: MarkupTag | str) -> bool:
    if isinstance(part, str) or part.is_end or part.name not in ("div", "blockquote"):
        return False
    return part.attributes.get("type") == "cite" or any(
        _QUOTE.search(part.attributes.get(name, "")) for name in ("class", "id")
    )


def lines_of_plain(text: str) -> list[ImportedLine]:
    """Turn a letter in plain text into its lines."""
    lines = text.split("\n")
    quoted = {number for number, line in enumerate(lines) if line.startswith(">")}
    first = min(quoted, default=len(lines))
    end = first - len(_introduction(lines[:first])) if quoted else first
    sign = next((number for number, line in enumerate(lines[:end]) if line in _DASHES), end)
    rest = [line for number, line in enumerate(lines[first:], first) if number not in quoted]
    quote = [lines[number].lstrip("> ") for number in sorted(quoted)]
    signature = [line for line in lines[sign:end] if line not in _DASHES]
    return _marked(unwrap([*lines[:sign], *rest]), unwrap(signature), unwrap([*lines[end:first], "", *quote]))


def _introduction(lines: Sequence[str]) -> list[str]:
    """Return the lines that introduce what is quoted below *lines*, and the blank ones behind them."""
    backwards = list(dropwhile(lambda line: not line.strip(), reversed(lines)))
    blank = len(lines) - len(backwards)
    for count in (1, 2):
        if _INTRODUCED.fullmatch(" ".join(reversed(backwards[:count]))):
            return list(lines[len(lines) - blank - count :])
    return []


def _marked(said: Sequence[str], signature: Sequence[str], quoted: Sequence[str]) -> list[ImportedLine]:
    """Put the parts of a letter together. What is quoted is its text where it is longer than what is said of it."""
    is_forwarded = _length(quoted) > _length(said)
    return [
        *map(ImportedLine, said),
        *(ImportedLine(line, _SIGNED, is_furniture=True) for line in signature),
        *(ImportedLine(line) if is_forwarded else ImportedLine(line, _QUOTED, is_furniture=True) for line in quoted),
    ]


def _length(lines: Iterable[str]) -> int:
    return sum(map(len, lines))


def without_small_print(lines: Sequence[ImportedLine]) -> list[ImportedLine]:
    """Propose as furniture what stands below the line with which a letter to many ends, such as “Unsubscribe”."""
    begin = 2 * len(lines) // 3
    end = next(
        (place for place, line in enumerate(lines) if place >= begin and looks_like_ending(line.text)), len(lines)
    )
    return [
        line if place <= end or line.is_furniture else ImportedLine(line.text, _BELOW, is_furniture=True)
        for place, line in enumerate(lines)
    ]
