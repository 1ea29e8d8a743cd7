"""A canvas that makes all that is drawn part of the structure tree, in reading order, or an artifact; and its metadata.

The metadata are an XMP packet (ISO 16684) with PDF/UA-1 and PDF/A-2a identifiers. They state what the file is made to
be, and tests hold it against the rules of veraPDF.
"""
# reportlab's open-source edition writes tags, metadata and dates only through its private parts.
# ruff: noqa: SLF001

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from hashlib import md5
from html import escape
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from reportlab.pdfbase.pdfdoc import LinkAnnotation, PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString
from reportlab.pdfgen.canvas import Canvas

from briefdeck.language.language_tags import is_right_to_left
from briefdeck.render.pdf.rasters import Raster, make_picture_stream
from briefdeck.render.pdf.reportlab_output import (
    EndedStream,
    compact,
    repair_fonts,
    repair_page,
    repair_streams,
)

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


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>{keywords}</pdf:Keywords><pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{day}T00:00:00+00:00</xmp:CreateDate><xmp:ModifyDate>{day}T00:00:00+00:00</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

MAKER = "briefdeck"
"""The author and creator of all documents; without a version, since a new version may set the same page."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata of a document."""

    title: str
    subject: str
    keywords: str
    language: str
    """A BCP 47 tag."""
    day: date
    """The day of the document; midnight of it, UTC, counts as its creation."""


def make_packet(metadata: Metadata, producer: str) -> bytes:
    """Make the XMP packet for *metadata*; *producer* must equal the producer in the document information."""
    properties = {
        "title": metadata.title,
        "subject": metadata.subject,
        "author": MAKER,
        "keywords": metadata.keywords,
        "creator": MAKER,
        "language": metadata.language,
        "day": metadata.day.isoformat(),
        "producer": producer,
    }
    return _PACKET.format(**{key: escape(value, quote=False) for key, value in properties.items()}).encode()


_PROFILE = files("briefdeck.render.pdf") / "srgb.icc"
_PRINTED = 4  # the flag of an annotation that is printed, which PDF/A requires


class _Link(LinkAnnotation):
    """A link annotation with its key in the parent tree."""

    permitted = (*LinkAnnotation.permitted, "StructParent")

    def Dict(self) -> PDFDictionary:  # noqa: N802 (reportlab calls it so)
        """Return the dictionary, which has a destination only where the link leads to one; else it has an action."""
        known = super().Dict()
        if self.Destination is None:
            del known.dict["Dest"]
        return known


class PageKey(NamedTuple):
    """The name of a page's object, and its key in the parent tree."""

    name: str
    parents: int


class TaggedCanvas:
    """Pages of one size; the first page is open from the start.

    Draw only inside `mark` or `artifact`. Lengths are in points from the lower left corner of the page.
    """

    def __init__(self, metadata: Metadata, size: tuple[float, float], font: str) -> None:
        """Open the first page, of *size* points; *font* names an embedded face, which reportlab needs at once."""
        self._canvas: Any = Canvas(
            "",
            pagesize=size,
            pageCompression=0,  # the bytes must not depend on the zlib of the machine: see `compact`
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=font,  # type: ignore[arg-type]
            lang=metadata.language,
        )
        self.width = size[0]
        """The width of every page."""
        self._metadata = metadata
        way = {"O": "/Layout", "WritingMode": "/RlTb"} if is_right_to_left(metadata.language) else {}
        self._root = self._at = Element("Document", language=metadata.language, attributes=way)
        self._marked: list[Element] = []
        """The elements of what is marked on the page, by number."""
        self._parents: list[Parent] = [self._marked]
        self._pages = [PageKey("Page1", 0)]
        self._labels: list[Any] = []
        self._is_open = False
        self._describe(metadata)

    @property
    def document(self) -> Any:
        """The reportlab document, for the subsets of its faces."""
        return self._canvas._doc

    def next_page(self) -> None:
        """Close the page and open the next; elements that are open continue on it.

        Raises RuntimeError where marked content is open: it must end on its page.
        """
        if self._is_open:
            raise RuntimeError("marked content ends on its page")
        self._canvas.showPage()
        self._marked = []
        self._pages.append(PageKey(f"Page{len(self._pages) + 1}", len(self._parents)))
        self._parents.append(self._marked)

    def label(self, prefix: str) -> None:
        """Label this page and those after it *prefix*1, *prefix*2 and so on, as the page box of a reader shows them."""
        self._labels += [len(self._pages) - 1, PDFDictionary({"S": PDFName("D"), "P": PDFString(prefix)})]

    @contextmanager
    def element(self, tag: str, under: Element | None = None, **properties: Any) -> Iterator[Element]:
        """Open an element of the structure tree, below the open one, or below *under* if that is given."""
        outer = self._at
        self._at = Element(tag, under or outer, **properties)
        try:
            yield self._at
        finally:
            self._at = outer

    @contextmanager
    def mark(self, element: Element | None = None) -> Iterator[None]:
        """Open marked content that belongs to *element*, or to the open element where that is None.

        Raises RuntimeError where other marked content is open.
        """
        element = element or self._at
        element.children.append(Content(self._pages[-1].name, len(self._marked)))
        begin = f"/{element.tag} <</MCID {len(self._marked)}>> BDC"
        self._marked.append(element)
        with self._content(begin):
            yield

    @contextmanager
    def artifact(self, kind: Literal["Layout", "Pagination"] = "Layout") -> Iterator[None]:
        """Open marked content for decoration, or for what every page repeats: it is never read aloud.

        Raises RuntimeError where other marked content is open.
        """
        with self._content(f"/Artifact <</Type /{kind}>> BDC"):
            yield

    def write(self, operators: str) -> None:
        """Append *operators* to the content of the page as they are."""
        self._canvas._code.append(operators)

    def picture(self, picture: Raster, x: float, y: float, width: float, height: float) -> None:
        """Draw *picture* into the marked content that is open; (x, y) is its lower left corner.

        *width* and *height* are in points.
        """
        name = self._canvas._doc.getXObjectName(picture.name)
        if not self._canvas._doc.hasForm(picture.name):
            self._canvas._doc.addForm(picture.name, make_picture_stream(picture))
        self._canvas._formsinuse.append(picture.name)
        self.write(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm /{name} Do Q")

    def anchor(self, name: str, x: float, y: float) -> None:
        """Set the anchor *name* at (x, y), to which links can lead."""
        self._canvas.bookmarkHorizontalAbsolute(name, y, left=x)

    def outline(self, title: str, name: str, level: int) -> None:
        """Add *title* to the outline of the document, linked to the anchor *name*; *level* counts from 0."""
        self._canvas.addOutlineEntry(title, name, level)

    def link(self, element: Element, box: tuple[float, float, float, float], target: str, says: str) -> None:
        """Link *box* (left, bottom, right, top) to the anchor *target*; *says* describes the link when read aloud.

        The link belongs to *element*.
        """
        self._annotate(element, box, says, Destination=self._canvas._bookmarkReference(target))

    def link_out(self, element: Element, box: tuple[float, float, float, float], url: str, says: str) -> None:
        """Link *box* to the address *url*, in ASCII; *says* describes the link. It belongs to *element*."""
        action = PDFDictionary({"S": PDFName("URI"), "URI": PDFString(url)})
        self._annotate(element, box, says, Destination=None, A=action)

    def _annotate(self, element: Element, box: tuple[float, float, float, float], says: str, **leads: Any) -> None:
        annotation = Annotation(self._pages[-1].name, f"Link{len(self._parents)}")
        link = _Link(
            Rect=[round(value, 2) for value in box],
            Contents=says,
            Border="[0 0 0]",
            F=_PRINTED,
            StructParent=len(self._parents),
            **leads,
        )
        self._canvas._addAnnotation(link, annotation.name)
        self._parents.append(element)
        element.children.append(annotation)

    def to_bytes(self) -> bytes:
        """Close the last page and return the whole document."""
        document = self.document
        self._canvas.showPage()
        for key in self._pages:
            repair_page(document.idToObject[key.name], key.parents)
        repair_fonts(document)
        write_tree(document, self._root, self._parents)
        if self._labels:
            document.Catalog.PageLabels = PDFDictionary({"Nums": PDFArray(self._labels)})
        metadata = make_packet(self._metadata, document.info.producer)
        self._add_metadata(metadata)
        repair_streams(document)
        # The identifier comes from what the pages show, never from reportlab's start, which reads the environment.
        shown = "".join(document.idToObject[key.name].stream for key in self._pages)
        document.signature = md5(shown.encode() + metadata, usedforsecurity=False)
        return compact(self._canvas.getpdfdata())

    @contextmanager
    def _content(self, begin: str) -> Iterator[None]:
        if self._is_open:
            raise RuntimeError("marked content does not nest")
        self._canvas._code.append(begin)
        self._is_open = True
        try:
            yield
        finally:
            self._is_open = False
            self._canvas._code.append("EMC")

    def _describe(self, metadata: Metadata) -> None:
        self._canvas.setTitle(metadata.title)
        self._canvas.setSubject(metadata.subject)
        self._canvas.setAuthor(MAKER)
        self._canvas.setKeywords(metadata.keywords)
        self._canvas.setCreator(MAKER)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self.document.info.trapped = "False"
        moment = datetime.combine(metadata.day, time(), UTC)
        stamp = self.document._timeStamp
        stamp.t, stamp.lt = moment.timestamp(), moment.timetuple()
        stamp.YMDhms = tuple(stamp.lt)[:6]

    def _add_metadata(self, metadata: bytes) -> None:
        document = self.document
        about = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
        profile = document.Reference(EndedStream(PDFDictionary({"N": 3}), _PROFILE.read_bytes()), "Profile")
        intent = {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": profile,
        }
        catalog = document.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.OutputIntents = PDFArray([PDFDictionary(intent)])
        catalog.Metadata = document.Reference(EndedStream(about, metadata), "Metadata")
