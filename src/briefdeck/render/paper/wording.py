"""Choose what briefdeck itself says on sheets, keys and cards."""

from __future__ import annotations

from collections.abc import Collection

from briefdeck.messages import message
from briefdeck.quiz import QuestionMode


def version(letter: str) -> str:
    """Name the version *letter*; "" for the only one."""
    return message("paper.version", letter=letter) if letter else ""


def sheet_title(letter: str) -> str:
    """Name the sheet of a version as the outline lists it."""
    return version(letter) or message("paper.sheet_title")


def key_title(letter: str) -> str:
    """Word the title of the key of a version."""
    return message("paper.key_to_version", letter=letter) if letter else message("paper.key")


def key_name(letter: str) -> str:
    """Name the key of a version in short, as its footers and page labels do."""
    return message("paper.key_footer_version", letter=letter) if letter else message("paper.key_footer")


def directions(kinds: Collection[QuestionMode]) -> str:
    """Say what to do on a sheet that asks in these *kinds*."""
    has_lines = not {"typed", "recall"}.isdisjoint(kinds)
    if "choice" in kinds:
        return message("paper.directions_boxes_and_lines" if has_lines else "paper.directions_boxes")
    return message("paper.directions_lines")
