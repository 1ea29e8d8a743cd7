"""What keeps a page from being made, as problems of the curator's files."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from math import ceil

from briefdeck.model import Verified
from briefdeck.problem import NOWHERE, Problem, Text
from briefdeck.render.brief.page import Page
from briefdeck.render.brief.styles import SMALLEST
from briefdeck.render.brief.typography.paragraph import Missing
from briefdeck.render.brief.wording import count
from briefdeck.text.markup import plain

_SCRIPTS = (
    "the fonts have Latin, Greek, Cyrillic, Korean syllables and common signs; for others of letters that do not join, "
    "from left to right, put a TrueType file into fonts/ and name it under `fonts:`"
)
_LEADING = 1.2
"""Of the smallest type, in sizes."""
_LONGEST = 3
"""How many of the longest texts are named."""


def missing_glyphs(missing: Iterable[Missing]) -> list[Problem]:
    """A problem (B704) for each character of each text that no font has."""
    return sorted(
        Problem(
            place=NOWHERE if source is None else source.place,
            code="B704",
            message=f"no font of the page has {_named(char)}",
            words=char,
            hint=_SCRIPTS,
        )
        for char, source in missing
    )


def unusable(fonts: Mapping[Text, object | None]) -> list[Problem]:
    """A problem (B709) for each of the *fonts*, by the names of their files, that has no face."""
    return [
        Problem(name.place, "B709", f"the font “{name}” cannot be embedded", words=str(name))
        for name, face in fonts.items()
        if face is None
    ]


def overflow(verified: Verified, name: str, page: Page) -> list[Problem]:
    """The problems (B703) of a *page* that does not fit: by how much, and each of the longest texts on it."""
    if page.spare >= 0:
        return []
    brief = verified.briefs[name]
    much = f"{ceil(page.body.excess)} points of a column too much, about {count(_lines(page.body.excess), 'line')}"
    message = f"the brief does not fit on one {brief.page} page at {SMALLEST} points: it has {much}"
    problems = [
        Problem(
            brief.title.place,
            "B703",
            message,
            hint="it is too long even without its sections: shorten its longest texts",
        )
    ]
    texts = sorted(set(_texts(verified, name)), key=lambda text: (-len(plain(text)), text.place))
    for text in texts[:_LONGEST]:
        length = len(plain(text))
        problems.append(
            Problem(text.place, "B703", f"the brief does not fit; these {length} characters are among its longest")
        )
    return problems


def _lines(height: float) -> int:
    return ceil(height / (SMALLEST * _LEADING))


def _texts(verified: Verified, name: str) -> Iterator[Text]:
    """The curator's texts that a page shows whatever facts of its sections are left out."""
    brief = verified.briefs[name]
    facts = {fact.id: fact.fact for fact in verified.bank.facts}
    yield from (brief.title, brief.deck, brief.kicker)
    yield from (sentence.text for sentence in (*brief.bottom_line, *brief.open_questions))
    yield from (figure.label for figure in brief.figures)
    yield from (bar.label for bar in (brief.chart.bars if brief.chart else ()))
    yield from (person.role for person in brief.people)
    yield from (event.text or facts[event.facts[0]] for event in brief.timeline)
    for dispute in verified.bank.disputes:
        if dispute.id in brief.disputes:
            yield dispute.note
            yield from (facts[fact] for fact in dispute.facts)


def _named(char: str) -> str:
    name = unicodedata.name(char, "")
    return f"U+{ord(char):04X}" + (f" {name}" if name else "")
