"""QR codes: an address as dark and light squares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from briefdeck.render.pdf.paragraph import BLACK
from briefdeck.render.pdf.pen import Pen

_QUIET = 4
"""The light modules around a code, which a reader needs (ISO/IEC 18004, 6.3.8)."""
_MODULE, _LEAST = 1.35, 46.0
"""The least size of a module, and of a whole code, in points."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code, measured; its quiet zone is outside its size and must be kept free."""

    rows: tuple[tuple[bool, ...], ...]
    says: str
    """What is read aloud for it."""

    @property
    def size(self) -> float:
        """Its width and height in points."""
        return max(_LEAST, len(self.rows) * _MODULE)

    @property
    def quiet(self) -> float:
        """The space that must stay white around it, in points."""
        return self.size / len(self.rows) * _QUIET

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the code with its upper left corner at (x, top)."""
        module = self.size / len(self.rows)
        with pen.drawing((x, top - self.size, self.size, self.size), self.says, is_code=True):
            for at, row in enumerate(self.rows):
                for start, end in _runs(row):
                    pen.ground(x + start * module, top - (at + 1) * module, (end - start) * module, module, BLACK)


@lru_cache(maxsize=16)  # fitting a page sets the same code many times
def make_qr_code(text: str, says: str) -> QrCode:
    """Make the code of *text*, in ASCII; *says* is read aloud for it."""
    from reportlab.graphics.barcode import qrencoder  # few pages have a code

    code: Any = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    count = code.getModuleCount()
    return QrCode(tuple(tuple(bool(code.isDark(row, at)) for at in range(count)) for row in range(count)), says)


def _runs(row: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """Yield where dark modules of *row* follow each other, and where they end."""
    start = -1
    for at, dark in enumerate((*row, False)):
        if dark and start < 0:
            start = at
        elif not dark and start >= 0:
            yield start, at
            start = -1
