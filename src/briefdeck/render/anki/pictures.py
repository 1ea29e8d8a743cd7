"""Pictures as fields and as files of a deck."""

from __future__ import annotations

from hashlib import sha256

from briefdeck.model import Picture
from briefdeck.pictures import picture_kind
from briefdeck.render.anki.fields import attribute, field


def media_name(data: bytes) -> str:
    """The name of the picture *data* in a deck: it follows from the content, so another picture has another name.

    Anki keeps the media of all decks in one folder and does not replace what is there.
    """
    return f"briefdeck-{sha256(data).hexdigest()[:20]}.{picture_kind(data)}"


def picture_fields(picture: Picture, name: str) -> dict[str, str]:
    """The fields that show *picture*, a file called *name* in the deck."""
    side = "Answer picture" if picture.side == "back" else "Picture"
    shown = f'<img src="{name}" alt="{attribute(picture.alt)}">'
    return {side: shown, f"{side} credit": field(picture.credit)}
