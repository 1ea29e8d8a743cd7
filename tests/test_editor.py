"""The language server, asked by a real client as an editor asks it, and its answers by themselves."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as lsp

from briefdeck.curate.edit import apply_edits
from briefdeck.language_server.answers import find_place, hover_at, offer_at, outline, target_at
from briefdeck.language_server.server import Server
from briefdeck.live.live_project import LiveProject
from briefdeck.located import Location
from briefdeck.model import Bank, Brief, FactFile, Reverse
from briefdeck.problem import Edit
from briefdeck.project import Folder
from briefdeck.project_names import QUESTIONS
from briefdeck.read.schema import find_descriptions, find_records, record_at

NOW = 2_000_000_000
PATIENCE = 60


@pytest.mark.parametrize(
    ("text", "path", "before", "is_key"),
    [
        ("tit|", (), "tit", True),
        ("title: A|", ("title",), "A", False),
        ("facts:\n  - id: a\n    cite: harbour:|", ("facts", "-", "cite"), "harbour:", False),
        ("facts:\n  - id: a\n    cards:\n      - q: b\n        a|", ("facts", "-", "cards", "-"), "a", True),
        ("facts:\n  - id: a\n    to|", ("facts", "-"), "to", True),
        ("facts:\n  - id: a\n    cite: [a:1, |", ("facts", "-", "cite"), "[a:1, ", False),
        ("articles:\n  harbour:\n    ti|", ("articles", "harbour"), "ti", True),
        ("disputes:\n  - id: x\n    facts: [|", ("disputes", "-", "facts"), "[", False),
        ("facts:\n  - |", ("facts", "-"), "-", True),
    ],
)
def test_the_place_is_known(text: str, path: tuple[str, ...], before: str, is_key: bool) -> None:
    """What is being written is told from the lines above, though the file is not YAML yet."""
    lines = text.replace("|", "").split("\n")
    assert find_place(lines, len(lines) - 1, text.rsplit("\n", maxsplit=1)[-1].index("|")) == (path, before, is_key)


@pytest.fixture
def live(project: Path) -> LiveProject:
    """The small project, open."""
    return LiveProject(Folder(project, project / "articles"), lambda: NOW)


def _offered(live: LiveProject, old: str, new: str) -> list[str]:
    """What is offered where *new* with a | stands in place of *old*."""
    text = live.settled.texts[QUESTIONS]
    assert old in text
    before, _, after = text.partition(old)
    changed = before + new.replace("|", "") + after
    at = len(before) + new.index("|")
    line = changed.count("\n", 0, at)
    column = at - changed.rfind("\n", 0, at) - 1
    context = live.settled.project.context
    return [offer.text for offer in offer_at(context, "questions.yaml", changed.split("\n"), line, column)]


def test_what_is_offered(live: LiveProject) -> None:
    """Keys that are not there yet, articles, the lines that fit best first, topics, names and ids."""
    assert _offered(live, "    topic: money\n", "    |\n")[:2] == ["topic: ", "said_by: "]
    assert "cite: " not in _offered(live, "    topic: money\n", "    |\n")
    assert _offered(live, "  - id: captains-company\n", "  - |\n  - id: captains-company\n")[:2] == ["id: ", "fact: "]
    assert _offered(live, "cite: harbour:12", "cite: |") == ["harbour:", "quay:"]
    assert _offered(live, "cite: harbour:12", "cite: harbour:|")[0] == "harbour:12"
    assert _offered(live, "topic: money", "topic: |") == ["strike", "money"]
    assert "Tove Brandt" in _offered(live, "said_by: the union", "said_by: |")
    assert "stranded" in _offered(live, "facts: [captains-union", "facts: [|")


@pytest.mark.parametrize(
    ("path", "above", "keys"),
    [
        ("briefs/overview.yaml", "exchange:\n  - ", ["from", "to", "what", "facts"]),
        ("briefs/overview.yaml", "parties:\n  - ", ["name", "text", "facts"]),
        ("briefs/overview.yaml", "ranges:\n  - ", ["of", "title", "rows"]),
        ("briefs/overview.yaml", "ranges:\n  - of: pay\n    rows:\n      - ", ["label", "facts", "value"]),
        ("briefs/overview.yaml", "claims:\n  - question: Q?\n    for:\n      - ", ["text", "facts", "who"]),
        ("briefs/overview.yaml", "text:\n  - ", ["text", "facts"]),
        ("briefs/overview.yaml", "logo:\n  ", ["file", "alt"]),
        ("briefs/overview.yaml", "weights:\n  ", []),
        ("questions.yaml", "quiz:\n  ", ["id", "title"]),
        ("questions.yaml", "quiz:\n  - ", ["id", "title"]),
        ("questions.yaml", "articles:\n  harbour:\n    ", ["file", "title", "author"]),
        ("questions.yaml", "articles:\n  ", []),
        ("facts/money.yaml", "", ["facts"]),
        ("facts/money.yaml", "facts:\n  - id: a\n    cards:\n      - image:\n          ", ["file", "alt"]),
    ],
)
def test_the_keys_of_every_record_are_offered(live: LiveProject, path: str, above: str, keys: list[str]) -> None:
    """Below each key of each file the keys of its record are offered in order, and none where keys are free."""
    lines = above.split("\n")
    offers = offer_at(live.settled.project.context, path, lines, len(lines) - 1, len(lines[-1]))
    assert [offer.text.rstrip(": ") for offer in offers][: len(keys) or None] == keys


def test_no_record_is_forgotten() -> None:
    """Each record is found at the keys that lead to it, by one map, and each of its keys says what it is for."""
    found = {record.__name__ for record in find_records(Bank, FactFile, Brief)}
    assert {"Retirement", "Picture", "Flow", "RangeRow", "ClaimSide", "Logo", "Reader"} < found
    assert found == find_descriptions().keys()
    assert record_at(Bank, ("facts", 3, "cards", "-", "reverse")) is Reverse
    assert record_at(Bank, ("facts",)) is None


def test_what_is_shown_and_where_it_is(live: LiveProject) -> None:
    """A citation shows its line and leads to it; an id shows what the fact says; a key what it is for."""
    context, lines = live.settled.project.context, live.settled.texts[QUESTIONS].split("\n")

    def at(words: str, within: int = 0) -> tuple[list[str], int, int]:
        line = next(number for number, text in enumerate(lines) if words in text)
        return lines, line, lines[line].index(words) + within

    assert "1,200 passengers" in hover_at(context, "questions.yaml", *at("harbour:6", 3)).replace("\\", "")
    assert target_at(context, *at("harbour:6", 3)) == ("articles/harbour.txt", 6)
    assert "Whose claim it is" in hover_at(context, "questions.yaml", *at("said_by:", 2))
    dispute = next(number for number, text in enumerate(lines) if "facts: [captains-union" in text)
    column = lines[dispute].index("captains-union") + 2
    assert "85 captains" in hover_at(context, "questions.yaml", lines, dispute, column).replace("\\", "")
    assert target_at(context, lines, dispute, column) == ("questions.yaml", context.facts["captains-union"].id.line)
    assert [entry.name for entry in outline(live.settled.texts[QUESTIONS])][:2] == ["stranded", "captains-union"]


def test_an_edit_is_answered_with_everything_else_in_its_place(live: LiveProject) -> None:
    """The answer at once has the changed fact's problems, and those of the others where they stand now."""
    text = live.settled.texts[QUESTIONS].replace("strike at **60**", "strike at **61**", 1)
    live.settle({"questions.yaml": text})
    moved = text.replace("facts:\n", "facts:\n  # one\n  # two\n", 1).replace("on four islands.", "on five islands.", 1)
    at_once = live.answer({QUESTIONS: moved})
    live.settle({"questions.yaml": moved})
    assert {(each.code, each.location) for each in at_once} == {
        (each.code, each.location) for each in live.settled.problems
    }


class _Editor:
    """An editor that has the language server of this machine running."""

    def __init__(self, project: Path) -> None:
        from pygls.lsp.client import LanguageClient

        self.project = project
        self.client = LanguageClient("test", "1")
        self.told: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()
        self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self.told.put_nowait(params))  # noqa: PLW0108
        self.uri = (project / "questions.yaml").as_uri()
        self.document = lsp.TextDocumentIdentifier(self.uri)

    async def begin(self) -> None:
        await self.client.start_io(
            sys.executable, "-m", "briefdeck", "lsp", "--articles", str(self.project / "articles")
        )
        await self.client.initialize_async(
            lsp.InitializeParams(lsp.ClientCapabilities(), root_uri=self.project.as_uri())
        )
        self.client.initialized(lsp.InitializedParams())
        text = (self.project / "questions.yaml").read_text(encoding="utf-8")
        item = lsp.TextDocumentItem(self.uri, "yaml", 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    async def problems(self, wanted: Callable[[list[lsp.Diagnostic]], bool]) -> list[lsp.Diagnostic]:
        """Waits for messages that are *wanted*."""
        while True:
            told = await asyncio.wait_for(self.told.get(), PATIENCE)
            if told.uri == self.uri and wanted(list(told.diagnostics)):
                return list(told.diagnostics)

    def change(self, text: str, version: int) -> None:
        document = lsp.VersionedTextDocumentIdentifier(version, self.uri)
        whole = [lsp.TextDocumentContentChangeWholeDocument(text)]
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, whole))

    async def end(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await asyncio.wait_for(self.client.stop(), PATIENCE)  # type: ignore[no-untyped-call]


def _with_editor(project: Path, work: Callable[[_Editor], Awaitable[None]]) -> None:
    async def whole() -> None:
        editor = _Editor(project)
        await editor.begin()
        try:
            await work(editor)
        finally:
            await editor.end()

    asyncio.run(whole())


@contextmanager
def _changed(text: str, old: str, new: str) -> Iterator[str]:
    assert old in text
    yield text.replace(old, new, 1)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_session_in_an_editor(project: Path) -> None:
    """Messages come while one types, with the line they are about; a quick fix puts the text right."""
    path = project / "questions.yaml"
    text = path.read_text(encoding="utf-8")
    wrong = text.replace("strike at **60**", "🚢 strike at **61**", 1)

    async def work(editor: _Editor) -> None:
        assert await editor.problems(lambda told: True) == []
        editor.change(wrong, 2)
        told = await editor.problems(lambda told: any(each.code == "G201" for each in told))
        (problem,) = [each for each in told if each.code == "G201"]
        line = wrong.split("\n")[problem.range.start.line]
        units = line.encode("utf-16-le")
        assert units[2 * problem.range.start.character : 2 * problem.range.end.character].decode("utf-16-le") == "61"
        assert problem.related_information
        assert problem.related_information[0].location.uri.endswith("articles/quay.txt")
        wanted = lsp.CodeActionParams(editor.document, problem.range, lsp.CodeActionContext([problem]))
        actions: Any = await editor.client.text_document_code_action_async(wanted)
        action = next(each for each in actions if each.title == "Write “60”")
        (edit,) = action.edit.changes[editor.uri]
        start = edit.range.start
        column = len(units[: 2 * start.character].decode("utf-16-le")) + 1
        mended = apply_edits({"": wrong}, [Edit(Location("", start.line + 1, column), "61", edit.new_text)])
        assert any("because" in each.title for each in actions)
        editor.change(mended[""], 3)
        await editor.problems(lambda told: not any(each.code == "G201" for each in told))
        hover = await editor.client.text_document_hover_async(
            lsp.HoverParams(editor.document, lsp.Position(_line(text, "cite: harbour:6"), 14))
        )
        assert hover is not None
        symbols = await editor.client.text_document_document_symbol_async(lsp.DocumentSymbolParams(editor.document))
        assert symbols is not None
        assert symbols[0].name == "stranded"

    _with_editor(project, work)
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_closing_without_saving_takes_the_messages_back(project: Path) -> None:
    """What was typed and not saved is gone when its file is closed, and so are the messages about it."""
    wrong = (project / "questions.yaml").read_text(encoding="utf-8").replace("strike at **60**", "strike at **61**", 1)

    async def work(editor: _Editor) -> None:
        editor.change(wrong, 2)
        await editor.problems(lambda told: any(each.code == "G201" for each in told))
        editor.client.text_document_did_close(lsp.DidCloseTextDocumentParams(editor.document))
        assert await editor.problems(lambda told: not told) == []

    _with_editor(project, work)


def _line(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.split("\n")) if words in line)


class _Pipes:
    """An editor in this process: it writes and reads what goes over the wire."""

    def __init__(self, project: Path) -> None:
        (server_in, to_server), (from_server, server_out) = os.pipe(), os.pipe()
        self._to, self._from = os.fdopen(to_server, "wb"), os.fdopen(from_server, "rb")
        streams = os.fdopen(server_in, "rb"), os.fdopen(server_out, "wb")
        self._ends = [self._to, self._from, *streams]
        self._thread = threading.Thread(target=Server(project / "articles", lambda: NOW).run, args=streams)
        self._thread.start()
        self._number = 0
        self.told: list[Any] = []

    def tell(self, method: str, **params: Any) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def ask(self, method: str, **params: Any) -> Any:
        self._number += 1
        self._send({"jsonrpc": "2.0", "id": self._number, "method": method, "params": params})
        while (said := self._read()).get("id") != self._number:
            self.told.append(said)
        return said["result"]

    def problems(self, uri: str) -> list[str]:
        """The codes of the next messages about a file."""
        while True:
            said = self.told.pop(0) if self.told else self._read()
            if said.get("method") == "textDocument/publishDiagnostics" and said["params"]["uri"] == uri:
                return [each["code"] for each in said["params"]["diagnostics"]]

    def _send(self, said: object) -> None:
        data = json.dumps(said).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._to.flush()

    def _read(self) -> Any:
        length = 0
        while line := self._from.readline().strip():
            length = int(line.partition(b":")[2]) if line.lower().startswith(b"content-length") else length
        return json.loads(self._from.read(length))

    def end(self) -> None:
        self.ask("shutdown")
        self.tell("exit")
        self._thread.join(PATIENCE)
        for end in self._ends:
            end.close()


def test_everything_an_editor_asks(project: Path) -> None:
    """Open, type, hover, complete, go to, mend, list, save and close: each is answered, and nothing is written."""
    path = project / "questions.yaml"
    text, uri = path.read_text(encoding="utf-8"), path.as_uri()
    brief = project / "briefs" / "overview.yaml"
    editor, document = _Pipes(project), {"uri": uri}
    options = {"leaveKeys": True}
    editor.ask("initialize", processId=None, rootUri=None, capabilities={}, initializationOptions=options)
    editor.tell("initialized")
    editor.tell("textDocument/didOpen", textDocument={**document, "languageId": "yaml", "version": 1, "text": text})
    assert editor.problems(uri) == []
    wrong = text.replace("strike at **60**", "strike at **61**", 1).replace("    tags: [pass", "    tag: [pass", 1)
    editor.tell("textDocument/didChange", textDocument={**document, "version": 2}, contentChanges=[{"text": wrong}])
    codes = editor.problems(uri)
    assert "G201" in codes
    assert "Y110" not in codes  # an unknown key is left to the schema
    line = _line(wrong, "strike at **61**")
    at = {"line": line, "character": wrong.split("\n")[line].index("61")}
    around = {"start": at, "end": {**at, "character": at["character"] + 2}}
    offered = editor.ask("textDocument/codeAction", textDocument=document, range=around, context={"diagnostics": []})
    assert offered[0]["title"] == "Write “60”"
    assert offered[0]["edit"]["changes"][uri][0]["newText"] == "60"
    cite = {"line": _line(text, "cite: harbour:6"), "character": 14}
    assert "1,200" in editor.ask("textDocument/hover", textDocument=document, position=cite)["contents"]["value"]
    assert editor.ask("textDocument/hover", textDocument=document, position={"line": 0, "character": 0}) is None
    assert editor.ask("textDocument/definition", textDocument=document, position=cite)["uri"].endswith("harbour.txt")
    assert editor.ask("textDocument/definition", textDocument=document, position={"line": 0, "character": 0}) is None
    topic = {"line": _line(text, "topic: money"), "character": len("    topic: ")}
    items = editor.ask("textDocument/completion", textDocument=document, position=topic)["items"]
    assert [item["label"] for item in items] == ["strike", "money"]
    assert editor.ask("textDocument/documentSymbol", textDocument=document)[0]["name"] == "stranded"
    lost = {"uri": (project.parent / "nowhere.yaml").as_uri()}
    assert editor.ask("textDocument/hover", textDocument=lost, position=cite) is None
    said = brief.read_text(encoding="utf-8").replace("stranded", "strandet")
    page = {"uri": brief.as_uri(), "languageId": "yaml", "version": 1, "text": said}
    editor.tell("textDocument/didOpen", textDocument=page)
    while "Y117" not in (codes := editor.problems(brief.as_uri())):
        assert codes == []
    editor.tell("textDocument/didSave", textDocument=document)
    editor.tell("textDocument/didClose", textDocument=document)
    editor.end()
    assert path.read_text(encoding="utf-8") == text


def test_a_file_of_facts_is_edited_like_questions(project: Path) -> None:
    """A file in facts/ has messages of its own while it is typed, and its facts are found from everywhere."""
    (project / "facts").mkdir()
    text = "facts:\n  - id: pay\n    fact: A raise of 4.5 percent was on offer.\n    cite: quay:3\n    topic: money\n"
    (project / "facts/pay.yaml").write_text(text, encoding="utf-8")
    live = LiveProject(Folder(project, project / "articles"), lambda: NOW)
    texts = {**live.settled.texts, "facts/pay.yaml": text.replace("4.5", "4.9")}
    assert [(each.code, each.location) for each in live.answer(texts) if each.severity == "error"] == [
        ("G201", ("facts/pay.yaml", 3, 22))
    ]
    context, lines = live.settled.project.context, text.split("\n")
    assert target_at(context, ["    facts: [pay]"], 0, 12) == ("facts/pay.yaml", 2)
    assert "money" in [offer.text for offer in offer_at(context, "facts/pay.yaml", lines, 4, 11)]
    assert "said_by: " in [offer.text for offer in offer_at(context, "facts/pay.yaml", [*lines[:5], "    "], 5, 4)]
