"""What a fact tells of a name that its line tells of another, clause by clause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.names.entities import may_be_same
from briefdeck.language.names.names import Name, is_demonym
from briefdeck.language.sentences.named_clauses import OWNER, Named, find_named, named_clauses_of
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
    """Find a name of a statement of which the lines tell in clauses that have less of what it says than others have.

    Each of those others tells of another name, which stands there as the name does in the statement: in “the damage
    was worst in Jiroft, where a hospital fell down” no hospital falls down in a town that the line has elsewhere.
    """
    names = _names(derived, derived.says.text)
    own = find_named(derived.clauses, [_stems(name) for name in names])
    there = {_stems(name): name for sentence in derived.cited for name in _names(derived, sentence.text)}
    clauses = [
        clause for read in derived.cited_clauses for clause in named_clauses_of(read, find_named(read, tuple(there)))
    ]
    for mine in own:
        told = _told(derived, mine, own)
        most = max((len(clause.content & told) for clause in clauses), default=0)
        best = [clause for clause in clauses if len(clause.content & told) == most >= _SHARED]
        here = [clause for clause in clauses if any(each.stems & mine.stems for each in clause.named)]
        less = [len(clause.content & told) < most and clause.is_told and not clause.content & _SAID for clause in here]
        rivals = [next((each for each in clause.named if each.standing == mine.standing), None) for clause in best]
        known = any(_may_be_own(derived, there[each.name], names) for clause in best for each in clause.named)
        if here and all(less) and rivals and all(rivals) and rivals[0] and not known and mine.standing not in _LOOSE:
            written = next(name.written for name in names if _stems(name) == mine.name)
            return OtherClause(written, there[rivals[0].name].written)
    return None


def _may_be_own(derived: Derivation, name: Name, own: Iterable[Name]) -> bool:
    """Tell whether a name of the lines may mean one of the statement: “Pyongyang” does North Korea."""
    identify = derived.claim.fact.context.identities.identify
    parts = {part for word in name.words for part in fold_word(word).split("-")}
    mine = {fold_word(word) for each in own for word in each.words}
    return not parts.isdisjoint(mine) or any(may_be_same(identify(name), identify(each)) for each in own)


def _told(derived: Derivation, mine: Named, own: Sequence[Named]) -> frozenset[str]:
    """Return the stems of what the statement tells of *mine*, in its clause; nothing of who only says something."""
    clauses = [clause for clause in named_clauses_of(derived.clauses, own) if mine in clause.named]
    content = frozenset[str]().union(*(clause.content for clause in clauses))
    if content & _SAID:
        return frozenset()
    return frozenset(each for each in content if not each[0].isdigit()) - {part for each in own for part in each.name}


def _names(derived: Derivation, text: str) -> list[Name]:
    return [name for name in derived.claim.fact.names_in(text) if not is_demonym(name.written)]


def _stems(name: Name) -> tuple[str, ...]:
    return tuple(stem(fold_word(word)) for word in name.words)
