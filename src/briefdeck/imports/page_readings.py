"""What two readers of web pages took of a page, as lines in the order of the page.

What both took belongs to the article, what one took is shown as doubtful, and what neither took is left out, apart from
lines that say who wrote the text, and when.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from briefdeck.imports.furniture import (
    ABOVE,
    BELOW,
    counts_comments,
    ends_like_text,
    heads_comments,
    is_slight,
    labels_advert,
)
from briefdeck.imports.head_lines import looks_like_head
from briefdeck.imports.imported_text import ImportedLine
from briefdeck.imports.markup import HEADINGS, MarkupLine

_WORD = re.compile(r"\w+")
_WINDOW = 20_000
"""Characters of the page behind the last line that a reader took, among which the next is looked for."""
_BEHIND = 3
"""Lines behind the text that may say who wrote it."""
_DOUBT = "one of two readers left it out"
_LINK, _ADVERT = "is a link", "stands in an advertisement"


def words_of(line: str) -> str:
    """Return the words of *line* in lower case, which tell whether two lines are one."""
    return " ".join(_WORD.findall(line.casefold()))


@dataclass(frozen=True, slots=True)
class TakenLine:
    """A line that a reader took."""

    text: str
    place: int
    """Its place among the lines of the page."""
    agreed: bool
    """Whether both took it."""


class PageReadings:
    """What was taken of a page."""

    def __init__(self, whole: Sequence[MarkupLine], taken: Sequence[TakenLine]) -> None:
        self._whole = whole
        self._taken = taken
        paragraphs = [line for line in taken if not is_slight(line.text)]
        shared = [line for line in paragraphs if line.agreed]
        whole_sentences = [line for line in shared if ends_like_text(line.text)]
        self.is_of_one = bool(paragraphs) and not shared
        """Whether only one reader found paragraphs."""
        self._paragraphs = whole_sentences or shared or paragraphs
        self._first = next((line.place for line in self._paragraphs), len(whole))
        self._last = max((line.place for line in self._paragraphs), default=-1)

    @property
    def text(self) -> str:
        """What was taken."""
        return "\n".join(line.text for line in self._taken)

    @property
    def above(self) -> Sequence[MarkupLine]:
        """The lines of the page above its text."""
        return self._whole[: self._first]

    def judge(self, title: str, language: str, *, with_heads: bool = False) -> list[ImportedLine]:
        """Judge each line that was taken of a page in the *language*, in its order; *title* is that of the article.

        *with_heads* adds lines around the text that only say who wrote it, or when, whoever took them.
        """
        headline, comments = self._place_of(title), self._comments(language)
        heads = self._heads(headline, language) if with_heads else ()
        judged: list[ImportedLine] = []
        for line in sorted((*heads, *self._taken), key=lambda line: line.place):
            if words_of(line.text) == words_of(title):
                judged.append(ImportedLine(line.text))
            elif line.place >= comments:
                judged.append(ImportedLine(line.text, BELOW, is_furniture=True))
            elif not line.agreed and judged and labels_advert(judged[-1].text, language):
                judged.append(ImportedLine(line.text, _ADVERT, is_furniture=True))
            else:
                judged.append(self._judged(line, headline))
        return judged

    def _heads(self, headline: int, language: str) -> list[TakenLine]:
        """Find lines that nobody took, from the *headline* to the text and right behind it, that only tell of it.

        On a blog a day may be a heading above that of the text.
        """
        taken = {words_of(line.text) for line in self._taken}
        above = [place for place in (headline - 1,) if place >= 0 and self._whole[place].block in HEADINGS]
        around = (*above, *range(headline, self._first), *range(self._last + 1, len(self._whole))[:_BEHIND])
        found = ((place, self._whole[place].text) for place in around)
        return [
            TakenLine(text, place, agreed=False)
            for place, text in found
            if words_of(text) not in taken and looks_like_head(text, language)
        ]

    def _judged(self, line: TakenLine, headline: int) -> ImportedLine:
        """Judge a *line*. A short one above the headline, or above all that both took, hardly ever belongs to it."""
        on_page = self._whole[line.place] if line.place < len(self._whole) else None
        is_link = on_page is not None and on_page.is_link and on_page.block not in HEADINGS
        short = is_slight(line.text)
        if is_link and (short or not line.agreed):
            return ImportedLine(line.text, _LINK, is_furniture=True)
        if short and line.place < headline:
            return ImportedLine(line.text, ABOVE, is_furniture=True)
        if line.agreed or (self.is_of_one and not short):
            return ImportedLine(line.text)
        return ImportedLine(line.text, _DOUBT, is_furniture=short and line.place < self._first)

    def _comments(self, language: str) -> int:
        """Find where readers’ comments on a page in the *language* begin: below its text, or below most of it.

        A heading that is a link leads there from elsewhere.
        """
        places = [line.place for line in self._paragraphs]
        lengths = [0, *accumulate(len(line.text) for line in self._paragraphs)]
        for place, line in enumerate(self._whole[self._first + 1 :], start=self._first + 1):
            if not line.is_link and heads_comments(line.text, language):
                above = lengths[bisect_right(places, place)]
                below = lengths[-1] - above
                if not below or (counts_comments(line.text, language) and below < above):
                    return place
        return len(self._whole) + 1

    def _place_of(self, title: str) -> int:
        """Return the last place of the headline above the text, or 0."""
        wanted = words_of(title)
        places = [place for place, line in enumerate(self.above) if wanted and words_of(line.text) == wanted]
        return places[-1] if places else 0


def merge_readings(whole: Sequence[MarkupLine], *readings: Sequence[str]) -> PageReadings:
    """Merge what readers took of a page with the lines *whole*, in the order of the page, each line once."""
    first, second = readings
    texts = (_without_blobs(first, second), _without_blobs(second, first))
    words = [frozenset(map(words_of, lines)) for lines in texts]
    finder = _PlaceFinder(whole)
    placed = [
        (place, reader, at, text)
        for reader, lines in enumerate(texts)
        for at, (place, text) in enumerate(finder.place(lines))
    ]
    return PageReadings(whole, list(_once(sorted(placed), words)))


def _once(placed: Sequence[tuple[int, int, int, str]], words: Sequence[frozenset[str]]) -> Iterator[TakenLine]:
    """Leave out a line that stands a second time, or that one reader has as a part of the line before it."""
    seen: set[str] = set()
    last = ""
    for place, _, _, text in placed:
        said = words_of(text)
        agreed = all(said in each for each in words)
        is_part = not agreed and is_slight(last) and said in words_of(last)
        if said and said not in seen and not is_part:
            yield TakenLine(text, place, agreed)
            seen.add(said)
            last = text


class _PlaceFinder:
    """Finds the places of lines among those of the page."""

    def __init__(self, whole: Sequence[MarkupLine]) -> None:
        said = [f"{words_of(line.text)} " for line in whole]
        self._ends = list(accumulate(map(len, said)))
        self._text = "".join(said)
        self._places: Mapping[str, list[int]] = defaultdict(list)
        for place, line in enumerate(said):
            self._places[line.strip()].append(place)

    def place(self, lines: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Yield each of *lines* with its place; one that is not found stands where the one before it does.

        Of several places it is the next behind the line before, or else the first.
        """
        at = 0
        for line in lines:
            at = self._find(words_of(line), at)
            yield at, line

    def _find(self, said: str, at: int) -> int:
        places = self._places.get(said)
        if places:
            following = bisect_left(places, at)
            return places[following] if following < len(places) else places[0]
        start = self._ends[at - 1] if at else 0
        found = self._text.find(f"{said} ", start, start + _WINDOW + len(said))
        return bisect_right(self._ends, found) if found >= 0 else at


def _without_blobs(lines: Sequence[str], others: Sequence[str]) -> list[str]:
    """Leave out lines in which one reader has run together what the *others* are."""
    paragraphs = [words for line in others if not is_slight(line) and (words := words_of(line))]
    longest = max(map(len, paragraphs), default=0)
    said = {line: words_of(line) for line in lines}
    blobs = {line for line, words in said.items() if len(words) > longest > 0 and _count_within(words, paragraphs) > 1}
    return [line for line in lines if line not in blobs]


def _count_within(line: str, paragraphs: Sequence[str]) -> int:
    return sum(paragraph in line for paragraph in paragraphs)
