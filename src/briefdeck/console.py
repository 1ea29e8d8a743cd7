"""Text on a terminal: nothing that it would obey, how many columns it takes, and where its lines break.

Whatever comes from a file, a server or the system goes through `clean` before it is printed, or through `clean_json`
where a program reads it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from wcwidth import iter_graphemes, wcswidth

from briefdeck.language.hidden_characters import hidden_characters
from briefdeck.language.markup import TextSpan

_JOINERS = frozenset("\u200c\u200d")
"""Not printable by themselves, and needed within the letters of some scripts and within emoji."""
_FLAG_TAGS = ("\U000e0020", "\U000e007f")
_NOT_ASCII = re.compile(r"[^\n\x20-\x7e]+")


def clean(text: str) -> str:
    """*text* on one line, as long as it was, with a space for anything that a terminal would obey or nobody would see.

    That is every control character, every mark of direction, and every hidden character.
    """
    if text.isascii() and text.isprintable():
        return text
    hidden = {each.start for each in hidden_characters(text)}
    return "".join(
        character if place not in hidden and (character.isprintable() or _is_joining(character)) else " "
        for place, character in enumerate(text)
    )


def clean_lines(text: str) -> str:
    """*text* with its line feeds, and each of its lines as `clean` makes it."""
    return "\n".join(map(clean, text.split("\n")))


def clean_json(value: Any) -> str:
    """*value* as JSON, indented, with a line feed at the end; whatever is not printable is an escape."""
    return _NOT_ASCII.sub(_escaped, json.dumps(value, ensure_ascii=False, indent=1)) + "\n"


def _escaped(match: re.Match[str]) -> str:
    characters = match[0]
    if characters.isprintable():
        return characters
    return "".join(each if each.isprintable() else json.dumps(each)[1:-1] for each in characters)


def _is_joining(character: str) -> bool:
    return character in _JOINERS or _FLAG_TAGS[0] <= character <= _FLAG_TAGS[1]


def columns(text: str) -> int:
    """How many columns of a terminal *text*, which `clean` has made, takes."""
    if text.isascii():
        return len(text)
    return sum(_grapheme_columns(grapheme) for grapheme in iter_graphemes(text))


def _grapheme_columns(grapheme: str) -> int:
    return max(0, wcswidth(grapheme))


def wrapped(runs: Iterable[TextSpan], width: int) -> list[list[TextSpan]]:
    """*runs* in lines of at most *width* columns, broken at spaces and beside wide letters; one line at least.

    A word that is wider than a line is broken where the line ends. Runs of spaces become one.
    """
    lines: list[list[TextSpan]] = [[]]
    room = width
    for space, word in _words(runs):
        needed = sum(_grapheme_columns(letter.text) for letter in word)
        if lines[-1] and needed + len(space) > room:
            lines.append([])
            room = width
        for letter in (*space, *word) if lines[-1] else word:
            taken = _grapheme_columns(letter.text)
            if taken > room and lines[-1]:
                lines.append([])
                room = width
            lines[-1].append(letter)
            room -= taken
    return [_joined(line) for line in lines]


def _words(runs: Iterable[TextSpan]) -> Iterator[tuple[list[TextSpan], list[TextSpan]]]:
    """What stays on one line, letter by letter with its marks, and the space before it, if there is any."""
    space: list[TextSpan] = []
    word: list[TextSpan] = []
    for letter in (run._replace(text=grapheme) for run in runs for grapheme in iter_graphemes(run.text)):
        blank = letter.text.isspace()
        if word and (blank or _is_wide(letter.text) or _is_wide(word[-1].text)):
            yield space, word
            space, word = [], []
        if blank:
            space = [letter._replace(text=" ")]
        else:
            word.append(letter)
    if word:
        yield space, word


def _is_wide(grapheme: str) -> bool:
    return not grapheme.isascii() and _grapheme_columns(grapheme) > 1


def _joined(line: list[TextSpan]) -> list[TextSpan]:
    """*line* with neighbours that look the same made one."""
    return [TextSpan("".join(each.text for each in run), *look) for look, run in groupby(line, lambda span: span[1:])]
