"""Who holds an office or a post in a fact holds it on the lines: a defence minister is no prime minister."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.names.names import Name, name_key
from briefdeck.language.needs import Need
from briefdeck.language.sentences.clauses import Clauses, found_once
from briefdeck.language.words import fold, fold_word, words
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.parts.exchanged_offices import find_exchange
from briefdeck.rules.attribution.parts.pack_comparisons import find_added_office
from briefdeck.rules.attribution.parts.source_sentences import Derivation, find_derivations
from briefdeck.rules.attribution.parts.then_and_now import find_then_for_now
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "A311",
    "A name has the office that its lines give it.",
    why="“Prime minister” for “defence minister” stands next to the right name, so that no other rule finds it.",
    bad=example("""
        facts:
          - id: minister
            fact: The treasurer, Ida Berg, met the crews.
            cite: quay:4
            topic: strike
        """),
    good=example("""
        facts:
          - id: minister
            fact: The transport minister, Ida Berg, met the crews.
            cite: quay:4
            topic: strike
        """),
    reads=STATING,
    may_doubt=True,
    needs=frozenset({Need.TEXTS, Need.OFFICES}),
)

_WORDS = ENGLISH.offices
_BEING = frozenset(ENGLISH.grammar.being)
_ARTICLES = ENGLISH.grammar.articles
_FARTHEST = 6
"""Words between an office and the name behind it: “the governor of the central bank, Ines Duarte”."""


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the offices that the lines give to another name, where they give the name another office."""
    for claim in fact.statements_in(RULE.reads) if fact.pack and not fact.drawn_from else ():
        if office := find_added_office(claim):
            yield claim.problem(RULE, f"the article calls nobody “{office}”", office)
    for derived in find_derivations(fact):
        exchanged = None if derived.asks or derived.claim.fact.drawn_from else find_exchange(derived)
        if exchanged is not None:
            name, mine = " ".join(exchanged.theirs.name).title(), exchanged.mine.written
            yield derived.problem(RULE, f"the line calls {name} “{mine}”", mine, meant=exchanged.theirs.written)
            continue
        found = list(_other_office(derived))
        yield from found
        turned = None if found else find_then_for_now(derived)
        if turned is not None:
            message = f"the fact says “{turned[0]}”, the line “{turned[1]}”"
            yield derived.problem(RULE, message, turned[0], is_sure=False)
            continue
        other = None if found else _find_other_post(derived)
        if other is not None:
            name, mine, theirs = other
            message = f"the fact calls {name} “{mine}”, the line “{theirs}”"
            yield derived.problem(RULE, message, mine, meant=theirs, is_sure=False)


def _other_office(derived: Derivation) -> Iterator[Problem]:
    mine = offices_of(derived.clauses)
    theirs = [office for line in derived.cited_clauses for office in offices_of(line)] if mine else []
    for office in mine:
        same = [other for other in theirs if other.name == office.name]
        if same and all(is_other(office, other) for other in same):
            message = f"the fact calls {office.name.title()} “{office.words}”, the line “{same[0].words}”"
            yield derived.problem(RULE, message, office.words, meant=same[0].words, is_sure=False)
            return


class Office(NamedTuple):
    """An office, and the name of who holds it."""

    name: str
    """The key of the last word of the name."""
    head: int
    """The number of its chief word."""
    portfolio: int
    """The number of what it is about, -1 where that is not told."""
    ranks: frozenset[str]
    """Words such as "deputy"."""
    words: str
    """The office as it is written."""


@cache
def _heads() -> dict[str, int]:
    return {word: number for number, words in enumerate(_WORDS.heads) for word in words}


@cache
def _portfolios() -> dict[str, int]:
    return {word: number for number, words in enumerate(_WORDS.portfolios) for word in words}


@found_once
def offices_of(read: Clauses) -> Iterator[Office]:
    """Find the offices that a sentence gives to names."""
    heads = _heads()
    for at, word in enumerate(read.words):
        if word in heads:
            start = at
            while start and (read.words[start - 1] in _portfolios() or read.words[start - 1] in _WORDS.ranks):
                start -= 1
            before = read.words[start:at]
            portfolio = next((_portfolios()[each] for each in before if each in _portfolios()), -1)
            ranks = _WORDS.ranks.intersection(before)
            for holder in filter(None, (_behind(read, at), _before(read, start))):
                yield Office(holder, heads[word], portfolio, ranks, " ".join(read.written[start : at + 1]))


def _behind(read: Clauses, at: int) -> str:
    """Return the key of the name behind the office, directly or after a comma, "" where there is none."""
    place = at + 1
    if place < len(read.words) and read.words[place] in ("of", "for"):
        while place < len(read.words) and read.clause[place] == read.clause[at] and place - at <= _FARTHEST:
            place += 1
        if place >= len(read.words) or read.clause[place] == read.clause[at]:
            return ""
    return _name(read, place)


def _before(read: Clauses, start: int) -> str:
    """Return the key of the name before the office: “Petri, the defence minister”, “Petri is defence minister”."""
    place = start - 1
    while place > 0 and (read.words[place] in _ARTICLES or read.words[place] in _BEING):
        place -= 1
    if place < 0 or (place == start - 1 and read.clause[place] == read.clause[start]):
        return ""
    return name_key(read.written[place]) if read.written[place][0].isupper() else ""


def _name(read: Clauses, at: int) -> str:
    place = at
    while (
        place < len(read.words)
        and read.written[place][0].isupper()
        and read.clause[place] == read.clause[at]
        and read.words[place] not in _heads()
    ):
        place += 1
    return name_key(read.written[place - 1]) if place > at else ""


def is_other(mine: Office, theirs: Office) -> bool:
    """Tell whether both cannot be one office; "minister" may be any minister."""
    if mine.head != theirs.head or mine.ranks != theirs.ranks:
        return True
    return -1 not in (mine.portfolio, theirs.portfolio) and mine.portfolio != theirs.portfolio


_POST_NUMBERS = {post: number for number, posts in enumerate(ENGLISH.offices.posts) for post in posts}
_ANY_POST = re.compile(rf"\b(?<!-){one_of(_POST_NUMBERS)}\b(?!-)", re.IGNORECASE)
_POST = re.compile(rf"\b(?<!\bformer )(?<!\bonce )(?<!\bformerly )(?<!used to be ){_ANY_POST.pattern}", re.IGNORECASE)
"""A post, and one that somebody holds still."""
_GRAMMAR = ENGLISH.grammar
_BETWEEN = frozenset((*_GRAMMAR.being, *_GRAMMAR.prepositions, *_GRAMMAR.determiners, *_GRAMMAR.articles, "who", "as"))
"""What may stand between a name and its post, besides other names: “Orr, who was the”, “Orr, Saltby’s”."""
_PARTING = re.compile(r"[.;:!?“”\"](?:\s|\Z)")
_LISTED = re.compile(r",? (?:and |& )?(?:the )?\Z|,? ?(?:and|&) \Z")
"""What stands between two posts of one list: “founder, chairman and CEO”."""
_FAR = 90
"""Characters between a name and a post that is said to be theirs."""


def _find_other_post(derived: Derivation) -> tuple[str, str, str] | None:
    """Find a name, its post in a firm, club or institution by a statement, and another that its lines give to it."""
    text = derived.claim.plain
    if derived.asks or not _POST.search(text):
        return None
    for name in derived.claim.names:
        mine = _posts_of(text, name.start, name.end)
        theirs = [post for each in derived.cited for post in _posts_on(each.text, name)] if mine else []
        numbers = {_POST_NUMBERS[fold(post)] for post in theirs}
        other = next((post for post in mine if _POST_NUMBERS[fold(post)] not in numbers), "")
        if other and theirs and not _is_on_lines(derived, other):
            return name.written, other, theirs[0]
    return None


def _is_on_lines(derived: Derivation, post: str) -> bool:
    """Tell whether a line has a post of the same meaning, whoever holds it."""
    number = _POST_NUMBERS[fold(post)]
    return any(
        _POST_NUMBERS[fold(match[0])] == number for each in derived.cited for match in _ANY_POST.finditer(each.text)
    )


def _posts_on(sentence: str, name: Name) -> list[str]:
    last = name.words[-1].rstrip("’'s") or name.words[-1]
    return [
        post
        for match in re.finditer(rf"\b{re.escape(last)}\b", sentence)
        for post in _posts_of(sentence, match.start(), match.end())
    ]


def _posts_of(text: str, start: int, end: int) -> list[str]:
    """List the posts that stand right behind the name from *start* to *end*, or right before it."""
    found: list[str] = []
    place = end
    for match in _POST.finditer(text, end, end + _FAR):
        between = text[place : match.start()]
        if not (_LISTED.fullmatch(between) if found else _is_apposed(between)):
            break
        found.append(match[0])
        place = match.end()
    before = list(_POST.finditer(text, max(0, start - _FAR), start))
    if before and re.fullmatch(r"(?: (?:of|for|at) [^,;:.]*?)?,? (?:[A-Z][\w.-]* )*", text[before[-1].end() : start]):
        found.append(before[-1][0])
    return found


def _is_apposed(between: str) -> bool:
    """Tell whether *between* a name and a post stands nothing that parts them."""
    written = words(between)
    near = all(word[0].isupper() or fold_word(word) in _BETWEEN or word == "s" for word in written)
    return near and bool(written or "," in between) and not _PARTING.search(between)
