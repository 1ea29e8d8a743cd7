"""Where a person is meant, a person is named: no country is a minister, and none is “he”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.names.entities import HELD, OFFICES
from briefdeck.language.needs import Need
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.words import words
from briefdeck.message_grammar import place
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import FactContext
from briefdeck.rules.name_statements import NameMention, NameOnLine, NameStatement, find_name_statements

RULE = Rule(
    "G213",
    "Where a person is meant, a person is named.",
    "warning",
    why="A country does not toast with a president, is no minister, and is not “he”. What a name is of is known "
    "from `names:`: a person is called Ms. Reyes or Reyes, a country has a people (Russian), a body is a group, a "
    "forum or the like.",
    bad=example("""
        names:
          Norrland Ferries: [Norrland, the Norrland company]
        facts:
          - id: sail-again
            fact: As for **Norrland**, once the night rota is gone the ships will sail again, she said.
            cite: harbour:10
            topic: strike
        """),
    good=example("""
        names:
          Norrland Ferries: [Norrland, the Norrland company]
        facts:
          - id: sail-again
            fact: As for **Norrland**, once the night rota is gone the ships will sail again, said Tove Brandt.
            cite: harbour:10
            topic: strike
        """),
    reads=STATING,
    needs=frozenset({Need.NAMES, Need.STATEMENTS}),
)

_PRONOUNS = frozenset(ENGLISH.people.pronouns["person"])
_JOINED = frozenset([" and ", " or "])
_OF = lazy_pattern(rf"\b{one_of(ENGLISH.grammar.place_prepositions)} (?:the )?\Z|\bof (?:the )?\Z", re.IGNORECASE)
"""What precedes a name that is not who holds an office: “Margaret of Brevia was queen”."""
_NEAR = 24
"""Characters before a name in which this stands."""
_HE_AND = re.compile(r"\b(?:he|she) (?:and|or) \Z", re.IGNORECASE)
_HIS = lazy_pattern(rf"\b(?:his|her) (?:[\w-]+ )?(?:{'|'.join(sorted(OFFICES))})\b", re.IGNORECASE)
_HOLDS = re.compile(
    r" (?:is|was|became|remains|had been|has been) (?:[\w-]+ ){0,4}?"
    rf"(?P<office>{'|'.join(sorted(HELD))})\b(?!['’])"
)


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find places and bodies that are joined to persons, hold offices, or are the only name for “he” or “her”."""
    for statement in find_name_statements(fact):
        yield from _in_one_breath(statement)
        yield from _pronouns(statement)
        yield from _offices(statement)


def _in_one_breath(statement: NameStatement) -> Iterator[Problem]:
    """Find a name that is joined to a person without being one, where the fact leaves out a person of its lines."""
    for first, second in pairwise(statement.mentions):
        if statement.text[first.name.end : second.name.start] in _JOINED:
            if first.who.kind == "person" and _is_no_person(second):
                yield from _beside_a_person(second)
            elif second.who.kind == "person" and _is_no_person(first):
                yield from _beside_a_person(first)
    for mention in statement.mentions:
        if _is_no_person(mention) and _HE_AND.search(mention.text_before):
            yield from _beside_a_person(mention)


def _is_no_person(mention: NameMention) -> bool:
    return mention.who.kind in ("place", "body")


def _beside_a_person(odd: NameMention) -> Iterator[Problem]:
    person = _left_out_person(odd.statement)
    if person is not None:
        message = f"“{odd.written}” is no person, and stands in one breath with one"
        yield odd.statement.claim.problem(RULE, message, odd.written, _is_it(person))


def _pronouns(statement: NameStatement) -> Iterator[Problem]:
    """Find a “he” or “her” in a text that names neither a person nor an office, where its lines name a person."""
    if _PRONOUNS.isdisjoint(statement.words) or not all(map(_is_no_person, statement.mentions)):
        return
    whole, identify = statement.claim.fact.says, statement.claim.fact.context.identities.identify
    if any(identify(name).kind not in ("place", "body") for name in statement.claim.fact.names_in(whole)):
        return  # a clause before it names somebody
    written = words(_HIS.sub("", statement.text))
    if OFFICES.isdisjoint(map(str.lower, written)):
        person = _left_out_person(statement)
        if person is not None:
            pronoun = next(word for word in words(statement.text) if word.lower() in _PRONOUNS)
            message = f"the fact names nobody whom “{pronoun}” can mean"
            yield statement.claim.problem(RULE, message, pronoun, _is_it(person))


def _offices(statement: NameStatement) -> Iterator[Problem]:
    """Find the places and bodies to which the text gives an office."""
    for mention in statement.mentions:
        held = _HOLDS.match(mention.text_after)
        if held is not None and _is_no_person(mention) and not _OF.search(mention.text_before[-_NEAR:]):
            message = f"“{mention.written}” is no person, and no {held['office']}"
            yield statement.claim.problem(RULE, message, mention.written)


def _left_out_person(statement: NameStatement) -> NameOnLine | None:
    return next((name for name in statement.left_out if name.who.kind == "person"), None)


def _is_it(person: NameOnLine) -> str:
    return f"is “{person.written}” of {place(person.source)} meant?"
