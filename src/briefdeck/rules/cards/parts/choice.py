"""Multiple-choice questions, as the rules about options see them; a quiz checks the ones it makes in the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefdeck.language.markup import plain
from briefdeck.language.sentences.splitting import unquoted
from briefdeck.located import LocatedStr
from briefdeck.problem import Problem, Rule
from briefdeck.rules.cards.parts.prompt import find_prompts
from briefdeck.rules.context import kept
from briefdeck.rules.fact_context import FactContext


class Choice(NamedTuple):
    """A question with its options. The texts are as written in the file, with their marks."""

    q: LocatedStr
    """The question."""
    a: LocatedStr
    """The right option."""
    wrong: tuple[LocatedStr, ...]
    """The wrong options, one at least."""

    @property
    def options(self) -> tuple[LocatedStr, ...]:
        """All options, the right one first."""
        return (self.a, *self.wrong)

    @property
    def question(self) -> str:
        """The question without marks, and with an ellipsis for what it quotes."""
        return unquoted(plain(self.q))

    @property
    def answer(self) -> str:
        """The right option without marks."""
        return plain(self.a)


class Flaw(NamedTuple):
    """What is wrong with a multiple-choice question."""

    text: LocatedStr
    """The option, or the question, that should be changed."""
    message: str
    """One sentence."""
    words: str = ""
    """The very words that are wrong, "" where the whole text is."""


@kept
def find_choices(fact: FactContext) -> tuple[Choice, ...]:
    """Return the multiple-choice questions of *fact*."""
    return tuple(Choice(each.q, each.a, each.card.wrong) for each in find_prompts(fact) if each.is_choice)


def check_choices(rule: Rule, fact: FactContext, find: Callable[[Choice], Iterator[Flaw]]) -> Iterator[Problem]:
    """Yield a problem of *rule* for each flaw that *find* finds in the multiple-choice questions of *fact*."""
    for choice in find_choices(fact):
        for flaw in find(choice):
            yield rule.problem(flaw.text.location, flaw.message, fact.fact.id, flaw.words)
