"""What a fact rests on, in words: when its articles appeared, which lines it cites, for when it holds.

The words may carry the marks of `briefdeck.language.markup`; each edge escapes them in its own language.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefdeck.language.date_range import spell_date
from briefdeck.located import LocatedStr
from briefdeck.messages import message
from briefdeck.model import Article, Fact


def publication_date(article: Article, short: bool = False) -> str:
    """When *article* appeared and whether that was inferred; "" where it is not known."""
    if article.published is None:
        return ""
    published = spell_date(article.published, short)
    return f"{published} {message('source.inferred')}" if article.dated else published


def cited_lines(fact: Fact, key: str) -> str:
    """The lines of the article *key* that *fact* cites: "line 7", "lines 7–9", "lines 7, 12"."""
    cited = [citation.lines for citation in fact.cite if citation.article == key]
    spelled = [str(at.first) if at.first == at.last else f"{at.first}–{at.last}" for at in cited]
    is_single = len(spelled) == 1 and "–" not in spelled[0]
    return message("source.line" if is_single else "source.lines", lines=", ".join(spelled))


def holding_date(fact: Fact, articles: Mapping[LocatedStr, Article]) -> str:
    """For what time *fact* holds: as it says, else the date of the newest article it cites."""
    if fact.as_of is not None:
        return spell_date(fact.as_of, short=True)
    cited = [articles[LocatedStr(key)] for key in fact.articles]
    dated = [(article.published.last, publication_date(article, short=True)) for article in cited if article.published]
    return max(dated)[1] if dated else ""
