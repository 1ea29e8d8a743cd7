"""What a line says is a novel, the fact does not call a film."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from briefdeck.language.needs import Need
from briefdeck.language.sentences.kinds import Kind, excludes, kinds_of, rivals_of
from briefdeck.language.sentences.opposites import select_nearest, words_among
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.source_sentences import Derivation, find_derivations
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "A310",
    "A thing is of the kind that its lines say it is.",
    "warning",
    why="“Film” for “novel” leaves names and figures as they were. Only kinds that exclude each other are compared.",
    bad=example("""
        facts:
          - id: aurora
            fact: The Aurora is a yacht.
            cite: quay:4
            topic: strike
        """),
    good=example("""
        facts:
          - id: aurora
            fact: The Aurora is a ferry.
            cite: quay:4
            topic: strike
        """),
    reads=STATING,
    needs=frozenset({Need.TEXTS, Need.STATEMENTS}),
)


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the things that are said to be of another kind than on the lines."""
    for derived in find_derivations(fact):
        yield from islice((*_other_kind(derived), *_swapped_word(derived)), 1)


def _other_kind(derived: Derivation) -> Iterator[Problem]:
    lines = derived.cited_clauses
    for mine in kinds_of(derived.clauses):
        theirs = [kind for line in lines for kind in kinds_of(line) if kind.group == mine.group]
        other = [kind for kind in theirs if excludes(mine, kind) and _is_same_thing(mine, kind)]
        same = any(mine.word.lower() in line.words for line in lines)
        if mine.told and other and not same and len({kind.kind for kind in theirs}) == 1:
            message = f"the fact calls it a {mine.word} where the line has {other[0].word}"
            yield derived.problem(RULE, message, mine.word, meant=other[0].word)
            return


def _swapped_word(derived: Derivation) -> Iterator[Problem]:
    """Find the words that no line has where one has a word that is easily written for it: “baker” for “butcher”."""
    says, lines = derived.clauses, derived.cited_clauses
    here = frozenset().union(*(line.content.keys() for line in lines))
    for stemmed, (at, *_) in says.content.items():
        same, others = rivals_of(stemmed)
        others = others & here - says.content.keys()
        if not others or not same.isdisjoint(here) or (at and not says.written[at].islower()):
            continue
        there = select_nearest(words_among(says, at, others, lines), derived.fewest_shared)
        if there and all(says.is_negated(at) is each.negated for each in there):
            meant = there[0].line.written[there[0].turning.start]
            message = f"the fact says “{says.written[at]}” where the line has “{meant}”"
            yield derived.problem(RULE, message, says.written[at], meant=meant)


def _is_same_thing(mine: Kind, theirs: Kind) -> bool:
    """Tell whether both may speak of the same thing; a line may call it “it”."""
    if theirs.told:
        return not theirs.things or not mine.things.isdisjoint(theirs.things)
    return not theirs.called.isdisjoint(mine.things)
