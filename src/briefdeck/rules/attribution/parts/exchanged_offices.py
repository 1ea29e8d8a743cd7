"""What a fact calls somebody, and a line somebody else: “Rosa Dietl, the chairman”, where Mads Holm is the chairman."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.callings import Calling, callings_of
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.words import stem
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_PASSING_ON = frozenset(map(stem, (*ENGLISH.offices.passing_on, *ENGLISH.offices.once)))


class ExchangedOffice(NamedTuple):
    """What is called so by the statement, and what by the line."""

    mine: Calling
    theirs: Calling


def find_exchange(derived: Derivation) -> ExchangedOffice | None:
    """Find a name that the statement calls what the lines call another name, while they call it something else."""
    if derived.clauses.negations or any(not _PASSING_ON.isdisjoint(line.stems) for line in derived.cited_clauses):
        return None
    told = [calling for sentence in derived.cited for calling in callings_of(sentence.text)]
    if not told:
        return None
    for text in split_sentences(derived.says.text):
        for mine in callings_of(text):
            theirs = _find_other(mine, told, derived)
            if theirs is not None:
                return ExchangedOffice(mine, theirs)
    return None


def _find_other(mine: Calling, told: Sequence[Calling], derived: Derivation) -> Calling | None:
    own = [each for each in told if _are_one(mine, each)]
    others = [each for each in told if _is_same_title(mine, each) and not _are_one(mine, each)]
    is_own = any(_may_be_title(mine, each) or mine.head in each.name for each in own)
    if mine.ties or is_own or not others or all(each.ties for each in own):
        return None
    if any(each.head == mine.head and each.is_plural is not mine.is_plural for each in told):
        return None  # “Kolb and Hus, both engineers”
    places = sum(len(line.content.get(mine.head, ())) for line in derived.cited_clauses)
    if places > len({each.name for each in told if each.head == mine.head}):
        return None  # somebody else on the lines may be called so, too
    return others[0]


def _are_one(mine: Calling, theirs: Calling) -> bool:
    """Tell whether two names may be one: of the shorter, every word is in the longer."""
    short, long = sorted((set(mine.name), set(theirs.name)), key=len)
    return short <= long


def _is_same_title(mine: Calling, theirs: Calling) -> bool:
    return mine.head == theirs.head and (mine.title <= theirs.title or theirs.title <= mine.title)


def _may_be_title(mine: Calling, theirs: Calling) -> bool:
    """Tell whether *theirs* may be meant by *mine*: “the minister”, of a trade minister, and not “the tax minister”."""
    return mine.head in theirs.title and (mine.head != theirs.head or _is_same_title(mine, theirs))
