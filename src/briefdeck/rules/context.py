"""Everything that is to be checked, in one record, with quick ways to query it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Self, TypeVar

from briefdeck.articles.article_index import ArticleIndex
from briefdeck.articles.concordance import Concordance, IndexedArticle
from briefdeck.language.as_written import ListedNames
from briefdeck.language.dates.date_range import DateRange
from briefdeck.language.language_tags import DateOrder, date_order
from briefdeck.language.names.entities import Identities
from briefdeck.language.names.name_forms import NameBook
from briefdeck.language.names.names import Name, is_name_alone, names
from briefdeck.language.needs import Need, known_of_language
from briefdeck.language.packs.pack import read_as
from briefdeck.language.remembering import lazy_property
from briefdeck.language.sentences.splitting import split_lines
from briefdeck.language.stems import cached_tokens
from briefdeck.language.words import list_variants, words
from briefdeck.located import LocatedStr
from briefdeck.model import Article, Bank, Brief, Fact
from briefdeck.model.bank import facts_by_id
from briefdeck.model.roles import Role
from briefdeck.model.texts import RoleText, facts_of_brief, texts_of_bank, texts_of_brief
from briefdeck.problem import Problem
from briefdeck.provenance import known_of_fact, language_of_fact
from briefdeck.second_reader_lock import Readings

if TYPE_CHECKING:
    from briefdeck.ledger import Ledger

T = TypeVar("T")
TextsNeeded = Literal["all", "all or none", "none"]
_TEXTS = frozenset({Need.TEXTS})
_NONE: frozenset[Need] = frozenset()
_APART = frozenset(
    "_article_indexes _cache_apart _common _names _proper date_order identities lines listed_names name_book".split()
)
"""What is found out about articles and names, and does not depend on facts."""


class Keeping:
    """A context that keeps what is made of it."""

    @lazy_property
    def _cache(self) -> dict[Callable[..., Any], Any]:
        return {}

    def cached(self, make: Callable[[Self], T]) -> T:
        """Return what *make* makes of this context; it is computed on first use and kept."""
        return self._keep(self._cache, make)

    def _keep(self, cache: dict[Callable[..., Any], Any], make: Callable[[Self], T]) -> T:
        if make not in cache:
            cache[make] = make(self)
        made: T = cache[make]
        return made


K = TypeVar("K", bound=Keeping)


def kept(make: Callable[[K], T]) -> Callable[[K], T]:
    """Let *make*, which makes something of a context, do so once for each: the context keeps what is made."""

    @wraps(make)
    def look_up(context: K) -> T:
        return context.cached(make)

    return look_up


def kept_apart(make: Callable[[CheckContext], T]) -> Callable[[CheckContext], T]:
    """Do the same as `kept` for what depends on articles and names only, so that it outlives an edit of the facts."""

    @wraps(make)
    def look_up(context: CheckContext) -> T:
        return context.cached_apart(make)

    return look_up


@dataclass(frozen=True)
class CheckContext(Keeping):
    """A bank and all that it is checked against."""

    bank: Bank
    """The facts."""
    briefs: Mapping[str, Brief]
    """The pages, by the names of their files without the ending."""
    concordance: Concordance
    """The index of what is on which line of the articles."""
    ledger: Ledger
    """What was released."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """The texts of the articles that exist, by key."""
    hashes: Mapping[str, str] = field(default_factory=dict)
    """The SHA-256 of their bytes, in hexadecimal."""
    fonts: Mapping[str, bytes] = field(default_factory=dict)
    """The fonts that the bank and its briefs add and that exist, by the names of their files."""
    images: Mapping[str, bytes] = field(default_factory=dict)
    """The pictures that cards and briefs name and that exist, by the names of their files."""
    readings: Readings = field(default_factory=Readings)
    """What the second reader said."""
    texts_needed: TextsNeeded = "all or none"
    """Which texts of articles must be there."""
    other_texts: Mapping[str, str] = field(default_factory=dict)
    """Where some texts are missing: the SHA-256 of those that no article names, by the names of their files."""

    unlisted_texts: tuple[str, ...] = ()
    """The paths of texts in the project's folder of articles that no article names, as messages show them."""

    def article_index(self, article: str) -> ArticleIndex | None:
        """Return the index of the article with that key; None where the concordance or the bank does not have it."""
        if article not in self._article_indexes:
            known, entry = self.bank.articles.get(LocatedStr(article)), self.concordance.articles.get(article)
            self._article_indexes[article] = self._index(known, entry) if known and entry else None
        return self._article_indexes[article]

    def _index(self, article: Article, entry: IndexedArticle) -> ArticleIndex:
        return ArticleIndex(entry, article.published, self.date_order)

    @cached_property
    def date_order(self) -> DateOrder:
        """How a date in numbers is read in the language of the bank; "" where that is not known."""
        return date_order(str(self.bank.language))

    def cached_apart(self, make: Callable[[CheckContext], T]) -> T:
        """Do the same as `cached` for what *make* makes without the facts, disputes, quizzes and briefs.

        A context that takes over what another has found out keeps it.
        """
        return self._keep(self._cache_apart, make)

    @cached_property
    def _cache_apart(self) -> dict[Callable[..., Any], Any]:
        return {}

    def take_over(self, other: CheckContext) -> bool:
        """Take over what *other* has found out about articles and names, if all is the same there but the facts.

        Returns whether it is: then what a rule about one fact finds in a fact of both is the same too.
        """
        if self._apart_from_facts() != other._apart_from_facts():
            return False
        self.__dict__.update({name: made for name, made in other.__dict__.items() if name in _APART})
        return True

    def _apart_from_facts(self) -> tuple[object, ...]:
        bank = replace(self.bank, facts=(), disputes=(), quiz=())
        in_order = (tuple(bank.articles), tuple(bank.names), tuple(bank.topics))
        others = (self.texts, self.hashes, self.images, self.ledger.notes, self.readings, self.texts_needed)
        return (bank, in_order, self.concordance, *others)

    @cached_property
    def _article_indexes(self) -> dict[str, ArticleIndex | None]:
        return {}

    @cached_property
    def name_book(self) -> NameBook:
        """The spellings of the bank's names."""
        return NameBook((name, *others) for name, others in self.bank.names.items())

    @cached_property
    def listed_names(self) -> ListedNames:
        """The names of the bank as they are spelled, for languages of which nothing is known."""
        return ListedNames((str(name), *map(str, others)) for name, others in self.bank.names.items())

    @cached_property
    def identities(self) -> Identities:
        """Who or what the bank's names mean."""
        return Identities((str(name), *map(str, others)) for name, others in self.bank.names.items())

    def texts_in(self, roles: Collection[Role]) -> Iterator[RoleText]:
        """Yield every text of the bank and of its briefs that has one of *roles*."""
        return (text for text in self._texts if text.role in roles)

    @cached_property
    def _texts(self) -> tuple[RoleText, ...]:
        return (*texts_of_bank(self.bank), *chain.from_iterable(map(texts_of_brief, self.briefs.values())))

    def ignores(self, problem: Problem) -> bool:
        """Tell whether *problem* is a warning that the curator has switched off for its fact or for all facts."""
        if problem.severity == "error":
            return False
        fact = self.facts.get(problem.fact)
        return problem.code in self.bank.ignore or (fact is not None and problem.code in fact.ignore)

    def noted(self, problem: Problem) -> Problem:
        """Add to an error that is listed under `ignore:` that only warnings can be switched off there."""
        fact = self.facts.get(problem.fact)
        if problem.severity != "error" or fact is None or problem.code not in fact.ignore:
            return problem
        said = f"`ignore:` switches off warnings of {problem.code} only, and this is an error"
        return replace(problem, advice="; ".join(filter(None, (problem.advice, said))))

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """The facts by their ids."""
        return facts_by_id(self.bank)

    @cached_property
    def met(self) -> frozenset[Need]:
        """Which needs of a rule about the whole bank are met: by its language, and by any text that is there."""
        return known_of_language(self.bank.language) | (_TEXTS if self.texts else _NONE)

    @cached_property
    def language(self) -> str:
        """As what the facts are read: "en", a language with a pack, or AS_WRITTEN."""
        return read_as(self.bank.language)

    def language_of(self, fact: Fact) -> str:
        """Return the tag of the language that *fact* is read in: mostly that of the bank."""
        return language_of_fact(fact, self.bank)

    def known_of(self, fact: Fact) -> frozenset[Need]:
        """Return what is known of the languages of *fact* and of what it cites."""
        return known_of_fact(fact, self.bank)

    def met_by_language(self, tag: str) -> frozenset[Need]:
        """Return which needs are met of a rule about a text in the language with that BCP 47 *tag* alone."""
        return known_of_language(tag) | (self.met & _TEXTS)

    def met_for(self, fact: Fact) -> frozenset[Need]:
        """Return which needs of a rule that compares *fact* with its lines are met.

        Bank and article must be in languages of which the same is known, and each text that it cites must be there.
        """
        cited = (key for key in fact.articles if LocatedStr(key) in self.bank.articles)
        known = known_of_fact(fact, self.bank)
        return known | _TEXTS if all(key in self.texts for key in cited) else known

    def names_in(self, text: str) -> list[Name]:
        """Find the names in *text*, using what the articles and the bank show about names."""
        if text not in self._names:
            if is_name_alone(text):
                self._names[text] = names(text, proper=lambda word: True)  # noqa: ARG005
            else:
                self._names[text] = names(text, self._proper.__contains__, self._common.__contains__)
        return self._names[text]

    @cached_property
    def _names(self) -> dict[str, list[Name]]:
        return {}

    @cached_property
    def _proper(self) -> frozenset[str]:
        """Folded words that are names even at the beginning of a sentence.

        Some article has them with a capital inside a sentence, and none has them without.
        """
        listed = (
            word for name, others in self.bank.names.items() for spelling in (name, *others) for word in words(spelling)
        )
        spelled = {form for word in listed if not word.islower() for form in list_variants(word)}
        return frozenset(spelled.union(*(index.proper for index in self._indexes())) - self._common)

    @cached_property
    def _common(self) -> frozenset[str]:
        """Folded words that some article has without a capital."""
        return frozenset(word for index in self._indexes() for word in index.common)

    def _indexes(self) -> list[ArticleIndex]:
        return [index for index in map(self.article_index, map(str, self.bank.articles)) if index is not None]

    @cached_property
    def lines(self) -> Mapping[str, Sequence[str]]:
        """The lines of the articles whose texts are present, by key."""
        return {article: split_lines(text) for article, text in self.texts.items()}

    def lines_cited_by(self, fact: Fact) -> list[str]:
        """Return the lines that *fact* cites, in the order of its citations; none of an article without its text."""
        cited = ((self.lines.get(citation.article, ()), citation.lines) for citation in fact.cite)
        return [lines[number - 1] for lines, span in cited for number in span.numbers_within(len(lines))]

    def line(self, article: str, number: int) -> str | None:
        """Return the line *number*, counted from 1, of *article*; None where its text is not there or is shorter."""
        lines = self.lines.get(article, ())
        return lines[number - 1] if 0 < number <= len(lines) else None

    def tokens(self, article: str, lines: Iterable[int]) -> list[tuple[str, ...]]:
        """Return the folded words, in order, of each of *lines* of the article whose text is present."""
        written = self.lines.get(article, ())
        return [cached_tokens(written[line - 1]) for line in lines if 0 < line <= len(written)]


class DatedSource(NamedTuple):
    """An article that a page rests on."""

    published: DateRange
    key: str


def list_dated_sources(context: CheckContext, brief: Brief) -> list[DatedSource]:
    """List the articles of known date that the facts of *brief* cite."""
    facts = (context.facts[id_] for id_ in facts_of_brief(brief) if id_ in context.facts)
    keys = dict.fromkeys(key for fact in facts for key in fact.articles)
    articles = ((key, context.bank.articles.get(LocatedStr(key))) for key in keys)
    return [DatedSource(article.published, key) for key, article in articles if article and article.published]
