"""What a fact rests on, as the HTML of fields: its articles and lines, its date, the facts against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefdeck.model import Article, Bank, Fact
from briefdeck.problem import Text
from briefdeck.render.anki.fields import field
from briefdeck.scalars import Lines
from briefdeck.text.when import spell

_BRIEF = 36
"""Characters of a title that stand for it on the quiet line of a card."""
_INFERRED = " <i>(inferred)</i>"


def sources(fact: Fact, articles: Mapping[str, str]) -> Iterator[str]:
    """One line of HTML for each article that *fact* cites; *articles* holds what `described` says of each."""
    for key in fact.articles:
        cited_lines = [citation.lines for citation in fact.cite if citation.article == key]
        yield f"{articles[key]}, {_lines(cited_lines)}"


def described(article: Article) -> str:
    """Author, title, outlet and date of *article*, as far as they are known."""
    parts = [field(article.author), f"<cite>{field(article.title)}</cite>", field(article.outlet), _published(article)]
    return ", ".join(part for part in parts if part)


def _published(article: Article, short: bool = False) -> str:
    if article.published is None:
        return ""
    return spell(article.published, short) + (_INFERRED if article.dated else "")


def _lines(cited_lines: Sequence[Lines]) -> str:
    spelled = [str(at.first) if at.first == at.last else f"{at.first}–{at.last}" for at in cited_lines]
    one = len(spelled) == 1 and "–" not in spelled[0]
    return f"{'line' if one else 'lines'} {', '.join(spelled)}"


def cited(fact: Fact, bank: Bank) -> str:
    """The sources of *fact* in a few words each: who or what, when, and the line."""
    return " · ".join(_briefly(bank.articles[Text(key)], fact, key) for key in fact.articles)


def _briefly(article: Article, fact: Fact, key: str) -> str:
    who = str(article.author or article.outlet or article.title)
    short = who if len(who) <= _BRIEF else who[:_BRIEF].rsplit(" ", 1)[0] + " …"
    lines = _lines([citation.lines for citation in fact.cite if citation.article == key])
    return ", ".join(filter(None, (field(short), _published(article, short=True), lines)))


def as_of(fact: Fact, bank: Bank) -> str:
    """For what time *fact* holds: as it says, else the date of the newest article it cites."""
    if fact.as_of is not None:
        return spell(fact.as_of, short=True)
    cited_articles = [bank.articles[Text(key)] for key in fact.articles]
    dated = [
        (article.published.last, _published(article, short=True)) for article in cited_articles if article.published
    ]
    return max(dated)[1] if dated else ""


def version(fact: Fact, articles: Mapping[str, str]) -> str:
    """*fact* as one that stands against another, with its sources."""
    return f"{field(fact.fact)} <small>({'; '.join(sources(fact, articles))})</small>"
