"""Roles: of two names that a verb joins, which one acts. "Voss sued Aske" and "Aske was sued by Voss" are one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from briefdeck.language.date_range import MONTHS
from briefdeck.language.dates import WEEKDAYS
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.names import name_key
from briefdeck.language.words import STOP_WORDS, composed, fold_word, stem, words

_RUN = re.compile(r"[^\W\d_a-z](?<![\w’'-].)[\w-]*(?:\s[^\W\d_a-z][\w-]*)*")
_TIMES = frozenset((*MONTHS, *WEEKDAYS))
"""Words with a capital that do nothing, where they stand alone."""
_APART = re.compile(r"[.;:,()“”\"—–?!]")
_GIVING = ENGLISH.statements.giving
_TAKING = ENGLISH.statements.taking
_MUTUAL = ENGLISH.statements.mutual
"""What two do together, whichever is named first."""
_BEING = frozenset(ENGLISH.grammar.being)
_LONGEST = 6
"""Words between two names that one verb may join."""
_GIVES, _LEADS = "give", "from … to"


class Role(NamedTuple):
    """Two names and what goes from the first to the second, by the keys of the names' last words."""

    doer: str
    other: str
    verb: str
    """The stem of the verb; what gives and takes has one stem for all verbs."""


def roles(text: str) -> frozenset[Role]:
    """The roles that *text* gives its names, as far as two of them stand right around a verb."""
    text = composed(text)
    names = [
        run for run in _RUN.finditer(text) if fold_word(run[0].split()[-1]) not in STOP_WORDS and run[0] not in _TIMES
    ]
    found: set[Role] = set()
    for one, other in pairwise(names):
        between = text[one.end() : other.start()]
        if not _APART.search(between):
            found.update(_between(one[0], other[0], text[: one.start()], words(between)))
    return frozenset(found)


def turned(mine: frozenset[Role], theirs: frozenset[Role]) -> Role | None:
    """A role of *mine* that *theirs* have the other way round, and not so."""
    for role in sorted(mine - theirs):
        if Role(role.other, role.doer, role.verb) in theirs:
            return role
    return None


def _last(name: str) -> str:
    return name_key(name.rsplit(maxsplit=1)[-1])


def _between(one: str, other: str, before: str, joint: list[str]) -> Iterator[Role]:
    if joint == ["to"] and before.rstrip().lower().endswith("from"):
        yield Role(_last(one), _last(other), _LEADS)
    if len(joint) > _LONGEST or not joint:
        return
    passive = joint[-1] == "by" and not _BEING.isdisjoint(joint)
    word = next((word for word in joint if word not in STOP_WORDS), "")
    if word.islower() and word not in _MUTUAL:
        verb = _GIVES if word in _GIVING or word in _TAKING else stem(word)
        takes = (word in _TAKING and joint[-1] == "from") is not passive
        doer, done = (other, one) if takes else (one, other)
        yield Role(_last(doer), _last(done), verb)
