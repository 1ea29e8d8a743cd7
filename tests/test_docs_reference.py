"""The reference of every key says what the program reads."""

from __future__ import annotations

from dataclasses import fields
from textwrap import indent
from typing import Any

import pytest
from docs.key_reference import DOCS, PAGES, format_reference, is_required, iterate_examples, read_examples

from briefdeck.model.value_types import key_of_field
from briefdeck.read.bank import read_bank
from briefdeck.read.records import read_record
from briefdeck.read.yaml_document import read_document
from briefdeck.read.yaml_nodes import Mapping

_WITH_CARD = """\
title: T
articles: {{harbour: {{file: h.txt, title: H}}}}
topics: {{strike: S}}
facts:
  - id: one
    fact: X.
    cite: harbour:6
    topic: strike
    cards:
      - id: card
{card}
"""


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_are_those_of_the_records(page: str) -> None:
    """docs/reference/ has what `make docs` writes."""
    assert (DOCS / "reference" / f"{page}.md").read_text(encoding="utf-8") == format_reference(page)


def _keys_of(example: str) -> Mapping:
    document = read_document(example, "example.yaml")
    assert document.problems == []
    assert document.root is not None
    return document.root


@pytest.mark.parametrize(("record", "key", "example"), list(iterate_examples()), ids=str)
def test_every_example_is_read(record: type[Any], key: str, example: str) -> None:
    """The example of a key has that key, and is read without a problem beside the keys that its record requires."""
    node = _keys_of(example)
    assert key in node
    examples = read_examples()[record.__name__]
    for field in fields(record):
        if key_of_field(field.name) not in node and is_required(field):
            node.update(_keys_of(examples[key_of_field(field.name)]))
    read, problems = read_record(record, node)
    assert problems == []
    names = {key_of_field(field.name): field.name for field in fields(record)}
    assert getattr(read, names[key]) not in (None, "", ())


@pytest.mark.parametrize("example", read_examples()["Card"].values())
def test_every_card_is_one(example: str) -> None:
    """The keys of each example of a card go together."""
    card = "\n".join(line for line in example.splitlines() if not line.startswith("id:"))
    assert read_bank(_WITH_CARD.format(card=indent(card, "        ")), "questions.yaml")[1] == []


def test_no_example_is_left_over() -> None:
    """Each example is of a key that exists."""
    known = {
        record.__name__: {key_of_field(field.name) for field in fields(record)}
        for page in PAGES.values()
        for record in page
    }
    assert {name: set(keys) for name, keys in read_examples().items()} == known
