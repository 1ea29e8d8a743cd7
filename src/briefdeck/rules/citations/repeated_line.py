"""Repeated line: a line that a fact cites twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefdeck.located import Location, SourceLine
from briefdeck.message_grammar import numbered_lines
from briefdeck.model import Citation
from briefdeck.problem import Cure, Edit, Problem, Rule, example
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "C108",
    "A fact cites a line once.",
    why="A line that is cited twice looks like two sources. Only another article corroborates.",
    bad=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands.
            cite: [harbour:6, harbour:6]
            topic: strike
        """),
    good=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands.
            cite: harbour:6
            topic: strike
        """),
    reads_retired=True,
)

_LONGEST = 10**6
"""Lines; no article is longer."""
_ONCE = "once is enough"


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find lines that an earlier citation of the same fact already has."""
    cite = fact.fact.cite
    for position, citation in enumerate(cite if len(cite) > 1 else ()):
        before = [other.lines for other in cite[:position] if other.article == citation.article]
        twice = [line for span in before for line in span.shared_with(citation.lines).numbers_within(_LONGEST)]
        if twice:
            idle = any(span.first <= citation.lines.first and citation.lines.last <= span.last for span in before)
            edits = _edits(cite, position) if idle else ()
            yield RULE.problem(
                citation.written.location,
                f"{citation.article} {numbered_lines(twice)} is cited before",
                fact.fact.id,
                citation.written,
                "" if edits else _ONCE,
                SourceLine(citation.article, min(twice)),
                [Cure(_ONCE, edits)] if edits else (),
            )


def _edits(cite: Sequence[Citation], position: int) -> tuple[Edit, ...]:
    """Return the edits that remove the citation at *position* of *cite*, with the comma or the hyphen before it."""
    written, before = cite[position].written, cite[position - 1].written
    if written.line == before.line:
        end = before.column + len(before)
        comma = {1: ",", 2: ", "}.get(written.column - end)
        return (Edit(Location(written.path, written.line, end), f"{comma}{written}", ""),) if comma else ()
    item = f"{' ' * (written.column - len('- ') - 1)}- {written}\n"
    return (Edit(Location(written.path, written.line, 1), item, ""),)
