"""The documents say what the program does."""

from __future__ import annotations

import re
import textwrap

import pytest

from briefdeck.cli.group import COMMANDS
from briefdeck.read.bank import read_bank
from briefdeck.rules.registry import RULES
from tests.conftest import GOLDEN, REPOSITORY

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme() -> None:
    """No command is missing from the table, and none is there that does not exist."""
    assert set(re.findall(r"^\| `briefdeck (\w+)", README, re.MULTILINE)) == set(COMMANDS)


def test_every_rule_is_in_the_readme() -> None:
    """The table of rules is the one in the code."""
    table = re.search(r"<!-- rules -->\n(.*?)<!-- /rules -->", README, re.DOTALL)
    assert table is not None
    rows = [f"| {rule.code} | {rule.promise} | {rule.severity} |\n" for rule in RULES.values()]
    assert table[1] == "| code | holds when the rule is kept | |\n|---|---|---|\n" + "".join(rows)


def test_the_sample_of_the_readme_is_good_yaml() -> None:
    """The ten lines of YAML in the README are read without a problem."""
    sample = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert sample is not None
    rest = "title: T\narticles: {harbour: {file: harbour.txt, title: t}}\ntopics: {strike: S}\n"
    assert read_bank(rest + sample[1], "README.md")[1] == []


@pytest.mark.parametrize("name", ["clean", "faulty"])
def test_the_runs_in_the_readme(name: str) -> None:
    """What `check` prints in the README is what it prints."""
    shown = re.search(rf"<!-- check: {name} -->\n```console\n\$ briefdeck check\n(.*?)```", README, re.DOTALL)
    assert shown is not None
    printed = (GOLDEN / f"check-{name}.txt").read_text(encoding="utf-8").replace("-- stderr --\n", "")
    assert textwrap.dedent(shown[1]) == printed


def test_the_exit_codes() -> None:
    """The README names the three exit codes."""
    for code in ("**0**", "**1**", "**2**"):
        assert code in README


def test_pictures_are_there() -> None:
    """Every picture the README shows is in the repository."""
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert len(pictures) >= 2
    assert [name for name in pictures if not (REPOSITORY / name).exists()] == []


def test_the_changelog_explains_each_dependency() -> None:
    """Each runtime dependency has its one line of reason."""
    pyproject = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    block = re.search(r"^dependencies = \[\n(.*?)^\]", pyproject, re.DOTALL | re.MULTILINE)
    assert block is not None
    names = re.findall(r'"([a-zA-Z0-9-]+)', block[1])
    changelog = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [name for name in names if f"\n- {name}: " not in changelog] == []
