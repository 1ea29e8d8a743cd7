"""Find the type of an answer: a person, a country, a year, an amount of some unit. Wrong answers share it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from briefdeck.language.dates.dates import DateMention
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.names.name_forms import INSTITUTIONS
from briefdeck.language.names.names import TITLES, is_name_alone, name_key
from briefdeck.language.numbers.hedges import BOUND, HEDGE, ROUGH
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.packs.pack import LanguagePack, pack_of
from briefdeck.language.packs.pack_statements import compile_phrases
from briefdeck.language.packs.pack_words import fold_letters
from briefdeck.language.terms import known_terms
from briefdeck.language.words import fold
from briefdeck.located import LocatedStr
from briefdeck.quiz.questions import BLANK
from briefdeck.quiz.spellings import fold_name

_VERBS = frozenset(ENGLISH.grammar.helping)
"""Words behind what “which” asks for: “which player *did* the coach …”."""
_TOWNS = frozenset({"town", "capital", "port"})
_PERSON = "person"
_SUBJECTS = dict.fromkeys(TITLES, _PERSON) | {
    noun: subject for subject, nouns in ENGLISH.people.asked.items() for noun in nouns
}
"""What a noun asks for. Capitals and other towns are kept apart: an option of the other sort would be ruled out."""
_BODIES = frozenset(
    (*ENGLISH.people.bodies, *ENGLISH.names.institutions, *ENGLISH.senses.bodies, *ENGLISH.senses.councils)
)
"""Words in the names of bodies."""
POINTS, _SHARE, _DECIMAL = "points", "share", "decimal"
"""What a mere number may be besides a count."""
_ASKS_POINTS = re.compile(rf"(?i)(?:\bhow many|{BLANK}(?: \([^()]{{0,200}}\))?) (?:percentage )?points?\b")
_ASKS_SHARE = re.compile(
    r"(?i)\b(?:what|which|how (?:large|big|high) an?|how many) (?:share|percent|per cent|percentage|proportion)\b"
    rf"|{BLANK}(?: \([^()]{{0,200}}\))? ?(?:percent\b|per cent\b|%)"
)
_ASKS_YEAR = re.compile(r"(?i)\b(?:which|what) years?\b")
MOST_POINTS = 100.0
"""As many percentage points as two shares can be apart."""
_WHO_IS = re.compile(r"Who (?:is|are|was|were)\b")
_WHO = re.compile(r"(?:Who|Whom)\b")
_WHICH = re.compile(r"(?i)\b(?:which|what)\s+((?:[\w’'-]+\s+){0,3}[\w’'-]+)")
_LEAD = re.compile(rf"(?i)(?:(?:{HEDGE}|in|on|by)\s+)*")
_ASKING = rf"\s+(?:how many|how much|what|{BLANK})"
_BOUND = re.compile(rf"(?i){BOUND}\b")
_BOUND_ASKED = re.compile(rf"(?i)\b{BOUND}{_ASKING}")
_ROUGH = re.compile(rf"(?i){ROUGH}\b")
_ROUGH_ASKED = re.compile(rf"(?i)\b{ROUGH}{_ASKING}")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_FORMS_OF_ADDRESS = tuple(f"{form}. " for form in ENGLISH.titles.forms_of_address)


class AnswerType(NamedTuple):
    """The type of an answer."""

    form: str
    """`name`, `date` with the letters of what it has of year, month, day and weekday, or `amount` with how it is
    written."""
    subject: str
    """Of a name: what it names. Of an amount: its unit; of a mere number "points", "share" or "decimal", "" of a
    count."""
    size: float = 0.0
    """How large an amount is; the year of a date, or its day in the year."""


class AnswerClassifier:
    """Knows what the names of a bank denote: from the questions that they answer, and from their spellings."""

    def __init__(self, names: Mapping[LocatedStr, Sequence[str]], answered: Iterable[tuple[str, str]]) -> None:
        """Take the *names* of a bank with their other spellings, and pairs of a question and its answer."""
        self._subjects: dict[str, str] = {}
        for name, others in names.items():
            subject = _subject_of_name(name, others)
            # The other spellings of a country are of its people: "Russian".
            spellings = (name, *others) if subject == "person" else (name,) if subject else ()
            self._subjects.update(dict.fromkeys(map(fold_name, spellings), subject))
        for question, answer in answered:
            subject = _subject_of(answer, find_asked_subject(question))
            if subject and _is_name(answer):
                self._subjects.setdefault(fold_name(answer), subject)
        self._countries = {
            spelling: str(name)
            for name, others in names.items()
            if self._subjects.get(fold_name(name)) == "country"
            for spelling in (name, *others)
        }
        longest = sorted(self._countries, key=lambda spelling: (-len(spelling), spelling))
        self._country = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?!\w)")

    def classify(self, answer: str, question: str = "", language: str = "en") -> AnswerType | None:
        """Find the type of *answer*, as the answer to *question*, both in *language*; None where it cannot be known."""
        terms = known_terms(answer, language)
        if len(terms.dates) == 1 and not terms.quantities:
            return _classify_date(answer, terms.dates[0])
        if len(terms.quantities) == 1 and not terms.dates and answer.isdecimal() and _ASKS_YEAR.search(question):
            return AnswerType("date y", "", float(answer))
        if len(terms.quantities) == 1 and not terms.dates:
            return _classify_amount(answer, terms.quantities[0], question)
        asked, subject = (
            _subject_of(answer, find_asked_subject(question, language)),
            self._subjects.get(fold_name(answer)),
        )
        if subject in _TOWNS and asked not in _TOWNS and _WHICH.search(question):
            return None  # Pyongyang is a government, where that is asked for, and Yakutsk is none
        subject = subject or (asked if _is_name(answer) else "")
        return AnswerType("name", subject) if subject and not terms.dates and not terms.quantities else None

    def countries_in(self, text: str) -> frozenset[str]:
        """Find the countries that *text* names, or whose people it names."""
        return frozenset(self._countries[spelling] for spelling in self._country.findall(text))


def find_office(question: str) -> str:
    """Find the words by which *question* asks for a person, such as "Russian minister"; "" where there are none."""
    which = _WHICH.search(question)
    return which[1] if which else question if _WHO_IS.match(question) else ""


def find_asked_subject(question: str, language: str = "en") -> str:
    """Find what *question*, in *language*, asks for, such as `person` or `country`; "" where that cannot be known.

    Of other languages than English only the words for who, and for people, are known.
    """
    pack = pack_of(language)
    if pack is not None:
        return _PERSON if _asks_for_person(pack).match(fold_letters(question)) else ""
    which = _WHICH.search(question) if question.endswith("?") else None
    if which:
        nouns = [*map(_singular, fold(which[1]).split())]
        asked = next((_SUBJECTS[noun] for noun in nouns if noun in _SUBJECTS), "")
        if asked:
            return asked
        before_verb = takewhile(lambda word: word not in _VERBS, nouns)
        return "" if ENGLISH.people.asked_persons.isdisjoint(before_verb) else _PERSON
    return _PERSON if _WHO.match(question) else ""


@cache
def _asks_for_person(pack: LanguagePack) -> re.Pattern[str]:
    """Return what a question for a person begins with: “who”, or “which” before a noun for people."""
    persons = (*pack.phrases("answers", "persons"), *pack.phrases("names", "titles"))
    who, which, person = (
        compile_phrases(pack, listed).pattern
        for listed in (pack.phrases("answers", "who"), pack.phrases("answers", "which"), persons)
    )
    return re.compile(rf"\W*(?:\w+\s)?(?:{who}|{which}\s(?:[\w-]+\s)?{person})")


def _subject_of(answer: str, asked: str) -> str:
    """Return what *answer* denotes where a question *asked* for that: a body may be who did something."""
    return "body" if asked == _PERSON and is_body(answer) else asked


def is_body(name: str) -> bool:
    """Tell whether *name* is surely no person's: “the Survey”, “Coastal Trust”."""
    words = fold(name).split()
    if not words or (words[0] == "the" and words[-1] in TITLES):
        return False
    return (words[0] == "the" and len(words) > 1) or (len(words) > 1 and not _BODIES.isdisjoint((words[0], words[-1])))


def _singular(noun: str) -> str:
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")


def restate(answer: str, like: str, answer_type: AnswerType) -> str:
    """Write the amount *answer* with the hedge and capital of *like*: "At least 85" like "About 60" is "About 85".

    An *answer* that is no amount is returned as it is.
    """
    if not answer or not answer_type.form.startswith("amount"):
        return answer
    lead = _lead(like)
    bare, wanted = answer[len(_lead(answer)) :], like[len(lead) :]
    return lead + (bare[:1].lower() if wanted[:1].islower() else bare[:1].upper()) + bare[1:]


def is_bound(question: str, answer: str, answer_type: AnswerType) -> bool:
    """Tell whether an amount is a bound: if there were at least 85, it is also true that there were at least 60."""
    bound = _BOUND.match(answer) or _BOUND_ASKED.search(question)
    return answer_type.form.startswith("amount") and bound is not None


def is_rough(question: str, answer: str) -> bool:
    """Tell whether an amount is given or asked for roughly: about 50."""
    return bool(_ROUGH.match(answer) or _ROUGH_ASKED.search(question))


def count_significant_digits(answer: str) -> int:
    """Count the significant digits of a number: two of 4.8 million and of 75, one of 3,000."""
    digits = "".join(filter(str.isdecimal, answer))
    return len((digits if "." in answer else digits.rstrip("0")).lstrip("0"))


def _lead(answer: str) -> str:
    lead = _LEAD.match(answer)
    return lead[0] if lead else ""


def _is_name(answer: str) -> bool:
    if _POSSESSIVE.search(answer) or fold(answer).partition(" ")[0] in TITLES:
        return False
    return answer[:1].isupper() and (" " not in answer or is_name_alone(answer))


def _subject_of_name(name: str, others: Sequence[str]) -> str:
    """Find what *name* denotes from its spellings: Mr. Kim is a person, and the home of Russians is a country."""
    parts = name.split()
    if any(_is_demonym(spelling.split(), parts) for spelling in others):
        return "country"
    surnames = {parts[0], parts[-1]} if len(parts) > 1 and name_key(parts[-1]) not in INSTITUTIONS else set()
    is_person = any(spelling.startswith(_FORMS_OF_ADDRESS) or spelling in surnames for spelling in others)
    return "person" if is_person else ""


def _is_demonym(spelling: list[str], name: list[str]) -> bool:
    """Tell whether *spelling* names the people of a country: "North Korean" those of "North Korea"."""
    last, own = spelling[-1], name[-1]
    return spelling[:-1] == name[:-1] and fold(last) != fold(own) and name_key(last) == name_key(own)


def _classify_date(answer: str, date: DateMention) -> AnswerType | None:
    rest = answer[: date.start] + answer[date.end :]
    if rest.strip(" .") or date.nearby or date.years > 1:
        return None
    parts = {"y": date.year, "m": date.month, "d": date.day, "w": date.weekday + 1}
    letters = "".join(letter for letter, part in parts.items() if part)
    return AnswerType(f"date {letters}", "", date.year or 31 * date.month + date.day + date.weekday)


def _classify_amount(answer: str, quantity: Quantity, question: str) -> AnswerType | None:
    lead = _LEAD.match(answer)
    is_bare = lead is None or lead.end() == quantity.start
    readings = quantity.readings
    if not is_bare or answer[quantity.end :].strip(" .") or len({reading.unit for reading in readings}) != 1:
        return None
    size = float(readings[0].value)
    return AnswerType(f"amount {quantity.form.kind}", readings[0].unit or _find_kind(question, size), size)


def _find_kind(question: str, number: float) -> str:
    """Find what a mere *number* is that answers *question*: points, a share, a decimal, or a count, ""."""
    if _ASKS_POINTS.search(question):
        return POINTS
    if _ASKS_SHARE.search(question):
        return _SHARE
    return "" if number.is_integer() else _DECIMAL
