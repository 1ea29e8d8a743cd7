"""Text ready to be set: runs that look the same, and the names of source notes as values.

Notes never pass through the curator's markup, so `{3}` or `<b>` in a text prints as typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from briefdeck.language.markup import read_spans
from briefdeck.located import LocatedStr
from briefdeck.printed_words import message_parts

_BLANK = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_UNSEEN = {0xAD: None, 0x200B: None, 0x2060: None, 0x2011: "\u2010"}
_UNSEEN |= {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
"""What shows nothing by itself; the hyphen that ends no line, which is drawn as any other; and letters that a PDF joins
in one character, such as “ﬁ”, which are letters to a reader."""
_JOINERS = re.compile("(?<![\u0620-\u08ff])[\u200c\u200d]")
"""What parts or joins two letters; it says something after Arabic ones only."""
_BEFORE_NOTES, _BETWEEN_NOTES = "\u2009", "\u2009"  # thin spaces: no line ends there
_NOTES_TOGETHER = 3
"""So many notes stay on one line."""


class TextRun(NamedTuple):
    """Characters that look the same and, for a source note, lead to one source."""

    text: str
    bold: bool = False
    italic: bool = False
    note: str = ""
    """The note it leads to; "" for plain words."""
    source: LocatedStr | None = None
    """The curator's text from which it was taken; None for our own words."""
    raised: bool = False
    """Whether it is small and above the base line, as the notes are."""


Rich = tuple[TextRun, ...]


def rich(text: LocatedStr, bold: bool = False) -> Rich:
    """Read the marks of the curator's *text*; fold blanks into single spaces and compose accents.

    A soft hyphen, which shows only where a line ends, is left to our own hyphenation. *bold* sets all of it bold.
    """
    return tuple(TextRun(run.text, run.bold or bold, run.italic, source=text) for run in read_spans(_tidy(text)))


def unmarked(text: LocatedStr) -> Rich:
    """Return the curator's *text*, in which no marks are read, as one run; () for ""."""
    return (TextRun(_tidy(text), source=text),) if text else ()


def own_words(text: str, bold: bool = False, italic: bool = False) -> Rich:
    """Return *text*, our own words without marks, as one run; () for ""."""
    return (TextRun(text, bold, italic),) if text else ()


def own_words_around(key: str, **values: Rich) -> Rich:
    """Word the message *key* in italics, with *values* in the places of its `{names}`."""
    runs: Rich = ()
    for literal, name in message_parts(key):
        runs += own_words(literal, italic=True) + (values[name] if name else ())
    return runs


def raised_notes(notes: Sequence[str]) -> Rich:
    """Set *notes*, such as “A23”, small and raised, each linked to its source."""
    runs: list[TextRun] = []
    for at, note in enumerate(notes):
        may_break = at > 0 and at % _NOTES_TOGETHER == 0
        runs.append(TextRun(" ", raised=True) if may_break else TextRun(_BETWEEN_NOTES if at else _BEFORE_NOTES))
        runs.append(TextRun(note, note=note, raised=True))
    return tuple(runs)


def join(parts: Sequence[Rich], between: str = " ") -> Rich:
    """Join *parts*, with *between*, which is our own words, between them."""
    whole: Rich = ()
    for part in parts:
        whole += (own_words(between) if whole else ()) + part
    return whole


def plain_text(text: Rich) -> str:
    """Return the characters of *text* without its looks."""
    return "".join(run.text for run in text)


def said_text(text: Rich) -> str:
    """Return the characters of *text* without its looks and without its notes."""
    return "".join(run.text for run in text if not run.note).strip(_BEFORE_NOTES + _BETWEEN_NOTES + " ")


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", _JOINERS.sub("", _BLANK.sub(" ", text).strip(" ").translate(_UNSEEN)))
