"""A name is on a cited line, or the line clearly means it; it is not taken from elsewhere in the article."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from briefdeck.articles.article_index import ArticleIndex
from briefdeck.language.entities import EntityType
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.names import Name
from briefdeck.language.needs import Need
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext
from briefdeck.rules.evidence import CitedLines
from briefdeck.rules.fact_context import Claim, FactContext

RULE = Rule(
    "G209",
    "A name in a fact stands on a cited line, or is clearly meant there.",
    "warning",
    why="A name from the other end of the article may be the wrong one. It is taken to be meant where the line "
    "says “he” or “it” and one of the two lines before has the name, where a fifth of the article’s lines have "
    "it, and where it is the author’s or in `said_by`. So an exchange of two that are named all the time is not "
    "found. Mostly the way out is to cite the line that names them too.",
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

_OFTEN, _OFTEN_SHARE = 4, 0.2
"""On how many lines, and on which share of an article's, a name must be for the article to be about it."""
_SEVERAL = (*ENGLISH.people.pronouns["several"], *ENGLISH.people.pronouns["we"])
_PERSON, _THING = ENGLISH.people.pronouns["person"], ENGLISH.people.pronouns["thing"]
_OF_A_BODY = (*_THING, *(word for word in _SEVERAL if word != "their"))
"""“Their” is mostly that of persons."""
_PRONOUNS: dict[EntityType, tuple[str, ...]] = {
    "person": (*_PERSON, *_SEVERAL),
    "place": _OF_A_BODY,
    "body": _OF_A_BODY,
    "": (*_PERSON, *_THING, *_SEVERAL),
}
"""Words by which a line speaks of somebody or something that was named before, folded, by the kind of the name."""


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find the names that are elsewhere in the cited article while nothing shows that the cited lines mean them."""
    for claim in fact.statements_in(RULE.reads):
        for name in claim.missing_names:
            excused = claim.is_answer(name) or fact.sources.issuperset(name.keys)
            if not excused and _is_elsewhere(claim, name):
                message = f"“{name.written}” is not on {claim.cited.words}, nor clearly meant there"
                advice = claim.cited.describe_elsewhere(partial(ArticleIndex.with_names, names=name.keys))
                yield claim.problem(RULE, message, name.written, advice)


def _is_elsewhere(claim: Claim, name: Name) -> bool:
    """Tell whether a cited article has *name*, but in no article so that the cited lines may mean it."""
    context = claim.fact.context
    places = [(cited, context.cached(_NamePlaces).lines(cited, name)) for cited in claim.cited.cited_lines]
    kind = context.identities.identify(name).kind
    return any(lines for _, lines in places) and not any(_carries_over(cited, lines, kind) for cited, lines in places)


def _carries_over(cited: CitedLines, lines: frozenset[int], kind: EntityType) -> bool:
    """Tell whether the cited lines may mean a name of that *kind* which is on other *lines* of the article."""
    if len(lines) >= max(_OFTEN, _OFTEN_SHARE * len(cited.index.filled)):
        return True
    return cited.follow(lines) and any(cited.index.has_word(word, cited.lines) for word in _PRONOUNS[kind])


class _NamePlaces:
    """The lines of the articles that have a name, looked up once for each name."""

    def __init__(self, context: CheckContext) -> None:
        self._book = context.name_book
        self._lines: dict[tuple[str, tuple[str, ...]], frozenset[int]] = {}

    def lines(self, cited: CitedLines, name: Name) -> frozenset[int]:
        """Find the lines of the article of *cited* that have *name* in any spelling."""
        wanted = (cited.article, name.keys)
        if wanted not in self._lines:
            lines = (line for line in cited.index.filled if self._has(cited, name, frozenset([line])))
            self._lines[wanted] = frozenset(lines)
        return self._lines[wanted]

    def _has(self, cited: CitedLines, name: Name, line: frozenset[int]) -> bool:
        index = cited.index
        return self._book.stands(name, lambda key: index.has_name(key, line), lambda key: bool(index.with_name(key)))
