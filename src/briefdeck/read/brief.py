"""A file of briefs/ → a Brief."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from briefdeck.model import Brief
from briefdeck.model.texts import cited_facts
from briefdeck.problem import Problem
from briefdeck.read.document import read_document
from briefdeck.read.records import read_record
from briefdeck.rules.yaml import unknown_id


def read_brief(text: str, path: str) -> tuple[Brief | None, list[Problem]]:
    """Read the brief in *text*, the file *path*, and find every problem of it; None when no brief remains."""
    document = read_document(text, path)
    if document.root is None:
        return None, document.problems
    brief, problems = read_record(Brief, document.root)
    return brief, document.problems + problems


def check_references(brief: Brief, facts: Collection[str], disputes: Collection[str]) -> Iterator[Problem]:
    """Find the facts and disputes that *brief* names and that are not in *facts* and *disputes*, those of the bank."""
    yield from unknown_id.check_ids("fact", (*cited_facts(brief), *brief.weights), facts)
    yield from unknown_id.check_ids("dispute", brief.disputes, disputes)
