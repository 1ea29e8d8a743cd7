"""The formats of pictures, told by their first bytes; and images of pixels decoded completely, to find damage."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib import import_module
from io import BytesIO
from typing import Any

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
