"""Whatever happens to a process of briefdeck: one sentence and an exit code, never a traceback."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Run
from tests.support.signals import hear_signals

pytestmark = pytest.mark.slow

ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if key not in ("BRIEFDECK_ARTICLES", "SOURCE_DATE_EPOCH")},
    "PYTHONPATH": str(REPOSITORY / "src"),
}
PROGRAM = f'"{sys.executable}" -m briefdeck'
SABOTAGE = """\
import sys
from briefdeck.cli import check
def fail(*arguments):
    {fault}
check.prove_project = fail
sys.argv = ["briefdeck", "check", "--project", {project!r}]
from briefdeck.__main__ import run
run()
"""
"""A program in which a command meets what nobody foresaw."""


def _shell(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**ENVIRONMENT, **environment},
        timeout=120,
    )


def _sabotaged(project: Path, fault: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", SABOTAGE.format(fault=fault, project=str(project))],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**ENVIRONMENT, **environment},
    )


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("raise IndexError('private')", "this should not have happened: IndexError in "),
        ("fail(*arguments)", "this should not have happened: RecursionError in "),
        ("raise MemoryError", "there is not enough memory"),
    ],
)
def test_what_nobody_foresaw(project: Path, fault: str, said: str) -> None:
    """One sentence with the kind of the fault, its place and what to do, exit 70, and nothing of the user's files."""
    ran = _sabotaged(project, fault)
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (70, "", 1)
    assert ran.stderr.startswith(f"briefdeck: {said}")
    assert "private" not in ran.stderr
    assert "Memory" in fault or "report" in ran.stderr


def test_a_traceback_on_demand(project: Path) -> None:
    """BRIEFDECK_DEBUG=1 shows where it arose."""
    ran = _sabotaged(project, "raise IndexError('x')", BRIEFDECK_DEBUG="1")
    assert (ran.returncode, "Traceback" in ran.stderr, "IndexError: x" in ran.stderr) == (70, True, True)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("check --project {} >&-", 0),
        ("check --project {} 2>&-", 0),
        ("build --project {} >&- 2>&-", 0),
        ("build --project {} <&- >&- 2>&-", 0),
        ("quiz --project {} <&-", 0),
        ("add --project {} <&-", 2),
        ("--version >/dev/full", 2),
        ("--help >/dev/full", 2),
        ("quiz --project {} --format json >/dev/full", 2),
        ("explain 2>/dev/full >/dev/full", 2),
        ("explain | head -1", 0),
    ],
)
def test_streams(project: Path, command: str, code: int) -> None:
    """Streams that are closed, full, or read by nobody: no traceback, and a sentence where one can be said."""
    ran = _shell(f"set -o pipefail; {PROGRAM} {command.format(project)}")
    assert "Traceback" not in ran.stderr
    assert "Exception" not in ran.stderr
    assert ran.returncode in (code, 1 if "head" in command else code)
    assert "/dev/full" not in command or "2>" in command or "No space left on device" in ran.stderr


@pytest.mark.parametrize("epoch", ["1.5", "0x10", "1" * 30, "-1", " 1", "nan", "1e9", "٣"])
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_time_that_is_none(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch, epoch: str, command: str
) -> None:
    """SOURCE_DATE_EPOCH of any other kind is named in a sentence, exit 2, by every command that needs the time."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    ran = run(command, "--project", str(project))
    assert (ran.code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1), ran.stderr
    assert "give whole seconds since 1970" in ran.stderr


@pytest.mark.parametrize("epoch", ["0", "1", "315532799", "1700000000"])
def test_a_time_of_the_past(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    """Any time of the past builds, and so does the clock afterwards."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert run("build", "--project", str(project)).code == 0
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert run("build", "--project", str(project)).code == 0


@pytest.mark.parametrize("epoch", ["4102444800", "99999999999"])
def test_a_time_of_the_future(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    """A build dated in the future is refused before it writes: it would lock the project until that day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    ran = run("build", "--project", str(project))
    assert (ran.code, "lies in the future" in ran.stderr) == (2, True)
    assert not (project / "deck.lock").exists()
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert run("build", "--project", str(project)).code == 0


@pytest.mark.parametrize(("epoch", "code"), [("1.5", 2), ("0", 0)])
def test_a_time_in_a_process(project: Path, epoch: str, code: int) -> None:
    """A library that reads SOURCE_DATE_EPOCH as the process begins makes no difference."""
    ran = _shell(f"{PROGRAM} build --project {project}", SOURCE_DATE_EPOCH=epoch)
    assert (ran.returncode, "Traceback" in ran.stderr) == (code, False), ran.stderr


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_signals(project: Path, number: signal.Signals, code: int) -> None:
    """Ctrl-C and requests to stop, at any moment: no traceback, nothing half-written, no lock left."""
    moments = random.Random(code)  # noqa: S311  (moments, not secrets)
    for _ in range(4):
        run = subprocess.Popen(
            [sys.executable, "-m", "briefdeck", "build", "--project", str(project)],
            env=ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            preexec_fn=hear_signals,  # noqa: PLW1509  (no thread runs here)
        )
        time.sleep(moments.uniform(0.15, 1.5))
        run.send_signal(number)
        _, stderr = run.communicate(timeout=60)
        assert run.returncode in (0, code, -number), stderr  # before Python has begun the system ends it
        assert "Traceback" not in stderr
        assert not list(project.rglob(".briefdeck*"))


@pytest.mark.parametrize(("raised", "code"), [("KeyboardInterrupt", 130), ("SystemExit(143)", 143), ("OSError", 70)])
def test_a_signal_that_a_library_makes_an_error_of(raised: str, code: int) -> None:
    """An `except:` in a library that meets Ctrl-C and raises something else is left as Ctrl-C is."""
    program = f"""
import briefdeck.cli, briefdeck.__main__
def main(**_):
    try:
        raise {raised}
    except BaseException:
        raise ValueError("cannot escape")
briefdeck.cli.main = main
briefdeck.__main__.run()
"""
    command = [sys.executable, "-c", program]
    ran = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", env=ENVIRONMENT)
    assert (ran.returncode, "should not have happened" in ran.stderr) == (code, code == 70)


@pytest.mark.parametrize("megabytes", [30, 60, 120])
def test_little_memory(project: Path, megabytes: int) -> None:
    """With too little memory there is a sentence or the work is done; never a traceback."""
    ran = _shell(f"ulimit -v {megabytes * 1024}; {PROGRAM} build --project {project}")
    assert "Traceback" not in ran.stderr
    assert ran.returncode in (0, 2, 70, 127), ran.stderr  # 127: Python itself did not fit


def test_bytes_that_are_no_text(project: Path) -> None:
    """An option that the terminal's locale cannot read is named as that."""
    command = f'{PROGRAM} add --project {project} --cite harbour:6 --fact "Ferries — all"'
    ran = _shell(command, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (ran.returncode, "in the locale of this terminal: set LC_ALL=C.UTF-8" in ran.stderr) == (2, True), ran.stderr
