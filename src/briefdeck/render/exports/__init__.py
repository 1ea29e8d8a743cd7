"""Questions → files for the systems that teachers use."""

from __future__ import annotations

from collections.abc import Mapping

from briefdeck.render.exports.export_format import Export, ExportFormat
from briefdeck.render.exports.gift import gift
from briefdeck.render.exports.kahoot import kahoot
from briefdeck.render.exports.qti import qti
from briefdeck.render.exports.tsv import table

__all__ = ["FORMS", "Export", "ExportFormat"]

FORMS: Mapping[str, ExportFormat] = {
    "gift": ExportFormat("Moodle GIFT", gift, "gift.txt"),
    "qti": ExportFormat("Canvas QTI 1.2", qti, "qti.zip"),
    "csv": ExportFormat("flashcards for Quizlet and Anki", table, "tsv"),
    "kahoot": ExportFormat("Kahoot spreadsheet", kahoot, "kahoot.xlsx", ("choice",)),
}
"""What a quiz can be exported to, by the word on the command line."""
