"""Bytes of a file → its text, by what the bytes are, and only then by the name of the file."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from briefdeck.imports.decoding import wide_encoding
from briefdeck.imports.epub import CONTAINER, import_epub
from briefdeck.imports.furniture import BELOW, find_language, looks_like_furniture
from briefdeck.imports.head_lines import NumberedLines, find_byline, find_dateline, find_lone_name, looks_like_head
from briefdeck.imports.imported_text import (
    LARGEST_FILE,
    MOST_TEXT,
    ImportedLine,
    ImportedText,
    UnimportableError,
    clean_text,
    first_told,
)
from briefdeck.imports.mail import import_mail
from briefdeck.imports.page_leftovers import without_leftovers
from briefdeck.imports.pdf import import_pdf
from briefdeck.imports.plain_text import import_markdown, import_text
from briefdeck.imports.web_page import import_page, import_saved_page
from briefdeck.imports.word_document import DOCUMENT, import_word
from briefdeck.imports.zipped import ZippedFile

_PAGE_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body")
_BEFORE_PAGE = ((b"<!--", b"-->"), (b"<?xml", b"?>"))
"""What may stand before a page: comments, and a declaration of XML."""
_LETTER = re.compile(
    rb"(?:(?:From|To|Cc|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version): .*\r?\n){2}"
)
_HEAD = 40
"""Lines among which the title stands: a printed page has menus and more above it."""
_UNREADABLE = "\ufffd"
"""What stands for a byte that is no letter."""
_SAVED = re.compile(rb"From: <Saved by |Snapshot-Content-Location: ")
_STARTS: dict[bytes, str] = {
    b"\xd0\xcf\x11\xe0": "is of an old Office program: save it as .docx, or as PDF",
    b"{\\rtf": "is RTF: save it as .docx, or as plain text",
    b"\x89PNG": "is a picture, and has no text in it: run text recognition first",
    b"\xff\xd8\xff": "is a picture, and has no text in it: run text recognition first",
    b"bplist": "is a web archive of Safari: save the page as “Page Source”, or as PDF",
}
"""How files begin that cannot be imported, and what to do with them."""
_BY_SUFFIX: dict[str, Callable[[bytes], ImportedText]] = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), import_page),
    **dict.fromkeys((".md", ".markdown"), import_markdown),
    **dict.fromkeys((".mhtml", ".mht"), import_saved_page),
    ".eml": import_mail,
}


def import_file(name: str, data: bytes) -> ImportedText:
    """Import the file *name* with the bytes *data*: its text, and what it tells about itself.

    Nothing is fetched, and nothing is written. Raises UnimportableError, whose message goes on after the name of the
    file, where it has no text, is of another kind, or is damaged; MissingLibraryError where a library is missing.
    """
    if len(data) > LARGEST_FILE:
        raise UnimportableError(f"is too large: more than {LARGEST_FILE >> 20} MiB")
    imported = clean_text(_importer(name, data)(data))
    imported = replace(imported, lines=without_leftovers(imported.lines))
    if len(imported.text) > MOST_TEXT:
        raise UnimportableError("has more text than an article: cut out what you need")
    top = _from_title(imported)
    language = find_language(imported.language.value, imported.text)
    return replace(
        imported,
        lines=tuple(_judge(line, imported.title.value, language) for line in imported.lines),
        author=first_told(imported.author, find_byline(top, language), find_lone_name(top, language)),
        published=imported.published or find_dateline(top, language),
    )


def _from_title(imported: ImportedText) -> NumberedLines:
    """Number the lines from the title to the comments: what is around them does not say who wrote the text."""
    begin = next((at for at, line in enumerate(imported.lines[:_HEAD]) if line.text == imported.title.value), 0)
    return [
        (number, line.text)
        for number, line in enumerate(imported.lines[begin:], start=begin + 1)
        if line.doubt != BELOW
    ]


def _judge(line: ImportedLine, title: str, language: str) -> ImportedLine:
    """Propose *line* as furniture where it reads like a part of the page; the *title* never is."""
    if _UNREADABLE in line.text:
        line = line._replace(doubt="has a character that is broken in the file")
    is_head = bool(line.doubt) and looks_like_head(line.text, language)
    if line.is_furniture or line.text == title or not (is_head or looks_like_furniture(line.text, language)):
        return line
    return ImportedLine(line.text, "reads like a part of the page", is_furniture=True)


def _importer(name: str, data: bytes) -> Callable[[bytes], ImportedText]:
    """Choose what reads a file."""
    for start, refusal in _STARTS.items():
        if data.startswith(start):
            raise UnimportableError(refusal)
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return import_pdf
    if data.startswith(b"PK\x03\x04"):
        return _import_archive
    if data.startswith((b"PK", b"\x1f\x8b", b"7z", b"Rar!")):
        raise UnimportableError("is an archive: unpack it, and import what is in it")
    if _is_page(data):
        return import_page
    by_suffix = _BY_SUFFIX.get(PurePath(name).suffix.lower())
    if by_suffix in (None, import_mail) and _SAVED.match(data):
        return import_saved_page
    if by_suffix is None and _LETTER.match(data):
        return import_mail
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff")) or wide_encoding(data)
    if by_suffix is None and b"\0" in data[:4096] and not is_wide:
        raise UnimportableError("is no text, and of no kind that is known here")
    return by_suffix or import_text


def _is_page(data: bytes) -> bool:
    """Tell whether *data* begins as a web page does."""
    start = data[:8192].lstrip().lower()
    for _ in range(4):
        for opening, closing in _BEFORE_PAGE:
            if start.startswith(opening) and closing in start:
                start = start.partition(closing)[2].lstrip()
    return start.startswith(_PAGE_STARTS)


def _import_archive(data: bytes) -> ImportedText:
    archive = ZippedFile(data)
    if DOCUMENT in archive:
        return import_word(archive)
    if CONTAINER in archive:
        return import_epub(archive)
    if "content.xml" in archive:
        raise UnimportableError("is of OpenDocument: save it as .docx, or as PDF")
    raise UnimportableError("is an archive: unpack it, and import what is in it")
