"""Who speaks in a fact is named by `said_by`; who is credited with writing is the author, or writes on the line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.names.entities import may_be_same
from briefdeck.language.needs import Need
from briefdeck.language.sentences.tellers import speech_verb
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import FactContext
from briefdeck.rules.name_statements import NameMention, NameStatement, find_name_statements

RULE = Rule(
    "A306",
    "Who says it in a fact is who says it in `said_by` or wrote the article.",
    "warning",
    why="A word put into the wrong mouth is as bad as a wrong word. Who speaks in the fact must be whom `said_by` "
    "names, if it names anybody; who is said to have written it is the author, or writes on the line.",
    bad=example("""
        facts:
          - id: islands
            fact: Passengers on four islands were stranded, wrote **Norrland Ferries**.
            cite: harbour:6
            topic: strike
        """),
    good=example("""
        facts:
          - id: islands
            fact: Passengers on four islands were stranded, wrote **Mara Lindqvist**.
            cite: harbour:6
            topic: strike
        """),
    reads=STATING,
    needs=frozenset({Need.NAMES, Need.STATEMENTS}),
)


_OF_WRITING = ENGLISH.statements.speaking | ENGLISH.people.written
"""Words next to the name of a writer."""


_OF = re.compile(r"\b(?:of|from|in|for|at) (?:the )?\Z")
"""What precedes a name that only says whose or from where the speaker is: “the mayor of Orrin said”."""
_NEAR = 9


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the names that speak where `said_by` names another, and those credited with writing that do not write."""
    for statement in find_name_statements(fact):
        if not ENGLISH.statements.speaking.isdisjoint(statement.words):
            yield from _speakers(statement)


def _speakers(statement: NameStatement) -> Iterator[Problem]:
    fact = statement.claim.fact
    said_by = statement.claim.said_by
    whose = [fact.context.identities.identify(name) for name in fact.names_in(said_by)]
    unnamed = bool(whose) and not any(may_be_same(who, other) for who in whose for _, other in statement.mentioned)
    for mention in statement.mentions:
        verb = speech_verb(mention.text_before, mention.text_after)
        if (
            verb
            and unnamed
            and not mention.is_source
            and not _speaks_in_facts(fact, mention)
            and not _OF.search(mention.text_before[-_NEAR:])
        ):
            message = f"“{mention.written}” speaks here (“{verb}”), and `said_by:` is another"
            yield statement.claim.problem(RULE, message, mention.written, f"`said_by:` is “{said_by}”")
        elif verb in ENGLISH.statements.writing and not whose and not _writes(mention):
            message = f"“{mention.written}” writes nothing on {statement.claim.cited.words}"
            yield statement.claim.problem(RULE, message, mention.written)


def _speaks_in_facts(fact: FactContext, mention: NameMention) -> bool:
    """Tell whether a fact that the text is drawn from lets *mention* speak too, beside who says the most of it."""
    return any(
        other.who.meant == mention.who.meant and speech_verb(other.text_before, other.text_after)
        for drawn in fact.drawn_from
        for statement in find_name_statements(drawn)
        for other in statement.mentions
    )


def _writes(mention: NameMention) -> bool:
    """Tell whether *mention* is the author, or has a verb of writing next to it on a line."""
    return mention.is_source or any(not _OF_WRITING.isdisjoint(name.near.around) for name in mention.on_lines)
