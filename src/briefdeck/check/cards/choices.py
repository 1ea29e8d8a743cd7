"""Rules Q524–Q532: whether multiple choice can be solved by knowing, and only so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefdeck.check.cards.side import Rule, Side, complaint
from briefdeck.language.markup import plain
from briefdeck.language.same_answer import is_same_answer
from briefdeck.language.stems import cached_tokens, stems_of
from briefdeck.language.terms import Terms, known_terms
from briefdeck.language.units import TIME
from briefdeck.language.words import STOP_WORDS, fold
from briefdeck.located import LocatedStr
from briefdeck.problem import Problem

FEWEST_OPTIONS, MOST_OPTIONS = 3, 5
"""With the right one (Haladyna: three are enough, more than five are not read)."""
LONG_OPTION = 40
"""Characters from which on lengths are compared; short options differ by nature."""
MUCH_LONGER = 1.8
"""Times the longest wrong option."""
SHORTEST_CLANG = 5
"""Letters of a word that catches the eye."""

_POINTING = re.compile(
    r"(?i)(?:all|none|both|neither|any)(?: of)?(?: the)? (?:above|these|those|them)\b|both a and b\b"
)
_NEGATIVE = re.compile(r"(?i)(?<!whether or )(?<!or )\b(?:not(?! only)|except|never)\b|\b\w+n['’]t\b")
_NEGATIVE_PARTS = ("not", "except", "never", "n't", "n’t")
_ABSOLUTE = re.compile(r"\b(?i:always|never|only|all|every)\b(?! [A-Z]| of (?:the )?(?:above|these))")
_ENDS_WITH_ARTICLE = re.compile(r"(?i)\b(an?)[\s_.…:?]*\Z")
_VOWEL = re.compile(r"(?i)[aeio]|u(?!ni|se|k\b|s\b|sa\b)|hour|honou?r|heir|honest")
_ORDINAL = re.compile(r"(?i)[0-9]+(?:st|nd|rd|th)\b|\w+(?:th|first|second|third)\b")
_BARE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*|[0-9]{5,40}")
"""A mere number, as most options are that have a digit; four digits may be a year."""
_NUMBER = frozenset({"number"})
_LONGEST_NUMBER = 40
"""Digits; what is longer is no number."""
_NOTHING = frozenset({"none", "no one", "nobody", "nothing", "unknown", "never", "not known"})
_SOME = re.compile(r"(?i)(?:all|any|each|every|few|many|most|much|several|some)\b")
"""Amounts that are told in words, and go with numbers."""
_LEADS_IN = re.compile(
    r"(?i)(?:(?:a|about|almost|around|at|by|early|for|from|in|late|least|less|more|most|nearly|on|only"
    r"|over|since|some|than|the|till|under|until|up to|within)\s+)*"
)
"""What stands before a number or date without being more than that."""


def options_stand_alone(side: Side) -> Iterator[Problem]:
    """No option stands for other options."""
    for option in side.options:
        if _POINTING.match(plain(option).strip()):
            message = f"“{option}” is an option about options: take one that could be right by itself"
            yield complaint(side, "Q524", option, message)


def options_are_alike_in_length(side: Side) -> Iterator[Problem]:
    """The right option is about as long as the others."""
    right, *wrong = (len(plain(option)) for option in side.options)
    if right > LONG_OPTION and right > MUCH_LONGER * max(wrong):
        yield complaint(
            side, "Q525", side.a, "the right option is by far the longest: shorten it, or lengthen the others"
        )
    elif min(wrong) > LONG_OPTION and min(wrong) > MUCH_LONGER * right:
        yield complaint(
            side, "Q525", side.a, "the right option is by far the shortest: lengthen it, or shorten the others"
        )


def options_are_of_one_kind(side: Side) -> Iterator[Problem]:
    """Options are of one kind and one unit."""
    kinds = [_kinds(plain(option)) for option in side.options]
    for option, kind in zip(side.options[1:], kinds[1:], strict=True):
        if kind and kinds[0] and kind.isdisjoint(kinds[0]):
            message = f"“{option}” is another kind of answer than “{side.answer}”: take options of one kind and unit"
            yield complaint(side, "Q526", option, message)
            return


def _kinds(option: str) -> frozenset[str]:
    """What *option* may be: words, a date, a time, a number or its unit; nothing when that cannot be told.

    A number that stands in a phrase makes no number of it.
    """
    if _BARE.fullmatch(option):
        return _NUMBER
    if fold(option).strip(" .") in _NOTHING or _SOME.match(option):
        return frozenset()
    found = known_terms(option)
    if not found.dates and not found.quantities:
        digits = any(character.isdigit() for character in option)
        return frozenset() if digits else frozenset({"words"})
    start = min(at for at, _ in found.stretches())
    end = max(at for _, at in found.stretches())
    if _LEADS_IN.fullmatch(option[:start]) is None or option[end:].strip(" .") or _ORDINAL.match(option[start:end]):
        return frozenset()
    return _amounts(found)


def _amounts(found: Terms) -> frozenset[str]:
    if found.dates:
        return frozenset({"date"}) if any(one.year or one.day for one in found.dates) else frozenset()
    units = {reading.unit for reading in found.quantities[0].readings}
    return frozenset("time" if unit in TIME else unit or "number" for unit in units)


def one_option_is_right(side: Side) -> Iterator[Problem]:
    """One option is right."""
    right = [side.answer, *map(plain, side.card.accept)]
    for option in side.options[1:]:
        if any(is_same_answer(plain(option), each) for each in right):
            message = f"“{option}” is right too: take a wrong one"
            yield complaint(side, "Q527", option, message)


def no_word_points_at_the_answer(side: Side) -> Iterator[Problem]:
    """No word of the question stands in the right option alone."""
    asked = frozenset(stems_of(plain(side.q)))
    for token in cached_tokens(side.answer):
        word = stems_of(token) if len(token) >= SHORTEST_CLANG and token not in STOP_WORDS else ()
        if word and asked.issuperset(word) and _in_none(side.options[1:], word):
            message = (
                f"“{token}” stands in the question and in no option but the right one: take it out of one of the two"
            )
            yield complaint(side, "Q528", side.a, message, _as_written(side.answer, token))
            return


def _in_none(options: Sequence[LocatedStr], word: tuple[str, ...]) -> bool:
    return all(set(word).isdisjoint(stems_of(plain(option))) for option in options)


def _as_written(text: str, token: str) -> str:
    found = re.search(rf"(?i)\b{re.escape(token)}\b", text)
    return found[0] if found else ""


def articles_fit_all_options(side: Side) -> Iterator[Problem]:
    """An article at the end of a question fits every option."""
    article = _ENDS_WITH_ARTICLE.search(side.question)
    if article is None:
        return
    fitting = [bool(_VOWEL.match(option)) == (article[1].lower() == "an") for option in side.options]
    if fitting[0] and sum(fitting) == 1:
        message = f"only the right option goes with “{article[1]}”: write “a or an”, or move the article to the options"
        yield complaint(side, "Q529", side.q, message, article[0].strip())


def negatives_stand_out(side: Side) -> Iterator[Problem]:
    """A negative word in a multiple-choice question stands out."""
    asked = side.question.lower()
    negative = _NEGATIVE.search(side.question) if any(part in asked for part in _NEGATIVE_PARTS) else None
    if negative and not negative[0].isupper() and f"*{negative[0]}*" not in side.q:
        message = f"“{negative[0]}” is easily overread: ask positively, or write **{negative[0]}**"
        yield complaint(side, "Q530", side.q, message, negative[0])


def options_are_three_to_five(side: Side) -> Iterator[Problem]:
    """Multiple choice has three to five options, no two alike."""
    folded = [fold(plain(option)).strip() for option in side.options]
    for at, option in enumerate(side.options[1:], start=1):
        if folded[at] in folded[1:at]:
            yield complaint(side, "Q531", option, f"“{option}” is there twice: take another wrong option")
    if not FEWEST_OPTIONS <= len(side.options) <= MOST_OPTIONS:
        advice = (
            "add a wrong one" if len(side.options) < FEWEST_OPTIONS else f"keep the {MOST_OPTIONS - 1} best wrong ones"
        )
        yield complaint(side, "Q531", side.options[1], f"there are {len(side.options)} options: {advice}")


def no_option_is_absolute(side: Side) -> Iterator[Problem]:
    """No option alone is absolute."""
    found = [option for option in side.options if _ABSOLUTE.search(option)]
    if len(found) == 1:
        match = _ABSOLUTE.search(found[0])
        word = match[0] if match else ""
        message = f"“{word}” in one option alone tells whether it is right: do without it"
        yield complaint(side, "Q532", found[0], message, word)


RULES: tuple[Rule, ...] = (
    options_are_alike_in_length,
    one_option_is_right,
    options_are_three_to_five,
)
"""Rules for options in any language."""
ENGLISH: tuple[Rule, ...] = (
    options_stand_alone,
    options_are_of_one_kind,
    no_word_points_at_the_answer,
    articles_fit_all_options,
    negatives_stand_out,
    no_option_is_absolute,
)
