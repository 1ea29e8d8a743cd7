"""Questions → files for the systems that teachers use."""

from __future__ import annotations

from collections.abc import Mapping

from briefdeck.render.exports.form import Export, Form
from briefdeck.render.exports.gift import gift
from briefdeck.render.exports.kahoot import kahoot
from briefdeck.render.exports.qti import qti
from briefdeck.render.exports.table import table

__all__ = ["FORMS", "Export", "Form"]

FORMS: Mapping[str, Form] = {
    "gift": Form("Moodle GIFT", gift, "gift.txt"),
    "qti": Form("Canvas QTI 1.2", qti, "qti.zip"),
    "csv": Form("flashcards for Quizlet and Anki", table, "tsv"),
    "kahoot": Form("Kahoot spreadsheet", kahoot, "kahoot.xlsx", ("choice",)),
}
"""What a quiz can be exported to, by the word on the command line."""
