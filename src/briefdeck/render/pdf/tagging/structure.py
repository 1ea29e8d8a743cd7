"""The structure tree of a tagged page: what its marks on paper are, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString

ROOT = "StructTreeRoot"


@dataclass(frozen=True, slots=True)
class Annotation:
    """The name of a link annotation that belongs to an element."""

    name: str


@dataclass(slots=True, eq=False)
class Element:
    """An element of the tree; its children are elements, marked content by number, and annotations."""

    tag: str
    parent: Element | None = None
    alt: str = ""
    """What stands for a picture."""
    actual: str = ""
    """What the glyphs mean, where they do not say it."""
    language: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[Element | int | Annotation] = field(default_factory=list)
    name: str = ""

    def __post_init__(self) -> None:
        if self.parent is not None:
            self.parent.children.append(self)

    def walk(self) -> Iterator[Element]:
        """The element and all below it, parents first."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()


def write_tree(document: Any, root: Element, marked: list[Element], links: list[tuple[Element, Annotation]]) -> None:
    """Hangs the tree under *root* on the catalogue of the one-page *document*.

    *marked* has the element of each piece of marked content, by number; *links* the elements of the
    annotations, whose StructParent counts from 1.
    """
    page = PDFObjectReference("Page1")
    elements = list(root.walk())
    for index, element in enumerate(elements):
        element.name = f"Element{index}"
    for element in elements:
        document.Reference(PDFDictionary(_entries(document, element, page)), element.name)
    numbers: list[Any] = [0, PDFArray([PDFObjectReference(element.name) for element in marked])]
    for key, (element, _) in enumerate(links, start=1):
        numbers += [key, PDFObjectReference(element.name)]
    tree = {
        "Type": PDFName(ROOT),
        "K": PDFArray([PDFObjectReference(root.name)]),
        "ParentTree": PDFDictionary({"Nums": PDFArray(numbers)}),
        "ParentTreeNextKey": len(links) + 1,
    }
    document.Reference(PDFDictionary(tree), ROOT)
    document.Catalog.StructTreeRoot = PDFObjectReference(ROOT)
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _entries(document: Any, element: Element, page: PDFObjectReference) -> dict[str, Any]:
    parent = element.parent.name if element.parent else ROOT
    entries: dict[str, Any] = {
        "Type": PDFName("StructElem"),
        "S": PDFName(element.tag),
        "P": PDFObjectReference(parent),
    }
    children = [_child(document, child, page) for child in element.children]
    if children:
        entries["K"] = children[0] if len(children) == 1 else PDFArray(children)
    if any(isinstance(child, int) for child in element.children):
        entries["Pg"] = page
    texts = {"Alt": element.alt, "ActualText": element.actual, "Lang": element.language}
    entries |= {key: PDFString(text) for key, text in texts.items() if text}
    if element.attributes:
        entries["A"] = PDFDictionary(dict(element.attributes))
    return entries


def _child(document: Any, child: Element | int | Annotation, page: PDFObjectReference) -> Any:
    if isinstance(child, Element):
        return PDFObjectReference(child.name)
    if isinstance(child, int):
        return child
    return PDFDictionary({"Type": PDFName("OBJR"), "Obj": document.refAnnotation(child.name), "Pg": page})
