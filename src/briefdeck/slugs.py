"""Slugs: lower-case letters and digits of ASCII, in words joined by single hyphens, such as ids and keys."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import count

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""The pattern of a slug."""
_LONGEST = 60
"""Characters of a slug that is made of a title."""
_is_slug = re.compile(SLUG).fullmatch


def is_slug(text: str) -> bool:
    """Tell whether *text* is a slug."""
    return _is_slug(text) is not None


def slugify(text: str) -> str:
    """Turn *text* into a slug of at most 60 characters; "" where it has no Latin letter or digit."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters))[:_LONGEST].strip("-")


def find_unused(slug: str, taken: Container[str]) -> str:
    """Find the first of *slug*, slug-2, slug-3 … that is not *taken*."""
    others = (f"{slug}-{number}" for number in count(2))
    return slug if slug not in taken else next(other for other in others if other not in taken)
