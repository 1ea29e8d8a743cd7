"""Orders in time: which of two things a sentence says came first, or brought the other about.

“The vote was held before the strike”, “the strike led to the vote”, “the mayor signed it and then left for Marlow”.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice, permutations
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.clauses import MOST, Clauses
from briefdeck.language.sentences.told_in_turn import find_told_in_turn
from briefdeck.language.words import STOP_WORDS, stem

_ORDER = ENGLISH.clauses.order
_BEING = frozenset(ENGLISH.grammar.being)
_HAVING = frozenset(ENGLISH.grammar.having)
_SUBORDINATING = frozenset(ENGLISH.grammar.subordinating)
_OFFICES = _ORDER.earlier_one | _ORDER.later_one
_RELATIVE = ENGLISH.grammar.relative
_COMMA_AND = 2
"""So far two clauses are apart between which there is a comma and a conjunction."""
_NEAR = 5
"""Words behind a “not” among which what names a cause stands: “not, as was thought, because of rain”."""
_SOON = ("ly", "soon", "just", "long")
"""How a word ends that stands before “after” at the beginning of a sentence: “shortly after”."""
_SINGLE = {
    **dict.fromkeys(_ORDER.before, "before"),
    **dict.fromkeys(_ORDER.after, "after"),
    **dict.fromkeys(_ORDER.follows, "follows"),
    **dict.fromkeys(_ORDER.precedes, "precedes"),
}
"""The words that put two things in order by themselves."""
_IN_TIME = {"ahead": "before", "behind": "after"}
_NUMERALS = frozenset((*ENGLISH.numbers.small, *ENGLISH.numbers.tens))
_UNITS = frozenset(word.removesuffix("s") for word in ENGLISH.periods.nouns)
_WITH = frozenset(("with", "by", "because"))
_REACH = 8
"""Words behind “once” among which the “had” of its verb stands."""
_BEFORE_WHOM = frozenset((*ENGLISH.grammar.determiners, *ENGLISH.people.pronouns["person"], "they", "it"))
_SPAN = 4
"""Words of a stretch of time: “four to six months”."""
_THEIR = frozenset(("his", "her", "its", "their"))
_ANYBODY = frozenset(("",))
"""Whose predecessor somebody is, where a pronoun stands for him."""


class TimeOrder(NamedTuple):
    """Two things that a sentence puts in order, each as the stems of its content words."""

    earlier: frozenset[str]
    later: frozenset[str]
    word: str
    """The word that puts them in order, as it is written."""
    is_cause: bool = False
    """Whether the earlier brought the later about."""


class RuledOut(NamedTuple):
    """What a sentence says did not bring something about."""

    cause: frozenset[str]
    """The stems of its content words."""
    word: str
    """The word that rules it out or names the cause, as it is written."""


class _Marker(NamedTuple):
    kind: str
    at: int
    """Where its phrase begins."""
    end: int
    """The place behind it."""


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """List the phrases that put things in order by the stem of their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind in ("ahead", "behind", "because", "bringing", "succeeding"):
        for phrase in getattr(_ORDER, kind):
            stems = tuple(map(stem, phrase.split()))
            found.setdefault(stems[0], []).append((stems, kind))
    for each in found.values():
        each.sort(key=lambda entry: -len(entry[0]))
    return found


def _markers(read: Clauses) -> Iterator[_Marker]:
    """Find the words and phrases of a sentence that put things in order."""
    phrases, end = _phrases(), 0
    for at, word in enumerate(read.words):
        if at < end:
            continue
        if word in _SINGLE and not _lasts(read, at + 1):
            yield _Marker(_SINGLE[word], at, at + 1)
        elif word in ("earlier", "later") and read.words[at + 1 : at + 2] == ("than",):
            yield _Marker("before" if word == "earlier" else "after", at, at + 2)
        elif word == "once" and _tells_when(read, at):
            yield _Marker("after", at, at + 1)
        elif word == "within" and (of := _of_behind(read, at)):
            yield _Marker("after", at, of + 1)
        else:
            found = next((each for each in phrases.get(read.stems[at], ()) if _stands(read, at, each[0])), None)
            if found is not None and not _is_noun(read, at, found[1]):
                end = at + len(found[0])
                yield _Marker(_IN_TIME.get(found[1], found[1]), at, end)


def _tells_when(read: Clauses, at: int) -> bool:
    """Tell whether a “once” at that place tells after what: “sold it once the mayor had agreed”."""
    end = read.clause_around(at)[1]
    behind = read.words[at + 1 : min(end, at + 1 + _REACH)]
    opens = behind[:1] != () and (behind[0] in _BEFORE_WHOM or read.written[at + 1][0].isupper())
    return (_opens_clause(read, at) or opens) and not _HAVING.isdisjoint(behind)


def _of_behind(read: Clauses, at: int) -> int:
    """Return the place of the “of” behind a “within” at that place and a time: “within an hour of the fire”."""
    span = read.words[at + 1 : at + 1 + _SPAN]
    of = at + 1 + span.index("of") if "of" in span else 0
    return of if of and read.words[of - 1].removesuffix("s") in _UNITS else 0


def _lasts(read: Clauses, at: int) -> bool:
    """Tell whether only a stretch of time stands from that place on: “wanes after four months”.

    What goes with it may stand behind: “ended after four months with a sale”.
    """
    end = read.clause_around(at - 1)[1]
    end = next((each for each in range(at, end) if read.words[each] in _WITH), end)
    span = read.words[at:end]
    counted = span[:1] and (span[0][0].isdigit() or span[0] in _NUMERALS)
    return bool(counted) and len(span) <= _SPAN and span[-1].removesuffix("s") in _UNITS


def _stands(read: Clauses, at: int, phrase: tuple[str, ...]) -> bool:
    return read.stems[at : at + len(phrase)] == phrase and (at == 0 or read.written[at].islower())


def _is_noun(read: Clauses, at: int, kind: str) -> bool:
    """Tell whether the verb at that place is a noun, “the cause”, or “due to” tells of what is to come."""
    if read.words[at] == "due":
        behind = read.words[at + 2 : at + 3]
        return at > 0 and read.words[at - 1] in _BEING and not ENGLISH.grammar.determiners.issuperset(behind)
    before = read.words[at - 1] if at and not read.words[at].endswith("ing") else ""
    return kind != "because" and (before in ENGLISH.grammar.determiners or before in ENGLISH.grammar.prepositions)


def _opens_clause(read: Clauses, at: int) -> bool:
    return at == 0 or read.clause[at - 1] != read.clause[at]


@lru_cache(maxsize=REMEMBERED)
def time_orders_of(read: Clauses) -> tuple[TimeOrder, ...]:
    """Find what a sentence puts in order."""
    found = tuple(_keep(_find(read)))
    return (*found, *islice(_joined(found), MOST))


def _joined(found: tuple[TimeOrder, ...]) -> Iterator[TimeOrder]:
    """Find what came first and last of three: “freed on Friday, before the truce, and her driver the day after it”."""
    for one, other in permutations([each for each in found if not each.is_cause], 2):
        middle = one.later & other.earlier
        first, last = one.earlier - other.later, other.later - one.earlier
        if middle and middle in (one.later, other.earlier) and first and last:
            yield TimeOrder(first, last, other.word)


def _keep(found: Iterator[tuple[frozenset[str], frozenset[str], str, bool]]) -> Iterator[TimeOrder]:
    for earlier, later, word, is_cause in islice(found, MOST):
        if earlier - later and later - earlier:
            yield TimeOrder(earlier - later, later - earlier, word, is_cause)


def _find(read: Clauses) -> Iterator[tuple[frozenset[str], frozenset[str], str, bool]]:
    replaced = tuple(islice(_replacements_of(read), MOST))
    yield from ((each.old, each.new, read.written[each.at], False) for each in replaced)
    before: _Marker | None = None
    for marker in islice(_markers(read), MOST):
        word = read.written[marker.at]
        if _is_ruled_out(read, marker) or _is_purpose(read, marker):
            continue
        if marker.kind in ("before", "after"):
            this, other = _around(read, marker)
            if not this and before is not None:  # “three days before the raid, and hers the day after it”
                this = _around(read, before)[0]
                other = read.content_in(range(read.clause_around(before.end)[1], marker.at))
            before = marker
            yield (other, this, word, False) if marker.kind == "before" else (this, other, word, False)
            continue
        by = _passive_end(read, marker)
        if marker.kind == "because":
            this, other = _cause(read, marker)
            yield this, other, word, True
        elif marker.kind == "bringing":
            this, other = _subject(read, marker), _behind(read, by or marker.end)
            yield (other, this, word, True) if by else (this, other, word, True)
        elif marker.at not in {each.at for each in replaced} and (by or read.words[marker.at - 1] not in _BEING):
            other, this = _succeeding(read, marker, by)
            later = (marker.kind != "precedes") is not bool(by)
            yield (this, other, word, False) if later else (other, this, word, False)
    yield from _in_consequence(read)
    yield from _in_office(read)
    yield from find_told_in_turn(read)


def _around(read: Clauses, marker: _Marker) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of what follows “before” or “after”, and of what is said to be so."""
    at = marker.end - 1
    _, end = read.clause_around(at)
    first, last = read.sentence_around(at)
    if marker.at > first and read.words[marker.at - 1] in ("and", "but"):  # “… in May, and after the vote she left”
        first = marker.at
    opens = marker.at == first or (marker.at == first + 1 and read.words[first].endswith(_SOON))
    behind = read.written[marker.end : marker.end + 3]
    named = len(behind) > 2 and behind[1].islower() and behind[2].istitle()
    if opens and named and behind[0].lower() in ENGLISH.grammar.articles:  # “Shortly before the sale Aske left”
        parted = marker.end + 2
        return read.content_in(range(marker.end, parted)), read.content_in(range(parted, last))
    if not opens:  # “lost six points, half of which came back after the vote”
        inner, _ = read.clause_around(marker.at - 1)
        first = inner if inner > first and read.words[inner] in ("which", "whom") else first
    outside = range(end, last) if opens else range(first, marker.at)
    return read.content_in(range(marker.end, end)), read.content_in(outside)


def _is_purpose(read: Clauses, marker: _Marker) -> bool:
    """Tell whether a “so that” tells what is meant to come of it: “so that it would be seen less”."""
    end = read.clause_around(marker.end)[1] if marker.end < len(read.words) else marker.end
    helped = any(word in ENGLISH.grammar.modal for word in read.words[marker.end : end])
    return read.words[marker.at : marker.end] == ("so", "that") and helped


def _cause(read: Clauses, marker: _Marker) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of what follows “because”, and of what it explains."""
    first, last = read.sentence_around(marker.at)
    if marker.at == first:
        _, end = read.clause_around(marker.end - 1)
        return read.content_in(range(marker.end, end)), read.content_in(range(end, last))
    is_clause = read.words[marker.at : marker.end] == ("because",)
    return _behind(read, marker.end, over_commas=is_clause), read.content_in(
        range(_main_clause(read, marker.at), marker.at)
    )


def _main_clause(read: Clauses, at: int) -> int:
    """Return where the part of a sentence begins that has that place, but for a clause as in “After the vote, …”."""
    first = at
    while first and read.clause[first] - read.clause[first - 1] < _COMMA_AND:
        first -= 1
    end = read.clause_around(first)[1]
    return end if read.words[first] in _SUBORDINATING and end < at else first


def _behind(read: Clauses, start: int, *, over_commas: bool = True) -> frozenset[str]:
    """Return the stems from that place on, over commas or not, up to a clause that begins with “but” or the like."""
    if start >= len(read.words):
        return frozenset()
    first, last = read.sentence_around(start)
    if read.words[first] in _SUBORDINATING:
        last = read.clause_around(start)[1]
    end = start + 1
    while end < last:
        apart = read.clause[end] - read.clause[end - 1]
        if apart >= _COMMA_AND or (apart and read.words[end] in _ORDER.turning_away):
            break
        if apart and "not" in read.words[end : end + 2]:  # “because of rain, not for want of money”
            break
        if apart and not ENGLISH.governing.telling.isdisjoint(read.words[end : read.clause_around(end)[1]]):
            break  # “because flour was dear, the baker said”
        if apart and not over_commas and read.words[end] != "and":
            break
        end += 1
    return read.content_in(range(start, end))


def _subject(read: Clauses, marker: _Marker) -> frozenset[str]:
    """Return the stems of what brings something about: what stands before the verb, or before its “which”."""
    start, _ = read.clause_around(marker.at)
    if start and read.words[start] in _RELATIVE:
        before, _ = read.clause_around(start - 1)
        return read.content_in(range(before, start))
    return read.content_in(range(_main_clause(read, marker.at), marker.at))


def _passive_end(read: Clauses, marker: _Marker) -> int:
    """Return the place behind the “by” of a verb in the passive, 0 of any other: “will be followed in May by Aske”."""
    end = read.clause_around(marker.at)[1]
    near = _NEAR if read.words[marker.at - 1] in _BEING else 1
    return next((at + 1 for at in range(marker.end, min(end, marker.end + near)) if read.words[at] == "by"), 0)


def _succeeding(read: Clauses, marker: _Marker, by: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of who stands before “followed” or “took over from”, and of who stands behind it."""
    start, end = read.clause_around(marker.at)
    first, last = read.sentence_around(marker.at)
    before = read.content_in(range(start, marker.at))
    if not before and start == first:
        before = read.content_in(range(end, last))  # “Since taking over from Voss, Aske has …”
    elif not before and _opens_clause(read, marker.at):
        before = read.content_in(range(first, start))  # “Aske was sworn in, replacing Voss, who …”
    if not before and by:
        before = read.content_in(range(first, start))  # “she will be followed by Voss”
    return before, read.content_in(range(by or marker.end, end))


def _in_consequence(read: Clauses) -> Iterator[tuple[frozenset[str], frozenset[str], str, bool]]:
    """Find what came of what is told before it: “and two shops shut as a result”."""
    for phrase in (phrase.split() for phrase in _ORDER.therefore):
        for at in [at for at, word in enumerate(read.words) if word == phrase[0]][:MOST]:
            end = at + len(phrase)
            if list(read.words[at:end]) != phrase or read.words[end : end + 1] == ("of",):
                continue
            came = read.content_in(range(end, read.clause_around(end - 1)[1]))
            start = at
            if not came and at:  # “and two shops shut as a result”
                start, _ = read.clause_around(at - 1)
                came = read.content_in(range(start, at))
            yield read.content_in(range(read.sentence_around(at)[0], start)), came, read.written[at], True


def _in_office(read: Clauses) -> Iterator[tuple[frozenset[str], frozenset[str], str, bool]]:
    """Find whose predecessor or successor somebody is: “Aske’s predecessor was Voss”."""
    for at in [at for at, word in enumerate(read.words) if word in _OFFICES][:MOST]:
        start, end = read.clause_around(at)
        owner = at - 1
        while owner > start and read.words[owner] not in STOP_WORDS and read.written[owner].istitle():
            owner -= 1
        whose = read.content_in(range(owner, at))
        others = read.content_in(range(start, end)) - whose - {read.stems[at]}
        if not others and end < len(read.words) and read.written[end][0].isupper():
            others = read.content_in(range(end, read.clause_around(end)[1]))  # “her predecessor, Otto Aske, …”
        if read.words[at - 1] in _THEIR and others:
            earlier, later = (others, _ANYBODY) if read.words[at] in _ORDER.earlier_one else (_ANYBODY, others)
            yield earlier, later, read.written[at], False
        elif whose and others and read.is_owner(at - 1):
            earlier, later = (others, whose) if read.words[at] in _ORDER.earlier_one else (whose, others)
            yield earlier, later, read.written[at], False


def is_turned(mine: TimeOrder, theirs: TimeOrder) -> bool:
    """Tell whether both speak of the same two things and put them in opposite orders."""
    if _ANYBODY in (theirs.earlier, theirs.later):
        named, other = (mine.later, theirs.earlier) if theirs.later is _ANYBODY else (mine.earlier, theirs.later)
        return bool(named & other)
    crossed = (mine.earlier & theirs.later, mine.later & theirs.earlier)
    straight = (mine.earlier & theirs.earlier, mine.later & theirs.later)
    return all(crossed) and (not all(straight) or sum(map(len, crossed)) > sum(map(len, straight)))


def agrees(mine: TimeOrder, theirs: TimeOrder) -> bool:
    """Tell whether both may speak of the same two things and put them in the same order."""
    if _ANYBODY in (theirs.earlier, theirs.later):
        named, other = (mine.earlier, theirs.earlier) if theirs.later is _ANYBODY else (mine.later, theirs.later)
        return bool(named & other)
    return bool(mine.earlier & theirs.earlier and mine.later & theirs.later) and not is_turned(mine, theirs)


def _is_ruled_out(read: Clauses, marker: _Marker) -> bool:
    """Tell whether a “not” stands before the marker: “not because of rain”, “did not lead to”."""
    start, _ = read.clause_around(marker.at)
    near = range(max(start, marker.at - _NEAR), marker.at)
    if any(read.words[at] in _ORDER.ruling_out for at in near):
        return True
    aside = read.words[max(0, marker.at - 2 * _NEAR) : start]
    denied = "not" in aside and "but" not in aside  # “not in the pool but once she was out of it”
    return _opens_clause(read, marker.at) and denied and read.words[start - 1] not in ENGLISH.grammar.being


@lru_cache(maxsize=REMEMBERED)
def ruled_out_causes(read: Clauses) -> tuple[RuledOut, ...]:
    """Find what a sentence says did not bring something about: “not because of the rain”, “and not for the fall”."""
    at_for = [at for at in range(1, len(read.words) - 1) if read.words[at - 1 : at + 1] == ("not", "for")]
    found = [RuledOut(_behind(read, at + 1, over_commas=False), "for") for at in at_for[:MOST]]
    for marker in islice(_markers(read), MOST):
        if marker.kind in ("because", "bringing") and _is_ruled_out(read, marker):
            is_behind = marker.kind == "because" or bool(_passive_end(read, marker))
            cause = _behind(read, marker.end, over_commas=False) if is_behind else _subject(read, marker)
            found.append(RuledOut(cause, read.written[marker.at]))
    return tuple(each for each in found if each.cause)


_FORMS = (
    *(
        (tuple(map(stem, verb.split())), tuple(phrase.split()))
        for verbs, joining in ENGLISH.clauses.replacing
        for verb in verbs
        for phrase in joining
    ),
    (("from",), ("to",)),
)
"""The stems of what stands before the old thing, and the words between it and the new one."""
_BEGINNINGS = frozenset(verb[0] for verb, _ in _FORMS)
_FARTHEST = 6
"""Words at the most from one to the other."""


class Replacement(NamedTuple):
    """Two things of which one takes the place of the other, each as the stems of its content words."""

    old: frozenset[str]
    new: frozenset[str]
    at: int
    """The place of the word that tells it."""


def _replacements_of(read: Clauses) -> Iterator[Replacement]:
    """Find what takes the place of what in a sentence, where both stand behind the verb."""
    for at in [place for place, stemmed in enumerate(read.stems) if stemmed in _BEGINNINGS]:
        for verb, joining in _FORMS:
            start = at + len(verb)
            if read.stems[at:start] != verb:
                continue
            end = min(read.clause_around(at)[1], start + _FARTHEST)
            joins = next((place for place in range(start, end) if read.words[place:][: len(joining)] == joining), 0)
            old = read.content_in(range(start, joins)) if joins else frozenset()
            if old:
                yield Replacement(old, _first_behind(read, joins + len(joining), len(old)), at)


def _first_behind(read: Clauses, start: int, count: int) -> frozenset[str]:
    """Return the stems of the first *count* content words from the place *start* on, in its clause."""
    end = read.clause_around(start - 1)[1]
    content = (read.stems[place] for place in range(start, end) if read.words[place] not in STOP_WORDS)
    return frozenset(islice(content, count))
