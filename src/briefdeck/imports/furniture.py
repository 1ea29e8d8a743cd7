"""Lines around an article: those of the page, printed or not, or the letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from briefdeck.imports.imported_text import ImportedLine
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.packs.pack import pack_of, read_as
from briefdeck.language.packs.pack_words import guess_language

_LONGEST = 160
"""Characters of such a line: more is a paragraph that happens to begin like one."""
_LONGEST_APPEAL = 500
"""Characters of a line that asks readers for money or a story."""
_AROUND = " .:•|…«»‹›<>←→[]()（）0123456789"
"""What may stand around a word such as “Comments” when it is all of a line."""
_BUTTONS = re.compile(r"(?<=[a-z])(?=[A-Z])|\s[|•·/]\s")
"""What parts buttons and links that stand on one line: “ShareTweetEmail”, “Back | Top”."""
_WORD = re.compile(r"\w+")
_SLIGHT = 8
"""Words of a line from which on it may be a paragraph, whatever it ends with."""
_ENDS = (".", "!", "?", "…", ":", "。", "！", "？", "」")
_COUNT = r"[(\[（]?[0-9][0-9,.]*[)\]）]?"
ABOVE, BELOW = "stands above the headline", "stands among the comments"


def looks_like_furniture(line: str, language: str = "en") -> bool:
    """Tell whether *line* begins or reads like a part of the page: “Read more: …”, “Share this story”, “Comments”.

    On a page in any *language* there may be English ones too.
    """
    folded = line.casefold().strip(" •|…»›>[](")
    if len(line) > _LONGEST:
        return len(line) <= _LONGEST_APPEAL and _appeals(language).match(folded) is not None
    buttons = [each.casefold().strip(_AROUND) for each in _BUTTONS.split(line)]
    is_alone = folded.strip(_AROUND) in _alone(language) or all(each in _alone(language) for each in buttons)
    begins = any(begun.match(folded) for begun in (_openings(language), _appeals(language)))
    return is_alone or begins or heads_comments(folded, language)


def labels_advert(line: str, language: str) -> bool:
    """Tell whether *line* only says, in the *language*, that an advertisement stands below it."""
    return line.casefold().strip(_AROUND) in _adverts(language)


def looks_like_ending(line: str) -> bool:
    """Tell whether *line* is one of the last of a letter to many: “Unsubscribe”."""
    return len(line) <= _LONGEST and _endings().match(line.casefold()) is not None


@cache
def _alone(language: str) -> frozenset[str]:
    return ENGLISH.furniture.alone.union(furniture_of_pack(language, "alone"), _adverts(language))


@cache
def _adverts(language: str) -> frozenset[str]:
    return frozenset((*ENGLISH.furniture.adverts, *furniture_of_pack(language, "adverts")))


@cache
def _openings(language: str) -> re.Pattern[str]:
    return _beginning((*ENGLISH.furniture.openings, *furniture_of_pack(language, "openings")))


@cache
def _appeals(language: str) -> re.Pattern[str]:
    return _beginning((*ENGLISH.furniture.appeals, *furniture_of_pack(language, "appeals")))


def heads_comments(line: str, language: str) -> bool:
    """Tell whether *line* stands above what readers say of a page in the *language*: “Comments”, “Comments (7)”."""
    return _named_comments(language).fullmatch(line) is not None or counts_comments(line, language)


def counts_comments(line: str, language: str) -> bool:
    """Tell whether *line* heads comments and gives their number: “Comments (7)”, “3 Responses to “Keys””."""
    return _counted_comments(language).fullmatch(line) is not None


@cache
def _named_comments(language: str) -> re.Pattern[str]:
    headings = (*ENGLISH.furniture.comment_headings, *furniture_of_pack(language, "comment_headings"))
    return re.compile(rf"(?i){one_of(headings)}[:.…]{{0,3}}")


@cache
def _counted_comments(language: str) -> re.Pattern[str]:
    counted = one_of((*ENGLISH.furniture.counted_comments, *furniture_of_pack(language, "counted_comments")))
    of_what = r"(?:\s\w+){0,3}\s?[“”\"«„‘'‹《「].*"
    return re.compile(rf"(?i){counted}\s?{_COUNT}:?|{_COUNT}\s?{counted}(?::|{of_what})?")


@cache
def _endings() -> re.Pattern[str]:
    return _beginning(ENGLISH.furniture.endings)


def _beginning(listed: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"{one_of(listed)}(?!\w)")


def find_language(tag: str, text: str) -> str:
    """Find as what a *text* is read whose file says that it is in the language *tag*, or nothing: "en"."""
    return read_as(tag) or guess_language(text) or "en"


def furniture_of_pack(language: str, name: str) -> tuple[str, ...]:
    """Return the phrases that the pack of a *language* lists under the *name* as furniture, if there is one."""
    pack = pack_of(language) if language else None
    return pack.phrases("furniture", name) if pack else ()


def is_of_browser(program: str) -> bool:
    """Tell whether the *program* that has made a PDF is a browser."""
    return program.startswith("Mozilla/")


def without_surroundings(lines: Sequence[ImportedLine], title: str) -> tuple[ImportedLine, ...]:
    """Propose as furniture what stands above the *title* of a printed page, and what readers have said of it."""
    begin = next((at for at, line in enumerate(lines) if line.text == title), 0)
    language = find_language("", "\n".join(line.text for line in lines))
    first = next((at for at, line in enumerate(lines) if at > begin and not is_slight(line.text)), len(lines))
    end = next((at for at, line in enumerate(lines) if at > first and heads_comments(line.text, language)), len(lines))
    return tuple(
        line if begin <= at < end else ImportedLine(line.text, ABOVE if at < begin else BELOW, is_furniture=True)
        for at, line in enumerate(lines)
    )


def is_slight(line: str) -> bool:
    """Tell whether *line* is too short for a paragraph, and does not end like one."""
    return len(_WORD.findall(line)) < _SLIGHT and not ends_like_text(line)


def ends_like_text(line: str) -> bool:
    """Tell whether *line* ends as a sentence does, and a headline seldom."""
    return line.rstrip("”\"’')").endswith(_ENDS)
