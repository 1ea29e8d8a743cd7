"""A desk that is open, and a browser in front of it that sees what it complains of."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefdeck.desk.desk import Desk
from briefdeck.desk.server import TOKEN_HEADER, DeskServer, Request, Response
from briefdeck.project import Folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NOW = 1_930_000_000
"""In 2031, when the articles of the small project were written."""


class Asking:
    """Asks a desk without a socket."""

    def __init__(self, server: DeskServer) -> None:
        self.server = server

    def request(self, method: str, path: str, data: object = None, **headers: str) -> Response:
        """What is answered to a request of the page itself, some *headers* apart."""
        usual = {"host": f"127.0.0.1:{self.server.port}", TOKEN_HEADER.lower(): self.server.token}
        given = {
            "content-type": "application/json",
            **usual,
            **{key.replace("_", "-"): value for key, value in headers.items()},
        }
        return self.server.answer(Request(method, path, given, b"" if data is None else json.dumps(data).encode()))

    def read(self, path: str) -> Any:
        """What is read under a path."""
        response = self.request("GET", f"/api/{path}")
        assert response.status == 200, response.body
        return json.loads(response.body)

    def send(self, path: str, data: object, status: int = 200) -> Any:
        """What is answered to something sent."""
        response = self.request("POST", f"/api/{path}", data)
        assert response.status == status, response.body
        return json.loads(response.body)


@contextmanager
def open_desk(project: Path, running: bool = False, check_first: bool = True) -> Iterator[DeskServer]:
    """A desk on a *project*; it serves and follows the files where it is *running*."""
    server = DeskServer(Desk(Folder(project, project / "articles"), lambda: NOW, check_first))
    thread = threading.Thread(target=server.run)
    if running:
        thread.start()
    try:
        yield server
    finally:
        if running:
            server.stop()
            thread.join()
        else:
            server._server.server_close()


class Curator:
    """Somebody at a browser with the desk open, who uses nothing but the keyboard unless a test clicks."""

    def __init__(self, browser: Browser, server: DeskServer, **context: Any) -> None:
        self.server = server
        self.context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **context})
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page = self.tab()

    def tab(self) -> Page:
        """Another page of the same desk, watched."""
        page = self.context.new_page()
        page.set_default_timeout(40_000)
        page.on("console", lambda message: self._hear(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.add_init_script(
            "addEventListener('securitypolicyviolation', e => console.error('policy', e.violatedDirective));"
        )
        page.goto(self.server.address)
        page.wait_for_selector("body[data-ready]")
        return page

    def _hear(self, said: str) -> None:
        if not said.startswith("Failed to load resource"):  # a refusal of the server, which the page shows
            self.complaints.append(said)

    def press(self, *keys: str) -> None:
        """Presses keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Types a text where the cursor is."""
        self.page.keyboard.type(text)

    def open(self, fact: str) -> None:
        """Opens a fact of the first article."""
        self.page.locator(".shelf button").first.click()
        self.page.locator(f'.fact[data-id="{fact}"]').click()
        self.see(".open .mono", fact)

    def see(self, selector: str, text: str = "") -> None:
        """Waits until something is shown, with a text."""
        self.page.locator(selector).filter(has_text=text).first.wait_for()

    def close(self) -> None:
        """Closes the browser, which must have had nothing to complain of, and have asked this machine only."""
        self.context.close()
        assert self.complaints == []
        here = (
            f"http://127.0.0.1:{self.server.port}/",
            "data:",
            "chrome-extension:",
        )  # the browser reads PDF by itself
        assert [url for url in self.requests if not url.startswith(here)] == []
