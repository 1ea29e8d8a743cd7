"""Text on a terminal."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from briefdeck.console import clean, clean_json, clean_lines, count_columns, wrapped
from briefdeck.language.markup import TextSpan

LETTERS = some.text(some.characters(codec="utf-8") | some.sampled_from("  \t\n\x1b\u0301\u202e한国ab"), max_size=60)


def _lines(text: str, width: int) -> list[str]:
    return ["".join(run.text for run in line) for line in wrapped([TextSpan(text)], width)]


@given(LETTERS)
def test_nothing_is_obeyed(text: str) -> None:
    """No control character, no escape sequence and no change of direction is left, and nothing else is lost."""
    shown = clean(text)
    assert len(shown) == len(text)
    assert all(unicodedata.category(character)[0] != "C" for character in shown if character not in "\u200c\u200d")
    assert not set(shown) & set("\x00\x07\x08\r\n\x1b\x7f\x9b\u2028\u202e\u2066")


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("", 0),
        ("abc", 3),
        ("한국", 4),
        ("e\u0301", 1),
        ("「", 2),
        ("ﾊ", 1),
        ("👍🏽", 2),
        ("👩‍👩‍👧", 2),
        ("❤️", 2),
        ("ที่นี่", 2),
        ("می‌خواهم", 7),
    ],
)
def test_columns(text: str, taken: int) -> None:
    """Wide letters take two columns, combining marks none."""
    assert count_columns(text) == taken


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("   ", [""]),
        ("one two three", ["one two", "three"]),
        ("  one   two ", ["one two"]),
        ("a\nb", ["a b"]),
        ("abcdefghij", ["abcdefgh", "ij"]),
        ("ab abcdefghij", ["ab", "abcdefgh", "ij"]),
        ("한국어 문장입니다", ["한국어", "문장입니", "다"]),
        ("ab漢字漢字漢", ["ab漢字漢", "字漢"]),
    ],
)
def test_wrapping(text: str, lines: list[str]) -> None:
    """Lines break at spaces; a long word where the line ends; wide letters anywhere between them."""
    assert _lines(text, 8) == lines


@given(LETTERS, some.integers(2, 20))
def test_lines_fit(text: str, width: int) -> None:
    """No line is wider than asked, none begins or ends with a space, and no letter is lost."""
    shown = clean(text)
    lines = _lines(shown, width)
    assert all(count_columns(line) <= width for line in lines)
    assert all(line == line.strip(" ") for line in lines)
    assert "".join("".join(lines).split()) == "".join(shown.split())


def test_looks_are_kept() -> None:
    """Every word keeps its look, over the end of a line too, and neighbours alike are one run."""
    runs = [TextSpan("one "), TextSpan("two", bold=True), TextSpan(" three "), TextSpan("four five", italic=True)]
    assert wrapped(runs, 10) == [
        [TextSpan("one "), TextSpan("two", bold=True)],
        [TextSpan("three "), TextSpan("four", italic=True)],
        [TextSpan("five", italic=True)],
    ]


KEPT = [
    "می‌خواهم",
    "क्‍ष",
    "👩‍👩‍👧 👍🏽 ❤️",
    "🏴\U000e0067\U000e0062\U000e007f",
    "שלום",
    "Zürich – “no”",
]


@pytest.mark.parametrize("kept", KEPT)
def test_what_a_script_needs_is_kept(kept: str) -> None:
    """Joiners between letters that join, and within emoji, are no danger and stay."""
    assert clean(kept) == kept


def test_lines_stay_lines() -> None:
    """Line feeds part lines; a carriage return, which would overwrite one, does not."""
    assert clean_lines("a\x1b[2Jb\nc\rd") == "a [2Jb\nc d"


@given(LETTERS)
def test_json_is_plain_and_whole(text: str) -> None:
    """What is not printable is escaped in JSON, and comes back as it was."""
    written = clean_json({text: [text]})
    assert all(character.isprintable() or character == "\n" for character in written)
    assert json.loads(written) == {text: [text]}


def test_json_of_half_a_character() -> None:
    """A lone surrogate is escaped, so that it can be printed in any encoding."""
    assert clean_json("\ud800").encode("utf-8") == b'"\\ud800"\n'
