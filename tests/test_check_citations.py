"""C101–C109: every way in which a citation leads nowhere, and the concordance does not fit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefdeck.articles.concordance import Concordance
from briefdeck.check import check
from briefdeck.located import SourceLine
from briefdeck.problem import Problem
from tests.support.contexts import ARTICLE, FACT, HEAD, checks_of, context_of, fact_saying, problems_of

CHECKS = checks_of("C")


def _only(problems: list[Problem]) -> Problem:
    (problem,) = problems
    return problem


def test_nothing_to_complain_of() -> None:
    """A fact whose citation leads to a line is left in peace, with the text and without."""
    assert problems_of(context_of(FACT), CHECKS) == []
    assert problems_of(context_of(FACT, alone=True), CHECKS) == []


@pytest.mark.parametrize(
    ("cite", "code", "message", "hint"),
    [
        ("gazete:3", "C101", "there is no article “gazete”", "did you mean “gazette”?"),
        ("zzz:3", "C101", "there is no article “zzz”", ""),
        ("gazette:9", "C104", "gazette has no line 9", "its lines are numbered 1 to 7"),
        ("gazette:0", "C104", "gazette has no line 0", "its lines are numbered 1 to 7"),
        ("gazette:4", "C105", "gazette line 4 is blank", "the nearest with words: lines 3 and 5"),
        ("gazette:5-3", "C107", "gazette:5-3 runs backwards", "write gazette:3-5"),
    ],
)
def test_citations_that_lead_nowhere(cite: str, code: str, message: str, hint: str) -> None:
    """The problem stands at the citation, says what is, and what was probably meant; no G problem comes on top."""
    case = context_of(fact_saying("Ana Reyes spoke of 99 wolves.", cite))
    problem = _only(problems_of(case, CHECKS))
    assert (problem.code, problem.message, problem.hint, problem.fact) == (code, message, hint, "it")
    assert problem.location == case.bank.facts[0].cite[0].written.location
    assert problems_of(case, checks_of("G20")) == []


def test_a_range_may_run_over_a_blank_line() -> None:
    """Only its ends must have words."""
    assert [
        problem.code for problem in problems_of(context_of(fact_saying("Reyes spoke.", "gazette:3-4")), CHECKS)
    ] == ["C105"]
    assert problems_of(context_of(fact_saying("Ana Reyes answered the city council.", "gazette:3-5")), CHECKS) == []


def test_a_line_cited_twice() -> None:
    """The later citation is complained of, with the line."""
    case = context_of(fact_saying("Ana Reyes leads the dockers.", "gazette:3, gazette:1-3"))
    problem = _only(problems_of(case, CHECKS))
    assert (problem.code, problem.message) == ("C108", "gazette line 3 is cited before")
    assert problem.related == SourceLine("gazette", 3)
    assert problem.location == case.bank.facts[0].cite[1].written.location


def test_furniture_cannot_be_cited() -> None:
    """A line of the web page proves nothing, and furniture must be there."""
    head = HEAD.replace("published:", "furniture: [1, 9, 6-8, 5-2]\n    published:")
    problems = problems_of(context_of(fact_saying("The harbour strike.", "gazette:1"), head=head), CHECKS)
    assert sorted((problem.code, problem.message) for problem in problems) == [
        ("C106", "gazette line 1 belongs to the web page, not to the article"),
        ("C109", "gazette has no line 9"),
        ("C109", "gazette has no lines 5-2"),
        ("C109", "gazette has no lines 6-8"),
    ]


def test_an_article_that_is_not_indexed() -> None:
    """It is named at its file, and what to do depends on whether its text is there."""
    case = context_of(FACT)
    bare = replace(case, concordance=Concordance())
    problem = _only(problems_of(bare, CHECKS))
    assert (problem.code, problem.hint) == ("C102", "run `briefdeck index`")
    assert problem.location == case.bank.articles["gazette"].file.location  # type: ignore[index]
    assert "put its text, gazette.txt, where" in _only(problems_of(replace(bare, texts={}), CHECKS)).hint
    assert problems_of(bare, checks_of("G20")) == []


def test_a_text_that_has_changed() -> None:
    """One changed letter is enough; a concordance made from another file is told too."""
    case = context_of(FACT)
    problem = _only(problems_of(replace(case, hashes={"gazette": "0" * 64}), CHECKS))
    assert (problem.code, problem.words) == ("C103", "gazette.txt")
    entry = replace(case.concordance.articles["gazette"], file="other.txt")
    other = replace(case, concordance=Concordance({"gazette": entry}))
    assert "was made from the file other.txt" in _only(problems_of(other, CHECKS)).message


@pytest.mark.parametrize("language", ["en", "de", "ru", "ja", "ar", "la"])
def test_a_text_that_was_cut(language: str) -> None:
    """A text that ends before a line that its concordance has is told of as changed, whatever rules read the line."""
    head = HEAD.replace("language: en\n", "")
    case = context_of(FACT, head=f"language: {language}\n{head}")
    cut = replace(case, texts={"gazette": "One line.\n"}, hashes={"gazette": "0" * 64})
    assert "C103" in {problem.code for problem in check(cut)}


def test_an_empty_article() -> None:
    """It has no line to cite."""
    problems = problems_of(context_of(fact_saying("Nothing.", "gazette:1"), {"gazette": ""}), CHECKS)
    assert [(problem.code, problem.hint) for problem in problems] == [("C104", "it is empty")]
    problems = problems_of(context_of(fact_saying("Nothing.", "gazette:1"), {"gazette": "\n\n"}), CHECKS)
    assert [(problem.code, problem.hint) for problem in problems] == [("C105", "the article has no words")]


def test_a_billion_lines_cost_nothing() -> None:
    """An absurd range is answered at once."""
    head = HEAD.replace("published:", "furniture: 1-999999999\n    published:")
    problems = problems_of(
        context_of(fact_saying("It.", "gazette:1-999999999, gazette:2-999999999"), head=head), CHECKS
    )
    assert {problem.code for problem in problems} == {"C104", "C105", "C106", "C108", "C109"}


def test_the_article_has_its_lines() -> None:
    """The invented article is as these tests take it."""
    assert ARTICLE.count("\n") == 7
