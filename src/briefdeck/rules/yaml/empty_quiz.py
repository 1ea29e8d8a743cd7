"""Empty quiz: a quiz without questions."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.model import Bank, Fact, Quiz
from briefdeck.problem import Problem, Rule, example

RULE = Rule(
    "Y125",
    "A quiz asks something.",
    why="Where the facts and topics that a quiz names have no cards in common, or none that can be asked in its "
    "`kinds:` (which `build` finds out), its page and its sheet would be empty.",
    bad=example("""
        quiz:
          title: Before the test
          topics: [money]
          facts: [stranded]
        """),
    good=example("""
        quiz:
          title: Before the test
          topics: [strike]
          facts: [stranded]
        """),
)


def check_quiz(bank: Bank, quiz: Quiz) -> Iterator[Problem]:
    """Report *quiz* when no fact of *bank* that it selects has a card that is not retired."""
    if (quiz.topics or quiz.facts or quiz.tags or quiz.exclude) and not any(
        _asks(quiz, fact) for fact in bank.held_facts
    ):
        words = quiz.first_text or bank.title
        message = "this quiz asks nothing: no fact that it names has a card that is still held"
        yield RULE.problem(words.location, message, words=words)


def _asks(quiz: Quiz, fact: Fact) -> bool:
    """Tell whether *quiz* has a question about *fact*, which is held."""
    is_named = (not quiz.topics or fact.topic in quiz.topics) and (not quiz.facts or fact.id in quiz.facts)
    tags = {*fact.tags, *(("core",) if fact.must == "yes" else ())}
    return (
        bool(fact.held_cards)
        and is_named
        and fact.id not in quiz.exclude
        and (not quiz.tags or not tags.isdisjoint(quiz.tags))
    )


def report_kinds(quiz: Quiz) -> Problem:
    """Report that no question of *quiz* fits its kinds, which is known only after wrong answers are drawn."""
    named = [*quiz.kinds, *quiz.counts]
    kind, kinds = named[0], " or ".join(named)
    message = f"this quiz asks nothing: no question of it can be asked as {kinds}"
    return RULE.problem(kind.location, message, words=kind)
