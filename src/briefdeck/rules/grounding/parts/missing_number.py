"""The numbers and dates that no cited line has, and what would help: for the rules that report them."""

from __future__ import annotations

import re
from calendar import monthrange, weekday
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import partial
from itertools import combinations, pairwise, permutations
from typing import NamedTuple

from briefdeck.articles.article_index import ArticleIndex
from briefdeck.language.dates.date_support import resolve
from briefdeck.language.dates.dates import DateMention, is_year, year_of
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import TIME
from briefdeck.language.numbers.hedges import bound
from briefdeck.language.numbers.number_context import number_neighbours
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.packs.pack_hedges import HedgeKind, hedge_reader
from briefdeck.language.sentences.modality import clause_before, is_denied
from briefdeck.language.terms import known_terms
from briefdeck.message_grammar import as_yaml, join_hints
from briefdeck.model.roles import ASKED, STATED, Role
from briefdeck.rules.context import kept
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import Claim, FactContext
from briefdeck.rules.grounding.parts.derived_date import date_follows
from briefdeck.rules.grounding.parts.derived_number import find_rounded, follows, may_follow
from briefdeck.rules.grounding.parts.place_in_row import is_place_for_count
from briefdeck.rules.grounding.parts.reached_date import is_date_reached
from briefdeck.rules.grounding.parts.reworded_number import is_told_as_century

_NOT = re.compile(rf"\b{one_of(set(ENGLISH.clauses.setting_apart) - {'never'})}\b(?! quite\b)|n['’]t\b")
_FROM_ZERO = re.compile(r"\b(?:above|below|under) \Z", re.IGNORECASE)
"""What precedes the “zero” from which degrees are counted: it counts nothing."""
_SHARED = 2
"""Words of a claim that another line with its date must have, to be worth a hint."""
_HOW_MANY = re.compile(rf"\b[Hh]ow many (?P<scale>{one_of(ENGLISH.numbers.scales)})\b")
"""What asks for the number before a “million”."""
_WHICH_HALF = re.compile(r"(?i)\b(?:first|second|other|latter)[ -]\Z")
_NEAR, _FARTHEST = 20, 2
"""A rounded number misses by a twentieth at most; a bounded one is at most twice, or half, what it bounds."""
_POINTS = 4
"""By how many percentage points a share such as “a third” may miss."""
_RATIOS, _WORDS_IN_RATIO = (2, 3, 4, 5, 6, 10, 20, 100), 4
"""Of how many a ratio tells, and the words that may stand between its numbers: “conducteurs sur”."""
_WHOLE = 100
_SHARES, _ROUNDED = frozenset(["share", "part", "slash"]), Fraction(1)
"""How shares are written, and by how many percentage points a percentage may miss the share that it rounds."""


_OPENING = 3
"""Words before the number of things that a question asks for: “Which of the two …”, “What are the two …”."""
_FACT = "fact"
"""The key of the statement of a fact itself."""


class MissingNumber(NamedTuple):
    """A number or date of a claim that neither stands on its lines nor follows from them."""

    written: str
    sure: bool
    """Whether it is surely wrong: a sum of two numbers on the lines may be right."""
    advice: str
    """What the lines have, and what a curator can do."""


@kept
def find_missing_numbers(fact: FactContext) -> list[tuple[Claim, MissingNumber]]:
    """Find the numbers and dates of *fact* that do not follow from its lines."""
    return [
        (claim, missing)
        for claim in fact.claims_in(ASKED)
        if not claim.cited.as_written
        for missing in _missing_in(claim)
    ]


def _missing_in(claim: Claim) -> Iterator[MissingNumber]:
    if claim.fact.language != "en":
        yield from _missing_by_pack(claim)
        return
    for quantity in _unproved(claim):
        if not (follows(claim, quantity) or _is_set_right(claim, quantity) or _is_reckoned_by_fact(claim, quantity)):
            sure = not (may_follow(claim, quantity) or _is_reckoned_by_fact(claim, quantity, doubted=True))
            yield MissingNumber(quantity.written, sure, _advice_for_quantity(claim, quantity))
    for mention in claim.terms.dates:
        if mention.order == "month first" and not claim.fact.context.date_order:
            continue  # it may be either, and was reported once
        there = bears(claim, partial(Evidence.has_date, mention=mention))
        asks = not there and claim.role is Role.QUESTION
        asked = asks and any(each.index.with_date(mention) for each in claim.cited.cited_lines)
        if there or asked or date_follows(claim, mention) or is_told_as_century(claim, mention):
            continue
        if is_date_reached(claim, mention):
            continue
        if not _is_date_set_right(claim, mention):
            yield MissingNumber(mention.written, not _is_only_added(claim, mention), _advice_for_date(claim, mention))


def _unproved(claim: Claim) -> Iterator[Quantity]:
    """Yield the numbers that *claim*, in English, states and that no line has."""
    for quantity in claim.terms.quantities:
        zero = quantity.written == "zero" and _FROM_ZERO.search(claim.plain[: quantity.start])
        counts = quantity.states_number or (
            quantity.form.kind == "article" and bound(claim.plain, quantity) is not None
        )
        if counts and not (
            zero
            or _is_half_of_a_time(claim, quantity)
            or _is_time_in_parts(claim, quantity)
            or _is_scaled_by_question(claim, quantity)
            or _counts_items(claim, quantity)
            or (
                bears(claim, partial(Evidence.has_quantity, quantity=quantity))
                and not is_place_for_count(claim, quantity)
            )
        ):
            yield quantity


class _Reckoned(NamedTuple):
    """A number of the fact itself that no line has, and that may be right."""

    quantity: Quantity
    hedge: str
    """How it is bounded or rounded, "" where it is exact."""
    sure: bool
    """Whether it follows from the lines."""


@kept
def _reckoned_by(fact: FactContext) -> list[_Reckoned]:
    """List the numbers that the fact itself has by arithmetic on its lines, which its cards may have too."""
    found: list[_Reckoned] = []
    for claim in fact.claims_in(STATED):
        if claim.text.key != _FACT:
            continue
        if fact.language != "en":
            derived = ((each, follows_by_pack(claim, each), False) for each in _unproved_by_pack(claim))
        else:
            derived = ((each, follows(claim, each), may_follow(claim, each)) for each in _unproved(claim))
        found += [_Reckoned(each, _hedge(claim, each), sure) for each, sure, likely in derived if sure or likely]
    return found


def _is_reckoned_by_fact(claim: Claim, quantity: Quantity, *, doubted: bool = False) -> bool:
    """Tell whether the fact itself has *quantity* of a card, hedged alike, and rightly so, or *doubted*.

    A number alone has the unit that its question gives.
    """
    if claim.text.key == _FACT:
        return False
    answers = claim.role in (Role.ANSWER, Role.SPELLING) and not quantity.form.unit and not quantity.form.symbol
    return any(
        _hedge(claim, quantity) == told.hedge
        and (told.sure or doubted)
        and not set(quantity.plain if answers else quantity.readings).isdisjoint(
            told.quantity.plain if answers else told.quantity.readings
        )
        for told in _reckoned_by(claim.fact)
    )


def _hedge(claim: Claim, quantity: Quantity) -> str:
    """Return how *quantity* is bounded or rounded in *claim*; "" where it is exact."""
    if claim.fact.language == "en":
        limit = bound(claim.plain, quantity)
        return limit.kind if limit else ""
    hedge = hedge_reader(claim.cited.pack).hedge(claim.plain, quantity) if claim.cited.pack else None
    return hedge.kind if hedge else ""


def _is_set_right(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether a text says “not 12” of a thing of which the lines have another number."""
    return _is_set_apart(claim.plain, quantity.start) and any(map(quantity.counts_like, claim.cited.quantities()))


def _is_date_set_right(claim: Claim, mention: DateMention) -> bool:
    """Tell whether a text says “not in May” where the lines have another date."""
    return _is_set_apart(claim.plain, mention.start) and bool(claim.cited.dates())


def _is_set_apart(text: str, start: int) -> bool:
    """Tell whether “not”, “rather than” or the like stands before what is at *start*, in its clause."""
    return is_denied(text, start) and _NOT.search(clause_before(text, start)) is not None


def _is_only_added(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention* is a year, and neither the lines nor their article have a date that it may stand for."""
    alone = is_year(mention._replace(years=1))
    if mention.year and mention.day and claim.cited.has_date(mention._replace(year=0)):
        alone = not any(date.year for date, _ in claim.cited.dates())
        return alone and not any(cited.index.published for cited in claim.cited.cited_lines)
    dated = any(cited.index.published for cited in claim.cited.cited_lines)
    return alone and not dated and not claim.cited.dates() and not any(map(year_of, claim.cited.quantities()))


def _is_scaled_by_question(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* answers how many *million* there are, and a line has it with that word."""
    asked = _HOW_MANY.search(claim.question) if claim.role in (Role.ANSWER, Role.SPELLING) else None
    whole = known_terms(f"{quantity.written} {asked['scale']}").quantities if asked else ()
    return any(map(claim.cited.has_quantity, whole))


def _counts_items(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether a question opens with the number of things that its card lists, as in “what two things”."""
    if claim.role is not Role.QUESTION or claim.text.card is None or not claim.text.card.items:
        return False
    is_bare = quantity.form.kind == "words" and not (quantity.form.unit or quantity.form.symbol)
    opens = len(claim.plain[: quantity.start].split()) <= _OPENING
    return is_bare and opens and quantity.plain[0] == len(claim.text.card.items)


def _is_half_of_a_time(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the half of a match or a year: “the second half”."""
    return quantity.form.kind == "half" and _WHICH_HALF.search(claim.plain, 0, quantity.start) is not None


def _is_time_in_parts(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the time of a race, “3:41.2”, that the lines have as 3 minutes and 41.2 seconds."""
    if quantity.form.kind != "stopwatch":
        return False
    told = {
        each.written: each.readings[0].value
        for each in claim.cited.quantities()
        if each.readings[0].unit == "second" and each.form.kind != "stopwatch"
    }
    parts = (combination for several in (2, 3) for combination in combinations(told.values(), several))
    return any(sum(each) == quantity.readings[0].value for each in parts)


def _missing_by_pack(claim: Claim) -> Iterator[MissingNumber]:
    """Find the numbers and dates of a claim in a packed language that are not on its lines, by its words."""
    for quantity in _unproved_by_pack(claim):
        if not (follows_by_pack(claim, quantity) or _is_reckoned_by_fact(claim, quantity)):
            yield MissingNumber(quantity.written, True, advise_on_term(claim, quantity.written))
    for mention in claim.terms.dates:
        if not (bears(claim, partial(Evidence.has_date, mention=mention)) or date_follows_by_pack(claim, mention)):
            advice = join_hints(_advise_on_day(claim, mention), advise_on_term(claim, mention.written))
            yield MissingNumber(mention.written, True, advice)


def _unproved_by_pack(claim: Claim) -> Iterator[Quantity]:
    """Yield the numbers that *claim*, in a packed language, states and that no line has."""
    for quantity in claim.terms.quantities:
        if not quantity.states_number or _counts_items(claim, quantity):
            continue
        if not bears(claim, partial(Evidence.has_quantity, quantity=quantity)):
            yield quantity


def bears(claim: Claim, has: partial[bool]) -> bool:
    """Tell whether the evidence has something; for a question, the dates of the fact and its articles count too."""
    return has(claim.cited) or (claim.role is Role.QUESTION and has(claim.fact.dated_evidence))


def _advice_for_quantity(claim: Claim, quantity: Quantity) -> str:
    beside = number_neighbours(claim.plain, claim.terms).get(quantity.chain, ())
    rounded = find_rounded(claim, quantity) if bound(claim.plain, quantity) is None else None
    if rounded is not None:
        return join_hints(describe_lines(claim), f"if it rounds {rounded.written}, write “about {quantity.written}”")
    return advise_on_term(claim, quantity.written, partial(_lines_with_quantity, quantity=quantity, beside=beside))


def _lines_with_quantity(index: ArticleIndex, quantity: Quantity, beside: Iterable[str]) -> list[int]:
    """Find the lines where *quantity* stands, with a word *beside* it that the claim has beside it too."""
    words = list(beside)
    return [
        line
        for line in index.with_quantity(quantity)
        if not words or any(index.has_word(word, frozenset([line])) for word in words)
    ]


def _advice_for_date(claim: Claim, mention: DateMention) -> str:
    if mention.order and not claim.fact.context.date_order:
        return f"“{mention.written}” may mean two days: write the month as a word, or `language: en-GB` or `en-US`"
    advice = advise_on_term(claim, mention.written, partial(_lines_with_date, mention=mention, claim=claim))
    return join_hints(_advise_on_day(claim, mention), advice)


def _advise_on_day(claim: Claim, mention: DateMention) -> str:
    """Say that a line may mean *mention*, counted from the day of its article, which is not given; ""."""
    undated = (told for told, published in claim.cited.dates() if published is None and not told.year)
    told = next((told.written for told in undated if _may_be(told, mention)), "")
    said = f"“{told}” counts from the day on which the article appeared"
    return f"{said}: where the text tells that day, write it under `published:`" if told else ""


def _may_be(told: DateMention, mention: DateMention) -> bool:
    """Tell whether *told*, without a year, may be *mention*, which has one, by the day of its article."""
    if not mention.year or (mention.month and told.month not in (0, mention.month)):
        return False
    if told.weekday >= 0 and mention.month and mention.day:
        days = monthrange(mention.year, mention.month)[1]
        return mention.day <= days and weekday(mention.year, mention.month, mention.day) == told.weekday
    return bool(told.nearby or told.month) and told.day in (0, mention.day)


def _lines_with_date(index: ArticleIndex, mention: DateMention, claim: Claim) -> list[int]:
    """Find the lines that have the date, and at least two words of the claim."""
    words = claim.content_words()
    return [
        line
        for line in index.with_date(mention)
        if sum(index.has_word(word, frozenset([line])) for word in words) >= min(_SHARED, len(words))
    ]


def advise_on_term(claim: Claim, written: str, find: Callable[[ArticleIndex], Iterable[int]] | None = None) -> str:
    """Say what the lines have instead of a number *written* there, where it is, and where to give a reason for it."""
    elsewhere = claim.cited.describe_elsewhere(find) if find else ""
    reason = "" if elsewhere else f"if it follows from the line, say how: `given: {{{as_yaml(written)}: …}}`"
    return join_hints(describe_lines(claim), elsewhere, reason)


def describe_lines(claim: Claim) -> str:
    """Say which numbers and dates the cited lines have."""
    return claim.cited.describe(ArticleIndex.numbers_on)


def follows_by_pack(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is hedged so that a number of a line fits, or is the day or year of a date there.

    How long something lasted follows from two dates or numbers of a line.
    """
    return (
        is_rounded_by_pack(claim.cited, claim.plain, quantity)
        or _is_reckoned(claim.cited, quantity)
        or _is_span(claim, quantity)
        or _is_of_ratio(claim, quantity)
        or _is_rest(claim, quantity)
    )


def _is_reckoned(evidence: Evidence, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the sum or difference of two numbers of the lines, or a share told in percent."""
    others = [reading for other in evidence.quantities() for reading in other.readings]
    for mine in quantity.readings:
        for unit in {other.unit for other in others} if not mine.unit else {mine.unit}:
            same = [other.value for other in others if other.unit == unit]
            if any(mine.value in (one + other, one - other) for one, other in permutations(same, 2)):
                return True
    return _is_share_in_percent(evidence, quantity)


def _is_share_in_percent(evidence: Evidence, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a share, such as “two thirds”, near a percentage of the lines, or the other way."""
    is_share = quantity.form.kind in _SHARES
    others = (other for other in evidence.quantities() if (other.form.kind in _SHARES) is not is_share)
    near = _POINTS if is_share else _ROUNDED
    return any(abs(one - other) <= near for one in _percents([quantity]) for other in _percents(others))


def _is_rest(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the share that is left by one on a line, which speaks of the rest."""
    pack = claim.cited.pack
    words = pack.phrases("numbers", "rest") if pack else ()
    mine = _percents([quantity]) if words else []
    if not mine or not claim.cited.matches(re.compile(rf"(?i)\b{one_of(words)}")):
        return False
    return any(one + other == _WHOLE for one in mine for other in _percents(claim.cited.quantities()))


def _percents(quantities: Iterable[Quantity]) -> list[Fraction]:
    readings = (each for quantity in quantities for each in quantity.readings)
    return [Fraction(each.value) for each in readings if each.unit == "%"]


def _is_of_ratio(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* belongs to a ratio, “huit conducteurs sur dix”, near a share of the lines.

    Or whether it is a share, and a line has such a ratio.
    """
    there = _percents(claim.cited.quantities())
    own = (share for share, numbers in _ratios(claim, claim.plain) if there and quantity in numbers)
    if any(abs(share - percent) <= _POINTS for share in own for percent in there):
        return True
    mine = _percents([quantity])
    texts = [text for _, text in claim.cited.written_lines] if mine else []
    ratios = [share for text in texts for share, _ in _ratios(claim, text)]
    return any(abs(share - percent) <= _ROUNDED for share in ratios for percent in mine)


def _ratios(claim: Claim, text: str) -> Iterator[tuple[Fraction, tuple[Quantity, Quantity]]]:
    """Yield the ratios of *text*, such as “huit sur dix”, in percent, each with its two numbers."""
    pack = claim.cited.pack
    words = pack.phrases("numbers", "ratio") if pack else ()
    for one, other in pairwise(known_terms(text, claim.fact.language).quantities) if words else ():
        between = text[one.end : other.start].lower().strip()
        joined = len(between.split()) <= _WORDS_IN_RATIO and any(
            between == word or between.endswith(f" {word}") for word in words
        )
        if joined and other.plain[:1] and other.plain[0] in _RATIOS:
            yield 100 * Fraction(one.plain[0]) / Fraction(other.plain[0]), (one, other)


def is_rounded_by_pack(evidence: Evidence, text: str, quantity: Quantity) -> bool:
    """Tell whether *quantity* of *text* is hedged there so that a number of the lines fits."""
    hedge = hedge_reader(evidence.pack).hedge(text, quantity) if evidence.pack else None
    others = [reading for other in evidence.quantities() for reading in other.readings]
    return any(
        _fits(hedge and hedge.kind, Fraction(mine.value), Fraction(other.value))
        for mine in quantity.readings
        for other in others
        if mine.unit == other.unit
    )


def _fits(hedge: HedgeKind | None, mine: Fraction, other: Fraction) -> bool:
    if hedge == "more":
        return bool(mine < other <= _FARTHEST * mine)
    if hedge == "less":
        return bool(other < mine <= _FARTHEST * other)
    return hedge == "about" and bool(_NEAR * abs(mine - other) <= other)


def _is_span(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the time between two dates or years of the lines, or the number of those apart."""
    dates = claim.cited.dates()
    days = [span.first.toordinal() for date, published in dates for span in resolve(date, published) if span.days == 1]
    years = [date.year for date, _ in dates if date.year]
    values = [other.plain[0] for other in claim.cited.quantities() if other.plain]
    units = {reading.unit for reading in quantity.readings}
    apart = {abs(one - other) for each in (years, values) for one in each for other in each}
    lasting = {abs(one - other) + more for one in days for other in days for more in (0, 1)}
    plain = set(quantity.plain)
    if units.issubset(TIME):
        seconds = {86400 * count for count in lasting}
        return not seconds.isdisjoint(reading.value for reading in quantity.readings) or not plain.isdisjoint(apart)
    return not plain.isdisjoint(apart - {0}) and bool(units - {""})


def _bounds(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention* bounds a date of a line: “avant juillet” does the 30th of June."""
    pack, before = claim.fact.pack, claim.plain[: mention.start].lower().rstrip()
    published = next((when for _, when in claim.cited.dates() if when), None)
    mine = resolve(mention, published)
    theirs = [span for date, when in claim.cited.dates() for span in resolve(date, when)]
    if pack is None or not mine or mention.day:
        return False
    if before.endswith(pack.phrases("dates", "earlier")):
        return any(span.last < mine[0].first for span in theirs)
    return before.endswith(pack.phrases("dates", "later")) and any(span.first > mine[0].last for span in theirs)


def date_follows_by_pack(claim: Claim, mention: DateMention) -> bool:
    """Tell whether the parts of *mention* stand apart on the lines, or its year is that of the article."""
    dates = claim.cited.dates()
    if _bounds(claim, mention):
        return True
    years = {date.year for date, _ in dates if date.year}
    published = [when for _, when in dates if when] + [one.index.published for one in claim.cited.cited_lines]
    years |= {year for when in published if when for year in (when.first.year, when.last.year)}
    if mention.year and mention.year not in years and not any(date.nearby for date, _ in dates):
        return False
    if is_year(mention):
        return mention.year in years
    months = {date.month for date, _ in dates}
    months |= {span.first.month for date, when in dates if date.nearby == "month" for span in resolve(date, when)}
    days, weekdays = {date.day for date, _ in dates}, {date.weekday for date, _ in dates}
    return mention.month in months | {0} and mention.day in days | {0} and mention.weekday in weekdays | {-1}
