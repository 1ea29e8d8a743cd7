"""Years that a fact takes from elsewhere in its article: that of its title, and one by which a thing is called."""

from __future__ import annotations

import re

from briefdeck.language.dates.dates import DateMention, is_year
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.terms import known_terms
from briefdeck.language.words import STOP_WORDS, fold_word
from briefdeck.located import LocatedStr
from briefdeck.rules.fact_context import Claim

_CALLED_BEFORE = lazy_pattern(rf"(?:\b{one_of(ENGLISH.grammar.determiners)}|['’]s)\s(?:[a-z-]+\s)?\Z", re.IGNORECASE)
_CALLED_AFTER = lazy_pattern(r"\s(?P<thing>[a-z][a-z-]{2,})\b(?![’'])")
"""What stands around a year by which a thing is called: “the 1652 flood”."""


def is_year_of_title(claim: Claim, mention: DateMention) -> bool:
    """Tell whether *mention* is a year that the title of a cited article has, or that a line counts from its heading.

    “Next year”, in the minutes of March 2026, is 2027.
    """
    if not is_year(mention):
        return False
    known = claim.fact.context.bank.articles
    titles = _years_in([str(known[key].title) for key in map(LocatedStr, claim.cited.articles) if key in known])
    if mention.year in titles:
        return True
    shifts = {told.shift for told, published in claim.cited.dates() if told.nearby == "year" and published is None}
    texts = claim.fact.context.lines
    heads = titles | _years_in([text for key in claim.cited.articles for text in texts.get(key, ())[:1]])
    return len(heads) == 1 and any(mention.year == year + shift for year in heads for shift in shifts)


def _years_in(heads: list[str]) -> set[int]:
    """Return the years that titles or headings have."""
    return {date.year for head in heads for date in known_terms(head).dates if date.year and date.years == 1}


def is_year_of_thing(claim: Claim, year: int, start: int, end: int) -> bool:
    """Tell whether a *year* from *start* to *end* calls a thing by a time that its article gives: “the 1652 flood”.

    Then one line of the article has the year and that thing.
    """
    thing = _CALLED_AFTER.match(claim.plain, end)
    if thing is None or fold_word(thing["thing"]) in STOP_WORDS or not _CALLED_BEFORE.search(claim.plain, 0, start):
        return False
    word = fold_word(thing["thing"])
    return any(
        cited.index.has_word(word, frozenset([line]))
        for cited in claim.cited.cited_lines
        for line in cited.index.filled
        if str(year) in cited.index.numbers_on(frozenset([line]))
        or any(date.year == year for date in cited.index.dates_on(frozenset([line])))
    )
