"""What a statement in a packed language was drawn from: of each of its sentences the likeliest sentence of its lines.

Where the two are much alike, they are compared clause by clause: what is denied, left to somebody or expected in only
one of them was lost or added on the way. `pack_comparisons` compares the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from briefdeck.language.numbers.amounts import Reading
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.packs.pack_hedges import HedgeKind, HedgeOfPack, hedge_reader
from briefdeck.language.packs.pack_statements import ReadSentence, StatementReader, sentences_of, statement_reader
from briefdeck.language.packs.pack_words import MeaningfulWord, count_shared, fold_letters
from briefdeck.language.terms import known_terms
from briefdeck.located import SourceLine
from briefdeck.message_grammar import place
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule
from briefdeck.rules.context import kept
from briefdeck.rules.fact_context import Claim, FactContext

ALIKE, _MUCH_ALIKE = 0.6, 0.7
"""The share of a sentence's words that must stand in another to compare the two, and to miss a word of that."""
_FEWEST_ALIKE, _ENOUGH = 3, 4
"""So many words and terms two sentences must share to be compared, and to miss a word of the line."""
_DIGITS = re.compile("[0-9]+")
_ELSEWHERE = 1
"""Words of a claim about a speaker that stand in what is said: “Jens Ohl, treasurer of the town”."""


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
    language: str
    """Of both."""

    def problem(self, rule: Rule, message: str, words: str = "", but: int = 0, *, is_sure: bool = True) -> Problem:
        """Report a breach of *rule*, with the place of the line; in doubt where more than *but* other words differ."""
        found = self.claim.problem(rule, message, words, f"compare it with {place(self.source)}", self.source)
        return replace(found, doubtful=rule.may_doubt and (self.other > but or not is_sure))

    def stands(self, word: MeaningfulWord, text: ReadSentence) -> bool:
        """Tell whether *word* stands in *text* in one of its forms."""
        return self.reader.words.stands_in(word.form, text.found)

    def hedge(self, text: ReadSentence, quantity: Quantity) -> HedgeOfPack | None:
        """Tell how *quantity* of *text* is hedged; “more than twelve” that is negated is twelve at most."""
        pack = self.claim.cited.pack
        found = hedge_reader(pack).hedge(text.text, quantity) if pack else None
        own = next((clause for clause in text.clauses if quantity.written in clause.text), text)
        turned: dict[HedgeKind, HedgeKind] = {"more": "less", "less": "more"}
        return found._replace(kind=turned.get(found.kind, found.kind)) if found and self._turns(own, found) else found

    def _turns(self, clause: ReadSentence, hedge: HedgeOfPack) -> bool:
        """Tell whether *clause* negates what it hedges; “no more than” is a hedge by itself."""
        return bool(clause.negations) and not self.reader.has_negation(fold_letters(hedge.words))

    def lost(self, kind: str) -> str:
        """Return the first word of the line that marks it so, as `StatementReader.markers` finds it.

        "" where the claim has one too, where the two are not much alike, or where the claim leaves out all of a clause
        that denies: what the union says does not become another statement where “the company denies it” goes.
        """
        enough = self.shared >= _ENOUGH or (not self.other and self.shared >= _FEWEST_ALIKE)
        found = self.reader.markers(kind, self.line.low) if enough and self.share >= _MUCH_ALIKE else []
        if not found or self.reader.markers(kind, self.says.low):
            return ""
        if kind == "denying":
            if self.reader.markers("opposing", self.says.low):
                return ""  # “was against it” for “turned it down”
            return next((match[0] for match in found if not self._leaves_out(match[0])), "")
        if kind == "saying" and self._credits(found):
            return ""
        passes = self._is_of_speaker if kind == "saying" else self._is_of_other_clause
        return next((match[0] for match in found if not passes(match[0])), "")

    def _credits(self, found: Sequence[re.Match[str]]) -> bool:
        """Tell whether the claim leaves it to somebody by a denial, or by what they plan: “the rector wants to”."""
        plans = self.reader.markers("expecting", self.says.low)
        return bool(self.reader.markers("denying", self.says.low)) or (
            bool(plans) and all(self.reader.markers("expecting", match[0]) for match in found)
        )

    def _clause_with(self, word: str) -> ReadSentence | None:
        """Return the clause of the line that has *word*; None where it has no other."""
        clauses = self.line.clauses
        return next((clause for clause in clauses if word in clause.low), None) if clauses[1:] else None

    def _leaves_out(self, word: str) -> bool:
        """Tell whether the claim has nothing of the clause of the line that has *word*, which denies something."""
        own = self._clause_with(word)
        if own is None:
            return False
        clauses = self.line.clauses
        at = clauses.index(own)
        near = (*clauses[max(0, at - 1) : at], *clauses[at + 1 : at + 2])
        if self.says.words and not any(self.stands(each, clause) for clause in near for each in self._besides(own)):
            return bool(self._besides(own))
        governs = own is not clauses[-1]
        marks = [match.span() for match in self.reader.markers("denying", own.low)]
        rest = [each for each in own.words if not any(start <= each.start < end for start, end in marks)]
        return not (governs and not rest) and not self._has_any(rest)

    def _besides(self, own: ReadSentence) -> list[MeaningfulWord]:
        """Return the words of the claim that do not stand in a clause of the line."""
        return [each for each in self.says.words if not self.stands(each, own)]

    def _is_of_other_clause(self, word: str) -> bool:
        """Tell whether *word* opens a clause of the line, “whether it pays”, and the claim has nothing of that."""
        own = self._clause_with(word)
        return own is not None and bool(self.reader.markers("whether", word)) and not self._has_any(own.words)

    def _has_any(self, words: Iterable[MeaningfulWord]) -> bool:
        """Tell whether the claim may have one of *words*."""
        return any(self.reader.words.may_stand_in(each.form, self.says.found) for each in words)

    def _is_of_speaker(self, word: str) -> bool:
        """Tell whether the claim speaks of whoever says something by *word*, and not of what is said."""
        own = self._clause_with(word)
        elsewhere = [each for each in self.says.words if not self.stands(each, own)] if own else []
        return own is not None and len(elsewhere) <= min(_ELSEWHERE, len(self.says.words) - 2)

    @property
    def is_negated_once(self) -> bool:
        """Whether only one of claim and line negates what both say."""
        if self.says.denies != self.line.denies:
            return False
        pairs = ((mine, self.like(mine)) for mine in self.says.clauses)
        once = any(theirs is not None and self._differ(mine, theirs) for mine, theirs in pairs)
        return once or any(map(self._is_left_out, self.says.clauses))

    def like(self, mine: ReadSentence) -> ReadSentence | None:
        """Find the clause of the line that has most of the words of *mine*; None where none has enough."""
        clauses, dates = self.line.clauses, self._dates(mine)
        shared = [
            count_shared(mine.words, each.found, self.reader.words) + len(dates & self._dates(each)) for each in clauses
        ]
        best = max(shared, default=0)
        return clauses[shared.index(best)] if best and best >= ALIKE * (len(mine.words) + len(dates)) else None

    def _dates(self, text: ReadSentence) -> frozenset[tuple[int | str, ...]]:
        return frozenset(date.meaning for date in known_terms(text.text, self.language).dates)

    def _differ(self, mine: ReadSentence, theirs: ReadSentence) -> bool:
        """Tell whether only one of two clauses about the same is negated, and the other has what is negated."""
        if bool(mine.negations) is bool(theirs.negations) or self._count_others(mine, theirs):
            return False
        negated, affirmed = (mine, theirs) if mine.negations else (theirs, mine)
        if self._agree(negated, affirmed):
            return False
        whole = self.line if mine.negations else self.says
        text = affirmed if self.says.negations and self.line.negations else whole
        beside = self.reader.beside(negated, negated.negations[0])
        return bool(beside) and all(self.reader.words.may_stand_in(word.form, text.found) for word in beside)

    def _agree(self, negated: ReadSentence, affirmed: ReadSentence) -> bool:
        """Tell whether two clauses may say the same though one is negated and the other is not.

        “Only merchants may” says of craftsmen that they may not, “last seen in 1867” that it was not seen since, and
        what was abolished is not. And what is denied may be denied elsewhere in the other text, or in other words.
        """
        own, other = (self.says, self.line) if negated in self.says.clauses else (self.line, self.says)
        others = [word for word in negated.words if not self.stands(word, affirmed)]
        elsewhere = [clause for clause in other.clauses if clause.negations and clause is not affirmed]
        return bool(
            (others and self._sets_apart(affirmed, negated))
            or self._only_in("ending", affirmed, negated)
            or (self._only_in("last", affirmed, negated) and self.reader.markers("apart", own.low))
            or self._contrasts()
            or any(self.hedge(own, each) for each in known_terms(own.text, self.language).quantities)
            or any(self.stands(word, clause) for word in others for clause in elsewhere)
            or (own is self.line and self._opposes)
        )

    def _contrasts(self) -> bool:
        """Tell whether the claim speaks of what the line tells apart: “unlike last year it was not called off”."""
        behind = (self.line.words_behind(match.end())[:1] for match in self.reader.markers("contrast", self.line.low))
        return any(self.stands(word, self.says) for words in behind for word in words)

    def _only_in(self, kind: str, affirmed: ReadSentence, negated: ReadSentence) -> bool:
        """Tell whether of two clauses only *affirmed* is marked so, and it is that of the line."""
        markers, is_of_line = self.reader.markers, affirmed in self.line.clauses
        return is_of_line and bool(markers(kind, affirmed.low)) and not markers(kind, negated.low)

    def _sets_apart(self, affirmed: ReadSentence, negated: ReadSentence) -> bool:
        """Tell whether *affirmed* says something only of what *negated* does not speak of."""
        for match in self.reader.markers("only", affirmed.low):
            word = next(iter(affirmed.words_behind(match.end())), None)
            number = _DIGITS.search(affirmed.low, match.end(), word.start if word else len(affirmed.low))
            same = number[0] in negated.low if number else word is not None and self.stands(word, negated)
            if not same:
                return True
        return False

    @property
    def _opposes(self) -> bool:
        """Whether the claim denies in other words than a “not”, which the line does not have."""
        there = {match[0] for match in self.reader.markers("opposing", self.line.low)}
        return any(match[0] not in there for match in self.reader.markers("opposing", self.says.low))

    def _count_others(self, mine: ReadSentence, theirs: ReadSentence) -> bool:
        """Tell whether two clauses count different things: “15 did not return” of 18 of which three did."""
        own, others = (self._readings(each) for each in (mine, theirs))
        return bool(own and others) and own.isdisjoint(others)

    def _readings(self, text: ReadSentence) -> frozenset[Reading]:
        counted = known_terms(text.text, self.language).quantities
        return frozenset(reading for each in counted if each.states_number for reading in each.readings)

    def _is_left_out(self, mine: ReadSentence) -> bool:
        """Tell whether *mine* says of something what the line leaves it out of: “…, but not the fields”.

        Or what the line says of nobody: “hurt was nobody”.
        """
        clauses = self.line.clauses
        if mine.negations or self._opposes:
            return False
        for own in clauses:
            told = [word for word in own.words if not any(start <= word.start < end for start, end in own.negations)]
            nobody = told and self.reader.markers("nobody", own.low) and len(told) < len(mine.words)
            if nobody and all(self.stands(word, mine) for word in told):
                return True
        for before, own in pairwise(clauses):
            first = own.words[:1]
            opens = own.negations and first and own.negations[0][0] < first[0].start
            if opens and len(own.words) < len(mine.words):
                apart = [word for word in mine.words if not self.stands(word, own)]
                goes_on = any(self.stands(word, before) for word in apart)
                if goes_on and all(self.stands(word, mine) for word in own.words):
                    return True
        return False


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
            yield PackDerivation(claim, says, line, source, share, best + proved, other, reader, pack.language)


def _sentences(claim: Claim) -> Iterator[tuple[str, SourceLine]]:
    for source, line in claim.cited.written_lines:
        for sentence in sentences_of(line):
            yield sentence, source
