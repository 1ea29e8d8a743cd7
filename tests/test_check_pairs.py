"""The strength of the check as a number: labelled pairs of a line and a fact, scored by class."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from briefdeck.articles.concordance import Concordance, index
from briefdeck.check.case import Case
from briefdeck.check.grounding import CHECKS
from briefdeck.ledger import empty
from briefdeck.model import Article, Bank, Card, Fact
from briefdeck.problem import Text
from briefdeck.scalars import Citation, Lines
from briefdeck.text.when import parse_when
from tests.proof import found

FILE = Path(__file__).parent / "data" / "pairs" / "pairs.yaml"


class Pair(NamedTuple):
    """One line of the file."""

    kind: str
    line: str
    says: str
    good: bool
    more: dict[str, Any]


def _pairs() -> Iterator[Pair]:
    for kind, rows in yaml.load(FILE.read_text(encoding="utf-8"), yaml.BaseLoader).items():  # noqa: S506
        for row in rows:
            yield Pair(kind, row["line"], row.get("good") or row["bad"], "good" in row, row)


PAIRS = tuple(_pairs())


def _case(pair: Pair) -> Case:
    key, published = Text("it"), pair.more.get("published")
    article = Article(Text("it.txt"), key, published=parse_when(published) if published else None)
    asked = "answer" in pair.more
    fact = Fact(
        id=key,
        fact=Text("" if asked else pair.says),
        cite=(Citation("it", Lines(1, 1, Text("1")), Text("it:1")),),
        topic=key,
        cards=(Card(q=Text("?"), a=Text(pair.says)),) if asked else (),
    )
    names = {Text(name): (Text(other),) for name, other in pair.more.get("names", {}).items()}
    text = f"{pair.line}\n{pair.more.get('article', '')}\n"
    bank = Bank(Text("T"), {key: article}, {key: key}, (fact,), names=names)
    concordance, _ = index(bank.articles, {"it": text.encode()}, Concordance())
    return Case(bank, {}, concordance, empty("T"), {"it": text})


def test_the_score(capsys: pytest.CaptureFixture[str]) -> None:
    """Of the bad pairs at least 95 in 100 are found, of the good ones at most 3 in 100 are refused."""
    wrong = [pair for pair in PAIRS if bool(found(_case(pair), CHECKS)) is pair.good]
    bad, good = [pair for pair in PAIRS if not pair.good], [pair for pair in PAIRS if pair.good]
    missed = [pair for pair in wrong if not pair.good]
    refused = [pair for pair in wrong if pair.good]
    with capsys.disabled():
        print(f"\npairs: {len(bad) - len(missed)} of {len(bad)} bad found, {len(refused)} of {len(good)} good refused")  # noqa: T201
        for pair in wrong:
            print(f"  {pair.kind}: {pair.line} | {pair.says}")  # noqa: T201
    assert len(missed) <= 0.05 * len(bad)
    assert len(refused) <= 0.03 * len(good)


def test_the_pairs_are_worth_their_number() -> None:
    """At least a third are good, and every class has both kinds."""
    assert sum(pair.good for pair in PAIRS) * 3 >= len(PAIRS)
    assert {pair.kind for pair in PAIRS if pair.good} == {pair.kind for pair in PAIRS if not pair.good}
