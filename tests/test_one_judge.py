"""One judge and one table: what is right when it is typed is the same on cards, page, terminal and in exports."""

from __future__ import annotations

import html
import re

import pytest

from briefdeck.language.markup import plain
from briefdeck.ledger import empty_ledger
from briefdeck.located import LocatedStr
from briefdeck.model import Quiz, Verified
from briefdeck.quiz import judge, make_pool
from briefdeck.quiz.judging_tables import judging_tables
from briefdeck.read.bank import read_bank
from briefdeck.render.anki.note_types import QUESTION_FIELDS
from briefdeck.render.anki.notes import make_notes
from briefdeck.render.exports.question_text import accepted_answers
from briefdeck.render.quiz_page import gather_data, render_page
from tests.support.pools import HEAD, mixed_bank

_LEDGER = empty_ledger("t", "b")

_FACTS = """\
  - id: leader
    fact: Ms. Brandt leads the dockers of the United States.
    cite: gazette:1
    topic: strike
    cards:
      - {q: Which union leader led them?, a: Tove Brandt, accept: Brandt T.}
      - {id: land, q: Which country was it?, a: The United States, accept: the Union}
      - {id: weeks, q: How many weeks did it last?, a: 12 weeks, accept: a dozen weeks}
"""


def test_every_place_takes_the_same_spellings() -> None:
    """Spellings under `names:` and `accept:`, and those that are right by themselves, count on the card too."""
    bank, problems = read_bank(f"{HEAD}{_FACTS}", "questions.yaml")
    assert problems == []
    pool = make_pool(Verified(bank, {}))
    notes = {note.key: dict(zip(QUESTION_FIELDS, note.fields, strict=False)) for note in make_notes(bank, {}, _LEDGER)}
    page = {each["key"]: each for each in gather_data(pool, bank.quiz[0])["questions"]}
    assert "Brandt" in pool.questions[0].right
    for question in pool.questions:
        on_card = re.findall(r"<i(?: hidden)?>(.*?)</i>", notes[question.key]["Accepted"])
        assert set(question.right) <= {plain(question.answer), *map(html.unescape, on_card)}
        shown = page[question.key]
        assert {shown["answer"], *shown.get("accept", ()), *shown.get("spelled", ())} == set(question.right)
        assert set(question.right) <= set(accepted_answers(question))


@pytest.mark.parametrize(
    ("key", "typed", "verdict"),
    [
        ("asistencia", "61420", "right"),
        ("asistencia", "61,42", "wrong"),
        ("asistencia/goles", "2", "right"),
        ("ingresos", "4600000 €", "right"),
        ("degats", "85000000 €", "right"),
        ("mill", "77", "right"),
        ("mill", "77.0", "right"),
    ],
)
def test_each_fact_is_judged_in_its_language(key: str, typed: str, verdict: str) -> None:
    """In a mixed bank a fact is in the language of its articles: in the terminal, on the page, on cards, in exports."""
    bank, pool = mixed_bank()
    question = next(each for each in pool.questions if each.key == key)
    assert judge(typed, question.right, question.not_right, question.language) == verdict
    data = gather_data(pool, Quiz())
    shown = next(each for each in data["questions"] if each["key"] == key)
    tables = {**data["judging"], **data["judging_in"].get(shown.get("language"), {})}
    assert tables == judging_tables(question.language)
    assert all(judge(each, question.right, (), question.language) == "right" for each in accepted_answers(question))
    notes = {each.key: dict(zip(QUESTION_FIELDS, each.fields, strict=False)) for each in make_notes(bank, {}, _LEDGER)}
    assert notes[key]["Language"] == question.language


def test_a_page_brings_the_tables_of_its_languages_only() -> None:
    """A page in one language has one set of tables; a mixed one has what differs in those that are typed."""
    bank, pool = mixed_bank()
    assert gather_data(pool, Quiz())["judging_in"].keys() == {"es", "fr"}
    english = Quiz(facts=tuple(map(LocatedStr, ("mill", "queen"))))
    assert "judging_in" not in gather_data(make_pool(Verified(bank, {})).for_quiz(english), english)
    assert len(render_page(pool, Quiz())) < 1.2 * len(render_page(pool.for_quiz(english), english))


def test_wrong_answers_are_drawn_within_a_language() -> None:
    """61.420 spectators are no 61 years: no number is offered in a question that is in another language."""
    _, pool = mixed_bank()
    drawn = {each.key: set(each.wrong) for each in pool.questions if each.wrong}
    assert drawn.keys() == {"mill", "queen", "bridge", "truce"}
    assert set().union(*drawn.values()) == {"77", "64", "58", "49"}
