"""Lines found for a sentence → text for people, JSON for programs.

The JSON, of which keys may be added but none taken away or changed:

    {"lines": [{"article": KEY, "line": N, "proves": whether it proves the sentence, "text": what stands there or null,
                "lacks": [{"code": …, "severity": …, "message": …, "hint": …}, …]}, …],
     "facts": [ids of the facts that say it already]}
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from briefdeck.console import clean_json
from briefdeck.curate.find_lines import FoundLine
from briefdeck.curate.show_lines import known_of_line
from briefdeck.model import Fact
from briefdeck.rules.context import CheckContext


def format_text(context: CheckContext, found: Sequence[FoundLine], same: Sequence[Fact]) -> str:
    """Format *found* line by line, with what each lacks below it, then the facts that say the same."""
    rows = [row for line in found for row in _rows(context, line)]
    rows += [f"said already: {fact.id}: {fact.fact}" for fact in same]
    return "".join(f"{row}\n" for row in rows)


def _rows(context: CheckContext, line: FoundLine) -> Iterator[str]:
    article, number = line.source
    text = context.line(*line.source)
    known = ", ".join(known_of_line(context.article_index(article), number)) or "no number and no name"
    yield f"{article}:{number}{' proves it' if line.is_proof else ''}"
    yield f"    | {text if text is not None else f'(has {known})'}"
    for problem in line.lacks:
        yield f"    {problem.severity} {problem.code} {problem.message}"
        if problem.hint:
            yield f"      = {problem.hint}"


def format_json(context: CheckContext, found: Sequence[FoundLine], same: Sequence[Fact]) -> str:
    """Format *found* and *same* as the JSON that this module describes."""
    lines = [
        {
            "article": line.source.article,
            "line": line.source.line,
            "proves": line.is_proof,
            "text": context.line(*line.source),
            "lacks": [
                {
                    "code": problem.code,
                    "severity": problem.severity,
                    "message": problem.message,
                    "hint": problem.hint,
                }
                for problem in line.lacks
            ],
        }
        for line in found
    ]
    return clean_json({"lines": lines, "facts": [str(fact.id) for fact in same]})


FORMATS: Mapping[str, Callable[[CheckContext, Sequence[FoundLine], Sequence[Fact]], str]] = {
    "text": format_text,
    "json": format_json,
}
"""By the name that `--format` takes."""
