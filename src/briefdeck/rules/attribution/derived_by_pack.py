"""What a statement in a packed language was drawn from: of each of its sentences, the likeliest sentence of its lines.

Where the two are much alike, they are compared word by word: what is denied, left to somebody, expected or turned round
in only one of them was lost or added on the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from briefdeck.grammar import place
from briefdeck.language.packs.pack_statements import (
    Opposites,
    ReadSentence,
    StatementReader,
    clauses_of_sentence,
    sentences_of,
    statement_reader,
)
from briefdeck.language.packs.pack_words import count_shared
from briefdeck.language.terms import known_terms
from briefdeck.located import SourceLine
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule
from briefdeck.rules.context import kept
from briefdeck.rules.fact_context import Claim, FactContext

_ALIKE, _MUCH_ALIKE = 0.6, 0.7
"""The share of a sentence's words that must stand in another to compare the two, and to miss a word of that."""
_FEWEST, _ENOUGH = 3, 4
"""So many words and terms two sentences must share to be compared, and to miss a word of the line."""


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
        if best and (best + proved >= _FEWEST or not other or (other == 1 and best + proved > 1)):
            yield PackDerivation(claim, says, line, source, share, best + proved, other, reader)


def _sentences(claim: Claim) -> Iterator[tuple[str, SourceLine]]:
    for source, line in claim.cited.written_lines:
        for sentence in sentences_of(line):
            yield sentence, source
