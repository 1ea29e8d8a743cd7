"""Hints that the answer contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.markup import plain
from briefdeck.language.names.names import is_demonym
from briefdeck.language.needs import Need
from briefdeck.language.numbers.hedges import bound
from briefdeck.language.numbers.numbers import Quantity, find_quantities
from briefdeck.model.roles import Role
from briefdeck.model.texts import RoleText
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.hint_comparisons import false_comparison
from briefdeck.rules.cards.prompt import find_texts_of_cards
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "Q540",
    "A hint is true of its answer.",
    "warning",
    why="A hint that gives a wrong bound leads the one who follows it to a wrong answer.",
    bad=example("""
        cards:
          - q: How many passengers were stranded in March 2031?
            a: 1,200
            hint: fewer than a thousand
        """),
    good=example("""
        cards:
          - q: How many passengers were stranded in March 2031?
            a: 1,200
            hint: more than a thousand
        """),
    needs=frozenset({Need.NUMBERS, Need.STATEMENTS}),
)

_NEXT = re.compile(r"\s(?P<word>[a-z][\w-]+)")
_MOST = re.compile(r"(?i)\b(?:majority|minority)\b")
_HALF = 50
_BEFORE = re.compile(r"\s(?:ago|before|earlier)\b")
"""What makes a time of a number: “shorter than a year before”."""
_TO = re.compile(r"\bto (?:the )?\Z")
_HELP = frozenset({Role.HELP})


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find hints that bound a number on the wrong side of the answer."""
    for text in find_texts_of_cards(fact, _HELP):
        yield from _other_name(fact, text)
        answer = plain(text.card.a) if text.card and text.key == "hint" else ""
        answered = find_quantities(answer) if answer else []
        part = _MOST.search(text.plain) if len(answered) == 1 else None
        if part and not _is_such_part(answered[0], part[0].lower()):
            message = f"the answer “{answer}” is not what the hint says, “{text.plain}”"
            yield RULE.problem(text.text.location, message, fact.fact.id, part[0])
        compared = false_comparison(fact, text.plain, answer) if answer else ""
        if compared:
            message = f"the facts do not bear out the hint’s “{compared}”"
            yield RULE.problem(text.text.location, message, fact.fact.id, compared)
            continue
        for hinted in find_quantities(text.plain) if len(answered) == 1 else ():
            if not _is_share_of(text.plain, hinted) and _is_beyond(text.plain, hinted, answered[0]):
                message = f"the answer “{answer}” is not what the hint says, “{text.plain}”"
                yield RULE.problem(text.text.location, message, fact.fact.id, hinted.written)


def _is_share_of(hint: str, hinted: Quantity) -> bool:
    """Tell whether *hinted* is a share of something else than the answer: “less than two thirds of the first fine”."""
    return any(0 < reading.value < 1 for reading in hinted.readings) and hint[hinted.end :].startswith(" of ")


def _is_such_part(answered: Quantity, part: str) -> bool:
    """Tell whether a share is a majority or a minority, or no share at all."""
    shares = [reading.value for reading in answered.readings if reading.unit == "%"]
    return not shares or all((value > _HALF) is (part == "majority") for value in shares)


def _other_name(fact: FactContext, text: RoleText) -> Iterator[Problem]:
    """Find a name before a word of the hint that the lines have behind another name: “the Norwegian chairman”."""
    hint, evidence = text.plain, fact.evidence
    lines = [fact.plain, *fact.context.lines_cited_by(fact.fact)] if evidence else []
    for name in fact.context.names_in(hint) if evidence else ():
        following = _NEXT.match(hint, name.end)
        before = _TO.search(hint, 0, name.start)
        written = re.escape(name.written)
        if before and any(re.search(rf"\bfrom {written}\b", line) for line in lines):
            is_other = not any(re.search(rf"\bto {written}\b", line) for line in lines)
        else:
            pattern = rf"\b(?P<other>[A-Z][\w-]+) {following['word']}\b" if following else ""
            others = [match["other"] for line in lines for match in re.finditer(pattern, line)] if pattern else []
            peoples = [other for other in others if is_demonym(other)] if is_demonym(name.words[-1]) else []
            is_other = bool(peoples) and evidence is not None and not evidence.has_name(name)
        if is_other:
            message = f"“{name.written}” is not who or where the lines say it is"
            yield RULE.problem(text.text.location, message, fact.fact.id, name.written)


def _is_beyond(hint: str, hinted: Quantity, answered: Quantity) -> bool:
    """Tell whether *hinted*, a number of *hint*, bounds the number *answered* on the wrong side."""
    limit = None if _BEFORE.match(hint, hinted.end) else bound(hint, hinted)
    if limit is None or limit.kind == "about":
        return False
    read = [(mine, right) for mine in hinted.readings for right in answered.readings if mine.unit == right.unit]
    measured = [(mine.value, right.value) for mine, right in read if mine.unit]
    pairs = measured or [(mine, right) for mine in hinted.plain for right in answered.plain]
    return all(right < mine if limit.kind == "at least" else right > mine for mine, right in pairs)
