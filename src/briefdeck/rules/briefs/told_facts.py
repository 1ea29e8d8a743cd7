"""Who says the facts of a bank, for the rules on texts that are drawn from them."""

from __future__ import annotations

from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.markup import plain
from briefdeck.language.names.names import name_key
from briefdeck.language.sentences.clauses import clauses_of
from briefdeck.language.sentences.tellers import numbers_of, told_in
from briefdeck.language.words import STOP_WORDS, fold_word, stem, words
from briefdeck.rules.context import CheckContext, kept
from briefdeck.rules.fact_context import FactContext, list_fact_contexts
from briefdeck.rules.spoken_of import find_descriptions

_PARTIES = frozenset(map(stem, ENGLISH.senses.parties))


class ToldFact(NamedTuple):
    """What a fact says, and who says it."""

    who: frozenset[str]
    """The stems of the words by which those who say it may be called."""
    numbers: frozenset[str]
    content: frozenset[str]


@kept
def read_told_facts(context: CheckContext) -> dict[str, ToldFact]:
    """Return the facts by their ids, with who says each."""
    return {str(fact.fact.id): _told_fact(context, fact) for fact in list_fact_contexts(context)}


def _told_fact(context: CheckContext, fact: FactContext) -> ToldFact:
    """Read who says *fact*: `said_by`, and whoever tells it in the fact or on its lines."""
    text = plain(fact.fact.fact)
    read = clauses_of(text)
    told = told_in(read)
    said_by = frozenset(stem(fold_word(word)) for word in words(plain(fact.fact.said_by))) - STOP_WORDS
    who = said_by.union(*(each.who for each in told))
    called = _called(context, who) | frozenset(map(stem, fact.sources)) if who else who
    return ToldFact(called, numbers_of(read), frozenset(read.content))


def _called(context: CheckContext, who: frozenset[str]) -> frozenset[str]:
    """Return the stems of all words by which those who are called *who* may be called, names or others."""
    if not who:
        return who
    found = set(who)
    names = who | set(map(name_key, who))
    for keys, beside in find_descriptions(context).items():
        stems = frozenset(map(stem, keys))
        if not (names.isdisjoint(stems) and names.isdisjoint(keys)) or not beside.isdisjoint(who & _PARTIES):
            found |= stems | beside
    return frozenset(found)
