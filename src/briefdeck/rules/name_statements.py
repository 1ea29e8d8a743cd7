"""Names side by side: who a text names, who its lines name, and which words are next to each name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from briefdeck.articles.article_index import ArticleIndex, CitedLines
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.names.entities import Identity, may_be_same
from briefdeck.language.names.name_context import NameNeighbours, Near, NeighbourReader, content_words, find_gaps
from briefdeck.language.names.names import Name, first_name
from briefdeck.language.remembering import lazy_property
from briefdeck.language.sentences.modality import read_sentence
from briefdeck.language.stems import cached_stems_with_variants, stems_with_variants
from briefdeck.language.words import fold_word, stem, words
from briefdeck.located import SourceLine
from briefdeck.model.roles import STATING
from briefdeck.rules.context import CheckContext, kept, kept_apart
from briefdeck.rules.fact_context import Claim, FactContext

_SEVERAL = 6
"""So many facts a text may be drawn from to be read for who is meant: a headline rests on all facts of its page."""
Stems = frozenset[str]
NO_STEMS: Stems = frozenset()
_APPOSED_BEFORE = re.compile(r"(?i)(?:\b(?:the|its|their|an?)\s|\A)(?P<told>(?:[\w’'-]+\s){0,5}[\w’'-]+), \Z")
_APPOSED_BEHIND = re.compile(r"(?i),\s(?:the|an?|its|their)\s(?P<told>(?:[\w’'-]+\s){0,5}[\w’'-]+)[,.;]")
"""What says in front of a name, or behind it, who it is: “the union’s leader, Tove Brandt”."""
_ALIKE = tuple(frozenset(map(stem, words)) for words in ENGLISH.senses.alike)


class NameOnLine:
    """A name on a line of an article."""

    def __init__(self, written: str, name: Name, who: Identity, near: NameNeighbours, source: SourceLine) -> None:
        self.written = written
        """The name as the line has it."""
        keys = name.keys
        self.keys = who.words if who.meant == keys else frozenset(keys)
        """The keys of its words."""
        self.who = who
        """Who or what it means: its `kind` is a person, a place or a body, "" where that is not known; `listed` tells
        whether the bank has it, and `side` for which country it stands."""
        self.near = near
        """The folded content words near it, sorted: `next`, the closest on either side, and `around`, a few more."""
        self.source = source
        """The line."""

    @lazy_property
    def next(self) -> Stems:
        """The stems of the very next words."""
        return cached_stems_with_variants(self.near.next)

    @lazy_property
    def around(self) -> Stems:
        """The stems of those and of a few more."""
        return stems_with_variants(self.near.around)


class NameMention:
    """A name in a statement."""

    def __init__(self, statement: NameStatement, name: Name, who: Identity, gap: tuple[int, int]) -> None:
        self.statement = statement
        self.name = name
        self.who = who
        """Who or what it means, as for `NameOnLine`."""
        self._gap = gap

    @property
    def written(self) -> str:
        """Its words as they are written there."""
        return self.name.written

    @property
    def text_before(self) -> str:
        """The text in front of it."""
        return self.statement.text[: self.name.start]

    @property
    def text_after(self) -> str:
        """The text after it."""
        return self.statement.text[self.name.end :]

    @lazy_property
    def near(self) -> Near:
        """The folded content words `before` and `after` it, at most two each, in the order of the text.

        They are of its clause, and between the names before and after it; `next` has the closest on either side.
        """
        return self.statement.reader.near(self.name, *self._gap)

    @lazy_property
    def on_lines(self) -> list[NameOnLine]:
        """The names of the cited lines that may mean the same, or represent the same side."""
        return [other for other in self.statement.names_on_lines if may_be_same(other.who, self.who)]

    @property
    def is_on_line(self) -> bool:
        """Whether a cited line or a given term has it."""
        return bool(self.on_lines) or self.statement.claim.cited.has_name(self.name)

    @lazy_property
    def around(self) -> Stems:
        """The stems around it on the cited lines."""
        return unite(name.around for name in self.on_lines)

    @property
    def is_source(self) -> bool:
        """Whether it is `said_by`, or the author or outlet of a cited article."""
        return self.statement.claim.fact.sources.issuperset(self.name.keys)


class NameStatement:
    """A text that states something, the names it has, and the names on the cited lines."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        self.text = _with_who(claim)
        """The statement; of an answer to “Who …?”, the question with the answer in place of that."""
        fact, self._lines = claim.fact, claim.fact.context.cached_apart(NamesOnLines)
        found = find_gaps(fact.names_in(self.text), self.text)
        identities = fact.context.identities
        self.mentions = [
            NameMention(self, name, identities.identify(name), (first, last)) for name, first, last in found
        ]
        """The names of the text, in order."""

    @lazy_property
    def names_on_lines(self) -> list[NameOnLine]:
        """The names of the cited lines."""
        return [name for cited in self.claim.lines for name in self._lines.on_lines(cited)]

    def lines_with(self, cited: CitedLines, who: Identity) -> frozenset[int]:
        """Find the lines of the article of *cited* that name *who*."""
        return self._lines.with_name(cited, who)

    @lazy_property
    def words(self) -> frozenset[str]:
        """Its words, folded."""
        return read_sentence(self.text).keys

    @lazy_property
    def stems(self) -> Stems:
        """The stems of all words that may be next to a name in it."""
        return stems_with_variants(content_words(self.text))

    @lazy_property
    def reader(self) -> NeighbourReader:
        """The text, read for the words next to its names."""
        return NeighbourReader(self.text)

    @lazy_property
    def mentioned(self) -> list[tuple[Name, Identity]]:
        """The names that the text, its question and the fact have, each with its identity."""
        fact = self.claim.fact
        texts = dict.fromkeys((self.text, self.claim.question, fact.plain))
        names = [name for text in texts for name in fact.names_in(text)]
        return [(name, fact.context.identities.identify(name)) for name in names]

    @lazy_property
    def left_out(self) -> list[NameOnLine]:
        """The names of the cited lines that neither the text nor the fact has, or may mean."""
        sides = {who.side for _, who in self.mentioned}
        apart = [name for name in self.names_on_lines if name.who.side not in sides]
        mentioned = {frozenset(name.keys): who for name, who in self.mentioned}.items()
        # A bare “Kim” on a line may be any Kim of the text.
        return [
            name
            for name in apart
            if not any(name.keys <= keys or may_be_same(name.who, who) for keys, who in mentioned)
        ]


def _with_who(claim: Claim) -> str:
    return claim.with_question[0] if _answers_who(claim) else claim.plain


def _answers_who(claim: Claim) -> bool:
    return claim.text.question.startswith("Who ")


class NamesOnLines:
    """The names on the lines of the articles, looked up once for each line."""

    def __init__(self, context: CheckContext) -> None:
        self._context = context
        self._names: dict[tuple[ArticleIndex, int], list[NameOnLine]] = {}

    def on_lines(self, cited: CitedLines) -> list[NameOnLine]:
        """List the names on the lines of *cited*."""
        return [name for line in sorted(cited.lines) for name in self._on_line(cited, line)]

    def everywhere(self) -> Iterator[NameOnLine]:
        """Yield the names on all lines of the articles."""
        for key in self._context.bank.articles:
            index = self._context.article_index(str(key))
            if index is not None:
                yield from self.on_lines(CitedLines(str(key), index, index.filled))

    def with_name(self, cited: CitedLines, who: Identity) -> frozenset[int]:
        """Find the lines of the article of *cited* that name *who*."""
        lines = sorted(cited.index.filled)
        return frozenset(
            line for line in lines if any(may_be_same(name.who, who) for name in self._on_line(cited, line))
        )

    def _on_line(self, cited: CitedLines, line: int) -> list[NameOnLine]:
        source, identities = SourceLine(cited.article, line), self._context.identities
        key = (cited.index, line)
        if key not in self._names:
            self._names[key] = [
                NameOnLine(written, name, identities.identify(name), near, source)
                for written, near in cited.index.name_neighbours_on(line)
                for name in _parsed(written)
            ]
        return self._names[key]


def _parsed(written: str) -> Iterable[Name]:
    """Return the names in a name as a line writes it: two in "Putin-Kim"."""
    first, hyphen, second = written.partition("-")
    if hyphen and " " not in written and second[:1].isupper():
        return filter(None, map(first_name, (first, second)))
    return (Name(written, 0, tuple(written.split(" "))),)


def unite(several: Iterable[Stems]) -> Stems:
    """Return all stems of *several* sets."""
    return NO_STEMS.union(*several)


@kept
def find_name_statements(fact: FactContext) -> list[NameStatement]:
    """Find the texts of *fact* that state something and have a name."""
    if len(fact.drawn_from) > _SEVERAL:
        return []
    stating = set(fact.statements_in(STATING))
    claims = [claim for claim in fact.claims_in(STATING) if claim in stating or _answers_who(claim)]
    statements = map(NameStatement, claims)
    return [statement for statement in statements if statement.mentions]


@kept_apart
def find_descriptions(context: CheckContext) -> Mapping[tuple[str, ...], frozenset[str]]:
    """Return the stems of the words right beside each name of the articles."""
    found: dict[tuple[str, ...], frozenset[str]] = defaultdict(frozenset)
    for name in context.cached_apart(NamesOnLines).everywhere():
        found[name.who.meant] |= name.next
    for line in (line for lines in context.lines.values() for line in lines):
        for other in context.names_in(line):
            before = line[: other.start]
            in_front = _APPOSED_BEFORE.search(before) if before.endswith(", ") else None
            apposed = (in_front, _APPOSED_BEHIND.match(line, other.end))
            told = (word for match in apposed if match for word in words(match["told"]) if word.islower())
            found[context.identities.identify(other).meant] |= stems_with_variants(told)
    return found


def is_spoken_of(claim: Claim, word: str) -> bool:
    """Tell whether a cited line has *word*, another for the same, or a name that an article has beside it."""
    wanted = stem(fold_word(word))
    alike = frozenset([wanted]).union(*(words for words in _ALIKE if wanted in words))
    called = (other for words in ENGLISH.senses.alike if wanted in map(stem, words) for other in words)
    if any(map(claim.cited.has_word, (word, *alike, *called))):
        return True
    described = find_descriptions(claim.fact.context)
    lines = claim.fact.context.cached_apart(NamesOnLines)
    named = (name for cited in claim.lines for name in lines.on_lines(cited))
    return any(not alike.isdisjoint(described.get(name.who.meant, ())) for name in named)
