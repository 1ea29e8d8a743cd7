"""The label of a figure or bar speaks of what its number counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, pairwise, takewhile

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.needs import Need
from briefdeck.language.numbers.amounts import UNITS
from briefdeck.language.numbers.number_context import find_heads
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.sentences.clauses import clauses_of
from briefdeck.language.sentences.opposites import turnings_of
from briefdeck.language.sentences.splitting import split_clauses
from briefdeck.language.sentences.tellers import numbers_of, told_in
from briefdeck.language.stems import stems_with_variants
from briefdeck.language.terms import known_terms
from briefdeck.language.words import STOP_WORDS, fold_word, words
from briefdeck.message_grammar import quoted
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext
from briefdeck.rules.drawn_text import DrawnContext, list_drawn_contexts
from briefdeck.rules.fact_context import Claim

RULE = Rule(
    "B714",
    "A figure’s label is about its own number.",
    "warning",
    why="Set large, a number is read with its label alone. A label whose words stand in the facts only beside another "
    "number, or mostly nowhere, gives the number to a thing that it does not count.",
    bad=example("""
        figures:
          - {value: "1,200", label: lighthouses painted blue, facts: [stranded]}
        """),
    good=example("""
        figures:
          - {value: "1,200", label: passengers on four islands, facts: [stranded]}
        """),
    needs=frozenset({Need.NUMBERS, Need.WORDS}),
)

_VALUES = frozenset(["figures.value", "chart.bars.value"])
_LABELS = frozenset({Role.LABEL})
_PART = re.compile(r",\s|\s(?=and\s)|\s[–—]\s")
"""What parts what is said of two numbers: “210 million to the builder and 35 million to the city”."""
_PEOPLE = ENGLISH.people.anyone
_OF_PEOPLE = ENGLISH.people.person_endings
"""How most words for people end."""
_TOLD = frozenset({Role.STATEMENT, Role.LABEL, Role.TITLE})
_SEVERAL = 4
"""Facts of a text that says one thing."""
_TIME = frozenset(["month", "second"])
"""The base units of how long something lasts."""
_SPANS = ENGLISH.quantifiers.not_before
"""Words such as “year”, beside which numbers of any things stand."""
_OPENING = 3
_IN_UNITS = re.compile(rf"(?i)(?:\bin |\A)(?P<scale>{one_of(ENGLISH.numbers.magnitudes)}) of (?P<unit>[a-z]+)\b")
"""What says in which unit the bars of a chart are: “in millions of kroner”."""
_KIND = 2
"""Words behind one that says of which kind something is, among which the thing is."""
_FEWEST = 3
"""Words of a label that no fact and no line has, from which on they count against it."""


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find labels that go with another number of their facts, or with none."""
    for drawn in list_drawn_contexts(context):
        if drawn.parts[0].key in _VALUES:
            for claim in drawn.claims_in(_LABELS):
                yield from _check_label(drawn, claim)
        elif drawn.parts[0].key == "chart.title":
            yield from _other_unit(context, drawn)
        elif drawn.parts[0].key == "exchange.from" and drawn.parts[-1].role is Role.LABEL:
            for claim in drawn.claims_in(_LABELS)[:1]:
                yield from _hardly_known(claim, words(drawn.parts[-1].plain))
        if len(drawn.drawn_from) <= _SEVERAL and drawn.parts[0].key not in _VALUES:
            yield from islice(_exchanged(drawn), 1)


def _other_unit(context: CheckContext, drawn: DrawnContext) -> Iterator[Problem]:
    """Find a unit in the title of a chart, “in billions of roubles”, in which the facts have none of its bars."""
    title = drawn.parts[0]
    match = _IN_UNITS.search(title.plain)
    charts = [each.chart for each in context.briefs.values() if each.chart and each.chart.title is title.text]
    if match is None or not charts or drawn.evidence is None:
        return
    word = match["unit"].lower()
    units = {unit.base for unit in UNITS.get(word, UNITS.get(word.removesuffix("s"), ()))}
    bars = [each for bar in charts[0].bars for each in known_terms(str(bar.value)).quantities]
    values = {Fraction(value) for each in bars for value in each.plain}
    scale = ENGLISH.numbers.magnitudes[match["scale"].lower()]
    readings = [reading for one in drawn.evidence.quantities() for reading in one.readings if reading.unit]
    same = {reading.unit for reading in readings if Fraction(reading.value) / scale in values}
    if units and same and units.isdisjoint(same):
        message = f"by the facts the bars are in another unit than “{match['unit']}”"
        yield RULE.problem(title.text.location, message, "", match["unit"], "give the unit that the facts give")


def _exchanged(drawn: DrawnContext) -> Iterator[Problem]:
    """Find the numbers that a text gives to those who have another of its numbers in the facts."""
    of_arrow = drawn.parts[0].key == "exchange.from"
    for claim in drawn.claims_in(_TOLD):
        for part in [drawn.parts[-1].plain] if of_arrow else _PART.split(claim.plain):
            numbers = [one for one in known_terms(part).quantities if one.states_number]
            if len(numbers) != 1 or any(reading.unit in _TIME for reading in numbers[0].readings):
                continue
            own, others = _said_of(drawn, numbers)
            if _is_told_by_own(claim, part, own - others):
                continue
            said = [word for word in words(part) if fold_word(word) not in STOP_WORDS and word.isalpha()]
            nouns = {word for before, word in pairwise(words(part)) if word.istitle() or _opens_noun(before)}
            wrong = [word for word in said if (word in nouns or of_arrow) and _stems(word) & (others - own)]
            wrong = [word for word in wrong if fold_word(word) not in _SPANS]
            if own and wrong and not any(_stems(word) & (own - others) for word in said):
                go = "go" if wrong[1:] else "goes"
                message = f"{quoted(wrong)} {go} with another number than {numbers[0].written}"
                yield claim.problem(RULE, message, wrong[0], "give each number to what it counts")


def _is_told_by_own(claim: Claim, part: str, own: frozenset[str]) -> bool:
    """Tell whether one of those that the facts have beside the number of *part* alone says it."""
    mine = numbers_of(clauses_of(part))
    tellers = (told.who for told in told_in(clauses_of(claim.plain)) if not mine.isdisjoint(told.numbers))
    return any(not who.isdisjoint(own) for who in tellers)


def _opens_noun(word: str) -> bool:
    return fold_word(word) in ENGLISH.grammar.determiners | ENGLISH.grammar.articles


def _check_label(drawn: DrawnContext, claim: Claim) -> Iterator[Problem]:
    label = drawn.parts[1].plain
    numbers = [one for one in known_terms(drawn.parts[0].plain).quantities if one.states_number]
    said = [word for word in words(label) if fold_word(word) not in STOP_WORDS and word.isalpha()]
    own, others = _said_of(drawn, numbers)
    only_others = [word for word in said if _stems(word) & (others - own) and fold_word(word) not in _SPANS]
    tellers = frozenset().union(*(told.who for told in told_in(clauses_of(label))))  # “as the chief of Aske said”
    only_others = [word for word in only_others if _stems(word).isdisjoint(tellers)]
    only_others = [word for word in only_others if not (_is_alike(word, own) or _is_of_own(word, label, own))]
    counted = frozenset().union(*(_stems(head) for head in find_heads(drawn.says, known_terms(drawn.says)).values()))
    if own and only_others and not any(_stems(word) & (own - others - counted) for word in said):
        go = "go" if only_others[1:] else "goes"
        message = f"{quoted(only_others)} {go} with another number than {drawn.parts[0].plain}"
        yield claim.problem(RULE, message, only_others[0], "say what this number counts")
        return
    strange = _name_of_other_number(drawn, label, own | _before(drawn, numbers), others)
    if strange:
        message = f"“{strange}” goes with another number than {drawn.parts[0].plain}"
        yield claim.problem(RULE, message, strange, "say whose number it is")
        return
    counted_elsewhere = "" if _is_so_often(claim, numbers) else _counted_elsewhere(drawn, claim, said)
    if counted_elsewhere:
        message = f"{drawn.parts[0].plain} counts no “{counted_elsewhere}” on {claim.cited.words}"
        yield claim.problem(RULE, message, counted_elsewhere, "say what this number counts")
        return
    yield from _hardly_known(claim, said)


def _name_of_other_number(drawn: DrawnContext, label: str, own: frozenset[str], others: frozenset[str]) -> str:
    """Return a name of *label* that the facts have beside other numbers only, where this one has a name of its own."""
    names = [name for name in drawn.names_in(label) if name.written.split()[0] in label]
    stems = [frozenset().union(*map(_stems, name.words)) for name in names]
    strange = [name.written for name, each in zip(names, stems, strict=True) if each and each <= others - own]
    said = frozenset().union(*stems) if stems else frozenset()
    theirs = (name for fact in drawn.drawn_from for name in drawn.names_in(fact.plain))
    mine = [each for name in theirs if (each := frozenset().union(*map(_stems, name.words))) and each <= own - others]
    return strange[0] if strange and mine and all(said.isdisjoint(each) for each in mine) else ""


def _is_of_own(word: str, label: str, own: frozenset[str]) -> bool:
    """Tell whether *word* only says of what kind the things are that stand beside the number: “two Texan accounts”."""
    behind = words(label.partition(word)[2].split(",")[0])[:_KIND]
    return any(_stems(each) & own for each in takewhile(lambda each: fold_word(each) not in STOP_WORDS, behind))


def _is_alike(word: str, own: frozenset[str]) -> bool:
    """Tell whether *word* and what is said of the number are on one side of a pair of opposites: “lost”, “loss”."""
    mine = {(each.pair, each.side) for each in turnings_of(clauses_of(word))}
    return any((each.pair, each.side) in mine for other in own for each in turnings_of(clauses_of(other)))


def _hardly_known(claim: Claim, label: list[str]) -> Iterator[Problem]:
    """Report a label of which hardly a word is on the lines."""
    said = [word for word in label if fold_word(word) not in STOP_WORDS]
    articles = list(filter(None, map(claim.fact.context.article_index, map(str, claim.fact.context.bank.articles))))
    unknown = [word for word in said if not claim.cited.has_form(word) and word.islower()]
    unknown = [word for word in unknown if not any(index.with_word(fold_word(word)) for index in articles)]
    if len(unknown) >= _FEWEST and 2 * len(unknown) > len(said):
        message = f"hardly a word of the label is on {claim.cited.words}"
        yield claim.problem(RULE, message, unknown[0], "say what the number counts as the fact says it")


def _said_of(drawn: DrawnContext, numbers: list[Quantity]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of what the facts and their lines say beside *numbers*, and beside other numbers."""
    readings = {reading for number in numbers for reading in _meanings(number)}
    own: set[str] = set()
    others: set[str] = set()
    for opening, part in _parts(drawn):
        found = [one for one in known_terms(part).quantities if one.states_number]
        is_own = any(not readings.isdisjoint(_meanings(one)) for one in found)
        if found:
            (own if is_own else others).update(*map(_stems, words(part)))
        if is_own:
            own.update(*map(_stems, words(opening)))  # “the satellite” of “The satellite weighs 3, and cost 4”
    return frozenset(own), frozenset(others)


def _before(drawn: DrawnContext, numbers: list[Quantity]) -> frozenset[str]:
    """Return the stems of all that the facts say in a clause before one of *numbers*, where it is the first there."""
    readings = {reading for number in numbers for reading in _meanings(number)}
    found: set[str] = set()
    for clause in (clause for fact in drawn.drawn_from for clause in split_clauses(fact.plain)):
        first = next((one for one in known_terms(clause).quantities if one.states_number), None)
        if first and not readings.isdisjoint(_meanings(first)):
            found.update(*map(_stems, words(clause[: first.start])))
    return frozenset(found)


def _is_so_often(claim: Claim, numbers: list[Quantity]) -> bool:
    """Tell whether a line has one of *numbers* as how often something was done: “rang 14 times” are 14 calls."""
    often = {each.value for one in claim.cited.quantities() for each in one.readings if each.unit == "times"}
    return any(not often.isdisjoint(one.plain) for one in numbers)


def _counted_elsewhere(drawn: DrawnContext, claim: Claim, said: list[str]) -> str:
    """Return the first word of the label where it is a noun that only other numbers of the articles count; else "".

    One that may be a person, such as “islanders”, may be another word for people.
    """
    first = said[0] if said else ""
    if (
        not first.islower()
        or first in _PEOPLE
        or drawn.parts[1].plain.split()[0] != first
        or claim.cited.has_word(first)
        or first.endswith(_OF_PEOPLE)
    ):
        return ""
    context = drawn.context
    indexes = filter(None, (context.article_index(str(key)) for key in context.bank.articles))
    near = (index.number_neighbours_on(line).values() for index in indexes for line in index.filled)
    return first if any(_stems(first) & stems_with_variants(words) for on_line in near for words in on_line) else ""


def _meanings(number: Quantity) -> tuple[object, ...]:
    """Return the ways to understand *number*; one of time means nothing without its unit."""
    timed = any(reading.unit in _TIME for reading in number.readings)
    return number.readings if timed else (*number.readings, *number.plain)


def _parts(drawn: DrawnContext) -> Iterator[tuple[str, str]]:
    """Yield the parts of clauses, each with the words that open the clause before any number."""
    texts = [*(fact.plain for fact in drawn.drawn_from), *drawn.context.lines_cited_by(drawn.fact)]
    every = (clause for text in texts for clause in split_clauses(text))
    return ((_opening(clause), part) for clause in every for part in _PART.split(clause))


def _opening(clause: str) -> str:
    """Return what precedes the first number of *clause*, if that is no more than who or what it is about."""
    numbers = [one for one in known_terms(clause).quantities if one.states_number]
    return " ".join(clause[: numbers[0].start].split()[:_OPENING]) if numbers else ""


def _stems(word: str) -> frozenset[str]:
    return stems_with_variants([word]) if word and fold_word(word) not in STOP_WORDS else frozenset()
