"""The dates of a packed language, as those of English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from briefdeck.language.dates.dates import DateMention
from briefdeck.language.lexicon import one_of, phrases
from briefdeck.language.packs.pack import LanguagePack
from briefdeck.language.packs.pack_numbers import blank_out

_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
_YEAR = r"(?:1[5-9][0-9][0-9]|20[0-9][0-9])(?![0-9])(?![.,][0-9])"
_EVERYWHERE = (r"(?<![0-9]){y}-{n}-{d}",)
_DASH = r"\s?[-–—~〜～]\s?"


class DateReader:
    """Reads the dates of one language."""

    def __init__(self, pack: LanguagePack) -> None:
        dates = pack.section("dates")
        self._months = _numbered(dates["months"], 1)
        self._weekdays = _numbered(dates["weekdays"], 0)
        self._near = {form: near for near, forms in dates.get("nearby", {}).items() for form in phrases(forms)}
        end = r"(?!\w)" if pack.spaced else ""
        begin = r"(?<!\w)" if pack.spaced else ""
        self._patterns = [self._compile(form, dates, begin, end) for form in (*_EVERYWHERE, *dates["formats"])]
        if self._near:
            self._patterns.append(re.compile(rf"{begin}(?P<near>{one_of(self._near)}){end}"))

    def _compile(self, form: str, dates: dict[str, Any], begin: str, end: str) -> re.Pattern[str]:
        suffix = dates.get("day_suffix", "")
        to = rf"(?:{_DASH}|\s?(?:{one_of(phrases(dates['to']))})\s?)" if dates.get("to") else _DASH
        parts = {
            "{ds}": rf"(?<![0-9])(?<![0-9][.,])(?P<d>{_DAY}){suffix}(?:{to}(?P<d2>{_DAY}){suffix})?",
            "{d}": rf"(?<![0-9])(?P<d>{_DAY}){suffix}",
            "{n}": r"(?P<n>0?[1-9]|1[0-2])(?![0-9])",
            "{y}": rf"(?<![0-9])(?P<y>{_YEAR})",
            "{m}": rf"{begin}(?P<m>{one_of(self._months)}){end}",
            "{a}": one_of(self._months),
            "{w}": rf"{begin}(?P<w>{one_of(self._weekdays)}){end}",
        }
        for name, pattern in parts.items():
            form = form.replace(name, pattern)
        return re.compile(form)

    def read(self, text: str, low: str) -> list[DateMention]:
        """Find the dates of *text* in order; *low* is the same by `plain_digits`."""
        found: list[DateMention] = []
        for pattern in self._patterns:
            matches = list(pattern.finditer(low))
            found += [mention for match in matches for mention in self._mentions(text, match)]
            low = blank_out(low, (match.span() for match in matches)) if matches else low
        return sorted(found, key=lambda mention: mention.start)

    def _mentions(self, text: str, match: re.Match[str]) -> Iterator[DateMention]:
        parts = {name: value for name, value in match.groupdict().items() if value}
        written = text[match.start() : match.end()]
        mention = DateMention(written, match.start(), chain=written)
        if "near" in parts:
            nearby, _, shift = self._near[parts["near"]].partition(" ")
            yield mention._replace(nearby=nearby, shift=int(shift))
            return
        month = self._months[parts["m"]] if "m" in parts else int(parts.get("n", 0))
        weekday = self._weekdays[parts["w"]] if "w" in parts else -1
        mention = mention._replace(year=int(parts.get("y", 0)), month=month)
        yield mention._replace(day=int(parts.get("d", 0)), weekday=weekday)
        if "d2" in parts:
            yield mention._replace(day=int(parts["d2"]))


def _numbered(forms: list[str], first: int) -> dict[str, int]:
    return {form: number for number, listed in enumerate(forms, start=first) for form in phrases(listed)}


@cache
def date_reader(pack: LanguagePack) -> DateReader:
    """Return the reader of the dates of *pack*."""
    return DateReader(pack)
