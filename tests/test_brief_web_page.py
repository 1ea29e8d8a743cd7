"""The brief as HTML: everything is on it, it fetches nothing, and its notes lead to their articles."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from briefdeck.located import LocatedStr
from briefdeck.model import Flow
from briefdeck.printed_words import speaking
from briefdeck.render.brief.content import write_content
from briefdeck.render.brief.web_page import render_web_page
from briefdeck.render.pdf.paragraph import plain_text, said_text
from tests.support.briefs import PAGES, changed, said_on, sample, saying

HOSTILE = '<script>alert(1)</script> & "quoted" {{ 7*7 }} <img src=x onerror=y>'


class _Reader(HTMLParser):
    """The text of a page, its tags, its ids and where its links lead."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.text, self.tags, self.ids, self.links = "", list[str](), list[str](), list[str]()
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag with its id and its address."""
        self.tags.append(tag)
        self.ids += [value or "" for key, value in attrs if key == "id"]
        self.links += [value or "" for key, value in attrs if key == "href"]

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.text += data


def _squeezed(text: str) -> str:
    return re.sub(r"\s|\u2009|\u200a", "", text)


@pytest.mark.parametrize("name", PAGES)
def test_everything_is_on_it(name: str) -> None:
    """All that the brief says, without a fact left out for want of room."""
    read = _Reader(render_web_page(sample(), name))
    there = _squeezed(read.text)
    said = [part for parts in said_on(write_content(sample(), name)) for part in parts]
    assert [plain_text(part) for part in said if _squeezed(said_text(part)) not in there] == []


def test_every_note_leads_to_its_article() -> None:
    """On the page; and nothing else is linked, as the articles have no address."""
    read = _Reader(render_web_page(sample(), "full"))
    assert read.links
    assert {link.removeprefix("#") for link in read.links} <= set(read.ids)


def test_it_fetches_nothing() -> None:
    """No script, no picture, no style from elsewhere; the policy says so, and addresses are links alone."""
    linked = sample()
    url = LocatedStr("https://harbour.example/a")
    articles = {key: replace(article, url=url) for key, article in linked.bank.articles.items()}
    page = render_web_page(replace(linked, bank=replace(linked.bank, articles=articles)), "full")
    read = _Reader(page)
    assert not {"script", "img", "link", "iframe", "svg", "object"} & set(read.tags)
    assert b"default-src &#39;none&#39;" in page
    assert "https://harbour.example/a" in read.links


def test_what_looks_like_markup_is_text() -> None:
    """Tags, entities, quotes and braces of a curator's text are shown as typed."""
    read = _Reader(render_web_page(saying(HOSTILE, title=HOSTILE), "page"))
    assert _squeezed(read.text).count(_squeezed(HOSTILE)) == 3
    assert "script" not in read.tags


def test_the_same_bytes_again() -> None:
    """And others for another colour."""
    assert render_web_page(sample(), "full") == render_web_page(sample(), "full")
    assert b"--accent: #8a1010" in render_web_page(changed("full", accent=LocatedStr("#8a1010")), "full")


@pytest.mark.parametrize(("language", "as_of", "marks"), [("ar", "يونيو", 'dir="rtl"'), ("de", "Juni", 'lang="de"')])
def test_it_is_written_as_its_language_is(language: str, as_of: str, marks: str) -> None:
    """In another language the page has its direction and its dates, and says nothing in English."""
    verified = sample()
    verified = replace(verified, bank=replace(verified.bank, language=LocatedStr(language)))
    with speaking(language):
        page = render_web_page(verified, "full").decode()
    assert marks in page[: page.index("<head>")]
    assert as_of in page[page.index('class="kicker"') : page.index("<h1>")]
    assert 'lang="en"' not in page


def test_the_signs_of_the_legend_are_on_it() -> None:
    """Each fact has its sign, told in words to those who hear it, as on paper; arrows are solid or dashed."""
    facts = (LocatedStr("fact-1"),)
    verified = saying("It is so.", "It was not so.")
    flow = Flow(LocatedStr("Here"), LocatedStr("There"), LocatedStr("Grain"), facts)
    verified = replace(verified, briefs={"page": replace(verified.briefs["page"], exchange=(flow,))})
    page = render_web_page(verified, "page", changed={"fact-2"}).decode()
    assert page.count('role="img" aria-label="one article"') == 1
    assert page.count('<li class="changed">') == 1
    assert "Here → There" in page
    doubted = replace(
        verified.bank,
        facts=(replace(verified.bank.facts[0], said_by=LocatedStr("The council")), *verified.bank.facts[1:]),
    )
    assert "Here ⇢ There" in render_web_page(replace(verified, bank=doubted), "page").decode()
