"""Which record stands where in a curator’s file, derived from the records; and the JSON Schema of such a file."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter

from briefdeck import model
from briefdeck.model.value_types import Scalar, Unlisted, key_of_field

ITEM = "-"
"""The step to an item of a list, where it does not matter to which."""
DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that yaml-language-server, and so most editors, read."""
SCHEMAS: dict[str, type[Any]] = {"questions": model.Bank, "facts": model.FactFile, "brief": model.Brief}
"""What `briefdeck schema` can print, by the kind of file."""


def record_at(root: type[Any], steps: Sequence[int | str]) -> type[Any] | None:
    """Find the record whose keys stand below *steps* in a file that reads as *root*; None where there is none.

    The steps are keys and, for items of a list, ITEM or their numbers.
    """
    hint: Any = root
    for step in steps:
        hint = _below(_bare(hint, step), step)
    hint = _bare(hint, "")
    return hint if _is_record(hint) else None


def words_at(root: type[Any], steps: Sequence[int | str]) -> list[str]:
    """List the words of which the value at *steps* in a file that reads as *root* is one; [] where it is any text."""
    holder: Any = record_at(root, steps[:-1])
    hint = _types(holder).get(str(steps[-1])) if holder is not None else None
    marks = [mark for mark in getattr(hint, "__metadata__", ()) if isinstance(mark, Scalar)]
    return [str(word) for mark in marks for word in mark.schema.get("enum", ())]


def find_records(*roots: type[Any]) -> Iterator[type[Any]]:
    """Yield *roots* and every record that may stand somewhere in them, each once."""
    waiting: list[Any] = list(roots)
    found: set[Any] = set()
    while waiting:
        hint = waiting.pop(0)
        if not _is_record(hint):
            waiting += get_args(hint)
        elif hint not in found:
            found.add(hint)
            waiting += _types(hint).values()
            yield hint


def keys_of_record(record: Any) -> list[str]:
    """List the keys of *record*, in their order."""
    return list(_types(record))


def required_keys(record: Any) -> list[str]:
    """List the keys that *record* cannot do without; its first where it needs none."""
    needed = [key_of_field(field.name) for field in fields(record) if field.default is field.default_factory is MISSING]
    return needed or keys_of_record(record)[:1]


@cache
def _types(record: Any) -> dict[str, Any]:
    """Return the types of the values of *record*, by their keys."""
    hints = get_type_hints(record, include_extras=True)
    return {key_of_field(field.name): hints[field.name] for field in fields(record)}


def _is_record(hint: Any) -> bool:
    return isinstance(hint, type) and hasattr(hint, "__pydantic_config__")


def _bare(hint: Any, step: int | str) -> Any:
    """Return *hint* without marks and None, and as an item where *step* is none to an item and it may stand alone."""
    alone = False
    while hint is not None and not _is_record(hint) and get_origin(hint) not in (tuple, Mapping):
        alone = alone or any(isinstance(mark, Unlisted) for mark in getattr(hint, "__metadata__", ()))
        hint = next((each for each in get_args(hint) if each is not type(None)), None)
    return get_args(hint)[0] if alone and not _is_item(step) else hint


def _below(hint: Any, step: int | str) -> Any:
    """Return the type of what stands at *step* in a value of the type *hint*; None where nothing can."""
    if _is_record(hint):
        return _types(hint).get(str(step))
    if get_origin(hint) is tuple:
        return get_args(hint)[0] if _is_item(step) else None
    return get_args(hint)[1] if get_origin(hint) is Mapping else None


def _is_item(step: int | str) -> bool:
    return isinstance(step, int) or step == ITEM


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
