"""Statements that the second reader reads: facts, sentences of briefs and notes on disputes, with their lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefdeck.located import LocatedStr, SourceLine
from briefdeck.message_grammar import listed, numbered_lines
from briefdeck.model import Fact
from briefdeck.model.roles import Role
from briefdeck.model.texts import RoleText, texts_of_brief, texts_of_dispute, texts_of_fact
from briefdeck.problem import Problem, Rule
from briefdeck.rules.context import CheckContext, kept
from briefdeck.rules.evidence import find_evidence
from briefdeck.second_reader_lock import CitedPassage, ReadVerdict, make_key

Likelihood = Callable[[ReadVerdict], float]


@dataclass(frozen=True, slots=True)
class ReadStatement:
    """A statement, and the lines it rests on."""

    text: RoleText
    """The statement."""
    fact: str
    """The id of the fact it belongs to or rests on alone, "" where it rests on several."""
    lines: dict[str, tuple[int, ...]]
    """The numbers of its lines, by the keys of the articles."""
    key: str
    """What its verdict is remembered by."""

    @property
    def words(self) -> str:
        """Its lines, worded for a sentence."""
        return listed((f"{article} {numbered_lines(lines)}" for article, lines in self.lines.items()), most=3)

    def passages(self, context: CheckContext) -> list[tuple[str, list[str]]] | None:
        """Return the titles of its articles with its lines; None where the text of an article is not here."""
        if not all(article in context.texts for article in self.lines):
            return None
        return [(_title(context, article), _written(context, article, lines)) for article, lines in self.lines.items()]


@kept
def find_statements(context: CheckContext) -> list[ReadStatement]:
    """Find the statements of *context* whose citations all lead to lines. Facts that are retired are passed over."""
    return list(_find(context))


def reader_of(context: CheckContext) -> str:
    """Return what tells the second reader from others: that of questions.yaml, else that of reader.lock; or ""."""
    return context.bank.reader.identity if context.bank.reader else context.readings.reader


def count_unread(context: CheckContext) -> int:
    """Count the statements of *context* about which its second reader has said nothing; 0 where there is none."""
    if not context.bank.reader and not context.readings.reader:
        return 0
    return sum(statement.key not in context.readings.verdicts for statement in find_statements(context))


def report_likely(
    context: CheckContext, rule: Rule, likelihood: Likelihood, least: float, says: str
) -> Iterator[Problem]:
    """Report, as breaches of *rule*, the statements whose verdict has a *likelihood* of at *least* that much."""
    if not context.readings.verdicts:
        return
    for statement in find_statements(context):
        verdict = context.readings.verdicts.get(statement.key)
        if verdict is not None and likelihood(verdict) >= least:
            message = f"the second reader takes this {says} {statement.words} ({likelihood(verdict):.2f})"
            first = next(SourceLine(article, lines[0]) for article, lines in statement.lines.items())
            reason = "; where it holds, give the reason under `ignore:`" if statement.fact else ""
            advice = f"read it beside the line{reason}"
            yield rule.problem(statement.text.text.location, message, statement.fact, advice=advice, related=first)


def _find(context: CheckContext) -> Iterator[ReadStatement]:
    reader = reader_of(context)
    for text, facts in _texts(context):
        lines = _cited_lines(context, facts)
        if lines:
            passages = (_passage(context, article, numbers) for article, numbers in lines.items())
            key = make_key(reader, passages, text.plain)
            yield ReadStatement(text, str(facts[0].id) if len(facts) == 1 else "", lines, key)


def _texts(context: CheckContext) -> Iterator[tuple[RoleText, list[Fact]]]:
    """Yield each statement with the facts it rests on."""
    for fact in context.bank.held_facts:
        yield from ((text, [fact]) for text in texts_of_fact(fact) if text.role is Role.STATEMENT)
    several = (*map(texts_of_dispute, context.bank.disputes), *map(texts_of_brief, context.briefs.values()))
    for text in (text for texts in several for text in texts if text.role is Role.STATEMENT):
        yield text, [context.facts[id_] for id_ in text.facts if id_ in context.facts]


def _cited_lines(context: CheckContext, facts: list[Fact]) -> dict[str, tuple[int, ...]]:
    """Gather the lines that *facts* cite, by article; {} where a citation leads to no line."""
    gathered: dict[str, set[int]] = {}
    for fact in facts:
        evidence = find_evidence(context, fact)
        if evidence is None:
            return {}
        for cited in evidence.cited_lines:
            gathered.setdefault(cited.article, set()).update(cited.index.filled & cited.lines)
    return {article: tuple(sorted(lines)) for article, lines in gathered.items()}


def _passage(context: CheckContext, article: str, lines: tuple[int, ...]) -> CitedPassage:
    return CitedPassage(_title(context, article), context.concordance.articles[article].sha256, lines)


def _title(context: CheckContext, article: str) -> str:
    return str(context.bank.articles[LocatedStr(article)].title).strip("[]")


def _written(context: CheckContext, article: str, lines: tuple[int, ...]) -> list[str]:
    return [(context.line(article, line) or "").strip() for line in lines]
