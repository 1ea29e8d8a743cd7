"""Rules G209 and G210: whether the names of a fact, and its words, belong to the lines it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from math import ceil

from briefdeck.articles.article_index import ArticleIndex
from briefdeck.check.each import Check, EachFact
from briefdeck.language.cloze import filled
from briefdeck.language.entities import EntityType
from briefdeck.language.markup import plain
from briefdeck.language.names import Name, name_key
from briefdeck.language.terms import terms
from briefdeck.language.words import STOP_WORDS, words
from briefdeck.located import LocatedStr
from briefdeck.model import Fact
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.evidence import CitedLines, Evidence, evidence_of
from briefdeck.rules.old_docs import RULES

_CLOSE = 2
"""Lines that are not blank before a cited one, on which whom it calls “he” may be named."""
_OFTEN, _OFTEN_OF = 4, 0.2
"""On how many lines, and on which share of an article's, a name must stand for the article to be about it."""
_TELLING, _SHARED = 3, 0.25
"""From how many content words on a fact must share how much with its lines; a free paraphrase shares a third."""
_CAPITALISED = re.compile(r"(?<![\w’'-])[^\W\d_a-z][\w-]*")
_SMALL = re.compile(r"(?<![\w’'-])[a-z]{2,}(?![\w’'-])")
_PRONOUNS: dict[EntityType, list[str]] = {
    "person": "he him his she her they them their we our".split(),
    "place": "it its they them we our".split(),
    "body": "it its they them we our".split(),
    "": "he him his she her it its they them their we our".split(),
}
"""Words by which a line speaks of somebody or something that was named before, folded, by the kind of the name."""


@EachFact
def facts_belong_to_their_lines(case: CheckContext, fact: Fact) -> Iterator[Problem]:
    """The names of a fact, and some of its words, belong to the lines it cites."""
    ground = evidence_of(case, fact)
    if ground is not None and fact.retired is None:
        yield from _names_belong(case.cached(_Known), ground, fact)
        yield from _words_are_shared(case, ground, fact)


def _names_belong(known: _Known, ground: Evidence, fact: Fact) -> Iterator[Problem]:
    """A name stands on a cited line, close before one that says “he”, or all over the article; or it is the author's.

    Of a name from elsewhere in the article nothing shows that this line speaks of it.
    """
    for place, text in _statements(fact):
        if not _plainly_there(ground, text):
            for name in known.case.names_in(text):
                if not ground.has_name(name) and not tellers(known.case, fact).issuperset(name.keys):
                    yield from _from_elsewhere(known, ground, fact, place, name)


def _plainly_there(ground: Evidence, text: str) -> bool:
    """Whether a cited line has all the words of *text* that have a capital: mostly so, and quickly known."""
    return all(
        any(spot.index.has_written((word,), spot.lines) for spot in ground.cited_lines)
        for word in _CAPITALISED.findall(text)
        if word.lower() not in STOP_WORDS
    )


def _statements(fact: Fact) -> Iterator[tuple[LocatedStr, str]]:
    yield fact.fact, plain(fact.fact)
    for card in fact.cards:
        if card.cloze:
            yield card.cloze, plain(filled(card.cloze))


def tellers(case: CheckContext, fact: Fact) -> set[str]:
    """The keys of the names of who says it: `said_by`, the author and outlet of each cited article."""
    cited = [case.bank.articles[LocatedStr(key)] for key in fact.articles]
    tellers = [fact.said_by, *(text for article in cited for text in (article.author, article.outlet))]
    return {name_key(word) for teller in tellers for word in words(teller)}


class _Known:
    """Where the names of a case stand, looked up once each."""

    def __init__(self, case: CheckContext) -> None:
        self.case = case
        self._seen: dict[tuple[str, tuple[str, ...]], frozenset[int]] = {}

    def lines(self, spot: CitedLines, name: Name) -> frozenset[int]:
        """The lines of the article of *spot* that have *name*."""
        wanted = (spot.article, name.keys)
        if wanted not in self._seen:
            found = (line for line in spot.index.filled if self._stands(spot.index, name, frozenset([line])))
            self._seen[wanted] = frozenset(found)
        return self._seen[wanted]

    def _stands(self, page: ArticleIndex, name: Name, line: frozenset[int]) -> bool:
        return self.case.name_book.stands(
            name, lambda key: page.has_name(key, line), lambda key: bool(page.with_name(key))
        )


def _carried_over(spot: CitedLines, there: frozenset[int], kind: EntityType) -> bool:
    """Whether a name that stands on the lines *there* may be meant on the cited ones without standing there."""
    if len(there) >= max(_OFTEN, _OFTEN_OF * len(spot.index.filled)):
        return True
    return close_before(spot, there) and any(spot.index.has_word(word, spot.lines) for word in _PRONOUNS[kind])


def close_before(spot: CitedLines, there: frozenset[int]) -> bool:
    """Whether one of the lines *there* is one of the two before the cited ones."""
    before = sorted(line for line in spot.index.filled if line < min(spot.lines))[-_CLOSE:]
    return not there.isdisjoint(before)


def _from_elsewhere(known: _Known, ground: Evidence, fact: Fact, place: LocatedStr, name: Name) -> Iterator[Problem]:
    spots = [(spot, known.lines(spot, name)) for spot in ground.cited_lines if spot.article]
    kind = known.case.identities.of(name).kind
    if any(there for _, there in spots) and not any(_carried_over(spot, there, kind) for spot, there in spots):
        message = f"“{name.written}” is not on {ground.words}, nor clearly meant there"
        found = ground.elsewhere(lambda page: page.with_names(name.keys))
        yield RULES["G209"].problem(place.location, message, fact.id, name.written, found, ground.evidence)


def _words_are_shared(case: CheckContext, ground: Evidence, fact: Fact) -> Iterator[Problem]:
    """Of a fact's content words, names and numbers aside, at least a quarter stand on its lines."""
    text = plain(fact.fact)
    if _shared(ground, [word for word in _SMALL.findall(text) if word not in STOP_WORDS]) or _on_furniture(ground):
        return
    content = _content(_own_words(case, text))
    if len(content) >= _TELLING and not _shared(ground, content):
        message = f"hardly a word of the fact is on {ground.words}: is it the line that was meant?"
        yield RULES["G210"].problem(fact.fact.location, message, fact.id, related=ground.evidence)


def _shared(ground: Evidence, content: list[str]) -> bool:
    """Whether enough of *content* stands on the cited lines; asks no longer than it has to."""
    enough = ceil(_SHARED * len(content))
    return sum(1 for _ in islice(filter(ground.has_word, content), enough)) >= enough


def _content(text: str) -> list[str]:
    return [word for word in dict.fromkeys(words(text)) if word.islower() and len(word) > 1 and word not in STOP_WORDS]


def _on_furniture(ground: Evidence) -> bool:
    """Whether it cites nothing but furniture, which is a fault of its own."""
    return all(spot.lines.issubset(spot.index.entry.furniture) for spot in ground.cited_lines if spot.article)


def _own_words(case: CheckContext, text: str) -> str:
    """*text* with blanks for what it names, counts and dates."""
    for start, end in (*terms(text).stretches(), *((name.start, name.end) for name in case.names_in(text))):
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


CHECKS: tuple[Check, ...] = (facts_belong_to_their_lines,)
