"""Other ways to write an answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from briefdeck.located import LocatedStr
from briefdeck.quiz.spellings import Spellings, fold_name

NAMES = {
    LocatedStr("Tove Brandt"): (LocatedStr("Brandt"), LocatedStr("Ms. Brandt")),
    LocatedStr("United States"): (LocatedStr("US"), LocatedStr("U.S.")),
    LocatedStr("Kai Holm"): (LocatedStr("Holm"),),
    LocatedStr("Mo Holm"): (LocatedStr("Holm"),),
}


@pytest.mark.parametrize(
    ("answer", "spelled"),
    [
        ("Tove Brandt", ("Brandt", "Ms. Brandt")),
        ("Brandt", ("Tove Brandt", "Ms. Brandt")),
        ("tove brandt", ("Brandt", "Ms. Brandt")),
        ("The United States", ("US", "U.S.")),
        ("Holm", ()),
        ("Ana Reyes", ()),
    ],
)
def test_spellings(answer: str, spelled: tuple[str, ...]) -> None:
    """A name has those of the bank, whichever it is given in, if it names one."""
    found = Spellings(NAMES).spellings_of_name(answer)
    assert set(spelled) <= set(found)
    assert bool(found) == bool(spelled)


def test_what_a_name_means() -> None:
    """Every spelling means the name; one that two names share may mean both; any other means itself."""
    spellings = Spellings(NAMES)
    assert spellings.names_meant("Ms. Brandt") == spellings.names_meant("the Tove Brandt") == {"tove brandt"}
    assert spellings.names_meant("Holm") == {"kai holm", "mo holm"}
    assert spellings.names_meant("Ana Reyes") == {"ana reyes"}
    assert spellings.spellings_of_name("U.S.") == ("United States", "US", "U.S.")


@given(some.text(max_size=20))
def test_baring(name: str) -> None:
    """Case, accents and the article make no other name of one."""
    assert fold_name(name.upper()) == fold_name(name.upper().lower()) or not name.isascii()
    assert fold_name(f"The {name}") == fold_name(f"the {name}")
