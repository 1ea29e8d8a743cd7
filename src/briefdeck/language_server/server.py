"""The language server on stdio: it tells pygls what `answers` and the open project say."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from lsprotocol import types as lsp
from pygls import uris
from pygls.lsp.server import LanguageServer

from briefdeck import __version__
from briefdeck.curate.fact_slices import CutBank
from briefdeck.errors import UserError
from briefdeck.language_server.answers import Offer, hover_at, offer_at, outline, target_at
from briefdeck.live.cures import offer_cures
from briefdeck.live.live_project import LiveProject
from briefdeck.located import Location
from briefdeck.problem import Cure, Problem
from briefdeck.project import Folder, find_root
from briefdeck.project_names import ARTICLES, QUESTIONS

_PAUSE = 0.4
"""Seconds without a key after which everything is checked."""
_KINDS = {
    "key": lsp.CompletionItemKind.Property,
    "article": lsp.CompletionItemKind.File,
    "line": lsp.CompletionItemKind.Reference,
    "topic": lsp.CompletionItemKind.EnumMember,
    "fact": lsp.CompletionItemKind.Constant,
    "dispute": lsp.CompletionItemKind.Constant,
    "name": lsp.CompletionItemKind.Value,
    "rule": lsp.CompletionItemKind.Unit,
}


def _as_function(method: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return *method* as a function, since pygls leaves its marks on what it is given."""
    return lambda params: method(params)  # noqa: PLW0108


class _OpenProject:
    """A project with files open in the editor."""

    def __init__(self, root: Path, articles: Path | None, clock: Callable[[], int]) -> None:
        self.root = root
        self.articles = articles or root / ARTICLES
        self.live = LiveProject(Folder(root, self.articles), clock)
        with contextlib.suppress(UserError):  # it is told when all is checked
            self.live.read()
        self.unsaved: dict[str, str] = {}
        self.shown: Sequence[Problem] = ()
        self.version = 0

    def texts(self) -> dict[str, str]:
        """Return the texts of the files of the bank, as the editor has them where they are open."""
        return {name: self.unsaved.get(name, text) for name, text in self.live.settled.texts.items()}

    def name(self, uri: str) -> str:
        """Return the path of an open file in the project; "" where it is not in it."""
        path = Path(uris.to_fs_path(uri) or "")
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else ""

    def uri(self, path: str) -> str:
        """Return the address of a file of the project."""
        name = Path(path)
        whole = self.articles / name.name if path.startswith(f"{ARTICLES}/") else self.root / name
        return str(uris.from_fs_path(str(whole)))


class Server:
    """A language server for the projects whose files are open."""

    def __init__(self, articles: Path | None, clock: Callable[[], int]) -> None:
        """Look for article texts in *articles*, if given; *clock* tells the time in whole seconds since 1970."""
        self._articles, self._clock = articles, clock
        self._projects: dict[Path, _OpenProject] = {}
        self._server = LanguageServer("briefdeck", __version__)
        self._leaves_keys = False
        for kind, feature in (
            (lsp.INITIALIZE, self._begin),
            (lsp.TEXT_DOCUMENT_DID_OPEN, self._opened),
            (lsp.TEXT_DOCUMENT_DID_CHANGE, self._changed),
            (lsp.TEXT_DOCUMENT_DID_SAVE, self._saved),
            (lsp.TEXT_DOCUMENT_DID_CLOSE, self._closed),
            (lsp.TEXT_DOCUMENT_HOVER, self._hover),
            (lsp.TEXT_DOCUMENT_DEFINITION, self._definition),
            (lsp.TEXT_DOCUMENT_CODE_ACTION, self._actions),
            (lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL, self._symbols),
        ):
            self._server.feature(kind)(_as_function(feature))
        triggers = lsp.CompletionOptions(trigger_characters=[":", " ", "["])
        self._server.feature(lsp.TEXT_DOCUMENT_COMPLETION, triggers)(_as_function(self._complete))

    def run(self, stdin: BinaryIO | None = None, stdout: BinaryIO | None = None) -> None:
        """Serve on *stdin* and *stdout*, those of the process by default, until the editor leaves."""
        self._server.start_io(stdin, stdout)

    def _begin(self, params: lsp.InitializeParams) -> None:
        options = params.initialization_options
        wanted = options.get("leaveKeys") if isinstance(options, Mapping) else getattr(options, "leaveKeys", False)
        self._leaves_keys = bool(wanted)

    def _project(self, uri: str) -> _OpenProject | None:
        path = Path(uris.to_fs_path(uri) or "")
        try:
            root = find_root(path.parent)
            if root not in self._projects:
                self._projects[root] = _OpenProject(root, self._articles, self._clock)
            return self._projects[root]
        except UserError:
            return None

    # what the editor says

    def _opened(self, params: lsp.DidOpenTextDocumentParams) -> None:
        self._follow(params.text_document.uri, at_once=True)

    def _changed(self, params: lsp.DidChangeTextDocumentParams) -> None:
        self._follow(params.text_document.uri)

    def _saved(self, params: lsp.DidSaveTextDocumentParams) -> None:
        self._follow(params.text_document.uri, at_once=True)

    def _closed(self, params: lsp.DidCloseTextDocumentParams) -> None:
        project = self._project(params.text_document.uri)
        if project is not None:
            project.unsaved.pop(project.name(params.text_document.uri), None)
            self._check_all(project, 0)

    def _follow(self, uri: str, at_once: bool = False) -> None:
        """Answer a change at once as far as one fact goes, and check everything when no key is pressed for a while."""
        project = self._project(uri)
        if project is None:
            return
        name = project.name(uri)
        project.unsaved[name] = self._server.workspace.get_text_document(uri).source.replace("\r\n", "\n")
        is_answered = project.shown or not project.live.settled.is_checked
        if name in (texts := project.texts()) and is_answered and not at_once:
            self._publish(project, project.live.answer(texts))
        self._check_all(project, 0 if at_once else _PAUSE)

    def _check_all(self, project: _OpenProject, pause: float) -> None:
        """Check everything as it is now, unless it changes once more within *pause* seconds or before that is done."""
        project.version += 1
        asyncio.ensure_future(self._settle(project, project.version, pause))  # noqa: RUF006

    async def _settle(self, project: _OpenProject, version: int, pause: float) -> None:
        await asyncio.sleep(pause)
        if version != project.version:
            return
        unsaved = dict(project.unsaved)
        try:
            done = await asyncio.to_thread(project.live.settle, unsaved, lambda: version != project.version)
        except UserError as fault:
            self._server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, str(fault)))
            return
        if done and version == project.version:
            self._publish(project, project.live.settled.problems)

    def _publish(self, project: _OpenProject, problems: Sequence[Problem]) -> None:
        files = {QUESTIONS, *project.unsaved, *(problem.location.path for problem in (*project.shown, *problems))}
        project.shown = problems
        for name in files:
            own = [each for each in problems if each.location.path == name and not self._is_left(each)]
            uri = project.uri(name)
            found = [self._diagnostic(project, uri, problem) for problem in own]
            self._server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found))

    def _is_left(self, problem: Problem) -> bool:
        """Tell whether another server says it, which knows the schema."""
        return self._leaves_keys and problem.code in ("Y110", "Y111")

    def _diagnostic(self, project: _OpenProject, uri: str, problem: Problem) -> lsp.Diagnostic:
        related = []
        if problem.related is not None and problem.related.article in map(
            str, project.live.settled.project.context.bank.articles
        ):
            articles = project.live.settled.project.context.bank.articles
            file = next(str(each.file) for key, each in articles.items() if key == problem.related.article)
            there = lsp.Position(problem.related.line - 1, 0)
            place = lsp.Location(project.uri(f"{ARTICLES}/{file}"), lsp.Range(there, there))
            related = [
                lsp.DiagnosticRelatedInformation(place, f"{problem.related.article} line {problem.related.line}")
            ]
        return lsp.Diagnostic(
            self._range(uri, problem.location, problem.length),
            problem.message + (f"\n{problem.hint}" if problem.hint else ""),
            severity=lsp.DiagnosticSeverity.Error if problem.severity == "error" else lsp.DiagnosticSeverity.Warning,
            code=problem.code,
            source="briefdeck",
            related_information=related or None,
        )

    # places

    def _lines(self, uri: str) -> list[str]:
        return self._server.workspace.get_text_document(uri).source.replace("\r\n", "\n").split("\n")

    def _range(self, uri: str, location: Location, length: int) -> lsp.Range:
        start = lsp.Position(location.line - 1, location.column - 1)
        end = lsp.Position(location.line - 1, location.column - 1 + length)
        lines = self._lines(uri)
        codec = self._server.workspace.position_codec
        return codec.range_to_client_units([f"{line}\n" for line in lines], lsp.Range(start, end))

    def _place(self, uri: str, position: lsp.Position) -> tuple[list[str], int, int]:
        lines = self._lines(uri)
        codec = self._server.workspace.position_codec
        own = codec.position_from_client_units([f"{line}\n" for line in lines], position)
        return lines, own.line, own.character

    # what the editor asks

    def _hover(self, params: lsp.HoverParams) -> lsp.Hover | None:
        project = self._project(uri := params.text_document.uri)
        if project is None:
            return None
        lines, line, column = self._place(uri, params.position)
        said = hover_at(project.live.settled.project.context, project.name(uri), lines, line, column)
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, said)) if said else None

    def _definition(self, params: lsp.DefinitionParams) -> lsp.Location | None:
        project = self._project(uri := params.text_document.uri)
        if project is None:
            return None
        found = target_at(project.live.settled.project.context, *self._place(uri, params.position))
        if found is None:
            return None
        there = lsp.Position(found.line - 1, 0)
        return lsp.Location(project.uri(found.path), lsp.Range(there, there))

    def _complete(self, params: lsp.CompletionParams) -> lsp.CompletionList | None:
        project = self._project(uri := params.text_document.uri)
        if project is None:
            return None
        place = self._place(uri, params.position)
        offers = offer_at(project.live.settled.project.context, project.name(uri), *place)
        items = [self._item(offer, at, params.position) for at, offer in enumerate(offers)]
        return lsp.CompletionList(is_incomplete=False, items=items)

    def _item(self, offer: Offer, at: int, position: lsp.Position) -> lsp.CompletionItem:
        start = lsp.Position(position.line, position.character - len(offer.typed))
        return lsp.CompletionItem(
            offer.text.strip(),
            kind=_KINDS[offer.kind],
            detail=offer.about,
            sort_text=f"{at:05}",
            filter_text=offer.text,
            text_edit=lsp.TextEdit(lsp.Range(start, position), offer.text),
        )

    def _actions(self, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        project = self._project(uri := params.text_document.uri)
        if project is None:
            return []
        wanted = params.range
        actions = []
        for problem in project.shown:
            own = self._range(uri, problem.location, problem.length)
            touches = own.start.line <= wanted.end.line and wanted.start.line <= own.end.line
            if project.uri(problem.location.path) == uri and touches:
                diagnostics = [
                    each for each in params.context.diagnostics if each.code == problem.code and each.range == own
                ]
                actions += [self._action(project, cure, diagnostics) for cure in self._cures(project, problem)]
        return actions

    def _cures(self, project: _OpenProject, problem: Problem) -> Sequence[Cure]:
        cut = CutBank(project.texts())
        own = cut.at(problem.location.path, problem.location.line)
        if own is None:
            return problem.cures
        (proved,) = project.live.prove_facts(cut, [own])
        same = next((each for each in proved.problems if each == problem), problem)
        return offer_cures(proved, same, cut)

    def _action(self, project: _OpenProject, cure: Cure, diagnostics: list[lsp.Diagnostic]) -> lsp.CodeAction:
        changes: dict[str, list[lsp.TextEdit]] = {}
        for edit in cure.because("").edits if cure.needs_reason else cure.edits:
            uri = project.uri(edit.location.path)
            begin = self._range(uri, edit.location, 0).start
            *above, last = edit.old.split("\n")
            if above:
                end = self._range(uri, Location(edit.location.path, edit.location.line + len(above), 1), len(last)).end
            else:
                end = self._range(uri, edit.location, len(last)).end
            changes.setdefault(uri, []).append(lsp.TextEdit(lsp.Range(begin, end), edit.new))
        title = cure.label[0].upper() + cure.label[1:]
        return lsp.CodeAction(title, lsp.CodeActionKind.QuickFix, diagnostics, edit=lsp.WorkspaceEdit(changes))

    def _symbols(self, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        lines = self._lines(params.text_document.uri)
        found = []
        for entry in outline("\n".join(lines)):
            first, last = lsp.Position(entry.first - 1, 0), lsp.Position(max(entry.first, entry.end - 1) - 1, 0)
            here = lsp.Range(first, last)
            line = lsp.Range(first, lsp.Position(entry.first - 1, len(lines[entry.first - 1])))
            found.append(
                lsp.DocumentSymbol(
                    entry.name,
                    lsp.SymbolKind.Constant,
                    here,
                    line if here.end.line > here.start.line else here,
                    detail=entry.about,
                )
            )
        return found
