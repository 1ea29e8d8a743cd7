"""What keeps a page from being set, as problems of the curator's files."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from briefdeck.located import UNKNOWN_LOCATION, LocatedStr
from briefdeck.problem import Problem
from briefdeck.render.pdf.typography.paragraph import Missing
from briefdeck.rules.briefs import font_file
from briefdeck.rules.old_docs import RULES

_SCRIPTS = (
    "the fonts have Latin, Greek, Cyrillic, Korean syllables and common signs; for others of letters that do not join, "
    "from left to right, put a TrueType file into fonts/ and name it under `fonts:`"
)


def missing_glyphs(missing: Iterable[Missing]) -> list[Problem]:
    """A problem (B704) for each character of each text that no font has."""
    return sorted(
        RULES["B704"].problem(
            location=UNKNOWN_LOCATION if source is None else source.location,
            message=f"no font of the page has {_named(char)}",
            words=char,
            hint=_SCRIPTS,
        )
        for char, source in missing
    )


def unusable(fonts: Mapping[LocatedStr, object | None]) -> list[Problem]:
    """A problem (B709) for each of the *fonts*, by the names of their files, that has no face."""
    return [
        font_file.RULE.problem(name.location, f"the font “{name}” cannot be embedded", words=str(name))
        for name, face in fonts.items()
        if face is None
    ]


def _named(char: str) -> str:
    name = unicodedata.name(char, "")
    return f"U+{ord(char):04X}" + (f" {name}" if name else "")
