"""Pictures in a PDF: each kind is drawn as it looks, its data as they came where a PDF can hold them."""

from __future__ import annotations

import io
import struct
import zlib
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from briefdeck.render.pdf.canvas import Metadata, TaggedCanvas
from briefdeck.render.pdf.faces import SANS, face
from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.rasters import read_raster
from tests.support.printed import archive_findings, opened

_ABOUT = Metadata("A picture", "", "", "en", date(2031, 6, 14))

pytestmark = pytest.mark.slow
_RED, _BLUE = (220, 30, 40), (20, 60, 200)


def _halves(mode: str = "RGB", size: tuple[int, int] = (40, 20)) -> Image.Image:
    """Red at the left, blue at the right."""
    picture = Image.new("RGB", size, _RED)
    picture.paste(_BLUE, (size[0] // 2, 0, size[0], size[1]))
    return picture.convert(mode)


def _saved(picture: Image.Image, form: str, **options: Any) -> bytes:
    data = io.BytesIO()
    picture.save(data, form, **options)
    return data.getvalue()


def _turned() -> bytes:
    """A photograph that is stored upside down and says so."""
    exif = Image.Exif()
    exif[0x0112] = 3
    return _saved(_halves().rotate(180), "JPEG", exif=exif, quality=95)


def _see_through() -> bytes:
    picture = _halves("RGBA")
    picture.paste((0, 0, 0, 0), (0, 0, 20, 10))
    return _saved(picture, "PNG")


def _interlaced() -> bytes:
    """A picture of one dot, in seven passes."""
    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 1)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\x00" + bytes(_RED))), (b"IEND", b"")]
    packed = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


PICTURES = {
    "png": _saved(_halves(), "PNG"),
    "palette": _saved(_halves("P"), "PNG"),
    "few bits": _saved(_halves().quantize(2), "PNG", bits=1),
    "grey": _saved(_halves("L"), "PNG"),
    "transparent": _see_through(),
    "transparent palette": _saved(_halves("P"), "PNG", transparency=255),
    "interlaced": _interlaced(),
    "jpeg": _saved(_halves(), "JPEG", quality=95),
    "grey jpeg": _saved(_halves("L"), "JPEG", quality=95),
    "cmyk jpeg": _saved(_halves("CMYK"), "JPEG", quality=95),
    "turned jpeg": _turned(),
    "gif": _saved(_halves("P"), "GIF"),
    "webp": _saved(_halves(), "WEBP", lossless=True),
}


def _drawn(data: bytes) -> bytes:
    """A page of 200 by 100 points with the picture *data* all over it."""
    canvas = TaggedCanvas(_ABOUT, (200, 100), face(SANS.upright).name)
    picture = read_raster(data)
    assert picture is not None
    Pen(canvas, {}, "en").picture(picture, (0, 0, 200, 100), "Two halves")
    return canvas.to_bytes()


@pytest.mark.parametrize("name", PICTURES)
def test_it_looks_as_it_should(name: str) -> None:
    """The colours at the left and right of the page are those of the file; what is transparent is white."""
    document = opened(_drawn(PICTURES[name]))
    page = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    wanted: Image.Image = Image.open(io.BytesIO(PICTURES[name]))
    wanted = wanted.rotate(180) if name == "turned jpeg" else wanted
    ground = Image.new("RGBA", wanted.size, "white")
    flat = Image.alpha_composite(ground, wanted.convert("RGBA")).convert("RGB").resize((200, 100), Image.Resampling.BOX)
    for spot in ((40, 20), (40, 80), (160, 20), (160, 80)):
        assert page.getpixel(spot) == pytest.approx(flat.getpixel(spot), abs=24), spot


@pytest.mark.parametrize("name", ["png", "palette", "few bits", "grey", "jpeg", "grey jpeg"])
def test_its_data_are_as_they_came(name: str) -> None:
    """No machine compresses them anew, so that all make the same bytes."""
    picture = read_raster(PICTURES[name])
    assert picture is not None
    assert picture.data in PICTURES[name]


@pytest.mark.parametrize("name", PICTURES)
def test_it_is_shaped_for_archives(name: str, tmp_path: Path) -> None:
    """No colours that depend on the printer, nothing transparent."""
    assert archive_findings(_drawn(PICTURES[name]), tmp_path) == []


def test_it_stands_once_in_the_file() -> None:
    """However often it is drawn."""
    canvas = TaggedCanvas(_ABOUT, (200, 100), face(SANS.upright).name)
    pen, picture = Pen(canvas, {}, "en"), read_raster(PICTURES["png"])
    assert picture is not None
    pen.picture(picture, (0, 0, 20, 10), "One")
    canvas.next_page()
    pen.picture(picture, (0, 0, 20, 10), "The same")
    with pikepdf.open(io.BytesIO(canvas.to_bytes())) as document:
        drawn = [[each.objgen for each in page.Resources.XObject.values()] for page in document.pages]
        tags = [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
        figures = [str(each.Alt) for each in tags]
    assert drawn[0] == drawn[1]
    assert figures == ["One", "The same"]


def test_what_cannot_be_drawn_is_none() -> None:
    """A drawing, a file cut off, a file that is no picture, one that is far too large when it is unpacked."""
    assert read_raster(b"<svg xmlns='http://www.w3.org/2000/svg'/>") is None
    assert read_raster(PICTURES["png"][:60]) is None
    assert read_raster(PICTURES["jpeg"][:100]) is None
    assert read_raster(b"GIF89a and nothing else") is None
    assert read_raster(b"text") is None
    assert read_raster(_saved(Image.new("1", (9000, 9000)), "PNG")) is None


def test_a_large_picture_that_is_unpacked_is_scaled_down() -> None:
    """To what print needs, so that the file stays small."""
    picture = read_raster(_saved(_halves("RGBA", (3000, 1500)), "PNG"))
    assert picture is not None
    assert (picture.width, picture.height) == (800, 400)
