"""Rule A306: whether who says it in a fact is who says it by `said_by`, or on the lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.check.belonging import tellers
from briefdeck.check.standing import Mention, Statement
from briefdeck.language.entities import alike
from briefdeck.problem import Problem
from briefdeck.rules.old_docs import RULES

_SPEAKING = frozenset(
    """
    announced argued argues asserted believed believes claimed claims declared explained foresaw insisted noted notes
    observed pledged predicted promised reckoned reported reports said says stated stressed told vowed warned warns
    writes wrote according
    """.split()
)
_WRITING = frozenset(["writes", "wrote"])
_WRITTEN = frozenset("article book column commentary daily editorial letter magazine newspaper paper report".split())
_VERB_BEFORE = re.compile(r"\b(?P<verb>according to|[a-z]+) (?:the )?\Z")
_VERB_AFTER = re.compile(r"\A (?:also |simply )?(?P<verb>[a-z]+)\b")


def spoken(mention: Mention) -> str:
    """The word by which the fact lets the one it mentions speak: “said”, "" where it does not."""
    before = None if mention.behind.startswith(("’", "'")) else _VERB_BEFORE.search(mention.ahead)
    for found in (before, _VERB_AFTER.search(mention.behind)):
        if found is not None and found["verb"].removesuffix(" to") in _SPEAKING:
            return found["verb"]
    return ""


def speakers_speak(statement: Statement) -> Iterator[Problem]:
    """Who says it in the fact is whom `said_by` names, if it does; who wrote it is the author, or writes on a line."""
    case, fact = statement.lines.case, statement.fact
    if _SPEAKING.isdisjoint(statement.words):
        return
    speaking = [(mention, verb) for mention in statement.mentions if (verb := spoken(mention))]
    said_by = [case.identities.of(name) for name in case.names_in(fact.said_by)] if fact.said_by and speaking else []
    missing = bool(said_by) and not any(alike(who, mention.who) for who in said_by for mention in statement.whole)
    for mention, verb in speaking:
        if missing and not tellers(case, fact).issuperset(mention.keys):
            hint = f"`said_by:` is “{fact.said_by}”"
            yield _problem(mention, f"“{mention.written}” speaks here (“{verb}”), and `said_by:` is another", hint)
        elif verb in _WRITING and not said_by and not _writes_there(mention):
            yield _problem(mention, f"“{mention.written}” writes nothing on {statement.ground.words}", "")


def _writes_there(mention: Mention) -> bool:
    """Whether it is the author, or a line has it next to a word of writing."""
    author = tellers(mention.statement.lines.case, mention.statement.fact).issuperset(mention.keys)
    return author or any(not (_SPEAKING | _WRITTEN).isdisjoint(one.company.around) for one in mention.standings)


def _problem(mention: Mention, message: str, hint: str) -> Problem:
    statement = mention.statement
    place, evidence = statement.location.location, statement.ground.evidence
    return RULES["A306"].problem(place, message, statement.fact.id, mention.written, hint, evidence)
