"""Sets of facts in other languages: an article with right, wrong and tampered facts, and how these are judged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml

from briefdeck.check import check
from briefdeck.problem import Problem
from tests.support.contexts import make_context

FOLDER = Path(__file__).parent.parent / "data" / "languages"
Kind = Literal["right", "wrong", "tampered"]
_COPYING = ("W401", "W402")
_PAIR = {"published": "2031-03-04", "names": dict[str, list[str]]()}
"""What an article of one line has besides that."""


class Judged(NamedTuple):
    """A fact and what the checks find in it."""

    fact: str
    problems: tuple[Problem, ...]

    @property
    def verdict(self) -> str:
        """Refused, warned or silent; that it is copied, as what is tampered with always is, does not count."""
        severities = {problem.severity for problem in self.problems}
        return "refused" if "error" in severities else "warned" if severities else "silent"


@cache
def load_set(name: str, language: str) -> dict[str, Any]:
    """Read the set *name* ("tuned", "fresh") of a *language*."""
    loaded: dict[str, Any] = yaml.safe_load((FOLDER / name / f"{language}.yaml").read_text("utf-8"))
    return loaded


FEATURES = {
    "numbers": "G201",
    "dates": "G201",
    "names": "G203",
    "forms": "G206",
    "negations": "A302",
    "directions": "A305",
    "bounds": "A304",
    "reports": "A301",
    "prospects": "A303",
    "prepositions": "A314",
    "quantifiers": "A309",
    "offices": "A311",
    "grave": "G218",
}
"""What a pack may have, and the rule that then finds what is wrong in the rows of its table."""


class Row(NamedTuple):
    """A line, a fact that holds by it, and one that does not."""

    feature: str
    line: str
    right: str
    wrong: str
    names: tuple[str, ...] = ()

    def codes(self, language: str, fact: str) -> set[str]:
        """Name the rules of FEATURES that *fact* breaks; behind a question, it is the answer of a card."""
        question, _, answer = fact.partition(" | ") if self.feature == "forms" else ("", "", "")
        row = f"{self.line} | 1 | {question} | {answer}" if question else f"{fact} | 1"
        names: dict[str, list[str]] = {name: [] for name in self.names}
        data = {"lines": [self.line], "published": "2023-09-20", "names": names}
        return {problem.code for problem in _problems(data, language, row)} & {*FEATURES.values()}


def load_table(language: str) -> list[Row]:
    """Read the table of a *language*: one row or more for each feature of its pack."""
    data = yaml.safe_load((FOLDER / "tables" / f"{language}.yaml").read_text("utf-8"))
    return [
        Row(feature, row[0], row[1], row[2], tuple(row[3].split(", ")) if row[3:] else ())
        for feature, rows in data.items()
        for row in rows
    ]


def judge_set(name: str, language: str, kind: Kind) -> list[Judged]:
    """Judge each fact of one *kind* in a set, alone in a bank of its own."""
    data = load_set(name, language)
    return [Judged(row, tuple(_problems(data, language, row))) for row in data.get(kind, [])]


def judge_pairs(name: str, language: str, kind: Literal["right", "wrong"]) -> list[Judged]:
    """Judge each fact of one *kind* in a set of lines with facts: each alone, by its line."""
    pairs = yaml.safe_load((FOLDER / name / f"{language}.yaml").read_text("utf-8"))
    return [
        Judged(fact, tuple(_problems({**_PAIR, "lines": [pair["line"]]}, language, f"{fact} | 1")))
        for pair in pairs
        for fact in (pair[kind] if kind == "right" else pair[kind].values())
    ]


def _problems(data: dict[str, Any], language: str, row: str) -> Iterator[Problem]:
    fact, cite, *card = (part.strip() for part in row.split(" | "))
    cards = [{"q": card[0], "a": card[1]}] if card else []
    article = {
        "file": "gazette.txt",
        "title": data["lines"][0],
        "published": str(data["published"]),
        "language": language,
    }
    cited = [f"gazette:{line.strip()}" for line in cite.split(",")]
    bank = {
        "title": "Trial",
        "language": language,
        "articles": {"gazette": article},
        "names": data["names"],
        "topics": {"all": "All"},
        "facts": [{"id": "one", "fact": fact, "cite": cited, "topic": "all", "cards": cards}],
    }
    context = make_context(json.dumps(bank, ensure_ascii=False), {"gazette": "\n".join(data["lines"])})
    yield from (problem for problem in check(context) if problem.code not in _COPYING)
