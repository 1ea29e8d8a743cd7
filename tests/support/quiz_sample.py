"""An invented bank with a question of every kind, and questions made of hostile texts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from hypothesis import strategies as st

from briefdeck.located import LocatedStr
from briefdeck.model import Picture, Quiz, Verified
from briefdeck.quiz import (
    MODES,
    AskedQuestion,
    CitedArticle,
    CounterClaim,
    Explanation,
    Pool,
    Question,
    QuestionMode,
    ask_question,
    make_pool,
    sample_quiz,
)
from briefdeck.read.bank import read_bank
from tests.conftest import DATA

PICTURE = (DATA / "good" / "images" / "routes.svg").read_bytes()
SAMPLE = """\
title: The ferry strike
articles:
  harbour:
    file: harbour.txt
    title: Ferries halt
    author: Mara Lindqvist
    outlet: The Quay
    published: 2031-03-04
topics:
  strike: The strike
  money: Money & pay
facts:
  - id: stranded
    fact: Striking crews left **1,200 passengers** stranded on four islands.
    cite: harbour:6
    topic: strike
    cards:
      - {q: How many passengers were stranded?, a: "1,200", accept: ["1200", twelve hundred]}
      - {id: cloze, cloze: "Crews left {{c1::1,200}} stranded on {{c2::four::a number}} islands."}
  - id: captains-union
    fact: The union counted *at least* 85 captains.
    cite: harbour:8-9
    topic: strike
    said_by: the union
    cards: [{q: How many captains joined?, a: At least 85, wrong: [At least 58, At least 120, At least 185]}]
  - id: captains-company
    fact: The company counted 60 captains.
    cite: harbour:11
    topic: strike
    cards:
      - q: Where did the company’s captains sail?
        a: In the north
        reverse: What sailed in the north?
        hint: Think of the map.
        image: {file: routes.svg, alt: A map of the routes, credit: Drawn for this bank., side: back}
      - id: list
        q: Which quays stood still?
        items: [Marlow, Saltby]
  - id: offer
    fact: A raise was on offer.
    cite: harbour:12
    topic: money
    as_of: 2031-03-02
    cards:
      - {q: What was offered?, a: A raise, before: [The crews met], after: [The strike began]}
      - id: map
        q: Which route does the map show?
        a: The northern one
        wrong: [The southern one, The western one]
        image: {file: routes.svg, alt: A map, credit: Drawn for this bank.}
disputes:
  - id: how-many
    question: How many captains were on strike?
    facts: [captains-union, captains-company]
    note: Neither says how it counted.
"""


@cache
def sample() -> Pool:
    """The questions of an invented bank: one of every kind, with a line of time, a hint and pictures."""
    bank, problems = read_bank(SAMPLE, "questions.yaml")
    assert problems == []
    return make_pool(Verified(bank, {}, {"routes.svg": PICTURE}))


def asked(of: Pool) -> tuple[AskedQuestion, ...]:
    """All questions of a pool in its order, each in its best way."""
    return tuple(ask_question(each, "1") for each in of.questions)


def sample_questions(
    questions: Sequence[Question], seed: str, number: int = 0, modes: Collection[QuestionMode] = ()
) -> tuple[AskedQuestion, ...]:
    """Samples *number* of *questions*, 0 for all, as a quiz that asks in one of *modes* does; none stand for all."""
    kinds = tuple(map(LocatedStr, modes))
    return sample_quiz(questions, Quiz(seed=LocatedStr(seed), number=number, kinds=kinds))


NOTED = ("~", "=", "#", "{", "}", ":", "\\", "::", "####", "->", "//", "$CATEGORY: x", "\\n", "%50%", "[html]", "[")
TAGGED = ("<b>", "</p>", "&", "&amp;", "]]>", "<!--", '"', "'", "<script>alert(1)</script>", "&&058;", "&#58;")
SPACED = (" ", "\N{NO-BREAK SPACE}", "\u2028", "\u200b", "\u202e", "\u2067")
WRITTEN = (
    "=cmd()",
    "+1",
    "-2",
    "@sum",
    "Ω",
    "שלום",
    "مرحبا",
    "😀",
    "👩‍🚀",
    "_x0041_",
    "*",
    "e\u0301",
    "10,000",
    "word",
)
HOSTILE = (*NOTED, *TAGGED, *SPACED, *WRITTEN)
"""What means something to one of the forms, or is easily lost."""

_LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufeff")
_PIECE = st.one_of(st.sampled_from(HOSTILE), st.text(_LETTERS, min_size=1, max_size=6))
texts = st.lists(_PIECE, min_size=1, max_size=6).map("".join).map(str.strip).filter(bool)
"""Any text that a curator can write, and more often than not one that hurts."""


def hostile(prompt: str, options: Sequence[str], accept: Sequence[str] = (), told: str = "It holds.") -> Question:
    """A question made of any texts; the first of *options* is right."""
    return Question("one/card", "one", "all", prompt, options[0], MODES, tuple(accept), tuple(options[1:]), hint=told)


def hostile_pool(question: Question, told: str = "It holds.", title: str = "A bank", topic: str = "All") -> Pool:
    """A pool of one question, with *told* everywhere in what is shown with its answer."""
    source = CitedArticle("gazette", told, "line 1")
    explanation = Explanation(told, told, told, (source,), (CounterClaim(told, told, (told,)),))
    return Pool(title, "en", {"all": topic}, (question,), {"one": explanation}, {"map.svg": PICTURE})


MAP = Picture(LocatedStr("map.svg"), LocatedStr("A map"), LocatedStr("Drawn for this bank."))
"""A picture that a question asks about."""
__all__ = ["HOSTILE", "MAP", "PICTURE", "asked", "hostile", "hostile_pool", "sample", "texts"]
