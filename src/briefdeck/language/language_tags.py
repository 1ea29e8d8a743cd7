"""The language of a bank or an article, as a BCP 47 tag."""

from __future__ import annotations

import re
from typing import Literal

_SYNTAX = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_PLAIN_ENGLISH = re.compile(r"en(?:-[A-Z]{2})?")
_EXAMPLES = "write en, en-GB, ko …"
DateOrder = Literal["day first", "month first", ""]
"""How a date in numbers is read, such as 3/4/2031; "" where that is not known."""
_MONTH_FIRST = frozenset({"us", "ph", "fm", "mh", "pw"})
"""Regions where English puts the month first, in lower case: the United States and those that follow them (CLDR)."""

_RIGHT_TO_LEFT = frozenset("ar ckb dv fa he ps sd ug ur yi".split())


def primary_language(tag: str) -> str:
    """Return the language of the BCP 47 *tag* without a country or script: "en" for "en-GB"."""
    return tag.partition("-")[0].lower()


def is_english(tag: str) -> bool:
    """Tell whether the BCP 47 *tag* stands for English: "en", "en-GB"."""
    return primary_language(tag) == "en"


def date_order(tag: str) -> DateOrder:
    """Tell how the language with the BCP 47 *tag* reads a date in numbers; that of English depends on the country."""
    region = next((part.lower() for part in tag.split("-")[1:] if len(part) == 2), "")
    if is_english(tag) and not region:
        return ""
    return "month first" if is_english(tag) and region in _MONTH_FIRST else "day first"


def find_tag_fault(tag: str) -> str:
    """Say what is wrong with *tag* as a BCP 47 tag, with what would help; "" for a good one.

    A tag is good whose parts are registered with IANA, and whose language has its shortest code: "de", not "ger".
    """
    if _PLAIN_ENGLISH.fullmatch(tag):  # and the register need not be read
        return ""
    if not _SYNTAX.fullmatch(tag):
        return f"“{tag}” is not a language tag: {_EXAMPLES}"
    import langcodes

    if not langcodes.tag_is_valid(tag):
        return f"“{tag}” is the tag of no language: {_EXAMPLES}"
    language, shortest = tag.partition("-")[0], langcodes.standardize_tag(tag)
    if len(shortest.partition("-")[0]) < len(language):
        return f"“{tag}” is not the tag of that language: write {shortest}"
    return ""


def is_right_to_left(tag: str) -> bool:
    """Tell whether the language with the BCP 47 *tag* is written from right to left."""
    return primary_language(tag) in _RIGHT_TO_LEFT
