"""EPUB → lines, chapter by chapter."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from briefdeck.imports.decoding import decode_text
from briefdeck.imports.imported_text import (
    MOST_TEXT,
    ImportedLine,
    ImportedText,
    UnimportableError,
    told,
    told_date,
    told_language,
    told_url,
)
from briefdeck.imports.markup import lines_of_markup, read_markup
from briefdeck.imports.zipped import ZippedFile, attribute, elements, text_of

CONTAINER = "META-INF/container.xml"
_MOST_CHAPTERS = 2_000


def import_epub(archive: ZippedFile) -> ImportedText:
    """Import the EPUB in *archive*: its chapters in the order of reading, without its table of contents."""
    if "META-INF/encryption.xml" in archive and b"EncryptedData" in archive.read("META-INF/encryption.xml"):
        raise UnimportableError("is protected against copying")
    root = next((attribute(each, "full-path") for each in elements(archive.read_xml(CONTAINER), "rootfile")), "")
    package = archive.read_xml(root)
    texts = [line for name in _chapters(package, posixpath.dirname(root)) for line in _lines(archive, name)]
    authors = dict.fromkeys("".join(each.itertext()).strip() for each in elements(package, "creator"))
    return ImportedText(
        "an EPUB",
        tuple(ImportedLine(text) for text in texts),
        told(text_of(package, "title"), "dc:title"),
        told(" and ".join(filter(None, authors)), "dc:creator"),
        told(text_of(package, "publisher"), "dc:publisher"),
        told_date(text_of(package, "date"), "dc:date"),
        told_url(text_of(package, "source"), "dc:source"),
        told_language(text_of(package, "language"), "dc:language"),
    )


def _chapters(package: Element, folder: str) -> Iterator[str]:
    """Yield the names of the chapters in the archive."""
    files = {attribute(item, "id"): item for item in elements(package, "item")}
    for number, reference in enumerate(elements(package, "itemref")):
        item = files.get(attribute(reference, "idref"))
        if item is None or number >= _MOST_CHAPTERS or "nav" in attribute(item, "properties").split():
            continue
        if attribute(item, "media-type") in ("application/xhtml+xml", "text/html", ""):
            yield posixpath.normpath(posixpath.join(folder, unquote(attribute(item, "href").partition("#")[0])))


def _lines(archive: ZippedFile, name: str) -> list[str]:
    data = archive.read(name) if name in archive else b""
    if len(data) > MOST_TEXT:
        raise UnimportableError("has a chapter that is larger than a book")
    return [text for _, text in lines_of_markup(read_markup(decode_text(data)))]
