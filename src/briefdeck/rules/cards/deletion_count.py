"""Cloze texts with too many deletions, or with a word cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefdeck.language.markup import Piece
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.deletion import find_cloze_texts
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q517",
    "A cloze text has at most four deletions, each of whole words.",
    "warning",
    why="A sentence with so much to forget is too full for one note (Wozniak, rule 4, minimum information).",
    bad=example("""
        cards:
          - cloze: >-
              On {{c1::3 March}} the {{c2::captains}}, led by {{c3::Tove Brandt}}, left {{c4::1,200}}
              people on {{c5::four}} islands without a ferry.
        """),
    good=example("""
        cards:
          - cloze: On 3 March the captains left {{c1::1,200}} people on {{c2::four}} islands without a ferry.
        """),
)

MOST_DELETIONS = 4
_WITHIN_WORD = re.compile(r"[\w'’]*")


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find texts with more deletions than a sentence can carry, and deletions that cut a word in two."""
    for text in find_cloze_texts(fact):
        count = len({piece.number for piece in text.pieces if piece.number})
        if count > MOST_DELETIONS:
            message = f"the text has {count} deletions: keep {MOST_DELETIONS}, or split it"
            yield RULE.problem(text.text.location, message, fact.fact.id)
        for second in _find_cut_words(text.pieces):
            message = "two deletions cut one word: delete it as a whole"
            yield RULE.problem(text.text.location, message, fact.fact.id, second)


def _find_cut_words(pieces: tuple[Piece, ...]) -> Iterator[str]:
    """Find the deletions that follow another one within the same word."""
    deleted = [index for index, piece in enumerate(pieces) if piece.number]
    for first, second in pairwise(deleted):
        between = "".join(piece.text for piece in pieces[first + 1 : second])
        if pieces[first].number != pieces[second].number and _WITHIN_WORD.fullmatch(between):
            yield pieces[second].text
