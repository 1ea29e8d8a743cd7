"""Font files: the fonts that pages add exist, are undamaged, and can and may be embedded."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.fonts import POSTSCRIPT, font_fault
from briefdeck.problem import Problem, Rule
from briefdeck.rules.context import CheckContext

RULE = Rule(
    "B709",
    "A font of a page is a TrueType file in fonts/ that can and may be embedded.",
    why="A page carries its fonts with it, so that it prints alike everywhere. Some fonts have outlines that "
    "cannot be taken into the page, some forbid it, and one that was cut off by a broken download has no letters.",
    bad="`fonts: [NotoSansArmenian-Regular.ttf]` in questions.yaml, and no such file in fonts/\n",
    good="The same with the file in fonts/, its licence beside it\n",
    form="text",
)
_FOLDER = "`fonts:` takes names of files in the folder fonts/ beside questions.yaml"
_OTHER_FILE = (
    "most such fonts are to be had as TrueType, too: instead of Noto Sans CJK take, say, static/NotoSansJP-Regular.ttf "
    "of what fonts.google.com/noto/specimen/Noto+Sans+JP sends"
)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find fonts of the bank and of briefs that do not exist or cannot be embedded."""
    for name in (*context.bank.fonts, *(name for brief in context.briefs.values() for name in brief.fonts)):
        fault = "is not in fonts/" if name not in context.fonts else font_fault(context.fonts[name])
        if fault:
            advice = _OTHER_FILE if fault == POSTSCRIPT else _FOLDER
            yield RULE.problem(name.location, f"the font “{name}” {fault}", words=str(name), advice=advice)
