"""The tables of a language: one record for each idea, as the lexicon fills it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple

Words = frozenset[str]


class TitleWords(NamedTuple):
    """Titles that stand before names, and abbreviations; in lower case unless it says otherwise."""

    honorifics: Words
    """Polite titles before a name."""
    forms_of_address: tuple[str, ...]
    """Those that make a name surely a person's, with their capital and without the full stop."""
    known: Words
    """Those and all other words that go with a name without belonging to it."""
    abbreviated: tuple[str, ...]
    """Titles that are written with a full stop, with their capital and without the full stop."""
    abbreviations: tuple[str, ...]
    """Other words that are written with a full stop which ends no sentence, likewise."""


class PeopleWords(NamedTuple):
    """Words by which people are spoken of, in lower case unless it says otherwise."""

    offices: Words
    """Words by which a person is spoken of without a name."""
    held: Words
    """Those of them that nobody holds but a person: a country may be a leader."""
    pronouns: Mapping[str, tuple[str, ...]]
    """Pronouns by what they stand for: `person`, `thing`, `several`, `we`."""
    called: Mapping[str, tuple[str, ...]]
    """Nouns by which a text speaks of what it has named before: `person`, `thing`."""
    asked: Mapping[str, tuple[str, ...]]
    """Nouns by what a question asks for with them: `person`, `country` …"""
    asked_persons: Words
    """Nouns for people that ask for one where they stand before the verb of a question: "player"."""
    anyone: Words
    """Words for people of whom nothing more is said."""
    person_endings: tuple[str, ...]
    """How most words for people end."""
    particles: Words
    """Words with which surnames begin: "van"."""
    marrying: Words
    """By which two become husband and wife: "married"."""
    spouses: Words
    """What they are then called."""
    kin: Words
    """Father, niece …"""
    tied: Words
    """What else says only whose somebody is: "colleague"."""
    crowned: Words
    """Those who are told apart by a number: "king"."""
    written: Words
    """What people write: "book"."""
    views: Words
    """What is somebody's: "opinion"."""
    short_names: Mapping[str, tuple[str, ...]]
    """Given names, folded, with their short forms: "robert" with "bob"."""
    counted: Words
    """Who is counted without a name: "seven *people*"."""
    groups: Words
    """What several people are called: "pair"."""
    doer_endings: tuple[str, ...]
    """How words end for whoever does something, in the singular."""
    descent: Mapping[str, tuple[str, ...]]
    """Kin by the line on which they stand, and how far down it."""
    before_kin: tuple[str, ...]
    """What may stand before a word for kin: "eldest"."""
    bodies: tuple[str, ...]
    """Words with which the names of bodies begin or end, besides those of `NameWords.institutions`."""

    @property
    def any_pronoun(self) -> Words:
        """All pronouns."""
        return frozenset(pronoun for kind in self.pronouns.values() for pronoun in kind)


class NameWords(NamedTuple):
    """Names of places and bodies, and the words that distinguish them."""

    countries: Mapping[str, tuple[str, ...]]
    """The cities and houses whose names are used for the government of each country."""
    within: Mapping[str, tuple[str, ...]]
    """Parts of the world, with the countries and parts that lie in them."""
    given_names_too: tuple[str, ...]
    """Places whose names people have too: "Jordan"."""
    same: tuple[tuple[str, ...], ...]
    """Names that mean the same in every bank, the chief one first."""
    demonyms: Mapping[str, str]
    """What people and things of a place are called, where no rule makes it of the place, in lower case."""
    demonym_endings: tuple[str, ...]
    """How most other such words end."""
    demonym_suffixes: tuple[str, ...]
    """Patterns for what is cut off such words to find the place."""
    directions: Words
    """North, northern …"""
    distinguishing: Words
    """Those and other words by which places differ: "Korea" is not enough for "South Korea"."""
    places: Words
    """Words that call a name a place: "town"."""
    institutions: Words
    """Last words of names that many bodies share: "Ministry"."""
    joiners: tuple[str, ...]
    """Small words inside names: "of"."""
    no_names: Words
    """Words in capitals that name no one: "TV"."""
    bodies_with_parts: tuple[str, ...]
    """First words of names that have commas in them, with their capital."""
    openers: Words
    """Words that open a sentence right before a name."""
    opener_endings: tuple[str, ...]
    """How other such words end."""
    country_words: Words
    """Words by which a line speaks of a country that it does not name: "nationwide"."""
    name_endings: tuple[str, ...]
    """What makes another word of a name: Nazism, a congressman."""
    believer_endings: tuple[str, ...]
    """How the name of a party or creed ends, of which those who hold with it are called: the Conservatives."""
    possessive: tuple[str, ...]
    """Names that are written as whose something is, with their capital: "Lloyd’s"."""
    everywhere: tuple[str, ...]
    """Names that everybody knows, and that are taken for nobody else."""


class GrammarWords(NamedTuple):
    """Words of grammar, in lower case."""

    articles: Words
    determiners: Words
    """What stands before a noun, and never before a verb."""
    stop_words: Words
    """Words too common to prove anything, folded."""
    function_words: Words
    """Words that grammar supplies: a reader of the sentence can add them without any knowledge."""
    being: tuple[str, ...]
    having: tuple[str, ...]
    doing: tuple[str, ...]
    modal: tuple[str, ...]
    """Would, may, must …"""
    adverbs: tuple[str, ...]
    """Adverbs used between a name and its verb."""
    question_words: tuple[str, ...]
    amounts_asked: tuple[str, ...]
    """Words after "how" that ask for an amount: "many"."""
    prepositions: tuple[str, ...]
    place_prepositions: tuple[str, ...]
    """Prepositions before a place, or another who does not act: "crews in Marlow stopped"."""
    linking: Words
    """Words besides prepositions behind which a thing fills a place of its own: "as chair"."""
    standing_in: Words
    """Words that stand for a thing told before: "those"."""
    common_verbs: Words
    """Verbs among the stop words, besides the helping ones: "made"."""
    doubtful_past: Words
    """Verbs in the past that may be other words: "left"."""
    no_superlatives: tuple[str, ...]
    """Words that end like superlatives and are none: "forest"."""
    no_adverbs: Words
    """Words that end like adverbs and are none: "fly", "family", "costly"."""
    subordinating: tuple[str, ...]
    """Words that open a clause."""
    grounds: tuple[str, ...]
    """Words that open a clause on which another rests, or against which it is set."""
    opposing: tuple[str, ...]
    """Words that set one clause against another."""
    contrasting: tuple[str, ...]
    """Words between a name and the same name again, if it is set against itself."""
    parting: Words
    """Words that part a word from a name that it would be next to."""
    number_parting: tuple[str, ...]
    """Phrases that part a word from a number that it would be next to."""
    answers: Words
    """Yes, no, true, false."""
    timing: Words
    """Words that open a clause which only tells the time or the condition of another."""
    relative: Words
    """Words that open a clause which tells more of what stands before it: "which"."""
    having_been: tuple[str, ...]
    """How else than by a form of "be" somebody is said to be, or to have been, something: "became"."""
    noun_endings: tuple[str, ...]
    """How nouns end that are made of verbs: "container"."""

    @property
    def helping(self) -> Words:
        """The forms of “be”, “have” and “do”, and the modal verbs: what can be the verb of a clause, or go with it."""
        return frozenset((*self.being, *self.having, *self.doing, *self.modal))


class FurnitureWords(NamedTuple):
    """What belongs to a web page or a letter rather than to its article, in lower case."""

    openings: tuple[str, ...]
    """How such a line begins."""
    alone: frozenset[str]
    """Whole lines."""
    bylines: tuple[str, ...]
    """How a line begins that names who wrote the text."""
    between_names: frozenset[str]
    """Small words between and within the names there."""
    offices: frozenset[str]
    """Words for those who write or edit, behind their names."""
    endings: tuple[str, ...]
    """How the last lines of a letter to many begin."""
    nobody: frozenset[str]
    """What programs write as the author or title of a file when nobody told them one."""
    kinds_of_text: frozenset[str]
    """Words for texts and their parts, which are no names of people."""
    comment_headings: tuple[str, ...]
    """What stands above what readers say of a page."""
    adverts: tuple[str, ...]
    """What stands above an advertisement."""
    counted_comments: tuple[str, ...]
    """What readers say of a page is called where it is counted."""
    appeals: tuple[str, ...]
    """How a line begins, however long, that asks readers for money or a story."""
    day_words: tuple[str, ...]
    """What stands before the day on which a text appeared."""
    edited_words: tuple[str, ...]
    """What stands before the day on which a page was last changed."""
    copyright: tuple[str, ...]
    """What stands in the line that says whose the page is."""


class OfficeWords(NamedTuple):
    """Words of offices, in lower case."""

    heads: tuple[tuple[str, ...], ...]
    """Their chief words: "minister"; those of one meaning together."""
    portfolios: tuple[tuple[str, ...], ...]
    """What they are about: "defence"; likewise."""
    ranks: Words
    """What makes another office of one: "deputy"."""
    posts: tuple[tuple[str, ...], ...]
    """Posts in a firm: "chief executive"; those of one meaning together."""
    present: Words
    """What tells that somebody holds an office now."""
    once: Words
    """What tells that he once did."""
    passing_on: Words
    """What tells that it goes from one to another."""


class SpellingWords(NamedTuple):
    """Words that are written in two ways, and forms of words that no rule makes, in lower case."""

    american: Mapping[str, str]
    """The American spelling of British words."""
    patterns: tuple[tuple[str, str], ...]
    """Patterns of other British spellings and what is put in their place, in order."""
    hints: str
    """A pattern without which none of those applies."""
    irregular: Mapping[str, str]
    """The verb of which a word is a form."""
    plurals: Mapping[str, str]
    """The noun of which a word is the plural, where no rule makes it."""
    no_past: Words
    """Words that end like verbs in the past and are none: "need"."""
    hyphened: Words
    """Words before a hyphen that is mostly written."""
    silent_h: tuple[str, ...]
    """How words begin of which the "h" is not spoken."""


class QuestionWords(NamedTuple):
    """Words of questions and answers, in lower case."""

    leads: tuple[str, ...]
    """Words that lead into an answer and make no other answer of it."""
    decisive: tuple[str, ...]
    """Words that make another answer where they are put in or left out, besides numbers and directions."""
    pointing: tuple[str, ...]
    """Words that make an option about options: "all"."""
    absolute: tuple[str, ...]
    negative: tuple[str, ...]
    """Negative words that are easily missed."""
    expletive: tuple[str, ...]
    """What follows an "it" that refers to nothing."""
    texts: tuple[str, ...]
    """What a question calls the text that its reader does not see."""
    tags: tuple[str, ...]
    """What a question ends in that asks for nothing but yes: "right?"."""
    vague: tuple[str, ...]
    """Phrases that make a question too vague to have one answer."""
    changing: tuple[str, ...]
    """Numbers that change with time."""
    possible: tuple[str, ...]
    """Words that ask for what is possible."""
    clause: tuple[str, ...]
    """Words that make a sentence of an answer, and not a list."""
    before_amounts: tuple[str, ...]
    """What may precede a date or number in an option, besides hedges, without making it more than that."""


class AnswerWords(NamedTuple):
    """How learners type what they know, in lower case unless it says otherwise."""

    decimal: str
    """The sign between a number and its decimals."""
    dropped: tuple[str, ...]
    """Words inside an answer that make no other answer of it."""
    joining: tuple[str, ...]
    """Words that join the parts of a list: "and"."""
    alternatives: tuple[str, ...]
    """Words that leave it open which part is meant: "or"."""
    point: tuple[str, ...]
    """Words for the decimal sign."""
    signs: Mapping[str, str]
    """Signs by the words for them."""
    ordinal_endings: tuple[str, ...]
    """Endings of ordinals in digits: "th"."""
    of: tuple[str, ...]
    """Words between a day and its month."""
    fractions: Mapping[str, Fraction]
    """Fractions by their words, besides those that `NumberWords` has."""
    decades: Mapping[str, int]
    """Decades, from 0 to 90, by their words."""
    short_weekdays: Mapping[str, int]
    """Weekdays as they are cut short, with their capital; Monday is 1."""
    about: tuple[str, ...]
    """Short forms of words that round a number."""
    at_most: tuple[str, ...]
    """Short forms of words that bound it above, and below."""
    at_least: tuple[str, ...]
    closing: tuple[str, ...]
    """What says nothing behind a number: "of them"."""
    compass: Mapping[str, str]
    """Directions by their letters, behind degrees."""
    between: tuple[str, ...]
    """Words that stand for a hyphen between two numbers."""
    range_openings: tuple[str, ...]
    """Words before such a pair."""
    short_units: Mapping[str, str]
    """The names of units by their short forms behind digits."""
    units: Mapping[str, Mapping[Fraction, tuple[str, ...]]]
    """Units that an answer must tell apart, as in the table of units."""
    alike: tuple[tuple[str, str], ...]
    """Letters with those that they are compared as, in order; a final "$" stands for the end of the word."""
    opposite_beginnings: tuple[tuple[str, str], ...]
    """Beginnings of words that say the opposite of each other."""
    short_words: Mapping[str, str]
    """Words of names by their short forms."""
    plurals: Mapping[str, str]
    """Plurals that no rule makes, with their singulars."""
    decisive: tuple[str, ...]
    """Words that make another answer where they are added, besides those of `QuestionWords`."""
    opening: tuple[str, ...]
    """Words by which a question may open that may stand before its answer too, besides its prepositions."""
    leads: tuple[str, ...]
    """Words before an answer that say nothing, besides those of `QuestionWords`."""
    openers: tuple[str, ...]
    """Words before what is typed that say nothing where the answer has them not."""
    people_endings: tuple[str, ...]
    """What is added to the name of a place for what is called after it."""
    before_names: tuple[str, ...]
    """Nouns that stand before a name as well."""
    asked_as: Mapping[str, str]
    """Words of questions, with what may stand with the answer for them."""
    sorts: Mapping[str, str]
    """First words of the names of places, with what questions call such a place."""
    same: tuple[tuple[str, ...], ...]
    """Names that answer for each other, with their capitals, the chief one first."""
    clock: Mapping[str, Any]
    """How times of the day are typed, as the packs of other languages have it."""
    rewrites: tuple[tuple[str, str], ...]
    """Patterns with what takes their place, likewise."""


class Shortfall(NamedTuple):
    """What comes short of something, and what says more than it: “applied for”, “appointed”."""

    short: tuple[str, ...]
    """Phrases for what a line has, of which a word stands for all its forms, and “…” for a few words."""
    beyond: tuple[str, ...]
    """Phrases for what it does not say, as they are written."""


class RoleWords(NamedTuple):
    """Verbs by which one does something to another, in lower case: each stands for all its forms, after "=" for itself.

    In a phrase, X is whom it is done to.
    """

    classes: tuple[tuple[str, ...], ...]
    """Verbs of one meaning together."""
    converses: Mapping[str, tuple[str, ...]]
    """Phrases that say the same with the two the other way round, by the first verb of a class."""
    leading_on: Words
    """What stands before "to" and a verb that the same one does, besides prospects: "agreed"."""
    asking: Words
    """Verbs behind which another does what stands behind "to": "ordered the crew to board"."""
    thanking: Words
    """Verbs behind which another has done what stands behind "for" or "of": "thanked the king for sending"."""
    together: Words
    """What two do to each other, besides what is mutual in statements: "join"."""
    particles: Words
    """What stands between a verb and whom it is done to: "turned *away* the crew"."""
    how_often: Words
    """What stands behind whom a verb is done to, and does not call him: "warned the crew *twice*"."""
    either_way: Words
    """Verbs that may have what they are done to in front of them: "the shop closed"."""
    placing: Words
    """What stands before the name of a place: "near"."""
    belonging: Words
    """What stands between a name and that of what somebody or something belongs to: "of"."""
    coming: Words
    """What stands for somebody before "of" and his name: "arrival"."""
    no_persons: Words
    """Words that end as words for people do, and call none: "center"."""
    feasts: Words
    """Feasts by which a thing is done: "Christmas"."""
    placed: Words
    """What places one thing before "of" another: "north of"."""
