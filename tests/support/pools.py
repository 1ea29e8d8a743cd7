"""Questions in a few words, and the pool of a small bank: what the tests of the quiz start from."""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent, indent
from typing import Any

from briefdeck.model import Verified
from briefdeck.quiz import Pool, Question, make_pool
from briefdeck.read.bank import read_bank

HEAD = """\
title: The strike
articles:
  gazette:
    file: gazette.txt
    title: The harbour strike
    author: Ana Reyes
    published: 2024-03-07
names:
  Tove Brandt: [Brandt, Ms. Brandt]
topics:
  strike: The strike
  money: Money
facts:
"""


def pool_of(facts: str, head: str = HEAD) -> Pool:
    """The pool of a bank of *facts*, items of `facts:` in YAML; what follows the last fact may be other keys."""
    bank, problems = read_bank(head + indent(dedent(facts), "  "), "questions.yaml")
    assert problems == []
    return make_pool(Verified(bank, {}))


def asking(*asked: tuple[str, str], topic: str = "strike", more: str = "") -> str:
    """A fact for each pair of a question and its answer, which says no more; *more* are further keys of each."""
    return (
        "".join(
            f"- id: f{at}-{topic}\n  fact: {answer!r} it is.\n  cite: gazette:{at}\n  topic: {topic}\n"
            f"  cards: [{{q: {prompt!r}, a: {answer!r}}}]\n{indent(more, '  ')}"
            for at, (prompt, answer) in enumerate(asked, 1)
        )
        .replace("fact: '", "fact: '")
        .replace("' it is.", " it is.'")
    )


def wrong_for(made: Pool, key: str) -> set[str]:
    """The wrong answers of the question *key*."""
    return set(next(each for each in made.questions if each.key == key).wrong)


def a_question(key: str = "one", **changes: Any) -> Question:
    """A question that is answered in mind, with *changes*."""
    plain = Question(key, key.partition("/")[0], "strike", "Who leads it?", "Tove Brandt", ("recall",))
    return replace(plain, **changes)
