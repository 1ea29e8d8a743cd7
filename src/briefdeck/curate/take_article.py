"""An imported text → a new article: its key, its file, its entry in questions.yaml, and the concordance with it.

What is taken from files can be listed. The JSON, of which keys may be added but none taken away or changed, is a list
with, for each file:

    {"file": its name, "key": the key of the article, "entry": what stands under `articles:`,
     "found": {key of the entry: where in the file it was found, …},
     "lines": [{"line": N, "text": …, "furniture": whether it is proposed as such, "doubt": why or ""}, …],
     "notes": [sentences]}
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import PurePath
from typing import Any, NamedTuple

from briefdeck.articles.concordance import (
    Concordance,
    IndexedArticle,
    digest,
    dump_concordance,
    index_articles,
    read_text,
)
from briefdeck.console import clean_json
from briefdeck.curate.edit_yaml import Insertion, UnplacedError, insert_lines
from briefdeck.curate.init import title_from_text
from briefdeck.curate.write_yaml import Value, plain_value, tidy, write_entry
from briefdeck.imports import ImportedText
from briefdeck.language.sentences.splitting import split_lines
from briefdeck.language.words import STOP_WORDS, tokens
from briefdeck.located import LocatedStr
from briefdeck.message_grammar import count, join_hints, listed, numbered_lines
from briefdeck.read.bank import read_bank
from briefdeck.read.yaml_document import read_document
from briefdeck.rules.citations import missing_furniture
from briefdeck.rules.context import CheckContext
from briefdeck.slugs import find_unused, is_slug, slugify

_ARTICLES = LocatedStr("articles")
_KEY_WORDS = 2
_LONGEST_KEY = 24
"""Characters of the name of a file that is taken for a key: longer ones are titles."""
_NAMELESS = frozenset("article document download file index page print report text untitled".split())
"""Names of files that tell nothing of what is in them."""
_TELLING = re.compile(r"[a-z]{3}")
TOLD = ("title", "author", "outlet", "published", "url", "language")
"""What a file may tell about itself."""
_WIDTH = 80
"""The columns that every terminal has."""


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article that is about to be written."""

    key: str
    """Its key."""
    file: str
    """The name of its file in the folder of the articles."""
    data: bytes
    """Its text in UTF-8."""
    insertion: Insertion
    """questions.yaml with its entry."""
    concordance: str
    """The concordance with its words."""


def describe_article(
    context: CheckContext, imported: ImportedText, name: str, key: str = "", files: Collection[str] = ()
) -> tuple[str, dict[str, Value]]:
    """Propose the key of a new article, unless *key* is given, and its entry; *name* is that of the imported file.

    *files* are the names that are taken in the folder of the articles. Its text gets the key as its name.
    """
    bank = context.bank
    taken = {*map(str, bank.articles), *(file.removesuffix(".txt") for file in files)}
    key = key or propose_key(imported, name, taken)
    file = name_text(key, files)
    return key, article_entry(imported, file, title_from_text(imported.text, name), str(bank.language))


def name_text(key: str, files: Collection[str]) -> str:
    """Name the file of the text of a new article with that *key*, beside those *files*."""
    return f"{find_unused(key, {each.removesuffix('.txt') for each in files})}.txt"


def take_article(context: CheckContext, text: str, key: str, entry: Mapping[str, Value], data: bytes) -> NewArticle:
    """Make a new article of the text *data*, in UTF-8; *text* is that of questions.yaml.

    Raises UnplacedError as `place_entry` does.
    """
    insertion = place_entry(context, text, key, entry, data)
    bank, _ = read_bank(insertion.text, "")
    concordance, _ = index_articles(bank.articles, {LocatedStr(key): data}, context.concordance, (), str(bank.language))
    return NewArticle(key, str(entry["file"]), data, insertion, dump_concordance(concordance))


def place_entry(context: CheckContext, text: str, key: str, entry: Mapping[str, Value], data: bytes) -> Insertion:
    """Insert the entry of a new article with the text *data* into *text*, that of questions.yaml.

    Raises UnplacedError where it has no place there, or with what `check` would say of it where it has a fault.
    """
    insertion = insert_article(text, key, entry)
    bank, problems = read_bank(insertion.text, "")
    counted = IndexedArticle("", "", len(split_lines(read_text(data.decode("utf-8")))))
    alone = Concordance({key: counted})
    furniture = missing_furniture.check_bank(replace(context, bank=bank, concordance=alone))
    own = range(insertion.first, insertion.last + 1)
    fault = next((each for each in [*problems, *furniture] if each.location.line in own), None)
    if fault is not None:
        raise UnplacedError(join_hints(fault.message, fault.hint))
    return insertion


def find_same_text(context: CheckContext, data: bytes) -> str:
    """Find the key of the article that has the very text *data* already; "" where there is none."""
    wanted = digest(data)
    known = {key: entry.sha256 for key, entry in context.concordance.articles.items()} | dict(context.hashes)
    return next((str(key) for key in context.bank.articles if known.get(str(key)) == wanted), "")


def find_same_address(context: CheckContext, imported: ImportedText) -> str:
    """Find the key of an article with the address of *imported*; "" where there is none."""
    url = imported.url.value
    return next((str(key) for key, article in context.bank.articles.items() if url and article.url == url), "")


def propose_key(imported: ImportedText, file: str, taken: Container[str]) -> str:
    """Propose a key for an article: the name of its *file*, if short and telling, or else words of its title."""
    stem = slugify(PurePath(file).stem)
    telling = len(stem) <= _LONGEST_KEY and stem not in _NAMELESS and _TELLING.search(stem) is not None
    said = [token for token in tokens(imported.title.value) if is_slug(token) and token not in STOP_WORDS]
    words = "-".join(islice((token for token in said if len(token) > 1), _KEY_WORDS))
    return find_unused(stem if telling or not words else words[: 2 * _LONGEST_KEY].strip("-"), taken) or "article"


def article_entry(imported: ImportedText, file: str, title: str, language: str) -> dict[str, Value]:
    """Return the entry of an article: what its text tells of itself, and the name of the *file* with it.

    *title* stands where it tells none. The language is left out where it is that of the bank, *language*.
    """
    told_language = imported.language.value
    same = told_language.partition("-")[0].lower() == language.partition("-")[0].lower()
    return {
        "file": file,
        "title": imported.title.value or title,
        "author": imported.author.value,
        "outlet": imported.outlet.value,
        "url": imported.url.value,
        "published": imported.published.value,
        "language": "" if same else told_language,
        "furniture": line_ranges(imported.furniture),
    }


def line_ranges(numbers: list[int]) -> list[str]:
    """Write the *numbers* of lines, in order, as they stand under `furniture:`: ["3-4", "14"]."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and ranges[-1][-1] == number - 1:
            ranges[-1].append(number)
        else:
            ranges.append([number])
    return [f"{each[0]}-{each[-1]}" if len(each) > 1 else str(each[0]) for each in ranges]


def insert_article(text: str, key: str, entry: Mapping[str, Value]) -> Insertion:
    """Insert an article as the last one into *text*, a questions.yaml without faults.

    A fault of its values, such as a day that is none, does not count here. Raises UnplacedError where the *key* is none
    or is taken, `articles:` is no mapping with one entry below the other, or it cannot be written there.
    """
    if not is_slug(key):
        raise UnplacedError(f"“{key}” is not a key: use lower-case letters, digits and single hyphens")
    bank, _ = read_bank(text, "")
    if key in bank.articles:
        raise UnplacedError(f"there is an article “{key}” already")
    return insert_lines(
        text,
        "articles",
        write_entry(key, tidy(entry), 0).rstrip("\n").split("\n"),
        lambda new: _only_adds(text, new, key, entry),
    )


def _only_adds(text: str, new: str, key: str, entry: Mapping[str, Value]) -> bool:
    """Tell whether *new* reads as *text* does, with exactly this article more."""
    (before, _), (after, _) = read_bank(text, ""), read_bank(new, "")
    kept = {name: article for name, article in after.articles.items() if name != key}
    if replace(after, articles=kept) != before:
        return False
    root = read_document(new, "").root
    articles = root.get(_ARTICLES) if root is not None else None
    values = plain_value(articles[LocatedStr(key)]) if articles is not None else ""
    return isinstance(values, Mapping) and tidy(values) == tidy(entry)


class Taken(NamedTuple):
    """A file, and what is taken from it."""

    name: str
    key: str
    entry: Mapping[str, Value]
    imported: ImportedText


def format_text(taken: Taken, whole: bool) -> str:
    """Format what is taken: what the file tells of itself and where, and its lines, cut to 80 columns or *whole*."""
    return "".join(f"{row}\n" for row in (*_head(taken), *_rows(taken.imported, whole), *_foot(taken)))


def _head(taken: Taken) -> Iterator[str]:
    imported = taken.imported
    yield f"{taken.name}: {imported.kind}, {count(len(imported.lines), 'lines')}, to be the article “{taken.key}”"
    missing = []
    for key in TOLD:
        told = getattr(imported, key)
        if told:
            yield f"  {key + ':':<11}{told.value}  ({told.found})"
        elif key != "language":
            missing.append("day" if key == "published" else "address" if key == "url" else key)
    if missing:
        yield f"  it tells {listed([f'no {each}' for each in missing])}"


def _rows(imported: ImportedText, whole: bool) -> Iterator[str]:
    for number, line in enumerate(imported.lines, start=1):
        row = f"{number:>5} {'~' if line.is_furniture else '?' if line.doubt else '|'} {line.text}"
        yield row if whole or len(row) <= _WIDTH else f"{row[: _WIDTH - 1]}…"


def _foot(taken: Taken) -> Iterator[str]:
    lines = taken.imported.lines
    if furniture := taken.imported.furniture:
        yield f"  ~ {numbered_lines(furniture)}: furniture, which cannot be cited"
    doubted = [number for number, line in enumerate(lines, start=1) if line.doubt and not line.is_furniture]
    if doubted:
        yield f"  ? {numbered_lines(doubted)}: {lines[doubted[0] - 1].doubt}; see whether it belongs to the article"
    yield from (f"  note: {note}" for note in taken.imported.notes)


def format_entry(taken: Taken) -> str:
    """Format the entry of what is taken as it is to stand under `articles:`."""
    return write_entry(taken.key, tidy(taken.entry), 2)


def format_json(all_taken: Sequence[Taken]) -> str:
    """Format *all_taken* as the JSON that this module describes."""
    return clean_json([_document(taken) for taken in all_taken])


def _document(taken: Taken) -> dict[str, Any]:
    imported = taken.imported
    return {
        "file": taken.name,
        "key": taken.key,
        "entry": {key: value for key, value in taken.entry.items() if value},
        "found": {key: getattr(imported, key).found for key in TOLD if getattr(imported, key)},
        "lines": [
            {"line": number, "text": line.text, "furniture": line.is_furniture, "doubt": line.doubt}
            for number, line in enumerate(imported.lines, start=1)
        ],
        "notes": list(imported.notes),
    }
