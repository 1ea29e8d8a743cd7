"""An imported text → a new article: its file, its entry in questions.yaml, and the concordance with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from briefdeck.articles.concordance import digest, dump_concordance, index_articles
from briefdeck.curate.insert_article import article_entry, insert_article, propose_key
from briefdeck.curate.insert_lines import Insertion
from briefdeck.curate.new_project import title_from_text
from briefdeck.curate.write_yaml import Value
from briefdeck.imports import ImportedText
from briefdeck.located import LocatedStr
from briefdeck.read.bank import read_bank
from briefdeck.rules.context import CheckContext
from briefdeck.slugs import find_unused


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
    file = f"{find_unused(key, {each.removesuffix('.txt') for each in files})}.txt"
    return key, article_entry(imported, file, title_from_text(imported.text, name), str(bank.language))


def take_article(context: CheckContext, text: str, key: str, entry: Mapping[str, Value], data: bytes) -> NewArticle:
    """Make a new article of the text *data*, in UTF-8; *text* is that of questions.yaml.

    Raises UnplacedError where its entry has no place there.
    """
    insertion = insert_article(text, key, entry)
    bank, _ = read_bank(insertion.text, "")
    concordance, _ = index_articles(bank.articles, {LocatedStr(key): data}, context.concordance, (), str(bank.language))
    return NewArticle(key, str(entry["file"]), data, insertion, dump_concordance(concordance))


def find_same_text(context: CheckContext, data: bytes) -> str:
    """Find the key of the article that has the very text *data* already; "" where there is none."""
    wanted = digest(data)
    known = {key: entry.sha256 for key, entry in context.concordance.articles.items()} | dict(context.hashes)
    return next((str(key) for key in context.bank.articles if known.get(str(key)) == wanted), "")


def find_same_address(context: CheckContext, imported: ImportedText) -> str:
    """Find the key of an article with the address of *imported*; "" where there is none."""
    url = imported.url.value
    return next((str(key) for key, article in context.bank.articles.items() if url and article.url == url), "")
