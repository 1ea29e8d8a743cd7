"""The strength of the check as a number: labelled pairs of a line and a fact, scored by class."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from briefdeck.check import check
from briefdeck.rules.context import CheckContext
from tests.support.contexts import make_context

FILE = Path(__file__).parent / "data" / "pairs.yaml"
WEAK = 0.9
"""The share of false pairs found, or of true ones passed, under which a class is called weak."""


class Pair(NamedTuple):
    """A line, and a text that says the same or does not."""

    kind: str
    """Its class."""
    says: str
    """The fact, or the answer on a card of it."""
    true: bool
    """Whether an editor would pass it."""
    row: dict[str, Any]
    """All that stands with it in the file."""


class Verdict(NamedTuple):
    """What the check says of a pair."""

    pair: Pair
    errors: list[str]
    warnings: list[str]

    @property
    def wrong(self) -> bool:
        """Whether a false pair is not found, or a true one refused."""
        return bool(self.errors) if self.pair.true else not (self.errors or self.warnings)


def _pairs() -> Iterator[Pair]:
    for kind, rows in yaml.load(FILE.read_text(encoding="utf-8"), yaml.BaseLoader).items():  # noqa: S506
        for row in rows:
            yield from (Pair(kind, says, says in row.get("true", []), row) for says in _said(row))


def _said(row: dict[str, Any]) -> list[str]:
    return [*row.get("true", []), *row.get("false", [])]


PAIRS = tuple(_pairs())


def _verdict(pair: Pair) -> Verdict:
    problems = [problem for problem in check(_context(pair)) if problem.code[0] in "GA"]
    codes: dict[str, list[str]] = {"error": [], "warning": []}
    for problem in problems:
        codes[problem.severity].append(problem.code)
    return Verdict(pair, codes["error"], codes["warning"])


def _context(pair: Pair) -> CheckContext:
    row, before = pair.row, pair.row.get("before", [])
    about = {key: row[key] for key in ("author", "published") if key in row}
    questions: dict[str, Any] = {
        "title": "T",
        "articles": {"it": {"file": "it.txt", "title": "it", **about}},
        "names": row.get("names", {}),
        "topics": {"it": "it"},
        "facts": [_fact(pair, len(before) + 1)],
    }
    text = "\n".join([*before, row["line"], *row.get("after", [])]) + "\n"
    return make_context(json.dumps(questions, ensure_ascii=False), {"it": text})


def _fact(pair: Pair, line: int) -> dict[str, Any]:
    asked = "q" in pair.row
    fact: dict[str, Any] = {
        "id": "it",
        "fact": pair.row["fact"] if asked else pair.says,
        "cite": f"it:{line}",
        "topic": "it",
    }
    spoken = {"said_by": pair.row["said_by"]} if "said_by" in pair.row else {}
    return fact | spoken | ({"cards": [{"q": pair.row["q"], "a": pair.says}]} if asked else {})


@pytest.fixture(scope="module")
def verdicts() -> list[Verdict]:
    """What the check says of all pairs."""
    return [_verdict(pair) for pair in PAIRS]


def test_the_score(verdicts: list[Verdict], golden: Callable[[str, str], None]) -> None:
    """Of the false pairs at least 95 in 100 are found, of the true ones at most 3 in 100 are refused."""
    print("\n" + _table(verdicts) + _list(verdicts))  # noqa: T201
    found, false, refused, true, _ = _counts(verdicts)
    assert found >= 0.95 * false
    assert refused <= 0.03 * true
    golden("score.txt", _table(verdicts))


def _table(verdicts: list[Verdict]) -> str:
    kinds = list(dict.fromkeys(verdict.pair.kind for verdict in verdicts))
    rows = [_row(kind, [each for each in verdicts if each.pair.kind == kind]) for kind in kinds]
    head = "| class | false pairs found | true pairs refused | true pairs warned of | |\n|---|---|---|---|---|\n"
    return head + "".join(rows) + _row("**all**", verdicts)


def _row(kind: str, verdicts: list[Verdict]) -> str:
    found, false, refused, true, warned = _counts(verdicts)
    weak = "weak" if found < WEAK * false or true - refused < WEAK * true else ""
    return f"| {kind} | {found} of {false} | {refused} of {true} | {warned} | {weak} |\n"


def _counts(verdicts: list[Verdict]) -> tuple[int, int, int, int, int]:
    """How many false pairs are found, of how many; how many true ones are refused, of how many; or warned of."""
    false = [each for each in verdicts if not each.pair.true]
    true = [each for each in verdicts if each.pair.true]
    found, refused = (sum(each.wrong is wrong for each in some) for some, wrong in ((false, False), (true, True)))
    return found, len(false), refused, len(true), sum(bool(each.warnings) and not each.errors for each in true)


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
