"""What a text of a page takes for granted by an “another” or “second” where the lines say that there is none yet."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.words import STOP_WORDS
from briefdeck.model.roles import STATING, Role
from briefdeck.rules.attribution.parts.source_sentences import read_sentences
from briefdeck.rules.fact_context import Claim, FactContext

_FURTHER = frozenset(("another", "second", "third", "further"))
_READ = STATING | {Role.QUESTION}
_NEAR = 4
"""Words before a thing among which its “no”, or the negated verb that it belongs to, stands."""


def find_presupposed(fact: FactContext) -> Iterator[tuple[Claim, str]]:
    """Find the “second suspect” of a page whose lines have suspects only behind a “not”."""
    lines = read_sentences(fact) if fact.drawn_from else []
    for claim in fact.claims_in(_READ) if lines else ():
        says = clauses_of(claim.plain)
        for at, word in enumerate(says.words[:-1]):
            if word not in _FURTHER or says.words[at + 1] in STOP_WORDS or says.may_be_negated(at + 1):
                continue
            thing = says.stems[at + 1]
            there = [_is_none(line, place) for line in lines for place in line.content.get(thing, ())]
            if there and all(there) and not any(word in line.words for line in lines):
                yield claim, f"{says.written[at]} {says.written[at + 1]}"
                break


def _is_none(line: Clauses, at: int) -> bool:
    before = line.words[max(0, at - _NEAR) : at]
    return line.is_negated(at) or (line.may_be_negated(at) and not ENGLISH.statements.negations.isdisjoint(before))
