"""G201–G207: what a fact says must stand on its lines, and the complaint says what stands there instead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefdeck.check import check
from briefdeck.located import LocatedStr, SourceLine
from briefdeck.problem import Problem
from tests.support.contexts import FACT, checks_of, context_of, fact_saying, problems_of

CHECKS = checks_of("G201", "G202", "G203", "G204", "G205", "G206", "G207")
ANSWER = "cards:\n- q: What?\n  a: {!r}\n"


def _problems(fact: str, cite: str = "gazette:3", more: str = "", *, alone: bool = False) -> list[Problem]:
    return problems_of(context_of(fact_saying(fact, cite, more), alone=alone), CHECKS)


def _codes(fact: str, cite: str = "gazette:3", more: str = "", *, alone: bool = False) -> list[tuple[str, str]]:
    return [(problem.code, problem.words) for problem in _problems(fact, cite, more, alone=alone)]


def _answered(answer: str, cite: str = "gazette:3") -> list[tuple[str, str]]:
    return _codes("Ana Reyes spoke.", cite, ANSWER.format(answer))


@pytest.mark.parametrize(
    ("fact", "cite"),
    [
        ("Ana Reyes said **2,400** dockers had stopped work.", "gazette:3"),
        ("Some 2400 stopped at 3 quays.", "gazette:3"),
        ("The city offered 4.5m dollars, which is 4% more.", "gazette:5"),
        ("The offer came on March 3, 2024.", "gazette:5"),
        ("In 2019 a strike went on for 18 days, 40 km from Marlow.", "gazette:7"),
        ("On Tuesday, 5 March 2024, Reyes counted them.", "gazette:3"),
        ("Reyes said “we are not for sale”.", "gazette:5"),
        ("One of the first to answer was Reyes.", "gazette:5"),
        ("In the article’s year, 2024, work stopped.", "gazette:3"),
        ("Reyes told of 2,400 workers and of $4.5 million.", "gazette:3, gazette:5"),
    ],
)
def test_facts_that_are_proved(fact: str, cite: str) -> None:
    """However a number, date or name is written, it is found, with the text and from the concordance alone."""
    assert _codes(fact, cite) == _codes(fact, cite, alone=True) == []


@pytest.mark.parametrize(
    ("fact", "cite", "words"),
    [
        ("2,500 dockers stopped.", "gazette:3", "2,500"),
        ("The city offered £4.5 million.", "gazette:5", "£4.5 million"),
        ("The city offered $4.5 billion.", "gazette:5", "$4.5 billion"),
        ("The city offered 4 percentage points.", "gazette:5", "4 percentage points"),
        ("Saltby is 40 miles away.", "gazette:7", "40 miles"),
        ("It lasted eighteen weeks.", "gazette:7", "eighteen weeks"),
        ("It was in 2018.", "gazette:7", "2018"),
        ("The offer came on 4 March.", "gazette:5", "4 March"),
        ("The offer came on 3 March 2023.", "gazette:5", "3 March 2023"),
        ("On Friday they stopped.", "gazette:3", "Friday"),
    ],
)
def test_numbers_and_dates_that_are_not_there(fact: str, cite: str, words: str) -> None:
    """Another number, unit, currency, year or day is G201, at the fact, with the very words."""
    (problem,) = _problems(fact, cite)
    assert (problem.code, problem.words, problem.fact) == ("G201", words, "it")


def test_the_message_says_what_is_there_instead() -> None:
    """The cited line's numbers and the line that has the term are named."""
    (problem,) = _problems("The walkout lasted 18 days.")
    assert problem.message == "“18 days” is not on gazette line 3"
    assert problem.hint == "line 3 has three, 2,400 and Tuesday; it is on line 7"
    assert problem.related == SourceLine("gazette", 3)
    case = context_of(fact_saying("The walkout lasted 18 days."))
    assert problems_of(case, CHECKS)[0].location == case.bank.facts[0].fact.location


def test_names_in_an_answer_must_be_on_the_line() -> None:
    """G202: elsewhere in the article is not enough for an answer, but for the fact it is; a spelling of `names:` is."""
    assert _answered("Ms. Reyes") == []
    assert _answered("Port Marlow") == []
    assert _answered("in Saltby") == [("G202", "Saltby")]
    assert _codes("They came from Saltby.") == []
    (problem,) = [
        one for one in _problems("Ana Reyes spoke.", "gazette:3", ANSWER.format("in Saltby")) if one.code == "G202"
    ]
    assert problem.hint.endswith("it is on line 7")


def test_names_in_a_fact_must_be_in_the_article() -> None:
    """G203: a name that the article does not have at all; `said_by` too."""
    assert _codes("They came from Oldham.") == [("G203", "Oldham")]
    assert _codes("They stopped work.", "gazette:3", "said_by: Luis Vale") == [("G203", "Luis Vale")]


def test_words_of_an_answer() -> None:
    """G204: fewer than half stand on the lines; G206: some do not. Numbers, dates and names do not count."""
    assert _answered("Dockers had left the quays") == []
    assert _answered("Workers in revolt") == [("G206", "revolt")]
    assert _answered("Angry bakers in revolt") == [("G204", "Angry")]
    assert _answered("Bakers") == [("G204", "Bakers")]
    assert _answered("Yes") == []
    assert _answered("Ana Reyes, on Tuesday, for 2,400") == []


def test_quoted_words() -> None:
    """G205: with the text word for word and in order; from the concordance alone all on one line."""
    inverted = "Reyes said “for sale we are not”."
    assert _codes(inverted, "gazette:5") == [("G205", "for sale we are not")]
    assert _codes(inverted, "gazette:5", alone=True) == []
    assert _codes("Reyes said “never for sale”.", "gazette:5", alone=True) == [("G205", "never for sale")]
    assert _codes("“We are … [hardly] for sale”, Reyes said.", "gazette:5") == []
    assert _codes("“stopped work, they offered them”", "gazette:3-5") != []


def test_every_answer_of_a_card_is_checked() -> None:
    """Accepted spellings, reversed answers, cloze texts and their deletions, and questions; wrong answers are not."""
    cards = """\
    cards:
    - q: How many of the 99 in Oldham?
      a: "2,400"
      accept: ["2400", "2300"]
    - id: pick
      q: How many of us?
      a: "2,400"
      wrong: ["77"]
    - id: back
      q: Who?
      a: Reyes
      reverse: {q: And 98?, a: Oldham}
    - id: gap
      cloze: "**{{c1::3,000}}** workers {{c2::slept}} in Oldham with {{c3::Reyes}}."
    """
    problems = _problems("Ana Reyes spoke.", "gazette:3", cards.replace("\n    ", "\n").strip())
    assert [(problem.code, problem.words) for problem in sorted(problems)] == [
        ("G201", "99"),
        ("G203", "Oldham"),
        ("G201", "2300"),
        ("G201", "98"),
        ("G204", "Oldham"),
        ("G201", "3,000"),
        ("G203", "Oldham"),
        ("G204", "slept"),
    ]


def test_slips() -> None:
    """G207: a slip of the source, too, must occur in the fact or its cards."""
    sic = "sic: {Oldham: it is Holdam, Nothing: it is something}"
    assert ("G207", "Oldham") in _codes("Nothing of it.", "gazette:3", sic)
    assert ("G207", "Nothing") not in _codes("Nothing of it.", "gazette:3", sic)


def test_given_terms() -> None:
    """A given term needs no line; G207: it must occur in the fact or its cards."""
    given = 'given: {"2,500": counted later, Oldham: the next town, "2023": they all know it}'
    assert _codes("2,500 came from Oldham on 3 March 2023.", "gazette:5", given) == []
    assert _codes("Nothing of it.", "gazette:3", given) == [("G207", "2,500"), ("G207", "Oldham"), ("G207", "2023")]


def test_only_warnings_can_be_ignored() -> None:
    """`ignore:` switches a warning off for its fact, never an error."""
    card = ANSWER.format("Workers in revolt")
    warned = context_of(fact_saying("Reyes spoke.", more=card))
    assert "G206" in {problem.code for problem in check(warned)}
    ignored = context_of(fact_saying("Reyes spoke.", more=f"ignore: {{G206: known}}\n{card}"))
    assert "G206" not in {problem.code for problem in check(ignored)}
    case = context_of(fact_saying("99 came."))
    stubborn = replace(case.bank.facts[0], ignore={LocatedStr("G201"): LocatedStr("no matter")})
    case = replace(case, bank=replace(case.bank, facts=(stubborn,)))
    assert "G201" in {problem.code for problem in check(case)}


def test_several_citations_are_named_together() -> None:
    """One article's lines are named as such, and several articles with "or"."""
    texts = {"gazette": "Two ducks.\n\nSix geese.\n", "herald": "Nine swans.\n"}
    head = case_head = "title: T\ntopics: {strike: S}\narticles:\n"
    head = case_head + "".join(f"  {key}: {{file: {key}.txt, title: T}}\n" for key in texts) + "facts:\n"
    case = context_of(fact_saying("Seven swans.", "gazette:1, gazette:3, herald:1"), texts, head=head)
    (problem,) = problems_of(case, CHECKS)
    assert problem.message == "“Seven” is not on gazette lines 1 and 3 or herald line 1"
    assert problem.hint.startswith("gazette lines 1 and 3 have Two and Six, herald line 1 has Nine")


def test_the_checker_bites() -> None:
    """Each citation moved to another line, each number, name and answer changed, gives a problem at that fact."""
    good = [
        FACT,
        fact_saying("The council’s offer was $4.5 million, or four per cent.", "gazette:5"),
        fact_saying(
            "A walkout of eighteen days in 2019 emptied the market of Saltby.", "gazette:7", ANSWER.format("Fish")
        ),
    ]
    changes = [
        *((2, "gazette:7", f"gazette:{line}") for line in (1, 3, 5)),
        *((1, "gazette:5", f"gazette:{line}") for line in (1, 3, 7)),
        *((0, "gazette:3", f"gazette:{line}") for line in (1, 5, 7)),
        (0, "2,400", "2,600"),
        (0, "Ana Reyes", "Ana Vale"),
        (1, "$4.5", "€4.5"),
        (1, "four", "five"),
        (2, "eighteen", "nineteen"),
        (2, "2019", "2018"),
        (2, "Saltby", "Oldby"),
        (2, "Fish", "Fruit"),
    ]
    for fact in good:
        assert problems_of(context_of(fact), CHECKS) == []
    for number, old, new in changes:
        case = context_of(good[number].replace(old, new))
        assert {problem.fact for problem in problems_of(case, CHECKS)} == {case.bank.facts[0].id}, (old, new)


def test_places_are_those_of_the_texts() -> None:
    """Every problem stands at a text of its fact, whichever that is."""
    case = context_of(
        fact_saying("99 came from Oldham.", "gazette:3", "said_by: Luis Vale\n" + ANSWER.format("Bakers"))
    )
    fact = case.bank.facts[0]
    places = {problem.location for problem in problems_of(case, CHECKS)}
    assert places == {fact.fact.location, fact.said_by.location, fact.cards[0].a.location}
    assert problems_of(replace(case, texts={}, hashes={}), CHECKS) != []
