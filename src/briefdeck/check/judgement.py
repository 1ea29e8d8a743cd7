"""Judgements: how likely and how sure are two things, and are never told in one sentence.

The words are those of Intelligence Community Directive 203, Analytic Standards (2015), D.6.e(2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.check.each import Check
from briefdeck.language.markup import plain
from briefdeck.language.quotes import unquoted
from briefdeck.language.sentences import sentences
from briefdeck.located import LocatedStr
from briefdeck.model import Brief
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.old_docs import RULES

_LIKELIHOOD = re.compile(
    r"\b(?:almost no chance|remote|(?:very |highly )?(?:un)?likely|(?:highly )?(?:im)?probabl[ey]"
    r"|roughly even (?:chance|odds)|(?:almost|nearly) certain(?:ly)?)\b",
    re.IGNORECASE,
)
_CONFIDENCE = re.compile(r"\b(?:(?:high|moderate|low) confidence|(?:very |fairly )?confident(?:ly)?)\b", re.IGNORECASE)


def likelihood_and_confidence_apart(case: CheckContext) -> Iterator[Problem]:
    """A sentence of a brief does not mix how likely something is with how sure the judgement is."""
    for brief in case.briefs.values():
        for text in _judgements(brief):
            for sentence in sentences(unquoted(plain(text))):
                likely, sure = _LIKELIHOOD.search(sentence), _CONFIDENCE.search(sentence)
                if likely and sure:
                    message = f"“{likely[0]}” and “{sure[0]}” stand in one sentence: say them in two"
                    yield RULES["B707"].problem(text.location, message, words=sure[0])


def _judgements(brief: Brief) -> Iterator[LocatedStr]:
    yield from (brief.title, brief.deck)
    for parts in (brief.bottom_line, brief.open_questions):
        yield from (part.text for part in parts)


CHECKS: tuple[Check, ...] = (likelihood_and_confidence_apart,)
