"""Opposites: where a sentence has a word or phrase whose opposite would turn it round."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.numbers.hedges import begins_number
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.clauses import MOST, Clauses
from briefdeck.language.sentences.roles import is_passive, subject_of
from briefdeck.language.words import STOP_WORDS, stem

_FOLLOWED = 2
"""What it counts that the same content word follows: mostly that is what rose, or was sold."""
WORDNET = -1
"""The number of all pairs of WordNet, each of which is looked up by itself."""
_PRONOUN = 1.3
"""What it counts that a pronoun follows, which may stand for it."""
_ENOUGH = 0.35
"""How much of the words around two opposites must be shared for them to speak of the same thing."""
_RIGHT_BESIDE = 1.0
"""So much a word right beside both weighs: it is enough by itself."""
_NEARLY = 0.8
"""A place that shares so much of what the best one shares may be meant as well."""
_TELLING = 0.05
"""What a shared word must weigh to tell anything."""
_VERY_WORD = 1.3
"""So much more likely it is that the same word is meant than that its opposite is."""
_JOINED = 2
"""Two words that stand so close, such as “born and died”, are said of the same thing."""
ALLOWING = next(at for at, (one, _) in enumerate(ENGLISH.opposites.turned) if "allow" in one)
"""The pair of what is allowed and what is forbidden."""
MORE = next(at for at, (one, _) in enumerate(ENGLISH.opposites.turned) if "rise" in one)
WINNING = next(at for at, (one, _) in enumerate(ENGLISH.opposites.turned) if "won" in one)
"""The pairs of what becomes more and what becomes less, and of who wins and who loses."""
_SHOWN = frozenset(map(stem, ENGLISH.opposites.ambiguous))
_ADVISING = frozenset(map(stem, ENGLISH.opposites.advising))
_ADVISED = 8
"""Words behind “recommend” that tell what is recommended."""
_NUMERALS = frozenset((*ENGLISH.numbers.small, *ENGLISH.numbers.tens))
_WITH_PARTICLE = ENGLISH.opposites.with_particle
_OBLIGING = frozenset(map(stem, ENGLISH.opposites.obliging))
_STAYING = frozenset(map(stem, ("left", "leave", "stay")))
_FALL, _SOON = stem("fall"), 3
_PARTED = 4
"""Words before “back” of which one may be the verb that it belongs to: “putting the sludge back”."""
_THAN = 4
"""Words behind “less” of which one is its “than”: “less rain fell than”."""
_BEFORE_LOST = frozenset(("for", "of", "with", "about"))
_PRONOUNS = frozenset(("it", "them", "him", "her", "their", "his", "its"))
_NAME = 2
"""Words of a name at the most that stands within a phrase."""
_ROOT = 4
"""Letters that two words of one root share: “forging”, “forgery”."""
_ASIDE, _TWO_COMMAS = 3, 2
"""Words of an aside between commas, and how far the clauses around it are apart."""
_OPENING = frozenset((*ENGLISH.grammar.subordinating, "and"))
_NEAR = 4
"""Words behind a verb among which what it is about is looked for."""
_OBJECT = 2
"""Words behind a verb that call what it is done to."""
_MANY_SENSED = frozenset(("keep", "keeps", "kept", "left", "leave", "leaves", "find", "finds", "found"))
"""Verbs that say much else: “left the rails” is no opposite of “kept running”."""
_POSSESSIVES, _WON = frozenset(("his", "her", "its", "their")), frozenset(("win", "wins", "won", "winning"))
_SCALED, _COMPARED = ("more", "less", "fewer"), ("above", "below")
"""Words that are opposites only before the same word."""
_VOTE, _IN_SCORE, _NUMBERS = stem("vote"), frozenset(("vote", "votes", "to")), 2
_DECIDING = next(at for at, (one, _) in enumerate(ENGLISH.opposites.turned) if "accept" in one)
"""The pair of what is accepted and what is rejected."""


class Turning(NamedTuple):
    """A word or phrase of a sentence that has an opposite."""

    start: int
    """The place of its first word."""
    end: int
    """The place after its last."""
    pair: int
    """The number of its pair of opposites, -1 for a pair of WordNet."""
    side: int
    """On which side of the pair it stands: 0 or 1."""


def find_same_party(says: Clauses, mine: Turning, lines: Iterable[Clauses]) -> Counterpart | None:
    """Find which of two opposites on a line is said of whom, or of what, *mine* is said.

    “Anglers opposed the weir; shopkeepers were in favour”, “guilty of theft and acquitted of fraud”.
    """
    at = mine.start - (says.words[max(0, mine.start - 1)] in ENGLISH.clauses.describing)  # “is more expensive”
    at -= at > 1 and says.words[at] in STOP_WORDS and says.is_past(at - 1)  # “argued in favour of”
    who, what = subject_of(says, at)[-1:], _own_object(says, mine)
    for line in lines if who or what else ():
        theirs = [each for each in turnings_of(line) if each.pair == mine.pair]
        if len({each.side for each in theirs}) < 2:
            continue
        for called, find in ((who, _subjects), (what, _objects)):
            told = [each for each in theirs if called and _has_root(find(line, each), called[0])]
            others = [each for each in theirs if told and each.side != told[0].side and find(line, each)]
            in_what = says.words[mine.end : mine.end + 1] == ("in",)  # “went up in price”
            apart = not any(
                _has_root(_clause_of(line, each), called[0])
                or (not in_what and _tells_of_object(says, mine, line, each))
                for each in others
            )
            if len({each.side for each in told}) == 1 and others and apart:
                return Counterpart(line, told[0], 1, 1)
    return None


def _clause_of(read: Clauses, turning: Turning) -> list[str]:
    """List the stems of the content words in the clause of *turning*, but for its own."""
    return [*read.content_before(turning.start), *read.content_behind(turning.end)]


def _subjects(read: Clauses, turning: Turning) -> list[str]:
    """List what may be the subject of *turning*: the stems of the content words before it, in its clause.

    In “bread, which few bake, is dear” they stand before a clause between commas.
    """
    before, (first, _) = read.content_before(turning.start), read.clause_around(turning.start)
    inner = read.clause_around(first - 1)[0] if first else 0
    if not before and inner and first - inner <= _ASIDE and read.clause[first] - read.clause[inner - 1] == _TWO_COMMAS:
        return [*read.content_before(inner - 1), read.stems[inner - 1]]  # “the league, by contrast, opposed it”
    if before or not inner or read.words[first] in _OPENING or read.words[inner] not in ENGLISH.grammar.relative:
        return before
    return [*read.content_before(inner - 1), read.stems[inner - 1]]


def _objects(read: Clauses, turning: Turning) -> list[str]:
    return read.content_behind(turning.end)[:_OBJECT]


def _own_object(says: Clauses, mine: Turning) -> tuple[str, ...]:
    """Return the stem of what *mine* is done to, where *says* has its opposite too."""
    has_both = any(each.pair == mine.pair and each.side != mine.side for each in turnings_of(says))
    return tuple(_objects(says, mine)[:1]) if has_both else ()


def _has_root(stems: Iterable[str], called: str) -> bool:
    """Tell whether one of *stems* is that of *called*, or begins as it does: “forging”, “forgery”."""
    root = called[:_ROOT]
    return any(each == called or (len(each) >= _ROOT == len(root) and each.startswith(root)) for each in stems)


def needs_both(turning: Turning) -> bool:
    """Tell whether its pair turns a statement round only where a line has both: what one sells another buys."""
    return turning.pair >= len(ENGLISH.opposites.turned)


_PASSED = frozenset(("passed", "passes"))
_NOUNS = frozenset(("stay", "stays", "leave"))
"""Verbs that are other nouns."""


class _Table(NamedTuple):
    exact: dict[str, list[tuple[int, int]]]
    stems: dict[str, list[tuple[int, int]]]
    phrases: dict[str, list[tuple[tuple[str, ...], int, int]]]
    known: frozenset[str]
    """The stems of all words with which an entry of these begins."""


@cache
def _table() -> _Table:
    table = _Table({}, {}, {}, frozenset())
    for pair, sides in enumerate((*ENGLISH.opposites.turned, *ENGLISH.opposites.exchanged)):
        for side, entries in enumerate(sides):
            for entry in entries:
                stems = tuple(map(stem, entry.split()))
                if entry.startswith("="):
                    table.exact.setdefault(entry[1:], []).append((pair, side))
                elif len(stems) > 1:
                    table.phrases.setdefault(stems[0], []).append((stems, pair, side))
                else:
                    table.stems.setdefault(stems[0], []).append((pair, side))
    return table._replace(known=frozenset((*map(stem, table.exact), *table.stems, *table.phrases)))


@lru_cache(maxsize=REMEMBERED)
def turnings_of(read: Clauses) -> tuple[Turning, ...]:
    """Find the words and phrases of a sentence that have an opposite; none within a name."""
    found = sorted(_find(read), key=lambda each: (each.pair, -each.end, each.start))
    phrases = [each for each in found if each.end - each.start > 1]
    found = [
        each for each in found if not (_is_particle(read, each) or any(_is_part(each, other) for other in phrases))
    ]
    return tuple(each for at, each in enumerate(found) if not at or not _is_within(each, found[at - 1]))[:MOST]


def _find(read: Clauses) -> Iterator[Turning]:
    table, there = _table(), frozenset(read.stems)
    for at in [place for place, stemmed in enumerate(read.stems) if stemmed in table.known]:
        word, stemmed = read.words[at], read.stems[at]
        if at and not read.written[at].islower():
            continue
        if word.endswith("ing") and at and read.words[at - 1] in ENGLISH.grammar.articles:
            continue  # “the rising”
        if word in ENGLISH.clauses.scarcely:
            continue  # “hardly” says nothing of what is hard
        if word == "lost" and at and read.words[at - 1] in _BEFORE_LOST:
            continue  # “blamed for lost jobs”
        if word in _NOUNS and at and read.words[at - 1] in ENGLISH.grammar.determiners:
            continue  # “their stay”
        if word in _PASSED and at and read.words[at - 1] in ENGLISH.periods.nouns:
            continue  # “an hour passed”
        if read.words[max(0, at - 2) : at + 1] == ("to", "the", "next"):
            continue  # “from one year to the next”
        if read.words[at : at + 2] == ("up", "to") and begins_number(read.words[at + 2 :]):
            continue  # “up to 4.8 million”
        if stemmed in _OBLIGING and ("not", "to") in pairwise(read.words[at : at + _ADVISED]):
            continue  # “obliges the inns not to open”
        if stemmed == _FALL and not ENGLISH.opposites.with_fall.isdisjoint(read.words[at + 1 : at + _SOON]):
            continue  # “fell well short of”
        single = () if is_left_so(read, at) else (*table.exact.get(word, ()), *table.stems.get(stemmed, ()))
        for pair, side in single:
            yield Turning(at, at + 1, pair, side)
        for phrase, pair, side in table.phrases.get(stemmed, ()):
            end = _phrase_end(read, at, phrase) if phrase[1] in there else 0
            if end and not _is_score(read, at, end - at):
                yield Turning(at, end, pair, side)
                if end - at > len(phrase) and stemmed == _VOTE:  # “voted 19 to 12 for it” is how it was decided
                    yield Turning(at, end, _DECIDING, side)


def is_left_so(read: Clauses, at: int) -> bool:
    """Tell whether a “left” or “stay” at that place says nothing of who goes: “left out”, “has been left”."""
    if read.stems[at] not in _STAYING:
        return False
    behind = read.words[at + 1 : at + 2]
    is_passive = read.words[at] == "left" and at > 0 and read.words[at - 1] in ENGLISH.grammar.being
    return is_passive or not ENGLISH.opposites.left_behind.isdisjoint(behind)


def _phrase_end(read: Clauses, at: int, phrase: tuple[str, ...]) -> int:
    """Return the place behind *phrase* where it stands at that place, 0 where it does not.

    A name or a pronoun may stand behind its first word, “refused Voss bail”, “turned it down”, and the numbers of a
    vote, “voted 19 to 12 against”.
    """
    scored = _score_end(read, at + 1) if phrase[0] == _VOTE else at + 1
    if phrase[1] not in read.stems[at + 1 : max(at + _NAME + 3, scored + 1)]:
        return 0
    rest = at + 1
    if read.words[rest : rest + 1] and read.words[rest] in _PRONOUNS:
        rest += 1
    while rest < len(read.words) and rest - at <= _NAME and read.written[rest][0].isupper() and not read.is_owner(rest):
        rest += 1
    for start in {at + 1, rest, scored}:
        if read.stems[start : start + len(phrase) - 1] == phrase[1:]:
            return start + len(phrase) - 1
    return 0


def _score_end(read: Clauses, at: int) -> int:
    """Return the place behind the numbers of a vote that stand at that place, “by 19 votes to 12”; *at* for none."""
    place, numbers = at + (read.words[at : at + 1] == ("by",)), 0
    while place < len(read.words):
        word = read.words[place]
        if word[0].isdigit() or word in _NUMERALS:
            numbers += 1 + ("-" in word)
        elif word not in _IN_SCORE or (word == "to" and numbers != 1):
            break
        place += 1
    return place if numbers == _NUMBERS else at


def _is_score(read: Clauses, at: int, length: int) -> bool:
    """Tell whether a number follows a phrase that ends in “to”: “by twelve votes to four”."""
    behind = read.words[at + length : at + length + 1]
    return read.words[at + length - 1] == "to" and bool(behind) and (behind[0][0].isdigit() or behind[0] in _NUMERALS)


def _is_part(one: Turning, other: Turning) -> bool:
    """Tell whether *one* is a word of the phrase *other*: the “down” of “turn down”."""
    return one.end - one.start == 1 and other.start < one.start < other.end


def _is_particle(read: Clauses, each: Turning) -> bool:
    """Tell whether it is an “up”, “down” or “back” that belongs to the verb before it: “drawn up”."""
    before = read.words[max(0, each.start - 1) : each.start]
    if read.words[each.start] == "back":  # “held the study back for a year”
        behind = read.words[each.end : each.end + 1] if read.clause_around(each.start)[1] > each.end else ()
        has_object = bool(behind) and (behind[0] not in STOP_WORDS or behind[0] in ENGLISH.grammar.determiners)
        near = read.words[max(0, each.start - _PARTED) : each.start]
        if behind and behind[0] in ENGLISH.opposites.called_back:
            return True
        return not has_object or any(word in _WITH_PARTICLE for word in near)
    if read.words[each.start] == "down" and each.start > 1 and read.words[each.start - _PARTED + 1] in _WITH_PARTICLE:
        return read.words[each.start - 2] in ENGLISH.grammar.determiners  # “turned the offer down”
    return read.words[each.start] in ("up", "down") and bool(before) and before[0] in _WITH_PARTICLE


def _is_within(one: Turning, other: Turning) -> bool:
    return one.pair == other.pair and other.start <= one.start and one.end <= other.end


def antonyms_of(stemmed: str) -> frozenset[str]:
    """Return the stems of the words that WordNet calls opposites of the word with that stem."""
    return _antonyms_with(stemmed[:2]).get(stemmed, frozenset())


def antonyms_beyond_table(stemmed: str) -> frozenset[str]:
    """Return the stems of the words that WordNet calls opposites of a word, but for those of the table."""
    return antonyms_of(stemmed) - _opposites_in_table().get(stemmed, frozenset())


@cache
def _opposites_in_table() -> dict[str, frozenset[str]]:
    """Return the stems of the words that the table has as opposites of a word, by its stem."""
    found: dict[str, frozenset[str]] = {}
    for sides in ENGLISH.opposites.turned:
        own, other = (frozenset(stem(entry.removeprefix("=")) for entry in side if " " not in entry) for side in sides)
        for one, opposite in ((own, other), (other, own)):
            found.update((each, found.get(each, frozenset()) | opposite) for each in one)
    return found


@cache
def _antonyms_with(beginning: str) -> dict[str, frozenset[str]]:
    """Return the stems of the opposites of all words with that beginning, by the stems of these words."""
    found: dict[str, frozenset[str]] = {}
    for one, other in ENGLISH.antonyms.get(beginning, ()):
        found[stem(one)] = found.get(stem(one), frozenset()) | {stem(other)}
    return found


class Counterpart(NamedTuple):
    """A word or phrase on a line, of the same pair as one in a fact."""

    line: Clauses
    """The sentence."""
    turning: Turning
    telling: int
    """How many of the words around the two are shared."""
    shared: float
    """How much of them is shared, by how near they are."""

    @property
    def negated(self) -> bool:
        """Whether the line negates it."""
        return self.line.is_negated(self.turning.start)


def sides_of(mine: Turning, lines: Iterable[Clauses]) -> set[int]:
    """Return the sides of the pair of *mine* that *lines* have."""
    return {theirs.side for line in lines for theirs in turnings_of(line) if theirs.pair == mine.pair}


def goes_with_other_number(says: Clauses, mine: Turning, there: Counterpart) -> bool:
    """Tell whether the two have different numbers behind them: “a loss of 21 million”, “a profit of 4 million”."""
    numbers = (says.number_behind(mine.end), there.line.number_behind(there.turning.end))
    return all(numbers) and numbers[0] != numbers[1]


def is_of_same_thing(says: Clauses, mine: Turning, there: Counterpart) -> bool:
    """Tell whether two words that have other meanings too, or lean on what follows, are opposites here.

    “Lost its cars” and “trade has grown” are none, nor are “more expensive” and “less than 340 million”.
    """
    line, theirs = there.line, there.turning
    words = (says.words[mine.start], line.words[theirs.start])
    if not _ADVISING.isdisjoint((says.stems[mine.start], line.stems[theirs.start])):
        advised = [set(read.stems[at : at + _ADVISED]) for read, at in ((says, mine.end), (line, theirs.end))]
        return not (advised[0] & advised[1]).isdisjoint(says.content)
    if not mine.pair and not _SHOWN.isdisjoint((says.stems[mine.start], line.stems[theirs.start])):
        measured = says.number_soon(mine.end) and line.number_soon(theirs.end)
        same = measured or _share_object(says, mine, line, theirs) or _share_subject(says, mine, line, theirs)
        return same or _tells_of_object(says, mine, line, theirs) or _tells_of_object(line, theirs, says, mine)
    if words[1] == "lost" and line.words[theirs.end : theirs.end + 1] and line.words[theirs.end] in _POSSESSIVES:
        return words[0] not in _WON or _share_object(says, mine, line, theirs)  # “lost their captain”
    if not _MANY_SENSED.isdisjoint(words):
        return _share_object(says, mine, line, theirs) or _share_subject(says, mine, line, theirs)
    if words[0] in _SCALED and words[1] in _SCALED:
        than = all("than" in read.words[at : at + _THAN] for read, at in ((says, mine.end), (line, theirs.end)))
        return than or says.content_after(mine.end) == line.content_after(theirs.end)
    if words[0] in _COMPARED and words[1] in _COMPARED:
        return says.content_after(mine.end) in ("", line.content_after(theirs.end))
    return True


def _share_object(says: Clauses, mine: Turning, line: Clauses, theirs: Turning) -> bool:
    return not set(says.content_behind(mine.end)[:_OBJECT]).isdisjoint(line.content_behind(theirs.end)[:_OBJECT])


def _share_subject(says: Clauses, mine: Turning, line: Clauses, theirs: Turning) -> bool:
    """Tell whether the same content word stands before both, right before one of them, or behind “a rise in”."""
    before = [read.content_before(turning.start) for read, turning in ((says, mine), (line, theirs))]
    changed = [_changed_by(read, turning) for read, turning in ((says, mine), (line, theirs))]
    return any(one[-1:] and one[-1] in other for one, other in (before, reversed(before))) or any(
        not own.isdisjoint(other) for own, other in zip(changed, reversed(before), strict=True)
    )


def _changed_by(read: Clauses, turning: Turning) -> frozenset[str]:
    """Return the stem of what changes by the noun *turning*: “a rise in *fares*”."""
    is_noun = read.words[turning.end : turning.end + 1] in (("in",), ("of",))
    return frozenset(read.content_behind(turning.end)[:1]) if is_noun else frozenset()


def counterparts_of(says: Clauses, mine: Turning, lines: Iterable[Clauses]) -> list[Counterpart]:
    """List the words of *lines* that are of the same pair as *mine* in the fact *says*."""
    return [
        Counterpart(line, theirs, *_shared(says, mine, line, theirs))
        for line in lines
        for theirs in turnings_of(line)
        if theirs.pair == mine.pair
    ]


def words_among(says: Clauses, at: int, stems: Collection[str], lines: Iterable[Clauses]) -> list[Counterpart]:
    """List the words of *lines* that have one of *stems*, as counterparts of the word of *says* at a place."""
    return [
        counterpart_at(says, at, line, there)
        for line in lines
        for stemmed in stems
        for there in line.content.get(stemmed, ())[:MOST]
        if not there or line.written[there].islower()
    ]


def counterpart_at(says: Clauses, at: int, line: Clauses, there: int) -> Counterpart:
    """Return the word of *line* at the place *there* as a counterpart of that of *says* at the place *at*."""
    mine, theirs = Turning(at, at + 1, WORDNET, 0), Turning(there, there + 1, WORDNET, 1)
    return Counterpart(line, theirs, *_shared(says, mine, line, theirs))


def select_nearest(found: Iterable[Counterpart], fewest: int, *, beside: bool = False) -> list[Counterpart]:
    """Return those of *found* that speak of the same thing as the word that they are counterparts of.

    At least *fewest* of the words around must be the same; with *beside* one right beside them is enough.
    """
    found = [each for each in found if each.telling >= fewest or (beside and each.shared >= _RIGHT_BESIDE)]
    most = max((each.shared for each in found), default=0)
    if most < _ENOUGH:
        return []
    near = [each for each in found if each.shared >= most * _NEARLY]
    return [*near, *(each for each in found if each not in near and any(_is_joined(each, other) for other in near))]


def _is_joined(one: Counterpart, other: Counterpart) -> bool:
    return one.line is other.line and abs(one.turning.start - other.turning.start) <= _JOINED


def fits_best(says: Clauses, mine: Turning, there: Counterpart) -> bool:
    """Tell whether no other word of *says*, of the same pair, is more likely what was drawn from *there*."""
    rivals = (other for other in turnings_of(says) if other.pair == mine.pair and other != mine)
    return all(_shared(says, other, there.line, there.turning)[1] <= there.shared for other in rivals)


def _shared(says: Clauses, mine: Turning, line: Clauses, theirs: Turning) -> tuple[int, float]:
    """Measure what stands around *mine* in *says* and around *theirs* on *line*: how many words, and how much.

    A word that is in both counts by how near it is in each.
    """
    after, others = says.content_after(mine.end), line.content_after(theirs.end)
    shared = 0.0
    if after == others:
        shared = _FOLLOWED if after else 0
    elif others == "it" and after.isalpha():
        shared = _PRONOUN
    elif _tells_of_object(says, mine, line, theirs):
        shared = _FOLLOWED
    weights = [
        _weight(says, mine, places) * _weight(line, theirs, line.content[stemmed])
        for stemmed, places in says.content.items()
        if stemmed in line.content
    ]
    telling = sum(weight >= _TELLING for weight in weights)
    return telling, (shared + sum(weights)) * (
        _VERY_WORD if says.stems[mine.end - 1] == line.stems[theirs.end - 1] else 1
    )


def _tells_of_object(says: Clauses, mine: Turning, line: Clauses, theirs: Turning) -> bool:
    """Tell whether the line says of a thing what the fact says of it behind its verb.

    “The range lost a fifth of its area” is told by “the area shrank”.
    """
    behind = () if is_passive(says, mine.start) else says.content_behind(mine.end)[:_NEAR]
    return not set(line.content_before(theirs.start)[-1:]).isdisjoint(behind)


def _weight(read: Clauses, turning: Turning, places: list[int]) -> float:
    last = turning.end - 1
    before, after = bisect_left(places, turning.start), bisect_left(places, turning.end)
    near = (*places[max(0, before - 1) : before], *places[after : after + 1])
    away = ((place, max(turning.start - place, place - last)) for place in near)
    return max((read.nearness(last, place) / distance**0.5 for place, distance in away), default=0)
