"""The tables of a language that tell what governs a statement: who says it, and what makes it only expected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from briefdeck.language.word_tables import Words

GOVERNING_SETS = (
    "promised proved supposed already open_words open_chances needful gone_by going_on ambiguous clausal viewing "
    "viewers recording recorded pointing proving supposing guessing given needing granted addressing said_nouns "
    "said_adverbs going_by crediting holding_for held_to_be "
    "foretold seeming"
).split()
"""The sets of words of the next record that stand by themselves in its file."""


class GoverningWords(NamedTuple):
    """Words that govern a statement, in lower case."""

    open_words: Words
    """By which a line leaves open whether something will be."""
    open_chances: Words
    """Nouns by which something is no more than possible: "a chance that"."""
    promised: Words
    """By which it is only promised that somebody gets a thing."""
    proved: Words
    """By which something is held to be proved."""
    supposed: Words
    """By which it is only supposed."""
    already: Words
    """By which a line says that it is so by now."""
    needful: Words
    """By which a line says that something has to be."""
    gone_by: Words
    """By which a line tells of something as over."""
    going_on: Words
    """By which a line tells of something as going on."""
    saying: Mapping[str, tuple[tuple[str, ...], ...]]
    """Verbs by which somebody says something, with their irregular past forms, by what they make of it."""
    reporting: Words
    """All forms of those."""
    telling: Words
    """The forms of those that leave it to who says it."""
    urging: Words
    """The forms of those by which somebody asks for something."""
    ambiguous: Words
    """Forms that are nouns too: they say something only before "that", or behind a clause."""
    clausal: Words
    """Forms that need no more than a clause behind them: "say they hold the forts"."""
    viewing: Words
    """Forms by which somebody named looks at a thing: "called the plan reckless"."""
    viewers: Words
    """Who does so, besides those who hold an office: "critics"."""
    recording: Words
    """Bodies whose word a report passes on as what is known: "police"."""
    recorded: Words
    """Forms by which it does, behind what they say."""
    pointing: Words
    """Forms before "to" or "at" by which something suggests what follows."""
    proving: Words
    """Forms by which something is held to be proved."""
    guessing: Words
    """Verbs by which somebody only holds that something will be so: "reckons"."""
    supposing: Words
    """Words by which it is only supposed."""
    given: Words
    """What says that consent is there: "has given her consent"."""
    needing: Words
    """Forms before what is lacking yet."""
    granted: Words
    """What somebody else grants: "consent"."""
    addressing: Words
    """Forms that name who is told: "told the court"."""
    saying_with: Mapping[str, Words]
    """Forms by the word before what somebody is said to be or do: `as`, `at`, `of`, `to`, `with`."""
    said_nouns: Words
    """Nouns by which somebody says something: "rumours that"."""
    said_adverbs: Words
    """Adverbs that leave it to somebody: "allegedly"."""
    crediting: Words
    """Verbs by which a text gives what follows to its subject: "the report *calls* it a risk"."""
    holding_for: Words
    """Words by which a text tells what somebody thinks, feels or says of a thing."""
    held_to_be: Words
    """Participles before "to be" by which something is only held to be so."""
    of_plans: tuple[str, ...]
    """Phrases by which a text speaks of a plan, an offer or a condition as what it is."""
    seeming: Words
    """By which something only seems to be so: "appears to"."""
    foretold: Words
    """Nouns for what is foretold: a text that speaks of it leaves open itself whether it will be so."""
    going_by: Words
    """What something may be according to that says nothing: "rules"."""
    expecting: Words
    """All words by which something is only expected, possible or tried: those of the next nine."""
    modal: Words
    possible: Words
    """Those of them that say no more than that it is possible: "may"."""
    hoped: Words
    """Words by which somebody hopes or guesses only."""
    certain: Words
    """Those that say that it will be."""
    prospects: Words
    """Words before "to" and a verb: "plans"."""
    resolved: Words
    """What else stands before "to" and what is not done yet: "agreed"."""
    resolved_and_done: Words
    """Verbs behind those by which it is done at once: "agreed to keep"."""
    wanting: Words
    """Those with what somebody else is to do before the "to": "wants prices to fall"."""
    scheduled: Words
    """What is said of a thing that is yet to come, behind a form of "be"."""
    chances: Words
    """Nouns before "of", "for", "to" or "that": "plans for"."""
    forecasting: Words
    """Words in front of a noun or clause: "forecasts a rise"."""
    adverbs: Words
    """Probably, perhaps …"""
    compared: Words
    """Before "likely", where it counts how often something was so."""
    counted: Words
    """The forms of "be" before that."""
    unsure: Words
    """Words before a noun that then is only possible: "possible"."""
    weighing: Words
    """Words in front of "whether" or a form in "-ing": "considers"."""
    open: Words
    """If, whether."""
    allowing: Words
    """Those modal verbs that forbid with a "not"."""
    after_being: Words
    """Those of `prospects` and `resolved` that mean it only behind a form of "be": "is set to"."""
    done_to: Words
    """What else stands before "to" and what was done all the same: "forced to"."""
    achieving: Words
    """Verbs before "to" or "in" and another, which then is done: "managed to"."""
    foretelling: Words
    """What follows a "would" by which a story runs ahead: "he would later win"."""
    not_due: Words
    """What is "to" something without being due: "was to blame"."""
    no_condition: Words
    """What makes an "if" no condition: "even if"."""
