"""The numbers and dates that no cited line has, and what would help: for the rules that report them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from briefdeck.articles.article_index import ArticleIndex
from briefdeck.grammar import as_yaml, join_hints
from briefdeck.language.dates.dates import DateMention, is_year, year_of
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.hedges import bound
from briefdeck.language.numbers.number_context import number_neighbours
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.sentences.modality import is_denied
from briefdeck.language.terms import known_terms
from briefdeck.model.roles import ASKED, Role
from briefdeck.rules.context import kept
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import Claim, FactContext
from briefdeck.rules.grounding.derived_date import date_follows
from briefdeck.rules.grounding.derived_number import find_rounded, follows, may_follow
from briefdeck.rules.grounding.numbers_by_pack import date_follows_by_pack, follows_by_pack

_FROM_ZERO = re.compile(r"\b(?:above|below|under) \Z", re.IGNORECASE)
"""What precedes the “zero” from which degrees are counted: it counts nothing."""
_SHARED = 2
"""Words of a claim that another line with its date must have, to be worth a hint."""
_HOW_MANY = re.compile(rf"\b[Hh]ow many (?P<scale>{one_of(ENGLISH.numbers.scales)})\b")
"""What asks for the number before a “million”."""
_WHICH_HALF = re.compile(r"(?i)\b(?:first|second|other|latter)[ -]\Z")


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
    quantities, dates = claim.terms
    for quantity in quantities:
        zero = quantity.written == "zero" and _FROM_ZERO.search(claim.plain[: quantity.start])
        counts = quantity.states_number or (
            quantity.form.kind == "article" and bound(claim.plain, quantity) is not None
        )
        if (
            not counts
            or zero
            or _is_half_of_a_time(claim, quantity)
            or _is_scaled_by_question(claim, quantity)
            or bears(claim, partial(Evidence.has_quantity, quantity=quantity))
        ):
            continue
        if not (follows(claim, quantity) or is_denied(claim.plain, quantity.start)):
            sure = not may_follow(claim, quantity)
            yield MissingNumber(quantity.written, sure, _advice_for_quantity(claim, quantity))
    for mention in dates:
        if mention.order == "month first" and not claim.fact.context.date_order:
            continue  # it may be either, and was reported once
        there = bears(claim, partial(Evidence.has_date, mention=mention))
        asks = not there and claim.role is Role.QUESTION
        asked = asks and any(each.index.with_date(mention) for each in claim.cited.cited_lines)
        if not (there or asked or date_follows(claim, mention) or is_denied(claim.plain, mention.start)):
            yield MissingNumber(mention.written, not _is_only_added(claim, mention), _advice_for_date(claim, mention))


def _is_only_added(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention* is a year, and neither the lines nor their article have a date that it may stand for."""
    alone = is_year(mention._replace(years=1))
    dated = any(cited.index.published for cited in claim.cited.cited_lines)
    return alone and not dated and not claim.cited.dates() and not any(map(year_of, claim.cited.quantities()))


def _is_scaled_by_question(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* answers how many *million* there are, and a line has it with that word."""
    asked = _HOW_MANY.search(claim.question) if claim.role in (Role.ANSWER, Role.SPELLING) else None
    whole = known_terms(f"{quantity.written} {asked['scale']}").quantities if asked else ()
    return any(map(claim.cited.has_quantity, whole))


def _is_half_of_a_time(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the half of a match or a year: “the second half”."""
    return quantity.form.kind == "half" and _WHICH_HALF.search(claim.plain, 0, quantity.start) is not None


def _missing_by_pack(claim: Claim) -> Iterator[MissingNumber]:
    """Find the numbers and dates of a claim in a packed language that are not on its lines, by its words."""
    for quantity in claim.terms.quantities:
        proved = bears(claim, partial(Evidence.has_quantity, quantity=quantity))
        if quantity.states_number and not (proved or follows_by_pack(claim, quantity)):
            yield MissingNumber(quantity.written, True, advise_on_term(claim, quantity.written))
    for mention in claim.terms.dates:
        if not (bears(claim, partial(Evidence.has_date, mention=mention)) or date_follows_by_pack(claim, mention)):
            yield MissingNumber(mention.written, True, advise_on_term(claim, mention.written))


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
    return advise_on_term(claim, mention.written, partial(_lines_with_date, mention=mention, claim=claim))


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
