"""How much of each article the facts cite: measured, listed for people, programs and GitHub, and shown on an HTML page.

Which lines have substance, something that a fact could say, is judged from the concordance alone, so that the verdict
is the same where the texts are missing. A line has substance when it is neither blank nor furniture, and

- it has at least 8 different words, or
- it has a number or a date, and at least 3 different words that do not belong to the date,

unless it is a mere heading:

- all its words stand in the title of the article, or
- it has at most 12 words, no number and no date, and one of them is a What, Who, Why or How with a capital:
  "What we know about the ties", "How did it come about?".

So bylines, datelines, credits and headings between paragraphs do not count. Where the rule takes something
for substance that is none, such as a caption or a longer heading, `furniture:` of the article settles it.

The JSON, of which keys may be added but none taken away or changed:

    {"articles": {KEY: {"substance": how many lines have substance,
                        "cited": how many of them a fact cites,
                        "percent": cited of substance, cut after the first decimal,
                        "left": [{"line": N, "numbers": […], "names": […], "words": […]}, …],
                        "facts_by_line": {"N": [ids of the facts that cite line N], …}}, …},
     "total": {"substance": …, "cited": …, "percent": …},
     "below": [keys of the articles below --at-least]}

`left` are the lines of substance that no fact cites, with their numbers and dates as written, their names, and all
their words, in the order of the alphabet. `facts_by_line` has every cited line, also one without substance.

The page is whole in itself: no script, and a policy that lets a browser fetch nothing. Every value is escaped by
the template engine. It may hold the articles' texts, which are not ours to publish.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, Literal

from briefdeck.articles.article_index import ArticleIndex
from briefdeck.articles.concordance import IndexedArticle
from briefdeck.console import clean_json
from briefdeck.language.markup import plain
from briefdeck.language.sentences.splitting import split_lines
from briefdeck.language.words import STOP_WORDS, fold_word, words
from briefdeck.located import LocatedStr
from briefdeck.message_grammar import count
from briefdeck.model import Article, Bank, Fact
from briefdeck.problem import Problem
from briefdeck.provenance import describe_article
from briefdeck.render.html_templates import load_template, make_content_policy, read_asset
from briefdeck.rules.citations import changed_article, unindexed_article
from briefdeck.rules.context import CheckContext

ENOUGH_WORDS = 8
"""Different words that make a line one of substance."""
ENOUGH_BESIDE_A_NUMBER = 3
"""Different words that are enough beside a number or a date."""
LONGEST_HEADING = 12
"""The most words of a heading."""
_ASKING = frozenset({"What", "Who", "Why", "How"})
LineKind = Literal["substance", "slight", "furniture", "blank"]
"""The kinds of lines: of substance, with too little (a heading, a byline), furniture of the web page, or blank."""
_WIDTH = 80
"""The columns that every terminal has."""
_MARGIN = 8
_FEW = 6
"""The most words shown for a line that has neither numbers nor names."""


def words_by_line(entry: IndexedArticle) -> Mapping[int, list[str]]:
    """List the different words of each line that has words, as they are written, in alphabetical order."""
    found: dict[int, list[str]] = {}
    for word in sorted(entry.words, key=lambda word: (word.casefold(), word)):
        for line in entry.words[word]:
            found.setdefault(line, []).append(word)
    return found


def has_substance(page: ArticleIndex, line: int, written: Iterable[str], title: str) -> bool:
    """Tell whether *line*, with the words *written* on it, has substance in the article called *title*."""
    present = set(written)
    if set(map(fold_word, present)) <= set(map(fold_word, words(title))):
        return False
    at = frozenset([line])
    if page.numbers_on(at):
        dated = {word for mention in page.dates_on(at) for word in words(mention.chain)}
        return len(present) >= ENOUGH_WORDS or len(present - dated) >= ENOUGH_BESIDE_A_NUMBER
    asks = len(present) <= LONGEST_HEADING and not present.isdisjoint(_ASKING)
    return len(present) >= ENOUGH_WORDS and not asks


@dataclass(frozen=True, slots=True)
class CoveredLine:
    """A line of an article, and who cites it."""

    number: int
    """Counted from 1."""
    kind: LineKind
    """What it is."""
    facts: tuple[Fact, ...]
    """The facts that cite it, in the order of the bank; retired ones do not count."""
    numbers: tuple[str, ...]
    """Its numbers and dates, as they are written."""
    names: tuple[str, ...]
    """Its words with a capital inside a sentence, in the order of the alphabet."""
    words: tuple[str, ...]
    """Its different words, names among them, in the order of the alphabet."""


@dataclass(frozen=True)
class ArticleCoverage:
    """An article, and how much of it is cited."""

    key: str
    """Its key."""
    article: Article
    """Its record in the bank."""
    lines: tuple[CoveredLine, ...]
    """All its lines, in order."""
    text: tuple[str, ...] = ()
    """The lines as the article has them; none where the text is missing."""

    @cached_property
    def substance(self) -> tuple[CoveredLine, ...]:
        """The lines of substance."""
        return tuple(line for line in self.lines if line.kind == "substance")

    @cached_property
    def uncovered(self) -> tuple[CoveredLine, ...]:
        """The lines of substance that no fact cites."""
        return tuple(line for line in self.substance if not line.facts)

    @property
    def cited(self) -> int:
        """The number of lines of substance that are cited."""
        return len(self.substance) - len(self.uncovered)

    @property
    def percent(self) -> float:
        """The share of lines of substance that are cited, in percent as `measure_percent` returns it."""
        return measure_percent(self.cited, len(self.substance))


@dataclass(frozen=True)
class Coverage:
    """The articles of a bank, and how much of each is cited."""

    articles: tuple[ArticleCoverage, ...]
    """In the order of the bank."""

    @property
    def substance(self) -> int:
        """The number of lines of substance in all articles."""
        return sum(len(covered.substance) for covered in self.articles)

    @property
    def cited(self) -> int:
        """The number of lines of substance that are cited."""
        return sum(covered.cited for covered in self.articles)

    @property
    def percent(self) -> float:
        """The share of lines of substance that are cited, in percent as `measure_percent` returns it."""
        return measure_percent(self.cited, self.substance)

    def articles_below(self, wanted: int) -> tuple[ArticleCoverage, ...]:
        """List the articles of which less than *wanted* percent is cited."""
        return tuple(covered for covered in self.articles if covered.cited * 100 < wanted * len(covered.substance))


def measure_percent(cited: int, substance: int) -> float:
    """Return *cited* of *substance* lines in percent, cut after the first decimal: 100 only when none is left."""
    return cited * 1000 // substance / 10 if substance else 100.0


def find_obstacles(context: CheckContext) -> list[Problem]:
    """Find what keeps coverage from being measured: articles missing from the concordance or changed since."""
    return [*unindexed_article.check_bank(context), *changed_article.check_bank(context)]


def measure_coverage(context: CheckContext) -> Coverage:
    """Measure how much of the articles of *context* is cited; those not in the concordance are left out."""
    citing = _facts_by_line(context)
    pages = ((str(key), context.article_index(str(key))) for key in context.bank.articles)
    return Coverage(tuple(_covered(context, key, page, citing.get(key, {})) for key, page in pages if page is not None))


def _facts_by_line(context: CheckContext) -> Mapping[str, Mapping[int, Sequence[Fact]]]:
    """Map each article and each line of it to the facts that cite it; retired facts do not count."""
    found: dict[str, dict[int, list[Fact]]] = {}
    for fact in context.bank.held_facts:
        for article, line in dict.fromkeys(_cited_lines(context, fact)):
            found.setdefault(article, {}).setdefault(line, []).append(fact)
    return found


def _cited_lines(context: CheckContext, fact: Fact) -> Iterator[tuple[str, int]]:
    for citation in fact.cite:
        page = context.article_index(citation.article)
        last = min(citation.lines.last, page.entry.lines) if page else 0  # a range of a billion lines costs nothing
        yield from ((citation.article, line) for line in range(citation.lines.first, last + 1))


def _covered(
    context: CheckContext, key: str, page: ArticleIndex, citing: Mapping[int, Sequence[Fact]]
) -> ArticleCoverage:
    article = context.bank.articles[LocatedStr(key)]
    count = page.entry.lines
    furniture = article.furniture_within(count)
    written, capitalised = words_by_line(page.entry), frozenset(page.entry.names)

    def line(number: int) -> CoveredLine:
        words = tuple(written.get(number, ()))
        kind = _kind(page, number, words, article, furniture)
        facts = () if kind == "blank" else tuple(citing.get(number, ()))
        numbers = tuple(page.numbers_on(frozenset([number])))
        return CoveredLine(number, kind, facts, numbers, tuple(word for word in words if word in capitalised), words)

    text = tuple(split_lines(context.texts[key])) if key in context.texts else ()
    return ArticleCoverage(key, article, tuple(map(line, range(1, count + 1))), text)


def _kind(
    page: ArticleIndex, line: int, written: Sequence[str], article: Article, furniture: Container[int]
) -> LineKind:
    if line not in page.filled:
        return "blank"
    if line in furniture:
        return "furniture"
    return "substance" if has_substance(page, line, written, article.title) else "slight"


def format_text(coverage: Coverage, wanted: int) -> str:
    """Format *coverage* as a table, the lines left, and a sentence for each article below *wanted* percent."""
    blocks = [_table(coverage), *(_left(covered) for covered in coverage.articles if covered.uncovered)]
    low = [f"{covered.key}: {covered.percent:g} % is below {wanted} %\n" for covered in coverage.articles_below(wanted)]
    return "\n".join([*blocks, "".join(low)] if low else blocks)


def _table(coverage: Coverage) -> str:
    width = max(len(covered.key) for covered in coverage.articles) if coverage.articles else 0
    width = max(width, len("article"))
    rows = [(covered.key, covered.cited, len(covered.substance), covered.percent) for covered in coverage.articles]
    rows.append(("all", coverage.cited, coverage.substance, coverage.percent))
    head = f"{'article':<{width}}  cited  of lines with substance\n"
    return head + "".join(f"{key:<{width}}  {cited:>5}  {of:>5}  {share:>5.1f} %\n" for key, cited, of, share in rows)


def _left(covered: ArticleCoverage) -> str:
    head = f"{covered.key}: {count(len(covered.uncovered), 'lines')} not cited\n"
    return head + "".join(f"{row}\n" for line in covered.uncovered for row in _hinted(line))


def _hinted(line: CoveredLine) -> Iterator[str]:
    hints = "; ".join(filter(None, (", ".join(line.numbers), ", ".join(line.names)))) or _telling(line)
    yield from textwrap.wrap(
        "".join(filter(str.isprintable, hints)),
        _WIDTH,
        initial_indent=f"{line.number:>{_MARGIN - 2}}  ",
        subsequent_indent=" " * _MARGIN,
        break_on_hyphens=False,
    )


def _telling(line: CoveredLine) -> str:
    """Choose the longest words of a line, which say most."""
    content = sorted((word for word in line.words if word.casefold() not in STOP_WORDS), key=len, reverse=True)
    return ", ".join(sorted(content[:_FEW], key=str.casefold)) or ", ".join(line.words)


def format_json(coverage: Coverage, wanted: int) -> str:
    """Format *coverage* as the JSON that this module describes."""
    document = {
        "articles": {covered.key: _article(covered) for covered in coverage.articles},
        "total": {"substance": coverage.substance, "cited": coverage.cited, "percent": coverage.percent},
        "below": [covered.key for covered in coverage.articles_below(wanted)],
    }
    return clean_json(document)


def _article(covered: ArticleCoverage) -> dict[str, Any]:
    return {
        "substance": len(covered.substance),
        "cited": covered.cited,
        "percent": covered.percent,
        "left": [
            {"line": line.number, "numbers": line.numbers, "names": line.names, "words": line.words}
            for line in covered.uncovered
        ],
        "facts_by_line": {str(line.number): [fact.id for fact in line.facts] for line in covered.lines if line.facts},
    }


def format_github(coverage: Coverage, wanted: int) -> str:
    """Format *coverage* as workflow commands: errors for articles below *wanted* percent, notices for others."""
    low = {covered.key for covered in coverage.articles_below(wanted)}
    levels = ((covered, "error" if covered.key in low else "notice") for covered in coverage.articles)
    return "".join(f"::{level} title=coverage::{_sentence(covered)}\n" for covered, level in levels)


def _sentence(covered: ArticleCoverage) -> str:
    numbers = ", ".join(str(line.number) for line in covered.uncovered)
    left = f"; not cited: {numbers}" if numbers else ""
    return f"{covered.key}: {covered.cited} of {len(covered.substance)} lines with substance cited{left}"


FORMATS: Mapping[str, Callable[[Coverage, int], str]] = {
    "text": format_text,
    "json": format_json,
    "github": format_github,
}
"""By the name that `--format` takes."""


def render_page(coverage: Coverage, bank: Bank) -> bytes:
    """Render *coverage* of the articles of *bank* as a page. The same coverage gives the same bytes."""
    style = read_asset(__package__, "coverage_page.css")
    html = load_template(__package__, "coverage_page.html", source=_source, statement=_statement).render(
        coverage=coverage,
        bank=bank,
        enough_words=ENOUGH_WORDS,
        enough_beside_a_number=ENOUGH_BESIDE_A_NUMBER,
        longest_heading=LONGEST_HEADING,
        style=style,
        policy=make_content_policy(style),
        facts=len(bank.held_facts),
        following=_following(coverage),
    )
    return html.encode()


def _following(coverage: Coverage) -> dict[str, str]:
    """Map each line left to the next line left on the whole page, both as `key:line`."""
    left = [f"{covered.key}:{line.number}" for covered in coverage.articles for line in covered.uncovered]
    return dict(pairwise(left))


def _source(article: Article) -> str:
    """Describe an article in one line: who wrote it, where, when, and what it is."""
    author, _, outlet, published = describe_article(article)
    return " · ".join(filter(None, (author, outlet, plain(published), article.kind, article.file)))


def _statement(fact: Fact) -> str:
    """Word what a fact says, and who said so, without marks."""
    said = f" Said by {plain(fact.said_by)}." if fact.said_by else ""
    return plain(fact.fact) + said
