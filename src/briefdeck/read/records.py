"""Nodes → records: what pydantic finds wrong, in words and with a place."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from briefdeck.located import LocatedStr, Location
from briefdeck.problem import Problem
from briefdeck.read.schema import keys_of_record, record_at, required_keys
from briefdeck.read.yaml_nodes import KeyPath, Mapping, Sequence
from briefdeck.rules.yaml import bad_citation, bad_date, bad_slug, missing_key, unknown_key, wrong_value

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Record = TypeVar("Record")

_KINDS = {
    "text": "one text, not a list or a mapping",
    "is_instance_of": "one text, not a list or a mapping",
    "tuple_type": "a list",
    "mapping_type": "a mapping of `key: value` lines",
    "dict_type": "a mapping of `key: value` lines",
    "dataclass_type": "a mapping of `key: value` lines",
}
_MOST_ROUNDS = 4
_ASKED = ("q", "a")
"""The keys that most cards have."""


def read_record(record: type[Record], node: Mapping) -> tuple[Record | None, list[Problem]]:
    """Make a *record* of *node*, and find every problem of its shape.

    Whatever has a problem is left out, so that the rest can still be checked. Where a required key is missing, the
    whole record is left out. None when nothing remains.
    """
    problems = list(_move_misplaced(record, node))
    filled: set[int | str] = set()
    left_out: set[int | str] = set()
    for _ in range(_MOST_ROUNDS):
        try:
            return _adapter(record).validate_python(node), problems  # type: ignore[arg-type]  # it is hashable
        except ValidationError as invalid:
            faults = invalid.errors(include_url=False, include_input=False)
        problems += [
            problem
            for fault in faults
            if fault["loc"][0] not in filled and not (fault["type"] == "missing" and fault["loc"][0] in left_out)
            for problem in _problems(record, node, fault)
        ]
        filled |= {fault["loc"][0] for fault in faults if fault["type"] == "missing" and len(fault["loc"]) == 1}
        left_out |= {fault["loc"][0] for fault in faults}
        for location in sorted({fault["loc"][:2] for fault in faults}, key=_from_the_end):
            _leave_out(record, node, location)
    return None, problems


def _move_misplaced(record: type[Any], root: Mapping) -> Iterator[Problem]:
    """Move the items of lists in *root* that are what another of its lists holds, such as a fact among disputes."""
    lists = {key: value for key, value in root.items() if isinstance(value, Sequence)}
    kinds = {key: kind for key in keys_of_record(record) if (kind := record_at(record, (key, 0))) is not None}
    for key, value in lists.items():
        for item in [item for item in value if isinstance(item, Mapping) and key in kinds]:
            if item.keys() >= set(required_keys(kinds[key])):
                continue
            other = next((each for each in kinds if item.keys() >= set(required_keys(kinds[each])) != {"id"}), "")
            if other in lists and item.keys() <= set(keys_of_record(kinds[other])):
                named = missing_key.name_record((other, 0))
                value.remove(item)
                lists[LocatedStr(other)].append(item)
                yield unknown_key.report_misplaced(
                    item.location, named, str(key), other, str(item.get(LocatedStr("id"), ""))
                )


@cache
def _adapter(record: Any) -> TypeAdapter[Any]:
    return TypeAdapter(record)


def make_record(record: Any, node: Mapping) -> object:
    """Make a *record* of *node*; where it has problems, which `read_record` reports, return the node itself."""
    try:
        made: object = _adapter(record).validate_python(node)
    except ValidationError:
        return node
    return made


def _from_the_end(location: KeyPath) -> tuple[tuple[bool, int, str], ...]:
    """Return a sort key that puts later items of a list first, so that leaving one out does not move the others."""
    return tuple((True, -step, "") if isinstance(step, int) else (False, 0, step) for step in location)


def _problems(record: type[Any], root: Mapping, fault: ErrorDetails) -> list[Problem]:
    location: KeyPath = tuple(step for step in fault["loc"] if step != "[key]")
    kind, fact = fault["type"], _fact_id(root, location)
    holder, last = _walk(root, location[:-1]), location[-1] if location else ""
    if kind == "missing":
        hollow = isinstance(holder, Mapping) and (last in holder.hollow or _is_misspelt(record, location, holder))
        named = missing_key.name_record(location[:-1])
        return [] if hollow else [missing_key.report(holder.location, named, str(last), fact)]
    if kind == "unexpected_keyword_argument":
        known = _known_keys(record, location)
        return [unknown_key.report(_key_location(holder, last), str(last), known, set(holder), fact)]
    if kind == "refused":
        return [_report_refusal(root, fault, location, fact)]
    return [_report_kind(record, root, location, _KINDS.get(kind, fault["msg"]), fact)]


def _report_kind(record: type[Any], root: Mapping, location: KeyPath, wanted: str, fact: str) -> Problem:
    """Report a value at *location* that is not of the kind *wanted*, with what it looks like where it is."""
    key = next((step for step in reversed(location) if isinstance(step, str)), "the file")
    node = _walk(root, location)
    first = str(next(iter(node), "")) if isinstance(node, Mapping) else ""
    if first and key == "cite":
        return bad_citation.report_parts(node.location, first, str(node[LocatedStr(first)]), fact)
    entry = next(iter(node), None) if isinstance(node, Sequence) and wanted == _KINDS["mapping_type"] else None
    if isinstance(entry, Mapping):
        return wrong_value.report_hyphens(node.location, key, str(next(iter(entry), "…")), fact)
    alone = record_at(record, location)
    found = alone or record_at(record, (*location, 0))
    if found is not None and isinstance(node, LocatedStr):
        keys = _ASKED if set(_ASKED) <= set(keys_of_record(found)) else required_keys(found)
        return wrong_value.report_no_record(node.location, key, keys, fact, alone is not None)
    given = node if isinstance(node, LocatedStr) else entry
    if wanted == _KINDS["mapping_type"] and isinstance(given, LocatedStr) and (key != "value" or " " in given):
        return wrong_value.report_no_mapping(node.location, key, given, fact)
    return wrong_value.report_kind(node.location, key, wanted, fact, first)


def _is_misspelt(record: type[Any], location: KeyPath, holder: Mapping) -> bool:
    """Tell whether the key that is missing at *location* stands in *holder* under another name, which is reported."""
    known = _known_keys(record, location)
    return any(unknown_key.find_meant(key, known) == location[-1] for key in holder if key not in known)


def _known_keys(record: type[Any], location: KeyPath) -> list[str]:
    """List the keys of the record in which the last key of *location* stands."""
    found = record_at(record, location[:-1])
    return keys_of_record(found) if found is not None else []


def _report_refusal(root: Mapping, fault: ErrorDetails, location: KeyPath, fact: str) -> Problem:
    """Report a scalar, or a key, at *location* that is not of its kind."""
    context, is_key = fault["ctx"], "[key]" in fault["loc"]
    node = _walk(root, location)
    place = _key_location(_walk(root, location[:-1]), location[-1]) if is_key else node.location
    if context["kind"] == "slug":
        return bad_slug.report(place, context["why"], str(location[-1]) if is_key else str(node), fact)
    if context["kind"] == "citation":
        articles = root.get(LocatedStr("articles"))
        known = [str(key) for key in articles] if isinstance(articles, Mapping) else []
        return bad_citation.report(place, str(node), context["why"], fact, known)
    if context["kind"] == "date":
        return bad_date.report(place, str(node), context["why"], fact)
    problem = wrong_value.report(place, context["why"], fact)
    several = isinstance(node, str) and "," in node and not problem.advice
    return replace(problem, advice=f"several are a list: [{node}]") if several else problem


def _walk(node: Any, location: KeyPath) -> Any:
    """Find the node at *location*, or the nearest above it that has a place."""
    for step in location:
        if step == 0 and isinstance(node, Mapping):
            continue  # it is alone where a list is possible
        try:
            inner = node[step]
        except (KeyError, IndexError, TypeError):
            return node
        if not hasattr(inner, "location"):
            return node
        node = inner
    return node


def _key_location(holder: Any, key: int | str) -> Location:
    if isinstance(holder, AnyMapping):
        for known in holder:
            if known == key and isinstance(known, LocatedStr):
                return known.location
    place: Location = holder.location
    return place


def _fact_id(root: Mapping, location: KeyPath) -> str:
    if location[:1] != ("facts",) or len(location) < 2:
        return ""
    named = _walk(root, location[:2])
    own = named.get(LocatedStr("id")) if isinstance(named, Mapping) else None
    return str(own) if isinstance(own, LocatedStr) else ""


def _leave_out(record: type[Any], root: Mapping, location: KeyPath) -> None:
    """Remove what is at *location* from *root*, or put an empty value where a required one is missing."""
    holder = root.get(LocatedStr(str(location[0])))
    if isinstance(holder, Mapping) and len(location) > 1 and isinstance(location[1], str):
        holder.pop(LocatedStr(str(location[1])), None)
    elif isinstance(holder, Sequence) and len(location) > 1 and isinstance(location[1], int):
        del holder[location[1]]
    elif holder is not None:
        del root[LocatedStr(str(location[0]))]
    else:
        _fill(record, root, str(location[0]))


def _fill(record: type[Any], root: Mapping, key: str) -> None:
    origin = get_origin(get_type_hints(record)[key])
    empty = Mapping() if origin is AnyMapping else Sequence() if origin is tuple else None
    if empty is not None:
        empty.location = root.location
    root[LocatedStr(key, root.location)] = LocatedStr("", root.location) if empty is None else empty
