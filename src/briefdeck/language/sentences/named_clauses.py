"""Of whom or where each clause of a sentence tells: “the damage was worst in Jiroft, where a hospital fell down”."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.words import STOP_WORDS, is_past

_GRAMMAR = ENGLISH.grammar
_ARTICLES = frozenset((*_GRAMMAR.articles, *_GRAMMAR.determiners))
_RELATIVE = frozenset((*_GRAMMAR.relative, "where", "when"))
_OF_PLACE = frozenset(("where", "when"))
_FINITE = ENGLISH.grammar.helping
_NEAR, _CLOSE = 5, 2
"""Words before a name among which its preposition stands, and those of them that may be adjectives."""
_PRONOUNS = frozenset(("it", "them"))
_GOING_ON = frozenset(("and", "but", "while", "whereas"))
_NO_VERB = _ARTICLES | frozenset(_GRAMMAR.prepositions) | ENGLISH.roles.placing | {"around", "round", "with"}
"""What stands behind a name that has no verb of its own."""
PLACE, OWNER = "in", "of"


class Named(NamedTuple):
    """A name in a clause."""

    name: tuple[str, ...]
    """The stems of its words."""
    standing: str
    """The preposition it goes with, PLACE for all of place, OWNER for whose something is; "" as subject or object."""
    at: int
    """Where it begins."""
    written: str
    """As the text has it."""

    @property
    def stems(self) -> frozenset[str]:
        """Those of its words, in no order."""
        return frozenset(self.name)


class NamedClause(NamedTuple):
    """A clause, and the names of which it tells."""

    content: frozenset[str]
    """The stems of its content words."""
    named: tuple[Named, ...]
    """Those in it, and of its subject where it begins with a verb; where it begins with “who”, the last before it."""
    is_told: bool
    """Whether it has a verb, or one follows in its sentence: in “…, and Aske another” a name has none."""


def find_named(read: Clauses, names: Sequence[tuple[str, ...]]) -> list[Named]:
    """Find where *names*, each as the stems of its words, stand: whole, or else any of the words with a capital."""
    found = []
    capital = [at for at, word in enumerate(read.written) if not word.islower()]
    for name in names:
        length = len(name)
        parts = [at for at in capital if read.stems[at] in name]
        places = [at for at in parts if read.stems[at : at + length] == name]
        found += [
            Named(name, _standing(read, at, length), at, " ".join(read.written[at : at + (length if places else 1)]))
            for at in places or parts
        ]
    return found


def named_clauses_of(read: Clauses, named: Sequence[Named]) -> list[NamedClause]:
    """Return the clauses of a text, each with those of *named* of which it tells."""
    clauses: list[NamedClause] = []
    verbs = _verbs_of(read)
    before_verb: tuple[Named, ...] = ()
    first = 0
    while first < len(read.words):
        _, end = read.clause_around(first)
        own = tuple(each for each in named if first <= each.at < end)
        before = clauses[-1].named if clauses else ()
        if not own and before and read.words[first] in _RELATIVE:
            told = max(before, key=lambda each: each.at)
            own = (told._replace(standing=PLACE if read.words[first] in _OF_PLACE else ""),)
        elif before_verb and verbs[first]:  # “Aske, the owner, has …”
            own = (*before_verb, *own)
        before_verb = () if any(verbs[first:end]) else (*before_verb, *own)
        is_told = any(verbs[first : read.sentence_around(first)[1]])
        elided = _elided(read, clauses[-1].named, own, first) if clauses else frozenset[str]()
        if elided:
            own = tuple(each._replace(standing="") for each in own)
            clauses[-1] = clauses[-1]._replace(is_told=True)
            if not _PRONOUNS.isdisjoint(read.words[first:end]):  # “Aske voted for the bill and Orrin against it”
                elided |= clauses[-1].content - {stemmed for each in clauses[-1].named for stemmed in each.name}
        clauses.append(NamedClause(read.content_in(range(first, end)) | elided, own, is_told or bool(elided)))
        first = end
    return clauses


def _elided(read: Clauses, before: Sequence[Named], own: Sequence[Named], first: int) -> frozenset[str]:
    """Return the stem of the verb that a clause leaves out: “Aske makes the masts and Orrin the sails”.

    Its name is followed at once by what the verb is about, and the clause before it has a name with the verb behind.
    """
    if len(own) != 1 or own[0].standing not in ("", "and") or read.words[first] not in _GOING_ON:
        return frozenset()
    behind = read.words[own[0].at + len(own[0].written.split()) :][:1]
    if not behind or not (behind[0] in _NO_VERB or behind[0][0].isdigit()):
        return frozenset()
    told = [each.at + len(each.written.split()) for each in before if not each.standing]
    at = next((at for at in told if at < len(read.words) and read.written[at].islower()), 0)
    while at and at < first and (read.words[at] in _FINITE or read.words[at].endswith("ly")):
        at += 1
    return frozenset(read.stems[at : at + 1]) if 0 < at < first and read.words[at] not in STOP_WORDS else frozenset()


def _standing(read: Clauses, first: int, length: int) -> str:
    if read.is_owner(min(first + length, len(read.words)) - 1):
        return OWNER
    for at in range(first - 1, max(read.clause_around(first)[0], first - _NEAR) - 1, -1):
        word = read.words[at]
        if word in ENGLISH.roles.placing:
            return PLACE
        if word == "of" and at and read.words[at - 1] in ENGLISH.names.places:
            return _standing(read, at - 1, 1)  # “the town of Aske” stands as “the town” does
        if word == "by" and at and is_past(read.words[at - 1]):
            return ""  # who does it: “supplied by Aske”
        if word in _GRAMMAR.prepositions or word == "and":
            return word
        is_close = first - at <= _CLOSE and word not in STOP_WORDS
        if not (word in _ARTICLES or is_close or not read.written[at].islower()):
            break
    return ""


@lru_cache(maxsize=REMEMBERED)
def _verbs_of(read: Clauses) -> tuple[bool, ...]:
    """Tell of each word whether it is a verb."""
    return tuple(
        word in _FINITE or is_past(word) or (word.endswith("ing") and written.islower())
        for word, written in zip(read.words, read.written, strict=True)
    )
