"""What is denied in other words: “unhurt” for “not hurt”, “no” of too little, “every other” for “the only one”."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import LASTING, Clauses, Negation, clauses_of
from briefdeck.language.sentences.opposites import ALLOWING, Turning, sides_of, turnings_of
from briefdeck.language.sentences.splitting import split_clauses
from briefdeck.language.sentences.tellers import told_in
from briefdeck.language.words import STOP_WORDS, stem
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_LITTLE = ENGLISH.clauses.too_little
_DENYING = ENGLISH.statements.denying
_AS_WELL = frozenset(("like", "both", "and", "as"))
_TOLD_BEFORE = ENGLISH.clauses.done_before
_NOBODY = ENGLISH.clauses.negative_pronouns | ENGLISH.clauses.negative_determiners | {"never"}
_LAST = frozenset(("last", "latest"))
_TILL_FIRST = LASTING | {"before"}
_SINCE_LAST = frozenset(("since", "after"))
_DATED = ENGLISH.dates.names.union(("night",), ENGLISH.periods.nouns, ENGLISH.dates.seasons)
"""Words with which “last” is a date."""
_EXCLUDING = frozenset(map(stem, ENGLISH.clauses.excluding))
_LEFT_OPEN = ENGLISH.governing.possible | {"whether", "possible", "possibility", "open"}
_NEEDING = ENGLISH.governing.needing
_SLIGHT = ENGLISH.clauses.slight | _LITTLE
_YEAR = re.compile("[0-9]{4}")
_JOINING = frozenset(("and", "but"))
_PRONOUNS = ENGLISH.people.any_pronoun - ENGLISH.grammar.determiners
_TILL_CAUSE = 8
"""Words from a “not” to the “because” that it denies."""
_NEAR = 6
"""Words before a thing among which one says that there is too little of it."""


def denies_all(derived: Derivation, negation: Negation) -> bool:
    """Tell whether a text has “no” of a thing of which the lines have some: “not enough of a presence”."""
    says = derived.clauses
    if says.words[negation.at] != "no":
        return False
    chief = next((says.stems[at] for at in says.heads(negation)[:1]), "")
    places = [(line, at) for line in derived.cited_clauses for at in line.content.get(chief, ())]
    some = [not _LITTLE.isdisjoint(line.words[max(0, at - _NEAR) : at]) for line, at in places]
    return any(some) and not any(line.is_negated(at) and not few for (line, at), few in zip(places, some, strict=True))


def is_denied_by_teller(says: Clauses, line: Clauses) -> bool:
    """Tell whether by *line* those deny something who say in *says* that it is not so: “no lease was broken, says Orr”.

    Whoever “denies it” there is looked for in the same sentence.
    """
    who = frozenset[str]().union(*(told.who for told in told_in(says)))
    denying = [at for at, word in enumerate(line.words) if word in _DENYING] if who else []
    sentences = ((line.sentence_around(at)[0], at) for at in denying)
    return any(not who.isdisjoint(line.stems[first:at]) for first, at in sentences)


def is_both_ways(says: Clauses, mine: Turning) -> bool:
    """Tell whether a clause denies one such word and affirms another: “the order to block it did not prevent it”."""
    same = [each for each in turnings_of(says) if (each.pair, each.side) == (mine.pair, mine.side)]
    others = (each for each in same if says.clause[each.start] == says.clause[mine.start])
    return any(says.is_negated(each.start) is not says.is_negated(mine.start) for each in others)


def has_word_for(read: Clauses, negation: Negation, others: Iterable[Clauses]) -> bool:
    """Tell whether one of *others* has another word for what the *negation* of *read* belongs to.

    “Has suspended” is one for “stops doing”, “unlikely” for “probably not”.
    """
    own = [each for each in turnings_of(read) if each.start <= negation.at < each.end]
    return any(each.side in sides_of(each, others) for each in own)


def is_barred_from(says: Clauses, line: Clauses, negation: Negation) -> bool:
    """Tell whether *line* only bars somebody from doing a thing, and *says* does not let them do it."""
    barred = line.words[negation.at] in ENGLISH.clauses.barring and line.words[negation.first - 1] in ("from", "to")
    return barred and (ENGLISH.clauses.letting.isdisjoint(says.words) or has_word_for(line, negation, [says]))


def is_kept_from(says: Clauses, at: int) -> bool:
    """Tell whether what *says* has at that place could hardly be done, or was forbidden: “bathing was banned”."""
    return says.is_hampered(at) or is_banned(says, at)


def is_banned(says: Clauses, at: int) -> bool:
    """Tell whether another word in the clause of that place forbids something."""
    banned = (each for each in turnings_of(says) if (each.pair, each.side) == (ALLOWING, 1))
    banned = (each for each in banned if each.start < at or not _is_thing(says, each.start))  # “appeal against the ban”
    return any(says.clause[each.start] == says.clause[at] and not each.start <= at < each.end for each in banned)


def _is_thing(says: Clauses, at: int) -> bool:
    """Tell whether an article, or whose it is, stands before the word at that place: “the four-match ban”."""
    near = range(max(0, at - 2), at)
    return any(says.words[place] in ENGLISH.grammar.determiners or says.is_owner(place) for place in near)


def _says_so_by_word(says: Clauses, line: Clauses, negation: Negation) -> bool:
    """Tell whether *says* has one word for what *line* negates, “unhurt”, or tells of whom it is “unlike”."""
    if _is_as_it_was(says, line, negation) or any(f"un{line.words[at]}" in says.words for at in line.heads(negation)):
        return True
    at = line.words.index("unlike") if "unlike" in line.words else -1
    return (
        at >= 0
        and _AS_WELL.isdisjoint(says.words)
        and not says.content.keys().isdisjoint(line.content_behind(at + 1)[:1])
    )


def _is_as_it_was(says: Clauses, line: Clauses, negation: Negation) -> bool:
    """Tell whether *says* has what *line* says did not change as it was: “stayed the same”.

    It does not say that what is negated there was done.
    """
    done = not says.content.keys().isdisjoint(line.stems[at] for at in line.heads(negation)[:1])
    places = (at for at, word in enumerate(says.words) if word in ENGLISH.clauses.as_it_was)
    return not done and any(not says.content_behind(at + 1) or says.words[at + 1] in STOP_WORDS for at in places)


def _is_held_back(says: Clauses, line: Clauses, negation: Negation) -> bool:
    """Tell whether *says* has what *line* says that nobody gave as held back: “withheld their support”."""
    heads = frozenset(line.stems[at] for at in line.heads(negation))
    places = (at for at, word in enumerate(says.words) if word in ENGLISH.clauses.holding_back)
    return any(not heads.isdisjoint(says.content_behind(at + 1)) for at in places)


def _is_of_rest(says: Clauses, line: Clauses, negation: Negation) -> bool:
    """Tell whether *says* tells of all others what *line* negates of “the only one”."""
    return any(
        is_of_others(says, at, line, there)
        for there in line.heads(negation)
        for at in says.content.get(line.stems[there], ())
    )


def is_first(first: Clauses, none: Clauses, negation: Negation) -> bool:
    """Tell whether what one sentence says of “the first to” do it the other says by the *negation* of “before”."""
    start, end = none.sentence_around(negation.at)
    if none.words[negation.at] not in _NOBODY or _TOLD_BEFORE.isdisjoint(none.words[start:end]):
        return False
    heads = frozenset(none.stems[at] for at in none.heads(negation))
    places = (at for at, word in enumerate(first.words) if word == "first")
    return any(
        "to" in first.words[at : first.clause_around(at)[1]] and not heads.isdisjoint(first.content_behind(at + 1))
        for at in places
    )


def is_only(one: Clauses, none: Clauses, negation: Negation) -> bool:
    """Tell whether one sentence calls the “only” one what the other leaves out of the *negation* by its “except”."""
    behind = none.words[negation.at : none.sentence_around(negation.at)[1]]
    return not (ENGLISH.clauses.alone.isdisjoint(one.words) or ENGLISH.clauses.excepting.isdisjoint(behind))


def is_told_before(line: Clauses, says: Clauses, negation: Negation) -> bool:
    """Tell whether *line* says “before it had arrived” of what *says* calls “not yet” done."""
    if "yet" not in says.words[negation.at : negation.at + _NEAR]:
        return False
    heads = {says.stems[at] for at in says.heads(negation)[:1]}
    places = (at for at, word in enumerate(line.words) if word in ENGLISH.clauses.order.before)
    return any(not heads.isdisjoint(line.content_behind(at + 1)) for at in places)


def is_awaited(line: Clauses, negation: Negation, says: Clauses) -> bool:
    """Tell whether *line* has as waited for what *says* by its *negation* calls not there: “waiting for the money”."""
    things = says.content_in(range(negation.first, negation.end + 1))
    places = (at for at, word in enumerate(line.words) if word in ENGLISH.clauses.awaiting)
    return any(not things.isdisjoint(line.content_behind(at + 1)) for at in places)


def is_last_one(line: Clauses, says: Clauses, negation: Negation) -> bool:
    """Tell whether *line* calls the “last to” do it whom *says* has nobody follow."""
    heads = {says.stems[at] for at in says.heads(negation)[:1]}
    places = (at for at, pair in enumerate(pairwise(line.words)) if pair == ("last", "to"))
    return says.words[negation.at] in _NOBODY and any(
        not heads.isdisjoint(line.content_behind(at + 2)) for at in places
    )


def is_told_as_little(line: Clauses, negation: Negation, says: Clauses) -> bool:
    """Tell whether *says* calls small what *line* says of “hardly anyone”: “turnout was low”."""
    little = line.words[negation.at] in ENGLISH.clauses.scarcely | ENGLISH.statements.lacking
    return little and not _SLIGHT.isdisjoint(says.words)


def is_of_cause(line: Clauses, negation: Negation) -> bool:
    """Tell whether the *negation* of a line denies a cause, and not what came of it: “not because”."""
    behind = line.words[negation.at : negation.at + _TILL_CAUSE]
    return "because" in behind and "but" not in behind


def is_steady(line: Clauses, says: Clauses, negation: Negation) -> bool:
    """Tell whether *line* has as it was what *says* calls neither more nor less: “held steady”, “did not drop”."""
    moved = any(each.pair == 0 and negation.first <= each.start <= negation.end for each in turnings_of(says))
    return moved and not ENGLISH.clauses.as_it_was.isdisjoint(line.words)


def _says_of_none(says: Clauses, line: Clauses, negation: Negation) -> bool:
    """Tell whether *says* has a word of what *line* says of “none of the boats, who …”, if it says so of any."""
    if line.words[negation.at : negation.at + 2] != ("none", "of") or line.words[negation.end + 1 :][:1] != ("who",):
        return True
    end = line.sentence_around(negation.at)[1]
    return not line.content_in(range(negation.end + 1, end)).isdisjoint(says.content)


def averts(says: Clauses) -> bool:
    """Tell whether a text says in other words that something is not to happen: “to keep rust off the wheat”."""
    keeps = any(
        stemmed in ("keep", "stay") and not ENGLISH.clauses.kept_away.isdisjoint(says.words[at:])
        for at, stemmed in enumerate(says.stems)
    )
    return keeps or not ENGLISH.clauses.averting.isdisjoint(says.words)


def stays_away(says: Clauses) -> bool:
    """Tell whether a text says that somebody did not come: “have stayed off the pier”, “kept away from it”."""
    return any(
        stemmed in ("stay", "keep") and not ENGLISH.clauses.kept_away.isdisjoint(says.words[at + 1 : at + 2])
        for at, stemmed in enumerate(says.stems)
    )


def _is_out_of(says: Clauses, line: Clauses, negation: Negation) -> bool:
    """Tell whether a text says “out of work” where *line* says “without work”."""
    heads = {line.stems[at] for at in line.heads(negation)[:1]} if line.words[negation.at] == "without" else ()
    return any(
        pair == ("out", "of") and says.content_after(at + 2) in heads for at, pair in enumerate(pairwise(says.words))
    )


def is_end_of_row(line: Clauses, says: Clauses, negation: Negation) -> bool:
    """Tell whether a text has nothing before the “first” one of *line*, or nothing since its “last” one.

    “The country had no railway before 1839” where “the first railway opened in 1839”.
    """
    heads = {says.stems[at] for at in says.heads(negation)}
    bounded = set(says.words[negation.at : says.sentence_around(negation.at)[1]]).difference(line.words)
    return any(
        not heads.isdisjoint(line.content_behind(at + 1))
        for at, (word, behind) in enumerate(pairwise((*line.words, "")))
        if (word == "first" and not bounded.isdisjoint(_TILL_FIRST))
        or (word in _LAST and behind not in _DATED and not bounded.isdisjoint(_SINCE_LAST))
    )


def has_end_of_row(derived: Derivation) -> bool:
    """Tell whether a text has nothing before the first one of its lines, or nothing since the last one."""
    says = derived.clauses
    return any(is_end_of_row(line, says, each) for line in derived.cited_clauses for each in says.negations)


def tells_last(says: Clauses, line: Clauses) -> bool:
    """Tell whether *says* has “the last was in 1987” for the “none since 1987” of *line*."""
    return _lasts_since(line) and _has_last(says)


def _lasts_since(line: Clauses) -> bool:
    """Tell whether a sentence tells how long something has been so: “since 1987”, “for 15 years”."""
    places = enumerate(line.words[:-1], 1)
    return any(word == "since" or (word == "for" and line.number_soon(at)) for at, word in places)


def _has_last(says: Clauses) -> bool:
    """Tell whether a text has a “last” that is no date, as “last spring” is."""
    return any(word in _LAST and behind not in _DATED for word, behind in pairwise((*says.words, "")))


def says_otherwise(says: Clauses, line: Clauses, negation: Negation) -> bool:
    """Tell whether *says* has other words for what *line* negates, or says nothing of what it negates of some."""
    tells = (_says_so_by_word, _is_out_of, _is_held_back, _is_of_rest)
    otherwise = any(each(says, line, negation) for each in (*tells, is_first, is_only))
    return otherwise or not _says_of_none(says, line, negation)


def excludes_nothing(says: Clauses, line: Clauses, negation: Negation) -> bool:
    """Tell whether what *line* did not rule out is told as possible."""
    first = next(iter(line.heads(negation)), None)
    excludes = first is not None and line.stems[first] in _EXCLUDING and line.stems[first] not in says.content
    return excludes and not _LEFT_OPEN.isdisjoint(says.words)


def is_to_come(line: Clauses, says: Clauses, negation: Negation) -> bool:
    """Tell whether *line* has yet to come what a text has by its “yet”: “will decide”, or “needs their consent”."""
    verb = [says.stems[at] for at in says.heads(negation)[:1]]  # behind “yet to”
    places = [at for at, stemmed in enumerate(line.stems) if [stemmed] == verb]
    needed = any(not _NEEDING.isdisjoint(line.words[line.clause_around(at)[0] : at]) for at in places)
    if places and all(map(line.is_past, places)):
        open_ = (line.words[line.clause_around(at)[0] : at] for at in places)
        return needed or any(not ENGLISH.governing.modal.isdisjoint(words) for words in open_)
    return needed or not ENGLISH.governing.modal.isdisjoint(line.words)


def is_done_already(says: Clauses, negation: Negation, lines: Iterable[Clauses]) -> bool:
    """Tell whether a text has “yet to” be done what each of *lines* that speaks of it tells as done, and of whom."""
    if says.words[negation.at] != "yet":
        return False
    verb = next((says.stems[at] for at in says.heads(negation)[:1]), "")
    about = says.content.keys() - {verb}
    there = [(line, at) for line in lines for at in line.content.get(verb, ())]
    return bool(there) and all(
        line.is_past(at)
        and not line.may_be_negated(at)
        and not about.isdisjoint(line.content_in(range(*line.sentence_around(at))))
        for line, at in there
    )


_ALONE = ENGLISH.clauses.alone
_RELATIVE = ENGLISH.grammar.relative
_THE_OTHERS = tuple(tuple(phrase.split()) for phrase in ENGLISH.clauses.the_others)
_NO_SUBJECT = frozenset((*ENGLISH.grammar.prepositions, *ENGLISH.clauses.likening))
"""What stands before others of whom nothing is said: “as in every other town”."""


def is_of_others(says: Clauses, at: int, line: Clauses, there: int) -> bool:
    """Tell whether *says* tells of all others what *line* tells of the only one, at these places."""
    return _tells_of_others(says, at) and _tells_of_one(line, there)


def _tells_of_one(read: Clauses, at: int) -> bool:
    """Tell whether an “only” stands before that place: in its clause, or in the one that its “which” belongs to."""
    first, _ = read.clause_around(at)
    if read.words[first] in _RELATIVE and first:
        first, _ = read.clause_around(first - 1)
    return not _ALONE.isdisjoint(read.words[first:at])


def _tells_of_others(read: Clauses, at: int) -> bool:
    """Tell whether the subject of the clause of that place, before it, is all others; “other ports” are if it opens."""
    first, _ = read.clause_around(at)
    for place in range(first, at):
        begins = place == first
        if any(read.words[place : place + len(phrase)] == phrase for phrase in _THE_OTHERS):
            return begins or read.words[place - 1] not in _NO_SUBJECT
        if begins and read.words[place] in ENGLISH.clauses.others:
            return True
    return False


_ENDED = frozenset(ENGLISH.dates.spans["ended"])


def has_ended(says: Clauses, line: Clauses, negation: Negation) -> bool:
    """Tell whether a line says that a thing is “no longer” done, and the fact that it ended."""
    return line.words[negation.at : negation.at + 2] == ("no", "longer") and not _ENDED.isdisjoint(says.words)


def is_of_another(derived: Derivation, negation: Negation, at: int) -> bool:
    """Tell whether the lines say it of something else, and of what the fact is about only in another main clause.

    “The flaw affects Windows; the versions for phones are safe” says of phones that it does not affect them. What goes
    on with a pronoun, “the mayor did not come, but she sent her deputy”, is told of who does the first.
    """
    says = derived.clauses
    start, end = says.clause_around(negation.at)
    end = negation.at if says.words[negation.at] == "neither" else end  # behind it stands what is negated beside it
    about = {each for each in says.content_in(range(start, end)) if not _YEAR.fullmatch(each)} - {says.stems[at]}
    reads = [clauses_of(part) for sentence in derived.cited for part in split_clauses(sentence.text)]
    parts = [frozenset(read.content) for read in reads]
    told = [part for part in parts if says.stems[at] in part]
    for before, read in pairwise(reads):
        if says.stems[at] in read.content and _goes_on_with_pronoun(read) and not about.isdisjoint(_subject_of(before)):
            return False
    here = frozenset[str]().union(*told)
    return bool(told) and any(not (about & part) <= here for part in parts if part not in told)


def _goes_on_with_pronoun(read: Clauses) -> bool:
    """Tell whether a clause begins with a pronoun: “but she sent her deputy”."""
    first = next((word for word in read.words if word not in _JOINING), "")
    return first in _PRONOUNS


def _subject_of(read: Clauses) -> frozenset[str]:
    """Return the stems of what stands before the verb of a clause."""
    helping = ENGLISH.grammar.helping
    verb = next((at for at, word in enumerate(read.words) if word in helping or read.is_past(at)), 0)
    return read.content_in(range(verb))
