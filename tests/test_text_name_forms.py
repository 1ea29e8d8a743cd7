"""Other forms of a name: initials, short given names, fuller names."""

from __future__ import annotations

import pytest

from briefdeck.language.names.countries import is_part_of_the_world, parts_of
from briefdeck.language.names.name_forms import has_initials, initials_of, stands_by_part, stands_by_short_name
from briefdeck.language.names.names import name_key


def _keys(name: str) -> tuple[str, ...]:
    return tuple(map(name_key, name.split()))


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("NFC", ["Northern Ferry Council"]),
        ("NHA", ["Velby", "Northern Harbour Agency"]),
        ("CTR", ["Centre", "Tide Research"]),  # for
    ],
)
def test_initials_stand_for_a_name_of_the_line(key: str, written: list[str]) -> None:
    """They may be those of several names, which small words part."""
    assert has_initials(key, written)
    assert not has_initials(key[:-1] + "X", written)


def test_initials_with_and_without_small_words() -> None:
    """A name may count its small words or not, and a hyphen may part a word."""
    assert set(initials_of("Board of Port-Works")) == {"BP", "BOP", "BPW"}


@pytest.mark.parametrize(
    ("name", "line", "stands"),
    [
        ("Bob Ekdahl", "Robert Ekdahl", True),
        ("Robert Ekdahl", "Bob Ekdahl", True),
        ("Bert Ekdahl", "Robert Ekdahl", False),
        ("Bob Sommer", "Robert Ekdahl", False),
    ],
)
def test_a_short_given_name(name: str, line: str, stands: bool) -> None:
    """A short form of a given name stands for the long one, before the same surname."""
    assert stands_by_short_name(_keys(name), _keys(line).__contains__) is stands


@pytest.mark.parametrize(
    ("name", "line", "article", "stands"),
    [
        ("Ana Reyes", "Reyes", [], True),
        ("Ana Reyes", "Reyes", ["Marco Reyes"], False),  # it may be either
        ("Harle University", "Harle", [], True),
        ("Harle Ferries", "Harle", [], False),
        ("South Korea", "Korea", [], False),
        ("Bank of Ghana", "Ghana", [], False),
        ("Ghana Bank", "Ghana", [], False),
        ("Port Marlow", "Marlow", [], False),
        ("Judith Olive Brandt", "Judi Brandt", [], True),
        ("Karl Olive Brandt", "Judi Brandt", [], False),
    ],
)
def test_a_fuller_name(name: str, line: str, article: list[str], stands: bool) -> None:
    """A name with all words of one on the line is the same, unless the words added make another place or body of it."""
    assert stands_by_part(_keys(name), [_keys(line)], [*map(_keys, article)]) is stands


def test_what_lies_in_what() -> None:
    """A city lies in its country, and both lie in the continent; a person lies nowhere."""
    assert _keys("Dublin") in parts_of(_keys("Ireland")) & parts_of(_keys("Europe"))
    assert _keys("Texas") in parts_of(_keys("America"))
    assert parts_of(_keys("Reyes")) == frozenset()
    assert is_part_of_the_world(_keys("Irish"))
    assert not is_part_of_the_world(_keys("Reyes"))
