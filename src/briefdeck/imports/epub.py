"""EPUB → lines, chapter by chapter."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
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
from briefdeck.imports.markup import MarkupTag, lines_of_markup, read_markup, without_references
from briefdeck.imports.zipped import ZippedFile, find_elements, read_attribute, text_of

CONTAINER = "META-INF/container.xml"
_MOST_CHAPTERS = 2_000
_AUTHOR = "aut"
"""The role of an author, among those of the Library of Congress."""
_APPEARED = ("original-publication", "publication", "")
"""Events that are the publication; "" where none is named."""
_BESIDES = ("toc", "cover", "index", "loi", "lot")
"""What a guide calls the parts of a book that are not its text."""
_BESIDES_THE_TEXT = frozenset(
    "toc landmarks loi lot index cover titlepage halftitlepage copyright-page colophon imprint seriespage".split()
)
"""What a part of a book calls itself that is not its text (EPUB Structural Semantics Vocabulary)."""
_BACK = re.compile(r"[↩↑^]\ufe0e?\s*\Z")
"""The link behind a note that leads back to the text."""
_HEADINGS = ("title", "h1", "h2", "h3")
_LINKED = 0.8
"""The share of letters within links from which on a chapter without its headings is a table of contents."""


def import_epub(archive: ZippedFile) -> ImportedText:
    """Import the EPUB in *archive*: its chapters in the order of reading, without its table of contents."""
    if "META-INF/encryption.xml" in archive and b"EncryptedData" in archive.read("META-INF/encryption.xml"):
        raise UnimportableError("is protected against copying")
    roots = find_elements(archive.read_xml(CONTAINER), "rootfile")
    root = next((read_attribute(each, "full-path") for each in roots), "")
    package = archive.read_xml(root)
    texts = [line for name in _chapters(package, posixpath.dirname(root)) for line in _lines(archive, name)]
    authors = dict.fromkeys(_text(each) for each in find_elements(package, "creator") if _is_author(each, package))
    return ImportedText(
        "an EPUB",
        tuple(ImportedLine(text) for text in texts),
        told(text_of(package, "title"), "dc:title"),
        told(" and ".join(filter(None, authors)), "dc:creator"),
        told(text_of(package, "publisher"), "dc:publisher"),
        told_date(_published(package), "dc:date"),
        told_url(text_of(package, "source"), "dc:source"),
        told_language(text_of(package, "language"), "dc:language"),
    )


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()


def _is_author(creator: Element, package: Element) -> bool:
    """Tell whether a *creator* is no translator, illustrator or the like."""
    refined = f"#{read_attribute(creator, 'id')}"
    roles = (each for each in find_elements(package, "meta") if read_attribute(each, "property") == "role")
    told_of = next((_text(each) for each in roles if read_attribute(each, "refines") == refined), "")
    return (read_attribute(creator, "role") or told_of) in ("", _AUTHOR)


def _published(package: Element) -> str:
    """Return when a book appeared: not when its file was made or changed."""
    days = {read_attribute(each, "event"): _text(each) for each in reversed(list(find_elements(package, "date")))}
    return next((days[event] for event in _APPEARED if event in days), "")


def _chapters(package: Element, folder: str) -> Iterator[str]:
    """Yield the names of the chapters in the archive."""
    files = {read_attribute(item, "id"): item for item in find_elements(package, "item")}
    guide = [each for each in find_elements(package, "reference") if read_attribute(each, "type").lower() in _BESIDES]
    besides = {read_attribute(each, "href").partition("#")[0] for each in guide}
    for number, reference in enumerate(find_elements(package, "itemref")):
        item = files.get(read_attribute(reference, "idref"))
        if item is None or number >= _MOST_CHAPTERS or "nav" in read_attribute(item, "properties").split():
            continue
        href = read_attribute(item, "href").partition("#")[0]
        is_aside = read_attribute(reference, "linear") == "no" or href in besides
        if not is_aside and read_attribute(item, "media-type") in ("application/xhtml+xml", "text/html", ""):
            yield posixpath.normpath(posixpath.join(folder, unquote(href)))


def _lines(archive: ZippedFile, name: str) -> list[str]:
    data = archive.read(name) if name in archive else b""
    if len(data) > MOST_TEXT:
        raise UnimportableError("has a chapter that is larger than a book")
    parts = list(read_markup(without_references(decode_text(data))))
    if _is_contents(parts) or _is_besides(parts):
        return []
    return [_BACK.sub("", line.text).rstrip() for line in lines_of_markup(parts)]


def _is_besides(parts: Iterable[MarkupTag | str]) -> bool:
    """Tell whether a chapter says that it is a title page, the small print of the publisher or the like."""
    kinds = (part.attributes.get("epub:type", "") for part in parts if not isinstance(part, str) and not part.is_end)
    first = next(filter(None, kinds), "")
    return not _BESIDES_THE_TEXT.isdisjoint(first.split())


def _is_contents(parts: Iterable[MarkupTag | str]) -> bool:
    """Tell whether a chapter is hardly more than links."""
    written, linked, links, inside, heading = 0, 0, 0, False, False
    for part in parts:
        if isinstance(part, str):
            letters = 0 if heading else sum(map(str.isalpha, part))
            written, linked = written + letters, linked + letters * inside
        elif part.name in _HEADINGS:
            heading = not part.is_end
        elif part.name == "a":
            inside = not part.is_end and not part.is_empty and "href" in part.attributes
            links += inside
    return links > 1 and linked > _LINKED * written
