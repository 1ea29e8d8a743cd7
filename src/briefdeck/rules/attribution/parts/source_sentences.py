"""What a statement was drawn from: the sentences of its lines that are most like it.

How a sentence holds what it says depends on the order of words, so this needs the texts; without them nothing is
found. Of packed languages `pack_derivations` does the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.markup import plain
from briefdeck.language.remembering import lazy_property
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.sentences.modality import SourceSentence, read_sentence
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.sentences.tellers import told_in
from briefdeck.language.words import fold_word
from briefdeck.located import SourceLine
from briefdeck.message_grammar import place
from briefdeck.model.roles import STATING, Role
from briefdeck.problem import Cure, Problem, Rule
from briefdeck.rules.context import CheckContext, kept, kept_apart
from briefdeck.rules.fact_context import Claim, FactContext

T = TypeVar("T")
_QUESTIONS = frozenset({Role.QUESTION})
_REPORTING = ENGLISH.governing.reporting
_ASKING = frozenset(ENGLISH.grammar.question_words)
_LEAD = 3
"""Words of a question of which one asks: “In which month”."""
_NEARLY = 0.7
"""A sentence with this share of the best one's words in common may be the one that a statement was drawn from."""
_SHARED = 3
"""Content words that a card must share with a sentence to be compared with it: it may ask for something else."""
_FEW = 3
"""Facts of a text that may share no more than this with one of them; and words of a text that need share only one."""
_FEWEST = 2
"""The same of a text that has hardly more words, such as a heading."""
_CLOSE = 0.6
"""The share of a statement's words that one sentence of the lines must have for the two to differ in little else."""
_SURE_OF_PAGE = 0.9
"""The likeness from which a rule is sure of a text that is drawn from facts.

Of those of strangers’ pages that had less, it was right of every second.
"""
_MARKS = ".,;:!?“”‘’\"'()"
_GLIMPSE = 7
"""Words of a line that a hint shows: fewer than make a copy, for a public log may show them."""


class Derivation:
    """A statement and the sentences of its lines that it may have been drawn from."""

    def __init__(
        self,
        claim: Claim,
        says: SourceSentence,
        drawn: Iterable[SourceSentence],
        cited: Iterable[tuple[SourceSentence, SourceLine]],
        source: SourceLine,
    ) -> None:
        self.claim = claim
        self.says = says
        """What it says, without marks."""
        self.sentences = tuple(drawn)
        """The sentences, at least one."""
        self.placed = tuple(cited)
        """All sentences of the cited lines, each with its line."""
        self.cited = tuple(sentence for sentence, _ in self.placed)
        """All sentences of the cited lines."""
        self.source = source
        """The line of the likeliest; of no article where that is the statement of a fact."""

    @lazy_property
    def question(self) -> SourceSentence:
        """The question that the statement answers; empty where it answers none."""
        return read_sentence(self.claim.question)

    @lazy_property
    def clauses(self) -> Clauses:
        """What it says, read as clauses."""
        return clauses_of(self.says.text)

    @lazy_property
    def cited_clauses(self) -> list[Clauses]:
        """The sentences of the cited lines, read as clauses."""
        return [clauses_of(sentence.text) for sentence in self.cited]

    @lazy_property
    def likely_clauses(self) -> list[Clauses]:
        """The sentences that it may have been drawn from, read as clauses; of a drawn text, all that are cited."""
        drawn = self.claim.fact.drawn_from
        return self.cited_clauses if drawn else [clauses_of(sentence.text) for sentence in self.sentences]

    def likeliest(self, stems: frozenset[str]) -> list[SourceSentence]:
        """Return the cited sentences that have the most of *stems*; those of `sentences` where none has two."""
        counts = [len(stems & sentence.stems) for sentence in self.cited]
        most = max(counts)
        if most < _FEWEST:
            return list(self.sentences)
        return [sentence for sentence, count in zip(self.cited, counts, strict=True) if count == most]

    @property
    def asks(self) -> bool:
        """Whether it is a question, which states what it takes for granted only."""
        return self.claim.role is Role.QUESTION

    @property
    def fewest_shared(self) -> int:
        """How many words around two opposites must be the same: of several facts, one may share a word by chance."""
        return 2 if len(self.claim.fact.drawn_from) > 2 else 1

    @property
    def is_attributed(self) -> bool:
        """Whether it names its source or says how sure it is; `said_by` and the question count too."""
        if self.claim.fact.drawn_from:
            return _whole(self.claim.fact).is_governed or bool(told_in(clauses_of(self.claim.fact.says)))
        return bool(self.claim.said_by or self.says.is_governed or self.question.is_governed)

    def in_each(self, find: Callable[[SourceSentence, SourceSentence], str]) -> str:
        """Return what *find* finds in the likeliest sentence about the statement, if it finds anything in each."""
        found = ""
        for sentence in self.sentences:
            words = find(sentence, self.says)
            if not words:
                return ""
            found = found or words
        return found

    def find_turned(
        self,
        read: Callable[[Clauses], Iterable[T]],
        is_turned: Callable[[T, T], bool],
        agrees: Callable[[T, T], bool],
    ) -> tuple[T, T] | None:
        """Find something that is *read* in it and turned round on a line, while no line agrees; with what is there."""
        for mine in read(self.clauses):
            theirs = [each for line in self.cited_clauses for each in read(line)]
            turned = next((each for each in theirs if is_turned(mine, each)), None)
            if turned is not None and not any(agrees(mine, each) for each in theirs):
                return mine, turned
        return None

    @property
    def named(self) -> frozenset[str]:
        """The stems of the words of its names."""
        return self.claim.name_stems

    @property
    def is_close(self) -> bool:
        """Whether a sentence of the lines has most words of one of its own, names aside: little else is reworded."""
        return self.claim.likeness >= _CLOSE

    def is_in_one_clause(self, share: float) -> bool:
        """Tell whether one clause of the lines has this *share* of what the statement says, but for who says it."""
        said = frozenset[str]().union(
            *(
                self.clauses.content_in(each)
                for each in _clauses(self.clauses)
                if _REPORTING.isdisjoint(self.clauses.words[each.start : each.stop])
            )
        )
        told = (frozenset(line.stems[at] for at in each) for line in self.cited_clauses for each in _clauses(line))
        return any(len(said & stems) >= share * len(said) for stems in told)

    def problem(
        self,
        rule: Rule,
        message: str,
        words: str = "",
        cures: Iterable[Cure] = (),
        meant: str = "",
        is_sure: bool = True,
    ) -> Problem:
        """Report a breach of *rule*, with a few words of the line: those around *meant*, the ones at stake.

        A rule that may doubt only warns where it is not sure, as of most texts of a page, which leave out so much.
        """
        sentence, source = self.sentences[0], self.source
        if meant and meant not in sentence.text:
            placed = (each for each in self.placed if meant in each[0].text)
            sentence, source = next(placed, (sentence, source))
        advice = f"{place(source)} has “{self._glimpse(sentence.text, meant)}”"
        found = self.claim.problem(rule, message, words, advice, source, cures)
        is_sure = is_sure and (not self.claim.fact.drawn_from or self.claim.likeness >= _SURE_OF_PAGE)
        return replace(found, doubtful=rule.may_doubt and not is_sure)

    def _glimpse(self, text: str, meant: str) -> str:
        """Return a few words of *text* around *meant*, or else the first that it shares with the statement."""
        words = text.split()
        at = text.find(meant) if meant else -1
        if at >= 0:
            chief = len(text[:at].split())
        else:
            shared = (at for at, word in enumerate(words) if fold_word(word.strip(_MARKS)) in self.says.content)
            chief = next(shared, 0)
        first = max(0, chief - _GLIMPSE // 2)
        before, after = "… " if first else "", " …" if first + _GLIMPSE < len(words) else ""
        return before + " ".join(words[first : first + _GLIMPSE]).rstrip(".,;:") + after


def _clauses(read: Clauses) -> Iterator[range]:
    """Yield the places of the words of each clause."""
    for first in range(len(read.words)):
        if not first or read.clause[first - 1] != read.clause[first]:
            yield range(*read.clause_around(first))


@kept
def find_derivations(fact: FactContext) -> list[Derivation]:
    """Find what the statements of *fact* were drawn from, as far as the texts of their lines are present."""
    if fact.pack:
        return []
    articles = _read_articles(fact.context)
    claims = fact.statements_in(STATING) if articles or fact.drawn_from else ()
    return [derived for claim in claims if (derived := _derivation(claim, articles)) is not None]


@kept
def find_asked(fact: FactContext) -> list[Derivation]:
    """Find what the questions of *fact* were drawn from that ask who, what or how much, and take the rest for granted.

    Whoever asks whether something is so takes nothing for granted.
    """
    if fact.pack:
        return []
    articles = _read_articles(fact.context)
    asked = fact.claims_in(_QUESTIONS) if articles or fact.drawn_from else ()
    claims = [claim for claim in asked if not _ASKING.isdisjoint(map(fold_word, claim.plain.split()[:_LEAD]))]
    return [derived for claim in claims if (derived := _derivation(claim, articles)) is not None]


@kept
def read_sentences(fact: FactContext) -> list[Clauses]:
    """Return the sentences of the lines that *fact* cites, and what the facts state that it is drawn from."""
    articles = _read_articles(fact.context)
    lines = [
        sentence.text
        for citation in fact.fact.cite
        if citation.article in articles
        for number in citation.lines.numbers_within(articles[citation.article].last)
        for sentence in articles[citation.article].on_line(number)
    ]
    return [clauses_of(text) for text in (*lines, *(plain(drawn.fact.fact) for drawn in fact.drawn_from))]


@kept
def _whole(fact: FactContext) -> SourceSentence:
    return read_sentence(fact.says)


class _ArticleSentences:
    """The sentences of an article's lines, read when they are first needed."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self.last = len(lines)
        self._read: dict[int, list[SourceSentence]] = {}

    def on_line(self, number: int) -> list[SourceSentence]:
        """Read the sentences of the line *number*."""
        if number not in self._read:
            self._read[number] = [read_sentence(sentence) for sentence in split_sentences(self._lines[number - 1])]
        return self._read[number]


@kept_apart
def _read_articles(context: CheckContext) -> dict[str, _ArticleSentences]:
    return {article: _ArticleSentences(lines) for article, lines in context.lines.items()}


@kept
def _stated(fact: FactContext) -> SourceSentence:
    """Return what *fact* says, left to whose claim it is."""
    text, who = plain(fact.fact.fact).rstrip("."), fact.fact.said_by
    return read_sentence(f"{text}, according to {who}" if who else text)


def _derivation(claim: Claim, articles: dict[str, _ArticleSentences]) -> Derivation | None:
    says = read_sentence(claim.plain)
    candidates = [
        (sentence, SourceLine(citation.article, number))
        for citation in claim.fact.fact.cite
        if citation.article in articles
        for number in citation.lines.numbers_within(articles[citation.article].last)
        for sentence in articles[citation.article].on_line(number)
    ]
    stating = (claim.fact,) if claim.role is Role.QUESTION and claim.text.card else claim.fact.drawn_from
    candidates += [(_stated(fact), SourceLine("", 1)) for fact in stating]
    if not candidates:
        return None
    shared = [len(says.content & sentence.content) for sentence, _ in candidates]
    best = max(shared)
    is_loose = claim.text.card is not None or len(claim.fact.drawn_from) > 1
    fewest = max(_FEWEST, min(_SHARED, len(says.stems) - 1)) if claim.role is Role.TITLE else _SHARED
    if claim.role is not Role.QUESTION and len(claim.fact.drawn_from) <= _FEW:
        fewest = 1 if claim.fact.drawn_from and len(says.stems) <= _FEW else _FEWEST
    if is_loose and best < fewest and all(len(says.stems & each.stems) < fewest for each, _ in candidates):
        return None
    _, source = candidates[shared.index(best)]
    near = [each for count, (each, _) in zip(shared, candidates, strict=True) if count >= best * _NEARLY]
    return Derivation(claim, says, near, candidates, source)
