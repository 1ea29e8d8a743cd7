"""Edits, as cures have them → the texts of whole files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefdeck.curate.fact_slices import offset_of_line
from briefdeck.curate.record_values import UneditableError
from briefdeck.problem import Edit


def apply_edits(texts: Mapping[str, str], edits: Iterable[Edit]) -> dict[str, str]:
    """Make *edits* in *texts*, whole files by their paths.

    Raises UneditableError where an old text is not at its place any more.
    """
    by_path: dict[str, set[Edit]] = {}
    for edit in edits:
        by_path.setdefault(edit.location.path, set()).add(edit)
    return {**texts, **{path: _with_edits(texts.get(path, ""), own) for path, own in by_path.items()}}


def _with_edits(text: str, edits: Iterable[Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        at = offset_of_line(text, edit.location.line) + edit.location.column - 1
        if at > len(text) or text[at : at + len(edit.old)] != edit.old:
            raise UneditableError(f"line {edit.location.line} has changed since: look at it again")
        text = text[:at] + edit.new + text[at + len(edit.old) :]
    return text
