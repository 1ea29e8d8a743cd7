"""What a line says is a novel, the fact does not call a film."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.needs import Need
from briefdeck.language.sentences.clauses import Clauses, found_once
from briefdeck.language.sentences.opposites import Counterpart, select_nearest, turnings_of
from briefdeck.language.sentences.rivals import find_rivals, has_rivals
from briefdeck.language.words import STOP_WORDS, stem
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.parts.source_sentences import Derivation, find_derivations
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "A310",
    "A thing is of the kind that its lines say it is.",
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
    may_doubt=True,
    needs=frozenset({Need.TEXTS, Need.STATEMENTS}),
    sure_from=0.6,
)

_BEING = frozenset(ENGLISH.grammar.being)
_SAYING = ENGLISH.statements.speaking
_ARTICLES = ENGLISH.grammar.articles
_LONGEST = 7
"""Words of what a thing is: “a major public research university”."""

_SPOUSES, _MARRYING = ENGLISH.people.spouses, ENGLISH.people.marrying


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
    if not has_rivals(says.words):
        return
    for at, *_ in says.content.values():
        if at and not says.written[at].islower():
            continue
        if says.words[at] in ENGLISH.people.views or not _SAYING.isdisjoint(says.words[max(0, at - 2) : at]):
            continue  # “by the doctor’s account”, “says the judge”
        if says.words[at] in _SPOUSES and not _MARRYING.isdisjoint(word for line in lines for word in line.words):
            continue  # whoever married is husband or wife
        sure, alike = find_rivals(says, at, lines)
        there = select_nearest(sure, derived.fewest_shared) or alike or _only_one(derived, sure)
        if there and all(says.is_negated(at) is each.negated for each in there):
            meant = there[0].line.written[there[0].turning.start]
            message = f"the fact says “{says.written[at]}” where the line has “{meant}”"
            directed = any(turning.start <= at < turning.end for turning in turnings_of(says))
            yield derived.problem(RULE, message, says.written[at], meant=meant, is_sure=not directed)  # else see A305


def _only_one(derived: Derivation, found: list[Counterpart]) -> list[Counterpart]:
    """Return *found* where it is one word, of a sentence that the statement was drawn from with few words changed."""
    if len(found) == 1 and derived.is_close and any(found[0].line is line for line in derived.likely_clauses):
        return found
    return []


def _is_same_thing(mine: Kind, theirs: Kind) -> bool:
    """Tell whether both may speak of the same thing; a line may call it “it”."""
    if theirs.told:
        return not theirs.things or not mine.things.isdisjoint(theirs.things)
    return not theirs.called.isdisjoint(mine.things)


class Kind(NamedTuple):
    """What a thing is said to be."""

    group: str
    """The group of kinds that exclude each other."""
    kind: int
    """Its number in the group."""
    word: str
    """The word as it is written."""
    things: frozenset[str]
    """The stems of what stands before it in its clause, or of its whole sentence where it is set off by commas."""
    told: bool
    """Whether a form of "be" stands before it."""
    called: frozenset[str]
    """The stems of the name that stands right behind it: "the single DNA"."""


@cache
def _kinds() -> dict[str, list[tuple[str, int]]]:
    return _by_stem(ENGLISH.kinds)


def _by_stem(groups: Mapping[str, tuple[tuple[str, ...], ...]]) -> dict[str, list[tuple[str, int]]]:
    """Map the stems of all words of *groups* to the groups that have them, each with the number of the kind there."""
    found: dict[str, list[tuple[str, int]]] = {}
    for group, kinds in groups.items():
        for number, words in enumerate(kinds):
            for word in words:
                found.setdefault(stem(word), []).append((group, number))
    return found


@found_once
def kinds_of(read: Clauses) -> Iterator[Kind]:
    """Find the things that a sentence says to be of a kind."""
    if _kinds().keys().isdisjoint(read.content):
        return
    known = _kinds()
    for at, word in enumerate(read.words):
        run = _run(read, at) if at and word in _ARTICLES else range(0)
        head = max((place for place in run if read.written[place].islower()), default=0)
        told = read.words[at - 1] in _BEING
        called = frozenset(read.stems[place] for place in run if place > head)
        if head and (told or called or read.clause[at - 1] != read.clause[at]):
            for group, kind in known.get(read.stems[head], ()):
                yield Kind(group, kind, read.written[head], _things(read, at, told), told, called)


def _run(read: Clauses, article: int) -> range:
    """Return the places of the words after the *article*, up to a stop word or the end of the clause."""
    place = article + 1
    while (
        place < len(read.words)
        and read.clause[place] == read.clause[article]
        and read.words[place] not in STOP_WORDS
        and place - article <= _LONGEST
    ):
        place += 1
    return range(article + 1, place)


def _things(read: Clauses, at: int, told: bool) -> frozenset[str]:
    first, last = read.sentence_around(at)
    return frozenset(
        read.stems[place] for place in range(first, at if told else last) if read.words[place] not in STOP_WORDS
    )


def excludes(mine: Kind, theirs: Kind) -> bool:
    """Tell whether a thing of the kind *theirs* cannot be of the kind *mine*."""
    return mine.group == theirs.group and mine.kind != theirs.kind
