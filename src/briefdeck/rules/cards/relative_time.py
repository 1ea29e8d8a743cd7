"""Times that only hold on the day of writing: "now", "last month", "two weeks ago"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.dates.dates import date_mentions
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.needs import Need
from briefdeck.language.sentences.splitting import unquoted
from briefdeck.language.stems import cached_tokens
from briefdeck.language.terms import find_terms
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.prompt import find_texts_of_cards
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q509",
    "A card that speaks of now says when that is.",
    "warning",
    why="What is true now will not be when the card comes up (Wozniak, rule 19, date stamping).",
    bad=example("""
        cards:
          - q: Who currently leads the ferry crews’ union?
            a: Tove Brandt
        """),
    good=example("""
        cards:
          - q: Who led the ferry crews’ union in March 2031?
            a: Tove Brandt
        """),
    reads=frozenset({Role.QUESTION, Role.ANSWER, Role.CONTEXT}),
    needs=frozenset({Need.QUESTIONS}),
)

_PASSING = one_of(ENGLISH.dates.passing)
_PHRASES = (*ENGLISH.dates.passing, *ENGLISH.dates.shifts, "ago")
_RELATIVE = re.compile(rf"(?i)\b{one_of(_PHRASES)}\b")
_RELATIVE_WORDS = frozenset(word for phrase in _PHRASES for word in phrase.split())
"""Words of which such a time has one: mostly there is none, and this is quickly seen."""
_NOW = re.compile(rf"(?i)(?<!what is )(?<!what are )\b{_PASSING}\b(?!['’]s|-)")
_ANCHORED = re.compile(rf"(?i) {one_of(ENGLISH.dates.anchors)}\b")


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find the first relative time of each text, where neither the text nor the fact gives a date."""
    if fact.fact.as_of is not None:
        return
    for text in find_texts_of_cards(fact, RULE.reads):
        if time := _find_relative_time(unquoted(text.plain)):
            message = f"“{time}” will mean another time when the card comes up: give the date, or the fact `as_of:`"
            yield RULE.problem(text.text.location, message, fact.fact.id, time)


def _find_relative_time(text: str) -> str:
    if _RELATIVE_WORDS.isdisjoint(cached_tokens(text)) or not _RELATIVE.search(text):
        return ""
    dates = date_mentions(text)
    if any(date.year for date in find_terms(text).dates):
        return ""
    passing = [now[0] for now in _NOW.finditer(text)]
    passing += [date.written for date in dates if date.nearby and not _is_anchored(text, date.start, date.end)]
    return passing[0] if passing else ""


def _is_anchored(text: str, start: int, end: int) -> bool:
    """Tell whether nearby words say what a time is relative to: "the next day", "last week of the war"."""
    return text[:start].lower().endswith("the ") or _ANCHORED.match(text, end) is not None
