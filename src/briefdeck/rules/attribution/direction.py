"""A direction is not reversed: what rose on the line did not fall, and what was passed was not rejected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, pairwise, zip_longest

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.needs import Need
from briefdeck.language.numbers.numbers import cached_quantities
from briefdeck.language.numbers.quantifiers import is_rest, shares_of
from briefdeck.language.sentences.agents import cached_transfers, find_reversed, find_transfers
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.sentences.comparisons import (
    find_positions,
    has_other_standard,
    has_sides_turned,
    is_converse,
)
from briefdeck.language.sentences.contrasts import is_left_out
from briefdeck.language.sentences.kin import differs, kin_of
from briefdeck.language.sentences.opposites import (
    WORDNET,
    Counterpart,
    Turning,
    antonyms_beyond_table,
    antonyms_of,
    counterparts_of,
    find_same_party,
    fits_best,
    goes_with_other_number,
    is_of_same_thing,
    needs_both,
    select_nearest,
    sides_of,
    turnings_of,
    words_among,
)
from briefdeck.language.sentences.roles import deeds_of, subject_of
from briefdeck.language.sentences.until import are_negated_alike
from briefdeck.language.words import STOP_WORDS, is_past, stem
from briefdeck.model.roles import STATING, Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.parts.denied_in_other_words import is_banned, is_of_others
from briefdeck.rules.attribution.parts.limit_by_not import are_dated_alike
from briefdeck.rules.attribution.parts.opposite_words import (
    BEGINNING,
    OBJECT,
    bounds_a_number,
    follows_least,
    gives_own_number,
    has_begun,
    has_lasted,
    is_advised_against,
    is_called_too_little,
    is_compared_from_other,
    is_denied_of_all,
    is_from_other_side,
    is_in_minority,
    is_of_other_party,
    is_other_use,
    is_other_verb,
    is_own_side_nearer,
    is_same_deed,
    is_seen_from_other,
    is_so_again,
    is_told_of_same,
    joins_both_sides,
    only_measures,
    particle_of,
    same_name,
    same_number,
    stands_in_denial,
    things_beside,
    with_word_before,
    written_words,
)
from briefdeck.rules.attribution.parts.pack_comparisons import find_exchanged, find_turned
from briefdeck.rules.attribution.parts.pack_derivations import find_pack_derivations
from briefdeck.rules.attribution.parts.source_sentences import (
    Derivation,
    find_asked,
    find_derivations,
)
from briefdeck.rules.attribution.parts.told_of_all import tells_of_left_out
from briefdeck.rules.attribution.parts.turned_comparison import (
    calls_one_compared,
    compares_alike,
    find_other_comparison,
    find_other_sign,
    find_other_way,
    is_compared,
    is_of_second,
    is_reciprocal,
)
from briefdeck.rules.fact_context import FactContext
from briefdeck.rules.grounding.parts.misplaced_names import find_exchanged_names
from briefdeck.rules.grounding.parts.remaining_number import tells_rest

RULE = Rule(
    "A305",
    "What a line says rose, the fact does not say fell.",
    why="With figure and name right, a turned direction is what editors overlook: rose for fell, bought for sold, "
    "passed for rejected. Where a line has both, the words around each tell which of them is meant.",
    bad=example("""
        facts:
          - id: work
            fact: Ferry crews in Norrland started work on Monday.
            cite: harbour:6
            topic: strike
        """),
    good=example("""
        facts:
          - id: work
            fact: Ferry crews in Norrland stopped work on Monday.
            cite: harbour:6
            topic: strike
        """),
    reads=STATING | {Role.QUESTION},
    may_doubt=True,
    needs=frozenset({Need.TEXTS, Need.DIRECTIONS}),
    sure_from=0.6,
    warns_from=0.7,
)
_ROOT = 4
"""Letters that a verb and its noun have in common."""
_SURE = 2.5
"""How much of the words around two opposites must be shared for them to be told of the same thing for sure."""
_ENOUGH = 1.0
"""The same for one of two opposites on a line."""
_SHORT = 8
"""Content words of a text that says one thing."""
_STEP = re.compile(r"\bby\s(?:[a-z]+\s)?\Z")
"""What stands before the share by which something rose or fell."""
_UNLESS, _DENYING = "unless", frozenset(("unless", "without"))
_CONDITIONS = frozenset(("if", "unless", "should", "until", "without"))
_MEASURES = ("ness", "th", "ght")
"""Endings of what is measured: “lost a metre in thickness”."""
_SEVERAL = 6
"""Facts of a text that sums up a page."""
_CONVERSES = {
    stem(phrase.split()[0]): number
    for number, phrases in enumerate(ENGLISH.roles.classes)
    for phrase in ENGLISH.roles.converses.get(phrases[0], ())
}
"""Verbs that tell of whom something is done to, “lose”, by the number of the class of those that tell who did it."""


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the words turned round, and the names in exchanged roles."""
    for of_pack in find_pack_derivations(fact) if fact.pack else ():
        turned = find_turned(of_pack)
        if turned is not None:
            message = f"the fact says “{turned.said}” where the line has “{turned.other}”"
            yield of_pack.problem(RULE, message, turned.said, but=1, is_sure=turned.is_sure)
        exchanged = find_exchanged(of_pack) if turned is None else None
        if exchanged is not None:
            first, second, between = exchanged.first, exchanged.second, exchanged.preposition
            message = (
                f"the fact has “{first}” behind “{between}” where the line has “{second}”, and the other way round"
            )
            yield of_pack.problem(RULE, message, first)
        for names in find_exchanged_names(of_pack):
            message = (
                f"on the line “{names.first}” and “{names.second}” stand the other way round beside “{names.word}”"
            )
            yield of_pack.problem(RULE, message, names.first)
    told = set()
    for derived in (*find_derivations(fact), *find_asked(fact)):
        for problem in islice(_turned_round(derived), 1):
            told.add(derived.claim)
            yield problem
        other = find_other_way(derived) if derived.claim not in told else ""
        if other:
            told.add(derived.claim)
            message = f"the lines have the opposite of what this says by “{other}”"
            yield derived.problem(RULE, message, other, meant=other, is_sure=False)
    for claim, word in (*find_other_sign(fact), *find_other_comparison(fact)):
        if claim not in told:
            yield claim.problem(RULE, f"the lines have the opposite of “{word}”", word)


def _turned_round(derived: Derivation) -> Iterator[Problem]:
    yield from _turned(derived)
    yield from _exchanged(derived)
    yield from _antonyms(derived)
    yield from _roles_turned(derived)
    yield from _kin_turned(derived)


def _turned(derived: Derivation) -> Iterator[Problem]:
    """Find the words whose opposite stands in their place on the lines, if both speak of the same part of a thing."""
    says, lines = derived.clauses, derived.cited_clauses
    for mine in turnings_of(says):
        sides = sides_of(mine, lines)
        if 1 - mine.side not in sides or any(is_compared(derived, at) for at in range(mine.start, mine.end)):
            continue
        if _turns_nothing(derived, mine) or (mine.side in sides and gives_own_number(derived)):
            continue
        if len(derived.claim.fact.drawn_from) > _SEVERAL and mine.side in sides:
            continue  # of all that a page tells, a headline may mean what is not alike
        counted = same_number(derived, mine) or same_name(derived, mine) or find_same_party(says, mine, lines)
        if counted is not None:
            if _is_opposite(says, mine, counted) and not _is_denied_of_own_side(derived, mine, [counted]):
                yield _problem(derived, mine, counted)
            continue
        if needs_both(mine) and mine.side not in sides:
            continue
        if _stands_as_here(derived, mine) or _is_said_otherwise(derived, mine) or _tells_both(derived, mine, sides):
            continue
        found = [] if _is_exchanged_here(derived, mine) else counterparts_of(says, mine, derived.cited_clauses)
        found = [each for each in found if each.turning.side == mine.side or is_of_same_thing(says, mine, each)]
        if mine.side in sides:
            found = [each for each in found if each.turning.side == mine.side or not _is_to_come(each)]
        number = says.number_behind(mine.end)
        apart = mine.side in sides or any(("of", number) in pairwise(line.words) for line in lines)
        same = [each for each in found if not (apart and goes_with_other_number(says, mine, each))]
        there = select_nearest(same, derived.fewest_shared, beside=True) or _only_opposite(derived, mine, same, sides)
        there = [each for each in there if not (is_so_again(says, mine, each) or has_begun(says, mine, each))]
        best = max((each.shared for each in there), default=0)
        if best < _ENOUGH and mine.side in sides and not derived.claim.fact.drawn_from:
            continue  # a line that has both is soon misread
        turned = there and all(_is_opposite(says, mine, each) and fits_best(says, mine, each) for each in there)
        if turned and not _is_of_rest(derived) and not _is_denied_of_own_side(derived, mine, there):
            yield _problem(derived, mine, there[0])


def _has_what_follows(derived: Derivation, mine: Turning) -> bool:
    """Tell whether the text has what follows *mine* on a line, and nothing of what follows its opposites there.

    “Lake Osk melted in March” is drawn from “Lake Osk froze in December and thawed in March”.
    """
    own, others = set[str](), set[str]()
    for line in derived.cited_clauses:
        same = sorted((each for each in turnings_of(line) if each.pair == mine.pair), key=lambda each: each.start)
        for each, following in zip_longest(same, same[1:]):
            end = min(line.clause_around(each.start)[1], following.start if following else len(line.words))
            behind = (line.stems[at] for at in range(each.end, end) if line.words[at] not in STOP_WORDS)
            (own if each.side == mine.side else others).update(behind)
    content = derived.clauses.content.keys()
    return bool(others) and not content.isdisjoint(own - others) and content.isdisjoint(others)


def _is_denied_of_own_side(derived: Derivation, mine: Turning, there: list[Counterpart]) -> bool:
    """Tell whether text and line deny something of *mine*, and the line nothing of its opposite.

    “The men had no benefit” is drawn from “it helped the women, but made no difference to men”.
    """
    says = derived.clauses
    own = [(line, each) for line in derived.cited_clauses for each in turnings_of(line)]
    own = [(line, each) for line, each in own if (each.pair, each.side) == (mine.pair, mine.side)]
    return (
        any(stands_in_denial(line, each) for line, each in own)
        and stands_in_denial(says, mine)
        and not any(stands_in_denial(each.line, each.turning) for each in there)
    )


def _turns_nothing(derived: Derivation, mine: Turning) -> bool:
    """Tell whether a text that has the opposite of *mine* beside it may hold all the same."""
    says = derived.clauses
    return (
        is_in_minority(derived, mine)
        or calls_one_compared(derived, mine)
        or joins_both_sides(says, mine)
        or _tells_each(derived, mine)
        or is_told_of_same(derived, mine)
        or is_of_second(derived, mine)
        or _is_in_title(derived, mine)
        or is_advised_against(says, mine)
        or _begins_itself(derived, mine)
        or _is_other_side(derived, mine)
        or _has_what_follows(derived, mine)
        or tells_of_left_out(derived)
        or ("since" in says.words[mine.start : mine.end] and are_dated_alike(derived))
    )


def _tells_each(derived: Derivation, mine: Turning) -> bool:
    """Tell whether *mine* and its opposite are told of two things, and of the same two on a line.

    “The mill was shut; the strike began”: the content word before each of them is the one before it there too.
    """
    says = derived.clauses
    own = [each for each in turnings_of(says) if each.pair == mine.pair]
    if len({each.side for each in own}) < 2:
        return False
    told = {with_word_before(says, each) for each in own}
    lines = ({with_word_before(line, each) for each in turnings_of(line)} for line in derived.cited_clauses)
    if any(told <= theirs for theirs in lines):
        return True
    things = {(each.side, word) for each in own for word in says.content_before(each.start)[-1:]}
    both = len({side for side, _ in things}) > 1
    return both and any(things <= set(things_beside(line, mine.pair)) for line in derived.cited_clauses)


def _stands_as_here(derived: Derivation, mine: Turning) -> bool:
    """Tell whether a line has the very word behind the same content word, and it is no deed: “earnings growth”."""
    told, before = with_word_before(derived.clauses, mine)
    if needs_both(mine) or mine.end - mine.start > 1 or is_past(derived.clauses.words[mine.start]):
        return False
    lines = ({with_word_before(line, each) for each in turnings_of(line)} for line in derived.cited_clauses)
    return bool(before) and any((told, before) in theirs for theirs in lines)


def _tells_both(derived: Derivation, mine: Turning, sides: set[int]) -> bool:
    """Tell whether text and lines both have either side: “needs time to approve it; a refusal would …”."""
    whole = clauses_of(derived.claim.fact.says or derived.says.text)
    own = {each.side for each in turnings_of(whole) if each.pair == mine.pair}
    return bool(derived.claim.fact.drawn_from) and len(own) > 1 and len(sides) > 1


def _is_in_title(derived: Derivation, mine: Turning) -> bool:
    """Tell whether *mine* belongs to what an article is about: “night”, in one with the title “Night train returns”."""
    words = derived.clauses.written[mine.start : mine.end]
    loose = ENGLISH.opposites.of_degree.issuperset(derived.clauses.words[mine.start : mine.end])
    return loose and not derived.claim.fact.drawn_from and all(map(derived.claim.cited.has_in_title, words))


def _is_said_otherwise(derived: Derivation, mine: Turning) -> bool:
    """Tell whether a line has, of the same thing, a word that says in another pair of opposites what *mine* says.

    “Refused” may be the opposite of “offered”, and says the same as “turned down”; “won” that of “lost”, and “won the
    vote” says what “survived the vote” does.
    """
    says, lines = derived.clauses, derived.cited_clauses
    others = [each for each in turnings_of(says) if each.start == mine.start and each.end >= mine.end]
    others = [each for each in others if each.pair != mine.pair]
    return any(
        there.turning.side == other.side
        and is_of_same_thing(says, other, there)
        and says.is_negated(mine.start) == there.negated
        for other in others
        if mine.side not in sides_of(mine, lines)
        for there in select_nearest(counterparts_of(says, other, lines), derived.fewest_shared)
        if not _is_other_side_of(mine, there)
    )


def _is_exchanged_here(derived: Derivation, mine: Turning) -> bool:
    """Tell whether a line tells what *mine* does from the other side: what one lends another borrows, and repays."""
    same = (each for each in turnings_of(derived.clauses) if each.start == mine.start and needs_both(each))
    return not needs_both(mine) and any(sides_of(each, derived.cited_clauses) for each in same)


def _is_other_side_of(mine: Turning, there: Counterpart) -> bool:
    """Tell whether the word of the line is the opposite of *mine*, too: “raised” and “cut” both tell of a change."""
    same = (each for each in turnings_of(there.line) if each.start == there.turning.start and each.pair == mine.pair)
    return any(each.side != mine.side for each in same)


def _begins_itself(derived: Derivation, mine: Turning) -> bool:
    """Tell whether *mine* is said of what the lines say by a verb: “closures start”, where they “will be closed”."""
    if derived.clauses.stems[mine.start] not in BEGINNING:
        return False
    roots = {each[:_ROOT] for each in derived.clauses.content_before(mine.start)}
    others = (
        line.stems[each.start] for line in derived.cited_clauses for each in turnings_of(line) if each.pair == mine.pair
    )
    return any(other[:_ROOT] in roots for other in others)


def _is_other_side(derived: Derivation, mine: Turning) -> bool:
    """Tell whether *mine* tells of whom it was done to, and a line of who did it: “Voss beat Aske”, “Aske lost”."""
    says = derived.clauses
    who = set(subject_of(says, mine.start))
    deeds = (deed for line in derived.cited_clauses for deed in deeds_of(line) if who)
    return says.stems[mine.start] in _CONVERSES and any(
        deed.verb == _CONVERSES[says.stems[mine.start]] and who & set(deed.patient) and who.isdisjoint(deed.agent)
        for deed in deeds
    )


def _only_opposite(derived: Derivation, mine: Turning, there: list[Counterpart], sides: set[int]) -> list[Counterpart]:
    """Return those on the lines that are surely meant: the only opposites, of a text that is drawn from one fact."""
    facts = len(derived.claim.fact.drawn_from)
    few = facts == 1 or (facts == 2 and all(each.telling > 1 for each in there))
    short = len(derived.says.content) <= _SHORT and few
    word = derived.clauses.words[mine.start]
    loose = word in ENGLISH.opposites.of_degree or mine.side in sides or needs_both(mine)
    return there if short and not loose and not any(map(_is_to_come, there)) else []


def _is_to_come(there: Counterpart) -> bool:
    """Tell whether the line only says that it would be so: “would resume”, “was due to resume”."""
    start = there.turning.start
    if there.line.words[start - 1 : start] == ("to",) and there.line.words[start - 2 : start - 1] != ():
        return there.line.words[start - 2] in ENGLISH.governing.scheduled
    return not ENGLISH.governing.modal.isdisjoint(there.line.words[max(0, start - 2) : start])


def _is_of_rest(derived: Derivation) -> bool:
    """Tell whether the statement speaks of those whom the lines leave out: “one of the three”, for two of them."""
    lines = frozenset[Fraction]().union(*(_fractions(each.text) for each in derived.cited))
    if tells_rest(derived.claim) or any(1 - share in lines for share in _fractions(derived.says.text)):
        return True
    theirs = [share for line in derived.cited_clauses for share in shares_of(line)]
    return any(is_rest(mine, share) for mine in shares_of(derived.clauses) for share in theirs)


def _fractions(text: str) -> frozenset[Fraction]:
    """Return the shares that *text* gives as fractions: “a fifth”, “four in five”; what rose “by half” is none."""
    told = (one for one in cached_quantities(text) if not _STEP.search(text, 0, one.start))
    readings = (reading for one in told for reading in one.readings)
    return frozenset(Fraction(each.value) for each in readings if not each.unit and 0 < each.value < 1)


def _exchanged(derived: Derivation) -> Iterator[Problem]:
    """Find those who buy in the statement what they sell on the lines, and the like."""
    says = derived.clauses
    for mine in filter(needs_both, turnings_of(says)):
        found = counterparts_of(says, mine, derived.cited_clauses)
        same = [each for each in found if is_same_deed(says, mine, each)]
        if same and all(_is_opposite(says, mine, each) for each in same):
            yield _problem(derived, mine, same[0])


def _antonyms(derived: Derivation) -> Iterator[Problem]:
    """Find the words that no line has where a line has what WordNet calls their opposite."""
    unknown = derived.says.content.difference(*(sentence.content for sentence in derived.cited))
    if not any(map(antonyms_of, map(stem, unknown))):
        return
    says, lines, likely = derived.clauses, derived.cited_clauses, derived.likely_clauses
    known = {place for turning in turnings_of(says) for place in range(turning.start, turning.end)}
    for stemmed, (at, *_) in says.content.items():
        is_new = says.written[at].islower() and all(stemmed not in line.content for line in lines)
        measured = says.words[max(0, at - 1)] == "in" and says.words[at].endswith(_MEASURES)
        measured = measured or only_measures(says, at)
        if is_new and not (measured or is_other_verb(says, at) or is_compared(derived, at)):
            mine = Turning(at, at + 1, WORDNET, 0)
            opposites = antonyms_beyond_table(stemmed) if at in known else antonyms_of(stemmed)
            there = select_nearest(words_among(says, at, opposites, likely), derived.fewest_shared)
            there = [each for each in there if particle_of(says, mine) == particle_of(each.line, each.turning)]
            if there and all(_is_opposite(says, mine, each) for each in there) and not _is_of_rest(derived):
                yield _problem(derived, mine, there[0])


def _is_opposite(says: Clauses, mine: Turning, there: Counterpart) -> bool:
    """Tell whether the two say the opposite: they do not where only one of them has a “not”."""
    return (
        mine.side != there.turning.side
        and are_negated_alike(says, mine.start, there.line, there.turning.start)
        and not (is_called_too_little(says, mine.start) or is_denied_of_all(says, mine.start))
        and is_banned(says, mine.start) is is_banned(there.line, there.turning.start)
        and not is_converse(says, mine.end, there.line, there.turning.end)
        and not has_other_standard(says, mine.end, there.line, there.turning.end)
        and not has_sides_turned(says, mine.end, there.line, there.turning.end)
        and not (is_from_other_side(says, mine, there) or is_of_other_party(says, mine, there))
        and not (_is_under_opposite_condition(says, there.line) or has_lasted(says, mine, there))
        and not (is_seen_from_other(says, mine, there) or is_compared_from_other(says, mine, there))
        and not (is_other_use(says, mine, there) or is_own_side_nearer(says, mine, there))
        and not is_of_others(says, mine.start, there.line, there.turning.start)
        and not is_left_out(there.line, says.content_behind(mine.end)[:OBJECT])
        and follows_least(says, mine) is follows_least(there.line, there.turning)
        and bounds_a_number(says, mine) is bounds_a_number(there.line, there.turning)
    )


def _is_under_opposite_condition(says: Clauses, line: Clauses) -> bool:
    """Tell whether only one of the two has an “unless”: “unless it is opened” is “if it stays closed”."""
    by_doing = any(by == "by" and doing.endswith("ing") for by, doing in pairwise(says.words))
    denied = not _DENYING.isdisjoint(says.words)
    return (by_doing or not _CONDITIONS.isdisjoint(says.words)) and denied is not (_UNLESS in line.words)


def _problem(derived: Derivation, mine: Turning, there: Counterpart) -> Problem:
    word, meant = written_words(derived.clauses, mine), written_words(there.line, there.turning)
    message = f"the fact says “{word}” where the line has “{meant}”"
    return derived.problem(RULE, message, word, meant=meant, is_sure=there.shared >= _SURE)


def _roles_turned(derived: Derivation) -> Iterator[Problem]:
    """Find two names whose roles at the same verb are exchanged on the line."""
    mine = find_transfers(derived.claim.plain) if not derived.asks else None
    same = _tells_same_kin(derived) or compares_alike(derived)
    if mine and not (same or any(each.word[1] == "of" for each in find_positions(derived.clauses))):
        theirs = frozenset().union(*(cached_transfers(sentence.text) for sentence in derived.sentences))
        if find_reversed(mine, theirs) is not None and not is_reciprocal(derived):
            yield derived.problem(RULE, "the line has these two names the other way round")


def _tells_same_kin(derived: Derivation) -> bool:
    """Tell whether a line says of two people what the statement says: “Orr and his son Tann”, “Tann, son of Orr”."""
    theirs = [kin for sentence in derived.cited for kin in kin_of(sentence.text)]
    return any(differs(mine, kin) is False for mine in kin_of(derived.claim.plain) for kin in theirs)


def _kin_turned(derived: Derivation) -> Iterator[Problem]:
    """Find who is called another’s father on the lines, and the other’s son in the statement, or the like."""
    theirs = [kin for sentence in derived.cited for kin in kin_of(sentence.text)]
    for mine in kin_of(derived.claim.plain) if theirs and not derived.asks else ():
        compared = [(kin, differs(mine, kin)) for kin in theirs]
        other = [kin for kin, differs_ in compared if differs_]
        if other and all(differs_ is not False for _, differs_ in compared):
            message = f"the fact says “{mine.words}” where {other[0].who} is the {other[0].words} of {other[0].of}"
            yield derived.problem(RULE, message, mine.words, meant=other[0].words)
