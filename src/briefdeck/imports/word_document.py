"""DOCX → lines: tracked insertions belong to the text; deletions, hidden words and tables of contents do not."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefdeck.imports.imported_text import ImportedLine, ImportedText, Told, first_told, told, told_language, told_name
from briefdeck.imports.zipped import ZippedFile, find_elements, local_name, read_attribute, text_of

DOCUMENT = "word/document.xml"
_CORE, _STYLES = "docProps/core.xml", "word/styles.xml"
_NOTES = ("footnote", "endnote")
_TITLE = "title"
_CONTENTS = ("toc ", "table of figures", "index ")
"""How the names of styles begin, in every language of Word, whose paragraphs are entries of a table of contents."""
_LEFT_OUT = frozenset(
    ("del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "tblPr", "sectPr", "footnotePr", "rt")
)
"""Elements whose text is not part of the document: deletions, codes of fields, and second copies of text boxes."""
_WRITTEN = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "softHyphen": ""}
_DUMMIES = ("separator", "continuationSeparator", "continuationNotice")


def import_word(archive: ZippedFile) -> ImportedText:
    """Import the DOCX in *archive*: paragraphs, rows of tables, and footnotes at the end."""
    styles = _styles(archive)
    body = _paragraphs(archive.read_xml(DOCUMENT))
    paragraphs = [(named, text) for style, text in body if not (named := styles.get(style, "")).startswith(_CONTENTS)]
    core = archive.read_xml(_CORE) if _CORE in archive else None
    styled = next((text for style, text in paragraphs if style == _TITLE), "")
    created = text_of(core, "created")[:10] if core is not None else ""

    def of_core(name: str) -> str:
        return text_of(core, name) if core is not None else ""

    return ImportedText(
        "a Word document",
        tuple(ImportedLine(text) for text in [*(text for _, text in paragraphs), *_notes(archive)]),
        first_told(
            told(styled, "the paragraph in the style Title"), told_name(of_core("title"), "title of the document")
        ),
        told_name(of_core("creator"), "author of the document"),
        Told(),
        Told(),
        Told(),
        told_language(of_core("language"), "language of the document"),
        (f"the file was made on {created}, which need not be the day it appeared",) if created else (),
    )


def _styles(archive: ZippedFile) -> dict[str, str]:
    """Return the English names of the styles, in lower case, by what paragraphs call them: {"Titel": "title"}."""
    found = {"Title": _TITLE}
    if _STYLES in archive:
        for style in find_elements(archive.read_xml(_STYLES), "style"):
            name = next((read_attribute(each, "val") for each in find_elements(style, "name")), "")
            found[read_attribute(style, "styleId")] = name.lower()
    return found


def _notes(archive: ZippedFile) -> Iterator[str]:
    """Yield the footnotes and endnotes."""
    for kind in _NOTES:
        name = f"word/{kind}s.xml"
        for note in find_elements(archive.read_xml(name), kind) if name in archive else ():
            if read_attribute(note, "type") not in _DUMMIES:
                yield " ".join(text for _, text in _paragraphs(note))


def _paragraphs(root: Element) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs and rows of tables below *root* in order, each with its style."""
    waiting = [iter(root)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif local_name(element) == "p":
            yield next((read_attribute(style, "val") for style in find_elements(element, "pStyle")), ""), _text(element)
        elif local_name(element) == "tr":
            cells = (" ".join(text for _, text in _paragraphs(cell)) for cell in element if local_name(cell) == "tc")
            yield "", " | ".join(filter(None, map(str.strip, cells)))
        elif local_name(element) not in _LEFT_OUT and not _is_contents(element):
            waiting.append(iter(element))


def _is_contents(element: Element) -> bool:
    """Tell whether *element* is a table of contents that Word keeps up to date."""
    gallery = next(find_elements(element, "docPartGallery"), None) if local_name(element) == "sdt" else None
    return gallery is not None and read_attribute(gallery, "val") == "Table of Contents"


def _is_hidden(run: Element) -> bool:
    """Tell whether a *run* is formatted as hidden."""
    properties = next((each for each in run if local_name(each) == "rPr"), ())
    hidden = next((each for each in properties if local_name(each) == "vanish"), None)
    return hidden is not None and read_attribute(hidden, "val") not in ("0", "false")


def _text(paragraph: Element) -> str:
    written: list[str] = []
    waiting = [iter(paragraph)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
            continue
        name = local_name(element)
        if name == "t":
            written.append(element.text or "")
        elif name in _WRITTEN:
            written.append(_WRITTEN[name])
        elif name not in _LEFT_OUT and not (name == "r" and _is_hidden(element)):
            if name == "p":  # a text box within the paragraph
                written.append(" ")
            waiting.append(iter(element))
    return "".join(written)
