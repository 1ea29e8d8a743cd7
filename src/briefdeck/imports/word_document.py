"""DOCX → lines: insertions that are tracked belong to the text, deletions do not."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefdeck.imports.imported_text import ImportedLine, ImportedText, Told, first_told, told, told_language
from briefdeck.imports.zipped import ZippedFile, attribute, elements, local_name, text_of

DOCUMENT = "word/document.xml"
_CORE, _FOOTNOTES = "docProps/core.xml", "word/footnotes.xml"
_LEFT_OUT = frozenset(
    ("del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "tblPr", "sectPr", "footnotePr", "rt")
)
"""Elements whose text is not part of the document: deletions, codes of fields, and second copies of text boxes."""
_WRITTEN = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "softHyphen": ""}
_DUMMIES = ("separator", "continuationSeparator", "continuationNotice")


def import_word(archive: ZippedFile) -> ImportedText:
    """Import the DOCX in *archive*: paragraphs, rows of tables, and footnotes at the end."""
    body = archive.read_xml(DOCUMENT)
    paragraphs = list(_paragraphs(body))
    footnotes = elements(archive.read_xml(_FOOTNOTES), "footnote") if _FOOTNOTES in archive else ()
    noted = [note for note in footnotes if attribute(note, "type") not in _DUMMIES]
    notes = [" ".join(text for _, text in _paragraphs(note)) for note in noted]
    core = archive.read_xml(_CORE) if _CORE in archive else None
    styled = next((text for style, text in paragraphs if style == "Title"), "")
    created = text_of(core, "created")[:10] if core is not None else ""

    def of_core(name: str) -> str:
        return text_of(core, name) if core is not None else ""

    return ImportedText(
        "a Word document",
        tuple(ImportedLine(text) for text in [*(text for _, text in paragraphs), *notes]),
        first_told(told(of_core("title"), "title of the document"), told(styled, "the paragraph in the style Title")),
        told(of_core("creator"), "author of the document"),
        Told(),
        Told(),
        Told(),
        told_language(of_core("language"), "language of the document"),
        (f"the file was made on {created}, which need not be the day it appeared",) if created else (),
    )


def _paragraphs(root: Element) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs and rows of tables below *root* in order, each with the name of its style."""
    waiting = [iter(root)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif local_name(element) == "p":
            yield next((attribute(style, "val") for style in elements(element, "pStyle")), ""), _text(element)
        elif local_name(element) == "tr":
            cells = (" ".join(text for _, text in _paragraphs(cell)) for cell in element if local_name(cell) == "tc")
            yield "", " | ".join(filter(None, map(str.strip, cells)))
        elif local_name(element) not in _LEFT_OUT:
            waiting.append(iter(element))


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
        elif name not in _LEFT_OUT:
            if name == "p":  # a text box within the paragraph
                written.append(" ")
            waiting.append(iter(element))
    return "".join(written)
