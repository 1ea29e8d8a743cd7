"""The records of a quiz: a question, what is shown with its answer, and how it is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from briefdeck.language.markup import plain
from briefdeck.model import Picture
from briefdeck.provenance import HowChecked

if TYPE_CHECKING:
    from briefdeck.quiz.typed_answers import TypedSpellings

QuestionMode = Literal["choice", "typed", "recall"]
MODES: tuple[QuestionMode, ...] = ("choice", "typed", "recall")
"""How a question can be asked: with options, by typing, or by recalling the answer and judging oneself."""
AskedMode = QuestionMode | Literal["order"]
"""How it is asked: in one of the modes, or for an order, in practice only."""
CORE = "core"
"""The tag of facts that everybody must know."""
BLANK = "____"
"""Stands in a question for the deletion of a cloze text."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to be asked. Texts may carry the marks of `briefdeck.language.markup`, if nothing else is said."""

    key: str
    """The key that identifies it for ever: the fact's id, after a slash the card's id, and after a dot the number of
    a deletion or `reverse`."""
    fact: str
    """The id of the fact it is about."""
    topic: str
    """The key of its topic."""
    prompt: str
    """The text of the question; `BLANK` is in the place of the words that a cloze text leaves out."""
    answer: str
    """The right answer; items of a list are joined by semicolons."""
    modes: tuple[QuestionMode, ...]
    """How it can be asked, the best way first."""
    accept: tuple[str, ...] = ()
    """Other spellings that are right, without marks."""
    wrong: tuple[str, ...] = ()
    """Wrong answers, from the card or generated from other facts."""
    generated: bool = False
    """Whether the wrong answers were generated."""
    items: tuple[str, ...] = ()
    """The things that answer it together, where it asks for a list."""
    ordered: bool = False
    """Whether the items have a fixed order."""
    before: tuple[str, ...] = ()
    """The events before the answer in a timeline, earliest first."""
    after: tuple[str, ...] = ()
    """The events after the answer in a timeline, earliest first."""
    hint: str = ""
    """A help, shown when it is asked for."""
    because: str = ""
    """A sentence that bears out the answer, shown with it in place of the fact; "" where the fact is shown."""
    image: Picture | None = None
    """A picture on one of its sides."""
    typing: TypedSpellings | None = field(default=None, compare=False, repr=False)
    """How the answer may be typed; None where it is not."""
    contradicted: tuple[str, ...] = ()
    """False statements, without marks: its fact with what the other side of a dispute says in place of the answer."""
    language: str = "en"
    """The language in which it is read and judged, as a BCP 47 tag: that of its fact."""
    tags: tuple[str, ...] = ()
    """The tags of its fact; `CORE` among them where everybody must know it."""

    def picture_on(self, side: str) -> Picture | None:
        """Return the picture on its *side*, "front" or "back"; None where that has none."""
        return self.image if self.image and self.image.side == side else None

    @property
    def spelled(self) -> tuple[str, ...]:
        """Spellings that nobody wrote down and that are right for this question when typed."""
        return self.typing.right if self.typing else ()

    @property
    def others(self) -> tuple[str, ...]:
        """Other answers that are spelled nearly like it: no slips of the keyboard."""
        return self.typing.others if self.typing else ()

    @property
    def right(self) -> tuple[str, ...]:
        """All that is right when it is typed, without marks, the answer first."""
        return (plain(self.answer), *self.accept, *self.spelled)

    @property
    def not_right(self) -> tuple[str, ...]:
        """What is another answer, and no slip of the keyboard, without marks."""
        return (*map(plain, self.wrong), *self.others)


@dataclass(frozen=True, slots=True)
class CitedArticle:
    """An article and the lines of it that a fact rests on, in words."""

    article: str
    """The key of the article."""
    described: str
    """Author, title, outlet and date, as far as they are known."""
    lines: str
    """ "line 7", "lines 7–9"."""


@dataclass(frozen=True, slots=True)
class CounterClaim:
    """A dispute that a fact is part of."""

    question: str
    """The question in dispute."""
    note: str
    """How the facts differ, "" where nothing is said."""
    others: tuple[str, ...]
    """The other facts in the dispute, with their sources."""
    kind: str = "contradiction"
    """What kind of dispute it is, as the catalogue calls it."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The explanation of a fact that is shown with each answer. Texts may carry marks."""

    statement: str
    """The fact, and what is right where it keeps a slip of its source."""
    said_by: str
    """Who says so, "" where the fact itself names nobody else or says it."""
    as_of: str
    """For what time it holds, "" where that is not known."""
    sources: tuple[CitedArticle, ...]
    """The articles that it cites, with their lines."""
    disputes: tuple[CounterClaim, ...] = ()
    """The disputes in which other facts contradict it."""
    checked: HowChecked = field(default_factory=HowChecked)
    """How it was checked."""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question in the way it is asked."""

    question: Question
    """The question."""
    mode: AskedMode
    """How."""
    options: tuple[str, ...] = ()
    """What a question with options offers, in order, or the things to put in order; nothing in the other modes."""
    stated: str = ""
    """A statement that is true or false, in place of the question; "" where the question is asked."""
    truth: str = ""
    """The option that is right of a statement."""
    speaker: str = ""
    """Whose word the statement is, where it is asked whether they say it; without marks."""

    @property
    def right(self) -> int:
        """The index of the right option, from 0."""
        return self.options.index(self.truth or self.question.answer)
