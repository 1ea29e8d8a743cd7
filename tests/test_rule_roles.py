"""The matrix of rules and roles: what a rule refuses, it refuses under every key whose role it reads."""

from __future__ import annotations

import pytest

from briefdeck.model.roles import Role
from briefdeck.model.texts import texts_of_bank, texts_of_brief
from briefdeck.rules.registry import MODULES, RULES, rule_of
from tests.support.contexts import checks_of, problems_of
from tests.support.role_keys import KEY_PLACES, context_with

FALSEHOODS: dict[str, str] = {
    "G201": "Crews left 1,300 passengers without bread",
    "G201 rough": "Tens of millions of passengers had no bread",
    "G201 below zero": "The slipway froze at 12 degrees",
    "G202": "Crews met Valmora Ferries",
    "G203": "Crews of Valmora Ferries stopped work",
    "G204": "They painted marmalade everywhere",
    "G205": "Reyes answered “we are for sale”",
    "G206": "Workers had left the marmalade quays",
    "G208": "Three workers had left work",
    "G209": "Ana Reyes vetoed the loan",
    "G210": "Fares on the coast rose after a walkout",
    "G211": "Ana Reyes vetoed the loan",
    "G212": "Reyes was met by Ana Reyes",
    "G213": "Saltby was minister of the quays",
    "G214": "3 March 2031",
    "G215": "Workers had left Canada",
    "G216": "The council offered 4.5 million crates",
    "G217": "It was the second lockout on the coast",
    "A301": "About 2,400 workers had left work at three quays",
    "A302": "The company had shut the northern harbour",
    "A303": "Talks on wages resumed in Saltby",
    "A304": "2,400 workers had left work at three quays",
    "A305": "Fares on the coast dropped after the walkout",
    "A306": "Work had stopped there, wrote Erik Sommer",
    "A307": "Erik Sommer vetoed the loan",
    "G221": "The bishop stopped work",
    "G222": "Crews stopped work on Monday evening",
    "G223": r"Workers had left \(3 q\) quays",
    "G218": "Crews killed passengers",
    "G219": "Crews stopped everything",
    "G220": "Otto Lang",
    "A308": "Captains were met after the vote",
    "A309": "All of the captains were met before the vote",
    "A310": "The Aurora is a yacht that carries passengers",
    "A311": "Ida Berg is the finance minister",
    "A312": "The Aurora carries 900 passengers a day, and is full",
    "A313": "The Aurora is faster than the Tordis",
    "A315": "A mate of the Aurora was heard before the vote",
    "A314": "Crews stopped work before Monday morning",
    "G224": "They said “we are not for sale",
    "B701": "Work stopped",
    "B702": "Sofia Lindqvist counts 777 of them",
    "B707": "It is likely, with high confidence",
    "W401": "Crews of the northern ferries stopped work on Monday morning, leaving 1,200 passengers without bread "
    "or mail",
    "W402": "Crews of the northern ferries stopped work on Monday morning",
    "Q501": "They stopped as one after that day so that no mail or bread came to us",
    "Q502": "Who, when all of it had been said and done, and when all of them had gone home or to the quays in "
    "the cold of a long day in March, had left work at all?",
    "Q503": "Who left work and when did they leave?",
    "Q504": "Captains; cooks; pilots",
    "Q505": "Did the crews stop work?",
    "Q506": "The crews stopped work, didn’t they?",
    "Q507": "Of the workers of Marlow some say that work stopped",
    "Q508": "When did they stop work?",
    "Q509": "Crews are currently at work",
    "Q512": "Explain the strike.",
    "Q521": "About 2,400.0 workers",
    "Q537": "The workers who left",
    "Q538": "bread",
    "Q542": "“1,200 workers”",
}
"""By the code of each rule that reads texts by their role: a text that breaks it, whatever key it stands under.

Behind the code stands what kind of falsehood it is, where the rule knows several.
"""

CITED: dict[str, str] = {
    **dict.fromkeys(("G209", "G211", "A306", "A307"), "gazette:15"),
    "G201 below zero": "gazette:17",
    "G219": "gazette:3",
    "G216": "gazette:5",
    "G217": "gazette:21",
    "A302": "gazette:9",
    "A303": "gazette:11",
    "A305": "gazette:13",
    **dict.fromkeys(("A308", "A309", "A310", "A311", "A312", "A313", "A315"), "gazette:19"),
}
"""The line that the falsehood is about; lines 3 and 7 where none is given."""

_ASKED = ("q", "reverse.q", "question", "open_questions", "claims.question")
"""The keys of questions."""
SHAPED: dict[tuple[str, str], str] = {
    ("G202", "cloze"): "Crews stopped work at Valmora",
    ("G204", "cloze"): "They painted marmalade",
    ("G206", "cloze"): "Workers had left three\u00a0marmalade\u00a0quays",  # one deletion of three words
    **{("A303", key): "Which talks on wages resumed in Saltby?" for key in _ASKED},
    **{("A305", key): "Where did fares on the coast drop after the walkout?" for key in _ASKED},
    **{("A307", key): "Which loan was vetoed by Erik Sommer?" for key in _ASKED},
    # a heading may leave out an “about”
    **{("A304", key): "At least 2,400 workers had left work" for key in ("kicker", "sections.heading", "titles")},
    ("Q501", "cloze"): f"The crews stopped {'work' * 21}",
    ("G222", "exchange.from"): "Monday evening crews",
    ("Q542", "cloze"): "“1,200”",
    ("Q504", "cloze"): "The strike was joined by captains\ncooks\npilots",
}
"""By code and key: another falsehood of the kind where the usual one does not fit the key, such as a figure's value."""

STRICTER = {"G203": "G202", "G215": "G202", "G206": "G204", "G209": "G202"}
"""Rules that leave an answer to a stricter one: a name in it must stand on the very line."""
UNASKED = {("G214", "cloze"), ("Q538", "items")}
"""A rule about questions and their answers says nothing of a text that answers no question, or not alone."""
_OF_DRAWN_TEXTS = {rule_of(module).code for module in MODULES if hasattr(module, "check_claims")}
_DRAWN = {key for key, place in KEY_PLACES.items() if place.brief or key in ("question", "note")}
_ON_ALL_FACTS = frozenset({"title", "deck", "chart.title", "titles"})
"""Keys of a brief that rest on whatever facts it names, so that they never rest on none."""


def _reads(code: str, key: str) -> bool:
    """Tell whether the rule *code* reads the *key*: its role says so. Some families read no others."""
    place = KEY_PLACES[key]
    drawn = place.brief or place.top if code in _OF_DRAWN_TEXTS and key in _DRAWN else ""
    of_fact = place.fact or place.card or drawn
    home = {"B": place.brief, "Q": place.card, "G": of_fact, "A": of_fact}.get(code[0], key)
    left_out = (code == "B701" and key in _ON_ALL_FACTS) or (code, key) in UNASKED
    return place.role in RULES[code].reads and home != "" and not left_out


_PAIRS = [(kind, key) for kind in FALSEHOODS for key in KEY_PLACES if _reads(kind[:4], key)]


@pytest.mark.parametrize(("kind", "key"), _PAIRS, ids=lambda each: each)
def test_a_rule_reads_every_key_of_its_roles(kind: str, key: str) -> None:
    """A falsehood of the rule's kind is found under the key."""
    code = kind[:4]
    text, cite = SHAPED.get((kind, key), FALSEHOODS[kind]), CITED.get(kind, "gazette:3, gazette:7")
    context = context_with(text, key, cite, facts="[]" if code == "B701" else "[one]")
    assert problems_of(context, checks_of(code, STRICTER.get(code, code)))


def test_every_rule_that_reads_texts_is_in_the_matrix() -> None:
    """No rule that says which roles it reads is left out."""
    assert {code for code, rule in RULES.items() if rule.reads} == {kind[:4] for kind in FALSEHOODS}


@pytest.mark.parametrize("key", KEY_PLACES)
def test_every_key_is_walked_once(key: str) -> None:
    """A text under any key is given once, with its role and its key."""
    context = context_with("Some words of our own", key)
    every = [*texts_of_bank(context.bank), *texts_of_brief(context.briefs["page"])]
    told = [(text.role, text.key) for text in every if "words of our own" in text.plain]
    assert told == [(KEY_PLACES[key].role, key.removeprefix("card."))] or key == "cloze hint"


def test_every_role_has_a_key() -> None:
    """No role is without a text: the matrix leaves none out."""
    assert {place.role for place in KEY_PLACES.values()} == set(Role)
