"""The faces we ship: their widths, pair kerning, and characters."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import FF_FORCEBOLD, TTFont

from briefdeck.fonts import single_face
from briefdeck.render.pdf.right_to_left import ChosenGlyph, choose_glyphs, name_glyph, open_font, opposite

_FONTS = files("briefdeck.render.pdf") / "fonts"


class Face:
    """One face. Widths and kerning are in thousandths of the type size."""

    scale, rise = 1.0, 0.0
    """Its size, and how high its base line is, in sizes of the type."""

    def __init__(self, name: str, data: bytes | None = None) -> None:
        """Load the face *name* from the package, or from *data*, and register it with reportlab.

        Raises nearly anything where *data* is no font that reportlab can embed.
        """
        self.name = name
        self._font_file = (_FONTS / f"{name}.ttf").read_bytes() if data is None else single_face(data)
        self.font: Any = TTFont(name, BytesIO(self._font_file), asciiReadable=0, shapable=False)
        if data is not None:
            self.font.face.name = name.encode()  # two files may say that they are one font, or one of ours
        registerFont(self.font)
        self._advance: Mapping[int, int] = self.font.face.charWidths
        self._glyphs: Mapping[int, int] = self.font.face.charToGlyph
        self._kerning = _kerning(name)
        self._widths: dict[str, int] = {}
        self._chosen: dict[str, ChosenGlyph] = {}
        self._names: dict[ChosenGlyph, str] = {}

    @property
    def is_bold(self) -> bool:
        """Whether its strokes are at least semibold."""
        return bool(self.font.face.flags & FF_FORCEBOLD)

    def has(self, char: str) -> bool:
        """Tell whether the face has a glyph for *char*."""
        return ord(char) in self._glyphs

    def kern(self, left: str, right: str) -> int:
        """Return the space added between *left* and *right*, which is mostly negative."""
        row = self._kerning.get(left)
        return row.get(right, 0) if row else 0

    def width(self, text: str) -> int:
        """Return the width of *text* with kerning; the face must have all its characters."""
        if text not in self._widths:
            advance = sum(map(self._advance_of, text))
            self._widths[text] = advance + sum(map(self.kern, text, text[1:]))
        return self._widths[text]

    def drawn_width(self, char: str) -> int:
        """Return the width by which *char* moves on where it is drawn, which its place on the line may not be."""
        return self._advance[ord(char)]

    def shift(self, char: str) -> tuple[int, int]:
        """Return how far *char* is moved to the right and up, as a mark above a letter is."""
        chosen = self._chosen.get(char)
        return (chosen.right, chosen.up) if chosen else (0, 0)

    def shape(self, text: str) -> list[str]:
        """Return private characters for the glyphs of *text*, which runs from right to left, in its order."""
        return [self._name(glyph) for glyph in choose_glyphs(open_font(self._font_file), text)]

    def opposite(self, sign: str) -> str:
        """Return a private character that is drawn as the opposite of *sign*, and says *sign*, if that has one."""
        drawn = opposite(sign)
        if drawn == sign or not self.has(drawn):
            return sign
        return self._name(ChosenGlyph(self._glyphs[ord(drawn)], sign, self._advance[ord(drawn)]))

    def mark(self, direction: str) -> str:
        """Return a private character that is not drawn, and is a letter that runs as the mark *direction* says."""
        return self._name(ChosenGlyph(0, direction, 0))

    def _name(self, glyph: ChosenGlyph) -> str:
        if glyph not in self._names:
            char = self._names[glyph] = name_glyph(glyph.text)
            self._chosen[char] = glyph
            self.font.face.charToGlyph[ord(char)] = glyph.number
            width, _ = self.font.face.hmetrics[glyph.number]
            self.font.face.charWidths[ord(char)] = self.font.pdfScale(width)
        return self._names[glyph]

    def _advance_of(self, char: str) -> int:
        return self._chosen[char].advance if char in self._chosen else self._advance[ord(char)]


class RaisedFace:
    """A face as it is set for source notes: smaller, and raised above the base line.

    Widths and kerning are in thousandths of the size of the type around it.
    """

    scale, rise = 0.68, 0.33
    """Its size, and how high its base line is, in sizes of the type around it."""

    def __init__(self, face: Face) -> None:
        """Set *face* raised."""
        self.name, self.font = face.name, face.font
        self.drawn_width, self.shift, self.opposite = face.drawn_width, face.shift, face.opposite
        self._face = face

    def kern(self, left: str, right: str) -> int:
        """Return the space added between *left* and *right*."""
        return round(self._face.kern(left, right) * self.scale)

    def width(self, text: str) -> int:
        """Return the width of *text*; the face must have all its characters."""
        return round(self._face.width(text) * self.scale)


class Family(NamedTuple):
    """The names of the faces for upright, bold, italic and bold italic, and of those for what they lack."""

    upright: str
    bold: str
    italic: str
    bold_italic: str
    fallback: str = "BriefHangul-Regular"
    bold_fallback: str = "BriefHangul-Bold"

    def face(self, char: str, bold: bool, italic: bool) -> Face | None:
        """Find the face for *char*, *bold* or *italic* as asked; None where no face has it."""
        for name in (self[bold + 2 * italic], self[4 + bold]):
            if face(name).has(char):
                return face(name)
        return None


SANS = Family("BriefSans-Regular", "BriefSans-Bold", "BriefSans-Italic", "BriefSans-BoldItalic")
BOLD = Family(*["BriefSans-Bold"] * 2, *["BriefSans-BoldItalic"] * 2, *["BriefHangul-Bold"] * 2)
ITALIC = Family(*["BriefSans-Italic", "BriefSans-BoldItalic"] * 2)
SERIF = Family("BriefSerif-Regular", "BriefSerif-Semibold", "BriefSans-Italic", "BriefSans-BoldItalic")
DISPLAY = Family(*["BriefSerif-Bold"] * 4, *["BriefHangul-Bold"] * 2)


@cache
def face(name: str) -> Face:
    """Return the face *name*, loaded on first use."""
    return Face(name)


@cache
def raised(upright: Face) -> RaisedFace:
    """Return *upright* as it is set for source notes."""
    return RaisedFace(upright)


@cache
def load_added_face(data: bytes) -> Face | None:
    """Load the face of the font file *data*; None where reportlab cannot embed it."""
    try:
        return Face(f"Added-{sha256(data).hexdigest()[:12]}", data)
    except Exception:  # damaged files make reportlab raise nearly anything
        return None


def _kerning(name: str) -> Mapping[str, Mapping[str, int]]:
    """Read, for each left character, the right characters it is kerned with; {} for a face without pairs."""
    file = _FONTS / f"{name}.kern.json"
    if not file.is_file():
        return {}
    pairs = json.loads(file.read_bytes())
    return {left: pairs["rows"][row] for left, row in pairs["left"].items()}
