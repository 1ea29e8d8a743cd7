"""Problems → text for people, JSON for programs, annotations for GitHub."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from briefdeck.console import clean, clean_json, count_columns
from briefdeck.language.needs import LABELS, Need
from briefdeck.language.packs.pack import pack_of
from briefdeck.message_grammar import count, listed, word_ranges
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.registry import RULES
from briefdeck.rules.unchecked import RulesNotRun, Unchecked

_WIDTH = 100
"""Columns of a source line that are shown."""
_BEFORE = 40
"""Columns kept before the words complained of, when a line is cut."""

MOST_WARNINGS = 100
"""Warnings of one rule that are shown; the others are counted."""

Paint = Mapping[str, str]
_PAINTED: Paint = {
    "location": "\x1b[1m",
    "error": "\x1b[1;31m",
    "warning": "\x1b[1;33m",
    "quiet": "\x1b[2m",
    "end": "\x1b[0m",
}
"""The escape sequences for a terminal, by what is printed."""
_PLAIN: Paint = dict.fromkeys(_PAINTED, "")


def format_text(problems: Sequence[Problem], sources: Mapping[str, Sequence[str]], colour: bool = False) -> str:
    """Format *problems* as a compiler prints them: place, rule, sentence, the line with a caret, what would help.

    The first MOST_WARNINGS warnings of each rule are shown, and the others counted.
    """
    paint = _PAINTED if colour else _PLAIN
    shown, left_out = shorten(problems)
    blocks = [_block(problem, sources.get(problem.location.path, ()), paint) for problem in shown]
    return "".join([*blocks, *(f"{sentence}\n" for sentence in _left_out_sentences(left_out))])


def shorten(problems: Sequence[Problem]) -> tuple[list[Problem], dict[str, int]]:
    """Drop the warnings of each rule after its first MOST_WARNINGS, and count those dropped, by code."""
    counted: Counter[str] = Counter()
    shown = []
    for problem in problems:
        counted[problem.code] += problem.severity == "warning"
        if counted[problem.code] <= MOST_WARNINGS:
            shown.append(problem)
    return shown, {code: number - MOST_WARNINGS for code, number in counted.items() if number > MOST_WARNINGS}


def _left_out_sentences(left_out: Mapping[str, int]) -> list[str]:
    return [f"{code} (warning): {number:,} more are not shown" for code, number in left_out.items()]


def _block(problem: Problem, lines: Sequence[str], paint: Paint) -> str:
    location = problem.location
    alarm = paint[problem.severity]
    warning = "" if problem.severity == "error" else " (warning)"
    fact = f" {paint['quiet']}[{clean(problem.fact)}]{paint['end']}" if problem.fact else ""
    head = f"{paint['location']}{clean(location.path)}:{location.line}:{location.column}{paint['end']} "
    shown = [f"{head}{alarm}{problem.code}{paint['end']}{warning} {clean(problem.message)}{fact}"]
    margin = " " * max(5, len(str(location.line)))
    if 0 < location.line <= len(lines):
        line, caret = _excerpt(lines[location.line - 1], location.column - 1, problem.length)
        shown += [f"{location.line:>{len(margin)}} | {line}", f"{margin} | {alarm}{caret}{paint['end']}"]
    shown += [f"{margin} = {clean(hint)}" for hint in problem.hint.split("\n") if hint]
    return "\n".join(shown) + "\n"


def _excerpt(line: str, column: int, marked: int) -> tuple[str, str]:
    """Return the part of *line* around *column*, and carets under the *marked* characters from there on."""
    start = 0 if len(line) <= _WIDTH else max(0, column - _BEFORE)
    cut = clean(line[start : start + _WIDTH])
    before = "…" if start else ""
    after = "…" if start + _WIDTH < len(line) else ""
    here = column - start
    offset = count_columns(before + cut[:here])
    return before + cut + after, " " * offset + "^" * max(1, count_columns(before + cut[: here + marked]) - offset)


def summarise(case: CheckContext, problems: Sequence[Problem]) -> dict[str, int]:
    """Count what was checked and what was found."""
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
    """Word *numbers*, a result of `summarise`, as a sentence."""
    checked = ", ".join(count(numbers[what], what) for what in ("facts", "cards", "citations"))
    found = ", ".join(count(numbers[what], what) for what in ("errors", "warnings"))
    given = f"; {count(numbers['given'], 'terms')} given by hand" if numbers["given"] else ""
    return f"{checked}: {found}{given}"


_MOST_ERRORS, _FEW_WARNINGS = 5, 3
"""Errors that are named once more where more warnings than so few stand among them."""


def name_errors(problems: Sequence[Problem]) -> list[str]:
    """Name the errors among *problems* once more, a line each, where they are hard to find among warnings."""
    errors = [problem for problem in problems if problem.severity == "error"]
    if not errors or len(problems) - len(errors) <= _FEW_WARNINGS:
        return []
    named = ["the error among them:" if len(errors) == 1 else "the errors among them:"]
    for error in errors[:_MOST_ERRORS]:
        path, line, column = error.location
        named.append(f"  {path}:{line}:{column} {error.code} {error.message}")
    more = len(errors) - _MOST_ERRORS
    return [*named, f"  and {count(more, 'more errors')}"] if more > 0 else named


def word_undone(problems: Sequence[Problem], undone: str) -> str:
    """Say that errors among *problems* are why something is *undone*: "nothing was built: 1 error stops it"."""
    errors = sum(problem.severity == "error" for problem in problems)
    return f"{undone}: {count(errors, 'errors')} {'stops' if errors == 1 else 'stop'} it"


def format_unchecked(unchecked: Unchecked, with_codes: bool = False) -> list[str]:
    """Word what was not checked: one sentence for missing texts, and one for each language that is not known.

    What the rules look at is told in plain words, and *with_codes* by their codes too.
    """
    missing = unchecked.missing_texts
    texts = f"the {'text' if len(missing) == 1 else 'texts'} of {listed(missing)}"
    reason = f"{texts} {'is' if len(missing) == 1 else 'are'} not here"
    sentences = [_not_run(group, _as_known(group), with_codes) for group in unchecked.rules if group.language]
    without = [_not_run(group, reason, with_codes) for group in unchecked.rules if not group.language]
    return [f"not checked: {told}" for told in (*(without or ([texts] if missing else [])), *sentences)]


_MOST_NAMED = 3
"""So much that is known of a language is named; where it is more, what is lacking matters."""


def _as_known(group: RulesNotRun) -> str:
    if group.is_of_lines and group.known:
        are = "are" if group.known[1:] else "is"
        return f"of lines in another language ({group.language}) only {listed(group.known)} {are} compared"
    if not group.known:
        return f"language {group.language} is not known"
    if len(group.known) > _MOST_NAMED:
        where = "that language" if group.is_of_articles else _called(group.language)
        return f"nothing is known of them in {where}"
    return f"of language {group.language} only {listed(group.known)} {'are' if group.known[1:] else 'is'} known"


def _called(language: str) -> str:
    """Return the name of a *language* that has a pack, or else its tag."""
    pack = pack_of(language)
    return pack.name if pack else language


def _not_run(group: RulesNotRun, reason: str, with_codes: bool) -> str:
    codes = f"{count(len(group.codes), 'rules')}: {word_ranges(group.codes)}"
    rules = f" ({codes})" if with_codes else ""
    nothing = not (group.language and group.known)
    less = [_CHECKED_LESS[code] for code in group.in_part if code in _CHECKED_LESS and nothing]
    is_packed = group.language and len(group.known) > _MOST_NAMED and not group.is_of_lines
    looked_at = (
        listed([LABELS[Need(need)] for need in group.lacking], len(LABELS)) if is_packed else _looked_at(group.codes)
    )
    like = f" in {_called(group.language)}, like their articles" if group.is_of_articles else ""
    return "; ".join([f"{looked_at}, of {count(group.facts, 'facts')}{like}{rules}, as {reason}", *less])


def _looked_at(codes: Iterable[str]) -> str:
    """Word what the rules with *codes* look at: "copied words, and in part pages", which others look at too."""
    idle = Counter(code[0] for code in codes)
    every = Counter(code[0] for code in RULES)
    whole = [_FAMILIES[family] for family in _FAMILIES if idle[family] == every[family]]
    partly = [_FAMILIES[family] for family in _FAMILIES if 0 < idle[family] < every[family]]
    return ", and ".join(filter(None, [listed(whole), f"in part {listed(partly)}" if partly else ""]))


_FAMILIES = {
    "G": "what the lines say",
    "A": "who says it",
    "W": "copied words",
    "Q": "card wording",
    "D": "disputes",
    "B": "pages",
    "R": "what the second reader said",
}
"""What the rules of a family look at, for those who do not know its codes."""
_CHECKED_LESS = {
    "G201": "numbers were compared as they are written",
    "G203": "of names only those that `names:` lists were compared",
    "G205": "quotations were compared without the order of their words",
}
"""What a rule that checks less still does, by its code."""


def list_unchecked(unchecked: Unchecked) -> dict[str, Any]:
    """List what was not checked, for JSON."""
    groups = [
        {
            "reason": "language" if group.language else "texts",
            "language": group.language or None,
            "not_run": group.codes,
            "in_part": group.in_part,
            "facts": group.facts,
        }
        for group in unchecked.rules
    ]
    return {"missing_texts": unchecked.missing_texts, "rules": groups, "given": unchecked.given}


def format_json(problems: Sequence[Problem], **rest: Any) -> str:
    """Format *problems* and the *rest* of a command's findings as one JSON object.

    `left_out` counts, by code, the warnings of a rule beyond its first MOST_WARNINGS, which are not listed.
    """
    shown, left_out = shorten(problems)
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
        for problem in shown
    ]
    return clean_json({"problems": listed, **({"left_out": left_out} if left_out else {}), **rest})


def format_github(problems: Sequence[Problem], notices: Iterable[str] = ()) -> str:
    """Format *problems* and *notices* about the whole as the workflow commands with which GitHub annotates a change."""
    shown, left_out = shorten(problems)
    annotations = [
        f"::{problem.severity} file={_property(problem.location.path)},line={problem.location.line},"
        f"col={problem.location.column},title={problem.code}::{_data(_explanation(problem))}\n"
        for problem in shown
    ]
    others = [*(("warning", sentence) for sentence in _left_out_sentences(left_out)), *(("notice", s) for s in notices)]
    return "".join([*annotations, *(f"::{kind}::{_data(sentence)}\n" for kind, sentence in others)])


def _explanation(problem: Problem) -> str:
    return f"{problem.message}\n{problem.hint}" if problem.hint else problem.message


def _data(text: str) -> str:
    return "%0A".join(clean(line).replace("%", "%25") for line in text.replace("\r", "\n").split("\n"))


def _property(text: str) -> str:
    return clean(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
