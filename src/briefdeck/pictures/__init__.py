"""Bytes → what kind of picture they are, and what keeps it off a card."""

from briefdeck.pictures.kinds import LARGEST, picture_kind

__all__ = ["LARGEST", "picture_kind"]
