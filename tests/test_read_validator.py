"""The validators that read a curator's files refuse what pydantic refuses, and take what it takes."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter
from pydantic_core import ValidationError

from briefdeck.located import LocatedStr
from briefdeck.model import Bank, Brief, Fact
from briefdeck.read.validator import validator


def _located(node: Any) -> Any:
    """*node* as the reader of YAML gives it: every text with its place."""
    if isinstance(node, dict):
        return {LocatedStr(key): _located(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_located(value) for value in node]
    return LocatedStr(node) if isinstance(node, str) else node


_FACT = {"id": "work", "fact": "Crews stopped work.", "cite": "harbour:6", "topic": "strike"}
_BANK = {"title": "Strike", "articles": {}, "topics": {"strike": "Strike"}, "facts": [_FACT]}
_NODES: list[tuple[Any, Any]] = [
    (Fact, _FACT),
    (Fact, {**_FACT, "cite": ["harbour:6", "quay:4-5"], "as_of": "2031-03", "tags": ["a"]}),
    (Fact, {**_FACT, "cards": [{"q": "Who?", "a": "Crews", "accept": "The crews", "reverse": "What did crews do?"}]}),
    (Fact, {**_FACT, "cards": [{"q": ["Who?"], "wrong": {"a": "b"}, "colour": "red"}, "card"]}),
    (Fact, {"id": "Not A Slug", "cite": [], "topic": None, "as_of": "soon", "given": ["x"]}),
    (Fact, {**_FACT, "retired": {"on": "2031-02-30"}, "ignore": {"G201": 5}}),
    (Bank, _BANK),
    (
        Bank,
        {**_BANK, "names": {"Ana Reyes": "Reyes", "Marlow": ["the town"]}, "quiz": {"id": "short", "count": "many"}},
    ),
    (
        Bank,
        {**_BANK, "articles": {"quay": {"file": "quay.txt", "furniture": "1-x"}}, "facts": "none", "disputes": [{}]},
    ),
    (
        Brief,
        {"title": "Strike", "bottom_line": [{"text": "Crews stopped work.", "facts": "work"}], "timeline": ["work"]},
    ),
    (
        Brief,
        {"title": 5, "page": "A5", "figures": [{"value": "5", "facts": ["Work"]}], "chart": {"bars": "x"}, "tail": 1},
    ),
]


@pytest.mark.parametrize(("record", "node"), _NODES)
def test_a_validator_agrees_with_pydantic(record: Any, node: Any) -> None:
    """One and the same record comes of a node, or the same faults at the same places."""

    def outcome(validate: Any) -> Any:
        try:
            return validate(_located(node))
        except ValidationError as invalid:
            return invalid.errors(include_url=False, include_input=False)

    assert outcome(validator(record).validate_python) == outcome(TypeAdapter(record).validate_python)
