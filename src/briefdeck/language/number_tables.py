"""The tables of a language that tell of how much and of when: numbers, units, dates, bounds and quantifiers.

One record for each idea, as the lexicon fills it.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, NamedTuple

from briefdeck.language.word_tables import Words

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
    telling_number: Mapping[str, int]
    """Words that tell a place or how many years, without a number: "bronze", "centenary"."""
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
    overstepping: Mapping[str, tuple[str, ...]]
    """How a text says on which side of a limit a number is, and what holds there."""
    comparing: tuple[str, ...]
    """What compares the number before it with another: "38 more than"."""
    apart: tuple[str, ...]
    """What stands behind how far two in a row, or two times, are apart: "five years apart"."""
    parting: tuple[str, ...]
    """What stands behind how much lies between two: "19 years *between*"."""
    ranked: tuple[str, ...]
    """Words before the place that somebody has in a row."""
    rising: tuple[str, ...]
    """How verbs begin whose subject changes "by" a number, and is more then."""
    sinking: tuple[str, ...]
    """The same of what is less then."""
    otherwise_changing: tuple[str, ...]
    """The same of what may be either."""
    resulting: tuple[str, ...]
    """What stands between such a number and what the change leads to: "to reach"."""
    beforehand: tuple[str, ...]
    """What tells what was before a change, or before one of a row: "previously"."""
    preceding: tuple[str, ...]
    """What calls those before one of a row: "earlier"."""
    afterwards: tuple[str, ...]
    """What tells that it was after: "now"."""
    at_present: tuple[str, ...]
    """What tells what is before a change to come: "currently"."""
    to_come: tuple[str, ...]
    """What tells of a change to come: "will"."""
    missing: tuple[str, ...]
    """What says before "by" and a number that a mark was not reached: "missing"."""
    bettering: tuple[str, ...]
    """What says that it was beaten: "breaking"."""
    rowed: tuple[str, ...]
    """What stands behind the place of something in a row: "for the third *time*"."""
    adding: tuple[str, ...]
    """Words that add a number to another: "further"."""
    together: tuple[str, ...]
    """Words by which numbers are added up: "in total"."""
    leaving: tuple[str, ...]
    """What speaks of those of a whole that are left: "the other"."""
    outstanding: tuple[str, ...]
    """The same of what is not done or over: "yet to"."""
    leaving_behind: tuple[str, ...]
    """What puts one before so many others: "beat"."""
    voting: tuple[str, ...]
    """How a vote is told of: "voted"."""
    voting_for: tuple[str, ...]
    """What tells of those who want something: "in favour"."""
    voting_against: tuple[str, ...]
    """What tells of those who do not: "against"."""
    gathering: tuple[str, ...]
    """What counts things of more than one sort together: "animals"."""
    births: tuple[str, ...]
    """What calls two who are born together, then three, and so on: "twins"."""
    newborns: tuple[str, ...]
    """What counts all that are born: "babies"."""
    newborn: tuple[str, ...]
    """What is born: "boy"."""
    to_go: tuple[str, ...]
    """What says of a part of a whole that it is still to come: "left"."""
    scored: tuple[str, ...]
    """What a result counts: "goals"."""
    rests: tuple[str, ...]
    """What a line calls the last part of a whole: "donors the rest"."""
    all_but: tuple[str, ...]
    """What precedes the number of those who are left out: "all but two"."""
    handed_over: tuple[str, ...]
    """What is done with money, behind its amount: "the 21 million paid"."""
    each: tuple[str, ...]
    """What a number holds for one by one: "each"."""
    average: tuple[str, ...]
    """What precedes a number that so many have on the whole: "an average of"."""
    reaching: tuple[str, ...]
    """Verbs before a number of what stands before them: "reaches"."""
    hundredths: tuple[str, ...]
    """A hundredth of a currency: "cents"."""
    besides: tuple[str, ...]
    """What counts all but one: "siblings"."""
    limits: tuple[str, ...]
    """What the number beside it is the most of that is allowed: "ceiling"."""
    shrunk: tuple[str, ...]
    """What says how much there is after a fall: "as much"."""
    larger: tuple[str, ...]
    """What says after a number that one thing has so much more than another."""
    measures: tuple[str, ...]
    """What is halved or doubled: "half the *number*"."""
    lists: tuple[str, ...]
    """In what somebody has a place in a row: "world", "league"."""
    rises: tuple[str, ...]
    """What makes something more, before "of" and a number: "an increase of"."""
    falls: tuple[str, ...]
    """What makes it less: "a drop of"."""
    once: tuple[str, ...]
    """What calls what there was before, of which a share is left."""
    summing: tuple[str, ...]
    """What says of a number that it is of several together: "in all"."""
    winning: tuple[str, ...]
    """What says that somebody came first."""
    coming_in: tuple[str, ...]
    """What stands before the place in which somebody came: "finished third"."""
    coming: tuple[str, ...]
    """The same of somebody who is named elsewhere: "after finishing third"."""
    taking_medal: tuple[str, ...]
    """What stands between a name and the medal that somebody got."""
    medals: tuple[str, ...]
    """Medals, the best one first."""
    runners_up: tuple[str, ...]
    """What calls whoever came first or second."""
    unranked: tuple[str, ...]
    """What follows an ordinal that is no place among others: "the first quarter"."""
    extents: tuple[str, ...]
    """What may be as far, long or high as so much: "as deep as 90 metres"."""
    contests: tuple[str, ...]
    """In what somebody can come first."""
    prizes: tuple[str, ...]
    """Other words of a line that tells who came first."""
    youngest: tuple[str, ...]
    """What calls those with the fewest years."""
    oldest: tuple[str, ...]
    """What calls those with the most."""
    older: tuple[str, ...]
    """What compares two ages."""
    ahead: tuple[str, ...]
    """What puts two in an order: "ahead of"."""
    running: tuple[str, ...]
    """What says of things that they come one right after the other: "in a row"."""
    held: tuple[str, ...]
    """What is held by whoever has more than half: "a majority stake"."""
    against: tuple[str, ...]
    """What stands before the number with which another is compared: "down from"."""
    set_before: tuple[str, ...]
    """What says of a number that it is of an earlier time: "had been"."""
    referring: tuple[str, ...]
    """What opens the phrase of a time with which a number is compared: "the lowest *since*"."""
    multiplying: tuple[str, ...]
    """What makes a multiple of what was before: "*twice* the sum it had named"."""
    thought: tuple[str, ...]
    """What thinks, wishes or sets a number: "hoped for"."""
    thought_of: tuple[str, ...]
    """What stands between that and the number."""
    standing: tuple[str, ...]
    """What stands before the number of what there is: "now has"."""
    losing: tuple[str, ...]
    """Verbs before a number by which something is more or less: "lost"."""
    differing: tuple[str, ...]
    """What says of a number, besides what compares, that it is more or less by so much: "extra"."""
    passing: tuple[str, ...]
    """What says that most were for it."""
    rejecting: tuple[str, ...]
    """What says that most were against it."""
    for_it: tuple[str, ...]
    """What says of so many that they were for it."""
    against_it: tuple[str, ...]
    """What says that they were against it."""
    abstaining: tuple[str, ...]
    """What says that they did not vote."""
    measuring: tuple[str, ...]
    """Verbs that stand, as “be” does, between something and its size or age: "weighed"."""
    introducing: tuple[str, ...]
    """What stands before something that was not named before: "a", "her"."""
    having: tuple[str, ...]
    """What stands before a part of what was named: "with" a mast."""
    situating: tuple[str, ...]
    """What stands between two things of which one is at the other."""
    uncompared: tuple[str, ...]
    """Words with which a comparison is not read: "either"."""
    outnumbering: tuple[str, ...]
    """Verbs that say that there are more of one than of another."""
    of_any: tuple[str, ...]
    """Comparatives that tell of any number: "higher"."""
    of_length: tuple[str, ...]
    """Those that tell of a length only."""
    of_time: tuple[str, ...]
    """Of an age or of how long something lasts."""
    of_weight: tuple[str, ...]
    """Of a weight."""
    keeping: tuple[str, ...]
    """What stands between a share that is given up and what is left: "leaving"."""
    losses: tuple[str, ...]
    """What says of money that there is less of it: "deficit"."""
    profits: tuple[str, ...]
    """What says that there is more: "surplus"."""
    following: tuple[str, ...]
    """What precedes what came before: "after"."""
    worsening: tuple[str, ...]
    """What says that a result is worse, or how such words begin."""
    improving: tuple[str, ...]
    """The same of one that is better."""
    lone: tuple[str, ...]
    """What makes one of several, of whom all others are something else: "the *only* woman"."""
    outdoing: tuple[str, ...]
    """What says that somebody did better than another: "ahead"."""
    serial: tuple[str, ...]
    """Of what a series has so many: "a three-*part* series"."""
    spots: tuple[str, ...]
    """What calls the places in a row: "positions"."""

    @property
    def changing(self) -> tuple[str, ...]:
        """How verbs begin whose subject changes "by" a number."""
        return (*self.rising, *self.sinking, *self.otherwise_changing)

    one_more: tuple[str, ...]
    """What counts one more without a number: "another"."""
    end_parts: tuple[str, ...]
    """What stands before a part of a time at its end: "the *final* third of"."""


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
    before_numbers: tuple[str, ...]
    """What precedes other numbers too: "of"."""
    after_age: tuple[str, ...]
    """What follows it: "was 74 *when* she died"."""
    quarters: Mapping[str, int]
    """The quarters of a year by their words."""
    happened: Words
    """Participles that do not look like verbs in the past: "born"."""
    until: tuple[str, ...]
    """What precedes a date up to which something holds: "as of"."""
    parts: tuple[str, ...]
    """What names a part of the date behind it: "mid"."""
    named_hours: Mapping[str, int]
    """Hours that have a name, in minutes from midnight: "noon"."""
    feasts: Mapping[str, str]
    """Days that have a name and are on the same day each year, as month and day: "Christmas Day"."""
    spans: Mapping[str, tuple[str, ...]]
    """How a text says that something began or ended, and how it stood in between, before or after."""
    long_spans: Mapping[str, int]
    """Times of many years, by how many months they have, as they are written before the "s" of the plural."""
    of_a_day: tuple[str, ...]
    """Parts of a day: "morning"."""
    every_day: tuple[str, ...]
    """What says that something is so on every day: "daily"."""
    working_days: tuple[str, ...]
    """What calls the days from Monday to Friday."""
    turning: tuple[str, ...]
    """What precedes the age of somebody on a birthday to come: "turns"."""
    but_for: tuple[str, ...]
    """What leaves a day out of these: "except"."""
    at_rest: tuple[str, ...]
    """What says that something is not so on a day: "closed"."""
    postponing: tuple[str, ...]
    """What moves something to a later date by so long: "postponed"."""
    advancing: tuple[str, ...]
    """What moves it to an earlier one: "brought forward"."""

    @property
    def names(self) -> Words:
        """The names of months and weekdays, in lower case."""
        return frozenset(map(str.lower, (*self.months, *self.weekdays)))


class PeriodWords(NamedTuple):
    """Words for the stretch of time for which a number holds, in lower case."""

    nouns: Mapping[str, str]
    """Which stretch a noun means."""
    adjectives: Mapping[str, str]
    """Which stretch an adjective means."""
    days: Mapping[str, Fraction]
    """How many days each stretch has, about."""
    spread: Words
    """What stands before a noun by which a number is spread over all: "average"."""
    each: Words
    """Words before a noun that mean each such stretch."""
    whole: Words
    """Words before a noun that mean one such stretch."""
    moments: Words
    """What stands behind "from" in one: "a year from now"."""
    dating: Words
    """Words after a noun that make a date or an age of it."""
    lasting: Words
    """Words before "over" and a time that is exceeded."""
    stretches: Words
    """What something goes over, besides times: "over nine *seasons*"."""
    during: Words
    """What stands before a time in which so much happened altogether."""
    longer: Words
    """Times of several years: "decade"."""
    by_each: Words
    """What else something may be told of each of: "a kilometre"."""
    apiece: Words
    """What tells a number of each by itself."""
    by_distance: Words
    """What is told of an hour where it tells how fast something is: "kilometres"."""
    by_rate: Words
    """What is counted by the day, month or year, though no word says so: "salary"."""


class Hedge(NamedTuple):
    """The words that bound or round a number in one way, in lower case."""

    kind: HedgeKind
    before: tuple[str, ...]
    """Phrases before the number."""
    after: tuple[str, ...]
    """Phrases after the number."""
    emphatic: tuple[str, ...]
    """Phrases of *before* that may say no more than that it is many."""
    loosely: tuple[str, ...]
    """Further phrases before the number, which are read in facts only."""
    aside: tuple[str, ...]
    """Phrases that are set off by commas a few words behind the number."""
    symbols: tuple[str, ...]
    """Signs directly before the number."""


class Quantifier(NamedTuple):
    """Phrases that say how much of a thing is meant."""

    least: Fraction
    """The least share that they may mean."""
    most: Fraction
    """The greatest."""
    phrases: tuple[str, ...]
    """The phrases, in lower case."""


class QuantifierWords(NamedTuple):
    """Words that say how much of a thing is meant, in lower case."""

    scale: tuple[Quantifier, ...]
    in_part: Words
    """What tells something of a part: "only"."""
    not_yet: Words
    """What tells of one of two that it has not done a thing yet."""
    between: Words
    """What may stand between such a phrase and its noun."""
    not_after: Words
    """Words before such a phrase that make another of it: "the most"."""
    not_before: Words
    """Nouns that are counted, not shared: "every year"."""
    pronouns: Words
    """What stands for a noun behind such a phrase: "few of them"."""
    pointing: Words
    """What may stand right behind one that has no noun: "all who came"."""
    pro_verbs: Words
    """What may stand there if the noun was told already: "few did"."""
    every: Words
    """Words for all, none of whom a sentence leaves out but by an exception."""
    alone: Words
    """Words that speak of people or things by themselves: "many were hurt"."""
    parts: Words
    """Nouns for a part of a thing: "wing"."""
    partly: Words
    """Other words that speak of no whole."""
    wholes: tuple[str, ...]
    """Phrases that speak of a whole: "as a whole"."""
