"""What has to give way when not all facts have room on the page: those of the least weight, as few as can be."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from briefdeck.located import LocatedStr
from briefdeck.model import Brief, Verified
from briefdeck.render.brief.content import BriefContent, content_of
from briefdeck.render.brief.fit import fit, fits
from briefdeck.render.brief.page import BriefLayout
from briefdeck.render.pdf.typography.paragraph import TextShaper

_NEARBY = 2
"""How many fewer are tried when a number is found: one more fact may let the columns end better."""


class TrimmedBrief(NamedTuple):
    """A page and what is on it."""

    content: BriefContent
    page: BriefLayout
    left_out: Sequence[LocatedStr]
    """The facts of the sections that had no room, the least first."""


def fit_dropping_facts(
    verified: Verified, name: str, setter: TextShaper, changed: Collection[str] = ()
) -> TrimmedBrief:
    """The brief *name* with as many facts as have room on its page, as large as can be; those *changed* are marked."""
    paper = str(verified.briefs[name].page)
    content = content_of(verified, name, changed=changed)
    page = fit(content, paper, setter)
    if page.spare >= 0:
        return TrimmedBrief(content, page, ())
    order = ranked(verified.briefs[name])
    few = _fewest(len(order), lambda count: fits(content_of(verified, name, order[:count]), paper, setter))
    content = content_of(verified, name, order[:few], changed)
    return TrimmedBrief(content, fit(content, paper, setter), order[:few])


def ranked(brief: Brief) -> list[LocatedStr]:
    """The facts of the sections of *brief* from the least on: by weight, then by how low in their section."""
    places = [(row, column, key) for column, each in enumerate(brief.sections) for row, key in enumerate(each.facts)]
    lowest_first = sorted(places, key=lambda place: (brief.weights.get(place[2], 1), -place[0], -place[1]))
    return list(dict.fromkeys(key for _, _, key in lowest_first))


def _fewest(most: int, is_enough: Callable[[int], bool]) -> int:
    """The least number up to *most* that is enough, *most* when none is; more is enough where less is, or nearly so."""
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_enough(middle) else (middle, high)
    return next((count for count in range(max(1, high - _NEARBY), high) if is_enough(count)), high)
