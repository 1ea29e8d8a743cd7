"""Plain text and Markdown → lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape

from briefdeck.imports.decoding import decode_text
from briefdeck.imports.imported_text import (
    NOT_TOLD,
    ImportedLine,
    ImportedText,
    Told,
    first_told,
    told,
    told_date,
    told_language,
    told_url,
)
from briefdeck.imports.unwrap import unwrap
from briefdeck.language.lines import split_lines

_KEY = re.compile(r"([A-Za-z][\w-]{0,30}):\s?(.*)")
_FENCE = "---"
_DEEPEST = 6
"""Levels of headings."""
_UNDERLINE = re.compile(r"(?:=+|-+)\s*\Z")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,2000})\]\([^()\s]{0,2000}(?:\s\"[^\"\n]{0,500}\")?\)")
_MARK = re.compile(r"(?<!\\)(\*{1,3}|_{1,3}|~~|`)(?=\S)([^*_~`\n]{1,2000}?)(?<=\S)\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,500}>|<(https?://[^<>\s]{1,2000})>")


def import_text(data: bytes) -> ImportedText:
    """Import plain text. It tells nothing about itself: its first line becomes the title of the article."""
    lines = unwrap(decode_text(data).split("\n"))
    return ImportedText("plain text", tuple(map(ImportedLine, lines)))


def keep_text(data: bytes) -> ImportedText:
    """Take a text that is in UTF-8 and lies where the articles are, line for line as it is."""
    return ImportedText("plain text", tuple(map(ImportedLine, split_lines(data.decode("utf-8", errors="replace")))))


def import_markdown(data: bytes) -> ImportedText:
    """Import Markdown: without its marks, with what stands in front matter as what it tells about itself."""
    front, lines = _front_matter(decode_text(data).split("\n"))
    headings = [heading for line in lines if line.startswith("# ") and (heading := _heading(line))]
    paragraphs = [text for text in map(_without_marks, unwrap(_blocks(lines))) if text]
    named = {key: Told(value, f"{key}: of the front matter") for key, value in front.items()}

    def of(*keys: str) -> Told:
        return first_told(*(named.get(key, NOT_TOLD) for key in keys))

    date, address, language = of("date", "published"), of("url", "source", "link", "canonical"), of("lang", "language")
    return ImportedText(
        "Markdown",
        tuple(map(ImportedLine, paragraphs)),
        first_told(told(*of("title")), told(_without_marks(headings[0]) if headings else "", "the first heading")),
        told(*of("author", "authors", "by")),
        told(*of("outlet", "site", "site_name", "publication", "publisher")),
        told_date(*date),
        told_url(*address),
        told_language(*language),
    )


def _front_matter(lines: Sequence[str]) -> tuple[Mapping[str, str], Sequence[str]]:
    """Split the keys between two lines of --- on top of a text from its *lines*."""
    if not lines or lines[0].strip() != _FENCE:
        return {}, lines
    end = next((number for number, line in enumerate(lines[1:200], start=1) if line.strip() == _FENCE), 0)
    keys = (_KEY.fullmatch(line.rstrip()) for line in lines[1:end])
    return {found[1].lower(): _unquoted(found[2]) for found in keys if found}, lines[end + 1 :] if end else lines


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _blocks(lines: Sequence[str]) -> list[str]:
    """Set headings apart by blank lines, and leave out rules and what underlines a heading or the head of a table."""
    found: list[str] = []
    for line in lines:
        underlines = found and found[-1].strip() and _UNDERLINE.match(line)
        if underlines or _is_rule(line):
            found.append("")
        else:
            found += ["", line, ""] if _heading(line) else [line]
    return found


def _without_marks(line: str) -> str:
    text = _heading(line) or _without_markers(line)
    if text.startswith("|"):
        text = " | ".join(cell.strip() for cell in text.strip("|").split("|"))
    text = _TAG.sub(lambda tag: tag[1] or "", _LINK.sub(r"\1", text))
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
