"""What a fact and its line say with a “not”: what it negates, in which words, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.sentences.clauses import Clauses, Negation
from briefdeck.language.sentences.comparisons import is_topmost, says_nobody_more
from briefdeck.language.sentences.opposites import (
    antonyms_of,
    turnings_of,
)
from briefdeck.language.words import is_past, stem
from briefdeck.rules.attribution.parts.denied_in_other_words import (
    has_word_for,
    is_awaited,
    is_barred_from,
    is_denied_by_teller,
    is_first,
    is_last_one,
    is_only,
    is_told_before,
    says_otherwise,
)
from briefdeck.rules.attribution.parts.left_open import is_if_for_unless

_NOBODY = ENGLISH.clauses.negative_pronouns | ENGLISH.clauses.negative_determiners
_BETWEEN = frozenset((*ENGLISH.grammar.being, *ENGLISH.grammar.having, *ENGLISH.grammar.adverbs))
_WITHOUT = ENGLISH.clauses.without
_LACKING = ENGLISH.clauses.absent | ENGLISH.statements.unsettled
_ABSENT = ENGLISH.clauses.absent | ENGLISH.clauses.losing
ARTICLES = ENGLISH.grammar.articles
NEGATIONS = ENGLISH.statements.negations
_PREFIXES = ("un", "in", "im", "non", "dis", "mis")
_UNTIL = re.compile(rf"\b(?:{one_of(NEGATIONS)}|[a-z]+n['’]t)\b.* (?:before|until|till|earlier than|sooner than) ")
_SUBJECT = 7
"""Words of a subject, at the most: “some of the councillors under investigation”."""
_ALL_BUT = 3
"""Words between “all” and its “but”: “nobody in town but”."""
_ALL = ENGLISH.senses.sweeping | ENGLISH.senses.whole
_WHO = ENGLISH.people.any_pronoun - ENGLISH.grammar.determiners
_WAY = 6
"""Words behind a verb of which one is the “or” before another way."""
_DROPPING = ENGLISH.clauses.dropping
"""Words by which a text of a page says itself that a thing is not to be: “then drops it”."""
SCOPE = 3
"""Content words after a negation that it is taken to negate where the first of them is not in the other text."""


def is_in_other_words(says: Clauses, line: Clauses, negation: Negation) -> bool:
    """Tell whether a text has other words for what a line negates: “the highest since 1953”."""
    is_most = says_nobody_more(line, negation) and is_topmost(says)
    otherwise = says_otherwise(says, line, negation) or is_barred_from(says, line, negation)
    return is_most or otherwise or has_word_for(line, negation, [says])


def behind_whole(line: Clauses, negation: Negation) -> int:
    """Return the place of the verb behind “none of the crews”, which it negates; the place behind any other negation.

    The verb of “none of the prizes it was named for” is no such verb.
    """
    if line.words[negation.at + 1 : negation.at + 2] != ("of",):
        return negation.first
    behind = range(negation.at + 2, negation.end + 1)
    verb = next((at for at in behind if line.words[at] in ENGLISH.grammar.helping or line.is_past(at)), negation.first)
    return verb if _WHO.isdisjoint(line.words[negation.at : verb]) else negation.first


def rules_out(read: Clauses) -> bool:
    """Tell whether a sentence says that something is ruled out, and not that it is not: “has ruled one out”."""
    places = (at for word in ("rule", "exclud") for at in read.content.get(word, ()))
    out = any(read.stems[at] != "rule" or "out" in read.words[at + 1 : at + SCOPE] for at in places)
    return out and not (read.negates("rule") or read.negates("exclud"))


def gives_it_up(says: Clauses) -> bool:
    """Tell whether a text says in other words than “not” that a thing is not to be: “then drops it”, “given up”."""
    gives_up = any(
        stemmed == "give" and says.words[at + 1 : at + 2] == ("up",) for at, stemmed in enumerate(says.stems)
    )
    return gives_up or not _DROPPING.isdisjoint(says.words)


def is_of_condition(says: Clauses, at: int) -> bool:
    """Tell whether the clause of that place is a condition: “if the union accepts the plan”."""
    first = says.clause_around(at)[0]
    return not ENGLISH.clauses.conditions.isdisjoint(says.words[max(0, first - 1) : first + 1])


def lacking_words(says: Clauses) -> frozenset[str]:
    """Return the words of *says* by which it is not settled or not there; “in the dispute” only tells when."""
    return frozenset(
        word for at, word in enumerate(says.words) if word in _LACKING and says.words[max(0, at - 1)] not in ARTICLES
    )


def is_not_without(line: Clauses, negation: Negation) -> bool:
    """Tell whether the sentence of *negation* tells what is not without something: “without it nothing could grow”."""
    start, end = line.sentence_around(negation.at)
    return line.words[negation.at] not in _WITHOUT and not _WITHOUT.isdisjoint(line.words[start:end])


def says_nobody(line: Clauses, negation: Negation) -> bool:
    """Tell whether the *negation* says who did not: “nobody”, “no one”, “neither has”."""
    behind = line.words[negation.at + 1 : negation.at + 2]
    is_pronoun = line.words[negation.at] == "neither" and not ENGLISH.grammar.helping.isdisjoint(behind)
    return line.words[negation.at] in _NOBODY or is_pronoun


def speaks_of_some(says: Clauses, at: int) -> bool:
    """Tell whether the subject of the verb at that place is “many”, “some of the crew”, “a few people” or a number."""
    first = says.clause_around(at)[0]
    before = [says.words[place] for place in range(first, at) if says.words[place] not in _BETWEEN]
    if before and _is_some(before[-1]):
        return True
    opens = before[1:] if before[:1] == ["a"] else before
    return len(opens) <= _SUBJECT and any(map(_is_some, opens[:1])) and not any(map(is_past, opens))


def _is_some(word: str) -> bool:
    return word in ENGLISH.quantifiers.alone or word[:1].isdigit() or word in ENGLISH.numbers.small


def has_opposite(says: Clauses, line: Clauses, at: int) -> bool:
    """Tell whether *says* has the opposite of the word of *line* at a place: “approved” for “did not reject”."""
    turned = {(turning.pair, 1 - turning.side) for turning in turnings_of(line) if turning.start <= at < turning.end}
    known = any((turning.pair, turning.side) in turned for turning in turnings_of(says))
    return known or not antonyms_of(line.stems[at]).isdisjoint(says.content)


def is_without_not(line: Clauses, says: Clauses, at: int) -> bool:
    """Tell whether a line has by another word than “not” that what *says* has at that place is not so."""
    hampered = any(map(line.is_hampered, line.content.get(says.stems[at], ())))
    return hampered or _is_absent(line, says.stems[at]) or _has_prefix(line, says.words[at])


def _has_prefix(line: Clauses, word: str) -> bool:
    """Tell whether a line has *word* with what turns it round before it: “unseeded”, for “not seeded”."""
    return any(f"{prefix}{word}" in line.words for prefix in _PREFIXES)


def says_it_too(line: Clauses, says: Clauses, negation: Negation) -> bool:
    """Tell whether *line* denies it too: in the same word, or by “but not”, “until”, “unless”, “first” or “only”."""
    until = _lasts_until(says) and _lasts_until(line)  # “not before 2006” for “not until 2006”
    alike = _denies(line, says, negation) or _leaves_out(line, says) or until or is_if_for_unless(says, line)
    otherwise = (is_first, is_last_one, is_only, is_told_before)
    alike = alike or is_denied_by_teller(says, line) or is_awaited(line, negation, says)
    return alike or any(each(line, says, negation) for each in otherwise)


def _lasts_until(read: Clauses) -> bool:
    """Tell whether a sentence says that something does not happen before a time: “not until 2006”."""
    return _UNTIL.search(" ".join(read.words)) is not None


def _leaves_out(line: Clauses, says: Clauses) -> bool:
    """Tell whether *line* says of a thing in the text that it is not so: “found the van but not the laptops”."""
    ends = [at + 2 for at, pair in enumerate(pairwise(line.words)) if pair == ("but", "not")]
    return any(
        not says.content.keys().isdisjoint(line.content_behind(end)[:SCOPE]) for end in ends if end < len(line.words)
    )


def is_alternative(line: Clauses, stemmed: str) -> bool:
    """Tell whether *line* has a verb, by its stem, as one of two ways: “take a ferry or make a detour”."""
    ends = ((at, line.clause_around(at)[1]) for at in line.content.get(stemmed, ()))
    return any("or" in line.words[at + 1 : min(end, at + 1 + _WAY)] for at, end in ends)


def is_in_denial(line: Clauses, stemmed: str) -> bool:
    """Tell whether the clauses of *line* that have a word, if any, deny something."""
    return all(map(line.may_be_negated, line.content.get(stemmed, ())))


def is_set_apart(words: Sequence[str], at: int) -> bool:
    """Tell whether the “but” at that place sets somebody apart, as in “all but one” and “but for”."""
    before, after = words[max(0, at - _ALL_BUT) : at], words[at + 1 : at + 2]
    return after == ("for",) or not _ALL.isdisjoint(before)


def _denies(line: Clauses, says: Clauses, negation: Negation) -> bool:
    """Tell whether *line* denies something too, in the very word of *negation*."""
    mine = denying_words(says, negation)
    return any(not mine.isdisjoint(denying_words(line, other)) for other in line.negations)


def denying_words(read: Clauses, negation: Negation) -> frozenset[str]:
    """Return the stems of “denies”, or “denies that”, at the place of *negation*; nothing for a “not”."""
    words = read.words[max(0, negation.at - SCOPE) : negation.at + 1]
    return frozenset(map(stem, ENGLISH.statements.denying.intersection(words)))


def _is_absent(line: Clauses, stemmed: str) -> bool:
    """Tell whether *line* says that there is none of a thing without a “not”: “lights were missing”."""
    places = line.content.get(stemmed, ())
    return any(
        not _ABSENT.isdisjoint(line.words[max(0, at - 2) : at + SCOPE])
        or ("free", "of") in pairwise(line.words[max(0, at - SCOPE) : at])
        for at in places
    )


def denies_what_is_there(says: Clauses, at: int, lines: list[Clauses]) -> bool:
    """Tell whether the fact says that “there is no” such thing, and a line that there is."""
    stemmed = says.stems[at]
    here = "there" in says.words[max(0, at - SCOPE) : at]
    places = [(line, place) for line in lines for place in line.content.get(stemmed, ())]
    there = any("there" in line.words[max(0, place - SCOPE - 1) : place] for line, place in places)
    return here and there and not any(line.may_be_negated(place) for line, place in places)


def is_opposed(read: Clauses, at: int) -> bool:
    """Tell whether somebody is against what stands at that place: who is against a ban does not want it."""
    return "against" in read.words[max(0, at - SCOPE) : at]
