"""A sentence → the lines of the articles that are most likely to prove it, what each lacks, and facts that say it.

A line proves a sentence where a fact that says it and cites the line would pass, and where nearly all words of the
sentence stand on it in one form or another. In a language of which less is known than of English no line is said to
prove anything: then it is told that the words stand there.

Lines are ranked by the words that they share with the sentence, rare ones first (Robertson and Zaragoza, “The
Probabilistic Relevance Framework: BM25 and Beyond”, 2009). Only the concordance is needed, so this works where the
texts are missing.

The JSON, of which keys may be added but none taken away or changed:

    {"lines": [{"article": KEY, "line": N, "proves": whether it proves the sentence, "text": what stands there or null,
                "has": [words of the sentence that stand there, …], "missing": [those that do not, …],
                "lacks": [{"code": …, "severity": …, "message": …, "hint": …}, …]}, …],
     "facts": [ids of the facts that say it already]}
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from operator import attrgetter
from typing import NamedTuple

from briefdeck.articles.concordance import IndexedArticle
from briefdeck.console import clean_json
from briefdeck.curate.show import known_of_line
from briefdeck.language.as_written import numbers_as_written
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.markup import plain
from briefdeck.language.needs import Need
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.sentences.opposites import turnings_of
from briefdeck.language.stems import cached_tokens, has_run
from briefdeck.language.words import STOP_WORDS, fold_word, is_past, list_variants, stem, words
from briefdeck.located import LocatedStr, SourceLine
from briefdeck.message_grammar import join_hints as joined
from briefdeck.message_grammar import listed
from briefdeck.model import Fact
from briefdeck.model.citation import parse_citation
from briefdeck.model.roles import Role
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.fact_context import Claim, FactContext
from briefdeck.rules.grounding import addition
from briefdeck.rules.registry import MODULES, problems_of_fact, rule_of

MOST_FOUND = 5
"""Lines that are found for one sentence, where no other number is asked for."""
_SATURATION, _LENGTH = 1.2, 0.5
"""BM25’s k1, and its b: how much a long line is held to say by chance. Articles have long lines on purpose."""
_NUMBER, _OTHER_NAME = 1.6, 0.8
"""How much a number counts, and a word of another spelling of a name, beside a word."""
_ALIKE = 0.6
"""The share of its words, by their weight, that a fact has in common with a sentence that it says already."""
GROUNDING = ("G", "A")
"""The families of the rules that compare a fact with its lines."""
_PAIRED = 3
"""Lines of which two together are tried, where none proves a sentence by itself."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a sentence stands to the lines that it is to rest on."""

    words: WordsOnLines
    """The words of the sentence that stand on the lines, and those that do not."""
    lacks: tuple[Problem, ...]
    """The problems of a fact with that sentence that cites the lines: errors first."""
    can_prove: bool
    """Whether as much is known of the languages of sentence and lines that it can be told."""

    @property
    def passes(self) -> bool:
        """Whether a fact that cites the lines would pass, and half of its words stand there."""
        return self.words.are_half and not any(map(keeps_from_proof, self.lacks))

    @property
    def is_match(self) -> bool:
        """Whether such a fact would pass, and nearly all of its words stand there."""
        return self.words.are_enough and self.passes

    @property
    def is_proof(self) -> bool:
        """Whether the lines prove the sentence: there is nothing to warn of either."""
        return self.is_match and self.can_prove and not self.lacks

    @property
    def verdict(self) -> str:
        """What is said of the lines in a few words; "" where only the problems tell."""
        if self.is_match:
            return "proves it" if self.is_proof else "has all its words"
        return self.words.worded()


@dataclass(frozen=True, slots=True)
class FoundLine(Standing):
    """A line that may prove a sentence."""

    source: SourceLine
    """The line."""
    score: float
    """How much it has in common with the sentence, by the rarity of the words; only to be compared."""


def find_lines(
    context: CheckContext, sentence: str, most: int = MOST_FOUND, articles: Collection[str] = ()
) -> list[FoundLine]:
    """Find at most *most* lines for *sentence*, best first: those that prove it, then by what they have in common.

    Only lines of *articles* (keys) are looked at, where some are given. Blank lines and furniture are never found.
    """
    ranked = rank_lines(context, sentence, 2 * most, articles)
    found = [_judge(context, sentence, line, score) for line, score in ranked]
    return sorted(found, key=lambda line: (not line.is_proof, not line.is_match, not line.passes, -line.score))[:most]


def _judge(context: CheckContext, sentence: str, line: SourceLine, score: float) -> FoundLine:
    standing = _stand(_fact_on(context, sentence, [line]))
    return FoundLine(standing.words, standing.lacks, standing.can_prove, line, score)


def _stand(fact: FactContext) -> Standing:
    return Standing(_words_of(fact), tuple(_sort(_lacks(fact))), Need.STATEMENTS in fact.met)


def judge_fact(context: CheckContext, fact: Fact) -> Standing:
    """Judge how *fact*, in the bank or not, stands to the lines that it cites."""
    return _stand(FactContext(context, fact))


def rank_lines(
    context: CheckContext, sentence: str, most: int = MOST_FOUND, articles: Collection[str] = ()
) -> list[tuple[SourceLine, float]]:
    """Rank the lines that have words in common with *sentence*; the same as `find_lines`, without proving any."""
    return context.cached_apart(_LineSearch).rank(sentence, most, articles)


def _sort(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.severity, problem.code))


def keeps_from_proof(problem: Problem) -> bool:
    """Tell whether *problem* is an error, or warns of something that no line has; other warnings are apart."""
    return problem.severity == "error" or problem.code == addition.RULE.code


def _fact_on(context: CheckContext, sentence: str, lines: Sequence[SourceLine]) -> FactContext:
    """Return a fact that says *sentence* and cites *lines*."""
    cite = tuple(parse_citation(LocatedStr(f"{article}:{line}")) for article, line in lines)
    return FactContext(context, Fact(LocatedStr(), LocatedStr(sentence), cite, LocatedStr()))


def find_ungrounded(context: CheckContext, fact: Fact) -> Iterator[Problem]:
    """Find what the lines that *fact* cites lack to prove it, or hold against it."""
    return _lacks(FactContext(context, fact))


def _lacks(fact: FactContext) -> Iterator[Problem]:
    modules = [module for module in MODULES if rule_of(module).code.startswith(GROUNDING)]
    yield from problems_of_fact(modules, fact)


def word_gap(context: CheckContext, fact: Fact) -> str:
    """Word what of *fact* the lines that it cites have, and what not; "" where nearly all of its words stand there."""
    words_on_lines = _words_of(FactContext(context, fact))
    return (
        ""
        if words_on_lines.are_enough
        else f"{', '.join(each.written for each in fact.cite)} {words_on_lines.worded()}".rstrip()
    )


def find_said(context: CheckContext, sentence: str, lines: Iterable[SourceLine]) -> frozenset[str]:
    """Find the stems and numbers of *sentence* that stand on one of *lines*."""
    return context.cached_apart(_LineSearch).said_on(sentence, frozenset(lines))


def _words_of(fact: FactContext) -> WordsOnLines:
    (claim,) = fact.claims_in(frozenset({Role.STATEMENT})) or (None,)
    return _find_words_on_lines(claim) if claim else WordsOnLines((), (), are_enough=False)


def find_citation(context: CheckContext, sentence: str, articles: Collection[str] = ()) -> list[SourceLine]:
    """Find the line on which a fact that says *sentence* passes, or else two lines together; [] for none."""
    return _find_lines_that(attrgetter("passes"), context, sentence, articles)


def find_proof(context: CheckContext, sentence: str, articles: Collection[str] = ()) -> list[SourceLine]:
    """Find the line that proves *sentence*, or else two lines that do so together; [] for none."""
    return _find_lines_that(attrgetter("is_proof"), context, sentence, articles)


def _find_lines_that(
    serve: Callable[[Standing], bool], context: CheckContext, sentence: str, articles: Collection[str]
) -> list[SourceLine]:
    found = find_lines(context, sentence, articles=articles)
    if found and serve(found[0]):
        return [found[0].source]
    pairs = combinations([line.source for line in found[:_PAIRED]], 2)
    return next((list(pair) for pair in pairs if serve(_stand(_fact_on(context, sentence, pair)))), [])


def find_same_facts(context: CheckContext, sentence: str) -> list[Fact]:
    """Find the facts that say *sentence* already, or nearly so: the nearest first, retired ones left out."""
    return context.cached(_FactSearch).find(sentence)


def word_verdict(found: FoundLine) -> str:
    """Word in one sentence what is said of a line, or else what it lacks: "“60” is not on line 4; line 4 has 50"."""
    first = next(iter(found.lacks), None)
    return found.verdict or (joined(first.message, first.hint) if first else "")


class _LineSearch:
    """The lines of all articles, by what they have."""

    def __init__(self, context: CheckContext) -> None:
        self._context = context
        self._lines_by_term: dict[str, set[SourceLine]] = {}
        self._lengths: Counter[SourceLine] = Counter()
        for key, article in context.bank.articles.items():
            index = context.article_index(str(key))
            if index is not None:
                self._add(str(key), index.entry, article.furniture_within(index.entry.lines))

    def _add(self, key: str, entry: IndexedArticle, furniture: Collection[int]) -> None:
        for written, lines in (*entry.words.items(), *entry.numbers.items(), *entry.dates.items()):
            found = [SourceLine(key, line) for line in lines if line not in furniture]
            for term in _terms(written) if found else ():
                new = set(found) - self._lines_by_term.setdefault(term, set())
                self._lines_by_term[term] |= new
                self._lengths.update(new)

    @cached_property
    def _usual_length(self) -> float:
        return sum(self._lengths.values()) / max(1, len(self._lengths))

    @cached_property
    def _spellings(self) -> list[list[tuple[str, ...]]]:
        """The names with several spellings, each as words."""
        return [
            [cached_tokens(spelling) for spelling in (str(name), *map(str, others))]
            for name, others in self._context.bank.names.items()
        ]

    def rank(self, sentence: str, most: int, articles: Collection[str]) -> list[tuple[SourceLine, float]]:
        scores: dict[SourceLine, float] = {}
        for term, weight in self._weights(sentence).items():
            lines = self._lines_by_term.get(term, ())
            rarity = weight * math.log(1 + (len(self._lengths) - len(lines) + 0.5) / (len(lines) + 0.5))
            for line in lines:
                if not articles or line.article in articles:
                    usual = 1 - _LENGTH + _LENGTH * self._lengths[line] / self._usual_length
                    scores[line] = scores.get(line, 0) + rarity * (_SATURATION + 1) / (1 + _SATURATION * usual)
        order = {str(key): place for place, key in enumerate(self._context.bank.articles)}
        ranked = sorted(scores.items(), key=lambda each: (-each[1], order[each[0].article], each[0].line))
        return ranked[:most]

    def said_on(self, sentence: str, lines: frozenset[SourceLine]) -> frozenset[str]:
        return frozenset(
            term for term in _terms(plain(sentence)) if not lines.isdisjoint(self._lines_by_term.get(term, ()))
        )

    def _weights(self, sentence: str) -> Mapping[str, float]:
        """Return what to look for, and how much each counts."""
        said = cached_tokens(plain(sentence))
        weights = dict.fromkeys(_terms(plain(sentence)), 1.0)
        for group in self._spellings:
            if any(has_run(said, spelling) for spelling in group):
                others = (stem(word) for spelling in group for word in spelling)
                weights = {**dict.fromkeys(others, _OTHER_NAME), **weights}
        return {term: _NUMBER if term[0].isdecimal() else weight for term, weight in weights.items()}


class _FactSearch:
    """The facts of the bank, by their words."""

    def __init__(self, context: CheckContext) -> None:
        self._facts = [(fact, frozenset(_terms(plain(fact.fact)))) for fact in context.bank.held_facts]
        self._number = Counter(term for _, terms in self._facts for term in terms)

    def find(self, sentence: str) -> list[Fact]:
        said = frozenset(_terms(plain(sentence)))
        shares = ((self._share(said, terms), place) for place, (_, terms) in enumerate(self._facts))
        alike = sorted((-share, place) for share, place in shares if share >= _ALIKE)
        return [self._facts[place][0] for _, place in alike]

    def _share(self, said: frozenset[str], terms: frozenset[str]) -> float:
        """Return the share of what either says that both say, from 0 to 1, by the rarity of the words."""
        both = said & terms
        return self._weight(both) / self._weight(said | terms) if both else 0

    def _weight(self, terms: Iterable[str]) -> float:
        return sum(math.log(1 + len(self._facts) / (1 + self._number[term])) for term in terms)


def _terms(text: str) -> Iterator[str]:
    """Yield what *text* is found by: the stems of its words without the commonest, and its numbers in digits."""
    for word in words(text):
        if fold_word(word) not in STOP_WORDS:
            yield from map(stem, list_variants(word))
    yield from (re.sub(r"[.,'](?=\d{3}(?!\d))", "", number).lstrip("-") for number, _ in numbers_as_written(text))


_MOST_SHOWN = 8
_MANY = 6
"""Words that stand on a line beside one that does not, and may be another word for something there."""
_SAME_PEOPLE = tuple(frozenset(words) for words in ENGLISH.senses.alike)


class WordsOnLines(NamedTuple):
    """The words of a sentence, its names and numbers among them, in their order."""

    there: tuple[str, ...]
    """Those that stand on the lines, in any form."""
    missing: tuple[str, ...]
    """Those that do not."""
    are_enough: bool
    """Whether nearly all stand there: in English one of many may not, if it names, counts and tells nothing done."""

    @property
    def are_half(self) -> bool:
        """Whether half of them stand there."""
        return len(self.there) >= len(self.missing)

    def worded(self) -> str:
        """Word them: "has: Hargreave; not on it: led, strike"; "" where none is missing."""
        if not self.missing:
            return ""
        there = f"has: {', '.join(self.there[:_MOST_SHOWN])}" if self.there else "has none of its words"
        return f"{there}; not on it: {listed(self.missing, _MOST_SHOWN)}"


def _find_words_on_lines(claim: Claim) -> WordsOnLines:
    """Find which words of *claim* stand on its lines."""
    terms, cited = claim.terms, claim.cited
    placed = {quantity.start: (quantity.written, cited.has_quantity(quantity)) for quantity in terms.quantities}
    placed.update({date.start: (date.written, cited.has_date(date)) for date in terms.dates})
    placed.update({name.start: (name.written, cited.has_name(name)) for name in claim.names})
    same = _find_reworded(claim)
    for word in claim.content_words():
        placed.setdefault(claim.unnamed.find(word), (word, _stands(claim, word) or word in same))
    ordered = [placed[at] for at in sorted(placed)]
    there, missing = (tuple(word for word, is_there in ordered if is_there is wanted) for wanted in (True, False))
    may_miss = claim.fact.language == "en" and len(there) >= _MANY and len(missing) == 1
    reworded = {word for word in claim.content_words() if not is_past(fold_word(word))}
    return WordsOnLines(there, missing, bool(there) and reworded.issuperset(missing) and (may_miss or not missing))


def _stands(claim: Claim, word: str) -> bool:
    """Tell whether a line has *word* in one of its forms, or another that calls the same people."""
    alike = (each for words in _SAME_PEOPLE if fold_word(word) in words for each in words)
    return claim.cited.has_form(word) or (claim.fact.language == "en" and any(map(claim.cited.has_form, alike)))


def _find_reworded(claim: Claim) -> frozenset[str]:
    """Return the words of *claim* for which a line has one that says the same: “climbed” for “rose”."""
    if claim.fact.language != "en":
        return frozenset()
    lines = [clauses_of(line) for _, line in claim.cited.written_lines]
    sides = {(each.pair, each.side) for line in lines for each in turnings_of(line)}
    return frozenset(_written(clauses_of(claim.plain), sides))


def _written(read: Clauses, sides: set[tuple[int, int]]) -> list[str]:
    same = (each for each in turnings_of(read) if (each.pair, each.side) in sides)
    return [read.written[at] for each in same for at in range(each.start, each.end)]


def format_text(context: CheckContext, found: Sequence[FoundLine], same: Sequence[Fact]) -> str:
    """Format *found* line by line, with what each lacks below it, then the facts that say the same."""
    rows = [row for line in found for row in _rows(context, line)]
    rows += [f"said already: {fact.id}: {fact.fact}" for fact in same]
    return "".join(f"{row}\n" for row in rows)


def _rows(context: CheckContext, line: FoundLine) -> Iterator[str]:
    article, number = line.source
    text = context.line(*line.source)
    known = ", ".join(known_of_line(context.article_index(article), number)) or "no number and no name"
    yield f"{article}:{number} {line.verdict}".rstrip()
    yield f"    | {text if text is not None else f'(has {known})'}"
    for problem in line.lacks:
        yield f"    {problem.severity} {problem.code} {problem.message}"
        if problem.hint:
            yield f"      = {problem.hint}"


def format_json(context: CheckContext, found: Sequence[FoundLine], same: Sequence[Fact]) -> str:
    """Format *found* and *same* as the JSON that this module describes."""
    lines = [
        {
            "article": line.source.article,
            "line": line.source.line,
            "proves": line.is_proof,
            "text": context.line(*line.source),
            "has": line.words.there,
            "missing": line.words.missing,
            "lacks": [
                {
                    "code": problem.code,
                    "severity": problem.severity,
                    "message": problem.message,
                    "hint": problem.hint,
                }
                for problem in line.lacks
            ],
        }
        for line in found
    ]
    return clean_json({"lines": lines, "facts": [str(fact.id) for fact in same]})


FORMATS: Mapping[str, Callable[[CheckContext, Sequence[FoundLine], Sequence[Fact]], str]] = {
    "text": format_text,
    "json": format_json,
}
"""By the name that `--format` takes."""
