"""`because:` of a card: a sentence that stands on its back instead of the fact, and is proved like one."""

from __future__ import annotations

from briefdeck.check import check, verify
from briefdeck.quiz.pool import make_pool
from briefdeck.render.anki.notes import make_notes
from briefdeck.rules.context import CheckContext
from tests.support.contexts import context_of

FACT = """\
- id: stopped
  fact: Ana Reyes said about 2,400 dockers had stopped work.
  cite: gazette:3
  topic: strike
  said_by: Ana Reyes
  cards:
    - q: Which port’s dockers does Ana Reyes lead?
      a: Port Marlow
"""
BECAUSE = "      because: Ana Reyes leads the dockers of Port Marlow.\n"


def _codes(context: CheckContext) -> set[str]:
    return {problem.code for problem in check(context)}


def test_an_answer_that_the_fact_does_not_say() -> None:
    """Q538: it is told, and a `because` that says it is the way out."""
    assert _codes(context_of(FACT)) == {"Q538"}
    assert _codes(context_of(FACT + BECAUSE)) == set()


def test_it_is_proved_like_a_fact() -> None:
    """A name or number in it that no line has is refused, and its speaker is its own."""
    assert "G203" in _codes(context_of(FACT + BECAUSE.replace("Ana Reyes", "Luis Vale")))
    assert "G201" in _codes(context_of(FACT + BECAUSE.replace("the dockers", "the 300 dockers")))


def test_it_is_what_a_learner_sees() -> None:
    """On the back of the card and under the answer of a quiz, without the speaker of the fact."""
    context = context_of(FACT + BECAUSE)
    verified, _ = verify(context, [])
    assert verified is not None
    pool = make_pool(verified)
    shown = pool.explain(pool.questions[0])
    assert (shown.statement, shown.said_by) == ("Ana Reyes leads the dockers of Port Marlow.", "")
    (note,) = make_notes(context.bank, {}, context.ledger)
    assert "Ana Reyes leads the dockers of Port Marlow." in note.fields
    assert not any("2,400 dockers had stopped" in field for field in note.fields)
