"""A name is on a cited line, or the line clearly means it; it is not taken from elsewhere in the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from briefdeck.articles.article_index import ArticleIndex
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.names.names import Name
from briefdeck.language.needs import Need
from briefdeck.language.words import composed
from briefdeck.model.roles import SAID_ON_A_PAGE, Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import Claim, FactContext
from briefdeck.rules.grounding.parts.one_of_two import find_latter_for_former
from briefdeck.rules.meant_names import MeantNames, is_setting, unproved_names

RULE = Rule(
    "G209",
    "A name in a fact stands on a cited line, or is clearly meant there.",
    "warning",
    why="A name from the other end of the article may be the wrong one. It is taken to be meant where the line "
    "says “he”, “it” or “the film” and one of the two lines before has the name, where a fifth of the article’s lines "
    "or its title have it, where it is the author’s or in `said_by`, and where it only tells what a thing "
    "belongs to, “the harbour of Orrin”, on a line that names nothing else. So an exchange of two that are named all "
    "the time is not found. Mostly the way out is to cite the line that names them too.",
    bad=example("""
        facts:
          - id: talks
            fact: Norrland Ferries were expected to resume their talks on Thursday.
            cite: harbour:12
            topic: strike
        """),
    good=example("""
        facts:
          - id: talks
            fact: Both sides were expected to resume their talks on Thursday.
            cite: harbour:12
            topic: strike
        """),
    reads=frozenset({Role.STATEMENT, Role.ANSWER, Role.CONTEXT}),
    needs=frozenset({Need.NAMES, Need.STATEMENTS}),
)

_PRINTED = SAID_ON_A_PAGE | {Role.TITLE}
_OF_DISPUTES = ("question", "note")
"""Keys of texts that may say what is told elsewhere in the articles of their facts."""


_FEW = 2
"""Names on the cited lines up to which one that a fact adds tells what they are about."""
_BEHIND, _OPENING = re.compile(r"\s[a-z]{3,}\b"), 2
"""The word behind a name that says what bears it, and the lines with which an article opens."""
_TELLING_WHERE = {*ENGLISH.grammar.prepositions, "between", "among"} - {"by", "to"}
_BELONGS = re.compile(rf"(?i)\b(?:{one_of(_TELLING_WHERE)})\s(?:the\s|its\s)?\Z")
"""What precedes a name that tells where a thing is or whose: “the side effects of”."""
_PERSON = ENGLISH.people.pronouns["person"]


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the names that are elsewhere in the cited article while nothing shows that the cited lines mean them."""
    if fact.drawn_from:
        yield from _distant_in_drawn(fact)
        return
    for claim in fact.statements_in(RULE.reads):
        other = find_latter_for_former(claim)
        if other is not None:
            message = f"“the {other.called}” of {claim.cited.words} is “{other.meant}”, and not “{other.name.written}”"
            yield claim.problem(RULE, message, other.name.written)
            continue
        for name in claim.missing_names:
            excused = claim.is_answer(name) or fact.sources.issuperset(name.keys)
            excused = excused or is_setting(fact, name) or _has_no_rival(claim, name) or _is_topic(claim, name)
            if not excused and fact.context.cached_apart(MeantNames).is_elsewhere(claim.cited, name):
                message = f"“{name.written}” is not on {claim.cited.words}, nor clearly meant there"
                yield claim.problem(RULE, message, name.written, _where(claim.cited, name))


def _distant_in_drawn(fact: FactContext) -> Iterator[Problem]:
    """Find such names in a text that is drawn from facts, which may have what these say besides their lines."""
    evidence = fact.evidence
    if evidence is None or evidence.as_written:
        return
    for part in (each for each in fact.parts if each.role in _PRINTED and each.key not in _OF_DISPUTES):
        for name in unproved_names(fact, composed(part.plain)):
            if evidence.has_name_in_article(name):
                message = f"“{name.written}” is not on {evidence.words}, nor clearly meant there"
                advice = _where(evidence, name)
                yield RULE.problem(part.text.location, message, fact.fact.id, name.written, advice)


def _where(evidence: Evidence, name: Name) -> str:
    return evidence.describe_elsewhere(partial(ArticleIndex.with_names, names=name.keys))


def _has_no_rival(claim: Claim, name: Name) -> bool:
    """Tell whether *name* only tells what a thing belongs to, and stands in nobody's place.

    The cited lines name hardly any, and none that *claim* leaves out; nor do they speak of another by “he” or “she”
    where it may be a person's name. Without the text nobody knows.
    """
    if not claim.cited.written_lines or not _BELONGS.search(claim.plain, 0, name.start):
        return False
    said = {key for other in claim.names for key in other.keys}
    there = [other.keys for _, line in claim.cited.written_lines for other in claim.fact.names_in(line)]
    if not claim.fact.context.identities.identify(name).kind and any(map(claim.cited.has_word, _PERSON)):
        return False
    return len(there) <= _FEW and all(said.issuperset(keys) for keys in there)


def _is_topic(claim: Claim, name: Name) -> bool:
    """Tell whether an article opens with what *claim* calls by *name* and the word behind it: “the Tarnak dam”."""
    behind = _BEHIND.match(claim.plain, name.end)
    called = f"{name.written}{behind[0]}" if behind else ""
    lines = claim.fact.context.lines
    opening = (text for key in claim.cited.articles for text in list(filter(str.strip, lines.get(key, ())))[:_OPENING])
    return bool(called) and any(called in text for text in opening)
