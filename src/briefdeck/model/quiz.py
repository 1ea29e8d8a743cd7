"""The record of `quiz:` in questions.yaml: which questions are asked, on a page and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, TypeAlias

from briefdeck.located import LocatedStr
from briefdeck.model.value_types import STRICT, Count, OneOrMany, Seed, Slug, one_of
from briefdeck.papers import PAPERS

_NONE = LocatedStr()
_Kind: TypeAlias = Annotated[LocatedStr, one_of("choice", "typed", "recall")]
_TWENTY = 20
_ONE, _A4, _A, _NO = LocatedStr("1"), LocatedStr("A4"), LocatedStr("A"), LocatedStr("no")


@dataclass(frozen=True, slots=True)
class Quiz:
    """A quiz: a selection of the questions that the cards of the bank allow."""

    __pydantic_config__ = STRICT

    id: Slug = _NONE
    """A slug that tells it from the other quizzes; only the first may go without. It names the files of output/."""
    title: LocatedStr = _NONE
    """Its title; left out, that of the bank."""
    instructions: LocatedStr = _NONE
    """What its sheet says before the first question, besides how to answer: the time allowed, what may be used."""
    topics: Annotated[tuple[Slug, ...], OneOrMany] = ()
    """The topics it asks about; left out, all."""
    facts: Annotated[tuple[Slug, ...], OneOrMany] = ()
    """The ids of the facts it asks about; left out, all of its topics."""
    tags: Annotated[tuple[LocatedStr, ...], OneOrMany] = ()
    """The tags of the facts it asks about, `core` for those with `must: yes`; left out, with and without."""
    exclude: Annotated[tuple[LocatedStr, ...], OneOrMany] = ()
    """What it does not ask: ids of facts, or of single questions as every form shows them, such as
    `containers-tracked/shells`."""
    kinds: Annotated[tuple[_Kind, ...], OneOrMany] = ()
    """How it asks: `choice` (multiple choice), `typed`, `recall` (answered in the head, and judged by the learner);
    left out, each question as suits it best."""
    open: Annotated[tuple[Slug, ...], OneOrMany] = ()
    """The ids of facts for which no wrong answers are drawn from other facts, since some that are drawn are right."""
    number: Count = _TWENTY
    """How many questions are asked; 0 for all. On the page it can be chosen anew."""
    counts: Mapping[_Kind, Count] = field(default_factory=dict)
    """How many are asked of each kind, such as `{choice: 5, typed: 3}`; a kind that is left out is not asked. `number:`
    and `kinds:` then say nothing."""
    first: Annotated[tuple[LocatedStr, ...], OneOrMany] = ()
    """Tags, `core` for facts with `must: yes`: questions about facts with one of them are drawn before all others."""
    points: Mapping[_Kind, Count] = field(default_factory=dict)
    """What a question of each kind is worth on paper and in exports; left out, one point, and for a list one for each
    of its things."""
    seed: Seed = _ONE
    """Any word or number, of up to 40 characters. Another one draws other questions, in another order."""
    page: Annotated[LocatedStr, one_of(*PAPERS)] = _A4
    """The size of the paper."""
    versions: Annotated[LocatedStr, one_of("A", "A/B")] = _A
    """`A/B` where neighbours must not have the same sheet: the same questions and options, in another order."""
    large: Annotated[LocatedStr, one_of("no", "yes")] = _NO
    """`yes` for sheets in large print: questions in type of 18 points, in one column."""
    grid: Annotated[LocatedStr, one_of("no", "yes")] = _NO
    """`yes` where answers are given on a page of their own behind the questions, in a grid."""
    duplex: Annotated[LocatedStr, one_of("no", "yes")] = _NO
    """`yes` where sheets and keys are printed on both sides: an empty side then keeps each part on paper of its own."""
    cards: Annotated[LocatedStr, one_of("no", "yes", "fold")] = _NO
    """`yes` where its questions are also printed as cards to cut out, with backs behind fronts; `fold` where front and
    back stand side by side, to be printed on one side and folded."""

    @property
    def asks_all(self) -> bool:
        """Whether it asks all that it selects, and not so many."""
        return not self.number and not self.counts

    @property
    def name(self) -> str:
        """The name of its page and its sheet in output/, without the ending."""
        return f"quiz-{self.id}" if self.id else "quiz"

    @property
    def first_text(self) -> LocatedStr:
        """The first of its texts, where problems of the whole quiz are shown; "" where it has none."""
        return next(filter(None, (self.id, self.title, *self.topics, *self.facts)), _NONE)

    @property
    def key_name(self) -> str:
        """The name of its answer key in output/, without the ending."""
        return f"key-{self.id}" if self.id else "key"

    @property
    def cards_name(self) -> str:
        """The name of its cards to cut out in output/, without the ending."""
        return f"cards-{self.id}" if self.id else "cards"
