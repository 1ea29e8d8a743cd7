"""`briefdeck init`: from an empty folder, or one with article texts, to a project that every command takes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from briefdeck import files
from briefdeck.cli import main
from briefdeck.project import Folder, open_project
from tests.conftest import DATA, Run

pytestmark = pytest.mark.slow

NOW = 2_000_000_000
NEXT = "then: add facts with `briefdeck add` or in an editor, and prove them with `briefdeck check`\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two article texts and no project."""
    shutil.copytree(DATA / "good/articles", tmp_path / "ferry-strike/articles")
    return tmp_path / "ferry-strike"


FOR_EDITORS = {
    *(f".vscode/{kind}.schema.json" for kind in ("questions", "facts", "brief")),
    ".vscode/extensions.json",
}


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _edit(folder: Path, old: str, new: str) -> None:
    path = folder / "questions.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_in_a_folder_with_texts(folder: Path, run: Run) -> None:
    """The texts become articles, with a concordance, and it is said what was made and what is next."""
    before = _files(folder)
    ran = run("init", str(folder))
    assert (ran.code, ran.stdout) == (0, "")
    assert ran.stderr == (
        "created .gitattributes, .gitignore, .vscode/, articles/concordance.json, briefs/example.txt, questions.yaml "
        f"in {folder}: 2 articles, no facts yet\n"
        f"next in {folder}: see that the titles in questions.yaml are right\n{NEXT}"
    )
    made = {".gitattributes", ".gitignore", "articles/concordance.json", "briefs/example.txt", "questions.yaml"}
    assert _files(folder).keys() - before.keys() == made | FOR_EDITORS
    opened = open_project(Folder(folder, folder / "articles"), NOW)
    assert (opened.problems, opened.context.bank.title) == ((), "Ferry strike")
    titles = {str(key): str(article.title) for key, article in opened.context.bank.articles.items()}
    assert titles == {"harbour": "Ferry strike halts island crossings", "quay": "A harbour holds its breath"}


def test_other_files_there_are_named(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages and PDFs that lie among the articles are not passed over in silence: the command for them is given."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    for name in ("court.html", "a b.pdf", "notes.xyz"):
        (tmp_path / "articles" / name).write_bytes(b"x")
    ran = run("init")
    command = "briefdeck import 'articles/a b.pdf' articles/court.html"
    assert f"next: make articles of the other files there: `{command}`\n" in ran.stderr


def test_in_an_empty_folder(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here, without any text: a questions.yaml, a folder for the texts and a .gitignore, no concordance."""
    monkeypatch.chdir(tmp_path)
    ran = run("init", "--title", "no: 1")
    assert (ran.code, ran.stdout) == (0, "")
    assert ran.stderr == (
        "created .gitattributes, .gitignore, .vscode/, articles/, briefs/example.txt, questions.yaml: "
        "0 articles, no facts yet\n"
        "next: bring articles in with `briefdeck import`: saved web pages, PDF, Word files, plain text\n" + NEXT
    )
    made = {".gitattributes", ".gitignore", "briefs/example.txt", "questions.yaml"}
    assert _files(tmp_path).keys() == made | FOR_EDITORS
    assert (tmp_path / "articles").is_dir()
    assert open_project(Folder(tmp_path, tmp_path / "articles"), NOW).context.bank.title == "no: 1"


def test_a_folder_is_made(tmp_path: Path, run: Run) -> None:
    """A folder that is missing is made, with those above it."""
    assert run("init", str(tmp_path / "a/b")).code == 0
    made = {".gitattributes", ".gitignore", "briefs/example.txt", "questions.yaml"}
    assert _files(tmp_path / "a/b").keys() == made | FOR_EDITORS


@pytest.mark.parametrize("texts", [True, False])
def test_every_command_takes_what_was_begun(folder: Path, run: Run, texts: bool) -> None:
    """Check and build are clean and make no deck yet; the others say that there is nothing, in a sentence."""
    if not texts:
        shutil.rmtree(folder / "articles")
    assert run("init", str(folder)).code == 0
    made = _files(folder)
    at = ("--project", str(folder))
    checked = run("check", "--strict", *at)
    assert checked == (0, "", "0 facts, 0 cards, 0 citations: 0 errors, 0 warnings\n")
    for locked in ((), ("--locked",)):
        built = run("build", *locked, *at)
        said = "there are no facts yet, so no deck is built\n"
        assert built == (0, "0 new, 0 changed, 0 unchanged, 0 retired\n", said)
    assert json.loads(run("build", "--format", "json", *at).stdout)["written"] == []
    assert run("coverage", *at).code == 0
    for command in ("diff", "push"):
        assert run(command, *at) == (2, "", "briefdeck: there are no facts yet, so there is no deck\n")
    asked = run("quiz", *at)
    assert (asked.code, asked.stderr.splitlines()[-1]) == (
        2,
        "Error: there is no question to ask: no fact has a card yet",
    )
    indexed = run("index", *at)
    assert (indexed.code, "put each one there" in indexed.stderr) == ((0, False) if texts else (2, True))
    assert _files(folder) == made


def test_the_example_is_proved_where_its_line_says_it(folder: Path, run: Run) -> None:
    """With its # taken out and the right line cited, the fact that is shown keeps every rule and becomes a deck."""
    run("init", str(folder))
    text = (folder / "questions.yaml").read_text(encoding="utf-8")
    head, _, fact = text.partition("#facts:\n")
    fact = "facts:\n" + fact.replace("facts: []\n", "").replace("\n#", "\n").removeprefix("#")
    (folder / "questions.yaml").write_text(head + fact.replace("harbour:1\n", "harbour:6\n"), encoding="utf-8")
    ran = run("check", "--strict", "--project", str(folder))
    assert (ran.code, ran.stdout) == (0, "")
    assert run("build", "--project", str(folder)).stdout == "1 new, 0 changed, 0 unchanged, 0 retired\n"
    assert (folder / "output/ferry-strike.apkg").exists()


def test_a_deck_without_cards_is_called_empty(folder: Path, run: Run) -> None:
    """A fact that has no card yet is in no deck, and nobody has to import it to find that out."""
    run("init", str(folder))
    fact = "facts:\n  - {id: a, fact: A union counted captains., cite: harbour:8, topic: general}\n"
    _edit(folder, "facts: []\n", fact)
    ran = run("build", "--project", str(folder), "--articles", str(folder / "articles"))
    assert (ran.code, "no fact has a card yet, so the deck is empty" in ran.stderr) == (0, True)


def test_the_deck_is_named_with_the_first_fact(folder: Path, run: Run) -> None:
    """A build before there are facts does not keep the deck from the title that it gets later."""
    run("init", str(folder))
    run("build", "--project", str(folder))
    _edit(folder, "title: Ferry strike\n", "title: The harbour\n")
    fact = "facts:\n  - {id: a, fact: A union counted captains., cite: harbour:8, topic: general}\n"
    _edit(folder, "facts: []\n", fact)
    assert run("build", "--project", str(folder)).code == 0
    assert [path.name for path in (folder / "output").glob("*.apkg")] == ["the-harbour.apkg"]


def test_a_deck_that_was_made_is_kept(folder: Path, run: Run) -> None:
    """Once there was an edition, the deck stays a part of the output, though its only fact is gone."""
    run("init", str(folder))
    fact = "facts:\n  - {id: a, fact: A union counted captains., cite: harbour:8, topic: general}\n"
    _edit(folder, "facts: []\n", fact)
    assert run("build", "--project", str(folder)).code == 0
    _edit(folder, fact, "facts: []\n")
    ran = run("build", "--locked", "--project", str(folder))
    assert ran == (0, "0 new, 0 changed, 0 unchanged, 0 retired\n", "")


@pytest.mark.parametrize("link", [False, True])
def test_a_project_is_never_overwritten(folder: Path, run: Run, link: bool) -> None:
    """Where a questions.yaml is, even one that leads nowhere: exit 2, one sentence, nothing changed."""
    if link:
        (folder / "questions.yaml").symlink_to(folder / "elsewhere.yaml")
    else:
        assert run("init", str(folder)).code == 0
    before = _files(folder)
    ran = run("init", str(folder), "--title", "Other")
    said = f"briefdeck: {folder}/questions.yaml is there already: a project begins where there is none\n"
    assert ran == (2, "", said)
    assert _files(folder) == before


@pytest.mark.parametrize(
    ("name", "where"),
    [("f", "f"), ("f", "f/g"), ("f/articles", "f"), ("f/.gitignore/x", "f"), ("f/questions.yaml", "")],
)
def test_where_nothing_can_be_begun(tmp_path: Path, run: Run, name: str, where: str) -> None:
    """A file where a folder should be, or a folder for a file: exit 2 and a sentence that names it; nothing is left."""
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("x", encoding="utf-8")
    if not where:
        where = "f"
        (tmp_path / name).unlink()
        (tmp_path / name).mkdir()
    before = _files(tmp_path)
    ran = run("init", str(tmp_path / where))
    assert (ran.code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
    assert ran.stderr.startswith(f"briefdeck: {tmp_path / 'f'}")
    assert _files(tmp_path) == before


def test_a_folder_that_is_not_to_be_written(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder that is read only: exit 2, and the file that was to be made is named, not one on the way to it."""

    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(files, "_put", refuse)
    ran = run("init", str(folder))
    assert ran == (2, "", f"briefdeck: {folder}/articles/concordance.json cannot be written: Permission denied\n")


def test_a_disk_that_takes_nothing(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a file cannot be written: exit 2, one sentence, and nothing is half there."""
    before = _files(folder)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ran = run("init", str(folder))
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr == f"briefdeck: {folder} cannot be written: No space left on device\n"
    assert _files(folder) == before


def test_a_text_that_is_not_utf_8(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of a text is a problem with its place: exit 1, nothing on stderr, nothing made."""
    (folder / "articles/a.txt").write_bytes(b"One\nR\xe9sum\xe9\n")
    before = _files(folder)
    monkeypatch.chdir(folder)
    ran = run("init")
    place = "articles/a.txt:2:2 Y101 this is not UTF-8 text: it has the byte 0xe9 (“é” in Windows-1252) here\n"
    said = f"{place}      = save it as UTF-8, or move it to another folder and `briefdeck import` it from there\n"
    assert ran == (1, said, "")
    assert _files(folder) == before


def test_what_is_no_text_is_passed_over(folder: Path, run: Run) -> None:
    """Files of another kind, those of an editor, and folders are no articles."""
    for name in ("notes.md", ".quay.txt", "concordance.json"):
        (folder / "articles" / name).write_bytes(b"\xff")
    (folder / "articles/old.txt").mkdir()
    assert run("init", str(folder)).code == 0
    assert [*open_project(Folder(folder, folder / "articles"), NOW).context.bank.articles] == ["harbour", "quay"]


def test_a_gitignore_keeps_what_it_has(folder: Path, run: Run) -> None:
    """One that lacks the line gets it, one that has it is not touched and not said to be made."""
    (folder / ".gitignore").write_bytes(b"*.pyc")
    assert run("init", str(folder)).code == 0
    assert (folder / ".gitignore").read_bytes() == b"*.pyc\narticles/*.txt\n.briefdeck-*\n"
    (folder / "questions.yaml").unlink()
    assert ".gitignore" not in run("init", str(folder)).stderr
    assert (folder / ".gitignore").read_bytes() == b"*.pyc\narticles/*.txt\n.briefdeck-*\n"


def test_git_leaves_the_texts_out(folder: Path, run: Run) -> None:
    """Git takes in what was made, and no text."""
    run("init", str(folder))
    for command in (["git", "init", "-q"], ["git", "add", "."]):
        subprocess.run(command, cwd=folder, check=True)
    listed = subprocess.run(["git", "ls-files"], cwd=folder, capture_output=True, encoding="utf-8", check=True)
    made = {".gitattributes", ".gitignore", "articles/concordance.json", "briefs/example.txt", "questions.yaml"}
    assert set(listed.stdout.split()) == made | FOR_EDITORS


def test_a_title_has_words(tmp_path: Path, run: Run) -> None:
    """A title of nothing but blanks is wrong usage."""
    ran = run("init", str(tmp_path), "--title", " ")
    assert (ran.code, "a title needs words" in ran.stderr) == (2, True)
    assert _files(tmp_path) == {}


def test_from_a_shell_with_names_of_any_kind(folder: Path) -> None:
    """Begun by a program of its own, in a poor locale, with hostile texts: then `check` finds nothing."""
    hostile = b"\xef\xbb\xbf\n- yes: \"no\" # \x1b]0;x\x07 '*x' &a {b}: [c]\t|\x00\r\n"
    (folder / "articles/평양 # {x}: 'y'.txt").write_bytes(hostile)
    (folder / "articles/blank.txt").write_bytes(b"")
    for command in ("init", "check"):
        ran = subprocess.run(
            [sys.executable, "-m", "briefdeck", command],
            cwd=folder,
            env={**os.environ, "LC_ALL": "C"},
            capture_output=True,
            check=False,
        )
        assert (ran.returncode, ran.stdout, b"Traceback" in ran.stderr) == (0, b"", False)
    articles = open_project(Folder(folder, folder / "articles"), NOW).context.bank.articles
    assert {str(key): str(article.title) for key, article in articles.items()} == {
        "blank": "[blank.txt]",
        "harbour": "Ferry strike halts island crossings",
        "quay": "A harbour holds its breath",
        "pyeongyang-x-y": "- yes: \"no\" #  ]0;x  '*x' &a {b}: [c] |",
    }


def test_the_example_of_a_brief_is_one(project: Path, tmp_path: Path, run: Run) -> None:
    """Saved as a page, the example that a project begins with is a proved brief of the facts that it speaks of."""
    assert run("init", str(tmp_path / "new")).code == 0
    (project / "briefs" / "example.yaml").write_bytes((tmp_path / "new" / "briefs" / "example.txt").read_bytes())
    ran = run("check", "--strict", "--project", str(project), "--articles", str(project / "articles"))
    assert ran.code == 0, ran


def test_editors_know_the_keys(folder: Path, run: Run) -> None:
    """The first line of questions.yaml names the schema that lies beside it."""
    assert run("init", str(folder)).code == 0
    first = (folder / "questions.yaml").read_text(encoding="utf-8").split("\n", 1)[0]
    assert first == "# yaml-language-server: $schema=.vscode/questions.schema.json"
    assert json.loads((folder / ".vscode" / "questions.schema.json").read_text(encoding="utf-8"))["properties"]["facts"]


def test_the_language_is_asked_for_at_a_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever sits at a terminal is asked for the language until it is a tag; that of the texts is the default."""
    monkeypatch.setattr("briefdeck.cli.init.is_terminal", lambda: True)
    ran = CliRunner().invoke(main, ["init", str(folder)], input="deutsch\nde\n")
    assert ran.exit_code == 0
    assert "The language of the facts, such as en or de [en]" in ran.stderr
    bank = open_project(Folder(folder, folder / "articles"), NOW).context.bank
    assert (bank.language, {str(article.language) for article in bank.articles.values()}) == ("de", {"en"})


def test_an_article_in_another_language_says_so(folder: Path, run: Run) -> None:
    """Of texts in several languages each that is not in that of the bank has its own `language:`."""
    lines = yaml.safe_load((DATA / "languages/later/ja.yaml").read_text("utf-8"))["lines"]
    (folder / "articles/ferry.txt").write_text("\n".join(lines), encoding="utf-8")
    assert run("init", str(folder), "--language", "en").code == 0
    articles = open_project(Folder(folder, folder / "articles"), NOW).context.bank.articles
    assert {str(key): str(article.language) for key, article in articles.items()} == {
        "harbour": "",
        "quay": "",
        "ferry": "ja",
    }
