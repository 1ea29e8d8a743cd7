"""What sort of thing an answer is: a person, a country, a year, an amount of some unit. Only like stands for like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from briefdeck.language.aliases import INSTITUTIONS
from briefdeck.language.names import TITLES, is_name_alone, name_key
from briefdeck.language.numbers import Quantity
from briefdeck.language.terms import known_terms
from briefdeck.language.words import fold
from briefdeck.located import LocatedStr
from briefdeck.quiz.questions import BLANK
from briefdeck.quiz.spellings import bare

_CLASSES = {
    "person": "aide soldier dictator expert researcher author editor commentator",
    "country": "country state nation power government",
    "town": "city town village",
    "capital": "capital",
    "port": "port",
    "university": "university college school",
    "paper": "newspaper magazine daily",
    "institute": "institute think-tank",
    "agency": "agency",
    "group": "group",
    "body": "organisation organization alliance",
}
_ASKED = dict.fromkeys(TITLES, "person") | {word: name for name, words in _CLASSES.items() for word in words.split()}
"""What a noun asks for. No capital is taken for a mere town, nor the other way round: that would tell the answer."""
_WHO_IS = re.compile(r"Who (?:is|are|was|were)\b")
_WHO = re.compile(r"(?:Who|Whom)\b")
_WHICH = re.compile(r"(?i)\b(?:which|what)\s+((?:[\w’'-]+\s+){0,3}[\w’'-]+)")
_LEAD = re.compile(
    r"(?i)(?:(?:about|almost|around|at least|at most|fewer than|less than|more than|nearly|only|over|some|under|up to"
    r"|in|on|by)\s+)*"
)


_OF = re.compile(r"['’]s?\Z")


class AnswerType(NamedTuple):
    """What an answer is."""

    shape: str
    """`name`, `date` with what it has of day, month and year, or `amount` with the way it is written."""
    of: str
    """Of a name: what it names. Of an amount: its unit, "" for mere numbers."""
    size: float = 0.0
    """How large an amount is; the year of a date, or its place in the year."""


class AnswerClassifier:
    """Knows what the names of a bank name: from the questions that they answer, and from their own spellings."""

    def __init__(self, names: Mapping[LocatedStr, Sequence[str]], answered: Iterable[tuple[str, str]]) -> None:
        """Takes the *names* of a bank with their other spellings, and pairs of a question and its answer."""
        self._named: dict[str, str] = {}
        for name, others in names.items():
            known = _class_of(name, others)
            # The other spellings of a country are of its people: "Russian".
            spellings = (name, *others) if known == "person" else (name,) if known else ()
            self._named.update(dict.fromkeys(map(bare, spellings), known))
        for question, answer in answered:
            asked = asked_for(question)
            if asked and _is_name(answer):
                self._named.setdefault(bare(answer), asked)
        known_by = {name: (name, *others) for name, others in names.items() if self._named.get(bare(name)) == "country"}
        self._countries = {spelled: str(name) for name, spellings in known_by.items() for spelled in spellings}
        longest = sorted(self._countries, key=lambda spelled: (-len(spelled), spelled))
        self._country = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?!\w)")

    def sort(self, answer: str, question: str = "") -> AnswerType | None:
        """What *answer* is, as the answer to *question*; None where it is nothing that can be told."""
        found = known_terms(answer)
        if len(found.dates) == 1 and not found.quantities:
            return _dated(answer)
        if len(found.quantities) == 1 and not found.dates:
            return _counted(answer, found.quantities[0])
        known = self._named.get(bare(answer)) or (_is_name(answer) and asked_for(question))
        return AnswerType("name", known) if known and not found.dates and not found.quantities else None

    def countries(self, text: str) -> frozenset[str]:
        """The countries of which *text* speaks, or whose people it names."""
        return frozenset(self._countries[found] for found in self._country.findall(text))


def office(question: str) -> str:
    """The words of *question* by which a person is asked for: "Russian minister"; "" where they are none."""
    which = _WHICH.search(question)
    return which[1] if which else question if _WHO_IS.match(question) else ""


def asked_for(question: str) -> str:
    """What *question* asks for, such as `person` or `country`; "" where that cannot be told."""
    which = _WHICH.search(question) if question.endswith("?") else None
    if which:
        return next((_ASKED[noun] for noun in map(_singular, fold(which[1]).split()) if noun in _ASKED), "")
    return "person" if _WHO.match(question) else ""


def _singular(noun: str) -> str:
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")


def restated(answer: str, like: str, sort: AnswerType) -> str:
    """*answer*, of the same *sort* as *like*, with what leads into *like*: "At least 85" → "About 60", as it may be."""
    if not answer or not sort.shape.startswith("amount"):
        return answer
    lead = _lead(like)
    bare, wanted = answer[len(_lead(answer)) :], like[len(lead) :]
    return lead + (bare[:1].lower() if wanted[:1].islower() else bare[:1].upper()) + bare[1:]


_BOUND = r"(?:at least|at most|fewer than|less than|more than|no more than|over|under|up to)"
_BOUND_ASKED = re.compile(rf"(?i)\b{_BOUND}\s+(?:how many|how much|what|{BLANK})")
_ROUGH = r"(?:about|almost|around|approximately|nearly|roughly|some)"
_ROUGH_ASKED = re.compile(rf"(?i)\b{_ROUGH}\s+(?:how many|how much|what|{BLANK})")


def is_bound(question: str, answer: str, sort: AnswerType) -> bool:
    """Whether an amount is a bound: where there were at least 85, it is true that there were at least 60."""
    told = re.match(rf"(?i){_BOUND}\b", answer) or _BOUND_ASKED.search(question)
    return sort.shape.startswith("amount") and told is not None


def is_rough(question: str, answer: str) -> bool:
    """Whether an amount is told or asked for roughly: about 50."""
    return bool(re.match(rf"(?i){_ROUGH}\b", answer) or _ROUGH_ASKED.search(question))


def digits_told(answer: str) -> int:
    """How many digits of a number are told: two of 4.8 million and of 75, one of 3,000."""
    digits = "".join(filter(str.isdecimal, answer))
    return len((digits if "." in answer else digits.rstrip("0")).lstrip("0"))


def _lead(answer: str) -> str:
    found = _LEAD.match(answer)
    return found[0] if found else ""


def _is_name(answer: str) -> bool:
    if _OF.search(answer) or fold(answer).partition(" ")[0] in TITLES:
        return False
    return answer[:1].isupper() and (" " not in answer or is_name_alone(answer))


def _class_of(name: str, others: Sequence[str]) -> str:
    """What the spellings of a name tell of it: Mr. Kim is a person, and where Russians live is a country."""
    parts = name.split()
    if any(_is_people(each.split(), parts) for each in others):
        return "country"
    surname = {parts[0], parts[-1]} if len(parts) > 1 and name_key(parts[-1]) not in INSTITUTIONS else set()
    return "person" if any(each.startswith(("Mr. ", "Ms. ", "Mrs. ")) or each in surname for each in others) else ""


def _is_people(spelled: list[str], name: list[str]) -> bool:
    """Whether a name is *spelled* as the people of a country are named: "North Korean" of "North Korea"."""
    last, own = spelled[-1], name[-1]
    return spelled[:-1] == name[:-1] and fold(last) != fold(own) and name_key(last) == name_key(own)


def _dated(answer: str) -> AnswerType | None:
    date = known_terms(answer).dates[0]
    rest = answer[: date.start] + answer[date.end :]
    if rest.strip(" .") or date.nearby or date.years > 1:
        return None
    parts = {"y": date.year, "m": date.month, "d": date.day, "w": date.weekday + 1}
    has = "".join(part for part, there in parts.items() if there)
    return AnswerType(f"date {has}", "", date.year or 31 * date.month + date.day + date.weekday)


def _counted(answer: str, quantity: Quantity) -> AnswerType | None:
    lead = _LEAD.match(answer)
    bare = lead is None or lead.end() == quantity.start
    readings = quantity.readings
    if not bare or answer[quantity.end :].strip(" .") or len({reading.unit for reading in readings}) != 1:
        return None
    return AnswerType(f"amount {quantity.form.kind}", readings[0].unit, float(readings[0].value))
