"""Problems that only follow from another: what cannot be read is not reported as missing, nor is anything twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from briefdeck.located import Location
from briefdeck.model import Brief
from briefdeck.model.texts import texts_of_brief
from briefdeck.problem import Problem
from briefdeck.rules.yaml import bad_slug, reused_id, unknown_id, wrong_value
from briefdeck.slugs import SLUG

_DECLARED = re.compile(rf"^(?: *- id: *| *id: *|  )({SLUG})(?=:| *$)", re.MULTILINE)
_CONSEQUENCES = frozenset({"C101", "Y117", "L801"})
"""The rules that require something to exist."""
_DRAWN = "BDL"
"""The families of rules that know facts by their ids alone: of briefs, of disputes, of what was released."""
_TOLD_BY = {
    "C111": (wrong_value.RULE.code,),
    "C102": (wrong_value.RULE.code,),
    "C103": (wrong_value.RULE.code, "C111"),
    "B708": (unknown_id.RULE.code,),
}
"""The rules about what was to be read, and those that say, at the same place, why it could not be."""
_DELETED = "L801"
"""The rule about released facts that are gone."""


def find_declared(text: str) -> frozenset[str]:
    """Find every id and key in the *text* of a file, even where the record it names cannot be read."""
    return frozenset(_DECLARED.findall(text))


def find_articles(lines: Sequence[str]) -> range:
    """Find the numbers of the *lines* from that of `articles:` to the last before the next; none where it is not."""
    begin = next((number for number, line in enumerate(lines, 1) if line.startswith("articles:")), 0)
    rest = enumerate(lines[begin:], begin + 1)
    end = next((number for number, line in rest if line[:1].strip() and line[0] not in "#-"), len(lines) + 1)
    return range(begin, end) if begin else range(0)


def is_consequence(problem: Problem, declared: Collection[str]) -> bool:
    """Tell whether *problem* asks for something that is *declared* but could not be read."""
    asked = problem.words or problem.fact
    return problem.code in _CONSEQUENCES and asked in declared


def find_unread(reading: Iterable[Problem], facts: Collection[str]) -> frozenset[str]:
    """Find the ids of facts that the problems of *reading* are about, or miss, and that are not among *facts*."""
    named = {problem.words if problem.rule is unknown_id.RULE else problem.fact for problem in reading}
    return frozenset(named - set(facts) - {""})


def find_unproved(brief: Brief, unread: Collection[str]) -> set[Location]:
    """Find where the texts of *brief* are that rest on facts which could not be read."""
    return {text.text.location for text in texts_of_brief(brief) if not set(unread).isdisjoint(text.facts)}


def name_causes(problems: Sequence[Problem]) -> list[Problem]:
    """Keep of *problems* the causes: an id that is gone is told once, or not at all where another problem explains it.

    Where two facts have one id, one of them had another, which is missed wherever it is named; and which of the two a
    brief or a dispute means is not known.
    """
    places_of = {(problem.code, problem.location) for problem in problems}
    problems = [each for each in problems if not _is_told(each, places_of)]
    has_unread_id = any(each.rule is bad_slug.RULE and each.words == each.fact != "" for each in problems)
    reused = {problem.words for problem in problems if reused_id.is_of_fact(problem)}
    is_reused = bool(reused)
    explained = {problem.fact for problem in problems if problem.code == _DELETED}
    places = Counter(problem.message for problem in problems if problem.rule is unknown_id.RULE)
    kept: list[Problem] = []
    for problem in problems:
        if problem.rule is unknown_id.RULE:
            count = places.pop(problem.message, 0)
            if (
                problem.words in explained
                or (is_reused and unknown_id.is_of_fact(problem) and not problem.cures)
                or not count
            ):
                continue
            message = f"{problem.message}, which is named in {count} places" if count > 1 else problem.message
            kept.append(replace(problem, message=message))
        elif not ((is_reused or has_unread_id) and problem.code == _DELETED) and not (
            problem.fact in reused and problem.code[0] in _DRAWN
        ):
            kept.append(problem)
    return kept


def _is_told(problem: Problem, places: Collection[tuple[str, Location]]) -> bool:
    """Tell whether *problem* only follows from another at its place, of all those with their codes and *places*."""
    return any((code, problem.location) in places for code in _TOLD_BY.get(problem.code, ()))
