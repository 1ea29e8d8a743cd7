"""Ranks: first is not third, the largest not the second-largest or one of the largest, and nobody else the first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.names.names import Name, name_key
from briefdeck.language.needs import Need
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.sentences.modality import read_sentence
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.stems import cached_tokens, stems_of
from briefdeck.language.words import STOP_WORDS, fold_word, stem, words
from briefdeck.message_grammar import quoted
from briefdeck.model.roles import ASKED, Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import Claim, FactContext
from briefdeck.rules.grounding.parts.derived_number import follows
from briefdeck.rules.grounding.parts.outermost import (
    find_age_of_another,
    find_lower_place,
    find_other_age,
    find_other_order,
    find_place_of,
    is_place_told,
)

RULE = Rule(
    "G217",
    "What is first, second or largest in a fact is so on the line.",
    why="The second-largest port is easily remembered as the largest, and one of the first ships as the first. It is "
    "found where the line has another ordinal than the fact’s “first” or “second”, and where it has a superlative only "
    "with an ordinal or as one of several.",
    bad=example("""
        facts:
          - id: first-strike
            fact: The second strike, in 2019, lasted three weeks.
            cite: quay:4
            topic: strike
        """),
    good=example("""
        facts:
          - id: first-strike
            fact: The first strike, in 2019, lasted three weeks.
            cite: quay:4
            topic: strike
        """),
    reads=(ASKED - {Role.SPEAKER}) | {Role.LABEL, Role.TITLE},
    wants=frozenset({Need.TEXTS}),
    needs=frozenset({Need.NUMBERS, Need.WORDS}),
    sure_from=0.7,
    warns_from=0.6,
)

_LOWEST = 2
"""“First” and “second” are often no count, so that no other rule proves them."""
_NTH = one_of(word for word, number in ENGLISH.numbers.ordinals.items() if 2 <= number <= 20)
_RANKS = rf"(?:{_NTH}|[0-9]+{one_of(ENGLISH.answers.ordinal_endings)})"
_SUPERLATIVE = re.compile(
    rf"\b(?:first|(?!{one_of(ENGLISH.grammar.no_superlatives)}\b)[a-z]{{3,14}}est)\b", re.IGNORECASE
)
_BEFORE = re.compile(
    rf"(?:\b{_RANKS}[\s-]|\b{one_of(ENGLISH.numbers.sharing)}\s(?:[\w’'-]+\s){{0,3}})\Z",
    re.IGNORECASE,
)
"""What ranks the superlative behind it below the top."""
_NUMBERED = re.compile(rf"\b{_RANKS}[\s-]\Z", re.IGNORECASE)
_RANKED = re.compile(
    rf"\b(?P<rank>{one_of((*ENGLISH.numbers.ordinals, 'last'))})\b"
    r"(?P<end> from (?:the )?(?:bottom|last|end)| but one| to last)?",
    re.IGNORECASE,
)
"""A rank, and what counts it from the end."""
_STEP_AWAY = re.compile(rf"\b(?:place|position|spot)s?\s{one_of(ENGLISH.numbers.apart)}\b", re.IGNORECASE)
_SECOND = re.compile(r"\b(?:second|2nd)[\s-]\Z", re.IGNORECASE)
_AFTER_NAME = re.compile(r"[^.;:]{0,60}\b(?:after|behind|below) (?:[^\W\d_a-z][\w’'-]* )*(?P<name>[^\W\d_a-z][\w’'-]*)")
"""What stands behind the second in a row, with who is the first: “the second-deepest lake, after Brede”."""
_MARKS = re.compile(r"[,;:()–—]|[.!?]\s")
_ALIKE = 3
"""Words that a clause of a line shares with a text that is drawn from it."""
_DEBUTS = frozenset(("debut", "debuts", "maiden"))
_OWNER = 2
"""Words before “first” that say whose it is, and from a “debut” on those that do not call it: “debut novel *at …*”."""
_RANK_WORDS = frozenset((*ENGLISH.numbers.ordinals, "last"))
_REACH = 60
"""Characters before a superlative in which its rank is looked for."""


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the ordinals and superlatives that the lines rank otherwise."""
    for claim in fact.claims_in(RULE.reads):
        for quantity in claim.terms.quantities:
            share = quantity.form.kind == "part" and follows(claim, quantity)
            told = share or _is_debut(claim, quantity) or claim.cited.has_quantity(quantity)
            if _is_low(quantity) and not told:
                yield from _other_ordinal(claim, quantity)
        yield from _superlatives(claim)
        yield from _from_the_end(claim)
        place = find_lower_place(claim) or find_place_of(claim) or find_other_order(claim)
        if place is not None:
            message = f"“{place.written}” is another place than that on {claim.cited.words}: “{place.instead}”"
            yield claim.problem(RULE, message, place.written, "write the place that the line gives")
        meant = _find_rank_meant(claim) if place is None else None
        if meant is not None:
            message = f"“{meant.written}” is told of something else on {claim.cited.words}: here “{meant.instead}” is"
            yield claim.problem(RULE, message, meant.written, "write the rank that the line has for it")
        aged = find_other_age(claim) or find_age_of_another(claim)
        if aged is not None:
            message = f"“{aged.written}” does not fit the ages on {claim.cited.words}: {aged.instead}"
            yield claim.problem(RULE, message, aged.written, "compare the ages of the line")
        for name in _find_other_first(claim):
            message = f"“{name}” is not called the first on {claim.cited.words}, but another is"
            yield claim.problem(RULE, message, name, "name who it was, or leave out that it was the first")


def _is_low(quantity: Quantity) -> bool:
    if quantity.form.kind == "part":
        return _is_next(quantity)
    return quantity.form.is_place and not quantity.states_number and quantity.plain[0] <= _LOWEST


def _is_debut(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a “first” that a line calls a debut: “first novel”.

    A debut “at a fair” is not that of the fair, and what is told of “a third novel” is not told of the first.
    """
    if quantity.plain[0] != 1 or not any(map(claim.cited.has_word, _DEBUTS)):
        return False
    says = clauses_of(claim.plain)
    at = next((at for at, word in enumerate(says.words) if word == quantity.written.lower()), 0)
    counted = says.stems[at + 1 : at + 3]
    about = says.content_in(range(max(0, at - _OWNER))) | says.content_in(range(at + 2, len(says.words)))
    debut, others = set[str](), set[str]()
    elsewhere = _RANK_WORDS.difference(says.words)  # “his third match, after he first played in May”
    for _, line in claim.cited.written_lines:
        read = clauses_of(line)
        for place, word in enumerate(read.words):
            around = read.content_in(range(*read.clause_around(place))) & about
            if word in _DEBUTS:
                if _has_thing(read, range(place + _OWNER, read.clause_around(place)[1]), counted):
                    return False
                debut |= around
            elif word in elsewhere:
                others |= around
    return len(debut) >= len(others)


def _has_thing(read: Clauses, places: range, called: tuple[str, ...]) -> bool:
    """Tell whether a thing that is *called* so stands there, and not only before another: “book”, of a book fair."""
    return any(
        read.stems[at : at + 1] == called[:1]
        and (at + 1 not in places or read.words[at + 1] in STOP_WORDS or read.stems[at + 1 : at + 2] == called[1:])
        for at in places
    )


def _is_next(quantity: Quantity) -> bool:
    """Tell whether *quantity*, such as “a third”, may be the one after the second; no other rule proves it then."""
    return quantity.form.kind == "part" and len(quantity.plain) > 1 and not quantity.states_number


def _other_ordinal(claim: Claim, quantity: Quantity) -> Iterator[Problem]:
    if claim.cited.matches(_STEP_AWAY):
        return  # “third, a place behind Voss”
    if quantity.plain[0] == _LOWEST and claim.cited.has_word("runner-up"):
        return
    if is_place_told(claim, int(quantity.plain[0])):
        return
    others = [other for other in claim.cited.quantities() if other.form.is_place or _is_next(other)]
    if others:
        there = quoted(sorted({other.written for other in others}))
        message = f"“{quantity.written}” is not on {claim.cited.words}, but {there}"
        yield claim.problem(RULE, message, quantity.written, "write the ordinal of the line, or none")


def _superlatives(claim: Claim) -> Iterator[Problem]:
    low = claim.plain.lower()
    for match in _SUPERLATIVE.finditer(claim.plain) if "est" in low or "first" in low else ():
        if not claim.cited.has_word(match[0]):
            continue
        mine = _is_ranked(claim.plain, match)
        ranked = [_is_ranked(line, other) for line, other in _on_lines(claim, match[0].lower())]
        if not mine and _is_next_above(claim, match):
            continue
        if not mine and ranked and (all(ranked) or _is_ranked_where_meant(claim, match)):
            message = f"“{match[0]}” has a rank on {claim.cited.words}, or is one of several"
            yield claim.problem(RULE, message, match[0], "keep what the line has before it")
        elif rank := _other_rank(claim, match):
            message = f"“{match[0]}” has another rank on {claim.cited.words}: “{rank}”"
            yield claim.problem(RULE, message, match[0], "write the rank of the line")
        elif ranked and not any(ranked) and _is_numbered(claim.plain, match):
            message = f"“{match[0]}” has no such rank on {claim.cited.words}"
            yield claim.problem(RULE, message, match[0], "leave out what the line has not before it")


def _is_next_above(claim: Claim, superlative: re.Match[str]) -> bool:
    """Tell whether a name of the claim comes right before the second in a row: “the second-deepest, after Brede”."""
    said = {name.words[-1] for name in claim.names}
    return any(
        _SECOND.search(line, 0, match.start())
        and (after := _AFTER_NAME.search(line, match.end()))
        and after["name"] in said
        for line, match in _on_lines(claim, superlative[0].lower())
    )


def _other_rank(claim: Claim, superlative: re.Match[str]) -> str:
    """Return the rank of *superlative* on the lines where they have it with one only, and the text with another."""
    mine = _rank_before(claim.plain, superlative)
    theirs = {_rank_before(line, match) for line, match in _on_lines(claim, superlative[0].lower())} - {""}
    return next(iter(theirs)) if mine and len(theirs) == 1 and mine not in theirs else ""


def _rank_before(text: str, superlative: re.Match[str]) -> str:
    """Return the rank right before *superlative*, in words: “second-closest”, “2nd closest”."""
    found = _NUMBERED.search(text, 0, superlative.start())
    rank = found[0].strip(" -").lower() if found and superlative[0].lower() != "first" else ""
    number = re.match("[0-9]+", rank)
    written = {str(number): word for word, number in ENGLISH.numbers.ordinals.items()}
    return written.get(number[0], rank) if number else rank


def _is_ranked_where_meant(claim: Claim, superlative: re.Match[str]) -> bool:
    """Tell whether the superlative has a rank in the clause of a line that has the most of what the text says."""
    about = frozenset(stems_of(claim.plain)) - {stem(superlative[0].lower())} - frozenset(map(stem, STOP_WORDS))
    placed = [
        (len(about.intersection(stems_of(_clause_around(line, match)))), _is_ranked(line, match))
        for line, match in _on_lines(claim, superlative[0].lower())
    ]
    most = max(count for count, _ in placed)
    return most >= _ALIKE and all(ranked for count, ranked in placed if count == most)


def _clause_around(line: str, match: re.Match[str]) -> str:
    """Return what stands around *match* between two marks."""
    before, after = _MARKS.split(line[: match.start()])[-1], _MARKS.split(line[match.end() :])[0]
    return before + after


def _is_numbered(text: str, superlative: re.Match[str]) -> bool:
    """Tell whether an ordinal stands right before *superlative*: “second-lowest”."""
    return superlative[0].lower() != "first" and _NUMBERED.search(text, 0, superlative.start()) is not None


def _from_the_end(claim: Claim) -> Iterator[Problem]:
    """Find the ranks that the lines count from the end: “second from bottom”, “last but one”."""
    for match in () if _RANK_WORDS.isdisjoint(cached_tokens(claim.plain)) else _RANKED.finditer(claim.plain):
        if match["end"] is None:
            there = [
                other["end"]
                for _, line in claim.cited.written_lines
                for other in _RANKED.finditer(line)
                if _is_same(match, other)
            ]
            if there and all(there):
                message = f"“{match['rank']}” is “{match['rank']}{there[0]}” on {claim.cited.words}"
                yield claim.problem(RULE, message, match["rank"], "keep what the line has behind it")


def _is_same(one: re.Match[str], other: re.Match[str]) -> bool:
    return one["rank"].lower() == other["rank"].lower()


def _is_ranked(text: str, superlative: re.Match[str]) -> bool:
    return _BEFORE.search(text, max(0, superlative.start() - _REACH), superlative.start()) is not None


def _on_lines(claim: Claim, word: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the cited lines that have the superlative *word*, with each place of it, where the texts are present."""
    for _, text in claim.cited.written_lines:
        yield from ((text, match) for match in _SUPERLATIVE.finditer(text) if match[0].lower() == word)


_ORDINALS = ENGLISH.numbers.ordinals
_RANK = re.compile(
    rf"\b(?P<nth>{one_of(_ORDINALS)}|[1-9][0-9]?{one_of(ENGLISH.answers.ordinal_endings)})(?:[\s-](?P<most>[a-z]{{3,14}}est|most)\b)?"
    rf"|\b(?P<top>(?!{one_of(ENGLISH.grammar.no_superlatives)}\b)[a-z]{{3,14}}est)\b",
    re.IGNORECASE,
)
_NO_RANK = frozenset(ENGLISH.numbers.unranked)
_TOLD_BEFORE = re.compile(rf"(?:(?<![\w’'-])[^\W\d_a-z][\w’'-]*|\b(?:in|{one_of(ENGLISH.numbers.ranked)}))\s\Z")
_PARTS = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_FEWEST_RANKS = 2
"""Ranks of a line among which one is meant."""
_CLEARLY = 2
"""By how many words more one of them has to fit."""


class Rank(NamedTuple):
    """A place among others."""

    number: int
    written: str
    noun: str
    """The stem of what is ranked; that of the rank before where none follows."""
    is_own: bool
    """Whether the noun stands right behind it."""
    scope: frozenset[str]
    """The stems of what else stands behind it, up to the next rank."""


class OtherRank(NamedTuple):
    """A rank of a claim, and the one that the line has for what it tells."""

    written: str
    instead: str


def _find_rank_meant(claim: Claim) -> OtherRank | None:
    """Find a rank of *claim* other than the one that the line has for what the claim tells.

    Of the ranks of a sentence that is the one that fits more of the claim than any other by two words.
    """
    own = _ranks_of(claim.plain)
    if len(own) != 1:
        return None
    told = frozenset(_stems(claim.plain)) - set(_stems(own[0].written))
    sentences = [each for _, line in claim.cited.written_lines for each in split_sentences(line)]
    ranks = [rank for sentence in sentences for rank in _ranks_of(sentence)]
    same = [rank for rank in ranks if rank.is_own and rank.noun == own[0].noun and _is_ordinal(rank)]
    if (
        same
        and own[0].is_own
        and _is_ordinal(own[0])
        and not _may_follow(own[0].number, same if claim.fact.drawn_from else ranks)
    ):
        return OtherRank(own[0].written, same[0].written)
    for sentence in sentences:
        meant = _meant(told, _ranks_of(sentence))
        if meant and meant.number != own[0].number and meant.noun in (own[0].noun, ""):
            return OtherRank(own[0].written, meant.written)
    return None


def _may_follow(number: int, ranks: Sequence[Rank]) -> bool:
    """Tell whether one of *ranks* has that *number*, or is the one before it: after a first bill comes a second."""
    return any(rank.number in (number, number - 1) for rank in ranks)


def _is_ordinal(rank: Rank) -> bool:
    """Tell whether it is a bare “second”, and neither “second-largest” nor “largest”."""
    return not rank.written.lower().endswith(("est", "most"))


def _meant(told: frozenset[str], ranks: Sequence[Rank]) -> Rank | None:
    if len(ranks) < _FEWEST_RANKS or len({rank.number for rank in ranks}) < _FEWEST_RANKS:
        return None
    fits = sorted(((len(told & rank.scope), at) for at, rank in enumerate(ranks)), reverse=True)
    (most, at), (next_most, _) = fits[:2]
    return ranks[at] if most >= next_most + _CLEARLY - (next_most == 0) else None


@lru_cache(maxsize=REMEMBERED)
def _ranks_of(sentence: str) -> tuple[Rank, ...]:
    """Find the ranks of a sentence, in order."""
    found = [match for match in _RANK.finditer(sentence) if _is_rank(sentence, match)]
    ends = [*(match.start() for match in found[1:]), len(sentence)][: len(found)]
    ranks: list[Rank] = []
    for match, end in zip(found, ends, strict=True):
        behind = _stems(sentence[match.end() : end])
        following = _PARTS.match(sentence, match.end() + 1)
        opens = following is not None and fold_word(following[0]) not in STOP_WORDS
        noun = behind[0] if opens and behind else (ranks[-1].noun if ranks else "")
        ranks.append(Rank(_number(match), match[0], noun, opens, frozenset(behind) - {noun}))
    return tuple(ranks)


def _is_rank(sentence: str, match: re.Match[str]) -> bool:
    following = _PARTS.match(sentence, match.end() + 1)
    told_before = _TOLD_BEFORE.search(sentence, 0, match.start())  # “Aske second on 54 points”
    return not told_before and (following is None or following[0].lower() not in _NO_RANK)


def _number(match: re.Match[str]) -> int:
    nth = fold_word(match["nth"] or "first")
    return _ORDINALS[nth] if nth in _ORDINALS else int(re.sub(r"\D", "", nth))


def _stems(text: str) -> list[str]:
    folded = map(fold_word, words(text))
    return [stem(word) for word in folded if word not in STOP_WORDS and word not in _ORDINALS]


_FIRST = re.compile(r"\b(?<!at )(?<!half )first\b(?! (?:half|of all)\b)")
_BEING = one_of((*ENGLISH.grammar.being, *ENGLISH.grammar.having_been))
_IS_FIRST = re.compile(rf"(?: [0-9]+| [IVX]+)?(?:,? who)?,? (?:{_BEING}) (?:also )?(?:the )?(?:very )?\Z")
_IS_NAMED = re.compile(rf"\bfirst\b[^.;:]*? (?:{_BEING}) (?:the )?(?:[a-z-]+ ){{0,3}}\Z", re.IGNORECASE)
_PRONOUNS = ENGLISH.people.any_pronoun
_FEWEST_SHARED = 2
"""Words that a sentence about the first shares with the text."""


def _find_other_first(claim: Claim) -> Iterator[str]:
    """Find the names that a text calls the first where the sentences of the lines call another so."""
    text = claim.plain
    if "first" not in text or claim.fact.drawn_from:
        return
    for name in claim.names:
        if not _is_called_first(text, name):
            continue
        named = frozenset(stem(fold_word(word)) for word in name.words)
        about = read_sentence(text).stems - named - {"first"}
        there = [
            sentence for sentence in _sentences(claim) if len(about & read_sentence(sentence).stems) >= _FEWEST_SHARED
        ]
        if there and not any(_may_tell_of(sentence, name) for sentence in there):
            yield name.written


def _is_called_first(text: str, name: Name) -> bool:
    match = re.search(r"\bfirst\b", text)
    if match is None:
        return False
    if name.end <= match.start():
        return _IS_FIRST.fullmatch(text[name.end : match.start()]) is not None
    return _IS_NAMED.search(text, 0, name.start) is not None


def _sentences(claim: Claim) -> Iterator[str]:
    """Yield the sentences of the lines that tell of a first."""
    for _, line in claim.cited.written_lines:
        yield from (
            sentence for sentence in split_sentences(line) if _FIRST.search(sentence[:1].lower() + sentence[1:])
        )


def _may_tell_of(sentence: str, name: Name) -> bool:
    """Tell whether *sentence* has a word of the name, or may mean whoever it is: “she was the first”."""
    written = words(sentence)
    keys = {name_key(word) for word in written}
    if not keys.isdisjoint(name.keys):
        return True
    at = next((at for at, word in enumerate(written) if fold_word(word) == "first"), 0)
    before = written[:at]
    if not _PRONOUNS.isdisjoint(map(fold_word, before)):
        return True
    subject = [word for word in before if fold_word(word) not in STOP_WORDS]
    others = [word for word in written[1:] if word[0].isupper()]
    return bool(subject) and not others
