"""Who says something on a page, in a dispute or in a question says it in the facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefdeck.language.clauses import clauses_of
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.lines import split_lines
from briefdeck.language.markup import plain
from briefdeck.language.needs import Need
from briefdeck.language.sentences import sentences
from briefdeck.language.tellers import Told, numbers_of, told_in
from briefdeck.language.words import STOP_WORDS, fold_word, stem, words
from briefdeck.model.roles import STATING, Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext
from briefdeck.rules.fact_context import FactContext, fact_contexts
from briefdeck.rules.name_statements import descriptions

RULE = Rule(
    "B716",
    "Who says it on a page or in a question says it in the facts.",
    "warning",
    why="“By the company’s count” under a number that the union counted turns a dispute round, and every name and "
    "number still stands in the facts. Only where a fact says who says it, and another fact has the one who is named.",
    bad=example("""
        figures:
          - {value: "60", label: "captains on strike, by the union’s count", facts: [captains-company]}
        """),
    good=example("""
        figures:
          - {value: "60", label: "captains on strike, by the company’s count", facts: [captains-company]}
        """),
    reads=STATING | {Role.QUESTION},
    needs=frozenset({Need.TEXTS, Need.STATEMENTS}),
)

_PARTIES = frozenset(map(stem, ENGLISH.senses.parties))
_ANYBODY = frozenset(
    map(stem, ENGLISH.senses.anybody | ENGLISH.governing.viewers | ENGLISH.people.written | ENGLISH.people.views)
)
"""Words for those who say something that may mean anybody, or the article itself."""
_SEVERAL = 6
"""So many facts a text may be drawn from to be held to one of them: a headline sums up its page."""
_FEWEST = 2
"""Words of its own that a fact shares with what is said, to be what it was drawn from."""


class _Teller(NamedTuple):
    """A fact that somebody says, and by which words that one may be called."""

    who: frozenset[str]
    numbers: frozenset[str]
    content: frozenset[str]


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find those who are said to say what by the facts another says."""
    if len(fact.drawn_from) > _SEVERAL:
        return
    facts = fact.drawn_from or (fact,)
    roles = RULE.reads if fact.drawn_from else frozenset({Role.QUESTION})
    for claim in fact.claims_in(roles)[:1] if fact.drawn_from else fact.claims_in(roles):
        text = fact.says if fact.drawn_from else claim.plain
        for told in told_in(clauses_of(text)):
            if _is_of_another(fact, told, facts, text):
                message = f"by the facts this is not what “{told.words}” says"
                yield claim.problem(RULE, message, told.words, "say whose claim it is as the fact does")
                return


def _is_of_another(fact: FactContext, told: Told, facts: Sequence[FactContext], text: str) -> bool:
    """Tell whether what is *told* is told by others in the facts, and who tells it here tells something else."""
    tellers, who = fact.context.cached(_tellers), told.who - _ANYBODY
    own = [tellers[str(fact.fact.id)] for fact in _told_by(told, facts, tellers)]
    if not own or not all(each.who for each in own):
        return False
    known = frozenset().union(*(each.who for each in own))
    others = frozenset().union(*(each.who for each in tellers.values()))
    on_lines = (each for one in facts for each in one.cached(_told_on_lines))
    known = known.union(*(each.who for each in on_lines if _is_same(told, each)))
    return who.isdisjoint(known) and not who.isdisjoint(others) and not _is_on_a_side(fact, who, facts, text)


def _is_on_a_side(fact: FactContext, who: frozenset[str], facts: Sequence[FactContext], text: str) -> bool:
    """Tell whether a name of *who* is of the side of a name that a fact has: “North Korea”, “Pyongyang”."""
    identify = fact.context.identities.identify
    mine = {identify(name).side for name in fact.names_in(text) if not who.isdisjoint(map(stem, name.keys))}
    says = (each for one in facts for each in (one.plain, plain(one.fact.said_by)))
    return any(identify(name).side in mine for each in says for name in fact.names_in(each))


def _is_same(told: Told, other: Told) -> bool:
    return not told.numbers.isdisjoint(other.numbers) or len(told.content & other.content) >= _FEWEST


def _told_on_lines(fact: FactContext) -> list[Told]:
    """List what is told on the lines that *fact* cites, with who tells it."""
    texts = fact.context.texts
    lines = (
        line
        for citation in fact.fact.cite
        for article in [split_lines(texts.get(citation.article, ""))]
        for line in (article[number - 1] for number in citation.lines.numbers_within(len(article)))
    )
    return [told for line in lines for sentence in sentences(line) for told in told_in(clauses_of(sentence))]


def _told_by(told: Told, facts: Sequence[FactContext], tellers: dict[str, _Teller]) -> list[FactContext]:
    """Find the facts that *told* may be drawn from: those with its number, or with most of its words."""
    several = [(fact, tellers[str(fact.fact.id)]) for fact in facts if str(fact.fact.id) in tellers]
    if len(several) < _FEWEST:
        return [fact for fact, _ in several]
    counted = [fact for fact, each in several if not told.numbers.isdisjoint(each.numbers)]
    if told.numbers and counted:
        return counted
    shared = [len(told.content & each.content) for _, each in several]
    most = max(shared)
    return [fact for (fact, _), count in zip(several, shared, strict=True) if most and count >= most - 1]


def _tellers(context: CheckContext) -> dict[str, _Teller]:
    return {str(fact.fact.id): _teller(context, fact) for fact in context.cached(fact_contexts)}


def _teller(context: CheckContext, fact: FactContext) -> _Teller:
    """Read who says *fact*: `said_by`, and whoever tells it in the fact or on its lines."""
    text = plain(fact.fact.fact)
    read = clauses_of(text)
    told = told_in(read)
    said_by = frozenset(stem(fold_word(word)) for word in words(plain(fact.fact.said_by))) - STOP_WORDS
    who = said_by.union(*(each.who for each in told))
    called = _called(context, who) | frozenset(map(stem, fact.sources)) if who else who
    return _Teller(called, numbers_of(read), frozenset(read.content))


def _called(context: CheckContext, who: frozenset[str]) -> frozenset[str]:
    """Return the stems of all words by which those who are called *who* may be called, names or others."""
    if not who:
        return who
    found = set(who)
    for keys, beside in context.cached_apart(descriptions).items():
        stems = frozenset(map(stem, keys))
        if not stems.isdisjoint(who) or not beside.isdisjoint(who & _PARTIES):
            found |= stems | beside
    return frozenset(found)
