"""Bytes to text: nothing invisible gets through, and every place stays right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.language.sentences.splitting import split_lines
from briefdeck.read.bank import read_bank
from briefdeck.read.source import decode, encode_like


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"a: 1\nb: x\0y\n", "Y101", 2, 5),
        (b"a: 1\nb: \xff\n", "Y101", 2, 4),
        ("a: 1\nb: c – d – e\nc: “f”\n".encode("cp1252"), "Y101", 2, 6),
        ("a: é\nb: ".encode() + b"\x97\n", "Y101", 2, 4),
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


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_how_an_editor_saves_makes_no_difference(mark: bytes, end: str) -> None:
    """A byte order mark and the line ends of Windows are read, and stay as they are where a line is added."""
    text = "title: x\nfacts:\n  - id: a\n"
    data = mark + text.replace("\n", end).encode()
    assert decode(data, "q.yaml") == (text, [])
    assert encode_like(text, data) == data
    longer = text.replace("facts:\n", "facts:\n  - id: b\n") + "# end\n"
    assert encode_like(longer, data) == mark + longer.replace("\n", end).encode()


@given(st.lists(st.sampled_from(["a", "b\r", "", "\r"]), min_size=1, max_size=6), st.integers(0, 5))
def test_lines_that_stay_keep_their_ends(lines: list[str], place: int) -> None:
    """Whatever the mixture of line ends, one line that is added changes no other."""
    data = "\n".join(lines).encode()
    plain = [line.removesuffix("\r") for line in lines[:-1]] + lines[-1:]
    place = min(place, len(plain) - 1)
    new = encode_like("\n".join([*plain[:place], "new", *plain[place:]]), data).decode().split("\n")
    assert [line for line in new if line.removesuffix("\r") != "new"] == lines


def test_windows_1252_is_named_once() -> None:
    """The file is read as what it is, so that nothing else is wrong with it."""
    (problem,) = decode("fact: “No” – they said so\n".encode("cp1252"), "q.yaml")[1]
    assert problem.message == "the file is in Windows-1252, not in UTF-8: here the byte 0x93 stands for “"
    assert decode("fact: “No”\n".encode("cp1252"), "q.yaml")[0] == "fact: “No”\n"


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
    """Any text gives a bank and problems, never an exception; also one that was not decoded as a file is."""
    decoded, _ = decode(text.encode("utf-8", "surrogatepass"), "q.yaml")
    read_bank(decoded, "q.yaml")
    read_bank(text, "q.yaml")


@pytest.mark.parametrize(("text", "line", "column"), [("title: a\nlanguage: \x0ben\n", 2, 11), ("title: [\x7f", 1, 9)])
def test_a_character_that_no_yaml_has(text: str, line: int, column: int) -> None:
    """It is a problem at its place."""
    (problem,) = (each for each in read_bank(text, "q.yaml")[1] if each.code == "Y102")
    assert (problem.location.line, problem.location.column) == (line, column)
    assert "is not allowed" in problem.message


def test_lines_are_those_of_grep() -> None:
    """A line ends at a line feed alone; form feeds and U+0085 do not end one."""
    assert split_lines("a\r\nb\x0cc\x85d\u2028e\n\nf") == ["a", "b\x0cc\x85d\u2028e", "", "f"]
    assert split_lines("a\n") == ["a"]
    assert split_lines("") == []


@pytest.mark.parametrize(
    ("old", "new"), [("a\nb\n\nc\n", "a\nb\n"), ("a\nb\n", "a\nb\nb\n"), ("a\na\n", "a\n"), ("a", "")]
)
def test_lines_taken_from_the_end_are_gone(old: str, new: str) -> None:
    """A text that is cut off or goes on is written as it is, whatever lines are alike."""
    assert encode_like(new, old.encode()) == new.encode()
