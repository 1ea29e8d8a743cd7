"""Rules Q513–Q515, Q523 and Q527 between cards: whether each question can be told from every other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from briefdeck.check.cards.side import Side, active, complaint
from briefdeck.language.markup import plain
from briefdeck.language.near_duplicates import NEAR_DUPLICATE, find_candidates, similarity
from briefdeck.language.numbers import quantities
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.same_answer import is_same_answer
from briefdeck.language.stems import ARTICLES, cached_tokens, core_stems
from briefdeck.language.units import ORDINALS, SMALL, TENS
from briefdeck.language.words import STOP_WORDS, fold, stem
from briefdeck.located import LocatedStr
from briefdeck.model import Card, Fact
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.old_docs import RULES

FEWEST_OWN = 2
"""Content words that a reversed question needs besides an answer that other facts share."""
FEWEST_OWN_FOR_NUMBER = 3
"""The same where the answer is a number, which anything may share."""

_EMPTY_WORDS = ARTICLES | frozenset("am are be been did do does had has have is was were".split())
_COUNTING = frozenset({*SMALL, *TENS, *ORDINALS})
_AROUND = "*“”\"'‘’(),.?!:;…"
_MARKS = str.maketrans("", "", "*_?.!:;,“”\"'‘’…")


def cards_differ(case: CheckContext, there: Sequence[Side]) -> Iterator[Problem]:
    """No card is there twice, and a question has one answer, unless its facts are in dispute."""
    disputes = _disputes(case)
    first: dict[str, Side] = {}
    for side in there:
        other = first.setdefault(_folded(side.q), side)
        if other is not side:
            found = _twice(other, side, disputed=_together(other, side, disputes))
            yield from (problem for problem in found if problem.code not in other.fact.ignore)
    yield from _clozes_differ(case)


def _twice(other: Side, side: Side, disputed: bool) -> Iterator[Problem]:
    if not side.a or not other.a or is_same_answer(side.answer, other.answer):
        message = f"a card of “{other.fact.id}” asks the same: keep one of the two"
        yield complaint(side, "Q514", side.q, message, hint=_hint(other.fact, other.q))
    elif not disputed:
        message = (
            f"the same question has another answer in “{other.fact.id}”: add what tells them apart, or list a dispute"
        )
        yield complaint(side, "Q515", side.q, message, hint=_hint(other.fact, other.q))
    for owner, right in ((side, other), (other, side)):
        for wrong in owner.options[1:]:
            if right.a and is_same_answer(plain(wrong), right.answer):
                message = f"“{wrong}” answers the same question in “{right.fact.id}”: take another wrong option"
                yield complaint(owner, "Q527", wrong, message, hint=_hint(right.fact, right.q))


def _clozes_differ(case: CheckContext) -> Iterator[Problem]:
    first: dict[str, tuple[Fact, Card]] = {}
    for fact in case.bank.facts:
        for card in active(fact):
            other, twin = first.setdefault(_folded(card.cloze), (fact, card)) if card.cloze else (fact, card)
            if twin is not card and "Q514" not in other.ignore:
                message = f"a card of “{other.id}” has the same cloze text: keep one of the two"
                yield RULES["Q514"].problem(card.cloze.location, message, str(fact.id), hint=_hint(other, twin.cloze))


@lru_cache(maxsize=REMEMBERED)
def _folded(text: str) -> str:
    return " ".join(fold(plain(text)).translate(_MARKS).split())


def _hint(fact: Fact, text: LocatedStr) -> str:
    return f"the other is of {fact.id}, line {text.location.line}"


def _disputes(case: CheckContext) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for dispute in case.bank.disputes:
        for fact in dispute.facts:
            found.setdefault(str(fact), set()).add(str(dispute.id))
    return found


def _together(one: Side, other: Side, disputes: dict[str, set[str]]) -> bool:
    """Whether a dispute has the facts of both."""
    return not disputes.get(str(one.fact.id), set()).isdisjoint(disputes.get(str(other.fact.id), set()))


class _Asked:
    """A question as the search for near-duplicates sees it. Most are like no other, and then its words are enough."""

    def __init__(self, side: Side) -> None:
        self.side = side
        self.words = frozenset(stem(token) for token in cached_tokens(side.question) if token not in _EMPTY_WORDS)
        """The stems of its words, without articles and auxiliaries."""

    @cached_property
    def answer(self) -> tuple[str, ...]:
        """The stems of its answer."""
        return core_stems(self.side.answer)

    @cached_property
    def _written(self) -> list[str]:
        return [word.strip(_AROUND) for word in self.side.question.split()]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The stems of its names in order."""
        return tuple(stem(token) for word in self._written[1:] if word[:1].isupper() for token in cached_tokens(word))

    @cached_property
    def telling(self) -> frozenset[str]:
        """Those of its words that are names, numbers or dates."""
        numbers = (word for word in self._written if word.lower() in _COUNTING or any(map(str.isdigit, word)))
        return frozenset(stem(token) for word in numbers for token in cached_tokens(word)).union(self.names)


def questions_differ(case: CheckContext, there: Sequence[Side]) -> Iterator[Problem]:
    """No two questions are alike but for a word that does not tell them apart."""
    disputes = _disputes(case)
    # Questions that are equal are found by `cards_differ`; of those, the first stands for all.
    asked = [_Asked(side) for side in {_folded(side.q): side for side in reversed(there)}.values()][::-1]
    for at, others in find_candidates([each.words for each in asked]):
        each = asked[at]
        twins = (asked[other].side for other in others if _are_twins(asked[other], each))
        twin = next((side for side in twins if not _may_be_alike(side, each.side, disputes)), None)
        if twin is not None:
            yield _twins(twin, each.side)


def _may_be_alike(one: Side, other: Side, disputes: dict[str, set[str]]) -> bool:
    return "Q513" in one.fact.ignore or _together(one, other, disputes)


def _are_twins(one: _Asked, other: _Asked) -> bool:
    """Whether two questions are alike, and one of them has no word that says what only it is about.

    Where the answers are the same, only a name, a number or a date can: two other words are likely to mean the same.
    Where the words are the same, their order can: "What did A give B?" is not "What did B give A?".
    """
    if one.words == other.words:
        return one.names == other.names
    contained = one.words < other.words or other.words < one.words
    if not contained and (one.answer != other.answer or _differ_in_a_term(one, other)):
        return False
    return similarity(one.words, other.words) >= NEAR_DUPLICATE


def _differ_in_a_term(one: _Asked, other: _Asked) -> bool:
    return not one.telling <= other.words or not other.telling <= one.words


def _twins(other: Side, side: Side) -> Problem:
    if side.a and other.a and not is_same_answer(side.answer, other.answer):
        message = f"almost the same question has another answer in “{other.fact.id}”: add what tells them apart"
    else:
        message = f"this asks almost the same as “{other.fact.id}”: keep the better of the two"
    return complaint(side, "Q513", side.q, message, hint=_hint(other.fact, other.q))


def reversed_questions_have_one_answer(there: Sequence[Side]) -> Iterator[Problem]:
    """A reversed question has one answer."""
    facts: dict[str, set[str]] = {}
    for side in there if any(side.reversed for side in there) else ():
        if not side.reversed:
            facts.setdefault(" ".join(core_stems(side.answer)), set()).add(str(side.fact.id))
    for side, back in pairwise(there):  # a way back follows the side it belongs to
        if back.reversed:
            yield from _ambiguous(side, back, facts)


def _ambiguous(side: Side, back: Side, facts: dict[str, set[str]]) -> Iterator[Problem]:
    answer = core_stems(side.answer)
    shared = len(facts[" ".join(answer)])
    number = any(one.written == side.answer.strip() for one in quantities(side.answer)) or answer in (("yes",), ("no",))
    own = _own_words(back.question, answer)
    if own < (FEWEST_OWN_FOR_NUMBER if number else FEWEST_OWN if shared > 1 else 0):
        shares = "many things have the number" if number else f"{shared} facts have the answer"
        message = f"{shares} “{side.answer}”, so the way back has more than one answer: say which one is meant"
        yield complaint(back, "Q523", back.q, message)


def _own_words(question: str, answer: Iterable[str]) -> int:
    """How many content words *question* has besides *answer*."""
    content = (token for token in cached_tokens(question) if token not in STOP_WORDS)
    return len({stem(token) for token in content} - set(answer))
