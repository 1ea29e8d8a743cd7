"""What a statement was drawn from: the sentences of its lines that are most like it.

How a sentence holds what it says depends on the order of words, so this needs the texts; without them nothing is
found. In a packed language, of each sentence of a statement the likeliest sentence of its lines is taken. Where the
two are much alike, they are compared word by word: what is denied, left to somebody, expected or turned round in
only one of them was lost or added on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.markup import plain
from briefdeck.language.packs.pack_statements import (
    Opposites,
    ReadSentence,
    StatementReader,
    clauses_of_sentence,
    sentences_of,
    statement_reader,
)
from briefdeck.language.packs.pack_words import count_shared
from briefdeck.language.remembering import lazy_property
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.sentences.modality import SourceSentence, read_sentence
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.sentences.tellers import told_in
from briefdeck.language.terms import known_terms
from briefdeck.language.words import fold_word, stem
from briefdeck.located import SourceLine
from briefdeck.message_grammar import place
from briefdeck.model.roles import STATING, Role
from briefdeck.problem import Cure, Problem, Rule
from briefdeck.rules.context import CheckContext, kept, kept_apart
from briefdeck.rules.fact_context import Claim, FactContext

T = TypeVar("T")
_QUESTIONS = frozenset({Role.QUESTION})
_ASKING = frozenset(ENGLISH.grammar.question_words)
_LEAD = 3
"""Words of a question of which one asks: “In which month”."""
_NEARLY = 0.7
"""A sentence with this share of the best one's words in common may be the one that a statement was drawn from."""
_SHARED = 3
"""Content words that a card must share with a sentence to be compared with it: it may ask for something else."""
_FEW = 3
"""Facts of a text that may share no more than this with one of them."""
_FEWEST = 2
"""The same of a text that has hardly more words, such as a heading."""
_CLOSE = 0.6
"""The share of a statement's words that one sentence of the lines must have for the two to differ in little else."""
_MARKS = ".,;:!?“”‘’\"'()"
_GLIMPSE = 7
"""Words of a line that a hint shows: fewer than make a copy, for a public log may show them."""
_ALIKE, _MUCH_ALIKE = 0.6, 0.7
"""The share of a sentence's words that must stand in another to compare the two, and to miss a word of that."""
_FEWEST_ALIKE, _ENOUGH = 3, 4
"""So many words and terms two sentences must share to be compared, and to miss a word of the line."""


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

    @lazy_property
    def named(self) -> frozenset[str]:
        """The stems of the words of its names."""
        return frozenset(stem(fold_word(word)) for name in self.claim.names for word in name.words)

    @lazy_property
    def is_close(self) -> bool:
        """Whether a sentence of the lines has most words of one of its own, names aside: little else is reworded."""
        stated = [read_sentence(sentence).stems - self.named for sentence in split_sentences(self.says.text)]
        return any(len(said & line.stems) >= _CLOSE * len(said) for said in stated for line in self.cited)

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

        A rule that may doubt only warns where it is not sure, and of a fact that is worded quite unlike its lines.
        """
        sentence, source = self.sentences[0], self.source
        if meant and meant not in sentence.text:
            placed = (each for each in self.placed if meant in each[0].text)
            sentence, source = next(placed, (sentence, source))
        advice = f"{place(source)} has “{self._glimpse(sentence.text, meant)}”"
        found = self.claim.problem(rule, message, words, advice, source, cures)
        is_sure = is_sure and (self.is_close or bool(self.claim.fact.drawn_from))
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


@kept
def find_derivations(fact: FactContext) -> list[Derivation]:
    """Find what the statements of *fact* were drawn from, as far as the texts of their lines are present."""
    if fact.context.pack:
        return []
    articles = _read_articles(fact.context)
    claims = fact.statements_in(STATING) if articles or fact.drawn_from else ()
    return [derived for claim in claims if (derived := _derivation(claim, articles)) is not None]


@kept
def find_asked(fact: FactContext) -> list[Derivation]:
    """Find what the questions of *fact* were drawn from that ask who, what or how much, and take the rest for granted.

    Whoever asks whether something is so takes nothing for granted.
    """
    if fact.context.pack:
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
        fewest = _FEWEST
    if is_loose and best < fewest and all(len(says.stems & each.stems) < fewest for each, _ in candidates):
        return None
    _, source = candidates[shared.index(best)]
    near = [each for count, (each, _) in zip(shared, candidates, strict=True) if count >= best * _NEARLY]
    return Derivation(claim, says, near, candidates, source)


class PackDerivation(NamedTuple):
    """A sentence of a claim and that of its lines which it was most likely drawn from."""

    claim: Claim
    says: ReadSentence
    """The sentence of the claim."""
    line: ReadSentence
    """That of the line."""
    source: SourceLine
    """The line."""
    share: float
    """The share of the words of the first that stand in the other."""
    shared: int
    """How many words and terms they share."""
    other: int
    """How many words of the first do not stand in the other."""
    reader: StatementReader

    def problem(self, rule: Rule, message: str, words: str = "", but: int = 0) -> Problem:
        """Report a breach of *rule*, with the place of the line; in doubt where more than *but* other words differ."""
        found = self.claim.problem(rule, message, words, f"compare it with {place(self.source)}", self.source)
        return replace(found, doubtful=rule.may_doubt and self.other > but)

    def lost(self, kind: str) -> str:
        """Return the first word of the line that marks it so, as `StatementReader.markers` finds it.

        "" where the claim has one too, where the two are not much alike, or where the claim leaves out all of a clause
        that denies: what the union says does not become another statement where “the company denies it” goes.
        """
        alike = self.share >= _MUCH_ALIKE and self.shared >= _ENOUGH
        found = self.reader.markers(kind, self.line.low) if alike else []
        if not found or self.reader.markers(kind, self.says.low):
            return ""
        whole = (match[0] for match in found if kind != "denying" or not self._leaves_out(match[0]))
        return next(whole, "")

    def _leaves_out(self, word: str) -> bool:
        """Tell whether the claim has nothing of the clause of the line that has *word*, which denies something."""
        clauses = [self.reader.read(clause) for clause in clauses_of_sentence(self.line.text)]
        own = next((clause for clause in clauses if word in clause.low), None)
        if own is None or len(clauses) == 1:
            return False
        marks = [match.span() for match in self.reader.markers("denying", own.low)]
        rest = [each for each in own.words if not any(start <= each.start < end for start, end in marks)]
        return not any(self.reader.words.may_stand_in(each.form, self.says.found) for each in rest)

    @property
    def turned(self) -> Opposites | None:
        """Words of claim and line that say the opposite of each other, and that neither negates; None for none."""
        found = next(self.reader.opposites(self.says.text, self.line.text), None) if self.share >= _ALIKE else None
        return (
            None
            if found and self._is_negated(self.says, found.said) != self._is_negated(self.line, found.other)
            else found
        )

    def _is_negated(self, sentence: ReadSentence, word: str) -> bool:
        """Tell whether the clause of *sentence* that has *word* has a negation."""
        clauses = (self.reader.read(clause) for clause in clauses_of_sentence(sentence.text))
        return any(clause.negations and word in clause.low for clause in clauses)

    @property
    def is_negated_once(self) -> bool:
        """Whether only one of claim and line negates what both say."""
        if self.says.denies != self.line.denies or len(self.says.negations) == len(self.line.negations):
            return False
        pairs = ((mine, self._like(mine)) for mine in map(self.reader.read, clauses_of_sentence(self.says.text)))
        return any(theirs is not None and self._differ(mine, theirs) for mine, theirs in pairs)

    def _like(self, mine: ReadSentence) -> ReadSentence | None:
        """Find the clause of the line that has most of the words of *mine*; None where none has enough."""
        clauses = list(map(self.reader.read, clauses_of_sentence(self.line.text)))
        shared = [count_shared(mine.words, each.found, self.reader.words) for each in clauses]
        best = max(shared, default=0)
        return clauses[shared.index(best)] if best and best >= _ALIKE * len(mine.words) else None

    def _differ(self, mine: ReadSentence, theirs: ReadSentence) -> bool:
        if bool(mine.negations) is bool(theirs.negations):
            return False
        one, other = (mine, self.line) if mine.negations else (theirs, self.says)
        beside = self.reader.beside(one, one.negations[0])
        return bool(beside) and all(self.reader.words.may_stand_in(word.form, other.found) for word in beside)


@kept
def find_pack_derivations(fact: FactContext) -> list[PackDerivation]:
    """Find what the statements of *fact* were drawn from, as far as the texts of its lines are there."""
    return [derived for claim in fact.statements_in(STATING) for derived in _derivations(claim)]


def _derivations(claim: Claim) -> Iterator[PackDerivation]:
    pack = claim.cited.pack
    candidates = list(_sentences(claim)) if pack else []
    if pack is None or not candidates:
        return
    reader = statement_reader(pack)
    for says in map(reader.read, sentences_of(claim.plain)):
        lines = [(reader.read(sentence), source) for sentence, source in candidates]
        shared = [count_shared(says.words, line.found, reader.words) for line, _ in lines]
        best = max(shared)
        terms = known_terms(says.text, pack.language)
        proved = len(terms.quantities) + len(terms.dates)  # by another rule
        share = (best + proved) / max(1, len(says.words) + proved)
        line, source = lines[shared.index(best)]
        other = reader.words.count_other(says.words, line.found)
        if best and (best + proved >= _FEWEST_ALIKE or not other or (other == 1 and best + proved > 1)):
            yield PackDerivation(claim, says, line, source, share, best + proved, other, reader)


def _sentences(claim: Claim) -> Iterator[tuple[str, SourceLine]]:
    for source, line in claim.cited.written_lines:
        for sentence in sentences_of(line):
            yield sentence, source
