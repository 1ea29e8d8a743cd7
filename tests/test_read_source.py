"""Bytes to text: nothing invisible gets through, and every place stays right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.language.lines import split_lines
from briefdeck.read.bank import read_bank
from briefdeck.read.source import decode


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"\xef\xbb\xbftitle: x\n", "Y106", 1, 1),
        (b"title: x\r\nfacts: []\r\n", "Y107", 1, 1),
        (b"a: 1\nb: x\0y\n", "Y101", 2, 5),
        (b"a: 1\nb: \xff\n", "Y101", 2, 4),
        (b"\xff\xfea\0", "Y101", 1, 1),
        ("a: 1\nb: x\u2028y\n".encode(), "Y101", 2, 5),
        (b"a: 1\rb: 2\n", "Y101", 1, 5),
        (b"", "Y103", 1, 1),
        (b"\n  \n", "Y103", 1, 1),
    ],
)
def test_odd_bytes(data: bytes, code: str, line: int, column: int) -> None:
    """Every byte that an editor hides or counts differently is a problem at its place."""
    problems = decode(data, "q.yaml")[1]
    assert [(each.code, each.location.line, each.location.column) for each in problems] == [(code, line, column)]


def test_places_stay_right_after_odd_characters() -> None:
    """A line separator does not move the lines after it, though YAML would count it."""
    text, problems = decode("title: a\u2028b\nfacst: []\n".encode(), "q.yaml")
    found = problems + read_bank(text, "q.yaml")[1]
    assert ("Y110", 2, 1) in {(each.code, each.location.line, each.location.column) for each in found}


def test_a_binary_file_gives_a_few_problems() -> None:
    """A picture given by mistake is not reported byte by byte."""
    assert 0 < len(decode(bytes(range(256)) * 4000, "q.yaml")[1]) < 30


@given(st.binary(max_size=400))
def test_decoding_never_raises(data: bytes) -> None:
    """Any bytes give a text that can be read, and problems inside it."""
    text, problems = decode(data, "q.yaml")
    found = problems + read_bank(text, "q.yaml")[1]
    lines = max(1, len(split_lines(text)))
    assert all(1 <= each.location.line <= lines + 1 and each.location.column >= 1 for each in found)


@given(st.text(max_size=300))
def test_reading_never_raises(text: str) -> None:
    """Any text gives a bank and problems, never an exception."""
    decoded, _ = decode(text.encode("utf-8", "surrogatepass"), "q.yaml")
    read_bank(decoded, "q.yaml")


def test_lines_are_those_of_grep() -> None:
    """A line ends at a line feed alone; form feeds and U+0085 do not end one."""
    assert split_lines("a\r\nb\x0cc\x85d\u2028e\n\nf") == ["a", "b\x0cc\x85d\u2028e", "", "f"]
    assert split_lines("a\n") == ["a"]
    assert split_lines("") == []
