"""Rules Q501, Q504, Q507 and Q520–Q522: whether an answer can be recalled, and has to be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction

from briefdeck.check.cards.questions import offers
from briefdeck.check.cards.side import Rule, Side, complaint, shown_date
from briefdeck.language.date_range import spell_date
from briefdeck.language.dates import YEARS
from briefdeck.language.markup import plain
from briefdeck.language.numbers import Quantity, quantities
from briefdeck.language.stems import cached_tokens, contains_stems, core_stems, is_distinctive, stems_of
from briefdeck.language.terms import known_terms
from briefdeck.language.units import UNITS
from briefdeck.located import LocatedStr
from briefdeck.model import Fact
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext

MOST_WORDS, MOST_CHARACTERS = 12, 80
"""Of an answer (Wozniak, rule 4: minimum information)."""
MOST_ITEMS = 2
"""Things that an answer may list (Wozniak, rules 9 and 10)."""
LONGEST_ITEM = 5
"""Words of a thing in a list; what is longer is a clause, and the commas are those of a sentence."""
LONGEST_TYPED = 30
"""Characters of an answer that is typed (Anki manual: one line, one comparison)."""

_LISTED = re.compile(r",\s++(?:and |or )?|\s(?:and|or)\s+")
_ENUMERATED = re.compile(r";\s+|\n\s*+(?:[-*•]|\d+[.)])?\s*")
_LAST_ITEM = re.compile(r" (?:and|or) (?!so on|others?\b)")
_BODY = re.compile(
    r"\b(?:Act|Agency|Bureau|Commission|Committee|Conference|Convention|Council|Department|Directorate|Faculty|Institute"
    r"|Ministry|Office|Organi[sz]ation|School|Secretary|Minister) (?:for|of|on)\b|& (?:Co|Sons|Partners)\b"
)
"""One name with commas in it: "the Ministry of Health, Labour and Welfare"."""
_CLAUSE = re.compile(
    r"(?i)\b(?:which|who|whose|that|when|where|because|but|he|she|it|they|had|has|have|was|were|is|are)\b"
)
"""A sentence, or a part of one, whose commas part no things."""
_BARE = re.compile(r"\W*+[0-9][0-9.,\u00a0\u202f]*+\W*")
_COUNTS = re.compile(
    r"(?i)\b(?:how|number|count|figure|total|year|when|date|day|percent|percentage|age|aged|code|score|rank|room"
    r"|article|chapter|line|page|version|resolution|size|calib(?:re|er))\b"
)
_FRACTION = re.compile(r"[0-9]\.([0-9]+)")
_KEYBOARD = frozenset("£€§°ßæøœđłı")
"""Characters beyond ASCII and accents that people have on a keyboard, or that have no plain form."""


def answers_are_short(side: Side) -> Iterator[Problem]:
    """An answer has at most 12 words and 80 characters."""
    words, characters = len(side.answer.split()), len(side.answer)
    if words > MOST_WORDS:
        message = f"the answer has {words} words: split it, or shorten it to {MOST_WORDS}"
        yield complaint(side, "Q501", side.a, message)
    elif characters > MOST_CHARACTERS:
        message = f"the answer has {characters} characters: split it, or shorten it to {MOST_CHARACTERS}"
        yield complaint(side, "Q501", side.a, message)


def answers_are_no_lists(side: Side) -> Iterator[Problem]:
    """An answer is not a list of three or more things."""
    if side.kind != "choice" and (count := items(side.answer)) > MOST_ITEMS:
        yield complaint(side, "Q504", side.a, list_message("answer", count))


def list_message(what: str, count: int) -> str:
    """What is wrong with an answer or deletion that lists *count* things."""
    return f"the {what} lists {count} things: ask for each on a card of its own, or how many they are"


def items(answer: str) -> int:
    """How many things *answer* lists, 1 when it is no list."""
    enumerated = [item for item in _ENUMERATED.split(answer) if item.strip()]
    if len(enumerated) > MOST_ITEMS:
        return len(enumerated)
    if "," not in answer or not _LAST_ITEM.search(answer) or _BODY.search(answer) or _CLAUSE.search(answer):
        return 1
    listed = [item for item in _LISTED.split(answer) if item.strip()]
    return len(listed) if all(len(item.split()) <= LONGEST_ITEM for item in listed) else 1


def answers_are_not_given_away(side: Side) -> Iterator[Problem]:
    """What is seen with a question does not give its answer away."""
    question, wanted = plain(side.q), core_stems(side.answer)
    if not is_distinctive(wanted) or ("or" in side.question.lower() and offers(side.question, side.answer)):
        return
    asked = stems_of(question)
    if contains_stems(asked, wanted):
        if not any(contains_stems(asked, core_stems(plain(wrong))) for wrong in side.card.wrong):
            words = _written(question, side.answer)
            yield complaint(
                side, "Q507", side.q, f"the question has its answer “{side.answer}” in it: ask without it", words
            )
    elif seen := heading(side.case, side.fact, wanted):
        yield complaint(
            side, "Q507", side.a, f"the answer can be read above the question, in {seen}: ask for something else"
        )


def heading(case: CheckContext, fact: Fact, wanted: tuple[str, ...]) -> str:
    """Which of the things shown above the cards of *fact* have the stems *wanted*, "" when none has."""
    topic = plain(case.bank.topics.get(fact.topic, LocatedStr()))
    if contains_stems(stems_of(topic), wanted):
        return f"its topic “{topic}”"
    date = shown_date(case, fact) if len(wanted) == 1 and wanted[0].isdecimal() else None
    if date is not None and wanted == (str(date.last.year),):
        return f"its date, {spell_date(date)}"
    return ""


def _written(question: str, answer: str) -> str:
    """*answer* as *question* writes it, "" where it is inflected."""
    bare = re.sub(r"(?i)\A(?:an?|the) ", "", answer)
    found = re.search(rf"(?i)\b{re.escape(bare)}", question)
    return found[0] if found else ""


def bare_numbers_are_counted(side: Side) -> Iterator[Problem]:
    """A bare number answers a question that says what is counted."""
    if not _BARE.fullmatch(side.answer) or _COUNTS.search(side.question):
        return
    if any(one.plain[0] in YEARS for one in quantities(side.answer)[:1]):
        return
    if not any(
        word in UNITS or word.removesuffix("s") in UNITS for word in cached_tokens(side.question) if len(word) > 1
    ):
        message = f"{side.answer} of what? Give the answer its unit, or ask how many or how much"
        yield complaint(side, "Q520", side.a, message, side.answer)


def answers_are_not_too_precise(side: Side) -> Iterator[Problem]:
    """An answer has no more decimals than its line."""
    if not _FRACTION.search(side.answer):
        return
    for quantity in quantities(side.answer):
        equal = [one for one in _on_the_lines(side.case, side.fact) if set(one.readings) & set(quantity.readings)]
        most = max((_decimals(one) for one in equal if _same_scale(one, quantity)), default=None)
        if most is not None and most < _decimals(quantity):
            written = next(one.written for one in equal if _decimals(one) == most)
            message = f"“{quantity.written}” claims more precision than its line, which has {written}"
            yield complaint(side, "Q521", side.a, message, quantity.written)


def _on_the_lines(case: CheckContext, fact: Fact) -> Iterator[Quantity]:
    for citation in fact.cite:
        page = case.article_index(citation.article)
        for written in page.numbers_on(frozenset(citation.lines.within(page.entry.lines))) if page else ():
            yield from known_terms(written).quantities


def _decimals(quantity: Quantity) -> int:
    found = _FRACTION.search(quantity.written)
    return len(found[1]) if found else 0


def _same_scale(one: Quantity, other: Quantity) -> bool:
    """Whether the digits of both stand for the same: 4.8 million has more decimals than 4,800,000, and says no more."""
    return _digits(one) == _digits(other)


def _digits(quantity: Quantity) -> Fraction | None:
    found = re.search(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?", quantity.written)
    return Fraction(found[0].replace(",", "")) if found else None


def typed_answers_can_be_typed(side: Side) -> Iterator[Problem]:
    """An answer that is typed can be typed."""
    if side.kind != "typed":
        return
    variants = [side.answer, *map(str, side.card.accept)]
    if all(len(variant) > LONGEST_TYPED or "\n" in variant for variant in variants):
        message = (
            f"{min(map(len, variants))} characters are too many to type without a slip: accept fewer, or drop `accept:`"
        )
        yield complaint(side, "Q522", side.a, message)
    elif strange := next(filter(None, map(_untypable, variants)), "") if all(map(_untypable, variants)) else "":
        message = f"{strange} is on few keyboards: add a spelling without it to `accept:`"
        yield complaint(side, "Q522", side.a, message, strange)


def _untypable(variant: str) -> str:
    """The first character of *variant* that an ordinary keyboard lacks; accents do not count when it is compared."""
    apart = unicodedata.normalize("NFKD", variant)
    return next(
        (c for c in apart if not c.isascii() and not unicodedata.combining(c) and c.lower() not in _KEYBOARD), ""
    )


RULES: tuple[Rule, ...] = (answers_are_short, answers_are_not_given_away)
ENGLISH: tuple[Rule, ...] = (
    answers_are_no_lists,
    bare_numbers_are_counted,
    answers_are_not_too_precise,
    typed_answers_can_be_typed,
)
