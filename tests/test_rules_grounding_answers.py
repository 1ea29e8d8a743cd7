"""G214 for answers, and G201 for rough numbers and for those below zero."""

from __future__ import annotations

import pytest

from tests.support.contexts import HEAD, checks_of, context_of, fact_saying, problems_of


def _codes(fact: str, text: str, more: str = "", code: str | tuple[str, ...] = "G201") -> list[tuple[str, str]]:
    case = context_of(fact_saying(fact, "gazette:1", more), {"gazette": f"{text}\n"}, alone=True)
    return [(one.code, one.words) for one in problems_of(case, checks_of(*([code] if isinstance(code, str) else code)))]


@pytest.mark.parametrize(
    ("question", "answer", "wrong"),
    [
        ("Who left?", "Ana Reyes’", True),
        ("Which town was it?", "Marlow’s", True),
        ("Whose ship left?", "Marlow’s", False),
        ("Which town’s ship left?", "Marlow’s", False),
        ("What sank?", "12 September", True),
        ("When did it sink?", "12 September", False),
        ("On which day did it sink?", "12 September 2023", False),
        ("How old is it?", "12", False),
    ],
)
def test_an_answer_of_another_kind(question: str, answer: str, *, wrong: bool) -> None:
    """Whose and when are answered only where they are asked."""
    card = f"cards:\n- q: {question!r}\n  a: {answer!r}\n"
    assert _codes("It sank.", "It sank.", card, "G214") == ([("G214", answer)] if wrong else [])


def test_the_other_side_too() -> None:
    """A card that is asked the other way round has two answers."""
    card = "cards:\n- q: Whose ship left?\n  a: Marlow’s\n  reverse: What is Marlow’s ship?\n"
    assert _codes("It sank.", "It sank.", card, "G214") == []


@pytest.mark.parametrize(
    ("fact", "wrong"),
    [
        ("Tens of thousands of geese rested.", ""),
        ("Thousands of geese rested.", ""),
        ("Hundreds of geese rested.", "Hundreds"),
        ("Hundreds of thousands of geese rested.", "Hundreds of thousands"),
        ("Tens of millions of geese rested.", "Tens of millions"),
    ],
)
def test_rough_numbers(fact: str, wrong: str) -> None:
    """A size that the line does not have is found."""
    line = "Tens of thousands of geese rested on the mud."
    assert _codes(fact, line) == ([("G201", wrong)] if wrong else [])


def test_rough_numbers_of_exact_ones() -> None:
    """A number of the line may be told by its size."""
    assert _codes("Thousands came.", "Some 4,300 people came.") == []
    assert _codes("Millions came.", "Some 4,300 people came.") == [("G201", "Millions")]


@pytest.mark.parametrize(
    ("fact", "wrong"),
    [
        ("It was -12 degrees.", ""),
        ("It was minus 12 degrees.", ""),
        ("It was 12 degrees below zero.", ""),
        ("It was 12 degrees.", "12 degrees"),
        ("It was 5 degrees in the hut.", ""),
        ("It was -5 degrees in the hut.", "-5 degrees"),
    ],
)
def test_signs(fact: str, wrong: str) -> None:
    """What is below zero on the line is so in the fact, and only that."""
    line = "Outside it was -12 degrees, and 5 degrees in the hut."
    assert _codes(fact, line) == ([("G201", wrong)] if wrong else [])


def test_a_hyphen_is_no_sign() -> None:
    """Ranges and compounds have none."""
    assert _codes("The trail has 10-13 km.", "A trail of 10-13 km, Covid-19 and all.") == []


def test_a_misspelt_name_is_recognised() -> None:
    """The nearest name of the bank or of the line is asked for."""
    case = context_of(fact_saying("Ana Reyess said 2,400 workers had left.", "gazette:3"))
    (problem,) = [one for one in problems_of(case, checks_of("G203")) if one.code == "G203"]
    assert problem.hint == "did you mean “Ana Reyes”?"


def test_a_name_that_is_spelled_right_is_not_doubted() -> None:
    """A name of the bank that stands in no cited article is wrong, and nobody is asked whether it was meant."""
    bank = HEAD.replace("names:\n", "names:\n  Ana Torres: []\n", 1)
    case = context_of(fact_saying("Ana Torres said 2,400 workers had left.", "gazette:3"), head=bank)
    (problem,) = [one for one in problems_of(case, checks_of("G203")) if one.code == "G203"]
    assert problem.words == "Ana Torres"
    assert "did you mean" not in problem.hint


def test_the_author_may_be_named() -> None:
    """Who wrote it need not stand in the text."""
    head = HEAD.replace("    published:", "    author: Otto Lang\n    published:")
    case = context_of(fact_saying("Workers had left, wrote Otto Lang.", "gazette:3"), head=head)
    assert [one.code for one in problems_of(case, checks_of("G203"))] == []


@pytest.mark.parametrize(
    ("spelling", "proved"),
    [("Peking", True), ("BEIJING", True), ("Norland", False)],
)
def test_a_spelling_of_the_answer_needs_no_proof(spelling: str, *, proved: bool) -> None:
    """A well-known name of what the line calls otherwise is the same answer; another name has to be on the line."""
    card = f"cards:\n- q: Which state sent the grain?\n  a: Beijing\n  accept: [{spelling}]\n"
    line = "Beijing sent grain."
    found = [code for code in ("G202", "G203", "G204", "G214", "G215") if _codes(line, line, card, code)]
    assert (found == []) is proved


_SEATS = "The Greens won 31.4 per cent of the vote, but lost 12 of their 98 seats."
_SHARES = "Home came second with 28.9 per cent, its best result; four years ago it had stood at 17.3 per cent."
_TURNOUT = "Turnout was 71 per cent, up from 64 per cent in 2026."
_SEATS_NOW = "With 86 seats instead of 98, the Greens remain the strongest party."
_POINTS = "Home gained 11.6 percentage points and has never done better."
_SEVEN = "Turnout rose by seven points."


@pytest.mark.parametrize(
    ("line", "fact", "card", "refused"),
    [
        (_SEATS, _SEATS_NOW, "{q: How many seats do the Greens have now?, a: '86'}", ""),
        (_SEATS, _SEATS_NOW, "{q: How many seats do the Greens have now?, a: Eighty-six, accept: [86 seats]}", ""),
        (_SEATS, _SEATS_NOW, "{cloze: 'The Greens have {{c1::86}} seats.'}", ""),
        (_SEATS, _SEATS_NOW, "{q: Who has 86 seats?, a: The Greens}", ""),
        (_SEATS, _SEATS_NOW, "{q: How many seats do the Greens have now?, a: '87'}", "G201"),
        (_SEATS, _SEATS_NOW, "{q: What share of the vote was theirs?, a: 86 per cent}", "G201"),
        (_SHARES, _POINTS, "{q: By how many percentage points did Home improve?, a: '11.6'}", ""),
        (_SHARES, _POINTS, "{q: By how much did Home improve?, a: 11.6 points}", ""),
        (_SHARES, _POINTS, "{q: By how many percentage points did Home improve?, a: '11.5'}", "G201"),
        (_SHARES, _POINTS, "{q: By how many times did Home improve?, a: 11.6 million}", "G201"),
        (_TURNOUT, _SEVEN, "{q: By how many percentage points did turnout rise?, a: Seven}", ""),
        (_TURNOUT, _SEVEN, "{q: By how many percentage points did turnout rise?, a: Nine}", "G201"),
    ],
)
def test_what_the_fact_has_by_arithmetic(line: str, fact: str, card: str, refused: str) -> None:
    """A number that a fact has by arithmetic on its lines answers its cards as well; another number does not."""
    found = {code for code, _ in _codes(fact, line, f"cards:\n- {card}\n", ("G201", "G215"))}
    assert found == ({refused} if refused else set())


@pytest.mark.parametrize(
    ("line", "fact", "question", "answer", "holds"),
    [
        (
            "The contract failed with the closure of Pier 3.",
            "The closing of Pier 3 undid the contract.",
            "What undid the contract?",
            "The closing of Pier 3",
            True,
        ),
        ("The arrival of the king ended it.", "It ended then.", "What ended it?", "The arriving of the king", True),
        ("Bread cost four times what it had cost.", "Bread rose.", "How was it?", "Four times as expensive", True),
        ("The bell weighs twice what the old one did.", "The bell is new.", "How is it?", "Twice as heavy", True),
        ("The mill burned down.", "The mill is gone.", "How was it lost?", "By fire", True),
        (_TURNOUT, "Turnout rose by seven points.", "By how much did it rise?", "Seven points", True),
        ("The mill burned down.", "The mill is gone.", "How was it lost?", "By flood", False),
        ("The contract failed with the closure of Pier 3.", "It failed.", "Why?", "The selling of Pier 3", False),
        ("Bread cost four times what it had cost.", "Bread rose.", "How was it?", "Four times as healthy", False),
    ],
)
def test_an_answer_in_other_forms(line: str, fact: str, question: str, answer: str, *, holds: bool) -> None:
    """A noun of the verb, and the word for what is measured, are words of the line; another thing is not."""
    card = f"cards:\n- q: {question!r}\n  a: {answer!r}\n"
    assert bool(_codes(fact, line, card, "G204")) is not holds


@pytest.mark.parametrize(
    ("question", "items", "added"),
    [
        ("What two things did the peace bring the towns?", "[A tax less, Coins]", ""),
        ("Which were the two gains of the towns?", "[A tax less, Coins]", ""),
        ("What three things did the peace bring the towns?", "[A tax less, Coins]", "three"),
        ("What did the peace bring the towns after 2 wars?", "[A tax less, Coins]", "2"),
        ("What did the peace of the lord of the two rivers bring?", "[A tax less, Coins]", "two"),
    ],
)
def test_the_number_of_things_asked_for(question: str, items: str, added: str) -> None:
    """A question may open with the number of things that its card lists; any other number is on the lines."""
    line = "By the peace the tax was abolished and the towns received the right to mint coins."
    found = _codes(line, line, f"cards:\n- q: {question!r}\n  items: {items}\n", ("G201", "G215"))
    assert [words for _, words in found] == ([added] if added else [])
