"""Answers that the sentence on the back of their card does not bear out."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.articles.article_index import index_own_text
from briefdeck.language.dates.date_range import spell_date
from briefdeck.language.markup import plain
from briefdeck.language.names.countries import is_part_of_the_world
from briefdeck.language.names.names import Name, name_key
from briefdeck.language.needs import Need
from briefdeck.language.numbers.hedges import bound, is_rounded
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.stems import cached_tokens, stems_of
from briefdeck.language.terms import known_terms
from briefdeck.language.words import STOP_WORDS, stem
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import Claim, FactContext
from briefdeck.rules.grounding.parts.derived_number import follows

RULE = Rule(
    "Q538",
    "A card asks for what its fact says.",
    "warning",
    why="The back shows the answer and, below it, the fact. Where the fact says something else, a learner has nothing "
    "that bears the answer out. Give the card a `because:`, a sentence that does, or ask it under a fact of its own.",
    bad=example("""
        facts:
          - id: cost
            fact: The strike costs the company about **$2.4 million** a day.
            cite: harbour:12
            topic: strike
            cards:
              - q: On which day of the week were talks to resume in March 2031?
                a: Thursday
        """),
    good=example("""
        facts:
          - id: cost
            fact: The strike costs the company about **$2.4 million** a day.
            cite: harbour:12
            topic: strike
            cards:
              - q: On which day of the week were talks to resume in March 2031?
                a: Thursday
                because: Talks were expected to begin again on Thursday.
        """),
    reads=frozenset({Role.ANSWER}),
    needs=frozenset({Need.NAMES, Need.WORDS}),
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find answers of which nothing is in the fact, its speaker and dates, or in the card's `because`."""
    for claim in fact.claims_in(RULE.reads):
        for start, end in claim.answers if not _is_plainly_shown(fact, claim) else ():
            shown = _shown(fact, claim)
            there = list(_parts(claim, start, end, shown))
            if there and not any(there) and not _is_of_shown_list(fact, claim, shown):
                message = f"the answer “{claim.plain[start:end]}” is not in the sentence below it on the back"
                yield claim.problem(RULE, message, claim.plain[start:end], "say so in a `because:` of the card")


def _is_plainly_shown(fact: FactContext, claim: Claim) -> bool:
    """Tell quickly whether all answers have a word of the fact; mostly they do."""
    card = claim.text.card
    stems = frozenset(stems_of(plain(card.because) if card and card.because else fact.plain))
    answers = (frozenset(cached_tokens(claim.plain[start:end])) - STOP_WORDS for start, end in claim.answers)
    return all(not stems.isdisjoint(map(stem, answer)) for answer in answers)


def _shown(fact: FactContext, claim: Claim) -> Evidence:
    """Return what the back shows below the answer of *claim*, as evidence."""
    card, dates = claim.text.card, (fact.fact.date, fact.fact.as_of)
    spelled = (spell_date(date) for date in dates if date)
    sentence = card.because if card and card.because else f"{fact.fact.fact}. {fact.fact.said_by}"
    return Evidence(fact.context, [index_own_text(plain(". ".join([sentence, *spelled])), None)])


def _is_of_shown_list(fact: FactContext, claim: Claim, shown: Evidence) -> bool:
    """Tell whether *claim* is an item of a list of which another item is *shown*: one of them may be paraphrased."""
    items = [other for other in fact.claims_in(RULE.reads) if other.text.card is claim.text.card]
    return claim.text.key == "items" and any(any(_parts(item, 0, len(item.plain), shown)) for item in items)


def _shows(shown: Evidence, text: str, number: Quantity) -> bool:
    """Tell whether *number* is shown, or in the *text* rounded or bounded: “52” is by “more than fifty”."""
    return shown.has_quantity(number) or any(
        is_rounded(text, other, [number]) or _is_beyond(text, other, number) for other in known_terms(text).quantities
    )


def _is_beyond(text: str, limit: Quantity, number: Quantity) -> bool:
    """Tell whether the *text* bounds something by *limit*, and *number* is not much beyond that."""
    found = bound(text, limit)
    pairs = [(one.value, other.value) for one in limit.readings for other in number.readings if one.unit == other.unit]
    if found is None or found.kind == "about":
        return False
    at_least = found.kind == "at least"
    return any(one <= other <= 2 * one if at_least else other <= one <= 2 * other for one, other in pairs)


def _parts(claim: Claim, start: int, end: int, shown: Evidence) -> Iterator[bool]:
    """Tell for each name, number, date and word of an answer whether it is *shown*."""
    quantities, dates = claim.terms
    card = claim.text.card
    text = plain(card.because if card and card.because else claim.fact.fact.fact)
    yield from (shown.has_name(name) for name in claim.names if start < name.end and name.start < end)
    for number in quantities:
        if start <= number.start < end and (claim.cited.has_quantity(number) or not follows(claim, number)):
            yield _shows(shown, text, number)
    yield from (shown.has_date(date) for date in dates if start <= date.start < end)
    for word in claim.content_words(start, end):
        is_country = word.istitle() and is_part_of_the_world((name_key(word),))
        yield shown.has_name(Name(word, 0, (word,))) if is_country else shown.has_word(word)
