"""The JSON Schema of a curator's files, for editors: made from the records that reading validates against."""

from __future__ import annotations

import ast
import inspect
import json
from typing import Any

from pydantic import TypeAdapter

from briefdeck import model
from briefdeck.model.value_types import key_of_field
from briefdeck.read.record_tree import find_records

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that yaml-language-server, and so most editors, read."""

SCHEMAS: dict[str, type[Any]] = {"questions": model.Bank, "facts": model.FactFile, "brief": model.Brief}
"""What `briefdeck schema` can print, by the kind of file."""


def format_schema(kind: str) -> str:
    """Format the JSON Schema, draft 7, of the *kind* of file: "questions", "facts" or "brief"."""
    schema = TypeAdapter(SCHEMAS[kind]).json_schema(ref_template="#/definitions/{model}")
    if kind == "questions":
        schema["required"].remove("facts")  # they may all lie in facts/
    definitions = schema.pop("$defs", {})
    described = find_descriptions()
    for name, part in {**definitions, SCHEMAS[kind].__name__: schema}.items():
        _tidy(part, described[name])
    whole = {"$schema": DRAFT, **schema, "definitions": dict(sorted(definitions.items()))}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _tidy(part: dict[str, Any], described: dict[str, str]) -> None:
    """Return each key its documentation, and remove what an editor would only repeat."""
    part.pop("title", None)
    for key, value in part["properties"].items():
        value.pop("title", None)
        value.pop("default", None)
        value["description"] = described[key]
        if "patternProperties" in value:
            value["additionalProperties"] = False
        choices = [choice for choice in value.get("anyOf", ()) if choice != {"type": "null"}]
        if len(choices) == 1:
            value.update(choices[0])
            del value["anyOf"]
        elif choices:
            value["anyOf"] = choices


def find_descriptions() -> dict[str, dict[str, str]]:
    """Find the text under each field of each record: by the name of the record, then by that of the field."""
    records = {record.__name__: record for record in find_records(*SCHEMAS.values())}
    modules = dict.fromkeys(inspect.getmodule(record) for record in records.values())
    trees = [ast.parse(inspect.getsource(module)) for module in modules if module is not None]
    classes = [node for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)]
    return {node.name: _under_fields(node) for node in classes if node.name in records}


def _under_fields(record: ast.ClassDef) -> dict[str, str]:
    found: dict[str, str] = {}
    for field, text in zip(record.body, record.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(text, ast.Expr):
            found[key_of_field(field.target.id)] = " ".join(str(ast.literal_eval(text.value)).split())
    return found
