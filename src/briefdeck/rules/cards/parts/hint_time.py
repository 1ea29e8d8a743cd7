"""Hints that tell how long before or after another event the answer was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from briefdeck.language.dates.dates import DateMention
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.markup import plain
from briefdeck.language.numbers.numbers import cached_quantities
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.stems import content_stems
from briefdeck.language.terms import known_terms
from briefdeck.model.roles import STATED
from briefdeck.rules.fact_context import FactContext, list_fact_contexts

_APART = re.compile(
    r"(?i)(?<![\w-])(?P<number>[\w-]{1,20}) (?P<unit>[a-z]{3,5}?)s? (?P<way>before|after) (?P<event>[^,.;]+)"
)
_DAYS = ENGLISH.periods.days


def find_other_time(fact: FactContext, hint: str, answer: str) -> str:
    """Return the words of *hint* that put an event on the wrong side of the *answer*, or at another distance.

    “Five days after the auction”, of an answer that is five days before the day which a text of the bank gives for it.
    """
    match, answered = _APART.search(hint), _day(answer)
    if match is None or answered is None or match["unit"].lower() not in _DAYS:
        return ""
    others = [day for day in _days_of(fact, match["event"]) if day != answered]
    if not others or any(_fits(match, answered, other) for other in others):
        return ""
    return match[0].partition(match["event"])[0].strip()


def _fits(match: re.Match[str], answered: date, other: date) -> bool:
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
