"""What sort of thing an answer is: a person, a country, a year, an amount of some unit. Only like stands for like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from briefdeck.problem import Text
from briefdeck.text.namebook import INSTITUTIONS
from briefdeck.text.names import TITLES, is_name_alone, name_key
from briefdeck.text.numbers import Quantity
from briefdeck.text.terms import known_terms
from briefdeck.text.words import fold

_CLASSES = {
    "person": "aide soldier dictator expert researcher author editor commentator",
    "country": "country state nation power government",
    "town": "city town port capital village",
    "university": "university college school",
    "paper": "newspaper magazine daily",
    "body": "organisation organization agency institute think-tank group alliance",
}
_ASKED = dict.fromkeys(TITLES, "person") | {word: name for name, words in _CLASSES.items() for word in words.split()}
"""What a noun asks for."""
_WHO = re.compile(r"(?:Who|Whom)\b")
_WHICH = re.compile(r"(?i)\b(?:which|what)\s+((?:[\w’'-]+\s+){0,3}[\w’'-]+)")
_LEAD = re.compile(
    r"(?i)(?:(?:about|almost|around|at least|at most|fewer than|less than|more than|nearly|only|over|some|under|up to"
    r"|in|on|by)\s+)*"
)


_OF = re.compile(r"['’]s?\Z")


class Sort(NamedTuple):
    """What an answer is."""

    shape: str
    """`name`, `date` with what it has of day, month and year, or `amount` with the way it is written."""
    of: str
    """Of a name: what it names. Of an amount: its unit, "" for mere numbers."""
    size: float = 0.0
    """How large an amount is; the year of a date, or its place in the year."""


class Sorter:
    """Knows what the names of a bank name: from the questions that they answer, and from their own spellings."""

    def __init__(self, names: Mapping[Text, Sequence[str]], answered: Iterable[tuple[str, str]]) -> None:
        """Takes the *names* of a bank with their other spellings, and pairs of a question and its answer."""
        self._named: dict[str, str] = {}
        for name, others in names.items():
            known = _class_of(name, others)
            # The other spellings of a country are of its people: "Russian".
            spellings = (name, *others) if known == "person" else (name,) if known else ()
            self._named.update(dict.fromkeys(map(_bare, spellings), known))
        for question, answer in answered:
            asked = asked_for(question)
            if asked and _is_name(answer):
                self._named.setdefault(_bare(answer), asked)

    def sort(self, answer: str, question: str = "") -> Sort | None:
        """What *answer* is, as the answer to *question*; None where it is nothing that can be told."""
        found = known_terms(answer)
        if len(found.dates) == 1 and not found.quantities:
            return _dated(answer)
        if len(found.quantities) == 1 and not found.dates:
            return _counted(answer, found.quantities[0])
        known = self._named.get(_bare(answer)) or (_is_name(answer) and asked_for(question))
        return Sort("name", known) if known and not found.dates and not found.quantities else None


def asked_for(question: str) -> str:
    """What *question* asks for, such as `person` or `country`; "" where that cannot be told."""
    which = _WHICH.search(question) if question.endswith("?") else None
    if which:
        return next((_ASKED[noun] for noun in map(_singular, fold(which[1]).split()) if noun in _ASKED), "")
    return "person" if _WHO.match(question) else ""


def _singular(noun: str) -> str:
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")


def restated(answer: str, like: str, sort: Sort) -> str:
    """*answer*, of the same *sort* as *like*, with what leads into *like*: "At least 85" → "About 60", as it may be."""
    if not sort.shape.startswith("amount"):
        return answer
    lead = _lead(like)
    bare, wanted = answer[len(_lead(answer)) :], like[len(lead) :]
    return lead + (bare[:1].lower() if wanted[:1].islower() else bare[:1].upper()) + bare[1:]


def _lead(answer: str) -> str:
    found = _LEAD.match(answer)
    return found[0] if found else ""


def _is_name(answer: str) -> bool:
    if _OF.search(answer) or fold(answer).partition(" ")[0] in TITLES:
        return False
    return answer[:1].isupper() and (" " not in answer or is_name_alone(answer))


def _bare(name: str) -> str:
    return fold(name).removeprefix("the ")


def _class_of(name: str, others: Sequence[str]) -> str:
    """What the spellings of a name tell of it: Mr. Kim is a person, and where Russians live is a country."""
    parts = name.split()
    if any(fold(each) != fold(name) and name_key(each) == name_key(name) for each in others if " " not in each):
        return "country"
    surname = {parts[0], parts[-1]} if len(parts) > 1 and name_key(parts[-1]) not in INSTITUTIONS else set()
    return "person" if any(each.startswith(("Mr. ", "Ms. ", "Mrs. ")) or each in surname for each in others) else ""


def _dated(answer: str) -> Sort | None:
    date = known_terms(answer).dates[0]
    rest = answer[: date.start] + answer[date.end :]
    if rest.strip(" .") or date.nearby or date.years > 1:
        return None
    parts = {"y": date.year, "m": date.month, "d": date.day, "w": date.weekday + 1}
    has = "".join(part for part, there in parts.items() if there)
    return Sort(f"date {has}", "", date.year or 31 * date.month + date.day + date.weekday)


def _counted(answer: str, quantity: Quantity) -> Sort | None:
    lead = _LEAD.match(answer)
    bare = lead is None or lead.end() == quantity.start
    readings = quantity.readings
    if not bare or answer[quantity.end :].strip(" .") or len({reading.unit for reading in readings}) != 1:
        return None
    return Sort(f"amount {quantity.form.kind}", readings[0].unit, float(readings[0].value))
