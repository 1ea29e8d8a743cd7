"""L801–L803, L806, L807: what was released is retired, never deleted, and goes on asking what it asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefdeck.articles.concordance import Concordance
from briefdeck.ledger import Ledger, empty_ledger
from briefdeck.problem import Problem
from briefdeck.read.bank import read_bank
from briefdeck.rules.context import CheckContext
from tests.support.contexts import checks_of, problems_of
from tests.support.learner import GOOD, release

RELEASED = release().ledger


def _problems(text: str, ledger: Ledger = RELEASED) -> list[Problem]:
    bank, problems = read_bank(text, "questions.yaml")
    assert problems == []
    case = CheckContext(bank, {}, Concordance({}), ledger)
    return problems_of(case, checks_of("L"))


def _line(words: str, text: str) -> int:
    return text.count("\n", 0, text.index(words)) + 1


def _without(text: str, first: str, after: str) -> str:
    return text[: text.index(first)] + text[text.index(after) :]


def test_nothing_to_complain_of() -> None:
    """The same cards, more cards, and a project that has released nothing are fine."""
    assert _problems(GOOD) == []
    assert _problems(GOOD, empty_ledger("x", "0123456789abcdef")) == []
    retired = GOOD.replace(
        "    cards:\n      - q: Who", "    retired: {since: 2031, because: No.}\n    cards:\n      - q: Who"
    )
    assert _problems(retired) == []


def test_a_deleted_fact() -> None:
    """L801: a released fact that is gone is named, with what to do."""
    (problem,) = _problems(_without(GOOD, "  - id: cost", "  - id: raise"))
    assert (problem.code, problem.fact, problem.hint) == ("L801", "cost", "")
    assert (problem.location.path, problem.location.line) == ("questions.yaml", 1)
    assert "“cost” was released and is gone: put it back with `retired: {since: …, because: …}`" in problem.message


def test_a_renamed_fact() -> None:
    """L801: when a new id looks like the lost one, the problem stands there and asks for the old one."""
    text = GOOD.replace("- id: union-leader", "- id: union-leaders")
    (problem,) = _problems(text)
    assert (problem.code, problem.location.line) == ("L801", _line("- id: union-leaders", text))
    assert "“union-leaders” is its new name" in problem.hint


def test_a_deleted_card() -> None:
    """L802: a released card that is gone from its fact is named, at the fact."""
    (problem,) = _problems(_without(GOOD, "      - id: cloze", "  - id: captains-union"))
    assert (problem.code, problem.location.line, problem.hint) == ("L802", _line("- id: stranded", GOOD), "")
    assert "the card “cloze” of “stranded” was released and is gone" in problem.message


def test_a_card_that_got_an_id() -> None:
    """L802: a card that gets an id after its release is another note; the hint names it."""
    (problem,) = _problems(GOOD.replace("- q: Who leads", "- id: leader\n        q: Who leads"))
    assert "the card without an id of “union-leader”" in problem.message
    assert "if it is now “leader”" in problem.hint


@pytest.mark.parametrize(
    ("old", "new", "was"),
    [
        ("- q: Who leads the ferry crews’ union?\n        a: Tove Brandt\n        reverse: What does Tove Brandt lead?",
         "- cloze: The union is led by {{c1::Tove Brandt}}.", "question"),
        ("cloze: Crews left {{c1::1,200}} passengers stranded on {{c2::four}} islands.",
         "q: On how many islands?\n        a: Four", "cloze"),
    ],
)  # fmt: skip
def test_a_card_of_another_type(old: str, new: str, was: str) -> None:
    """L803: a released question cannot become a cloze, nor the other way round."""
    text = GOOD.replace(old, new)
    (problem,) = _problems(text)
    assert (problem.code, problem.location.line) == ("L803", _line(new, text))
    assert f"released as a {was} card" in problem.message


def test_another_kind_of_question_is_fine() -> None:
    """Plain, typed, choice and reversed cards are one note type: a card may change among them."""
    assert _problems(GOOD.replace("wrong: [At least 58,", "accept: [At least 58,")) == []


LISTED = GOOD.replace(
    """      - id: cloze
        cloze: Crews left {{c1::1,200}} passengers stranded on {{c2::four}} islands.
""",
    """      - id: cloze
        cloze: Crews left {{c1::1,200}} passengers stranded on {{c2::four}} islands.
      - id: parts
        q: What did the crews of the ferries leave behind?
        items: [bread, mail, salted herring]
""",
)
"""The bank with a list."""
KNOWN = release(LISTED).ledger


def _listed(items: str) -> str:
    assert "items: [bread, mail, salted herring]" in LISTED
    return LISTED.replace("items: [bread, mail, salted herring]", f"items: [{items}]")


@pytest.mark.parametrize(
    ("items", "word", "was", "now"),
    [
        ("mail, bread, salted herring", "bread", 1, 2),
        ("coal, bread, mail, salted herring", "bread", 1, 2),
        ("bread, salted herring", "salted herring", 3, 2),
        ("Mail, coal, salted herring", "mail", 2, 1),
    ],
)
def test_items_in_another_order(items: str, word: str, was: int, now: int) -> None:
    """L806: it says which item had which number, how they stood, and the way out."""
    text = _listed(items)
    problem = next(each for each in _problems(text, KNOWN) if each.code == "L806")
    said = f"“{word}” was item {was} of this list when it was released, and is item {now} now"
    assert (problem.message, problem.location.line) == (said, _line(f"items: [{items}]", text))
    assert "1 bread; 2 mail; 3 salted herring" in problem.hint
    assert "`retired: {since: …, because: …}`" in problem.hint


@pytest.mark.parametrize(
    "items",
    ["bread, mail, salted herring, coal", "bread, mail", "Bread, the mail, herring, in salt", "breads, mail, herring"],
)
def test_items_that_stay(items: str) -> None:
    """A list may grow and shrink at its end, and an item may be written better."""
    assert [each.code for each in _problems(_listed(items), KNOWN) if each.code in ("L806", "L807")] == []


def test_an_item_in_place_of_another() -> None:
    """L807: it has the progress of the other, unless it is the same in other words."""
    (problem,) = _problems(_listed("bread, coal, salted herring"), KNOWN)
    assert (problem.code, problem.words) == ("L807", "coal")
    assert "“coal” stands where “mail” was released" in problem.message


@pytest.mark.parametrize(
    ("cloze", "code"),
    [
        ("Crews left {{c2::1,200}} passengers stranded on {{c1::four}} islands.", "L806"),
        ("The {{c1::crews}} left {{c2::1,200}} passengers stranded on {{c3::four}} islands.", "L806"),
        ("Stranded on {{c2::four}} islands were {{c1::1,200}} passengers.", ""),
        ("Crews left {{c1::1,300}} passengers stranded on {{c2::four}} islands.", ""),
        ("Crews left {{c1::1,200}} passengers stranded on {{c2::four}} islands in {{c3::a day}}.", ""),
        ("A {{c1::dog}} barked at {{c2::nobody}} all night.", "L807"),
    ],
)
def test_deletions_numbered_anew(cloze: str, code: str) -> None:
    """L806: a deletion keeps its number, wherever it stands; L807: the text is about the same thing."""
    text = GOOD.replace("Crews left {{c1::1,200}} passengers stranded on {{c2::four}} islands.", cloze)
    assert [each.code for each in _problems(text)] == ([code] if code else [])


@pytest.mark.parametrize(
    ("question", "answer", "code"),
    [
        ("Who leads the union of the crews?", "Tove Brandt", ""),
        ("Who leads the ferry crews’ union?", "Mara Lindqvist", ""),
        ("Who speaks for all of them?", "Brandt", ""),
        ("What is the sum that a day without ferries takes?", "two million", "L807"),
    ],
)
def test_another_question_under_an_old_id(question: str, answer: str, code: str) -> None:
    """L807: better words and mended answers pass; where question and answer are others, it says what was asked."""
    text = GOOD.replace(
        "- q: Who leads the ferry crews’ union?\n        a: Tove Brandt", f"- q: {question}\n        a: {answer}"
    )
    found = _problems(text)
    assert [each.code for each in found] == ([code] if code else [])
    if code:
        assert "asked “Who leads the ferry crews’ union?” – “Tove Brandt”" in found[0].message
        assert "give the new card an id of its own" in found[0].hint


def test_what_is_retired_may_stay_as_it_is() -> None:
    """A retired card is asked of nobody anew."""
    text = _listed("mail, bread").replace(
        "items: [mail, bread]", "items: [mail, bread]\n        retired: {since: 2031, because: No.}"
    )
    assert [each.code for each in _problems(text, KNOWN) if each.code in ("L806", "L807")] == []


def test_a_ledger_of_before() -> None:
    """Where the ledger does not say what was asked, nothing is complained of; the next edition records it."""
    notes = {key: replace(note, asked="", answers=()) for key, note in KNOWN.notes.items()}
    old = replace(KNOWN, notes=notes)
    assert _problems(_listed("mail, bread, salted herring"), old) == []
    assert release(LISTED, old).ledger.notes == KNOWN.notes
