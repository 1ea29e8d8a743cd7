"""Sentence without facts: a sentence of a brief that rests on no fact."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.model.roles import SAID_ON_A_PAGE
from briefdeck.model.texts import RoleText, texts_of_brief
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext

RULE = Rule(
    "B701",
    "A sentence of a brief rests on facts.",
    why="The reader can follow every sentence of the page to its article and line, through the facts it names. "
    "One without facts is an opinion in the dress of a finding.",
    bad=example("""
        bottom_line:
          - text: The strike will last into April.
            facts: []
        """),
    good=example("""
        bottom_line:
          - text: Talks were expected to resume on Thursday.
            facts: [cost]
        """),
    reads=SAID_ON_A_PAGE,
)

_NAMES = {
    "title": "the headline",
    "deck": "the headline",
    "figures.value": "the figure",
    "figures.label": "the label",
    "timeline": "the event",
    "people.name": "the name",
    "people.role": "the role",
    "chart.title": "the headline",
    "chart.bars.value": "the value",
    "chart.bars.label": "the label",
    "figures.comparison": "the comparison",
    "exchange.from": "the party",
    "exchange.to": "the party",
    "exchange.what": "the flow",
    "parties.name": "the party",
    "parties.text": "the text",
    "ranges.title": "the headline",
    "ranges.rows.value": "the value",
    "ranges.rows.label": "the label",
    "claims.question": "the question",
    "claims.for.who": "the name",
    "claims.against.who": "the name",
    "claims.for.text": "the answer",
    "claims.against.text": "the answer",
}
"""What a text is called, by its key; any other is a sentence."""
_LONGEST = 40
"""Characters of a text that a message quotes."""


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find texts of the briefs that name no facts."""
    for brief in context.briefs.values():
        for text in texts_of_brief(brief):
            if text.role in RULE.reads and not text.facts and text.key != "ranges.title":  # its values are missed: B708
                advice = "list the facts it rests on under `facts:`"
                yield RULE.problem(text.text.location, f"{_name(text)} names no facts", advice=advice)
        for section in brief.sections:
            if not section.facts:
                message = f"the section “{section.heading}” has no facts"
                advice = "list them under `facts:`, or leave it out; what the page prints already is not selected again"
                yield RULE.problem(section.heading.location, message, advice=advice)


def _name(text: RoleText) -> str:
    words = str(text.text)
    shown = words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
    return f"{_NAMES.get(text.key, 'the sentence')} “{shown}”"
