"""One value of a fact is changed in questions.yaml, and nothing else by a byte."""

from __future__ import annotations

import inspect
import random
from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdeck.curate.edit import apply_edits
from briefdeck.curate.edit_yaml import set_value
from briefdeck.curate.fact_slices import FactSlice, cut_file
from briefdeck.curate.write_yaml import UneditableError, Value
from briefdeck.language.hidden_characters import is_plain
from briefdeck.located import Location
from briefdeck.model import Bank
from briefdeck.problem import Edit
from briefdeck.read.bank import read_bank
from briefdeck.read.yaml_nodes import KeyPath
from tests.conftest import REPOSITORY

ITEM = (
    inspect.cleandoc("""
      - id: stranded   # never changes
        # what the union counts
        fact: >-
          Striking ferry crews left **1,200 passengers** on
          four islands.
        cite: harbour:6   # the first day

        topic: strike
        given: {2031: "the page # of it"}
        cards:
          # the first
          - q: How many were stranded?
            a: "1,200"
            accept: ["1200"]
          - id: cloze
            cloze: Crews left {{c1::1,200}} people.
    # the next fact
""")
    + "\n"
)


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (
            ("fact",),
            "It is short.",
            "fact: >-\n      Striking ferry crews left **1,200 passengers** on\n      four islands.\n",
            "fact: It is short.\n",
        ),
        (("cite",), "harbour:8", "cite: harbour:6   # the", "cite: harbour:8   # the"),
        (("cite",), ["harbour:8", "quay:2"], "cite: harbour:6   # the", "cite: [harbour:8, quay:2]   # the"),
        (("said_by",), "the union", "    topic: strike\n", "    topic: strike\n    said_by: the union\n"),
        (("topic",), None, "    topic: strike\n", ""),
        (
            ("given", "60"),
            "counted",
            'given: {2031: "the page # of it"}',
            "given:\n      '2031': >-\n        the page # of it\n      '60': counted",
        ),
        (("cards", 0, "a"), "1,300", 'a: "1,200"', "a: 1,300"),
        (("cards", 0, "q"), None, "- q: How many were stranded?\n        a:", "- a:"),
        (("cards", 1), None, "      - id: cloze\n        cloze: Crews left {{c1::1,200}} people.\n", ""),
    ],
)
def test_only_the_value_changes(path: KeyPath, value: Value | None, old: str, new: str) -> None:
    """Comments, blank lines, folds and quotation marks of everything else stay as they are."""
    assert old in ITEM
    assert set_value(ITEM, path, value) == ITEM.replace(old, new, 1)


def test_a_new_card_goes_behind_the_last() -> None:
    """A card is added as questions.yaml has them."""
    new = set_value(ITEM, ("cards", 2), {"q": "Where?", "a": "On four islands"})
    assert "people.\n      - q: Where?\n        a: On four islands\n" in new


_KEYS: list[tuple[KeyPath, bool]] = [
    (("fact",), False),
    (("cite",), True),
    (("said_by",), False),
    (("tags",), True),
    (("cards", 0, "q"), False),
    (("cards", 0, "accept"), True),
    (("given", "a term: of two"), False),
    (("cards", 0, "reverse"), False),
]
_SHIPPED = (REPOSITORY / "questions.yaml").read_text(encoding="utf-8")
_TEXT = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1).filter(is_plain)


@cache
def _shipped() -> tuple[Bank, Sequence[FactSlice]]:
    """The bank of this project, and where its facts stand."""
    return read_bank(_SHIPPED, "")[0], cut_file(_SHIPPED, "").slices


@settings(max_examples=150)
@given(
    st.randoms(use_true_random=False), st.sampled_from(_KEYS), st.lists(_TEXT, min_size=1, max_size=9), st.booleans()
)
@pytest.mark.slow
def test_any_value_of_the_shipped_bank(
    chance: random.Random, key: tuple[KeyPath, bool], words: list[str], out: bool
) -> None:
    """Whatever is written under whichever key is read again as it was typed, and all other facts stay."""
    path, is_list = key
    before, slices = _shipped()
    own = chance.choice(slices)
    value: Value | None = None if out else words if is_list else " ".join(words)
    try:
        changed = set_value(own.text, path, value)
    except UneditableError:
        assert out  # what a record needs can be left without a key to stand on
        return
    after, _ = read_bank(_SHIPPED.replace(own.text, changed, 1), "")
    assert [fact for fact in after.facts if fact.id != own.id] == [fact for fact in before.facts if fact.id != own.id]
    fact = next((fact for fact in after.facts if fact.id == own.id), None)
    if fact is not None and path == ("fact",) and value is not None:
        assert fact.fact == value


def test_edits_are_made_where_they_were_meant() -> None:
    """Several edits are made together; where the text has changed since, none is."""
    edits = [Edit(Location("", 2, 4), "b", "beta"), Edit(Location("", 1, 1), "a", "")]
    assert apply_edits({"": "a\n1: b\n"}, edits) == {"": "\n1: beta\n"}
    with pytest.raises(UneditableError, match="line 2 has changed"):
        apply_edits({"": "a\n1: c\n"}, edits)
