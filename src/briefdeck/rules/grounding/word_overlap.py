"""A fact shares some of its words with its lines; otherwise the citation is probably one line off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from briefdeck.language.needs import Need
from briefdeck.language.words import fold_word
from briefdeck.located import SourceLine
from briefdeck.message_grammar import place
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import Claim, FactContext

RULE = Rule(
    "G210",
    "The words of a fact stand on its lines rather than on another line.",
    "warning",
    why="However freely a fact is worded, some words remain. Where next to none does, and another line of the article "
    "has at least half of them, that line was most likely meant. Other forms and derivations of a word count; numbers, "
    "dates and names are left to their own rules.",
    bad=example("""
        facts:
          - id: sail-again
            fact: The crews promise to sail again once the night rota is gone.
            cite: harbour:8
            topic: strike
        """),
    good=example("""
        facts:
          - id: sail-again
            fact: The crews promise to sail again once the night rota is gone.
            cite: harbour:10
            topic: strike
        """),
    reads=frozenset({Role.STATEMENT, Role.CONTEXT}),
    needs=frozenset({Need.WORDS}),
)

_ENOUGH, _SHARE = 3, 0.25
"""From how many content words on a statement must share how much with its lines; a free paraphrase shares a third."""
_FEWEST, _ELSEWHERE = 3, 0.5
"""How many and what share of its words have to be on another line for that to be the one that was likely meant."""


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find the statements with almost none of their content words on a cited line, where another line has them."""
    for claim in fact.statements_in(RULE.reads):
        content = list(filter(str.islower, claim.content_words()))
        if len(content) < _ENOUGH or _shared(claim.cited, content) or _cites_furniture(claim.cited):
            continue
        better = _better_line(claim, content)
        if better is not None and not _names_only_here(claim, better):
            what = "fact" if claim.role is Role.STATEMENT else "text"
            message = f"hardly a word of the {what} is on {claim.cited.words}: is it the line that was meant?"
            advice = f"{place(better)} has more of its words"
            yield claim.problem(RULE, message, "", advice, better)


def _shared(evidence: Evidence, content: list[str]) -> bool:
    """Tell whether enough of the words *content* are on the lines of *evidence*, in any form or derivation."""
    count = sum(map(evidence.has_word, content))
    if count < _SHARE * len(content):
        count = sum(
            any(one.index.has_related(fold_word(word), one.lines) for one in evidence.all_lines) for word in content
        )
    return count >= _SHARE * len(content)


def _better_line(claim: Claim, content: list[str]) -> SourceLine | None:
    """Find the line of a cited article that has most of the words *content*, if it has enough of them."""
    having: Counter[SourceLine] = Counter()
    for cited in claim.cited.cited_lines:
        for word in content:
            lines = {*cited.index.with_word(fold_word(word))} - cited.lines
            having.update(SourceLine(cited.article, line) for line in lines)
    best, count = min(having.items(), key=lambda each: (-each[1], each[0]), default=(None, 0))
    return best if count >= max(_FEWEST, _ELSEWHERE * len(content)) else None


def _names_only_here(claim: Claim, better: SourceLine) -> bool:
    """Tell whether the cited lines have more names and numbers of *claim* than the line *better*: they are meant."""
    there = frozenset([better.line])
    others = [replace(cited, lines=there) for cited in claim.cited.cited_lines if cited.article == better.article]
    numbers = [number for number in claim.terms.quantities if number.states_number]
    here = sum(map(claim.cited.has_name, claim.names)) + sum(map(claim.cited.has_quantity, numbers))
    elsewhere = sum(any(cited.index.has_name(name.keys[-1], there) for cited in others) for name in claim.names)
    elsewhere += sum(any(cited.index.has_quantity(number, there) for cited in others) for number in numbers)
    return here > elsewhere


def _cites_furniture(evidence: Evidence) -> bool:
    """Tell whether only furniture is cited, which breaks a rule of its own."""
    return all(cited.lines.issubset(cited.index.entry.furniture) for cited in evidence.cited_lines)
