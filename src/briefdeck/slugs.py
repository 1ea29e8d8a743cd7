"""Slugs: lower-case letters and digits of ASCII, in words joined by single hyphens, such as ids and keys."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import count

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""The pattern of a slug."""
_LONGEST = 60
"""Characters of a slug that is made of a title."""
_is_slug = re.compile(SLUG).fullmatch
_DEVICE = re.compile("con|prn|aux|nul|(?:com|lpt)[0-9]")
"""What Windows takes for a device, whatever ending a file of that name has."""


def is_slug(text: str) -> bool:
    """Tell whether *text* is a slug."""
    return _is_slug(text) is not None


def slugify(text: str) -> str:
    """Turn *text*, in any script, into a slug of at most 60 characters; "" where it has neither letter nor digit.

    It is no name that Windows keeps for a device.
    """
    if not text.isascii():
        from anyascii import anyascii  # a table of all scripts: most texts do not need it

        text = anyascii(text)
    slug = "-".join(re.findall(r"[a-z0-9]+", text.lower()))[:_LONGEST].strip("-")
    return f"{slug}-1" if _DEVICE.fullmatch(slug) else slug


def find_unused(slug: str, taken: Container[str]) -> str:
    """Find the first of *slug*, slug-2, slug-3 … that is not *taken*."""
    others = (f"{slug}-{number}" for number in count(2))
    return slug if slug not in taken else next(other for other in others if other not in taken)
