"""Several runs of briefdeck at once, in real processes: nothing is lost, and each says what it did."""

from __future__ import annotations

import fcntl
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefdeck.project_lock import hold_lock
from briefdeck.read.bank import read_bank
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.slow

PAIRS = int(os.environ.get("BRIEFDECK_PAIRS", "2"))
"""How many pairs of each kind run at once; `make fuzz` has more."""
KILLS = int(os.environ.get("BRIEFDECK_KILLS", "2"))
"""How many runs are killed."""
ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if key not in ("BRIEFDECK_ARTICLES", "SOURCE_DATE_EPOCH")},
    "PYTHONPATH": str(REPOSITORY / "src"),
}
FACT = "Ferry crews left **1,200** passengers on four islands."
BUILD = ("build",)


def _start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "briefdeck", *arguments, "--project", str(folder)]
    return subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


def _add(number: int) -> tuple[str, ...]:
    return ("add", "--cite", "harbour:6", "--fact", FACT, "--id", f"new-{number}")


def _ids(folder: Path) -> list[str]:
    bank, problems = read_bank((folder / "questions.yaml").read_text(encoding="utf-8"), "questions.yaml")
    assert problems == []
    return [str(fact.id) for fact in bank.facts]


def _is_whole(folder: Path) -> bool:
    """Tell whether the ledger is JSON, the deck a package and nothing half-written, nor a lock, is left."""
    json.loads((folder / "deck.lock").read_text(encoding="utf-8"))
    packages = list((folder / "output").glob("*.apkg"))
    return all(path.read_bytes()[:2] == b"PK" for path in packages) and {
        path.name for path in folder.rglob(".briefdeck*")
    } <= {".briefdeck-undo"}


@pytest.mark.parametrize("kind", ["build and build", "add and add", "build and add"])
def test_pairs(project: Path, kind: str) -> None:
    """Two runs at once: each ends with 0 and has done its work, or says that another is at work; nothing is lost."""
    added: list[str] = []
    for number in range(PAIRS):
        for path in [project / "deck.lock", *(project / "output").glob("*")]:
            path.unlink(missing_ok=True)
        adds = [f"new-{2 * number}", f"new-{2 * number + 1}"][: kind.count("add")]
        arguments = [*([BUILD] * kind.count("build")), *(_add(int(slug.removeprefix("new-"))) for slug in adds)]
        for run in [_start(project, *each) for each in arguments]:
            _, stderr = run.communicate(timeout=120)
            assert run.returncode == 0 or (run.returncode == 2 and "is at work in" in stderr), stderr
            added += [slug for slug in adds if f"added “{slug}”" in stderr]
        assert [slug for slug in added if slug not in _ids(project)] == []
        assert "build" not in kind or _is_whole(project)
    assert len(added) == PAIRS * kind.count("add")


@pytest.mark.parametrize("moment", ["open", "truncate"])
def test_a_signal_at_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    """Ctrl-C just when the lock is taken or given back ends the run, and the lock's file is not left."""
    act = getattr(os, moment)

    def act_and_stop(*arguments: object) -> object:
        done = act(*arguments)
        signal.raise_signal(signal.SIGINT)
        return done

    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # who runs this in the background may ignore it
    monkeypatch.setattr(os, moment, act_and_stop)
    with pytest.raises(KeyboardInterrupt), hold_lock(tmp_path, pytest.fail):
        pass
    signal.signal(signal.SIGINT, before)
    assert list(tmp_path.iterdir()) == []


def test_another_at_work(project: Path) -> None:
    """Who waits in vain says who is at work, in one sentence, writes nothing and ends with 2."""
    with (project / ".briefdeck.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write("process 4711 on elsewhere, since then")
        lock.flush()
        run = _start(project, "build")
        stdout, stderr = run.communicate(timeout=60)
    assert (run.returncode, stdout, (project / "deck.lock").exists()) == (2, "", False)
    assert stderr == (
        f"briefdeck: another briefdeck (process 4711 on elsewhere, since then) is at work in {project}: "
        "try again when it has ended\n"
    )


def test_a_lock_left_behind(project: Path) -> None:
    """The lock of a run that was killed is told and taken, and what it left half-written is removed."""
    (project / ".briefdeck.lock").write_text("process 4711 on elsewhere, since then", encoding="utf-8")
    (project / ".briefdeck-0123456789abcdef.new").write_bytes(b"half")
    run = _start(project, "build")
    _, stderr = run.communicate(timeout=60)
    assert run.returncode == 0
    said = "an earlier run (process 4711 on elsewhere, since then) was stopped before its end; this one goes on\n"
    assert stderr.startswith(said)
    assert not list(project.rglob(".briefdeck*"))


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_something_else_for_a_lock(project: Path, tmp_path: Path, kind: str) -> None:
    """A link, a pipe or a folder in the place of the lock is refused in a sentence, and nothing is written to it."""
    outside, lock = tmp_path / "outside", project / ".briefdeck.lock"
    outside.write_bytes(b"mine")
    if kind == "link":
        lock.symlink_to(outside)
    elif kind == "pipe":
        os.mkfifo(lock)
    else:
        lock.mkdir()
    run = _start(project, "build")
    _, stderr = run.communicate(timeout=60)
    assert (run.returncode, stderr.count("\n"), outside.read_bytes()) == (2, 1, b"mine")
    assert str(lock) in stderr


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody can write there is nothing to guard: who only reads goes on."""

    def refuse(path: Path, *_: object) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "open", refuse)
    with hold_lock(tmp_path, pytest.fail):
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["build", "add", "index"])
def test_killed(project: Path, command: str) -> None:
    """Killed at any moment, the next run is whole: it writes what an undisturbed one writes."""
    seed = random.Random(command)  # noqa: S311  (moments, not secrets)
    concordance = (project / "articles/concordance.json").read_bytes()
    for number in range(KILLS):
        run = _start(project, *({"add": _add(number)}.get(command, (command,))))
        time.sleep(seed.uniform(0.1, 1.5))
        run.send_signal(signal.SIGKILL)
        run.communicate()
        again = _start(project, *({"add": _add(1000 + number)}.get(command, (command,))))
        _, stderr = again.communicate(timeout=120)
        assert again.returncode == 0, stderr
        assert command != "build" or _is_whole(project)
        assert command != "add" or f"new-{1000 + number}" in _ids(project)
        assert (project / "articles/concordance.json").read_bytes() == concordance
