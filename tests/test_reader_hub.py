"""A model of the hub: fetched once from its pinned commit, and never otherwise. The hub is a server of the test."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.support.rule_examples import put
from tests.support.tiny_model import make_model

pytestmark = pytest.mark.slow

COMMIT = "5f3c" * 10


class _Hub(ThreadingHTTPServer):
    """Answers as huggingface.co does when the files of one repository at one commit are asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.folder = folder
        self.asked: list[str] = []


class _Answer(BaseHTTPRequestHandler):
    server: _Hub

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self.wfile.write(self._answer())

    def _answer(self) -> bytes:
        self.server.asked.append(self.path)
        start = f"/owner/nli/resolve/{COMMIT}/"
        path = self.server.folder / self.path.removeprefix(start)
        there = self.path.startswith(start) and path.is_file()
        data = path.read_bytes() if there else b""
        self.send_response(200 if there else 404)
        self.send_header("X-Repo-Commit", COMMIT)
        if there:
            self.send_header("ETag", f'"{hashlib.sha256(data).hexdigest()}"')
        else:
            self.send_header("X-Error-Code", "EntryNotFound")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return data

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Says nothing."""


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[_Hub]:
    """A hub with a repository owner/nli."""
    with _Hub(tmp_path / "repository") as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def _check(project: Path, hub: _Hub, tmp_path: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs `briefdeck check` with a hub, and a cache, of its own."""
    environment = {
        **{key: value for key, value in os.environ.items() if "proxy" not in key.lower()},
        "PYTHONPATH": str(REPOSITORY / "src"),
        "HF_ENDPOINT": f"http://127.0.0.1:{hub.server_port}",
        "HF_HOME": str(tmp_path / "cache"),
        "HF_HUB_DISABLE_TELEMETRY": "1",
        **more,
    }
    environment.pop("BRIEFDECK_ARTICLES", None)
    command = [sys.executable, "-m", "briefdeck", "check", *arguments]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def _name(project: Path, sha256: str) -> None:
    put(project, "R001", f"reader:\n  model: owner/nli@{COMMIT}\n  sha256: {sha256}\n")


def test_a_model_is_fetched_once(project: Path, hub: _Hub, tmp_path: Path) -> None:
    """A plain check asks nobody; the first with `--reader` fetches the files, and the next needs no network."""
    _name(project, make_model(hub.folder, file="onnx/model.onnx"))
    assert _check(project, hub, tmp_path).returncode == 0
    assert hub.asked == []
    ran = _check(project, hub, tmp_path, "--reader")
    assert (ran.returncode, ran.stderr.splitlines()[-1][:7]) == (0, "7 facts"), ran
    assert any(path.endswith("/onnx/model.onnx") for path in hub.asked)
    (project / "reader.lock").unlink()
    hub.asked.clear()
    assert _check(project, hub, tmp_path, "--reader").returncode == 0
    assert hub.asked == []
    assert (project / "reader.lock").exists()


def test_another_file_than_the_pinned_one(project: Path, hub: _Hub, tmp_path: Path) -> None:
    """What the hub sends is not loaded when its hash differs."""
    make_model(hub.folder)
    _name(project, "0" * 64)
    ran = _check(project, hub, tmp_path, "--reader")
    assert ran.returncode == 2
    assert "is not the model that questions.yaml names: its SHA-256 is" in ran.stderr


def test_a_machine_that_is_offline(project: Path, hub: _Hub, tmp_path: Path) -> None:
    """One sentence says that nothing can be fetched; what was fetched before is there."""
    _name(project, make_model(hub.folder))
    ran = _check(project, hub, tmp_path, "--reader", HF_HUB_OFFLINE="1")
    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1), ran
    assert "model.onnx of owner/nli cannot be fetched, and is not on this machine yet" in ran.stderr
    assert _check(project, hub, tmp_path, "--reader").returncode == 0
    (project / "reader.lock").unlink()
    assert _check(project, hub, tmp_path, "--reader", HF_HUB_OFFLINE="1").returncode == 0
    assert (project / "reader.lock").exists()
