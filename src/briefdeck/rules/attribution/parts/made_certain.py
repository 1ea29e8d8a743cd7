"""What a page makes certain, needful or lasting while its lines do not: “will close”, “must pay”, “still sits”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.model.roles import STATING, Role
from briefdeck.rules.attribution.parts.source_sentences import read_sentences
from briefdeck.rules.fact_context import Claim, FactContext

_WORDS, _GRAMMAR = ENGLISH.governing, ENGLISH.grammar
_BEING = frozenset(_GRAMMAR.being)
_SMALL = frozenset((*_GRAMMAR.articles, *_GRAMMAR.prepositions, *_GRAMMAR.determiners)) | _BEING
_WILL = frozenset(("will", "would", "shall"))
_FROM_TO = re.compile(r"\bfrom (?:\w+ )?[0-9]{4} (?:to|until) (?:\w+ )?[0-9]{4}\b")
_STILL = frozenset(("still",))
_SEVERAL = 4
"""Facts of a text that says one thing."""
_FEWEST = 2
_NEARLY = 0.7
"""A sentence that shares so much of what the likeliest one shares with the text may be meant as well."""
_READ = STATING | {Role.QUESTION}


def find_made_certain(fact: FactContext) -> Iterator[tuple[Claim, str, str]]:
    """Find the words by which a page, or a fact with its “will”, is surer than its lines, each with what these have."""
    lines = read_sentences(fact) if len(fact.drawn_from) <= _SEVERAL else []
    for claim in fact.statements_in(STATING) if lines else ():
        says = clauses_of(claim.plain)
        found = _made_certain(says, lines) if fact.drawn_from or "will" in says.words else None
        if fact.drawn_from and not found:
            found = _made_needful(claim, says, lines) or _made_surely_so(says, lines)
        if found:
            yield (claim, *found)


def find_made_lasting(fact: FactContext) -> Iterator[tuple[Claim, str]]:
    """Find the texts that tell of something as “still” so that the lines tell as over, each with their word for it."""
    lines: list[Clauses] = []
    for claim in fact.claims_in(_READ) if fact.drawn_from else fact.claims_in(frozenset({Role.QUESTION})):
        says = clauses_of(claim.plain)
        if _STILL.isdisjoint(says.words):
            continue
        lines = lines or [*read_sentences(fact), clauses_of(fact.plain)]
        about = [line for line in lines if says.content.keys() & line.content.keys()]
        if any(not _WORDS.going_on.isdisjoint(line.words) for line in lines):
            continue
        over = [word for line in about for word in line.words if word in _WORDS.gone_by]
        over += [match[0] for fact_ in fact.drawn_from if (match := _FROM_TO.search(fact_.plain))]
        if over:
            yield claim, over[0]


def _made_certain(says: Clauses, lines: list[Clauses]) -> tuple[str, str] | None:
    """Find a “will” where the lines that say most of it have a “may”."""
    if not _is_certain(says) or not _WORDS.open_words.isdisjoint(says.words):
        return None
    at = next(at for at, word in enumerate(says.words) if word in _WILL or word == "to")
    clause = range(*says.clause_around(at))
    mine = frozenset(says.stems[place] for place in clause if says.words[place] not in _SMALL)
    mine = mine if len(mine) > _FEWEST else _meaningful(says)
    shared = [(len(mine & _meaningful(line)), line) for line in lines]
    most = max(count for count, _ in shared)
    near = [line for count, line in shared if count >= most * _NEARLY]
    if most < _FEWEST or any(_is_certain(line) or _WORDS.open_words.isdisjoint(line.words) for line in near):
        return None
    return "will" if "will" in says.words else "to", next(word for word in near[0].words if word in _WORDS.open_words)


def _is_certain(read: Clauses) -> bool:
    to_come = any(word in _BEING and read.words[at + 1 : at + 2] == ("to",) for at, word in enumerate(read.words))
    return to_come or not _WILL.isdisjoint(read.words)


def _meaningful(read: Clauses) -> frozenset[str]:
    return frozenset(stemmed for word, stemmed in zip(read.words, read.stems, strict=True) if word not in _SMALL)


def _made_surely_so(says: Clauses, lines: list[Clauses]) -> tuple[str, str] | None:
    """Find a “proved” where the lines only suspect, and a “so far” where they only fear."""
    done = any(one.endswith(("ed", "st")) and two == "so" for one, two in pairwise(says.words))  # “lost so far”
    so_far = ("so far",) if done and ("so", "far") in pairwise(says.words) else ()
    words = [*_WORDS.proved.intersection(says.words), *so_far]
    if not words or says.negations or any(("so", "far") in pairwise(line.words) for line in lines):
        return None
    known = any(not (_WORDS.proved | _WORDS.already).isdisjoint(line.words) for line in lines)
    supposed = [word for line in lines for word in line.words if word in _WORDS.supposed | _WORDS.open_words]
    return (words[0], supposed[0]) if supposed and not known else None


def _made_needful(claim: Claim, says: Clauses, lines: list[Clauses]) -> tuple[str, str] | None:
    """Find a “must” where no line says that anything must be."""
    if "must" not in says.words or claim.role is Role.QUESTION or any(map(_needs, lines)):
        return None
    return "must", ""


def _needs(line: Clauses) -> bool:
    """Tell whether a sentence says that something has to be done."""
    pairs = zip(line.words, line.words[1:], strict=False)
    has_to = any(word in (*_GRAMMAR.having, *_BEING) and behind == "to" for word, behind in pairs)
    return has_to or not _WORDS.needful.isdisjoint(line.words)
