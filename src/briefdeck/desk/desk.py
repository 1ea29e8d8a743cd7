"""One open desk: the project behind the page, kept in step with its files, and every answer to the page."""

from __future__ import annotations

import contextlib
import datetime
import gc
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any

from briefdeck.bank_files import Texts
from briefdeck.build_project import changed_files
from briefdeck.check import verify
from briefdeck.curate.edit import (
    PlacedFact,
    apply_edits,
    change_fact,
    find_fact,
    refuse_renaming,
    remove_fact,
    retire_fact,
)
from briefdeck.curate.edit_yaml import in_order, order_of
from briefdeck.curate.find import find_lines, find_same_facts, word_verdict
from briefdeck.curate.write_yaml import Value, value_with, values_of
from briefdeck.desk.importing import Importer
from briefdeck.desk.saved_files import (
    ConflictError,
    SavedFiles,
    add_dispute,
    add_fact,
    change_article,
    look_at,
    read_changes,
)
from briefdeck.desk.views import Data, Views, digest_of, proved_data, render_cards
from briefdeck.errors import UserError
from briefdeck.files import write_files
from briefdeck.language.markup import plain
from briefdeck.live.cures import offer_cures
from briefdeck.live.live_project import LiveProject, ProvedFact
from briefdeck.located import LocatedStr
from briefdeck.paper_sizes import PAPERS
from briefdeck.project import Folder
from briefdeck.project_files import make_release
from briefdeck.project_lock import hold_lock
from briefdeck.project_names import QUESTIONS
from briefdeck.read.yaml_nodes import KeyPath
from briefdeck.rules.registry import RULES
from briefdeck.slugs import is_slug

_BEAT = 0.3
"""Seconds between two looks at the files: this works on every disk, where watching them does not."""
_PAUSE = 0.15
"""Seconds without a change after which everything is checked."""
_HTML, PDF = "text/html; charset=utf-8", "application/pdf"
_MOST_PAGES, _MOST_FOUND = 64, 8


class RefusedFactError(UserError):
    """A new fact is refused as it is; it is written when it is sent once more."""


class Desk:
    """An open desk. Its methods may be called from several threads."""

    def __init__(self, folder: Folder, clock: Callable[[], int], check_first: bool = True) -> None:
        """Read and check the project in *folder*; *clock* tells the time in whole seconds since 1970.

        Unless it is to *check_first*, `watch` checks it while the page is there already.
        """
        self.folder, self._clock = folder, clock
        self.live, self.files = LiveProject(folder, clock), SavedFiles(folder)
        if not check_first:
            self.live.read()
        self._views = Views(self.live.settled)
        self._seen = look_at(folder)
        self._changed = threading.Condition()
        self._revision, self._fault, self._stopped = 1, "", False
        self._pages: OrderedDict[str, tuple[str, bytes]] = OrderedDict()
        self._proving = threading.Lock()
        self._importer = Importer(folder)

    # the worker

    def watch(self) -> None:
        """Follow the files until `stop` is called: what is saved here or elsewhere is read and checked anew.

        First a fact is proved, as if somebody typed: what is looked up once is there when somebody does. What is there
        by then lasts, and is never searched for garbage again, which would stop an answer for a third of a second.
        """
        for each in self.live.settled.cut.slices[:1]:
            with contextlib.suppress(UserError, ValueError, LookupError):  # it is broken in the file
                self.prove({"id": each.id, "values": {"fact": "Anna Holm told 17 of them on 4 May."}})
        if not self.live.settled.is_checked:
            self._settle()
        gc.freeze()
        while not self._stopped:
            with self._changed:
                self._changed.wait(_BEAT)
            seen = look_at(self.folder)
            while seen != self._seen and not self._stopped:
                self._seen = seen
                with self._changed:
                    self._changed.wait(_PAUSE)
                seen = look_at(self.folder)
                if seen == self._seen:
                    self._settle()
                    seen = look_at(self.folder)

    def _settle(self) -> None:
        try:
            done = self.live.settle(is_stale=lambda: self._stopped or look_at(self.folder) != self._seen)
            fault = ""
        except UserError as refused:
            done, fault = True, str(refused)
        if done:
            views = Views(self.live.settled)
            with self._changed:
                self._views, self._fault = views, fault
                self._revision += 1
                self._changed.notify_all()

    def stop(self) -> None:
        """End `watch`."""
        self._stopped = True
        with self._changed:
            self._changed.notify_all()

    def wait(self, revision: int, patience: float) -> Data:
        """Wait at most *patience* seconds for another revision than that, and return the state."""
        with self._changed:
            self._changed.wait_for(lambda: self._revision != revision or self._stopped, patience)
        return self.state()

    # what the page reads

    def state(self) -> Data:
        """Return what the whole page shows."""
        views = self._views
        saved = {"undo": self.files.undoable, "redo": self.files.redoable, "fault": self._fault}
        return {"revision": self._revision, **views.state(), **saved}

    def article(self, key: str) -> Data:
        """Return the lines of an article, and the facts that cite it."""
        views = self._views
        if key not in map(str, views.bank.articles):
            raise UserError("there is no such article")
        facts = [fact for fact in views.facts if any(cited["article"] == key for cited in fact["cites"])]
        return {"key": key, "lines": views.lines(key), "facts": facts}

    def facts(self, wanted: str) -> Data:
        """Return the facts *wanted*: "refused", "warned", "disputed", "cardless", "all" or the key of a topic."""
        tests: dict[str, Callable[[Data], bool]] = {
            "all": lambda fact: True,  # noqa: ARG005
            "refused": lambda fact: fact["verdict"] == "refused",
            "warned": lambda fact: fact["verdict"] == "warned",
            "disputed": lambda fact: bool(fact["disputed"]),
            "cardless": lambda fact: not fact["values"].get("cards"),
        }
        test = tests.get(wanted, lambda fact: fact["values"].get("topic") == wanted)
        return {"facts": list(filter(test, self._views.facts))}

    def rule(self, code: str) -> Data:
        """Return what the rule with that code is for."""
        rule = RULES.get(code)
        if rule is None:
            raise UserError("there is no such rule")
        return {"code": rule.code, "promise": rule.promise, "why": rule.why, "bad": rule.bad, "good": rule.good}

    def find(self, text: str) -> Data:
        """Find the lines that prove *text*, the facts that say it already or have its words, and rules of that name."""
        context, words = self.live.settled.project.context, text.casefold().split()
        same = [str(fact.id) for fact in find_same_facts(context, text)]
        having = [
            fact["id"]
            for fact in self._views.facts
            if all(word in f"{fact['id']} {fact['values'].get('fact', '')}".casefold() for word in words)
        ]
        lines = [
            {
                "at": list(found.source),
                "text": context.line(*found.source) or "",
                "proves": found.is_proof,
                "says": word_verdict(found),
            }
            for found in find_lines(context, text)
        ]
        rules = [code for code in RULES if code == text.strip().upper()]
        known = {fact["id"]: fact for fact in self._views.facts}
        shown = list(dict.fromkeys([*same, *having]))[:_MOST_FOUND]
        return {"lines": lines, "facts": [known[id_] for id_ in shown if id_ in known], "rules": rules}

    # what is typed: proved, and nothing written

    def prove(self, data: Mapping[str, Any]) -> Data:
        """Prove a fact as it is typed: an existing one by its id, or a new one. Nothing is written."""
        with self._proving:
            placed = self._placed(self.live.settled.texts, data)
            return self._answer(placed, bool(data.get("dark")))

    def _placed(self, texts: Texts, data: Mapping[str, Any]) -> PlacedFact:
        changes = read_changes(data.get("values", {}))
        if data.get("id"):
            return change_fact(texts, str(data["id"]), changes)
        return add_fact(texts, _nested(changes), str(self._views.bank.language))

    def _prove(self, placed: PlacedFact) -> ProvedFact:
        (proved,) = self.live.prove_facts(placed.cut, [placed.slice])
        return proved

    def _answer(self, placed: PlacedFact, dark: bool) -> Data:
        proved = self._prove(placed)
        before = {each.id: each.text for each in self.live.settled.cut.slices}
        return {
            "id": placed.slice.id,
            "sha": digest_of(placed.slice.text),
            "file": placed.slice.path,
            "line": placed.slice.first,
            "values": values_of(placed.slice.text),
            "yaml": placed.slice.text,
            "before": before.get(placed.slice.id, ""),
            **proved_data(proved, placed.cut),
            "cards": self._cards(proved, dark),
        }

    def _cards(self, proved: ProvedFact, dark: bool) -> list[Data]:
        context, fact = self.live.settled.project.context, proved.fact.fact
        if not fact.fact or LocatedStr(str(fact.topic)) not in context.bank.topics:
            return []
        if not all(LocatedStr(key) in context.bank.articles for key in fact.articles):
            return []
        pages = render_cards(fact, context.bank, context.images, context.ledger, dark)
        kept = (
            (page.name, *(self._page(_HTML, side.encode("utf-8", "replace")) for side in page[1:])) for page in pages
        )
        return [{"name": name, "front": front, "back": back} for name, front, back in kept]

    def _page(self, kind: str, page: bytes) -> str:
        """Keep a *page* of that *kind* for a frame, and return its address, which nobody can guess."""
        name = secrets.token_urlsafe(16)
        self._pages[name] = kind, page
        while len(self._pages) > _MOST_PAGES:
            self._pages.popitem(last=False)
        return f"/page/{name}"

    def page(self, name: str) -> tuple[str, bytes] | None:
        """Return a page that was made a while ago, and its kind; None where it is not kept any more."""
        return self._pages.get(name)

    # what is written

    def write(self, data: Mapping[str, Any]) -> Data:
        """Change values of a fact. Raises ConflictError where it has been changed elsewhere since it was read."""
        id_, changes = _id_of(data), read_changes(data.get("values", {}))
        refuse_renaming(self.live.settled.project.context.ledger, find_fact(self.files.read(), id_), changes)
        return self._written(f"{id_}: changed", lambda texts: change_fact(texts, id_, changes), id_, data)

    def cure(self, data: Mapping[str, Any]) -> Data:
        """Do what a cure says that was offered with a problem of a fact."""
        id_, label, reason = _id_of(data), str(data.get("label")), str(data.get("reason", ""))

        def cured(texts: Texts) -> PlacedFact:
            placed = find_fact(texts, id_)
            proved = self._prove(placed)
            problems = [problem for problem in proved.problems if problem.code == data.get("code")]
            offered = [cure for problem in problems for cure in offer_cures(proved, problem, placed.cut)]
            cures = [cure for cure in offered if cure.label == label]
            if not cures or (cures[0].needs_reason and not reason.strip()):
                raise UserError("this is not offered any more" if not cures else "say why it is right")
            return find_fact(apply_edits(texts, cures[0].because(reason).edits), id_)

        return self._written(f"{id_}: {label}", cured, id_, data)

    def retire(self, data: Mapping[str, Any]) -> Data:
        """Retire a fact that was released, or take out one that never was."""
        id_, because = _id_of(data), str(data.get("because", "")).strip()
        context = self.live.settled.project.context
        if context.ledger.has_fact(id_):
            if not because:
                raise UserError("learners have this fact: say why it is no longer held")
            today = datetime.datetime.fromtimestamp(self._clock(), datetime.UTC).date().isoformat()
            return self._written(
                f"{id_}: retired", lambda texts: retire_fact(texts, id_, (), today, because), id_, data
            )
        self._guard(self.files.read(), id_, data)
        self.files.change(f"{id_}: taken out", lambda texts: remove_fact(texts, id_))
        return {"removed": id_}

    def _written(self, label: str, change: Callable[[Texts], PlacedFact], id_: str, data: Mapping[str, Any]) -> Data:
        def changed(texts: Texts) -> Texts:
            self._guard(texts, id_, data)
            return change(texts).texts

        return self._saved(self.files.change(label, changed), id_, data)

    def _saved(self, texts: Texts, id_: str, data: Mapping[str, Any]) -> Data:
        """Return the fact as it was written."""
        self._wake()
        with self._proving:
            return self._answer(find_fact(texts, id_), bool(data.get("dark")))

    def _guard(self, texts: Texts, id_: str, data: Mapping[str, Any]) -> None:
        """Raise ConflictError where the fact is no longer as the page has read it."""
        own = find_fact(texts, id_).slice
        if not data.get("over") and digest_of(own.text) != data.get("sha"):
            raise ConflictError(f"“{id_}” was changed elsewhere: line {own.first} of {own.path}")

    def add(self, data: Mapping[str, Any]) -> Data:
        """Add a new fact. Raises RefusedFactError where it is refused, unless the page says `anyway`."""
        values = _nested(read_changes(data.get("values", {})))
        with self._proving:
            proved = self._prove(add_fact(self.files.read(), values, str(self._views.bank.language)))
        if not data.get("anyway") and any(problem.severity == "error" for problem in proved.problems):
            raise RefusedFactError("it is refused as it is: press once more to write it all the same")
        id_ = str(proved.fact.fact.id) or str(values.get("id"))
        texts = self.files.change(f"{id_}: added", lambda texts: add_fact(texts, {**values, "id": id_}, "").texts)
        return self._saved(texts, id_, data)

    def dispute(self, data: Mapping[str, Any]) -> Data:
        """Hold facts together that disagree."""
        read = read_changes({key: data.get(key, "") for key in ("id", "question", "note", "facts")})
        dispute = {str(key): value for (key,), value in read.items() if value}
        if len(dispute.get("facts", ())) < 2 or not dispute.get("question"):
            raise UserError("a dispute has a question and two facts at least")
        dispute.setdefault("id", f"{dispute['facts'][0]}-disputed")  # type: ignore[index]
        ordered: dict[str, Value] = {key: dispute[key] for key in ("id", "question", "facts", "note") if key in dispute}
        self._change_questions(f"dispute {dispute['id']}: added", lambda text: add_dispute(text, ordered))
        self._wake()
        return {"id": dispute["id"]}

    def furniture(self, data: Mapping[str, Any]) -> Data:
        """Say of a line of an article that it belongs to the web page."""
        key, line = str(data.get("article")), int(data.get("line", 0))
        article = self._views.bank.articles.get(LocatedStr(key))
        if article is None or line < 1:
            raise UserError("there is no such article")
        spans = [str(span.written) for span in article.furniture]
        if line not in article.furniture_within(line):
            spans = sorted([*spans, str(line)], key=lambda span: int(span.partition("-")[0]))
        self._change_questions(
            f"{key}: line {line} is furniture", lambda text: change_article(text, key, ("furniture",), spans)
        )
        self._wake()
        return {"article": key}

    def _change_questions(self, label: str, change: Callable[[str], str]) -> None:
        self.files.change(label, lambda texts: {**texts, QUESTIONS: change(texts[QUESTIONS])})

    def bring(self, data: Mapping[str, Any]) -> Data:
        """Read a file that shall become an article, and return what would be taken; nothing is written."""
        return self._importer.read(self.live.settled.project.context, data)

    def take(self, data: Mapping[str, Any]) -> Data:
        """Write an article that was read by `bring`."""
        taken = self._importer.take(self.live.settled.project.context, data)
        self._wake()
        return taken

    def undo(self, _: Mapping[str, Any]) -> Data:
        """Take the last change back."""
        done = self.files.undo()
        self._wake()
        return {"done": done}

    def redo(self, _: Mapping[str, Any]) -> Data:
        """Make the change again that was taken back last."""
        done = self.files.redo()
        self._wake()
        return {"done": done}

    def build(self, _: Mapping[str, Any]) -> Data:
        """Build everything, as `briefdeck build` does. Raises UserError where something is in the way."""
        self._refuse_errors("nothing is built while a citation is not proved")
        with hold_lock(self.folder.root, lambda _: None):
            release = make_release(self.folder, lambda _: None)
            if release.result is None:
                first = next(problem for problem in release.problems if problem.severity == "error")
                place = f"line {first.location.line} of {first.location.path}"
                raise UserError(f"nothing is built: {first.code}, {place}: {first.message}")
            written = changed_files(release.result, release.present)
            write_files(self.folder.root, written)
        self._wake()
        return {"written": sorted(written), "edition": plain(str(release.result.edition))}

    def brief(self, name: str) -> Data:
        """Return where the page of a brief is, as a PDF, and its size. Raises UserError where not all is proved."""
        from briefdeck.render.brief import render_brief

        project = self.live.settled.project
        if name not in project.context.briefs:
            raise UserError("there is no such brief")
        self._refuse_errors("the page is shown as soon as nothing is refused")
        verified, _ = verify(project.context, project.problems)
        if verified is None:
            raise UserError("the page is shown as soon as nothing is refused")
        rendered = render_brief(verified, name)
        if not rendered.pdf:
            raise UserError("the page cannot be printed: `briefdeck check` says why")
        paper = PAPERS[str(project.context.briefs[name].page)]
        return {"address": self._page(PDF, rendered.pdf), "width": paper.width, "height": paper.height}

    def _refuse_errors(self, why: str) -> None:
        """Raise UserError with *why* where an error is known; whoever builds proves everything once more."""
        if not self.live.settled.is_checked:
            self.live.settle()
        if any(problem.severity == "error" for problem in self.live.settled.problems):
            raise UserError(why)

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()


def _id_of(data: Mapping[str, Any]) -> str:
    """Return the id of the fact that is meant. Raises UserError where there is none."""
    id_ = data.get("id")
    if not isinstance(id_, str) or not is_slug(id_):
        raise UserError("there is no such fact")
    return id_


def _nested(changes: Mapping[KeyPath, Value | None]) -> dict[str, Value]:
    """Put values with their paths together to the keys of a new fact; what is empty is left out."""
    given = {path: value for path, value in changes.items() if value}
    numbers = {path[1] for path in given if path[0] == "cards" and len(path) > 2}
    places = {number: place for place, number in enumerate(sorted(numbers, key=int))}
    fact: Value = {}
    for path, value in sorted(given.items(), key=lambda each: order_of(".".join(map(str, each[0])))):
        of_card = path[0] == "cards" and len(path) > 2
        fact = value_with(fact, ("cards", places[path[1]], *path[2:]) if of_card else path, value)
    return in_order(fact) if isinstance(fact, Mapping) else {}
