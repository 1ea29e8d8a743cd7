"""The browsers that pages are opened in, and what judges pages."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.conftest import REPOSITORY

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WEB = REPOSITORY / "tests" / "web" / "node_modules"
"""Where `npm ci --prefix tests/web` puts what judges pages."""

FIRST_FIREFOX = 153
"""The first Firefox for long-term support that knows all of WebDriver BiDi that is asked for. The one before it, 140,
lacks `network.addDataCollector` and more, and does not let a driver read a page that allows no eval."""


def needed(found: object, what: str) -> None:
    """Skips a test where *what* it needs is not *found*; in CI it must be there."""
    if not found:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"needs {what}")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, driven by the protocol of its own."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    needed(program, "Chromium (Debian: apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=quiet)
        yield browser
        browser.close()


@contextmanager
def firefox() -> Iterator[Browser]:
    """Debian's Firefox, driven by WebDriver BiDi: the only protocol that it has without being built anew."""
    program = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
    needed(program, "Firefox (Debian: apt-get install firefox-esr)")
    told = subprocess.run([str(program), "--version"], capture_output=True, check=True, encoding="utf-8").stdout
    version = re.search(r"Firefox (\d+)", told)
    if version and int(version[1]) < FIRST_FIREFOX:  # whatever the distribution has, also in CI
        pytest.skip(
            f"needs Firefox {FIRST_FIREFOX}, this is {told.strip()} (apt-get update; apt-get install firefox-esr)"
        )
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.firefox.launch(executable_path=program, channel="moz-firefox")
        yield browser
        browser.close()


BROWSERS: dict[str, Callable[[], AbstractContextManager[Browser]]] = {"chromium": chromium, "firefox": firefox}
"""What opens each browser."""
