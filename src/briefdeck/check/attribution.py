"""Attribution: a claim stays a claim, an expectation an expectation, a bound a bound.

Who says what is told by the order of words, so these rules need the texts; without them they are silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefdeck.check.each import Check, EachFact
from briefdeck.language.hedges import Bound, bound
from briefdeck.language.lines import split_lines
from briefdeck.language.markup import plain
from briefdeck.language.modality import EXCHANGED, OPPOSITES, SourceSentence
from briefdeck.language.numbers import Quantity, quantities
from briefdeck.language.roles import roles, turned
from briefdeck.language.sentences import sentences
from briefdeck.language.words import fold_word
from briefdeck.located import SourceLine
from briefdeck.model import Fact
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.old_docs import RULES

_NEARLY = 0.7
"""A sentence with this share of the best one's words in common may be the one that a fact was drawn from."""


_MARKS = ".,;:!?“”‘’\"'()"
_GLIMPSE = 7
"""Words of a line that a hint shows: fewer than make a copy, for a public log may show them."""


class Drawn(NamedTuple):
    """A fact and the sentences of its lines that it may have been drawn from."""

    fact: Fact
    says: SourceSentence
    """What the fact says, without marks."""
    sentences: tuple[SourceSentence, ...]
    source: SourceLine
    """The line of the likeliest."""


@EachFact
def attribution_stays(case: CheckContext, fact: Fact) -> Iterator[Problem]:
    """A fact holds what it says as its line does."""
    pages = case.cached(_pages)
    drawn = _drawn(fact, pages) if pages and fact.retired is None else None
    if drawn is not None:
        for rule in _RULES:
            yield from rule(drawn)


def claims_stay_claims(drawn: Drawn) -> Iterator[Problem]:
    """What a line reports as said or claimed, the fact does not state as its own."""
    telling = () if _held(drawn) else [sentence.reported(drawn.says.keys) for sentence in drawn.sentences]
    if telling and all(telling):
        message = f"the line leaves this to somebody (“{telling[0]}”): say who, or set `said_by:`"
        yield _problem(drawn, "A301", message)


def denials_stay_denials(drawn: Drawn) -> Iterator[Problem]:
    """What a line denies, the fact does not affirm."""
    negative = drawn.says.negative
    if not negative and all(one.negated and one.negated & drawn.says.stems for one in drawn.sentences):
        yield _problem(drawn, "A302", "the line negates what the fact says; keep its “not”")
    if negative and not any(sentence.negative for sentence in drawn.sentences):
        known = frozenset().union(*(sentence.stems for sentence in drawn.sentences))
        if drawn.says.negated & known:
            yield _problem(drawn, "A302", "the fact negates what the line says: say it as the line does")


def expectations_stay_expectations(drawn: Drawn) -> Iterator[Problem]:
    """What a line expects or thinks possible, the fact does not state as done."""
    telling = () if _held(drawn) else [sentence.expected(drawn.says) for sentence in drawn.sentences]
    if telling and all(telling):
        message = f"the line only expects or allows for this (“{telling[0]}”): so must the fact"
        yield _problem(drawn, "A303", message)


def bounds_stay_bounds(drawn: Drawn) -> Iterator[Problem]:
    """A number that a line bounds or rounds is bounded or rounded alike in the fact."""
    text = drawn.says.text
    if not drawn.says.bounded and not any(sentence.bounded for sentence in drawn.sentences):
        return
    theirs = [(each, bound(one.text, each)) for one in drawn.sentences for each in quantities(one.text)]
    for mine in quantities(text):
        same = [limit for each, limit in theirs if set(each.readings) & set(mine.readings)]
        fault = _misbound(mine, bound(text, mine), same) if mine.claim and same else ""
        if fault:
            yield _problem(drawn, "A304", fault, mine.written)


def _misbound(mine: Quantity, own: Bound | None, same: list[Bound | None]) -> str:
    """What is wrong with bounding *mine* by *own* where the line has *same*, "" when nothing is."""
    kept = next((limit.words for limit in same if limit), "")
    if own is None:
        return "" if None in same else f"the line has “{kept}” before {mine.written}: keep it"
    if any(limit and limit.kind == own.kind for limit in same):
        return ""
    return f"the fact says “{own.words}” where the line has {f'“{kept}”' if kept else 'no bound'}"


def directions_stay(drawn: Drawn) -> Iterator[Problem]:
    """What a line says rose, the fact does not say fell."""
    mine = drawn.says.keys
    if mine.isdisjoint(_DIRECTIONS):
        return
    turning = [pair for pair in _BOTH_WAYS if not mine.isdisjoint(pair[0]) and mine.isdisjoint(pair[1])]
    theirs = frozenset().union(*(sentence.keys for sentence in drawn.sentences))
    for one, other in turning:
        if theirs & other and not theirs & one:
            said, stands = min(mine & one), min(theirs & other)
            yield _problem(drawn, "A305", f"the fact says “{said}” where the line has “{stands}”", said)


def directions_are_not_exchanged(drawn: Drawn) -> Iterator[Problem]:
    """Where a line says that one thing rose and another fell, each does so in the fact."""
    mine = drawn.says.keys
    for one, other in () if mine.isdisjoint(_DIRECTIONS) else _ALL_WAYS:
        if mine & one and not mine & other:
            both = [sentence for sentence in drawn.sentences if sentence.keys & one and sentence.keys & other]
            if both and all(_exchanged(drawn.says, sentence, one, other) for sentence in both):
                said = min(mine & one)
                yield _problem(drawn, "A305", f"“{said}” goes with something else on the line", said)


def _exchanged(says: SourceSentence, sentence: SourceSentence, one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether what stands next to *one* in the fact, after it or else before it, is next to *other* on the line."""
    for near in (SourceSentence.after, SourceSentence.before):
        mine, same, opposite = near(says, one), near(sentence, one), near(sentence, other)
        if mine & (same | opposite):
            return mine.isdisjoint(same)
    return False


def roles_stay(drawn: Drawn) -> Iterator[Problem]:
    """Of two names that a line joins by a verb, the same one acts in the fact."""
    mine = roles(drawn.says.text)
    if mine:
        theirs = frozenset().union(*(roles(sentence.text) for sentence in drawn.sentences))
        role = turned(mine, theirs)
        if role is not None:
            yield _problem(drawn, "A305", "the line has these two names the other way round")


_BOTH_WAYS = (*OPPOSITES, *(pair[::-1] for pair in OPPOSITES))
_ALL_WAYS = (*_BOTH_WAYS, *EXCHANGED, *(pair[::-1] for pair in EXCHANGED))
_DIRECTIONS: frozenset[str] = frozenset().union(*(words for words, _ in _ALL_WAYS))
_RULES: tuple[Callable[[Drawn], Iterator[Problem]], ...] = (
    claims_stay_claims,
    denials_stay_denials,
    expectations_stay_expectations,
    bounds_stay_bounds,
    directions_stay,
    directions_are_not_exchanged,
    roles_stay,
)


def _held(drawn: Drawn) -> bool:
    """Whether the fact names who says it or shows how sure it is."""
    return bool(drawn.fact.said_by) or drawn.says.marked


class _Lines:
    """The sentences of an article's lines, read when they are asked for."""

    def __init__(self, text: str) -> None:
        self._lines = split_lines(text)
        self.last = len(self._lines)
        self._read: dict[int, list[SourceSentence]] = {}

    def __getitem__(self, number: int) -> list[SourceSentence]:
        if number not in self._read:
            self._read[number] = [SourceSentence(one) for one in sentences(self._lines[number - 1])]
        return self._read[number]


def _pages(case: CheckContext) -> dict[str, _Lines]:
    return {article: _Lines(text) for article, text in case.texts.items()}


def _drawn(fact: Fact, pages: dict[str, _Lines]) -> Drawn | None:
    """*fact* and where it comes from, None when no line of it is there to read."""
    says = SourceSentence(plain(fact.fact))
    found = [
        (sentence, citation.article, number)
        for citation in fact.cite
        if citation.article in pages
        for number in citation.lines.within(pages[citation.article].last)
        for sentence in pages[citation.article][number]
    ]
    if not found:
        return None
    shared = [len(says.content & sentence.content) for sentence, _, _ in found]
    best = max(shared)
    _, article, number = found[shared.index(best)]
    near = tuple(one for count, (one, _, _) in zip(shared, found, strict=True) if count >= best * _NEARLY)
    return Drawn(fact, says, near, SourceLine(article, number))


def _problem(drawn: Drawn, code: str, message: str, said: str = "") -> Problem:
    hint = f"{drawn.source.article} line {drawn.source.line} has “{_glimpse(drawn)}”"
    return RULES[code].problem(drawn.fact.fact.location, message, drawn.fact.id, said, hint, drawn.source)


def _glimpse(drawn: Drawn) -> str:
    """A few words of the line, around the first that it shares with the fact: enough to find the place."""
    written = drawn.sentences[0].text.split()
    at = next((at for at, word in enumerate(written) if fold_word(word.strip(_MARKS)) in drawn.says.content), 0)
    first = max(0, at - _GLIMPSE // 2)
    before, after = "… " if first else "", " …" if first + _GLIMPSE < len(written) else ""
    return before + " ".join(written[first : first + _GLIMPSE]).rstrip(".,;:") + after


CHECKS: tuple[Check, ...] = (attribution_stays,)
