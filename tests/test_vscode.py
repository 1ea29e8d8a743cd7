"""The extension for Visual Studio Code, beside a stand-in for the editor; editors/vscode/try.py has the real one."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY

EXTENSION = """
const Module = require("module"), load = Module._load;
const [state, folder, command, extension] = process.argv.slice(2);
const told = { commands: [], terminals: [], shown: [], run: [] };
const nothing = { dispose() {} };
const vscode = {
  workspace: {
    isTrusted: state === "trusted", workspaceFolders: [{ uri: { fsPath: folder } }],
    getConfiguration: () => new Map([["articles", "/texts"], ["command", command]]),
    onDidChangeConfiguration: () => nothing,
  },
  commands: {
    registerCommand: (name, run) => { told.commands.push(name); run(); },
    executeCommand: (...asked) => told.run.push(asked),
  },
  env: {}, IndentAction: { None: 0 },
  extensions: { getExtension: () => undefined },
  languages: {
    setLanguageConfiguration: (language, rules) => {
      told.rule = rules.onEnterRules[0].beforeText.source;
      return nothing;
    },
  },
  window: {
    createTerminal: options => { told.terminals.push(options); return { show() {} }; },
    showErrorMessage: async (sentence, button) => { told.shown.push(sentence); return button; },
  },
};
class LanguageClient {
  constructor(id, name, server, client) { Object.assign(this, { server }); told.client = client; }
  async start() {
    const server = await this.server();
    told.started = server.spawnargs;
    await new Promise(done => server.on("close", done));
  }
}
Module._load = (name, ...rest) =>
  name === "vscode" ? vscode : name.startsWith("vscode-languageclient") ? { LanguageClient } : load(name, ...rest);
require(extension).activate({ subscriptions: [] }).then(() => setTimeout(() => console.log(JSON.stringify(told)), 50));
"""

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="needs Node.js")


def _activate(folder: Path, command: str = "briefdeck", *, trusted: bool = True) -> dict[str, Any]:
    """What the extension does in *folder* where its setting says *command*."""
    (folder / "host.js").write_text(EXTENSION, encoding="utf-8")
    extension = REPOSITORY / "editors/vscode/extension.js"
    state = "trusted" if trusted else "not"
    arguments = [str(shutil.which("node")), str(folder / "host.js"), state, str(folder), command, str(extension)]
    path = {"PATH": f"{folder / 'programs'}:/usr/bin:/bin"}
    run = subprocess.run(arguments, check=True, capture_output=True, text=True, env=path)
    told: dict[str, Any] = json.loads(run.stdout)
    return told


def _program(folder: Path, name: str = "briefdeck", does: str = "exit 0") -> str:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    (folder / name).chmod(0o755)
    return str(folder / name)


@pytest.mark.parametrize("trusted", [True, False])
def test_the_server_is_started_for_files_of_a_bank(trusted: bool, tmp_path: Path) -> None:
    """It starts `briefdeck lsp` for questions, facts and briefs, in trusted folders only, and opens the desk."""
    program = _program(tmp_path / "programs")
    told = _activate(tmp_path, trusted=trusted)
    assert told["commands"] == ["briefdeck.desk"]
    (terminal,) = told["terminals"]
    assert (terminal["shellPath"], terminal["shellArgs"]) == (program, ["desk", "--articles", "/texts"])
    assert ("started" in told) is trusted
    if trusted:
        assert told["started"] == [program, "lsp", "--articles", "/texts"]
        patterns = [each["pattern"] for each in told["client"]["documentSelector"]]
        assert patterns == ["**/questions.yaml", "**/{facts,briefs}/*.{yaml,yml}"]
        assert told["client"]["initializationOptions"] == {"leaveKeys": False}
    assert told["shown"] == []


def test_the_program_of_the_project_comes_first(tmp_path: Path) -> None:
    """An environment in the folder has the program that is meant, unless the folder is not trusted or a path is set."""
    other, own = _program(tmp_path / "programs"), _program(tmp_path / ".venv/bin")
    assert _activate(tmp_path)["started"][0] == own
    assert _activate(tmp_path, trusted=False)["terminals"][0]["shellPath"] == other
    assert _activate(tmp_path, other)["started"][0] == other


@pytest.mark.parametrize("command", ["briefdeck", "/nowhere/briefdeck"])
def test_a_program_that_is_not_there_is_told(command: str, tmp_path: Path) -> None:
    """One sentence says how to install it, and its button leads to the setting."""
    told = _activate(tmp_path, command)
    assert f"There is no program “{command}”" in told["shown"][0]
    assert 'pip install "briefdeck[editor]"' in told["shown"][0]
    assert told["run"][0] == ["workbench.action.openSettings", {"query": "briefdeck.command"}]
    assert "started" not in told


def test_what_the_program_says_when_it_ends_is_shown(tmp_path: Path) -> None:
    """Without the extra `editor` nothing would be seen but that no message ever comes."""
    _program(tmp_path / "programs", does="echo 'Error: it needs the extra `editor`' >&2; exit 2")
    (sentence,) = _activate(tmp_path)["shown"]
    assert sentence.endswith("Error: it needs the extra `editor`")


@pytest.mark.parametrize(("line", "goes_below"), [("  - id: pay", True), ("      - q: Who?", True),
                         ("  - fact: >-", False), ("    cards:", False), ("  - reverse:", False)])  # fmt: skip
def test_the_next_key_stands_below_the_first(line: str, goes_below: bool, tmp_path: Path) -> None:
    """Behind the first key of an item the line that Enter begins is indented like it, but not where it nests."""
    _program(tmp_path / "programs")
    assert bool(re.search(_activate(tmp_path)["rule"], line)) is goes_below
