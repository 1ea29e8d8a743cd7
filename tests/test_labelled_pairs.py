"""The strength of the check as a number: labelled pairs of a line and a fact, scored by class."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from docs.score import FIGURES, format_classes

from tests.support.labelled_pairs import Verdict, count_classes, judge, read_pairs

PAIRS = read_pairs()


@pytest.fixture(scope="module")
def verdicts() -> list[Verdict]:
    """What the check says of all pairs."""
    return [judge(pair) for pair in PAIRS]


@pytest.mark.slow
def test_the_score(verdicts: list[Verdict], golden: Callable[[str, str], None]) -> None:
    """Of the false pairs at least 92 in 100 are found, of the true ones at most 3 in 100 are refused."""
    table = format_classes(count_classes(verdicts))
    print("\n" + table + _list(verdicts))  # noqa: T201
    assert sum(not each.wrong for each in verdicts if not each.pair.true) >= 0.92 * sum(not pair.true for pair in PAIRS)
    assert sum(each.wrong for each in verdicts if each.pair.true) <= 0.03 * sum(pair.true for pair in PAIRS)
    golden("score.txt", table)


def _list(verdicts: list[Verdict]) -> str:
    """The pairs that are judged wrongly, or warned of though true."""
    told = [each for each in verdicts if each.wrong or (each.pair.true and each.warnings)]
    return "".join(
        f"{'refused' if each.errors else 'warned' if each.pair.true else 'missed'} [{each.pair.kind}] "
        f"{each.pair.row['line']} | {each.pair.says} {[*each.errors, *each.warnings] or ''}\n"
        for each in told
    )


def test_the_pairs_are_worth_their_number() -> None:
    """At least 220, a third of them true, and of every class both kinds."""
    assert len(PAIRS) >= 220
    assert sum(pair.true for pair in PAIRS) * 3 >= len(PAIRS)
    assert {pair.kind for pair in PAIRS if pair.true} == {pair.kind for pair in PAIRS if not pair.true}


@pytest.mark.slow
def test_the_published_score_is_that_of_these_rules(verdicts: list[Verdict]) -> None:
    """docs/score.json has what `make score` would measure on our own pairs."""
    assert json.loads(FIGURES.read_text(encoding="utf-8"))["classes"] == count_classes(verdicts)
