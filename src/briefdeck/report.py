"""Problems → text for people, JSON for programs, annotations for GitHub."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from briefdeck.console import columns, printable
from briefdeck.phrases import count
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext

_WIDTH = 100
"""Columns of a source line that are shown."""
_BEFORE = 40
"""Columns kept before the words complained of, when a line is cut."""

Paint = Mapping[str, str]
_PAINTED: Paint = {
    "location": "\x1b[1m",
    "error": "\x1b[1;31m",
    "warning": "\x1b[1;33m",
    "quiet": "\x1b[2m",
    "end": "\x1b[0m",
}
"""What a terminal is told, by what is printed."""
_PLAIN: Paint = dict.fromkeys(_PAINTED, "")


def format_text(problems: Sequence[Problem], sources: Mapping[str, Sequence[str]], colour: bool = False) -> str:
    """*problems* as a compiler prints them: place, rule, sentence, the line with a caret, what would help."""
    paint = _PAINTED if colour else _PLAIN
    return "".join(_one(problem, sources.get(problem.location.path, ()), paint) for problem in problems)


def _one(problem: Problem, lines: Sequence[str], paint: Paint) -> str:
    place = problem.location
    alarm = paint[problem.severity]
    warning = "" if problem.severity == "error" else " (warning)"
    fact = f" {paint['quiet']}[{problem.fact}]{paint['end']}" if problem.fact else ""
    head = f"{paint['location']}{place.path}:{place.line}:{place.column}{paint['end']} "
    shown = [f"{head}{alarm}{problem.code}{paint['end']}{warning} {printable(problem.message)}{fact}"]
    margin = " " * max(5, len(str(place.line)))
    if 0 < place.line <= len(lines):
        line, caret = _excerpt(lines[place.line - 1], place.column - 1, problem.length)
        shown += [f"{place.line:>{len(margin)}} | {line}", f"{margin} | {alarm}{caret}{paint['end']}"]
    shown += [f"{margin} = {printable(hint)}" for hint in problem.hint.split("\n") if hint]
    return "\n".join(shown) + "\n"


def _excerpt(line: str, column: int, marked: int) -> tuple[str, str]:
    """The part of *line* around *column*, and carets under the *marked* characters from there on."""
    start = 0 if len(line) <= _WIDTH else max(0, column - _BEFORE)
    cut = printable(line[start : start + _WIDTH])
    before = "…" if start else ""
    after = "…" if start + _WIDTH < len(line) else ""
    here = column - start
    offset = " " * columns(before + cut[:here])
    return before + cut + after, offset + "^" * max(1, columns(cut[here : here + marked]))


def summary(case: CheckContext, problems: Sequence[Problem]) -> dict[str, int]:
    """What was checked and what was found, in numbers."""
    facts = case.bank.facts
    errors = sum(problem.severity == "error" for problem in problems)
    return {
        "facts": len(facts),
        "cards": sum(len(fact.cards) for fact in facts),
        "citations": sum(len(fact.cite) for fact in facts),
        "errors": errors,
        "warnings": len(problems) - errors,
        "given": sum(len(fact.given) for fact in facts),
    }


def format_summary(numbers: Mapping[str, int]) -> str:
    """*numbers* of `summary` as a sentence."""
    checked = ", ".join(count(numbers[what], what) for what in ("facts", "cards", "citations"))
    found = ", ".join(count(numbers[what], what) for what in ("errors", "warnings"))
    given = f"; {count(numbers['given'], 'terms')} given by hand" if numbers["given"] else ""
    return f"{checked}: {found}{given}"


def format_json(problems: Sequence[Problem], **rest: Any) -> str:
    """*problems* and the *rest* of what a command found as one JSON object."""
    listed = [
        {
            "path": problem.location.path,
            "line": problem.location.line,
            "column": problem.location.column,
            "code": problem.code,
            "severity": problem.severity,
            "fact": problem.fact or None,
            "message": problem.message,
            "hint": problem.hint or None,
            "related": problem.related._asdict() if problem.related else None,
        }
        for problem in problems
    ]
    return json.dumps({"problems": listed, **rest}, ensure_ascii=False, indent=1) + "\n"


def format_github(problems: Sequence[Problem]) -> str:
    """*problems* as the workflow commands by which GitHub annotates a change."""
    return "".join(
        f"::{problem.severity} file={_property(problem.location.path)},line={problem.location.line},"
        f"col={problem.location.column},title={problem.code}::{_data(_said(problem))}\n"
        for problem in problems
    )


def _said(problem: Problem) -> str:
    return f"{problem.message}\n{problem.hint}" if problem.hint else problem.message


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
