"""What is taken from a file: its lines, and what it tells about itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from briefdeck.errors import UserError
from briefdeck.language.dates.date_range import parse_date_range
from briefdeck.language.hidden_characters import read_plainly, without_hidden
from briefdeck.language.language_tags import find_tag_fault
from briefdeck.language.lexicon import ENGLISH
from briefdeck.located import LocatedStr

LARGEST_FILE = 64 << 20
"""Bytes of a file that is imported."""
MOST_TEXT = 8 << 20
"""Characters of a text that is taken from a file: “War and Peace” has 3 million."""
_FIRST_YEAR = "1400"
"""Earlier dates are what programs write where they know none: 0001-01-01."""
_LONGEST_VALUE = 400
"""Characters of what a file tells about itself; longer is no title and no name."""


class UnimportableError(UserError):
    """Nothing can be taken from a file; the message goes on after the name of the file."""


class MissingLibraryError(UnimportableError):
    """Files of this kind are read by a library that is not installed."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"is {kind}, which needs more than is installed: pip install 'briefdeck[import]'")


class ImportedLine(NamedTuple):
    """A line of an imported text."""

    text: str
    """A paragraph, a heading, or a row of a table."""
    doubt: str = ""
    """Why it may not belong to the article; "" where it does."""
    is_furniture: bool = False
    """Whether it is proposed as furniture: a line that belongs to the web page."""


class Told(NamedTuple):
    """What a file tells about itself, and where."""

    value: str = ""
    found: str = ""
    """Where in the file, worded for a curator: "og:title", "From"."""

    def __bool__(self) -> bool:
        return bool(self.value)


NOT_TOLD = Told()


@dataclass(frozen=True, slots=True)
class ImportedText:
    """A text and what its file tells about it. What the file does not tell is left empty."""

    kind: str
    """What the file is: "a web page", "a PDF"."""
    lines: tuple[ImportedLine, ...]
    """Its text, one paragraph a line."""
    title: Told = NOT_TOLD
    author: Told = NOT_TOLD
    outlet: Told = NOT_TOLD
    published: Told = NOT_TOLD
    """A day, month or year: 2031-03-04."""
    url: Told = NOT_TOLD
    language: Told = NOT_TOLD
    """A BCP 47 tag."""
    notes: tuple[str, ...] = ()
    """What the curator should know of it, as sentences without a full stop."""

    @property
    def text(self) -> str:
        """The text as it is written into a file, with a line feed at the end."""
        return "".join(f"{line.text}\n" for line in self.lines)

    @property
    def furniture(self) -> list[int]:
        """The numbers of the lines that are proposed as furniture."""
        return [number for number, line in enumerate(self.lines, start=1) if line.is_furniture]


def told(value: object, found: str) -> Told:
    """Take *value* as what a file tells about itself; nothing where it is empty, or no short text."""
    text = clean_line(value) if isinstance(value, str) else ""
    return Told(text, found) if text and len(text) <= _LONGEST_VALUE else NOT_TOLD


def told_name(value: object, found: str) -> Told:
    """Take *value* as a name that somebody gave; nothing where a program wrote it, such as "admin" or "jsmith"."""
    named = told(value, found)
    is_account = " " not in named.value and named.value.isascii() and named.value.islower()
    is_address = named.value.startswith(("http://", "https://", "@", "www."))
    nobody = named.value.casefold() in ENGLISH.furniture.nobody
    return NOT_TOLD if nobody or is_account or is_address else named


def told_date(value: object, found: str) -> Told:
    """Take the day at the beginning of *value*, such as 2031-03-04T06:30, where it is one; else nothing."""
    text = clean_line(value) if isinstance(value, str) else ""
    for length in (10, 7, 4):
        day = text[:length].replace("/", "-")
        if len(day) == length and day >= _FIRST_YEAR and not text[length : length + 1].isdecimal():
            try:
                parse_date_range(LocatedStr(day))
            except ValueError:
                continue
            return Told(day, found)
    return NOT_TOLD


def told_language(value: object, found: str) -> Told:
    """Take *value* as the tag of a language, where it is one; else nothing."""
    tag = clean_line(value).replace("_", "-") if isinstance(value, str) else ""
    return Told(tag, found) if tag and not find_tag_fault(tag) else NOT_TOLD


def told_url(value: object, found: str) -> Told:
    """Take *value* as the address of a page, where it is one of the web; else nothing."""
    text = value.strip() if isinstance(value, str) else ""
    begins = text.startswith(("https://", "http://"))
    usable = begins and len(text) <= 5 * _LONGEST_VALUE and text.isprintable() and " " not in text
    return Told(text, found) if usable else NOT_TOLD


def first_told(*values: Told) -> Told:
    """Return the first of *values* that tells something."""
    return next(filter(None, values), NOT_TOLD)


def join_names(names: Iterable[str]) -> str:
    """Join *names* as one writes authors: "A, B and C", each once."""
    distinct = list(dict.fromkeys(filter(None, names)))
    return " and ".join(filter(None, (", ".join(distinct[:-1]), *distinct[-1:])))


def clean_line(text: str) -> str:
    """Return *text* as one line: without hidden and control characters, and with single blanks."""
    plain = read_plainly(without_hidden(text))
    return " ".join("".join(char if char.isprintable() else " " for char in plain).split())


def clean_text(imported: ImportedText) -> ImportedText:
    """Return *imported* with every line cleaned, and without empty ones. Raises UnimportableError where none is left.

    Joiners that a script needs stay, since `clean_line` leaves what is legitimate.
    """
    lines = tuple(line._replace(text=text) for line in imported.lines if (text := clean_line(line.text)))
    if not any(any(map(str.isalnum, line.text)) for line in lines):
        raise UnimportableError("has no text in it")
    return replace(imported, lines=lines)
