"""Report what keeps a page from being set as problems of the curator's files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefdeck.located import UNKNOWN_LOCATION, LocatedStr, Location
from briefdeck.problem import Problem
from briefdeck.render.pdf.paragraph import Missing
from briefdeck.rules.briefs import font_file, missing_glyph


def report_missing_glyphs(missing: Iterable[Missing]) -> list[Problem]:
    """Report each text with characters that no font has."""
    texts: dict[Location, list[str]] = {}
    for character, source in missing:
        texts.setdefault(UNKNOWN_LOCATION if source is None else source.location, []).append(character)
    return sorted(missing_glyph.report(place, list(dict.fromkeys(chars))) for place, chars in texts.items())


def report_unusable_fonts(fonts: Mapping[LocatedStr, object | None]) -> list[Problem]:
    """Report each of the *fonts*, by the names of their files, that has no face."""
    return [
        font_file.RULE.problem(name.location, f"the font “{name}” cannot be embedded", words=str(name))
        for name, face in fonts.items()
        if face is None
    ]
