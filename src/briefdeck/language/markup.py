r"""The marks that text may carry: **bold** and *italic*, and the deletions of cloze texts, as Anki writes them.

A star behind a backslash is a star. A deletion is `{{c1::answer}}` or `{{c1::answer::hint}}`; in it a backslash makes
a colon or a brace behind it text like any other: `{{c1::std\::variant}}`, `{{c1::{a, b\}}}`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from briefdeck.language.remembering import REMEMBERED

DEEPEST = 4
"""Marks within marks that are read. What is nested deeper stays as it is written, so that reading is linear."""
_CLOSING_BOLD = re.compile(r"(?<=\S)(?=\*\*(?!\*))")
_WORD = re.compile(r"[^\s*]")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\*(?=\d)")
_STAR = "\x03"
"""Stands for a star behind a backslash while marks are read; curators' files hold no control characters (Y101)."""
_DELETION = re.compile(r"(?<!\\)\{\{c(?P<number>[0-9]{1,3})::")
_CLOSING = re.compile(r"(?<!\\)\}\}")
_HINTING = re.compile(r"(?<!\\)::")
_OPENING = re.compile(r"(?<!\\)\{\{c[0-9,]+")
_ESCAPE = re.compile(r"\\([:{}])")


class TextSpan(NamedTuple):
    """A run of characters that look the same."""

    text: str
    bold: bool = False
    italic: bool = False


def read_spans(text: str) -> list[TextSpan]:
    """Cut *text* into its runs in order, without the marks; a star that marks nothing stays a star."""
    if "\\*" not in text:
        return list(_read(text, bold=False, italic=False, depth=DEEPEST))
    runs = _read(text.replace("\\*", _STAR), bold=False, italic=False, depth=DEEPEST)
    return [run._replace(text=run.text.replace(_STAR, "*")) for run in runs]


def plain(text: str) -> str:
    """Return *text* without its marks."""
    return _plain(text) if "*" in text else text


@lru_cache(maxsize=REMEMBERED)
def _plain(text: str) -> str:
    return "".join(span.text for span in read_spans(text))


def _read(text: str, bold: bool, italic: bool, depth: int) -> Iterator[TextSpan]:
    """Read the runs of *text*, whose marks are nested at most *depth* levels deep."""
    closings = [match.start() for match in _CLOSING_BOLD.finditer(text)] if depth and "*" in text else []
    done, star = 0, text.find("*") if depth else -1
    while star >= 0:
        width, end = _find_mark(text, star, closings)
        if not width:
            star = text.find("*", star + 1)
            continue
        if done < star:
            yield TextSpan(text[done:star], bold, italic)
        inner = text[star + width : end]
        yield from _read(inner, bold or width == 2, italic or width == 1, depth - 1)
        done = end + width
        star = text.find("*", done)
    if done < len(text):
        yield TextSpan(text[done:], bold, italic)


def _find_mark(text: str, star: int, closings: list[int]) -> tuple[int, int]:
    """Find how many stars the mark at *star* has, and where its closing stars are; 0 where no mark begins.

    *closings* are the places where two stars may close a mark.
    """
    if text.startswith("**", star) and not text[star + 2 : star + 3].isspace():
        index = bisect_left(closings, star + 3)
        if index < len(closings):
            return 2, closings[index]
    if _WORD.match(text, star + 1) and not _BETWEEN_DIGITS.match(text, star):
        end = text.find("*", star + 1)
        if end >= 0 and not text[end - 1].isspace():
            return 1, end
    return 0, 0


class Piece(NamedTuple):
    """A stretch of a cloze text: a deletion where *number* is 1 or more, else the text between."""

    text: str
    number: int = 0
    hint: str = ""


@lru_cache(maxsize=REMEMBERED)
def split_cloze(cloze: str) -> tuple[Piece, ...]:
    """Split *cloze* into its deletions and the text between them, in order. A malformed deletion counts as text."""
    stretches = _split(cloze)
    if "\\" not in cloze:
        return tuple(stretches)
    return tuple(Piece(_ESCAPE.sub(r"\1", text), number, _ESCAPE.sub(r"\1", hint)) for text, number, hint in stretches)


def _split(cloze: str) -> list[Piece]:
    """Split *cloze* into pieces whose texts are as written, with their backslashes."""
    stretches: list[Piece] = []
    done = 0
    while (match := _DELETION.search(cloze, done)) and (closing := _CLOSING.search(cloze, match.end())):
        if done < match.start():
            stretches.append(Piece(cloze[done : match.start()]))
        answer, *hint = _HINTING.split(cloze[match.end() : closing.start()], maxsplit=1)
        stretches.append(Piece(answer, int(match["number"]), *hint))
        done = closing.end()
    if done < len(cloze):
        stretches.append(Piece(cloze[done:]))
    return stretches


def filled(cloze: str) -> str:
    """Return the cloze text as a whole sentence, with nothing deleted."""
    return "".join(piece.text for piece in split_cloze(cloze))


def opens_deletion(text: str) -> bool:
    """Tell whether a deletion begins anywhere in *text*, well formed or not."""
    return _OPENING.search(text) is not None


@lru_cache(maxsize=REMEMBERED)
def find_fault(cloze: str) -> str:
    """Say what keeps *cloze* from making one card for each deletion; "" where nothing does."""
    stretches = _split(cloze)
    numbers = sorted({piece.number for piece in stretches if piece.number})
    if not opens_deletion(cloze):
        return "no deletion"
    if "{{c0::" in cloze:
        return "a deletion numbered 0: number them from 1"
    if not numbers or any(opens_deletion(piece.text + piece.hint) for piece in stretches):
        return "a deletion that is nested, not closed or not of the form {{c1::…}}"
    if any(one.number and two.text.startswith("}") for one, two in pairwise(stretches)):
        return "a deletion that ends in a brace, which Anki would show: write `\\}` for it"
    if any(piece.number and not piece.text.strip() for piece in stretches):
        return "a deletion with nothing in it"
    if numbers != list(range(1, len(numbers) + 1)):
        missing = next(number for number in range(1, numbers[-1] + 1) if number not in numbers)
        return f"no deletion numbered {missing}: number them 1, 2, 3 without gaps"
    return ""
