"""Comparisons: which of two things a sentence says is more; and relative positions: what is ahead of or north of what.

"A is faster than B" and "B is less fast than A" agree; “Voss is ahead of Aske” is no “Aske is ahead of Voss”.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.clauses import MOST, Clauses, Negation
from briefdeck.language.sentences.opposites import antonyms_of
from briefdeck.language.words import STOP_WORDS, stem

_THAN = ENGLISH.clauses.comparing.than
_MORE, _LESS = ENGLISH.clauses.comparing.more, ENGLISH.clauses.comparing.less
_GREATER, _LESSER = ENGLISH.clauses.comparing.greater, ENGLISH.clauses.comparing.lesser
_OVER, _UNDER = ENGLISH.clauses.comparing.over, ENGLISH.clauses.comparing.under
_SET = frozenset(map(stem, ENGLISH.clauses.comparing.standards))
_STANDARD = 8
"""Words from “over” or “less than” to the budget, at the most."""
_NO_COMPARATIVE = ENGLISH.clauses.comparing.no_comparative
_GOING_ON = ENGLISH.clauses.comparing.going_on
_NOBODY = ENGLISH.clauses.negative_pronouns | ENGLISH.clauses.negative_determiners
_ANY_OTHER = frozenset(
    (("any", "other"), ("any", "of"), ("all", "other"), ("all", "others"), ("every", "other"), ("anyone", "else"))
)
_ONE = frozenset(("one",))
"""What stands for the thing named before: “the upper *one*”."""
_WHEN_OR_WHERE = frozenset((*ENGLISH.grammar.place_prepositions, "during", "before", "after", "since")) - {"to"}
_EXCEEDING = ENGLISH.clauses.comparing.exceeding
_THIS = frozenset(("this", "last", "next"))
_PARTS_AS = frozenset(("half", *ENGLISH.numbers.fractions))
_TIMES_AS = frozenset(("times", "twice", "thrice")) | _PARTS_AS
_MOST_AS = 10
"""Words between the two words of “as likely to … as”."""
_SOON = 2
"""Places behind a comparative among which its “than” is looked for."""
_REACH = 6
"""Words before "than" among which the comparative stands: “more of the old boats than”."""
_PLACED = ENGLISH.roles.placed
_WAYS = frozenset(("against", "from", "into", "to"))
"""What follows a verb before the name of where something goes, or whom it is against."""
_JOINTS = _WAYS | {"of"}
_AWAY = frozenset(("away", "back", "off", "out", "over", "up", "down"))
_TIMES = frozenset((*ENGLISH.dates.shifted, *ENGLISH.dates.seasons))
_REACH_BEHIND = 4
"""Words behind “of” or “than” that call the second thing."""

_SO_MUCH = frozenset(("well", "much", "many", "few", "little"))
_SIDES, _HOW_MUCH = frozenset((*_THAN, "as")), (("much",), ("many",))
"""What stands before the second of two things; an “as” before “much” does not."""


class Comparison(NamedTuple):
    """Two things of which one is more, each as the stems of its content words."""

    greater: frozenset[str]
    lesser: frozenset[str]
    measure: frozenset[str]
    """In what: the comparative, or the stems of the words behind "more"; empty for a bare "more"."""
    word: str
    """The comparative as it is written."""
    over_all: bool = False
    """Whether the second thing is “any other”."""
    where: frozenset[str] = frozenset()
    """What of the second thing only tells when or where both are compared: “than oats *this year in Norrland*”."""


@lru_cache(maxsize=REMEMBERED)
def comparisons_of(read: Clauses) -> tuple[Comparison, ...]:
    """Find what a sentence compares by "than"; what is more than a number is none."""
    found = () if _THAN.isdisjoint(read.words) else tuple(_find_comparisons(read))
    found += () if _EXCEEDING.isdisjoint(read.words) else tuple(_find_exceeding(read))
    return (*found, *_find_multiples(read)) if "as" in read.words and not _TIMES_AS.isdisjoint(read.words) else found


def _find_multiples(read: Clauses) -> Iterator[Comparison]:
    """Find what is so many times as much as something else: “twice as likely as”."""
    for at in [at for at, word in enumerate(read.words) if word == "as" and at and read.words[at - 1] in _TIMES_AS]:
        last = min(at + 2 + _MOST_AS, read.sentence_around(at)[1])
        other = next((place for place in range(at + 2, last) if read.words[place] == "as"), 0)
        if other and not read.is_negated(at):
            first, _ = read.sentence_around(at)
            times = at - 1 - (read.words[at - 1] == "times")
            this, that = (
                read.content_in(range(first, times)),
                read.content_in(range(other + 1, _end_behind(read, other))) - _ONE,
            )
            greater, lesser = (that, this) if read.words[at - 1] in _PARTS_AS else (this, that)
            if this - that and that - this:
                yield Comparison(greater - lesser, lesser - greater, read.content_in(range(at + 1, other)), "more")


def _find_exceeding(read: Clauses) -> Iterator[Comparison]:
    """Find what exceeds something else: “sales of tea exceeded those of coffee”; what exceeds a number is none."""
    for at in [at for at, word in enumerate(read.words) if word in _EXCEEDING and at][:MOST]:
        start = at + 1 + (read.words[at + 1 : at + 2] == ("by",))
        counted = any(word[0].isdigit() for word in read.words[start : start + _SOON])
        if counted or read.is_negated(at):
            continue
        first = read.clause_around(at)[0]
        this, other = read.content_in(range(first, at)), read.content_in(range(start, _end_behind(read, start - 1)))
        greater, lesser = (other, this) if start > at + 1 else (this, other)
        if this - other and other - this:
            where = read.content_in(range(_where_behind(read, start - 1, end := _end_behind(read, start - 1)), end))
            yield Comparison(greater - lesser, lesser - greater, frozenset(), read.written[at], where=where)


def _find_comparisons(read: Clauses) -> Iterator[Comparison]:
    for than in [at for at, word in enumerate(read.words) if word in _THAN and at][:MOST]:
        at = _comparative_before(read, than)
        if at is None or read.is_negated(at):
            continue
        measure = (
            read.content_in(range(at + 1, _measure_end(read, at, than)))
            if read.words[at] in _MORE | _LESS
            else frozenset((read.words[at],))
        )
        end = _end_behind(read, than)
        this, other = read.content_in(_compared(read, at)), read.content_in(range(than + 1, end)) - _ONE
        if this - other and other - this and not any(word[0].isdigit() for word in read.words[than + 1 : than + 2]):
            greater, lesser = (other, this) if read.words[at] in _LESS else (this, other)
            any_other = not _ANY_OTHER.isdisjoint(pairwise(read.words[than + 1 : than + 1 + _REACH]))
            over_all = any_other and read.words[at] not in _LESS
            where = read.content_in(range(_where_behind(read, than, end), end))
            yield Comparison(greater - lesser, lesser - greater, measure, read.written[at], over_all, where)


def _compared(read: Clauses, at: int) -> range:
    """Return the places of what stands before the comparative there; of “…, but slower”, before the one in front."""
    first, start = read.sentence_around(at)[0], read.clause_around(at)[0]
    if start > first and not read.content_in(range(start, at)):
        return range(first, next((place for place in range(first, start) if _compares(read, place)), at))
    return range(first, at)


def _compares(read: Clauses, at: int) -> bool:
    """Tell whether a comparative stands at that place, with its “than” right behind it."""
    is_one = read.words[at] in _MORE | _LESS or _is_comparative(read, at)
    return is_one and not _THAN.isdisjoint(read.words[at + 1 : at + 1 + _SOON])


def _where_behind(read: Clauses, than: int, end: int) -> int:
    """Return where it begins what only tells when or where both are compared, behind the "than" at that place."""
    places = (place for place in range(than + 2, end) if read.words[place] in _WHEN_OR_WHERE | _THIS)
    return next((place for place in places if read.content_in(range(than + 1, place))), end)


def _measure_end(read: Clauses, at: int, than: int) -> int:
    """Return where it ends in what something is more: “less often in her lifetime than” tells of “often”."""
    return next((place for place in range(at + 1, than) if read.words[place] in _WHEN_OR_WHERE), than)


def _end_behind(read: Clauses, than: int) -> int:
    """Return where it ends what stands behind the "than" at that place: “than those of plants such as wheat”."""
    end = than + 1
    while end < len(read.words) and (read.clause[end] == read.clause[end - 1] or read.words[end] in _GOING_ON):
        end += 1
    return end


def has_other_standard(says: Clauses, mine: int, line: Clauses, theirs: int) -> bool:
    """Tell whether the comparatives before the two places compare with two different things.

    “Three more than Voss” and “three fewer than the captain, Aske” may be said of the same two.
    """
    standards = [_standard(read, at) for read, at in ((says, mine), (line, theirs))]
    return all(standards) and standards[0].isdisjoint(standards[1])


def _standard(read: Clauses, at: int) -> frozenset[str]:
    """Return the stems of what stands behind the “than” soon after that place, with a name that follows a comma."""
    than = next((place for place in range(at, min(at + _SOON, len(read.words))) if read.words[place] in _THAN), None)
    if than is None or than + 1 == len(read.words):
        return frozenset()
    end = _end_behind(read, than)
    if end < len(read.words) and not read.written[end].islower():
        end = read.clause_around(end)[1]
    return read.content_in(range(than + 1, end))


def _comparative_before(read: Clauses, than: int) -> int | None:
    """Return the place of the comparative to which the "than" at that place belongs."""
    near = range(than - 1, max(-1, than - 1 - _REACH), -1)
    found = next((at for at in near if read.words[at] in _MORE | _LESS), None)
    return next((at for at in near if _is_comparative(read, at)), None) if found is None else found


def _is_comparative(read: Clauses, at: int) -> bool:
    word = read.words[at]
    return word.endswith("er") and read.written[at].islower() and word not in _NO_COMPARATIVE | STOP_WORDS


def is_turned(mine: Comparison, theirs: Comparison) -> bool:
    """Tell whether both compare the same two in the same way, the other way round."""
    if theirs.over_all and not mine.over_all and mine.measure == theirs.measure:
        return bool(mine.lesser & theirs.greater)  # nothing is faster than what is “faster than any other”
    crossed = mine.greater & theirs.lesser and mine.lesser & theirs.greater
    if _are_exchanged(mine, theirs):
        return True
    if _are_opposite(mine, theirs):
        return _is_straight(mine, theirs) and not crossed
    return _is_one_measure(mine, theirs) and bool(crossed) and not _is_straight(mine, theirs)


def _is_one_measure(mine: Comparison, theirs: Comparison) -> bool:
    """Tell whether both compare in the same; a bare "more" is whatever greater thing the other has."""
    if mine.measure == theirs.measure:
        return True
    if mine.measure & theirs.measure and (mine.measure <= theirs.measure or theirs.measure <= mine.measure):
        return mine.word == theirs.word  # “more burglaries per head”, “more of them per head”
    measures = [each.measure for each in (mine, theirs)]
    return frozenset() in measures and any(not _GREATER.isdisjoint(each) for each in measures)


def agrees(mine: Comparison, theirs: Comparison) -> bool:
    """Tell whether both may say the same of the same two.

    By opposite comparatives they do when the two stand the other way round: “A is faster than B”, “B is slower than A”.
    """
    same = _is_one_measure(mine, theirs)
    return _is_straight(mine, theirs) if same else bool(mine.greater & theirs.lesser and mine.lesser & theirs.greater)


def _is_straight(mine: Comparison, theirs: Comparison) -> bool:
    wheres = (mine.where & theirs.where) if mine.lesser - mine.where and theirs.lesser - theirs.where else frozenset()
    return bool(mine.greater & theirs.greater and (mine.lesser & theirs.lesser) - wheres)


def _are_exchanged(mine: Comparison, theirs: Comparison) -> bool:
    """Tell whether one has more of what the other has less of: “more cats than dogs”, “more dogs than cats”."""
    words = {mine.word.lower(), theirs.word.lower()}
    same = words <= _MORE or words <= _LESS
    sides = [(each.measure, each.greater if each.word.lower() in _LESS else each.lesser) for each in (mine, theirs)]
    (more, less), (other_more, other_less) = sides
    return same and bool(more & other_less and less & other_more) and not more & other_more


def _are_opposite(mine: Comparison, theirs: Comparison) -> bool:
    """Tell whether they compare by two comparatives of which one is the opposite of the other: “faster”, “slower”."""
    if len(mine.measure) != 1 or len(theirs.measure) != 1:
        return False
    one, other = (_positives(word) for word in (*mine.measure, *theirs.measure))
    return any(not antonyms_of(each).isdisjoint(other) for each in one)


def _positives(word: str) -> frozenset[str]:
    """Return the stems that a comparative may be of: “faster”, “larger”, “bigger”, “easier”."""
    bases = (word[:-2], word[:-1], word[:-3], f"{word[:-3]}y")
    return frozenset(map(stem, bases if word.endswith("er") else ()))


@lru_cache(maxsize=REMEMBERED)
def standards_of(read: Clauses) -> frozenset[tuple[int, str]]:
    """Find what is over or under a budget, a forecast and the like: 0 for over, 1 for under, with the stem of that."""
    found: set[tuple[int, str]] = set()
    for at, word in enumerate(read.words) if not _SET.isdisjoint(read.stems) else ():
        than = _THAN.isdisjoint(read.words[at + 1 : at + 1 + _STANDARD])
        sides = [side for side, words in enumerate((_OVER, _UNDER)) if word in words]
        sides += [side for side, words in enumerate((_MORE | _GREATER, _LESS | _LESSER)) if word in words and not than]
        near = range(at + 1, min(at + 1 + _STANDARD, read.clause_around(at)[1] + (0 if than else _STANDARD)))
        found.update(
            (side, read.stems[j]) for side in sides for j in near if j < len(read.stems) and read.stems[j] in _SET
        )
    return frozenset(found)


def find_other_standard(mine: Clauses, theirs: Clauses) -> str:
    """Return the stem of what something is over in one sentence and under in the other; "" where there is none."""
    one, other = standards_of(mine), standards_of(theirs)
    turned = (named for side, named in one if (1 - side, named) in other and (side, named) not in other)
    return next((named for named in turned if not {(0, named), (1, named)} <= one), "")


def says_nobody_more(says: Clauses, negation: Negation) -> bool:
    """Tell whether *negation* says of a text that nobody, or no other, is or did more “than” somebody, or so much."""
    behind = says.words[negation.at : says.sentence_around(negation.at)[1]]
    so_much = any(word in ("so", "as") and after not in STOP_WORDS - _SO_MUCH for word, after in pairwise(behind))
    if says.words[negation.at] == "no" and len(behind) > 1 and _is_comparative(says, negation.at + 1):
        return True  # “recalled no drier spring”
    since = so_much and "since" in behind  # “had not polled so well since spring”
    if says.words[negation.at] in _NOBODY and not _EXCEEDING.isdisjoint(behind):
        return True
    return since or (says.words[negation.at] in _NOBODY and (so_much or not _THAN.isdisjoint(behind)))


def is_topmost(line: Clauses) -> bool:
    """Tell whether a sentence says that something is the most: “the fastest”, “faster than any other”."""
    parts = (part for word in line.words for part in (word, word.partition("-")[0] if "-" in word else ""))
    ends = any(part.endswith(("est", "worst")) and part not in ENGLISH.grammar.no_superlatives for part in parts)
    ends = ends or any(word.startswith("most-") for word in line.words)
    pairs = set(pairwise(line.words))
    whose = any(word == "most" and line.is_owner(at) for at, word in enumerate(line.words[1:]))
    return ends or whose or ("the", "most") in pairs or not _ANY_OTHER.isdisjoint(pairs) or "record" in line.words


def find_no_less(says: Clauses, lines: Iterable[Clauses]) -> str:
    """Return the “less effective” of a text where *lines* say “no less effective”, and never without a “no”."""
    for at, (word, after) in enumerate(pairwise(says.words)):
        negated = not ENGLISH.statements.negations.isdisjoint(says.words[max(0, at - 2) : at])
        if word not in _MORE | _LESS or after in STOP_WORDS or negated:
            continue
        told = [
            line.words[there - 1] if there else ""
            for line in lines
            for there, pair in enumerate(pairwise(line.words))
            if pair == (word, after)
        ]
        if told and all(before in ("no", "not", "any") for before in told):
            return f"{word} {after}"
    return ""


class RelativePosition(NamedTuple):
    """Where one thing stands as seen from another."""

    word: tuple[str, str]
    """The stem of “ahead”, “north” or a verb, and what follows it: “of”, “to”."""
    first: frozenset[str]
    """The stems of the content words in front of it, in its sentence."""
    second: tuple[str, ...]
    """Those of the words that call the other thing."""
    at: int
    """Where the word stands."""


def find_positions(read: Clauses) -> Iterator[RelativePosition]:
    """Find what stands where in a sentence."""
    if not _JOINTS.isdisjoint(read.words):
        yield from islice(_find_positions(read), MOST)


def _find_positions(read: Clauses) -> Iterator[RelativePosition]:
    for before in [at for at, joint in enumerate(read.words[1:]) if joint in _JOINTS]:
        joint = read.words[before + 1]
        placed = read.words[before] in _PLACED and joint == "of"
        at = before if placed else _told_before(read, before)
        word = read.words[at]
        second = _behind(read, before + 2) if placed or (joint in _WAYS and word not in STOP_WORDS) else ()
        called = read.written[before + 2 : before + 2 + _REACH_BEHIND]
        named = placed or (second and read.written[at].islower() and any(each.istitle() for each in called))
        if named and second and not second[0][0].isdigit():
            start = read.sentence_around(at)[0]
            first = frozenset(read.stems[place] for place in range(start, at) if read.words[place] not in STOP_WORDS)
            yield RelativePosition((read.stems[at], joint), first, second, at)


def _told_before(read: Clauses, at: int) -> int:
    """Return the place of the verb or noun that ends at that place, “away” or “last year” behind it aside."""
    first = read.clause_around(at)[0]
    while at > first and (read.words[at] in _AWAY or read.words[at] in _TIMES):
        at -= 2 if read.words[at] in _TIMES and read.words[at - 1] in ENGLISH.dates.shifts else 1
    return max(at, first)


def _behind(read: Clauses, start: int) -> tuple[str, ...]:
    found: list[str] = []
    for place in range(start, min(len(read.words), start + _REACH_BEHIND)):
        if read.clause[place] != read.clause[start - 1] or (found and read.words[place] in STOP_WORDS):
            break
        if read.words[place] not in STOP_WORDS:
            found.append(read.stems[place])
    return tuple(found)


def is_turned_position(mine: RelativePosition, theirs: RelativePosition) -> bool:
    """Tell whether both say the same of two things, with the two the other way round."""
    return (
        mine.word == theirs.word
        and mine.second[-1] not in theirs.second
        and theirs.second[-1] in mine.first
        and theirs.second[-1] not in theirs.first
    )


def is_converse(says: Clauses, mine: int, line: Clauses, theirs: int) -> bool:
    """Tell whether the words that end before the two places tell of the same two things from either side.

    “The quay is north of the pier” and “the pier is south of the quay”; “Voss was a point ahead of Aske” and “Aske was
    a point behind Voss”.
    """
    starts = _start_of_other(says, mine), _start_of_other(line, theirs)
    if not all(starts):
        return False
    behind, others = _behind(says, starts[0]), _behind(line, starts[1])
    return bool(behind and others) and behind[-1] in line.stems[:theirs] and others[-1] in says.stems[:mine]


def _start_of_other(read: Clauses, end: int) -> int:
    """Return where what a place is told from begins, behind “north of” or “behind” that end there; 0 for nowhere."""
    if read.words[end : end + 1] == ("of",):
        return end + 1
    return end if read.words[end - 1] == "behind" else 0


def has_sides_turned(says: Clauses, mine: int, line: Clauses, theirs: int) -> bool:
    """Tell whether the words before the two places compare the same two things, seen from either of them.

    “More came in 2022 than in 2023” says what “fewer came in 2023 than in 2022” does. Where the line has no “than”,
    what it names first is what it tells of.
    """
    own, other = _sides(says, mine), _sides(line, theirs)
    if own is None:
        return False
    if other is None:
        places = range(line.sentence_around(max(0, theirs - 1))[0], theirs)
        names = [line.stems[place] for place in places if not line.written[place].islower()]
        named = [stemmed for stemmed in names if stemmed in own[0].symmetric_difference(own[1])]
        return bool(named) and named[0] in own[1]
    measured, (compared, *_) = own
    return compared not in measured and compared in other[0] and compared not in other[1]


def _sides(read: Clauses, at: int) -> tuple[frozenset[str], list[str]] | None:
    """Return what stands before the “than” or “as” behind that place, and what stands behind it, as stems."""
    start, last = read.sentence_around(max(0, at - 1))
    places = (place for place in range(at, last) if read.words[place] in _SIDES)
    than = next((place for place in places if read.words[place + 1 : place + 2] not in _HOW_MUCH), None)
    if than is None:
        return None
    end = _end_behind(read, than)
    behind = [read.stems[place] for place in range(than + 1, end) if read.words[place] not in STOP_WORDS]
    return (read.content_in(range(start, than)), behind) if behind else None
