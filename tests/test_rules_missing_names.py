"""G203 and G215: a name that no article has is an error where it is surely wrong, else a warning."""

from __future__ import annotations

import pytest

from briefdeck.check import check
from tests.support.contexts import checks_of, context_of, fact_saying, make_context, problems_of

CHECKS = checks_of("G203", "G215")
LINE = "Otto Lang opened the lock at Harle with engineers from Norway."


def _codes(fact: str, line: str = LINE, head: str = "Harle") -> list[tuple[str, str]]:
    case = context_of(fact_saying(fact, "gazette:3"), {"gazette": f"{head}\n\n{line}\n"}, alone=True)
    return [(problem.code, problem.words) for problem in problems_of(case, CHECKS)]


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("Otto Lang opened the lock with Erik Sommer.", "Erik Sommer"),
        ("Erik Sommer opened the lock.", "Erik Sommer"),
        ("The lock was opened with engineers from Sweden.", "Sweden"),  # in the place of Norway
    ],
)
def test_a_name_in_the_place_of_another(fact: str, words: str) -> None:
    """A name that no article has, where the article names others, is an error."""
    assert _codes(fact) == [("G203", words)]


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("The lock was opened in Canada.", "Canada"),
        ("Otto Lang opened it like a Sailor.", "Sailor"),
    ],
)
def test_a_name_that_may_be_right(fact: str, words: str) -> None:
    """A country may be known to everybody, and a noun written with a capital: these are warnings."""
    assert _codes(fact, "Otto Lang opened the lock at Harle.") == [("G215", words)]


@pytest.mark.parametrize("by", ["not opened by", "opened at Harle rather than by", "never opened by"])
def test_a_name_that_is_denied_needs_no_line(by: str) -> None:
    """What is said not to be so, no line has to say."""
    assert _codes(f"The lock was {by} Erik Sommer.", "Otto Lang opened the lock at Harle.") == []


def test_a_name_in_what_is_only_called_a_denial_is_a_warning() -> None:
    """“No” and “denied” may deny something else than the name, which mostly is mixed up then."""
    found = _codes("Otto Lang paid no attention to Erik Sommer.", "Otto Lang paid no attention to the lock at Harle.")
    assert found == [("G215", "Erik Sommer")]


def test_an_article_that_names_nobody_refutes_nothing() -> None:
    """Whom “it” means is not told where the article never names it, so it may be said in front of the verb."""
    assert _codes("Velby Ferries moved after nine years.", "It moved after nine years.", "[Report]") == []


def test_the_title_in_the_bank_names_too() -> None:
    """The title of the article in questions.yaml is a part of it, as its author is."""
    case = context_of(fact_saying("The strike reached Port Marlow, says The Harbour Strike.", "gazette:3"))
    assert [problem.words for problem in problems_of(case, CHECKS)] == []


def test_the_message_says_the_cure() -> None:
    """It writes the line that puts a short form right, and where to give a reason for anything else."""
    line = "The Federal Harbour Council met Otto Lang."
    case = context_of(fact_saying("Otto Lang met the Fed.", "gazette:1"), {"gazette": line})
    (problem,) = problems_of(case, CHECKS)
    assert "`names: {Federal Harbour Council: [Fed]}`" in problem.hint
    case = context_of(fact_saying("Otto Lang met Erik Sommer.", "gazette:1"), {"gazette": line})
    (problem,) = problems_of(case, CHECKS)
    assert "`given: {Erik Sommer: …}`" in problem.hint


@pytest.mark.parametrize(("place", "is_told"), [("at Saltby", False), ("at Orrin", True)])
def test_a_question_may_say_where_a_thing_is_as_another_article_does(place: str, is_told: bool) -> None:
    """G203: “the plant at Saltby” is known from another article; a place that none has beside it is not."""
    head = """\
title: The plant
articles:
  one: {file: one.txt, title: "[One]", published: 2031-03-04}
  two: {file: two.txt, title: "[Two]", published: 2031-03-05}
topics: {all: All}
facts:
"""
    fact = f"""\
- id: it
  fact: Inge Voss supports the plant.
  cite: two:1
  topic: all
  cards:
    - q: Who supports the plant {place}?
      a: Inge Voss
"""
    articles = {
        "one": "A plant at Saltby was voted for on Monday in Orrin.\n",
        "two": "Inge Voss of Harle supports the plant.\n",
    }
    told = problems_of(context_of(fact, articles, head=head), checks_of("G203", "G215"))
    assert bool(told) is is_told


def test_a_name_that_one_of_two_cited_articles_has() -> None:
    """A name that stands on another line of one article, and nowhere in the other, is told of as in a single one."""
    questions = """\
title: The mill
articles:
  one: {file: one.txt, title: One}
  two: {file: two.txt, title: Two}
topics: {mill: The mill}
facts:
  - {id: it, fact: Ida Berg sold the mill in Harle., cite: ["one:2", "two:1"], topic: mill}
"""
    one = ["The mill was built of brick.", "The mill in Harle was sold.", *["It rained."] * 4, "A letter by Ida Berg."]
    context = make_context(questions, {"one": "\n".join(one), "two": "A mill in Harle was sold."})
    assert [problem.code for problem in check(context)] == ["G209"]
