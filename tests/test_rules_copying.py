"""A fact is told in the curator's own words."""

from __future__ import annotations

import pytest

from tests.support.contexts import LINE_HEAD, codes_in, fact_on_line, problems_in

LINE = "Crews of the northern ferries stopped work on Monday morning, leaving four islands without bread or mail."
COPIED = "Crews of the northern ferries stopped work on Monday"


def test_a_copied_run_is_found() -> None:
    """Eight words in a row are a problem that names the run and its line."""
    [problem] = [each for each in problems_in(LINE, fact_on_line(f"On the quay, {COPIED}.")) if each.code == "W401"]
    assert problem.words == COPIED
    assert problem.related == ("gazette", 1)
    assert "9 words" in problem.message


@pytest.mark.parametrize(
    "card",
    [
        f"{{q: 'Who stopped? {COPIED}', a: crews}}",
        "{cloze: 'Crews of the {{c1::northern ferries}} stopped work on Monday'}",
        f"{{q: Which?, a: crews, wrong: ['{COPIED}']}}",
    ],
)
def test_cards_too(card: str) -> None:
    """Questions, wrong answers and cloze texts are read like facts, the cloze as a whole sentence."""
    assert "W401" in codes_in(LINE, fact_on_line("Crews stopped work.", f"cards: [{card}]"))


@pytest.mark.parametrize(
    "says",
    [
        "Crews of the northern ferries stopped work early.",  # seven
        f"“{COPIED}”, it said.",
        "Crews of the northern ferries downed tools and stopped work on Monday morning.",
    ],
)
def test_what_may_stand(says: str) -> None:
    """Seven words, a quotation, or words apart are no copy."""
    assert "W401" not in codes_in(LINE, fact_on_line(says))


def test_titles_may_stand() -> None:
    """The title of an article may be named whole."""
    line = "A harbour holds its breath while the crews stand by"
    rest = fact_on_line(f"The report is called {line}.")
    assert "W401" in codes_in(line, rest)
    assert "W401" not in codes_in(line, rest, head=LINE_HEAD.replace("[Report]", line))


def test_without_the_texts_nothing_is_said() -> None:
    """A run of words cannot be seen in a concordance."""
    assert "W401" not in codes_in(LINE, fact_on_line(COPIED), alone=True)
