"""Questions in a few words, and the pool of a small bank: what the tests of the quiz start from."""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent, indent
from typing import Any

from briefdeck.model import Bank, Verified
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


_MIXED = """\
title: The league
articles:
  gazette: {file: gazette.txt, title: The league, published: 2029-05-21}
  marca: {file: marca.txt, title: La liga, published: 2029-05-21, language: es}
  presse: {file: presse.txt, title: La presse, published: 2029-05-21, language: fr}
topics:
  all: All
facts:
  - id: asistencia
    fact: Al estadio acudieron 61.420 espectadores, la mayor asistencia de la historia de la liga.
    cite: marca:1
    topic: all
    cards:
      - {q: ¿Cuántos espectadores acudieron al estadio?, a: "61.420"}
      - {id: goles, q: ¿Cuántos goles marcó Lucía Ferrer en el partido de la liga?, a: Dos}
  - id: ingresos
    fact: El club ingresó 4,6 millones de euros por las entradas de la temporada.
    cite: marca:1
    topic: all
    cards: [{q: ¿Cuánto ingresó el club por las entradas?, a: "4,6 millones de euros"}]
  - id: degats
    fact: Les dégâts pourraient atteindre 85 millions d’euros selon la fédération des assureurs.
    cite: presse:1
    topic: all
    cards: [{q: À combien les dégâts pourraient-ils s’élever ?, a: 85 millions d’euros}]
"""
_ENGLISH = "".join(
    f"""\
  - id: {name}
    fact: {fact}
    cite: gazette:1
    topic: all
    cards: [{{q: {question}, a: "{number}"}}]
"""
    for name, fact, question, number in (
        ("mill", "The mill at Lenne ground no corn for 77 years.", "How many years was the mill at Lenne idle?", 77),
        ("queen", "Queen Ada reigned for 64 years.", "How many years did Queen Ada reign?", 64),
        ("bridge", "The builders of the bridge took 58 years.", "How many years did the bridge take to build?", 58),
        ("truce", "The truce of Tarn held for 49 years.", "How many years did the truce of Tarn hold?", 49),
    )
)


def mixed_bank() -> tuple[Bank, Pool]:
    """A bank in English with facts in Spanish and French, and the pool of its questions."""
    bank, problems = read_bank(f"{_MIXED}{_ENGLISH}", "questions.yaml")
    assert problems == []
    return bank, make_pool(Verified(bank, {}))
