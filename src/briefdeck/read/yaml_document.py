"""A whole file → its top node and all its problems, past the first syntax error."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from types import MappingProxyType

from briefdeck.language.hidden_characters import is_plain
from briefdeck.problem import Problem
from briefdeck.read.mend_yaml import (
    NO_ENTRY,
    SECTIONS,
    diagnose,
    empty_value_above,
    find_bare_entry,
    find_conflict,
    find_missing_colon,
    find_stray_words,
    find_wrong_indentation,
    missing_facts_key,
)
from briefdeck.read.yaml_nodes import Finish, Mapping, NodeBuilder, RefusedError
from briefdeck.rules.yaml import (
    empty_file,
    hidden_character,
    leftover_character,
    malformed_yaml,
    tab_indentation,
    wrong_value,
)

_ITEM = re.compile(r"( *)- ")
_ID = re.compile(r"\s*(?:- )?id: *([a-z0-9-]+) *$")
_ENTRY = re.compile(r"( *)[^\s#]")
_SECTION = re.compile(r"([a-z_]+): *(?:#.*)?$")
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
    plain = is_plain(text)
    if not plain:
        problems += islice(hidden_character.check_text(text, path), hidden_character.MOST)
    problems += wrong_value.check_comments(text, path)
    if conflict := find_conflict(text):
        return Document(None, [*problems, malformed_yaml.report_cause(path, *conflict)])
    document = _read(text, partial(NodeBuilder, path, finish, plain), problems)
    if not plain:
        reported = {problem.location.line for problem in document.problems if problem.rule is hidden_character.RULE}
        document.problems.extend(leftover_character.check_text(text, path, reported))
    return document


def _read(text: str, begin: Callable[[], NodeBuilder], problems: list[Problem]) -> Document:
    builder = begin()
    for _ in range(_MOST):
        builder = begin()
        try:
            builder.build(text)
            text, found = _add_colon(text, builder)
            if found is None:
                break
            problems.append(found)
        except RefusedError as refused:
            again = any(problem.location == refused.problem.location for problem in problems)
            lost, lines = None, text.split("\n")
            problem = refused.problem
            if problem.rule is malformed_yaml.RULE and not again:
                problem, lost = _explain(lines, problem)
            if not again:
                problems.append(replace(problem, fact=lost or ""))
            if lost is None:
                return Document(None, problems)
            text = "\n".join(lines)
    else:
        return Document(None, problems)  # with so many problems it is hardly YAML
    return Document(*_finish_document(builder, text, problems + builder.problems))


def _add_colon(text: str, builder: NodeBuilder) -> tuple[str, Problem | None]:
    """Give the only entry of a key such as `topics:` its colon where *text*, as built, lacks it, and say so."""
    lines, root = text.split("\n"), builder.root
    if not isinstance(root, Mapping) or (entry := find_bare_entry(lines, root, builder.path)) is None:
        return text, None
    at = entry.location.line - 1
    lines[at] = entry.apply(lines[at])
    return "\n".join(lines), malformed_yaml.report_bare_key(entry)


def _explain(lines: list[str], problem: Problem) -> tuple[Problem, str | None]:
    """Find the cause of *problem*, where *lines* stop being YAML, and take it out of them so that reading can go on.

    Returns the problem at its cause, and the id of the item that is set aside, "" without one; None where none can be.
    """
    path, line, column = problem.location
    if (empty := empty_value_above(lines, line)) is not None:
        above = lines[empty.line - 1]
        lines[empty.line - 1] = above[: above.index(":") + 1]
        return malformed_yaml.report_cause(path, *empty), ""
    if (missing := missing_facts_key(lines, line)) is not None:
        lines[line - 2] = "facts:"
        return malformed_yaml.report_cause(path, *missing), ""
    if (key := find_missing_colon(lines, line, path)) is not None:
        at = key.location.line - 1
        lines[at] = key.apply(lines[at])
        return malformed_yaml.report_bare_key(key), _find_item(lines, at + 1)[1]
    cause = diagnose(lines, line, column, problem.message)
    if cause is not None:
        problem = malformed_yaml.report_cause(path, *cause)
        if cause.why == NO_ENTRY:
            lines[cause.line - 1] = ""
            return problem, ""
    elif (stray := find_stray_words(lines, line)) is not None:
        lines[stray.line - 1] = ""
        return malformed_yaml.report_cause(path, *stray), _find_item(lines, stray.line)[1]
    elif edits := find_wrong_indentation(lines, line, path):
        for edit in edits:
            at = edit.location.line - 1
            lines[at] = edit.apply(lines[at])
        return malformed_yaml.report_indentation(edits), _find_item(lines, edits[0].location.line)[1]
    return problem, _set_aside(lines, line)


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
    """Blank the outermost list item, or the entry of a mapping such as `articles:`, that has *line*.

    Returns its id, "" without one; None when nothing of the kind has it.
    """
    item, name = _find_item(lines, line)
    if not item:
        return None
    lines[item.start : item.stop] = [""] * len(item)
    top = _find_top(lines, line)
    key = _SECTION.match(lines[top])
    end = next((at for at in range(item.start, len(lines)) if _ends_item(lines[at], 0)), len(lines))
    if key and not "".join(lines[top + 1 : end]).strip():
        lines[item.start] = "  {}" if key[1] in SECTIONS else "  []"  # it has no entry left, but it is not empty
    return name


def _find_item(lines: Sequence[str], line: int) -> tuple[range, str]:
    """Find the lines of the outermost list item, or of the entry of such a mapping, that has *line*, and its id.

    There are none where nothing of the kind has it, and the id is "" where it has none.
    """
    top = _find_top(lines, line)
    key = _SECTION.match(lines[top])
    find = _ENTRY.match if key and key[1] in SECTIONS else _ITEM.match
    inner = range(top + 1, min(line, len(lines)))
    items = {index: len(item[1]) for index in inner if (item := find(lines[index]))}
    if not items:
        return range(0), ""
    indent = min(items.values())
    start = max(index for index in items if items[index] == indent)
    end = next((index for index in range(start + 1, len(lines)) if _ends_item(lines[index], indent)), len(lines))
    return range(start, end), next((named[1] for named in map(_ID.match, lines[start:end]) if named), "")


def _find_top(lines: Sequence[str], line: int) -> int:
    """Return the index of the last line up to *line* that begins a value of the top mapping; 0 where none does."""
    begins = (index for index in range(min(line, len(lines)) - 1, -1, -1) if lines[index][:1].strip())
    return next((index for index in begins if not lines[index].startswith(("#", "- "))), 0)


def _ends_item(line: str, indent: int) -> bool:
    return bool(line.strip()) and len(line) - len(line.lstrip()) <= indent
