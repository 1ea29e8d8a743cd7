"""Choose the words that briefdeck itself adds to a brief, and fill them in."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

from briefdeck.language.dates.date_range import DateRange, print_date
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.markup import plain
from briefdeck.located import LocatedStr
from briefdeck.model import Article, Fact
from briefdeck.printed_words import message
from briefdeck.provenance import STANDS, EvidenceCount, HowChecked, Stand, stand_of, voice_of, word_publication_date

CORROBORATED, SINGLE = "■", "□"
STEADY, LOOSE = "●", "○"
"""The signs for a fact that is told as done or verified, and for one that is claimed, denied or expected."""
DISPUTE_KINDS = ("contradiction", "change", "measures", "open")

_SIDE_BY_SIDE = "\u00a0\u00a0"
_SAYING = re.compile(rf"\b{one_of(ENGLISH.statements.naming_source)}\b", re.IGNORECASE)
"""Words by which a statement may name its source."""
_DAYS_SAID_UP_TO = 59
_MONTHS_SAID_UP_TO = 23
_DAYS_A_MONTH = 30.44


def dispute_mark(kind: str) -> str:
    """Return the sign of a dispute of the *kind*."""
    return message(f"dispute.{kind}_mark")


def elsewhere_mark(kind: str) -> str:
    """Return the sign of a fact that is in a dispute of the *kind* which is not on the page."""
    meaning = message(f"dispute.{kind}")
    return message("brief.disputed_elsewhere", mark=dispute_mark(kind), meaning=meaning).replace(" ", "\u00a0")


def _meanings() -> dict[str, str]:
    """Return what each sign of a page means, in the order of its legend."""
    return {
        CORROBORATED: message("brief.legend_corroborated"),
        SINGLE: message("brief.legend_single"),
        **{dispute_mark(kind): message(f"dispute.{kind}") for kind in DISPUTE_KINDS},
        **{elsewhere_mark(kind): message("brief.legend_elsewhere") for kind in DISPUTE_KINDS},
        STEADY: message("brief.legend_steady"),
        LOOSE: message("brief.legend_loose"),
    }


def word_legend(signs: Collection[str], changed_since: DateRange | None, has_uncompared: bool = False) -> str:
    """Explain the *signs* that the page has, and the mark of what changed, which some facts cannot have."""
    shown = [(sign, meaning) for sign, meaning in _meanings().items() if sign in signs]
    told = [
        f"{_SIDE_BY_SIDE.join(sign for sign, _ in alike)}\u00a0{meaning}"
        for meaning, alike in groupby(shown, key=lambda each: each[1])
    ]
    if changed_since:
        changed = message("brief.legend_changed", date=print_date(changed_since, short=True))
        told.append(f"| {changed}" + (f" ({message('brief.legend_uncompared')})" if has_uncompared else ""))
    return f"{_SIDE_BY_SIDE} ".join(told)


def word_evidence(evidence: EvidenceCount) -> tuple[str, ...]:
    """Word what a judgement rests on as short lines: a sign for each fact, then what was counted."""
    steady = sum(evidence.stands.get(stand, 0) for stand in ("done", "verified"))
    signs = STEADY * steady + LOOSE * (sum(evidence.stands.values()) - steady)
    counts = [message("brief.evidence_articles", count=evidence.articles)]
    if evidence.accounts:
        counts.append(message("brief.evidence_accounts", count=evidence.accounts))
    stands = [
        message(f"brief.evidence_{stand}", count=count).replace(" ", "\u00a0")
        for stand, count in evidence.stands.items()
        if stand != "done"
    ]
    if evidence.disputed:
        mark = dispute_mark("contradiction")
        stands.append(message("brief.evidence_disputed", count=evidence.disputed, mark=mark).replace(" ", "\u00a0"))
    return tuple(filter(None, (signs, ", ".join(counts), ", ".join(stands))))


def word_marker(marker: str, is_changed: bool) -> str:
    """Word the signs beside a fact for reading aloud; "" where there is no *marker* and no change."""
    changed = message("brief.marker_changed") if is_changed else ""
    return changed + (message("brief.marker", meaning=_meanings()[marker]) if marker else "")


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


def word_speakers(facts: Sequence[Fact], label: str, names: Mapping[LocatedStr, Sequence[LocatedStr]]) -> list[str]:
    """List who says *facts*, as far as their *label* does not name them; *names* gives other spellings."""
    speakers = dict.fromkeys(plain(fact.said_by) for fact in facts if fact.said_by)
    return [
        speaker
        for speaker in speakers
        if not _is_named(speaker, names.get(LocatedStr(speaker.removeprefix("the ")), ()), label)
    ]


def word_stand(facts: Sequence[Fact], language: str) -> str:
    """Word whose claim *facts* are, who verified or denied them, and what is expected; "" where all is done."""
    voices: dict[Stand, dict[str, None]] = {stand: {} for stand in STANDS}
    for fact in facts:
        voices[stand_of(fact, language)][voice_of(fact, language)] = None
    said = ", ".join(filter(None, (*voices["claimed"], *voices["expected"])))
    parts = [said] if said else []
    if voices["expected"]:
        parts.append(message("brief.flow_expected"))
    for stand in ("verified", "denied"):
        who = ", ".join(filter(None, voices[stand]))
        if who:
            parts.append(message(f"brief.flow_{stand}", who=who))
    return "; ".join(parts)


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
