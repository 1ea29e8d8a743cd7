"""The project in tests/data/anki/kinds, which has a card of every kind."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.conftest import DATA


class Sample(NamedTuple):
    """A project whose deck is looked at."""

    root: Path
    """Its folder."""
    text: str
    """Its questions.yaml."""
    images: Mapping[str, bytes]
    """Its pictures by the names of their files."""


_ROOT = DATA / "anki" / "kinds"
KINDS = Sample(
    _ROOT,
    (_ROOT / "questions.yaml").read_text(encoding="utf-8"),
    {path.name: path.read_bytes() for path in sorted((_ROOT / "images").iterdir())},
)
"""Every kind of card, in a bank that is proved."""
