"""Pictures that stand in a file of text itself."""

from __future__ import annotations

from base64 import b64encode

from briefdeck.pictures import picture_kind

_MEDIA_TYPES = {"svg": "svg+xml", "jpg": "jpeg"}
"""What a kind of picture is called as a media type, where that is another word (IANA)."""


def data_address(picture: bytes) -> str:
    """The `data:` address of *picture*, which a browser opens without fetching anything."""
    kind = picture_kind(picture)
    return f"data:image/{_MEDIA_TYPES.get(kind, kind)};base64,{b64encode(picture).decode()}"
