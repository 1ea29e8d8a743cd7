"""The phrases that briefdeck itself prints on a page, in English."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefdeck.language.date_range import DateRange, spell_date
from briefdeck.language.markup import plain
from briefdeck.located import LocatedStr
from briefdeck.model import Article, Fact

BOTTOM_LINE = "Bottom line"
TIMELINE = "Timeline"
FACTS = "Facts"
PEOPLE = "Who’s who"
OPEN_QUESTIONS = "Not known yet"
DISPUTES = "Where sources disagree"
NOTES = "Source notes"

CORROBORATED, SINGLE, DISPUTED = "■", "□", "≠"
MARKERS = {CORROBORATED: "Two or more articles: ", SINGLE: "One article: ", DISPUTED: "In dispute: "}
"""What a marker before a fact says, for those who hear the page."""
CHANGED = "New or changed. "
"""What the bar beside a fact says, for those who hear the page."""
_SIGNS = (f"{CORROBORATED} two or more articles", f"{SINGLE} one article", f"{DISPUTED} in dispute")

_SAYING = re.compile(
    r"\b(according to|accus|announc|argu|believ|call|claim|confirm|dat(?:es|ed)|declar|den(?:y|ies|ied)|estimat|expect"
    r"|insist|pledg|promis|reckon|report|said|say|stat(?:es|ed)|suggest|tell|told|think|vow|warn|writ|wrote)",
    re.IGNORECASE,
)
_DAYS_SAID_UP_TO = 59
_MONTHS_SAID_UP_TO = 23
_DAYS_A_MONTH = 30.44


def as_of(when: DateRange) -> str:
    """The date of the page."""
    return f"As of {spell_date(when)}"


def legend(changed_since: DateRange | None) -> str:
    """What the signs of the page mean."""
    bar = (f"| new or changed since {spell_date(changed_since, short=True)}",) if changed_since else ()
    notes = "Small figures: source notes" if bar else "Small figures are source notes: number, then article : line"
    return "\u00a0\u00a0 ".join((*_SIGNS, *bar, notes))


def count(number: int, noun: str) -> str:
    """*number* things: "1 fact", "2 facts"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def left_out(number: int) -> str:
    """That so many facts of the sections are not on the page."""
    had = "had no room here; it is" if number == 1 else "had no room here; they are"
    return f"{count(number, 'lesser fact')} {had} in the deck."


def elapsed(earlier: DateRange, later: DateRange) -> str:
    """The time between two events, no more exact than the vaguer of their dates; "" for none that can be told."""
    vague = max(_vagueness(earlier), _vagueness(later))
    days = (later.first - earlier.last).days
    months = round(days / _DAYS_A_MONTH)
    if vague:
        months = (later.first.year - earlier.last.year) * 12 + later.first.month - earlier.last.month
    years = round(months / 12)
    if vague > 1:
        months, years = 0, later.first.year - earlier.last.year
    if not vague and 0 < days <= _DAYS_SAID_UP_TO:
        return count(days, "day")
    if 0 < months <= _MONTHS_SAID_UP_TO:
        return count(months, "month")
    return count(years, "year") if years > 0 else ""


def attribution(fact: Fact, page: DateRange, names: Mapping[LocatedStr, Sequence[LocatedStr]]) -> str:
    """Who says it and for when it holds, where neither the words of *fact* nor the date of the *page* do.

    "(Keir Giles, Sep 2023)", or "" when nothing is missing. *names* gives other spellings of a speaker.
    """
    said = plain(fact.fact)
    told = []
    speaker = plain(fact.said_by)
    if speaker and not _is_named(speaker, names.get(LocatedStr(speaker.removeprefix("the ")), ()), said):
        told.append(speaker)
    if fact.as_of and not (fact.as_of.first <= page.first and page.last <= fact.as_of.last):
        short = spell_date(fact.as_of, short=True)
        if not {spell_date(fact.as_of), short} & set(_phrases(said)):
            told.append(short)
    return f"({', '.join(told)})" if told else ""


def published(article: Article) -> str:
    """When *article* appeared, and whether that was inferred."""
    if article.published is None:
        return "undated"
    return spell_date(article.published, short=True) + (" (inferred)" if article.dated else "")


def summary(facts: Sequence[Fact], articles: Sequence[Article]) -> str:
    """What the page rests on: how many facts from how many articles, how many on one alone, and their dates."""
    alone = sum(len(fact.articles) == 1 for fact in facts)
    parts = [f"{count(len(facts), 'fact')} from {count(len(articles), 'article')}"]
    if alone:
        parts.append(f"{alone} {'rests' if alone == 1 else 'rest'} on one article alone")
    dates = sorted(article.published for article in articles if article.published)
    if len(dates) > 1:
        parts.append(f"oldest article {spell_date(dates[0], short=True)}, newest {spell_date(dates[-1], short=True)}")
    return "; ".join(parts) + "."


def _is_named(speaker: str, spellings: Sequence[str], said: str) -> bool:
    """Whether *said* attributes itself: it has the whole name, or a short form of it and a verb of saying."""
    if _stands_in(speaker, said, re.IGNORECASE):
        return True
    short = (speaker.rsplit(" ", maxsplit=1)[-1], *spellings)
    return bool(_SAYING.search(said)) and any(_stands_in(form, said) for form in short)


def _stands_in(words: str, said: str, flags: int = 0) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", said, flags) is not None


def _vagueness(when: DateRange) -> int:
    """0 for days, 1 for months, 2 for years."""
    return 2 - when.written.partition("/")[0].count("-")


def _phrases(said: str) -> list[str]:
    """The runs of one to three words in *said*, without the punctuation around them."""
    words = [word.strip(".,;:!?()[]“”‘’\"'") for word in said.split()]
    return [" ".join(words[at : at + length]) for length in (1, 2, 3) for at in range(len(words))]
