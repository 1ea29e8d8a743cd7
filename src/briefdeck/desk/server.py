"""The server of the desk: on this machine only, with nothing but the standard library."""

from __future__ import annotations

import contextlib
import secrets
import socket
import sys
import threading
from collections.abc import Callable, Mapping
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any

from briefdeck.desk.desk import PDF, Desk, RefusedFactError
from briefdeck.desk.requests import CARD_POLICY, LARGEST_BODY, PDF_POLICY, Request, Response, as_json, refuse
from briefdeck.desk.saved_files import ConflictError
from briefdeck.errors import UserError
from briefdeck.render.html_templates import read_asset

_ADDRESS = "127.0.0.1"
PATIENCE = 20.0
"""Seconds for which a page waits for news."""
_QUIET = 3600.0
"""Seconds without any page after which the desk closes."""
_PACKAGE = "briefdeck.desk.page"
_FONTS = "briefdeck.render.pdf.fonts"
_ACTIONS = (
    *("prove", "write", "add", "cure", "retire", "dispute", "furniture", "undo", "redo"),
    *("build", "bring", "take"),
)
"""What a page may do; each is a method of `Desk`."""
FILES: Mapping[str, tuple[str, str]] = {
    "/": ("page.html", "text/html; charset=utf-8"),
    "/desk.css": ("desk.css", "text/css; charset=utf-8"),
    **{
        f"/{each.name}": (each.name, "text/javascript; charset=utf-8")
        for each in files(_PACKAGE).iterdir()
        if each.name.endswith(".js")
    },
}
"""The files of the page by their paths: nothing else is served but the face below, whatever is asked for."""
_FACE = "/reading.ttf"
"""The face of the article, where the machine has none that reads well: that of the briefs."""


class DeskServer:
    """A desk with its server. Nothing is served before `run`."""

    def __init__(self, desk: Desk, port: int = 0, patience: float = PATIENCE) -> None:
        """Listen on *port* of this machine, or on any that is free. Raises UserError where it is taken.

        A page that waits for news is answered after *patience* seconds all the same.
        """
        self.desk, self.token, self._patience = desk, secrets.token_urlsafe(16), patience
        try:
            self._server = _Server((_ADDRESS, port), partial(_Handler, self.answer))
        except OSError as fault:
            raise UserError(f"port {port} cannot be used: {fault.strerror}") from None
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self._asked = threading.Event()

    @property
    def address(self) -> str:
        """The address to open; the token is behind the `#`, which no browser sends to anybody."""
        return f"http://{_ADDRESS}:{self.port}/#{self.token}"

    def run(self) -> None:
        """Serve until `stop`, or until no page has asked for an hour."""
        threading.Thread(target=self.desk.watch, daemon=True).start()
        threading.Thread(target=self._close_when_quiet, daemon=True).start()
        try:
            self._server.serve_forever(poll_interval=0.2)
        finally:
            self.desk.stop()
            self._server.server_close()

    def stop(self) -> None:
        """End `run`, from another thread."""
        self._server.shutdown()

    def _close_when_quiet(self) -> None:
        while self._asked.wait(_QUIET):
            self._asked.clear()
        self.stop()

    def answer(self, request: Request) -> Response:
        """Answer *request*, if this page may ask it."""
        refused = refuse(request, self.port, self.token)
        if refused is not None:
            return refused
        self._asked.set()
        path = request.path.partition("?")[0]
        if path in FILES:
            name, kind = FILES[path]
            return Response(200, kind, read_asset(_PACKAGE, name).encode())
        if path == _FACE:
            return Response(200, "font/ttf", (files(_FONTS) / "BriefSerif-Regular.ttf").read_bytes())
        if path.startswith("/page/"):
            page = self.desk.page(path.removeprefix("/page/"))
            return Response(200, *page, CARD_POLICY if page[0] != PDF else PDF_POLICY) if page is not None else _NOTHING
        try:
            return self._answer_api(request, path.removeprefix("/api/"))
        except ConflictError as fault:
            return as_json({"error": str(fault), "conflict": True}, 409)
        except RefusedFactError as fault:
            return as_json({"error": str(fault), "refused": True}, 422)
        except UserError as fault:
            return as_json({"error": str(fault)}, 400)
        except (ValueError, TypeError, KeyError, RecursionError):
            return as_json({"error": "this cannot be read"}, 400)

    def _answer_api(self, request: Request, path: str) -> Response:
        desk = self.desk
        actions: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
            "find": lambda data: desk.find(str(data.get("text", ""))),
            **{name: getattr(desk, name) for name in _ACTIONS},
        }
        name, _, rest = path.partition("/")
        if request.method == "POST":
            return as_json(actions[path](request.data())) if path in actions else _NOTHING
        readers: dict[str, Callable[[str], dict[str, Any]]] = {
            "state": lambda _: desk.state(),
            "events": lambda revision: desk.wait(int(revision), self._patience),
            "article": desk.article,
            "facts": desk.facts,
            "rule": desk.rule,
            "brief": desk.brief,
        }
        return as_json(readers[name](rest)) if name in readers else _NOTHING


_NOTHING = as_json({"error": "there is nothing of that name"}, 404)


class _Server(ThreadingHTTPServer):
    """Passes over connections that a browser ends, as it does when a page is closed."""

    def handle_error(self, *connection: Any) -> None:
        """Print a fault that is ours."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*connection)


class _Handler(BaseHTTPRequestHandler):
    """Reads requests and writes answers; every decision is made in `answer`."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "briefdeck", ""
    timeout = 60

    def __init__(self, answer: Callable[[Request], Response], *arguments: Any) -> None:
        self._answer = answer
        super().__init__(*arguments)

    def _serve(self) -> None:
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal() or int(length) > LARGEST_BODY or self.headers.get("Transfer-Encoding"):
            self.close_connection = True
            self._send(as_json({"error": "too large"}, 413))
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        self._send(self._answer(Request(self.command, self.path, headers, self.rfile.read(int(length)))))

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do_OPTIONS = do_PATCH = _serve  # noqa: N815

    def _send(self, response: Response) -> None:
        with contextlib.suppress(ConnectionError, socket.timeout):
            self.send_response(response.status)
            for name, value in response.headers().items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(response.body)

    def log_message(self, *_: Any) -> None:
        """Print nothing: the terminal is the curator's."""
