"""A grave word, such as “killed” or “arrested”, stands on the lines in one form or another, and of the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.needs import Need
from briefdeck.language.numbers.hedges import begins_number
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.sentences.modality import read_sentence
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.sentences.tellers import numbers_of
from briefdeck.language.stems import stems_of
from briefdeck.language.words import fold_word, stem
from briefdeck.model.roles import READ, Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.parts.pack_comparisons import find_added_grave
from briefdeck.rules.fact_context import Claim, FactContext

RULE = Rule(
    "G218",
    "What is said of death, injury, crime or ruin stands on the lines.",
    "warning",
    why="Nobody comes to “killed” or “arrested” by rewording. Where no line has a word of the kind, it was added.",
    bad=example("""
        facts:
          - id: islands
            fact: Passengers on four islands were injured on Monday.
            cite: harbour:6
            topic: strike
        """),
    good=example("""
        facts:
          - id: islands
            fact: Passengers on four islands were stranded on Monday.
            cite: harbour:6
            topic: strike
        """),
    reads=READ - {Role.SPELLING, Role.SPEAKER},
    needs=frozenset({Need.GRAVE}),
)

_KINDS = tuple((frozenset(map(stem, said)), said | proof) for said, proof in ENGLISH.senses.grave)
_GRAVE = frozenset().union(*(said for said, _ in _KINDS))
_OUTCOMES = tuple((frozenset(map(stem, said)), said | proof) for said, proof in ENGLISH.senses.outcomes)
_ENDED = frozenset().union(*(said for said, _ in _OUTCOMES))
_DEADLY = next(said for said, _ in _KINDS if stem("die") in said)
_PHRASES = {
    stem(word): tuple(tuple(map(stem, phrase.split())) for phrase in told)
    for (word,), told in ENGLISH.senses.grave_phrases
}
_LIFETIME = re.compile(r"\([^()]{0,40}[0-9]{4}\s?[-–—−]\s?[^()]{0,20}[0-9]{4}\)")
"""“(8 April 1874 – 2 February 1914)” tells of a death."""


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the grave words where no line has one of the same kind."""
    if fact.pack:
        for claim in fact.claims_in(RULE.reads):
            if added := find_added_grave(claim):
                yield claim.problem(RULE, _say_added(claim, added), added)
        return
    for claim in fact.claims_in(RULE.reads):
        if other := _find_other_fate(claim):
            message = f"{claim.cited.words_with('says')} “{other.word}” of others, and “{other.theirs}” of these"
            yield claim.problem(RULE, message, other.word, "say of each what the line says of them")
        stems = stems_of(claim.plain)
        told = claim.fact.drawn_from or claim.role is Role.QUESTION
        if told and not _ENDED.isdisjoint(stems):
            yield from _other_outcome(claim)
        if _GRAVE.isdisjoint(stems):
            continue
        for word in claim.content_words():
            mine = stem(fold_word(word))
            if mine in _GRAVE and not claim.cited.has_word(word):
                proofs = (words for said, words in _KINDS if mine in said)
                is_loss = claim.cited.matches(_LIFETIME) or _tells_loss(claim)
                excused = (mine in _DEADLY and is_loss) or clauses_of(claim.plain).negates(mine)
                excused = (
                    excused
                    or _is_told_by_phrase(claim, mine)
                    or _is_known(claim, word, mine)
                    or _tells_amount(claim, word)
                )
                if not (excused or any(_proves(claim, proof) for words in proofs for proof in (word, *words))):
                    yield claim.problem(RULE, _say_added(claim, word), word)


def _say_added(claim: Claim, word: str) -> str:
    return f"“{word}” stands on no line in any other words: {claim.cited.words_with('says')} no such thing"


def _other_outcome(claim: Claim) -> Iterator[Problem]:
    """Find what a page tells of how something ended, where no line has a word for it."""
    for word in claim.content_words():
        mine = stem(fold_word(word))
        if mine not in _ENDED or not word.islower() or clauses_of(claim.plain).negates(mine):
            continue
        proofs = {proof for said, words in _OUTCOMES if mine in said for proof in words}
        if not (_proves(claim, word) or any(map(claim.cited.has_word, proofs)) or _is_to_come(claim, mine)):
            yield claim.problem(RULE, _say_added(claim, word), word)


def _is_to_come(claim: Claim, stemmed: str) -> bool:
    """Tell whether the claim asks whether it will be so, or says that it may."""
    expecting = (each for each in read_sentence(claim.plain).governors if each.kind == "expected")
    return any(stemmed in each.governed for each in expecting)


def _proves(claim: Claim, word: str) -> bool:
    again = claim.cited.has_word(f"re{word}")  # “reconvicted”
    return again or claim.cited.has_word(word) or claim.cited.has_in_title(word)


def _is_known(claim: Claim, word: str, stemmed: str) -> bool:
    """Tell whether *word* points to what is told elsewhere in the article: “after the theft”."""
    kinds = (said for said, _ in _KINDS if stemmed in said)
    return re.search(rf"\b(?:the|this|that|his|her|its|their) {re.escape(word)}\b", claim.plain) is not None and any(
        claim.cited.has_anywhere(other) for said in kinds for other in said
    )


def _is_told_by_phrase(claim: Claim, stemmed: str) -> bool:
    """Tell whether a line has a phrase for the grave word: “gave way”, but not “gave way to the tram”."""
    lines = [clauses_of(line) for _, line in claim.cited.written_lines]
    return any(
        line.words[at + len(phrase) : at + len(phrase) + 1] != ("to",)
        for phrase in _PHRASES.get(stemmed, ())
        for line in lines
        for at in line.find(phrase)
    )


def _tells_amount(claim: Claim, word: str) -> bool:
    """Tell whether *word* only says how an amount fell: “sunk from 7 million to 1.5 million”."""
    behind = [fold_word(each.strip(".,;:")) for each in claim.plain.partition(word)[2].split()]
    return behind[:1] != [] and behind[0] in ENGLISH.grammar.prepositions and begins_number(behind[1:])


def _tells_loss(claim: Claim) -> bool:
    """Tell whether a line says that somebody lost kin: “who lost two sisters”."""
    return claim.cited.has_word("lost") and any(map(claim.cited.has_word, ENGLISH.people.kin))


_FATES = {word: number for number, words in enumerate(ENGLISH.senses.fates) for word in words}


class _Fate(NamedTuple):
    """What a clause says becomes of whom."""

    kind: int
    """The number of its words."""
    word: str
    """The word, as it is written."""
    who: frozenset[str]
    """The stems of all other content words of the clause, and its numbers."""


class OtherFate(NamedTuple):
    """A word by which a claim says of some what its lines say of others only."""

    word: str
    theirs: str
    """The word by which the lines say something else of these."""


def _find_other_fate(claim: Claim) -> OtherFate | None:
    """Find what *claim* says became of some whom its lines give another fate, and give that one to others."""
    mine = _fates_in(claim.plain)
    told = [fate for _, line in claim.cited.written_lines for fate in _fates_in(line)] if mine else []
    told += [fate for drawn in claim.fact.drawn_from for fate in _fates_in(drawn.plain)] if mine else []
    for fate in mine:
        same = [other for other in told if other.kind == fate.kind]
        others = [other for other in told if other.kind != fate.kind and other.who & fate.who]
        if others and same and all(other.who.isdisjoint(fate.who) for other in same):
            return OtherFate(fate.word, others[0].word)
    return None


@lru_cache(maxsize=REMEMBERED)
def _fates_in(text: str) -> tuple[_Fate, ...]:
    """Read what becomes of whom in each clause of *text* that tells one such thing, and denies nothing."""
    return tuple(fate for sentence in split_sentences(text) for fate in _read(clauses_of(sentence)))


def _read(read: Clauses) -> Iterator[_Fate]:
    for number in dict.fromkeys(read.clause):
        first, end = read.clause_around(read.clause.index(number))
        places = [at for at in range(first, end) if read.words[at] in _FATES]
        kinds = {_FATES[read.words[at]] for at in places}
        if len(kinds) == 1 and not any(first <= negation.at < end for negation in read.negations):
            told = {read.stems[at] for at in places}
            counted = numbers_of(clauses_of(" ".join(read.written[first:end])))
            who = (read.content_in(range(first, end)) - told) | counted
            yield _Fate(kinds.pop(), read.written[places[0]], frozenset(who))
