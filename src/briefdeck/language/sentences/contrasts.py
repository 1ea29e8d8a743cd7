"""Contrasts: what a sentence takes and what it leaves out: “fuel rather than dispute”, “the van but not the driver”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import MOST, Clauses, found_once
from briefdeck.language.words import STOP_WORDS

_LEAVING_OUT = frozenset(tuple(phrase.split()) for phrase in ENGLISH.clauses.leaving_out)
_NO_CONTRAST = ENGLISH.clauses.quantified | ENGLISH.statements.no_negation | ENGLISH.clauses.done_before
"""What follows a “but not” that leaves nothing out: “but not before May”."""
_UNTIL = frozenset(("until", "till"))
_PLACES = frozenset(ENGLISH.grammar.place_prepositions) | {"of"}
_DETERMINERS = ENGLISH.grammar.determiners
_PRONOUNS = frozenset(ENGLISH.people.pronouns["thing"] + ENGLISH.people.pronouns["several"])
_WANTING = ENGLISH.governing.expecting | ENGLISH.governing.urging
_WHO = frozenset((*ENGLISH.people.pronouns["person"], *ENGLISH.people.pronouns["several"], "it"))
_OF_LAST = ENGLISH.grammar.relative | {"where", "when"}
_FINITE = frozenset((*ENGLISH.grammar.being, *ENGLISH.grammar.having, *ENGLISH.grammar.modal))
_MONTHS = frozenset(map(str.lower, ENGLISH.dates.months))
_BEFORE_THING = frozenset(
    (*ENGLISH.grammar.articles, *ENGLISH.grammar.prepositions, *ENGLISH.grammar.place_prepositions)
)
_FARTHEST = 12
"""Words between a “not” and its “but”."""
_LONGEST = 3
"""Content words on either side that are looked at."""


class Contrast(NamedTuple):
    """What is taken and what is left out, as the stems of the content words."""

    taken: frozenset[str]
    left_out: frozenset[str]
    at: int
    """Where the words begin that leave it out: “rather than”."""
    behind: int
    """Where it begins what is left out."""
    adds: bool
    """Whether what is left out might have come besides: “but not”."""


def has_contrast(read: Clauses) -> bool:
    """Tell whether a sentence takes one thing and leaves out another."""
    return bool(contrasts_of(read))


@found_once
def contrasts_of(read: Clauses) -> Iterator[Contrast]:
    """Find what a sentence takes and what it leaves out."""
    for at in range(1, len(read.words) - 1):
        adds = False
        if read.words[at : at + 2] in _LEAVING_OUT:
            length = 2
            adds = read.words[at + 1] == "not"
        elif (
            read.words[at] == "not"
            and read.clause[at - 1] != read.clause[at]
            and read.clause[at - 1] + 1 == read.clause[at]
        ):
            length = 1
        else:
            continue
        if at + length >= len(read.words):
            continue  # a text that is cut off
        behind = _left_out(read, at + length)
        taken = _taken(read, at, at + length, len(behind), adds) if behind else []
        end = read.clause_around(at + length)[1]
        later = read.words[at + length - 1] == "not" and not _UNTIL.isdisjoint(
            read.words[at + length : end + 1]
        )  # “but not released until May”
        if taken and not later and not (adds and read.words[at + length] in _NO_CONTRAST):
            both = frozenset(taken).intersection(behind)
            yield Contrast(frozenset(taken) - both, frozenset(behind) - both, at, at + length, adds)
    yield from _set_against(read)


def _set_against(read: Clauses) -> Iterator[Contrast]:
    """Find what a “not” leaves out and a “but” behind it takes: “went not to the favourite, Voss, but to the newcomer”.

    What stands beside it between commas is left out by itself.
    """
    for at in [at for at, word in enumerate(read.words) if word == "not" and at][:MOST]:
        end = min(read.sentence_around(at)[1], at + _FARTHEST)
        but = next((place for place in range(at + 2, end - 1) if read.words[place] == "but"), 0)
        alike = but and read.words[at + 1] == read.words[but + 1] and read.words[but + 1] in _BEFORE_THING
        if not alike or not _FINITE.isdisjoint(read.words[at + 1 : but]):
            continue
        taken = read.content_in(range(but, read.clause_around(but + 1)[1]))
        place = at + 1
        while place < but:
            last = min(but, read.clause_around(place)[1])
            left_out = read.content_in(range(place, last))
            is_name = place == at + 1 or read.written[place][0].isupper()
            if is_name and left_out - taken:
                yield Contrast(taken - left_out, left_out - taken, at, place, adds=False)
            place = last


def _is_so_now(read: Clauses, start: int) -> bool:
    """Tell whether what is left out from that place on is told to be so: “instead of the 41 they are now paid”."""
    end = read.clause_around(start)[1]
    places = range(start + 1, end - 1)
    return any(
        read.words[at] in _WHO and not _FINITE.isdisjoint(read.words[at + 1 : min(end, at + 3)]) for at in places
    )


def _left_out(read: Clauses, start: int) -> list[str]:
    """List the stems of the first content words from that place on, up to a verb or the end of their clause."""
    found: list[str] = []
    for place in range(start, len(read.words)):
        apart = read.clause[place] != read.clause[start] or read.words[place] in ENGLISH.clauses.behind_left_out
        if apart or len(found) == _LONGEST or (found and read.words[place] in _FINITE):
            break
        if read.words[place] not in STOP_WORDS:
            found.append(read.stems[place])
    return found


def _taken(read: Clauses, at: int, behind: int, most: int, adds: bool) -> list[str]:
    """List the stems of what stands before the place *at*, as many words as are left out from the place *behind* on.

    Where and when it is so is passed over, if that is not what is set against: “found the van at a farm, but not …”. A
    pronoun behind stands for the last thing, whose verb is taken then: “repair the mill rather than sell it”.
    """
    alike = read.words[behind] in _PLACES
    end = min(read.clause_around(behind)[1], behind + 1 + _LONGEST)
    has_pronoun = not _PRONOUNS.isdisjoint(read.words[behind + 1 : end])
    found: list[str] = []
    for place in range(at - 1, read.clause_around(at - 1)[0] - 1, -1):
        word, before = read.words[place], read.words[max(0, place - 1)]
        if word in _PLACES and found and not alike and (adds or read.words[place + 1] in _MONTHS):
            found = []
        elif word in _DETERMINERS and found and has_pronoun:
            found, has_pronoun = [], False
        elif word in _DETERMINERS and found and not (adds and before in _PLACES):
            break
        elif word not in STOP_WORDS or (word in _MONTHS and read.written[place][0].isupper()):
            found.append(read.stems[place])
        if len(found) == most and not (adds or has_pronoun):
            break
    return found[:most]


def is_left_out(line: Clauses, stems: Iterable[str]) -> bool:
    """Tell whether *line* leaves out, by its “but not”, a thing of which all *stems* tell."""
    stems = frozenset(stems)
    return bool(stems) and any(each.adds and stems <= each.left_out for each in contrasts_of(line))


def tells_otherwise_of_left_out(says: Clauses, line: Clauses, lines: Sequence[Clauses], at: int) -> bool:
    """Tell whether *says* tells something else of what *line* leaves out by the “not” of a “but not” at that place."""
    for theirs in contrasts_of(line):
        if theirs.adds and theirs.behind == at + 1 and not theirs.left_out.isdisjoint(says.content):
            others = _beside(line, theirs) & says.content.keys() - theirs.left_out
            return not others or _is_told_elsewhere(says, theirs, line, lines)
    return False


def is_turned_contrast(says: Clauses, line: Clauses, lines: Sequence[Clauses]) -> bool:
    """Tell whether *says* takes what *line*, one of *lines*, leaves out: in its place, or with it."""
    mine = contrasts_of(says)
    for theirs in contrasts_of(line):
        if any(each.taken & theirs.left_out and each.left_out & theirs.taken for each in mine):
            return True
        if _WANTING.isdisjoint(says.words) and _is_so_now(line, theirs.behind):
            continue
        if mine or says.negations or not theirs.left_out or not theirs.left_out <= says.content.keys():
            continue
        others = _beside(line, theirs) & says.content.keys() - theirs.taken - theirs.left_out
        taken = theirs.taken & says.content.keys()
        turned = bool(others) and (not taken or _are_joined(says, taken, theirs.left_out))
        if turned and not ((theirs.adds and _says_more(says, lines)) or _is_told_elsewhere(says, theirs, line, lines)):
            return True
    return False


def _beside(line: Clauses, contrast: Contrast) -> frozenset[str]:
    """Return the stems of what *line* says of what is taken: before it, and behind a “not”."""
    first, last = line.sentence_around(contrast.at)
    if line.words[contrast.at] == "not":
        return line.content_in(range(first, last))
    start, _ = line.clause_around(contrast.at - 1)
    if contrast.adds and start > first and line.words[start] == "and":
        start, _ = line.clause_around(start - 1)
    return line.content_in(range(start, contrast.at))


def _says_more(says: Clauses, lines: Iterable[Clauses]) -> bool:
    """Tell whether *says* has a word that no line has, which may say something else of what is left out."""
    return any(all(stemmed not in line.content for line in lines) for stemmed in says.content)


def _is_told_elsewhere(says: Clauses, contrast: Contrast, line: Clauses, lines: Iterable[Clauses]) -> bool:
    """Tell whether another clause of the lines says of what is left out what *says* does."""
    here, mine = _beside(line, contrast), says.content.keys() - contrast.left_out
    own = (line.clause[contrast.at], line.clause[contrast.behind])
    there = [_behind(line, contrast)]
    there += [
        other.content_in(range(*other.clause_around(at)))
        for other in lines
        for stemmed in contrast.left_out
        for at in other.content.get(stemmed, ())
        if other is not line or other.clause[at] not in own
    ]
    alike = (each for each in there if contrast.left_out <= each)
    return any(len(mine & each - here) >= len(mine & here - each) for each in alike)


def _behind(line: Clauses, contrast: Contrast) -> frozenset[str]:
    """Return the stems of what *line* tells of what is left out in a clause of its own: “but not the cook, who …”."""
    _, start = line.clause_around(contrast.behind)
    if start == len(line.words) or line.words[start] not in _OF_LAST:
        return frozenset()
    return contrast.left_out | line.content_in(range(start, line.sentence_around(start)[1]))


def _are_joined(says: Clauses, some: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether *says* has “and” between the two."""
    places = [at for at, word in enumerate(says.words) if word == "and"]
    return any(
        not some.isdisjoint(says.stems[max(0, at - 2) : at]) and not others.isdisjoint(says.stems[at + 1 : at + 4])
        for at in places
    )
