"""Rule G211: whether a name of a fact stands on its lines with what the fact says next to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from briefdeck.check.belonging import close_before, tellers
from briefdeck.check.speakers import spoken
from briefdeck.check.standing import Mention, Standing, Statement, Stems, union
from briefdeck.language.entities import OFFICES
from briefdeck.language.number_context import cached_neighbour_stems, neighbour_stems
from briefdeck.phrases import lines, quoted
from briefdeck.problem import Problem
from briefdeck.rules.old_docs import RULES

_HE = "he him his she her".split()
_WHERE = re.compile(r"\b(?:to|in|into|from|at|towards?|of|near|across) (?:the )?\Z", re.IGNORECASE)
"""What stands before a place where something happens: what follows says nothing of the place."""
_WITH = re.compile(r"\b(?:for|with|from|in|at|against) (?:the )?\Z", re.IGNORECASE)
"""What stands before a name that has little to do with the words before it."""
_TIMED = re.compile(r"\b(?:ahead of|before|after|during|since) \Z", re.IGNORECASE)
"""What stands before a name that tells the time only: “before Brandt's visit”."""
_VIEWS = neighbour_stems(("account", "count", "estimate", "opinion", "view"))
_HOLDERS = neighbour_stems(OFFICES)


class Clash(NamedTuple):
    """A name that a line has in place of one of the fact's."""

    instead: Standing
    words: list[str]
    """The words with which the line has it, and the fact the other."""


def names_stand_with_their_words(statement: Statement) -> Iterator[Problem]:
    """What a fact says next to a name stands on its lines next to that name, or next to none that the fact leaves out.

    A name that no line has must not stand with what a line has beside one that is left out. A name that a line has
    must do so only with the very next words, and where none of these is anywhere near it. So a paraphrase passes.
    A name that no cited article has is a fault of its own.
    """
    instead = frozenset(word for one in statement.left_out for word in one.company.next)
    for mention in statement.mentions if statement.left_out else ():
        clash = _elsewhere(mention, instead) if mention.stands else _in_place(mention)
        if clash is not None and statement.ground.has_name_somewhere(mention.name) and not _tells(mention):
            yield _clashing(mention, clash)


def _tells(mention: Mention) -> bool:
    """Whether it is the author or another who tells it, and is named as that."""
    statement = mention.statement
    if not tellers(statement.lines.case, statement.fact).issuperset(mention.keys):
        return False
    return bool(spoken(mention)) or not cached_neighbour_stems(mention.near.next).isdisjoint(_VIEWS)


def _in_place(mention: Mention) -> Clash | None:
    """The clash of a name that no line has."""
    before, after = mention.near
    place = mention.who.kind != "person" and _WHERE.search(mention.ahead)
    near = cached_neighbour_stems(before if place else (*before, *after))
    others: Iterable[Standing] = mention.statement.left_out
    if mention.who.kind == "person" and _is_he(mention):
        others = (one for one in others if one.who.kind == "person")
    return _clash(mention, others, near - _described(mention, attrgetter("around")), attrgetter("around"))


def _elsewhere(mention: Mention, instead: frozenset[str]) -> Clash | None:
    """The clash of a name that the lines have, but never near the words that are next to it in the fact.

    Next to the names that are left out stand the words *instead*.
    """
    apart = instead.difference(*(one.company.around for one in mention.standings))
    if (
        not apart
        or cached_neighbour_stems(apart).isdisjoint(cached_neighbour_stems(mention.perhaps_next))
        or _TIMED.search(mention.ahead)
    ):
        return None
    before, after = mention.near
    near = cached_neighbour_stems((*(() if _WITH.search(mention.ahead) else before[-1:]), *after[:1])) - _HOLDERS
    if near & mention.around:
        return None
    owner = mention.behind.startswith(("’", "'"))
    kinds = (mention.who.kind, "")
    others = (one for one in mention.statement.left_out if not owner or one.who.kind in kinds)
    return _clash(mention, others, near - _described(mention, attrgetter("next")), attrgetter("next"))


def _described(mention: Mention, near: Callable[[Standing], Stems]) -> Stems:
    """What the lines say *near* a person who is spoken of by an office: “the Russian president”."""
    if mention.who.kind != "person":
        return frozenset()
    standings = mention.statement.standings
    return union(
        near(one) for one in standings if one.who.kind != "person" and not OFFICES.isdisjoint(one.company.next)
    )


def _is_he(mention: Mention) -> bool:
    """Whether a line says “he” or “she”, and one close before has the name."""
    spots = [spot for spot in mention.statement.ground.cited_lines if spot.article]
    he = any(spot.index.has_word(word, spot.lines) for spot in spots for word in _HE)
    return he and any(close_before(spot, mention.statement.lines.with_name(spot, mention.who)) for spot in spots)


def _clash(mention: Mention, others: Iterable[Standing], near: Stems, of: Callable[[Standing], Stems]) -> Clash | None:
    """The one of *others* that stands with most of the stems *near* to *mention*, rather one of the same kind."""
    best, instead = (0, False), None
    for other in others if near else ():
        likeness = len(near & of(other)), other.who.kind == mention.who.kind
        if likeness[0] and likeness > best:
            best, instead = likeness, other
    if instead is None:
        return None
    wrong = near & of(instead)
    return Clash(
        instead, [word for word in instead.company.around if not wrong.isdisjoint(cached_neighbour_stems((word,)))]
    )


def _clashing(mention: Mention, clash: Clash) -> Problem:
    statement, source = mention.statement, clash.instead.source
    stand = "stand" if len(clash.words) > 1 else "stands"
    message = (
        f"{quoted(clash.words)} {stand} on {source.article} {lines([source.line])} with “{clash.instead.written}”, "
        f"not with “{mention.written}”"
    )
    hint = "name the one that the line names, or say it in the line's words"
    return RULES["G211"].problem(statement.location.location, message, statement.fact.id, mention.written, hint, source)
