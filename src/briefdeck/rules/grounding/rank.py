"""Ranks: first is not third, the largest not the second-largest, and one of the largest not the largest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.needs import Need
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.stems import cached_tokens, stems_of
from briefdeck.language.words import STOP_WORDS, stem
from briefdeck.message_grammar import quoted
from briefdeck.model.roles import ASKED, Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import Claim, FactContext
from briefdeck.rules.grounding.parts.derived_number import follows
from briefdeck.rules.grounding.parts.first_of import find_other_first
from briefdeck.rules.grounding.parts.outermost import find_lower_place, find_other_age, find_other_order, find_place_of
from briefdeck.rules.grounding.parts.rank_meant import find_rank_meant

RULE = Rule(
    "G217",
    "What is first, second or largest in a fact is so on the line.",
    why="The second-largest port is easily remembered as the largest, and one of the first ships as the first. It is "
    "found where the line has another ordinal than the fact’s “first” or “second”, and where it has a superlative only "
    "with an ordinal or as one of several.",
    bad=example("""
        facts:
          - id: first-strike
            fact: The second strike of Norrland Ferries’ crews, in 2019, lasted three weeks.
            cite: quay:4
            topic: strike
        """),
    good=example("""
        facts:
          - id: first-strike
            fact: The first strike of Norrland Ferries’ crews, in 2019, lasted three weeks.
            cite: quay:4
            topic: strike
        """),
    reads=ASKED - {Role.SPEAKER},
    wants=frozenset({Need.TEXTS}),
    needs=frozenset({Need.NUMBERS, Need.WORDS}),
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


def check_fact(fact: FactContext) -> Iterator[Problem]:
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
        meant = find_rank_meant(claim) if place is None else None
        if meant is not None:
            message = f"“{meant.written}” is told of something else on {claim.cited.words}: here “{meant.instead}” is"
            yield claim.problem(RULE, message, meant.written, "write the rank that the line has for it")
        aged = find_other_age(claim)
        if aged is not None:
            message = f"“{aged.written}” does not fit the ages on {claim.cited.words}: {aged.instead}"
            yield claim.problem(RULE, message, aged.written, "compare the ages of the line")
        for name in find_other_first(claim):
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
