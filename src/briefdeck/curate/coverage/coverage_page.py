"""Coverage → one HTML page that shows every line of the articles beside the facts that cite it.

The page is whole in itself: no script, and a policy that lets a browser fetch nothing. Every value is escaped by
the template engine. It may hold the articles' texts, which are not ours to publish.
"""

from __future__ import annotations

from itertools import pairwise

from briefdeck.curate.coverage import citable
from briefdeck.curate.coverage.measure import Coverage
from briefdeck.language.markup import plain
from briefdeck.model import Article, Bank, Fact
from briefdeck.provenance import describe_article
from briefdeck.render.html_templates import load_template, make_content_policy, read_asset


def render_page(coverage: Coverage, bank: Bank) -> bytes:
    """Render *coverage* of the articles of *bank* as a page. The same coverage gives the same bytes."""
    style = read_asset(__package__, "coverage_page.css")
    html = load_template(__package__, "coverage_page.html", source=_source, statement=_statement).render(
        coverage=coverage,
        bank=bank,
        citable=citable,
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
