"""Files are found, read, and written whole or not at all."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from briefdeck.errors import UserError
from briefdeck.files import write_files
from briefdeck.project import Folder, find_root, open_project
from briefdeck.project_files import output_names, read_outputs
from briefdeck.project_names import CONCORDANCE, LEDGER, OUTPUT, QUESTIONS
from tests.conftest import Run

NOW = 1_767_225_600


def _outputs(root: Path) -> dict[str, bytes]:
    return read_outputs(root, output_names(root))


def test_the_nearest_project_is_found(tmp_path: Path) -> None:
    """A command works from any folder below questions.yaml."""
    (tmp_path / "questions.yaml").write_text("title: x\n", encoding="utf-8")
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert find_root(deep) == tmp_path
    (deep / "questions.yaml").write_text("title: y\n", encoding="utf-8")
    assert find_root(deep) == deep


def test_no_project(tmp_path: Path) -> None:
    """Where there is no questions.yaml, the message says where it was looked for."""
    with pytest.raises(UserError, match=r"no questions\.yaml in .* or above"):
        find_root(tmp_path)


def test_briefs_ledger_and_output_may_be_missing(tmp_path: Path) -> None:
    """A questions.yaml alone is a project."""
    (tmp_path / "questions.yaml").write_text("title: x\narticles: {}\ntopics: {}\nfacts: []\n", encoding="utf-8")
    opened = open_project(Folder(tmp_path, tmp_path / "articles"), NOW)
    assert opened.problems == ()
    assert _outputs(tmp_path) == {}


def test_files_are_written_whole(tmp_path: Path) -> None:
    """Files get their bytes and nothing else is left lying about."""
    write_files(tmp_path, {"deck.lock": b"1", "output/a.pdf": b"2"})
    write_files(tmp_path, {"output/a.pdf": b"3"})
    assert _outputs(tmp_path) == {"deck.lock": b"1", "output/a.pdf": b"3"}
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.pdf", "deck.lock", "output"]


@pytest.mark.parametrize("fails", ["fsync", "replace"])
def test_an_interrupted_write_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str) -> None:
    """Whenever it is interrupted, each file is the old or the new one, and no scraps remain."""
    write_files(tmp_path, {"deck.lock": b"old", "output/a.pdf": b"old"})

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    if fails == "fsync":
        monkeypatch.setattr(os, "fsync", interrupt)
    else:
        monkeypatch.setattr(Path, "replace", _second_time(Path.replace, interrupt))
    with pytest.raises(KeyboardInterrupt):
        write_files(tmp_path, {"deck.lock": b"new", "output/a.pdf": b"new"})
    monkeypatch.undo()
    assert set(_outputs(tmp_path).values()) <= {b"old", b"new"}
    assert _outputs(tmp_path)["output/a.pdf"] == b"old"
    assert not list(tmp_path.rglob(".*"))


def _second_time(first: Callable[[Path, Path], Path], then: Callable[..., None]) -> Callable[[Path, Path], None]:
    calls: list[Path] = []

    def call(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) > 1:
            then()
        first(source, target)

    return call


def test_a_file_keeps_its_rights_and_a_link_its_target(tmp_path: Path) -> None:
    """Who could not read it before cannot afterwards; what it links to is what is written."""
    (tmp_path / "real.yaml").write_bytes(b"old")
    (tmp_path / "real.yaml").chmod(0o600)
    (tmp_path / "questions.yaml").symlink_to("real.yaml")
    write_files(tmp_path, {"questions.yaml": b"new"})
    assert (tmp_path / "questions.yaml").is_symlink()
    assert (tmp_path / "real.yaml").read_bytes() == b"new"
    assert (tmp_path / "real.yaml").stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_not_to_be_written_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder in which one may write is no leave to replace a file that one may not."""
    (tmp_path / "questions.yaml").write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)  # to the superuser nothing is forbidden
    with pytest.raises(UserError, match=r"questions\.yaml cannot be written: Permission denied"):
        write_files(tmp_path, {"questions.yaml": b"new"})
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    """A file where a folder should be is said in a sentence that names it."""
    (tmp_path / "output").write_bytes(b"")
    with pytest.raises(UserError, match="output"):
        write_files(tmp_path, {"output/a.pdf": b"x"})


def test_an_article_cannot_lead_out_of_its_folder(tmp_path: Path) -> None:
    """A path as the name of an article's file is refused and not followed."""
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "articles").mkdir()
    text = "title: x\narticles: {a: {file: ../secret.txt, title: t}}\ntopics: {}\nfacts: []\n"
    (tmp_path / "questions.yaml").write_text(text, encoding="utf-8")
    opened = open_project(Folder(tmp_path, tmp_path / "articles"), NOW)
    assert [each.code for each in opened.problems] == ["Y112"]
    assert opened.article_data == {}


def test_names_of_the_projects_files() -> None:
    """The files are where the format says they are."""
    assert (QUESTIONS, LEDGER, CONCORDANCE, OUTPUT) == (
        "questions.yaml",
        "deck.lock",
        "articles/concordance.json",
        "output",
    )


def test_names_of_files_are_compared_by_their_letters(project: Path, run: Run) -> None:
    """A file whose name has its letters decomposed, as macOS keeps them, is the one that questions.yaml names."""
    (project / "articles" / "harbour.txt").rename(project / "articles" / unicodedata.normalize("NFD", "häfen.txt"))
    path = project / "questions.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("harbour.txt", "häfen.txt"), encoding="utf-8")
    assert run("index", "--project", str(project)).code == 0
    ran = run("check", "--strict", "--project", str(project))
    assert (ran.code, ran.stdout) == (0, "")
