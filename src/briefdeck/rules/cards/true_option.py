"""Wrong options that another fact of the bank makes right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefdeck.language.dates.date_range import spell_date
from briefdeck.language.dates.dates import DateMention
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.markup import plain
from briefdeck.language.needs import Need
from briefdeck.language.numbers.hedges import bound
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.stems import cached_tokens, core_stems, is_distinctive, stems_of
from briefdeck.language.terms import known_terms
from briefdeck.language.words import STOP_WORDS, fold_word, stem, words
from briefdeck.located import LocatedStr
from briefdeck.model import Fact
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.choice import Choice, find_choices
from briefdeck.rules.context import CheckContext
from briefdeck.rules.fact_context import FactContext, select_held
from briefdeck.rules.name_statements import find_descriptions

RULE = Rule(
    "Q539",
    "No wrong option is true by a fact of the bank.",
    "warning",
    why="A learner who knows the other fact is told to be wrong, and is right.",
    bad=example("""
        facts:
          - id: captains-company
            fact: Norrland Ferries put the number of captains on strike at **60**.
            cite: quay:2
            topic: strike
            cards:
              - q: How many captains were counted among the strikers, all in all?
                a: "60"
                wrong: ["85", "40", "120"]
        """),
    good=example("""
        facts:
          - id: captains-company
            fact: Norrland Ferries put the number of captains on strike at **60**.
            cite: quay:2
            topic: strike
            cards:
              - q: How many captains were counted among the strikers, all in all?
                a: "60"
                wrong: ["50", "40", "120"]
        """),
    needs=frozenset({Need.WORDS, Need.DATES}),
)

_APPOSED = re.compile(
    r"(?<![\w’-])(?P<name>[A-Z][\w’-]{1,30}(?: [A-Z][\w’-]{1,30}){0,3}),? (?:then |now |once |who is )?"
    r"(?:the|an?|its|their) (?P<told>[^,.;]{1,100})[,.;]"
)
"""What says of a name who or what it is: “Tove Brandt, then the treasurer of the union”."""
_ANY_OF = re.compile(r"(?i)\b(?:in|on|at|for|by|to) (?:one|any) of the\b|\bever\b")
"""What makes any of several right: “in one of the years from 2028 to 2030”."""
_DEGREE = re.compile(r"(?i)\A(?:too |a lot of |lots of )?(?:much |many |more |some )?[a-z]+\Z")
"""An option that says of a thing only how much of it there was."""
_ANYBODY = ENGLISH.people.anyone | frozenset(ENGLISH.people.person_endings)
_BESIDE_ANY_DATE = STOP_WORDS.difference(ENGLISH.dates.earlier, ENGLISH.dates.later)
"""Words beside a date that say nothing of the time."""
_FEWEST, _ROOT = 2, 5
"""Words that describe a name, at the least; and letters that two words of one root share: “adviser”, “advised”."""
_ENOUGH, _SHARE = 3, 0.8
"""Words of a question, and the share of them that a fact must have to answer it."""


class _Said:
    """What the facts say, with their speakers and dates, by the stems of it."""

    def __init__(self, context: CheckContext) -> None:
        self.facts = [(fact, frozenset(stems_of(_text(fact)))) for fact in context.bank.held_facts]
        self._with: dict[str, set[int]] = {}
        for at, (_, stems) in enumerate(self.facts):
            for each in stems:
                self._with.setdefault(each, set()).add(at)

    def with_all(self, stems: Iterable[str]) -> list[tuple[Fact, frozenset[str]]]:
        """List the facts that have all *stems*, at least one."""
        found = set.intersection(*(self._with.get(each, set()) for each in stems))
        return [self.facts[at] for at in sorted(found)]


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find wrong options that a fact has together with what is asked, and dates that are the answer less exactly."""
    for fact in select_held(context):
        yield from _true_options(fact)


def _true_options(fact: FactContext) -> Iterator[Problem]:
    for choice in find_choices(fact):
        for option in choice.wrong:
            other = _fact_with(fact.context.cached(_Said), fact.fact, choice, option)
            if other is not None:
                message = f"“{plain(option)}” is right by the fact “{other.id}”: take another wrong option"
                yield RULE.problem(option.location, message, fact.fact.id, plain(option))
            elif other := _gives_value(fact, choice, plain(option)):
                message = (
                    f"“{plain(option)}” is what the fact “{other.id}” gives: take another option, or ask whose it is"
                )
                yield RULE.problem(option.location, message, fact.fact.id, plain(option))
            elif _has_answer(plain(option), choice.answer):
                message = f"“{plain(option)}” says the answer, “{choice.answer}”, and more: take another wrong option"
                yield RULE.problem(option.location, message, fact.fact.id, plain(option))
            elif _is_same_measure(plain(option), choice.answer):
                message = f"“{plain(option)}” is as much as the answer, “{choice.answer}”: take another wrong option"
                yield RULE.problem(option.location, message, fact.fact.id, plain(option))
            elif _is_one_of_several(fact, choice, plain(option)):
                message = f"by its fact “{plain(option)}” is one of those asked for, too: take another wrong option"
                yield RULE.problem(option.location, message, fact.fact.id, plain(option))
            elif _is_beside_answer(fact, plain(option), choice.answer):
                message = f"the fact has “{plain(option)}” together with “{choice.answer}”: take another wrong option"
                yield RULE.problem(option.location, message, fact.fact.id, plain(option))
            elif _describes_answer(fact, plain(option), choice.answer):
                message = f"“{plain(option)}” describes the answer, “{choice.answer}”: take another wrong option"
                yield RULE.problem(option.location, message, fact.fact.id, plain(option))
            elif _is_same_time(plain(option), choice.answer):
                message = f"“{plain(option)}” is the time of the answer, “{choice.answer}”: take another wrong option"
                yield RULE.problem(option.location, message, fact.fact.id, plain(option))


def _text(fact: Fact) -> str:
    dates = (spell_date(date) for date in (fact.date, fact.as_of) if date)
    return plain(". ".join([str(fact.fact), str(fact.said_by), *dates]))


def _fact_with(said: _Said, own: Fact, choice: Choice, option: LocatedStr) -> Fact | None:
    """Find another fact that has *option* and nearly all that the question asks about, and not the answer."""
    wanted = core_stems(plain(option))
    if not wanted or not (is_distinctive(wanted) or all(map(str.isdecimal, wanted))):
        return None
    asked = list(dict.fromkeys(stem(word) for word in cached_tokens(choice.question) if word not in STOP_WORDS))
    right = frozenset(core_stems(choice.answer))
    for fact, stems in said.with_all(wanted):
        told = sum(each in stems for each in asked)
        is_asked = len(asked) >= _ENOUGH and told >= _SHARE * len(asked)
        if is_asked and not stems.issuperset(right) and fact is not own:
            return fact
    return None


def _gives_value(fact: FactContext, choice: Choice, option: str) -> Fact | None:
    """Find another fact that gives *option* for the same thing by its `value:`, where the question does not ask whose.

    By two counts there are 85 or 60: either is right of “What number has been given?”, and one of “By the union …?”.
    """
    own = frozenset(map(str, fact.fact.value))
    if not own:
        return None
    valued = fact.context.cached(_with_values)
    asked = frozenset(cached_tokens(choice.question))
    said_by = (each.said_by for each in valued if not own.isdisjoint(map(str, each.value)))
    if any(not asked.isdisjoint(_telling(plain(who))) for who in said_by):
        return None
    for other in valued:
        values = [value for name, value in other.value.items() if str(name) in own] if other is not fact.fact else []
        if any(re.search(rf"(?<!\w){re.escape(option)}(?!\w)", plain(value)) for value in values):
            return other
    return None


def _with_values(context: CheckContext) -> list[Fact]:
    return [fact for fact in context.bank.held_facts if fact.value]


def _telling(who: str) -> frozenset[str]:
    return frozenset(word for word in cached_tokens(who) if word not in STOP_WORDS)


def _has_answer(option: str, answer: str) -> bool:
    """Tell whether *option* has all words of *answer*, at least two, among words that are no names or numbers."""
    mine, right = ({stem(word) for word in cached_tokens(text) if word not in STOP_WORDS} for text in (option, answer))
    if _DEGREE.search(option) and len(mine) == 1 and mine < right:
        return cached_tokens(option)[-1] == cached_tokens(answer)[-1]  # “too much rain”, of “three days of rain”
    is_plain = (
        option[1:].islower() and not any(char.isdigit() for char in option) and not known_terms(option).quantities
    )
    return is_plain and (len(right) > 1 or answer.isalpha()) and right < mine


def _is_same_measure(option: str, answer: str) -> bool:
    """Tell whether both are one number with its unit, and the same amount: “19 km”, “19,000 metres”."""
    mine, right = known_terms(option).quantities, known_terms(answer).quantities
    if len(mine) != 1 or len(right) != 1:
        return False
    same = {each for each in mine[0].readings if each.unit}.intersection(right[0].readings)
    return bool(same) and _limit(option, mine[0]) == _limit(answer, right[0])


def _limit(text: str, one: Quantity) -> str:
    found = bound(text, one)
    return found.kind if found and found.kind != "about" else ""


def _is_one_of_several(fact: FactContext, choice: Choice, option: str) -> bool:
    """Tell whether the question asks for one of several sums of the fact, and *option* is another of them."""
    asked = _ANY_OF.search(choice.question)
    wanted, right = known_terms(option).quantities, known_terms(choice.answer).quantities
    if asked is None or len(wanted) != 1 or len(right) != 1:
        return False
    stated = {value for one in known_terms(fact.plain).quantities if one.states_number for value in one.plain}
    units = [{each.unit for each in one.readings} for one in (*wanted, *right)]
    return all(not stated.isdisjoint(one.plain) for one in (*wanted, *right)) and units[0] == units[1]


def _is_beside_answer(fact: FactContext, option: str, answer: str) -> bool:
    """Tell whether the fact or a line has both, joined by “and”: “lives on almonds and olives”."""
    said = (fact.plain, *fact.context.lines_cited_by(fact.fact))
    texts = [text for text in said if option.lower() in text.lower() and answer.lower() in text.lower()]
    if not texts or not option[:1].isalpha():
        return False
    one, other = re.escape(option), re.escape(answer)
    pattern = re.compile(rf"(?i)\b(?:{one},? and (?:the |of )?{other}|{other},? and (?:the |of )?{one})\b")
    return any(pattern.search(text) for text in texts)


def _describes_answer(fact: FactContext, option: str, answer: str) -> bool:
    """Tell whether *option* calls the name of the *answer* by words that stand right beside it: “a gas firm”."""
    names = fact.context.names_in(answer)
    said = [word for word in words(option) if fold_word(word) not in STOP_WORDS | _ANYBODY]
    if len(names) != 1 or sum(word[1:].islower() for word in said) < _FEWEST or said[0] in answer:
        return False
    who = fact.context.identities.identify(names[0])
    told = [match["told"] for match in _APPOSED.finditer(fact.plain) if names[0].words[-1] in match["name"].split()]
    described = find_descriptions(fact.context).get(who.meant, frozenset())
    known = {each[:_ROOT] for each in (*described, *stems_of(" ".join((*told, answer))))}
    return all(stem(fold_word(word))[:_ROOT] in known for word in said)


def _is_same_time(option: str, answer: str) -> bool:
    """Tell whether both are dates that have the same year, month and day as far as both give them.

    What else they say of the time tells them apart: spring 2029 is not autumn 2029, nor the end of May its beginning.
    """
    mine, right = known_terms(option).dates, known_terms(answer).dates
    if len(mine) != 1 or len(right) != 1 or mine[0].nearby or right[0].nearby or option == answer:
        return False
    beside, beside_right = _words_beside(option, mine[0]), _words_beside(answer, right[0])
    if beside and beside_right and beside != beside_right:
        return False
    pairs = [(one, other) for one, other in zip(_parts(mine[0]), _parts(right[0]), strict=True) if one and other]
    return bool(pairs) and all(one == other for one, other in pairs)


def _words_beside(text: str, date: DateMention) -> frozenset[str]:
    """Return the folded words of *text* besides its *date* that tell a time: “autumn”, “before”, “early”."""
    around = words(f"{text[: date.start]} {text[date.end :]}")
    return frozenset(map(fold_word, around)) - _BESIDE_ANY_DATE


def _parts(date: DateMention) -> tuple[int, int, int]:
    return date.year, date.month, date.day
