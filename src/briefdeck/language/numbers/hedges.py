"""Hedges: the words beside a number that bound or round it, what such a number may be, and what it rounds."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from math import floor, log10
from typing import Literal, NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.number_tables import HedgeKind
from briefdeck.language.numbers.amounts import TIME, Reading, Value
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.words import fold, has_digits_of_year, stem

BoundKind = Literal["at least", "up to", "about"]

BOUND_KINDS: dict[str, BoundKind] = {
    "at least": "at least",
    "more than": "at least",
    "at most": "up to",
    "less than": "up to",
    "nearly": "about",
    "about": "about",
}
"""Which way each kind of hedge bounds a number; "exactly" bounds none."""
BEFORE: dict[tuple[str, ...], HedgeKind] = {
    tuple(words.split()): hedge.kind for hedge in ENGLISH.hedges for words in hedge.before
}
"""The words of each hedge that precedes a number."""
AFTER: dict[tuple[str, ...], HedgeKind] = {
    tuple(words.split()): hedge.kind for hedge in ENGLISH.hedges for words in hedge.after
}
"""The words of each hedge that follows a number."""
SYMBOLS: dict[str, HedgeKind] = dict(
    sorted(
        ((symbol, hedge.kind) for hedge in ENGLISH.hedges for symbol in hedge.symbols), key=lambda each: -len(each[0])
    )
)
"""The signs directly before a number, the longest first."""
NUMBER_WORDS = frozenset({*ENGLISH.numbers.small, *ENGLISH.numbers.tens, *ENGLISH.numbers.scales, "half"})
"""Words with which a number may begin."""
LONGEST = max(map(len, (*BEFORE, *AFTER)))
"""Words of the longest hedge."""
HEDGE = one_of(" ".join(words) for words in BEFORE)
"""A pattern for any hedge that precedes a number, in lower case."""
BOUND = one_of(" ".join(words) for words, kind in BEFORE.items() if BOUND_KINDS.get(kind) in ("at least", "up to"))
"""A pattern for those that bound it."""
ROUGH = one_of(" ".join(words) for words, kind in BEFORE.items() if BOUND_KINDS.get(kind) == "about")
"""A pattern for those that round it."""
NEARLY = re.compile(rf"(?:{one_of(' '.join(words) for words, kind in BEFORE.items() if kind == 'nearly')})\b")
"""A pattern for those that put it a little below."""

_NUMERAL = re.compile(r"[$€£¥]*\d")
LOOSELY = {
    BOUND_KINDS[hedge.kind]: re.compile(rf"\b{one_of(hedge.loosely)}\s(?:the\s)?[$£€]?\Z", re.IGNORECASE)
    for hedge in ENGLISH.hedges
    if hedge.loosely
}
"""What bounds or rounds a number as “close to” does, by how it does so."""
LOOSE_KINDS = {words: hedge.kind for hedge in ENGLISH.hedges for words in hedge.loosely}
"""How each of these words does so."""
_LOOSE = frozenset(("over", "around", "about", "under", "up to"))
"""Hedges that may belong to what precedes them."""
_MEASURED = frozenset((*TIME, "metre", "square metre"))
_FAR = 160
"""The number of characters before a number in which a negation of its bound is looked for."""
_REACH = 40
"""The number of characters before a number in which its hedge is looked for."""
_BEFORE = re.compile(rf"\b(?P<hedge>{HEDGE})(?:\s+(?:a|an|the|some|about|of|by))?\s*[$£€(“\"*]*\Z")
_SIGN = re.compile(rf"(?P<sign>{'|'.join(map(re.escape, SYMBOLS))})\s?[$£€]?\Z")
_AFTER = re.compile(
    rf"\s*(?:-?(?P<plus>plus\b|\+)|(?:[^\W\d]\w*\s){{0,3}}(?P<hedge>{one_of(' '.join(words) for words in AFTER)})\b)"
)
_ASIDE = lazy_pattern(
    rf"(?:\s[^\W\d][\w’'-]*){{1,8}}, (?P<hedge>{one_of(words for hedge in ENGLISH.hedges for words in hedge.aside)})"
    r"(?:[,;)]|\.?\Z|\.\s)"
)
"""What rounds a number a few words behind it: “700 crowns of the fund, roughly, were lost”."""
_TIMES_AS = lazy_pattern(r"\b(?:twice|thrice|half|times|nearly|almost|just) \Z")
"""What makes a comparison of “as much as”."""
_THE = re.compile(r"\bthe\W*\Z")
_ALONG = re.compile(
    r"\b(?:climb|walk|run|ran|drive|drove|travel|stretch|spread|wander|hike|ride|rode|fly|flew|sail|march|extend)"
    r"(?:s|es|ed|l?ing|ned|ped)? (?:over|around|about|under) ?\Z|\A(?:.*[.,;:] )?over \Z"
)
"""What is no bound: the way or the time of something that goes on, “climbs over 212 km”, “Over eight months”."""
_COMPARED = re.compile(
    r"(?:(?:[0-9]|\b(?:percent|per cent|points|times|much|far|even))[\s%]{1,2}(?:less|more|fewer)"
    r"|\b(?:higher|lower|larger|smaller|greater)) than the\W*\Z"
)
"""What compares with a number, and does not bound it: “22 percent less than the 703,000”, “lower than the 4%”."""
_THEN = re.compile(rf"\s{one_of(ENGLISH.dates.counted_back)}\b")
"""What makes a date of a time: “a year *earlier*”."""
_SO_MUCH = one_of((*ENGLISH.numbers.fractions, "percent", "cent", "points", "times", "much", "far", "even"))
_AMOUNT_COMPARED = lazy_pattern(
    rf"(?:[0-9%]|\b{_SO_MUCH})"
    r"\s(?:more|less|fewer) than\Z|(?<!more)(?<!less)(?<!fewer) than\Z"
)
"""What compares with what was at such a date: “a fifth more than”, “higher than”."""
_LASTS = re.compile(
    r"\b(?:spent|spends|stayed|for|after|within|is|was|were|last|lasts|lasted|take|takes|took|taken|of|with)\s+\Z"
)
_AGO = re.compile(r"(?: [a-z]+){0,2} ago\b")
"""What follows a time that is exceeded: “split over 500 million years ago”."""
_LASTING = one_of(ENGLISH.periods.lasting)
_GOING_ON = re.compile(rf"\b(?!{_LASTING}\b)[a-z]{{2,}}ed(?: (?!{_LASTING}\b)[\w’'-]+){{0,3}} over \Z")
"""What goes on over some time, “filmed seals over 46 days”; not what lasts longer, “waited over six hours”."""
_EXCLUDING = frozenset(map(stem, ENGLISH.clauses.excluding))
_FORBIDDING = frozenset(map(stem, ("ban", "forbid", "prohibit", "bar")))
"""Verbs by which no more is allowed: “ruled out more than three terms”, “banned more than 30 guests”."""
_OVER_TIME = re.compile(r"\b(?:by|of) [^.,;:]{1,30} over \Z")
"""What goes on for so long: “fell by 40 centimetres over six days”."""
_PUT_UP = re.compile(
    r"\b(?:add|adds|added|adding|amount\w*|bring|brought|climb\w*|come|comes|came|coming|go|goes|gone|went|put|puts|push\w*|raise\w*|take|took|taken|crept|edge\w*|inch\w*|jump\w*|mov\w*|nudg\w*|shot|tick\w*)\b[^.,;:]{0,30}"
    r"(?<!\bby)(?<!\bat) up to \Z"
)
"""What puts something *up*, to a number, or adds up to it."""
_HANDED_OVER = re.compile(r"\b(?:hand|turn|sign)(?:s|ed|ing)? over \Z")
"""What is handed *over*, and is not more than that."""
_MORE_THAN = re.compile(
    r"\b(?:(?:more|longer|higher|later|larger|greater|older|farther|fewer|less|shorter|lower|earlier|smaller) than"
    r"|exceed(?:s|ed|ing)?|above|over|beyond|below)"
    r"\W{0,3}\Z"
)
"""What makes the number behind it a limit where a negation is before it: “no household pays more than”."""
_PARTING = re.compile(rf"[.,;:]|\b{one_of(ENGLISH.grammar.parting)}\b")
"""What ends the part of a sentence that a negation negates."""
_CUES = frozenset(word for words in (*BEFORE, *AFTER) for word in words) - frozenset(
    "a an and as at in no not of or to".split()
)
_FARTHEST = Fraction(15, 100)
"""The largest share of a number by which a rounding may miss it."""


class Bound(NamedTuple):
    """How a number is bounded, and by which words."""

    kind: BoundKind
    words: str


_TURNED: dict[BoundKind | None, Bound] = {"at least": Bound("up to", "at most"), "up to": Bound("at least", "at least")}
"""How a number is bounded of which it is denied that it is more, or less."""


def may_be_hedged(folded: Collection[str]) -> bool:
    """Tell quickly whether any of the *folded* words of a text may belong to a hedge."""
    return not _CUES.isdisjoint(folded)


def find_loose_bound(text: str, quantity: Quantity) -> Bound | None:
    """Find the words by which a fact bounds or rounds *quantity* loosely: “passed 400”, “north of 400”."""
    found = ((kind, pattern.search(text, 0, quantity.start)) for kind, pattern in LOOSELY.items())
    return next((Bound(kind, match[0].strip()) for kind, match in found if match), None)


def bound(text: str, quantity: Quantity, is_value: bool = False) -> Bound | None:
    """Find how *quantity* of *text* is bounded or rounded; None when it is given as exact.

    Where *text* is a value by itself rather than a sentence, all that stands before the number belongs to it.
    """
    ahead = fold(text[max(0, quantity.start - _REACH) : quantity.start])
    before = _BEFORE.search(ahead)
    if before is not None:
        loose = not is_value and before["hedge"] in _LOOSE and not _AGO.match(text, quantity.end)
        if loose and _is_no_bound(ahead, quantity):
            return None
        if _COMPARED.search(ahead) or _is_compared_with_then(text, quantity, before["hedge"], ahead):
            return None
        if before["hedge"].startswith("as ") and _TIMES_AS.search(ahead[: before.start()]):
            return None  # “twice as much as ten years ago”
        if before[0].rstrip().endswith((" a", " an")) and quantity.written[:1].isdigit():
            return None  # “asked about a 23 March walkout”
        kind = BOUND_KINDS.get(BEFORE[tuple(before["hedge"].split())])
        if kind in _TURNED and is_limited_by_negation(text, quantity):
            return _TURNED[kind]
        if kind == "about" and _THE.search(before[0]):
            return None  # “talks about the two leaders” rounds nothing
        return Bound(kind, before[0].strip(' $£€(“"*')) if kind else None
    sign = _SIGN.search(text, max(0, quantity.start - _REACH), quantity.start)
    if sign is not None:
        kind = BOUND_KINDS.get(SYMBOLS[sign["sign"]])
        return Bound(kind, sign["sign"]) if kind else None
    if aside := _ASIDE.match(text, quantity.end):
        return Bound("about", aside["hedge"])
    after = _AFTER.match(text, quantity.end)
    if "plus" in quantity.written or "+" in quantity.written or (after is not None and after["plus"]):
        return Bound("at least", "or more")
    if after is None or begins_number(fold(text[after.end() :]).split()):
        return None  # “1974 that killed at least 1,400”
    kind = BOUND_KINDS.get(AFTER[tuple(after["hedge"].split())])
    return Bound(kind, after["hedge"]) if kind else None


def is_limited_by_negation(text: str, quantity: Quantity) -> bool:
    """Tell whether *text* bounds *quantity* by denying that it is more or less: “no household pays more than 4”."""
    ahead = fold(text[max(0, quantity.start - _FAR) : quantity.start])
    compared = _MORE_THAN.search(ahead)
    clause = _PARTING.split(ahead[: compared.start()])[-1].split() if compared else []
    lasts = any(reading.unit in TIME for reading in quantity.readings)
    if not clause or (lasts and clause[-1] in ENGLISH.grammar.prepositions):
        return False  # “had not sailed for more than three years”
    statements = ENGLISH.statements  # “no more than” is a bound by itself, and “not only” denies nothing
    denied = [
        at
        for at, (word, following) in enumerate(pairwise(clause))
        if (word in statements.negations and following not in statements.no_negation)
        or (stem(word) in _EXCLUDING and following == "out")
        or stem(word) in _FORBIDDING
    ]
    # “who was not named thinks less than half realistic”
    return bool(denied) and ENGLISH.governing.reporting.isdisjoint(clause[denied[-1] :])


def _is_no_bound(ahead: str, quantity: Quantity) -> bool:
    """Tell whether the “over” or “up to” at the end of *ahead* belongs to what precedes it, and bounds nothing."""
    along = _ALONG.search(ahead)
    if along is not None and not along[0].endswith(("over ", "over")):
        return True
    if has_digits_of_year(quantity.written) and ahead.endswith("up to "):
        return True
    measured = {reading.unit for reading in quantity.readings}
    if ahead.endswith(("over a ", "over an ")) and not measured.isdisjoint(TIME):
        return True  # “over a ten year period”
    if ahead.endswith("over ") and measured == {"month"} and not _LASTS.search(ahead.removesuffix("over ")):
        return True  # “could go over three years”
    if _OVER_TIME.search(ahead) and not measured.isdisjoint(TIME):
        return True
    if _GOING_ON.search(ahead) and not measured.isdisjoint(TIME):
        return True
    if _HANDED_OVER.search(ahead) or _PUT_UP.search(ahead):
        return True
    return along is not None and not measured.isdisjoint(_MEASURED)


def _is_compared_with_then(text: str, quantity: Quantity, hedge: str, ahead: str) -> bool:
    """Tell whether *quantity* tells of an earlier time, with which something is compared: “more than a year before”."""
    if not _THEN.match(text, quantity.end):
        return False
    if quantity.form.kind != "article":  # “is higher than four years earlier”
        return hedge.endswith("er than") and hedge not in ("longer than", "older than", "younger than", "shorter than")
    return hedge.endswith("than") and _AMOUNT_COMPARED.search(ahead.rstrip()) is not None


def leading_hedge(words: Sequence[str]) -> tuple[HedgeKind | None, int]:
    """Find the hedge at the beginning of the folded *words* of a text.

    Returns its kind and how many words it has; None and 0 where there is none.
    """
    return _longest(BEFORE, [tuple(words[:length]) for length in range(LONGEST, 0, -1)])


def trailing_hedge(words: Sequence[str]) -> tuple[HedgeKind | None, int]:
    """Find the hedge at the end of the folded *words* of a text, as `leading_hedge` does at the beginning."""
    return _longest(AFTER, [tuple(words[-length:]) for length in range(LONGEST, 0, -1)])


def hedge_length(words: Sequence[str]) -> int:
    """Count the folded words at the beginning of *words* that form a hedge; a bound counts only before a number."""
    kind, length = leading_hedge(words)
    return length if kind == "about" or (kind is not None and begins_number(words[length:])) else 0


def begins_number(words: Sequence[str]) -> bool:
    """Tell whether folded *words* begin with a number, after articles and hedges: "a dozen", "about 50"."""
    start = next((start for start, word in enumerate(words) if word not in ENGLISH.grammar.articles), len(words))
    length = leading_hedge(words[start:])[1]
    return begins_number(words[start + length :]) if length else any(map(is_number, words[start : start + 1]))


def is_number(word: str) -> bool:
    """Tell whether a folded *word* begins a number: "six", "50bn", "$2.4"."""
    return word in NUMBER_WORDS or _NUMERAL.match(word) is not None


def _longest(
    hedges: dict[tuple[str, ...], HedgeKind], candidates: Sequence[tuple[str, ...]]
) -> tuple[HedgeKind | None, int]:
    return next(((hedges[candidate], len(candidate)) for candidate in candidates if candidate in hedges), (None, 0))


def is_rounded(text: str, quantity: Quantity, exact: Iterable[Quantity]) -> bool:
    """Tell whether *quantity* of *text* is said to be rounded or bounded there, and one of *exact* is rounded so."""
    limit = bound(text, quantity)
    if limit is None:
        return False
    pairs = (pair for other in exact for pair in comparable_readings(quantity, other))
    return any(_is_bound(mine, other, limit.kind) for mine, other in pairs)


def comparable_readings(mine: Quantity, theirs: Quantity) -> Iterator[tuple[Reading, Reading]]:
    """Yield the readings of both numbers that are of one unit, in the unit that *mine* is written in.

    A number is rounded in its own unit: 130 feet has two digits, and 39.624 metres has five.
    """
    number = mine.plain[0]
    for one in mine.readings:
        size = Fraction(one.value) / Fraction(number) if number and one.unit else Fraction(1)
        for other in theirs.readings:
            if not one.unit or one.unit == other.unit:
                yield Reading(one.value / size, one.unit), Reading(other.value / size, other.unit)


def rounds(mine: Value, exact: Value) -> bool:
    """Tell whether *mine* is *exact* with fewer digits, to the nearest."""
    off = abs(Fraction(mine) - Fraction(exact))
    return mine > 0 and exact > 0 and 0 < off <= _FARTHEST * exact and 2 * off <= _step(mine, exact)


def bounds_another(limit: Bound, quantity: Quantity, others: Iterable[Quantity]) -> bool:
    """Tell whether *quantity*, bounded by *limit*, bounds one of *others* that is near it: “just under 1%”, of 0.9%."""
    below = limit.kind == "up to" or NEARLY.match(limit.words) is not None
    above = limit.kind == "at least"
    return any(
        (below and other.value < mine.value <= (1 + _FARTHEST) * other.value)
        or (above and mine.value < other.value <= (1 + _FARTHEST) * mine.value)
        for each in others
        for other in each.readings
        for mine in quantity.readings
        if mine.unit == other.unit
    )


def is_too_far(mine: Value, exact: Value) -> bool:
    """Tell whether *exact* is farther below the whole number *mine* than its last digit, or a five there, may hide.

    “Nearly 30,000” may be 27,400, “nearly 28,000” may not.
    """
    if mine.denominator != 1 or exact <= 0:
        return False
    hidden = _step(mine, exact) * (5 if str(mine).rstrip("0").endswith("5") else 1)
    return mine - exact > hidden


def _is_bound(mine: Reading, exact: Reading, kind: BoundKind) -> bool:
    if (mine.unit and mine.unit != exact.unit) or mine.value <= 0 or exact.value <= 0:
        return False
    if kind == "about":
        return mine.value == exact.value or rounds(mine.value, exact.value)
    over = exact.value - mine.value if kind == "at least" else mine.value - exact.value
    return 0 <= over <= _FARTHEST * exact.value and over < _step(mine.value, exact.value)


def _step(mine: Value, exact: Value) -> Fraction:
    """Return the worth of the last digit of *exact* that is kept when it has as many digits as *mine*, zeros aside."""
    digits = len(f"{float(mine):.6f}".replace(".", "").strip("0"))
    return Fraction(10) ** (floor(log10(exact)) - digits + 1)
