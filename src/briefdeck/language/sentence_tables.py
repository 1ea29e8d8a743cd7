"""The tables of a language that tell what sentences say; those of words by themselves are in `word_tables`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from briefdeck.language.word_tables import Words

Pairs = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


class StatementWords(NamedTuple):
    """How a sentence holds what it says, in lower case."""

    speaking: Words
    """Verbs, in the past or the third person, of which the one who speaks is the subject; and "according"."""
    writing: Words
    """Those of them that mean that it is written."""
    naming_source: Words
    """All words by which a sentence may name its source."""
    denying: Words
    """Words by which a sentence may deny something."""
    denying_truth: Words
    """Verbs by which somebody says that a thing is not so, and never that it is not to be."""
    unsettled: Words
    """Words that say of a thing that it is not settled, or not told."""
    disagreeing: Words
    """By which somebody says the opposite of what another says."""
    turning_down: Words
    turned_down: Words
    """What is denied by turning it down, or by not confirming it; who rejects an offer denies nothing."""
    verifying: Words
    """Words by which a source is said to have found that something is so."""
    negations: Words
    lacking: Words
    """What makes a sentence negative without a "not"."""
    hampered: Words
    """What says that something can hardly be done, or was tried in vain: "unable", "unsuccessful"."""
    no_negation: Words
    """What follows a "not" that does not negate: "not only"."""
    giving: Words
    taking: Words
    handing_over: Words
    getting: Words
    measuring: Words
    measuring_so: Words
    """Verbs that stand before a number, and say nothing of who told it."""
    mutual: Words
    """What several do together, whichever is named first."""
    likelihood: tuple[str, ...]
    """How likely something is: Intelligence Community Directive 203, D.6.e(2)."""
    confidence: tuple[str, ...]
    """How sure the one is who judges: the same."""


class OrderWords(NamedTuple):
    """Words that put two things in order in time, in lower case."""

    before: Words
    after: Words
    ahead: tuple[str, ...]
    """Phrases for "before": "on the eve of"."""
    behind: tuple[str, ...]
    """Phrases for "after": "in the wake of"."""
    follows: Words
    """Verbs of which the later thing is the subject."""
    precedes: Words
    """Verbs of which the earlier thing is the subject."""
    unchanged: Words
    """Verbs that are the same in the past: "cut"."""
    told_plainly: Words
    """Past forms that are other words as well: "saw"."""
    afterwards: Words
    """What says in a row of deeds that one came later: "eventually"."""
    earlier_one: Words
    """What one is called who held the same before: "predecessor"."""
    later_one: Words
    succeeding: tuple[str, ...]
    """Phrases that say of two who held the same that the subject is the later one: "took over from"."""
    explaining: Words
    """Words besides those phrases by which a line may name the cause of a thing."""
    therefore: tuple[str, ...]
    """Phrases that say in a clause that it came of what is told before it: "as a result"."""
    because: tuple[str, ...]
    """Phrases before the cause of a thing."""
    bringing: tuple[str, ...]
    """Verbs of which the cause is the subject; before "by" what they bring about is."""
    ruling_out: Words
    """What says, before a cause, that it is none: "not because of rain"."""
    turning_away: Words
    """What opens a clause that does not go on with the cause told in front of it."""


class ComparingWords(NamedTuple):
    """Words that compare two things, in lower case."""

    than: Words
    more: Words
    less: Words
    greater: Words
    """Those that put a number higher, “longer” among them."""
    lesser: Words
    later: Words
    """Those that put a time behind another one."""
    earlier: Words
    over: Words
    under: Words
    exceeding: Words
    """Verbs by which one is more than another: "exceeded"."""
    standards: Words
    """What something is over or under that was set before: "budget"."""
    going_on: Words
    """Words that open a clause with which the second thing goes on."""
    no_comparative: Words
    """Words that end as comparatives do, and are none."""


class ClauseWords(NamedTuple):
    """How clauses are negated, besides "not" and its like, and put in order. Each verb stands for all its forms."""

    quantified: Words
    """What a "not" makes fewer or likelier, and does not negate: "many", "hard"."""
    negating_before_to: tuple[str, ...]
    negating_before_doing: tuple[str, ...]
    negating_nouns: tuple[str, ...]
    negating_phrases: tuple[str, ...]
    """Phrases that negate the word in "-ing" after them: "ruled out"."""
    absent: Words
    """Words beside a noun of whose thing there is none: "missing"."""
    denying_clauses: tuple[str, ...]
    """Phrases that deny the clause after them: "not true that"."""
    untrue: Words
    """What is said of a claim that is denied: "false"."""
    negative_determiners: Words
    """Negations that stand before a noun and negate the verb in front of it: "found no anchor"."""
    negative_pronouns: Words
    """Those that negate the verb in front of them: "paid nothing"."""
    order: OrderWords
    replacing: Pairs
    """Verbs that put one thing in the place of another, with what stands between the two: "replace", "with"."""
    comparing: ComparingWords
    loose_negations: Words
    """Negations that may tell of what is undecided, or of how a thing is done: "nobody won", "without losing a set"."""
    scarcely: Words
    """Negations that call an amount small before a number: "barely a third"."""
    describing: Words
    """What stands, as an article does, before a participle that says of what kind a thing is: "most deprived"."""
    often: Words
    """How often something is so that is so at times."""
    conditions: Words
    """What makes a condition of the clause that it opens."""
    without: Words
    """What leaves something out."""
    excluding: Words
    """Verbs that take a thing as not possible."""
    giving_up: Words
    """What tells that a denial does not last."""
    dropping: Words
    """By which a text says that a thing is not to be."""
    averting: Words
    """What somebody does so that something does not happen: "avoided"."""
    kept_away: Words
    """What "keep" needs behind it to say so: "keep it off the wheat"."""
    trying: Words
    """What leaves open whether something was done."""
    excepting: Words
    """What is left out of a denial: “except”."""
    alone: Words
    """What says so without one: “only”."""
    the_others: tuple[str, ...]
    """Phrases for all others: "every other"."""
    others: Words
    """Words for others, who are all where a clause begins with them: "other towns grew"."""
    likening: Words
    """What stands before others of whom a clause says nothing: "like every other town"."""
    barring: Words
    """Verbs that negate the word in "-ing" behind their "from": "barred the crews from entering"."""
    forbidding: Words
    """Those of them that do so behind their "to": "forbade them to enter"."""
    out_of_use: Words
    """By which a text says of a thing that nobody may use it: "closed"."""
    letting: Words
    """By which a text says that somebody is not barred: "may", "free"."""
    losing: Words
    """Verbs behind which a thing is no longer there."""
    soonest: Words
    """What says of a time that it is the earliest one."""
    as_it_was: Words
    """What says of a thing that did not change that it is as it was: "stayed the same"."""
    awaiting: Words
    """By which a thing is not there yet: "waiting for the money"."""
    putting_off: tuple[str, ...]
    """Phrases by which something is yet undone: "put off"."""
    falling_through: tuple[str, ...]
    """Those by which it came to nothing, at the end of a clause: "its appeal failed"."""
    fully: Words
    """Behind a "not": what is so in part is "not fully" so."""
    neither_way: Pairs
    """By which somebody does neither of two things, and what those are: who abstains does not vote."""
    shutting: Words
    """Verbs before a thing behind which there is none."""
    looking_into: Words
    """Verbs by which somebody looks at a thing, and does not say that it is there: "studied"."""
    further: Words
    """Behind a "no": what there is no more of: "other"."""
    besides: Words
    """What stands before those that there are besides: "no other stop *after* Kell"."""
    moving: Words
    """Verbs by which a thing leaves what is behind "from"."""
    renaming: Words
    """By which somebody has another name: "born"."""
    naming: Words
    """What such a name is called by: "name", "known"."""
    named_first: Words
    """What tells of a name that it is the first, or the true one: "born", "real"."""
    placed_behind: Words
    """Places behind the first: "silver"."""
    placed_first: Words
    """The first place: "gold"."""
    winning: Words
    """Forms of "win"."""
    enough: Words
    """What says behind a "not" that a thing is not enough."""
    insufficient: Words
    """What says so by itself."""
    so_far: Words
    """What says up to now: "so far", "yet"."""
    holding_back: Words
    """Verbs for what nobody gives: "withheld their support"."""
    done_before: Words
    """What says of a deed that it was done before: "no member had resigned before her"."""
    slight: Words
    too_little: Words
    """Words by which there is some of a thing, and too little: "not enough of a presence"."""
    concluding: Words
    """What lets a reader conclude that the rest is otherwise: "only"."""
    singling_out: Words
    """What sets one apart from the others: "only", "except"."""
    setting_apart: tuple[str, ...]
    """What says that a thing is not what stands behind it, up to the end of the clause: "unlike"."""
    leaving_out: tuple[str, ...]
    """Two words between what is taken and what is left out: "rather than"."""
    depending: Words
    """Verbs that make one thing the condition of another."""
    behind_left_out: Words
    """What no longer belongs to that: “not Brussels, for the failure”."""


class OppositeWords(NamedTuple):
    """Words and phrases in pairs of opposites, in lower case: each stands for all its forms, after "=" for itself."""

    turned: Pairs
    """Pairs of which one says the opposite of the other."""
    exchanged: Pairs
    """Pairs that turn a statement round only where a line has both: what one sells another buys."""
    anew: Words
    """Words by which a thing is so again, so that it was not before."""
    lasting: Words
    """Words that tell how long a thing was so."""
    advising: Words
    """Words that are opposites only before the same thing: "recommend"."""
    of_degree: Words
    """Words that are opposites of so many others that they say little by themselves."""
    with_fall: Words
    """What makes something else of a "fall" behind it: "fell well short"."""
    obliging: Words
    """Verbs that a "not to" behind them turns round."""
    left_behind: Words
    """What makes something else of a "left" or "stay" right behind it: "left out"."""
    ambiguous: Words
    """Verbs that say that something rose or fell, but also other things: "cut from its frame"."""
    with_particle: Words
    particles: Words
    """Verbs to which an "up", "down" or "back" behind them belongs: "drawn up"."""
    called_back: Words
    """What is called "back": "back taxes", "the back door"."""
    between: Pairs
    """Prepositions that turn a statement round between the same two words: "to the mayor", "from the mayor"."""
    before_dates: Pairs
    """Those that do so before a date: "in 2005", "before 2005"."""
    beside: Words
    """Where something is that is "by" them: "by the sea"."""
    either_way: Words
    """Words behind which these say the same: "different from", "different to"."""


class SurenessWords(NamedTuple):
    """How surely a text speaks: phrases in lower case."""

    asserting: tuple[str, ...]
    """By which it says that something is certain."""
    doubting: tuple[str, ...]
    """By which it leaves something open."""
    proving: tuple[str, ...]
    """What else says that something is so for sure."""
    undoing: tuple[str, ...]
    """What says before one of these that it is not: "far from"."""
    whole_stressed: tuple[str, ...]
    """By which it says with weight that something holds of all: "without exception"."""
    whole: tuple[str, ...]
    """Plain words that say so."""
    part: tuple[str, ...]
    """By which it says that it holds of a part: "almost all"."""
    condition: tuple[str, ...]
    """By which it says on what something depends: "provided that"."""
    regardless: tuple[str, ...]
    """By which it says that it depends on nothing: "whatever happens"."""
    leaving_open: tuple[str, ...]
    sure: tuple[str, ...]
    """By which a text says with a "not" that something is left open: "certain"."""
    unsure: tuple[str, ...]
    """By which it says so without one: "uncertain"."""
    """What else leaves open in a text whether something will be: "in case"."""
    only: tuple[str, ...]
    """By which it says that a thing is the only one: "nothing but"."""
    besides: tuple[str, ...]
    """By which it says that there are others: "as well as"."""
    completed: tuple[str, ...]
    """By which it says that a thing is finished."""
    under_way: tuple[str, ...]
    """By which it says that it is going on: "in the process of"."""
    boundless: tuple[str, ...]
    """By which it says of a superlative that nothing was ever so: "on record"."""
    in_all: tuple[str, ...]
    """By which it makes one sum of what happens each time: "a total of"."""
    each_time: tuple[str, ...]
    """By which it says that something is so each time: "a year"."""


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
    taking_back: tuple[tuple[Words, Words], ...]
    """What takes back the noun behind it, and what else in a fact says the same: "deputy", "former", "attempted"."""
    grave: tuple[tuple[Words, Words], ...]
    """Words that nobody says lightly, by what they say, each with other words that prove it."""
    grave_phrases: Pairs
    """Some of the words that nobody says lightly, each with phrases that prove it: "gave way"."""
    outcomes: tuple[tuple[Words, Words], ...]
    """Words that say how something ended, each with other words that prove it."""
    fates: tuple[Words, ...]
    """Words for what becomes of somebody, by which of them: one is killed, another hurt."""
    no_whole: tuple[str, ...]
    """Phrases with an "all" that speak of no whole."""
    sweeping: Words
    """Words that leave nothing out."""
    whole: Words
    """Other words by which a line may say so."""
    spanning: Words
    """Words for the whole of a thing, however large it is: "the entire island"."""
    summed: Words
    """Words for the sum of several."""
    of_one_mind: tuple[str, ...]
    """What says of a body that nobody in it was against something."""
    opposing: tuple[str, ...]
    """What says that somebody was."""
    not_one: tuple[str, ...]
    """What says that something holds for not one."""
    settling: Words
    """Verbs by which somebody lays down what may or must be."""
    exclusive: tuple[str, ...]
    """Words and phrases that say something of one thing and no other."""
    belittled: Words
    """What stands behind an “only” that says how little, late or seldom something is."""
    one_alone: Words
    """What a line says of which something holds alone."""
    anybody: Words
    """Who may speak for anybody whom a line names."""
    councils: Words
    """Bodies that decide together, and are called so without a name."""
    beginning: Words
    """Verbs for how something begins."""
    ending: Words
    """Verbs for how it ends."""
    decided: Words
    """Verbs for how something ended that is decided: "lost"."""
    contests: Words
    """What is decided so: "vote"."""
    over: Words
    """Those of them that never say how something begins that lasts."""
    bodies: Words
    """Bodies that speak and act, and are called so without a name."""
