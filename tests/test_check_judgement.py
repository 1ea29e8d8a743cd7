"""Likelihood and confidence are told apart (B707)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefdeck.read.brief import read_brief
from tests.support.contexts import checks_of, context_of_line, fact_on_line, problems_of


def _codes(sentence: str) -> list[str]:
    text = f'title: T\nas_of: 2031\nsections: []\nbottom_line: [{{text: "{sentence}", facts: [one]}}]\n'
    brief, problems = read_brief(text, "briefs/b.yaml")
    assert brief is not None
    assert problems == []
    made = replace(context_of_line("Crews stopped work.", fact_on_line("Crews stopped work.")), briefs={"b": brief})
    return [problem.code for problem in problems_of(made, checks_of("B707"))]


@pytest.mark.parametrize(
    "sentence",
    [
        "It is likely, with high confidence.",
        "We are confident that it is almost certainly over.",
        "With **low confidence**, unlikely.",
    ],
)
def test_both_in_one_sentence(sentence: str) -> None:
    """A likelihood and a confidence in one sentence are a problem."""
    assert _codes(sentence) == ["B707"]


@pytest.mark.parametrize(
    "sentence",
    [
        "It is very likely. The sources give high confidence.",
        "It is likely.",
        "“Likely, with high confidence”, said Brandt.",
    ],
)
def test_apart(sentence: str) -> None:
    """In two sentences, alone, or in somebody's own words they may stand."""
    assert _codes(sentence) == []
