"""The concordance: which words, numbers, dates and names are on which lines of each article.

It keeps a few words next to each number and name, sorted. It has no word order, so no article can be rebuilt from it,
and it may be published where an article may not. Most checks need nothing else, so a bank can be checked without the
articles.
"""

from __future__ import annotations

import codecs
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from typing import Any

from briefdeck.language.as_written import numbers_as_written
from briefdeck.language.hidden_characters import read_plainly, without_hidden
from briefdeck.language.names.name_context import names_by_line
from briefdeck.language.names.names import inner_names
from briefdeck.language.needs import known_of_language
from briefdeck.language.numbers.number_context import number_neighbours
from briefdeck.language.packs.pack import pack_of
from briefdeck.language.sentences.splitting import split_lines
from briefdeck.language.terms import Terms, find_terms
from briefdeck.language.words import words
from briefdeck.located import LocatedStr, Location
from briefdeck.model import Article
from briefdeck.problem import Problem
from briefdeck.rules.citations import damaged_concordance
from briefdeck.rules.yaml import empty_file, odd_characters

Lines = Mapping[str, tuple[int, ...]]
"""What an article has, as it is written, with the lines that have it, in order."""

VERSION = 3
"""The version of the format; a concordance of another version is made again."""
_MAPS = ("numbers", "dates", "words")
_NEAR = ("beside", "next", "around")


@dataclass(frozen=True, slots=True)
class IndexedArticle:
    """What the concordance knows of one article."""

    file: str
    """The name of its file."""
    sha256: str
    """The SHA-256 of the file's bytes, in hexadecimal."""
    lines: int
    """How many lines it has."""
    furniture: tuple[int, ...] = ()
    """The lines that belong to the web page."""
    names: tuple[str, ...] = ()
    """Words with a capital inside a sentence, sorted."""
    numbers: Lines = field(default_factory=dict)
    """Quantities with their units: "4.8 million", "10 to 13 km"."""
    dates: Lines = field(default_factory=dict)
    """Dates: "18 June", "last September"."""
    words: Lines = field(default_factory=dict)
    """Words, "Kim" and "kim" apart."""
    beside: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """By the number, for each of its lines: the few folded content words next to it, sorted."""
    named: Lines = field(default_factory=dict)
    """Whole names: "Kim Jong Un", "South Korean"."""
    next: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """By the name, for each of its lines: the very next folded content words on either side of it, sorted."""
    around: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """By the name, for each of its lines: a few more of them, and these, sorted."""
    language: str = ""
    """The BCP 47 tag of its language where that is not English. Where nothing is known of that, its numbers are as they
    are written, and of dates and names it has none."""


@dataclass(frozen=True, slots=True)
class Concordance:
    """The entries of a bank's articles."""

    articles: Mapping[str, IndexedArticle] = field(default_factory=dict)
    """By the key of the article."""


def index_articles(
    articles: Mapping[LocatedStr, Article],
    texts: Mapping[str, bytes],
    old: Concordance,
    unread: Iterable[str] = (),
    language: str = "en",
) -> tuple[Concordance, list[Problem]]:
    """Index *texts* (UTF-8 bytes by the article's key), and report texts that cannot be indexed.

    The entry of an article without a text, or with a key in *unread*, is taken from *old*; articles that the bank does
    not have are dropped. *language* is the BCP 47 tag of the articles that have none of their own.
    """
    entries = {key: old.articles[key] for key in unread if key in old.articles}
    problems: list[Problem] = []
    for key, article in sorted(articles.items()):
        kept = old.articles.get(key)
        if key in texts and kept is not None and kept.words and not texts[key].strip():
            problems.append(empty_file.report_article(article.file))
        elif key in texts:
            try:
                entries[str(key)] = _index_article(article, texts[key], article.language or language)
                continue
            except UnicodeDecodeError as fault:
                problems.append(_report_undecodable(article, texts[key], fault))
        if kept is not None:
            entries[str(key)] = kept
    return Concordance(entries), problems


def read_text(text: str) -> str:
    """Return the *text* of an article as it is meant: without hidden characters, with every letter by itself (NFC)."""
    return read_plainly(without_hidden(text))


def digest(data: bytes) -> str:
    """Return the SHA-256 of *data* in hexadecimal, which identifies the text of an article."""
    return hashlib.sha256(data).hexdigest()


def _report_undecodable(article: Article, data: bytes, fault: UnicodeDecodeError) -> Problem:
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return odd_characters.report_wide_article(article.file)
    line = data.count(b"\n", 0, fault.start) + 1
    return odd_characters.report_article(article.file, data[fault.start], line)


def _index_article(article: Article, data: bytes, language: str) -> IndexedArticle:
    lines = split_lines(read_text(data.decode("utf-8")))
    head = (str(article.file), digest(data), tuple(sorted(article.furniture_within(len(lines)))))
    if pack_of(language):
        return replace(index_by_pack(lines, language, *head), language=language)
    if not known_of_language(language):
        return replace(index_as_written(lines, *head), language=language)
    entry = index_lines(lines, *head)
    found = names_by_line(lines)
    return replace(
        entry,
        named={name: tuple(by_line) for name, by_line in found.items()},
        next={name: tuple(company.next for company in by_line.values()) for name, by_line in found.items()},
        around={name: tuple(company.around for company in by_line.values()) for name, by_line in found.items()},
    )


def index_as_written(
    lines: Sequence[str], file: str = "", sha256: str = "", furniture: tuple[int, ...] = ()
) -> IndexedArticle:
    """Index the words and numbers of *lines*, as they are written in a language of which nothing is known."""
    numbers: dict[str, list[int]] = {}
    spelled: dict[str, list[int]] = {}
    for number, line in enumerate(lines, start=1):
        _add_line(numbers, (written for _, written in numbers_as_written(line)), number)
        _add_line(spelled, words(line), number)
    counted, said = ({word: tuple(where) for word, where in sorted(table.items())} for table in (numbers, spelled))
    nothing_beside = {written: ((),) * len(where) for written, where in counted.items()}
    return IndexedArticle(file, sha256, len(lines), furniture, numbers=counted, words=said, beside=nothing_beside)


def index_by_pack(
    lines: Sequence[str], language: str, file: str = "", sha256: str = "", furniture: tuple[int, ...] = ()
) -> IndexedArticle:
    """Index the words, numbers and dates of *lines* in a *language* that has a pack."""
    numbers: dict[str, list[int]] = {}
    dates: dict[str, list[int]] = {}
    spelled: dict[str, list[int]] = {}
    for number, line in enumerate(lines, start=1):
        counted, dated = find_terms(line, language)
        _add_line(numbers, (term.chain for term in counted), number)
        _add_line(dates, (term.chain for term in dated), number)
        _add_line(spelled, words(line), number)
    counts, days, said = (
        {word: tuple(at) for word, at in sorted(table.items())} for table in (numbers, dates, spelled)
    )
    nothing_beside = {written: ((),) * len(where) for written, where in counts.items()}
    return IndexedArticle(file, sha256, len(lines), furniture, (), counts, days, said, nothing_beside)


def index_lines(
    lines: Iterable[str], file: str = "", sha256: str = "", furniture: tuple[int, ...] = ()
) -> IndexedArticle:
    """Index the words, numbers, dates and names of *lines*, without their full names."""
    places: dict[str, dict[str, list[int]]] = {kind: {} for kind in _MAPS}
    named: set[str] = set()
    near: dict[str, list[tuple[str, ...]]] = {}
    count = 0
    for number, line in enumerate(lines, start=1):
        count = number
        counted, dated = find_terms(line)
        _add_line(places["numbers"], (term.chain for term in counted), number)
        _add_line(places["dates"], (term.chain for term in dated), number)
        for written, few in number_neighbours(line, Terms(counted, dated)).items():
            near.setdefault(written, []).append(few)
        _add_line(places["words"], words(line), number)
        named.update(inner_names(line))
    numbers, dates, spelled = (
        {written: tuple(where) for written, where in sorted(places[kind].items())} for kind in _MAPS
    )
    things = {written: tuple(near[written]) for written in numbers}
    return IndexedArticle(file, sha256, count, furniture, tuple(sorted(named)), numbers, dates, spelled, things)


def _add_line(table: dict[str, list[int]], written: Iterable[str], line: int) -> None:
    for word in dict.fromkeys(written):
        table.setdefault(word, []).append(line)


def dump_concordance(concordance: Concordance) -> str:
    """Write *concordance* as JSON: sorted, one word to a line, with a line feed at the end."""
    entries = ",\n".join(
        f"{_dump_json(key)}: {_dump_article(entry)}" for key, entry in sorted(concordance.articles.items())
    )
    articles = f"{{\n{entries}\n}}" if entries else "{}"
    return f'{{"concordance": {VERSION}, "articles": {articles}}}\n'


def _dump_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _dump_article(entry: IndexedArticle) -> str:
    head = {key: getattr(entry, key) for key in ("file", "sha256", "lines", "furniture")}
    head |= {"language": entry.language} if entry.language else {}
    rows = [f" {_dump_json(key)}: {_dump_json(value)}" for key, value in head.items()]
    rows.append(' "names": ' + _dump_block("[]", map(_dump_json, entry.names)))
    for kind in (*_MAPS, "named", *_NEAR):
        lines: Mapping[str, object] = getattr(entry, kind)
        rows.append(
            f" {_dump_json(kind)}: "
            + _dump_block("{}", (f"{_dump_json(word)}: {_dump_json(at)}" for word, at in lines.items()))
        )
    return "{\n" + ",\n".join(rows) + "\n}"


def _dump_block(brackets: str, rows: Iterable[str]) -> str:
    inside = ",\n  ".join(rows)
    return f"{brackets[0]}\n  {inside}\n {brackets[1]}" if inside else brackets


def load_concordance(text: str, path: str) -> tuple[Concordance, list[Problem]]:
    """Read the concordance in *text*, and report what is wrong with it, located in the file *path*. Never raises."""
    try:
        text = text if text.strip() else dump_concordance(Concordance())
        data = json.loads(text, object_hook=partial(_freeze_table, {}))
        if not isinstance(data, dict) or data.get("concordance") != VERSION:
            raise ValueError("it is of another version, or none of briefdeck's")
        return Concordance({key: _load_article(key, entry) for key, entry in data["articles"].items()}), []
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        line, column = getattr(fault, "lineno", 1), getattr(fault, "colno", 1)
        why = str(fault) if isinstance(fault, ValueError) and not hasattr(fault, "lineno") else "it is damaged"
        return Concordance(), [damaged_concordance.report(Location(path, line, column), why)]


def _freeze_table(known: dict[str, str], table: dict[str, Any]) -> dict[str, Any]:
    """Turn the lists of *table* into tuples, and share equal words through *known*.

    This is done at the end of each table, because all lists of a large concordance would take twice the memory. A table
    with anything else among its lists is returned unchanged, and refused when everything has been read.
    """
    if set(map(type, table.values())) != {list}:
        return table
    inside = set(map(type, chain.from_iterable(table.values())))
    if inside == {list}:
        return {key: tuple([tuple(map(known.setdefault, few, few)) for few in values]) for key, values in table.items()}
    return table if inside - {int, str} else dict(zip(table, map(tuple, table.values()), strict=True))


def _load_article(key: str, data: dict[str, Any]) -> IndexedArticle:
    numbers, dates, spelled, named = (data[kind] for kind in (*_MAPS, "named"))
    beside, nearest, around = (data[kind] for kind in _NEAR)
    if type(data["furniture"]) is not list or type(data["names"]) is not list:
        raise TypeError
    furniture, names = tuple(data["furniture"]), tuple(data["names"])
    head = (data["file"], data["sha256"], data["lines"], furniture, names)
    language = data.get("language", "")
    entry = IndexedArticle(*head, numbers, dates, spelled, beside, named, nearest, around, language)
    for what, there, near in (
        ("number", numbers, beside),
        ("name", named, nearest),
        ("name", named, around),
    ):
        if there.keys() != near.keys() or [*map(len, there.values())] != [len(near[word]) for word in there]:
            raise ValueError(f"{key} has not the words beside every {what}")
    if any("" in rows for rows in (numbers, dates, spelled, named)):
        raise ValueError(f"{key} has a word without a letter")
    lines = [row for rows in (numbers, dates, spelled, named) for row in rows.values()]
    words = [few for near in (beside, nearest, around) for each in near.values() for few in each]
    of_numbers = {*map(type, chain.from_iterable(lines)), *map(type, furniture), type(entry.lines)}
    of_texts = {*map(type, chain.from_iterable(words)), *map(type, (*names, entry.file, entry.sha256, language))}
    if of_numbers != {int} or of_texts != {str} or {*map(type, lines), *map(type, words)} - {tuple}:
        raise ValueError(f"{key} has something other than words and numbers of lines")
    return entry
