"""A number is next to the same counted thing on a line as in the fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from briefdeck.articles.article_index import CitedLines
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.needs import Need
from briefdeck.language.numbers.amounts import Reading, Value
from briefdeck.language.numbers.hedges import Bound, bound, bounds_another, is_rounded
from briefdeck.language.numbers.number_context import find_heads, named_by_number, number_neighbours
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.stems import cached_stems_with_variants, stems_with_variants
from briefdeck.language.terms import known_terms
from briefdeck.language.words import STOP_WORDS, fold_word, is_past, words
from briefdeck.located import SourceLine
from briefdeck.message_grammar import listed, place, quoted
from briefdeck.model.roles import ASKED, Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import Claim, FactContext
from briefdeck.rules.grounding.parts.calculated_number import SCORE, is_made_of_neighbours
from briefdeck.rules.grounding.parts.calculated_ratio import is_whole
from briefdeck.rules.grounding.parts.dated_event import find_stray_date
from briefdeck.rules.grounding.parts.deed_and_date import find_deed_of_other_date
from briefdeck.rules.grounding.parts.derived_number import is_pair
from briefdeck.rules.grounding.parts.measure_of_another import find_measure_of_another
from briefdeck.rules.grounding.parts.number_of_another import (
    find_line_of_another,
    find_other_holder,
    find_other_of_two,
    find_other_sort,
)
from briefdeck.rules.grounding.parts.other_subject import find_other_subject
from briefdeck.rules.grounding.parts.part_or_change import find_part_or_change
from briefdeck.rules.grounding.parts.remaining_number import tells_rest
from briefdeck.rules.grounding.parts.said_of_part import find_part
from briefdeck.rules.grounding.parts.set_against import find_set_against
from briefdeck.rules.grounding.parts.votes import find_other_side

RULE = Rule(
    "G208",
    "A number stands with its thing, and a date with its event.",
    "warning",
    why="Twelve dead and forty hurt are easily mixed up, and then every figure stands on the line and the fact is "
    "false; so are “founded in 2011” and “moved in 2019”. It is found where a word next to the number stands on the "
    "line next to another number, and not next to this one. A line can say it in a way that is not seen: if the fact "
    "is right, leave its number as it is, and write why under `ignore:`, or what follows from other lines under "
    "`given:`.",
    bad=example("""
        facts:
          - id: passengers
            fact: Crews left **four passengers** stranded.
            cite: harbour:6
            topic: strike
        """),
    good=example("""
        facts:
          - id: passengers
            fact: Crews left **1,200 passengers** stranded.
            cite: harbour:6
            topic: strike
        """),
    reads=(ASKED - {Role.SPEAKER}) | {Role.LABEL, Role.TITLE},
    needs=frozenset({Need.NUMBERS, Need.WORDS}),
    warns_from=0.6,
)

_SEVERAL = 6
"""Facts of a text that sums up a page."""
_ALONE = re.compile(r"\s*(?:[.,;:!?)]|\Z|(?:and|but|to|with|while|as|in|by|for|from|of them)\b)")
"""What follows a number that leaves out what it counts."""
_ENDS = re.compile(r"[.!?”\"]*\Z")
_REACHING = re.compile(rf"\b{one_of(ENGLISH.numbers.reaching)}\s[\w,.]+[!?”\"]*\Z")
"""How a sentence ends whose last number is of what stands before the verb."""
_PERSONS = tuple(f"{ending}s" for ending in ENGLISH.people.person_endings)
_NUMBER_OF = re.compile(r"(?i)\bnumber of (?:the |its |their |all )?(?P<thing>[a-z]{3,})\b")
_OF_WHOLE = re.compile(r"\s(?:of|from) (?:the|its|their|his|her|all) (?P<whole>[\w’'-]+(?: [\w’'-]+)?)")
_OF_WHICH = re.compile(r"\sof (?:which|whom)\b")
"""What makes a part of what was told before it."""
_COMPARED_WITH = re.compile(
    r"[^.;:]{0,120}\b(?:against|compared (?:with|to)|(?:up|down) from|versus) (?:about |some |only )?"
)
_AT_A_TIME = re.compile(
    r"\s(?:in [0-9]{4}\b|(?:an?|the|one) [a-z]+ (?:before|earlier|ago)\b|(?:before|earlier|last)\b)"
)
"""What stands between a number and that of another time with which it is compared, and what stands behind that one."""
_RECKONED = re.compile(
    rf"\b{one_of((*ENGLISH.numbers.together, *ENGLISH.numbers.apart, *ENGLISH.numbers.comparing))}\b", re.IGNORECASE
)
"""What adds numbers up, or tells how far they are apart."""
_CLOSED = re.compile(r"\s?[a-z]{0,4}\)")
"""What stands behind a number in brackets, a unit at most."""
_SIGNS = re.compile(r"[^\w'’-]+")
_SIDES = ENGLISH.senses.parties | ENGLISH.senses.councils
"""Those who may have to do with each number of a line: “the insurer paid 21 and asks for 12”."""
_PUTTING = ENGLISH.governing.reporting
"""Verbs by which somebody gives any number: “puts it at 40”."""
_OF_NONE = re.compile(r"\b(?:none|neither) of (?:the|its|their|those|these) \Z", re.IGNORECASE)
_TO = re.compile(r"\s(?:[a-z]+\s)?to\s|[-–]")
"""What stands between the two numbers of a result: “three goals to one”."""
_ALL_BUT = re.compile(r"\b(?:all but|all except|except|but for)\s\Z")
_ANYBODY = frozenset(("people", "person", "persons")) | ENGLISH.statements.speaking | ENGLISH.governing.reporting
"""Those who say it, and whom a number counts that a line leaves to count nothing: “some 700,000 were driven out”."""
_OTHER_SORTS = (
    find_other_sort,
    find_set_against,
    find_part_or_change,
    find_other_side,
    find_other_subject,
    find_measure_of_another,
)
"""What finds numbers of a claim that its lines tell of something else."""


class _CountedThing(NamedTuple):
    """A number of a claim and what it counts."""

    quantity: Quantity
    near: tuple[str, ...]
    """The content words next to the number."""
    whole: tuple[Quantity, ...]
    """That of which it is said to be a part: “four of the *six*”."""
    head: str
    """The one that follows at once in the claim itself, "" where none does: a question may word it otherwise."""
    vague: frozenset[str]
    """Words that tell nothing though another number has them on the line."""
    asked: tuple[str, ...] = ()
    """The words of the question that it answers."""
    limit: Bound | None = None
    """How it is bounded."""


class _Mismatch(NamedTuple):
    """A number that goes with another thing on the line."""

    things: list[str]
    """What the claim counts by it."""
    source: SourceLine
    """The line."""


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the numbers that go with other things on their lines.

    A mismatch needs two things. A word next to the number in the claim is next to another number of the line and not
    next to this one. And this word is the very thing counted, or no word next to it is next to this number alone. So a
    paraphrase passes.
    """
    for claim in fact.claims_in(RULE.reads):
        stray = find_stray_date(claim) or find_deed_of_other_date(claim)
        if stray is not None:
            message = f"{quoted(stray.events)} {'go' if stray.events[1:] else 'goes'} with another date of the line"
            yield claim.problem(RULE, message, stray.written, "give the date that the line gives for it")
        holder = None if stray else find_other_holder(claim) or find_other_of_two(claim)
        if holder is not None:
            message = f"{place(holder.source)} has “{holder.instead}” where this has “{holder.written}”"
            yield claim.problem(RULE, message, holder.written, "keep to each the number of its own", holder.source)
        sorts = [sort for find in _OTHER_SORTS for sort in find(claim)]
        for sort in sorts:
            message = f"on {place(sort.source)} {sort.message}"
            yield claim.problem(RULE, message, sort.written, "give the number that the line has for it", sort.source)
        of_rest = tells_rest(claim)
        part = None if of_rest else find_part(claim)
        if part is not None:
            message = f"{place(part.source)} says “{listed(part.things)}” of a part of the “{part.written}” only"
            yield claim.problem(RULE, message, part.written, "give the number of that part", part.source)
        other = _other_number_of(claim) if " number of " in claim.plain.lower() else None
        if other is not None:
            message = f"no line has a word for “{other.things[0]}”, and {place(other.source)} gives another number"
            yield claim.problem(RULE, message, other.things[0], "name what the line counts", other.source)
        for counted in () if of_rest else _counted_things(claim):
            if _RECKONED.search(claim.with_question[0]) and is_made_of_neighbours(claim, counted.quantity):
                continue  # a sum is of what its parts are of
            meant = counted._replace(near=_but_for_names(claim, counted)) if fact.drawn_from else counted
            told = counted.quantity.written in {each.written for each in (holder, *sorts) if each}
            mismatch = None if told else _mismatch(claim, meant) or _mismatch_of_head(claim, counted)
            if mismatch and not any(_agrees_with(claim, counted, drawn.plain) for drawn in fact.drawn_from):
                yield _problem(claim, counted.quantity, mismatch)


def _is_in_score(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is one of the two numbers of a result that a line has: “three goals to one”, of 3-1."""
    scores = (
        {one.plain[0], other.plain[0]}
        for one, other in pairwise(claim.terms.quantities)
        if quantity in (one, other) and _TO.fullmatch(claim.plain, one.end, other.start)
    )
    lines = [set(map(int, match.groups())) for _, line in claim.cited.written_lines for match in SCORE.finditer(line)]
    return any(score in lines for score in scores)


def _is_place_alone(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether a line has the place in a row without its noun: “is to become the fourth to ban cars”."""
    return quantity.form.is_place and any(
        line.startswith(" to ", other.end)
        for _, line in claim.cited.written_lines
        for other in cached_quantities(line)
        if other.form.is_place and other.plain[0] == quantity.plain[0]
    )


def _but_for_names(claim: Claim, counted: _CountedThing) -> tuple[str, ...]:
    """Return the words next to *counted* that are no names: who pays one sum may ask for the other."""
    names = {word.lower() for name in claim.names for word in name.words}
    return tuple(word for word in counted.near if word.lower() not in names)


def _counted_things(claim: Claim) -> Iterator[_CountedThing]:
    """Yield the numbers of *claim* with what each counts; for an answer, with what its question asks for."""
    if not claim.terms.quantities:
        return
    text, end = claim.with_question
    terms = known_terms(text)
    near, following = number_neighbours(text, terms), find_heads(text, terms)
    for quantity in terms.quantities:
        if (
            quantity.states_number
            and quantity.start < end
            and not (is_pair(claim, quantity) or named_by_number(text, quantity) or _counts_nothing(text, quantity))
            and not (is_whole(text, quantity, terms.quantities) or _OF_NONE.search(text, 0, quantity.start))
            and not (_is_in_score(claim, quantity) or _is_place_alone(claim, quantity))
        ):
            head = following[quantity.chain] if text == claim.plain else ""
            whole = tuple(other for other in terms.quantities if _is_whole(text, other, quantity))
            vague = _ANYBODY | _SIDES | _PUTTING | _names_in(claim)
            asked = () if text == claim.plain else tuple(_SIGNS.sub(" ", claim.question).split())
            beside = _but_for_whole(text, quantity, near.get(quantity.chain, ()))
            others = _counted_before(text, quantity, terms.quantities) - {head}
            beside = tuple(word for word in beside if word not in others)
            yield _CountedThing(quantity, beside, whole, head, vague, asked, bound(text, quantity))


def _counted_before(text: str, quantity: Quantity, others: Sequence[Quantity]) -> frozenset[str]:
    """Return the words that directly follow the number before *quantity*: “six *mills* put 600 out of work”."""
    before = [other for other in others if other.end <= quantity.start]
    gap = text[before[-1].end : quantity.start] if before else ""
    following = list(takewhile(lambda word: word not in STOP_WORDS, map(fold_word, words(gap))))
    return frozenset(following) if len(following) < len(words(gap)) else frozenset()


def _but_for_whole(text: str, quantity: Quantity, near: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words *near* a number without those for that of which it is a part: “30 million of *the loans*”."""
    of_whole = _OF_WHOLE.match(text, quantity.end) if quantity.form.unit or quantity.form.symbol else None
    behind = frozenset(map(fold_word, words(of_whole["whole"]))) if of_whole else frozenset[str]()
    if _OF_WHICH.match(text, quantity.end):  # “lost 6 per cent, half of which came back”
        behind = frozenset(map(fold_word, words(text[: quantity.start])))
    return tuple(word for word in near if word not in behind)


def _names_in(claim: Claim) -> frozenset[str]:
    """Return the words of the names of *claim*, folded, where the lines name nothing else that a number may be of."""
    said = frozenset(fold_word(word) for name in claim.names for word in name.words) | STOP_WORDS
    named = (word for _, line in claim.cited.written_lines for word in words(line) if word[0].isupper())
    return said if said.issuperset(map(fold_word, named)) else frozenset()


def _other_number_of(claim: Claim) -> _Mismatch | None:
    """Find a “number of” things in *claim* for which no line has a word, where a line gives the number of others."""
    mine = [match["thing"] for match in _NUMBER_OF.finditer(claim.plain)]
    unknown = [each for each in mine if not any(_has_related(cited, each) for cited in claim.cited.all_lines)]
    for source, line in claim.cited.written_lines if unknown else ():
        theirs = [fold_word(match["thing"]) for match in _NUMBER_OF.finditer(line)]
        people = unknown[0].endswith(_PERSONS) and not _ANYBODY.isdisjoint(theirs)
        if theirs and not people and stems_with_variants(theirs).isdisjoint(stems_with_variants(words(claim.plain))):
            return _Mismatch([unknown[0]], source)
    return None


def _has_related(cited: CitedLines, word: str) -> bool:
    folded = fold_word(word)
    return cited.index.has_word(folded, cited.lines) or cited.index.has_related(folded, cited.lines)


def _counts_nothing(text: str, quantity: Quantity) -> bool:
    """Tell whether nothing that it counts stands behind *quantity*, or it counts those left out: “all but two”."""
    measured = quantity.form.unit or quantity.form.symbol or quantity.readings[0].unit
    return (not measured and _ALONE.match(text, quantity.end) is not None) or _ALL_BUT.search(
        text, 0, quantity.start
    ) is not None


def _mismatch(claim: Claim, counted: _CountedThing) -> _Mismatch | None:
    """Find how *counted* differs from the cited lines; None if a line agrees with it, or none has the number."""
    on_lines = [
        _mismatch_on(counted, cited, line, claim.fact.context.line(cited.article, line) or "")
        for cited in (claim.cited.cited_lines if claim.fact.drawn_from else claim.cited.all_lines)
        for line in sorted(cited.lines)
        if any(_means(written, counted.quantity) for written in cited.index.number_neighbours_on(line))
    ]
    told = [mismatch for mismatch in on_lines if mismatch and counted.head in mismatch.things]
    if len(claim.fact.drawn_from) > _SEVERAL and len(told) == 1:
        return told[0]  # of all lines of a page, those that count something else by the number tell nothing
    return on_lines[0] if on_lines and all(on_lines) else None


def _mismatch_of_head(claim: Claim, counted: _CountedThing) -> _Mismatch | None:
    source = find_line_of_another(claim, counted.quantity, counted.head)
    return _Mismatch([counted.head], source) if source else None


def _agrees_with(claim: Claim, counted: _CountedThing, stated: str) -> bool:
    """Tell whether a fact that says *stated* counts the same by the number of *claim*, rounded or not."""
    terms = known_terms(stated)
    near, following = number_neighbours(stated, terms), find_heads(stated, terms)
    mine = stems_with_variants([counted.head] if counted.head else counted.near)
    for quantity in terms.quantities:
        if _means(quantity.chain, counted.quantity) or is_rounded(claim.plain, counted.quantity, [quantity]):
            head = following[quantity.chain]
            if not mine.isdisjoint(stems_with_variants([head] if head else near.get(quantity.chain, ()))):
                return True
    return False


def _mismatch_on(counted: _CountedThing, cited: CitedLines, line: int, text: str) -> _Mismatch | None:
    quantity, near, whole, head, vague, asked, limit = counted
    stems = {
        written: cached_stems_with_variants(words) for written, words in cited.index.number_neighbours_on(line).items()
    }
    mine = frozenset().union(*(words for written, words in stems.items() if _means(written, quantity)))
    if any(_measures(written, whole) for written in stems if _means(written, quantity)):
        return None  # “of 47 miles, 30 are open”
    if _is_converted(text, quantity) or (limit and bounds_another(limit, quantity, cached_quantities(text))):
        return None
    ends = _sentence_that_ends(text, quantity)
    for written, theirs in stems.items():
        if any(_means(written, other) for other in (quantity, *whole)) or (ends and written not in ends):
            continue
        if _comparable(quantity, written):
            wrong = [word for word in near if word not in vague and stems_with_variants([word]) & (theirs - mine)]
            wrong = [word for word in wrong if not _is_said_of_both(text, quantity, written, word)]
            wrong = [word for word in wrong if not _is_before_part(text, written, word)]
            apart = not _REACHING.search(ends) and stems_with_variants((*near, *asked)).isdisjoint(mine - theirs)
            if wrong and (head in wrong or apart):
                return _Mismatch(wrong, SourceLine(cited.article, line))
    return None


def _is_said_of_both(text: str, quantity: Quantity, written: str, word: str) -> bool:
    """Tell whether *word* is the verb behind two numbers joined by “and”: “a third of A and half of B signed”.

    Or whether the number is what the other is compared with: “46 per cent went there, against 58 per cent in 2028”.
    """
    numbers = cached_quantities(text)
    own = next((number for number in numbers if _means(number.chain, quantity)), None)
    other = next((number for number in numbers if number.chain == written), None)
    if own is not None and other is not None and other.end <= own.start:
        return bool(_COMPARED_WITH.fullmatch(text, other.end, own.start) and _AT_A_TIME.match(text, own.end))
    if own is None or other is None or not is_past(word) or other.start < own.end:
        return False
    between = list(map(fold_word, words(text[own.end : other.start])))
    return "and" in between and not any(map(is_past, between)) and word in map(fold_word, words(text[other.end :]))


def _is_before_part(text: str, written: str, word: str) -> bool:
    """Tell whether *word* stands before a part of those that are counted, not behind it: “…, five of whom appealed”."""
    part = re.search(rf"\b{re.escape(written)} of wh(?:om|ich)\b", text)
    return part is not None and stems_with_variants([word]).isdisjoint(stems_with_variants(words(text[part.end() :])))


def _is_converted(text: str, quantity: Quantity) -> bool:
    """Tell whether a line has *quantity* in brackets behind the same in another unit: “880 km (550 mi)”."""
    return bool(quantity.form.unit) and any(
        text[one.end : other.start].strip() == "("
        and _CLOSED.match(text, other.end)
        and _means(other.written, quantity)
        for one, other in pairwise(cached_quantities(text))
    )


def _sentence_that_ends(text: str, quantity: Quantity) -> str:
    """Return the sentence of a line that ends with *quantity*, "" where none does.

    What it counts is told before it, in other words or in another sentence: “unless enrolment reaches ten”.
    """
    for sentence in split_sentences(text) if text else ():
        for other in cached_quantities(sentence):
            if _means(other.chain, quantity) and _ENDS.match(sentence, other.end):
                return sentence
    return ""


def _is_whole(text: str, other: Quantity, quantity: Quantity) -> bool:
    """Tell whether *quantity* is given in *text* as a part of *other*: “30 of the 47”, “Of the 47 miles, 30”."""
    opens = text.startswith("Of ") and other.end <= quantity.start and "," not in text[: other.end]
    return opens or is_whole(text, other, [quantity])


def _measures(written: str, wholes: tuple[Quantity, ...]) -> bool:
    """Tell whether a number *written* on a line has the unit of one of *wholes*."""
    units = {reading.unit for whole in wholes for reading in whole.readings if reading.unit}
    return bool(units) and any(reading.unit in units for reading in _meanings(written)[0])


def _means(written: str, quantity: Quantity) -> bool:
    """Tell whether a number *written* on a line may be *quantity*."""
    if quantity.chain == written:
        return True
    readings, values = _meanings(written)
    return not readings.isdisjoint(quantity.readings) or not values.isdisjoint(quantity.plain)


@lru_cache(maxsize=REMEMBERED)
def _meanings(written: str) -> tuple[frozenset[Reading], frozenset[Value]]:
    """Return the ways to understand a number, and its values without their units."""
    quantities = known_terms(written).quantities
    readings = frozenset(reading for quantity in quantities for reading in quantity.readings)
    return readings, frozenset(value for quantity in quantities for value in quantity.plain)


def _comparable(quantity: Quantity, written: str) -> bool:
    """Tell whether a number *written* on a line could be mistaken for *quantity*: hours cannot, for kilometres."""
    return any(quantity.counts_like(other) for other in known_terms(written).quantities)


def _problem(claim: Claim, quantity: Quantity, mismatch: _Mismatch) -> Problem:
    source, things = mismatch.source, mismatch.things
    message = f"“{quantity.written}” stands on {place(source)}, but {quoted(things)} with another number"
    advice = (
        "if the line means it so, let one of its facts say so: what is drawn from facts may say what they say"
        if claim.fact.drawn_from
        else f"if the line means it so, keep the number and write `ignore: {{{RULE.code}: the reason}}`, or `given:`"
    )
    return claim.problem(RULE, message, quantity.written, advice, source)
