"""Missing glyph: a character that no font of the page has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

from briefdeck.fonts import can_print
from briefdeck.located import LocatedStr, Location
from briefdeck.model import Bank
from briefdeck.model.texts import texts_of_brief
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext

RULE = Rule(
    "B704",
    "Every character that is printed is in a font.",
    why="A character that no font has would print as an empty box, most often in the middle of a name.",
    bad=example("""
        bottom_line:
          - text: "Crews stopped work ☹ and left 1,200 passengers stranded."
            facts: [stranded, stopped]
        """),
    good=example("""
        bottom_line:
          - text: "Crews stopped work and left 1,200 passengers stranded."
            facts: [stranded, stopped]
        """),
)

_SCRIPTS = (
    "the fonts have Latin, Greek, Cyrillic, Korean syllables and common signs; for others of letters that do not join, "
    "from left to right, put a TrueType file into fonts/ and name it under `fonts:`"
)

_COMMON = re.compile(r"[\s -~\u00a0-\u017fα-ωА-яЀ-џ‐-―‘-„†-•…′″‰€₩←→−≈≠≤≥]*")
"""What our faces have, so that most texts need no font to be read: to read them takes 0.25 s."""


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find characters without a glyph in the texts that are always printed: those of briefs and titles of quizzes.

    Which facts and questions are printed is known only when the pages are set; `build` reports those.
    """
    for brief in context.briefs.values():
        added = [context.fonts[name] for name in brief.fonts if name in context.fonts]
        yield from _check_texts([text.text for text in texts_of_brief(brief)], added)
    added = [context.fonts[name] for name in sorted(context.fonts)]
    yield from _check_texts(dict.fromkeys(_quiz_titles(context.bank)), added)


def _quiz_titles(bank: Bank) -> Iterator[LocatedStr]:
    """Yield the titles that are printed on paper; none where the bank has no questions."""
    if any(not fact.retired and not card.retired for fact in bank.facts for card in fact.cards):
        yield from (quiz.title or bank.title for quiz in bank.quiz)


def _check_texts(texts: Iterable[LocatedStr], added: Collection[bytes]) -> Iterator[Problem]:
    for text in texts:
        if not _COMMON.fullmatch(text):
            characters = dict.fromkeys(unicodedata.normalize("NFC", "".join(text.split())))
            yield from (report(text.location, each) for each in characters if not can_print(each, added))


def report(location: Location, character: str) -> Problem:
    """Report a *character* of a text at *location* that no font has."""
    name = f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
    return RULE.problem(location, f"no font of the page has {name}", words=character, advice=_SCRIPTS)
