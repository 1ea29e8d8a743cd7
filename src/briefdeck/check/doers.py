"""Rule A307: whether who does it in a fact does it on its lines.

This is told by the order of words, so the rule needs the texts; without them it is silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefdeck.check.each import Check, EachFact
from briefdeck.language.agents import Action, actions, count_stem
from briefdeck.language.entities import alike
from briefdeck.language.lines import split_lines
from briefdeck.language.markup import plain
from briefdeck.located import SourceLine
from briefdeck.model import Fact
from briefdeck.phrases import lines
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.old_docs import RULES


class _Line(NamedTuple):
    """A cited line."""

    source: SourceLine
    text: str
    actions: list[Action]


@EachFact
def doers_stay(case: CheckContext, fact: Fact) -> Iterator[Problem]:
    """Who does something in a fact is not another than who does it on its lines."""
    if not case.texts or fact.retired is not None:
        return
    text = plain(fact.fact)
    for deed in actions(text, case.names_in(text)):
        yield from _not_done(case, fact, deed, case.cached(_Read).telling(fact, deed))


class _Read:
    """The lines of the texts of a case, read when a fact cites them."""

    def __init__(self, case: CheckContext) -> None:
        self._case = case
        self._lines = {article: split_lines(text) for article, text in case.texts.items()}
        self._known: dict[SourceLine, _Line] = {}

    def telling(self, fact: Fact, deed: Action) -> list[_Line]:
        """The lines that *fact* cites, are there, and have the word of *deed* in one of its forms."""
        return [
            self._line(SourceLine(citation.article, number), there[number - 1])
            for citation in fact.cite
            if (there := self._lines.get(citation.article)) and (page := self._case.article_index(citation.article))
            for number in citation.lines.within(len(there))
            if page.has_word(deed.word, frozenset([number]))
        ]

    def _line(self, source: SourceLine, text: str) -> _Line:
        if source not in self._known:
            self._known[source] = _Line(source, text, actions(text, self._case.names_in(text)))
        return self._known[source]


def _not_done(case: CheckContext, fact: Fact, deed: Action, lines_with_it: list[_Line]) -> Iterator[Problem]:
    """The problem that a *deed* of *fact* is another's on all lines that tell of it, and of nobody unnamed."""
    who = case.identities.of(deed.doer)
    there = [(line, [each for each in line.actions if each.verb == deed.verb]) for line in lines_with_it]
    telling = [(line, done) for line, done in there if done]
    others = [each.doer for _, done in telling for each in done]
    if not others or any(alike(who, case.identities.of(name)) for name in others):
        return
    if any(count_stem(line.text, deed.verb) > len(done) for line, done in there):
        return  # “he” may have done it
    source = telling[0][0].source
    written, there_is = deed.doer.written, f"on {source.article} {lines([source.line])} it is “{others[0].written}”"
    message = f"“{written}” is who does this (“{deed.word}”), but {there_is}"
    yield RULES["A307"].problem(fact.fact.location, message, fact.id, written, "", source)


CHECKS: tuple[Check, ...] = (doers_stay,)
