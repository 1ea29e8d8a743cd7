"""Draw on pages: paragraphs with their links and tags, rules and grounds; and the protocol of drawable parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple, Protocol

from briefdeck.language.language_tags import is_right_to_left, primary_language
from briefdeck.printed_words import spoken_language
from briefdeck.render.pdf.breaking import Fragment
from briefdeck.render.pdf.canvas import Element, TaggedCanvas
from briefdeck.render.pdf.faces import Face, RaisedFace
from briefdeck.render.pdf.paragraph import BLACK, Colour, Paragraph, PlacedGlyph, Style, TextLine
from briefdeck.render.pdf.rasters import Raster
from briefdeck.render.pdf.right_to_left import can_shape


class Stretch(NamedTuple):
    """Fragments on one base line that begins at (x, y), in points."""

    x: float
    y: float
    fragments: Sequence[Fragment]

    def width(self, size: float) -> float:
        """Return the width in points in type of *size* points."""
        return sum(fragment.width for fragment in self.fragments) * size / 1000

    def operators(self, document: Any, size: float) -> Iterator[str]:
        """Yield what shows it in type of *size* points."""
        yield f"1 0 0 1 {number(self.x)} {number(self.y)} Tm"
        for fragment in self.fragments:
            yield from _shown(document, fragment, size)


class PlacedStretch(NamedTuple):
    """Glyphs on one base line, each at its place: text that runs from right to left, or both ways."""

    x: float
    """The left end of its leftmost glyph, in points."""
    y: float
    """The height of the base line."""
    glyphs: Sequence[PlacedGlyph]

    def width(self, size: float) -> float:
        """Return the width in points in type of *size* points."""
        right = max(each.x + each.glyph.face.width(each.glyph.char) for each in self.glyphs)
        return (right - min(each.x for each in self.glyphs)) * size / 1000

    def operators(self, document: Any, size: float) -> Iterator[str]:
        """Yield what shows it in type of *size* points: the words in the order of the text, each from the left.

        Those whose letters run from right to left are marked so (ISO 32000-1, 14.8.2.3.3): a reader turns them.
        """
        left = min(each.x for each in self.glyphs)
        for (face, from_right, *_), group in groupby(self.glyphs, key=_part_of):
            part = [(each.glyph.char, each.x - left) for each in group]
            yield f"1 0 0 1 {number(self.x + min(x for _, x in part) * size / 1000)} {number(self.y)} Tm"
            if not from_right:
                yield from _shown_at(document, face, part, size)
                continue
            yield "/ReversedChars BMC"
            yield from _shown_at(document, face, part[::-1], size)
            yield "EMC"


def _part_of(placed: PlacedGlyph) -> tuple[Face | RaisedFace, bool, bool, int]:
    """Return what glyphs that are shown at once share: face, direction, height; and from the right, the word."""
    char, face, _ = placed.glyph
    return face, placed.from_right, placed.from_right and char == " ", face.shift(char)[1]


Shown = Stretch | PlacedStretch


def show_operators(document: Any, stretches: Sequence[Shown], size: float) -> str:
    """Return the text object that shows *stretches* in type of *size* points.

    The characters shown are added to the subsets of their faces in *document*, the reportlab document.
    """
    lines = ["BT"]
    for stretch in stretches:
        lines += stretch.operators(document, size)
    return "\n".join([*lines, "ET"])


def number(value: float) -> str:
    """Format *value* as PDF writes numbers, to a thousandth."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _shown(document: Any, fragment: Fragment, size: float) -> Iterator[str]:
    font = fragment.face.font
    current, row = -1, ""
    if fragment.face.rise:
        yield f"{number(size * fragment.face.rise)} Ts"
    for text, kern in _kerned(fragment):
        for subset, codes in font.splitString(text, document):
            if subset != current:
                if row:
                    yield f"[{row}] TJ"
                scaled = size * fragment.face.scale
                yield f"{font.getSubsetInternalName(subset, document)} {number(scaled)} Tf"
                current, row = subset, ""
            row += f"<{codes.hex()}>"
        if kern:
            row += f" {-kern} "
    yield f"[{row}] TJ"
    if fragment.face.rise:
        yield "0 Ts"


def _shown_at(document: Any, face: Face | RaisedFace, glyphs: Sequence[tuple[str, int]], size: float) -> Iterator[str]:
    """Yield what shows *glyphs* of one face and height, each at its distance from the left, from the leftmost on."""
    pen, current, row = float(min(x for _, x in glyphs)), -1, ""
    rise = face.rise + face.shift(glyphs[0][0])[1] / 1000
    if rise:
        yield f"{number(size * rise)} Ts"
    for char, x in glyphs:
        place = x + face.shift(char)[0]
        ((subset, codes),) = face.font.splitString(char, document)
        if subset != current:
            if row:
                yield f"[{row}] TJ"
            current, row = subset, ""
            yield f"{face.font.getSubsetInternalName(subset, document)} {number(size * face.scale)} Tf"
        if pen != place:
            row += f" {number((pen - place) / face.scale)} "
        row += f"<{codes.hex()}>"
        pen = place + face.drawn_width(char) * face.scale
    yield f"[{row}] TJ"
    if rise:
        yield "0 Ts"


def _kerned(fragment: Fragment) -> Iterator[tuple[str, int]]:
    """Yield the stretches of *fragment* without kerning inside, each with the kerning after it."""
    text, start = fragment.text, 0
    for at in range(1, len(text)):
        kern = fragment.face.kern(text[at - 1], text[at])
        if kern:
            yield text[start:at], kern
            start = at
    yield text[start:], 0


_OUTLINE_LEVELS = {"H1": 0, "H2": 1}
_BEFORE_LINE = {"left": 0.0, "centre": 0.5, "right": 1.0}
"""The share of the free width that stands before a line."""
_CAP_HEIGHT = 0.68  # of the type size: middles the capitals of a line in its leading


class NoteLink(NamedTuple):
    """Where a source note leads."""

    says: str
    """What is read aloud for it."""
    anchor: str = ""
    """The anchor on these pages."""
    url: str = ""
    """The address, where it leads out of the document."""


class Pen:
    """Draws on the pages of a canvas. Tops are y of upper edges, in points from the bottom of the page."""

    def __init__(self, canvas: TaggedCanvas, notes: Mapping[str, NoteLink], language: str) -> None:
        """Take the *canvas*, the links *notes* by the names of notes, and the *language* of the page.

        Where that is written from right to left, and can be, all is placed as in a mirror; words and pictures are not
        turned.
        """
        self._width = canvas.width if is_right_to_left(language) and can_shape() else 0.0
        self._turn = f"-1 0 0 1 {number(self._width)} 0" if self._width else ""
        self._canvas = canvas
        self._notes = notes
        self._own_language = "" if primary_language(language) == spoken_language() else spoken_language()
        self._referred: set[str] = set()
        self._headings = 0
        self.divided: dict[str, Paragraph] = {}
        """What was wider than its line and is divided where it should not be, with the paragraph it stands in."""

    def element(self, tag: str, **properties: Any) -> AbstractContextManager[Element]:
        """Open an element of the structure tree: what is drawn inside belongs to it."""
        if "alt" in properties or "actual" in properties:
            properties["language"] = self._own_language
        return self._canvas.element(tag, **properties)

    def label(self, prefix: str) -> None:
        """Label this page and those after it with *prefix* and a number."""
        self._canvas.label(prefix)

    def next_page(self, label: str = "") -> None:
        """Go on to the next page; a *label* other than "" labels that page and those after it."""
        self._canvas.next_page()
        if label:
            self.label(label)

    def paragraph(self, paragraph: Paragraph, x: float, top: float, tag: str = "P", listed: str = "") -> float:
        """Draw *paragraph* with its upper left corner at (x, top) as an element of its own; return the y below it.

        *tag* is the type of the element. Headings are added to the outline as well, as *listed*, or in their own words
        where that is "". A paragraph without lines draws nothing and makes no element.
        """
        if not paragraph.count:
            return top
        if tag in _OUTLINE_LEVELS:
            self.outline(listed or paragraph.words, _OUTLINE_LEVELS[tag], top)
        with self._canvas.element(tag, language=self._own_language if paragraph.is_own else "") as element:
            self._text(paragraph, x, top, element)
        return top - paragraph.height

    def text(self, paragraph: Paragraph, x: float, top: float, element: Element) -> float:
        """Draw *paragraph* with its upper left corner at (x, top) as part of *element*; return the y below it."""
        self._text(paragraph, x, top, element)
        return top - paragraph.height

    def decoration(self, paragraph: Paragraph, x: float, top: float) -> None:
        """Draw *paragraph* with its upper left corner at (x, top) into the marked content that is open."""
        stretches = [each for each, _ in self._stretches(paragraph, x, top)]
        self._show(stretches, paragraph.style)

    def mark(self, element: Element) -> AbstractContextManager[None]:
        """Open marked content of *element*, for drawings."""
        return self._canvas.mark(element)

    def artifact(self) -> AbstractContextManager[None]:
        """Open marked content for decoration, such as rules and grounds, which is not read aloud."""
        return self._canvas.artifact()

    def running(self) -> AbstractContextManager[None]:
        """Open marked content for what every page repeats, such as titles and page numbers."""
        return self._canvas.artifact("Pagination")

    def rule(self, x: float, y: float, width: float, weight: float) -> None:
        """Draw a black horizontal rule from (x, y), *width* points long and *weight* points thick, as decoration."""
        with self.artifact():
            self.line(x, y, x + width, y, weight)

    def line(
        self, x: float, y: float, to_x: float, to_y: float, weight: float, colour: Colour = BLACK, dash: str = ""
    ) -> None:
        """Draw a line from (x, y) to (to_x, to_y), *weight* points thick, into the marked content that is open.

        *dash* gives the lengths of its dashes and gaps in points: “2 2”; "" for a solid line.
        """
        dash = f"[{dash}] 0 d"
        self._drawn(f"{dash} {_numbers(*colour)} RG {number(weight)} w {_numbers(x, y)} m {_numbers(to_x, to_y)} l S")

    def ground(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle with *colour*, in the marked content that is open; (x, y) is its lower left corner."""
        self._drawn(f"{_numbers(*colour)} rg {_numbers(x, y, width, height)} re f")

    def polygon(self, corners: Sequence[tuple[float, float]], colour: Colour) -> None:
        """Fill the polygon with these *corners*, in the marked content that is open."""
        first, *others = (_numbers(*corner) for corner in corners)
        lines = " ".join(f"{corner} l" for corner in others)
        self._drawn(f"{_numbers(*colour)} rg {first} m {lines} h f")

    def frame(self, x: float, y: float, width: float, height: float, weight: float, colour: Colour) -> None:
        """Draw the outline of a rectangle, in the marked content that is open; (x, y) is its lower left corner."""
        self._drawn(f"[] 0 d {_numbers(*colour)} RG {number(weight)} w {_numbers(x, y, width, height)} re S")

    def dot(self, x: float, y: float, radius: float, colour: Colour, filled: bool) -> None:
        """Draw a disc, or a ring with white inside, around (x, y), in the marked content that is open."""
        inside = colour if filled else (1.0, 1.0, 1.0)
        self._drawn(f"[] 0 d {_numbers(*colour)} RG {_numbers(*inside)} rg 1.1 w {_circle(x, y, radius)} b")

    def anchor(self, name: str, x: float, top: float) -> None:
        """Set the anchor *name* at (x, top), to which links can lead."""
        self._canvas.anchor(name, self._left(x), top)

    def back(self, element: Element, box: tuple[float, float, float, float], anchor: str, says: str) -> None:
        """Link *box* back to the first note that leads to *anchor*; *says* is read aloud for it.

        *box* is left, bottom, right and top; the link belongs to *element*. Where no note leads there, nothing is done.
        """
        if anchor in self._referred:
            element.alt = says
            left, bottom, right, top = box
            place = self._left(left, right - left)
            self._canvas.link(element, (place, bottom, place + right - left, top), f"reference:{anchor}", says)

    @contextmanager
    def drawing(self, box: tuple[float, float, float, float], alt: str, is_code: bool = False) -> Iterator[None]:
        """Open marked content for a drawing within *box* (left, bottom, width, height); *alt* is read in its place.

        A code is not turned on pages that run from right to left.
        """
        x, y, width, height = box
        left, turn = self._left(x, width), self._turn
        if is_code and turn:
            self._turn = f"1 0 0 1 {number(left - x)} 0"
        drawn = {"O": "/Layout", "Placement": "/Block", "BBox": f"[{_numbers(left, y, left + width, y + height)}]"}
        with self.element("Figure", alt=alt, attributes=drawn) as element, self.mark(element):
            yield
        self._turn = turn

    def picture(self, picture: Raster, box: tuple[float, float, float, float], alt: str) -> None:
        """Draw *picture* into *box* (left, bottom, width, height).

        *alt*, in the language of the page, is read aloud in its place.
        """
        x, y, width, height = self._left(box[0], box[2]), *box[1:]
        drawn = {"O": "/Layout", "Placement": "/Block", "BBox": f"[{_numbers(x, y, x + width, y + height)}]"}
        with self._canvas.element("Figure", alt=alt, attributes=drawn) as element, self._canvas.mark(element):
            self._canvas.picture(picture, x, y, width, height)

    def outline(self, title: str, level: int, top: float) -> None:
        """Add *title* to the outline of the document, linked to *top* on this page; *level* counts from 0."""
        self._headings += 1
        self._canvas.anchor(f"heading:{self._headings}", 0.0, top)
        self._canvas.outline(title, f"heading:{self._headings}", level)

    def _text(self, paragraph: Paragraph, x: float, top: float, element: Element) -> None:
        """Show the lines in as few marked contents as the links among them allow."""
        waiting: list[Shown] = []
        for stretch, note in self._stretches(paragraph, x, top):
            if not note:
                waiting.append(stretch)
                continue
            self._marked(waiting, paragraph.style, element)
            waiting = []
            self._reference(stretch, paragraph.style, element, note)
        self._marked(waiting, paragraph.style, element)

    def _stretches(self, paragraph: Paragraph, x: float, top: float) -> Iterator[tuple[Shown, str]]:
        """Yield the stretches of the lines, each with the note that it leads to, in the order of the text."""
        size = paragraph.style.size
        for start, base, line in self._placed(paragraph, x, top):
            left = start
            if line.from_right is not None:
                for note, placed in groupby(line.placed(), key=lambda each: each.glyph.note):
                    glyphs = list(placed)
                    yield PlacedStretch(start + min(each.x for each in glyphs) * size / 1000, base, glyphs), note
                continue
            for note, group in groupby(line.fragments, key=lambda fragment: fragment.note):
                stretch = Stretch(left, base, list(group))
                left += stretch.width(size)
                yield stretch, note

    def _placed(self, paragraph: Paragraph, x: float, top: float) -> Iterator[tuple[float, float, TextLine]]:
        """Yield the left end and the height of the base line of each line, and the line."""
        if paragraph.divided:
            self.divided.setdefault(paragraph.divided, paragraph)
        style = paragraph.style
        base = top - (style.leading + style.size * _CAP_HEIGHT) / 2
        for line in paragraph.lines:
            free = paragraph.width - style.indent - line.width(style.size)
            start = x + style.indent + free * _BEFORE_LINE[style.align]
            yield self._left(start, line.width(style.size)) if self._width else start, base, line
            base -= style.leading

    def _left(self, x: float, width: float = 0.0) -> float:
        """Return where that which is *width* wide and begins at *x* stands: as in a mirror from right to left."""
        return self._width - x - width if self._width else x

    def _drawn(self, operators: str) -> None:
        """Write *operators* into the marked content that is open, turned where the page is."""
        self._canvas.write(f"q {self._turn} cm {operators} Q" if self._turn else operators)

    def _marked(self, stretches: list[Shown], style: Style, element: Element) -> None:
        if stretches:
            with self._canvas.mark(element):
                self._show(stretches, style)

    def _reference(self, stretch: Shown, style: Style, element: Element, note: str) -> None:
        leads = self._notes[note]
        with self._canvas.element("Link", under=element, alt=leads.says) as link, self._canvas.mark():
            self._show([stretch], style)
        top = stretch.y + 0.82 * style.size
        right = stretch.x + stretch.width(style.size)
        box = (stretch.x - 0.3, stretch.y - 0.18 * style.size, right + 0.3, top)
        if leads.url:
            self._canvas.link_out(link, box, leads.url, leads.says)
            return
        if leads.anchor not in self._referred:
            self._referred.add(leads.anchor)
            self._canvas.anchor(f"reference:{leads.anchor}", stretch.x, top + style.size)
        self._canvas.link(link, box, leads.anchor, leads.says)

    def _show(self, stretches: Sequence[Shown], style: Style) -> None:
        self._canvas.write(f"{_numbers(*style.colour)} rg")
        self._canvas.write(show_operators(self._canvas.document, stretches, style.size))


def _numbers(*values: float) -> str:
    return " ".join(map(number, values))


def _circle(x: float, y: float, radius: float) -> str:
    """Return the path of a circle, approximated by four Bézier arcs."""
    pull = radius * 0.5523
    return (
        f"{_numbers(x + radius, y)} m "
        f"{_numbers(x + radius, y + pull, x + pull, y + radius, x, y + radius)} c "
        f"{_numbers(x - pull, y + radius, x - radius, y + pull, x - radius, y)} c "
        f"{_numbers(x - radius, y - pull, x - pull, y - radius, x, y - radius)} c "
        f"{_numbers(x + pull, y - radius, x + radius, y - pull, x + radius, y)} c"
    )


class Drawable(Protocol):
    """A part of a page, measured when it is set."""

    @property
    def height(self) -> float:
        """The height in points."""

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the part with its upper left corner at (x, top), in points from the lower left corner of the page."""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph that is a part by itself; *tag* is its type in the structure tree."""

    paragraph: Paragraph
    tag: str = "P"

    @property
    def height(self) -> float:
        """The height in points."""
        return self.paragraph.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the paragraph with its upper left corner at (x, top)."""
        pen.paragraph(self.paragraph, x, top, tag=self.tag)
