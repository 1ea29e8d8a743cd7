"""Rules Q504, Q509, Q516–Q519 and Q537: whether a cloze text asks for the right words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import chain

from briefdeck.check.cards.answers import MOST_ITEMS, heading, items, list_message
from briefdeck.check.cards.questions import relative_times
from briefdeck.check.cards.side import FUNCTION_WORDS
from briefdeck.language.cloze import Piece, filled, find_fault, pieces
from briefdeck.language.markup import plain
from briefdeck.language.quotes import unquoted
from briefdeck.language.stems import cached_tokens, contains_stems, core_stems, is_distinctive, stems_of
from briefdeck.language.words import fold
from briefdeck.model import Card, Fact
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.old_docs import RULES

WIDEST = 8
"""Words of a deletion (Wozniak, rule 5: cloze deletion)."""
WIDEST_PART = 0.5
"""Of its sentence."""
MOST_DELETIONS = 4
FEWEST_AROUND = 4
"""Words that stay (Wozniak, rule 16: context cues)."""
LONGEST_HINT = 60
"""Characters."""
ALIKE = 0.8
"""From 0 to 1: how like its answer a hint may not be."""

_WITHIN_A_WORD = re.compile(r"[\w'’]*")


def clozes_read_well(case: CheckContext, fact: Fact, card: Card, english: bool) -> Iterator[Problem]:
    """A cloze text asks for a few words that its sentence leads to and does not tell."""
    if find_fault(card.cloze):
        return
    found = [piece._replace(text=plain(piece.text)) for piece in pieces(card.cloze)]
    faults = chain(_faults(case, fact, found), _lists(found) if english else ())
    for code, message, words in faults:
        yield RULES[code].problem(card.cloze.location, message, str(fact.id), words)
    if english:
        yield from relative_times(fact, card.cloze, unquoted(plain(filled(card.cloze))))


_Fault = tuple[str, str, str]


def _faults(case: CheckContext, fact: Fact, found: list[Piece]) -> Iterator[_Fault]:
    yield from _deletions_are_few(found)
    for number in sorted({piece.number for piece in found if piece.number}):
        hidden = [piece for piece in found if piece.number == number]
        around = [piece.text for piece in found if piece.number != number]
        yield from _deletions_are_small(hidden, around)
        yield from _deletions_are_not_told(case, fact, hidden, around)
    for piece in found:
        yield from _hints_tell_little(piece)


def _lists(found: list[Piece]) -> Iterator[_Fault]:
    """An answer is not a list of three or more things."""
    for piece in found:
        if piece.number and items(piece.text) > MOST_ITEMS:
            yield "Q504", list_message("deletion", items(piece.text)), piece.text


def _deletions_are_small(hidden: list[Piece], around: list[str]) -> Iterator[_Fault]:
    """A deletion is a word or a few, at most half of its sentence; four words stay around it."""
    words = sum(len(piece.text.split()) for piece in hidden)
    left = sum(len(cached_tokens(text)) for text in around)
    widest = max(hidden, key=lambda piece: len(piece.text.split())).text
    if len(widest.split()) > WIDEST:
        yield "Q516", f"the deletion has {len(widest.split())} words: cut it to {WIDEST}, or ask a question", widest
    elif FUNCTION_WORDS.issuperset(word for piece in hidden for word in cached_tokens(piece.text)):
        yield "Q516", f"“{widest}” follows from grammar: delete a word that has to be known", widest
    elif left < FEWEST_AROUND:
        yield "Q519", f"only {left} words stay around “{widest}”: {FEWEST_AROUND} at least should lead to it", widest
    elif words > (words + left) * WIDEST_PART:
        yield "Q516", f"the deletion takes {words} of {words + left} words: leave half of the sentence", widest


def _deletions_are_few(found: list[Piece]) -> Iterator[_Fault]:
    """A cloze text has at most four deletions, each of whole words."""
    count = len({piece.number for piece in found if piece.number})
    if count > MOST_DELETIONS:
        yield "Q517", f"the text has {count} deletions: keep {MOST_DELETIONS}, or split it", ""
    deleted: Piece | None = None
    between = ""
    for piece in found:
        if not piece.number:
            between += piece.text
            continue
        if deleted and deleted.number != piece.number and _WITHIN_A_WORD.fullmatch(between):
            yield "Q517", "two deletions cut one word: delete it as a whole", piece.text
        deleted, between = piece, ""


def _deletions_are_not_told(case: CheckContext, fact: Fact, hidden: list[Piece], around: list[str]) -> Iterator[_Fault]:
    """What is seen with a deletion does not give it away."""
    for text in dict.fromkeys(piece.text for piece in hidden):
        wanted = core_stems(text)
        if not is_distinctive(wanted):
            continue
        if any(contains_stems(stems_of(each), wanted) for each in around):
            yield "Q518", f"“{text}” can be read elsewhere in the sentence: say it there in other words", text
        elif seen := heading(case, fact, wanted):
            yield "Q518", f"“{text}” can be read above the sentence, in {seen}: delete something else", text


def _hints_tell_little(piece: Piece) -> Iterator[_Fault]:
    """A hint does not give its answer away."""
    if not piece.hint:
        return
    hint, answer = fold(piece.hint), fold(piece.text)
    if contains_stems(stems_of(hint), core_stems(answer)) or SequenceMatcher(None, hint, answer).ratio() >= ALIKE:
        yield "Q537", f"the hint “{piece.hint}” gives “{piece.text}” away: hint at it in other words", piece.hint
    elif len(piece.hint) > LONGEST_HINT:
        yield "Q537", f"the hint has {len(piece.hint)} characters: cut it to {LONGEST_HINT}", piece.hint
