"""Raster images, decoded completely, so that a damaged one is found before it is built into anything."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

MOST_PIXELS = 40_000_000
"""Of a picture: a small file may hold a huge one."""
_MOST_IN_FRAMES = 400_000_000
"""Of all frames of a moving picture together: what a phone decodes in some seconds."""
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")


class UnreadablePictureError(Exception):
    """A picture cannot be shown; the message continues after its file name."""


def open_raster(data: bytes) -> Any:
    """Open the picture *data*, a PNG, JPEG, GIF or WebP, with Pillow, and load the pixels of its first frame.

    Raises UnreadablePictureError where it is cut off, damaged, or has more than MOST_PIXELS.
    """
    from PIL import Image  # few banks have pictures

    with _refusals():
        picture = Image.open(BytesIO(data), formats=_FORMATS)
        _refuse_huge(picture)
        picture.load()
        return picture


def raster_fault(data: bytes) -> str:
    """Find what prevents the picture *data*, a PNG, JPEG, GIF or WebP, from being shown in full; "" for nothing."""
    from PIL import Image

    try:
        with _refusals():
            Image.open(BytesIO(data), formats=_FORMATS).verify()  # verifies checksums, which `load` ignores
            picture = Image.open(BytesIO(data), formats=_FORMATS)
            frames = getattr(picture, "n_frames", 1)
            _refuse_huge(picture, frames)
            for frame in range(frames):
                picture.seek(frame)
                picture.load()
    except UnreadablePictureError as fault:
        return str(fault)
    return ""


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
            if type(fault).__name__ == "DecompressionBombError":
                raise UnreadablePictureError(f"has more than {MOST_PIXELS // 10**6} million pixels") from fault
            raise UnreadablePictureError("is cut off or damaged, so that it cannot be shown whole") from fault
