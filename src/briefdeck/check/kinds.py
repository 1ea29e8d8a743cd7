"""Rules G212 and G213: whether a name can stand where it stands: once, and a person where one is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from briefdeck.check.standing import Mention, Standing, Statement
from briefdeck.language.entities import HELD, OFFICES
from briefdeck.language.words import fold_word, words
from briefdeck.phrases import lines
from briefdeck.problem import Problem
from briefdeck.rules.old_docs import RULES

_PRONOUNS = frozenset("he him his she her".split())
_CLAUSE = re.compile(
    r"[,;:()—–-]|\b(?:after|although|and|as|because|before|but|how|if|since|so|than|that|though|until|what|when|where"
    r"|which|while|who|whom|whose|why)\b",
    re.IGNORECASE,
)
_CONTRASTED = re.compile(r"[;:–—-]|\b(?:and|as|but|nor|or|so|than|while|whereas)\b", re.IGNORECASE)
"""What may stand between a name and the same name again, if it is set against itself."""
_JOINING = frozenset(["and", "or"])
_JOINED = frozenset(f" {word} " for word in _JOINING)
_HE_AND = re.compile(r"\b(?:he|she) (?:and|or) \Z", re.IGNORECASE)
_HIS = re.compile(rf"\b(?:his|her) (?:[\w-]+ )?(?:{'|'.join(sorted(OFFICES))})\b", re.IGNORECASE)
_HOLDS = re.compile(
    r"\A (?:is|was|became|remains|had been|has been) (?:[\w-]+ ){0,4}?"
    rf"(?P<office>{'|'.join(sorted(HELD))})\b(?!['’])"
)


def names_stand_once(statement: Statement) -> Iterator[Problem]:
    """Nobody meets himself: a name stands once in a clause, and a person never more fully than before."""
    for one, other in combinations(statement.mentions, 2):
        if one.who.meant == other.who.meant and one.who.listed and _again(one, other):
            message = f"“{other.written}” stands beside itself"
            yield _problem(
                statement, other.written, "G212", message, "one of the two is probably another, or “it” or “he” will do"
            )


def _again(one: Mention, other: Mention) -> bool:
    first, second = one.name.words, other.name.words
    between = one.statement.text[one.name.end : other.name.start]
    if one.who.kind == "person" and len(second) > len(first):
        return True
    if first == second:
        return not _CONTRASTED.search(between)
    return fold_word(first[-1]) == fold_word(second[-1]) and not _CLAUSE.search(between)


def persons_stand_with_persons(statement: Statement) -> Iterator[Problem]:
    """Who is named in one breath with a person is a person, where the fact leaves out one of its lines."""
    if _JOINING.isdisjoint(statement.words):
        return
    for one, other in pairwise(statement.mentions):
        if statement.text[one.name.end : other.name.start] in _JOINED:
            if one.who.kind == "person" and other.who.kind in ("place", "body"):
                yield from _beside_a_person(other)
            elif other.who.kind == "person" and one.who.kind in ("place", "body"):
                yield from _beside_a_person(one)
    for mention in statement.mentions if not _PRONOUNS.isdisjoint(statement.words) else ():
        if _HE_AND.search(mention.ahead) and mention.who.kind in ("place", "body"):
            yield from _beside_a_person(mention)


def _beside_a_person(odd: Mention) -> Iterator[Problem]:
    person = _left_out_person(odd.statement)
    if person is not None:
        message = f"“{odd.written}” is no person, and stands in one breath with one"
        yield _problem(odd.statement, odd.written, "G213", message, _meant(person))


def pronouns_mean_a_person(statement: Statement) -> Iterator[Problem]:
    """A fact that says “he” or “her” names a person, or an office."""
    if _PRONOUNS.isdisjoint(statement.words) or not statement.mentions:
        return
    if all(mention.who.kind in ("place", "body") for mention in statement.mentions):
        written = words(_HIS.sub("", statement.text))
        if OFFICES.isdisjoint(map(str.lower, written)):
            person = _left_out_person(statement)
            pronoun = next(word for word in words(statement.text) if word.lower() in _PRONOUNS)
            message = f"the fact names nobody whom “{pronoun}” can mean"
            yield _problem(statement, pronoun, "G213", message, _meant(person) if person else "")


def offices_are_held_by_persons(statement: Statement) -> Iterator[Problem]:
    """No country is a minister."""
    for mention in statement.mentions if not HELD.isdisjoint(statement.words) else ():
        held = _HOLDS.search(mention.behind)
        if held is not None and mention.who.kind in ("place", "body"):
            message = f"“{mention.written}” is no person, and no {held['office']}"
            yield _problem(statement, mention.written, "G213", message, "")


def _left_out_person(statement: Statement) -> Standing | None:
    return next((one for one in statement.left_out if one.who.kind == "person"), None)


def _meant(person: Standing) -> str:
    return f"is “{person.written}” of {person.source.article} {lines([person.source.line])} meant?"


def _problem(statement: Statement, said: str, code: str, message: str, hint: str) -> Problem:
    place, evidence = statement.location.location, statement.ground.evidence
    return RULES[code].problem(place, message, statement.fact.id, said, hint, evidence)


SIDE_RULES = (names_stand_once, persons_stand_with_persons, pronouns_mean_a_person, offices_are_held_by_persons)
