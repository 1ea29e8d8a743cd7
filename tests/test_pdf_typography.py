"""Setting text: marks, kerning, hyphens, where lines end."""

from __future__ import annotations

from typing import cast

import pyphen
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdeck.located import LocatedStr, Location
from briefdeck.render.pdf.breaking import Glyph, cut_pieces, find_hyphenator
from briefdeck.render.pdf.design import TitleStyles, set_title_block
from briefdeck.render.pdf.faces import DISPLAY, ITALIC, SANS, SERIF, Face, Family, RaisedFace, face, raised
from briefdeck.render.pdf.paragraph import (
    Missing,
    Paragraph,
    Rich,
    Style,
    TextShaper,
    own_words,
    plain_text,
    raised_notes,
    rich,
)

pytestmark = pytest.mark.slow

BODY = Style(8, 10)
HYPHENATED = Style(8, 10, hyphenate=True)


def _set(text: str | Rich, width: float, style: Style = BODY) -> Paragraph:
    return TextShaper("en-GB").paragraph(rich(LocatedStr(text)) if isinstance(text, str) else text, style, width)


def _lines(paragraph: Paragraph) -> list[str]:
    return ["".join(fragment.text for fragment in line.fragments).rstrip(" ") for line in paragraph.lines]


def test_marks_are_read_and_nothing_else() -> None:
    """Two stars are bold, one is italic; braces, brackets and lone stars print as typed."""
    runs = rich(LocatedStr("**A** *b* 2 * 3 {4} <b>&"))
    assert [(run.text, run.bold, run.italic) for run in runs] == [
        ("A", True, False),
        (" ", False, False),
        ("b", False, True),
        (" 2 * 3 {4} <b>&", False, False),
    ]


def test_blanks_are_folded_and_accents_composed() -> None:
    """Line breaks are blanks, an accent joins its letter, a soft hyphen leaves."""
    assert plain_text(rich(LocatedStr(" a\n b\tcafe\u0301 con\u00adtainer "))) == "a b café container"


def test_joined_letters_are_letters() -> None:
    """What is pasted from a PDF is set as it is read."""
    assert plain_text(rich(LocatedStr("a ﬁgure of eﬀort, oﬃce and ﬂow"))) == "a figure of effort, office and flow"


def test_a_no_break_space_stays() -> None:
    """A no-break space is not folded away."""
    assert plain_text(rich(LocatedStr("10\u00a0km"))) == "10\u00a0km"


def test_notes_are_small_and_raised() -> None:
    """Each leads to its source; what is between them leads nowhere; and three of them stay on one line."""
    runs = raised_notes(["A7", "B12", "B13", "C1"])
    assert [run.text for run in runs] == ["\u2009", "A7", "\u2009", "B12", "\u2009", "B13", " ", "C1"]
    assert [run.note for run in runs if run.note and run.raised] == ["A7", "B12", "B13", "C1"]
    upright = face(SANS.upright)
    assert raised(upright).width("A23") == pytest.approx(upright.width("A23") * RaisedFace.scale, abs=1)


@pytest.mark.parametrize("family", [SANS, SERIF])
def test_the_space_between_notes_looks_even(family: Family) -> None:
    """Where a line may end between two notes, the gap is hardly wider than where it may not."""
    (line,) = _set(raised_notes(["A7", "B12", "B13", "C1"]), 400, Style(10, 12, family)).lines
    gaps = [each.width for each in line.fragments if not each.note][1:]
    assert max(gaps) < 1.5 * min(gaps)


def test_pairs_are_kerned() -> None:
    """A pair that the face kerns is narrower than its letters."""
    sans = face(SANS.upright)
    assert sans.kern("A", "V") < 0
    assert sans.width("AV") == sans.width("A") + sans.width("V") + sans.kern("A", "V")


def test_the_width_of_a_line_is_that_of_its_letters() -> None:
    """Widths are in points and leave out the space at the end of a line."""
    paragraph = _set("AV AV", 12)
    assert _lines(paragraph) == ["AV", "AV"]
    assert paragraph.lines[0].width(8) == pytest.approx(face(SANS.upright).width("AV") * 8 / 1000)


@pytest.mark.parametrize("family", [SANS, SERIF, DISPLAY, ITALIC])
def test_hangul_falls_back(family: Family) -> None:
    """A Korean syllable is set in the Korean face, whatever stands beside it."""
    setter = TextShaper("en")
    paragraph = setter.paragraph(rich(LocatedStr("Rodong 로동신문")), Style(10, 12, family), 500)
    assert [fragment.face.name[:11] for fragment in paragraph.lines[0].fragments][-1] == "BriefHangul"
    assert setter.missing == {}


def test_what_no_face_has_is_kept_in_mind() -> None:
    """Each missing character is noted once for each text, and the rest is set."""
    setter = TextShaper("en")
    text = LocatedStr("a☃b☃c⛄", Location("facts.yaml", 3, 5))
    paragraph = setter.paragraph(rich(text), BODY, 100)
    assert _lines(paragraph) == ["abc"]
    assert list(setter.missing) == [Missing("☃", text), Missing("⛄", text)]


@pytest.mark.parametrize(
    "word", ["containers", "international", "Vladivostok", "ammunition", "disarmament", "шахматист"]
)
@pytest.mark.parametrize("language", ["en_GB", "en_US", "de_DE", "uk_UA"])
def test_hyphens_stand_where_pyphen_puts_them(word: str, language: str) -> None:
    """Three letters at least stay on either side."""
    ours = find_hyphenator(language)
    assert ours is not None
    theirs = pyphen.Pyphen(lang=language, left=3, right=3)
    assert list(ours.positions(word)) == [at for at in theirs.positions(word) if 3 <= at <= len(word) - 3]


def test_a_language_without_patterns_is_not_hyphenated() -> None:
    """There are no patterns for Korean."""
    assert find_hyphenator("ko") is None


def test_words_are_divided_where_that_saves_the_line() -> None:
    """The hyphen is a soft one, so that the word is found by a search."""
    lines = _lines(_set("internationalisation of humanitarian responsibilities", 60, HYPHENATED))
    assert any(line.endswith("\u00ad") for line in lines)
    assert "".join(lines).replace("\u00ad", "").replace(" ", "") == "internationalisationofhumanitarianresponsibilities"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("up to 4.8 million shells", "4.8 million"),
        ("signed on 18 June in the end", "18 June"),
        ("worth $50 billion in all", "$50 billion"),
        ("the years 2023–2024 in brief", "2023–2024"),
    ],
)
def test_what_belongs_together_stays_together(text: str, kept: str) -> None:
    """At no width does a line end between a number and its unit, or within a span of years."""
    for width in range(45, 130, 3):
        assert any(kept in line for line in _lines(_set(text, width))), width


def test_the_whole_paragraph_is_weighed() -> None:
    """A first line is left shorter where that spares a later one from being much shorter."""
    lines = _lines(_set("aaaa bb cc ddddd", 26))
    assert lines == ["aaaa", "bb cc", "ddddd"]


def test_a_number_of_a_note_never_begins_a_line() -> None:
    """However narrow the column, the figure stays with its word."""
    text = rich(LocatedStr("one two three four")) + raised_notes(["A12", "A13"])
    for width in range(50, 90, 2):
        assert all(line[0] != "A" for line in _lines(_set(text, width)))


@pytest.mark.parametrize(
    ("text", "language", "kept"),
    [
        ("nach rund 5 Stunden und mehr", "de", "5 Stunden"),
        ("il dit « oui » et « non » à tous", "fr", "« oui »"),
        ("함께할 것이라고 말했다 그들은", "ko", "말했다"),
        ("so ist es am 8. Mai und", "de", "8. Mai"),
        ("лишь 87 млн руб. дали", "ru", "87 млн руб."),
        ("합계 9억 원을 모두 함께", "ko", "9억 원"),
    ],
)
def test_what_belongs_together_in_other_languages(text: str, language: str, kept: str) -> None:
    """A number and its word, French signs, Korean words."""
    shaper = TextShaper(language, [face("BriefHangul-Regular")])
    for width in range(46, 130, 3):
        lines = _lines(shaper.paragraph(rich(LocatedStr(text)), BODY, width))
        assert any(kept in line for line in lines), (width, lines)


class _Square:
    """A face of squares."""

    scale, rise = 1.0, 0.0

    def kern(self, left: str, right: str) -> int:
        """No kerning."""
        return 0

    def width(self, text: str) -> int:
        """An em for each character."""
        return 1000 * len(text)


def test_no_line_of_japanese_begins_or_ends_with_a_wrong_sign() -> None:
    """Lines end between any two characters, but not before a closing sign or a small kana, nor after an opening one."""
    text = "「はい、ちょっと。」と言った"
    pieces = cut_pieces([Glyph(char, cast("Face", _Square()), "") for char in text], None, language="ja")
    parts = ["".join(glyph.char for glyph in piece.glyphs) for piece in pieces]
    assert parts == ["「は", "い、", "ちょっ", "と。」", "と", "言っ", "た"]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("1,200 kilometres", 46, ["1,200", "kilometres"]),
        ("Verteidigungsministerium", 60, ["Verteidigungsmi", "nisterium"]),
    ],
)
def test_what_is_too_wide_is_divided_where_it_may_be(text: str, width: float, lines: list[str]) -> None:
    """At a blank that is better kept, or else with a hyphen as the language does, even where no word is divided."""
    paragraph = TextShaper("de").paragraph(rich(LocatedStr(text)), BODY, width)
    assert paragraph.divided == ""
    assert [line.rstrip("\u00ad ") for line in _lines(paragraph)] == lines


def test_a_number_is_never_divided_unsaid() -> None:
    """Nothing sticks out of its column, and the paragraph says what it had to divide."""
    paragraph = _set("1,234,567,890", 40)
    assert paragraph.divided == "1,234,567,890"
    assert paragraph.natural_width <= 40


def test_a_word_longer_than_the_line_is_divided() -> None:
    """Nothing sticks out of its column."""
    paragraph = _set("x" * 60, 50)
    assert len(paragraph.lines) > 1
    assert paragraph.natural_width <= 50
    assert "".join(_lines(paragraph)) == "x" * 60


def test_nothing_has_no_height() -> None:
    """An empty text makes an empty paragraph."""
    assert _set("", 50).height == 0.0
    assert own_words("") == ()


MIXED = st.lists(st.sampled_from(["로동", "신문", "AV", "To", "**Ty**", "*fi*", "x", "Tiếng"]), max_size=30).map(
    " ".join
)


@settings(max_examples=60, deadline=None)
@given(MIXED, st.floats(40, 200))
def test_mixed_scripts_keep_to_their_column(text: str, width: float) -> None:
    """Spaces and pairs are as wide on the line as they were reckoned, whatever faces meet."""
    assert _set(text, width).natural_width <= width + 0.01


ADMITTED = st.characters(
    min_codepoint=0x20, max_codepoint=0x17F, exclude_characters="*\u007f\u00ad", exclude_categories=["Cc"]
).filter(lambda char: face(SANS.upright).has(char))


@settings(max_examples=150, deadline=None)
@given(st.text(ADMITTED, max_size=200), st.floats(20, 300), st.sampled_from([BODY, HYPHENATED]))
def test_every_letter_is_on_a_line(text: str, width: float, style: Style) -> None:
    """Breaking loses nothing but blanks, and no line is wider than its column."""
    paragraph = _set(text, width, style)
    there = "".join(_lines(paragraph)).replace("\u00ad", "")
    assert there.replace(" ", "") == plain_text(rich(LocatedStr(text))).replace(" ", "")
    assert paragraph.natural_width <= width + 0.01
    assert paragraph.count == len(paragraph.lines)


@pytest.mark.parametrize("family", [SANS, SERIF, DISPLAY, ITALIC])
@pytest.mark.parametrize(
    "text", ["Ο Πούτιν στην Πιονγκγιάνγκ· ΰ ΐ Ώ", "Nguyễn Phú Trọng, Đặng Trần Đức", "Łódź, İzmir, Şırnak"]
)
def test_other_alphabets_are_set(family: Family, text: str) -> None:
    """Greek, Vietnamese and accented Latin stand in our own faces, upright, bold and italic."""
    setter = TextShaper("en")
    setter.paragraph(rich(LocatedStr(f"{text} **{text}** *{text}*")), Style(10, 12, family), 500)
    assert setter.missing == {}


@pytest.mark.parametrize("name", ["Jong-un", "Won-sik", "e-mail", "2023–24", "and/or"])
def test_a_short_part_does_not_stand_alone(name: str) -> None:
    """No line ends within a Korean name or a word of short parts."""
    assert name in "\n".join(_lines(_set(f"{'word ' * 4}{name} more words", 28)))


def test_a_long_compound_may_be_divided() -> None:
    """After its hyphen."""
    assert any(line.endswith("nuclear-") for line in _lines(_set("a nuclear-powered", 36)))


def test_a_title_stands_below_its_whole_kicker() -> None:
    """Whichever of kicker and note has a second line."""
    shaper, style = TextShaper("en"), BODY
    styles = TitleStyles(style, style, (style,))
    one, two = rich(LocatedStr("Kicker")), rich(LocatedStr("a note that is too long for its share of the line"))
    short, long = (set_title_block(shaper, (one, note, one), styles, 300) for note in (one, two))
    assert long.note.count > long.kicker.count == short.note.count
    assert long.height - short.height == pytest.approx((long.note.count - 1) * style.leading)
