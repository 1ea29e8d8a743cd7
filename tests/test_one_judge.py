"""One judge and one table: what is right when it is typed is the same on cards, page, terminal and in exports."""

from __future__ import annotations

import html
import re

from briefdeck.language.markup import plain
from briefdeck.ledger import empty_ledger
from briefdeck.model import Verified
from briefdeck.quiz import make_pool
from briefdeck.read.bank import read_bank
from briefdeck.render.anki.note_types import QUESTION_FIELDS
from briefdeck.render.anki.notes import make_notes
from briefdeck.render.exports.question_text import accepted_answers
from briefdeck.render.quiz_page import gather_data
from tests.support.pools import HEAD

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
    notes = {
        note.key: dict(zip(QUESTION_FIELDS, note.fields, strict=False))
        for note in make_notes(bank, {}, empty_ledger("t", "b"))
    }
    page = {each["key"]: each for each in gather_data(pool, bank.quiz[0])["questions"]}
    assert "Brandt" in pool.questions[0].right
    for question in pool.questions:
        on_card = re.findall(r"<i(?: hidden)?>(.*?)</i>", notes[question.key]["Accepted"])
        assert set(question.right) <= {plain(question.answer), *map(html.unescape, on_card)}
        shown = page[question.key]
        assert {shown["answer"], *shown.get("accept", ()), *shown.get("spelled", ())} == set(question.right)
        assert set(question.right) <= set(accepted_answers(question, "en"))
