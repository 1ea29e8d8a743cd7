"""How much of a thing a fact speaks of is how much its lines speak of: some, most, all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.needs import Need
from briefdeck.language.numbers.numbers import cached_quantities
from briefdeck.language.numbers.quantifiers import (
    Share,
    are_together_all,
    bare_shares_of,
    is_rest,
    says_more,
    shares_of,
)
from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.sentences.opposites import turnings_of
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.parts.counted_share import find_other_count
from briefdeck.rules.attribution.parts.exception import find_dropped_exception
from briefdeck.rules.attribution.parts.pack_comparisons import find_all_for_part, find_other_only
from briefdeck.rules.attribution.parts.pack_derivations import find_pack_derivations
from briefdeck.rules.attribution.parts.part_of_whole import find_other_end, find_whole_for_part, find_whole_phrase
from briefdeck.rules.attribution.parts.source_sentences import Derivation, find_derivations
from briefdeck.rules.attribution.parts.sum_for_each import find_sum_for_each
from briefdeck.rules.attribution.parts.told_of_all import find_only, find_told_of_all, is_told_of_none
from briefdeck.rules.attribution.parts.whole_for_count import find_whole_for_count, leaves_out
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "A309",
    "What a line says of some, the fact does not say of most or all.",
    why="“Some of the crews” and “all crews” are two statements, and neither has a figure to check.",
    bad=example("""
        facts:
          - id: routes
            fact: All routes still run, the company says.
            cite: quay:2
            topic: strike
        """),
    good=example("""
        facts:
          - id: routes
            fact: Two of the nine routes still run, the company says.
            cite: quay:2
            topic: strike
        """),
    reads=STATING,
    may_doubt=True,
    needs=frozenset({Need.TEXTS, Need.QUANTIFIERS}),
)

_SHARED = 2
"""Words of a fact that a sentence about the same has."""

_GRAMMAR = ENGLISH.grammar
_VERBS = frozenset((*_GRAMMAR.being, *_GRAMMAR.modal, *ENGLISH.spelling.irregular))


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the shares that are greater, or far smaller, than those of the lines."""
    for of_pack in find_pack_derivations(fact) if fact.pack else ():
        told = find_all_for_part(of_pack) or find_other_only(of_pack)
        if told is not None:
            message = f"the fact speaks of “{told.said}” where the line has “{told.other}”"
            yield of_pack.problem(RULE, message, told.said)
    for derived in find_derivations(fact):
        found = list(_greater(derived)) or list(_of_all(derived)) or list(_other_count(derived))
        found = found or list(_without_exception(derived)) or list(_of_each(derived))
        yield from found or list(_whole_for_count(derived)) or _whole_for_part(derived)


def _of_all(derived: Derivation) -> Iterator[Problem]:
    """Find what is told of all, and on the lines of some."""
    whole = find_told_of_all(derived) or find_only(derived)
    if whole is not None:
        message = f"the fact speaks of “{whole[0]}” where the line has “{whole[1]}”"
        yield replace(derived.problem(RULE, message, whole[0], meant=whole[1]), doubtful=False)


def _without_exception(derived: Derivation) -> Iterator[Problem]:
    """Find what is told of all, or of one, where the lines tell it of all except that one."""
    told = find_dropped_exception(derived)
    if told is not None:
        message = f"the fact speaks of “{told[0]}” where the line has “{told[1]}”"
        yield derived.problem(RULE, message, told[0], meant=told[1])


def _of_each(derived: Derivation) -> Iterator[Problem]:
    """Find the number that is told of each, and on the lines of all together, or the other way round."""
    told = find_sum_for_each(derived)
    if told is not None:
        message = f"the fact has “{told[0]}” where the line has “{told[1]}”"
        found = derived.problem(RULE, message, told[0], meant=told[1], is_sure=told[1] != "for")
        yield replace(found, doubtful=False)


def _other_count(derived: Derivation) -> Iterator[Problem]:
    """Find the “most of them” that the numbers of the lines do not make."""
    told = find_other_count(derived)
    if told is not None:
        message = f"the fact speaks of “{told[0]}” where the line has {told[1]}"
        yield replace(derived.problem(RULE, message, told[0], meant=told[1].split()[0]), doubtful=False)


def _whole_for_count(derived: Derivation) -> Iterator[Problem]:
    """Find what is told of all that are counted, and on the lines of a part of them."""
    told = find_whole_for_count(derived)
    if told is not None:
        whole, part = told
        message = f"the fact tells this of “{whole}”, and the line of “{part}”"
        yield replace(derived.problem(RULE, message, whole, meant=part), doubtful=False)


def _whole_for_part(derived: Derivation) -> Iterator[Problem]:
    """Find what is told of a whole, and on the lines of a part of it only."""
    phrase = find_whole_phrase(derived)
    if phrase:
        yield derived.problem(RULE, f"“{phrase}” is more than the lines say", phrase, is_sure=False)
        return
    other = find_other_end(derived)
    if other is not None:
        mine, theirs = other
        yield derived.problem(RULE, f"the fact has “{mine}” where the line has “{theirs}”", mine, meant=theirs)
        return
    told = find_whole_for_part(derived)
    if told is not None:
        whole, part = told
        message = f"the line tells this of a part only (“{part}”), and the fact of all of “{whole}”"
        yield derived.problem(RULE, message, whole, meant=part, is_sure=False)


def _greater(derived: Derivation) -> Iterator[Problem]:
    says = derived.clauses
    for mine in () if is_told_of_none(derived) else shares_of(says):
        if (
            _is_written_otherwise(derived, mine)
            or _is_on_a_line(derived, mine.words.removesuffix(" of"))
            or _is_said_of_another(derived, mine)
        ):
            continue
        theirs = [
            (line, share) for line in derived.cited_clauses for share in shares_of(line) if share.nouns & mine.nouns
        ]
        if any(is_rest(mine, share) and _says_else(says, mine, line, share) for line, share in theirs):
            continue
        if any(are_together_all(mine, share) and _is_of_others(says, line, share) for line, share in theirs):
            continue
        if any(mine.least > share.least and leaves_out(says, mine, line, share) for line, share in theirs):
            continue
        bare = [(line, share) for line in derived.cited_clauses for share in _bare_shares(says, line, mine)]
        if any((share.least, share.most) == (mine.least, mine.most) for _, share in bare):
            continue
        theirs += bare if says.clause_around(mine.at)[0] == mine.at else []
        if theirs and all(says_more(mine, share) and _alike(says, mine, line, share) for line, share in theirs):
            message = f"the fact speaks of “{mine.words}” where the line has “{theirs[0][1].words}”"
            found = derived.problem(RULE, message, mine.words, meant=theirs[0][1].words)
            yield replace(found, doubtful=False)
            return


def _is_on_a_line(derived: Derivation, share: str) -> bool:
    """Tell whether *share* is in figures, and on a line too; rules on numbers compare that."""
    return share[0].isdigit() and any(f" {share} " in f" {' '.join(each.written)} " for each in derived.cited_clauses)


def _bare_shares(says: Clauses, line: Clauses, mine: Share) -> Iterator[Share]:
    """Find the shares that *line* has without a noun, of what *mine* is told of and with what *says* tells of it.

    Where little more is said, as in “… and few of them in the second”, what is told before is told of these too.
    """
    told = says.content.keys() - mine.nouns
    for bare in bare_shares_of(line):
        first, end = line.clause_around(bare.at)
        if bare.is_of_told and mine.nouns.isdisjoint(line.content_in(range(line.sentence_around(bare.at)[0], bare.at))):
            continue
        if end < len(line.words) and line.words[end] in _GRAMMAR.relative:
            end = line.clause_around(end)[1]  # “all those who had them were let in”
        is_short = bare.is_of_told and not any(_may_be_verb(line, at) for at in range(bare.end, end))
        if is_short or not told.isdisjoint(line.content_in(range(first, end))):
            yield Share(bare.least, bare.most, bare.words, mine.nouns, bare.at)


def _may_be_verb(read: Clauses, at: int) -> bool:
    word = read.words[at]
    return word in _VERBS or word.endswith("ed")


def _is_written_otherwise(derived: Derivation, mine: Share) -> bool:
    """Tell whether a line has *mine* in another form, so that it is told of something there: “six in ten” of 60 %."""
    in_percent = mine.words[0].isdigit()
    readings = (
        reading for line in derived.cited for other in cached_quantities(line.text) for reading in other.readings
    )
    theirs = (
        each.value if in_percent else Fraction(each.value, 100)
        for each in readings
        if each.unit == ("" if in_percent else "%")
    )
    return mine.least == mine.most and any(each == mine.least for each in theirs)


def _is_said_of_another(derived: Derivation, mine: Share) -> bool:
    """Tell whether a sentence about the same has the very share, without its noun: “Most judged it low”."""
    words, says = mine.words.lower().removesuffix(" of"), derived.clauses.content.keys()
    alike = (line for line in derived.cited_clauses if len(says & line.content.keys()) >= _SHARED)
    return any(
        share.words.lower().removesuffix(" of") == words and line.clause_around(share.at)[0] == share.at
        for line in alike
        for share in shares_of(line)
    )


def _says_else(says: Clauses, mine: Share, line: Clauses, theirs: Share) -> bool:
    """Tell whether the fact says something else of the rest than the line of the part.

    It has not the word that follows there what is counted, or an opposite of one, or only one of them has a “not”.
    """
    behind = line.content_behind(theirs.at + 1)
    told = next((word for before, word in pairwise(behind) if before in mine.nouns & theirs.nouns), "")
    if mine.least == mine.most and told and told not in says.content:
        return True
    first, end = line.clause_around(theirs.at) if mine.least != mine.most else (0, len(line.words))
    return _has_opposite(says, line, range(first, end)) or bool(says.negations) != bool(line.negations)


def _is_of_others(says: Clauses, line: Clauses, theirs: Share) -> bool:
    """Tell whether the fact tells the opposite of the clause of *theirs*: “most left”, for “few stayed”."""
    first, end = line.clause_around(theirs.at)
    denied = any(first <= each.at < end for each in line.negations)
    return bool(says.negations) is not denied or _has_opposite(says, line, range(first, end))


def _has_opposite(says: Clauses, line: Clauses, places: range) -> bool:
    there = {(each.pair, each.side) for each in turnings_of(line) if each.start in places}
    return any((each.pair, 1 - each.side) in there for each in turnings_of(says))


def _alike(says: Clauses, mine: Share, line: Clauses, theirs: Share) -> bool:
    """Tell whether both are negated, or neither."""
    return says.is_negated(mine.at) == line.is_negated(theirs.at)
