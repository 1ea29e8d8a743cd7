"""Hints that the answer contradicts, by its number, its name or its day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from briefdeck.language.dates.dates import DateMention
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.markup import plain
from briefdeck.language.names.names import is_demonym
from briefdeck.language.needs import Need
from briefdeck.language.numbers.amounts import Value
from briefdeck.language.numbers.hedges import bound
from briefdeck.language.numbers.number_context import find_heads
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.stems import cached_stems_with_variants, content_stems
from briefdeck.language.terms import known_terms
from briefdeck.model.roles import STATED, Role
from briefdeck.model.texts import RoleText
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.hinted_size import find_false_size
from briefdeck.rules.cards.parts.prompt import find_texts_of_cards
from briefdeck.rules.fact_context import FactContext, list_fact_contexts

RULE = Rule(
    "Q540",
    "A hint is true of its answer.",
    "warning",
    why="A hint that gives a wrong bound leads the one who follows it to a wrong answer.",
    bad=example("""
        cards:
          - q: How many passengers were stranded in March 2031?
            a: 1,200
            hint: fewer than a thousand
        """),
    good=example("""
        cards:
          - q: How many passengers were stranded in March 2031?
            a: 1,200
            hint: more than a thousand
        """),
    needs=frozenset({Need.NUMBERS, Need.STATEMENTS}),
)

_NEXT = re.compile(r"\s(?P<word>[a-z][\w-]+)")
_MOST = re.compile(r"(?i)\b(?:majority|minority)\b")
_HALF = 50
_BEFORE = re.compile(r"\s(?:ago|before|earlier)\b")
"""What makes a time of a number: “shorter than a year before”."""
_TO = re.compile(r"\bto (?:the )?\Z")
_HELP = frozenset({Role.HELP})
_GREATER, _LESSER = ENGLISH.clauses.comparing.greater, ENGLISH.clauses.comparing.lesser
_BY = re.compile(rf"(?i)(?: [a-z]+){{0,2}}? (?P<word>{one_of(_GREATER | _LESSER)}) than\b")
"""What compares by the number before it: “57 more than”, “5 million litres less than”."""
_LATER, _EARLIER = ENGLISH.clauses.comparing.later, ENGLISH.clauses.comparing.earlier
_UPWARD, _TIMES = _GREATER | _LATER, _LATER | _EARLIER
_THAN_TOLD = re.compile(
    rf"(?i)\b(?P<word>{one_of(_UPWARD | _LESSER | _EARLIER)})\b(?: [\w-]+){{0,2}}? than (?P<other>.+)"
)
"""What is compared with what was told, planned or before: in number, or in time."""
_TIMED_BY = re.compile(rf"(?i)\b(?:{one_of(ENGLISH.dates.ago)})s? (?P<word>after|before) (?P<other>.+)")
_SAME_TIME = {"after": min(_LATER), "before": min(_EARLIER)}
"""What tells in a fact how much later or earlier something was: “three years after the date once promised”."""
_THAN = re.compile(rf"(?i)\b(?P<word>{one_of(_GREATER | _LESSER)})\b(?: [\w-]+){{0,2}}? than (?P<other>.+)")
_PART = re.compile(r"[,;:]\s|\s(?=(?:and|but|while)\s)|\s[–—]\s")
"""What parts what is said of two numbers."""
_OPENING = 3
"""Words that open a sentence and tell of what all its numbers are."""
_MAJORITY = re.compile(r"(?i)\bmajority of (?=(?P<number>.+))")
_OF = re.compile(
    r"\s+of (?!(?:it|them|this|that|these|which|whom)\b)(?:the |all |those |its |their )?(?P<whole>[^.;:]+)"
)
"""Of what a share is told, unless it is a share of the answer: “half of it”."""
_SHARES = {phrase: (each.least, each.most) for each in ENGLISH.quantifiers.scale for phrase in each.phrases}
_WHAT = r"(?:what|that|those who) (?P<whole>[^.,;:]+)"
_SHARE = re.compile(rf"(?i)(?<!\w)(?P<share>{one_of(_SHARES)}) (?:of )?{_WHAT}")
_OF_WHAT = re.compile(rf" of {_WHAT}")
"""A share of what a clause tells."""
_OFF = Fraction(1, 20)
"""By how much a share that a line tells may be off the one of a hint."""
_NEARLY = Fraction(1, 3)
"""By which share of itself a fraction may be off that is not bounded: “half”, of four in ten."""


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find hints that bound a number on the wrong side of the answer."""
    for text in find_texts_of_cards(fact, _HELP):
        yield from _other_name(fact, text)
        answer = plain(text.card.a) if text.card and text.key == "hint" else ""
        answered = cached_quantities(answer) if answer else []
        part = _MOST.search(text.plain) if len(answered) == 1 else None
        if part and not _is_such_part(answered[0], part[0].lower()):
            message = f"the answer “{answer}” is not what the hint says, “{text.plain}”"
            yield RULE.problem(text.text.location, message, fact.fact.id, part[0])
        compared = false_comparison(fact, text.plain, answer) if answer else ""
        if answer and not compared:
            compared = find_false_size(fact, text.plain, plain(text.question), answer)
        if compared:
            message = f"the facts do not bear out the hint’s “{compared}”"
            yield RULE.problem(text.text.location, message, fact.fact.id, compared)
            continue
        for hinted in cached_quantities(text.plain) if len(answered) == 1 else ():
            if not _is_share_of(text.plain, hinted) and _is_beyond(text.plain, hinted, answered[0]):
                message = f"the answer “{answer}” is not what the hint says, “{text.plain}”"
                yield RULE.problem(text.text.location, message, fact.fact.id, hinted.written)


def _is_share_of(hint: str, hinted: Quantity) -> bool:
    """Tell whether *hinted* is a share of something else than the answer: “less than two thirds of the first fine”."""
    return any(0 < reading.value < 1 for reading in hinted.readings) and hint[hinted.end :].startswith(" of ")


def _is_such_part(answered: Quantity, part: str) -> bool:
    """Tell whether a share is a majority or a minority, or no share at all."""
    shares = [reading.value for reading in answered.readings if reading.unit == "%"]
    return not shares or all((value > _HALF) is (part == "majority") for value in shares)


def _other_name(fact: FactContext, text: RoleText) -> Iterator[Problem]:
    """Find a name before a word of the hint that the lines have behind another name: “the Norwegian chairman”."""
    hint, evidence = text.plain, fact.evidence
    lines = [fact.plain, *fact.context.lines_cited_by(fact.fact)] if evidence else []
    for name in fact.context.names_in(hint) if evidence else ():
        following = _NEXT.match(hint, name.end)
        before = _TO.search(hint, 0, name.start)
        written = re.escape(name.written)
        if before and any(re.search(rf"\bfrom {written}\b", line) for line in lines):
            is_other = not any(re.search(rf"\bto {written}\b", line) for line in lines)
        else:
            pattern = rf"\b(?P<other>[A-Z][\w-]+) {following['word']}\b" if following else ""
            others = [match["other"] for line in lines for match in re.finditer(pattern, line)] if pattern else []
            peoples = [other for other in others if is_demonym(other)] if is_demonym(name.words[-1]) else []
            is_other = bool(peoples) and evidence is not None and not evidence.has_name(name)
        if is_other:
            message = f"“{name.written}” is not who or where the lines say it is"
            yield RULE.problem(text.text.location, message, fact.fact.id, name.written)


def _is_beyond(hint: str, hinted: Quantity, answered: Quantity) -> bool:
    """Tell whether *hinted*, a number of *hint*, bounds the number *answered* on the wrong side."""
    compares = _BEFORE.match(hint, hinted.end) or _BY.match(hint, hinted.end)
    limit = None if compares else bound(hint, hinted)
    if limit is None or limit.kind == "about":
        return False
    read = [(mine, right) for mine in hinted.readings for right in answered.readings if mine.unit == right.unit]
    measured = [(mine.value, right.value) for mine, right in read if mine.unit]
    pairs = measured or [(mine, right) for mine in hinted.plain for right in answered.plain]
    return all(right < mine if limit.kind == "at least" else right > mine for mine, right in pairs)


class _NumberInFact(NamedTuple):
    """A number of a fact or of its lines."""

    quantity: Quantity
    told: frozenset[str]
    """The stems of the words said of it."""
    text: str


def false_comparison(fact: FactContext, hint: str, answer: str) -> str:
    """Return the words of *hint* that compare the *answer*, or a number of the fact, wrongly; "" where none do."""
    found = _find_other_time(fact, hint, answer)
    if found:
        return found
    answered = cached_quantities(answer)
    finds = (_other_difference, _other_than, _other_majority, _other_share, _share_told, _other_bound, _told_otherwise)
    for find in finds:
        found = find(fact, hint, answered)
        if found:
            return found
    return ""


def _other_difference(fact: FactContext, hint: str, answered: Sequence[Quantity]) -> str:
    """Find a “57 more than” where a number of the fact is 57 more than the answer, and none is 57 less."""
    found = ((one, _BY.match(hint, one.end)) for one in (cached_quantities(hint) if len(answered) == 1 else ()))
    counted, match = next(((one, match) for one, match in found if match), (None, None))
    if counted is None or match is None:
        return ""
    others = [other for each in _numbers_of(fact) for _, other in _comparable(answered[0], each.quantity)]
    made = {other - mine for other in others for mine in answered[0].plain if other != mine}
    sign = -1 if match["word"].lower() in _GREATER else 1
    right = any(sign * value in made for value in counted.plain)
    wrong = any(-sign * value in made for value in counted.plain)
    return match["word"] if wrong and not right else ""


def _other_than(fact: FactContext, hint: str, answered: Sequence[Quantity]) -> str:
    """Find a “more than” what a fact puts higher: the number is looked for by the words behind “than”."""
    match = _THAN.search(hint)
    if match is None or len(answered) != 1 or any(one.states_number for one in cached_quantities(match["other"])):
        return ""
    is_more = match["word"].lower() in _GREATER
    other = _meant(fact, match["other"], answered[0])
    pairs = _comparable(answered[0], other) if other else []
    return match["word"] if pairs and all((mine > theirs) is not is_more for mine, theirs in pairs) else ""


def _meant(fact: FactContext, described: str, answered: Quantity) -> Quantity | None:
    """Return the number that *described* means: the only other one of its kind in the fact, or the one of its words."""
    wanted = content_stems(described)
    own = [each for each in _numbers_of(fact) if _is_other(each.quantity, answered)]
    values = {reading for each in own for reading in each.quantity.readings if reading.unit in _units(answered)}
    if len(values) == 1:
        return own[0].quantity
    others = [each for one in list_fact_contexts(fact.context) for each in _numbers_of(one)]
    stated = [each for each in own if each.text in fact.plain]
    several = stated or own or [each for each in others if _is_other(each.quantity, answered)]
    ranked = sorted(((len(each.told & wanted), each.quantity) for each in several), key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < min(2, len(wanted)):
        return None
    best = [quantity for count, quantity in ranked if count == ranked[0][0]]
    return best[0] if all(each.may_equal(best[0]) for each in best) else None


def _is_other(one: Quantity, answered: Quantity) -> bool:
    """Tell whether *one* counts the same as the answer, and is another number."""
    is_share = any(not reading.unit and 0 < reading.value < 1 for reading in one.readings)
    return one.states_number and not is_share and bool(_comparable(answered, one)) and not one.may_equal(answered)


def _units(one: Quantity) -> set[str]:
    return {reading.unit for reading in one.readings}


def _comparable(mine: Quantity, theirs: Quantity) -> list[tuple[Value, Value]]:
    """Pair the values of two numbers that have the same unit; a bare number may leave it out."""
    pairs = [(one, other) for one in mine.readings for other in theirs.readings if one.unit == other.unit]
    measured = [(one.value, other.value) for one, other in pairs if one.unit]
    plain = [(one.value, other.value) for one, other in pairs]
    bare = not any(reading.unit for reading in mine.readings)
    return measured or plain or [(one, other) for one in mine.plain for other in theirs.plain if bare]


def _numbers_of(fact: FactContext) -> list[_NumberInFact]:
    return fact.cached(_read_numbers)


def _read_numbers(fact: FactContext) -> list[_NumberInFact]:
    """List the numbers of *fact* and of its lines, each with the words of its part of the sentence."""
    lines = [text for _, text in fact.evidence.written_lines] if fact.evidence else []
    stated = [text.plain for text in fact.texts_in(STATED)]
    found = []
    for text in (sentence for each in (*stated, *lines) for sentence in split_sentences(each)):
        opening = content_stems(" ".join(text.split()[:_OPENING]))
        alone = sum(one.states_number for one in known_terms(text).quantities) == 1
        for part in [text] if alone else _PART.split(text):
            found += [_NumberInFact(one, content_stems(part) | opening, part) for one in known_terms(part).quantities]
    return found


def _other_majority(fact: FactContext, hint: str, answered: Sequence[Quantity]) -> str:  # noqa: ARG001
    """Find a “majority of two” where the answer is five to four."""
    match = _MAJORITY.search(hint)
    counted = [one for one in cached_quantities(match["number"]) if not one.start] if match else []
    if not match or not counted or len(answered) != 2:
        return ""
    made = {abs(one - other) for one in answered[0].plain for other in answered[1].plain}
    return "" if made & set(counted[0].plain) else match[0] + counted[0].written


def _other_share(fact: FactContext, hint: str, answered: Sequence[Quantity]) -> str:
    """Find a “half of those infected” where the answer is far from half of the number told of these."""
    for part in cached_quantities(hint) if len(answered) == 1 else ():
        shares = [reading.value for reading in part.readings if not reading.unit and 0 < reading.value < 1]
        match = _OF.match(hint, part.end) if shares else None
        told = content_stems(match["whole"]) if match else frozenset()
        wholes = [each.quantity for each in _numbers_of(fact) if each.told & told and each.quantity.states_number]
        larger = [one for one in wholes if any(mine < theirs for mine, theirs in _comparable(answered[0], one))]
        wholes = larger or [one for one in wholes if not one.may_equal(answered[0])]
        limit = bound(hint, part)
        fits = _fits(limit.kind if limit else "", Fraction(shares[0])) if shares else None
        found = [Fraction(mine) / Fraction(one) for other in wholes for mine, one in _comparable(answered[0], other)]
        if fits and found and not any(map(fits, found)):
            return part.written
    return ""


def _share_told(fact: FactContext, hint: str, answered: Sequence[Quantity]) -> str:  # noqa: ARG001
    """Find a “nearly all that the town burns” where each line that tells what share it is has far less, or more."""
    lines = [text for _, text in fact.evidence.written_lines] if fact.evidence else []
    theirs = [share for text in (fact.plain, *lines) for share in _shares_in(text)]
    for mine in _shares_in(hint):
        same = [share for share in theirs if mine.whole & share.whole]
        if same and all(mine.least > share.most + _OFF or mine.most < share.least - _OFF for share in same):
            return mine.words
    return ""


class _ShareOf(NamedTuple):
    """How much a text says it is of what a clause tells: “two thirds of what the town burns”."""

    least: Fraction
    most: Fraction
    words: str
    whole: frozenset[str]
    """The stems of the words of that clause."""


def _shares_in(text: str) -> Iterator[_ShareOf]:
    for match in _SHARE.finditer(text):
        least, most = _SHARES[match["share"].lower()]
        yield _ShareOf(least, most, match["share"], content_stems(match["whole"]))
    for one in cached_quantities(text):
        of_what = _OF_WHAT.match(text, one.end)
        for reading in one.readings if of_what else ():
            if of_what and not reading.unit and 0 < reading.value < 1:
                yield _ShareOf(
                    Fraction(reading.value), Fraction(reading.value), one.written, content_stems(of_what["whole"])
                )


def _fits(kind: str, share: Fraction) -> Callable[[Fraction], bool]:
    if kind == "at least":
        return lambda found: found >= share
    if kind == "up to":
        return lambda found: found <= share
    return lambda found: abs(found - share) <= _NEARLY * share


def _other_bound(fact: FactContext, hint: str, answered: Sequence[Quantity]) -> str:
    """Find a “fewer than 40 beds” where the fact has 48 beds: another number than the answer, of the same things."""
    counted = find_heads(hint, known_terms(hint))
    for one in cached_quantities(hint):
        limit = bound(hint, one)
        if limit is None or limit.kind == "about" or any(_comparable(each, one) for each in answered):
            continue
        same = list(_same_things(fact, one, counted.get(one.chain, "")))
        if same and all(_is_on_wrong_side(limit.kind, one, each) for each in same):
            return one.written
    return ""


def _same_things(fact: FactContext, one: Quantity, head: str) -> Iterator[_NumberInFact]:
    """Yield the numbers of *fact* that measure in the unit of *one*, or count the same things."""
    units = _units(one) - {""}
    for each in _numbers_of(fact):
        same_unit = bool(units & _units(each.quantity))
        if same_unit or (
            not units and head and cached_stems_with_variants((head,)) & each.told and each.quantity.states_number
        ):
            yield each


def _is_on_wrong_side(kind: str, mine: Quantity, there: _NumberInFact) -> bool:
    """Tell whether *there*, a number of the fact with its own bound, is on the wrong side of *mine*."""
    own = bound(there.text, there.quantity)
    pairs = _comparable(mine, there.quantity)
    if own is not None and own.kind not in ("about", kind) and any(one == other for one, other in pairs):
        return True
    return bool(pairs) and all((other < one) if kind == "at least" else (other > one) for one, other in pairs)


def _told_otherwise(fact: FactContext, hint: str, answered: Sequence[Quantity]) -> str:  # noqa: ARG001
    """Find a “more than the year before” where the fact, or a line, has less than that."""
    match = _THAN_TOLD.search(hint)
    wanted = content_stems(match["other"]) if match else frozenset()
    lines = [text for _, text in fact.evidence.written_lines] if fact.evidence else []
    if match is None or not wanted:
        return ""
    for text in (fact.plain, *lines):
        for theirs in (*_THAN_TOLD.finditer(text), *_TIMED_BY.finditer(text)):
            mine, other = match["word"].lower(), _SAME_TIME.get(theirs["word"].lower(), theirs["word"].lower())
            turned = (other in _UPWARD) is not (mine in _UPWARD) and (mine in _TIMES) is (other in _TIMES)
            if turned and wanted <= content_stems(_PART.split(theirs["other"])[0]):
                return match["word"]
    return ""


_APART = re.compile(
    r"(?i)(?<![\w-])(?P<number>[\w-]{1,20}) (?P<unit>[a-z]{3,5}?)s? (?P<way>before|after) (?P<event>[^,.;]+)"
)
_DAYS = ENGLISH.periods.days


def _find_other_time(fact: FactContext, hint: str, answer: str) -> str:
    """Return the words of *hint* that put an event on the wrong side of the *answer*, or at another distance.

    “Five days after the auction”, of an answer that is five days before the day which a text of the bank gives for it.
    """
    match, answered = _APART.search(hint), _day(answer)
    if match is None or answered is None or match["unit"].lower() not in _DAYS:
        return ""
    others = [day for day in _days_of(fact, match["event"]) if day != answered]
    if not others or any(_is_so_far_apart(match, answered, other) for other in others):
        return ""
    return match[0].partition(match["event"])[0].strip()


def _is_so_far_apart(match: re.Match[str], answered: date, other: date) -> bool:
    """Tell whether the time that *match* tells lies between the day of the answer and that of the event."""
    days = (answered - other).days if match["way"] == "after" else (other - answered).days
    counted = cached_quantities(match["number"])
    step = _DAYS[match["unit"].lower()]
    if days <= 0 or not counted or not counted[0].plain:
        return days > 0
    return any(abs(days - step * Fraction(value)) < step for value in counted[0].plain)


def _days_of(fact: FactContext, event: str) -> Iterator[date]:
    """Find the days that the texts of the bank, first those of *fact*, give for *event*: all of its words are there."""
    wanted = content_stems(event)
    own = [text.plain for text in fact.texts_in(STATED)]
    for texts in (own, [other.plain for other in list_fact_contexts(fact.context) if other is not fact]):
        about = [sentence for text in texts for sentence in split_sentences(text) if wanted <= content_stems(sentence)]
        days = [day for sentence in about if (day := _day(sentence)) is not None]
        if wanted and days:
            yield from days
            return


def _day(text: str) -> date | None:
    """Return the only full date of *text*; None where there is none or several."""
    full = [one for one in known_terms(plain(text)).dates if one.year and one.month and one.day and not one.nearby]
    return _as_date(full[0]) if len(full) == 1 else None


def _as_date(mention: DateMention) -> date | None:
    try:
        return date(mention.year, mention.month, mention.day)
    except ValueError:
        return None
