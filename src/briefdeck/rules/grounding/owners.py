"""Whose something is, as texts and lines put name and thing together: “Austria’s culture minister”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from briefdeck.language.names.entities import Identity, may_be_same
from briefdeck.language.names.names import is_demonym
from briefdeck.language.needs import Need
from briefdeck.language.stems import cached_tokens
from briefdeck.language.words import STOP_WORDS, fold_word, stem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.fact_context import FactContext

_OWNED = re.compile(r"(?:(?P<whose>[’']s?) |-| )(?P<thing>[a-z][a-z’'-]*)")
_OF, _THING = re.compile(r" of (?:the )?\Z"), re.compile(r"[a-z][a-z’'-]*")
_BEFORE_OF = 2
"""Words before “of” that may say what it is: “culture minister of”."""


class Owned(NamedTuple):
    """A name, and what stands right behind it as something of its own."""

    who: Identity
    written: str
    thing: str
    """The stem of the word behind the name."""
    word: str


def find_owned(context: CheckContext, text: str) -> Iterator[Owned]:
    """Find what *text* says to be somebody's: behind “’s” or the adjective of a country, or before “of”."""
    for name in context.names_in(text):
        match = _OWNED.match(text, name.end)
        if match and (match["whose"] or is_demonym(name.words[-1])) and fold_word(match["thing"]) not in STOP_WORDS:
            who = context.identities.identify(name)
            yield Owned(who, name.written, stem(fold_word(match["thing"])), match["thing"])
        before = _OF.search(text, 0, name.start)
        for word in _things_before(text, before.start()) if before else ():
            if fold_word(word) not in STOP_WORDS:
                yield Owned(context.identities.identify(name), name.written, stem(fold_word(word)), word)


def _things_before(text: str, end: int) -> Iterator[str]:
    """Yield the words that end at *end*, from the last one back, as long as they have no capital."""
    words = reversed(text[:end].split(" ")[-_BEFORE_OF:])
    return takewhile(lambda word: _THING.fullmatch(word) is not None, words)


def find_other_owners(fact: FactContext) -> Iterator[tuple[Owned, Owned]]:
    """Find what a text drawn from facts gives to one, and all lines that have the word for it to another.

    Nothing is found where the texts of the lines are missing: a concordance does not tell what stands beside a name.
    """
    context = fact.context
    if Need.TEXTS not in fact.met:
        return
    texts = [drawn.plain for drawn in fact.drawn_from]
    texts += [line for _, line in fact.evidence.written_lines] if fact.evidence else []
    theirs = [each for text in texts for each in find_owned(context, text)]
    for mine in find_owned(context, fact.says):
        same = [each for each in theirs if each.thing == mine.thing]
        count = sum(stem(word) == mine.thing for text in texts for word in cached_tokens(text))
        if len(same) == count and same and not any(may_be_same(mine.who, each.who) for each in same):
            yield mine, same[0]
