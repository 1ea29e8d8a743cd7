"""Break paragraphs into lines: find where a line may end, then choose the best of all ways; set ragged right."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from itertools import accumulate, groupby
from operator import itemgetter
from typing import NamedTuple

import pyphen

from briefdeck.language.language_tags import is_english
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.packs.pack import AS_WRITTEN, read_as
from briefdeck.language.terms import known_terms
from briefdeck.render.pdf.faces import Face, RaisedFace
from briefdeck.render.pdf.right_to_left import said

SOFT_HYPHEN = "\u00ad"
_WORD = re.compile(r"[A-Za-zÀ-ɏͰ-ӿḀ-ỿ]{6,}")
_DASH = re.compile(r"(?<=\w)[-–—/](?=\w)")
_LETTERS, _LEAST_PART = re.compile(r"\w+"), 4
"""The fewest letters that may be alone before or after a dash or hyphen at the end of a line."""
_LEAST_BESIDE_HYPHEN = 3
"""The fewest letters on either side of a hyphen at which a word is divided."""
_KANA_OR_HAN = re.compile(r"[\u3000-\u30ff\u3400-\u9fff]")
"""Between these a line may end anywhere, but not before `_NEVER_FIRST` and not after `_NEVER_LAST`."""
_NEVER_FIRST = frozenset(
    "、。，．・：；？！ゝゞ々ー’”）〕］｝〉》」』】〙〗ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…‥"
)
_NEVER_LAST = frozenset("‘“（〔［｛〈《「『【〘〖")
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
"""Korean is divided at its blanks; only a word longer than a line is divided between two of these."""
_AROUND_SIGNS = re.compile(r" (?=[»›;?!:])|(?<=[«‹]) ")
"""French sets a space there, and no line ends at it."""
_NUMBER_AND_WORD = re.compile(r"(?<=\d) (?=[^\W\d])")
"""Of a language whose units are not known, no line ends between a number and the word after it."""
_LONGEST_TERM = 24
"""Characters of a number with its unit, or of a date, that stay on one line."""
_MONTH = one_of((*ENGLISH.dates.months, *ENGLISH.dates.short_months))
_UNIT = one_of(ENGLISH.units.set_with_number)
_TITLE = rf"(?:{one_of((*ENGLISH.titles.abbreviated, 'No'))}\.?|{one_of(('line', 'lines'))})"
_BOUND = re.compile(rf"(?<=\d) (?=(?:{_UNIT}|{_MONTH})\b|%)|\b(?:{_MONTH}|{_TITLE}) (?=\w)")
"""No line ends between a number and its unit, within a date, or after a title."""


class Glyph(NamedTuple):
    """A character and how it is shown."""

    char: str
    face: Face | RaisedFace
    note: str


_CHAR, _LOOKS = itemgetter(0), itemgetter(1, 2)


class Fragment(NamedTuple):
    """Characters of one face; *note* is the source note they lead to, "" for none."""

    face: Face | RaisedFace
    text: str
    note: str

    @property
    def width(self) -> int:
        """The width in thousandths of the type size."""
        return self.face.width(self.text)


class LinePiece(NamedTuple):
    """The text between two places where a line may end. Widths are in thousandths of the type size."""

    glyphs: Sequence[Glyph]
    width: int
    end: str
    """How it ends at the end of a line: " " for a space that is dropped, "-" for a hyphen that is added, or ""."""
    space: Glyph | None
    """The space that is dropped at the end of a line; None for none."""
    after: int
    """The width between it and the next piece on the same line: the space, and kerning."""
    hyphen: int
    """The width of the hyphen that is added at the end of a line; 0 for none."""


class _Row:
    """Glyphs side by side, prepared so that any stretch of them is measured in constant time."""

    def __init__(self, glyphs: Sequence[Glyph]) -> None:
        self.glyphs = glyphs
        self._starts, self._ends = [0], list[int]()
        for at, (char, face, note) in enumerate(glyphs, start=1):
            end = self._starts[-1] + face.width(char)
            follower = glyphs[at] if at < len(glyphs) else None
            kerned = follower is not None and follower.face is face and follower.note == note
            self._ends.append(end)
            self._starts.append(end + face.kern(char, follower.char) if follower and kerned else end)

    def width(self, start: int, end: int) -> int:
        """Return the width of the glyphs from *start* to before *end*; there must be at least one."""
        return self._ends[end - 1] - self._starts[start]

    def gap(self, left: int, right: int) -> int:
        """Return the space between the glyphs *left* and *right*; *right* may be the end of the row."""
        return self._starts[right] - self._ends[left]

    def piece(self, start: int, at: int, end: str) -> LinePiece:
        """Make the piece from *start* to before *at*, which ends with *end*."""
        space = self.glyphs[at] if end == " " else None
        hyphen = self.glyphs[at - 1].face.width(SOFT_HYPHEN) if end == "-" else 0
        after = self.gap(at - 1, at + (space is not None))
        return LinePiece(self.glyphs[start:at], self.width(start, at), end, space, after, hyphen)


def join_fragments(glyphs: Sequence[Glyph]) -> list[Fragment]:
    """Join *glyphs* into fragments of one face that lead to the same note."""
    return [Fragment(face, "".join(map(_CHAR, group)), note) for (face, note), group in groupby(glyphs, key=_LOOKS)]


@cache
def find_hyphenator(language: str) -> pyphen.Pyphen | None:
    """Find the hyphenator for the BCP 47 *language*; None where there are no patterns for it.

    Opening it parses all patterns of the language, 0.1 s for English.
    """
    known = pyphen.language_fallback(language)
    return pyphen.Pyphen(lang=known, left=_LEAST_BESIDE_HYPHEN, right=_LEAST_BESIDE_HYPHEN) if known else None


def cut_pieces(
    glyphs: Sequence[Glyph], hyphenator: pyphen.Pyphen | None, binding: bool = True, language: str = "en"
) -> list[LinePiece]:
    """Cut *glyphs*, a text in *language*, at the places where a line may end; a *hyphenator* also divides words.

    Without *binding*, a line may also end at blanks that are better kept, such as between a number and its unit.
    """
    text = "".join(glyph.char for glyph in glyphs)
    ends, row = _ends(text, hyphenator, _bound_glyphs(text, language) if binding else frozenset()), _Row(glyphs)
    pieces, start = [], 0
    for at in sorted(ends):
        if start < at:
            pieces.append(row.piece(start, at, ends[at]))
        start = at + (ends[at] == " ")
    if start < len(glyphs):
        pieces.append(row.piece(start, len(glyphs), ""))
    return pieces


def narrow_pieces(
    pieces: Sequence[LinePiece], width: float, find: Callable[[], pyphen.Pyphen | None]
) -> list[LinePiece]:
    """Divide those of *pieces* that are wider than a line of *width*: at a blank, else as the language does.

    *find* finds the hyphenator. What is still wider stays whole.
    """
    narrow: list[LinePiece] = []
    for piece in pieces:
        if piece.width + piece.hyphen <= width:
            narrow.append(piece)
            continue
        parts = cut_pieces(piece.glyphs, None, binding=False)
        if any(part.width > width for part in parts):
            parts = cut_pieces(piece.glyphs, find(), binding=False)
        if any(part.width > width for part in parts):
            parts = list(_between_syllables(piece.glyphs))
        narrow += [*parts[:-1], parts[-1]._replace(end=piece.end, space=piece.space, after=piece.after)]
    return narrow


def _between_syllables(glyphs: Sequence[Glyph]) -> Iterator[LinePiece]:
    """Cut *glyphs* at every blank and between any two syllables of Hangul."""
    row, start = _Row(glyphs), 0
    for at in range(1, len(glyphs)):
        here, before = glyphs[at].char, glyphs[at - 1].char
        if here == " " or (_HANGUL.match(here) and _HANGUL.match(before)):
            yield row.piece(start, at, " " if here == " " else "")
            start = at + (here == " ")
    yield row.piece(start, len(glyphs), "")


def divide_piece(piece: LinePiece, width: float) -> Iterator[LinePiece]:
    """Divide *piece*, a word longer than a line, into parts no wider than *width*."""
    start, row = 0, _Row(piece.glyphs)
    for at in range(1, len(piece.glyphs)):
        if row.width(start, at + 1) > width:
            yield row.piece(start, at, "")
            start = at
    yield piece._replace(glyphs=piece.glyphs[start:], width=row.width(start, len(piece.glyphs)))


def _bound_glyphs(text: str, language: str) -> frozenset[int]:
    """Find the blanks of *text*, in which glyphs may stand for several characters, at which no line ends."""
    says = said(text)
    if len(says) == len(text):
        return _bound(says, language)
    starts = accumulate((len(said(char)) for char in text), initial=0)
    places = {start: at for at, start in enumerate(starts)}
    return frozenset(places[start] for start in _bound(says, language) if start in places)


def _bound(text: str, language: str) -> frozenset[int]:
    """Find the blanks of *text* at which no line ends."""
    bound = {match.end() - 1 if text[match.end() - 1] == " " else match.start() for match in _BOUND.finditer(text)}
    patterns = (_AROUND_SIGNS,) if is_english(language) else (_AROUND_SIGNS, _NUMBER_AND_WORD)
    bound.update(match.start() for pattern in patterns for match in pattern.finditer(text))
    return frozenset(bound.union(_within_terms(text, read_as(language))))


def _within_terms(text: str, language: str) -> Iterator[int]:
    """Find the blanks within a number and its unit, and within a date, of a packed *language*: “18. November”."""
    if language in ("en", AS_WRITTEN) or " " not in text or not any(map(str.isdigit, text)):
        return
    terms = known_terms(text, language)
    places = [(each.start, each.written) for each in terms.quantities] + [
        (each.start, each.written) for each in terms.dates
    ]
    for start, written in places:
        if any(map(str.isdigit, written)) and len(written) <= _LONGEST_TERM:
            yield from (start + at for at, char in enumerate(written) if char == " ")


def _ends(text: str, hyphenator: pyphen.Pyphen | None, bound: Collection[int]) -> dict[int, str]:
    """Find the places in *text* where a line may end, and how: see LinePiece.end. At blanks in *bound* none does."""
    ends = dict(_hyphens(text, hyphenator)) if hyphenator else {}
    ends.update((at, "") for at in _after_dashes(text))
    ends.update(
        (at, "")
        for at in (match.start() for match in _KANA_OR_HAN.finditer(text))
        if at and _KANA_OR_HAN.match(text, at - 1) and text[at] not in _NEVER_FIRST and text[at - 1] not in _NEVER_LAST
    )
    ends.update((at, " ") for at, char in enumerate(text) if char == " " and at not in bound)
    ends.pop(0, None)
    return ends


def _hyphens(text: str, hyphenator: pyphen.Pyphen) -> Iterator[tuple[int, str]]:
    for match in _WORD.finditer(text):
        if not match[0].isupper():
            yield from ((match.start() + at, "-") for at in hyphenator.positions(match[0]))


def _after_dashes(text: str) -> Iterator[int]:
    """Find the places after a dash or slash within a word, but not in 2023–24, e-mail, and/or or Jong-un."""
    for match in _DASH.finditer(text):
        head = text[: match.start()].rpartition(" ")[2]
        tail = _LETTERS.match(text, match.end())
        is_short = len(head) < _LEAST_PART or not tail or len(tail[0]) < _LEAST_PART
        if match[0] == "—" or not (head[-1].isdigit() or is_short):
            yield match.end()


# Blame for what is ugly, in points. A line itself costs so much that more lines than needed never win: `count_lines`
# relies on that.
_A_LINE = 1e4
_TOO_WIDE = 1e8
_SHORT = 30.0
"""The blame for a line, times the square of the share of it that is left empty."""
_VERY_SHORT, _VERY_SHORT_FROM = 60.0, 0.26
_ORPHAN_WORD, _ORPHAN_BELOW = 8.0, 0.25
_HYPHEN, _SECOND_HYPHEN, _LAST_HYPHEN = 5.5, 4.0, 6.0


def count_lines(pieces: Sequence[LinePiece], width: float) -> int:
    """Count the lines that `break_lines` makes of *pieces* at *width*, without breaking them: much faster."""
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


def break_lines(pieces: Sequence[LinePiece], width: float) -> list[list[Fragment]]:
    """Break *pieces* into lines no wider than *width*, in thousandths of the type size.

    As many lines are made as are needed. A word longer than a line is divided anywhere; only a single glyph may be
    wider than *width*.
    """
    fitting = list(_fitting(pieces, width))
    return [_line(fitting[start:end]) for start, end in _best_cuts(fitting, width)]


def _fitting(pieces: Sequence[LinePiece], width: float) -> Iterator[LinePiece]:
    for piece in pieces:
        if piece.width + piece.hyphen > width:
            yield from divide_piece(piece, width - piece.hyphen)
        else:
            yield piece


def _best_cuts(pieces: Sequence[LinePiece], width: float) -> list[tuple[int, int]]:
    """Find the lines with the least blame in all, as the first piece and the one behind the last (Knuth and Plass)."""
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
            total = blame[start] + _penalty(empty / width, start, end, count)
            if last.end == "-":
                second = start > 0 and pieces[start - 1].end == "-"
                total += _HYPHEN + second * _SECOND_HYPHEN + (end >= count - 1) * _LAST_HYPHEN
            if total <= blame[end]:
                blame[end], start_of[end] = total, start
    return _walk_back(start_of)


def _penalty(empty: float, start: int, end: int, count: int) -> float:
    """Return the blame for a line of which the share *empty* is left empty."""
    if empty < 0:
        return _TOO_WIDE
    if end == count:
        return _A_LINE + (_ORPHAN_WORD if start and empty > 1 - _ORPHAN_BELOW else 0)
    very_short = _VERY_SHORT * (empty - _VERY_SHORT_FROM) if empty > _VERY_SHORT_FROM else 0.0
    return _A_LINE + _SHORT * empty * empty + very_short


def _walk_back(start_of: Sequence[int]) -> list[tuple[int, int]]:
    cuts, end = [], len(start_of) - 1
    while end > 0:
        cuts.append((start_of[end], end))
        end = start_of[end]
    return cuts[::-1]


def _line(pieces: Sequence[LinePiece]) -> list[Fragment]:
    glyphs: list[Glyph] = []
    for piece in pieces:
        glyphs += piece.glyphs
        if piece.space is not None:
            glyphs.append(piece.space)
    last = pieces[-1]
    if last.end == "-":
        glyphs.append(glyphs[-1]._replace(char=SOFT_HYPHEN))
    return join_fragments(glyphs)
