"""The desk answers its own page on this machine, and nobody else; it writes what was meant, and nothing else."""

from __future__ import annotations

import builtins
import os
import re
import socket
import struct
import threading
import time
from collections.abc import Iterator
from dataclasses import fields
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from briefdeck.check import check
from briefdeck.desk.saved_files import look_at
from briefdeck.desk.server import FILES, DeskServer
from briefdeck.model import Card, Fact, Picture
from briefdeck.project import Folder, open_project
from briefdeck.render.html_templates import read_asset
from tests.support.desk import NOW, Asking, open_desk

LATER = 60.0


@pytest.fixture
def asking(project: Path) -> Iterator[Asking]:
    """A desk on the small project."""
    with open_desk(project) as server:
        yield Asking(server)


def _problems(project: Path) -> list[str]:
    opened = open_project(Folder(project, project / "articles"), NOW)
    return [f"{each.code} {each.message}" for each in opened.merge_problems(check(opened.context))]


@pytest.mark.parametrize(
    ("status", "method", "path", "headers"),
    [
        (403, "GET", "/api/state", {"host": "desk.example:80"}),
        (403, "GET", "/", {"host": "127.0.0.1"}),
        (403, "GET", "/api/state", {"origin": "http://evil.example"}),
        (403, "GET", "/api/state", {"origin": "null"}),
        (403, "GET", "/api/state", {"sec_fetch_site": "cross-site"}),
        (403, "GET", "/api/state", {"sec_fetch_site": "same-site"}),
        (401, "GET", "/api/state", {"x_desk_token": ""}),
        (401, "POST", "/api/undo", {"x_desk_token": "guessed"}),
        (401, "GET", "/api/state", {"x_desk_token": "pässwort"}),
        (405, "PUT", "/api/write", {}),
        (405, "OPTIONS", "/api/write", {}),
        (405, "POST", "/", {}),
        (415, "POST", "/api/write", {"content_type": "text/plain"}),
        (415, "POST", "/api/write", {"content_type": "application/x-www-form-urlencoded"}),
        (404, "GET", "/../questions.yaml", {}),
        (404, "GET", "/%2e%2e/questions.yaml", {}),
        (404, "GET", "/api/article/..%2fquestions.yaml", {}),
        (404, "GET", "/api/article/\0", {}),
        (404, "GET", "/questions.yaml", {}),
        (404, "GET", "/articles/harbour.txt", {}),
        (404, "GET", "/page/guessed", {}),
        (404, "GET", "/" + "a" * 500, {}),
        (400, "GET", "/api/article/nothing", {}),
        (400, "GET", "/api/brief/nothing", {}),
        (400, "GET", "/api/events/one", {}),
        (400, "POST", "/api/write", {}),
        (404, "POST", "/api/nothing", {}),
        (404, "GET", "/api/undo", {}),
    ],
)
def test_what_is_refused_opens_no_file(
    status: int, method: str, path: str, headers: dict[str, str], asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever is not this page, and whatever is not one of its names, is refused before any file is opened."""

    def opened(*_: object, **__: object) -> int:
        raise AssertionError("a file was opened")

    for module, name in ((os, "open"), (builtins, "open")):
        monkeypatch.setattr(module, name, opened)
    assert asking.request(method, path, **headers).status == status


def test_the_page_is_locked_in(asking: Asking) -> None:
    """Every answer forbids scripts, styles and connections of others; a card is boxed in besides."""
    page = asking.request("GET", "/").headers()
    assert "default-src 'none'; script-src 'self'" in page["Content-Security-Policy"]
    assert "unsafe" not in page["Content-Security-Policy"]
    assert page["X-Content-Type-Options"] == "nosniff"
    assert not any(name.lower().startswith("access-control") for name in page)
    card = asking.send("prove", {"id": "stranded"})["cards"][0]["front"]
    assert "sandbox allow-scripts;" in asking.request("GET", card).headers()["Content-Security-Policy"]


def test_every_script_of_the_page_is_served() -> None:
    """Each module that another imports is among the files, and sets no text as HTML."""
    scripts = [name for name, kind in FILES.values() if kind.startswith("text/javascript")]
    for name in scripts:
        text = read_asset("briefdeck.desk.page", name)
        imported = {line.partition('from "./')[2].rstrip('";') for line in text.split("\n") if 'from "./' in line}
        assert imported <= set(scripts)
        assert not any(word in text for word in ("innerHTML", "insertAdjacentHTML", "document.write", "eval("))


def test_it_listens_on_this_machine_only(project: Path) -> None:
    """The socket is bound to the loopback, a request too large is cut off, and one that is too slow holds nobody up."""
    with open_desk(project, running=True) as server:
        assert server._server.server_address[0] == "127.0.0.1"
        slow = socket.create_connection(("127.0.0.1", server.port))
        slow.send(b"GET / HTTP/1.1\r\n")
        connection = HTTPConnection("127.0.0.1", server.port, timeout=LATER)
        connection.putrequest("POST", "/api/write")
        connection.putheader("Content-Length", str(1 << 40))
        connection.endheaders()
        assert connection.getresponse().status == 413
        connection.close()
        slow.close()


def _fact(asking: Asking, id_: str) -> dict[str, Any]:
    return next(fact for fact in asking.read("facts/all")["facts"] if fact["id"] == id_)


@pytest.mark.parametrize(
    ("fact", "cite", "said"),
    [
        ("Crews of **Norrland Ferries** stopped work.", "harbour:6", ""),
        ("A strike of **Norrland** crews costs the company about $2.4 million a day.", "harbour:12", "it is on line 6"),
        ("The **Harbour** of the raise: 4.5 percent.", "quay:3", "it is in the title of the article"),
    ],
)
def test_a_name_that_is_not_on_the_line_gets_no_tick(fact: str, cite: str, said: str, asking: Asking) -> None:
    """A name that the lines mean without having it passes, and the row of ticks says where it stands."""
    aspects = asking.send("prove", {"id": "union-leader", "values": {"fact": fact, "cite": cite}})["aspects"]
    (names,) = (elsewhere for name, _, elsewhere in aspects if name == "names")
    assert names.endswith(said)
    assert bool(names) == bool(said)


def test_what_cites_nothing_gets_no_tick(asking: Asking) -> None:
    """Where the line is not there, nothing was looked at."""
    proved = asking.send("prove", {"id": "union-leader", "values": {"cite": "harbour:99"}})
    assert (proved["verdict"], proved["aspects"]) == ("refused", [])


def test_the_id_of_a_released_fact_stays(asking: Asking, project: Path) -> None:
    """Learners keep it by that, so the desk does not change it either."""
    assert asking.request("POST", "/api/build", {}).status == 200
    before = (project / "questions.yaml").read_text(encoding="utf-8")
    fact = _fact(asking, "cost")
    desk = asking.server.desk
    desk._seen = look_at(desk.folder)
    desk._settle()
    told = asking.send("write", {"id": "cost", "sha": fact["sha"], "values": {"id": "dearness"}}, status=400)
    assert "“cost” was released" in told["error"]
    assert (project / "questions.yaml").read_text(encoding="utf-8") == before


def test_a_day_of_edits_and_all_of_it_taken_back(asking: Asking, project: Path) -> None:
    """Facts are changed, mended, added and retired; undone one by one the file is what it was, byte for byte."""
    path = project / "questions.yaml"
    before = path.read_bytes()
    stranded = _fact(asking, "stranded")
    written = asking.send(
        "write",
        {
            "id": "stranded",
            "sha": stranded["sha"],
            "values": {"fact": "Crews left **1,300 passengers** stranded on four islands."},
        },
    )
    assert written["verdict"] == "refused"
    cured = asking.send("cure", {"id": "stranded", "sha": written["sha"], "code": "G201", "label": "write “1,200”"})
    assert "G201" not in {problem["code"] for problem in cured["problems"]}
    new = {
        "fact": "Talks were to go on **on Thursday**.",
        "cite": "harbour:12",
        "topic": "strike",
        "cards.0.q": "When were the talks of March 2031 to go on?",
        "cards.0.a": "On Thursday",
    }
    added = asking.send("add", {"values": new})
    assert added["values"]["cards"] == [{"q": new["cards.0.q"], "a": "On Thursday"}]
    asking.send("retire", {"id": "stopped", "sha": _fact(asking, "stopped")["sha"]})
    asking.send("furniture", {"article": "harbour", "line": 1})
    asking.send(
        "dispute",
        {"facts": ["stranded", "cost"], "question": "What did it cost?", "note": "They speak of different things."},
    )
    text = path.read_text(encoding="utf-8")
    assert "furniture: [1, 3-4, 14]" in text
    assert "id: stopped" not in text
    after = path.read_bytes()
    for _ in range(6):
        asking.send("undo", {})
    assert path.read_bytes() == before
    asking.send("undo", {}, status=400)
    for _ in range(6):
        asking.send("redo", {})
    assert path.read_bytes() == after


def test_an_edit_made_elsewhere_is_never_written_over(asking: Asking, project: Path) -> None:
    """What an editor has saved in the same fact is told; what it has saved in another stays beside ours."""
    path = project / "questions.yaml"
    sha = _fact(asking, "stranded")["sha"]
    path.write_text(path.read_text(encoding="utf-8").replace("at least 85", "at least **85**", 1), encoding="utf-8")
    written = asking.send("write", {"id": "stranded", "sha": sha, "values": {"said_by": "the harbour"}})
    path.write_text(
        path.read_text(encoding="utf-8").replace("said_by: the harbour", "said_by: the port", 1), encoding="utf-8"
    )
    told = asking.send(
        "write", {"id": "stranded", "sha": written["sha"], "values": {"said_by": "the union"}}, status=409
    )
    assert told["conflict"]
    text = path.read_text(encoding="utf-8")
    assert "said_by: the port" in text
    assert "said_by: the union\n    cards:\n      - q: How many captains" in text
    assert asking.send("undo", {}, status=409)["conflict"]
    assert path.read_text(encoding="utf-8") == text


def test_two_writers_lose_nothing(asking: Asking, project: Path) -> None:
    """While one page writes one fact and another page a second, both end up in the file, whatever the order."""
    path = project / "questions.yaml"
    first, second = _fact(asking, "stranded"), _fact(asking, "union-leader")

    def write(fact: dict[str, Any]) -> None:
        sha = fact["sha"]
        for number in range(8):
            sha = asking.send("write", {"id": fact["id"], "sha": sha, "values": {"tags": [f"{fact['id']}-{number}"]}})[
                "sha"
            ]

    writers = [threading.Thread(target=write, args=(fact,)) for fact in (first, second)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(LATER)
    text = path.read_text(encoding="utf-8")
    assert "tags: [stranded-7]" in text
    assert "tags: [union-leader-7]" in text


def test_line_ends_and_comments_stay(asking: Asking, project: Path) -> None:
    """A file with the line ends of Windows keeps them, and every comment."""
    path = project / "questions.yaml"
    data = path.read_bytes().replace(b"facts:\n", b"facts:\n  # the strike\n").replace(b"\n", b"\r\n")
    path.write_bytes(data)
    sha = asking.server.desk.live.settle() and asking.read("facts/all")["facts"][0]["sha"]
    asking.send("write", {"id": "stranded", "sha": sha, "over": True, "values": {"tags": None}})
    assert path.read_bytes() == data.replace(b"    tags: [passengers]\r\n", b"", 1)


def test_a_new_fact_stands_beside_its_line(asking: Asking, project: Path) -> None:
    """It goes behind the facts of its line, with an id of its own; one that is refused asks to be sent again."""
    path = project / "questions.yaml"
    values = {"fact": "The company denied closing a route.", "cite": "harbour:8", "topic": "strike"}
    asking.send(
        "add", {"values": {**values, "fact": "The union counted at least 95 captains who had joined."}}, status=422
    )
    added = asking.send("add", {"values": values})
    ids = [
        line.partition("id: ")[2]
        for line in path.read_text(encoding="utf-8").split("\n")
        if line.startswith("  - id: ")
    ]
    assert ids.index(added["id"]) == ids.index("captains-union") + 1
    assert _problems(project) == []


def test_every_key_has_a_row_in_the_form() -> None:
    """Whatever a fact, a card or a picture may have can be typed on the page, but how it is retired."""
    form = read_asset("briefdeck.desk", "page/form.js")
    rows = set(re.findall(r'\["([a-z_.]+)", "', form))
    of_picture = {f"image.{field.name}" for field in fields(Picture)}
    elsewhere = {"id", "fact", "cite", "topic", "cards", "image", "retired"}
    assert rows == {field.name for record in (Fact, Card) for field in fields(record)} - elsewhere | of_picture


def test_whatever_is_typed_of_a_new_fact_arrives(asking: Asking) -> None:
    """Pictures, both sides of a reverse and entries with reasons are in it, though a card between was left empty."""
    values = {
        "fact": "The company denied closing a route.",
        "cite": "harbour:8",
        "topic": "strike",
        "given": {"3:1": "a ratio"},
        "cards.0.q": "",
        "cards.2.image.alt": "A map.",
        "cards.2.q": "Who denied it?",
        "cards.2.reverse.q": "What did it deny?",
        "cards.2.image.file": "map.png",
    }
    proved = asking.send("prove", {"values": values})["values"]
    picture, reverse = {"file": "map.png", "alt": "A map."}, {"q": "What did it deny?"}
    assert proved["cards"] == [{"q": "Who denied it?", "reverse": reverse, "image": picture}]
    assert proved["given"] == {"3:1": "a ratio"}


def test_facts_in_several_files_are_one_desk(project: Path) -> None:
    """A fact of facts/ is shown, proved, changed, cured and taken back in its own file; a new one stands beside it."""
    (project / "facts").mkdir()
    path, questions = project / "facts/pay.yaml", (project / "questions.yaml").read_bytes()
    fact = "fact: A raise of **4.9 percent** was on offer."
    text = f"facts:\n  - id: pay\n    {fact}\n    cite: quay:3\n    topic: money\n"
    path.write_text(text, encoding="utf-8")
    with open_desk(project) as server:
        asking = Asking(server)
        (fact,) = asking.read("facts/refused")["facts"]
        assert (fact["file"], fact["line"], fact["verdict"]) == ("facts/pay.yaml", 2, "refused")
        proved = asking.send("prove", {"id": "pay", "values": {}})
        problem = next(each for each in proved["problems"] if each["code"] == "G201")
        cure = {"id": "pay", "sha": fact["sha"], "code": "G201", "label": problem["cures"][0]["label"]}
        mended = asking.send("cure", cure)
        assert (mended["verdict"], mended["file"]) == ("proved", "facts/pay.yaml")
        assert "4.5 percent" in path.read_text(encoding="utf-8")
        values = {"fact": "A raise of 4.5 percent was offered.", "cite": "quay:3", "topic": "money"}
        added = asking.send("add", {"values": values, "anyway": True})
        assert added["file"] == "facts/pay.yaml"
        asking.send("undo", {})
        asking.send("undo", {})
    assert path.read_text(encoding="utf-8") == text
    assert (project / "questions.yaml").read_bytes() == questions


def test_what_is_found(asking: Asking) -> None:
    """A sentence from anywhere leads to the line that proves it, and to the fact that says it already."""
    found = asking.send("find", {"text": "A strike day is said to cost the company some $2.4 million"})
    assert found["lines"][0]["at"] == ["harbour", 12]
    assert [fact["id"] for fact in asking.send("find", {"text": "passengers stranded"})["facts"]] == ["stranded"]
    assert asking.send("find", {"text": "g201"})["rules"] == ["G201"]


def test_everything_is_built_from_the_desk(asking: Asking, project: Path) -> None:
    """`Build` writes what the command writes; nothing is written while something is refused."""
    built = asking.send("build", {})
    assert "deck.lock" in built["written"]
    assert (project / "output" / "overview.pdf").exists()
    brief = asking.read("brief/overview")["address"]
    assert asking.request("GET", brief).body.startswith(b"%PDF")
    sha = _fact(asking, "stranded")["sha"]
    asking.send(
        "write", {"id": "stranded", "sha": sha, "values": {"fact": "Crews left **1,300 passengers** stranded."}}
    )
    asking.server.desk.live.settle()
    asking.send("build", {}, status=400)


@pytest.mark.parametrize("cause", ["a quiz that asks nothing", "a day in the future"])
def test_the_desk_releases_nothing_that_the_command_refuses(
    asking: Asking, project: Path, monkeypatch: pytest.MonkeyPatch, run: Any, cause: str
) -> None:
    """What only shows when a page is made, and a day in the future, keep the desk from writing, as they do `build`."""
    if cause == "a day in the future":
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "99999999999")
    else:
        questions = project / "questions.yaml"
        quiz = "quiz: {title: Before the test, topics: [money], kinds: [choice]}"
        questions.write_text(f"{questions.read_text(encoding='utf-8')}\n{quiz}\n", encoding="utf-8")
        asking.server.desk.live.settle()
    assert run("build", "--project", str(project), "--articles", str(project / "articles")).code != 0
    assert "nothing is built" in asking.send("build", {}, status=400)["error"]
    assert not (project / "deck.lock").exists()
    assert not (project / "output").exists()


def test_the_desk_follows_the_files(project: Path) -> None:
    """What an editor saves is shown within seconds, and a file that cannot be read is told and waited for."""
    with open_desk(project, running=True) as server:
        asking, path = Asking(server), project / "questions.yaml"
        revision = asking.read("state")["revision"]
        good = path.read_text(encoding="utf-8")
        path.write_text(good.replace("on four islands", "on five islands", 1), encoding="utf-8")
        _wait_for(asking, revision, refused=1)
        path.write_text(good, encoding="utf-8")
        _wait_for(asking, asking.read("state")["revision"], refused=0)


def _wait_for(asking: Asking, revision: int, refused: int) -> None:
    """Waits for news until so many facts are refused: on a busy machine the first may come before all is read."""
    for _ in range(5):
        state = asking.read(f"events/{revision}")
        if state["counts"]["refused"] == refused:
            return
        revision = state["revision"]
    pytest.fail(f"never {refused} refused")


def test_the_command_prints_its_address(project: Path, monkeypatch: pytest.MonkeyPatch, run: Any) -> None:
    """`briefdeck desk` prints where it is open, with a token that is new each time."""
    monkeypatch.setattr(DeskServer, "run", lambda self: self._server.server_close())
    addresses = {run("desk", "--project", str(project), "--no-open").stdout.strip() for _ in range(2)}
    assert len(addresses) == 2
    assert all(
        address.startswith("http://127.0.0.1:") and len(address.partition("/#")[2]) > 20 for address in addresses
    )


def test_a_connection_that_a_browser_ends_is_passed_over(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page that is closed while it asks leaves no traceback in the curator's terminal."""
    with open_desk(project, running=True) as server:
        for _ in range(3):
            with socket.create_connection(("127.0.0.1", server.port)) as browser:
                browser.sendall(b"GET /")
                browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        time.sleep(0.3)
    assert capsys.readouterr().err == ""


def test_the_face_of_the_article_comes_with_the_desk(asking: Asking) -> None:
    """A machine without a serif that reads well gets that of the briefs, from here."""
    face = asking.request("GET", "/reading.ttf")
    assert (face.status, face.kind, face.body[:4]) == (200, "font/ttf", b"\x00\x01\x00\x00")
    assert "font-src 'self'" in asking.request("GET", "/").headers()["Content-Security-Policy"]


def test_a_desk_opens_before_all_is_checked(project: Path) -> None:
    """No fact is said to be proved until it is; what is typed is proved at once, and nothing is built unchecked."""
    text = (project / "questions.yaml").read_text(encoding="utf-8")
    (project / "questions.yaml").write_text(text.replace("1,200 passengers", "1,300 passengers", 1), encoding="utf-8")
    with open_desk(project, check_first=False) as server:
        asking = Asking(server)
        counts = asking.read("state")["counts"]
        assert (counts["unchecked"], counts["proved"], counts["refused"]) == (counts["facts"], 0, 0)
        assert asking.send("prove", {"id": "stranded", "values": {}})["verdict"] == "refused"
        assert "not proved" in asking.send("build", {}, 400)["error"]
    with open_desk(project, running=True, check_first=False) as server:
        counts = Asking(server).read("events/1")["counts"]
        assert (counts["unchecked"], counts["refused"]) == (0, 1)
