"""Contradicted: a statement that the second reader takes to contradict its lines."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.model import Reader
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext
from briefdeck.rules.second_reader.parts.statements import report_likely

RULE = Rule(
    "R001",
    "No statement contradicts its lines, as the second reader takes them.",
    "warning",
    why="The other rules compare words; a model that was trained to tell whether one text contradicts another sees "
    "what they cannot, such as an opposite in other words. It is right more often than not, and never sure: what it "
    "says is a reason to read the line again. `check --reader` asks it, where `reader:` names one.",
    bad=example("""
        reader:
          model: models/nli
          sha256: 7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069
        facts:
          - id: raise
            fact: The company kept quiet about a raise of 4.5 percent in February.
            cite: quay:3
            topic: money
        """),
    good=example("""
        reader:
          model: models/nli
          sha256: 7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069
        facts:
          - id: raise
            fact: The company offered 4.5 percent more in February.
            cite: quay:3
            topic: money
        """),
)
_DEFAULT = Reader().contradiction


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find the statements that are as likely to contradict their lines as `reader.contradiction` asks."""
    least = context.bank.reader.contradiction if context.bank.reader else _DEFAULT
    yield from report_likely(context, RULE, lambda verdict: verdict.contradiction, least, "to contradict")
