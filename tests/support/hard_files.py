"""Files as they come: pages saved whole, scans, papers, letters that answer others, notes of clippers, broken bytes.

Each holds PARAGRAPHS of `imported_files`, as the programs write them, with what those put around a text.
"""

from __future__ import annotations

import quopri
import textwrap
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from html import escape
from io import BytesIO
from typing import Any

from tests.support.imported_files import AUTHOR, DAY, OUTLET, PARAGRAPHS, TITLE, URL, archive, page_with_json_ld

_FIRST, _REST = PARAGRAPHS[0], PARAGRAPHS[1:]
GERMAN = (
    "Die Wärter der neun Feuer um den Marrow-Sund gaben am Dienstag ihre 14 Schlüssel ab, drei Wochen bevor die letzte "
    "Lampe von einem Schreibtisch auf dem Festland aus bedient wird.",
    "„Eine Lampe, zu der niemand hinaufsteigt, ist eine Lampe, die niemand liebt“, sagte Orla Brekke, die das Feuer "
    "auf Sand Holm 31 Jahre lang gehütet hat und als Bäuerin auf der Insel bleibt.",
    "Die Hafenbehörde erwartet, dass sie damit etwa 2,4 Millionen Kronen im Jahr spart; ein Bericht aus ihrem eigenen "
    "Haus hatte im Jahr 2029 weniger als die Hälfte genannt.",
)


def mhtml() -> bytes:
    """A page that a browser saved as one file, with a frame and a picture."""
    parts = [
        ("text/html", URL, quopri.encodestring(page_with_json_ld().replace(f"href='{URL}'".encode(), b"")).decode()),
        ("text/html", "https://ads.example/", "<p>Buy a boat today, and pay for it next year, at no extra cost.</p>"),
        ("image/png", "https://x.example/a.png", "=89PNG"),
    ]
    written = "".join(
        f"--part\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: {place}"
        f"\r\n\r\n{body}\r\n"
        for kind, place, body in parts
    )
    head = 'Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="part"'
    return f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {URL}\r\n{head}\r\n\r\n{written}--part--\r\n".encode()


def german_page() -> bytes:
    """A page in German whose parts are named in German, with its author and day on lines of their own."""
    body = "".join(f"<p>{text}</p>" for text in GERMAN[:2])
    top = "<p>Von Jana Specht</p><p>Stand: 11. Mai 2032, 06:30 Uhr</p><p>Lesezeit: 3 Minuten</p>"
    main = f"<h1>Leuchtfeuer</h1>{top}{body}<p>Lesen Sie auch: <a>Heringe</a></p><p>Anzeige</p><p>{GERMAN[2]}</p>"
    return f"<html lang=de><title>Leuchtfeuer</title><body><article>{main}<p>Mehr zum Thema</p></article>".encode()


def encyclopaedia() -> bytes:
    """A page with raised references to its notes, and a square in its unit."""
    raised = '<sup class="reference"><a href="#cite">&#91;{}&#93;</a></sup>'
    texts = [escape(text).replace(", ", f",{raised.format(number)} ", 1) for number, text in enumerate(PARAGRAPHS, 7)]
    body = (
        "".join(f"<p>{text}</p>" for text in texts) + "<p>The light of Sand Holm is seen over 900 km<sup>2</sup>.</p>"
    )
    return f"<html><title>{TITLE}</title><body><main><h1>{TITLE}</h1>{body}</main>".encode()


def latin_page() -> bytes:
    """A page that declares ISO-8859-1 and is in Windows-1252, as most that do."""
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    head = f'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><title>{TITLE}</title>'
    return f"<html><head>{head}</head><body><h1>{TITLE}</h1>{body}</body></html>".encode("cp1252")


def paper() -> bytes:
    """Two columns below a title and authors across the page, heads that alternate, notes, and a stamp on each page."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import (
        BaseDocTemplate,
        Flowable,
        Frame,
        FrameBreak,
        NextPageTemplate,
        PageTemplate,
        Paragraph,
    )

    def heads(canvas: object, document: object) -> None:
        draw, page = canvas, document.page  # type: ignore[attr-defined]
        draw.setFont("Times-Italic", 8)  # type: ignore[attr-defined]
        head = (f"Harbour papers 12, 201–{page + 200}", "Keepers of the light", "T. VESTERBY")[page % 3]
        draw.drawString(60, 806, head)  # type: ignore[attr-defined]
        draw.drawString(60, 30, "Downloaded from papers.example")  # type: ignore[attr-defined]

    file = BytesIO()
    report = BaseDocTemplate(file, pagesize=A4, title="Microsoft Word - keys_final3.docx", author="tvesterby")
    top = Frame(60, 680, 475, 110, id="top", leftPadding=0, rightPadding=0)
    first = [Frame(60 + place * 246, 60, 229, 600, id=f"a{place}", leftPadding=0, rightPadding=0) for place in (0, 1)]
    rest = [Frame(60 + place * 246, 60, 229, 735, id=f"b{place}", leftPadding=0, rightPadding=0) for place in (0, 1)]
    pages = (PageTemplate("first", [top, *first], onPage=heads), PageTemplate("rest", rest, onPage=heads))
    report.addPageTemplates(list(pages))
    text = ParagraphStyle("text", fontName="Times-Roman", fontSize=10, leading=12, alignment=4, firstLineIndent=12)
    text.hyphenationLang, text.embeddedHyphenation, text.hyphenationMinWordLength = "en_GB", 1, 5
    head = ParagraphStyle("head", fontName="Times-Bold", fontSize=17, leading=20, alignment=1)
    names = ParagraphStyle("names", fontName="Times-Roman", fontSize=11, leading=14, alignment=1)
    noted = [
        each.replace("lights", "lights<super>1</super>").replace("sum", "sum<super>2</super>") for each in PARAGRAPHS
    ]
    story: list[Flowable] = [NextPageTemplate("rest"), Paragraph(TITLE, head), Paragraph(f"{AUTHOR}, Pell", names)]
    story += [FrameBreak(), *(Paragraph(each, text) for each in noted)]
    story += [Paragraph(f"In run {run}: {each}", text) for run in range(2, 8) for each in PARAGRAPHS]
    report.build(story)
    return file.getvalue()


def ragged_report() -> bytes:
    """One column that is not justified, with space between its paragraphs, and items behind bullets."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable, ListFlowable, ListItem, Paragraph, SimpleDocTemplate

    file = BytesIO()
    text = ParagraphStyle("text", fontName="Helvetica", fontSize=10.5, leading=15, spaceAfter=8)
    story: list[Flowable] = [Paragraph(each, text) for each in PARAGRAPHS]
    close = ParagraphStyle("item", fontName="Helvetica", fontSize=10.5, leading=15)
    items: list[Any] = [ListItem(Paragraph(each, style)) for style in (text, close) for each in ITEMS * 2]
    SimpleDocTemplate(file).build([*story, ListFlowable(items, bulletType="bullet")])
    return file.getvalue()


ITEMS = (
    "an oil lamp of 1871, which the keepers of Sand Holm have cleaned every Sunday since the tower was built, and a "
    "spare bulb",
    "a rope of 60 metres",
)


def scan(stamp: str = "", cover: bool = False) -> bytes:
    """Two pages that are pictures, with a stamp on each, behind a cover that is text."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file)
    if cover:
        for number, line in enumerate(textwrap.wrap(_FIRST, 60)):
            canvas.drawString(60, 760 - 14 * number, line)
        canvas.showPage()
    for _ in range(2):
        canvas.drawImage(ImageReader(Image.new("L", (40, 60), 200)), 0, 0, 595, 842)
        canvas.drawString(60, 20, stamp)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def word_of_elsewhere() -> bytes:
    """A document of a German Word: a table of contents, hidden words, an endnote, and no name but a program’s."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def paragraph(text: str, style: str = "", hidden: str = "") -> str:
        secret = f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{hidden}</w:t></w:r>"
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{escape(text)}</w:t></w:r>{secret}</w:p>'

    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    contents = f"<w:sdt>{gallery}<w:sdtContent>{paragraph('Contents')}</w:sdtContent></w:sdt>"
    top = paragraph(TITLE, "Titel") + contents + paragraph("The keepers 2", "Verzeichnis1")
    body = top + "".join(paragraph(text, hidden=" [is this so?]") for text in PARAGRAPHS)
    names = {"Titel": "Title", "Verzeichnis1": "toc 1"}
    styles = "".join(f'<w:style w:styleId="{key}"><w:name w:val="{name}"/></w:style>' for key, name in names.items())
    core = '<p xmlns:dc="x"><dc:title>Word Document</dc:title><dc:creator>python-docx</dc:creator></p>'
    return archive(
        {
            "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {space}>{styles}</w:styles>",
            "word/endnotes.xml": f"<w:endnotes {space}><w:endnote>{paragraph(ENDNOTE)}</w:endnote></w:endnotes>",
            "docProps/core.xml": core,
        }
    )


ENDNOTE = "The tower was built in 1871."


def translated_book() -> bytes:
    """A book with a translator, a day on which its file was changed, a page of contents, a cover, and notes."""
    chapter = "".join(f"<p>{escape(text)}</p>" for text in PARAGRAPHS)
    noted = chapter.replace("lights", 'lights<a epub:type="noteref" href="#n">1</a>')
    files = {
        "cover.xhtml": "<p>A cover</p>",
        "contents.xhtml": "<h2>Contents</h2><p><a href='a'>The keepers</a></p><p><a href='b'>The sum</a></p>",
        "toc.xhtml": "<p>Contents, once more</p>",
        "text.xhtml": f"<h1>{TITLE}</h1>{noted}",
    }
    dc, opf = 'xmlns:dc="http://purl.org/dc/elements/1.1/"', 'xmlns:opf="http://www.idpf.org/2007/opf"'
    people = f'<dc:creator opf:role="aut">{AUTHOR}</dc:creator><dc:creator opf:role="trl">Bo Lind</dc:creator>'
    days = f'<dc:date opf:event="modification">2040-01-01</dc:date><dc:date opf:event="publication">{DAY}</dc:date>'
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in files)
    aside = {"cover.xhtml": 'linear="no"'}
    spine = "".join(f'<itemref idref="{name}" {aside.get(name, "")}/>' for name in files)
    package = (
        f"<package {dc} {opf}><metadata><dc:title>{TITLE}</dc:title>{people}{days}</metadata>"
        f"<manifest>{items}</manifest><spine>{spine}</spine>"
        '<guide><reference type="toc" href="toc.xhtml"/></guide></package>'
    )
    pages = {name: f"<html><body>{body}</body></html>" for name, body in files.items()}
    return archive({"META-INF/container.xml": '<c><rootfile full-path="o"/></c>', "o": package, **pages})


def answering_letter() -> bytes:
    """A letter in Windows-1252 that answers another, with a signature, and its sender in an encoded header."""
    message = EmailMessage()
    message["From"] = f"{AUTHOR.replace('Tilda', 'Tildå')} <t@gazette.example>"
    message["Subject"] = TITLE
    message["Date"] = "Tue, 11 May 2032 23:30:00 -0500"
    said = "\n\n".join(textwrap.fill(text, 72) for text in PARAGRAPHS)
    quoted = "On Mon, 10 May 2032 at 10:12, Bo Lind\n<bo@x.example> wrote:\n\n> Could you send me that?\n>\n> Bo\n"
    message.set_content(f"{said}\n\n-- \nTildå\n+47 000\n\n{quoted}", charset="cp1252", cte="quoted-printable")
    return message.as_bytes()


def small_print_letter() -> bytes:
    """A newsletter whose HTML begins with words that are not shown, and ends with the address of its sender."""
    message = EmailMessage()
    message["From"] = f"{OUTLET} <news@gazette.example>"
    message["Subject"] = TITLE
    message["List-Id"] = "<news.gazette.example>"
    hidden = '<div style="display: none">The week <div>at sea</div> in one letter</div>'
    rows = "".join(f"<tr><td>{escape(text)}</td></tr>" for text in (TITLE, *PARAGRAPHS))
    end = "<tr><td>Unsubscribe | Manage preferences</td></tr><tr><td>3 Quay Street, Marrow</td></tr>"
    message.set_content(f"{hidden}<table>{rows}{end}</table>", subtype="html", cte="base64")
    return message.as_bytes()


def clipping() -> bytes:
    """A note of a clipper for Obsidian: lists in its front matter, links of wikis, notes, comments, code, a table."""
    texts = [textwrap.fill(text, 78) for text in PARAGRAPHS]
    texts[0] = texts[0].replace("nine lights", "[nine lights][n]").replace("14 keys", "[[Keys|14 keys]][^1]")
    texts[1] = texts[1].replace("Sand\nHolm", "[[Sand\nHolm]]").replace("Sand Holm", "[[Sand Holm]]")
    extras = [
        "<!-- to check:\nis this so? -->",
        "```\nlamp = on\nring()\n```",
        "| Year | Keys |\n|---|--:|\n| 2031 | 9 |",
    ]
    front = f'---\ntitle: "{TITLE}"\nsource: {URL}\nauthor:\n  - "[[{AUTHOR}]]"\n  - Bo Lind\n'
    end = f"published: {DAY} # a Tuesday\ntags:\n  - clippings\n---\n"
    body = [*texts[:2], *extras, *texts[2:], '[n]: https://x.example "Lights"', "[^1]: Counted in April."]
    return (front + end + "\n\n".join(body)).encode()


def toml_note() -> bytes:
    """A note whose front matter is TOML, as for Hugo."""
    front = f"+++\ntitle = '{TITLE}'\ndate = {DAY}T06:12:00Z\nauthors = ['{AUTHOR}', 'Bo Lind']\ndraft = false\n+++\n"
    return (front + '{{< figure src="a.png" >}}\n\n' + "\n\n".join(PARAGRAPHS)).encode()


WRAPPED = (
    "The keepers handed in their keys on Tuesday, as did the one of Gull Rock\n– three weeks before the end of it all, "
    "and of the wages of the others\nthere. They were counted by the commissioner of the whole harbour, J.\n"
    "P. Albury, on the 11th. It had been announced, as the keepers say, on\n12. May of the year before last.",
    "The harbour board expects to save about 2.4 million crowns a year; the\nreport of its own from 2029 had put the "
    "sum at less than half of that,\nsince boats and storm repairs remain to be paid from the same budget.",
)
"""Paragraphs whose lines begin with what might be an item of a list: a dash, an initial, the day of a date."""
LISTED = "What is needed at the tower of Sand Holm:\n1. a lamp\n2. a rope\n- oil\n- a spare bulb"
"""A list without blank lines between its items."""


def damaged_text() -> bytes:
    """UTF-8 of which one byte is broken."""
    return "\n".join((TITLE, *PARAGRAPHS, "A broken #word.")).encode().replace(b"#", b"\xff")


HARD: Mapping[str, Callable[[], bytes]] = {
    "saved.mhtml": mhtml,
    "saved.mht": mhtml,
    "encyclopaedia.html": encyclopaedia,
    "latin.html": latin_page,
    "paper.pdf": paper,
    "ragged.pdf": ragged_report,
    "elsewhere.docx": word_of_elsewhere,
    "translated.epub": translated_book,
    "answer.eml": answering_letter,
    "small-print.eml": small_print_letter,
    "clipping.md": clipping,
    "toml.md": toml_note,
    "no-mark-le.txt": lambda: "\r\n".join((TITLE, *PARAGRAPHS)).encode("utf-16-le"),
    "no-mark-be.txt": lambda: "\r\n".join((TITLE, *PARAGRAPHS)).encode("utf-16-be"),
    "damaged.txt": damaged_text,
}
"""By names that their kinds have."""
