"""Rules G211–G213 and A306: whether a name of a fact stands where the lines have it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, pairwise

from briefdeck.check.case import Case
from briefdeck.check.belonging import close_before, tellers
from briefdeck.check.standing import Mention, Standing, Statement, statements
from briefdeck.check.wording import lines, quoted
from briefdeck.problem import Evidence, Problem
from briefdeck.text.identity import HELD, OFFICES, Identity, Kind, alike
from briefdeck.text.names import name_key
from briefdeck.text.things import known_stems
from briefdeck.text.words import key, words

_NEXT, _NEAREST = 2, 1
"""Content words next to a name by which it is known: where no line has it, and where one has it elsewhere."""
_HE = "he him his she her".split()
_NEW_CLAUSE = re.compile(
    r"[,;:()—–]|\b(?:after|although|as|because|before|but|if|since|so|than|that|though|until|what|when|where|which"
    r"|while|who|whom|whose|why|how|and)\b|\w\Z(?<=-)", re.IGNORECASE
)
_CONTRASTED = re.compile(r"[;:–—-]|\b(?:and|but|while|whereas|than|as|or|nor|so)\b", re.IGNORECASE)
_WHERE = re.compile(r"\b(?:to|in|into|from|at|towards?|of|near|across) (?:the )?\Z", re.IGNORECASE)
_HIS = re.compile(rf"\b(?:his|her) (?:[\w-]+ )?(?:{'|'.join(sorted(OFFICES))})\b", re.IGNORECASE)
_TIMED = re.compile(r"\b(?:ahead of|before|after|during|since) \Z", re.IGNORECASE)
_HOLDS = re.compile(rf"\A (?:is|was|became|remains|had been|has been) (?:[\w-]+ ){{0,4}}?(?P<office>{'|'.join(sorted(HELD))})\b(?!['’])")
_WITH = re.compile(r"\b(?:for|with|from|in|at|against) (?:the )?\Z", re.IGNORECASE)
_HOLDERS = known_stems(tuple(sorted(OFFICES)))
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
        if not _tells(statement, mention):
            other, wrong = _clash(statement, mention)
            if other is not None:
                message = f"{quoted(wrong)} {'stand' if len(wrong) > 1 else 'stands'} on {_at(other.source)}"
                told = f"{message} with “{other.written}”, not with “{mention.name.written}”"
                yield _problem(statement, mention, "G211", told, other.source)


def _tells(statement: Statement, mention: Mention) -> bool:
    """Whether the author or another who tells it is named for nothing else."""
    told_by = tellers(statement.known.case, statement.fact).issuperset(mention.name.keys)
    return told_by and (bool(_speaks(statement, mention)) or not statement.near(mention, 1).isdisjoint(_VIEWS))


def _clash(statement: Statement, mention: Mention) -> tuple[Standing | None, list[str]]:
    """A name that the lines have in place of *mention*, and the words that both stand with."""
    if statement.stands(mention):
        return _elsewhere(statement, mention)
    near = _beside(statement, mention)
    person = mention.who.kind == "person"
    others = statement.left_out
    if person and _carried_by_he(statement, mention):
        others = tuple(one for one in others if one.who.kind == "person")
    spoken_for = frozenset().union(*(one.around for one in statement.standings if _describes(one, mention.who)))
    return _first(others, near - spoken_for, _around)


def _beside(statement: Statement, mention: Mention) -> frozenset[str]:
    """The stems next to a name that no line has; of what follows “to Marlow” nothing is said of Marlow."""
    if mention.who.kind != "person" and _WHERE.search(statement.text[: mention.name.start]):
        return statement.before(mention, _NEXT)
    return statement.near(mention, _NEXT)


def _elsewhere(statement: Statement, mention: Mention) -> tuple[Standing | None, list[str]]:
    """The clash of a name that the lines have, but never near the words that are next to it in the fact."""
    ahead, behind = statement.text[: mention.name.start], statement.text[mention.name.end :]
    if _TIMED.search(ahead):
        return None, []
    before, after = statement.next[mention.at]
    near = known_stems(after if _WITH.search(ahead) else (*before, *after)) - _HOLDERS
    if near & frozenset().union(*(one.around for one in statement.of(mention.who))):
        return None, []
    owner = behind.startswith(("’", "'"))
    others = (one for one in statement.left_out if not owner or one.who.kind in (mention.who.kind, ""))
    described = frozenset().union(*(one.next for one in statement.standings if _describes(one, mention.who)))
    return _first(others, near - described, _next)


def _first(
    others: Iterable[Standing], near: frozenset[str], stems: Callable[[Standing], frozenset[str]]
) -> tuple[Standing | None, list[str]]:
    """The first of *others* that stands with stems that are *near* to a name of the fact, and its words with these."""
    for other in others:
        wrong = near & stems(other)
        if wrong:
            return other, sorted(word for word in other.near.around if known_stems((word,)) & wrong)
    return None, []


def _next(standing: Standing) -> frozenset[str]:
    return standing.next


def _around(standing: Standing) -> frozenset[str]:
    return standing.around


def _describes(standing: Standing, who: Identity) -> bool:
    """Whether a line speaks of a person by an office: “the Russian president”."""
    return who.kind == "person" and standing.who.kind != "person" and not OFFICES.isdisjoint(standing.near.next)


def _carried_by_he(statement: Statement, mention: Mention) -> bool:
    return statement.on_lines(_HE) and any(
        close_before(spot, statement.known.lines_with(spot, mention.name)) for spot in statement.ground.spots if spot.article
    )


def names_stand_once(statement: Statement) -> Iterator[Problem]:
    """Nobody meets himself: in one clause a name stands once, and never more fully than before."""
    for one, other in combinations(statement.mentions, 2):
        if one.who.meant == other.who.meant and one.who.listed:
            between = statement.text[one.name.end : other.name.start]
            if _again(one, other, between):
                message = f"“{other.name.written}” stands beside itself: is another name meant?"
                yield _problem(statement, other, "G212", message)


def _again(one: Mention, other: Mention, between: str) -> bool:
    mine, theirs = one.name.words, other.name.words
    if one.who.kind == "person" and len(theirs) > len(mine):
        return True
    if mine == theirs:
        return not _CONTRASTED.search(between)
    return key(mine[-1]) == key(theirs[-1]) and not _NEW_CLAUSE.search(between)


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


def offices_are_held_by_persons(statement: Statement) -> Iterator[Problem]:
    """No country is a minister."""
    for mention in statement.mentions:
        held = _HOLDS.search(statement.text[mention.name.end :]) if mention.who.kind in ("place", "body") else None
        if held is not None:
            yield _problem(statement, mention, "G213", f"“{mention.name.written}” is no person, and no {held['office']}")


def _of_another_kind(statement: Statement, odd: Mention) -> Iterator[Problem]:
    person = next((one for one in statement.left_out if one.who.kind == "person"), None)
    if person is not None:
        message = f"“{odd.name.written}” is joined to a person: is “{person.written}” of {_at(person.source)} meant?"
        yield _problem(statement, odd, "G213", message, person.source)


def he_is_somebody(statement: Statement) -> Iterator[Problem]:
    """A fact that says “he” or “her” names a person, or an office."""
    if statement.written.isdisjoint(_HE) or not OFFICES.isdisjoint(words(_HIS.sub("", statement.text).lower())):
        return
    if all(mention.who.kind in ("place", "body") for mention in statement.mentions):
        person = next((one for one in statement.left_out if one.who.kind == "person"), None)
        pronoun = next(word for word in words(statement.text) if word.lower() in _HE)
        said = f": is “{person.written}” of {_at(person.source)} meant?" if person else ""
        message = f"“{pronoun}” is nobody, for the fact names no person{said}"
        yield _problem(statement, statement.mentions[0], "G213", message)


_SPEAKING = frozenset(
    """
    announced argued argues asserted believed believes claimed claims declared explained foresaw insisted noted notes observed
    pledged predicted promised reckoned reported reports said says stated stressed told vowed warned warns writes wrote
    """.split()
)
_VIEWS = known_stems(("count", "view", "opinion", "account", "estimate"))
_WRITING = frozenset(["wrote", "writes"])
_BEFORE = re.compile(r"\b(?P<verb>[a-z]+|according to)\s*(?:the\s)?\Z")
_AFTER = re.compile(r"\A (?:simply |also )?(?P<verb>[a-z]+)\b")


def _at(source: Evidence) -> str:
    return f"{source.article} {lines([source.line])}"


def speakers_speak_there(statement: Statement) -> Iterator[Problem]:
    """Who says it in the fact says it on a line, or is the author, or stands in `said_by`."""
    told = [statement.known.identities.of(name) for name in statement.known.case.named(statement.fact.said_by)]
    named = [mention.who for mention in statement.of_fact]
    absent = bool(told) and not any(alike(one, other) for one in told for other in named)
    for mention in statement.mentions:
        verb = _speaks(statement, mention)
        if not verb or tellers(statement.known.case, statement.fact).issuperset(mention.name.keys):
            continue
        if absent:
            message = f"“{mention.name.written}” speaks (“{verb}”), but `said_by:` is “{statement.fact.said_by}”"
            yield _problem(statement, mention, "A306", message)
        elif verb in _WRITING and not told and not any(not (_SPEAKING | _PAPER).isdisjoint(one.near.around) for one in statement.of(mention.who)):
            message = f"“{mention.name.written}” writes nothing on {statement.ground.words}"
            yield _problem(statement, mention, "A306", message)


_PAPER = frozenset("article book column commentary daily editorial letter magazine newspaper paper report".split())


def _speaks(statement: Statement, mention: Mention) -> str:
    before = _BEFORE.search(statement.text[: mention.name.start])
    after = _AFTER.search(statement.text[mention.name.end :])
    possessive = statement.text[mention.name.end :][:2] in ("’s", "'s")
    for found in (None if possessive else before, after):
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
    offices_are_held_by_persons,
    speakers_speak_there,
)

CHECKS: tuple[Callable[[Case], Iterator[Problem]], ...] = (names_stand_in_their_company,)
