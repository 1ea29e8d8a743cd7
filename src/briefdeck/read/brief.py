"""A file of briefs/ → a Brief."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from briefdeck.model import Bank, Brief
from briefdeck.model.texts import cited_facts
from briefdeck.problem import Problem
from briefdeck.read.records import read_record
from briefdeck.read.yaml_document import read_document
from briefdeck.rules.yaml import unknown_id


def read_brief(text: str, path: str) -> tuple[Brief | None, list[Problem]]:
    """Read the brief in *text*, the file *path*, and find every problem of it; None when no brief remains."""
    document = read_document(text, path)
    if document.root is None:
        return None, document.problems
    brief, problems = read_record(Brief, document.root)
    return brief, document.problems + problems


def check_references(brief: Brief, bank: Bank, facts: Collection[str]) -> Iterator[Problem]:
    """Find what *brief* names and *bank* does not have: facts (*facts* are known), disputes, topics, tags, values."""
    yield from unknown_id.check_ids("fact", (*cited_facts(brief), *brief.weights), facts)
    yield from unknown_id.check_ids("dispute", brief.disputes, {str(dispute.id) for dispute in bank.disputes})
    yield from unknown_id.check_ids("topic", [each.topic for each in brief.sections if each.topic], bank.topics)
    tags = {tag for fact in bank.facts for tag in fact.tags}
    yield from unknown_id.check_ids("tag", [each.tag for each in brief.sections if each.tag], tags)
    values = {name for fact in bank.facts for name in fact.value}
    yield from unknown_id.check_ids("value", [plot.of for plot in brief.ranges], values)
    parties = {party for flow in brief.exchange for party in (flow.from_, flow.to)}
    yield from unknown_id.check_ids("party in the exchange", [party.name for party in brief.parties], parties)
