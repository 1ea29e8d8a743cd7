"""Report what keeps a page from being set as problems of the curator's files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefdeck.located import UNKNOWN_LOCATION, LocatedStr
from briefdeck.problem import Problem
from briefdeck.render.pdf.typography.paragraph import Missing
from briefdeck.rules.briefs import font_file, missing_glyph


def report_missing_glyphs(missing: Iterable[Missing]) -> list[Problem]:
    """Report each character of each text that no font has."""
    return sorted(
        missing_glyph.report(UNKNOWN_LOCATION if source is None else source.location, character)
        for character, source in missing
    )


def report_unusable_fonts(fonts: Mapping[LocatedStr, object | None]) -> list[Problem]:
    """Report each of the *fonts*, by the names of their files, that has no face."""
    return [
        font_file.RULE.problem(name.location, f"the font “{name}” cannot be embedded", words=str(name))
        for name, face in fonts.items()
        if face is None
    ]
