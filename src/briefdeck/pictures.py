"""Bytes → the kind of picture they are, and what rules it out for a card: damage, or a drawing that fetches more.

Images of pixels are told by their first bytes, and decoded completely to find damage. What a drawing (SVG) may contain
is listed from the indexes of SVG 1.1 and SVG 2, of Filter Effects and of CSS; left out is whatever can run a script,
fetch a file or hold a web page. Names are case-sensitive, as in XML. Styles are parsed by the grammar of CSS, with its
escapes and comments.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib import import_module
from io import BytesIO
from typing import Any, NamedTuple
from xml.parsers import expat

LARGEST = 2_000_000
"""Bytes; a deck with larger ones is a burden on a phone."""

_SIGNATURES = {
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "jpg": re.compile(rb"\xff\xd8\xff"),
    "gif": re.compile(rb"GIF8[79]a"),
    "webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
}
_BOM = b"\xef\xbb\xbf"
_SPACE = re.compile(rb"\s*")
_ROOT = re.compile(rb"<(?:\w{1,40}:)?svg[\s>/]")
_BEFORE_ROOT = ((b"<?", b"?>"), (b"<!--", b"-->"), (b"<!DOCTYPE", b">"))
"""What may precede the root of a drawing: how each begins and ends."""
MOST_PIXELS = 40_000_000
"""Of a picture: a small file may hold a huge one."""
_MOST_IN_FRAMES = 400_000_000
"""Of all frames of a moving picture together: what a phone decodes in some seconds."""
_PLUGINS = {"png": "Png", "jpg": "Jpeg", "gif": "Gif", "webp": "WebP"}
"""How the modules and classes of Pillow begin that open each kind of picture."""


def name_picture(data: bytes) -> str:
    """Name the picture *data* after its content: another picture has another name, the same has the same everywhere."""
    return f"{sha256(data).hexdigest()[:20]}.{picture_kind(data)}"


def picture_kind(data: bytes) -> str:
    """Return the file ending for the picture *data*: png, jpg, gif, webp or svg; "" when it is none of these."""
    kind = next((kind for kind, signature in _SIGNATURES.items() if signature.match(data)), "")
    return kind or ("svg" if _ROOT.match(data, _root_start(data)) else "")


def _root_start(data: bytes) -> int:
    """Find where the first element of *data* begins, after declarations, comments and a document type.

    Returns the length of *data* where there is no element.
    """
    start = len(_BOM) if data.startswith(_BOM) else 0
    while True:
        start = _SPACE.match(data, start).end()  # type: ignore[union-attr]  # it matches nothing, too
        ending = next((ending for opening, ending in _BEFORE_ROOT if data.startswith(opening, start)), None)
        if ending is None:
            return start
        if ending == b">" and b"[" in data[start : data.find(b">", start)]:
            start = data.find(b"]", start)  # the entities of a document type are in brackets
        found = data.find(ending, start) if start >= 0 else -1
        if found < 0:
            return len(data)
        start = found + len(ending)


class UnreadablePictureError(Exception):
    """A picture cannot be shown; the message continues after its file name."""


def open_raster(data: bytes) -> Any:
    """Open the picture *data*, a PNG, JPEG, GIF or WebP, with Pillow, and load the pixels of its first frame.

    Raises UnreadablePictureError where it is cut off, damaged, or has more than MOST_PIXELS.
    """
    with _refusals():
        picture = _open(data)
        _refuse_huge(picture)
        picture.load()
        return picture


def raster_fault(data: bytes) -> str:
    """Find what prevents the picture *data*, a PNG, JPEG, GIF or WebP, from being shown in full; "" for nothing."""
    try:
        with _refusals():
            if picture_kind(data) == "png":
                _open(data).verify()  # verifies checksums, which `load` ignores, and other kinds lack
            picture = _open(data)
            frames = getattr(picture, "n_frames", 1)
            _refuse_huge(picture, frames)
            for frame in range(frames):
                picture.seek(frame)
                picture.load()
    except UnreadablePictureError as fault:
        return str(fault)
    return ""


def _open(data: bytes) -> Any:
    """Open *data* as the kind of picture that it begins like: `PIL.Image.open` would import all kinds, in 0.1 s."""
    kind = _PLUGINS[picture_kind(data)]
    return getattr(import_module(f"PIL.{kind}ImagePlugin"), f"{kind}ImageFile")(BytesIO(data))


def _refuse_huge(picture: Any, frames: int = 1) -> None:
    pixels = picture.width * picture.height
    most = MOST_PIXELS if pixels > MOST_PIXELS else _MOST_IN_FRAMES
    if pixels * (frames if most == _MOST_IN_FRAMES else 1) > most:
        size = f"{picture.width:,} × {picture.height:,} pixels" + (f" in {frames:,} frames" if frames > 1 else "")
        raise UnreadablePictureError(f"has {size}: at most {most // 10**6} million pixels in all can be shown")


@contextmanager
def _refusals() -> Iterator[None]:
    """Turn everything that Pillow raises or warns of into an UnreadablePictureError."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's own limit of pixels is above ours
        try:
            yield
        except (UnreadablePictureError, MemoryError):
            raise
        except Exception as fault:  # damaged files make Pillow raise nearly anything
            raise UnreadablePictureError("is cut off or damaged, so that it cannot be shown whole") from fault


SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

EDITORS = (
    "http://www.inkscape.org/",
    "http://inkscape.sourceforge.net/",
    "http://sodipodi.sourceforge.net/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/",
    "http://ns.adobe.com/",
    "adobe:ns:meta/",
    "http://www.bohemiancoding.com/sketch/ns",
    "http://www.serif.com/",
    "http://vectornator.io",
    "http://www.figma.com/figma/ns",
    "https://boxy-svg.com",
    "http://www.openswatchbook.org/uri/2009/osb",
    "http://www.corel.com/coreldraw/",
    "http://schemas.microsoft.com/visio/",
    "http://xml.openoffice.org/svg/export",
    "http://www.libreoffice.org/",
    "http://www.gnome.org/",
    "https://www.gnome.org/",
    "http://www.gtk.org/",
)
"""How the namespaces begin in which drawing programs keep notes of their own; no browser knows them."""

ELEMENTS = frozenset(
    """
    a altGlyph altGlyphDef altGlyphItem animate animateColor animateMotion animateTransform circle clipPath
    color-profile defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
    feTurbulence filter flowDiv flowPara flowRegion flowRoot flowSpan font font-face font-face-name g glyph glyphRef
    hatch hatchpath hkern image line linearGradient marker mask mesh meshgradient meshpatch meshrow metadata
    missing-glyph mpath path pattern polygon polyline radialGradient rect set solidcolor stop style svg switch symbol
    text textPath title tref tspan use view vkern
    """.split()
)
"""The elements of SVG that may be in a drawing."""

STYLED = frozenset(
    """
    alignment-baseline baseline-shift block-progression clip clip-path clip-rule color color-interpolation
    color-interpolation-filters color-profile color-rendering cursor direction display dominant-baseline
    enable-background fill fill-opacity fill-rule filter flood-color flood-opacity font font-family
    font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-variant
    font-variant-caps font-variant-east-asian font-variant-ligatures font-variant-numeric font-variation-settings
    font-weight glyph-orientation-horizontal glyph-orientation-vertical image-rendering inline-size isolation kerning
    letter-spacing lighting-color line-height marker marker-end marker-mid marker-start mask mask-type mix-blend-mode
    opacity overflow paint-order pointer-events shape-inside shape-margin shape-padding shape-rendering
    shape-subtract solid-color solid-opacity stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
    stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width style text-align text-anchor
    text-decoration text-decoration-color text-decoration-line text-decoration-style text-indent text-overflow
    text-rendering text-transform transform transform-box transform-origin unicode-bidi vector-effect visibility
    white-space word-spacing writing-mode
    """.split()
)
"""Attributes whose value is a style, and may hold a function."""

_PLAIN = frozenset(
    """
    accent-height accumulate additive alphabetic amplitude arabic-form ascent attributeName attributeType azimuth
    baseFrequency baseProfile bbox begin bias by calcMode cap-height class clipPathUnits contentScriptType
    contentStyleType crossorigin cx cy d decoding descent diffuseConstant divisor dur dx dy edgeMode elevation end
    exponent externalResourcesRequired filterRes filterUnits focusable format fr from fx fy g1 g2 glyph-name glyphRef
    gradientTransform gradientUnits hanging height hidden horiz-adv-x horiz-origin-x horiz-origin-y id ideographic in
    in2 intercept k k1 k2 k3 k4 kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lang lengthAdjust
    limitingConeAngle local markerHeight markerUnits markerWidth maskContentUnits maskUnits mathematical max media
    method min mode name numOctaves offset operator order orient orientation origin overline-position
    overline-thickness panose-1 path pathLength patternContentUnits patternTransform patternUnits pitch points
    pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY
    rendering-intent repeatCount repeatDur requiredExtensions requiredFeatures requiredFonts requiredFormats restart
    result role rotate rx ry scale seed side slope space spacing specularConstant specularExponent spreadMethod
    startOffset stdDeviation stemh stemv stitchTiles strikethrough-position strikethrough-thickness string
    surfaceScale systemLanguage tabindex tableValues target targetX targetY text textLength title to type u1 u2
    underline-position underline-thickness unicode unicode-range units-per-em v-alphabetic v-hanging v-ideographic
    v-mathematical values version vert-adv-y vert-origin-x vert-origin-y viewBox viewTarget width widths x x-height
    x1 x2 xChannelSelector y y1 y2 yChannelSelector z zoomAndPan
    """.split()
)
ATTRIBUTES = STYLED | _PLAIN
"""The attributes that may be in a drawing besides links, those of its editor, `data-…` and `aria-…`."""
XLINK_ATTRIBUTES = frozenset("actuate arcrole role show title type".split())
"""The permitted attributes of XLink besides a link."""
XML_ATTRIBUTES = frozenset({"id", "lang", "space"})
"""The permitted attributes of XML; `xml:base` would turn inner links into outer ones."""

ANIMATIONS = frozenset({"animate", "animateColor", "animateMotion", "animateTransform", "set"})
"""The elements that change an attribute while the drawing is shown."""
ANIMATION_VALUES = frozenset({"by", "from", "to", "values"})
"""Where they say what it becomes."""
CHANGEABLE = ATTRIBUTES - {"attributeName", "attributeType", "style", *ANIMATION_VALUES}
"""The attributes that may be changed so: neither links nor whole styles."""

STYLE_RULES = frozenset(
    "charset container counter-style font-face font-feature-values keyframes layer media namespace page property "
    "supports -moz-keyframes -ms-viewport -o-keyframes -webkit-keyframes".split()
)
"""The rules of a style sheet that begin with @ and fetch nothing by themselves."""
STYLE_FUNCTIONS = frozenset(
    """
    abs acos asin atan atan2 blur brightness calc circle clamp color color-mix conic-gradient contrast cos
    cubic-bezier device-cmyk drop-shadow ellipse env exp format grayscale host has hsl hsla hue-rotate hwb hypot
    icc-color inset invert is lab lang lch linear linear-gradient local log matrix matrix3d max min minmax mod not
    nth-child nth-last-child nth-last-of-type nth-of-type oklab oklch opacity path perspective polygon pow
    radial-gradient rect rem repeat repeating-linear-gradient repeating-radial-gradient rgb rgba rotate rotate3d
    rotatex rotatey rotatez round saturate scale scale3d scalex scaley scalez selector sepia sign sin skew skewx skewy
    sqrt steps supports tan tech translate translate3d translatex translatey translatez var where xywh
    """.split()
)
"""The functions of styles that fetch nothing, in small letters; a `url` is looked at by itself."""
INNER_LINK = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|jpg|gif|webp)[;,]|\Z)", re.IGNORECASE)
"""How a link begins that points into the drawing itself or holds a picture made of pixels."""
_FONT = re.compile(r"\s*data:(?:font/|application/(?:x-)?font-|application/vnd\.ms-fontobject)", re.IGNORECASE)
_SUSPECT = re.compile(r"[@\\(]")
"""Without one of these a style has no function, no rule and no escape."""
_ENCODINGS = frozenset({"", "utf-8", "us-ascii", "ascii", "iso-8859-1", "windows-1252"})
_SEPARATOR = " "
"""Between the namespace and the name of an element, in what expat says; neither has a blank."""
_LONGEST_SHOWN = 60
_MOST = 5
"""Faults that are told of one drawing."""


def style_fault(style: str) -> str:
    """Find what may fetch a file in *style*, a whole sheet or the value of an attribute; "" for nothing."""
    if not _SUSPECT.search(style):
        return ""
    from tinycss2 import parse_component_value_list

    return next(_faults(parse_component_value_list(style)), "")


def _faults(tokens: list[Any]) -> Iterator[str]:
    waiting = list(tokens)
    while waiting:  # a work list instead of recursion: brackets may be nested as deep as the file is long
        token = waiting.pop()
        if token.type == "at-keyword" and token.lower_value not in STYLE_RULES:
            yield f"a style with `@{token.value}`"
        elif token.type == "url" and not _is_inner(token.value):
            yield f"a style that points to “{token.value[:60]}”"
        elif token.type == "function":
            waiting += token.arguments
            if token.lower_name == "url":
                links = [inner.value for inner in token.arguments if inner.type == "string"]
                yield from (f"a style that points to “{link[:60]}”" for link in links if not _is_inner(link))
            elif token.lower_name not in STYLE_FUNCTIONS:
                yield f"a style with `{token.name}()`"
        elif token.type in ("() block", "[] block", "{} block"):
            waiting += token.content
        elif token.type == "error" and token.kind in ("bad-url", "bad-string"):
            yield "a style that is not well-formed"


def _is_inner(link: str) -> bool:
    return bool(INNER_LINK.match(link) or _FONT.match(link))


class DrawingFault(NamedTuple):
    """Something in a drawing that does not belong in a picture."""

    line: int
    """The line of the file, counted from 1."""
    message: str
    """What was found, worded to continue after the name of the picture."""


def drawing_faults(data: bytes) -> list[DrawingFault]:
    """Find what could run a script or fetch a file in the SVG *data*: the first few faults, in order.

    Whatever is not known to be harmless is a fault: the permitted elements, attributes and functions of styles are
    listed in `drawing_names`. Entities are not among them, so nothing is expanded.
    """
    reader = _DrawingReader()
    try:
        reader.parser.Parse(data, True)
    except _EnoughError:
        pass
    except (expat.ExpatError, ValueError, LookupError) as fault:
        line = getattr(fault, "lineno", reader.parser.CurrentLineNumber)
        reader.faults.append(DrawingFault(line, f"is not well-formed: {fault}"))
    return reader.faults[:_MOST]


class _EnoughError(Exception):
    """The rest of the drawing need not be read."""


class _DrawingReader:
    """Receives what expat reads of a drawing, and collects its faults."""

    def __init__(self) -> None:
        self.faults: list[DrawingFault] = []
        self._open: list[tuple[str, str]] = []
        self._style: list[str] = []
        self._style_line = 0
        self._in_metadata = 0
        self.parser = parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        parser.buffer_text = True
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._document_type
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text

    def _add(self, message: str, line: int = 0) -> None:
        self.faults.append(DrawingFault(line or self.parser.CurrentLineNumber, message))
        if len(self.faults) >= _MOST:
            raise _EnoughError

    def _stop(self, message: str) -> None:
        self._add(message)
        raise _EnoughError

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:  # noqa: ARG002
        if (encoding or "").lower() not in _ENCODINGS:
            self._stop(f"is encoded as {encoding}: save it as UTF-8")

    def _document_type(self, name: str, system: str | None, public: str | None, has_subset: bool) -> None:  # noqa: ARG002
        if has_subset:
            self._stop("declares entities: save it as plain SVG")

    def _instruction(self, target: str, data: str) -> None:  # noqa: ARG002
        if target == "xml-stylesheet":
            self._add("fetches a style sheet")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        space, name = _parted(tag)
        if not self._open and (space, name) != (SVG, "svg"):
            self._stop(f"is not in the namespace {SVG}, so that no program shows it")
        self._open.append((space, name))
        if space == SVG:
            if name not in ELEMENTS:
                self._add(f"has a <{name}>")
            if name == "style":
                self._style_line = self.parser.CurrentLineNumber
            self._in_metadata += name == "metadata"
        elif not space.startswith(EDITORS):
            self._add(f"has a <{name}> that is no part of a drawing")
        for key, value in attributes.items():
            message = self._attribute_fault(space, name, key, value)
            if message:
                self._add(message)

    def _end(self, tag: str) -> None:  # noqa: ARG002
        space, name = self._open.pop()
        if (space, name) == (SVG, "metadata"):
            self._in_metadata -= 1
        elif (space, name) == (SVG, "style"):
            fault = style_fault("".join(self._style))
            self._style.clear()
            if fault:
                self._add(f"has {fault}", self._style_line)

    def _text(self, text: str) -> None:
        if self._open and self._open[-1] == (SVG, "style"):
            self._style.append(text)

    def _attribute_fault(self, space: str, element: str, key: str, value: str) -> str:
        """Find what is wrong with an attribute of an *element* of the namespace *space*; "" for nothing."""
        key_space, name = _parted(key)
        if name.lower().startswith("on") and key_space in ("", SVG):
            return f"has a script in `{name}`"
        if key_space.startswith(EDITORS) or (space.startswith(EDITORS) and key_space in ("", XLINK)):
            return ""
        if name in ("href", "src") and key_space in ("", XLINK):
            harmless = INNER_LINK.match(value) or (self._in_metadata and element == "a")
            return "" if harmless else f"points to “{value.strip()[:_LONGEST_SHOWN]}”"
        if not _is_known(key_space, name):
            return f"has an attribute `{name}` that is no part of a drawing"
        if element in ANIMATIONS and name == "attributeName" and value.strip() not in CHANGEABLE:
            return f"changes `{value.strip()[:_LONGEST_SHOWN]}` while it is shown"
        if name in STYLED or (element in ANIMATIONS and name in ANIMATION_VALUES):
            fault = style_fault(value)
            return fault and f"has in `{name}` {fault}"
        return ""


def _is_known(space: str, name: str) -> bool:
    """Tell whether a drawing may have the attribute *name* of the namespace *space*."""
    if space == "":
        return name in ATTRIBUTES or name.startswith(("data-", "aria-"))
    if space == XML:
        return name in XML_ATTRIBUTES
    return space == XLINK and name in XLINK_ATTRIBUTES


def _parted(name: str) -> tuple[str, str]:
    """Split the expat name *name* into its namespace, "" for none, and its local name."""
    space, _, local = name.rpartition(_SEPARATOR)
    return space, local
