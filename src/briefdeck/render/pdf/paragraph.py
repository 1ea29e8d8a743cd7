"""Paragraphs: runs of text that look the same, with source notes; measured when they are made, drawn by the pen.

Notes never pass through the curator's markup, so `{3}` or `<b>` in a text prints as typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Literal, NamedTuple

from briefdeck.fonts import is_plain, runs_from_right
from briefdeck.language.language_tags import is_right_to_left
from briefdeck.language.markup import read_spans
from briefdeck.located import LocatedStr
from briefdeck.printed_words import message_parts
from briefdeck.render.pdf.breaking import (
    Fragment,
    Glyph,
    LinePiece,
    break_lines,
    count_lines,
    cut_pieces,
    find_hyphenator,
    narrow_pieces,
)
from briefdeck.render.pdf.faces import SANS, Face, Family, face, raised
from briefdeck.render.pdf.right_to_left import TO_LEFT, TO_RIGHT, can_shape, levels_of, order_of, said

_BLANK = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_UNSEEN = {0xAD: None, 0x200B: None, 0x2060: None, 0x2011: "\u2010"}
_UNSEEN |= {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
"""What shows nothing by itself; the hyphen that ends no line, which is drawn as any other; and letters that a PDF joins
in one character, such as “ﬁ”, which are letters to a reader."""
_JOINERS = re.compile("(?<![\u0620-\u08ff])[\u200c\u200d]")
"""What parts or joins two letters; it says something after Arabic ones only."""
_BEFORE_NOTES, _BETWEEN_NOTES = "\u2009", "\u2009"  # thin spaces: no line ends there
_NOTES_TOGETHER = 3
"""So many notes stay on one line."""
Colour = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)
_STRONG_FROM_RIGHT = frozenset({"R", "AL"})
_STRONG = _STRONG_FROM_RIGHT | {"L"}
"""The directions of letters (UAX #9)."""


class TextRun(NamedTuple):
    """Characters that look the same and, for a source note, lead to one source."""

    text: str
    bold: bool = False
    italic: bool = False
    note: str = ""
    """The note it leads to; "" for plain words."""
    source: LocatedStr | None = None
    """The curator's text from which it was taken; None for our own words."""
    raised: bool = False
    """Whether it is small and above the base line, as the notes are."""


Rich = tuple[TextRun, ...]


def rich(text: LocatedStr, bold: bool = False) -> Rich:
    """Read the marks of the curator's *text*; fold blanks into single spaces and compose accents.

    A soft hyphen, which shows only where a line ends, is left to our own hyphenation. *bold* sets all of it bold.
    """
    return tuple(TextRun(run.text, run.bold or bold, run.italic, source=text) for run in read_spans(_tidy(text)))


def unmarked(text: LocatedStr) -> Rich:
    """Return the curator's *text*, in which no marks are read, as one run; () for ""."""
    return (TextRun(_tidy(text), source=text),) if text else ()


def own_words(text: str, bold: bool = False, italic: bool = False) -> Rich:
    """Return *text*, our own words without marks, as one run; () for ""."""
    return (TextRun(text, bold, italic),) if text else ()


def own_words_around(key: str, **values: Rich) -> Rich:
    """Word the message *key* in italics, with *values* in the places of its `{names}`."""
    runs: Rich = ()
    for literal, name in message_parts(key):
        runs += own_words(literal, italic=True) + (values[name] if name else ())
    return runs


def raised_notes(notes: Sequence[str]) -> Rich:
    """Set *notes*, such as “A23”, small and raised, each linked to its source."""
    runs: list[TextRun] = []
    for at, note in enumerate(notes):
        may_break = at > 0 and at % _NOTES_TOGETHER == 0
        runs.append(TextRun(" ", raised=True) if may_break else TextRun(_BETWEEN_NOTES if at else _BEFORE_NOTES))
        runs.append(TextRun(note, note=note, raised=True))
    return tuple(runs)


def join(parts: Sequence[Rich], between: str = " ") -> Rich:
    """Join *parts*, with *between*, which is our own words, between them."""
    whole: Rich = ()
    for part in parts:
        whole += (own_words(between) if whole else ()) + part
    return whole


def plain_text(text: Rich) -> str:
    """Return the characters of *text* without its looks."""
    return "".join(run.text for run in text)


def said_text(text: Rich) -> str:
    """Return the characters of *text* without its looks and without its notes."""
    return "".join(run.text for run in text if not run.note).strip(_BEFORE_NOTES + _BETWEEN_NOTES + " ")


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", _JOINERS.sub("", _BLANK.sub(" ", text).strip(" ").translate(_UNSEEN)))


class Style(NamedTuple):
    """How a paragraph looks. Sizes are in points."""

    size: float
    leading: float
    family: Family = SANS
    align: Literal["left", "centre", "right"] = "left"
    hyphenate: bool = False
    colour: Colour = BLACK
    indent: float = 0.0
    """The space at the left of every line."""


class PlacedGlyph(NamedTuple):
    """A glyph and where it stands on its line."""

    glyph: Glyph
    x: int
    """Its distance from the left end of the line, in thousandths of the type size."""
    from_right: bool
    """Whether the text runs from right to left there."""


class TextLine(NamedTuple):
    """One line of a paragraph."""

    fragments: Sequence[Fragment]
    from_right: bool | None = None
    """Whether it runs from right to left as a whole; None where nothing of it does."""

    def width(self, size: float) -> float:
        """Return the width in points in type of *size* points; a space at the end does not count."""
        last = self.fragments[-1]
        blank = last.face.width(" ") if last.text.endswith(" ") else 0
        return (sum(fragment.width for fragment in self.fragments) - blank) * size / 1000

    def placed(self) -> list[PlacedGlyph]:
        """Return its glyphs in the order of the text, each where it stands by the direction in which it runs."""
        glyphs = [Glyph(char, each.face, each.note) for each in self.fragments for char in each.text]
        levels = levels_of([said(each.char)[:1] for each in glyphs], bool(self.from_right))
        order = order_of(levels)
        shown = [
            each._replace(char=each.face.opposite(each.char)) if level % 2 else each
            for each, level in zip(glyphs, levels, strict=True)
        ]
        blank = shown[-1].face.width(" ") if shown[-1].char == " " else 0
        x, places = -blank if levels[-1] % 2 else 0, dict[int, int]()
        for at, after in zip(order, [*order[1:], None], strict=True):
            char, face, _ = shown[at]
            places[at] = x
            x += face.width(char)
            if after == at + 1 and shown[after].face is face:
                x += face.kern(char, shown[after].char)
        placed = (PlacedGlyph(each, places[at], bool(levels[at] % 2)) for at, each in enumerate(shown))
        return [each for each in placed if said(each.glyph.char) not in (TO_LEFT, TO_RIGHT)]


@dataclass(frozen=True)
class Paragraph:
    """Text set *width* points wide. Its height is known at once; its lines are broken on first use."""

    pieces: Sequence[LinePiece]
    style: Style
    width: float
    count: int
    """The number of its lines."""
    is_own: bool = False
    """Whether all of it is our own words, in English whatever the language of the page."""
    from_right: bool | None = None
    """Whether its lines run from right to left; None where nothing of it does."""
    divided: str = ""
    """A word or number wider than a line, which is divided where no line may end; "" where there is none."""

    @property
    def height(self) -> float:
        """The height in points, from above the first line to below the last."""
        return self.count * self.style.leading

    @cached_property
    def lines(self) -> Sequence[TextLine]:
        """The lines from top to bottom."""
        return [TextLine(line, self.from_right) for line in break_lines(self.pieces, _measure(self.style, self.width))]

    @property
    def words(self) -> str:
        """The text of all lines."""
        return " ".join(said("".join(fragment.text for fragment in line.fragments)).strip() for line in self.lines)

    @property
    def last_width(self) -> float:
        """The width of the last line in points, with the indent; 0 where there is none."""
        return self.lines[-1].width(self.style.size) + self.style.indent if self.lines else 0.0

    @property
    def natural_width(self) -> float:
        """The width of the widest line in points, with the indent."""
        return max((line.width(self.style.size) for line in self.lines), default=0.0) + self.style.indent


class Missing(NamedTuple):
    """A character that no face has; *source* is None when the text is our own."""

    char: str
    source: LocatedStr | None


class TextShaper:
    """Sets text in one language. It remembers what it has set, since fitting a page sets the same text many times."""

    def __init__(self, language: str, added: Sequence[Face] = ()) -> None:
        """Take the *language* of the text, and the faces *added* for characters that ours lack, tried in order."""
        self._language = language
        self._added = added
        self._faces: dict[tuple[Family, bool, bool], dict[str, Face | None]] = {}
        self._pieces: dict[tuple[Rich, Family, bool], list[LinePiece]] = {}
        self._set: dict[tuple[Rich, Style, float], Paragraph] = {}
        self.missing: dict[Missing, None] = {}
        """The characters that no face has, in the order met; they are left out of what is set."""

    def begin_anew(self) -> TextShaper:
        """Return a shaper of the same language and faces that has set nothing yet."""
        return TextShaper(self._language, self._added)

    def paragraph(self, text: Rich, style: Style, width: float) -> Paragraph:
        """Break *text* into lines in *style* for a column *width* points wide."""
        key = (text, style, width)
        known = self._set.get(key)
        if known is None:
            measure = _measure(style, width)
            pieces = self._narrow(self._cut(text, style.family, style.hyphenate), measure)
            divided = next((piece for piece in pieces if piece.width > measure), None)
            known = Paragraph(
                pieces,
                style,
                width,
                count_lines(pieces, measure),
                all(run.source is None for run in text),
                self._runs_from_right(text),
                said("".join(glyph.char for glyph in divided.glyphs if not glyph.note)).strip("\u200a\u2009")
                if divided
                else "",
            )
            self._set[key] = known
        return known

    def _narrow(self, pieces: list[LinePiece], measure: float) -> list[LinePiece]:
        """Divide what is wider than a line of *measure*, where it may be."""
        if all(piece.width + piece.hyphen <= measure for piece in pieces):
            return pieces
        return narrow_pieces(pieces, measure, lambda: find_hyphenator(self._language))

    def _cut(self, text: Rich, family: Family, hyphenate: bool) -> list[LinePiece]:
        key = (text, family, hyphenate)
        known = self._pieces.get(key)
        if known is None:
            hyphenator = find_hyphenator(self._language) if hyphenate else None
            glyphs = self._glyphs(text, family) if self._runs_from_right(text) is None else self._shaped(text, family)
            known = cut_pieces(glyphs, hyphenator, language=self._language)
            self._pieces[key] = known
        return known

    def _runs_from_right(self, text: Rich) -> bool | None:
        """Tell whether *text* runs from right to left: where it begins so or the page does; None where no part does.

        A page does where its language does; what stands there in other letters alone does not.
        """
        directions = [unicodedata.bidirectional(char) for run in text if not run.text.isascii() for char in run.text]
        if not can_shape() or not _STRONG_FROM_RIGHT.intersection(directions):
            return None
        first = next(
            direction for run in text for direction in map(unicodedata.bidirectional, run.text) if direction in _STRONG
        )
        return is_right_to_left(self._language) or first in _STRONG_FROM_RIGHT

    def _glyphs(self, text: Rich, family: Family) -> list[Glyph]:
        glyphs: list[Glyph] = []
        for run in text:
            known = {char: self._glyph(char, run, family) for char in dict.fromkeys(run.text)}
            glyphs += filter(None, map(known.get, run.text))
        return glyphs

    def _shaped(self, text: Rich, family: Family) -> list[Glyph]:
        """Return the glyphs of *text*, some of which runs from right to left.

        On a page that does, what is of one source and all in other letters, or a note, stays together.
        """
        glyphs: list[Glyph] = []
        marks = face(family.upright)
        outside, inside = (Glyph(marks.mark(way), marks, "") for way in (TO_LEFT, TO_RIGHT))
        for (source, _), group in groupby(text, key=lambda run: (run.source, bool(run.note))):
            runs = tuple(group)
            found = _shape(self._glyphs(runs, family))
            ways = {unicodedata.bidirectional(char) for run in runs for char in run.text}
            if is_right_to_left(self._language) and "L" in ways and not ways & _STRONG_FROM_RIGHT:
                words = [at for at, each in enumerate(found) if source or each.char.isalnum()]
                first, end = words[0], words[-1] + 1
                found = [*found[:first], outside, inside, *found[first:end], inside, outside, *found[end:]]
            glyphs += found
        return glyphs

    def _glyph(self, char: str, run: TextRun, family: Family) -> Glyph | None:
        """Find the glyph for *char* of *run*; where no face has it, note it in `missing` and return None."""
        faces = self._faces.setdefault((family, run.bold, run.italic), {})
        if char not in faces:
            faces[char] = family.face(char, run.bold, run.italic) or self._other(char, run, family)
        face = faces[char]
        if face is None:
            self.missing[Missing(char, run.source)] = None
            return None
        return Glyph(char, raised(face) if run.raised else face, run.note)

    def _other(self, char: str, run: TextRun, family: Family) -> Face | None:
        """Find the added face in which *char* of *run* can be set; a bold one, if there is one, where *run* is bold."""
        bold = face(family[run.bold + 2 * run.italic]).is_bold
        can_be_set = is_plain(char) or (can_shape() and runs_from_right(char))
        found = [added for added in self._added if added.has(char)] if can_be_set else []
        return min(found, key=lambda added: added.is_bold != bold, default=None)


def _shape(glyphs: list[Glyph]) -> list[Glyph]:
    """Return *glyphs* with those chosen and joined that run from right to left; spaces among them are of their face."""
    shaped: list[Glyph] = []
    before: Face | None = None
    for (used, note, from_right), group in groupby(glyphs, key=lambda each: (*each[1:], runs_from_right(each.char))):
        together = list(group)
        if from_right and isinstance(used, Face):
            together = [Glyph(char, used, note) for char in used.shape("".join(each.char for each in together))]
            before = used
        else:
            if before and together[0].char == " " and before.has(" "):
                together[0] = together[0]._replace(face=before)
            before = None
        shaped += together
    return shaped


def _measure(style: Style, width: float) -> float:
    """Return the length of a line in a column of *width* points, in thousandths of the type size."""
    return (width - style.indent) * 1000 / style.size
