"""The server of the desk: on this machine only, with nothing but the standard library; what a browser may ask it."""

from __future__ import annotations

import contextlib
import hmac
import json
import re
import secrets
import socket
import sys
import threading
from collections.abc import Callable, Mapping
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any, NamedTuple

from briefdeck.desk.desk import PDF, Desk, RefusedFactError
from briefdeck.desk.saved_files import ConflictError
from briefdeck.errors import UserError
from briefdeck.render.html_templates import read_asset

TOKEN_HEADER = "X-Desk-Token"  # noqa: S105  (the name of a header)
LARGEST_BODY = 32 << 20
"""Bytes of a request: a saved page or a scanned report."""
_LONGEST_PATH = 300
_PATH = re.compile(r"/[A-Za-z0-9_./?=-]*")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; "
    "frame-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
CARD_POLICY = (
    "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
"""A card runs its own script in a box: it has no origin, and asks nobody for anything."""
PDF_POLICY = "frame-ancestors 'self'"
"""The reader of PDF is the browser's own."""
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Request(NamedTuple):
    """What a browser asks."""

    method: str
    path: str
    """The address behind the host, as it came."""
    headers: Mapping[str, str]
    """By their names in lower case."""
    body: bytes = b""

    def data(self) -> dict[str, Any]:
        """Return the body as an object of JSON. Raises ValueError where it is none."""
        data = json.loads(self.body or b"{}")
        if not isinstance(data, dict):
            raise ValueError("the body is not an object")
        return data


class Response(NamedTuple):
    """What the desk answers."""

    status: int
    kind: str
    """The media type."""
    body: bytes
    policy: str = _POLICY

    def headers(self) -> dict[str, str]:
        """Return all headers of the answer."""
        return {
            "Content-Type": self.kind,
            "Content-Length": str(len(self.body)),
            "Content-Security-Policy": self.policy,
            **_HEADERS,
        }


def as_json(data: object, status: int = 200) -> Response:
    """Answer with *data* as JSON."""
    return Response(status, "application/json", json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))


def refuse(request: Request, port: int, token: str) -> Response | None:
    """Refuse *request*, unless this very page on this machine asks; None where it may be answered.

    A page of another site that reaches this port by a name of its own has another Host; one that sends requests here
    has another Origin; neither knows the *token*, which only the address has that was opened. The files of the page
    itself hold nothing of the project, and are given without it.
    """
    headers = request.headers
    here = {f"127.0.0.1:{port}", f"localhost:{port}"}
    origin = headers.get("origin")
    if headers.get("host") not in here or (origin is not None and origin.removeprefix("http://") not in here):
        return _refused(403, "this desk is for this machine only")
    if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        return _refused(403, "another page may not ask this desk")
    if request.method not in ("GET", "POST"):
        return _refused(405, "only GET and POST")
    if len(request.path) > _LONGEST_PATH or not _PATH.fullmatch(request.path) or ".." in request.path:
        return _refused(404, "there is nothing of that name")
    if len(request.body) > LARGEST_BODY:
        return _refused(413, "too large")
    if request.path.startswith("/api/"):
        known = headers.get(TOKEN_HEADER.lower(), "").encode("utf-8", "replace")
        if not hmac.compare_digest(known, token.encode()):
            return _refused(401, "the address lacks its token: open the one that `briefdeck desk` has printed")
        kind = headers.get("content-type", "").partition(";")[0]
        if request.method == "POST" and kind not in ("application/json", "application/octet-stream"):
            return _refused(415, "only JSON")
    elif request.method != "GET":
        return _refused(405, "only GET")
    return None


def _refused(status: int, why: str) -> Response:
    return as_json({"error": why}, status)


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
