"""What a browser may ask the desk: which requests are answered, and with which headers. Nothing here opens a file."""

from __future__ import annotations

import hmac
import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

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
