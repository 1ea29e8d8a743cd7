"""Pictures for a PDF: their data unchanged where possible, so that every machine makes the same bytes."""

from __future__ import annotations

import struct
from hashlib import sha256
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject

from briefdeck.pictures import UnreadablePictureError, open_raster, picture_kind
from briefdeck.render.pdf.reportlab_output import EndedStream

_LONGEST_SIDE = 800
"""The most pixels on a side of a picture kept without compression: 200 per inch on ten centimetres."""
_UPRIGHT = 1
_ORIENTATION = 0x0112  # the tag of Exif
_JPEG_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}
_PNG_COMPONENTS = {0: 1, 2: 3, 3: 1}
"""Components by colour type: grey, colours, a palette. The other types are transparent."""


class Raster(NamedTuple):
    """A picture made of pixels, ready to be put into a PDF."""

    name: str
    """Its name in the PDF, which follows from its content."""
    width: int
    """In pixels."""
    height: int
    data: bytes
    entries: dict[str, Any]
    """The other entries of the dictionary of its stream."""


def read_raster(data: bytes) -> Raster | None:
    """Read the picture file *data*: PNG, JPEG, GIF (its first frame) or WebP; None where it cannot be drawn."""
    if picture_kind(data) not in ("png", "jpg", "gif", "webp"):
        return None
    try:
        picture = open_raster(data)
    except UnreadablePictureError:
        return None
    name = f"Picture{sha256(data).hexdigest()[:16]}"
    return _as_it_came(name, data, picture) or _flattened(name, picture)


def make_picture_stream(picture: Raster) -> EndedStream:
    """Make the object of a PDF that holds *picture*."""
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": picture.width,
        "Height": picture.height,
        **picture.entries,
    }
    return EndedStream(PDFDictionary(entries), picture.data)


def _as_it_came(name: str, data: bytes, picture: Any) -> Raster | None:
    """Take the compressed data of *data* as they are, where a PDF can hold them; None where it cannot."""
    if picture.format == "JPEG" and picture.mode in _JPEG_SPACES:
        if picture.getexif().get(_ORIENTATION, _UPRIGHT) != _UPRIGHT:
            return None
        entries = {
            "BitsPerComponent": 8,
            "ColorSpace": PDFName(_JPEG_SPACES[picture.mode]),
            "Filter": PDFName("DCTDecode"),
        }
        return Raster(name, picture.width, picture.height, data, entries)
    return _png(name, data) if picture.format == "PNG" else None


def _png(name: str, data: bytes) -> Raster | None:
    """Read the chunks of a PNG that is neither transparent nor interlaced; None for any other PNG."""
    chunks = _chunks(data)
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", chunks["IHDR"])
    if colour not in _PNG_COMPONENTS or interlaced or "tRNS" in chunks:
        return None
    space: Any = PDFName("DeviceRGB" if colour == 2 else "DeviceGray")
    if colour == 3:
        space = _shades(chunks["PLTE"])
    predictor = {
        "Predictor": 15,
        "Colors": _PNG_COMPONENTS[colour],
        "BitsPerComponent": depth,
        "Columns": width,
    }
    entries = {
        "BitsPerComponent": depth,
        "ColorSpace": space,
        "Filter": PDFName("FlateDecode"),
        "DecodeParms": PDFDictionary(predictor),
    }
    return Raster(name, width, height, chunks["IDAT"], entries)


def _chunks(data: bytes) -> dict[str, bytes]:
    """Read the chunks of a PNG, by their types; those of one type are joined."""
    chunks: dict[str, bytes] = {}
    at = 8
    while at + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        key = kind.decode("latin-1")
        chunks[key] = chunks.get(key, b"") + data[at + 8 : at + 8 + length]
        at += 12 + length
    return chunks


def _shades(palette: bytes) -> PDFArray:
    return PDFArray([PDFName("Indexed"), PDFName("DeviceRGB"), len(palette) // 3 - 1, _Hex(palette)])


def _drawn(name: str, picture: Any) -> Raster | None:
    """Take the pixels of *picture* by a palette, in full; None where it has more than 256 colours or is too large."""
    colours = picture.getcolors(256) if picture.width * picture.height <= 3 * _LONGEST_SIDE**2 else None
    if not colours:
        return None
    shades = sorted(shade for _, shade in colours)
    places = {shade: place for place, shade in enumerate(shades)}
    # three bytes a pixel, three apart: a method of Pillow's own for it comes and goes
    pixels = picture.tobytes()
    data = bytes(map(places.__getitem__, zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True)))
    entries = {"BitsPerComponent": 8, "ColorSpace": _shades(bytes(value for shade in shades for value in shade))}
    return Raster(name, picture.width, picture.height, data, entries)


def _flattened(name: str, picture: Any) -> Raster:
    """Turn *picture* upright, put it on white, reduce it to what print needs, and take its pixels uncompressed."""
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(picture)
    upright = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    drawn = _drawn(name, upright) if upright.mode == "RGB" else None
    if drawn:
        return drawn
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    if upright.mode == "RGBA":
        ground = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(ground, upright).convert("RGB")
    entries = {"BitsPerComponent": 8, "ColorSpace": PDFName("DeviceRGB")}
    return Raster(name, upright.width, upright.height, upright.tobytes(), entries)


class _Hex(PDFObject):
    """Bytes as a hexadecimal string."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def format(self, document: object) -> bytes:  # noqa: ARG002 (reportlab asks every object so)
        """Return the bytes as PDF writes them."""
        return b"<" + self._data.hex().encode() + b">"
