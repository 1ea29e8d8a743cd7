"""How much of a thing a fact speaks of is how much its lines speak of: some, most, all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from briefdeck.language.needs import Need
from briefdeck.language.numbers.numbers import cached_quantities
from briefdeck.language.numbers.quantifiers import Share, is_rest, says_more, shares_of
from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.sentences.opposites import turnings_of
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.part_of_whole import find_other_end, find_whole_for_part, find_whole_phrase
from briefdeck.rules.attribution.source_sentences import Derivation, find_derivations
from briefdeck.rules.attribution.told_of_all import find_only, find_told_of_all
from briefdeck.rules.attribution.whole_for_count import find_whole_for_count, leaves_out
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
    needs=frozenset({Need.TEXTS, Need.STATEMENTS}),
)

_SHARED = 2
"""Words of a fact that a sentence about the same has."""

_ALL = frozenset(("all", "every", "everyone", "each"))
_POINTING = frozenset(("in", "who", "that", "those", "did", "had"))
_PRONOUNS = frozenset(("them", "these", "those", "which", "whom"))
"""What stands for a noun behind a share: “few of them”."""


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the shares that are greater, or far smaller, than those of the lines."""
    for derived in find_derivations(fact):
        found = list(_greater(derived)) or list(_of_all(derived))
        yield from found or list(_whole_for_count(derived)) or _whole_for_part(derived)


def _of_all(derived: Derivation) -> Iterator[Problem]:
    """Find what is told of all, and on the lines of some."""
    whole = find_told_of_all(derived) or find_only(derived)
    if whole is not None:
        message = f"the fact speaks of “{whole[0]}” where the line has “{whole[1]}”"
        yield replace(derived.problem(RULE, message, whole[0], meant=whole[1]), doubtful=False)


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
    for mine in shares_of(says):
        if (
            _is_a_percentage(derived, mine)
            or _is_on_a_line(derived, mine.words.removesuffix(" of"))
            or _is_said_of_another(derived, mine)
        ):
            continue
        theirs = [
            (line, share) for line in derived.cited_clauses for share in shares_of(line) if share.nouns & mine.nouns
        ]
        if any(is_rest(mine, share) and _says_else(says, mine, line, share) for line, share in theirs):
            continue
        if any(_has_bare(line, mine) or leaves_out(says, mine, line, share) for line, share in theirs):
            continue
        if theirs and all(says_more(mine, share) and _alike(says, mine, line, share) for line, share in theirs):
            message = f"the fact speaks of “{mine.words}” where the line has “{theirs[0][1].words}”"
            found = derived.problem(RULE, message, mine.words, meant=theirs[0][1].words)
            yield replace(found, doubtful=False)
            return


def _is_on_a_line(derived: Derivation, share: str) -> bool:
    """Tell whether *share* is in figures, and on a line too; rules on numbers compare that."""
    return share[0].isdigit() and any(f" {share} " in f" {' '.join(each.written)} " for each in derived.cited_clauses)


def _has_bare(line: Clauses, mine: Share) -> bool:
    """Tell whether *line* has the share of *mine* without a noun, of things told before: “few of them”."""
    words = mine.words.lower().removesuffix(" of").split()
    if words[0][0].isdigit():
        return False
    same = _ALL if words[-1] in _ALL else frozenset(words[-1:])
    for at, word in enumerate(line.words[:-1]):
        after = line.words[at + 1 : at + 3]
        points = after[0] in _POINTING or (after[0] == "of" and after[-1] in _PRONOUNS)
        if word in same and points and (line.words[at - 1] not in _PRONOUNS or not at):
            return True
    return False


def _is_a_percentage(derived: Derivation, mine: Share) -> bool:
    """Tell whether a line has *mine* in percent, so that it is told of something there: “six in ten”, “60 percent”."""
    percents = (
        reading.value
        for line in derived.cited
        for other in cached_quantities(line.text)
        for reading in other.readings
        if reading.unit == "%" and not mine.words[0].isdigit()
    )
    return mine.least == mine.most and any(100 * mine.least == each for each in percents)


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
    there = {(each.pair, each.side) for each in turnings_of(line) if first <= each.start < end}
    turned = any((each.pair, 1 - each.side) in there for each in turnings_of(says))
    return turned or bool(says.negations) != bool(line.negations)


def _alike(says: Clauses, mine: Share, line: Clauses, theirs: Share) -> bool:
    """Tell whether both are negated, or neither."""
    return says.is_negated(mine.at) == line.is_negated(theirs.at)
