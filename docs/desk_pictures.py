"""Draws docs/images/desk.png anew: the desk on an invented bank with a number mistyped, in headless Chromium.

Run by `make pictures`.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from briefdeck.desk.desk import Desk
from briefdeck.desk.server import DeskServer
from briefdeck.project import Folder

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests" / "data" / "good"
RIGHT, WRONG = "stranded on four islands", "stranded on five islands"
DAY = 1_930_000_000
"""The second since 1970 at which everything happens."""
COLOURS = 192


def draw(folder: Path) -> bytes:
    """Photograph the desk on the project in *folder*, at its first refused fact."""
    server = DeskServer(Desk(Folder(folder, folder / "articles"), lambda: DAY))
    thread = threading.Thread(target=server.run)
    thread.start()
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    try:
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page(viewport={"width": 1440, "height": 860}, color_scheme="light")
            page.goto(server.address)
            page.wait_for_selector("body[data-ready]")
            page.keyboard.press("F8")
            page.locator(".msg").first.wait_for()
            page.wait_for_timeout(1500)
            shot = page.screenshot()
            browser.close()
    finally:
        server.stop()
        thread.join()
    return shot


def main() -> None:
    """Draw the picture of the desk."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "strike"
        shutil.copytree(SAMPLE, folder)
        arguments = ["index", "--project", str(folder), "--articles", str(folder / "articles")]
        subprocess.run([sys.executable, "-m", "briefdeck", *arguments], check=True)  # noqa: S603  (our own)
        questions = folder / "questions.yaml"
        text = questions.read_text(encoding="utf-8")
        questions.write_text(text.replace(RIGHT, WRONG, 1), encoding="utf-8")
        picture = Image.open(io.BytesIO(draw(folder))).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        picture.save(ROOT / "docs" / "images" / "desk.png", optimize=True)


if __name__ == "__main__":
    main()
