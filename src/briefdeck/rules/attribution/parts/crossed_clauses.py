"""What a line tells of one thing, and a fact of another that the line has in another clause.

Where fire destroyed the mill, but the school was untouched, “fire destroyed the school” has only words of the line.
Clauses are compared verb by verb: the line has that verb with something else in the same place, and what the fact puts
there only in another clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.frame_words import Sort
from briefdeck.language.sentences.frames import BESIDE, OBJECT, SUBJECT, Filler, Frame, frames_of
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.words import stem
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_GRAMMAR = ENGLISH.grammar
HELPING = _GRAMMAR.helping | {"be", "have", "do"}
SIDE_BY_SIDE = frozenset((*_GRAMMAR.opposing, "and", ";"))
"""What opens a clause that says something by itself."""
_PARALLEL = SIDE_BY_SIDE | {","}
_STATING = frozenset(("be", "have"))
"""Verbs that help others, and say what somebody is or has by themselves."""
_DOING = frozenset((*_GRAMMAR.doing, *(stem(word) for word in ENGLISH.sureness.completed if " " not in word)))
"""Verbs that may stand for another: of flats that are to be built “some are finished”."""
_SPEAKING = frozenset(map(stem, ENGLISH.statements.speaking))
_VAGUE = (
    frozenset(map(stem, ENGLISH.statements.speaking | ENGLISH.governing.reporting | ENGLISH.governing.expecting))
    | HELPING
    | {"", "speak"}
)
"""Verbs beside which a number alone may count what another number counts: “the police spoke of 250”."""
_SCALES = frozenset(map(stem, ENGLISH.numbers.scales))
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_ALIKE = 4
"""First letters that words of one family share: “Brazil” and “Brazilian”."""
_PLAIN = frozenset((Sort.NAME, Sort.THING))
_SEVERAL = 2
_ROUNDED = 0.85
"""The part of a number that a rounded one is at least."""


class Crossing(NamedTuple):
    """What a clause of the lines has in the place of what the statement has there."""

    mine: Filler
    theirs: Filler
    is_alike: bool
    """Whether the lines have *mine* in the same place of another clause."""


def find_crossing(derived: Derivation) -> Crossing | None:
    """Find what stands in a place of a clause of the statement, and on the lines only in clauses with other verbs.

    What is negated or compared is left alone: of that, the lines tell by telling something else.
    """
    if "than" in derived.clauses.words or derived.clauses.negations:
        return None
    told = [frames_of(sentence.text) for sentence in derived.cited]
    every = [frame for frames in told for frame in frames]
    has_pronoun = any(not each.stems for frame in every for each in frame.fill(SUBJECT))
    for text in split_sentences(derived.says.text):
        for at, mine in enumerate(frames_of(text)):
            is_told_by_verb = mine.verb not in HELPING or (mine.verb in _STATING and not has_pronoun)
            is_telling = mine.verb and is_told_by_verb and (not at or mine.joint in SIDE_BY_SIDE)
            if is_telling and not any(mine.verb in each.stems for each in every):
                found = _crossed_in(mine, told)
                if found is not None:
                    return found
    return None


def _crossed_in(mine: Frame, told: Sequence[Sequence[Frame]]) -> Crossing | None:
    """Find what is crossed in *mine*, if something is in each clause of the lines with its verb."""
    first: Crossing | None = None
    known = frozenset[str]().union(*(each.stems for frames in told for each in frames))
    for frames in told:
        for at, theirs in enumerate(frames):
            if theirs.verb != mine.verb:
                continue
            others = _others(frames, at)
            if mine.verb in _STATING:
                others = [each for each in others if each.frame is frames[0] or each.frame.joint in _PARALLEL]
            found = list(_crossings(mine, theirs, others))
            adds = theirs.joint in _GRAMMAR.relative or not theirs.joint  # “is a song sung by Moe”
            is_of_kind = adds and at and "be" in (frames[at - 1].verb, mine.verb)
            is_turned = all(each.is_alike for each in found)
            is_turned = is_turned and (len(found) >= _SEVERAL or not without_family(mine.stems, known))
            if not found or is_of_kind or theirs.is_negated or not (is_turned or _fits(mine, theirs, found)):
                return None
            first = first or found[0]
    return first


class _Other(NamedTuple):
    """Another clause of the same sentence."""

    frame: Frame
    is_later: bool
    """Whether it stands behind the one with which the statement is compared."""


def _others(frames: Sequence[Frame], at: int) -> list[_Other]:
    """Return the clauses of a sentence in which something else is told than in the one of *frames* at that place."""
    mine = frames[at]
    return [
        _Other(other, place > at)
        for place, other in enumerate(frames)
        if other is not mine
        and other.verb not in _DOING
        and (other.is_own or other.joint != "or")  # “6 billion, or 120 for each of them”
        and (other.verb or any(each.role not in (SUBJECT, BESIDE) for each in other.fillers))
        and not (other.verb == mine.verb and other.is_own and mine.is_own)
    ]


def _crossings(mine: Frame, theirs: Frame, others: Sequence[_Other]) -> Iterator[Crossing]:
    """Find what fills places of *mine* where *theirs* has something else, and *others* have it."""
    for filler in mine.fillers:
        is_doer = filler.role == "by" and filler.phrase.sort in _PLAIN
        is_said = mine.verb in _SPEAKING and not mine.is_passive and filler.role == OBJECT
        rivals = find_rivals(filler, theirs)
        beside = [each for each in mine.fill(filler.role) if each is not filler]
        if any(not each.stems.isdisjoint(other.stems) for each in beside for other in (*rivals, *theirs.fill(BESIDE))):
            continue  # “Susan Okafor, the member for Marrowby”
        if filler.role == BESIDE or is_doer or is_said or not are_excluded(filler, rivals):
            continue
        here = frozenset[str]().union(*(each.stems for each in rivals))
        own = without_family(filler.stems, here)
        if filler.phrase.sort is Sort.NUMBER:
            own = frozenset(each for each in own if each[0].isdigit()) or own
        if filler.phrase.sort in _PLAIN and not any(each.isalpha() for each in own):
            continue  # “the hall of 1902”
        of_noun = any(each.of_noun == filler.role and own <= each.stems for each in theirs.fillers)
        if without_family(here, filler.stems) & mine.stems or (own & theirs.stems and not of_noun):
            continue
        places = [each for other in others for each in _places(filler, own, mine, theirs, other)]
        if of_noun or places:
            yield Crossing(filler, rivals[0], of_noun or any(is_alike for _, is_alike in places))


def _places(
    filler: Filler, own: frozenset[str], mine: Frame, theirs: Frame, other: _Other
) -> Iterator[tuple[Filler, bool]]:
    """Find where another clause has what *own* stems call, and whether in the same place.

    Nowhere where what *mine* says may be told by that clause.
    """
    rival = find_rivals(filler, theirs)[0]
    if _may_point_back(rival, filler) and not other.is_later and theirs.joint not in _GRAMMAR.opposing:
        return  # “a goat knocked him down, and a butcher chased the animal away”
    if any(_acts_elsewhere(each, theirs, other.frame) for each in mine.fill(SUBJECT) if each is not filler):
        return  # “sold four to Marl”, who bought four
    has_pronoun = any(not each.stems for each in other.frame.fillers)
    for each in other.frame.fillers:
        is_bare = filler.phrase.sort is Sort.NUMBER and each.stems.isdisjoint(filler.stems - own - _SCALES)
        is_vague = is_bare and other.frame.is_own and other.frame.verb in _VAGUE
        is_given = filler.role == SUBJECT and has_pronoun and each.role not in (SUBJECT, OBJECT, BESIDE)
        is_called = each.phrase.sort is Sort.NAME and not are_apart(each, rival)
        if own <= each.stems and not (is_vague or is_given or is_called):
            turned = mine.is_passive is not other.frame.is_passive and {each.role, filler.role} == {SUBJECT, OBJECT}
            yield each, each.role == filler.role or turned


def find_rivals(filler: Filler, theirs: Frame) -> list[Filler]:
    """Return what *theirs* has in the place of *filler*: where one is a number and another is none, those alike."""
    found = theirs.fill(filler.role)
    if filler.of_noun and not theirs.is_own:  # “and the one in Velby in 2021”
        found = found or [each for each in theirs.fill(filler.of_noun) if each.phrase.sort is filler.phrase.sort]
    return [each for each in found if (each.phrase.sort in _PLAIN) is (filler.phrase.sort in _PLAIN)] or found


def _may_point_back(rival: Filler, filler: Filler) -> bool:
    """Tell whether *rival*, “the animal”, may be the thing that *filler* calls; one is not several."""
    is_bare = rival.phrase.is_definite and len(rival.stems) == 1
    if rival.phrase.is_owned:  # “wasps lay eggs in caterpillars, and the larvae eat their hosts alive”
        return _is_plural(filler) and any(map(_is_plural_word, rival.phrase.text.split()))
    return is_bare and rival.phrase.sort is Sort.THING and _is_plural(rival) is _is_plural(filler)


def _is_plural(filler: Filler) -> bool:
    return _is_plural_word(filler.phrase.text.split(" of ", 1)[0])


def _is_plural_word(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _acts_elsewhere(subject: Filler, theirs: Frame, other: Frame) -> bool:
    """Tell whether the subject of a statement is in another clause only, and in another place there."""
    stems = subject.stems
    is_there = bool(stems) and stems <= other.stems and stems.isdisjoint(theirs.stems)
    return is_there and not any(stems <= each.stems for each in other.fill(SUBJECT))


def _fits(mine: Frame, theirs: Frame, found: Sequence[Crossing]) -> bool:
    """Tell whether both have some of the same words in the same place, but for what was *found* to be crossed."""
    crossed = [each.mine for each in found]
    return any(
        not each.stems.isdisjoint(other.stems)
        for each in mine.fillers
        for other in theirs.fillers
        if each not in crossed
        if each.role == other.role or {each.role, other.role} == {SUBJECT, OBJECT}  # “shut the pool”, “the pool shut”
    )


def are_excluded(filler: Filler, rivals: Sequence[Filler]) -> bool:
    """Tell whether each of *rivals* is of the sort of *filler*, and calls something else."""
    return bool(rivals) and all(are_apart(filler, each) for each in rivals)


def are_apart(one: Filler, other: Filler) -> bool:
    """Tell whether two things of one sort are called by different words; a name may be meant by “the firm”."""
    sorts = {one.phrase.sort, other.phrase.sort}
    if _digits(one) and (
        _digits(one) == _digits(other) or (_digits(other) and sorts == {Sort.NUMBER} and _are_near(one, other))
    ):
        return False
    if (one.phrase.is_owned or other.phrase.is_owned) and not one.stems.isdisjoint(other.stems):
        return False  # “its usual routes”, which are those of Moscow
    if any(each.phrase.text.split(" ", 1)[0].endswith("ing") for each in (one, other)):
        return False  # “accused of planning”
    if not (without_family(one.stems, other.stems) and without_family(other.stems, one.stems)):
        return False
    if len(sorts) == 1:
        return Sort.NAME not in sorts or not _share_name(one, other)
    if Sort.NUMBER in sorts:
        counted = one if one.phrase.sort is Sort.NUMBER else other
        return sorts == {Sort.NUMBER, Sort.THING} and any(each.isalpha() for each in counted.stems)
    thing = one if one.phrase.sort is Sort.THING else other
    name = other if thing is one else one
    is_several = _is_plural(thing) and not _is_plural(name)
    return sorts == _PLAIN and (is_several or not thing.phrase.is_definite)


def _share_name(one: Filler, other: Filler) -> bool:
    """Tell whether two are called by one name: “the poet Rosa Dunne” and “the chemist Rosa Dunne”."""
    short, long = sorted(
        ({word for word in each.phrase.text.split() if word[0].isupper()} for each in (one, other)), key=len
    )
    return bool(short) and short <= long


def _digits(filler: Filler) -> frozenset[str]:
    return frozenset(each for each in filler.stems if _NUMBER.fullmatch(each))


def _are_near(one: Filler, other: Filler) -> bool:
    """Tell whether one number may be the other one, rounded to fewer digits."""
    written = [max(_digits(filler), key=len) for filler in (one, other)]
    least, most = sorted(float(each.replace(",", "")) for each in written)
    exact = {len(re.sub("[,.]", "", each).strip("0")) for each in written}
    return most * _ROUNDED < least and len(exact) > 1


def without_family(stems: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Return those of *stems* that none of *others* is, or is of one family with."""
    return frozenset(each for each in stems if not any(_are_alike(each, other) for other in others))


def _are_alike(one: str, other: str) -> bool:
    long = min(len(one), len(other)) >= _ALIKE and one.isalpha()
    return one == other or (long and one[:_ALIKE] == other[:_ALIKE])
