"""Files as they are found on the web, in mailboxes and on shelves: the text is whole, and all around it is proposed."""

from __future__ import annotations

import textwrap
from io import BytesIO

import pytest

from briefdeck.imports import ImportedText, import_file
from tests.support.hard_pages import (
    FRENCH,
    HARD_PAGES,
    ITS_HEADING,
    ITS_NOTE,
    ITS_NOTES,
    french_page,
    live_page,
    of_browser,
    page_with_a_wall,
)
from tests.support.imported_files import AUTHOR, DAY, OUTLET, PARAGRAPHS, TITLE, URL

_WIKI = "Sand Holm Light"
TOLD = {
    "news.html": (TITLE, AUTHOR, OUTLET, DAY, URL, "en-GB"),
    "live.html": (TITLE, AUTHOR, OUTLET, DAY, URL, "en"),
    "wiki.html": (_WIKI, "", "The Encyclopaedia", DAY, "https://wiki.example/wiki/Sand_Holm_Light", "en"),
    "wall.html": (TITLE, AUTHOR, OUTLET, DAY, URL, "en"),
    "blog.html": (TITLE, AUTHOR, "The Coast Path", DAY, URL, "en-US"),
    "newsletter.eml": (TITLE, AUTHOR, OUTLET, DAY, URL, ""),
    "jekyll.md": (TITLE, AUTHOR, "", DAY, URL, ""),
    "parts.epub": (TITLE, AUTHOR, "", DAY, "", ""),
    "notes.pdf": (TITLE, "", "", DAY, "", ""),
}
"""What each file tells: title, author, outlet, day, address, language."""
EXTRA = {
    "live.html": ["Board defends its sums", "Keepers hand in keys"],
    "wiki.html": ["Built | 1871", "References", "Lights: Pell, Gull Rock"],
    "jekyll.md": [ITS_HEADING],
    "parts.epub": [ITS_NOTE],
    "notes.pdf": [*ITS_NOTES],
}
"""What belongs to each text besides its title and its paragraphs, or cannot be told from it."""


def _kept(imported: ImportedText) -> list[str]:
    return [line.text for line in imported.lines if not line.is_furniture]


def _told(imported: ImportedText) -> tuple[str, ...]:
    names = ("title", "author", "outlet", "published", "url", "language")
    return tuple(getattr(imported, each).value for each in names)


@pytest.mark.parametrize("name", HARD_PAGES)
def test_the_text_is_whole(name: str) -> None:
    """Every paragraph comes out to the letter, one a line; what is around it is gone, or proposed as furniture."""
    kept = _kept(import_file(name, HARD_PAGES[name]()))
    assert [text for text in PARAGRAPHS if text not in kept] == []
    rest = [text for text in kept if text not in (*PARAGRAPHS, TITLE, _WIKI)]
    assert [text for text in rest if text not in EXTRA.get(name, [])] == []


@pytest.mark.parametrize("name", TOLD)
def test_what_the_file_tells(name: str) -> None:
    """Title, author, outlet, day, address and language are those of the text, and not of whoever made the file."""
    assert _told(import_file(name, HARD_PAGES[name]())) == TOLD[name]


def test_the_posts_of_a_live_page_stay_in_its_order() -> None:
    """Readers of pages take one post of a page that is told as it happens: the others stand where the page has them."""
    kept = [text for text in _kept(import_file("a.html", live_page())) if text in PARAGRAPHS]
    assert kept == [*PARAGRAPHS[4:], *PARAGRAPHS[2:4], *PARAGRAPHS[:2]]


def test_a_page_that_is_not_free_is_told_of() -> None:
    """Its text may break off, and no fact should be said to be missing there."""
    notes = import_file("a.html", page_with_a_wall()).notes
    assert any("not free to read" in note for note in notes)


def test_a_page_in_french() -> None:
    """Who wrote it is named without “Par”, and of two days the one on which it appeared is told."""
    imported = import_file("a.html", french_page())
    assert _told(imported) == ("Les gardiens rendent leurs clés", "Jeanne Specht", "Le Courrier", DAY, "", "fr")
    assert [text for text in _kept(imported) if len(text) > 90] == list(FRENCH)
    assert not any("Lire aussi" in text or "abonnés" in text for text in _kept(imported))


@pytest.mark.slow
def test_a_page_that_a_browser_has_saved() -> None:
    """MHTML of Chromium is the page: whole, and with all that it tells."""
    imported = import_file("a.mhtml", of_browser("mhtml"))
    assert _kept(imported) == [TITLE, *PARAGRAPHS]
    assert _told(imported) == TOLD["news.html"]


@pytest.mark.slow
def test_a_page_that_a_browser_has_printed() -> None:
    """All paragraphs are whole; above the headline and among the comments is no text; the address is told."""
    imported = import_file("a.pdf", of_browser("pdf"))
    kept = _kept(imported)
    assert (kept[0], imported.url.value, imported.published.value) == (TITLE, URL, DAY)
    assert [text for text in PARAGRAPHS if text not in kept] == []
    assert not any("privacy" in text or "grandfather" in text for text in kept[1:])


def test_a_stamp_on_one_page_parts_no_paragraph() -> None:
    """Small print at the foot that reads like furniture is left out, and what it stood between is one paragraph."""
    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file)
    texts = [textwrap.wrap(text, 80) for text in PARAGRAPHS[:3]]
    for page, lines in enumerate(((*texts[0], *texts[1][:1]), (*texts[1][1:], *texts[2]))):
        canvas.setFont("Times-Roman", 12)
        for row, line in enumerate(lines):
            canvas.drawString(72, 700 - 15 * row, line)
        if page == 0:
            canvas.setFont("Helvetica", 8)
            canvas.drawString(72, 30, "Downloaded from papers.example by guest on 3 April 2033")
        canvas.showPage()
    canvas.save()
    imported = import_file("a.pdf", file.getvalue())
    assert _kept(imported) == list(PARAGRAPHS[:3])
    assert any("Downloaded from papers.example" in note for note in imported.notes)


def test_a_refrain_is_no_running_head() -> None:
    """Lines of the text that stand at one height on two pages stay; a foot that is apart from it goes."""
    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file)
    for page, verse in enumerate(("The lamp is lit on Gull Rock tonight,", "The boats come home to Pell again,")):
        for row, line in enumerate((verse, "and nobody climbs to the lamp by night,", "and nobody climbs to it then.")):
            canvas.drawString(72, 700 - 14 * row, line)
        canvas.drawString(280, 40, f"Page {page + 1}")
        canvas.showPage()
    canvas.save()
    kept = " ".join(_kept(import_file("a.pdf", file.getvalue())))
    assert (kept.count("nobody climbs to it then."), kept.count("Page")) == (2, 0)


_EDIT = '<span class="mw-editsection">[<a>edit</a>]</span>'
_EDITED = f"""\
<!DOCTYPE html><html lang="en"><head><title>Battle of Harrow Ford - Openpedia, the free encyclopedia</title></head>
<body class="mediawiki"><div id="content"><h1>Battle of Harrow Ford</h1>
<div id="mw-content-text"><div class="mw-parser-output">
<p>The Battle of Harrow Ford was fought on 12 June 1467 between the League of Seven Towns and the army of Duke Osric III
of Eastmarch. The League, commanded by Marguerite of Aldern, won despite being outnumbered.</p>
<div id="toc"><h2>Contents</h2><ul><li>1 Background</li><li>2 Battle</li><li>3 Aftermath</li></ul></div>
<h2><span>Background</span>{_EDIT}</h2>
<p>After the death of Duke Osric II in 1461, his son doubled the salt tax, which the towns refused to pay from 1465.
Negotiations at Brannock failed in the spring of 1467.</p>
<h2><span>Battle</span>{_EDIT}</h2>
<p>Osric crossed the river Harrow before dawn with about 7,000 men. A sudden flood cut off his rearguard of 2,000. The
chronicler Anselm of Brannock claims that the duke wept at the edge of the water.</p>
<h2><span>Aftermath</span></h2><p>By the Peace of Tarn, signed on 3 September 1467, the salt tax was abolished and the
seven towns received the right to mint coins. Osric III was deposed by his brother Leofric in 1469.</p>
</div></div></div><div id="footer">This page was last edited on 4 January 2026, at 10:11 (UTC).</div></body></html>
"""


def test_what_a_wiki_puts_around_its_text() -> None:
    """Links to edit are taken off headings, contents are furniture, and the day of the last edit is not its own."""
    imported = import_file("ford.html", _EDITED.encode())
    kept = _kept(imported)
    assert {"Background", "Battle"} <= set(kept)
    assert not any("[edit]" in line.text for line in imported.lines)
    assert not {"Contents", "1 Background", "2 Battle"} & set(kept)
    assert "1 Background" in [line.text for line in imported.lines]
    assert imported.published.value == ""
    one = import_file("one.txt", b"Minutes[draft]\n\n1 Roof\n\nThe roof is to be mended.\n")
    assert _kept(one) == ["Minutes[draft]", "1 Roof", "The roof is to be mended."]
