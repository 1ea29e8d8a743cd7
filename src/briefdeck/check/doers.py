"""Rule A307: whether who does it in a fact does it on its lines.

This is told by the order of words, so the rule needs the texts; without them it is silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefdeck.check.case import Case
from briefdeck.check.each import Check, EachFact
from briefdeck.check.wording import lines
from briefdeck.model import Fact
from briefdeck.problem import Evidence, Problem
from briefdeck.text.doers import Deed, deeds, times
from briefdeck.text.identity import alike
from briefdeck.text.lines import split_lines
from briefdeck.text.markup import plain


class _Line(NamedTuple):
    """A cited line."""

    source: Evidence
    text: str
    deeds: list[Deed]


@EachFact
def doers_stay(case: Case, fact: Fact) -> Iterator[Problem]:
    """Who does something in a fact is not another than who does it on its lines."""
    if not case.texts or fact.retired is not None:
        return
    text = plain(fact.fact)
    for deed in deeds(text, case.named(text)):
        yield from _not_done(case, fact, deed, case.once(_Read).telling(fact, deed))


class _Read:
    """The lines of the texts of a case, read when a fact cites them."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._lines = {article: split_lines(text) for article, text in case.texts.items()}
        self._known: dict[Evidence, _Line] = {}

    def telling(self, fact: Fact, deed: Deed) -> list[_Line]:
        """The lines that *fact* cites, are there, and have the word of *deed* in one of its forms."""
        return [
            self._line(Evidence(citation.article, number), there[number - 1])
            for citation in fact.cite
            if (there := self._lines.get(citation.article)) and (page := self._case.page(citation.article))
            for number in citation.lines.within(len(there))
            if page.has_word(deed.word, frozenset([number]))
        ]

    def _line(self, source: Evidence, text: str) -> _Line:
        if source not in self._known:
            self._known[source] = _Line(source, text, deeds(text, self._case.named(text)))
        return self._known[source]


def _not_done(case: Case, fact: Fact, deed: Deed, lines_with_it: list[_Line]) -> Iterator[Problem]:
    """The problem that a *deed* of *fact* is another's on all lines that tell of it, and of nobody unnamed."""
    who = case.identities.of(deed.doer)
    there = [(line, [each for each in line.deeds if each.verb == deed.verb]) for line in lines_with_it]
    telling = [(line, done) for line, done in there if done]
    others = [each.doer for _, done in telling for each in done]
    if not others or any(alike(who, case.identities.of(name)) for name in others):
        return
    if any(times(line.text, deed.verb) > len(done) for line, done in there):
        return  # “he” may have done it
    source = telling[0][0].source
    written, there_is = deed.doer.written, f"on {source.article} {lines([source.line])} it is “{others[0].written}”"
    message = f"“{written}” is who does this (“{deed.word}”), but {there_is}"
    yield Problem(fact.fact.place, "A307", message, fact.id, written, "", source)


CHECKS: tuple[Check, ...] = (doers_stay,)
