"""Files of every kind that `briefdeck import` takes, with one text in them, made as the programs make them."""

from __future__ import annotations

import json
import textwrap
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from html import escape
from io import BytesIO

TITLE = "Lighthouse keepers of Marrow Sound hand in 14 keys"
AUTHOR = "Tilda Vesterby"
OUTLET = "Marrow Sound Gazette"
DAY = "2032-05-11"
URL = "https://gazette.example/2032/05/11/keepers"
PARAGRAPHS = (
    "The keepers of the nine lights around Marrow Sound handed in their 14 keys on Tuesday, three weeks before "
    "the last lamp is to be run from a desk on the mainland.",
    "“A lamp that nobody climbs to is a lamp that nobody loves,” said Orla Brekke, who kept the light of Sand "
    "Holm for 31 years and will stay on the island as a farmer.",
    "The harbour board expects to save about 2.4 million crowns a year; a report of its own from 2029 had put the "
    "sum at less than half of that, since boats and storm repairs remain to be paid.",
    "Commissioner Åse Nygård called the change “a well-tested step” and promised that a crew could reach each of "
    "the nine towers within 50 minutes, in any wind up to force 8.",
    "Fishermen are not so sure. In the autumn of 2024 the remote lamp at Gull Rock stayed dark for eleven hours, "
    "and two boats ran aground before somebody rowed out with a spare bulb.",
    "School classes may visit the towers from June on. The smallest, built in 1871, has 68 steps and room for one "
    "visitor and a keeper, or for two visitors who like each other.",
)
FURNITURE = ("Most read", "Share this story", "© 2032 Marrow Sound Gazette · Cookies")


def _body(between: str = "") -> str:
    return between.join(f"<p>{escape(text)}</p>" for text in PARAGRAPHS)


def _page(head: str, body: str = "", attributes: str = ' lang="en"') -> str:
    nav = "<nav><ul><li><a href=/>Home</a><li><a href=/news>News</a><li><a href=/log-in>Log in</a></ul></nav>"
    aside = "<aside><h3>Most read</h3><ul><li><a href=/a>Herring prices fall</a></ul></aside>"
    main = f"<main><article><h1>{TITLE}</h1>{body or _body()}</article></main>"
    body = f"{nav}{main}{aside}<footer>{FURNITURE[2]}</footer>"
    return f"<!doctype html><html{attributes}><head>{head}</head><body>{body}</body></html>"


def page_with_json_ld() -> bytes:
    """A news page that says all in JSON-LD, with a script and a picture written into it."""
    thing = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Elsewhere"},
            {
                "@type": "NewsArticle",
                "headline": TITLE,
                "author": [{"@type": "Person", "name": AUTHOR}],
                "publisher": {"@type": "Organization", "name": OUTLET},
                "datePublished": f"{DAY}T06:30:00+01:00",
            },
        ],
    }
    head = (
        f"<meta charset=utf-8><title>{TITLE} | {OUTLET}</title><link rel=canonical href='{URL}'>"
        f'<script type="application/ld+json">{json.dumps(thing)}</script><script>var a = "<p>no text</p>";</script>'
    )
    picture = f'<p><img alt="a > b" src="data:image/png;base64,{"A" * 5_000}"></p>'
    return _page(head, picture + _body()).encode()


def page_with_open_graph() -> bytes:
    """A page whose head has Open Graph and other meta elements."""
    head = (
        f'<meta charset="utf-8"><title>{OUTLET}</title><meta property="og:title" content="{TITLE} - {OUTLET}">'
        f'<meta property="og:site_name" content="{OUTLET}"><meta name="author" content="By {AUTHOR}">'
        f'<meta property="article:published_time" content="{DAY}T06:30"><meta property="og:url" content="{URL}">'
    )
    return _page(head).encode()


def page_of_a_browser() -> bytes:
    """An old page in Windows-1252 that declares no charset, as a browser has saved it."""
    saved = f"<!-- saved from url=(0044){URL} -->"
    byline = f"<p>By {AUTHOR}</p><p>11 May 2032</p>"
    page = _page(f"<title>{TITLE}</title>", byline + _body("\n"), "").replace("<head>", f"{saved}<head>")
    return page.encode("cp1252")


def pdf(columns: int = 1) -> bytes:
    """A report with running heads, page numbers and words parted at the ends of lines, in so many columns."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

    def heads(canvas: object, document: object) -> None:
        draw = canvas
        draw.setFont("Times-Italic", 8)  # type: ignore[attr-defined]
        draw.drawString(50, 815, f"{OUTLET} · Harbour papers")  # type: ignore[attr-defined]
        draw.drawCentredString(297, 24, f"Page {document.page}")  # type: ignore[attr-defined]

    file = BytesIO()
    report = BaseDocTemplate(file, pagesize=A4, title=TITLE, author=AUTHOR)
    width = (495 - 20 * (columns - 1)) / columns
    frames = [Frame(50 + place * (width + 20), 45, width, 750, id=str(place)) for place in range(columns)]
    report.addPageTemplates([PageTemplate(id="page", frames=frames, onPage=heads)])
    text = ParagraphStyle("text", fontName="Times-Roman", fontSize=30, leading=40, alignment=4, firstLineIndent=14)
    text.hyphenationLang, text.embeddedHyphenation, text.hyphenationMinWordLength = "en_GB", 1, 5
    head = ParagraphStyle("head", fontName="Times-Bold", fontSize=40, leading=46, spaceAfter=8)
    story: list[Flowable] = [Paragraph(TITLE, head), *(Paragraph(paragraph, text) for paragraph in PARAGRAPHS)]
    report.build(story)
    return file.getvalue()


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """A zip archive with *members* by their names."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in members.items():
            written.writestr(name, data)
    return file.getvalue()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def docx() -> bytes:
    """A document with a deletion and an insertion that are tracked, a line break, a table and a footnote."""

    def run(text: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    first, last = PARAGRAPHS[3].split("a well-tested")
    deleted = '<w:del w:id="1"><w:r><w:delText>a silly</w:delText></w:r></w:del>'
    tracked = f'{deleted}<w:ins w:id="2">{run("a well-tested")}</w:ins>'
    above, below = PARAGRAPHS[4].split(" In the autumn")
    written = [run(text) for text in PARAGRAPHS]
    written[3] = run(first) + tracked + run(last)
    written[4] = f"{run(above)}<w:r><w:br/></w:r>{run('In the autumn' + below)}"
    styled = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>{run(TITLE)}</w:p>'
    cells = "".join(f"<w:tc><w:p>{run(text)}</w:p></w:tc>" for text in ("Gull Rock", "1871"))
    body = styled + "".join(f"<w:p>{text}</w:p>" for text in written) + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    note = f'<w:footnote w:type="separator"/><w:footnote w:id="2"><w:p>{run("Counted in April.")}</w:p></w:footnote>'
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
            "word/header1.xml": f"<w:hdr {_W}><w:p>{run('a draft')}</w:p></w:hdr>",
            "word/footnotes.xml": f"<w:footnotes {_W}>{note}</w:footnotes>",
            "docProps/core.xml": f"<p {_DC}><dc:title>{TITLE}</dc:title><dc:creator>{AUTHOR}</dc:creator></p>",
        }
    )


def epub() -> bytes:
    """A book of two chapters in a folder, with a table of contents and a style that closes itself."""
    parts = (PARAGRAPHS[:3], PARAGRAPHS[3:])
    chapters = [
        f'<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>c</title>'
        f'<script src="x.js"/></head><body>{f"<h1>{TITLE}</h1>" if not number else ""}'
        + "".join(f"<p>{textwrap.fill(escape(text), 60)}</p>" for text in part)
        + "</body></html>"
        for number, part in enumerate(parts)
    ]
    items = "".join(
        f'<item id="c{number}" href="text/c%20{number}.xhtml" media-type="application/xhtml+xml"/>' for number in (0, 1)
    )
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><metadata {_DC}><dc:title>{TITLE}</dc:title>'
        f"<dc:creator>{AUTHOR}</dc:creator><dc:publisher>{OUTLET}</dc:publisher><dc:date>{DAY}</dc:date>"
        f"<dc:language>en</dc:language></metadata><manifest>{items}"
        '<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="n"/><itemref idref="c0"/><itemref idref="c1"/></spine></package>'
    )
    return archive(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="in/book.opf"/></container>',
            "in/book.opf": package,
            "in/nav.xhtml": "<html><body><p>Contents</p></body></html>",
            **{f"in/text/c {number}.xhtml": chapter for number, chapter in enumerate(chapters)},
        }
    )


def letter(html: bool) -> bytes:
    """A newsletter, in plain text with hard line ends, or in HTML too, whose layout is a table."""
    message = EmailMessage()
    message["From"] = f"{OUTLET} <news@gazette.example>"
    message["Subject"] = TITLE
    message["Date"] = "Tue, 11 May 2032 06:30:00 +0200"
    message["List-Unsubscribe"] = "<https://gazette.example/u>"
    message.set_content("View in browser\n\n" + "\n\n".join(textwrap.fill(text, 72) for text in PARAGRAPHS) + "\n")
    if html:
        rows = f"<tr><td><a href=x>View in browser</a></td></tr><tr><td><h1>{TITLE}</h1>{_body()}</td></tr>"
        message.add_alternative(f"<table>{rows}<tr><td>Unsubscribe</td></tr></table>", subtype="html")
        message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="../../etc/passwd")
    return message.as_bytes()


def markdown() -> bytes:
    """A note with front matter, headings, marks and hard line ends."""
    first = PARAGRAPHS[0].replace("14 keys", "**14 keys**").replace("nine lights", "[nine lights](https://x.example)")
    parts = [textwrap.fill(text, 80) for text in (first, *PARAGRAPHS[1:])]
    front = f'---\ntitle: "{TITLE}"\nauthor: {AUTHOR}\ndate: {DAY}\nsource: {URL}\nsite: {OUTLET}\nlang: en\n---\n\n'
    return (front + f"# {TITLE}\n\n" + "\n\n".join([*parts[:2], "## The sum", *parts[2:]]) + "\n").encode()


def wrapped_text() -> bytes:
    """Plain text with hard line ends, and words parted there by hyphens."""
    lines = [textwrap.fill(text, 66) for text in PARAGRAPHS]
    lines[0] = lines[0].replace("mainland", "main-\nland")
    return f"{TITLE}\n\n{(chr(10) * 2).join(lines)}\n".encode()


def plain_text() -> bytes:
    """One paragraph a line, with line ends of Windows and a byte order mark."""
    return ("\ufeff" + "\r\n".join([TITLE, *PARAGRAPHS])).encode()


FILES: Mapping[str, Callable[[], bytes]] = {
    "json-ld.html": page_with_json_ld,
    "open-graph.html": page_with_open_graph,
    "browser.htm": page_of_a_browser,
    "report.pdf": pdf,
    "two-columns.pdf": lambda: pdf(2),
    "draft.docx": docx,
    "book.epub": epub,
    "newsletter.eml": lambda: letter(html=True),
    "plain.eml": lambda: letter(html=False),
    "note.md": markdown,
    "wrapped.txt": wrapped_text,
    "plain.txt": plain_text,
}
"""By names that their kinds have."""
