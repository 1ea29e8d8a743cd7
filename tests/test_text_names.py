"""Names: which words name, and when a line has the same name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.language.names.name_forms import NameBook
from briefdeck.language.names.names import inner_names, name_keys, names
from briefdeck.language.words import words

BOOK = NameBook(
    [
        ("Kim Jong Un", "Kim Jong-un", "Mr. Kim", "Kim"),
        ("Ana Reyes", "Reyes"),
        ("Kyiv", "Kiev"),
        ("Harbour Board", "harbour authority"),
    ]
)


def _written(text: str, *proper: str) -> list[str]:
    return [name.written for name in names(text, lambda word: word in proper)]


def _stands(name: str, line: str, article: str = "") -> bool:
    known = {found for word in words(line) for found in name_keys(word)}
    rest = known | {found for word in words(article) for found in name_keys(word)}
    (one,) = names(f"the {name}", lambda word: False)
    return BOOK.stands(one, known.__contains__, rest.__contains__)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the mayor of Port Marlow met Ana Reyes’s son", ["Port Marlow", "Ana Reyes"]),
        ("they met Foreign Minister Luis Ortega and Mr. Vale", ["Foreign", "Luis Ortega", "Vale"]),
        ("it was John F. Hale in the U.S. Senate", ["John F. Hale", "U.S. Senate"]),
        ("in March, on Tuesday, the Second of Ten", []),
        ("Workers left. Boats stayed. “Never” was said.", []),
        ("KCNA reported, as did the G7", ["KCNA", "G7"]),
        ("the Marlow-backed plan and the Reyes-Vale talks", ["Marlow-backed", "Reyes-Vale"]),
        ("in the Élysée of Łódź", ["Élysée", "Łódź"]),
        ("North winds blew", ["North"]),
    ],
)
def test_names_are_runs_of_capitals(text: str, found: list[str]) -> None:
    """Titles, dates, numbers, stop words and the mere beginning of a sentence name nothing."""
    assert _written(text) == found


def test_a_sentence_may_begin_with_a_name() -> None:
    """It does when the word is known for one."""
    assert _written("Reyes left. Workers stayed.", "reyes") == ["Reyes"]
    assert _written("Ana Reyes left. Later Reyes slept. Suddenly Reyes woke.") == ["Ana Reyes", "Reyes", "Reyes"]
    assert [name.written for name in names("Boat Marlow sank.", lambda word: False, lambda word: True)] == ["Marlow"]


def test_inner_names() -> None:
    """Words with a capital inside a sentence are told from those that only begin one."""
    assert inner_names("Boats of Port Marlow sank. Nobody knew Reyes.") == {"Port", "Marlow", "Reyes"}


@pytest.mark.parametrize(
    ("name", "line", "article"),
    [
        ("Kim Jong Un", "when Kim Jong-un left", ""),
        ("Kim Jong Un", "when Mr. Kim left", ""),
        ("Kyiv", "in Kiev", ""),
        ("Russia", "Russian ships", ""),
        ("Ukrainian", "in Ukraine", ""),
        ("North Koreans", "North Korea", ""),
        ("United States", "the U.S. said", ""),
        ("American", "the US said", ""),
        ("Harbour Board", "the harbour authority agreed", ""),
        ("Luis Ortega", "Ortega said", "Luis Ortega"),
        ("Luis F. Ortega", "LUIS ORTEGA", ""),
        ("Marlow-backed", "in Marlow", ""),
        ("Erdoğan", "Erdogan", ""),
        ("President Luis Ortega", "Luis Ortega", ""),
    ],
)
def test_names_that_stand(name: str, line: str, article: str) -> None:
    """Spellings of the book, peoples for countries, accents, case, and a surname of someone the article names."""
    assert _stands(name, line, article)


@pytest.mark.parametrize(
    ("name", "line", "article"),
    [
        ("Kim Jong Il", "when Kim left", ""),
        ("Kim Jong Il", "when Kim Jong-un left", "Kim Jong Il"),
        ("North Korea", "South Korea", "the North"),
        ("Foreign Ministry", "the Defence Ministry", "a Foreign one"),
        ("Luis Ortega", "Ortega said", "no other name"),
        ("US", "they gave us bread", ""),
        ("Austria", "Australia", ""),
        ("Iran", "Iraq", ""),
    ],
)
def test_names_that_do_not_stand(name: str, line: str, article: str) -> None:
    """Another name stays another, however like."""
    assert not _stands(name, line, article)


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    """Every text has its names, each with a key or none, and a book takes any spelling."""
    for name in names(text, lambda word: True):
        assert name.words
        BOOK.stands(name, lambda word: False, lambda word: False)
    NameBook([(text, text)])


@given(st.text(alphabet="ABCabc .-ÉéUS"))
def test_a_name_stands_on_its_own_line(text: str) -> None:
    """What a text names, the same text proves."""
    known = {found for word in words(text) for found in name_keys(word)}
    for name in names(text, lambda word: True):
        assert BOOK.stands(name, known.__contains__, known.__contains__)
