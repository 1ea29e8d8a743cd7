"""Bytes → the kind of picture they are, and what rules it out for a card."""

from briefdeck.pictures.drawing import DrawingFault, drawing_faults
from briefdeck.pictures.formats import (
    LARGEST,
    UnreadablePictureError,
    name_picture,
    open_raster,
    picture_kind,
    raster_fault,
)

__all__ = [
    "LARGEST",
    "DrawingFault",
    "UnreadablePictureError",
    "drawing_faults",
    "name_picture",
    "open_raster",
    "picture_kind",
    "raster_fault",
]
