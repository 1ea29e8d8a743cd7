"""A file that was dropped on the page, or a text that was pasted → a new article, once the curator has looked at it."""

from __future__ import annotations

import base64
import secrets
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, NamedTuple

from briefdeck.curate.take_article import (
    TOLD,
    describe_article,
    find_same_address,
    find_same_text,
    line_ranges,
    take_article,
)
from briefdeck.curate.write_yaml import Value
from briefdeck.desk.views import Data
from briefdeck.errors import UserError
from briefdeck.files import QUESTIONS_LIMIT, read_file
from briefdeck.imports import LARGEST_FILE, ImportedText, Told, UnimportableError, import_file
from briefdeck.project import Folder, article_files
from briefdeck.project_files import write_article
from briefdeck.project_lock import hold_lock
from briefdeck.project_names import QUESTIONS
from briefdeck.read.source import decode
from briefdeck.rules.context import CheckContext
from briefdeck.slugs import is_slug

_MOST_WAITING = 8
_EDITABLE = (*TOLD, "kind", "descriptor")
_LONGEST_NAME = 200


class _Waiting(NamedTuple):
    """A text that waits to be taken."""

    imported: ImportedText
    key: str
    entry: Mapping[str, Value]


class Importer:
    """Takes files into the project in a folder; each waits until it is accepted."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._waiting: OrderedDict[str, _Waiting] = OrderedDict()

    def read(self, context: CheckContext, data: Mapping[str, Any]) -> Data:
        """Read a file, sent as base64 with its name: what would be taken, and where each thing was found.

        Raises UserError where nothing can be taken from it.
        """
        name = PurePath(str(data.get("name", "")).replace("\\", "/")).name[:_LONGEST_NAME] or "pasted.txt"
        sent = base64.b64decode(str(data.get("data", "")), validate=True)
        if len(sent) > LARGEST_FILE:
            raise UserError(f"{name} is too large")
        try:
            imported = import_file(name, sent)
        except UnimportableError as fault:
            raise UserError(f"{name} {fault}") from None
        key, entry = describe_article(context, imported, name, "", article_files(self._folder))
        ticket = secrets.token_urlsafe(16)
        self._waiting[ticket] = _Waiting(imported, key, entry)
        while len(self._waiting) > _MOST_WAITING:
            self._waiting.popitem(last=False)
        told: dict[str, Told] = {each: getattr(imported, each) for each in TOLD}
        return {
            "ticket": ticket,
            "name": name,
            "kind": imported.kind,
            "key": key,
            "lines": [
                {"text": line.text, "doubt": line.doubt, "furniture": line.is_furniture} for line in imported.lines
            ],
            "entry": {each: entry.get(each, "") for each in _EDITABLE},
            "found": {each: where.found for each, where in told.items()},
            "notes": list(imported.notes),
            "same": find_same_text(context, imported.text.encode()),
            "address": find_same_address(context, imported),
        }

    def take(self, context: CheckContext, data: Mapping[str, Any]) -> Data:
        """Write a text that was read, with what the curator has changed: text, entry and concordance.

        Raises UserError where it cannot be written; then nothing is.
        """
        waiting = self._waiting.get(str(data.get("ticket")))
        if waiting is None:
            raise UserError("this text is not waiting any more: import it again")
        key = str(data.get("key"))
        if not is_slug(key) or any(known == key for known in context.bank.articles):
            raise UserError(f"“{key[:40]}” cannot be the key: it is taken, or no slug")
        entry = self._entry(waiting, key, data)
        root = self._folder.root
        with hold_lock(root, lambda _: None):
            old = read_file(root / QUESTIONS, QUESTIONS_LIMIT, root)
            text, problems = decode(old, QUESTIONS)
            if problems:
                raise UserError(f"{QUESTIONS} cannot be read: {problems[0].message}")
            article = take_article(context, text, key, entry, waiting.imported.text.encode())
            write_article(self._folder, article, old)
        del self._waiting[str(data.get("ticket"))]
        return {"key": key, "line": article.insertion.first}

    def _entry(self, waiting: _Waiting, key: str, data: Mapping[str, Any]) -> dict[str, Value]:
        """Return the entry with what was changed on the page; the name of the file is never taken from there."""
        sent = data.get("entry")
        changed = (
            {each: str(sent[each]).strip() for each in _EDITABLE if each in sent} if isinstance(sent, dict) else {}
        )
        taken = set(article_files(self._folder))
        file = f"{key}.txt" if key != waiting.key and f"{key}.txt" not in taken else str(waiting.entry["file"])
        lines = [number for number in data.get("furniture", ()) if isinstance(number, int)]
        within = sorted({number for number in lines if 0 < number <= len(waiting.imported.lines)})
        whole = {**waiting.entry, **changed, "file": file, "furniture": line_ranges(within)}
        return {each: value for each, value in whole.items() if value}
