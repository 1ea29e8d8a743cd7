"""Record classes → validators.

pydantic's hooks and its core do the work, but not its package: that takes longer to load, and to make the same
validators, than it takes to prove a bank of two hundred facts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic_core import CoreSchema, SchemaValidator, core_schema


@cache
def validator(record: Any) -> SchemaValidator:
    """What makes a *record* of nodes, or raises ValidationError with every fault."""
    return SchemaValidator(_record(record))


def _record(record: Any) -> CoreSchema:
    hints, known = get_type_hints(record, include_extras=True), fields(record)
    arguments = [core_schema.dataclass_field(each.name, _field(each, hints[each.name])) for each in known]
    return core_schema.dataclass_schema(
        record,
        core_schema.dataclass_args_schema(record.__name__, arguments),
        [each.name for each in known],
        slots=True,
        config=core_schema.CoreConfig(extra_fields_behavior=record.__pydantic_config__["extra"]),
    )


def _field(field: Field[Any], hint: Any) -> CoreSchema:
    if field.default_factory is not MISSING:
        return core_schema.with_default_schema(_schema(hint), default_factory=field.default_factory)
    if field.default is not MISSING:
        return core_schema.with_default_schema(_schema(hint), default=field.default)
    return _schema(hint)


def _schema(hint: Any) -> CoreSchema:
    """What a value of the type *hint* is; the records are made of these kinds of types and no others."""
    if is_dataclass(hint):
        return _record(hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        inner, mark = arguments
        return _hooked(mark, inner)
    if origin is tuple:
        return core_schema.tuple_variable_schema(_schema(arguments[0]))
    if origin is Mapping:
        return core_schema.dict_schema(*map(_schema, arguments))
    if NoneType in arguments:
        return core_schema.nullable_schema(_schema(arguments[0]))
    return _hooked(hint, hint)


def _hooked(hook: Any, source: Any) -> CoreSchema:
    schema: CoreSchema = hook.__get_pydantic_core_schema__(source, _schema)
    return schema
