"""Text with hard line ends → one paragraph a line, with hyphens at the ends of lines undone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from briefdeck.language.lexicon import ENGLISH

_ITEM = re.compile(r"\s*(?:([-*•·–+])\s|([0-9]{1,3}|[A-Za-z])[.)]\s|#{1,6}\s|>|\|)")
"""How a line begins that goes on with no other: an item of a list, a heading, a quoted line, a row of a table."""
_FIRST = ("1", "a", "A", "i", "I")
_ENDED = re.compile(r"[.!?:…。！？][”\"’')\]]{0,4}\s*\Z")
_ROOMY = 0.9
"""How full a line may be, beside the fullest, with the next word on it, for its end to be meant."""
_WORD = re.compile(r"\w+(?:-\w+)*")
_HYPHENS = ("-", "‐", "\u00ad")
_WIDEST = 120
"""Characters from which on a line is a paragraph of its own, and not wrapped."""
_FEWEST_OPEN = 8
"""Words of a line from which on it may be the beginning of a sentence that goes on."""
_FILLED = 0.7
"""How full a line must be, beside the fullest, for the next word to have had no room on it."""


def unwrap(lines: Sequence[str]) -> list[str]:
    """Join the *lines* of each paragraph of a text, and leave out blank ones.

    Paragraphs are parted by blank lines, by indentation, or by a short line that ends a sentence. Where the lines of
    a text are not broken at a width, each is a paragraph already.
    """
    stripped = [line.rstrip() for line in lines]
    if not is_wrapped(stripped):
        return [line.strip() for line in stripped if line.strip()]
    width = max((len(line) for line in stripped if len(line) <= _WIDEST), default=0)
    return join_hyphened(_paragraphs(stripped, width))


def is_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether *lines* are broken at a width: most of those that another follows are nearly as long as the rest."""
    followed = [line for line, after in pairwise(lines) if line.strip() and after.strip() and not _ITEM.match(after)]
    if len(followed) < 2:
        return False
    width = sorted(map(len, followed))[int(0.9 * (len(followed) - 1))]
    full = sum(len(line) >= _FILLED * width for line in followed)
    return width <= _WIDEST and width > 30 and full >= 0.6 * len(followed)


def find_soft_ends(lines: Sequence[str]) -> frozenset[int]:
    """Find the places of *lines* whose end somebody wrote, and that yet go on in the next.

    They end at a width, or within a sentence. Where each begins with a capital, as in verse, their ends are meant.
    """
    pairs = [(place, before, after) for place, (before, after) in enumerate(pairwise(lines)) if before and after]
    small = sum(after[0].islower() for _, _, after in pairs)
    wrapped = 4 * small >= len(pairs) and is_wrapped(lines)
    width = max((len(line) for line in lines if len(line) <= _WIDEST), default=0)
    return frozenset(
        place
        for place, before, after in pairs
        if (wrapped and not _is_short(before, after, width)) or _goes_on(before, after)
    )


def _is_short(before: str, after: str, width: int) -> bool:
    """Tell whether the first word of the line *after* had room on the one *before*, in a text that is so wide."""
    return len(before) + len(after.split(maxsplit=1)[0]) < _FILLED * width


def _goes_on(before: str, after: str) -> bool:
    """Tell whether the line *after* goes on with a sentence of the one *before*, which is no heading or label.

    A name behind a first small word begins anew: “by Bo Lind”.
    """
    words = after.split()
    is_open = len(before.split()) >= _FEWEST_OPEN and not _ENDED.search(before)
    return is_open and len(words) > 1 and words[0][0].islower() and words[1][0].islower()


def _paragraphs(lines: Sequence[str], width: int) -> Iterator[list[str]]:
    """Yield the lines of each paragraph."""
    open_: list[str] = []
    for line in lines:
        if open_ and (not line.strip() or _begins(line, open_, width)):
            yield open_
            open_ = []
        if line.strip():
            open_.append(line)
    if open_:
        yield open_


def _begins(line: str, before: Sequence[str], width: int) -> bool:
    """Tell whether *line* begins a paragraph behind the lines *before*, with no blank line between."""
    last = before[-1]
    indented = len(line) - len(line.lstrip()) > len(last) - len(last.lstrip()) and len(before) != 1
    short = _is_short(last, line, width)
    ends = bool(_ENDED.search(last))
    return _begins_item(line, before, width, ends) or len(last) > _WIDEST or indented or (short and ends)


def _begins_item(line: str, before: Sequence[str], width: int, ends: bool) -> bool:
    """Tell whether *line* is an item of a list or the like behind the lines *before*; *ends* says they end a sentence.

    Where that one is full, a dash may stand within a sentence, and “P.” or “12.” may be a part of a name or a date.
    """
    item, open_ = _ITEM.match(line), _ITEM.match(before[0])
    if item is None:
        return False
    bullet, ordinal = item[1], item[2]
    had_room = len(before[-1]) + 1 + len(line.split(maxsplit=1)[0]) < _ROOMY * width
    if had_room or not (bullet or ordinal):
        return True
    if bullet:
        return ends or (open_ is not None and open_[1] == bullet)
    return (ends and ordinal in _FIRST) or (open_ is not None and _follows(ordinal, open_[2] or ""))


def _follows(ordinal: str, before: str) -> bool:
    """Tell whether *ordinal* is the next after the one *before*: 3 after 2, c after b."""
    if ordinal.isdecimal() and before.isdecimal():
        return int(ordinal) == int(before) + 1
    return len(before) == 1 and not ordinal.isdecimal() and ord(ordinal) == ord(before) + 1


def join_hyphened(paragraphs: Iterable[Sequence[str]]) -> list[str]:
    """Join the lines of each of *paragraphs* by blanks; a hyphen that only parts a word at the end of a line goes.

    It stays behind a word such as “well”, and where the text has the same word with a hyphen elsewhere, or both its
    parts and not the whole.
    """
    listed = [[line.strip() for line in lines] for lines in paragraphs]
    known = frozenset(word for lines in listed for word in _whole_words(lines))
    return [_joined(lines, known) for lines in listed]


def _whole_words(lines: Sequence[str]) -> Iterator[str]:
    """Yield the words of *lines* without those that the end of a line parts."""
    parted = False
    for line in lines:
        words = [word.lower() for word in _WORD.findall(line)]
        first = 1 if parted else 0
        parted = line.endswith(_HYPHENS)
        yield from words[first : len(words) - 1 if parted else len(words)]


def _joined(lines: Sequence[str], known: Collection[str]) -> str:
    parts = [*lines[:1]]
    for before, after in pairwise(lines):
        if before.endswith(_HYPHENS) and after[:1].islower():
            parts[-1] = f"{before[:-1]}-" if _keeps_hyphen(before, after, known) else before[:-1]
        elif not (before.endswith("-") and before[-2:-1].isalnum() and after[:1].isalnum()):
            parts.append(" ")
        parts.append(after)
    return "".join(parts)


def _keeps_hyphen(before: str, after: str, known: Collection[str]) -> bool:
    """Tell whether the hyphen at the end of *before* belongs to the word that it parts."""
    found, following = _WORD.findall(before[:-1]), _WORD.match(after)
    if not found or following is None:
        return False
    first, last = found[-1].lower(), following[0].lower()
    if first + last in known:
        return False
    both = min(len(first), len(last)) > 2 and first in known and last in known
    return both or f"{first}-{last}" in known or first in ENGLISH.spelling.hyphened
