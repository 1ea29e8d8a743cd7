"""An answer is of the kind that its question asks for: a date answers “when”, and “Marlow’s” answers “whose”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.needs import Need
from briefdeck.language.terms import known_terms
from briefdeck.model.roles import Role
from briefdeck.model.texts import RoleText
from briefdeck.problem import Cure, Edit, Problem, Rule, example
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "G214",
    "An answer is of the kind its question asks for.",
    "warning",
    why="“Moscow’s” answers “whose”, and a date answers “when”. Where they answer anything else, the answer "
    "belongs to another card, or the question to another answer.",
    bad=example("""
        cards:
          - q: Who leads the ferry crews’ union?
            a: Tove Brandt’s
        """),
    good=example("""
        cards:
          - q: Who leads the ferry crews’ union?
            a: Tove Brandt
        """),
    reads=frozenset({Role.ANSWER}),
    needs=frozenset({Need.DATES, Need.QUESTIONS}),
)

_POSSESSIVE = re.compile(r"(?:['’]s|s['’])\s*\Z")
_WHOSE = re.compile(r"\bwhose\b|\bof (?:whom|which|what)\b|\bwhich (?:\w+ )?\w+['’]", re.IGNORECASE)
_NAMED_FOR = re.compile(rf"\bSt\.? [A-Z][\w-]+['’]s\Z|\b{one_of(ENGLISH.names.possessive)}['’]s\Z")
"""Names that end as whose something is does: “St Anne’s”."""
_OF_TIME = re.compile(rf"\b(?:{one_of(ENGLISH.dates.asked)})\b", re.IGNORECASE)
_AROUND_A_DATE = re.compile(rf"\b(?:{one_of(ENGLISH.dates.around)})\b|[\W_]")
_DEFINITE = re.compile(r"[0-9]")


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find possessives where the question does not ask whose, and dates where it does not ask when."""
    for text in fact.texts_in(RULE.reads):
        if text.question:
            yield from _misfit(text)


def _misfit(text: RoleText) -> Iterator[Problem]:
    answer, plain = text.text, text.plain
    if _POSSESSIVE.search(answer) and not (
        not answer[:2].istitle() or _WHOSE.search(text.question) or _NAMED_FOR.search(plain)
    ):
        message = f"“{plain}” says whose, and the question does not ask that"
        owner = _POSSESSIVE.sub("", plain)
        cure = Cure(f"is “{owner}” meant?", (Edit(answer.location, plain, owner),))
        yield RULE.problem(answer.location, message, text.fact_id, answer, cures=[cure])
    elif _DEFINITE.search(answer) and not _OF_TIME.search(text.question) and _is_date(plain):
        message = f"“{plain}” says when, and the question does not ask that"
        yield RULE.problem(answer.location, message, text.fact_id, answer)


def _is_date(answer: str) -> bool:
    """Tell whether *answer* is a date and nothing else, and not just a number."""
    dates = known_terms(answer).dates
    for date in reversed(dates):
        answer = answer[: date.start] + answer[date.end :]
    return bool(dates) and not _AROUND_A_DATE.sub("", answer.lower())
