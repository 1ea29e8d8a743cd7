"""Self-contained drawings: an SVG runs no code and fetches no files."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.pictures import LARGEST, DrawingFault, drawing_faults, picture_kind
from briefdeck.problem import Problem, Rule
from briefdeck.rules.context import CheckContext
from briefdeck.rules.pictures.parts.named_pictures import pictures_of

RULE = Rule(
    "P903",
    "A drawing (SVG) runs nothing and fetches nothing.",
    why="An SVG may hold scripts and point to other sites. On a card the first may act on the learner’s "
    "collection, and the second tells strangers who studies what. So only what is known to draw and do nothing else "
    "may be in it. Links within the drawing (`#…`) are fine.",
    bad="images/routes.svg, with a <script> or a link to a font on another site\n",
    good="images/routes.svg, saved as plain SVG with its texts as paths\n",
    form="text",
)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find the first things in each drawing that could run code or fetch a file."""
    faults: dict[str, list[DrawingFault]] = {}
    for picture in pictures_of(context):
        data = context.images.get(picture.file)
        if data is not None and len(data) <= LARGEST and picture_kind(data) == "svg":
            if picture.file not in faults:
                faults[picture.file] = drawing_faults(data)
            for fault in faults[picture.file]:
                yield picture.problem(RULE, f"{fault.message} (line {fault.line})")
