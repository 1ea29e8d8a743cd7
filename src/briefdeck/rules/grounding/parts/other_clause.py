"""What a fact tells of a name that its line tells of another, clause by clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.names.entities import may_be_same
from briefdeck.language.names.names import Name, is_demonym
from briefdeck.language.sentences.named_clauses import (
    OWNER,
    Named,
    NamedClause,
    find_named,
    named_clauses_of,
)
from briefdeck.language.words import fold_word, stem
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_SAID = frozenset(map(stem, ENGLISH.statements.speaking | ENGLISH.governing.reporting))
_SHARED = 2
"""Content words, names and numbers aside, that a fact shares with a clause that tells the same."""
_LOOSE = frozenset((OWNER, "and"))
"""Ways in which a name stands that say nothing of what is told of it."""


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
    own = find_named(derived.clauses, [_stems(name) for name in names])
    told = _told(derived, own)
    if not told:
        return None
    there = {_stems(name): name for sentence in derived.cited for name in _names(derived, sentence.text)}
    clauses = [
        clause for read in derived.cited_clauses for clause in named_clauses_of(read, find_named(read, tuple(there)))
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
    clauses, parts = named_clauses_of(derived.clauses, own), {part for each in own for part in each.name}
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
