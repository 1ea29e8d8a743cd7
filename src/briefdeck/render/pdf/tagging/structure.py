"""The structure tree of tagged pages: the role of all that is drawn, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString

ROOT = "StructTreeRoot"


class Content(NamedTuple):
    """Marked content of a page, by the name of the page and its number there."""

    page: str
    number: int


class Annotation(NamedTuple):
    """A link annotation that belongs to an element, by the name of its page and its own."""

    page: str
    name: str


@dataclass(slots=True, eq=False)
class Element:
    """An element of the tree; its children are elements, marked content and annotations."""

    tag: str
    parent: Element | None = None
    alt: str = ""
    """The description of a picture."""
    actual: str = ""
    """The text read aloud instead of the glyphs; "" for the glyphs themselves."""
    language: str = ""
    summary: str = ""
    """What a table holds, in words; "" for none."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[Element | Content | Annotation] = field(default_factory=list)
    name: str = ""

    def __post_init__(self) -> None:
        if self.parent is not None:
            self.parent.children.append(self)

    def walk(self) -> Iterator[Element]:
        """Yield the element and all elements below it, parents first."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()


Parent = Element | list[Element]
"""What a key of the parent tree leads to: the element of an annotation, or those of the marked content of a page."""


def write_tree(document: Any, root: Element, parents: Sequence[Parent]) -> None:
    """Add the tree below *root* to the catalogue of *document*; *parents* is its parent tree, ordered by key."""
    elements = list(root.walk())
    for index, element in enumerate(elements):
        element.name = f"Element{index}"
    for element in elements:
        document.Reference(PDFDictionary(_entries(document, element)), element.name)
    tree = {
        "Type": PDFName(ROOT),
        "K": PDFArray([PDFObjectReference(root.name)]),
        "ParentTree": PDFDictionary({"Nums": PDFArray(_numbers(parents))}),
        "ParentTreeNextKey": len(parents),
    }
    document.Reference(PDFDictionary(tree), ROOT)
    document.Catalog.StructTreeRoot = PDFObjectReference(ROOT)
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _numbers(parents: Sequence[Parent]) -> list[Any]:
    numbers: list[Any] = []
    for key, parent in enumerate(parents):
        if isinstance(parent, Element):
            numbers += [key, PDFObjectReference(parent.name)]
        else:
            numbers += [key, PDFArray([PDFObjectReference(element.name) for element in parent])]
    return numbers


def _entries(document: Any, element: Element) -> dict[str, Any]:
    parent = element.parent.name if element.parent else ROOT
    entries: dict[str, Any] = {
        "Type": PDFName("StructElem"),
        "S": PDFName(element.tag),
        "P": PDFObjectReference(parent),
    }
    page = next((child.page for child in element.children if isinstance(child, Content)), "")
    children = [_child(document, child, page) for child in element.children]
    if children:
        entries["K"] = children[0] if len(children) == 1 else PDFArray(children)
    if page:
        entries["Pg"] = PDFObjectReference(page)
    texts = {"Alt": element.alt, "ActualText": element.actual, "Lang": element.language}
    entries |= {key: PDFString(text) for key, text in texts.items() if text}
    attributes: dict[str, Any] = dict(element.attributes)
    if element.summary:
        attributes |= {"O": PDFName("Table"), "Summary": PDFString(element.summary)}
    if attributes:
        entries["A"] = PDFDictionary(attributes)
    return entries


def _child(document: Any, child: Element | Content | Annotation, page: str) -> Any:
    """Return *child* as an entry of an element whose own page is *page*.

    Marked content of that page is a bare number; all else names its page.
    """
    if isinstance(child, Element):
        return PDFObjectReference(child.name)
    on = PDFObjectReference(child.page)
    if isinstance(child, Annotation):
        return PDFDictionary({"Type": PDFName("OBJR"), "Obj": document.refAnnotation(child.name), "Pg": on})
    if child.page == page:
        return child.number
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": on, "MCID": child.number})
