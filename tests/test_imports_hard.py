"""Files as they come from browsers, printers, mailboxes and clippers become texts that are whole and nothing else."""

from __future__ import annotations

import pytest

from briefdeck.imports import ImportedText, UnimportableError, import_file
from briefdeck.imports.head_lines import without_office
from tests.support.hard_files import ENDNOTE, GERMAN, HARD, ITEMS, LISTED, WRAPPED, german_page, scan
from tests.support.imported_files import AUTHOR, DAY, OUTLET, PARAGRAPHS, TITLE, URL

TOLD = {
    "saved.mhtml": (TITLE, AUTHOR, OUTLET, DAY, URL, "en"),
    "saved.mht": (TITLE, AUTHOR, OUTLET, DAY, URL, "en"),
    "encyclopaedia.html": (TITLE, "", "", "", "", ""),
    "latin.html": (TITLE, "", "", "", "", ""),
    "paper.pdf": (TITLE, "", "", "", "", ""),
    "elsewhere.docx": (TITLE, "", "", "", "", ""),
    "translated.epub": (TITLE, AUTHOR, "", DAY, "", ""),
    "answer.eml": (TITLE, AUTHOR.replace("Tilda", "Tildå"), "", DAY, "", ""),
    "small-print.eml": (TITLE, "", OUTLET, "", "", ""),
    "clipping.md": (TITLE, f"{AUTHOR} and Bo Lind", "", DAY, URL, ""),
    "toml.md": (TITLE, f"{AUTHOR} and Bo Lind", "", DAY, "", ""),
}
"""What each file tells: title, author, outlet, day, address, language; what a program made up is not among it."""
EXTRA = {
    "encyclopaedia.html": ["The light of Sand Holm is seen over 900 km2."],
    "paper.pdf": [f"{AUTHOR}, Pell", *(f"In run {run}: {text}" for run in range(2, 8) for text in PARAGRAPHS)],
    "ragged.pdf": [f"• {item}" for item in ITEMS * 4],
    "elsewhere.docx": [ENDNOTE],
    "clipping.md": ["lamp = on", "ring()", "Year | Keys", "2031 | 9", "Counted in April."],
    "damaged.txt": ["A broken \ufffdword."],
}
"""What belongs to each text besides its title and its paragraphs."""


def _kept(imported: ImportedText) -> list[str]:
    return [line.text for line in imported.lines if not line.is_furniture]


@pytest.mark.parametrize("name", HARD)
def test_the_text_is_whole_and_nothing_else(name: str) -> None:
    """Title and paragraphs come out to the letter, one a line; all else is gone, or proposed as furniture."""
    kept = _kept(import_file(name, HARD[name]()))
    expected = [*PARAGRAPHS, *EXTRA.get(name, [])]
    assert [text for text in kept if text in PARAGRAPHS] == list(PARAGRAPHS)
    assert sorted(text for text in kept if text != TITLE) == sorted(expected)


@pytest.mark.parametrize("name", TOLD)
def test_what_the_file_tells_of_itself(name: str) -> None:
    """Title, author, outlet, day, address and language are those of the file; no program is a name."""
    imported = import_file(name, HARD[name]())
    names = ("title", "author", "outlet", "published", "url", "language")
    assert tuple(getattr(imported, each).value for each in names) == TOLD[name]


def test_parts_of_a_page_are_known_in_its_language() -> None:
    """“Lesezeit”, “Anzeige” and “Mehr zum Thema” are furniture of a German page; its author and day are read."""
    imported = import_file("a.html", german_page())
    top = ["Leuchtfeuer", "Von Jana Specht", "Stand: 11. Mai 2032, 06:30 Uhr"]
    assert _kept(imported) == [*top, *GERMAN]
    assert (imported.author.value, imported.published.value, imported.language.value) == ("Jana Specht", DAY, "de")


def test_a_body_may_begin_like_furniture() -> None:
    """A sentence of another language that begins with a word such as “Anzeige” stays."""
    text = "Anzeige erstattete die Polizei am Dienstag gegen drei der Wärter, die nicht kamen."
    assert text in _kept(import_file("a.txt", f"Leuchtfeuer\n{GERMAN[0]}\n{text}\n".encode()))


@pytest.mark.parametrize("stamp", ["", "Downloaded from papers.example on 4 April"])
def test_a_scan_with_a_stamp_is_one(stamp: str) -> None:
    """A line that is printed on every page is no text of it."""
    with pytest.raises(UnimportableError, match="ocrmypdf"):
        import_file("a.pdf", scan(stamp))


def test_pages_that_are_pictures_are_told() -> None:
    """Where a part of a PDF is a scan, the curator is told which pages are missing."""
    imported = import_file("a.pdf", scan(cover=True))
    assert imported.text == f"{PARAGRAPHS[0]}\n"
    assert any(note.startswith("pages 2–3 have no text in it") for note in imported.notes)


def test_an_organisation_is_no_author() -> None:
    """Where a page names itself as its author, nobody is named; a byline is read."""
    thing = f'{{"@type": "NewsArticle", "author": {{"name": "{OUTLET}"}}, "publisher": {{"name": "{OUTLET}"}}}}'
    body = f"<article><p>By {AUTHOR}</p>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    page = f'<html><head><script type="application/ld+json">{thing}</script></head><body>{{}}{body}</article>'
    assert import_file("a.html", page.encode()).author.value == AUTHOR
    assert not import_file("a.html", page.replace(f"<p>By {AUTHOR}</p>", "").encode()).author


def _saved(byline: str, day: str = "14 May 2032, 8.40am") -> ImportedText:
    menu = (
        "<nav><a>News</a> <a>Sport</a></nav><div id=cookie-banner><p>We value your privacy.</p><a>Accept all</a></div>"
    )
    share = "<div><a>Share</a><a>Tweet</a><a>Email</a></div>"
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    head = f"<h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p><p class=byline>{byline}</p><p class=date>{day}</p>{share}"
    page = f"<html lang=en><title>{TITLE}</title><body>{menu}<main><article>{head}{body}</article></main></body></html>"
    return import_file("a.html", page.encode())


@pytest.mark.parametrize(
    "byline",
    [
        "By {}, Harbour correspondent",
        "By {}, chief economics editor",
        "By {}, Courier staff in Norrby",
        "Text: {}",
        "Written by {}",
    ],
)
def test_an_author_is_a_name(byline: str) -> None:
    """What somebody is stands behind the name on many pages, and is no second author; nor is the word before it."""
    assert _saved(byline.format(AUTHOR)).author.value == AUTHOR


def test_two_authors_with_an_office() -> None:
    """Names go on behind what one of them is."""
    assert without_office("Anna Holm, Harbour correspondent, and Bo Lind") == "Anna Holm and Bo Lind"
    assert without_office("Anna Holm, Bo Lind and Kai Berg") == "Anna Holm, Bo Lind and Kai Berg"


def test_the_head_of_a_page_is_furniture() -> None:
    """A line that only names author or day, and buttons that ran together, are no part of the text."""
    line = f"By {AUTHOR}, Harbour correspondent"
    kept = _kept(_saved(line))
    assert (kept[0], set(PARAGRAPHS) <= set(kept)) == (TITLE, True)
    assert not {line, "ShareTweetEmail"} & set(kept)


def test_a_page_of_old() -> None:
    """A table for a frame, a lesser heading and words between bars, as pages were written once."""
    body = "<br><br>".join(PARAGRAPHS)
    page = f"<html><title>Coast Today - {TITLE}</title><body><table><tr><td>Home | Archive | Contact</td></tr>"
    old = import_file("a.htm", f"{page}<tr><td><h2>{TITLE}</h2>{body}</td></tr></table></body></html>".encode())
    assert (old.title.value, old.outlet.value) == (TITLE, "Coast Today")
    assert not any("\\" in line.text for line in old.lines)
    assert [line.is_furniture for line in old.lines if "Archive" in line.text] in ([], [True])


def test_a_forwarded_text_is_kept() -> None:
    """What is quoted in a letter is its text, where its sender says little more than “see below”."""
    quoted = "\n".join(f"> {text}" for text in PARAGRAPHS)
    letter = f"From: a@x.example\nSubject: Fwd: keys\n\nSee below.\n\nOn 10 May 2032 Bo wrote:\n\n{quoted}\n"
    assert set(PARAGRAPHS) <= set(_kept(import_file("a.eml", letter.encode())))


def test_wrapped_lines_are_joined_whatever_they_begin_with() -> None:
    """A dash, an initial or the day of a date begins no item behind a line that is full; items of lists stay apart."""
    lines = _kept(import_file("a.txt", "\n\n".join((*WRAPPED, LISTED)).encode()))
    assert lines == [*(text.replace("\n", " ") for text in WRAPPED), *LISTED.split("\n")]


def test_a_broken_byte_spoils_no_other_letter() -> None:
    """The line with it is doubtful, and all others are read as UTF-8."""
    imported = import_file("a.txt", HARD["damaged.txt"]())
    assert [line.doubt for line in imported.lines if line.doubt] == ["has a character that is broken in the file"]
