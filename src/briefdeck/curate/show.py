"""An article and some of its lines → what stands there, and which facts cite it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from briefdeck.articles.article_index import ArticleIndex
from briefdeck.console import clean_json
from briefdeck.located import LocatedStr
from briefdeck.message_grammar import count
from briefdeck.model import Fact
from briefdeck.model.citation import LineSpan
from briefdeck.rules.context import CheckContext


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of an article, and who cites it."""

    number: int
    """Counted from 1."""
    text: str | None
    """What stands there; None where the text is missing."""
    known: tuple[str, ...]
    """Its numbers, dates and names, as the concordance has them."""
    is_furniture: bool
    """Whether it belongs to the web page."""
    facts: tuple[Fact, ...]
    """The facts that cite it, in the order of the bank; retired ones too."""


def show_lines(context: CheckContext, article: str, span: LineSpan | None = None) -> list[ShownLine]:
    """Return the lines of *article*, a key of the bank, or those of *span* that it has."""
    record, index = context.bank.articles[LocatedStr(article)], context.article_index(article)
    text, last = context.lines.get(article), last_line(context, article)
    furniture = record.furniture_within(last)
    numbers = span.numbers_within(last) if span else range(1, last + 1)
    citing = _facts_by_line(context, article, numbers)
    return [
        ShownLine(
            number,
            text[number - 1] if text is not None else None,
            known_of_line(index, number),
            number in furniture,
            tuple(citing.get(number, ())),
        )
        for number in numbers
    ]


def last_line(context: CheckContext, article: str) -> int:
    """Return the number of the last line of *article*, 0 where nothing is known of it."""
    text, index = context.lines.get(article), context.article_index(article)
    return len(text) if text is not None else index.entry.lines if index else 0


def known_of_line(index: ArticleIndex | None, number: int) -> tuple[str, ...]:
    """List the numbers, dates and names that the concordance has of a line."""
    at = frozenset([number])
    return (*index.numbers_on(at), *index.names_on(at)) if index else ()


def _facts_by_line(context: CheckContext, article: str, numbers: range) -> Mapping[int, Sequence[Fact]]:
    found: dict[int, dict[str, Fact]] = {}
    for fact in context.bank.facts:
        for citation in fact.cite:
            if citation.article == article and numbers:
                first, last = max(citation.lines.first, numbers[0]), min(citation.lines.last, numbers[-1])
                for number in range(first, last + 1):
                    found.setdefault(number, {})[str(fact.id)] = fact
    return {number: list(facts.values()) for number, facts in found.items()}


def format_text(lines: Sequence[ShownLine]) -> str:
    """Format *lines* with their numbers, below each the ids of the facts that cite it."""
    return "".join(f"{row}\n" for line in lines for row in _rows(line))


def _rows(line: ShownLine) -> list[str]:
    known = f"(has {', '.join(line.known)})" if line.known else "(has no number and no name)"
    text = known if line.text is None else line.text
    row = f"{line.number:>5} {'~' if line.is_furniture else '|'} {text}".rstrip()
    cited = ", ".join(f"{fact.id}{' (retired)' if fact.retired else ''}" for fact in line.facts)
    return [row, f"      ^ {cited}"] if cited else [row]


def format_json(lines: Sequence[ShownLine]) -> str:
    """Format *lines* as JSON: a list of `line`, `text` (null where it is missing), `furniture` and `facts` (ids)."""
    return clean_json(
        [
            {
                "line": line.number,
                "text": line.text,
                "furniture": line.is_furniture,
                "facts": [str(fact.id) for fact in line.facts],
            }
            for line in lines
        ]
    )


def list_articles(context: CheckContext) -> str:
    """List the articles: the key of each, its lines, how many facts cite it, and its title."""
    cited = [key for fact in context.bank.held_facts for key in fact.articles]
    rows = [
        (str(key), count(last_line(context, str(key)), "lines"), count(cited.count(str(key)), "facts"), article.title)
        for key, article in context.bank.articles.items()
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)] if rows else []
    return "".join(
        "  ".join([key.ljust(widths[0]), lines.rjust(widths[1]), facts.rjust(widths[2]), title]) + "\n"
        for key, lines, facts, title in rows
    )


FORMATS: Mapping[str, Callable[[Sequence[ShownLine]], str]] = {"text": format_text, "json": format_json}
"""By the name that `--format` takes."""
