"""The phrases that briefdeck itself prints on sheets, keys and cards, in English."""

from __future__ import annotations

from collections.abc import Collection

from briefdeck.quiz import QuestionMode

QUIZ = "Quiz"
NAME, DATE, SCORE = "Name", "Date", "Score"
KEY = "Answer key"
SOURCES = "Sources"
SIDES = ("fronts", "backs")
FLIP = "Print on both sides, flip on the long edge."
LEFT_BLANK = "This side is blank, so that what follows begins on a sheet of its own."
PICTURE = ("[Picture: ", "]")
"""Around the words that stand for a picture that cannot be drawn."""
SAID_BY, AS_OF = "Said by ", ("As of ", ", as of ")
"""Before a speaker; before a time alone, and behind a speaker."""
ALSO, HINT = "also: ", "Hint, if asked for: "
ANSWERS = "Answers: "
IN_DISPUTE = "In dispute: "
LEGEND = (
    "Letters behind a fact are its sources, with their lines; the list is at the end. In italics: the id of each card."
)
_DIRECTIONS = {
    (True, True): "Tick the one right answer where there are boxes; write on the lines where there are none.",
    (True, False): "Tick the one right answer.",
    (False, True): "Write on the lines.",
}
"""What to do, by whether there are boxes and lines."""


def version(letter: str) -> str:
    """The name of a version; "" for the only one."""
    return f"Version {letter}" if letter else ""


def sheet_title(letter: str) -> str:
    """How the outline lists the sheet of a version."""
    return version(letter) or "Questions"


def key_title(letter: str) -> str:
    """What the key of a version is called."""
    return f"{KEY} to version {letter}" if letter else KEY


def key_footer(letter: str) -> str:
    """What the pages of the key of a version say that they are."""
    return f"Key {letter}" if letter else "Key"


def questions(count: int) -> str:
    """How many there are."""
    return "1 question" if count == 1 else f"{count} questions"


def directions(kinds: Collection[QuestionMode]) -> str:
    """What to do on a sheet that asks in these *kinds*."""
    return _DIRECTIONS["choice" in kinds, not {"typed", "recall"}.isdisjoint(kinds)]


def out_of(count: int) -> str:
    """The most that can be scored."""
    return f"/ {count}"


def page(number: int, count: int) -> str:
    """Which page it is, of how many of its part."""
    return f"Page {number} of {count}"


def cards(first: int, last: int, side: str) -> str:
    """Which cards a page has, and which of their sides."""
    return f"Card {first}, {side}" if first == last else f"Cards {first}–{last}, {side}"
