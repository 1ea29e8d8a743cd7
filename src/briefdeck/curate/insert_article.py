"""A new article → its entry in questions.yaml, with everything else in the file unchanged."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import PurePath

from briefdeck.curate.insert_lines import Insertion, UnplacedError, insert_lines
from briefdeck.curate.record_values import plain_value
from briefdeck.curate.write_yaml import Value, tidy, write_entry
from briefdeck.imports import ImportedText
from briefdeck.language.words import STOP_WORDS, tokens
from briefdeck.located import LocatedStr
from briefdeck.read.bank import read_bank
from briefdeck.read.document import read_document
from briefdeck.slugs import find_unused, is_slug, slugify

_ARTICLES = LocatedStr("articles")
_KEY_WORDS = 2
_LONGEST_KEY = 24
"""Characters of the name of a file that is taken for a key: longer ones are titles."""
_NAMELESS = frozenset("article document download file index page print report text untitled".split())
"""Names of files that tell nothing of what is in them."""
_TELLING = re.compile(r"[a-z]{3}")


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

    Raises UnplacedError where `articles:` is no mapping with one entry below the other, or it cannot be written there.
    """
    if not is_slug(key):
        raise UnplacedError(f"“{key}” is not a key: use lower-case letters, digits and single hyphens")
    return insert_lines(
        text,
        "articles",
        write_entry(key, tidy(entry), 0).rstrip("\n").split("\n"),
        lambda new: _only_adds(text, new, key, entry),
    )


def _only_adds(text: str, new: str, key: str, entry: Mapping[str, Value]) -> bool:
    """Tell whether *new* reads as *text* does, with exactly this article more."""
    (before, old), (after, problems) = read_bank(text, ""), read_bank(new, "")
    kept = {name: article for name, article in after.articles.items() if name != key}
    if key in before.articles or len(problems) > len(old) or replace(after, articles=kept) != before:
        return False
    root = read_document(new, "").root
    articles = root.get(_ARTICLES) if root is not None else None
    values = plain_value(articles[LocatedStr(key)]) if articles is not None else ""
    return isinstance(values, Mapping) and tidy(values) == tidy(entry)
