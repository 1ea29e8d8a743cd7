"""How something ended, on a page, that on all lines is yet to come: “lost the vote”, which is due in May."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.words import is_past, stem
from briefdeck.model.roles import STATING
from briefdeck.rules.attribution.parts.source_sentences import read_sentences
from briefdeck.rules.fact_context import Claim, FactContext

_WORDS = ENGLISH.governing
_ENDED = frozenset(map(stem, ENGLISH.senses.decided))
_CONTESTS = frozenset(map(stem, ENGLISH.senses.contests))
_TO_COME, _TO_BE = _WORDS.scheduled | _WORDS.modal | {"faces", "facing", "upcoming"}, ("to", "be")
_IS_TO = (("is", "to"), ("are", "to"), ("was", "to"), ("were", "to"))
_REACH = 4
"""Words behind the verb among which the contest stands."""
_BEFORE = 3
"""Words before the verb that may leave open whether it is done."""
_AHEAD = 8
"""Words before the contest, and behind it, among which one says that it is to come."""
_SHARED = 1


def find_outcome_to_come(fact: FactContext) -> Iterator[tuple[Claim, str, str]]:
    """Find the verbs by which a page tells how a contest ended, with the word by which the lines have it to come."""
    lines = read_sentences(fact) if fact.drawn_from else []
    for claim in fact.statements_in(STATING) if lines else ():
        says = clauses_of(claim.plain)
        for at, contest in _decided(says):
            about = says.content.keys() - {says.stems[at], contest}
            if any(not _ENDED.isdisjoint(line.stems) and contest in line.content for line in lines):
                continue
            likely = [line for line in lines if contest in line.content and len(about & line.content.keys()) >= _SHARED]
            there = [_marker(line, place) for line in likely for place in line.content[contest][:1]]
            if there and all(there):
                yield claim, says.written[at], there[0]
                break


def _decided(says: Clauses) -> Iterator[tuple[int, str]]:
    """Yield the places of the verbs that say how a contest ended, each with the stem of the contest."""
    for at, stemmed in enumerate(says.stems):
        before = frozenset(says.words[max(0, at - _BEFORE) : at])
        open_ = not before.isdisjoint(_WORDS.modal | ENGLISH.statements.negations | {"be", "if", "to"})
        if stemmed not in _ENDED or not is_past(says.words[at]) or open_:
            continue
        behind = range(at + 1, min(at + 1 + _REACH, says.clause_around(at)[1]))
        contest = next((says.stems[place] for place in behind if says.stems[place] in _CONTESTS), "")
        if contest:
            yield at, contest


def _marker(line: Clauses, at: int) -> str:
    first, last = line.sentence_around(at)
    if line.words[max(0, at - 2) : at] in _IS_TO:
        return "to"  # “parliament is to vote”
    near = line.words[max(first, at - _AHEAD) : min(last, at + _AHEAD)]
    return next((word for word, after in pairwise((*near, "")) if word in _TO_COME or (word, after) == _TO_BE), "")
