"""Text on a terminal: nothing that it would obey, how many columns it takes, and where its lines break."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from briefdeck.language.markup import TextSpan


def printable(text: str) -> str:
    """*text* on one line, with a space for anything that a terminal would obey."""
    return "".join(character if character.isprintable() else " " for character in text)


def columns(text: str) -> int:
    """How many columns of a terminal *text* takes: two for wide letters, none for combining marks."""
    if text.isascii():
        return len(text)
    wide = sum(map(_is_wide, text))
    return len(text) + wide - sum(unicodedata.combining(character) > 0 for character in text)


def wrapped(runs: Iterable[TextSpan], width: int) -> list[list[TextSpan]]:
    """*runs* in lines of at most *width* columns, broken at spaces and beside wide letters; one line at least.

    A word that is wider than a line is broken where the line ends. Runs of spaces become one.
    """
    lines: list[list[TextSpan]] = [[]]
    room = width
    for space, word in _words(runs):
        needed = sum(columns(letter.text) for letter in word)
        if lines[-1] and needed + len(space) > room:
            lines.append([])
            room = width
        for letter in (*space, *word) if lines[-1] else word:
            taken = columns(letter.text)
            if taken > room and lines[-1]:
                lines.append([])
                room = width
            lines[-1].append(letter)
            room -= taken
    return [_joined(line) for line in lines]


def _words(runs: Iterable[TextSpan]) -> Iterator[tuple[list[TextSpan], list[TextSpan]]]:
    """What stays on one line, letter by letter, with the space before it, if there is any."""
    space: list[TextSpan] = []
    word: list[TextSpan] = []
    for letter in (run._replace(text=character) for run in runs for character in run.text):
        blank = letter.text.isspace()
        apart = word and not unicodedata.combining(letter.text) and (_is_wide(letter.text) or _is_wide(word[0].text))
        if word and (blank or apart):
            yield space, word
            space, word = [], []
        if blank:
            space = [letter._replace(text=" ")]
        else:
            word.append(letter)
    if word:
        yield space, word


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _joined(line: list[TextSpan]) -> list[TextSpan]:
    """*line* with neighbours that look the same made one."""
    return [TextSpan("".join(each.text for each in run), *look) for look, run in groupby(line, lambda span: span[1:])]
