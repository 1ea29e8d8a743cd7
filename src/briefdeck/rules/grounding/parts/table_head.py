"""Numbers of a table whose head gives their unit: “4.1” below “Freight, million tonnes”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefdeck.articles.article_index import CitedLines
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import Reading, Value
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.terms import known_terms
from briefdeck.rules.fact_context import Claim

_CELL = re.compile(r"[|\t]")
_PART = re.compile(r"[,;:()]|\bin\b")
_SIZE = re.compile(rf"\b({one_of(ENGLISH.numbers.scales)})s?(?: of)?\b")
_SYMBOL = re.compile(r"((?:US|A|C|NZ)?[$£€¥])\s*")
_THOUSANDS = re.compile(r"[’'‘]?000s?\b")
_MOST_ROWS = 40
"""Rows of a table above a cited one, among which its head is looked for."""


def has_unit_in_head(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a bare number of a cited line with the unit or size that the head of its table gives.

    The head is a cited line, or one above the row in the same table; where both have as many cells, it is the one in
    the number’s column.
    """
    if not (quantity.form.scale or quantity.form.unit or quantity.form.symbol or quantity.plain[0] >= 1000):
        return False
    return any(
        _fits(head, row, quantity)
        for cited in claim.cited.cited_lines
        for line in cited.lines
        if (row := claim.fact.context.line(cited.article, line))
        for head in _heads(claim, cited, line)
    )


def _heads(claim: Claim, cited: CitedLines, line: int) -> Iterator[str]:
    """Yield the lines that may be the head of the table to which *line* belongs: itself, cited ones, those above."""
    context = claim.fact.context
    for other in sorted(cited.lines):
        if other <= line:
            yield context.line(cited.article, other) or ""
    for above in range(line - 1, max(0, line - _MOST_ROWS), -1):
        if not _CELL.search(context.line(cited.article, above + 1) or ""):
            return
        yield context.line(cited.article, above) or ""


def _fits(head: str, row: str, quantity: Quantity) -> bool:
    columns, cells = _CELL.split(head), _CELL.split(row)
    if len(columns) != len(cells) or len(cells) == 1:
        columns, cells = [head], [row]
    return any(
        _is_product(_bare_numbers(cell), unit, quantity)
        for column, cell in zip(columns, cells, strict=True)
        for unit in _units(column)
    )


def _units(head: str) -> Iterator[Reading]:
    """Yield the units and sizes that parts of *head* are: of “Freight, million tonnes” that of a million tonnes."""
    for part in _PART.split(head)[1:] if _PART.search(head) else ():
        words = _SIZE.sub(r"\1", _THOUSANDS.sub("thousand", part.strip()))
        symbol = _SYMBOL.match(words)
        one = f"{symbol[1]}1 {words[symbol.end() :]}".strip() if symbol else f"1 {words}"
        for found in known_terms(one).quantities:
            if words and (found.start, found.end) == (0, len(one)):
                yield found.readings[0]


def _bare_numbers(cell: str) -> list[Value]:
    """List the numbers of *cell* that have no unit of their own."""
    numbers = (found for found in known_terms(cell).quantities if not (found.form.unit or found.form.symbol))
    return [value for found in numbers for value in found.plain]


def _is_product(numbers: Sequence[Value], unit: Reading, quantity: Quantity) -> bool:
    return any(
        unit.unit == mine.unit and number * unit.value == mine.value for number in numbers for mine in quantity.readings
    )
