"""What a check of a bank does not look at, and why: texts that are not there, languages of which nothing is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from briefdeck.language.language_tags import primary_language
from briefdeck.language.needs import OF_A_LANGUAGE, Need, known_across_languages, known_of_language
from briefdeck.problem import Rule
from briefdeck.rules.context import CheckContext
from briefdeck.rules.registry import RULES


class RulesNotRun(NamedTuple):
    """Rules that one thing kept from running: missing texts, or a language that they do not know."""

    language: str
    """The BCP 47 tag of the language that they do not know; "" where texts are missing."""
    codes: tuple[str, ...]
    """The codes of the rules that did not run."""
    in_part: tuple[str, ...]
    """The codes of the rules that checked less."""
    facts: int
    """How many facts this concerns."""
    known: tuple[str, ...] = ()
    """What is known of that language; () where nothing is."""
    lacking: tuple[str, ...] = ()
    """What is not known of it."""
    is_of_articles: bool = False
    """Whether facts are read in it since their articles are in it, and not as the bank says."""
    is_of_lines: bool = False
    """Whether it is that of cited lines, and not of the facts: little can be compared across the two."""


class Unchecked(NamedTuple):
    """What a check did not look at."""

    missing_texts: tuple[str, ...] = ()
    """The keys of the articles whose texts were not there."""
    rules: tuple[RulesNotRun, ...] = ()
    """The rules that did not run, by what kept them from it."""
    given: int = 0
    """How many terms of facts were given by hand."""


def find_unchecked(context: CheckContext) -> Unchecked:
    """Find what `check` does not look at in *context*."""
    bank = context.bank
    missing = tuple(str(key) for key in bank.articles if key not in context.texts)
    given = sum(len(fact.given) for fact in bank.facts)
    return Unchecked(missing, tuple(_without_texts(context, missing)) + tuple(_unknown_languages(context)), given)


def _without_texts(context: CheckContext, missing: Collection[str]) -> Iterator[RulesNotRun]:
    facts = _count_citing(context, missing)
    if facts:
        yield _lacking("", frozenset({Need.TEXTS}), RULES.values(), facts)


def _unknown_languages(context: CheckContext) -> Iterator[RulesNotRun]:
    """Yield the languages of the facts, that of the bank first, and those of articles, which concern who cites them."""
    bank = context.bank
    own = str(bank.language)
    known = known_of_language(own)
    languages = Counter(map(context.language_of, bank.facts))
    for language, number in sorted(languages.items(), key=lambda each: (each[0] != own, each[0])):
        if known_of_language(language) < OF_A_LANGUAGE:
            lacking = _lacking(language, OF_A_LANGUAGE - known_of_language(language), RULES.values(), number)
            yield lacking._replace(is_of_articles=language != own)
    articles: dict[str, list[str]] = {}
    for key, article in bank.articles.items():
        if article.language and primary_language(article.language) != primary_language(own):
            articles.setdefault(str(article.language), []).append(str(key))
    of_lines = [rule for rule in RULES.values() if rule.reads_lines]
    for language, keys in articles.items():
        facts = sum(context.language_of(fact) == own for fact in bank.facts if not set(keys).isdisjoint(fact.articles))
        if facts:
            shared = known_across_languages(known & known_of_language(language))
            yield _lacking(language, OF_A_LANGUAGE - shared, of_lines, facts)._replace(is_of_lines=True)


def _count_citing(context: CheckContext, articles: Collection[str]) -> int:
    """Count the facts that cite one of *articles*."""
    wanted = frozenset(articles)
    return sum(not wanted.isdisjoint(fact.articles) for fact in context.bank.facts) if wanted else 0


def _lacking(language: str, lacking: frozenset[Need], rules: Iterable[Rule], facts: int) -> RulesNotRun:
    every = list(rules)
    idle = tuple(rule.code for rule in every if rule.needs & lacking)
    in_part = tuple(rule.code for rule in every if rule.wants & lacking and not rule.needs & lacking)
    known = tuple(need.value for need in Need if language and need in OF_A_LANGUAGE - lacking)
    unknown = tuple(need.value for need in Need if language and need in lacking)
    return RulesNotRun(language, idle, in_part, facts, known, unknown)
