"""Rules G211–G213 and A306: whether a name of a fact stands where the lines have it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise

from briefdeck.check.case import Case
from briefdeck.check.belonging import close_before, tellers
from briefdeck.check.standing import Mention, Standing, Statement, statements
from briefdeck.check.wording import lines, quoted
from briefdeck.problem import Evidence, Problem
from briefdeck.text.claims import MARKERS
from briefdeck.text.identity import OFFICES, Identity, Kind, alike
from briefdeck.text.names import name_key
from briefdeck.text.words import key, words

_NEXT, _NEAREST = 2, 1
"""Content words next to a name by which it is known: where no line has it, and where one has it elsewhere."""
_HE = "he him his she her".split()
_NEW_CLAUSE = re.compile(
    r"[,;:()—–]|\b(?:after|although|as|because|before|but|if|since|so|than|that|though|until|what|when|where|which"
    r"|while|who|whom|whose|why|how|and)\b|\w\Z(?<=-)", re.IGNORECASE
)
_JOINED = re.compile(r" (?:and|or) \Z|\A (?:and|or) \Z")


def names_stand_in_their_company(case: Case) -> Iterator[Problem]:
    """A name of a fact stands where its lines have it."""
    for statement in statements(case):
        if len(statement.mentions):
            for rule in _RULES:
                yield from rule(statement)


def names_stand_with_their_words(statement: Statement) -> Iterator[Problem]:
    """What a fact says next to a name stands on its lines next to that name, or next to no other that it leaves out."""
    if not statement.left_out:
        return
    for mention in statement.mentions:
        if not tellers(statement.known.case, statement.fact).issuperset(mention.name.keys):
            other, wrong = _clash(statement, mention)
            if other is not None:
                message = f"{quoted(wrong)} {'stand' if len(wrong) > 1 else 'stands'} on {_at(other.source)}"
                told = f"{message} with “{other.written}”, not with “{mention.name.written}”"
                yield _problem(statement, mention, "G211", told, other.source)


def _clash(statement: Statement, mention: Mention) -> tuple[Standing | None, list[str]]:
    """A name that the lines have in place of *mention*, and the words that both stand with."""
    missing = not statement.stands(mention)
    mine = frozenset().union(*(one.stems for one in statement.of(mention.who)))
    near = statement.near(mention, _NEXT if missing else _NEAREST)
    if near & mine or (missing and mention.who.kind == "person" and _carried_by_he(statement, mention)):
        return None, []
    if missing:
        others = statement.left_out
        spoken_for = frozenset().union(*(one.stems for one in statement.standings if _describes(one, mention.who)))
    else:
        others = tuple(one for one in statement.left_out if one.who.kind == mention.who.kind != "")
        spoken_for = frozenset().union(*(one.stems for one in statement.standings if one not in statement.left_out))
    for other in others:
        wrong = near & (other.stems - mine - spoken_for)
        if wrong:
            return other, sorted(word for word in other.near if known(word) & wrong)
    return None, []


def known(word: str) -> frozenset[str]:
    from briefdeck.text.things import known_stems
    return known_stems((word,))


def _describes(standing: Standing, who: Identity) -> bool:
    """Whether a line speaks of a person by an office: “the Russian president”."""
    return who.kind == "person" and not standing.near.isdisjoint(OFFICES)


def _carried_by_he(statement: Statement, mention: Mention) -> bool:
    return statement.on_lines(_HE) and any(
        close_before(spot, statement.known.lines_with(spot, mention.name)) for spot in statement.ground.spots if spot.article
    )


def names_stand_once(statement: Statement) -> Iterator[Problem]:
    """Nobody meets himself: in one clause a name stands once, and never more fully than before."""
    for one, other in combinations(statement.mentions, 2):
        if one.who.meant == other.who.meant and one.who.listed:
            between = statement.text[one.name.end : other.name.start]
            fuller = one.who.kind == "person" and len(other.name.words) > len(one.name.words)
            if fuller or (_same_form(one, other) and not _NEW_CLAUSE.search(between)):
                message = f"“{other.name.written}” stands beside itself: is another name meant?"
                yield _problem(statement, other, "G212", message)


def _same_form(one: Mention, other: Mention) -> bool:
    return key(one.name.words[-1]) == key(other.name.words[-1])


def names_joined_are_of_one_kind(statement: Statement) -> Iterator[Problem]:
    """Who is named in one breath with a person is a person, where the line has one."""
    for one, other in pairwise(statement.mentions):
        if statement.text[one.name.end : other.name.start] in (" and ", " or "):
            kinds = {one.who.kind, other.who.kind}
            if "person" in kinds and kinds & {"place", "body"}:
                odd = other if one.who.kind == "person" else one
                yield from _of_another_kind(statement, odd)
    for mention in statement.mentions:
        if mention.who.kind in ("place", "body") and re.search(r"\b(?:he|she) and \Z", statement.text[: mention.name.start], re.I):
            yield from _of_another_kind(statement, mention)


def _of_another_kind(statement: Statement, odd: Mention) -> Iterator[Problem]:
    person = next((one for one in statement.left_out if one.who.kind == "person"), None)
    if person is not None:
        message = f"“{odd.name.written}” is joined to a person: is “{person.written}” of {_at(person.source)} meant?"
        yield _problem(statement, odd, "G213", message, person.source)


def he_is_somebody(statement: Statement) -> Iterator[Problem]:
    """A fact that says “he” or “her” names a person, or an office."""
    if statement.written.isdisjoint(_HE) or not statement.written.isdisjoint(OFFICES):
        return
    if all(mention.who.kind in ("place", "body") for mention in statement.mentions):
        person = next((one for one in statement.left_out if one.who.kind == "person"), None)
        pronoun = next(word for word in words(statement.text) if word.lower() in _HE)
        said = f": is “{person.written}” of {_at(person.source)} meant?" if person else ""
        message = f"“{pronoun}” is nobody, for the fact names no person{said}"
        yield _problem(statement, statement.mentions[0], "G213", message)


_SPEAKING = MARKERS["said"] | MARKERS["claimed"] | frozenset("reckoned promised asked vowed pledged".split())
_BEFORE = re.compile(r"\b(?P<verb>[a-z]+|according to)\s*(?:the\s)?\Z")
_AFTER = re.compile(r"\A (?P<verb>[a-z]+)\b")


def _at(source: Evidence) -> str:
    return f"{source.article} {lines([source.line])}"


def speakers_speak_there(statement: Statement) -> Iterator[Problem]:
    """Who says it in the fact says it on a line, or is the author, or stands in `said_by`."""
    for mention in statement.mentions:
        verb = _speaks(statement, mention)
        if not verb or tellers(statement.known.case, statement.fact).issuperset(mention.name.keys):
            continue
        told = [statement.known.identities.of(name) for name in statement.known.case.named(statement.fact.said_by)]
        there = statement.of(mention.who)
        says = any(not one.near.isdisjoint(_SPEAKING) for one in there)
        if told and not any(alike(mention.who, each) for each in told):
            if not says:
                message = f"“{mention.name.written}” speaks (“{verb}”), but `said_by:` is “{statement.fact.said_by}”"
                yield _problem(statement, mention, "A306", message)
        elif there and not says and verb in ("wrote", "writes", "said", "says"):
            message = f"“{mention.name.written}” says nothing on {statement.ground.words}"
            yield _problem(statement, mention, "A306", message)


def _speaks(statement: Statement, mention: Mention) -> str:
    before = _BEFORE.search(statement.text[: mention.name.start])
    after = _AFTER.search(statement.text[mention.name.end :])
    for found in (before, after):
        if found and (found["verb"] in _SPEAKING or found["verb"] == "according to"):
            return found["verb"]
    return ""


def _problem(statement: Statement, mention: Mention, code: str, message: str, source: Evidence | None = None) -> Problem:
    written = mention.name.written
    return Problem(statement.place.place, code, message, statement.fact.id, written, "", source or statement.ground.evidence)


_RULES: tuple[Callable[[Statement], Iterator[Problem]], ...] = (
    names_stand_with_their_words,
    names_stand_once,
    names_joined_are_of_one_kind,
    he_is_somebody,
    speakers_speak_there,
)

CHECKS: tuple[Callable[[Case], Iterator[Problem]], ...] = (names_stand_in_their_company,)
