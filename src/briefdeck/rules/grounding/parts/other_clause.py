"""What a fact tells of a name that its line tells of another, clause by clause: of whom or where each of them tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.names.entities import may_be_same
from briefdeck.language.names.names import Name, is_demonym
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.words import STOP_WORDS, fold_word, is_past, stem
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_SAID = frozenset(map(stem, ENGLISH.statements.speaking | ENGLISH.governing.reporting))
_SHARED = 2
"""Content words, names and numbers aside, that a fact shares with a clause that tells the same."""
_PLACE, _OWNER = "in", "of"
"""How a name stands: for a place, and for whose something is."""
_LOOSE = frozenset((_OWNER, "and"))
"""A name behind one of these, “of” or “and”, is not what its clause is about."""


class OtherClause(NamedTuple):
    """A name of a fact, and the one that the clauses with the words of the fact have in its place."""

    name: str
    instead: str


def find_other_clause(derived: Derivation) -> OtherClause | None:
    """Find a name of a statement that the lines have in clauses with less of what it says than others have.

    Each of those others has another name, which stands there as the name does in the statement: in “the damage was
    worst in Jiroft, where a hospital fell down” no hospital falls down in a town that the line has elsewhere.
    """
    names = _names(derived, derived.says.text)
    own = _find_named(derived.clauses, [_stems(name) for name in names])
    told = _told(derived, own)
    if not told:
        return None
    there = {_stems(name): name for sentence in derived.cited for name in _names(derived, sentence.text)}
    clauses = [
        clause for read in derived.cited_clauses for clause in _named_clauses_of(read, _find_named(read, tuple(there)))
    ]
    for mine, content in told:
        for rival in _rivals(mine, content, clauses):
            if not _may_be_own(derived, there[rival.name], names):
                return OtherClause(mine.written, rival.written)
    return None


def _rivals(mine: Named, told: frozenset[str], clauses: Sequence[NamedClause]) -> Iterator[Named]:
    """Yield what stands in the place of *mine* in the clauses with the most of what is *told* of it, if all have any.

    Nothing where a clause that has *mine* has as much, has no verb, or only tells who says something.
    """
    here = [clause for clause in clauses if any(each.stems & mine.stems for each in clause.named)]
    most = max((len(clause.content & told) for clause in clauses), default=0)
    told_there = any(len(clause.content & told) == most or not clause.is_told for clause in here)
    says = any(clause.content & _SAID for clause in here)
    if most < _SHARED or not here or told_there or says:
        return
    best = [clause.named for clause in clauses if len(clause.content & told) == most]
    rivals = [next((each for each in named if each.standing == mine.standing), None) for named in best]
    if all(rivals):
        yield from filter(None, rivals[:1])


def _may_be_own(derived: Derivation, name: Name, own: Iterable[Name]) -> bool:
    """Tell whether a name of the lines may mean one of the statement: “Pyongyang” does North Korea."""
    identify = derived.claim.fact.context.identities.identify
    parts = {part for word in name.words for part in fold_word(word).split("-")}
    mine = {fold_word(word) for each in own for word in each.words}
    return not parts.isdisjoint(mine) or any(may_be_same(identify(name), identify(each)) for each in own)


def _told(derived: Derivation, own: Sequence[Named]) -> list[tuple[Named, frozenset[str]]]:
    """Return the stems of what the statement tells of those of its *own* names of which it tells enough, by clauses.

    It tells nothing of who only says something, nor of a name that stands loosely.
    """
    clauses, parts = _named_clauses_of(derived.clauses, own), {part for each in own for part in each.name}
    told: list[tuple[Named, frozenset[str]]] = []
    for mine in (each for each in own if each.standing not in _LOOSE):
        content = frozenset[str]().union(*(clause.content for clause in clauses if mine in clause.named))
        telling = frozenset(each for each in content - parts if not each[0].isdigit())
        if len(telling) >= _SHARED and content.isdisjoint(_SAID):
            told.append((mine, telling))
    return told


def _names(derived: Derivation, text: str) -> list[Name]:
    return [name for name in derived.claim.fact.names_in(text) if not is_demonym(name.written)]


def _stems(name: Name) -> tuple[str, ...]:
    return tuple(stem(fold_word(word)) for word in name.words)


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


class Named(NamedTuple):
    """A name in a clause."""

    name: tuple[str, ...]
    """The stems of its words."""
    standing: str
    """The preposition it goes with, _PLACE for all of place, _OWNER for whose something is; "" as subject or object."""
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


def _find_named(read: Clauses, names: Sequence[tuple[str, ...]]) -> list[Named]:
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


def _named_clauses_of(read: Clauses, named: Sequence[Named]) -> list[NamedClause]:
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
            own = (told._replace(standing=_PLACE if read.words[first] in _OF_PLACE else ""),)
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
        return _OWNER
    for at in range(first - 1, max(read.clause_around(first)[0], first - _NEAR) - 1, -1):
        word = read.words[at]
        if word in ENGLISH.roles.placing:
            return _PLACE
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
