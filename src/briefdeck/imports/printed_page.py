"""Web pages that a browser has printed: what stands above their headline, and below “Comments”, is not the article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefdeck.imports.imported_text import ImportedLine
from briefdeck.language.lexicon import ENGLISH, one_of

_COMMENTS = re.compile(rf"(?i:{one_of(ENGLISH.furniture.comment_headings)})\s?(?:\([0-9,.]+\)|[0-9,.]+)?")
_ABOVE, _BELOW = "stands above the headline", "stands among the comments"


def is_of_browser(program: str) -> bool:
    """Tell whether the *program* that has made a PDF is a browser."""
    return program.startswith("Mozilla/")


def without_surroundings(lines: Sequence[ImportedLine], title: str) -> tuple[ImportedLine, ...]:
    """Propose as furniture what stands above the *title* of a printed page, and what readers have said of it."""
    begin = next((at for at, line in enumerate(lines) if line.text == title), 0)
    end = next((at for at, line in enumerate(lines) if at > begin and _COMMENTS.fullmatch(line.text)), len(lines))
    return tuple(
        line if begin <= at < end else ImportedLine(line.text, _ABOVE if at < begin else _BELOW, is_furniture=True)
        for at, line in enumerate(lines)
    )
