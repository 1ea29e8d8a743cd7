"""Making records of nodes: as pydantic itself would."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from briefdeck.model import Bank, Brief
from briefdeck.read.document import read_document
from briefdeck.read.validator import validator
from tests.conftest import REPOSITORY

_FAULTY_BANK = """\
title: [a, list]
articles: {a: {file: a.txt, published: someday, furniture: [1, x]}, B B: {file: b.txt, title: B}}
topics: [no, mapping]
colour: red
facts:
  - {id: a, fact: A., cite: nowhere, topic: t, tags: one, value: {x: [1]}, cards: [{q: Q, wrong: {a: b}, image: p.png}]}
  - {id: b, fact: B., cite: [a:1], topic: t, cards: [{q: Q, reverse: [x]}, text], retired: {since: 2020-01-01}}
  - only text
"""
_FAULTY_BRIEF = """\
title: A
as_of: 2020-13
bottom_line: [{text: One., facts: a}, {text: Two., fact: a}]
sections: {heading: H}
timeline: [a, {facts: [a, b], date: never}, {text: T}]
weights: {a: -1, b: 2}
page: A3
chart: {title: C, bars: [{label: L}]}
"""


def _outcome(make: Any, text: str) -> Any:
    """The record that *make* makes of *text*, or its faults."""
    try:
        return make(read_document(text, "a.yaml").root)
    except ValidationError as invalid:
        faults = invalid.errors(include_url=False, include_input=False)
        return [(fault["type"], fault["loc"], fault["msg"]) for fault in faults]


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (Bank, (REPOSITORY / "questions.yaml").read_text(encoding="utf-8")),
        *((Brief, path.read_text(encoding="utf-8")) for path in sorted(Path(REPOSITORY, "briefs").glob("*.yaml"))),
        (Bank, _FAULTY_BANK),
        (Brief, _FAULTY_BRIEF),
        (Bank, "facts: []"),
        (Brief, "title: Nothing else"),
    ],
)
def test_as_pydantic_does(record: Any, text: str) -> None:
    """What is right becomes the same record, and what is wrong the same faults, as by pydantic's own reading of it."""
    assert _outcome(validator(record).validate_python, text) == _outcome(TypeAdapter(record).validate_python, text)
