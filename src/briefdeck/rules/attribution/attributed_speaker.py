"""Who speaks in a fact is named by `said_by`; who is credited with writing is the author, or writes on the line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.names.entities import may_be_same
from briefdeck.language.needs import Need
from briefdeck.language.sentences.tellers import ToldPart, speech_verb, told_in
from briefdeck.language.words import stem
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.parts.said_by_another import find_unsaid
from briefdeck.rules.attribution.parts.source_sentences import Derivation, find_derivations
from briefdeck.rules.fact_context import FactContext
from briefdeck.rules.name_statements import NameMention, NameStatement, find_name_statements

RULE = Rule(
    "A306",
    "Who says it in a fact is who says it in `said_by` or wrote the article.",
    "warning",
    why="A word put into the wrong mouth is as bad as a wrong word. Who speaks in the fact must be whom `said_by` "
    "names, if it names anybody; who is said to have written it is the author, or writes on the line. Of two who say "
    "different things on a line each says its own.",
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
_SAID = frozenset(map(stem, ENGLISH.statements.speaking | ENGLISH.governing.reporting))
_DENYING = frozenset(map(stem, ENGLISH.statements.denying))
_PRONOUNS = frozenset(pronoun for kind in ENGLISH.people.pronouns.values() for pronoun in kind)
_FEWEST = 2
"""Words and numbers of a fact that are another's, where none is of who says it in the fact."""
_SHARED, _MOST = 3, 0.7
"""Words, and the share of all, that what one says in a fact has in common with what another says on a line."""


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the names that speak where `said_by` names another, and those credited with writing that do not write."""
    for statement in find_name_statements(fact):
        if not ENGLISH.statements.speaking.isdisjoint(statement.words):
            yield from _speakers(statement)
    for derived in () if fact.drawn_from else find_derivations(fact):
        found = list(_told_by_another(derived))
        yield from found
        unsaid = "" if found else find_unsaid(derived)
        if unsaid:
            yield derived.problem(RULE, f"on the lines “{unsaid}” does not say this, and another does", unsaid)


def _told_by_another(derived: Derivation) -> Iterator[Problem]:
    """Find what a line lets another say than the fact does, where who says it in the fact says something else there."""
    tells = told_in(derived.clauses)
    theirs = [told for line in derived.cited_clauses for told in told_in(line)] if tells else []
    named = frozenset[str]().union(*(mine.who for mine in tells))  # “the crew found it, the office says” names both
    others = [each for each in theirs if each.who.isdisjoint(named) and not each.who <= _PRONOUNS]
    for mine in tells if others else ():
        own = [each for each in theirs if not each.who.isdisjoint(mine.who)]
        if own and any(_is_anothers(mine, own, other) for other in others):
            message = f"on the lines “{mine.words}” says something else, and another says this"
            yield derived.problem(RULE, message, mine.words)
            return


def _is_anothers(mine: ToldPart, own: Sequence[ToldPart], other: ToldPart) -> bool:
    """Tell whether *mine* is what *other* tells, by its number or its words, and nothing of what is told in *own*."""
    if not _DENYING.isdisjoint(mine.content):
        return False  # whoever denies it says the opposite of what another tells
    numbers = frozenset[str]().union(*(each.numbers for each in own))
    if mine.numbers and numbers and mine.numbers <= other.numbers and mine.numbers.isdisjoint(numbers):
        return True
    content = frozenset[str]().union(*(each.content for each in own))
    said = mine.content - _SAID
    shared, told = said & other.content, said & content
    is_said = not mine.words.endswith(("'s", "’s"))  # “the mayor’s forecast” may be what another speaks of
    counted = mine.numbers - numbers  # “two doctors said” is no number of what they say
    if is_said and len(content) >= _SHARED and not told and counted <= other.numbers:
        alike = len(said & (other.content | other.who)) + len(counted)
        return alike >= _FEWEST and 3 * alike >= 2 * (len(said) + len(counted))
    return not mine.numbers and len(shared) >= _SHARED and told < shared and len(shared) >= _MOST * len(said)


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
