"""Slugs for what has none yet."""

from __future__ import annotations

from collections.abc import Container
from itertools import count


def unused(slug: str, taken: Container[str]) -> str:
    """*slug*, or the first of slug-2, slug-3 … that is not *taken*."""
    others = (f"{slug}-{number}" for number in count(2))
    return slug if slug not in taken else next(other for other in others if other not in taken)
