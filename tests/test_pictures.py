"""Pictures: of what kind they are, whether they are whole, and whether a drawing keeps to itself."""

from __future__ import annotations

import io
import time

import pytest
from PIL import Image

from briefdeck.pictures import drawing_faults, picture_kind, raster_fault
from tests.conftest import DATA
from tests.support.kinds_project import KINDS

PNG, SVG = KINDS.images["captains.png"], KINDS.images["routes.svg"]


def _svg(inside: str, root: str = "") -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" {root}>{inside}</svg>'.encode()
    )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PNG, "png"),
        (SVG, "svg"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "jpg"),
        (b"GIF89a\x01\x00", "gif"),
        (b"RIFF\x0a\x00\x00\x00WEBPVP8 ", "webp"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- drawn -->\n<!DOCTYPE svg>\n<svg:svg xmlns:svg='x'/>", "svg"),
        (b"<!DOCTYPE svg [<!ENTITY a '<b>'>]><svg/>", "svg"),
        (b"<!-- <svg> -->", ""),
        (b"<!doctype html><svg></svg>", ""),
        (b"RIFF\x0a\x00\x00\x00WAVE", ""),
        (b"<svgs>", ""),
        (b"", ""),
    ],
)
def test_kinds(data: bytes, kind: str) -> None:
    """The first bytes tell what a picture is."""
    assert picture_kind(data) == kind


@pytest.mark.parametrize(
    "piece", [b"<!---->", b"<?xml?>", b" ", b"<!DOCTYPE>", b"<!DOCTYPE[]>", b"<!--", b"<?", b"<!DOCTYPE[", b"<a"]
)
def test_the_kind_is_told_at_once(piece: bytes) -> None:
    """However much stands before the root, and whatever it is: a web page with comments is no drawing that hangs."""
    start = time.process_time()
    assert picture_kind(piece * (400_000 // len(piece)) + b"x") == ""
    assert time.process_time() - start < 2


def _noise(form: str, frames: int = 1) -> bytes:
    picture = Image.effect_noise((60, 40), 80).convert("RGB")
    file = io.BytesIO()
    more = [picture.rotate(10 * number) for number in range(1, frames)]
    picture.save(file, form, **({"save_all": True, "append_images": more} if more else {}))
    return file.getvalue()


RASTERS = [("PNG", 1), ("JPEG", 1), ("GIF", 1), ("GIF", 3), ("WEBP", 1), ("WEBP", 3)]


@pytest.mark.parametrize(("form", "frames"), RASTERS)
def test_half_a_picture(form: str, frames: int) -> None:
    """A picture is read whole: one that is cut off anywhere is found."""
    whole = _noise(form, frames)
    assert raster_fault(whole) == ""
    for size in (12, 20, 100, len(whole) // 2, len(whole) * 9 // 10, len(whole) - 30):
        assert raster_fault(whole[:size]).startswith("is cut off or damaged"), size


@pytest.mark.slow
def test_a_huge_picture_in_a_small_file() -> None:
    """It is refused by its size, before its pixels are unpacked."""
    file = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(file, "PNG")
    assert raster_fault(file.getvalue()).startswith("has 20,000 × 20,000 pixels: at most 40 million")


NOTES = """
<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#">
<cc:Work rdf:about=""><cc:license rdf:resource="http://creativecommons.org/licenses/by/4.0/"/></cc:Work>
<cc:License href="http://creativecommons.org/licenses/by/4.0/"/></rdf:RDF>
<a href="http://creativecommons.org/licenses/by/4.0/"/></metadata>
<s:namedview xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" showgrid="true">
<i:grid xmlns:i="http://www.inkscape.org/namespaces/inkscape" type="xygrid" i:label="Ebene"/></s:namedview>
"""


@pytest.mark.parametrize(
    "harmless",
    [
        SVG,
        (DATA / "good/images/routes.svg").read_bytes(),
        _svg('<defs><g id="a"/></defs><use href="#a"/><use x:href="#a"/>'),
        _svg('<image href="data:image/png;base64,AAAA"/><style>path { fill: url(#a) }</style>'),
        _svg('<a href=""><text>on = off: see url and @ import</text></a>'),
        _svg('<rect fill="url( #g )" style="stroke:url(\'#g\'); fill: rgb(1, 2, 3)"/>'),
        _svg("<style>/* made (by hand) */ @media print { a:not(.b) { fill: var(--c); d: none } }</style>"),
        _svg("<style>@font-face { src: url(data:font/woff2;base64,AA) format('woff2') }</style>"),
        _svg('<circle r="3"><animate attributeName="r" values="1;2" dur="1s"/></circle>'),
        _svg('<g aria-label="a(b)" data-name="url(http://a.example)" xml:space="preserve" transform="scale(2)"/>'),
        _svg(NOTES),
        b"<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>"
        + _svg(""),
    ],
)
def test_a_harmless_drawing(harmless: bytes) -> None:
    """A drawing may point to its own parts, hold pictures, move, and keep the notes of its editor."""
    assert drawing_faults(harmless) == []


HTML = 'xmlns:h="http://www.w3.org/1999/xhtml"'


@pytest.mark.parametrize(
    ("drawing", "fault"),
    [
        (_svg("<script>1</script>"), "has a <script>"),
        (_svg("<SCRIPT>1</SCRIPT>"), "has a <SCRIPT>"),
        (_svg('<s:script xmlns:s="http://www.w3.org/2000/svg"/>'), "has a <script>"),
        (_svg(f"<metadata><h:script {HTML}>1</h:script></metadata>"), "has a <script> that is no part of a drawing"),
        (_svg("<foreignObject/>"), "has a <foreignObject>"),
        (_svg(f'<h:meta {HTML} http-equiv="refresh" content="0;url=https://a.example"/>'), "has a <meta>"),
        (_svg(f'<h:img {HTML} srcset="https://a.example/b.png"/>'), "has a <img>"),
        (_svg(f'<h:form {HTML} action="https://a.example"/>'), "has a <form>"),
        (_svg('<m:math xmlns:m="http://www.w3.org/1998/Math/MathML" href="https://a.example"/>'), "has a <math>"),
        (_svg("", 'onload="x()"'), "has a script in `onload`"),
        (_svg("", 'xml:base="https://a.example/"'), "has an attribute `base`"),
        (_svg('<a href="#b" ping="https://a.example"/>'), "has an attribute `ping`"),
        (_svg('<a href="javascript:x()"/>'), "points to “javascript:x()”"),
        (_svg('<a x:href="&#10; java&#9;script:x()"/>'), "points to “java"),
        (_svg('<image x:href="https://a.example/b.png"/>'), "points to “https://a.example/b.png”"),
        (_svg('<use href="b.svg#a"/>'), "points to “b.svg#a”"),
        (_svg('<image href="data:image/svg+xml,%3Csvg/%3E"/>'), "points to “data:image/svg+xml"),
        (_svg("<style>@import 'x.css';</style>"), "has a style with `@import`"),
        (_svg(r'<style>@\69mport "http://a.example/c.css";</style>'), "has a style with `@import`"),
        (_svg("<style><![CDATA[@import 'x.css';]]></style>"), "has a style with `@import`"),
        (_svg("<style>/*(*/@im</style><style>a{b:url(http://a.example/c)}</style>"), "has a style with `@im`"),
        (_svg("<style>a{fill:url(#/*); x: url(http://a.example) /**/}</style>"), "has a style that points to"),
        (_svg("<style>@font-face { src: url(https://a.example/f) }</style>"), "has a style that points to"),
        (_svg("<style>a { b: image-set('https://a.example/f' 1x) }</style>"), "has a style with `image-set()`"),
        (_svg("<path style=\"fill: url('//a.example/f')\"/>"), "has in `style` a style that points to “//a.example/f”"),
        (
            _svg(r'<path fill="u\72l(http://a.example/e)"/>'),
            "has in `fill` a style that points to “http://a.example/e”",
        ),
        (_svg('<set attributeName="x:href" to="https://a.example"/>'), "changes `x:href` while it is shown"),
        (_svg('<set attributeName="onload" to="x()"/>'), "changes `onload` while it is shown"),
        (_svg('<animate attributeName="fill" values="red;url(//a.example)"/>'), "has in `values` a style that points"),
        (b"<?xml-stylesheet href='a.css'?>" + _svg(""), "fetches a style sheet"),
        (b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + _svg("&a;"), "declares entities"),
        (b"<?xml version='1.0' encoding='utf-7'?>" + _svg(""), "is encoded as utf-7"),
        (_svg("<g>"), "is not well-formed"),
        (b"<svg></svg>", "is not in the namespace"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g>" * 100_000, "is not well-formed"),
        (_svg(f"<style>{'(' * 100_000}@import</style>"), "has a style with `@import`"),
    ],
)
def test_a_drawing_that_does_not_keep_to_itself(drawing: bytes, fault: str) -> None:
    """What runs, fetches or could come to do so is found, however it is spelled."""
    found = drawing_faults(drawing)
    assert found
    assert found[0].message.startswith(fault)


def test_faults_have_lines() -> None:
    """Each fault says on which line it is, and only the first few of many are given."""
    drawing = _svg("\n<script/>\n<g\nonclick='x'/>" + "<script/>" * 20)
    found = drawing_faults(drawing)
    assert [(fault.line, fault.message) for fault in found[:2]] == [
        (2, "has a <script>"),
        (3, "has a script in `onclick`"),
    ]
    assert len(found) == 5
