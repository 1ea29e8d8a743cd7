"""The proof of a text, to be shown: which of its words stand where on the lines that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from briefdeck.articles.article_index import CitedLines
from briefdeck.language.dates.date_support import is_date_supported
from briefdeck.language.dates.dates import DateMention
from briefdeck.language.names.names import Name
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.terms import known_terms
from briefdeck.language.words import STOP_WORDS, fold_word, stem
from briefdeck.located import SourceLine
from briefdeck.rules.copying.parts.shared_runs import SharedRun, find_longest_run
from briefdeck.rules.fact_context import Claim

ProofKind = Literal["number", "name", "word"]
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_JOINT = re.compile(r"\s+\Z")


class Extent(NamedTuple):
    """A stretch of a text, or of a line."""

    start: int
    """Where it begins, in characters from 0."""
    end: int
    """Where it ends."""


class StandingWords(NamedTuple):
    """Words of a text that stand on a line."""

    said: Extent
    """The words, in the text without its marks."""
    kind: ProofKind
    source: SourceLine
    """The line."""
    there: Extent
    """The words on the line that prove them, in whatever form."""


class ShownProof(NamedTuple):
    """What proves a text, as far as it can be shown word by word."""

    standing: Sequence[StandingWords]
    """In the order of the text; what is not among them may be proved all the same, as “his” may prove a name."""
    others: Sequence[tuple[SourceLine, Extent]]
    """The numbers and dates of the lines that the text does not have."""
    run: SharedRun | None
    """The longest run of words that it shares with an article it cites, two or more; with the limit of that article."""


def show_proof(claim: Claim) -> ShownProof:
    """Find what proves *claim*, word by word, where the texts of its lines are present."""
    lines = [line for cited in claim.cited.cited_lines for line in _read_lines(claim, cited)]
    standing, taken = list[StandingWords](), set[tuple[int, int]]()
    for start, end, kind, term in _parts(claim):
        found = next((each for line in lines if (each := line.find(term)) is not None), None)
        if found is not None:
            standing.append(StandingWords(Extent(start, end), kind, *found))
            taken.add(found[1])
    others = [(line.source, stretch) for line in lines for stretch in line.numbers if stretch not in taken]
    articles = [key for key in claim.cited.articles if key in claim.fact.context.texts]
    return ShownProof(
        _joined(claim.plain, standing, lines), others, find_longest_run(claim.fact.context, claim.text, articles)
    )


_Term = Quantity | DateMention | Name | str


def _parts(claim: Claim) -> Iterator[tuple[int, int, ProofKind, _Term]]:
    """Yield what *claim* is proved by, in its order: numbers, dates, names and content words."""
    parts: list[tuple[int, int, ProofKind, _Term]] = [
        *((each.start, each.end, "number", each) for each in claim.terms.quantities),
        *((each.start, each.end, "number", each) for each in claim.terms.dates),
        *((each.start, each.end, "name", each) for each in claim.names),
    ]
    named = [(start, end) for start, end, _, _ in parts]
    for word in _WORD.finditer(claim.plain):
        inside = any(start < word.end() and word.start() < end for start, end in named)
        if not inside and fold_word(word[0]) not in STOP_WORDS:
            parts.append((word.start(), word.end(), "word", word[0]))
    return iter(sorted(parts, key=lambda part: part[:2]))


class _ReadLine:
    """A cited line, with its words by what they are proved by."""

    def __init__(self, claim: Claim, cited: CitedLines, number: int, text: str) -> None:
        self.source, self.text = SourceLine(cited.article, number), text
        self._claim, self._cited, self._terms = claim, cited, known_terms(text)
        self._names = claim.fact.names_in(text)
        counted = [Extent(each.start, each.end) for each in self._terms.quantities if each.states_number]
        self.numbers = sorted([*counted, *(Extent(each.start, each.end) for each in self._terms.dates)])

    def find(self, term: _Term) -> tuple[SourceLine, Extent] | None:
        """Find the words that prove *term*; None where none does."""
        if isinstance(term, str):
            found = self._words.get(stem(fold_word(term)))
        elif isinstance(term, Quantity):
            found = _first(each for each in self._terms.quantities if _is_same_number(term, each))
        elif isinstance(term, DateMention):
            dates = self._terms.dates
            found = _first(each for each in dates if is_date_supported(term, [each], self._cited.index.published))
        else:
            found = _first(each for each in self._names if self._is_same_name(term, each)) or self._by_words(term)
        return (self.source, found) if found is not None else None

    @property
    def _words(self) -> dict[str, Extent]:
        found = reversed(list(_WORD.finditer(self.text)))
        return {stem(fold_word(word[0])): Extent(word.start(), word.end()) for word in found}

    def _is_same_name(self, mine: Name, other: Name) -> bool:
        book, keys = self._claim.fact.context.name_book, frozenset(other.keys)
        return keys.issuperset(mine.keys) or book.stands(mine, keys.__contains__, keys.__contains__)

    def _by_words(self, name: Name) -> Extent | None:
        """Find a name at the beginning of a sentence, or a part of one, word for word."""
        words = r"\W+".join(map(re.escape, name.words))
        at = re.search(rf"\b{words}\b", self.text)
        return Extent(at.start(), at.end()) if at else None


def _is_same_number(mine: Quantity, other: Quantity) -> bool:
    return mine.chain == other.chain or mine.may_equal(other)


def _first(found: Iterable[Quantity | DateMention | Name]) -> Extent | None:
    one = next(iter(found), None)
    return None if one is None else Extent(one.start, one.end)


def _read_lines(claim: Claim, cited: CitedLines) -> Iterator[_ReadLine]:
    written = claim.fact.context.lines.get(cited.article, ())
    return (_ReadLine(claim, cited, line, written[line - 1]) for line in sorted(cited.lines) if line <= len(written))


def _joined(text: str, standing: Sequence[StandingWords], lines: Sequence[_ReadLine]) -> list[StandingWords]:
    """Join words that are next to each other both in *text* and on their line."""
    written = {line.source: line.text for line in lines}
    joined: list[StandingWords] = []
    for each in standing:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.source == each.source
            and _JOINT.match(text[last.said.end : each.said.start])
            and _JOINT.match(written[each.source][last.there.end : each.there.start])
        ):
            said, there = Extent(last.said.start, each.said.end), Extent(last.there.start, each.there.end)
            joined[-1] = StandingWords(said, last.kind, each.source, there)
        else:
            joined.append(each)
    return joined
