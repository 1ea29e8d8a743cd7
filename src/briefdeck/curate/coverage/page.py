"""Coverage → one HTML page that shows every line of the articles beside the facts that cite it.

The page is whole in itself: no script, and a policy that lets a browser fetch nothing. Every value is escaped by
the template engine. It may hold the articles' texts, which are not ours to publish.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from itertools import pairwise

from jinja2 import Environment, StrictUndefined, Template

from briefdeck.curate.coverage import substance
from briefdeck.curate.coverage.measure import Coverage
from briefdeck.model import Article, Bank, Fact
from briefdeck.text.markup import plain
from briefdeck.text.when import spell

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def render_page(coverage: Coverage, bank: Bank) -> bytes:
    """The page on *coverage* of the articles of *bank*. The same coverage gives the same bytes."""
    style = _asset("page.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    html = _template().render(
        coverage=coverage,
        bank=bank,
        rule=substance,
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        facts=sum(fact.retired is None for fact in bank.facts),
        following=_following(coverage),
    )
    return html.encode()


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_without_controls
    )
    environment.filters.update(source=_source, statement=_statement)
    return environment.from_string(_asset("page.html"))


def _without_controls(value: object) -> object:
    return _CONTROL.sub("", value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def _following(coverage: Coverage) -> dict[str, str]:
    """The line that is left after each line that is, on the whole page: `key:line` → `key:line`."""
    left = [f"{covered.key}:{line.number}" for covered in coverage.articles for line in covered.left]
    return dict(pairwise(left))


def _source(article: Article) -> str:
    """Who wrote an article, where, when, and what it is, in one line."""
    inferred = " (inferred)" if article.dated else ""
    published = spell(article.published) + inferred if article.published else ""
    return " · ".join(filter(None, (article.author, article.outlet, published, article.kind, article.file)))


def _statement(fact: Fact) -> str:
    """What a fact says, and who said so, without marks."""
    said = f" Said by {plain(fact.said_by)}." if fact.said_by else ""
    return plain(fact.fact) + said
