"""Beyond the lines: a statement that the second reader takes to say more than its lines."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext
from briefdeck.rules.second_reader.parts.statements import report_likely

RULE = Rule(
    "R002",
    "No statement says more than its lines, as the second reader takes them.",
    "warning",
    why="Models find this harder than a contradiction, and what follows from a date of the article or from common "
    "knowledge is often taken to be more. So this is told only where `reader:` says from which probability on.",
    bad=example("""
        reader:
          model: models/nli
          sha256: 7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069
          beyond: 0.95
        facts:
          - id: first-strike
            fact: The first strike, in 2019, lasted three weeks and ended badly.
            cite: quay:4
            topic: strike
        """),
    good=example("""
        reader:
          model: models/nli
          sha256: 7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069
          beyond: 0.95
        facts:
          - id: first-strike
            fact: The first strike, in 2019, lasted three weeks.
            cite: quay:4
            topic: strike
        """),
)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find the statements that are as likely to say more than their lines as `reader.beyond` asks; it may be silent."""
    reader = context.bank.reader
    if reader is not None and reader.beyond is not None:
        yield from report_likely(context, RULE, lambda verdict: verdict.beyond, reader.beyond, "to say more than")
