"""Picture formats: every device can show the whole file, and phones can download it."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.pictures import LARGEST, picture_kind, raster_fault
from briefdeck.problem import Problem, Rule
from briefdeck.rules.context import CheckContext
from briefdeck.rules.pictures.parts.named_pictures import logos_of, pictures_of

RULE = Rule(
    "P902",
    "A picture is a whole PNG, JPEG, GIF, WebP or SVG of at most 2 MB.",
    why="These are shown by Anki on every device. What a file is, its first bytes tell, not its name: a picture "
    "saved from a web page often has the wrong one. A file that is cut off, as by a broken download, shows half a "
    "picture or none. Phones fetch the whole deck, so a large one is scaled down. The logo of a brief is printed, and "
    "so no SVG.",
    bad="images/routes.svg, a web page that was saved under that name\n",
    good="images/routes.svg, a drawing saved as plain SVG\n",
    form="text",
)

_SAVE_ANEW = "open it in a picture editor and save it anew, or fetch it again"


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find pictures that are too large, of an unsupported kind, cut off or damaged."""
    faults: dict[str, tuple[str, str]] = {}
    for picture in pictures_of(context):
        if picture.file in context.images:
            if picture.file not in faults:
                faults[picture.file] = _fault(context.images[picture.file])
            message, advice = faults[picture.file]
            if message:
                yield picture.problem(RULE, message, advice)
    for logo in logos_of(context):
        if picture_kind(context.images.get(logo.file, b"")) == "svg":
            yield logo.problem(RULE, "is a drawing (SVG), which a page cannot print", "save it as a large PNG")


def _fault(data: bytes) -> tuple[str, str]:
    """Find what is wrong with the picture *data*, and what would help; two "" where nothing is."""
    if len(data) > LARGEST:
        return f"has more than {LARGEST // 10**6} MB", "scale it down"
    kind = picture_kind(data)
    if not kind:
        return "is no PNG, JPEG, GIF, WebP or SVG", "save it anew as one of these"
    fault = raster_fault(data) if kind != "svg" else ""
    return fault, fault and _SAVE_ANEW
