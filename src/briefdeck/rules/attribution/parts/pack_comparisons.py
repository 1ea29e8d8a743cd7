"""A sentence in a packed language beside that of a line: opposites, roles, prepositions, shares, offices, ruin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from briefdeck.language.listed import phrases
from briefdeck.language.packs.pack import LanguagePack
from briefdeck.language.packs.pack_statements import (
    Phrase,
    ReadSentence,
    Side,
    SidedWord,
    compile_phrases,
    statement_reader,
)
from briefdeck.language.packs.pack_words import MeaningfulWord, fold_letters
from briefdeck.language.terms import known_terms
from briefdeck.rules.attribution.parts.pack_derivations import ALIKE, PackDerivation
from briefdeck.rules.fact_context import Claim

_CHIEF, _ASIDE = 2, 1
"""How much a word counts that tells what a clause is about, and one that a preposition puts beside it."""


class Opposites(NamedTuple):
    """Two words of a pair of which each says the opposite of the other."""

    said: str
    """That of the claim."""
    other: str
    """That of the line."""
    is_sure: bool = True
    """Whether the line has only the one, or all else that the clause of the claim says."""


def find_turned(derived: PackDerivation) -> Opposites | None:
    """Find words of claim and line that say the opposite of each other of the same thing, and that neither negates.

    What was low before is high after.
    """
    return None if any(True for _ in _turned_prepositions(derived)) else _find_turned(derived)


def _find_turned(derived: PackDerivation) -> Opposites | None:
    for mine in derived.says.clauses:
        for pair in {each.pair for each in mine.sided}:
            own = [each for each in mine.sided if each.pair == pair]
            if len({each.side for each in own}) == 1:
                found = _find_opposite(derived, mine, own)
                if found is not None:
                    return found
    return None


def _find_opposite(derived: PackDerivation, mine: ReadSentence, own: list[SidedWord]) -> Opposites | None:
    """Find the opposite of *own*, words of one side, in the clause of the line that is most about the same."""
    pair, side = own[0].pair, own[0].side
    about = [word for word in mine.words if not any(each.start <= word.start < each.end for each in own)]
    terms = known_terms(mine.text, derived.language)
    proved = len(terms.quantities) + len(terms.dates)
    there = sum(derived.stands(word, derived.line) for word in about)
    alike = there + proved >= ALIKE * (len(about) + proved) if about else derived.share >= ALIKE
    if not alike or (about and not there):
        return None
    scored = [
        (_likeness(derived, mine, about, clause), clause)
        for clause in derived.line.clauses
        if any(each.pair == pair for each in clause.sided)
    ]
    best = max((score for score, _ in scored), default=0)
    likely = [clause for score, clause in scored if score == best]
    mine_dates, best_dates = (set(_dates(derived, each)) for each in (mine, likely[0] if likely else mine))
    if any((mine_dates - best_dates).intersection(_dates(derived, clause)) for clause in derived.line.clauses):
        return None
    if any(_is_as_likely(derived, about, mine, clause, likely[0]) for _, clause in scored if _has(clause, own[0])):
        return None
    theirs = [(clause, each) for clause in likely for each in clause.sided if each.pair == pair]
    if len({each.side for _, each in theirs}) > 1:
        theirs = _nearest(derived, mine, about, theirs)
    if not theirs or any(each.side == side for _, each in theirs):
        return None
    clause, other = theirs[0]
    if bool(mine.negations) is not bool(clause.negations) or (
        derived.reader.is_converse(pair) and _changes_roles(derived, mine, clause)
    ):
        return None
    is_sure = there == len(about) or own[0].words not in derived.line.low
    said = mine.written(own[0].start, own[0].end)
    return Opposites(said, clause.written(other.start, other.end), is_sure)


def _likeness(derived: PackDerivation, mine: ReadSentence, about: list[MeaningfulWord], clause: ReadSentence) -> int:
    """Return how much of what *mine* is *about* stands in *clause*."""
    there = [_ASIDE if word.start in mine.aside else _CHIEF for word in about if derived.stands(word, clause)]
    return sum(there) + _CHIEF * len(set(_dates(derived, mine)).intersection(_dates(derived, clause)))


def _dates(derived: PackDerivation, text: ReadSentence) -> list[tuple[int | str, ...]]:
    return [date.meaning for date in known_terms(text.text, derived.language).dates]


def _has(clause: ReadSentence, word: SidedWord) -> bool:
    """Tell whether *clause* has a word of the same side, and none of the other."""
    return {each.side for each in clause.sided if each.pair == word.pair} == {word.side}


def _is_as_likely(
    derived: PackDerivation, about: list[MeaningfulWord], mine: ReadSentence, clause: ReadSentence, best: ReadSentence
) -> bool:
    """Tell whether *clause*, which agrees with *mine*, has something of what that is about, and *best* has not."""
    chief = [word for word in about if word.start not in mine.aside]
    near = _likeness(derived, mine, about, clause) >= _likeness(derived, mine, about, best) - _ASIDE
    return (
        near
        and clause is not best
        and any(derived.stands(word, clause) and not derived.stands(word, best) for word in chief)
    )


def _nearest(
    derived: PackDerivation,
    mine: ReadSentence,
    about: list[MeaningfulWord],
    theirs: list[tuple[ReadSentence, SidedWord]],
) -> list[tuple[ReadSentence, SidedWord]]:
    """Return the one of *theirs*, words in one clause, that stands next to what *mine* is about; [] for none."""
    clause = theirs[0][0]
    if any(other is not clause for other, _ in theirs):
        return []
    are_forms = derived.reader.words.are_forms
    chief = [word for word in about if word.start not in mine.aside] or about
    nearest = set()
    for place in (word for word in clause.words if any(are_forms(word.form, other.form) for other in chief)):
        apart = sorted((_distance(place, each), at) for at, (_, each) in enumerate(theirs))
        if apart[0][0] < apart[1][0]:
            nearest.add(apart[0][1])
    return [theirs[next(iter(nearest))]] if len(nearest) == 1 else []


def _distance(word: MeaningfulWord, sided: SidedWord) -> int:
    """Count the characters between *word* and *sided*, of one clause."""
    return max(sided.start - word.end, word.start - sided.end, 0)


class Exchanged(NamedTuple):
    """Two things of which each has the role that the other has on the line."""

    preposition: str
    first: str
    """What stands behind the preposition in the claim."""
    second: str
    """What stands behind it on the line."""


def find_exchanged(derived: PackDerivation) -> Exchanged | None:
    """Find two things that stand behind a preposition of a role, “from”, “against”, one in the claim, one on the line.

    Each stands in the other text too, but not behind it. What is older than this is younger than that.
    """
    if derived.other or _compares(derived, derived.reader.is_converse):
        return None
    for group in (*derived.reader.roles, *derived.reader.roles_of_names):
        mine, theirs = (
            [phrase for phrase in text.phrases if phrase.preposition in group] for text in (derived.says, derived.line)
        )
        by = derived.reader.tells_by_whom(group)
        if by and derived.reader.is_passive(derived.says) is not derived.reader.is_passive(derived.line):
            continue
        for one in mine:
            for other in theirs:
                are_names = (one.is_name and other.is_name) or group in derived.reader.roles
                if are_names and _are_exchanged(derived, one, other, mine, theirs):
                    return Exchanged(one.preposition, _written(derived.says, one), _written(derived.line, other))
    return None


def _changes_roles(derived: PackDerivation, said: ReadSentence, there: ReadSentence) -> bool:
    """Tell whether two things change places behind any prepositions: “sold to” one for “bought from” the other.

    Or whether one of two clauses compares with what the other text speaks of: “fewer than before” says that there were
    more before.
    """
    than = derived.reader.than
    compared = [[each for each in text.phrases if each.preposition in than] for text in (said, there)]
    for own, others, text in zip(compared, reversed(compared), (derived.line, derived.says), strict=True):
        if own and not others and any(derived.reader.words.stands_in(each.head, text.found) for each in own):
            return True
    mine, theirs = derived.says.phrases, derived.line.phrases
    return any(_are_exchanged(derived, one, other, mine, theirs) for one in mine for other in theirs)


def _are_exchanged(
    derived: PackDerivation, one: Phrase, other: Phrase, mine: list[Phrase], theirs: list[Phrase]
) -> bool:
    """Tell whether *one*, of *mine* in the claim, and *other*, of *theirs* on the line, change places."""
    return _has_other_role(derived, one, theirs, derived.line) and _has_other_role(derived, other, mine, derived.says)


def _has_other_role(derived: PackDerivation, phrase: Phrase, there: list[Phrase], text: ReadSentence) -> bool:
    """Tell whether what *phrase* has stands in *text*, and behind none of the phrases *there* of that text."""
    stands = derived.reader.words.stands_in
    inside = stands(phrase.head, text.found) and not phrase.head.isdigit()
    return inside and not any(_share(derived, phrase, other) for other in there)


def _share(derived: PackDerivation, one: Phrase, other: Phrase) -> bool:
    """Tell whether two phrases have a word in common."""
    return any(derived.reader.words.are_forms(mine, theirs) for mine in one.forms for theirs in other.forms)


def _written(text: ReadSentence, phrase: Phrase) -> str:
    """Return what *phrase* puts aside as it is written in *text*."""
    words = [word for word in text.words if word.start in phrase.starts]
    return text.written(words[0].start, words[-1].end) if words else ""


class Replaced(NamedTuple):
    """A word of the claim and the one that the line has in its place."""

    said: str
    other: str


def find_turned_preposition(derived: PackDerivation) -> Replaced | None:
    """Find a preposition that is the opposite of the one before the same word of the line: “vor” for “nach”."""
    negated_once = bool(derived.says.negations) is not bool(derived.line.negations)
    if derived.share < ALIKE or negated_once or _find_turned(derived) is not None:
        return None
    found = ((side, turned) for side, turned in _turned_prepositions(derived) if not _is_joined(derived, side))
    return next((turned for _, turned in found), None)


def _is_joined(derived: PackDerivation, side: Side) -> bool:
    """Tell whether the line says the same of something told before: “dagegen”."""
    return any(alone in derived.line.low for alone in side.alone)


def _turned_prepositions(derived: PackDerivation) -> Iterator[tuple[Side, Replaced]]:
    for one, other in derived.reader.turned:
        for mine in derived.says.phrases:
            side, against = (one, other) if mine.preposition in one.words else (other, one)
            if mine.preposition not in side.words:
                continue
            same = [each.preposition for each in derived.line.phrases if _begins_alike(derived, mine, each)]
            turned = [preposition for preposition in same if preposition in against.words]
            if turned and side.words.isdisjoint(same):
                yield side, Replaced(mine.preposition, turned[0])


def _begins_alike(derived: PackDerivation, one: Phrase, other: Phrase) -> bool:
    mine, theirs = one.forms[0], other.forms[0]
    return mine == theirs or (not mine.isdigit() and derived.reader.words.are_forms(mine, theirs))


def _compares(derived: PackDerivation, is_such: Callable[[int], bool]) -> bool:
    """Tell whether claim and line have words of a pair of opposites that *is_such*."""
    sides = {(each.pair, each.side) for each in derived.line.sided}
    return any(is_such(each.pair) and (each.pair, 1 - each.side) in sides for each in derived.says.sided)


def find_all_for_part(derived: PackDerivation) -> Replaced | None:
    """Find what the claim says of all, and the line of some, of most or of so many."""
    reader = derived.reader
    for mine in derived.says.clauses if derived.share >= ALIKE else ():
        for whole in reader.markers("all", mine.low):
            head = next(iter(mine.words_behind(whole.end())), None)
            theirs = [each for each in derived.line.clauses if head and derived.stands(head, each)]
            if head is None or any(bool(each.negations) is not bool(mine.negations) for each in theirs):
                continue
            parts = [_part_of(derived, mine, each, head) for each in theirs if not reader.markers("all", each.low)]
            if parts and all(parts) and len(parts) == len(theirs):
                return Replaced(mine.written(*whole.span()), parts[0])
    return None


def _part_of(derived: PackDerivation, mine: ReadSentence, theirs: ReadSentence, head: MeaningfulWord) -> str:
    """Return by what *theirs* says what it says only of a part of *head*; "" where it does not."""
    are_forms = derived.reader.words.are_forms
    place = next((at for at, word in enumerate(theirs.words) if are_forms(word.form, head.form)), -1)
    if place < 0:
        return ""
    start = theirs.words[place].start
    partly = [
        match[0] for match in derived.reader.markers("partly", theirs.low) if _is_before(theirs, match.end(), start)
    ]
    if partly:
        return partly[-1]
    own = {reading for each in known_terms(mine.text, derived.language).quantities for reading in each.readings}
    for each in known_terms(theirs.text, derived.language).quantities:
        near = _is_before(theirs, each.end, start) or bool(derived.reader.markers("only", theirs.low))
        if each.states_number and near and own.isdisjoint(each.readings):
            return each.written
    return ""


def _is_before(text: ReadSentence, end: int, start: int) -> bool:
    """Tell whether no word of meaning of *text* stands between two places."""
    return end <= start and not any(end <= word.start < start for word in text.words)


def find_other_only(derived: PackDerivation) -> Replaced | None:
    """Find what the claim says of one alone, and the line of another alone: “nur Handwerker” for “nur Kaufleute”."""
    if derived.share < ALIKE:
        return None
    mine, theirs = (_only_of(derived, text) for text in (derived.says, derived.line))
    for words, word in mine:
        same = any(derived.reader.words.are_forms(word.form, other.form) for _, other in theirs)
        if theirs and not same and derived.stands(word, derived.line):
            return Replaced(words, theirs[0][0])
    return None


def _only_of(derived: PackDerivation, text: ReadSentence) -> list[tuple[str, MeaningfulWord]]:
    """List what *text* sets apart by an “only”, with the words for it."""
    found = []
    for match in derived.reader.markers("only", text.low):
        word = next(iter(text.words_behind(match.end())), None)
        if word is not None:
            found.append((text.written(match.start(), word.end), word))
    return found


def find_added_only(claim: Claim) -> str:
    """Find an “only” in *claim* where no cited line sets anything apart; "" for none, or beside a number."""
    pack = claim.cited.pack
    if pack is None:
        return ""
    reader = statement_reader(pack)
    lines = [fold_letters(text) for _, text in claim.cited.written_lines]
    if any(reader.markers(kind, low) for low in lines for kind in ("only", "all", "negations")):
        return ""
    said = reader.read(claim.plain)
    counted = [each.start for each in known_terms(said.low, pack.language).quantities]
    for match in reader.markers("only", said.low):
        if not any(match.end() <= start <= match.end() + 1 for start in counted):
            return said.written(*match.span())
    return ""


class GuardedWords(NamedTuple):
    """Words of one meaning, and what proves them."""

    said: re.Pattern[str]
    """The words."""
    proof: re.Pattern[str]
    """They, and what else on a line says as much."""


@cache
def _kinds(pack: LanguagePack, section: str, name: str) -> list[GuardedWords]:
    """Return the kinds that *pack* lists under *name*: the words, and behind a bar what else proves them."""
    split = (listed.partition("|") for listed in pack.section(section).get(name, ()))
    words = ((phrases(said), phrases(other)) for said, _, other in split)
    return [GuardedWords(compile_phrases(pack, said), compile_phrases(pack, (*said, *other))) for said, other in words]


def find_added_office(claim: Claim) -> str:
    """Find an office in *claim* that its articles give to nobody, by any word for it; "" for none."""
    return _find_added(claim, "names", "offices")


def find_added_grave(claim: Claim) -> str:
    """Find a word for death, crime or ruin in *claim* where its articles have none of the kind; "" for none."""
    return _find_added(claim, "statements", "grave")


def _find_added(claim: Claim, section: str, name: str) -> str:
    pack = claim.cited.pack
    clauses = statement_reader(pack).read(claim.plain).clauses if pack else []
    for kind in _kinds(pack, section, name) if pack else ():
        for clause in (each for each in clauses if not each.negations):
            found = kind.said.search(clause.low)
            if found and not kind.proof.search(claim.cited.folded_articles.folded):
                return clause.written(*found.span())
    return ""
