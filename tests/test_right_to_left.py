"""Pages in Arabic and Hebrew: letters joined, lines from the right, columns mirrored, all read in its order."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from unittest.mock import patch

import pypdf
import pypdfium2
import pytest
from bidi import get_display
from fontTools.ttLib import TTCollection, TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdeck.fonts import font_fault, single_face
from briefdeck.language.dates.date_range import parse_date_range
from briefdeck.located import LocatedStr
from briefdeck.printed_words import speaking
from briefdeck.render.brief.parts.timeline import make_scale
from briefdeck.render.pdf.faces import load_added_face
from briefdeck.render.pdf.paragraph import Style, TextShaper, rich
from briefdeck.render.pdf.right_to_left import levels_of, order_of, said
from tests.conftest import DATA
from tests.support.right_to_left import FACES, FACTS, letters, page, papers
from tests.test_brief_fonts import OURS

pytestmark = pytest.mark.slow

LANGUAGES = sorted(FACTS)
_WORD = re.compile(r"[^\W\d_]+|\d+")
_WITHOUT = "briefdeck.render.pdf.paragraph.can_shape", "briefdeck.render.pdf.pen.can_shape"


def _by_pypdf(data: bytes) -> str:
    return "\n".join(each.extract_text() for each in pypdf.PdfReader(io.BytesIO(data)).pages)


def _by_pdfium(data: bytes) -> str:
    return "\n".join(each.get_textpage().get_text_range() for each in pypdfium2.PdfDocument(data))


def _by_poppler(data: bytes) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("poppler is not here")
    return subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_is_read_in_the_order_of_the_text(language: str) -> None:
    """What is shown on a page, a sheet and a key, in its order, is the text, with its numbers and Latin names."""
    rendered = page(language)
    assert not rendered.problems
    told = [letters(_by_pypdf(data)) for data in (rendered.pdf, *papers(language))]
    assert all(letters(fact) in told[0] for fact in FACTS[language]), told[0]
    question, answer, _ = FACTS[language]
    assert letters(question) in told[1]
    assert letters(answer) in told[2]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("read", [_by_pdfium, _by_poppler])
def test_every_word_is_read_whole(read: Callable[[bytes], str], language: str) -> None:
    """Readers that order the parts of a line by rules of their own have each word with its letters in order."""
    told = set(_WORD.findall(read(page(language).pdf)))
    assert {word for fact in FACTS[language] for word in _WORD.findall(fact)} <= told


def _places(data: bytes, char: str) -> list[float]:
    """Return the left edges of *char* on the first page, in points."""
    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    said = text.get_text_range()
    return [text.get_charbox(at)[0] for at in range(len(said)) if said[at] == char]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_mirrored(language: str) -> None:
    """Lines begin at the right margin, beside the squares of the facts, and notes stand to the left of their words."""
    data = page(language).pdf
    width = pypdf.PdfReader(io.BytesIO(data)).pages[0].mediabox.width
    squares = _places(data, "□")[: len(FACTS[language])]
    assert min(squares) > width * 0.8
    links = [each.get_object()["/Rect"] for each in pypdf.PdfReader(io.BytesIO(data)).pages[0].annotations or ()]
    assert sum(float(right) < min(squares) for _, _, right, _ in links) >= len(squares)
    assert max(_places(data, FACTS[language][0][0])) > width / 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_latin_and_numbers_run_from_the_left(language: str) -> None:
    """In a line from the right a Latin name and a number keep the order of their characters."""
    data = page(language).pdf
    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    for word in ("BBC", "2031"):
        at = text.get_text_range().index(word)
        places = [text.get_charbox(place)[0] for place in range(at, at + len(word))]
        assert places == sorted(places)


def test_letters_join() -> None:
    """A letter has another glyph at the beginning, in the middle, at the end of a word, and alone."""
    face = load_added_face((DATA / "fonts" / FACES["ar"]).read_bytes())
    assert face is not None
    glyphs = [face.font.face.charToGlyph[ord(char)] for char in (*face.shape("سسس"), *face.shape("س"))]
    assert len(set(glyphs)) == 4
    assert said("".join(face.shape("سلام"))) == "سلام"


_CHARS = "אבגسلامب12345٢٣abcXYZ  ()[].,-+%$/:;!?\"'«»،؟ًé€"


@settings(max_examples=500, deadline=None)
@given(st.text(_CHARS, max_size=24), st.booleans())
def test_the_order_of_a_line(line: str, from_right: bool) -> None:
    """Characters stand in the order that unicode-bidi, another program, gives them by the same rules (UAX #9)."""
    order = order_of(levels_of(line, from_right))
    assert "".join(line[at] for at in order) == get_display(line, base_dir="LR"[from_right])


def test_brackets_are_shown_by_their_opposites() -> None:
    """An opening bracket of a line from the right is drawn as the other one, and is read as an opening one."""
    face = load_added_face((DATA / "fonts" / FACES["he"]).read_bytes())
    assert face is not None
    paragraph = TextShaper("he", [face]).paragraph(rich(LocatedStr("אב (גד)")), Style(8, 10), 200)
    opening = next(each.glyph for each in paragraph.lines[0].placed() if said(each.glyph.char) == "(")
    drawn = opening.face.font.face.charToGlyph
    assert drawn[ord(opening.char)] == drawn[ord(")")]


def test_arabic_stands_in_an_english_line() -> None:
    """On a page from left to right its words are joined, and the line goes on behind them."""
    face = load_added_face((DATA / "fonts" / FACES["ar"]).read_bytes())
    assert face is not None
    paragraph = TextShaper("en", [face]).paragraph(rich(LocatedStr("He said سلام twice")), Style(8, 10), 200)
    x = {said(each.glyph.char): each.x for each in paragraph.lines[0].placed()}
    assert x["H"] < x["م"] < x["س"] < x["w"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_the_extra_it_is_left_out_with_a_word(language: str) -> None:
    """Where the libraries are not installed, the page is not made, and the message says what helps."""
    with patch(_WITHOUT[0], return_value=False), patch(_WITHOUT[1], return_value=False):
        rendered = page(language)
    assert not rendered.pdf
    assert {problem.code for problem in rendered.problems} == {"B704"}
    assert all("pip install 'briefdeck[rtl]'" in problem.hint for problem in rendered.problems)


def test_a_code_is_not_mirrored() -> None:
    """A QR code stands on the other side of a mirrored page, and can be read there: its modules are not turned."""
    address = LocatedStr("https://harbour.example/deck")
    with_code, without = (page("ar", **fields).pdf for fields in ({"qr": address}, dict[str, LocatedStr]()))
    shown = [pypdf.PdfReader(io.BytesIO(data)).pages[0].get_contents() for data in (with_code, without)]
    moved = [each.get_data().count(b"q 1 0 0 1 ") for each in shown if each is not None]
    assert moved[0] > 100
    assert moved[1] == 0


@pytest.mark.parametrize(("language", "initials"), [("en", "JFM"), ("ru", "ЯФМ"), ("ja", "123")])
def test_months_are_named_in_the_language_of_the_page(language: str, initials: str) -> None:
    """The ticks of a timeline have the initials of the months there, or their numbers where they have no names."""
    with speaking(language):
        scale = make_scale([parse_date_range("2031-01-01"), parse_date_range("2031-04-01")], 400.0)
    assert "".join(tick.name for tick in scale.ticks)[:3] == initials


def test_a_collection_gives_its_first_face() -> None:
    """A .ttc with TrueType outlines is used; one that is damaged is not whole."""
    both = TTCollection()
    both.fonts = [TTFont(io.BytesIO(OURS)), TTFont(io.BytesIO(OURS))]
    written = io.BytesIO()
    both.save(written)
    assert font_fault(written.getvalue()) == ""
    face = load_added_face(written.getvalue())
    assert face is not None
    assert face.has("A")
    assert font_fault(written.getvalue()[:5000]) == "is not a whole TrueType file"
    assert single_face(OURS) == OURS
