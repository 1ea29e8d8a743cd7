"""The table of README.md: what is checked in which language, from the packs themselves."""

from __future__ import annotations

import re

from briefdeck.language.packs.pack import pack_of, packed_languages
from briefdeck.printed_words import LANGUAGE, language_for

_COLUMNS = {
    "numbers": "numbers, units, money",
    "dates": "dates",
    "names": "names",
    "forms": "words of answers",
    "negations": "a “not”",
    "directions": "rose, fell",
    "bounds": "at least, up to",
    "reports": "said, not known",
    "prospects": "may, not did",
}
"""The features of a pack, as the table calls them."""
_LAST = ("wording, questions", "our own words")


def put_languages(page: str) -> str:
    """Put the table into *page*, the text of README.md."""
    return re.sub(
        r"<!-- languages -->\n.*<!-- /languages -->",
        lambda _: f"<!-- languages -->\n{format_languages()}<!-- /languages -->",
        page,
        flags=re.DOTALL,
    )


def format_languages() -> str:
    """Format the table: English, each language with a pack by its name, and all others."""
    packs = sorted(filter(None, map(pack_of, packed_languages())), key=lambda pack: pack.name)
    rows = [_row("", [*_COLUMNS.values(), *_LAST]), "|---" * (len(_COLUMNS) + 3) + "|\n"]
    rows.append(_row("English", ["✓"] * (len(_COLUMNS) + 2)))
    for pack in packs:
        spoken = language_for(pack.language) != LANGUAGE
        marks = ["✓" if feature in pack.has else "" for feature in _COLUMNS]
        rows.append(_row(pack.name, [*marks, "", "✓" if spoken else "in English"]))
    rows.append(
        _row("any other", ["as written", "as written", "those listed", *[""] * (len(_COLUMNS) - 2), "in English"])
    )
    return "".join(rows)


def _row(name: str, cells: list[str]) -> str:
    return f"| {' | '.join((name or 'language', *cells))} |\n"
