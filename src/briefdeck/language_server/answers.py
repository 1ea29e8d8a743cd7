"""What an editor is told of a place in questions.yaml or a brief: hover, completion, where something is, an outline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from briefdeck.bank_files import is_fact_file
from briefdeck.curate.fact_slices import FactSlice, cut_file
from briefdeck.curate.find import rank_lines
from briefdeck.curate.write_yaml import values_of
from briefdeck.language.markup import plain
from briefdeck.located import LocatedStr
from briefdeck.model import Bank, Brief, FactFile
from briefdeck.project_names import ARTICLES, QUESTIONS
from briefdeck.read.schema import find_descriptions, record_at
from briefdeck.rules.context import CheckContext
from briefdeck.rules.registry import RULES
from briefdeck.slugs import SLUG

_KEY = re.compile(r"^( *)((?:- +)*)([\w-]+|\"[^\"]+\"|'[^']+')(?= *:(?: |$))")
_HYPHEN = re.compile(r"^( *)- ")
_CITATION = re.compile(rf"(?<![a-z0-9-])({SLUG}):([0-9]{{1,9}})?(?:-([0-9]{{1,9}}))?")
_WORD = re.compile(r"[\w-]+")
_MOST = 2000
"""Lines that are looked at above a place."""
MOST_LINES = 12
"""Lines of an article that are shown, or offered."""
_SHOWN = 120
OfferKind = Literal["key", "article", "line", "topic", "fact", "dispute", "name", "rule"]


class Place(NamedTuple):
    """Where something is written."""

    path: tuple[str, ...]
    """The keys above it, from the outermost, with "-" for an item of a list; the last is the key of this very value."""
    before: str
    """What stands on the line before the place, behind the key."""
    is_key: bool
    """Whether a key is being written."""


class CitedWord(NamedTuple):
    """A citation in a line."""

    article: str
    first: int
    """Its first line, 0 where none is written yet."""
    last: int
    start: int
    end: int


def find_place(lines: Sequence[str], line: int, column: int) -> Place:
    """Find what is written at *line* and *column*, both counted from 0."""
    text = lines[line][:column] if line < len(lines) else ""
    own = _KEY.match(lines[line]) if line < len(lines) else None
    value_starts = own.end() + 1 if own else 0
    is_key = own is None or column < value_starts
    indent = _indent_of_key(text) if is_key else own.start(3) if own else 0
    path = _keys_above(lines, line, indent, bool(_HYPHEN.match(text)))
    if own is not None and not is_key:
        return Place((*path, own[3].strip("\"'")), text[value_starts:].lstrip(), False)
    continues = is_key and not re.fullmatch(r" *(?:- +)*[\w-]*", text)
    return Place(path, text.strip(), not continues)


def _indent_of_key(text: str) -> int:
    return len(text) - len(text.lstrip(" -"))


def _keys_above(lines: Sequence[str], line: int, indent: int, has_hyphen: bool) -> tuple[str, ...]:
    """Find the keys above a place whose own key stands behind *indent* characters."""
    path: list[str] = []
    if has_hyphen:
        path.append("-")
        indent = len(lines[line]) - len(lines[line].lstrip(" "))
        indent += 1 if indent else 0
    for above in reversed(lines[max(0, line - _MOST) : line]):
        found = _KEY.match(above)
        if found is None or not above.strip() or indent == 0:
            continue
        hyphen = len(found[1]) if found[2] else -1
        column = found.start(3)
        if column < indent:
            path.append(found[3].strip("\"'"))
            indent = column
        if 0 <= hyphen < indent and column <= indent:
            path.append("-")
            indent = hyphen if hyphen else 1
    return tuple(reversed(path))


def find_citation(line: str, column: int) -> CitedWord | None:
    """Find the citation at *column* of *line*; None where there is none."""
    for found in _CITATION.finditer(line):
        if found.start() <= column <= found.end():
            first = int(found[2] or 0)
            return CitedWord(found[1], first, int(found[3] or first), found.start(), found.end())
    return None


def find_word(line: str, column: int) -> str:
    """Find the word, or slug, at *column* of *line*; "" where there is none."""
    return next((found[0] for found in _WORD.finditer(line) if found.start() <= column <= found.end()), "")


class Offer(NamedTuple):
    """Something that may be written at a place."""

    text: str
    kind: OfferKind
    about: str
    """What it is, in a few words."""
    typed: str
    """What of it stands there already."""


class Target(NamedTuple):
    """A line of a file of the project."""

    path: str
    """The path of the file in the project."""
    line: int
    """From 1."""


class OutlineEntry(NamedTuple):
    """A part of a file."""

    name: str
    about: str
    first: int
    """Its first line, from 1."""
    end: int
    """The line after its last."""


def offer_at(context: CheckContext, path: str, lines: Sequence[str], line: int, column: int) -> list[Offer]:
    """List what may be written in the file *path* at *line* and *column*, counted from 0: the likeliest first."""
    place = find_place(lines, line, column)
    if place.is_key:
        return list(_keys(path, place, lines, line))
    typed = re.split(r"[\[,\s\"']", place.before)[-1]
    key = next((step for step in reversed(place.path) if step != "-"), "")
    if key == "cite":
        return list(_citations(context, lines, line, typed))
    offers: Mapping[str, tuple[OfferKind, Iterable[tuple[str, str]]]] = {
        "topic": ("topic", ((str(topic), plain(name)) for topic, name in context.bank.topics.items())),
        "topics": ("topic", ((str(topic), plain(name)) for topic, name in context.bank.topics.items())),
        "facts": ("fact", ((str(fact.id), plain(fact.fact)) for fact in context.bank.facts)),
        "open": ("fact", ((str(fact.id), plain(fact.fact)) for fact in context.bank.facts)),
        "disputes": ("dispute", ((str(each.id), plain(each.question)) for each in context.bank.disputes)),
        "said_by": ("name", ((str(name), ", ".join(others)) for name, others in context.bank.names.items())),
    }
    kind, known = offers.get(key, ("name", ()))
    written = place.before.lstrip() if key == "said_by" else typed
    return [Offer(text, kind, _short(about), written) for text, about in known]


def _keys(path: str, place: Place, lines: Sequence[str], line: int) -> Iterator[Offer]:
    if place.path[-1:] == ("ignore",):
        yield from (Offer(f"{code}: ", "rule", rule.promise, place.before) for code, rule in RULES.items())
    column = len(lines[line]) - len(lines[line].lstrip(" -")) if line < len(lines) else 0
    present = {each.lstrip(" -").partition(":")[0] for each in _same_record(lines, line, column)}
    for key, about in _keys_at(path, place.path).items():
        if key not in present:
            yield Offer(f"{key}: ", "key", about, place.before.removeprefix("- ").strip())


def _same_record(lines: Sequence[str], line: int, column: int) -> Iterator[str]:
    """Yield the lines that have keys of the same record as *line*, whose keys stand at *column*."""
    begins = line < len(lines) and lines[line].lstrip(" ").startswith("-")
    for step in (1,) if begins else (-1, 1):
        at = line + step
        while 0 <= at < len(lines):
            text = lines[at]
            own = len(text) - len(text.lstrip(" -"))
            if text.strip() and own < column:
                break
            if text.strip() and own == column:
                if step > 0 and text.lstrip(" ").startswith("- "):
                    break
                yield text
                if text.lstrip(" ").startswith("- "):
                    break
            at += step


@cache
def _described() -> dict[str, dict[str, str]]:
    return find_descriptions()


def _keys_at(path: str, keys: tuple[str, ...]) -> dict[str, str]:
    """Describe the keys of the record that stands below *keys* in the file *path*; {} where they are free."""
    root = Bank if path == QUESTIONS else FactFile if is_fact_file(path) else Brief
    record = record_at(root, keys)
    return _described()[record.__name__] if record is not None else {}


def _citations(context: CheckContext, lines: Sequence[str], line: int, typed: str) -> Iterator[Offer]:
    article, colon, _ = typed.partition(":")
    if not colon:
        for key, known in context.bank.articles.items():
            yield Offer(f"{key}:", "article", plain(known.title), typed)
        return
    said, written = _fact_around(lines, line), context.lines.get(article, ())
    for source, _ in rank_lines(context, said, MOST_LINES, [article]) if said else ():
        about = written[source.line - 1] if source.line <= len(written) else ""
        yield Offer(f"{article}:{source.line}", "line", _short(about), typed)


def _fact_around(lines: Sequence[str], line: int) -> str:
    """Return what the fact says whose lines *line* is one of; "" where it cannot be read."""
    own = next((each for each in cut_file("\n".join(lines), "").slices if each.first <= line + 1 < each.end), None)
    if own is None:
        return ""
    statement = re.search(r"^ *(?:- )?fact:(.*(?:\n {6,}.*)*)", own.text, re.MULTILINE)
    return " ".join(statement[1].replace(">-", " ").split()) if statement else ""


def hover_at(context: CheckContext, path: str, lines: Sequence[str], line: int, column: int) -> str:
    """Say in Markdown what stands at a place: the cited lines, what a fact says, what a key is for; "" for nothing."""
    place = find_place(lines, line, column)
    cited = find_citation(lines[line], column) if "cite" in place.path else None
    if cited is not None:
        written, key = context.lines.get(cited.article, ()), LocatedStr(cited.article)
        known = context.bank.articles.get(key)
        title = [f"*{_escaped(plain(known.title))}*"] if known else []
        numbers = range(cited.first, min(cited.last, cited.first + MOST_LINES) + 1) if cited.first else ()
        shown = [f"**{number}** {_escaped(written[number - 1])}" for number in numbers if number <= len(written)]
        return "\n\n".join([*title, *shown])
    word = find_word(lines[line], column)
    fact = context.facts.get(word)
    if fact is not None:
        return _escaped(plain(fact.fact)) + f"\n\n{', '.join(str(each.written) for each in fact.cite)}"
    if word in RULES:
        return f"**{word}** {_escaped(RULES[word].promise)}\n\n{_escaped(RULES[word].why)}"
    return _keys_at(path, place.path if place.is_key else place.path[:-1]).get(word, "")


def target_at(context: CheckContext, lines: Sequence[str], line: int, column: int) -> Target | None:
    """Find where that is which is named at a place: the line of an article, a fact, an article's entry."""
    cited = find_citation(lines[line], column)
    known = context.bank.articles.get(LocatedStr(cited.article)) if cited else None
    if cited is not None and known is not None:
        return Target(f"{ARTICLES}/{known.file}", max(cited.first, 1))
    word = find_word(lines[line], column)
    fact = context.facts.get(word)
    if fact is not None:
        return Target(fact.id.path, fact.id.line)
    named = next((key for key in (*context.bank.articles, *context.bank.topics) if key == word), None)
    return Target(named.path, named.line) if named is not None else None


def outline(text: str) -> list[OutlineEntry]:
    """List the facts of *text*, a file of a bank."""
    return [OutlineEntry(each.id or "?", _statement(each), each.first, each.end) for each in cut_file(text, "").slices]


def _statement(each: FactSlice) -> str:
    return _short(plain(str(values_of(each.text).get("fact", ""))))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _escaped(text: str) -> str:
    """Write *text* so that Markdown shows it as it is."""
    return re.sub(r"([\\`*_{}\[\]<>()#+!|~&-])", r"\\\1", text)
