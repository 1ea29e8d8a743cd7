"""The documents say what the program does."""

from __future__ import annotations

import re
import shlex
import textwrap
from pathlib import Path

import click
import pytest
from docs.command_reference import format_commands
from docs.language_table import format_languages, put_languages
from docs.room_table import put_rooms
from docs.score import format_quote, format_score, interval, read_figures

from briefdeck.cli import main
from briefdeck.language.packs.pack import pack_of, packed_languages
from briefdeck.message_grammar import listed, word_ranges
from briefdeck.read.bank import read_bank
from briefdeck.report import format_unchecked
from briefdeck.rules.registry import FAMILIES
from briefdeck.rules.unchecked import find_unchecked
from tests.conftest import GOLDEN, REPOSITORY, Run
from tests.support.contexts import context_of_line, fact_on_line
from tests.test_architecture import EDGE, ORDER

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (REPOSITORY / "docs/architecture.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme() -> None:
    """No command is missing from the table, and none is there that does not exist."""
    assert set(re.findall(r"^\| `briefdeck (\w+)", README, re.MULTILINE)) == set(
        main.list_commands(click.Context(main))
    )


def test_every_family_of_rules_is_in_the_readme() -> None:
    """The table has each family once, in order, with a link to its chapter."""
    rows = re.findall(r"^\| \[(\w)\]\(docs/rules\.md#([\w-]+)\)", README, re.MULTILINE)
    assert rows == [(letter, title.lower().replace(" ", "-")) for letter, title in FAMILIES.items()]


def test_the_sample_of_the_readme_is_good_yaml() -> None:
    """The ten lines of YAML in the README are read without a problem."""
    sample = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert sample is not None
    rest = "title: T\narticles: {harbour: {file: harbour.txt, title: t}}\ntopics: {strike: S}\n"
    assert read_bank(rest + sample[1], "README.md")[1] == []


def test_the_table_of_languages_is_that_of_the_code() -> None:
    """README.md has the table that `make docs` writes."""
    assert put_languages(README) == README


@pytest.mark.parametrize("language", sorted(packed_languages()))
def test_the_table_of_languages_says_what_check_says(language: str) -> None:
    """In the column of a language those rows have no mark that `check` says it did not look at, and name its rules."""
    rows = [[cell.strip() for cell in row.split("|")[1:-1]] for row in format_languages().splitlines()]
    pack = pack_of(language)
    assert pack is not None
    column = next(at for at, name in enumerate(rows[0]) if pack.name in name)
    unmarked = [row for row in rows[2:] if not row[column]]
    head = f"title: T\nlanguage: {language}\narticles: {{gazette: {{file: a.txt, title: a}}}}\ntopics: {{all: All}}\n"
    unchecked = find_unchecked(context_of_line("12 345", fact_on_line("12 345"), head=head))
    assert format_unchecked(unchecked)[0].startswith(
        f"not checked: {listed([row[0] for row in unmarked], len(rows))}, of 1 fact"
    )
    (group,) = unchecked.rules
    assert word_ranges({*group.codes, *group.in_part}) == word_ranges(
        {code for row in unmarked for code in _codes_in(row[1])}
    )


def _codes_in(ranges: str) -> list[str]:
    """List the codes of "A301–A303, A305"."""
    ends = (each.partition("–") for each in ranges.split(", "))
    return [
        f"{first[0]}{number}"
        for first, _, last in ends
        for number in range(int(first[1:]), int((last or first)[1:]) + 1)
    ]


@pytest.mark.parametrize("name", ["clean", "faulty"])
def test_the_runs_in_the_readme(name: str) -> None:
    """What `check` prints in the README is what it prints."""
    shown = re.search(rf"<!-- check: {name} -->\n```console\n\$ briefdeck check\n(.*?)```", README, re.DOTALL)
    assert shown is not None
    printed = (GOLDEN / f"check-{name}.txt").read_text(encoding="utf-8").replace("-- stderr --\n", "")
    assert textwrap.dedent(shown[1]) == printed


_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
_RUNS = ["how-to/find-a-line.md", "how-to/without-texts.md"]


@pytest.mark.parametrize("page", _RUNS)
def test_the_runs_on_a_page(page: str, project: Path, run: Run) -> None:
    """What a command prints on these pages is what it prints on the small project, to the letter."""
    if "without" in page:
        for text in (project / "articles").glob("*.txt"):
            text.unlink()
    blocks = _BLOCK.findall((REPOSITORY / "docs" / page).read_text(encoding="utf-8"))
    shown = [block.removeprefix("$ briefdeck ").partition("\n") for block in blocks if "\n$" not in block.rstrip()]
    printed = [run(*shlex.split(command), "--project", str(project)) for command, _, output in shown if output]
    assert printed
    assert [ran.stdout + ran.stderr for ran in printed] == [output for _, _, output in shown if output]


@pytest.mark.parametrize("path", sorted({REPOSITORY / "README.md", *(REPOSITORY / "docs").rglob("*.md")}))
def test_a_shell_leaves_every_command_as_it_is(path: Path) -> None:
    """No command of a page has a sum such as $2 between double quotes, where a shell reads it as a name."""
    commands = re.findall(r"(?m)^\$ .*(?:\\\n.*)*", path.read_text(encoding="utf-8"))
    assert [command for command in commands if re.search(r'"[^"\']*\$[0-9]', command)] == []


def test_the_page_of_the_architecture_has_the_edge() -> None:
    """Whatever may touch clock, disk, network and terminal is named where the page tells how files are written."""
    told = ARCHITECTURE[ARCHITECTURE.index("6. **Write.**") : ARCHITECTURE.index("## The rooms")]
    edge = {room for room in EDGE if room not in ("__main__.py", "curate/ankiconnect.py")}
    assert edge <= set(re.findall(r"`([^`]+)`", told))


def test_the_page_of_the_score_has_the_figures() -> None:
    """docs/score.md is what `make docs` writes from the figures that were measured."""
    assert (REPOSITORY / "docs/score.md").read_text(encoding="utf-8") == format_score(read_figures())


def test_the_readme_quotes_the_score() -> None:
    """The sentence in the README has the same figures."""
    assert f"<!-- score -->\n{format_quote(read_figures())}<!-- /score -->" in README


def test_a_set_that_was_held_out() -> None:
    """It is marked so, and a set that nobody has described is called by the name of its file."""
    figures = read_figures()
    figures["sets"]["held-out/wice"] = figures["sets"]["held-out/by_hand"] = figures["sets"]["pairs"]
    page = format_score(figures)
    assert "**WiCE** (held out)" in page
    assert "**by hand** (held out)" in page


def test_intervals() -> None:
    """Wilson's interval of 3 of 10 is 11 to 60 per cent; few pairs make a wide one, none the widest."""
    assert [round(100 * bound) for bound in interval(3, 10)] == [11, 60]
    assert [round(100 * bound) for bound in interval(300, 1000)] == [27, 33]
    assert interval(0, 0) == (0, 1)


def test_the_page_of_the_commands_is_that_of_the_code() -> None:
    """docs/reference/commands.md is what `make docs` writes."""
    assert (REPOSITORY / "docs/reference/commands.md").read_text(encoding="utf-8") == format_commands()


def test_the_page_of_the_architecture_has_the_rooms() -> None:
    """The table of rooms in docs/architecture.md is what `make docs` writes."""
    assert put_rooms(ARCHITECTURE, ORDER) == ARCHITECTURE


def test_the_page_of_the_architecture_names_what_is_there() -> None:
    """Every file, folder and class that it names in its text is in the code."""
    source = REPOSITORY / "src" / "briefdeck"
    text = re.sub(r"^```.*?^```", "", ARCHITECTURE, flags=re.DOTALL | re.MULTILINE)
    paths = set(re.findall(r"`((?:[a-z_]+/)+(?:[a-z_]+\.\w+)?)`", text)) - {"output/", "briefs/", "tests/golden/"}
    named = set(re.findall(r"`([A-Z][a-z]+(?:[A-Z][a-z]+)*)`", text))
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(source.rglob("*.py")))
    assert [name for name in paths if not ((source / name).exists() or (REPOSITORY / name).exists())] == []
    assert [name for name in named if f"class {name}" not in code] == []


def test_the_exit_codes() -> None:
    """The README names the three exit codes."""
    for code in ("**0**", "**1**", "**2**"):
        assert code in README


def test_pictures_are_there() -> None:
    """Every picture the README shows is in the repository."""
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert len(pictures) >= 2
    assert [name for name in pictures if not (REPOSITORY / name).exists()] == []


DOCUMENTS = [
    *(REPOSITORY / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")),
    *sorted((REPOSITORY / "docs").rglob("*.md")),
]


def _anchors(path: Path) -> set[str]:
    """The anchors that GitHub gives the headings of a document."""
    text = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    """Every link inside the repository names a file that is there, and a heading of it."""
    text = re.sub(r"^```.*?^```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if not re.match(r"https?:|mailto:", link)]
    broken = []
    for link in links:
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        if not target.exists() or (anchor and anchor not in _anchors(target)):
            broken.append(link)
    assert broken == []


def test_the_changelog_explains_each_dependency() -> None:
    """Each runtime dependency has its one line of reason."""
    pyproject = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    block = re.search(r"^dependencies = \[\n(.*?)^\]", pyproject, re.DOTALL | re.MULTILINE)
    assert block is not None
    names = re.findall(r'"([a-zA-Z0-9-]+)', block[1])
    changelog = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [name for name in names if f"\n- {name}: " not in changelog] == []
