"""Questions → files for the systems that teachers use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefdeck.quiz import AskedQuestion, Pool
from briefdeck.render.exports.export_format import Export, ExportFormat

__all__ = ["EXPORT_FORMATS", "Export", "ExportFormat"]

# Each imports its module when it is called: the names of the formats cost nothing.


def _render_gift(pool: Pool, asked: Sequence[AskedQuestion]) -> Export:
    from briefdeck.render.exports.gift import render_gift

    return render_gift(pool, asked)


def _render_qti(pool: Pool, asked: Sequence[AskedQuestion]) -> Export:
    from briefdeck.render.exports.qti import render_qti

    return render_qti(pool, asked)


def _render_tsv(pool: Pool, asked: Sequence[AskedQuestion]) -> Export:
    from briefdeck.render.exports.tsv import render_tsv

    return render_tsv(pool, asked)


def _render_kahoot(pool: Pool, asked: Sequence[AskedQuestion]) -> Export:
    from briefdeck.render.exports.kahoot import render_kahoot

    return render_kahoot(pool, asked)


EXPORT_FORMATS: Mapping[str, ExportFormat] = {
    "gift": ExportFormat("Moodle GIFT", _render_gift, "gift.txt"),
    "qti": ExportFormat("Canvas QTI 1.2", _render_qti, "qti.zip"),
    "csv": ExportFormat("flashcards for Quizlet and Anki, separated by tabs", _render_tsv, "tsv"),
    "kahoot": ExportFormat("Kahoot spreadsheet", _render_kahoot, "kahoot.xlsx", ("choice",)),
}
"""The formats to which a quiz can be exported, by the word on the command line."""
