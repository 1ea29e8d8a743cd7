"""What a deputy does, the fact does not say of the head: a word that takes something back is not left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.needs import Need
from briefdeck.language.numbers.amounts import count_of
from briefdeck.language.sentences.clauses import Clauses, found_once
from briefdeck.language.words import STOP_WORDS, has_digits_of_year, is_past, stem
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.parts.source_sentences import Derivation, find_derivations
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "A315",
    "A word that takes something back, such as “deputy”, “former” or “attempted”, is not left out.",
    "warning",
    why="A deputy head is no head and an attempted theft no theft, though all other words stand on the line. Grammar "
    "calls such words privative.",
    bad=example("""
        facts:
          - id: mate
            fact: Before the vote a mate of the Aurora was heard.
            cite: quay:4
            topic: strike
        """),
    good=example("""
        facts:
          - id: mate
            fact: Before the vote a former mate of the Aurora was heard.
            cite: quay:4
            topic: strike
        """),
    reads=STATING,
    needs=frozenset({Need.TEXTS, Need.STATEMENTS}),
)

_GROUPS = ENGLISH.senses.taking_back
_BEFORE = 3
"""Words before a noun among which what takes it back may stand: “the former deputy mayor”."""
_SHARED = 2
"""Content words of one sentence that a fact must have too: the noun, and what is said of it."""
_WORDS = frozenset[str]().union(*(words for words, _ in _GROUPS))
_PREFIXES = tuple(word for word in _WORDS if word.endswith("-"))
_SUFFIXES = tuple(word for word in _WORDS if word.startswith("-"))
_BEFORE_ADJECTIVE = ENGLISH.grammar.determiners | frozenset((*ENGLISH.grammar.prepositions, "and", "or", "as"))


class TakenBack(NamedTuple):
    """A noun, and the word that takes it back."""

    noun: str
    """The stem of the noun."""
    written: str
    """Both, as they are written."""
    modifier: str
    """The word, folded."""


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the nouns that stand bare in a statement where the lines have them with a word that takes them back."""
    for derived in find_derivations(fact):
        yield from islice(_find(derived), 1)


def _find(derived: Derivation) -> Iterator[Problem]:
    says = derived.clauses
    for line in derived.cited_clauses:
        for taken in taken_back_in(line):
            if (
                taken.noun in says.content
                and len(says.content.keys() & line.content.keys()) >= _SHARED
                and not _is_kept(derived, taken)
                and not any(_stands_bare(other, taken.noun) for other in derived.cited_clauses)
            ):
                at = says.content[taken.noun][0]
                message = f"the line has “{taken.written}”, the fact only “{says.written[at]}”"
                yield derived.problem(RULE, message, says.written[at], meant=taken.written)
                return


def _is_kept(derived: Derivation, taken: TakenBack) -> bool:
    """Tell whether the fact takes the noun back too, in the same words or in others: “who had been the mayor”."""
    says = derived.clauses
    group = frozenset[str]().union(*(words | told for words, told in _GROUPS if taken.modifier in words))
    in_office = "former" in group and any(map(has_digits_of_year, says.words))  # “mayor until 2009”
    return (
        in_office
        or not group.isdisjoint(says.words)
        or derived.says.is_governed
        or any(each.noun == taken.noun for each in taken_back_in(says))
        or not _stands_bare(says, taken.noun)
    )


def _stands_bare(read: Clauses, noun: str) -> bool:
    """Tell whether a sentence has the noun with that stem without anything before it that takes it back."""
    return any(
        (not at or read.written[at].islower()) and _WORDS.isdisjoint(read.words[max(0, at - _BEFORE) : at])
        for at in read.content.get(noun, ())
    )


@found_once
def taken_back_in(read: Clauses) -> Iterator[TakenBack]:
    """List the nouns of a sentence that a word before them, or a part of them, takes back."""
    for at, word in enumerate(read.words):
        for prefix in _PREFIXES:
            if word.startswith(prefix):
                yield TakenBack(stem(word.removeprefix(prefix)), read.written[at], prefix)
        for suffix in _SUFFIXES:
            if word.endswith(suffix):
                yield TakenBack(stem(word.removesuffix(suffix)), read.written[at], suffix)
        if word in _WORDS and _is_adjective(read, at):
            yield TakenBack(read.stems[at + 1], " ".join(read.written[at : at + 2]), word)


def _is_adjective(read: Clauses, at: int) -> bool:
    """Tell whether the word at that place stands before a noun that it goes with: “an attempted theft”."""
    following = at + 1
    return (
        following < len(read.words)
        and read.clause[following] == read.clause[at]
        and read.written[following].islower()
        and read.words[following] not in STOP_WORDS
        and not (read.words[following] in _WORDS and _is_adjective(read, following))  # “the former deputy mayor”
        and not is_past(read.words[following])
        and (not at or read.clause[at - 1] != read.clause[at] or _may_stand_before(read, at - 1))
        and not (read.words[at] == "former" and "latter" in read.words)
    )


def _may_stand_before(read: Clauses, at: int) -> bool:
    """Tell whether the word at that place stands before adjectives rather than verbs: “an”, “of”, “300”, “Orrin’s”."""
    word = read.words[at]
    return read.is_owner(at) or word in _BEFORE_ADJECTIVE or count_of(word) > 0 or word[0].isdigit()
