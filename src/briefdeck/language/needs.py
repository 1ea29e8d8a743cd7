"""What a rule may need: the texts of the articles, or something that is known of the language of what it reads.

A rule says what it needs, a language has what is known of it, and a rule that lacks something does not run.
"""

from __future__ import annotations

from enum import StrEnum

from briefdeck.language.language_tags import is_english


class Need(StrEnum):
    """Something without which a rule would find nothing, or find what is not there."""

    TEXTS = "texts"
    """The texts of the articles that a fact cites: the order of words."""
    NUMBERS = "numbers"
    """Of a language: number words, scales and units, and what a comma or a point in a number means."""
    DATES = "dates"
    """Of a language: months, weekdays and the like, and the ways of writing a date."""
    NAMES = "names"
    """Of a language: which words name somebody or something, by their capitals and endings."""
    WORDS = "words"
    """Of a language: the forms of a word, and the words too common to prove anything."""
    STATEMENTS = "statements"
    """Of a language: how a sentence says that something is denied, expected, bounded, or said by somebody."""
    QUESTIONS = "questions"
    """Of a language: how questions, answers and options are worded."""


OF_A_LANGUAGE = frozenset(Need) - {Need.TEXTS}
"""What may be known of a language."""
_NONE: frozenset[Need] = frozenset()


def known_of_language(tag: str) -> frozenset[Need]:
    """Return what is known of the language with the BCP 47 *tag*: everything of English, nothing of any other."""
    return OF_A_LANGUAGE if is_english(tag) else _NONE
