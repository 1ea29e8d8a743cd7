"""How the words around one of two opposites stand in a fact and on its line."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.numbers.hedges import begins_number
from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.sentences.opposites import (
    Counterpart,
    Turning,
    is_left_so,
    turnings_of,
)
from briefdeck.language.sentences.roles import is_passive, subject_of
from briefdeck.language.words import STOP_WORDS, stem

_ANEW = frozenset(map(stem, ENGLISH.opposites.anew))
BEGINNING = frozenset(map(stem, ENGLISH.senses.beginning))
_SOON = 5
"""Words behind a verb within which “again” belongs to it."""
OBJECT = 2
"""Words behind a verb that call what it is done to."""
_PARTICLES = (("by",), ("in",), ("out",), ("up",), ("down",), ("off",))


def stands_in_denial(read: Clauses, turning: Turning) -> bool:
    """Tell whether the clause of *turning* has a “not” beside it, or something in it is yet to come."""
    first, end = read.clause_around(turning.start)
    negated = any(first <= each.at < end and not turning.start <= each.at < turning.end for each in read.negations)
    return negated or "yet" in read.words[first:end] or "next" in read.words[first:end]


def things_beside(line: Clauses, pair: int) -> Iterator[tuple[int, str]]:
    """Find what stands right before, or soon behind, the words of a *pair* on a line, each with its side."""
    for each in turnings_of(line):
        if each.pair == pair:
            beside = (*line.content_before(each.start)[-1:], *line.content_behind(each.end)[:OBJECT])
            yield from ((each.side, word) for word in beside)


def with_word_before(read: Clauses, turning: Turning) -> tuple[str, str]:
    """Return the stem of *turning*, and that of the last content word before it."""
    before = (read.stems[at] for at in range(turning.start - 1, -1, -1) if read.words[at] not in STOP_WORDS)
    return read.stems[turning.start], next(before, "")


def is_advised_against(says: Clauses, mine: Turning) -> bool:
    """Tell whether somebody is against *mine*: “advises against a return”."""
    return "against" in says.words[max(0, mine.start - 2) : mine.start] and says.words[mine.start] != "against"


def joins_both_sides(says: Clauses, mine: Turning) -> bool:
    """Tell whether *mine* is joined to its own opposite: “the men’s and women’s teams”."""
    others = [each for each in turnings_of(says) if each.pair == mine.pair and each.side != mine.side]
    between = [says.words[min(each.end, mine.end) : max(each.start, mine.start)] for each in others]
    return any(words in (("and",), ("or",)) for words in between)


def is_so_again(says: Clauses, mine: Turning, there: Counterpart) -> bool:
    """Tell whether a thing is so again on a line, and *says* how long it was not: “opened again”, “shut for a year”."""
    near = there.line.stems[there.turning.start : there.turning.end + _SOON]
    before = _ANEW.isdisjoint(says.stems) and not ENGLISH.opposites.lasting.isdisjoint(says.words[mine.end :])
    return before and not _ANEW.isdisjoint(near)


def has_begun(says: Clauses, mine: Turning, there: Counterpart) -> bool:
    """Tell whether *mine* tells the beginning of what lasts “since” a day: “closures begin”, “has been shut since”."""
    behind = there.line.words[there.turning.end : there.line.sentence_around(there.turning.start)[1]]
    return says.stems[mine.start] in BEGINNING and "since" in behind


def is_same_deed(says: Clauses, mine: Turning, there: Counterpart) -> bool:
    """Tell whether both have the same subject, and another word behind them too, neither in the passive."""
    if is_passive(says, mine.start) != is_passive(there.line, there.turning.start):
        return False
    if says.words[mine.end : mine.end + 1] == ("by",) or there.line.words[there.turning.end :][:1] == ("by",):
        return False
    if particle_of(says, mine) != particle_of(there.line, there.turning):
        return False  # a tour that “took in” concerts did not take them
    subjects = [_subject(says, mine.start), _subject(there.line, there.turning.start)]
    shared = subjects[0] & subjects[1]
    (things, names), (other_things, other_names) = _objects(says, mine), _objects(there.line, there.turning)
    same = (things & other_things) - shared or (not things and (names & other_names) - shared)
    return bool(shared) and bool(same)


def particle_of(read: Clauses, turning: Turning) -> str:
    """Return the particle behind a verb that makes another verb of it: “took in”; "" for none."""
    behind = next(iter(read.words[turning.end : turning.end + 1]), "")
    return behind if behind in ENGLISH.opposites.particles else ""


def _objects(read: Clauses, turning: Turning) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of the things behind a verb, and those of the names: “sold barley to Orrin”."""
    places = [at for at in range(turning.end, read.clause_around(turning.start)[1]) if read.words[at] not in STOP_WORDS]
    things = frozenset(read.stems[at] for at in places if read.written[at].islower())
    return things, frozenset(read.stems[at] for at in places) - things


def _subject(read: Clauses, at: int) -> frozenset[str]:
    """Return the stems of who does what the verb at that place says, though “agreed to” stand before it."""
    to = at > 1 and read.words[at - 1] == "to"
    return frozenset(subject_of(read, at - 2 if to else at))


def is_other_verb(says: Clauses, at: int) -> bool:
    """Tell whether the verb at that place is another with what stands behind it: “stands in for”, “left out”."""
    parted = says.words[at] in ENGLISH.opposites.with_particle and says.words[at + 1 : at + 2] in _PARTICLES
    return parted or is_left_so(says, at)


def follows_least(read: Clauses, turning: Turning) -> bool:
    """Tell whether a “least” turns the word round: what is “the least adventurous” is unadventurous."""
    return "least" in read.words[max(0, turning.start - 1) : turning.start]


def bounds_a_number(read: Clauses, turning: Turning) -> bool:
    """Tell whether *turning* bounds a number, “fewer than 10,000”, and compares nothing."""
    return read.words[turning.end : turning.end + 1] == ("than",) and begins_number(read.words[turning.end + 1 :])


def written_words(read: Clauses, turning: Turning) -> str:
    """Return the words of *turning* as they are written."""
    return " ".join(read.written[turning.start : turning.end])
