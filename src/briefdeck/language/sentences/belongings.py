"""Belongings: whose somebody or something is, “a shareholder in Aske”, and who has which part, “Voss as king”."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import Clauses, found_once
from briefdeck.language.sentences.roles import deeds_of
from briefdeck.language.words import STOP_WORDS

_OWNING = frozenset(("of", "in", "at", "for", "with"))
_POSSESSIVE = ("’s", "'s", "s")
"""How a word for an owner ends; a mark behind an s is lost in reading."""
_BETWEEN = 3
"""Words between a joint such as “in” and the name behind it: “in the phone firm Aske”."""
_BEING = frozenset(ENGLISH.grammar.being)
_PLURAL = ("s", "men", "women", "people", "children")
_NEAR = 8
"""Words before and behind a noun that are near it."""
_NAMED = 4
"""Words of a name at the most."""
_ROOT = 4
"""Letters that a country and its people have in common."""
_ENDINGS = ENGLISH.people.person_endings
_POSTS = ENGLISH.people.kin | ENGLISH.people.crowned | frozenset(map(str, chain(*ENGLISH.offices.posts)))
_NO_PERSONS = ENGLISH.clauses.comparing.no_comparative | ENGLISH.roles.no_persons


class Belonging(NamedTuple):
    """A noun, and the names of whose it is or who it is."""

    noun: str
    """Its stem."""
    names: frozenset[str]
    """The stems of the words with a capital that call its owner, or who has the part."""
    at: int
    """Where the noun stands."""
    is_one: bool
    """Whether the noun calls somebody, and no more than one."""
    near: frozenset[str]
    """The stems of the words around it, among which another may be named that he belongs to."""


@found_once
def belongings_of(read: Clauses) -> Iterator[Belonging]:
    """Find whose things and people are, as far as a name stands right beside them."""
    for at, word in enumerate(read.words):
        if word in STOP_WORDS or not word[0].isalpha():
            continue
        names = _owner_before(read, at) or _owner_behind(read, at)
        if names:
            yield Belonging(
                read.stems[at], names, at, is_person(word) and not word.endswith(_PLURAL), _around(read, at)
            )


def _around(read: Clauses, at: int) -> frozenset[str]:
    return frozenset(read.stems[max(0, at - _NEAR) : at + _NEAR])


def is_verb(read: Clauses, at: int) -> bool:
    """Tell whether the word at that place has the form of a verb in the past, or of one in the third person."""
    word = read.words[at]
    return word.endswith(("ed", "s")) or word in ENGLISH.spelling.irregular


def is_person(word: str) -> bool:
    """Tell whether *word* has the ending of a word for people: “shareholder”, “spokesman”."""
    return word.endswith(_ENDINGS) and word not in _NO_PERSONS


def _owner_before(read: Clauses, at: int) -> frozenset[str]:
    """Return the words with capitals before a noun: with an “’s”, or right before somebody, “an Aske shareholder”."""
    if not read.written[at].islower():  # the last word of a name with a name before it: “Aske’s Harbour Office”
        ends = not _is_capital(read, at + 1) and (at + 1 == len(read.words) or read.words[at + 1] in STOP_WORDS)
        return _owning(read, _run_back(read, at - 1)) if ends else frozenset()
    place = at - 1
    while place > max(0, at - _BETWEEN) and read.clause[place] == read.clause[at] and not _is_capital(read, place):
        if read.words[place] in STOP_WORDS:
            return frozenset()
        place -= 1
    run = _run_back(read, place) if read.clause[place] == read.clause[at] else []
    if place < at - 1:
        return _owning(read, run) if run and read.written[place].endswith(_POSSESSIVE) else frozenset()
    return _owning(read, run) or (_stems(read, run) if is_person(read.words[at]) else frozenset())


def _owning(read: Clauses, run: list[int]) -> frozenset[str]:
    """Return the words of a run with capitals, up to the last that has an “’s”."""
    owning = [place for place in run if read.written[place].endswith(_POSSESSIVE)]
    return _stems(read, [place for place in run if owning and place <= owning[-1]])


def _stems(read: Clauses, places: list[int]) -> frozenset[str]:
    return frozenset(read.stems[place] for place in places)


def _owner_behind(read: Clauses, at: int) -> frozenset[str]:
    """Return the words with capitals behind “of” or “in” and three words more at most: “a tenant in the firm Aske”."""
    if not read.written[at].islower() or read.words[at + 1 : at + 2] == () or read.words[at + 1] not in _OWNING:
        return frozenset()
    if read.words[at + 1] != "of" and not is_person(read.words[at]):
        return frozenset()
    for place in range(at + 2, min(at + 2 + _BETWEEN + 1, len(read.words))):
        if read.clause[place] != read.clause[at]:
            break
        if _is_capital(read, place):
            end = place
            while end < min(len(read.words), at + 2 + _BETWEEN + _NAMED) and (
                read.clause[end] == read.clause[at] and (_is_capital(read, end) or read.words[end] not in STOP_WORDS)
            ):
                end += 1
            return frozenset(read.stems[each] for each in range(place, end) if _is_capital(read, each))
    return frozenset()


def _run_back(read: Clauses, place: int) -> list[int]:
    run: list[int] = []
    while place >= 0 and len(run) < _NAMED and _is_capital(read, place):
        if run and read.clause[place] != read.clause[run[0]]:
            break
        run.insert(0, place)
        place -= 1
    return run


def _is_capital(read: Clauses, place: int) -> bool:
    if not 0 <= place < len(read.words):
        return False
    written = read.written[place]
    return written[0].isupper() and (read.words[place] not in STOP_WORDS or (written.isupper() and len(written) > 1))


@found_once
def parts_taken(read: Clauses) -> Iterator[Belonging]:
    """Find who has which part “as”: “Voss as the king's father”, “Voss plays on as captain”."""
    if deeds_of(read):
        return  # “Voss succeeded Aske as mayor”
    for at in [at for at, word in enumerate(read.words) if word == "as" and at]:
        first = read.clause_around(at - 1)[0]
        names = next((run for place in range(at - 1, first - 1, -1) if (run := _run_back(read, place))), [])
        noun = 0
        for place in range(at + 1, read.clause_around(at)[1]):
            if read.written[place].islower() and read.words[place] not in STOP_WORDS:
                noun = place
            elif noun:
                break
        if names and noun and (is_person(read.words[noun]) or read.words[noun] in _POSTS):
            yield Belonging(read.stems[noun], _stems(read, names), noun, True, frozenset())


@found_once
def titles_of(read: Clauses) -> Iterator[Belonging]:
    """Find who is called what, right before the name or behind a comma: “surgeon Otto Voss”, “Orr, head of Aske”."""
    for at in range(len(read.words) - 1):
        if read.words[at] in STOP_WORDS or not read.words[at].isalpha():
            continue
        begins = at == 0 or read.clause[at - 1] != read.clause[at] or read.words[at - 1] in STOP_WORDS
        begins_title = begins or is_verb(read, at - 1)
        is_title = read.written[at].islower() or begins
        if not is_title or read.clause[at] != read.clause[at + 1]:
            continue
        if _is_capital(read, at + 1):
            run = _run_on(read, at + 1)
            if len(run) > 1 and begins_title and not is_verb(read, at):
                yield Belonging(read.stems[at], _stems(read, run), at, True, frozenset())
        elif read.words[at + 1] in ("of", "at", "for"):
            first = read.clause_around(at)[0]
            place = at - 1
            while place > first and (read.words[place] in ENGLISH.grammar.articles or read.words[place] in _BEING):
                place -= 1
            if place < at - 1 and read.words[place + 1] in _BEING and (run := _run_back(read, place)):
                yield Belonging(read.stems[at], _stems(read, run), at, True, frozenset())
                continue
            opens = all(read.words[place] in ENGLISH.grammar.articles for place in range(first, at))
            run = (
                _run_back(read, first - 1) if first and opens and read.clause[at] - read.clause[first - 1] == 1 else []
            )
            if run:
                yield Belonging(read.stems[at], _stems(read, run), at, True, frozenset())


def _run_on(read: Clauses, place: int) -> list[int]:
    run: list[int] = []
    while _is_capital(read, place) and len(run) < _NAMED and (not run or read.clause[place] == read.clause[run[0]]):
        run.append(place)
        place += 1
    return run


def is_of_another(mine: Belonging, theirs: Belonging) -> bool:
    """Tell whether both give one noun to two who have names of their own."""
    own, other = mine.names - theirs.names, theirs.names - mine.names
    roots = {name[:_ROOT] for name in own} & {name[:_ROOT] for name in other}
    return mine.noun == theirs.noun and bool(own and other) and not roots
