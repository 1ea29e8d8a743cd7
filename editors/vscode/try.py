"""Try the packaged extension in Visual Studio Code itself, served by code-server, and look at it with Chromium.

    python editors/vscode/try.py NODE CODE_SERVER briefdeck-0.1.0.vsix [PICTURES]

NODE is a node of the version that code-server asks for, CODE_SERVER the folder of its npm package; the README here says
how to get them. Each thing that is tried prints a line, the first that fails ends it; PICTURES gets a picture of each.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

REPOSITORY = Path(__file__).parents[2]
PATIENCE = 60
"""Seconds to wait for the workbench, and for the first message."""
SETTINGS = """{"briefdeck.command": "%s", "workbench.startupEditor": "none", "chat.disableAIFeatures": true,
"workbench.secondarySideBar.defaultVisibility": "hidden", "extensions.ignoreRecommendations": true}"""


class Editor:
    """The workbench in a browser, by its keys."""

    def __init__(self, page: Page, pictures: Path | None) -> None:
        self._page, self._pictures, self._began = page, pictures, time.monotonic()

    def press(self, *keys: str) -> None:
        """Press *keys*, each after what the one before has opened."""
        for key in keys:
            self._page.keyboard.press(key)
            self._page.wait_for_timeout(300)

    def type(self, text: str) -> None:
        """Type *text* as fast as people do."""
        self._page.keyboard.type(text, delay=20)

    def go(self, line: int, column: int = 1) -> None:
        """Go to *line* and *column* of the open file."""
        self.press("Control+g")
        self.type(f"{line}:{column}")
        self.press("Enter")

    def see(self, what: str, selector: str, text: str = "") -> None:
        """Wait until *selector* is there with *text*, and say so."""
        self._page.locator(selector).filter(has_text=text).first.wait_for(timeout=PATIENCE * 1000)
        print(f"{time.monotonic() - self._began:5.1f} s  {what}")
        if self._pictures:
            self._page.screenshot(path=self._pictures / f"{what.replace(' ', '-')}.png")


@contextmanager
def serve(node: str, package: Path, vsix: Path, folder: Path) -> Iterator[str]:
    """Serve the editor with the extension *vsix* for the project in *folder*; yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    own = folder.parent
    places = ["--user-data-dir", str(own / "data"), "--extensions-dir", str(own / "extensions")]
    (own / "data/User").mkdir(parents=True)
    (own / "data/User/settings.json").write_text(SETTINGS % shutil.which("briefdeck"), encoding="utf-8")
    command = [node, str(package / "out/node/entry.js"), *places, "--config", str(own / "config.yaml")]
    subprocess.run([*command, "--install-extension", str(vsix)], check=True, capture_output=True)
    quiet = ["--auth", "none", "--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"]
    with subprocess.Popen(
        [*command, *quiet, "--bind-addr", address], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            yield f"http://{address}/?folder={folder}"
        finally:
            server.terminate()


def wait_for(address: str) -> None:
    """Wait until something answers at *address*."""
    for _ in range(PATIENCE * 4):
        try:
            urllib.request.urlopen(address).close()
            return
        except OSError:
            time.sleep(0.25)
    raise TimeoutError(address)


def try_all(editor: Editor) -> None:
    """Write in questions.yaml of the small project, and look at what is shown."""
    editor.see("the workbench", ".explorer-folders-view")
    editor.press("Control+p")
    editor.type("questions.yaml")
    editor.see("the file is found", ".quick-input-list", "questions.yaml")
    editor.press("Enter")
    editor.see("the file is open", ".tab.active", "questions.yaml")
    editor.go(32, 41)
    editor.press("Shift+ArrowRight")
    editor.type("3")
    editor.see("a message while one types", ".squiggly-error")
    editor.press("Control+.")
    editor.see("a cure", ".action-widget", "Write “1,200”")
    editor.press("Enter")
    editor.go(33, 16)
    editor.press("Control+k", "Control+i")
    editor.see("the cited line", ".monaco-hover", "1,200 passengers stranded")
    editor.press("Escape", "F12")
    editor.see("the line in its article", ".tab.active", "harbour.txt")
    editor.press("Control+Tab", "Control+Shift+o")
    editor.see("the outline", ".quick-input-list", "captains-company")
    editor.press("Escape")
    editor.go(51, 1)
    editor.press("End", "Enter", "Shift+Home", "Delete")
    editor.type("  - ")
    editor.see("keys", ".suggest-widget", "fact:")
    editor.press("Escape")
    editor.type("id: talks")
    editor.press("Escape", "Enter")
    editor.type("cite: ")
    editor.see("articles", ".suggest-widget", "quay:")


def main() -> None:
    """Try the extension as the arguments say."""
    node, package, vsix, *pictures = sys.argv[1:]
    shown = Path(pictures[0]) if pictures else None
    if shown:
        shown.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as own, sync_playwright() as playwright:
        folder = Path(own) / "ferries"
        shutil.copytree(REPOSITORY / "tests/data/good", folder)
        subprocess.run(["briefdeck", "index"], cwd=folder, check=True, capture_output=True)
        with serve(node, Path(package).resolve(), Path(vsix).resolve(), folder) as address:
            wait_for(address)
            program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1400, "height": 900})
            page.goto(address)
            try_all(Editor(page, shown))
            browser.close()


if __name__ == "__main__":
    main()
