"""What came first on a line comes first in the fact; what was the cause is the cause, and no other is added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import replace

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.needs import Need
from briefdeck.language.sentences.clauses import LASTING, Clauses, clauses_of
from briefdeck.language.sentences.opposites import turnings_of
from briefdeck.language.sentences.orders import RuledOut, TimeOrder, agrees, is_turned, ruled_out_causes, time_orders_of
from briefdeck.language.sentences.until import Until, is_until_turned, untils_of
from briefdeck.language.words import has_digits_of_year, is_past, stem
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.parts.source_sentences import Derivation, find_derivations, read_sentences
from briefdeck.rules.fact_context import Claim, FactContext

RULE = Rule(
    "A308",
    "What came first on a line comes first in the fact.",
    why="“Before” for “after” leaves every name and figure as it was, and turns cause and effect round. Of a cause "
    "that no line gives it only warns.",
    bad=example("""
        facts:
          - id: minister
            fact: Ida Berg met the crews after the vote.
            cite: quay:4
            topic: strike
        """),
    good=example("""
        facts:
          - id: minister
            fact: Ida Berg met the crews before the vote.
            cite: quay:4
            topic: strike
        """),
    reads=STATING,
    needs=frozenset({Need.TEXTS, Need.STATEMENTS}),
    may_doubt=True,
    sure_from=0.8,
    warns_from=0.7,
)

_SINCE = re.compile(r"\bsince (?:(?!the\b)[\w.]+ ){0,2}?(?P<year>[0-9]{4})\b")
_BEGINNING = frozenset(map(stem, ENGLISH.senses.beginning)) | frozenset(("since", "from", "ever"))
_ENDING = frozenset(map(stem, ENGLISH.senses.ending)) | {"last"}
_TIMED = frozenset((*ENGLISH.clauses.order.before, *ENGLISH.clauses.order.after, "once"))
_FEW = 2
"""Words of two things of which none is a deed, up to which other things may be told of them."""
_IT_TOOK = re.compile(r"It (?:was|took|will be|would be|had been|will take)\b")
"""What opens a text in which “before” tells how late something was: “It was 2016 before trains ran”."""
_NEAR = 5
"""Words before a year that may say what began in it."""


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find what is put in the opposite order, what was so in a year and not since then, and causes of one’s own."""
    turned = list(_find_turned(fact))
    yield from turned
    for derived in () if turned else find_derivations(fact):
        word = _find_added_cause(derived)
        if word:
            yield replace(derived.problem(RULE, f"no line gives this cause (“{word}”)", word), doubtful=True)


def _find_turned(fact: FactContext) -> Iterator[Problem]:
    """Find the things that are put in the opposite order, and what was so in a year and not since then."""
    for claim, word in _find_since(fact):
        yield claim.problem(RULE, f"no line says “{word}”: they tell of that year only", word)
    for derived in find_derivations(fact):
        found = derived.find_turned(time_orders_of, is_turned, agrees)
        if found is not None and not _IT_TOOK.match(derived.claim.plain):
            mine, theirs = found
            message = f"the fact turns round which of two came first (“{mine.word}”; the line has “{theirs.word}”)"
            crossed = (mine.earlier & theirs.later) | (mine.later & theirs.earlier)
            deeds = {
                derived.clauses.stems[at] for at in range(len(derived.clauses.words)) if derived.clauses.is_past(at)
            }
            timed = _TIMED.issuperset((mine.word.lower(), theirs.word.lower()))
            is_sure = not timed or len(crossed) > _FEW or not deeds.isdisjoint(crossed)
            yield derived.problem(RULE, message, mine.word, meant=theirs.word, is_sure=is_sure)
            continue
        until = derived.find_turned(untils_of, is_until_turned, _is_same_until)
        if until is not None and not _is_shut_until(derived, until):
            message = (
                f"a “not” before “{until[0].word}” turns the statement round, and only one of fact and line has it"
            )
            yield derived.problem(RULE, message, until[0].word, meant=until[1].word)
            continue
        year = _find_ended(derived)
        if year:
            message = f"by the line it began in {year}, and by the fact it was so until then"
            yield derived.problem(RULE, message, year)
            continue
        word = _ruled_out(derived)
        if word:
            yield derived.problem(RULE, f"the line says that this was not the cause (“{word}”)", word)


def _is_shut_until(derived: Derivation, until: tuple[Until, Until]) -> bool:
    """Tell whether a text has “none … before” of what a line says is shut or banned until then."""
    shut = any(not ENGLISH.clauses.out_of_use.isdisjoint(line.words) for line in derived.cited_clauses)
    return bool(until[0].negated) and not until[1].negated and shut


def _is_same_until(mine: Until, theirs: Until) -> bool:
    return bool(mine.negated) is bool(theirs.negated) and bool(mine.done & theirs.done and mine.end & theirs.end)


def _ruled_out(derived: Derivation) -> str:
    """Return the word by which a statement names as the cause what a line says was not; "" where none does."""
    lines = [each for line in derived.cited_clauses for each in ruled_out_causes(line)]
    given = [each for line in derived.cited_clauses for each in time_orders_of(line) if each.is_cause]
    for mine in time_orders_of(derived.clauses) if lines and not ruled_out_causes(derived.clauses) else ():
        is_out = mine.is_cause and any(_is_most(mine, each.cause) for each in lines)
        if is_out and not any(mine.earlier & each.earlier for each in given):
            return mine.word
    return _ruled_out_for(derived.clauses, lines)


def _ruled_out_for(says: Clauses, lines: list[RuledOut]) -> str:
    """Return the “for” by which a statement names such a cause: “closed for lack of money”; "" where none does."""
    if says.negations or ruled_out_causes(says):
        return ""
    for each in lines:
        for at in [at for at, word in enumerate(says.words) if at and word == "for" == each.word.lower()]:
            behind = says.content_in(range(at + 1, says.clause_around(at)[1]))
            if len(behind & each.cause) * 2 >= len(each.cause):
                return says.written[at]
    return ""


def _find_ended(derived: Derivation) -> str:
    """Return the year until which a statement says something was so that began in it by every line; "" for none."""
    says = derived.clauses
    denied = not ENGLISH.statements.negations.isdisjoint(says.words)  # “did not open until 1891”
    for at, year in enumerate(says.words if not denied else ()):
        if has_digits_of_year(year):
            until = says.words[at - 1] in LASTING
            begun = {
                says.stems[place]
                for place in range(max(1, at - _NEAR), at)
                if until or (says.words[place - 1] == "last" and not is_past(says.words[place]))
            }
            lines = [line for line in derived.cited_clauses if year in line.words]
            if lines and all(_begins_in(line, year, begun & _BEGINNING) for line in lines):
                return year
    return ""


def _begins_in(line: Clauses, year: str, verbs: Set[str]) -> bool:
    """Tell whether *line* has one of *verbs* in the past before “in” that year, and tells of no end there."""
    at = line.words.index(year)
    first, end = line.clause_around(at)
    near = range(max(first, at - _NEAR), at)
    begins = line.words[at - 1] == "in" and any(
        line.stems[each] in verbs and is_past(line.words[each]) for each in near
    )
    return begins and _ENDING.isdisjoint(line.stems[first:end])


def _is_most(mine: TimeOrder, cause: frozenset[str]) -> bool:
    """Tell whether half of what *mine* gives as the cause is in *cause*."""
    return len(mine.earlier & cause) * 2 >= len(mine.earlier)


def _find_since(fact: FactContext) -> Iterator[tuple[Claim, str]]:
    """Find a “since 2029” where the lines tell of that year only what was so in it."""
    for claim in fact.statements_in(STATING) if fact.drawn_from else ():
        match = _SINCE.search(claim.plain)
        if match is None or "%" in claim.plain or any(each.pair == 0 for each in turnings_of(clauses_of(claim.plain))):
            continue
        lines = [line for line in read_sentences(fact) if match["year"] in line.words]
        if lines and all(_BEGINNING.isdisjoint((*line.words, *line.stems)) for line in lines):
            yield claim, match[0]


_ORDER = ENGLISH.clauses.order
_EXPLAINING = _ORDER.explaining
_BECAUSE = frozenset(phrase.split()[0] for phrase in _ORDER.because) - {"died"}
"""The beginnings of the phrases before a cause; what somebody died of may be told in many words."""


def _find_added_cause(derived: Derivation) -> str:
    """Return the word by which a statement gives a cause that its lines have hardly a word of; "" for none.

    The lines give no cause of anything.
    """
    says, lines = derived.clauses, derived.cited_clauses
    if derived.asks or derived.claim.fact.drawn_from or ruled_out_causes(says) or any(map(_explains, lines)):
        return ""
    there = frozenset[str]().union(*(line.content for line in lines))
    for each in time_orders_of(says):
        cause = each.earlier - derived.named
        chief = max(cause, key=lambda stemmed: says.content[stemmed][-1], default="")
        is_new = chief not in there and len(cause & there) * 2 <= len(cause)
        if each.word.lower() in _BECAUSE and cause and is_new and each.later & there:
            return each.word
    return ""


def _explains(line: Clauses) -> bool:
    """Tell whether a line may name the cause of anything."""
    return not _EXPLAINING.isdisjoint(line.words) or any(each.is_cause for each in time_orders_of(line))
