"""Rules C101–C109: whether citations lead to lines, and the concordance fits the articles."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.articles.article_index import ArticleIndex
from briefdeck.check.each import Check, EachFact
from briefdeck.located import LocatedStr, SourceLine
from briefdeck.model import Article, Fact
from briefdeck.model.fields import Citation, LineSpan
from briefdeck.phrases import lines
from briefdeck.problem import Problem
from briefdeck.read.references import did_you_mean
from briefdeck.rules.context import CheckContext
from briefdeck.rules.old_docs import RULES

_LONGEST = 10**6
"""Lines; no article is longer."""
_INDEX = "run `briefdeck index`"


@EachFact
def known_articles(case: CheckContext, fact: Fact) -> Iterator[Problem]:
    """A citation names an article of the bank."""
    for citation in fact.cite:
        if citation.article not in case.bank.articles:
            message = f"there is no article “{citation.article}”"
            hint = did_you_mean(citation.article, map(str, case.bank.articles))
            yield RULES["C101"].problem(citation.written.location, message, fact.id, citation.article, hint)


def articles_are_indexed(case: CheckContext) -> Iterator[Problem]:
    """An article is in the concordance."""
    for key, article in case.bank.articles.items():
        if key not in case.concordance.articles:
            there = key in case.texts
            hint = _INDEX if there else f"put its text, {article.file}, where the articles are and {_INDEX}"
            yield RULES["C102"].problem(article.file.location, f"article “{key}” is not in the concordance", hint=hint)


def articles_are_unchanged(case: CheckContext) -> Iterator[Problem]:
    """The text of an article is the one the concordance was made from."""
    for key, article in case.bank.articles.items():
        entry, found = case.concordance.articles.get(key), case.hashes.get(key)
        if entry is None:
            continue
        if found is not None and found != entry.sha256:
            yield _unfit(article, f"the text of article “{key}” is not the one the concordance was made from")
        elif entry.file != article.file:
            yield _unfit(article, f"the concordance of article “{key}” was made from the file {entry.file}")


def _unfit(article: Article, message: str) -> Problem:
    hint = f"{_INDEX}, then see that the citations still lead to the right lines"
    return RULES["C103"].problem(article.file.location, message, words=article.file, hint=hint)


@EachFact
def lines_exist(case: CheckContext, fact: Fact) -> Iterator[Problem]:
    """A cited line exists."""
    for citation, page in _paged(case, fact):
        last = page.entry.lines
        beyond = max(citation.lines.first, citation.lines.last)
        if beyond > last or citation.lines.first < 1:
            wrong = beyond if beyond > last else citation.lines.first
            message = f"{citation.article} has no line {wrong}"
            hint = f"its lines are numbered 1 to {last}" if last else "it is empty"
            yield RULES["C104"].problem(citation.written.location, message, fact.id, citation.written, hint)


@EachFact
def lines_are_filled(case: CheckContext, fact: Fact) -> Iterator[Problem]:
    """A cited line is not blank."""
    for citation, page in _paged(case, fact):
        # A range may run over the blank lines between two paragraphs, but not begin or end with one.
        ends = {line for line in (citation.lines.first, citation.lines.last) if 0 < line <= page.entry.lines}
        blank = sorted(ends - page.filled)
        if blank:
            message = f"{citation.article} {lines(blank)} {'are' if len(blank) > 1 else 'is'} blank"
            yield _about_line(fact, citation, blank[0], "C105", message, _neighbours(page, blank[0]))


def _neighbours(page: ArticleIndex, blank: int) -> str:
    before = max((line for line in page.filled if line < blank), default=None)
    after = min((line for line in page.filled if line > blank), default=None)
    near = [line for line in (before, after) if line is not None]
    return f"the nearest with words: {lines(near)}" if near else "the article has no words"


@EachFact
def lines_are_no_furniture(case: CheckContext, fact: Fact) -> Iterator[Problem]:
    """A cited line is not site furniture."""
    for citation, page in _paged(case, fact):
        spans = case.bank.articles[LocatedStr(citation.article)].furniture
        cited = [line for span in spans for line in _shared(citation.lines, span, page.entry.lines)]
        if cited:
            verb = "belong" if len(cited) > 1 else "belongs"
            message = f"{citation.article} {lines(cited)} {verb} to the web page, not to the article"
            hint = "`furniture:` of the article says so"
            yield _about_line(fact, citation, min(cited), "C106", message, hint)


@EachFact
def ranges_run_forwards(_case: CheckContext, fact: Fact) -> Iterator[Problem]:
    """A range of lines runs forwards."""
    for citation in fact.cite:
        first, last = citation.lines.first, citation.lines.last
        if last < first:
            message = f"{citation.written} runs backwards"
            hint = f"write {citation.article}:{last}-{first}"
            yield RULES["C107"].problem(citation.written.location, message, fact.id, citation.written, hint)


@EachFact
def lines_are_cited_once(_case: CheckContext, fact: Fact) -> Iterator[Problem]:
    """A fact cites a line once."""
    for at, citation in enumerate(fact.cite if len(fact.cite) > 1 else ()):
        before = [one.lines for one in fact.cite[:at] if one.article == citation.article]
        twice = [line for one in before for line in _shared(one, citation.lines, _LONGEST)]
        if twice:
            message = f"{citation.article} {lines(twice)} is cited before"
            yield _about_line(fact, citation, min(twice), "C108", message, "once is enough")


def _shared(one: LineSpan, other: LineSpan, last: int) -> range:
    """The lines that both have, none after *last*; a range of a billion lines costs nothing."""
    return range(max(one.first, other.first), min(one.last, other.last, last) + 1)


def furniture_exists(case: CheckContext) -> Iterator[Problem]:
    """A line named as furniture exists."""
    for key, article in case.bank.articles.items():
        page = case.article_index(key)
        for span in article.furniture if page is not None else ():
            last = page.entry.lines if page is not None else 0
            if not 0 < span.first <= span.last <= last:
                message = f"{key} has no line{'s' if '-' in span.written else ''} {span.written}"
                hint = f"its lines are numbered 1 to {last}"
                yield RULES["C109"].problem(span.written.location, message, words=span.written, hint=hint)


def _paged(case: CheckContext, fact: Fact) -> Iterator[tuple[Citation, ArticleIndex]]:
    for citation in fact.cite:
        page = case.article_index(citation.article)
        if page is not None:
            yield citation, page


def _about_line(fact: Fact, citation: Citation, line: int, code: str, message: str, hint: str) -> Problem:
    evidence = SourceLine(citation.article, line)
    return RULES[code].problem(citation.written.location, message, fact.id, citation.written, hint, evidence)


CHECKS: tuple[Check, ...] = (
    known_articles,
    articles_are_indexed,
    articles_are_unchanged,
    lines_exist,
    lines_are_filled,
    lines_are_no_furniture,
    ranges_run_forwards,
    lines_are_cited_once,
    furniture_exists,
)
