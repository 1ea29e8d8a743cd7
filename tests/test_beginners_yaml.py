"""Slips of beginners in YAML are named as what they are, once."""

from __future__ import annotations

import pytest

from briefdeck.read.bank import read_bank

BANK = """title: Ferries
articles:
  harbour: {file: harbour.txt, title: Ferries}
topics:
  strike: The strike

facts:
  - id: berth
    fact: The Aurora lies at berth 1.
    cite: harbour:1
    topic: strike
    cards:
      - q: Where does the Aurora lie?
        a: Berth 1
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("a: Berth 1", "a: Berth #1", "“#1” is a comment, and no part of the value: put the whole value in quotes"),
        ("topic: strike\n    c", "topic: strike\n    tags: ships, berths\n    c",
         "several of `tags` are a list: `tags: [ships, berths]`"),
        ("\nfacts:\n", "\n", "a list of facts begins here, and `facts:` is missing on the line above it"),
    ],
)  # fmt: skip
def test_a_slip_gets_the_sentence_that_helps(old: str, new: str, message: str) -> None:
    """One problem, which says what was meant."""
    assert read_bank(BANK, "questions.yaml")[1] == []
    assert [problem.message for problem in read_bank(BANK.replace(old, new), "questions.yaml")[1]] == [message]


def test_a_comment_is_no_slip() -> None:
    """What is noted behind a value with a blank after the sign stays a comment."""
    assert read_bank(BANK.replace("a: Berth 1", "a: Berth 1 # see line 1"), "questions.yaml")[1] == []
