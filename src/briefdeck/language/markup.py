"""The two marks that text may carry: **bold** and *italic*. A star behind a backslash is a star."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefdeck.language.remembering import REMEMBERED

DEEPEST = 4
"""Marks within marks that are read. What is nested deeper stays as it is written, so that reading is linear."""
_CLOSING_BOLD = re.compile(r"(?<=\S)(?=\*\*(?!\*))")
_WORD = re.compile(r"[^\s*]")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\*(?=\d)")
_STAR = "\x03"
"""Stands for a star behind a backslash while marks are read; curators' files hold no control characters (Y101)."""


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
