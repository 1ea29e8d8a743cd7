"""Lines as the operators that show them in a PDF, every kerned pair moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from briefdeck.render.pdf.typography.breaking import Fragment


class Stretch(NamedTuple):
    """Fragments on one base line that begins at (x, y), in points."""

    x: float
    y: float
    fragments: Sequence[Fragment]

    def width(self, size: float) -> float:
        """In points at type of *size*."""
        return sum(fragment.width for fragment in self.fragments) * size / 1000


def show_operators(document: Any, stretches: Sequence[Stretch], size: float) -> str:
    """The text object that shows *stretches* in type of *size* points; subsets the faces of *document* as it goes."""
    lines = ["BT"]
    for stretch in stretches:
        lines.append(f"1 0 0 1 {number(stretch.x)} {number(stretch.y)} Tm")
        for fragment in stretch.fragments:
            lines += _shown(document, fragment, size)
    return "\n".join([*lines, "ET"])


def number(value: float) -> str:
    """*value* as PDF writes it, to a thousandth."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _shown(document: Any, fragment: Fragment, size: float) -> Iterator[str]:
    font = fragment.face.font
    current, row = -1, ""
    for text, kern in _kerned(fragment):
        for subset, codes in font.splitString(text, document):
            if subset != current:
                if row:
                    yield f"[{row}] TJ"
                yield f"{font.getSubsetInternalName(subset, document)} {number(size)} Tf"
                current, row = subset, ""
            row += f"<{codes.hex()}>"
        if kern:
            row += f" {-kern} "
    yield f"[{row}] TJ"


def _kerned(fragment: Fragment) -> Iterator[tuple[str, int]]:
    """The stretches of a fragment between which there is no kerning, each with the kerning behind it."""
    text, start = fragment.text, 0
    for at in range(1, len(text)):
        kern = fragment.face.kern(text[at - 1], text[at])
        if kern:
            yield text[start:at], kern
            start = at
    yield text[start:], 0
