"""What a fact lets one do to another, and its lines let the other do, by any verb."""

from __future__ import annotations

from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.acts import Act, acts_of, verb_of
from briefdeck.language.sentences.roles import Deed
from briefdeck.language.words import stem
from briefdeck.rules.attribution.parts.source_sentences import Derivation

EITHER_WAY = frozenset(map(stem, ENGLISH.roles.either_way))
"""Verbs that may have what they are done to in front of them: “the shop closed”."""


class TurnedAct(NamedTuple):
    """A deed of a fact that its lines tell of others."""

    word: str
    """The verb as the fact has it."""
    meant: str
    """The same on the line."""


def find_turned_act(derived: Derivation) -> TurnedAct | None:
    """Find a deed of a statement that its lines have with the two the other way round, and nowhere as it has it."""
    says = derived.clauses
    for mine in acts_of(says) if not derived.asks else ():
        if says.is_negated(mine.at):
            continue
        theirs = [
            (line, act)
            for line in derived.cited_clauses
            for act in acts_of(line)
            if act.verb == mine.verb and not line.is_negated(act.at)
        ]
        if any(_agrees(mine, act) for _, act in theirs):
            continue
        turned = next(((line, act) for line, act in theirs if _is_turned(mine, act)), None)
        if turned is not None:
            line, act = turned
            return TurnedAct(says.written[mine.at], line.written[act.at])
    return None


def may_be_told(derived: Derivation, mine: Deed) -> bool:
    """Tell whether a line may tell what *mine* does by a pronoun: “and he accuses them”."""
    acts = (act for line in derived.cited_clauses for act in acts_of(line))
    return any(
        act.verb == verb_of(mine)
        and (act.is_by_pronoun or act.is_to_pronoun)
        and _agrees(act, Act("", mine.agent, mine.patient, 0))
        for act in acts
    )


def _agrees(mine: Act, theirs: Act) -> bool:
    """Tell whether both may tell the same deed of the same two; nobody does it to himself."""
    crossed = set(mine.agent[-1:]) & set(theirs.patient) | set(theirs.agent[-1:]) & set(mine.patient)
    if crossed and not set(mine.agent) & set(theirs.agent):
        return False
    return _may_be_one(mine.agent, theirs.agent) and _may_be_one(mine.patient, theirs.patient)


def _may_be_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not one or not other or not set(one).isdisjoint(other)


def _is_turned(mine: Act, theirs: Act) -> bool:
    """Tell whether one does in the first what is done to him in the other."""
    if set(mine.agent) & (set(theirs.agent) | set(mine.patient)):
        return False  # “one rise follows another rise” may be told either way
    acts = bool(mine.agent) and mine.agent[-1] in theirs.patient
    undergoes = bool(theirs.agent) and theirs.agent[-1] in mine.patient
    if acts and undergoes:
        return True
    if mine.verb in EITHER_WAY or not theirs.is_sure:
        return False
    if acts:
        return (
            not theirs.agent
            and _is_chief(mine.agent, theirs.patient)
            and (mine.is_to_own or mine.is_to_pronoun or bool(mine.patient))
        )
    if mine.agent:
        is_told = theirs.is_to_pronoun or theirs.is_to_own
    else:
        is_told = theirs.is_to_pronoun or (bool(theirs.patient) and not theirs.is_to_own)
    return undergoes and is_told and _is_chief(mine.patient, theirs.agent)


def _is_chief(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether both call one by the same chief word: “the union”, “the union of pilots”."""
    return bool(one and other) and (one[-1] == other[-1] or (one[-1] in other and other[-1] in one))
