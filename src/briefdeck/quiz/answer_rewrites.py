"""What is written in another way before a typed answer is read: clock times, halves, numbers in words, polite endings.

A rewrite is a pattern and what takes its place, both of which Python and the page understand. The text is folded by
then. A time becomes hours and minutes: 6.30 pm is “18 clkh 30 clkm”; “half past six”, which may be in the morning or
in the evening, is “6 anyh 30 anym”.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from briefdeck.language.lexicon import one_of, phrases

Rewrite = tuple[str, str]
TIME_UNITS = {"clkh": (3600, "second"), "clkm": (60, "second"), "anyh": (3600, "half day"), "anym": (60, "half day")}
"""The units of times, with their factors and base units."""
HALF_DAY = 43_200
"""Seconds after which a time of “half past six” comes again."""
AND_A_HALF = "& aa aahalf"
"""What is read as “and a half”, behind a number and before its unit."""
_SURE, _ANY, _AM, _PM = "⌚", "◐", "☼", "☾"
"""Behind a time: that it is told in full, that it may be in either half of the day, and in which it is."""
_BEFORE, _AFTER = "(^|[^0-9:.,])", "(?![0-9:])"
_MINUTES = "(:[0-5][0-9])?"
_NOON = 12
_NEEDLESS = re.compile(r"\\([^\w^$.*+?()\[\]{}|/\\])")
"""An escape that Python needs nowhere, and the page does not allow."""
_BARE = re.compile(r"\s*([0-9]{1,2})[ .:]([0-5][0-9])\s*")


def rewrite(text: str, rewrites: Sequence[Rewrite]) -> str:
    """Rewrite *text*, which is folded, by *rewrites* in their order."""
    for pattern, written in rewrites:
        text = _compiled(pattern).sub(re.sub(r"\$([0-9])", r"\\g<\1>", written), text)
    return text


def as_time(text: str) -> str:
    """Return *text* as a time where it is no more than two numbers: 18.30, “21 30”; 6.30 may be in the evening, too."""
    found = _BARE.fullmatch(text)
    if not found:
        return text
    return f"{found[1]}:{found[2]}{_ANY if 1 <= int(found[1]) <= _NOON else ''}"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def make_rewrites(answers: Mapping[str, Any], fold: Callable[[str], str], words: Mapping[str, str]) -> list[Rewrite]:
    """Make the rewrites of a language from its section *answers*.

    *words* has expressions for the names in braces in its patterns: {ones}, {tens}, {number}, {unit}, {half}.
    """
    listed = [(fold(pattern), written) for pattern, written in answers.get("rewrites", ())]
    for name, expression in words.items():
        listed = [(pattern.replace(f"{{{name}}}", expression), written) for pattern, written in listed]
    made = [*listed, *_clock(answers.get("clock", {}), fold)]
    return [(_NEEDLESS.sub(r"\1", pattern), written) for pattern, written in made]


def _clock(clock: Mapping[str, Any], fold: Callable[[str], str]) -> Iterator[Rewrite]:
    def any_of(name: str) -> str:
        return one_of(map(fold, phrases(str(clock[name]))))

    hours = [one_of([*map(fold, phrases(each)), str(at)]) for at, each in enumerate(clock.get("hours", ()), 1)]
    for past, listed in clock.get("minutes", {}).items():
        for phrase in map(fold, phrases(listed)):
            for place, hour in enumerate(hours):
                said = phrase.replace("{h}", hour).replace("{next}", hours[(place + 1) % _NOON])
                yield rf"(^|[^\w:.,]){said}(?!\w)", f"$1{place + 1}:{past:02}{_ANY}"
    if marks := [name for name in ("marks", "pm", "am") if clock.get(name)]:
        behind = "|".join(map(any_of, marks))
        yield rf"{_BEFORE}([0-9]{{1,2}})\.([0-5][0-9])(?= ?(?:{behind})(?!\w))", "$1$2:$3"
    for half, sign in (("pm", _PM), ("am", _AM)):
        if clock.get(half):
            yield rf"([0-9]){_ANY}? ?{any_of(half)}(?!\w)", f"$1{sign}"
        if clock.get(f"{half}_before"):
            yield rf"{any_of(f'{half}_before')} ?([0-9]{{1,2}}{_MINUTES}){_ANY}?", f"$1{sign}"
    for number in range(1, _NOON + 1) if clock else ():
        yield rf"{_BEFORE}{number}{_MINUTES}{_PM}", f"$1{number % _NOON + _NOON}$2{_SURE}"
    yield rf"{_BEFORE}12{_MINUTES}{_AM}", f"$10$2{_SURE}"
    yield _AM, _SURE
    if clock.get("marks"):
        yield rf"{_BEFORE}([0-9]{{1,2}}{_MINUTES}) ?{any_of('marks')}(?!\w)", f"$1$2{_SURE}"
    yield rf"{_BEFORE}([0-9]{{1,2}}):00({_SURE}|{_ANY})?{_AFTER}", "$1 $2 clkh "
    yield rf"{_BEFORE}([0-9]{{1,2}}):([0-5][0-9]){_ANY}", "$1 $2 anyh $3 anym "
    yield rf"{_BEFORE}([0-9]{{1,2}}):([0-5][0-9]){_SURE}?{_AFTER}", "$1 $2 clkh $3 clkm "
    yield rf"{_BEFORE}([0-9]{{1,2}}){_SURE}", "$1 $2 clkh "
    yield rf"{_BEFORE}([0-9]{{1,2}}){_ANY}", "$1 $2 anyh "
