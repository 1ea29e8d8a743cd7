"""The tables of a language: one record for each idea, as the lexicon fills it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Literal, NamedTuple

Words = frozenset[str]
HedgeKind = Literal["at least", "more than", "at most", "less than", "nearly", "about", "exactly"]


class NumberWords(NamedTuple):
    """Words that are numbers or belong to them, in lower case."""

    small: Mapping[str, int]
    """Zero to nineteen."""
    tens: Mapping[str, int]
    """Twenty to ninety."""
    scales: Mapping[str, int]
    """Dozen, hundred … trillion."""
    short_scales: Mapping[str, int]
    """Scales as they are written right after digits: bn, m, k."""
    magnitudes: Mapping[str, int]
    """Plurals that tell the size of a number and no more: "tens", "thousands"."""
    ordinals: Mapping[str, int]
    """First, second … trillionth."""
    fractions: Mapping[str, Fraction]
    """Half, third … tenths."""
    vulgar: Mapping[str, Fraction]
    """½ and other characters."""
    multiples: Mapping[str, int]
    """Words that say "two times" and the like. As a claim only "twice" and "thrice" count; the others are evidence."""
    vague: Words
    """Amounts given without a number: "many"."""
    none: tuple[str, ...]
    """What an answer says that there is none of, or nothing known."""
    signs: tuple[str, ...]
    """What says before a number that it is below zero."""
    differences: Words
    """Nouns by which one number is more than another."""
    falling: Words
    """Words that tell of a minus without a sign: "deficit"."""
    counting: Words
    """Words of a question that say what a bare number counts."""
    naming: Words
    """What stands before a number that is a name and counts nothing: "tram"."""
    nearly: tuple[str, ...]
    """What precedes a number that is not quite reached: "almost"."""
    relating: Words
    """What compares two numbers, or puts them together."""
    sharing: tuple[str, ...]
    """What makes a superlative one of several: "one of"."""
    comparing: tuple[str, ...]
    """What compares the number before it with another: "38 more than"."""
    apart: tuple[str, ...]
    """What stands behind how far two in a row, or two times, are apart: "five years apart"."""
    ranked: tuple[str, ...]
    """Words before the place that somebody has in a row."""
    changing: tuple[str, ...]
    """How verbs begin whose subject changes "by" a number."""
    adding: tuple[str, ...]
    """Words that add a number to another: "further"."""
    together: tuple[str, ...]
    """Words by which numbers are added up: "in total"."""
    leaving: tuple[str, ...]
    """What speaks of those of a whole that are left: "the other"."""
    rests: tuple[str, ...]
    """What a line calls the last part of a whole: "donors the rest"."""
    all_but: tuple[str, ...]
    """What precedes the number of those who are left out: "all but two"."""
    handed_over: tuple[str, ...]
    """What is done with money, behind its amount: "the 21 million paid"."""
    each: tuple[str, ...]
    """What a number holds for one by one: "each"."""
    reaching: tuple[str, ...]
    """Verbs before a number of what stands before them: "reaches"."""
    hundredths: tuple[str, ...]
    """A hundredth of a currency: "cents"."""
    besides: tuple[str, ...]
    """What counts all but one: "siblings"."""
    shrunk: tuple[str, ...]
    """What says how much there is after a fall: "as much"."""
    larger: tuple[str, ...]
    """What says after a number that one thing has so much more than another."""
    lists: tuple[str, ...]
    """In what somebody has a place in a row: "world", "league"."""
    changes: tuple[str, ...]
    """What something changes by, before "of" and a number: "an increase of"."""
    once: tuple[str, ...]
    """What calls what there was before, of which a share is left."""


class UnitWords(NamedTuple):
    """How units and currencies are written, in lower case."""

    units: Mapping[str, Mapping[Fraction, tuple[str, ...]]]
    """For each base unit its multiples and how they are written, in the singular."""
    symbols: Mapping[str, tuple[str, ...]]
    """The codes of the currencies written before a number, by how they are written."""
    set_with_number: tuple[str, ...]
    """Units that no line ends before when a page is set."""


class DateWords(NamedTuple):
    """Words of the calendar. Months and weekdays have their capital; all other words are in lower case."""

    months: tuple[str, ...]
    """January first."""
    short_months: Mapping[str, int]
    """Their numbers by how they are cut short, without the full stop."""
    weekdays: tuple[str, ...]
    """Monday first."""
    seasons: Mapping[str, int]
    """The month in which each begins."""
    shifts: Mapping[str, int]
    """Words before a unit of time, by how many of them it is away: -1 for "last"."""
    days: Mapping[str, int]
    """Today and its like, by how many days away it is."""
    shifted: tuple[str, ...]
    """The units of time that follow one of `shifts`, besides seasons."""
    ago: tuple[str, ...]
    """The units of time used before "ago"."""
    before_may: tuple[str, ...]
    """Words before "May" that make the month of it."""
    passing: tuple[str, ...]
    """Phrases for a time that passes: "now"."""
    anchors: Words
    """Words after such a time that say what it is relative to."""
    asked: Words
    """Words by which a question asks for a time."""
    around: Words
    """Words that may surround the parts of a date without making it more than a date."""
    earlier: tuple[str, ...]
    """What precedes a date that something is earlier than: "before"."""
    later: tuple[str, ...]
    """What precedes a date that something is later than: "after"."""
    counted_on: tuple[str, ...]
    """What follows a time after which something else was: "nine years *later*"."""
    counted_back: tuple[str, ...]
    """What follows a time before which it was: "nine years *earlier*"."""
    lasting: tuple[str, ...]
    """What precedes a time that something took: "*took* nineteen years"."""
    between: tuple[str, ...]
    """What may stand between a number and its unit there: "nine *more* years later"."""
    beside: Mapping[str, tuple[str, ...]]
    """Words for the time right after another, and right before: "the *following* year"."""
    before_age: tuple[str, ...]
    """What precedes the age at which somebody did something."""
    after_age: tuple[str, ...]
    """What follows it: "was 74 *when* she died"."""
    quarters: Mapping[str, int]
    """The quarters of a year by their words."""
    until: tuple[str, ...]
    """What precedes a date up to which something holds: "as of"."""
    parts: tuple[str, ...]
    """What names a part of the date behind it: "mid"."""


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
    anyone: Words
    """Words for people of whom nothing more is said."""
    person_endings: tuple[str, ...]
    """How most words for people end."""
    particles: Words
    """Words with which surnames begin: "van"."""
    kin: Words
    """Father, niece …"""
    crowned: Words
    """Those who are told apart by a number: "king"."""
    written: Words
    """What people write: "book"."""
    views: Words
    """What is somebody's: "opinion"."""
    short_names: Mapping[str, tuple[str, ...]]
    """Given names, folded, with their short forms: "robert" with "bob"."""
    groups: Words
    """What several people are called: "pair"."""
    doer_endings: tuple[str, ...]
    """How words end for whoever does something, in the singular."""
    descent: Mapping[str, tuple[str, ...]]
    """Kin by the line on which they stand, and how far down it."""
    before_kin: tuple[str, ...]
    """What may stand before a word for kin: "eldest"."""


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
    no_superlatives: tuple[str, ...]
    """Words that end like superlatives and are none: "forest"."""
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
    noun_endings: tuple[str, ...]
    """How nouns end that are made of verbs: "container"."""


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
    comment_headings: tuple[str, ...]
    """What stands above what readers say of a page."""


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


class SenseWords(NamedTuple):
    """Words that make a statement another one where no line has them, in lower case."""

    parties: Words
    """Words for who acts or speaks without a name."""
    no_parties: Words
    """Phrases with one of them that mean nobody."""
    alike: tuple[Words, ...]
    """Words of which any proves the others."""
    deeds: Mapping[str, Words]
    """By who is left out because nobody else does it, what a line tells then: "arrested", of the police."""
    heads: Words
    """What whoever holds an office may be called."""
    rivals: tuple[tuple[Words, Words], ...]
    """Words that exclude each other before the same word; each with the words before which alone they do, if any."""
    grave: tuple[tuple[Words, Words], ...]
    """Words that nobody says lightly, by what they say, each with other words that prove it."""
    outcomes: tuple[tuple[Words, Words], ...]
    """Words that say how something ended, each with other words that prove it."""
    no_whole: tuple[str, ...]
    """Phrases with an "all" that speak of no whole."""
    sweeping: Words
    """Words that leave nothing out."""
    whole: Words
    """Other words by which a line may say so."""
    anybody: Words
    """Who may speak for anybody whom a line names."""
    councils: Words
    """Bodies that decide together, and are called so without a name."""
    beginning: Words
    """Verbs for how something begins."""
    ending: Words
    """Verbs for how it ends."""
    over: Words
    """Those of them that never say how something begins that lasts."""
    bodies: Words
    """Bodies that speak and act, and are called so without a name."""


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
