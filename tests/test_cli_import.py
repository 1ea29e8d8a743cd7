"""`briefdeck import`: what it shows, what it writes, and that everything else stays to the byte."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from briefdeck.read.bank import read_bank
from tests.conftest import Ran, Run
from tests.support.imported_files import AUTHOR, DAY, FILES, OUTLET, PARAGRAPHS, TITLE, URL, archive


def _write(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes(FILES[name]())
    return path


def _import(run: Run, project: Path, *arguments: str | Path) -> Ran:
    return run("import", "--project", str(project), "--articles", str(project / "articles"), *map(str, arguments))


def test_a_page_becomes_an_article(project: Path, run: Run, tmp_path: Path) -> None:
    """Text, entry and concordance are written, a fact can cite it at once, and nothing else has changed."""
    before = (project / "questions.yaml").read_text(encoding="utf-8")
    ran = _import(run, project, _write(tmp_path, "json-ld.html"))
    assert ran.code == 0
    assert f"title:     {TITLE}  (JSON-LD headline)" in ran.stdout
    assert "added the article “lighthouse-keepers”" in ran.stderr or "added the article “json-ld”" in ran.stderr
    after = (project / "questions.yaml").read_text(encoding="utf-8")
    bank, problems = read_bank(after, "questions.yaml")
    key, article = list(bank.articles.items())[-1]
    assert problems == []
    assert (article.title, article.author, article.outlet, article.url) == (TITLE, AUTHOR, OUTLET, URL)
    assert article.published is not None
    assert (article.language, article.file) == ("", f"{key}.txt")
    lines = (project / "articles" / article.file).read_text(encoding="utf-8").split("\n")
    assert [line for line in lines if line in PARAGRAPHS] == list(PARAGRAPHS)
    added = after.split("\n")
    assert [line for line in before.split("\n") if line not in added] == []
    at = lines.index(PARAGRAPHS[0]) + 1
    fact = ("--cite", f"{key}:{at}", "--fact", "On Tuesday the keepers gave back 14 keys.")
    assert run("add", "--project", str(project), *fact, "--topic", "strike").code == 0
    assert run("check", "--project", str(project)).code == 0


@pytest.mark.parametrize("name", FILES)
def test_every_kind_is_taken(name: str, project: Path, run: Run, tmp_path: Path) -> None:
    """After any of the files `check` finds nothing in the project."""
    assert _import(run, project, _write(tmp_path, name)).code == 0
    ran = run("check", "--project", str(project))
    assert ran.stderr.startswith("7 facts, 7 cards, 8 citations: 0 errors, 0 warnings"), ran


def test_the_same_file_again_is_told(project: Path, run: Run, tmp_path: Path) -> None:
    """The second time nothing is written, and the article that has the text is named."""
    path = _write(tmp_path, "note.md")
    _import(run, project, path, "--key", "keepers")
    before = (project / "questions.yaml").read_bytes()
    ran = _import(run, project, path)
    assert (ran.code, ran.stdout) == (0, "")
    assert "the article “keepers” has this text already" in ran.stderr
    assert (project / "questions.yaml").read_bytes() == before


def test_a_later_version_is_told(project: Path, run: Run, tmp_path: Path) -> None:
    """A file with the address of an article and another text is pointed out."""
    path = _write(tmp_path, "note.md")
    _import(run, project, path, "--key", "keepers")
    path.write_text(path.read_text(encoding="utf-8").replace("three weeks", "four weeks"), encoding="utf-8")
    assert "the article “keepers” has the same address" in _import(run, project, path).stderr


def test_a_dry_run_writes_nothing(project: Path, run: Run, tmp_path: Path) -> None:
    """With --dry-run all is shown, and with --format json a program can read it."""
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    path = _write(tmp_path, "open-graph.html")
    assert TITLE in _import(run, project, path, "--dry-run").stdout
    ran = _import(run, project, path, "--dry-run", "--format", "json")
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before
    (taken,) = json.loads(ran.stdout)
    assert taken["entry"]["published"] == DAY
    assert taken["found"]["title"] == "og:title"
    assert [line["text"] for line in taken["lines"] if line["text"] in PARAGRAPHS] == list(PARAGRAPHS)


def test_several_files_at_once(project: Path, run: Run, tmp_path: Path) -> None:
    """Each is taken for itself: one that cannot be read is named, the others are taken; exit 1."""
    bad = tmp_path / "bad.docx"
    bad.write_bytes(archive({"word/document.xml": "<a"}))
    ran = _import(run, project, _write(tmp_path, "draft.docx"), bad, _write(tmp_path, "book.epub"))
    assert ran.code == 1
    assert "bad.docx is damaged: its XML cannot be read" in ran.stderr
    bank, _ = read_bank((project / "questions.yaml").read_text(encoding="utf-8"), "")
    assert len(bank.articles) == 4


def test_a_missing_library_is_one_sentence(
    project: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the extra, web pages and PDF say what to install, and all other kinds are taken."""
    for name in ("trafilatura", "readability", "pypdfium2"):
        monkeypatch.setitem(sys.modules, name, None)
    for name in ("json-ld.html", "report.pdf"):
        ran = _import(run, project, _write(tmp_path, name))
        assert ran.code == 1
        assert "pip install 'briefdeck[import]'" in ran.stderr
    for name in ("draft.docx", "plain.eml", "wrapped.txt"):
        assert _import(run, project, _write(tmp_path, name), "--key", name.replace(".", "-")).code == 0


def test_a_text_that_lies_there_already(project: Path, run: Run) -> None:
    """`check` names a text in articles/ without an entry, and import gives it one without touching it."""
    path = project / "articles" / "pier.txt"
    path.write_bytes(b"Talks on the pier\r\n\r\nThey lasted for 40 minutes.\r\n")
    ran = run("check", "--project", str(project))
    assert "articles/pier.txt:1:1 C112 (warning) this text has no entry" in ran.stdout
    assert _import(run, project, path).code == 0
    assert path.read_bytes() == b"Talks on the pier\r\n\r\nThey lasted for 40 minutes.\r\n"
    assert "0 errors, 0 warnings" in run("check", "--project", str(project)).stderr


def test_the_key_can_be_chosen(project: Path, run: Run, tmp_path: Path) -> None:
    """It names the text too; one that is taken, or no slug, is refused and writes nothing."""
    path = _write(tmp_path, "plain.txt")
    assert _import(run, project, path, "--key", "harbour").code == 2
    assert _import(run, project, path, "--key", "../harbour").code == 2
    assert sorted(each.name for each in (project / "articles").glob("*.txt")) == ["harbour.txt", "quay.txt"]
    assert _import(run, project, path, "--key", "keepers").code == 0
    assert (project / "articles/keepers.txt").exists()


def test_a_name_never_leads_elsewhere(project: Path, run: Run, tmp_path: Path) -> None:
    """Titles and names that look like paths become keys within the folder of articles."""
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: ../../../etc/cron\n---\nThe lamp was lit at nine.\n", encoding="utf-8")
    assert _import(run, project, path).code == 0
    assert {each.parent for each in project.rglob("*.txt")} == {project / "articles"}


def test_a_file_that_is_open_in_an_editor_keeps_its_changes(project: Path, run: Run, tmp_path: Path) -> None:
    """What was saved into questions.yaml before the article is written stays, with its line ends."""
    path = project / "questions.yaml"
    data = path.read_bytes().replace(b"\n", b"\r\n") + b"# a note\r\n"
    path.write_bytes(data)
    assert _import(run, project, _write(tmp_path, "note.md"), "--key", "keepers").code == 0
    after = path.read_bytes()
    assert after.endswith(b"# a note\r\n")
    assert after.count(b"\n") == after.count(b"\r\n")
