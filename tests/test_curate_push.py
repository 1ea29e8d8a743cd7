"""`briefdeck push`: a deck sent to a running Anki, a sentence when it cannot be, and nothing deleted unasked."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from briefdeck.cli import main
from briefdeck.curate.ankiconnect import AnkiConnect, AnkiError, check_url
from briefdeck.render.anki import unpack
from briefdeck.render.anki.notes import RETIRED_SEARCH
from briefdeck.render.anki.unpack import Package, PackedNote
from tests.conftest import Ran, Run
from tests.support.learner import Learner

pytestmark = pytest.mark.slow

NAME = "the-norrland-ferry-strike.apkg"
SENT = f"sent {NAME} to Anki, profile “Tove”"
Answer = Callable[[dict[str, Any]], Any]


class AddOn(ThreadingHTTPServer):
    """A small AnkiConnect: speaks the documented protocol, and whatever a test puts in its place."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.key = ""
        self.notes: list[dict[str, Any]] = []
        self.asked: list[dict[str, Any]] = []
        self.answers: dict[str, Answer] = {
            "requestPermission": lambda _: {"permission": "granted", "requireApiKey": bool(self.key), "version": 6},
            "version": lambda _: 6,
            "getActiveProfile": lambda _: "Tove",
            "importPackage": self._import,
            "findNotes": lambda _: [note["noteId"] for note in self.notes],
            "notesInfo": lambda params: [note for note in self.notes if note["noteId"] in params["notes"]],
            "deleteNotes": self._delete,
        }
        self.raw: bytes | None = None
        self.status = 200
        self.delay = 0.0

    def _import(self, params: dict[str, Any]) -> bool:
        """Take the notes that are not there yet; what is there is newer than any edition."""
        path = Path(params["path"])
        known = {note.get("fields", {})["Key"]["value"] for note in self.notes if "noteId" in note}
        for number, note in enumerate(unpack(path.read_bytes()).notes.values(), 100):
            if note.key not in known:
                self.notes.append(_told(note, number))
        return path.is_absolute()

    def _delete(self, params: dict[str, Any]) -> None:
        self.notes = [note for note in self.notes if note["noteId"] not in params["notes"]]

    def reply(self, request: dict[str, Any]) -> dict[str, Any]:
        """What AnkiConnect replies to *request*."""
        self.asked.append(request)
        assert request["version"] == 6
        if self.key and request.get("key") != self.key and request["action"] != "requestPermission":
            return {"result": None, "error": "valid api key must be provided"}
        if request["action"] not in self.answers:
            return {"result": None, "error": "unsupported action"}
        try:
            return {"result": self.answers[request["action"]](request["params"]), "error": None}
        except Exception as fault:
            return {"result": None, "error": str(fault)}

    @property
    def actions(self) -> list[str]:
        """What it was asked, in order."""
        return [request["action"] for request in self.asked]


class _Handler(BaseHTTPRequestHandler):
    server: AddOn

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert "Origin" not in self.headers
        reply = self.server.reply(request)
        body = json.dumps(reply).encode() if self.server.raw is None else self.server.raw
        self.send_response(self.server.status)
        self.send_header("Location", "http://127.0.0.1:1/")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for byte in range(len(body)) if self.server.delay else ():
            time.sleep(self.server.delay)
            self.wfile.write(body[byte : byte + 1])
            self.wfile.flush()
        if not self.server.delay:
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the name that http.server gives it)
        """Says nothing."""

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:
            return  # whoever asked has hung up


@pytest.fixture
def add_on() -> Iterator[AddOn]:
    """A running AnkiConnect."""
    server = AddOn()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


Push = Callable[..., Ran]


@pytest.fixture
def push(project: Path, run: Run, add_on: AddOn, monkeypatch: pytest.MonkeyPatch) -> Push:
    """Runs `briefdeck push` on a built project against the add-on; *answer* is typed."""
    monkeypatch.delenv("ANKICONNECT_KEY", raising=False)
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert run("build", "--project", str(project)).code == 0

    def pushed(*options: str, answer: str = "") -> Ran:
        arguments = ["push", "--project", str(project), "--url", add_on.url, *options]
        result = CliRunner().invoke(main, arguments, input=answer, prog_name="briefdeck")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return pushed


def _deck(project: Path) -> Package:
    return unpack((project / "output" / NAME).read_bytes())


def _note(project: Path, key: str, number: int, **changed: str) -> dict[str, Any]:
    """A note of the deck as notesInfo tells it."""
    (note,) = (note for note in _deck(project).notes.values() if note.key == key)
    return {**_told(note, number, **changed), "cards": [number]}


def _told(note: PackedNote, number: int, **changed: str) -> dict[str, Any]:
    fields = {**note.fields, **changed}
    return {
        "noteId": number,
        "modelName": "briefdeck question",
        "tags": list(note.tags),
        "fields": {name: {"value": value, "order": at} for at, (name, value) in enumerate(fields.items())},
        "cards": [number * 100 + card for card in note.cards],
    }


def test_the_deck_is_sent(push: Push, add_on: AddOn, project: Path) -> None:
    """Permission and version are asked for, then the deck is imported by its absolute path."""
    ran = push()
    assert ran == Ran(0, f"{SENT}: 6 new, 0 updated, 0 as they were, 0 not taken\n", "")
    asked = ["requestPermission", "version", "getActiveProfile", "findNotes", "importPackage"]
    assert add_on.actions[:5] == asked
    assert add_on.asked[4]["params"] == {"path": str((project / "output" / NAME).resolve())}
    assert not any("key" in request for request in add_on.asked)
    assert push().stdout == f"{SENT}: 0 new, 0 updated, 6 as they were, 0 not taken\n"


def test_what_is_retired_does_not_stay_with_who_never_had_it(push: Push, add_on: AddOn, project: Path) -> None:
    """A retired note that the import brings to somebody new goes again; with cards, or another's own, it stays."""
    push()
    assert "raise" not in {note["fields"]["Key"]["value"] for note in add_on.notes}
    add_on.notes = [_note(project, "raise", 7), {**_note(project, "raise", 8, Fact="My own words."), "cards": []}]
    assert push().stdout == f"{SENT}: 6 new, 0 updated, 1 as they were, 0 not taken\n"
    assert {7, 8} <= {note["noteId"] for note in add_on.notes}


def test_what_anki_did_not_take_is_named(push: Push, add_on: AddOn, project: Path) -> None:
    """A note that is not as sent is named, with what brings it; an add-on that knows no profiles is no hindrance."""
    add_on.notes = [_note(project, "cost", 3, Answer="My own words")]
    del add_on.answers["getActiveProfile"]
    ran = push()
    assert ran.stdout == f"sent {NAME} to Anki: 5 new, 0 updated, 0 as they were, 1 not taken\n"
    assert ran.stderr.startswith("not taken: cost. The notes in Anki are newer")
    assert "Update notes: Always" in ran.stderr


@pytest.mark.parametrize(("profiles", "named"), [(["Tove"], "Anki, profile “Tove”:"), (["Tove", "Jan"], "Anki:")])
def test_an_older_add_on_tells_the_profile_where_there_is_one(
    push: Push, add_on: AddOn, profiles: list[str], named: str
) -> None:
    """One that lists profiles, and does not tell which is open, tells enough where there is no other."""
    del add_on.answers["getActiveProfile"]
    add_on.answers["getProfiles"] = lambda _: profiles
    assert push().stdout.startswith(f"sent {NAME} to {named}")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda names: names, None),
        (lambda names: [*names, "Mine"], "the note type “briefdeck question” has one field more, “Mine”: delete it"),
        (lambda names: names[:-1], "lacks the field “Spare 8”: choose File › Import once with Merge note types"),
        (lambda names: [*names[:-1], "My name for it"], None),
    ],
)
def test_what_stops_updates_for_good_is_found(
    push: Push, add_on: AddOn, project: Path, change: Callable[[list[str]], list[str]], told: str | None
) -> None:
    """A field that was added or deleted keeps all updates away, and is told even where nothing is missing yet."""
    _give_note_types(add_on, project, change)
    ran = push()
    assert ran.code == 0
    assert (told in ran.stderr) if told else (ran.stderr == "")


def test_a_copy_under_the_id_of_another_note_type_is_not_taken_for_it(push: Push, add_on: AddOn, project: Path) -> None:
    """Where an old Anki gave its copy of one note type the id of the other, nobody is told to delete its fields."""
    kinds = {kind.name: (number, kind) for number, kind in _deck(project).note_types.items()}
    (first, kind), (other, _) = (kinds[name] for name in ("briefdeck question", "briefdeck cloze"))
    add_on.answers |= {
        "modelNamesAndIds": lambda _: {"briefdeck question": first, "briefdeck question-be638": other},
        "modelFieldNames": lambda _: list(kind.fields),
        "modelTemplates": lambda _: {key: {} for key in kind.templates},
    }
    assert push().stderr == ""


def test_a_copy_of_the_note_type_is_found(push: Push, add_on: AddOn, project: Path) -> None:
    """Notes whose type is a copy get no update: they are counted, with the way back."""
    _give_note_types(add_on, project, lambda names: names, mine=7)
    add_on.notes = [{**_note(project, "cost", 3), "modelName": "mine"}]
    assert "1 note of the note type “mine”, a copy: select them in Anki’s browser" in push().stderr


def _give_note_types(add_on: AddOn, project: Path, change: Callable[[list[str]], list[str]], **others: int) -> None:
    """Let the add-on tell of the note types of the deck, with the fields of the first changed, and of *others*."""
    kinds = {kind.name: (number, kind) for number, kind in _deck(project).note_types.items()}
    names = {name: list(kind.fields) for name, (_, kind) in kinds.items()}
    names["briefdeck question"] = change(names["briefdeck question"])
    add_on.answers |= {
        "modelNamesAndIds": lambda _: {name: number for name, (number, _) in kinds.items()} | others,
        "modelFieldNames": lambda params: names[params["modelName"]],
        "modelTemplates": lambda params: {key: {} for key in kinds[params["modelName"]][1].templates},
    }


def test_json(push: Push, add_on: AddOn, project: Path) -> None:
    """`--format json` prints one JSON object, and talks on stderr."""
    add_on.notes = [_note(project, "raise", 7)]
    ran = push("--format", "json", "--prune", "--yes")
    text = "What raise had the company offered in February 2031?"
    told = json.loads(ran.stdout)
    assert (told["sent"], told["profile"], told["deleted"]) == (NAME, "Tove", 1)
    assert told["retired"] == [{"key": "raise", "text": text}]
    assert (len(told["new"]), told["updated"], told["unchanged"], told["not_taken"]) == (6, [], ["raise"], [])
    counts = "6 new, 0 updated, 1 as they were, 0 not taken"
    assert (ran.code, ran.stderr) == (0, f"{SENT}: {counts}\nretired: raise: {text}\ndeleted 1 note\n")


def test_an_outdated_deck_is_not_sent(push: Push, add_on: AddOn, project: Path) -> None:
    """What is not what the sources make stays here (L805), exit 1, as does what is not proved."""
    path = project / "questions.yaml"
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("How many passengers", "Just how many passengers"), encoding="utf-8")
    ran = push()
    assert (ran.code, ran.stdout.count("L805")) == (1, 3)
    path.write_text(good.replace("**1,200 passengers**", "**1,300 passengers**"), encoding="utf-8")
    ran = push()
    assert (ran.code, "G201" in ran.stdout) == (1, True)
    path.write_text(good, encoding="utf-8")
    (project / "output" / NAME).unlink()
    ran = push()
    assert (ran.code, f"{NAME} is missing" in ran.stdout) == (1, True)
    assert add_on.asked == []


def test_a_page_does_not_matter(push: Push, project: Path) -> None:
    """A brief that is out of date keeps no deck from being sent."""
    (project / "output" / "overview.pdf").unlink()
    assert push().code == 0


def _says(ran: Ran, words: str) -> None:
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("briefdeck: ")
    assert ran.stderr.count("\n") == 1
    assert words in ran.stderr
    assert "Traceback" not in ran.stderr


def test_no_anki(push: Push) -> None:
    """Where nothing listens: exit 2, and what to start."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    ran = push("--url", url)
    _says(ran, f"nothing answers at {url}")
    assert "AnkiConnect (Tools › Add-ons › Get Add-ons, code 2055492159)" in ran.stderr


def _fail(words: str) -> Answer:
    def answer(_: dict[str, Any]) -> Any:
        raise RuntimeError(words)

    return answer


REFUSALS: list[tuple[dict[str, Answer], str]] = [
    ({"requestPermission": lambda _: {"permission": "denied"}}, "Anki did not give permission"),
    ({"requestPermission": lambda _: ["granted"]}, "Anki did not give permission"),
    ({"requestPermission": _fail("broken")}, "Anki says to requestPermission: broken"),
    ({"requestPermission": lambda _: {"permission": "granted", "requireApiKey": True}}, "asks for its key: give it"),
    ({"version": lambda _: 5}, "speaks version 5 of its protocol, not 6"),
    ({"version": lambda _: "6"}, "does not say which version of its protocol it speaks"),
    ({"version": lambda _: True}, "update the add-on"),
    ({"importPackage": lambda _: False}, "Anki did not take /"),
    ({"importPackage": _fail("collection is not available")}, "no profile is open in Anki"),
    ({"importPackage": _fail("The file is\x1b[2J broken\nnow" + "!" * 9999)}, "Anki says to importPackage: The file"),
]


@pytest.mark.parametrize(("answers", "words"), REFUSALS)
def test_refusals(push: Push, add_on: AddOn, answers: dict[str, Answer], words: str) -> None:
    """Whatever Anki refuses is said in one sentence: exit 2."""
    add_on.answers |= answers
    ran = push()
    _says(ran, words)
    assert "\x1b" not in ran.stderr
    assert len(ran.stderr) < 1000


def test_an_add_on_without_permissions(push: Push, add_on: AddOn) -> None:
    """One that does not know `requestPermission` yet is asked for its version alone."""
    del add_on.answers["requestPermission"]
    assert push().code == 0
    del add_on.answers["importPackage"]
    _says(push(), "AnkiConnect is too old, it does not know importPackage")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "is not AnkiConnect"),
        (b"<html>hello</html>", "is not AnkiConnect"),
        (b"\xff\xfe", "is not AnkiConnect"),
        (b"[" * 100_000, "is not AnkiConnect"),
        (b"[]", "is not AnkiConnect"),
        (b'{"result": 6}', "is not AnkiConnect"),
        (b'{"result": 6, "error": null, "more": 1}', "is not AnkiConnect"),
        (b"null", "is too old"),
        (b"4", "is too old"),
    ],
)
def test_garbage(push: Push, add_on: AddOn, raw: bytes, words: str) -> None:
    """What does not speak the protocol is not taken for Anki: exit 2."""
    add_on.raw = raw
    _says(push(), words)


@pytest.mark.parametrize(("status", "words"), [(403, "webCorsOriginList"), (404, "says 404"), (302, "says 302")])
def test_other_servers(push: Push, add_on: AddOn, status: int, words: str) -> None:
    """Another server's refusal or its sending elsewhere is no Anki; nobody is followed to another address."""
    add_on.status = status
    _says(push(), words)


def test_slow_answers(push: Push, add_on: AddOn) -> None:
    """One who does not answer in time is not waited for, nor one who answers a letter at a time."""
    add_on.answers["importPackage"] = lambda _: time.sleep(0.5)
    _says(push("--timeout", "0.2"), "did not answer within 0.2 seconds")
    add_on.delay = 0.05
    started = time.monotonic()
    _says(push("--timeout", "0.2"), "did not answer within 0.2 seconds")
    assert time.monotonic() - started < 2


def test_the_key(push: Push, add_on: AddOn, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key is asked for in words, taken from the option or the environment, and never printed."""
    add_on.key = "secret"
    _says(push(), "give it by --key or in ANKICONNECT_KEY")
    ran = push("--key", "wrong")
    _says(ran, "this is not it")
    assert "wrong" not in ran.stderr
    assert push("--key", "secret").code == 0
    monkeypatch.setenv("ANKICONNECT_KEY", "secret")
    assert push().code == 0
    assert "secret" not in repr(AnkiConnect(add_on.url, "secret"))


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8765", "http://localhost:1", "http://[::1]:8765", "http://127.9.9.9"]
)
def test_this_machine(url: str) -> None:
    """Loopback addresses may be asked."""
    assert check_url(url, allow_remote=False) == url


@pytest.mark.parametrize(
    "url", ["http://192.168.1.5:8765", "http://example.org", "http://127.0.0.1.example.org", "http://127.0.0.1@evil:1"]
)
def test_other_machines(url: str) -> None:
    """Any other address only when it is allowed."""
    with pytest.raises(AnkiError, match="is another machine"):
        check_url(url, allow_remote=False)
    assert check_url(url, allow_remote=True) == url


@pytest.mark.parametrize(
    "url", ["", "anki", "ftp://127.0.0.1", "file:///etc/passwd", "http://", "http://[::", "http://a:b"]
)
def test_no_address(push: Push, url: str) -> None:
    """What is no address of a web server is refused before anything is read or asked."""
    _says(push("--url", url, "--allow-remote"), "is not an address such as http://127.0.0.1:8765")


def test_prune_asks(push: Push, add_on: AddOn, project: Path) -> None:
    """The retired notes are named and deleted only on a yes; nobody there to ask means no."""
    add_on.notes = [_note(project, "raise", 7)]
    named = "retired: raise: What raise had the company offered in February 2031?\n"
    for answer in ("n\n", "\n", ""):
        ran = push("--prune", answer=answer)
        assert (ran.code, ran.stdout.partition("\n")[2]) == (0, f"{named}deleted 0 notes\n")
        assert "Delete 1 note, with cards and reviews? yes or no (Enter: no)" in ran.stderr
    assert "deleteNotes" not in add_on.actions
    ran = push("--prune", answer="y\n")
    assert (ran.code, ran.stdout.partition("\n")[2]) == (0, f"{named}deleted 1 note\n")
    assert add_on.asked[-1]["params"] == {"notes": [7]}
    assert [request["params"] for request in add_on.asked if request["action"] == "findNotes"][-1] == {
        "query": RETIRED_SEARCH
    }
    assert push("--prune").stdout.endswith("not taken\ndeleted 0 notes\n")


def test_prune_leaves_what_is_not_this_decks(push: Push, add_on: AddOn, project: Path) -> None:
    """Another project's note, a held one, and one that the learner rewrote are not deleted even under --yes."""
    add_on.notes = [
        _note(project, "raise", 1, Fact="My own words."),
        _note(project, "raise", 2, Key="other-projects"),
        _note(project, "cost", 3),
        {},
        {"noteId": "x", "fields": {"Key": {"value": "raise"}}},
        {"noteId": 4, "fields": ["Key"]},
    ]
    add_on.answers["findNotes"] = lambda _: [1, 2, 3, 4, 5, 6]
    add_on.answers["notesInfo"] = lambda _: add_on.notes
    add_on.answers["importPackage"] = lambda _: True
    ran = push("--prune", "--yes")
    assert (ran.code, ran.stdout.partition("\n")[2]) == (0, "deleted 0 notes\n")
    assert ran.stderr.endswith("left alone: 1 note with a retired key but other contents\n")
    assert "deleteNotes" not in add_on.actions


@pytest.mark.parametrize("answer", [None, {}, ["7"], [True], 7])
def test_prune_does_not_trust_nonsense(push: Push, add_on: AddOn, answer: Any) -> None:
    """A list of notes that is none deletes nothing: exit 2."""
    add_on.answers["findNotes"] = lambda _: answer
    ran = push("--prune", "--yes")
    assert (ran.code, ran.stderr) == (2, "briefdeck: Anki answers what AnkiConnect never does: update the add-on\n")
    assert "deleteNotes" not in add_on.actions


def test_with_the_official_anki(push: Push, add_on: AddOn, project: Path, tmp_path: Path) -> None:
    """Behind the add-on a real collection: the retired note and no other is deleted, and does not come again."""
    learner = Learner(tmp_path)
    collection = learner.collection

    def info(params: dict[str, Any]) -> list[dict[str, Any]]:
        notes = [collection.get_note(number) for number in params["notes"]]
        return [
            {"noteId": note.id, "fields": {name: {"value": v} for name, v in note.items()}, "cards": note.card_ids()}
            for note in notes
        ]

    add_on.answers |= {
        "importPackage": lambda params: bool(learner.take(Path(params["path"]).read_bytes())),
        "findNotes": lambda params: list(collection.find_notes(params["query"])),
        "notesInfo": info,
        "deleteNotes": lambda params: str(collection.remove_notes(params["notes"])),
    }
    # the database belongs to one thread at a time, which is what the backend behind it takes care of
    learner.take((project / "output" / NAME).read_bytes())
    learner.collection.fix_integrity()  # which gives a card to the retired note, too
    held = {collection.get_note(number)["Key"] for number in collection.find_notes("")} - {"raise"}
    for said in ("deleted 1 note\n", "deleted 0 notes\n"):
        assert push("--prune", "--yes").stdout.endswith(said)
        assert learner.faults() == []
        assert {collection.get_note(number)["Key"] for number in collection.find_notes("")} == held
    learner.collection.close()


def test_the_time_is_that_of_the_whole_exchange() -> None:
    """A server that sends its header letter by letter, each in time, does not hold anybody up."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def dribble() -> None:
            connection, _ = server.accept()
            with connection:
                for letter in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 200:
                    try:
                        connection.sendall(bytes([letter]))
                    except OSError:
                        return
                    time.sleep(0.05)

        threading.Thread(target=dribble, daemon=True).start()
        start = time.monotonic()
        with pytest.raises(AnkiError, match=r"did not answer within 0\.3 seconds"):
            AnkiConnect(f"http://127.0.0.1:{server.getsockname()[1]}", patience=0.3).ask("version")
        assert time.monotonic() - start < 3
