"""Bytes → the kind of picture they are, and what rules it out for a card."""

from briefdeck.pictures.drawing import DrawingFault, drawing_faults
from briefdeck.pictures.kinds import LARGEST, name_picture, picture_kind
from briefdeck.pictures.raster import UnreadablePictureError, open_raster, raster_fault

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
