"""What is known of English stands once, and all who read hedges know the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefdeck.language.hedges import bound
from briefdeck.language.lexicon import Lexicon, verb_forms
from briefdeck.language.same_answer import is_same_answer
from briefdeck.language.stems import core_stems
from briefdeck.language.terms import terms
from briefdeck.quiz.judge import judge, read_answer

SOURCE = Path(__file__).parent.parent / "src" / "briefdeck"

NUMBERED = (
    ("about 50", "roughly 50", "approximately 50", "around 50", "some 50", "an estimated 50", "50 or so"),
    ("nearly 50", "almost 50", "close to 50"),
    ("at least 50", "no fewer than 50", "not less than 50", "upwards of 50", "50 or more"),
    ("more than 50", "over 50", "above 50", "in excess of 50"),
    ("at most 50", "no more than 50", "not more than 50", "up to 50", "as many as 50", "50 or fewer"),
    ("under 50", "less than 50", "fewer than 50", "below 50"),
    ("exactly 50", "precisely 50", "only 50"),
)
"""Hedges, those of one kind together."""
HEDGES = [hedge for alike in NUMBERED for hedge in alike]


@pytest.mark.parametrize("hedge", HEDGES)
def test_every_reader_knows_every_hedge(hedge: str) -> None:
    """What bounds or rounds a number is known to the judge and to the comparison of answers."""
    answer = read_answer(hedge)
    assert (answer.words, answer.held != "bare") == ("50", True)
    assert is_same_answer(hedge, "50")
    assert core_stems(hedge) == ("50",)


@pytest.mark.parametrize("alike", NUMBERED, ids=lambda alike: alike[0])
def test_hedges_of_one_kind_are_judged_alike(alike: tuple[str, ...]) -> None:
    """Two hedges of one kind are held alike, bound alike, and judged alike whatever is right."""
    assert len({read_answer(hedge).held for hedge in alike}) == 1
    bounds = {bound(hedge, terms(hedge).quantities[0]) for hedge in alike}
    assert len({found and found.kind for found in bounds}) == 1
    for right in ("50", *HEDGES):
        assert len({judge(hedge, [right]) for hedge in alike}) == 1
        assert len({judge(right, [hedge]) for hedge in alike}) == 1


def test_every_table_is_read() -> None:
    """Every file of the language is read into a record, and no table of it is empty."""
    known = Lexicon("en")
    for name in (path.stem for path in (SOURCE / "language" / "en").iterdir()):
        record = getattr(known, name)
        assert record
        assert all(value for value in record), name


def test_verbs_have_their_forms() -> None:
    """The forms of a regular verb are made by rule; those of another begin with its past."""
    assert verb_forms("warn") == ("warn", "warns", "warned", "warning")
    assert verb_forms("deny") == ("deny", "denies", "denied", "denying")
    assert verb_forms("argue") == ("argue", "argues", "argued", "arguing")
    assert verb_forms("write", "wrote", "written") == ("write", "writes", "wrote", "written", "writing")
    assert verb_forms("foresee", "foresaw")[-1] == "foreseeing"
    assert verb_forms("stress")[1] == "stresses"
