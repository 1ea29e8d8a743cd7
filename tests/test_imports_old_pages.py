"""Pages of tables and line breaks: the text is whole, in its order and beyond doubt; what is around it is furniture."""

from __future__ import annotations

import pytest

from briefdeck.imports import ImportedText, import_file
from briefdeck.imports.furniture import looks_like_furniture
from briefdeck.imports.head_lines import find_byline, find_dateline, find_lone_name
from briefdeck.imports.old_markup import rewrite_old_markup
from tests.support.imported_files import AUTHOR, DAY, OUTLET, PARAGRAPHS, TITLE, docx
from tests.support.old_pages import ABROAD, ADVERT, COMMENT, OLD_PAGES, TIMELINE, VERSE, page_of_frames

TOLD = {
    "frames.htm": (TITLE, AUTHOR, OUTLET, DAY),
    "rows.htm": ("", AUTHOR, "", ""),
    "homepage.html": (TITLE, AUTHOR, OUTLET, ""),
    "blog.html": (TITLE, AUTHOR, OUTLET, DAY),
    "small-paper.html": (TITLE, AUTHOR, OUTLET, DAY),
    "width.htm": (TITLE, AUTHOR, "", ""),
    "preformatted.html": (TITLE, AUTHOR, "", ""),
    "timeline.htm": (TITLE, "", OUTLET, ""),
    "verse.html": (TITLE, "", "", ""),
}
"""What each page tells: title, author, outlet and day."""
HEADS = (f"by {AUTHOR}", f"Written by {AUTHOR}", "Posted on 11 May 2032", f"By {AUTHOR}Published: 11 May 2032 06:00")
"""Lines that only say who wrote a page, and when; what both readers took of them stays."""
EXTRA = {"timeline.htm": TIMELINE, "verse.html": VERSE}
"""What belongs to each text besides its title and its paragraphs."""


def _kept(imported: ImportedText) -> list[str]:
    return [line.text for line in imported.lines if not line.is_furniture]


def _told(imported: ImportedText) -> tuple[str, ...]:
    return tuple(getattr(imported, each).value for each in ("title", "author", "outlet", "published"))


@pytest.mark.parametrize("name", OLD_PAGES)
def test_the_text_is_whole_in_its_order_and_beyond_doubt(name: str) -> None:
    """Each paragraph stands on a line of its own, none between others that the page has elsewhere, and none doubted."""
    imported = import_file(name, OLD_PAGES[name]())
    kept = [text for text in _kept(imported) if text not in HEADS]
    assert [text for text in kept if text in PARAGRAPHS] == list(PARAGRAPHS)
    assert sorted(kept) == sorted([TITLE, *PARAGRAPHS, *EXTRA.get(name, ())])
    assert [line.text for line in imported.lines if line.doubt and not line.is_furniture] == []


@pytest.mark.parametrize("name", OLD_PAGES)
def test_what_the_page_tells(name: str) -> None:
    """Headline, author, outlet and day are found where they stand in so many words, and nothing is made up."""
    assert _told(import_file(name, OLD_PAGES[name]())) == TOLD[name]


@pytest.mark.parametrize("name", ["frames.htm", "blog.html", "small-paper.html"])
def test_what_readers_say_proves_nothing(name: str) -> None:
    """A comment is left out or furniture, so that no fact can cite it."""
    assert COMMENT not in " ".join(_kept(import_file(name, OLD_PAGES[name]())))


def test_an_advertisement_stands_where_it_stood() -> None:
    """What is around a text or in it comes in the order of the page."""
    lines = [line.text for line in import_file("a.htm", page_of_frames()).lines]
    assert lines.index(ADVERT) == lines.index(PARAGRAPHS[3]) - 1
    assert import_file("a.htm", page_of_frames()).author.found == f"line {lines.index(f'by {AUTHOR}') + 1}"


@pytest.mark.parametrize("language", ABROAD)
def test_pages_of_societies_abroad(language: str) -> None:
    """Where the great heading names the site, the lesser one is the headline; furniture is known by its words."""
    page, texts, told = ABROAD[language]
    imported = import_file("a.htm", page)
    assert _told(imported) == told
    top = {"von Gisela Brandt, 12. November 2009", "Por Elena Sáez", "Publicado el 3 de mayo de 2008"}
    top |= {"Автор: Нина Белова", "Опубликовано: 14 марта 2010"}
    assert [text for text in _kept(imported) if text not in top] == [told[0], *texts]
    assert [line.text for line in imported.lines if line.doubt and not line.is_furniture] == []


@pytest.mark.parametrize(
    ("line", "author", "day"),
    [
        ("by Harriet Lowe Posted on 14 February 2016", "Harriet Lowe", "2016-02-14"),
        ("By Fiona BlairPublished: 3 March 2014 06:00", "Fiona Blair", "2014-03-03"),
        ("Posted by Moira Kerr at 9:14 PM", "Moira Kerr", ""),
        ("By Alan McDonald", "Alan McDonald", ""),
        ("Posted by admin on 3 May 2012", "", "2012-05-03"),
        ("By two boys of 12", "", ""),
        ("By Anna Holm, who saw it all on 3 May 2012, and never forgot what she saw on that day.", "", ""),
    ],
)
def test_who_wrote_it_and_when_may_stand_on_one_line(line: str, author: str, day: str) -> None:
    """A name ends where a day begins or a word for it; a sentence is neither."""
    lines = [(1, "A headline"), (2, line), (3, "And the first of its sentences.")]
    assert (find_byline(lines, "en").value, find_dateline(lines, "en").value) == (author, day)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Harriet Lowe", "Harriet Lowe"),
        ("J. P. Albury", "J. P. Albury"),
        ("Ludwig van der Meer, June 2003", "Ludwig van der Meer"),
        ("Gull Rock", ""),  # the text names it
        ("Special Report", ""),
        ("Harbour Board", ""),
        ("Great Britain", ""),
        ("Monday Morning", ""),
        ("HARRIET LOWE", ""),
        ("Harriet Lowe, Pell", ""),
        ("The Years Between", ""),
    ],
)
def test_a_name_alone_below_the_headline(line: str, author: str) -> None:
    """It is who wrote the text, unless the text is about it, or it is no name of a person."""
    lines = list(enumerate((TITLE, line, *PARAGRAPHS), start=1))
    found = find_lone_name(lines, "en")
    assert (found.value, found.found) == (author, "line 2, alone below the headline" if author else "")
    assert not find_lone_name(lines, "de")  # where every noun has a capital, it may be any two nouns


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("<< Previous story | Next story >>", "en"),
        ("Enter your e-mail address", "en"),
        ("Downloaded from papers.example by guest on 3 March 2016", "en"),
        ("3 Responses to “The wreck of the ferry”", "en"),
        ("Comments (7)", "en"),
        ("Weiterlesen: Die Mühle", "de"),
        ("12 Kommentare", "de"),
        ("Article précédent | Article suivant", "fr"),
        ("Si cet article vous a plu, soutenez-nous.", "fr"),
        ("评论（2）", "zh"),
        ("3件のコメント", "ja"),
    ],
)
def test_more_that_pages_say_of_themselves(line: str, language: str) -> None:
    """Links to other stories, forms, stamps, appeals and headings of comments are furniture, in many languages."""
    assert looks_like_furniture(line, language)


@pytest.mark.parametrize(
    "line",
    [
        "Powered by a steam engine, the mill ran day and night.",
        "To the top of the tower led 199 steps.",
        "14 comments on the plan were received by the council.",
        "Discussion",
        "Copyright law was changed in 1911.",
    ],
)
def test_what_only_sounds_like_a_part_of_a_page(line: str) -> None:
    """A sentence that begins with such a word, and a heading of a paper, belong to the text."""
    assert not looks_like_furniture(line)


def test_the_task_of_a_teacher_is_text() -> None:
    """What somebody wrote into a document is no part of a page."""
    task = "Task: Read the text and write down three reasons. Homework for Tuesday!"
    imported = import_file("a.txt", f"{TITLE}\n\n{PARAGRAPHS[0]}\n\n{task}\n".encode())
    assert task in _kept(imported)
    assert import_file("a.docx", docx()).furniture == []


def test_a_heading_of_comments_within_a_text_ends_it_not() -> None:
    """Where both readers take what stands below, it is the article; a link to the comments is not their heading."""
    texts = [f"<p>{text}</p>" for text in PARAGRAPHS]
    link = "<p><a href='#c'>Comments (3)</a></p>"
    body = (
        f"<article><h1>{TITLE}</h1>{texts[0]}{link}{''.join(texts[1:3])}<h2>Comments</h2>{''.join(texts[3:])}</article>"
    )
    imported = import_file("a.html", f"<html><title>{TITLE}</title><body>{body}</body></html>".encode())
    assert [text for text in _kept(imported) if text in PARAGRAPHS] == list(PARAGRAPHS)


def test_a_page_of_paragraphs_stays_as_it_is() -> None:
    """Only line ends in the source become blanks; a table that tells something is one."""
    page = "<html><body><p>One\n<b>two</b></p><table><tr><th>a</th><td>b</td></tr></table></body></html>"
    assert rewrite_old_markup(page) == page.replace("\n", " ")
