"""Problems that only follow from another: what cannot be read is not reported as missing, nor is anything twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from briefdeck.located import Location
from briefdeck.model import Bank, Brief
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
_TOLD_BETTER_BY = {
    "A303": ("A305", "G218"),
    "A304": ("A305", "A313"),
    "A307": ("A305", "G203", "G212"),
    "A310": ("A305", "G201"),
    "B713": ("A310", "A311", "G222"),
    "B716": ("G221",),
    "G201": ("A309",),
    "G208": ("A309", "G201"),
    "G209": ("A307", "B713"),
    "G211": ("A307", "B713", "G212"),
    "G218": ("A305",),
    "G221": ("A310",),
    "G222": ("A305", "A310", "A311", "G204"),
    "Q538": ("G201", "G202", "G203", "G204", "G222"),
}
"""The rules that may say of the same words what another says already, and those that say it better.

Better is what names the words of the line that are meant, or knows more of the sentence.
"""
_TOLD_ANYWHERE_BY = {"A305": ("A313",)}
"""The same where the words are others: whoever turns a comparison round has its ends in each other’s place."""
_OF_WORDS = "GA"
"""The families of rules that speak of words: what one rule says of the same words twice is one fault."""
_CHANGED, _OF_CONCORDANCE = "C103", "CGA"
"""The rule about an article of which the concordance is not, and the families of rules that read the concordance."""
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


def without_stale(problems: Sequence[Problem], bank: Bank) -> list[Problem]:
    """Leave out of *problems* what compares facts with a concordance that is told to be of another text, or language.

    When the article is indexed anew, all of that is looked at again.
    """
    told = {problem.location for problem in problems if problem.code == _CHANGED}
    changed = {str(key) for key, article in bank.articles.items() if article.file.location in told}
    stale = {str(fact.id) for fact in bank.facts if any(cited.article in changed for cited in fact.cite)}
    return [problem for problem in problems if problem.fact not in stale or problem.code[0] not in _OF_CONCORDANCE]


def tell_once(problems: Sequence[Problem]) -> list[Problem]:
    """Keep of *problems*, located at their words, one for each fault in the same words: that which says most.

    An error is never held back for a warning.
    """
    by_line: dict[tuple[str, int, str], list[Problem]] = {}
    for problem in problems:
        by_line.setdefault((problem.location.path, problem.location.line, problem.fact), []).append(problem)
    held = {
        id(problem)
        for several in by_line.values()
        if len(several) > 1
        for place, problem in enumerate(several)
        if any(_says_it_too(other, problem, other in several[:place]) for other in several if other is not problem)
    }
    return [problem for problem in problems if id(problem) not in held]


def _says_it_too(other: Problem, problem: Problem, is_before: bool) -> bool:
    """Tell whether *other* says what *problem* says, and better; of a rule’s own problems the one that *is_before*."""
    if other.severity == "warning" and problem.severity == "error":
        return False
    if other.code in _TOLD_ANYWHERE_BY.get(problem.code, ()):
        return True
    if not other.words or not problem.words:
        return False
    mine, theirs = (range(each.location.column, each.location.column + each.length) for each in (problem, other))
    if other.code == problem.code:
        return is_before and mine == theirs and problem.code[0] in _OF_WORDS
    overlap = mine.start < theirs.stop and theirs.start < mine.stop
    is_graver = (other.severity, problem.severity) == ("error", "warning")
    return overlap and (
        other.code in _TOLD_BETTER_BY.get(problem.code, ())
        or (is_graver and problem.code in _TOLD_BETTER_BY.get(other.code, ()))
    )


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
