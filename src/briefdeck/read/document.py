"""A whole file → its top node and all its problems, past the first syntax error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

from briefdeck.located import Location
from briefdeck.problem import Problem
from briefdeck.read.nodes import Builder, Finish, Mapping, RefusedError
from briefdeck.rules.old_docs import RULES

_TAB = re.compile(r"^ *\t[\t ]*(?=\S)", re.MULTILINE)
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
    """Reads *text* as one YAML mapping; items of its lists become what *finish* makes of them.

    An item of a list that is not YAML is reported and set aside, and reading goes on after it, so
    that several syntax errors are found in one run.
    """
    problems = list(_tabs(text, path)) if "\t" in text else []
    if problems:
        text = _TAB.sub(lambda tab: tab[0].replace("\t", " "), text)
    builder = Builder(path, finish)
    for _ in range(_MOST):
        builder = Builder(path, finish)
        try:
            builder.build(text)
            break
        except RefusedError as refused:
            again = any(each.location == refused.problem.location for each in problems)
            lost, lines = None, text.split("\n")
            if refused.problem.code == "Y102" and not again:
                lost = _set_aside(lines, refused.problem.location.line)
            if not again:
                problems.append(replace(refused.problem, fact=lost or ""))
            if lost is None:
                return Document(None, problems)
            text = "\n".join(lines)
    else:
        return Document(None, problems)  # so many faults: it is hardly YAML at all
    return Document(*_top(builder, text, problems + builder.problems))


def _top(builder: Builder, text: str, problems: list[Problem]) -> tuple[Mapping | None, list[Problem]]:
    root, start = builder.root, Location(builder.path, 1, 1)
    if isinstance(root, Mapping):
        return root, problems
    if root is not None:
        return None, [*problems, RULES["Y112"].problem(root.location, "the file is not made of `key: value` lines")]
    if text.strip() and not problems:
        return None, [RULES["Y103"].problem(start, "the file holds nothing but comments")]
    return None, problems  # of a blank file `decode` has spoken


def _tabs(text: str, path: str) -> Iterator[Problem]:
    for tab in _TAB.finditer(text):
        yield RULES["Y108"].problem(_place(path, text, tab.end() - 1), "this line is indented with a tab: use spaces")


def _set_aside(lines: list[str], line: int) -> str | None:
    """Blanks the outermost list item that holds *line* and tells its id ("" without); None when none does."""
    found: tuple[int, int] | None = None
    for at in range(min(line, len(lines)) - 1, -1, -1):
        item = _ITEM.match(lines[at])
        if item and (found is None or len(item[1]) < found[1]):
            found = at, len(item[1])
        elif lines[at][:1].strip() and not lines[at].startswith("#"):
            break
    if found is None:
        return None
    start, indent = found
    end = next((at for at in range(start + 1, len(lines)) if _ends(lines[at], indent)), len(lines))
    ids = [named[1] for named in map(_ID.match, lines[start:end]) if named]
    lines[start:end] = [""] * (end - start)
    return ids[0] if ids else ""


def _ends(line: str, indent: int) -> bool:
    return bool(line.strip()) and len(line) - len(line.lstrip()) <= indent


def _place(path: str, text: str, index: int) -> Location:
    return Location(path, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))
