"""`briefdeck stats`: what the bank holds, in numbers."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.conftest import Run


def test_the_numbers_of_a_bank(project: Path, run: Run) -> None:
    """Facts, cards by kind, topics and articles are counted; retired ones apart."""
    ran = run("stats", "--project", str(project), "--format", "json")
    numbers = json.loads(ran.stdout)
    assert (ran.code, numbers["facts"], numbers["retired"], numbers["errors"]) == (0, 6, 1, 0)
    assert sum(numbers["kinds"].values()) == numbers["cards"]
    assert sum(numbers["topics"].values()) == numbers["facts"]
    assert [article["key"] for article in numbers["articles"]] == ["harbour", "quay"]
    assert numbers["articles"][0]["published"] == "2031-03-04"


def test_people_get_tables(project: Path, run: Run) -> None:
    """The same as text, within 80 columns."""
    ran = run("stats", "--project", str(project))
    assert ran.stdout.startswith("6 facts, ")
    assert max(map(len, ran.stdout.splitlines())) <= 80
    assert "cards by kind" in ran.stdout


def test_two_branches_that_built_meet(tmp_path: Path, run: Run) -> None:
    """With the rules that `init` writes, what is made anew never stops a merge, once Git knows what “ours” means."""
    folder = tmp_path / "strike"
    run("init", str(folder))

    def git(*arguments: str) -> None:
        named = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "merge.ours.driver=true"]
        subprocess.run(["git", *named, *arguments], cwd=folder, check=True, capture_output=True)

    def commit(content: bytes) -> None:
        (folder / "output").mkdir(exist_ok=True)
        (folder / "output/strike.apkg").write_bytes(content)
        git("add", ".")
        git("commit", "-qm", "built")

    git("init", "-q", "-b", "main")
    commit(b"\0first")
    git("checkout", "-q", "-b", "other")
    commit(b"\0theirs")
    git("checkout", "-q", "main")
    commit(b"\0ours")
    git("merge", "-q", "--no-edit", "other")
    assert (folder / "output/strike.apkg").read_bytes() == b"\0ours"
