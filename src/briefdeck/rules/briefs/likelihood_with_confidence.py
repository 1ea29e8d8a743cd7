"""Likelihood with confidence: how likely something is and how sure we are, mixed in one sentence of a brief."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.needs import Need
from briefdeck.language.sentences.splitting import split_sentences, unquoted
from briefdeck.model.roles import Role
from briefdeck.model.texts import texts_of_brief
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext

RULE = Rule(
    "B707",
    "A sentence of a brief does not mix how likely something is with how sure the judgement is.",
    why="Likelihood speaks of the event, confidence of the sources. In one sentence a reader cannot tell which is "
    "meant (Intelligence Community Directive 203, D.6.e).",
    bad=example("""
        bottom_line:
          - text: "Crews are likely, with high confidence, to have stopped work."
            facts: [stopped]
        """),
    good=example("""
        bottom_line:
          - text: "Crews are likely to have stopped work."
            facts: [stopped]
        """),
    reads=frozenset({Role.STATEMENT, Role.QUESTION, Role.TITLE, Role.LABEL}),
    needs=frozenset({Need.STATEMENTS}),
)

_LIKELIHOOD = re.compile(rf"\b{one_of(ENGLISH.statements.likelihood)}\b", re.IGNORECASE)
_CONFIDENCE = re.compile(rf"\b{one_of(ENGLISH.statements.confidence)}\b", re.IGNORECASE)
"""The words of Intelligence Community Directive 203, Analytic Standards (2015), D.6.e(2)."""


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find sentences of the briefs, outside quotation marks, that have words of both kinds."""
    for brief in context.briefs.values():
        for text in texts_of_brief(brief):
            for sentence in split_sentences(unquoted(text.plain)) if text.role in RULE.reads else ():
                likelihood, confidence = _LIKELIHOOD.search(sentence), _CONFIDENCE.search(sentence)
                if likelihood and confidence:
                    message = f"“{likelihood[0]}” and “{confidence[0]}” stand in one sentence: say them in two"
                    yield RULE.problem(text.text.location, message, words=confidence[0])
