"""The committed bank, its concordance, ledger and output hold together."""

from __future__ import annotations

import json
import os
import subprocess
import time
from pathlib import Path

import pytest

from briefdeck.project import Folder, open_project
from tests.conftest import REPOSITORY, Ran, Run

pytestmark = pytest.mark.slow

TEXTS = os.environ.get("BRIEFDECK_ARTICLES")


@pytest.fixture(params=["concordance", "texts"])
def articles(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Where the texts are: nowhere, as on a fresh clone, and where BRIEFDECK_ARTICLES says, if it does."""
    if request.param == "concordance":
        return tmp_path
    if not TEXTS:
        pytest.skip("BRIEFDECK_ARTICLES does not say where the article texts are")
    return Path(TEXTS)


def _run(run: Run, articles: Path, *arguments: str) -> Ran:
    without = [] if any(articles.glob("*.txt")) else ["--without-texts"]
    return run(*arguments, *without, "--project", str(REPOSITORY), "--articles", str(articles))


def test_every_fact_is_proved(run: Run, articles: Path) -> None:
    """Every fact of the committed bank cites an article and a line that exists and grounds it."""
    ran = _run(run, articles, "check", "--strict", "--format", "json")
    found = json.loads(ran.stdout)
    assert found["problems"] == []
    assert ran.code == 0
    assert found["summary"]["facts"] >= 60
    assert found["summary"]["cards"] >= 100
    assert found["summary"]["given"] <= found["summary"]["facts"] * 0.05


def test_output_is_what_the_sources_make(run: Run, articles: Path) -> None:
    """The committed deck, page and ledger are what build makes today."""
    ran = _run(run, articles, "build", "--locked")
    assert (ran.code, ran.stdout.splitlines()[-1:]) == (0, [f"0 new, 0 changed, {_notes()} unchanged, 0 retired"])


def _notes() -> int:
    return len(json.loads((REPOSITORY / "deck.lock").read_text(encoding="utf-8"))["notes"])


def test_each_article_is_drawn_on() -> None:
    """At least a dozen facts come from each article, and every fact cites an article and a line."""
    bank = open_project(Folder(REPOSITORY, REPOSITORY / "articles"), int(time.time())).context.bank
    cited = [citation for fact in bank.facts for citation in fact.cite]
    assert all(fact.cite for fact in bank.facts)
    assert all(citation.lines.first >= 1 for citation in cited)
    for key in bank.articles:
        assert sum(key in fact.articles for fact in bank.facts) >= 12, key


def test_no_article_text_is_committed() -> None:
    """The texts are not in the repository, and git ignores them."""
    command = ["git", "ls-files", "articles"]
    listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, encoding="utf-8", check=False)
    assert set(listed.stdout.split()) <= {"articles/README.md", "articles/concordance.json"}
    assert "articles/*.txt" in (REPOSITORY / ".gitignore").read_text(encoding="utf-8").splitlines()
