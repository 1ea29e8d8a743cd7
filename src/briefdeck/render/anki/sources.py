"""What a fact rests on, as the HTML of fields: its articles and lines, its date, the facts against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefdeck import provenance as said
from briefdeck.located import LocatedStr
from briefdeck.model import Article, Bank, Fact
from briefdeck.render.anki.fields import field

_BRIEF = 36
"""Characters of a title that stand for it on the quiet line of a card."""


def sources(fact: Fact, articles: Mapping[str, str]) -> Iterator[str]:
    """One line of HTML for each article that *fact* cites; *articles* holds what `described` says of each."""
    for key in fact.articles:
        yield f"{articles[key]}, {said.cited_lines(fact, key)}"


def described(article: Article) -> str:
    """Author, title, outlet and date of *article*, as far as they are known."""
    title = f"<cite>{field(article.title)}</cite>"
    parts = [field(article.author), title, field(article.outlet), field(said.publication_date(article))]
    return ", ".join(part for part in parts if part)


def cited(fact: Fact, bank: Bank) -> str:
    """The sources of *fact* in a few words each: who or what, when, and the line."""
    return " · ".join(_briefly(bank.articles[LocatedStr(key)], fact, key) for key in fact.articles)


def _briefly(article: Article, fact: Fact, key: str) -> str:
    who = str(article.author or article.outlet or article.title)
    short = who if len(who) <= _BRIEF else who[:_BRIEF].rsplit(" ", 1)[0] + " …"
    published = said.publication_date(article, short=True)
    return ", ".join(filter(None, (field(short), field(published), said.cited_lines(fact, key))))


def as_of(fact: Fact, bank: Bank) -> str:
    """For what time *fact* holds: as it says, else the date of the newest article it cites."""
    return field(said.holding_date(fact, bank.articles))


def version(fact: Fact, articles: Mapping[str, str]) -> str:
    """*fact* as one that stands against another, with its sources."""
    return f"{field(fact.fact)} <small>({'; '.join(sources(fact, articles))})</small>"
