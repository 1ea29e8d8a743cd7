"""Breaking a paragraph into lines: the best of all ways for the paragraph as a whole, set ragged right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from briefdeck.render.pdf.typography.pieces import SOFT_HYPHEN, Fragment, Glyph, Piece, divided, fragments

# What is ugly, in points of blame. A line itself costs so much that no way with more lines ever wins: `count_lines`
# rests on that.
_A_LINE = 1e4
_TOO_WIDE = 1e8
_SHORT = 30.0
"""Times the square of the share of a line left empty."""
_VERY_SHORT, _VERY_SHORT_FROM = 60.0, 0.26
_LONELY_WORD, _LONELY_BELOW = 8.0, 0.25
_HYPHEN, _SECOND_HYPHEN, _LAST_HYPHEN = 5.5, 4.0, 6.0


def count_lines(pieces: Sequence[Piece], width: float) -> int:
    """How many lines `break_lines` makes, told much faster."""
    pieces = list(_fitting(pieces, width))
    start = lines = 0
    while start < len(pieces):
        used, best = 0.0, start + 1
        for at in range(start, len(pieces)):
            _, wide, _, _, after, hyphen = pieces[at]
            if used + wide > width:
                break
            if used + wide + hyphen <= width:
                best = at + 1
            used += wide + after
        start, lines = best, lines + 1
    return lines


def break_lines(pieces: Sequence[Piece], width: float) -> list[list[Fragment]]:
    """The lines of a paragraph set *width* thousandths of its type size wide, as many as it needs.

    A word longer than a line is divided anywhere; nothing is ever wider than *width*, but for a
    single glyph that is.
    """
    fitting = list(_fitting(pieces, width))
    return [_line(fitting[start:end]) for start, end in _best_cuts(fitting, width)]


def _fitting(pieces: Sequence[Piece], width: float) -> Iterator[Piece]:
    for piece in pieces:
        if piece.width + piece.hyphen > width:
            yield from divided(piece, width - piece.hyphen)
        else:
            yield piece


def _best_cuts(pieces: Sequence[Piece], width: float) -> list[tuple[int, int]]:
    """The lines as (first, behind the last) pieces, with the least blame in all (Knuth and Plass)."""
    count = len(pieces)
    upto = list(accumulate((piece.width + piece.after for piece in pieces), initial=0))
    blame, start_of = [0.0] + [float("inf")] * count, [0] * (count + 1)
    for end in range(1, count + 1):
        last = pieces[end - 1]
        behind = upto[end] - last.after + last.hyphen
        first = end - 1
        while first > 0 and behind - upto[first - 1] <= width:
            first -= 1
        for start in range(first, end):
            if blame[start] + _A_LINE > blame[end]:
                continue  # a line more than need be
            empty = width - (behind - upto[start])
            total = blame[start] + _blame(empty / width, start, end, count)
            if last.end == "-":
                second = start > 0 and pieces[start - 1].end == "-"
                total += _HYPHEN + second * _SECOND_HYPHEN + (end >= count - 1) * _LAST_HYPHEN
            if total <= blame[end]:
                blame[end], start_of[end] = total, start
    return _walk_back(start_of)


def _blame(empty: float, start: int, end: int, count: int) -> float:
    """For a line of which the share *empty* is left empty."""
    if empty < 0:
        return _TOO_WIDE
    if end == count:
        return _A_LINE + (_LONELY_WORD if start and empty > 1 - _LONELY_BELOW else 0)
    very_short = _VERY_SHORT * (empty - _VERY_SHORT_FROM) if empty > _VERY_SHORT_FROM else 0.0
    return _A_LINE + _SHORT * empty * empty + very_short


def _walk_back(start_of: Sequence[int]) -> list[tuple[int, int]]:
    cuts, end = [], len(start_of) - 1
    while end > 0:
        cuts.append((start_of[end], end))
        end = start_of[end]
    return cuts[::-1]


def _line(pieces: Sequence[Piece]) -> list[Fragment]:
    glyphs: list[Glyph] = []
    for piece in pieces:
        glyphs += piece.glyphs
        if piece.space is not None:
            glyphs.append(piece.space)
    last = pieces[-1]
    if last.end == "-":
        glyphs.append(glyphs[-1]._replace(char=SOFT_HYPHEN))
    return fragments(glyphs)
