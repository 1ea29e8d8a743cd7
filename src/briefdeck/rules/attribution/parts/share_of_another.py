"""A share that a line tells of another thing: “every pupil gets lunch” of “all get a pass, but only a few lunch”."""

from __future__ import annotations

from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import clauses_of
from briefdeck.language.sentences.splitting import split_clauses
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_ALL = ENGLISH.quantifiers.every | {"each", "both"}
_PART = ENGLISH.quantifiers.in_part
_OPEN = ENGLISH.quantifiers.not_yet
_HELPING = ENGLISH.grammar.helping | frozenset(ENGLISH.grammar.modal)
_BOTH = frozenset(("both",))


class _SharedClause(NamedTuple):
    """A clause of a line, and what it tells something of."""

    content: frozenset[str]
    words: frozenset[str]

    @property
    def share(self) -> str:
        """Whether it tells something of all, of a part, or does not say."""
        return "part" if self.words & _PART else "all" if self.words & _ALL else ""


def find_share_of_another(derived: Derivation) -> tuple[str, str] | None:
    """Find the “every” or “only” of a statement that its line tells of another thing, with the one it has for it."""
    says = derived.clauses
    verb = next((at for at, word in enumerate(says.words) if word in _HELPING or says.is_past(at)), 0)
    told = says.content_in(range(verb, len(says.words))) or says.content_in(range(len(says.words)))
    mine = _SharedClause(told, frozenset(says.words))
    if (
        derived.asks
        or says.negations
        or "not" in mine.words
        or not mine.share
        or ("some" in mine.words and "only" not in mine.words)  # what all did, some did
    ):
        return None
    word = next(each for each in says.words if each in (_PART if mine.share == "part" else _ALL))
    for sentence in derived.cited:
        parts = _parts(sentence.text)
        shares = [part for part in parts if part.share]
        fits = sorted(((len(mine.content & part.content), at) for at, part in enumerate(parts)), reverse=True)
        if len(shares) < 2 or len({part.share for part in shares}) < 2 or fits[0][0] <= fits[1][0]:
            continue
        best = parts[fits[0][1]]
        others = frozenset[str]().union(*(part.content for part in parts if part is not best))
        if best.share not in ("", mine.share) and len(mine.content & best.content - others) > 1:
            there = next(each for each in clauses_of(sentence.text).words if each in best.words & (_ALL | _PART))
            return word, there
    return None


def _parts(text: str) -> list[_SharedClause]:
    reads = [clauses_of(part) for part in split_clauses(text)]
    return [_SharedClause(read.content_in(range(len(read.words))), frozenset(read.words)) for read in reads]


def find_both_for_one(derived: Derivation) -> tuple[str, str] | None:
    """Find a “both” of a statement where a line tells it of one, and of the other that it has yet to come."""
    says = derived.clauses
    if derived.asks or says.negations or _BOTH.isdisjoint(says.words) or not _OPEN.isdisjoint(says.words):
        return None
    if any(not (_BOTH | {"two", "2"}).isdisjoint(line.words) for line in derived.cited_clauses):
        return None
    for sentence in derived.cited:
        parts = _parts(sentence.text)
        done = [part for part in parts if part.words.isdisjoint(_OPEN) and len(part.content & says.content.keys()) > 1]
        to_come = next((part.words & _OPEN for part in parts if not part.words.isdisjoint(_OPEN)), None)
        if done and to_come:
            return "both", min(to_come)
    return None
