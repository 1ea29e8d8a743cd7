"""Ask a running Anki through its add-on AnkiConnect: JSON over HTTP, version 6 of its protocol."""

from __future__ import annotations

import ipaddress
import json
import threading
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from briefdeck.errors import UserError

VERSION = 6
"""The version of the protocol."""
URL = "http://127.0.0.1:8765"
"""The address at which AnkiConnect listens by default."""

_LARGEST = 1 << 28
"""The most bytes of an answer."""
_LONGEST = 500
"""The most characters of a server's sentence that are shown."""
_CHUNK = 1 << 16
_ADD_ON = "Anki with the add-on AnkiConnect (Tools › Add-ons › Get Add-ons, code 2055492159)"


class AnkiError(UserError):
    """Anki cannot be asked, or says no; the message is a sentence for the user."""


class UnknownActionError(AnkiError):
    """The add-on does not know what it is asked to do."""


@dataclass(frozen=True, slots=True)
class AnkiConnect:
    """A running Anki."""

    url: str
    """The address at which its add-on listens."""
    key: str = field(default="", repr=False)
    """The key that the add-on asks for, if it does."""
    patience: float = 60.0
    """The most seconds a request may take, from asking to the end of the answer."""

    def ask(self, action: str, **params: Any) -> Any:
        """Send the request *action* with *params*, and return the result.

        Raises AnkiError when there is no answer in time, or when the answer is an error.
        """
        request = {"action": action, "version": VERSION, "params": params} | ({"key": self.key} if self.key else {})
        answer = self._read(_post_in_time(self, json.dumps(request).encode()))
        if answer["error"] is not None:
            raise _refusal(str(answer["error"]), action)
        return answer["result"]

    def _read(self, data: bytes) -> dict[str, Any]:
        try:
            answer = json.loads(data)
        except (ValueError, RecursionError):
            answer = ""
        if answer is None or type(answer) in (int, float):
            raise AnkiError(f"AnkiConnect at {self.url} is too old: update it in Tools › Add-ons")
        if not isinstance(answer, dict) or answer.keys() != {"result", "error"}:
            raise AnkiError(f"what answers at {self.url} is not AnkiConnect: start {_ADD_ON}, or give its --url")
        return answer


def check_url(url: str, allow_remote: bool) -> str:
    """Return *url* if it may be asked.

    Raises AnkiError when it is no address, or the address of another machine and *allow_remote* is false.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    if not host or parts.scheme not in ("http", "https"):
        raise AnkiError(f"{url} is not an address such as {URL}")
    if not allow_remote and not _is_here(host):
        raise AnkiError(
            f"{host} is another machine: the deck and the key would leave this one; --allow-remote lets them"
        )
    return url


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _refusal(error: str, action: str) -> AnkiError:
    if "api key" in error:
        return AnkiError("AnkiConnect asks for its key, and this is not it: give it by --key or in ANKICONNECT_KEY")
    if "unsupported action" in error:
        return UnknownActionError(f"AnkiConnect is too old, it does not know {action}: update it in Tools › Add-ons")
    if "collection is not available" in error:
        return AnkiError("no profile is open in Anki: open one, and try again")
    return AnkiError(f"Anki says to {action}: {_cleaned(error)}")


def _cleaned(text: str) -> str:
    """Put *text* from a server on one line, without anything that a terminal would obey."""
    return "".join(filter(str.isprintable, " ".join(text.split())))[:_LONGEST]


def _post_in_time(anki: AnkiConnect, body: bytes) -> bytes:
    """Post *body* and return the answer. Raises AnkiError when it is not complete in time, however slowly it arrives.

    The time limits of sockets apply to each piece of an answer, so a thread is joined with the limit and then
    abandoned.
    """
    answers: list[bytes | Exception] = []

    def post() -> None:
        try:
            answers.append(_post(anki, body))
        except Exception as fault:
            answers.append(fault)

    thread = threading.Thread(target=post, daemon=True)
    thread.start()
    thread.join(anki.patience)
    if not answers:
        raise AnkiError(_late(anki))
    if isinstance(answers[0], Exception):
        raise answers[0]
    return answers[0]


def _post(anki: AnkiConnect, body: bytes) -> bytes:
    """Post *body* and return the answer. Modules that take 40 ms to import are imported here."""
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import Request

    headers = {"Content-Type": "application/json"}
    try:
        with _opener().open(Request(anki.url, body, headers), timeout=anki.patience) as response:  # noqa: S310 (`check_url`)
            return _read_all(response, anki)
    except HTTPError as fault:
        fault.close()
        refused = "AnkiConnect does not let this program in: see webCorsOriginList in its settings"
        other = f"what answers at {anki.url} is not AnkiConnect: it says {fault.code}"
        raise AnkiError(refused if fault.code == 403 else other) from None
    except (HTTPException, OSError, ValueError) as fault:
        reason = fault.reason if isinstance(fault, URLError) else fault
        if isinstance(reason, TimeoutError):
            raise AnkiError(_late(anki)) from None
        raise AnkiError(f"nothing answers at {anki.url} ({_cleaned(str(reason))}): start {_ADD_ON}") from None


def _opener() -> Any:
    """Make an opener that asks the address itself: through no proxy, and without following redirects."""
    from urllib.request import (
        HTTPDefaultErrorHandler,
        HTTPErrorProcessor,
        HTTPHandler,
        HTTPSHandler,
        OpenerDirector,
        ProxyHandler,
    )

    opener = OpenerDirector()
    for handler in (ProxyHandler({}), HTTPHandler(), HTTPSHandler(), HTTPDefaultErrorHandler(), HTTPErrorProcessor()):
        opener.add_handler(handler)
    return opener


def _read_all(response: Any, anki: AnkiConnect) -> bytes:
    """Read all of *response*; raise AnkiError where it is longer than any answer of AnkiConnect."""
    data = bytearray()
    while chunk := response.read1(_CHUNK):
        data += chunk
        if len(data) > _LARGEST:
            raise AnkiError(f"what answers at {anki.url} is not AnkiConnect: its answer does not end")
    return bytes(data)


def _late(anki: AnkiConnect) -> str:
    return (
        f"Anki did not answer within {anki.patience:g} seconds: see whether it shows a dialogue or is syncing, or "
        "give it more by --timeout"
    )
