"""What a rule may need: the texts of the articles, or something that is known of the language of what it reads.

A rule says what it needs, a language has what is known of it, and a rule that lacks something does not run.
"""

from __future__ import annotations

from enum import StrEnum

from briefdeck.language.language_tags import is_english
from briefdeck.language.packs.pack import pack_of


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
    FORMS = "forms"
    """Of a language: the forms of a word, and the words too common to prove anything."""
    NEGATIONS = "negations"
    """Of a language: the words that deny, and what they deny."""
    DIRECTIONS = "directions"
    """Of a language: words that say the opposite of each other, such as rose and fell."""
    BOUNDS = "bounds"
    """Of a language: the words that bound a number, such as at least and up to."""
    REPORTS = "reports"
    """Of a language: how a sentence leaves what it says to somebody."""
    PROSPECTS = "prospects"
    """Of a language: how a sentence says that something is only expected."""
    PREPOSITIONS = "prepositions"
    """Of a language: prepositions that say the opposite of each other, such as before and after."""
    QUANTIFIERS = "quantifiers"
    """Of a language: the words for all, for a part, and for one alone."""
    OFFICES = "offices"
    """Of a language: what offices are called, and what the same office is called otherwise."""
    GRAVE = "grave"
    """Of a language: the words for death, crime and ruin, which nobody comes to by rewording."""
    WORDS = "words"
    """Of a language: which words of a sentence go with which."""
    STATEMENTS = "statements"
    """Of a language: how a sentence says that something is denied, expected, bounded, or said by somebody."""
    QUESTIONS = "questions"
    """Of a language: how questions, answers and options are worded."""


OF_A_LANGUAGE = frozenset(Need) - {Need.TEXTS}
"""What may be known of a language."""
LABELS = {
    Need.NUMBERS: "numbers and units",
    Need.DATES: "dates",
    Need.NAMES: "names",
    Need.FORMS: "words of answers",
    Need.NEGATIONS: "a “not” lost or added",
    Need.DIRECTIONS: "opposites such as rose and fell",
    Need.BOUNDS: "bounds such as at least",
    Need.REPORTS: "what only somebody says",
    Need.PROSPECTS: "what only may be",
    Need.PREPOSITIONS: "before and after",
    Need.QUANTIFIERS: "all and only",
    Need.OFFICES: "offices",
    Need.GRAVE: "death and crime",
    Need.WORDS: "which word goes with which",
    Need.STATEMENTS: "who did or said what",
    Need.QUESTIONS: "the wording of cards",
}
"""What the rules look at that need it, as `check` and the table of languages call it."""
ENGLISH_ONLY = frozenset({Need.WORDS, Need.STATEMENTS, Need.QUESTIONS})
"""What no language pack holds."""
_NONE: frozenset[Need] = frozenset()
_ACROSS = frozenset({Need.NUMBERS, Need.DATES})
"""What two languages share: amounts and days, but no words."""


def known_of_language(tag: str) -> frozenset[Need]:
    """Return what is known of the language with the BCP 47 *tag*: everything of English, of others what is packed."""
    if is_english(tag):
        return OF_A_LANGUAGE
    pack = pack_of(tag)
    return frozenset(map(Need, pack.has)) if pack else _NONE


def known_across_languages(known: frozenset[Need]) -> frozenset[Need]:
    """Return which of what is *known* of two languages serves to compare a text in one with a line in the other."""
    return known & _ACROSS
