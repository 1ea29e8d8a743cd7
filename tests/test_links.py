"""Links, pipes and sizes: nothing outside the project is written or read, and nothing that never ends is opened."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Ran, Run

pytestmark = pytest.mark.slow

SECRET = b"Rosebud said 1,200 on Monday.\n"
GIVEN = ("add", "--cite", "harbour:6", "--fact", "Ferry crews left **1,200** passengers on four islands.")


def _run(folder: Path, *arguments: str) -> Ran:
    """Run a command as a process of its own, in *folder*; one that hangs fails."""
    kept = {key: value for key, value in os.environ.items() if key not in ("BRIEFDECK_ARTICLES", "SOURCE_DATE_EPOCH")}
    done = subprocess.run(
        [sys.executable, "-m", "briefdeck", *arguments],
        env={**kept, "PYTHONPATH": str(REPOSITORY / "src")},
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Ran(done.returncode, done.stdout, done.stderr)


Command = Callable[..., Ran]


@pytest.fixture
def cmd(run: Run, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs a command in this process, in the folder that is given first."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH")

    def command(folder: Path, *arguments: str) -> Ran:
        monkeypatch.chdir(folder)
        return run(*arguments)

    return command


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A file outside of the project."""
    path = tmp_path / "outside.txt"
    path.write_bytes(SECRET)
    return path


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("output/quiz.html", ("build",)),
        ("deck.lock", ("build",)),
        ("articles/concordance.json", ("index",)),
        ("questions.yaml", GIVEN),
        ("quiz.gift.txt", ("quiz", "--export", "gift")),
        ("page.html", ("coverage", "--html", "page.html")),
    ],
)
@pytest.mark.parametrize("dangling", [False, True])
def test_nothing_is_written_through_a_link_that_leaves(
    cmd: Command, project: Path, outside: Path, name: str, command: tuple[str, ...], dangling: bool
) -> None:
    """A link out of the project, to a file that is there or will be: exit 2, one sentence, and nothing is written."""
    path = project / name
    path.parent.mkdir(exist_ok=True)
    if dangling and name == "questions.yaml":
        pytest.skip("there is no project without it")
    if name == "questions.yaml":
        outside.write_bytes(path.read_bytes())
    before = outside.read_bytes()
    path.unlink(missing_ok=True)
    path.symlink_to(outside.with_name("new") if dangling else outside)
    ran = cmd(project, *command)
    assert (ran.code, ran.stderr.count("\n"), "leads out of the project" in ran.stderr) == (2, 1, True), ran
    assert outside.read_bytes() == before
    assert not outside.with_name("new").exists()
    assert path.is_symlink()


def test_a_folder_that_leaves(cmd: Command, project: Path, tmp_path: Path) -> None:
    """Where output/ itself is a link out of the project nothing is written there."""
    (tmp_path / "elsewhere").mkdir()
    (project / "output").symlink_to(tmp_path / "elsewhere")
    ran = cmd(project, "build")
    assert (ran.code, "leads out of the project" in ran.stderr) == (2, True)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_names_of_temporaries_are_nobodys(cmd: Command, project: Path, outside: Path) -> None:
    """A link under a name that a temporary file once had is not followed."""
    for name in (".deck.lock.new", ".questions.yaml.new", "output/.quiz.html.new"):
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).symlink_to(outside)
    assert cmd(project, "build").code == 0
    assert cmd(project, *GIVEN).code == 0
    assert outside.read_bytes() == SECRET


def test_links_within_the_project_stay(cmd: Command, project: Path) -> None:
    """A file that is kept elsewhere in the project is written there, and the link to it stays."""
    (project / "kept").mkdir()
    (project / "deck.lock").symlink_to("kept/ledger.json")
    assert cmd(project, "build").code == 0
    assert (project / "deck.lock").is_symlink()
    assert (project / "kept/ledger.json").read_bytes().startswith(b"{")


@pytest.mark.parametrize("command", ["check", "index"])
def test_an_article_that_leaves_is_not_read(cmd: Command, project: Path, outside: Path, command: str) -> None:
    """A text outside the project gets neither into the concordance nor on the screen: it is named where it is cited."""
    (project / "articles/quay.txt").unlink()
    (project / "articles/quay.txt").symlink_to(outside)
    before = (project / "articles/concordance.json").read_bytes()
    ran = cmd(project, command)
    assert ran.code == 1
    assert "Y112" in ran.stdout
    assert "leads out of the project" in ran.stdout
    assert "Rosebud" not in ran.stdout + ran.stderr
    assert (project / "articles/concordance.json").read_bytes() == before


def test_a_folder_of_articles_that_is_named_may_lie_anywhere(cmd: Command, project: Path, tmp_path: Path) -> None:
    """What the user names by --articles is read."""
    (project / "articles/quay.txt").rename(tmp_path / "quay.txt")
    (project / "articles/harbour.txt").rename(tmp_path / "harbour.txt")
    ran = cmd(project, "index", "--articles", str(tmp_path))
    assert (ran.code, ran.stderr) == (0, "read 2 of 2 articles\n")


SOURCES = [
    "questions.yaml",
    "deck.lock",
    "articles/quay.txt",
    "articles/concordance.json",
    "articles/new.gift",
    "briefs/overview.yaml",
    "images/x.gift",
    "output/quiz.pdf",
]


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("through", ["name", "link", "way round"])
def test_no_export_replaces_a_source(cmd: Command, project: Path, tmp_path: Path, name: str, through: str) -> None:
    """`quiz --export -o` refuses what the project is made of, however it is named: exit 2, and it is as it was."""
    assert cmd(project, "build").code == 0
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    target = project / name
    if through == "link":
        (tmp_path / "link.gift").symlink_to(target)
        target = tmp_path / "link.gift"
    elif through == "way round":
        target = project / "briefs" / ".." / name
    ran = cmd(project, "quiz", "--export", "gift", "-o", str(target))
    assert (ran.code, ran.stderr.count("\n"), "is not written" in ran.stderr) == (2, 1, True), ran
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_an_export_may_lie_anywhere_else(cmd: Command, project: Path, tmp_path: Path) -> None:
    """Elsewhere on the disk, or beside questions.yaml, an export is written, over an old one too."""
    for path in (tmp_path / "new/quiz.gift", project / "quiz.gift", project / "quiz.gift"):
        assert cmd(project, "quiz", "--export", "gift", "-o", str(path)).code == 0
        assert path.read_bytes()


def test_a_page_never_lies_on_a_source(cmd: Command, project: Path, tmp_path: Path) -> None:
    """`coverage --html` follows no link onto a source."""
    (tmp_path / "page.html").symlink_to(project / "questions.yaml")
    before = (project / "questions.yaml").read_bytes()
    ran = cmd(project, "coverage", "--html", str(tmp_path / "page.html"))
    assert (ran.code, "is not written" in ran.stderr) == (2, True)
    assert (project / "questions.yaml").read_bytes() == before


@pytest.mark.parametrize("name", ["deck.lock", "briefs/x.yaml", "articles/concordance.json", "articles/quay.txt"])
@pytest.mark.parametrize("command", ["check", "build"])
def test_pipes_are_not_opened(project: Path, name: str, command: str) -> None:
    """A named pipe for a file is named in a sentence; nobody waits for its other end."""
    (project / name).unlink(missing_ok=True)
    os.mkfifo(project / name)
    ran = _run(project, command)
    assert ran.code in (1, 2)
    assert "is not an ordinary file" in ran.stdout + ran.stderr


def test_a_device_is_not_replaced(project: Path, tmp_path: Path) -> None:
    """What is no ordinary file is not written over."""
    os.mkfifo(tmp_path / "pipe")
    ran = _run(project, "quiz", "--export", "gift", "-o", str(tmp_path / "pipe"))
    assert (ran.code, "not an ordinary file" in ran.stderr, (tmp_path / "pipe").is_fifo()) == (2, True, True)


def _large(path: Path, size: int = 3 * 10**9) -> None:
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    with path.open("wb") as file:
        file.truncate(size)  # takes no room on the disk


@pytest.mark.parametrize(
    ("name", "code"),
    [("questions.yaml", 2), ("deck.lock", 2), ("articles/concordance.json", 2), ("articles/quay.txt", 1)],
)
def test_sizes_have_limits(cmd: Command, project: Path, name: str, code: int) -> None:
    """A file of three billion bytes is not read whole: a sentence says how large one may be."""
    _large(project / name)
    ran = cmd(project, "check")
    assert (ran.code, "is too large: more than" in ran.stdout + ran.stderr) == (code, True)


def test_what_others_put_into_output_is_not_read(project: Path, preexec: Callable[[], None]) -> None:
    """A file of somebody else costs no memory, however large."""
    _large(project / "output/film.mkv")
    _large(project / "output/quiz.html")
    run = subprocess.run(
        [sys.executable, "-m", "briefdeck", "build", "--project", str(project)],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "src")},
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=preexec,
    )
    assert run.returncode == 0, run.stderr
    assert (project / "output/quiz.html").stat().st_size < 10**7


@pytest.fixture
def preexec() -> Callable[[], None]:
    """Limits the memory of a process to two billion bytes."""
    import resource

    return lambda: resource.setrlimit(resource.RLIMIT_AS, (2 * 10**9, 2 * 10**9))


def test_a_name_that_the_system_refuses(cmd: Command, project: Path) -> None:
    """A file name of more than 255 bytes is a problem at its place, and all else is checked."""
    text = (project / "questions.yaml").read_text(encoding="utf-8")
    (project / "questions.yaml").write_text(text.replace("file: quay.txt", f"file: {'q' * 300}.txt"), encoding="utf-8")
    ran = cmd(project, "check")
    assert (ran.code, "Y112 this file cannot be read: File name too long" in ran.stdout) == (1, True), ran


def test_texts_in_capitals(cmd: Command, tmp_path: Path) -> None:
    """`init` sees x.TXT, and keeps it out of version control."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/x.TXT").write_text("A strike began.\n", encoding="utf-8")
    ran = cmd(tmp_path, "init")
    assert (ran.code, "1 article," in ran.stderr) == (0, True)
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8").splitlines()[1:] == [
        "articles/*.txt",
        "articles/*.TXT",
        ".briefdeck-*",
    ]
    assert cmd(tmp_path, "check").code == 0


def test_an_article_elsewhere_is_a_source_too(cmd: Command, project: Path, tmp_path: Path) -> None:
    """Where --articles names another folder its articles are safe, and all else there may be written."""
    for name in ("quay.txt", "harbour.txt"):
        (project / "articles" / name).rename(tmp_path / name)
    export = ("quiz", "--export", "gift", "--articles", str(tmp_path), "-o")
    ran = cmd(project, *export, str(tmp_path / "quay.txt"))
    assert (ran.code, "is not written" in ran.stderr) == (2, True)
    assert cmd(project, *export, str(tmp_path / "quiz.txt")).code == 0
