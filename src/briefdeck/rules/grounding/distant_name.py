"""A name is on a cited line, or clearly meant there: not one from elsewhere, nor “the former” for “the latter”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from briefdeck.articles.article_index import ArticleIndex
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.names.names import Name
from briefdeck.language.needs import Need
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.words import STOP_WORDS, composed, fold_word, is_past, stem
from briefdeck.model.roles import SAID_ON_A_PAGE, Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import Claim, FactContext
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
        other = _find_latter_for_former(claim)
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


_TWO = 2
_OTHERS = frozenset(("other",))
_FORMER, _LATTER = "former", "latter"


class OtherOfTwo(NamedTuple):
    """A name that a claim has for one of two, and what the line tells of the other."""

    name: Name
    called: str
    """What the line calls the other: “latter”."""
    meant: str
    """The name of the other."""


class _Told(NamedTuple):
    """What a line tells of one of two."""

    called: str
    name: Name
    stems: frozenset[str]


def _find_latter_for_former(claim: Claim) -> OtherOfTwo | None:
    """Find a name of one of two, where the line tells of the other what the claim says: of “the latter”."""
    for told in _told_of_two(claim):
        mine = next((name for name in claim.names if any(_is_same(name, each.name) for each in told)), None)
        if mine is None:
            continue
        says = clauses_of(claim.plain).content.keys()
        own = frozenset[str]().union(*(each.stems for each in told if _is_same(mine, each.name)))
        other = next(each for each in told if not _is_same(mine, each.name)) if len(told) > 1 else None
        if other is None or any(_is_same(name, other.name) for name in claim.names):
            continue
        here, there = len(says & (own - other.stems)), len(says & (other.stems - own))
        if there > here:
            return OtherOfTwo(mine, other.called, other.name.written)
    return None


def _told_of_two(claim: Claim) -> Iterator[list[_Told]]:
    """Find what each cited line tells of the former and of the latter of the two named on the line before it."""
    context = claim.fact.context
    for source, text in claim.cited.written_lines:
        read = clauses_of(text)
        if not any(_stands_for_one(read, at) for at in range(len(read.words))):
            continue
        before = context.line(source.article, source.line - 1) or ""
        names = _apart(context.names_in(before))
        joined = [pair for pair in pairwise(names) if " and " in before[pair[0].end : pair[1].start]]
        if len(names) >= _TWO:
            yield list(_read_told(read, [*(joined[-1] if joined else names[-_TWO:])]))


def _stands_for_one(read: Clauses, at: int) -> bool:
    """Tell whether “the former” or “the latter” at that place stands for one of two, and is no “former mayor”."""
    if read.words[at] not in (_FORMER, _LATTER) or not at or read.words[at - 1] != "the":
        return False
    behind = next(iter(read.words[at + 1 : at + 2]), "")
    ends = at + 1 == len(read.words) or read.clause[at + 1] != read.clause[at]
    both = {("the", _FORMER), ("the", _LATTER)} <= set(pairwise(read.words))
    return ends or both or behind in STOP_WORDS or is_past(behind)


def _apart(names: list[Name]) -> list[Name]:
    """Return those of *names* that are not named before, in order."""
    found: list[Name] = []
    for name in names:
        found += [] if any(_is_same(name, each) for each in found) else [name]
    return found


def _read_told(read: Clauses, names: list[Name]) -> Iterator[_Told]:
    """Yield what the sentence tells of each: from the word for one to the word for the other."""
    marks = [at for at in range(len(read.words)) if _stands_for_one(read, at)]
    first = read.words[marks[0]]
    others = [at for at, word in enumerate(read.words) if word in _OTHERS and len(marks) == 1 and at > marks[0]]
    starts = [*marks, *others[:1]]
    for at, end in zip(starts, [*starts[1:], len(read.words)], strict=True):
        is_first = read.words[at] == first
        called = first if is_first else (_LATTER if first == _FORMER else _FORMER)
        yield _Told(read.words[at], names[called == _LATTER], read.content_in(range(at + 1, end)))
    if len(starts) == 1:
        yield _Told("", names[first == _FORMER], frozenset())


def _is_same(one: Name, other: Name) -> bool:
    return stem(fold_word(one.words[-1])) == stem(fold_word(other.words[-1]))
