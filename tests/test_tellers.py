"""Who says which part of a text is read from its clauses."""

from __future__ import annotations

import pytest

from briefdeck.language.sentences.clauses import clauses_of
from briefdeck.language.sentences.tellers import told_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The union counts about 85 captains, the company 60.", {"85": "union", "60": "company"}),
        ("Voss speaks of three letters, Lind of one.", {"3": "Voss", "1": "Lind"}),
        ("Prices may rise by 15 percent, warn farmers; the bank’s economists expect 4 at most.",
         {"15": "farmers", "4": "economists"}),
        ("By the union’s count about 85 captains joined.", {"85": "union’s"}),
        ("The director, Per Voss, said that 12 ships were sold.", {"12": "Voss"}),
        ("The director, in Marlow, said that 12 ships were sold.", {"12": "director"}),
    ],
)  # fmt: skip
def test_each_number_has_its_teller(text: str, expected: dict[str, str]) -> None:
    """A number belongs to whoever says the clause that it stands in."""
    found = {number: told.words for told in told_in(clauses_of(text)) for number in told.numbers}
    assert found == expected


@pytest.mark.parametrize(
    "text", ["The union was told of 85 captains.", "Ships put out at dawn.", "Which union said so?"]
)
def test_nobody_tells(text: str) -> None:
    """Who is told something, who is asked for, and what “puts out” says nothing."""
    assert told_in(clauses_of(text)) == ()
