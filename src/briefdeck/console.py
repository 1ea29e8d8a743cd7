"""Text for a terminal: without anything the terminal would obey, with its width in columns, and broken into lines.

Whatever comes from a file, a server or the system goes through `clean` before it is printed, or through `clean_json`
where a program reads it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from briefdeck.language.hidden_characters import hidden_characters
from briefdeck.language.markup import TextSpan

_JOINERS = frozenset("\u200c\u200d")
"""Not printable by themselves, and needed within the letters of some scripts and within emoji."""
_FLAG_TAGS = ("\U000e0020", "\U000e007f")
_NOT_ASCII = re.compile(r"[^\n\x20-\x7e]+")


def clean(text: str) -> str:
    """Replace each character of *text* that a terminal would obey, or that is invisible, by a space.

    These are all control characters, marks of direction and hidden characters. The result is one line of the same
    length.
    """
    if text.isascii() and text.isprintable():
        return text
    hidden = {hidden_character.start for hidden_character in hidden_characters(text)}
    return "".join(
        character if place not in hidden and (character.isprintable() or _is_joining(character)) else " "
        for place, character in enumerate(text)
    )


def clean_lines(text: str) -> str:
    """Clean each line of *text* as `clean` does, and keep the line feeds."""
    return "\n".join(map(clean, text.split("\n")))


def clean_json(value: Any) -> str:
    """Format *value* as indented JSON with a line feed at the end; characters that cannot be printed are escaped."""
    return _NOT_ASCII.sub(_escaped, json.dumps(value, ensure_ascii=False, indent=1)) + "\n"


def _escaped(match: re.Match[str]) -> str:
    characters = match[0]
    if characters.isprintable():
        return characters
    return "".join(each if each.isprintable() else json.dumps(each)[1:-1] for each in characters)


def _is_joining(character: str) -> bool:
    return character in _JOINERS or _FLAG_TAGS[0] <= character <= _FLAG_TAGS[1]


def count_columns(text: str) -> int:
    """Count the columns that *text*, a result of `clean`, takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(map(_grapheme_columns, _graphemes(text)))


def _graphemes(text: str) -> Iterator[str]:
    from wcwidth import iter_graphemes  # its tables take 0.02 s to load, and most texts that are printed are ASCII

    return iter_graphemes(text)


def _grapheme_columns(grapheme: str) -> int:
    from wcwidth import wcswidth

    return max(0, wcswidth(grapheme))


def wrapped(runs: Iterable[TextSpan], width: int) -> list[list[TextSpan]]:
    """Break *runs* into lines of at most *width* columns, at spaces and beside wide letters; at least one line.

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
    """Yield what stays together on one line, letter by letter with its marks, and the space before it, if any."""
    space: list[TextSpan] = []
    word: list[TextSpan] = []
    for letter in (run._replace(text=grapheme) for run in runs for grapheme in _graphemes(run.text)):
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
    """Join neighbours on *line* that look the same."""
    return [TextSpan("".join(each.text for each in run), *look) for look, run in groupby(line, lambda span: span[1:])]
