"""What is printed is proved: falsehoods and true rewordings, put one at a time into all printed texts of a project."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from briefdeck.articles.concordance import Concordance, digest, index_articles
from briefdeck.check import check
from briefdeck.ledger import empty_ledger
from briefdeck.problem import Problem
from briefdeck.read.bank import read_bank
from briefdeck.read.brief import read_brief
from briefdeck.rules.context import CheckContext

FOLDER = Path(__file__).parent / "data" / "printed_falsehoods"
FEWEST_FOUND = 0.85
"""The share of falsehoods that is found at least; what is not found is listed in the golden file."""
FILES = ("questions.yaml", "briefs/page.yaml")


class Change(NamedTuple):
    """A change of one printed text."""

    true: bool
    """Whether an editor would pass it."""
    place: str
    """Where the text is printed."""
    old: str
    new: str


class Finding(NamedTuple):
    """What the check says of a change."""

    change: Change
    codes: list[str]


def _changes() -> Iterator[Change]:
    written = yaml.load((FOLDER / "changes.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    for kind, rows in written.items():
        yield from (Change(kind == "true", row["place"], row["old"], row["new"]) for row in rows)


CHANGES = tuple(_changes())
PROJECT = {name: (FOLDER / name).read_text(encoding="utf-8") for name in FILES}


def _problems(project: Mapping[str, str]) -> list[Problem]:
    """What the check finds in *project*."""
    bank, problems = read_bank(project["questions.yaml"], "questions.yaml")
    brief, more = read_brief(project["briefs/page.yaml"], "briefs/page.yaml")
    assert brief is not None
    texts = {str(key): (FOLDER / "articles" / article.file).read_bytes() for key, article in bank.articles.items()}
    concordance, _ = index_articles(bank.articles, texts, Concordance())
    context = CheckContext(
        bank,
        {"page": brief},
        concordance,
        empty_ledger(bank.title, "0123456789abcdef"),
        {key: text.decode() for key, text in texts.items()},
        {key: digest(text) for key, text in texts.items()},
    )
    return [*problems, *more, *check(context)]


def _finding(change: Change) -> Finding:
    name = next(name for name in FILES if change.old in PROJECT[name])
    changed = PROJECT | {name: PROJECT[name].replace(change.old, change.new)}
    return Finding(change, sorted({problem.code for problem in _problems(changed)}))


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    """What the check says of all changes."""
    return [_finding(change) for change in CHANGES]


def test_the_project_holds() -> None:
    """Nothing is found in it before it is changed, so that whatever is found is found in the change."""
    assert [(problem.code, problem.message) for problem in _problems(PROJECT)] == []


def test_each_change_is_of_one_text() -> None:
    """What is replaced stands once in the project."""
    assert [change for change in CHANGES if "".join(PROJECT.values()).count(change.old) != 1] == []


def test_falsehoods_are_found(findings: list[Finding], golden: Callable[[str, str], None]) -> None:
    """Of at least 40 falsehoods 85 in 100 are found, of at least 25 true ones at most 5 in 100 told of."""
    false = [finding for finding in findings if not finding.change.true]
    true = [finding for finding in findings if finding.change.true]
    assert len(false) >= 40
    assert len(true) >= 25
    golden("printed_falsehoods.txt", _table(findings) + "".join(_survivors(false, true)))
    assert sum(bool(finding.codes) for finding in false) >= FEWEST_FOUND * len(false)
    assert sum(bool(finding.codes) for finding in true) <= 0.05 * len(true)


def _table(findings: list[Finding]) -> str:
    places = dict.fromkeys(finding.change.place for finding in findings)
    rows = [_row(place, [each for each in findings if each.change.place == place]) for place in places]
    head = "| printed as | false ones found | true ones told of |\n|---|---|---|\n"
    return head + "".join(rows) + _row("**all**", findings)


def _row(place: str, findings: list[Finding]) -> str:
    false, true = ([each for each in findings if each.change.true is kind] for kind in (False, True))
    found, told = (sum(bool(each.codes) for each in some) for some in (false, true))
    return f"| {place} | {found} of {len(false)} | {told} of {len(true)} |\n"


def _survivors(false: list[Finding], true: list[Finding]) -> Iterator[str]:
    yield "\nNot found:\n"
    yield from (f"- {each.change.place}: {each.change.new}\n" for each in false if not each.codes)
    yield "\nTrue, and told of:\n"
    yield from (f"- {each.change.place}: {each.change.new} ({', '.join(each.codes)})\n" for each in true if each.codes)
