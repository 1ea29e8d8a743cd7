"""What a web page tells about itself: in JSON-LD (schema.org), Open Graph, other meta elements, and its markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from briefdeck.imports.head_lines import without_byline
from briefdeck.imports.imported_text import (
    Told,
    clean_line,
    first_told,
    join_names,
    told,
    told_date,
    told_language,
    told_name,
    told_url,
)
from briefdeck.imports.markup import HEADINGS, MarkupLine, MarkupTag
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.packs.pack import read_as

_ARTICLE_TYPES = ("Article", "Posting", "Report", "WebPage", "CreativeWork", "Book")
"""How the types of schema.org end whose things have a headline."""
_DEEPEST, _MOST_THINGS = 6, 500
_SAVED_FROM = re.compile(r"saved from url=\([0-9]{1,6}\)(\S{1,2000})|^\s{0,9}url:\s?(\S{1,2000})", re.MULTILINE)
"""What browsers and SingleFile write on top of a page that they save."""
_DAY_IN_ADDRESS = re.compile(r"/((?:19|20)[0-9]{2})[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12][0-9]|3[01])(?![0-9])")
_TITLES = ("og:title", "twitter:title", "dc.title", "citation_title", "parsely-title")
_AUTHORS = ("author", "article:author", "dc.creator", "citation_author", "parsely-author", "byl", "sailthru.author")
_OUTLETS = ("og:site_name", "dc.publisher", "citation_journal_title", "application-name")
_DATES = (
    *("article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dc.date"),
    *("dcterms.created", "citation_publication_date", "citation_date", "parsely-pub-date", "sailthru.date", "date"),
)
_BETWEEN = (" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " « ", " > ")
"""What parts a title from the name of the site."""
_BETWEEN_HEADINGS = ": "
"""What parts them in the titles of blogs."""
_PARTING = re.compile("(" + "|".join(map(re.escape, _BETWEEN)) + ")")
_NEAR = 6
"""Lines above the text among which its headline stands."""
_LONGEST_SITE = 40
"""Characters of such a name, which is shorter than the headline, too: a logo may be a heading of its own."""


@dataclass
class _PageWords:
    """What stands in a page."""

    meta: dict[str, str] = field(default_factory=dict)
    things: list[Mapping[str, Any]] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    """The texts of title, h1, h2, and of links to the author."""
    canonical: str = ""
    language: str = ""
    saved_from: str = ""
    day: str = ""
    lines: Sequence[MarkupLine] = ()
    above: Sequence[MarkupLine] = ()
    """Those of its lines that stand above the text."""
    owners: Sequence[str] = ()
    """Its lines that say whose it is, in lower case."""


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page tells about itself."""

    title: Told
    author: Told
    outlet: Told
    published: Told
    url: Told
    language: Told
    is_paid: bool = False
    """Whether the page says that it is not free to read."""


def read_metadata(
    parts: Iterable[MarkupTag | str], lines: Sequence[MarkupLine] = (), above: Sequence[MarkupLine] = ()
) -> PageMetadata:
    """Read what a page tells about itself in its *parts*, in its *lines*, and in those of them *above* its text."""
    page = _gather(parts)
    page.lines, page.above = lines, above
    page.owners = [line.text.casefold() for line in lines if _tells_owner(line.text)]
    url = first_told(
        told_url(page.canonical, "link rel=canonical"),
        told_url(page.meta.get("og:url"), "og:url"),
        told_url(page.saved_from, "the comment of whoever saved it"),
    )
    outlet = first_told(
        told(_beside_headline(page) if _is_wiki(page) else "", "title, beside the headline"),
        told(_of_things(page, "publisher", "name"), "JSON-LD publisher"),
        *(told(page.meta.get(name), name) for name in _OUTLETS),
        told(_beside_headline(page), "title, beside the headline"),
    )
    language = first_told(
        told_language(page.language, "html lang"),
        told_language(_of_things(page, "inLanguage"), "JSON-LD inLanguage"),
        told_language(page.meta.get("og:locale"), "og:locale"),
    )
    return PageMetadata(
        _title(page, outlet.value),
        _author(page, outlet.value, read_as(language.value)),
        outlet,
        _published(page, url.value),
        url,
        language,
        any(str(thing.get("isAccessibleForFree", "")).lower() == "false" for thing in page.things),
    )


def _tells_owner(line: str) -> bool:
    return any(word in line.casefold() for word in ENGLISH.furniture.copyright)


def _beside_headline(page: _PageWords) -> str:
    """Return what the title of the page has beside its headline, as most pages have the name of their site; else ""."""
    title = _page_title(page)
    headlines = [
        *_headings(page),
        *(page.meta.get(name, "") for name in _TITLES),
        _of_things(page, "headline"),
    ]
    for headline in filter(None, map(clean_line, headlines)):
        for between in (*_BETWEEN, *([_BETWEEN_HEADINGS] if headline in _below_site(page) else [])):
            for rest in (title.removeprefix(f"{headline}{between}"), title.removesuffix(f"{between}{headline}")):
                if rest != title and (site := _site_in(rest, headline, between, page)):
                    return site
    return ""


def _site_in(rest: str, headline: str, between: str, page: _PageWords) -> str:
    """Return the name of the site in the *rest* of a title: the part that its small print has, or else the last."""
    parts = [part.strip() for part in _PARTING.split(rest)[::2]]
    owner = next((part for part in parts if any(part.casefold() in line for line in page.owners)), "")
    site = owner or rest.rsplit(between, 1)[-1].strip()
    longest = _LONGEST_SITE if owner or _is_wiki(page) else min(len(headline), _LONGEST_SITE)
    return site if site[:1].isalpha() and len(site) < longest else ""


def _page_title(page: _PageWords) -> str:
    return clean_line(next(iter(page.texts.get("title", [])), ""))


def _parts_of_title(title: str) -> set[str]:
    """Return the parts of *title* that may be its headline: some of its stretches, from its beginning or to its end."""
    pieces = _PARTING.split(title)
    ends = range(1, len(pieces), 2)
    return {"".join(pieces[:end]) for end in ends} | {"".join(pieces[end + 1 :]) for end in ends} | set(pieces[::2])


def _below_site(page: _PageWords) -> list[str]:
    """List the headings with which the title goes on behind another heading above them, as in titles of blogs."""
    title = _page_title(page)
    headings = [line.text for line in page.above if line.block in HEADINGS]
    joined = {f"{site}{_BETWEEN_HEADINGS}{heading}": heading for site in headings for heading in headings}
    return [heading for whole, heading in joined.items() if whole == title]


def _gather(parts: Iterable[MarkupTag | str]) -> _PageWords:
    page = _PageWords()
    inside = ""
    for part in parts:
        if isinstance(part, str):
            if inside == "ld+json":
                page.things += _things(part)
            elif inside:
                page.texts[inside][-1] += part
            continue
        if part.is_end:
            inside = "" if part.name in ("script", "title", "h1", "h2", "a", "span", "p", "div") else inside
            continue
        inside = _begin(page, part) or inside
    return page


def _begin(page: _PageWords, tag: MarkupTag) -> str:
    """Take what the start *tag* tells, and name what the text behind it will be, if it matters."""
    if tag.name == "!--":
        found = _SAVED_FROM.search(tag.comment[:4096])
        page.saved_from = page.saved_from or (next(filter(None, found.groups()), "") if found else "")
    elif tag.name == "html":
        page.language = page.language or tag.attributes.get("lang", "")
    elif tag.name == "meta":
        name = tag.attributes.get("property") or tag.attributes.get("name") or tag.attributes.get("itemprop") or ""
        page.meta.setdefault(name.lower(), tag.attributes.get("content", ""))
    elif tag.name == "link" and tag.attributes.get("rel", "").lower() == "canonical":
        page.canonical = page.canonical or tag.attributes.get("href", "")
    elif tag.name == "script":
        return "ld+json" if "ld+json" in tag.attributes.get("type", "").lower() else ""
    elif tag.name == "time" and not page.day:
        of_article = tag.attributes.get("itemprop", "").lower() == "datepublished" or "pubdate" in tag.attributes
        page.day = tag.attributes.get("datetime", "") if of_article or not page.day else page.day
    elif tag.name in ("title", "h1", "h2"):
        page.texts.setdefault(tag.name, []).append("")
        return tag.name
    elif tag.attributes.get("rel") == "author" or tag.attributes.get("itemprop") == "author":
        page.texts.setdefault("author", []).append("")
        return "author"
    return ""


def _things(written: str) -> Iterator[Mapping[str, Any]]:
    """Yield the things that JSON-LD describes and that are articles, the outermost first."""
    try:
        waiting: list[tuple[Any, int]] = [(json.loads(written, strict=False), 0)]
    except (ValueError, RecursionError):
        return
    seen = 0
    while waiting and seen < _MOST_THINGS:
        thing, depth = waiting.pop(0)
        seen += 1
        if isinstance(thing, list) and depth < _DEEPEST:
            waiting += [(each, depth + 1) for each in thing]
        elif isinstance(thing, dict):
            kinds = thing.get("@type")
            if any(str(kind).endswith(_ARTICLE_TYPES) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield thing
            if depth < _DEEPEST and "@graph" in thing:
                waiting.append((thing["@graph"], depth + 1))


def _of_things(page: _PageWords, key: str, inner: str = "") -> str:
    """Return what the articles of JSON-LD say under *key*, several joined; "" where they say nothing."""
    for thing in page.things:
        value = thing.get(key)
        values = value if isinstance(value, list) else [value]
        texts = [each.get(inner or "name") if isinstance(each, dict) else each for each in values if _may_be(key, each)]
        if names := [clean_line(unescape(text)) for text in texts if isinstance(text, str) and text.strip()]:
            return join_names(names)
    return ""


def _may_be(key: str, value: Any) -> bool:
    """Tell whether *value* may stand under *key*: an organisation is no author."""
    return key != "author" or not isinstance(value, dict) or not str(value.get("@type", "")).endswith("Organization")


def _is_wiki(page: _PageWords) -> bool:
    """Tell whether it is a page of a wiki: nobody is its author, and it is what it was when it was last changed."""
    return page.meta.get("generator", "").startswith("MediaWiki")


def _headings(page: _PageWords) -> list[str]:
    """List the headings of the page; where its title has one that stands above the text, that one alone.

    Where the title has several, as the name of the site may be one, it is the last. Where there are none, a line that
    is no link will do.
    """
    parts = _parts_of_title(_page_title(page))
    named = [line for line in page.above if line.text in parts]
    first = [line.text for line in named if line.block in HEADINGS] or _below_site(page)
    headings = [clean_line(text) for text in page.texts.get("h1", []) if clean_line(text)]
    if first or (named and not headings):
        return (first or [line.text for line in named if not line.is_link])[-1:]
    return headings or [text for text in map(clean_line, page.texts.get("h2", [])) if text and text in parts]


def _only_heading(page: _PageWords) -> str:
    """Return the heading right above the text, where it is the only one of its level and the title is of all the site.

    Such a title stands nowhere on the page.
    """
    title = _page_title(page)
    near = [line for line in page.above[-_NEAR:] if line.block in HEADINGS and not line.is_link]
    if not near or any(title in line.text for line in page.lines):
        return ""
    return near[-1].text if sum(line.block == near[-1].block for line in page.lines) == 1 else ""


def _title(page: _PageWords, outlet: str) -> Told:
    headings = _headings(page)
    name = _of_things(page, "name")
    named = first_told(
        told(name if name in headings else "", "JSON-LD name"),
        told(_of_things(page, "headline"), "JSON-LD headline"),
        *(told(page.meta.get(name), name) for name in _TITLES),
        told(headings[0] if len(headings) == 1 else "", "the heading of the page"),
        told(_only_heading(page), "the heading above the text"),
        *(told_name(text, "title") for text in page.texts.get("title", [])),
    )
    return named._replace(value=_without_site(named.value, outlet, headings))


def _without_site(title: str, outlet: str, headings: list[str]) -> str:
    """Take the name of the site off the end of *title*: where it is the outlet, or a heading ends before it."""
    for between in _BETWEEN:
        first, found, last = title.rpartition(between)
        if found and (last.casefold() == outlet.casefold() or first in headings or _is_site(last, outlet)):
            return _without_site(first, outlet, headings)
    return title


def _is_site(name: str, outlet: str) -> bool:
    """Tell whether *name* is that of the site in another form: "BBC" and "BBC News", or an address such as "nzz.ch"."""
    inside = bool(outlet) and (name.casefold() in outlet.casefold() or outlet.casefold() in name.casefold())
    return inside or (" " not in name and "." in name[1:-1])


def _author(page: _PageWords, outlet: str, language: str) -> Told:
    """Find who wrote the page: a name that is not that of the *outlet*."""
    candidates = (
        told_name(_of_things(page, "author"), "JSON-LD author"),
        *(told_name(page.meta.get(name), name) for name in _AUTHORS),
        *(told_name(text, "link to the author") for text in page.texts.get("author", [])),
    )
    named = (each._replace(value=without_byline(each.value, language)) for each in candidates)
    return first_told(*(each for each in named if each.value.casefold() != outlet.casefold()))


def day_in_address(url: str) -> Told:
    """Find the day in the address of a page, such as /2031/03/04/; nothing where it has none."""
    found = _DAY_IN_ADDRESS.search(url)
    return told_date("-".join(found.groups()) if found else "", "the address")


def _published(page: _PageWords, url: str) -> Told:
    return first_told(
        told_date(_of_things(page, "dateModified") if _is_wiki(page) else "", "JSON-LD dateModified"),
        told_date(_of_things(page, "datePublished"), "JSON-LD datePublished"),
        *(told_date(page.meta.get(name), name) for name in _DATES),
        day_in_address(url),
        told_date(page.day, "time element"),
    )
