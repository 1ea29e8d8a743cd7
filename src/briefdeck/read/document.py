"""A whole file → its top node and all its problems, past the first syntax error."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType

from briefdeck.language.hidden_characters import may_hide
from briefdeck.problem import Problem
from briefdeck.read.yaml_nodes import Finish, Mapping, NodeBuilder, RefusedError
from briefdeck.rules.yaml import empty_file, hidden_character, malformed_yaml, tab_indentation, wrong_value

_ITEM = re.compile(r"( *)- ")
_ID = re.compile(r"\s*(?:- )?id: *([a-z0-9-]+) *$")
_MOST = 20


@dataclass(frozen=True, slots=True)
class Document:
    """What could be read of a file."""

    root: Mapping | None
    """The top mapping; None where there is none."""
    problems: list[Problem]
    """Everything wrong with its YAML; `fact` is the id of an item that could not be read."""


def read_document(text: str, path: str, finish: Finish = MappingProxyType({})) -> Document:
    """Read *text*, the file *path*, as one YAML mapping, and turn list items into records by *finish*.

    A list item that is not YAML is reported and set aside, and reading goes on after it, so that several syntax errors
    are found in one run.
    """
    problems = list(tab_indentation.check_text(text, path)) if "\t" in text else []
    if problems:
        text = tab_indentation.without_tabs(text)
    if may_hide(text):
        problems += islice(hidden_character.check_text(text, path), hidden_character.MOST)
    builder = NodeBuilder(path, finish)
    for _ in range(_MOST):
        builder = NodeBuilder(path, finish)
        try:
            builder.build(text)
            break
        except RefusedError as refused:
            again = any(problem.location == refused.problem.location for problem in problems)
            lost, lines = None, text.split("\n")
            if refused.problem.rule is malformed_yaml.RULE and not again:
                lost = _set_aside(lines, refused.problem.location.line)
            if not again:
                problems.append(replace(refused.problem, fact=lost or ""))
            if lost is None:
                return Document(None, problems)
            text = "\n".join(lines)
    else:
        return Document(None, problems)  # with so many problems it is hardly YAML
    return Document(*_finish_document(builder, text, problems + builder.problems))


def _finish_document(builder: NodeBuilder, text: str, problems: list[Problem]) -> tuple[Mapping | None, list[Problem]]:
    root = builder.root
    if isinstance(root, Mapping):
        return root, problems
    if root is not None:
        return None, [*problems, wrong_value.report_top(root.location)]
    if text.strip() and not problems:
        return None, [empty_file.report_comments(builder.path)]
    return None, problems  # `decode` has reported a blank file


def _set_aside(lines: list[str], line: int) -> str | None:
    """Blank the outermost list item that has *line*, and return its id, "" without one; None when no item has it."""
    found: tuple[int, int] | None = None
    for index in range(min(line, len(lines)) - 1, -1, -1):
        item = _ITEM.match(lines[index])
        if item and (found is None or len(item[1]) < found[1]):
            found = index, len(item[1])
        elif lines[index][:1].strip() and not lines[index].startswith("#"):
            break
    if found is None:
        return None
    start, indent = found
    end = next((index for index in range(start + 1, len(lines)) if _ends_item(lines[index], indent)), len(lines))
    ids = [named[1] for named in map(_ID.match, lines[start:end]) if named]
    lines[start:end] = [""] * (end - start)
    return ids[0] if ids else ""


def _ends_item(line: str, indent: int) -> bool:
    return bool(line.strip()) and len(line) - len(line.lstrip()) <= indent
