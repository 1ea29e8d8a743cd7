"""Most words of an answer are on the cited lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.markup import plain
from briefdeck.language.needs import Need
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.sentences.opposites import antonyms_of
from briefdeck.language.stems import stems_of
from briefdeck.language.words import fold_word, stem, words
from briefdeck.message_grammar import quoted
from briefdeck.model.roles import STATED, Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import Claim, FactContext

RULE = Rule(
    "G204",
    "At least half of an answer's words stand on the cited lines.",
    why="An answer in other words is fine, an answer from nowhere is not. Inflected words count; numbers, dates "
    "and names are left to their own rules. What a learner may type instead, in a word or two that no article has, may "
    "be another word for the answer, and is only warned of.",
    bad=example("""
        facts:
          - id: rota
            fact: The union wants the night rota gone, said Tove Brandt.
            cite: harbour:10
            topic: strike
            cards:
              - q: What did the ferry crews’ union want to be gone in March 2031?
                a: The pension cuts
        """),
    good=example("""
        facts:
          - id: rota
            fact: The union wants the night rota gone, said Tove Brandt.
            cite: harbour:10
            topic: strike
            cards:
              - q: What did the ferry crews’ union want to be gone in March 2031?
                a: The night rota
        """),
    reads=frozenset({Role.ANSWER, Role.SPELLING}),
    may_doubt=True,
    needs=frozenset({Need.WORDS}),
    reads_retired=True,
)

_REACH = 3
_ADVERB = "ly"
_DOING, _SHORTEST = "ing", 3
"""The ending of what is done, and the letters of a verb before it."""
_LONGEST = 2
"""Content words of a spelling that may be another word for what is asked for."""
_POINTS = frozenset(
    f"{name.split()[-1]}{plural}"
    for names in ENGLISH.units.units["percentage point"].values()
    for name in names
    for plural in ("", "s")
)
"""Words for what two shares are apart."""
_ABOUT_NUMBERS = frozenset(
    word
    for phrases in (*((*hedge.before, *hedge.after) for hedge in ENGLISH.hedges), ENGLISH.numbers.together)
    for phrase in phrases
    for word in phrase.split()
)
"""Words that bound, round or add up the number of an answer, “a maximum of 50”: rules on numbers read them."""
_CALLED = tuple(frozenset(words) for words in ENGLISH.senses.alike)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find the answers with less than half of their content words on a cited line."""
    for claim in fact.claims_in(RULE.reads):
        for content, missing in claim.answer_words:
            if 2 * len(missing) > len(content) and not _is_otherwise_there(claim, missing):
                words = f"{quoted(missing)} {'are' if len(missing) > 1 else 'is'} not on {claim.cited.words}"
                message = f"the answer is hardly on its lines: {words}"
                advice = "answer with a word of the line, cite the line that says it, or give the reason under `given:`"
                found = claim.problem(RULE, message, missing[0], advice)
                yield replace(found, doubtful=_is_told_by_fact(claim, missing) or _may_be_another_word(claim, missing))


def _is_otherwise_there(claim: Claim, missing: list[str]) -> bool:
    """Tell whether a line has the *missing* words in other forms: “slowed” for “slowly”, “male” for “boys”.

    By how much a question asks for one has it too, “by a majority of seven”: the number is proved by itself. So has
    whoever bounds a number, and a line with shares their points apart.
    """
    if claim.cited.pack:
        return False
    asked = ENGLISH.numbers.differences.intersection(map(fold_word, words(claim.question)))
    if claim.terms.quantities:
        asked |= _ABOUT_NUMBERS
    if any(reading.unit == "%" for told in claim.cited.quantities() for reading in told.readings):
        asked |= _POINTS
    missing = [word for word in missing if fold_word(word) not in asked]
    return _is_denied_opposite(claim, missing) or all(any(map(claim.cited.has_form, _alike(word))) for word in missing)


def _alike(word: str) -> frozenset[str]:
    """Return other words for a written *word*, and those for the same people.

    Without the ending of an adverb, and of “the closing” the nouns of its verb: “closure”.
    """
    folded = fold_word(word)
    adverb = (folded.removesuffix(_ADVERB),) if folded.endswith(_ADVERB) else ()
    verb = folded.removesuffix(_DOING)
    nouns = (verb + ending for ending in ENGLISH.grammar.noun_endings if verb != folded and len(verb) >= _SHORTEST)
    return frozenset((*adverb, *nouns)).union(*(words for words in _CALLED if folded in words))


def _is_denied_opposite(claim: Claim, missing: list[str]) -> bool:
    """Tell whether a line denies the opposite of each of the *missing* words: “not as strong”, of what is weaker."""
    lines = [clauses_of(line) for _, line in claim.cited.written_lines]
    return all(any(_denies(line, other) for line in lines for other in _opposites_of(word)) for word in missing)


def _denies(line: Clauses, stemmed: str) -> bool:
    """Tell whether a negation is just before a word of *line*, as in “not as strong as”, or negates it."""
    before = (line.words[max(0, at - _REACH) : at] for at in line.content.get(stemmed, ()))
    return line.negates(stemmed) or any(not ENGLISH.statements.negations.isdisjoint(words) for words in before)


def _opposites_of(word: str) -> frozenset[str]:
    """Return the stems of the opposites of a written *word*; “weaker” has those of “weak”."""
    folded = fold_word(word)
    forms = (folded, folded.removesuffix("er"), folded.removesuffix("r"), folded.removesuffix("est"))
    return frozenset().union(*(antonyms_of(stem(form)) for form in forms))


def _may_be_another_word(claim: Claim, missing: list[str]) -> bool:
    """Tell whether a learner may type a word or two instead, of which no article has those *missing*: “influenza”.

    A name is no other word for anything.
    """
    typed = claim.role is Role.SPELLING and not claim.cited.pack and len(claim.content_words()) <= _LONGEST
    return typed and not any(word.istitle() or claim.cited.has_anywhere(word) for word in missing)


def _is_told_by_fact(claim: Claim, missing: list[str]) -> bool:
    """Tell whether the fact has the *missing* words, and half of what else it says is on its lines: it may paraphrase.

    Its numbers, dates and names count as its words do; of another spelling of an answer, the answer is looked for.
    """
    fact, card = next(iter(claim.fact.claims_in(STATED)), None), claim.text.card
    if fact is None:
        return False
    wanted = words(plain(card.a)) if card and claim.role is Role.SPELLING else missing
    said = stems_of(fact.plain)
    if not all(stem(fold_word(word)) in said for word in wanted):
        return False
    others, cited = [word for word in fact.content_words() if word not in wanted], claim.cited
    there = sum(map(cited.has_form, others)) + sum(map(cited.has_quantity, fact.terms.quantities))
    there += sum(map(cited.has_date, fact.terms.dates))
    return there > 0 and 2 * (there + sum(map(cited.has_name, fact.names))) >= len(others)
