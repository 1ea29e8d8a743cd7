"""Requests to the desk that are broken by chance, asked without a socket or a browser."""

from __future__ import annotations

import base64
import contextlib
import json
import random
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from briefdeck.curate.fact_slices import cut_file
from briefdeck.desk.desk import Desk
from briefdeck.desk.server import TOKEN_HEADER, DeskServer, Request, Response
from briefdeck.desk.views import digest_of
from briefdeck.project import Folder
from briefdeck.read.bank import read_bank
from tests.fuzz.honest_project import INCOMING
from tests.fuzz.mutations import broken_bytes, broken_json
from tests.fuzz.targets import HangError, kept, time_limit
from tests.support.desk import NOW

_STATUSES = frozenset({200, 400, 401, 403, 404, 405, 409, 413, 415, 422})
_TICKET = "TICKET"
"""Stands in a request for the ticket of a file that waits."""
_BRING = "/api/bring"


class DeskTarget:
    """What a page may ask of the desk; a request is JSON of its method, its path and its body."""

    name, is_rich = "desk", False

    def honest(self, folder: Path, seed: int) -> bytes:
        """Return a request that the page makes."""
        requests = _requests(folder)
        return json.dumps(requests[seed % len(requests)]).encode()

    def broken(self, data: bytes, seed: int) -> bytes:
        """Break the body of a request, and now and then the rest of it."""
        chance = random.Random(f"desk {seed}")  # noqa: S311 (chance, not secrecy)
        if chance.random() < 0.1:
            return chance.choice((broken_json, broken_bytes))(data, chance)
        asked = json.loads(data)
        if asked["body"]:
            asked["body"] = json.loads(broken_json(json.dumps(asked["body"]).encode(), chance))
        else:
            asked["path"] += chance.choice(("/", "/\0", "?a=b", "/1", "//", "/one/two", "é", "/-1", "/1e9", "%00"))
        return json.dumps(asked).encode()

    def attempt(self, folder: Path, data: bytes) -> str:
        """Return what goes wrong when the desk on the project *folder* is asked *data*; "" for nothing."""
        method, path, body = _parts(data)
        desk = _open(folder)
        with kept(folder):
            before = _ids(folder)
            fault = self._ask(desk, method, path, body)
            after = _ids(folder)
        if fault or before == after:
            return fault
        lost = [id_ for id_ in before if id_ not in after]
        if len(lost) > 1 or (lost and not path.startswith(("/api/retire", "/api/write"))):
            return f"{path}: {', '.join(lost)} lost"
        return ""

    def _ask(self, desk: DeskServer, method: str, path: str, body: bytes) -> str:
        if _TICKET.encode() in body:
            bring = next(each for each in _requests(desk.desk.folder.root) if each["path"] == _BRING)
            ticket = json.loads(_answer(desk, "POST", _BRING, json.dumps(bring["body"]).encode()).body)["ticket"]
            body = body.replace(_TICKET.encode(), ticket.encode())
        try:
            with time_limit():
                answers = [_answer(desk, method, path, body)]
                if answers[0].status == 200 and method == "POST" and path not in ("/api/prove", "/api/find", _BRING):
                    desk.desk._settle()
                    answers.append(_answer(desk, "GET", "/api/state"))
                    desk.desk.live._settled = None
        except HangError:
            return f"{path}: takes too long"
        except Exception as fault:
            return f"{path}: {type(fault).__name__}: {fault}"
        return next(filter(None, (_fault(path, answer) for answer in answers)), "")


def _fault(path: str, answer: Response) -> str:
    if answer.status not in _STATUSES:
        return f"{path}: status {answer.status}"
    if answer.kind == "application/json":
        told = json.loads(answer.body.decode("utf-8"))
        if answer.status != 200 and not told.get("error"):
            return f"{path}: {answer.status} without a reason"
    return ""


def _answer(desk: DeskServer, method: str, path: str, body: bytes = b"") -> Response:
    headers = {
        "content-type": "application/json",
        "host": f"127.0.0.1:{desk.port}",
        TOKEN_HEADER.lower(): desk.token,
    }
    return desk.answer(Request(method, path, headers, body))


def _parts(data: bytes) -> tuple[str, str, bytes]:
    """Return the method, the path and the body of a request, however broken it is."""
    try:
        asked = json.loads(data)
        method, path, body = asked["method"], asked["path"], asked["body"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return "POST", "/api/prove", data
    sent = body if isinstance(body, str) else json.dumps(body)
    return str(method), str(path), sent.encode("utf-8", "surrogatepass") if body is not None else b""


@cache
def _open(folder: Path) -> DeskServer:
    """Open a desk on *folder*, once; it listens to nobody."""
    opened = DeskServer(Desk(Folder(folder, folder / "articles"), lambda: NOW), patience=0)
    opened._server.server_close()
    return opened


def _ids(folder: Path) -> list[str]:
    with contextlib.suppress(UnicodeDecodeError):
        bank, _ = read_bank((folder / "questions.yaml").read_text(encoding="utf-8"), "questions.yaml")
        return [str(fact.id) for fact in bank.facts]
    return []


@cache
def _requests(folder: Path) -> list[Mapping[str, Any]]:
    """Return a request of each kind that the page makes, and that is answered as it stands."""
    text = (folder / "questions.yaml").read_text(encoding="utf-8")
    shas = {each.id: digest_of(each.text) for each in cut_file(text, "").slices}
    stranded, cost = {"id": "stranded", "sha": shas["stranded"]}, {"id": "cost", "sha": shas["cost"]}
    card = {"cards.0.q": "How many gulls were there?", "cards.0.a": "7,431", "cards.0.wrong": ["12", "13", "14"]}
    new = {"fact": "The crews left 1,200 passengers.", "cite": "harbour:6", "topic": "strike", "tags": ["sea"], **card}
    page = base64.b64encode((folder / INCOMING / "note.md").read_bytes()).decode()
    entry = {"title": "Keepers", "author": "Tilda Vesterby", "published": "2032-05-11", "kind": "report"}
    bodies: list[tuple[str, Any]] = [
        ("prove", {"id": "stranded", "values": {"fact": "Crews left **1,200** passengers.", "cite": ["harbour:6"]}}),
        ("prove", {"values": new, "dark": True}),
        ("write", {**stranded, "values": {"fact": "Crews left **1,200** passengers.", "said_by": None}}),
        ("write", {**cost, "values": {"cards.0.accept": ["2.4 million"], "value": {"cost": "2.4"}, "date": "2031"}}),
        ("write", {**cost, "over": True, "values": {"cards": [{"q": "What did it cost?", "a": "About $2.4 million"}]}}),
        ("add", {"values": {**new, "id": "left"}, "anyway": True}),
        ("add", {"values": new}),
        ("cure", {**stranded, "code": "W401", "label": "ignore W401", "reason": "It is short."}),
        ("retire", {**stranded, "because": "It was corrected."}),
        ("retire", cost),
        ("dispute", {"id": "two", "question": "How many?", "facts": ["stranded", "cost"], "note": "They differ."}),
        ("furniture", {"article": "harbour", "line": 8}),
        ("find", {"text": "crews left 1,200 passengers"}),
        ("bring", {"name": "note.md", "data": page}),
        ("take", {"ticket": _TICKET, "key": "keepers", "entry": entry, "furniture": [1, 2, 5]}),
        ("undo", {}),
        ("redo", {}),
        ("build", {}),
    ]
    reads = ("state", "events/0", "article/harbour", "facts/all", "facts/strike", "rule/G201", "brief/overview")
    return [
        *({"method": "POST", "path": f"/api/{path}", "body": body} for path, body in bodies),
        *({"method": "GET", "path": f"/api/{path}", "body": None} for path in reads),
    ]
