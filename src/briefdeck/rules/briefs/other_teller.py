"""Who says or gives something on a page, in a dispute or in a question does so in the facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.markup import plain
from briefdeck.language.needs import Need
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.sentences.roles import is_passive, subject_of
from briefdeck.language.sentences.tellers import ToldPart, numbers_of, told_in
from briefdeck.language.words import STOP_WORDS, fold_word, stem, words
from briefdeck.model.roles import STATING, Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.parts.source_sentences import read_sentences
from briefdeck.rules.context import CheckContext, kept
from briefdeck.rules.drawn_text import ToldFact, read_told_facts
from briefdeck.rules.fact_context import FactContext, list_fact_contexts

RULE = Rule(
    "B716",
    "Who says or gives something on a page or in a question does so in the facts.",
    "warning",
    why="“By the company’s count” under a number that the union counted turns a dispute round, and every name and "
    "number still stands in the facts; so it is with an arrow drawn the wrong way. It is found where a fact tells who "
    "it is, and the one who is named says or gives something else.",
    bad=example("""
        figures:
          - value: ≥ 85
            label: captains who joined the strike, by the count of Norrland Ferries
            facts: [captains-union, captains-company]
        """),
    good=example("""
        figures:
          - value: ≥ 85
            label: captains who joined the strike, by the count of the union
            facts: [captains-union, captains-company]
        """),
    needs=frozenset({Need.TEXTS, Need.STATEMENTS}),
)

_DENYING = frozenset(map(stem, ENGLISH.statements.denying))
_DENYING_TRUTH = frozenset(map(stem, ENGLISH.statements.denying_truth))
_PARTIES = frozenset(map(stem, ENGLISH.senses.parties | ENGLISH.senses.councils))
_HEADS = frozenset(map(stem, ENGLISH.senses.heads))
_CHIEFS = _HEADS | frozenset(map(stem, ENGLISH.titles.known | ENGLISH.people.offices))
_SAID = frozenset(map(stem, ENGLISH.statements.speaking))
_READ = STATING | {Role.QUESTION}
_ANYBODY = frozenset(
    map(
        stem,
        ENGLISH.senses.anybody
        | ENGLISH.governing.viewers
        | ENGLISH.people.written
        | ENGLISH.people.views
        | frozenset(ENGLISH.people.called["thing"]),
    )
)
"""Words for those who say something that may mean anybody, or the article itself."""
_UNNAMED = frozenset(map(stem, ENGLISH.governing.viewers | ENGLISH.people.written))
"""Those of whom there are several in any case: “one author”, “another”."""
_IDEAS = frozenset(map(stem, ENGLISH.statements.turned_down))
_LEAD = 3
"""Words of a question of which one may be its “will”."""
_SEVERAL = 6
"""Of more facts than these a text must share more words with one to be held to it: a headline sums up its page."""
_CLOSE = 4
"""Words from a name within which a line says who it is: “a researcher at the institute, Ilse Aas”."""
_SURELY = 4
"""So many words of it."""
_FEWEST = 2
"""Words of its own that a fact shares with what is said, to be what it was drawn from."""
_GIVING = frozenset(map(stem, ENGLISH.statements.giving | ENGLISH.statements.handing_over))
_COMING = frozenset(("come", "comes", "came", "coming"))
"""Verbs by which what somebody has is said to be from another."""
_TAKING = frozenset(map(stem, ENGLISH.statements.taking | ENGLISH.statements.getting))


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find those who are said to say what by the facts another says."""
    if is_turned_exchange(fact):
        giver, taker = fact.parts[1].plain, fact.parts[0].plain
        message = f"on the lines it is “{giver}” that gives to “{taker}”"
        yield RULE.problem(fact.parts[0].text.location, message, fact.fact.id, taker, "turn the arrow round")
    facts = fact.drawn_from or (fact,)
    roles = _READ if fact.drawn_from else frozenset({Role.QUESTION})
    for claim in fact.claims_in(roles)[:1] if fact.drawn_from else fact.claims_in(roles):
        text = fact.says if fact.drawn_from else claim.plain
        if _asks_what_will_be(text):
            continue
        for told in told_in(clauses_of(text)):
            other = (
                _told_by_another(fact, told, facts, text)
                or _denied_by_teller(fact, told, facts)
                or _counted_by_another(fact, told, facts)
            )
            if other is not None:
                message = f"by the facts this is not what “{told.words}” says"
                problem = claim.problem(RULE, message, told.words, "say whose claim it is as the fact does")
                yield replace(problem, fact=other.fact.id)
                return


def _asks_what_will_be(text: str) -> bool:
    """Tell whether *text* asks what is yet to come, of which no fact can tell who says it."""
    return text.rstrip().endswith("?") and "will" in map(fold_word, text.split()[:_LEAD])


def _told_by_another(fact: FactContext, told: ToldPart, facts: Sequence[FactContext], text: str) -> FactContext | None:
    """Return a fact in which others tell what is *told*, where who tells it here tells something else."""
    tellers, who = read_told_facts(fact.context), told.who - (_ANYBODY - _speakers(fact))
    if not (told.numbers or told.content - _SAID) or stem(fold_word(told.words)) in _IDEAS:
        return None  # “she says no”, “idea rejected”
    if not told.numbers and not _DENYING.isdisjoint(told.content):
        return None  # whoever denies it says the opposite of what is told
    likely = _told_by(told, facts, tellers)
    own = [tellers[str(one.fact.id)] for one in likely]
    if not own or not all(each.who for each in own):
        return None
    known = frozenset().union(*(each.who for each in own))
    on_lines = (each for one in likely for each in _told_on_lines(one))
    known = known.union(*(each.who for each in on_lines if _is_same(told, each)))
    known |= _beside(likely, known)
    if not _HEADS.isdisjoint(who) and not _CHIEFS.isdisjoint(known):
        return None  # “the head of the trust” is its chair
    if who.isdisjoint(known) and told.numbers and _is_of_other_fact(fact, told, likely):
        return likely[0]
    is_other = who.isdisjoint(known) and not (
        who.isdisjoint(_all_tellers(fact.context)) or _is_on_a_side(fact, who, likely, text)
    )
    return likely[0] if is_other else None


def _speakers(fact: FactContext) -> frozenset[str]:
    """Return the stems of the words by which the facts of a text name who says them: “the organisers”."""
    named = (_stems(plain(one.fact.said_by)) for one in fact.drawn_from)
    return frozenset[str]().union(*named) - _UNNAMED


@kept
def _all_tellers(context: CheckContext) -> frozenset[str]:
    """Return the stems of the words by which anybody may be called who says a fact."""
    return frozenset().union(*(each.who for each in read_told_facts(context).values()))


def _is_on_a_side(fact: FactContext, who: frozenset[str], facts: Sequence[FactContext], text: str) -> bool:
    """Tell whether a name of *who* is of the side of a name that a fact has: “North Korea”, “Pyongyang”."""
    identify = fact.context.identities.identify
    mine = {identify(name).side for name in fact.names_in(text) if not who.isdisjoint(map(stem, name.keys))}
    says = (each for one in facts for each in (one.plain, plain(one.fact.said_by)))
    return any(identify(name).side in mine for each in says for name in fact.names_in(each))


def _counted_by_another(fact: FactContext, told: ToldPart, facts: Sequence[FactContext]) -> FactContext | None:
    """Return the fact that has the number which is *told*, where who tells it gives other numbers in another fact."""
    if not told.numbers or not fact.drawn_from:
        return None
    own = [one for one in facts if not told.who.isdisjoint(_stems(plain(one.fact.said_by)))]
    theirs = [one for one in facts if one not in own]
    if not own or any(not told.numbers.isdisjoint(_numbers(one)) for one in own):
        return None
    others = [one for one in theirs if told.numbers <= numbers_of(clauses_of(one.plain))]
    return others[0] if any(numbers_of(clauses_of(one.plain)) for one in own) and others else None


def _numbers(fact: FactContext) -> frozenset[str]:
    """Return the numbers of *fact* and of its lines."""
    return numbers_of(clauses_of(fact.plain)).union(*map(numbers_of, read_sentences(fact)))


def _denied_by_teller(fact: FactContext, told: ToldPart, facts: Sequence[FactContext]) -> FactContext | None:
    """Return the fact by which the one who denies something in a text says that it is so."""
    content = told.content - _DENYING - _SAID
    own = [one for one in facts if not told.who.isdisjoint(_stems(plain(one.fact.said_by)))]
    if _DENYING_TRUTH.isdisjoint(told.content) or not (fact.drawn_from and own):
        return None
    lines = [read for one in own for read in (*read_sentences(one), clauses_of(one.plain))]
    about = [read for read in lines if not content or len(content & read.content.keys()) >= _FEWEST]
    if not about or any(read.negations or not _DENYING.isdisjoint(read.stems) for read in about):
        return None
    return own[0]


def _is_of_other_fact(fact: FactContext, told: ToldPart, facts: Sequence[FactContext]) -> bool:
    """Tell whether nobody is called so in *facts* and on their lines, but somebody in another fact."""
    if not all(one.evidence and read_sentences(one) for one in facts):
        return False
    if any(
        not told.who.isdisjoint(read.content) for one in facts for read in (*read_sentences(one), clauses_of(one.plain))
    ):
        return False
    others = (one for one in list_fact_contexts(fact.context) if one not in facts)
    chief = stem(fold_word(told.words))
    return chief in _PARTIES and any(chief in clauses_of(one.plain).content for one in others)


def _beside(facts: Sequence[FactContext], who: frozenset[str]) -> frozenset[str]:
    """Return the stems of the words for people that stand close to one of *who* on the lines of *facts*."""
    reads = [read for fact in facts for read in read_sentences(fact)]
    places = [(read, at) for read in reads for at, stemmed in enumerate(read.stems) if stemmed in who]
    return frozenset(
        read.stems[near]
        for read, at in places
        for near in range(max(0, at - _CLOSE), min(len(read.stems), at + _CLOSE))
        if read.words[near].endswith(ENGLISH.people.person_endings) and read.written[near].islower()
    )


def _is_same(told: ToldPart, other: ToldPart) -> bool:
    return not told.numbers.isdisjoint(other.numbers) or len(told.content & other.content) >= _FEWEST


@kept
def _told_on_lines(fact: FactContext) -> list[ToldPart]:
    """List what is told on the lines that *fact* cites, with who tells it."""
    return [told for read in read_sentences(fact) for told in told_in(read)]


def _told_by(told: ToldPart, facts: Sequence[FactContext], tellers: dict[str, ToldFact]) -> list[FactContext]:
    """Find the facts that *told* may be drawn from: those with its number, or with most of its words."""
    several = [(fact, tellers[str(fact.fact.id)]) for fact in facts if str(fact.fact.id) in tellers]
    if len(several) < _FEWEST:
        return [fact for fact, _ in several]
    counted = [fact for fact, each in several if not told.numbers.isdisjoint(each.numbers)]
    if counted and len(several) <= _SEVERAL:
        return counted
    common = frozenset.intersection(*(each.content for _, each in several))
    shared = [len((told.content & each.content) - common) for _, each in several]
    most = max(shared)
    if len(several) > _SEVERAL:
        return [fact for (fact, _), count in zip(several, shared, strict=True) if count == most >= _SURELY]
    return [
        fact for (fact, _), count in zip(several, shared, strict=True) if count and (count == most or count >= _FEWEST)
    ]


class _Transfer(NamedTuple):
    """Who gives and who gets something in a sentence, as the stems of the words there."""

    giver: frozenset[str]
    taker: frozenset[str]
    clause: frozenset[str]
    """The words of the clause that tells it."""
    beside: frozenset[str]
    """Those of the other clauses of the sentence: “and the council will widen the road in return”."""


def is_turned_exchange(drawn: FactContext) -> bool:
    """Tell whether, on all lines that tell of the two, the one at the head of an arrow gives to the other."""
    if not drawn.parts or drawn.parts[0].key != "exchange.from" or not drawn.parts[1:]:
        return False
    source, target, *rest = (_stems(part.plain) for part in drawn.parts)
    what = frozenset[str]().union(*rest) - source - target
    if any(_comes_from(read, source - target, target - source) for read in read_sentences(drawn)):
        return True
    found = [each for read in read_sentences(drawn) for each in _transfers(read)]
    about = [each for each in found if len(what & each.clause) >= len(what & each.beside)]
    return _is_turned(about, source - target, target - source)


def _comes_from(read: Clauses, source: frozenset[str], target: frozenset[str]) -> bool:
    """Tell whether a sentence says that what *source* has came from *target*."""
    return any(
        read.words[at + 1 : at + 2] == ("from",)
        and not target.isdisjoint(_after(read, at, "from"))
        and source.isdisjoint(_after(read, at, "from"))
        and not source.isdisjoint(read.stems[read.sentence_around(at)[0] : at])
        for at in (place for place, word in enumerate(read.words) if word in _COMING)
    )


def _is_turned(found: list[_Transfer], source: frozenset[str], target: frozenset[str]) -> bool:
    if any(not each.giver.isdisjoint(source) for each in found):
        return False
    return any(not each.giver.isdisjoint(target) and not each.taker.isdisjoint(source) for each in found)


def _transfers(read: Clauses) -> Iterator[_Transfer]:
    for at, stemmed in enumerate(read.stems):
        if stemmed in _GIVING or stemmed in _TAKING:
            to = at > 1 and read.words[at - 1] == "to"  # “has agreed to pay”
            subject = frozenset(subject_of(read, at - 2 if to else at))
            behind = read.stems[at + 1 : read.sentence_around(at)[1]]
            clause = _words(read, *read.clause_around(at))
            beside = _words(read, *read.sentence_around(at)) - clause
            if is_passive(read, at):
                yield _Transfer(_after(read, at, "by"), _after(read, at, "to") | subject, clause, beside)
            elif stemmed in _GIVING:
                yield _Transfer(subject, frozenset(behind), clause, beside)
            else:
                yield _Transfer(_after(read, at, "from"), subject, clause, beside)


def _words(read: Clauses, start: int, end: int) -> frozenset[str]:
    return frozenset(read.stems[start:end])


def _after(read: Clauses, at: int, joint: str) -> frozenset[str]:
    """Return the stems of the words behind the next *joint* in the clause, up to another small word."""
    end = read.clause_around(at)[1]
    start = next((place for place in range(at + 1, end) if read.words[place] == joint), end)
    found = set()
    for place in range(start + 1, end):
        if read.words[place] not in STOP_WORDS:
            found.add(read.stems[place])
        elif found:
            break
    return frozenset(found)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(fold_word(word)) for word in words(text) if fold_word(word) not in STOP_WORDS)
