"""Printed pages as other programs see them: what they draw, and what checkers find."""

from __future__ import annotations

import shutil
import subprocess
import sys
import warnings
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pikepdf import pdfa

SCALE = 3
"""Pixels for a point, where a page is looked at."""
WHITE, CONTRAST = 250, 4.5
KNOWN = "pdfaExtension pdfaSchema pdfaProperty pdfuaid conformance".split()
"""What the allow-list of pikepdf lacks: the identifiers of PDF/UA and of level A."""
CHECKERS = [
    ["qpdf", "--check"],
    ["pdffonts"],
    ["mutool", "draw", "-q", "-r", "20", "-F", "pbm", "-o", "page%d.pbm"],
    ["outloud", "--no-info"],
    ["pdfua", "check"],
]
"""Programs, each with its arguments before the name of a file."""
SLOW_TO_BEGIN = frozenset({"outloud", "pdfua"})
"""Those that are written in Python."""


class Letter(NamedTuple):
    """A character on the page, its box in points from the lower left corner."""

    char: str
    size: float
    left: float
    bottom: float
    right: float
    top: float


class Sheet(NamedTuple):
    """A page as it is drawn."""

    letters: list[Letter]
    runs: list[tuple[float, ...]]
    """The boxes of stretches of text on one line."""
    pixels: Any
    """In grey, SCALE to a point."""


@cache
def sheets(data: bytes) -> list[Sheet]:
    """The pages of the PDF *data*."""
    document = opened(data)
    found = [_sheet(page) for page in document]
    document.close()
    return found


def opened(data: bytes) -> Any:
    """The document of pypdfium2."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EncodingWarning)  # it opens a file of its own without saying how
        import pypdfium2
    return pypdfium2.PdfDocument(data)


def _sheet(page: Any) -> Sheet:
    import pypdfium2

    text = page.get_textpage()
    letters = [
        Letter(text.get_text_range(at, 1), pypdfium2.raw.FPDFText_GetFontSize(text, at), *text.get_charbox(at))
        for at in range(text.count_chars())
    ]
    runs = [text.get_rect(at) for at in range(text.count_rects())]
    pixels = page.render(scale=SCALE, grayscale=True).to_pil().copy()
    return Sheet([letter for letter in letters if letter.char.strip()], runs, pixels)


def shared(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """How far two boxes lie within each other, in points."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return min(wide, high)


def weak_letters(sheet: Sheet) -> list[Letter]:
    """The characters that differ from their ground by less contrast than WCAG asks for, printed in grey."""
    return [
        letter for letter in sheet.letters if letter.top - letter.bottom > 3 and _contrast(sheet, letter) < CONTRAST
    ]


def _contrast(sheet: Sheet, letter: Letter) -> float:
    height = sheet.pixels.height
    box = (letter.left - 1, height / SCALE - letter.top - 1, letter.right + 1, height / SCALE - letter.bottom + 1)
    darkest, lightest = sheet.pixels.crop(tuple(round(edge * SCALE) for edge in box)).getextrema()
    return (_light(lightest) + 0.05) / (_light(darkest) + 0.05)


def _light(grey: int) -> float:
    """The relative luminance of an sRGB grey."""
    part = grey / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def findings(pdfs: Mapping[str, bytes], command: list[str], folder: Path) -> dict[str, str]:
    """What the checker *command* finds in each of the *pdfs*; skips the test where it is not there.

    One that takes a second to begin is begun once for all of them, and what it finds is not told apart.
    """
    tool = shutil.which(command[0]) or shutil.which(command[0], path=str(Path(sys.executable).parent))
    if tool is None:
        pytest.skip(f"{command[0]} is not here")
    for name, data in pdfs.items():
        (folder / f"{name}.pdf").write_bytes(data)
    several = [[*pdfs]] if command[0] in SLOW_TO_BEGIN else [[name] for name in pdfs]
    found = {" ".join(names): _findings([tool, *command[1:]], names, folder) for names in several}
    return {names: told for names, told in found.items() if told}


def _findings(command: list[str], names: list[str], folder: Path) -> str:
    paths = [f"{name}.pdf" for name in names]
    ran = subprocess.run([*command, *paths], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    warned = "warning" in ran.stderr.lower().replace("warning: icc support is not available", "")
    if command[0].endswith("pdffonts"):
        rows = [row.split() for row in ran.stdout.splitlines()[2:]]
        # embedded, subset, with Unicode
        return "" if {tuple(row[-5:-2]) for row in rows} == {("yes", "yes", "yes")} else ran.stdout
    return ran.stdout + ran.stderr if ran.returncode or warned else ""


def archive_findings(data: bytes, folder: Path) -> list[Any]:
    """The rules of PDF/A-2b that pikepdf knows and the PDF *data* breaks."""
    path = folder / "page.pdf"
    path.write_bytes(data)
    found = pdfa.validate_written(path, "2b").findings
    return [each for each in found if not any(known in each.message for known in KNOWN)]
