"""Tellers: who says which part of a text. “The union counts 85, the company 60” has two, each with its number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.clauses import MOST, Clauses
from briefdeck.language.sentences.roles import called_before, is_passive, subject_places
from briefdeck.language.words import STOP_WORDS, has_digits_of_year, is_past, stem

_SAYING = frozenset(
    map(stem, ENGLISH.statements.naming_source | ENGLISH.governing.telling | ENGLISH.governing.forecasting)
) - frozenset(map(stem, (*ENGLISH.governing.viewers, "according")))
_SAYING |= frozenset(stem(word) for phrases in ENGLISH.roles.classes if "accuse" in phrases for word in phrases)
_VIEWS = frozenset(map(stem, ENGLISH.people.views))
_SAYING |= frozenset(map(stem, ENGLISH.statements.disagreeing))
_TELLING = _SAYING | _VIEWS | {stem("according")}
_FINITE = ENGLISH.grammar.helping
_LEADING = frozenset(("by", "in"))
_JOINING = frozenset(("and", "but", "while", "whereas"))
_POINTING = frozenset((*ENGLISH.grammar.articles, "his", "her", "its", "their"))
_REPORTING = frozenset(ENGLISH.grammar.subordinating)
_HAVING = _SAYING | frozenset(map(stem, ENGLISH.statements.measuring))
"""Verbs that stand before a number, so that whoever is before them says nothing by leaving out a verb."""
_HELPING = frozenset(ENGLISH.grammar.doing)
_ASKING = frozenset(("which", "what", "whose", "who"))
_BEFORE = (("of",), ("to",), ("at",))
_UNITS = re.compile(r"(?<=[0-9])(?:%|k|m|mn|bn|tn|t)\Z")
_FRACTIONS = ENGLISH.numbers.fractions
_SOON = 5
"""Words from “at” on among which its number is: “at no more than 290”."""
_FINDING = frozenset(map(stem, ENGLISH.statements.measuring_so))
"""Verbs by which somebody tells something behind “as” only: “as the inquiry has found”."""
_LONGEST_NAME = 4
"""Words of a name between commas, at the most."""
_SMALL = ENGLISH.numbers.small
_SPEAKING = ENGLISH.statements.speaking
_VERB_BEFORE = re.compile(r"\b(?P<verb>according to|[a-z]+) (?:the )?\Z")
_VERB_AFTER = re.compile(r"\A (?:also |simply )?(?P<verb>[a-z]+)\b")


class ToldPart(NamedTuple):
    """A part of a text that somebody says."""

    who: frozenset[str]
    """The stems of the words that call who says it."""
    numbers: frozenset[str]
    """Its numbers, without years."""
    content: frozenset[str]
    """The stems of its other content words."""
    words: str
    """The word by which who says it is called, as it is written."""


_SEEING = frozenset(("see", "sees", "saw", "seen"))


class _Teller(NamedTuple):
    first: int
    places: tuple[int, ...]
    closes: bool
    """Whether it stands behind what is said: “…, said the union”, “…, by its count”."""


@lru_cache(maxsize=REMEMBERED)
def told_in(read: Clauses) -> tuple[ToldPart, ...]:
    """Find the parts of a text that somebody says, as far as each clause has one who says it."""
    tellers: dict[int, _Teller] = {}
    for teller in islice((*_behind_as(read), *_tellers(read)), MOST):
        tellers.setdefault(read.clause[teller.first], teller)
    if not tellers:
        return ()
    parts: dict[_Teller, list[int]] = {}
    for number in sorted(set(read.clause)):
        said_by = _teller_of(read, number, tellers)
        if said_by is not None:
            parts.setdefault(said_by, []).extend(at for at, clause in enumerate(read.clause) if clause == number)
    return tuple(_told(read, teller, places) for teller, places in parts.items())


def _teller_of(read: Clauses, number: int, tellers: dict[int, _Teller]) -> _Teller | None:
    """Return who says the clause with that number: one in it, one right behind it, or else the one before it."""
    if number in tellers:
        return tellers[number]
    first, last = read.sentence_around(read.clause.index(number))
    near = [clause for clause, teller in tellers.items() if first <= teller.first < last]
    later = min((clause for clause in near if clause > number), default=None)
    if later is not None and tellers[later].closes:
        return tellers[later]
    earlier = max((clause for clause in near if clause < number), default=None)
    between = [] if earlier is None else sorted({clause for clause in read.clause if earlier < clause <= number})
    return None if earlier is None or any(_is_elided(read, clause) for clause in between) else tellers[earlier]


def _is_elided(read: Clauses, number: int) -> bool:
    """Tell whether a clause may have one of its own who says it, without a verb."""
    first = read.clause.index(number)
    stems = read.stems[first : read.clause_around(first)[1]]
    return read.written[first][0].isupper() or not _SAYING.isdisjoint(stems)


def _told(read: Clauses, teller: _Teller, places: list[int]) -> ToldPart:
    who = frozenset(read.stems[at] for at in teller.places)
    rest = [at for at in places if at not in teller.places]
    numbers = frozenset(_number(read.words[at]) for at in rest) - {""}
    content = (read.stems[at] for at in rest if read.words[at] not in STOP_WORDS and not _number(read.words[at]))
    return ToldPart(who, numbers, frozenset(content), read.written[teller.places[-1]])


@lru_cache(maxsize=REMEMBERED)
def numbers_of(read: Clauses) -> frozenset[str]:
    """Return the numbers of a text, without years."""
    return frozenset(map(_number, read.words)) - {""}


def _number(word: str = "") -> str:
    """Return the number that *word* is, in digits; "" for a year and any other word."""
    if word in _SMALL:
        return str(_SMALL[word])
    if not word[:1].isdigit():
        return ""
    digits = _UNITS.sub("", word.replace(",", ""))
    is_number = digits.replace(".", "").isdecimal()
    return digits if is_number and not has_digits_of_year(digits) else ""


def _tellers(read: Clauses) -> Iterator[_Teller]:
    """Find who says something: the subject of a verb, who stands behind “said”, whose count it is."""
    for at in [at for at, stemmed in enumerate(read.stems) if stemmed in _TELLING]:
        stemmed = read.stems[at]
        viewing = list(_viewing(read, at)) if stemmed in _VIEWS else []
        if viewing:
            yield from viewing
        elif (
            stemmed in _SAYING
            and read.written[at].islower()
            and not (is_passive(read, at) and not _is_named_behind(read, at))
            and not (_puts(read, at) or _is_noun(read, at) or _holds(read, at))
            and not (_undergoes(read, at) or _may_expect(read, at))
        ):
            yield from _speaking(read, at)
        if read.words[at : at + 2] == ("according", "to"):
            yield from _teller(read, at, _called_from(read, at + 2), closes=at > 0)
    yield from _without_verb(read)


def _behind_as(read: Clauses) -> Iterator[_Teller]:
    """Find who says what stands before an “as”: “…, as the union says”, “…, as the inquiry has found”."""
    for at, stemmed in enumerate(read.stems):
        first, last = read.clause_around(at)
        tells = stemmed in _FINDING or (stemmed in _SAYING and stemmed not in _VIEWS)
        if tells and read.words[first] == "as" and read.sentence_around(at)[0] < first and at == last - 1:
            yield from _teller(read, first, [place for place in subject_places(read, at) if place > first], closes=True)


def _puts(read: Clauses, at: int) -> bool:
    """Tell whether the verb at that place is a “put” that says nothing: without “at 60”."""
    behind = read.words[at : read.clause_around(at)[1]]
    at_number = any(
        word == "at" and any(map(_number, behind[place + 1 : place + _SOON])) for place, word in enumerate(behind)
    )
    return read.words[at].startswith("put") and not at_number


def _holds(read: Clauses, at: int) -> bool:
    """Tell whether the verb at that place is a “hold” before a number: a fund holds it, and nobody says it."""
    return read.stems[at] == "hold" and any(map(_number, read.words[at + 1 : at + 2]))


def _undergoes(read: Clauses, at: int) -> bool:
    """Tell whether the verb at that place is a “see” that says nothing: “saw a rise”, without “as” or “that”."""
    behind = read.words[at + 1 : read.clause_around(at)[1]]
    return read.words[at] in _SEEING and behind[:1] in (("a",), ("an",)) and "as" not in behind


def _may_expect(read: Clauses, at: int) -> bool:
    """Tell whether the verb at that place tells what lies ahead of somebody: “can expect to live to 81”."""
    return read.stems[at] == "expect" and any(word in ENGLISH.grammar.modal for word in read.words[max(0, at - 2) : at])


def _is_noun(read: Clauses, at: int) -> bool:
    """Tell whether a word that may be a noun too, such as “states”, has a verb of its own behind it."""
    behind = read.words[at + 1 : at + 2]
    return read.words[at] in ENGLISH.governing.ambiguous and not _FINITE.isdisjoint(behind)


def _speaking(read: Clauses, at: int) -> Iterator[_Teller]:
    """Find who says it by the verb at that place: its subject, or who stands behind “, said”."""
    subject = subject_places(read, at)
    first = read.clause_around(at)[0]
    if subject and read.words[first] == "who" and subject[0] > first + 1:
        subject = called_before(read, first - 1)  # “a man who used to guard the gallery says”
    behind = read.words[at + 1 : at + 2]
    apposed = _apposed(read, at)
    if apposed:
        subject = apposed
    elif _is_named_behind(read, at) or (
        at and read.clause[at - 1] != read.clause[at] and behind and behind[0] in _POINTING
    ):
        subject = []  # “…, said its operator”, “…, says Ida Berg”
    if subject and not read.words[subject[-1]][0].isdigit() and read.words[subject[-1]] not in _FRACTIONS:
        yield from _teller(read, at, subject, closes=_is_behind(read, subject[0], at))
    elif at and read.clause[at - 1] != read.clause[at] and not read.words[at].endswith("ing") and not _helped(read, at):
        yield from _teller(read, at, _called_from(read, at + 1), closes=True)


def _apposed(read: Clauses, at: int) -> list[int]:
    """Return the places of the name that stands between commas right before the verb at that place, if one does.

    It is who says it, with what stands before it: “his lawyer, Paul Voss, told the court”.
    """
    if not at or read.clause[at - 1] == read.clause[at]:
        return []
    first, end = read.clause_around(at - 1)
    behind = range(at + 1, read.clause_around(at)[1])
    tells = any(read.is_past(place) or read.words[place] in _FINITE for place in behind)
    named = all(read.written[place][0].isupper() for place in range(first, end)) and end - first <= _LONGEST_NAME
    if not named or not first or not (tells or read.words[at] in ENGLISH.governing.addressing):
        return []  # “will open in Orrin, Norrland, said the dairy”
    return [*called_before(read, first - 1), *range(first, end)]


def _is_named_behind(read: Clauses, at: int) -> bool:
    """Tell whether a clause behind another has a verb at that place and then a name, and no more: “…, says Berg”."""
    first, last = read.clause_around(at)
    behind = range(at + 1, last) if first == at > 0 else range(0)
    is_name = all(read.written[place][0].isupper() for place in behind)
    return is_name and 0 < len(behind) <= _LONGEST_NAME and ENGLISH.dates.names.isdisjoint(read.words[at + 1 : at + 2])


def _is_behind(read: Clauses, who: int, at: int) -> bool:
    """Tell whether a clause behind another of its sentence only tells who says that: “…, the union said”."""
    first, last = read.clause_around(at)
    reports = not _REPORTING.isdisjoint(read.words[last : last + 1])  # “he says that …”
    alone = last == at + 1 and not reports and who - first <= (read.words[first] in _POINTING)
    return alone and read.sentence_around(at)[0] < first


def _helped(read: Clauses, at: int) -> bool:
    """Tell whether a helping verb before it goes with the verb at that place: “did the union, on Monday, accuse”."""
    return read.stems[at] == read.words[at] and not _HELPING.isdisjoint(read.words[:at])


def _viewing(read: Clauses, at: int) -> Iterator[_Teller]:
    """Find whose count, view or account it is: “by the union’s count”, “by the account of Argus”."""
    start = at
    while start and read.clause[start - 1] == read.clause[at] and read.words[start] not in _LEADING:
        start -= 1
    if read.words[start] not in _LEADING:
        return
    owner = [place for place in range(start + 1, at) if read.words[place] not in STOP_WORDS]
    if not owner and read.words[at + 1 : at + 2] == ("of",):
        owner = list(_called_from(read, at + 2))
    yield from _teller(read, start, owner, closes=True)


def _without_verb(read: Clauses) -> Iterator[_Teller]:
    """Find who opens a clause with a number and without a verb: “…, the company 60”, “…, Hall of one letter”."""
    openings = [at for at in range(1, len(read.words)) if read.clause[at - 1] != read.clause[at]]
    for at in openings if any(map(_number, read.words)) else ():
        named = _called_from(read, at + (read.words[at] in _JOINING))
        counts = next((place for place in named if _number(read.words[place])), -1)
        behind = named[-1] + 1 if named else at
        opens = bool(named) and named[0] == at and read.written[at].islower()  # “holds 5%”
        is_verb = opens and (is_past(read.words[at]) or read.words[at].endswith("s"))
        is_verb = is_verb or any(read.stems[place] in _HAVING for place in named[1:])
        if named and counts > named[0] and not is_verb:
            yield _Teller(at, tuple(place for place in named if place < counts), closes=False)
        elif named and read.words[behind : behind + 1] in _BEFORE and _number(*read.words[behind + 1 : behind + 2]):
            yield _Teller(at, tuple(named), closes=False)


def _called_from(read: Clauses, at: int) -> list[int]:
    """Return the places of the words that call somebody from that place on: “the union’s leader”."""
    place = at
    while place < len(read.words) and read.words[place] in _POINTING:
        place += 1
    found: list[int] = []
    while place < len(read.words) and read.clause[place] == read.clause[min(at, place)]:
        if read.words[place] in STOP_WORDS and not _number(read.words[place]):
            break
        found.append(place)
        place += 1
    return found


def _teller(read: Clauses, at: int, places: Sequence[int], closes: bool = False) -> Iterator[_Teller]:
    """Make a teller of the words at *places*, if these call one whom the text does not ask for."""
    called = tuple(place for place in places if not _number(read.words[place]))
    if called and read.words[max(0, called[0] - 1)] not in _ASKING:
        yield _Teller(at, called, closes)


def speech_verb(before: str, after: str) -> str:
    """Find the verb of speech between *before* and *after*, the texts around a name, such as “said”; "" for none."""
    possessive = after.startswith(("’", "'"))
    for match in (None if possessive else _VERB_BEFORE.search(before), _VERB_AFTER.search(after)):
        if match is not None and match["verb"].removesuffix(" to") in _SPEAKING:
            return match["verb"]
    return ""
