"""Malformed YAML: a file that stops being valid YAML."""

from __future__ import annotations

from collections.abc import Sequence

from briefdeck.located import Location
from briefdeck.problem import Cure, Edit, Problem, Rule, example

RULE = Rule(
    "Y102",
    "A file is well-formed YAML.",
    why="What is not YAML is read by nobody, or by each program in its own way. A colon and a blank inside a "
    "value, or a value that begins with a special character, asks for quotation marks around the whole value.",
    bad=example("""
        facts:
          - id: night-rota
            fact: Tove Brandt’s condition: the night rota has to go.
            cite: harbour:10
            topic: strike
        """),
    good=example("""
        facts:
          - id: night-rota
            fact: "Tove Brandt’s condition: the night rota has to go."
            cite: harbour:10
            topic: strike
        """),
)

_NEVER_CLOSED = "a quotation mark opened here is never closed"
_MEANINGS = (
    ("found unexpected end of stream", _NEVER_CLOSED),
    ("mapping values are not allowed", "a colon and a space inside a value: put the whole value in quotes"),
    ("cannot start any token", "this character cannot begin a value: put the value in quotes"),
    ("could not find expected ':'", "this line is neither `key: value` nor the rest of a value: check its indentation"),
    ("did not find expected key", "this does not fit what stands above: check the indentation and the closing quotes"),
    ("did not find expected '-'", "this line is not indented like the items of its list"),
    ("did not find expected ',' or", "a bracket is not closed, or a comma is missing"),
    ("did not find expected node content", "a value is missing here"),
    ("block sequence entries are not allowed", "an item of a list cannot begin here: put it on a line of its own"),
    ("expected <block end>", "this does not fit what stands above: check the indentation and the closing quotes"),
    ("expected ',' or", "a bracket is not closed, or a comma is missing"),
)
"""What a curator can act on, by a part of what the parser says: libyaml's words, then PyYAML's own."""


def report(location: Location, reason: str) -> Problem:
    """Report that the text is not YAML from *location* on; *reason* is the parser's."""
    meaning = next((meaning for part, meaning in _MEANINGS if part in reason), reason)
    return RULE.problem(location, f"this is not YAML from here: {meaning}")


def report_cause(path: str, line: int, column: int, why: str) -> Problem:
    """Report *why* the file *path* stops being YAML, at *line* and *column* where the cause is."""
    return RULE.problem(Location(path, line, column), why)


def report_bare_key(key: Edit) -> Problem:
    """Report a key without its colon, or without the space behind it, which *key* puts right."""
    path, line, column = key.location
    name = key.new.rstrip().removesuffix(":")
    why = f"a colon is missing behind the key: `{name}:`"
    if ":" in key.old:
        why = f"a space is missing behind the colon: `{name}: …`"
    elif key.new.endswith(" "):
        why = f"a colon and a space are missing behind the key: `{name}: …`"
    return RULE.problem(Location(path, line, column + len(name)), why, cures=[Cure("put it in", (key,))])


def report_indentation(edits: Sequence[Edit]) -> Problem:
    """Report a line that is indented otherwise than those that it belongs to, which *edits* put right.

    The first edit is of its blanks, the others of those of the lines that belong to it.
    """
    first, *rest = edits
    old, new = len(first.old), len(first.new)
    why = f"this line is indented by {old}, not by {new} like those that it belongs to"
    label = f"indent it by {new}" + (", and what belongs to it in step" if rest else "")
    where = first.location._replace(column=old + 1)
    return RULE.problem(where, why, cures=[Cure(label, tuple(edits))])


def report_open_quotation(location: Location, fact: str) -> Problem:
    """Report a quotation mark at *location* whose text runs on into the next keys."""
    return RULE.problem(location, f"this is not YAML from here: {_NEVER_CLOSED}", fact)
