"""Coverage → text for people, JSON for programs, annotations for GitHub.

The JSON, of which keys may be added but none taken away or changed:

    {"articles": {KEY: {"substance": how many lines have substance,
                        "cited": how many of them a fact cites,
                        "percent": cited of substance, cut after the first decimal,
                        "left": [{"line": N, "numbers": […], "names": […], "words": […]}, …],
                        "facts_by_line": {"N": [ids of the facts that cite line N], …}}, …},
     "total": {"substance": …, "cited": …, "percent": …},
     "below": [keys of the articles below --at-least]}

`left` are the lines of substance that no fact cites, with their numbers and dates as written, their names, and all
their words, in the order of the alphabet. `facts_by_line` has every cited line, also one without substance.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from briefdeck.console import clean_json
from briefdeck.curate.coverage.measure import ArticleCoverage, Coverage, CoveredLine
from briefdeck.grammar import count
from briefdeck.language.words import STOP_WORDS

_WIDTH = 80
"""The columns that every terminal has."""
_MARGIN = 8
_FEW = 6
"""The most words shown for a line that has neither numbers nor names."""


def format_text(coverage: Coverage, wanted: int) -> str:
    """Format *coverage* as a table, the lines left, and a sentence for each article below *wanted* percent."""
    blocks = [_table(coverage), *(_left(covered) for covered in coverage.articles if covered.uncovered)]
    low = [f"{covered.key}: {covered.percent:g} % is below {wanted} %\n" for covered in coverage.articles_below(wanted)]
    return "\n".join([*blocks, "".join(low)] if low else blocks)


def _table(coverage: Coverage) -> str:
    width = max(len(covered.key) for covered in coverage.articles) if coverage.articles else 0
    width = max(width, len("article"))
    rows = [(covered.key, covered.cited, len(covered.substance), covered.percent) for covered in coverage.articles]
    rows.append(("all", coverage.cited, coverage.substance, coverage.percent))
    head = f"{'article':<{width}}  cited  of lines with substance\n"
    return head + "".join(f"{key:<{width}}  {cited:>5}  {of:>5}  {share:>5.1f} %\n" for key, cited, of, share in rows)


def _left(covered: ArticleCoverage) -> str:
    head = f"{covered.key}: {count(len(covered.uncovered), 'lines')} not cited\n"
    return head + "".join(f"{row}\n" for line in covered.uncovered for row in _hinted(line))


def _hinted(line: CoveredLine) -> Iterator[str]:
    hints = "; ".join(filter(None, (", ".join(line.numbers), ", ".join(line.names)))) or _telling(line)
    yield from textwrap.wrap(
        "".join(filter(str.isprintable, hints)),
        _WIDTH,
        initial_indent=f"{line.number:>{_MARGIN - 2}}  ",
        subsequent_indent=" " * _MARGIN,
        break_on_hyphens=False,
    )


def _telling(line: CoveredLine) -> str:
    """Choose the longest words of a line, which say most."""
    content = sorted((word for word in line.words if word.casefold() not in STOP_WORDS), key=len, reverse=True)
    return ", ".join(sorted(content[:_FEW], key=str.casefold)) or ", ".join(line.words)


def format_json(coverage: Coverage, wanted: int) -> str:
    """Format *coverage* as the JSON that this module describes."""
    document = {
        "articles": {covered.key: _article(covered) for covered in coverage.articles},
        "total": {"substance": coverage.substance, "cited": coverage.cited, "percent": coverage.percent},
        "below": [covered.key for covered in coverage.articles_below(wanted)],
    }
    return clean_json(document)


def _article(covered: ArticleCoverage) -> dict[str, Any]:
    return {
        "substance": len(covered.substance),
        "cited": covered.cited,
        "percent": covered.percent,
        "left": [
            {"line": line.number, "numbers": line.numbers, "names": line.names, "words": line.words}
            for line in covered.uncovered
        ],
        "facts_by_line": {str(line.number): [fact.id for fact in line.facts] for line in covered.lines if line.facts},
    }


def format_github(coverage: Coverage, wanted: int) -> str:
    """Format *coverage* as workflow commands: errors for articles below *wanted* percent, notices for others."""
    low = {covered.key for covered in coverage.articles_below(wanted)}
    levels = ((covered, "error" if covered.key in low else "notice") for covered in coverage.articles)
    return "".join(f"::{level} title=coverage::{_sentence(covered)}\n" for covered, level in levels)


def _sentence(covered: ArticleCoverage) -> str:
    numbers = ", ".join(str(line.number) for line in covered.uncovered)
    left = f"; not cited: {numbers}" if numbers else ""
    return f"{covered.key}: {covered.cited} of {len(covered.substance)} lines with substance cited{left}"


FORMATS: Mapping[str, Callable[[Coverage, int], str]] = {
    "text": format_text,
    "json": format_json,
    "github": format_github,
}
"""By the name that `--format` takes."""
