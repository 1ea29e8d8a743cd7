"""Files from elsewhere become texts: whole, one paragraph a line, with what the file tells of itself."""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.imports import ImportedText, UnimportableError, import_file
from briefdeck.imports.decoding import decode_text
from briefdeck.imports.markup import lines_of_markup, read_markup, skip_elements
from briefdeck.imports.unwrap import unwrap
from tests.support.imported_files import AUTHOR, DAY, FILES, FURNITURE, OUTLET, PARAGRAPHS, TITLE, URL, archive, pdf

TOLD = {
    "json-ld.html": (TITLE, AUTHOR, OUTLET, DAY, URL, "en"),
    "open-graph.html": (TITLE, AUTHOR, OUTLET, DAY, URL, "en"),
    "browser.htm": (TITLE, AUTHOR, "", DAY, URL, ""),
    "report.pdf": (TITLE, AUTHOR, "", "", "", ""),
    "two-columns.pdf": (TITLE, AUTHOR, "", "", "", ""),
    "draft.docx": (TITLE, AUTHOR, "", "", "", ""),
    "book.epub": (TITLE, AUTHOR, OUTLET, DAY, "", "en"),
    "newsletter.eml": (TITLE, "", OUTLET, DAY, "", ""),
    "plain.eml": (TITLE, "", OUTLET, DAY, "", ""),
    "note.md": (TITLE, AUTHOR, OUTLET, DAY, URL, "en"),
    "wrapped.txt": ("", "", "", "", "", ""),
    "plain.txt": ("", "", "", "", "", ""),
}
"""What each file tells: title, author, outlet, day, address, language."""
_WEB_PAGES = ("json-ld.html", "open-graph.html", "browser.htm")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is imported, nothing is fetched."""

    def refuse(*_: object) -> None:
        raise AssertionError("an import reaches for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def _told(imported: ImportedText) -> tuple[str, ...]:
    names = ("title", "author", "outlet", "published", "url", "language")
    return tuple(getattr(imported, name).value for name in names)


@pytest.mark.parametrize("name", FILES)
def test_the_text_is_whole(name: str) -> None:
    """Each paragraph stands on a line of its own, to the letter, in order, and none is taken for furniture."""
    imported = import_file(name, FILES[name]())
    kept = [line.text for line in imported.lines if not line.is_furniture]
    assert [text for text in kept if text in PARAGRAPHS] == list(PARAGRAPHS)
    assert sum(text == TITLE for text in kept) == 1


@pytest.mark.parametrize("name", FILES)
def test_what_the_file_tells_of_itself(name: str) -> None:
    """Title, author, outlet, day, address and language are those of the file; what it does not tell is left empty."""
    assert _told(import_file(name, FILES[name]())) == TOLD[name]


@pytest.mark.parametrize("name", FILES)
def test_furniture_is_gone_or_marked(name: str) -> None:
    """Of navigation, running heads and feet there is nothing, or it is proposed as furniture or as doubtful."""
    imported = import_file(name, FILES[name]())
    others = [line for line in imported.lines if line.text not in (*PARAGRAPHS, TITLE)]
    expected = {"The sum", "Gull Rock | 1871", "Counted in April.", f"By {AUTHOR}", "11 May 2032"}
    assert [line.text for line in others if not (line.is_furniture or line.doubt or line.text in expected)] == []
    if name in _WEB_PAGES:
        assert all(line.is_furniture for line in imported.lines if line.text in FURNITURE)


def test_where_it_was_found_is_said() -> None:
    """A curator sees whether a value is from JSON-LD, from the head of a letter, or from a line of the text."""
    assert import_file("a.html", FILES["json-ld.html"]()).author.found == "JSON-LD author"
    assert import_file("a.htm", FILES["browser.htm"]()).author.found.startswith("line ")
    assert import_file("a.eml", FILES["plain.eml"]()).published.found == "Date"


def test_the_day_on_which_a_file_was_made_is_not_its_day() -> None:
    """It is told as a note, and not taken for the day on which the text appeared."""
    imported = import_file("a.pdf", pdf())
    assert not imported.published
    assert any("made on" in note for note in imported.notes)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.pdf", b"%PDF-1.4 and nothing else", "damaged"),
        ("a.docx", b"PK\x03\x04 and nothing else", "damaged"),
        ("a.zip", archive({"a.txt": "a"}), "unpack it"),
        ("a.doc", b"\xd0\xcf\x11\xe0 old", ".docx"),
        ("a.rtf", b"{\\rtf1 a}", "RTF"),
        ("a.png", b"\x89PNG\r\n", "picture"),
        ("a.bin", b"\0\1\2\3", "no text"),
        ("a.txt", b" \n\n", "no text"),
        ("a.html", b"<!doctype html><html><body></body></html>", "no text"),
        ("a.eml", b"From: a\nSubject: b\nContent-Type: image/png\n\n", "no text"),
        ("a.docx", archive({"word/document.xml": "<a"}), "damaged"),
        ("a.epub", archive({"META-INF/container.xml": "<a/>"}), "damaged"),
        ("a.odt", archive({"content.xml": "<a/>"}), "OpenDocument"),
    ],
)
def test_what_cannot_be_imported_is_said(name: str, data: bytes, said: str) -> None:
    """One sentence says why, and what would help."""
    with pytest.raises(UnimportableError, match=said):
        import_file(name, data)


def _scan() -> bytes:
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file)
    canvas.rect(50, 50, 200, 200, fill=1)
    canvas.save()
    return file.getvalue()


def test_a_scan_is_told_apart() -> None:
    """A PDF without text is a scan, and what makes it text is named."""
    with pytest.raises(UnimportableError, match="ocrmypdf"):
        import_file("a.pdf", _scan())


BOMB = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "{}">{}]><a>&k;</a>'.format(
    "x" * 1_000, "".join(f'<!ENTITY {chr(99 + n)} "{f"&{chr(98 + n)};" * 20}">' for n in range(9))
)
READING = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
HOSTILE: dict[str, Callable[[], bytes]] = {
    "an archive that unpacks to a thousand times its size": lambda: archive({"word/document.xml": b" " * (60 << 20)}),
    "entities of entities": lambda: archive({"word/document.xml": BOMB}),
    "an entity that reads a file": lambda: archive({"word/document.xml": READING}),
    "elements a thousand deep": lambda: archive({"word/document.xml": "<a>" * 1_000 + "</a>" * 1_000}),
    "chapters outside of the archive": lambda: archive(
        {
            "META-INF/container.xml": '<c><rootfile full-path="o"/></c>',
            "o": '<p><item id="a" href="../../../../etc/passwd"/><spine><itemref idref="a"/></spine></p>',
        }
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused(name: str) -> None:
    """They cost neither memory nor minutes, read no file, and end in a sentence."""
    began = time.process_time()
    with pytest.raises(UnimportableError):
        import_file("a", HOSTILE[name]())
    assert time.process_time() - began < 5


def test_letters_within_letters_end() -> None:
    """A letter whose parts are nested without end is read as far as it goes, or refused in a sentence."""
    head = 'From: a\nSubject: b\nContent-Type: multipart/mixed; boundary="{0}"\n\n--{0}\n'
    with contextlib.suppress(UnimportableError):
        import_file("a.eml", "".join(map(head.format, range(2_000))).encode())


HOSTILE_PAGES = {
    "unclosed comments": "<!--" * 100_000,
    "unclosed tags": "<p " * 100_000,
    "unclosed quotations": '<p a="' * 60_000,
    "unclosed scripts": "<script>" * 60_000,
    "declarations": "<!x" * 100_000,
    "open elements": "<div>" * 60_000 + "a" + "</div>" * 60_000,
    "angles": "<" * 200_000,
    "attributes": "<p " + "a = " * 60_000 + ">",
}


@pytest.mark.parametrize("name", HOSTILE_PAGES)
def test_reading_markup_takes_no_longer_than_it_is_long(name: str) -> None:
    """Twice the page takes about twice the time, whatever it has."""
    began = time.process_time()
    page = HOSTILE_PAGES[name]
    lines_of_markup(read_markup(page))
    [tag.attributes for tag in read_markup(page) if not isinstance(tag, str)]
    "".join(skip_elements(page, frozenset(("script", "!--"))))
    assert time.process_time() - began < 3


@given(st.text(st.sampled_from("<>/!-\"'= pabr\n&;"), max_size=200))
def test_any_markup_is_read(page: str) -> None:
    """No page stops the reading, and nothing that a line has is a tag of its own."""
    for line in lines_of_markup(read_markup(page)):
        assert line.text.strip() == line.text != ""
        assert line.block.isalnum() or not line.block


@given(st.binary(max_size=300))
def test_any_bytes_are_text(data: bytes) -> None:
    """Every file can be decoded, by some encoding."""
    assert isinstance(decode_text(data), str)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Åsgård".encode(), "Åsgård"),
        ("Åsgård".encode("cp1252"), "Åsgård"),
        ("Åsgård".encode("utf-16"), "Åsgård"),
        ('<meta charset="koi8-r">Ленин'.encode("koi8-r"), '<meta charset="koi8-r">Ленин'),
        (b'<meta charset="rot13">\xc5', '<meta charset="rot13">Å'),
        *(
            (text.encode(page), text)
            for page, text in (
                ("cp949", "2028년 김치 수출액은 얼마인가?,1억 6천만 달러"),
                ("cp932", "日本の首都は？,東京です。"),
                ("gb18030", "中国的首都是哪里？,北京。这是一个问题"),
                ("cp1251", "Какой город является столицей?,Москва"),
                ("cp1252", "Süßes Öl – “été”, où ça ? ÄÖÜ"),
            )
        ),
    ],
)
def test_bytes_are_what_they_say(data: bytes, text: str) -> None:
    """A byte order mark and UTF-8 come first, then what is declared, and then what letters without Latin ones show."""
    assert decode_text(data) == text


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["The crews of the harbour stopped the fer-", "ries at noon, and went home by the road", "again."], None),
        (["A well-known man with a hat, and a well-", "known dog that sat there all day long be-", "hind."], None),
        (["One.", "Two.", "Three."], ["One.", "Two.", "Three."]),
        (["- one thing", "- another thing"], ["- one thing", "- another thing"]),
        (["x" * 200, "y" * 200], ["x" * 200, "y" * 200]),
        ([], []),
    ],
)
def test_only_what_is_wrapped_is_joined(lines: list[str], joined: list[str] | None) -> None:
    """Lines broken at a width are joined; lists, short lines and whole paragraphs stay as they are."""
    found = unwrap(lines)
    if joined is not None:
        assert found == joined
    else:
        assert len(found) == 1
        assert "fer-" not in found[0]
        assert "well-known dog" in found[0] or "ferries at noon" in found[0]


@given(st.lists(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=80), max_size=12))
def test_unwrapping_loses_no_letter(lines: list[str]) -> None:
    """Whatever is joined, all letters and digits are there in their order."""
    letters = [char for line in lines for char in line if char.isalnum()]
    assert [char for line in unwrap(lines) for char in line if char.isalnum()] == letters


@pytest.mark.parametrize(
    ("title", "heading", "outlet"),
    [
        ("Why we object – Quiet Bay", "Why we object", "Quiet Bay"),
        ("Statement on the decision - Glenport Ports plc", "Statement on the decision", "Glenport Ports plc"),
        ("Port expansion approved | Business | The Harbour Post", "Port expansion approved", "The Harbour Post"),
        ("The Harbour Post · Port expansion approved after two years", "Port expansion approved after two years",
         "The Harbour Post"),
        ("The Post – Port to grow", "The Post", ""),
        ("Port expansion approved", "Port expansion approved", ""),
        ("Glenport – a port in the north", "Glenport’s history", ""),
    ],
)  # fmt: skip
def test_the_title_of_a_page_tells_its_outlet(title: str, heading: str, outlet: str) -> None:
    """What stands beside the headline in the title is the site, where the page names it nowhere else."""
    text = "The council approved the plan, which adds two berths and much quay to the port of Glenport. " * 3
    page = f"<html lang=en><title>{title}</title><article><h1>{heading}</h1><p>{text}</p></article></html>"
    assert import_file("a.html", page.encode()).outlet.value == outlet


@pytest.mark.parametrize(
    ("second", "day"),
    [
        ("3 May 2031", "2031-05-03"),
        ("The Courier, 3 May 2031, 06:30", "2031-05-03"),
        ("The bridge opened on 3 May 2031.", ""),
        ("When? On 3 May 2031!", ""),
    ],
)
def test_a_sentence_with_a_day_is_no_dateline(second: str, day: str) -> None:
    """What happened on a day did not appear on it; nor does a headline tell when it was written."""
    text = f"Bridge opens on 4 May 2031\n\n{second}\n\nIt cost four million, and it was late by a year.\n"
    assert import_file("a.txt", text.encode()).published.value == day
