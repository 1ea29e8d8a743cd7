"""Plain text and Markdown → lines.

The keys on top of a text in Markdown are read in the small part of YAML that programs write there, or in TOML.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from html import unescape

from briefdeck.imports.decoding import decode_text
from briefdeck.imports.imported_text import (
    NOT_TOLD,
    ImportedLine,
    ImportedText,
    Told,
    UnimportableError,
    first_told,
    join_names,
    told,
    told_date,
    told_language,
    told_name,
    told_url,
)
from briefdeck.imports.markup import skip_elements
from briefdeck.imports.unwrap import unwrap
from briefdeck.language.sentences.splitting import split_lines

_DEEPEST = 6
"""Levels of headings."""
_UNDERLINE = re.compile(r"(?:=+|-+)\s*\Z")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,2000})\]\([^()\s]{0,2000}(?:\s\"[^\"\n]{0,500}\")?\)")
_WIKI_LINK = re.compile(r"!?\[\[(?:[^\[\]|\n]{0,500}\|)?([^\[\]|\n]{0,500})\]\]")
_NAMED_LINK = re.compile(r"!?\[([^\[\]\n]{1,2000})\]\[[^\[\]\n]{0,200}\]")
_DEFINITION = re.compile(r"\s{0,3}\[(?!\^)[^\[\]\n]{1,200}\]:\s{1,9}\S")
"""Where a link with a name leads: [name]: https://…"""
_NOTE = re.compile(r"\[\^[^\[\]\n]{1,100}\]:?")
_QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_SHORTCODE = re.compile(r"\{\{[<%][^{}\n]{0,500}[%>]\}\}|\{%[^{}\n]{0,500}%\}")
"""What Hugo and Jekyll put in when they make a page."""
_ATTRIBUTES = re.compile(r"\{:?(?:\s?[.#:][\w-]|toc\b|[\w-]{1,40}=)[^{}\n]{0,500}\}")
"""What kramdown and Pandoc say of how a heading or picture looks: {: .lead}, {#costs}."""
_CALLOUT = re.compile(r"\[![A-Za-z]{1,20}\][+-]?")
"""The kind of a note on GitHub and in Obsidian."""
_MARK = re.compile(r"(?<!\\)(\*{1,3}|_{1,3}|~~|`)(?=\S)([^*_~`\n]{1,2000}?)(?<=\S)\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,500}>|<(https?://[^<>\s]{1,2000})>")
_KEY = re.compile(r"([A-Za-z][\w-]{0,30}):(?:\s(.*))?")
_ITEM = re.compile(r"\s{0,8}-\s(.*)")
_COMMENT = re.compile(r"\s#.*")
_YAML, _TOML = "---", "+++"
_MOST_LINES = 200
_CANONICAL = ("canonical", "canonical_url", "canonicalurl", "original_url")


def import_text(data: bytes) -> ImportedText:
    """Import plain text. It tells nothing about itself: its first line becomes the title of the article."""
    lines = unwrap(decode_text(data).split("\n"))
    return ImportedText("plain text", tuple(map(ImportedLine, lines)))


def keep_text(data: bytes) -> ImportedText:
    """Take a text that is in UTF-8 and lies where the articles are, line for line as it is.

    Raises UnimportableError where it is in another encoding: its lines are cited, so it is not changed where it lies.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise UnimportableError("is not in UTF-8: move it to another folder, and import it from there") from None
    return ImportedText("plain text", tuple(map(ImportedLine, split_lines(text))))


def import_markdown(data: bytes) -> ImportedText:
    """Import Markdown: without its marks, with what stands in front matter as what it tells about itself."""
    front, lines = read_front_matter(decode_text(data).split("\n"))
    headings = [heading for line in lines if line.startswith("# ") and (heading := _heading(line))]
    paragraphs = [text for text in map(_without_marks, unwrap(_blocks(_without_comments(lines)))) if text]
    named = {key: Told(_without_marks(value), f"{key}: of the front matter") for key, value in front.items()}

    def of(*keys: str) -> Told:
        return first_told(*(named.get(key, NOT_TOLD) for key in keys))

    date, address, language = of("date", "published"), of("url", "source", "link", *_CANONICAL), of("lang", "language")
    return ImportedText(
        "Markdown",
        tuple(map(ImportedLine, paragraphs)),
        first_told(told(*of("title")), told(_without_marks(headings[0]) if headings else "", "the first heading")),
        told_name(*of("author", "authors", "by")),
        told(*of("outlet", "site", "site_name", "publication", "publisher")),
        told_date(*date),
        told_url(*address),
        told_language(*language),
    )


def _without_comments(lines: Sequence[str]) -> list[str]:
    """Return *lines* without what stands between <!-- and -->, however many lines it has."""
    return "".join(skip_elements("\n".join(lines), frozenset(("!--",)))).split("\n")


def _blocks(lines: Sequence[str]) -> list[str]:
    """Set headings, and lines between fences, apart by blank lines.

    Rules are left out, and so is what underlines a heading or the head of a table, and where the links lead.
    """
    found: list[str] = []
    fence = ""
    for number, line in enumerate(lines):
        begins = _FENCE.match(line)
        if begins and (not fence or begins[1] == fence):
            fence = "" if fence else begins[1]
            found.append("")
            continue
        underlines = found and found[-1].strip() and _UNDERLINE.match(line)
        if underlines or _is_rule(line) or _DEFINITION.match(line):
            found.append("")
        else:
            quoted = _without_quotes(line)
            apart = [""] if found and quoted != line and not _QUOTE.match(lines[number - 1]) else []
            found += ["", line, ""] if fence or _heading(line) else [*apart, _NOTE.sub("", quoted)]
    return found


def _without_quotes(line: str) -> str:
    """Return *line* without what marks it as quoted, and without the kind of a note."""
    return _CALLOUT.sub("", _QUOTE.sub("", line)) if _QUOTE.match(line) else line


def _without_marks(line: str) -> str:
    text = _heading(line) or _without_markers(line)
    if text.startswith("|"):
        text = " | ".join(cell.strip() for cell in text.strip("|").split("|"))
    for link in (_WIKI_LINK, _LINK, _NAMED_LINK):
        text = link.sub(r"\1", text)
    text = _TAG.sub(lambda tag: tag[1] or "", _SHORTCODE.sub("", _ATTRIBUTES.sub("", text)))
    for _ in range(3):  # marks within marks
        text = _MARK.sub(r"\2", text)
    return unescape(_ESCAPE.sub(r"\1", text)).strip()


def _heading(line: str) -> str:
    """Return the text of a heading such as “## The sum”, "" of any other line."""
    rest = line.lstrip("#")
    is_heading = 0 < len(line) - len(rest) <= _DEEPEST and rest[:1].isspace()
    return rest.strip().rstrip("#").rstrip() if is_heading else ""


def _is_rule(line: str) -> bool:
    """Tell whether *line* is drawn across the page, or below the head of a table."""
    marks = set(line) - {" ", "\t"}
    drawn = len(marks) == 1 and marks <= set("-*_") and len(line.replace(" ", "")) > 2
    return drawn or ("-" in marks and marks <= set("|:-"))


def _without_markers(line: str) -> str:
    """Return *line* without what marks an item of a list, or a quoted line."""
    text = line.lstrip()
    while text.startswith(("- ", "* ", "+ ", ">")):
        text = text[1:].lstrip()
    return text


def read_front_matter(lines: Sequence[str]) -> tuple[Mapping[str, str], Sequence[str]]:
    """Split the keys between two lines of --- or +++ on top of a text from its *lines*; several values are joined."""
    fence = lines[0].strip() if lines else ""
    if fence not in (_YAML, _TOML):
        return {}, lines
    end = next((number for number, line in enumerate(lines[1:_MOST_LINES], start=1) if line.strip() == fence), 0)
    read = _read_toml if fence == _TOML else _read_yaml
    return (read(lines[1:end]), lines[end + 1 :]) if end else ({}, lines)


def _read_toml(lines: Sequence[str]) -> dict[str, str]:
    try:
        keys = tomllib.loads("\n".join(lines))
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    listed = {key.lower(): value if isinstance(value, list) else [value] for key, value in keys.items()}
    return {key: join_names(map(str, values)) for key, values in listed.items()}


def _read_yaml(lines: Sequence[str]) -> dict[str, str]:
    """Read the keys with one value or a list of values; what is nested deeper is passed over."""
    values: dict[str, list[str]] = {}
    key, folds = "", False
    for line in lines:
        item = _ITEM.fullmatch(line.rstrip())
        if found := _KEY.fullmatch(line.rstrip()):
            key, written = found[1].lower(), _plain(found[2] or "")
            folds = written.startswith((">", "|"))
            values[key] = [] if folds or not written else _listed(written)
        elif item and key:
            values[key].append(_plain(item[1]))
        elif key and line[:1].isspace() and (folds or values[key]):
            values[key] = [" ".join([*values[key], line.strip()])]
    return {key: join_names(found) for key, found in values.items()}


def _listed(written: str) -> list[str]:
    """Return the values of a list such as [tides, bells], or the one value."""
    is_list = written.startswith("[") and written.endswith("]") and not written.startswith("[[")
    return [_plain(each) for each in written[1:-1].split(",")] if is_list else [written]


def _plain(written: str) -> str:
    """Return a value without its comment and its quotation marks."""
    value = written.strip()
    if value[:1] in ("'", '"') and (end := value.find(value[0], 1)) > 0:
        return value[1:end] if not value[end + 1 :].strip() or value[end + 1 :].lstrip().startswith("#") else value
    return _COMMENT.sub("", value).strip()
