"""The language of a bank, as a BCP 47 tag."""

from __future__ import annotations

from typing import Literal

DateOrder = Literal["day first", "month first", ""]
"""How a date in numbers is read, such as 3/4/2031; "" where that is not known."""
_MONTH_FIRST = frozenset({"us", "ph", "fm", "mh", "pw"})
"""Regions where English puts the month first, in lower case: the United States and those that follow them (CLDR)."""


def is_english(tag: str) -> bool:
    """Tell whether the BCP 47 *tag* stands for English: "en", "en-GB"."""
    return tag.partition("-")[0].lower() == "en"


def date_order(tag: str) -> DateOrder:
    """Tell how the language with the BCP 47 *tag* reads a date in numbers; that of English depends on the country."""
    region = next((part.lower() for part in tag.split("-")[1:] if len(part) == 2), "")
    if is_english(tag) and not region:
        return ""
    return "month first" if is_english(tag) and region in _MONTH_FIRST else "day first"
