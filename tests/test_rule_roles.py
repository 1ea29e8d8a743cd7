"""The matrix of rules and roles: what a rule refuses, it refuses under every key whose role it reads."""

from __future__ import annotations

import pytest

from briefdeck.check import check
from briefdeck.model.roles import Role
from briefdeck.model.texts import texts_of_bank, texts_of_brief
from briefdeck.rules.registry import RULES
from tests.support.role_keys import KEY_PLACES, context_with

FALSEHOODS: dict[str, str] = {
    "B701": "Work stopped",
    "B702": "Sofia Lindqvist counts 777 of them",
    "B707": "It is likely, with high confidence",
    "W401": "Crews of the northern ferries stopped work on Monday morning",
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
}
"""By the code of each rule that reads texts by their role: a text that breaks it, whatever key it stands under."""

SHAPED: dict[tuple[str, str], str] = {
    ("Q501", "cloze"): f"The crews stopped {'work' * 21}",
    ("Q504", "cloze"): "The strike was joined by captains\ncooks\npilots",
}
"""By code and key: another falsehood of the kind where the usual one does not fit the key, such as a figure's value."""

_ON_ALL_FACTS = frozenset({"title", "deck", "chart.title"})
"""Keys of a brief that rest on whatever facts it names, so that they never rest on none."""


def _reads(code: str, key: str) -> bool:
    """Tell whether the rule *code* reads the *key*: its role says so. Rules of briefs and of cards read these alone."""
    place = KEY_PLACES[key]
    home = {"B": place.brief, "Q": place.card}.get(code[0], key)
    return place.role in RULES[code].reads and home != "" and not (code == "B701" and key in _ON_ALL_FACTS)


_PAIRS = [(code, key) for code in RULES for key in KEY_PLACES if _reads(code, key)]


@pytest.mark.parametrize(("code", "key"), _PAIRS, ids=lambda each: each)
def test_a_rule_reads_every_key_of_its_roles(code: str, key: str) -> None:
    """A falsehood of the rule's kind is found under the key."""
    facts = "[]" if code == "B701" else "[one]"
    context = context_with(SHAPED.get((code, key), FALSEHOODS[code]), key, facts=facts)
    assert code in {problem.code for problem in check(context)}


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
