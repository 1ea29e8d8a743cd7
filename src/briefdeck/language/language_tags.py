"""The language of a bank, as a BCP 47 tag."""

from __future__ import annotations


def is_english(tag: str) -> bool:
    """Tell whether the BCP 47 *tag* stands for English: "en", "en-GB"."""
    return tag.partition("-")[0].lower() == "en"
