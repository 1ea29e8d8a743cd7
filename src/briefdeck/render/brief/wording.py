"""Choose the words that briefdeck itself adds to a brief, and fill them in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefdeck.language.date_range import DateRange, print_date
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.markup import plain
from briefdeck.located import LocatedStr
from briefdeck.model import Article, Fact
from briefdeck.printed_words import message
from briefdeck.provenance import HowChecked, word_publication_date

CORROBORATED, SINGLE, DISPUTED = "■", "□", "≠"
_MEANINGS = {CORROBORATED: "corroborated", SINGLE: "single", DISPUTED: "disputed"}
"""What the sign before a fact means, as the catalogue calls it."""

_SAYING = re.compile(rf"\b{one_of(ENGLISH.statements.naming_source)}\b", re.IGNORECASE)
"""Words by which a statement may name its source."""
_DAYS_SAID_UP_TO = 59
_MONTHS_SAID_UP_TO = 23
_DAYS_A_MONTH = 30.44


def word_legend(changed_since: DateRange | None) -> str:
    """Explain the signs of the page."""
    signs = [f"{sign} {message(f'brief.legend_{meaning}')}" for sign, meaning in _MEANINGS.items()]
    if changed_since:
        signs.append(f"| {message('brief.legend_changed', date=print_date(changed_since, short=True))}")
    notes = message("brief.legend_notes_short" if changed_since else "brief.legend_notes")
    return "\u00a0\u00a0 ".join((*signs, notes))


def word_marker(marker: str, is_changed: bool) -> str:
    """Word the signs beside a fact for reading aloud; "" where there is no *marker* and no change."""
    changed = message("brief.marker_changed") if is_changed else ""
    return changed + (message(f"brief.marker_{_MEANINGS[marker]}") if marker else "")


def word_elapsed(earlier: DateRange, later: DateRange) -> str:
    """Word the time between two events, no more exact than the vaguer of their dates.

    "" where no time can be given, such as between two events of one day.
    """
    vague = max(_vagueness(earlier), _vagueness(later))
    days = (later.first - earlier.last).days
    months = round(days / _DAYS_A_MONTH)
    if vague:
        months = (later.first.year - earlier.last.year) * 12 + later.first.month - earlier.last.month
    years = round(months / 12)
    if vague > 1:
        months, years = 0, later.first.year - earlier.last.year
    if not vague and 0 < days <= _DAYS_SAID_UP_TO:
        return message("brief.days", count=days)
    if 0 < months <= _MONTHS_SAID_UP_TO:
        return message("brief.months", count=months)
    return message("brief.years", count=years) if years > 0 else ""


def word_attribution(fact: Fact, page: DateRange, names: Mapping[LocatedStr, Sequence[LocatedStr]]) -> str:
    """Word who says *fact* and when it holds, as far as neither its text nor the date of the *page* says so.

    "(Keir Giles, Sep 2023)", or "" when nothing is missing. *names* gives other spellings of a speaker.
    """
    text = plain(fact.fact)
    missing = []
    speaker = plain(fact.said_by)
    if speaker and not _is_named(speaker, names.get(LocatedStr(speaker.removeprefix("the ")), ()), text):
        missing.append(speaker)
    if fact.as_of and not (fact.as_of.first <= page.first and page.last <= fact.as_of.last):
        short = print_date(fact.as_of, short=True)
        if not {print_date(fact.as_of), short} & set(_phrases(text)):
            missing.append(short)
    return f"({', '.join(missing)})" if missing else ""


def word_publication(article: Article) -> str:
    """Word when *article* appeared, and whether that was inferred."""
    return plain(word_publication_date(article, short=True)) or message("source.undated")


def word_summary(facts: Sequence[Fact], articles: Sequence[Article], checked: HowChecked) -> str:
    """Word what the page rests on.

    That is: how many facts from how many articles, how they were *checked*, how many of the facts rest on one article
    alone, and the dates of the articles.
    """
    single = sum(len(fact.articles) == 1 for fact in facts)
    from_articles = message("brief.summary_articles", count=len(articles))
    parts = [message("brief.summary_facts", count=len(facts), articles=from_articles)]
    parts[0] += f", {message('brief.summary_checked')}"
    if checked.as_written:
        parts.append(message("brief.summary_as_written", count=checked.as_written))
    if checked.given:
        parts.append(message("brief.summary_given", count=checked.given))
    if single:
        parts.append(message("brief.summary_single", count=single))
    dates = sorted(article.published for article in articles if article.published)
    if len(dates) > 1:
        oldest, newest = (print_date(date, short=True) for date in (dates[0], dates[-1]))
        parts.append(message("brief.summary_dates", oldest=oldest, newest=newest))
    return "; ".join(parts) + "."


def _is_named(speaker: str, spellings: Sequence[str], text: str) -> bool:
    """Tell whether *text* names *speaker*: in full, or in a short form together with a verb of saying."""
    if _stands_in(speaker, text, re.IGNORECASE):
        return True
    short = (speaker.rsplit(" ", maxsplit=1)[-1], *spellings)
    return bool(_SAYING.search(text)) and any(_stands_in(form, text) for form in short)


def _stands_in(words: str, text: str, flags: int = 0) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, flags) is not None


def _vagueness(when: DateRange) -> int:
    """Return 0 for a date with a day, 1 for a month, 2 for a year."""
    return 2 - when.written.partition("/")[0].count("-")


def _phrases(text: str) -> list[str]:
    """List the runs of one to three words in *text*, without the punctuation around them."""
    words = [word.strip(".,;:!?()[]“”‘’\"'") for word in text.split()]
    return [" ".join(words[at : at + length]) for length in (1, 2, 3) for at in range(len(words))]
