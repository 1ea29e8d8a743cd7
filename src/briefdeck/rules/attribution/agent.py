"""Who does something in a fact is the one who does it on its lines.

The order of words decides this, so the rule needs the texts of the articles; without them it finds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefdeck.grammar import place
from briefdeck.language.agents import Action, count_stem, find_actions
from briefdeck.language.entities import may_be_same
from briefdeck.language.lines import split_lines
from briefdeck.language.markup import plain
from briefdeck.language.needs import Need
from briefdeck.located import SourceLine
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext
from briefdeck.rules.fact_context import Claim, FactContext

RULE = Rule(
    "A307",
    "Who does something in a fact does it on its lines.",
    "warning",
    why="Where a line says that France vetoed what Italy had asked for, a fact must not let Italy veto it. Only "
    "names right before or behind a verb are looked at, and only where the line tells of nobody else who did it.",
    bad=example("""
        facts:
          - id: hold
            fact: In March 2031 **Tove Brandt** stopped work.
            cite: harbour:6
            topic: strike
        """),
    good=example("""
        facts:
          - id: hold
            fact: In March 2031 **Norrland Ferries** stopped work.
            cite: harbour:6
            topic: strike
        """),
    reads=frozenset({Role.STATEMENT, Role.ANSWER, Role.CONTEXT}),
    needs=frozenset({Need.TEXTS, Need.NAMES, Need.STATEMENTS}),
)


class _ActionLine(NamedTuple):
    """A line of an article, and what the people and bodies it names do on it."""

    source: SourceLine
    text: str
    actions: list[Action]


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the names that do something which only another name does on the cited lines."""
    article_lines = fact.context.cached(_ArticleLines)
    for claim in fact.statements_in(RULE.reads):
        for action in find_actions(claim.plain, claim.names):
            yield from _other_agent(claim, action, article_lines.with_verb(claim, action))


def _other_agent(claim: Claim, action: Action, lines_with_verb: list[_ActionLine]) -> Iterator[Problem]:
    """Report *action* when on every line with its verb another name acts, and never an unnamed agent."""
    identities = claim.fact.context.identities
    same = [(line, [other for other in line.actions if other.verb == action.verb]) for line in lines_with_verb]
    agents = [(line, other.agent) for line, others in same for other in others]
    if not agents or any(
        may_be_same(identities.identify(action.agent), identities.identify(agent)) for _, agent in agents
    ):
        return
    if any(count_stem(line.text, action.verb) > len(others) for line, others in same):
        return  # “he” may have done it
    line, agent = agents[0]
    mine, where = f"“{action.agent.written}” is who does this (“{action.word}”)", place(line.source)
    message = f"{mine}, but on {where} it is “{agent.written}”"
    yield claim.problem(RULE, message, action.agent.written, related=line.source)


class _ArticleLines:
    """The lines of the articles whose texts are present, each article read when a fact first cites it."""

    def __init__(self, context: CheckContext) -> None:
        self._context = context
        self._texts = {article: split_lines(text) for article, text in context.texts.items()}
        self._read: dict[SourceLine, _ActionLine] = {}

    def with_verb(self, claim: Claim, action: Action) -> list[_ActionLine]:
        """List the cited lines with a present text that have the verb of *action* in one of its forms."""
        lines = [
            self._line(SourceLine(cited.article, number))
            for cited in claim.cited.cited_lines
            for number in sorted(cited.lines)
            if number <= len(self._texts.get(cited.article, ()))
            and cited.index.has_word(action.word, frozenset([number]))
        ]
        stated = [self._read_line(plain(fact.fact), SourceLine("", 1)) for fact in claim.fact.drawn_from]
        return [*lines, *(line for line in stated if count_stem(line.text, action.verb))]

    def _line(self, source: SourceLine) -> _ActionLine:
        if source not in self._read:
            self._read[source] = self._read_line(self._texts[source.article][source.line - 1], source)
        return self._read[source]

    def _read_line(self, text: str, source: SourceLine) -> _ActionLine:
        return _ActionLine(source, text, find_actions(text, self._context.names_in(text)))
