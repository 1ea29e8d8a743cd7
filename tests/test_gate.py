"""The gate: nothing is proved while an error is left."""

from __future__ import annotations

import pytest

from briefdeck.check import verify
from briefdeck.located import Location
from briefdeck.rules.registry import RULES
from tests.support.contexts import context_of_line, fact_on_line

LINE = "At least 85 captains joined the strike."


def test_what_holds_is_proved() -> None:
    """Without an error there is a proof, and with it the warnings."""
    line = "About 85 captains joined the strike."
    verified, found = verify(context_of_line(line, fact_on_line("The strike was joined by 85 captains.")), [])
    assert verified is not None
    assert {problem.code for problem in found} == {"A304"}


def test_the_gate_checks_for_itself() -> None:
    """A false fact is not proved, whatever the caller says was found."""
    verified, found = verify(context_of_line(LINE, fact_on_line("The strike was joined by 95 captains.")), [])
    assert verified is None
    assert "G201" in {problem.code for problem in found}


def test_faults_of_reading_keep_it_shut() -> None:
    """What could not be read keeps everything from being built, though all the rest holds."""
    fault = RULES["Y110"].problem(Location("questions.yaml", 1, 1), "a slip")
    verified, found = verify(context_of_line(LINE, fact_on_line("At least 85 captains joined in the strike.")), [fault])
    assert verified is None
    assert fault in found


ODD = {
    "a fall by all there was": ("Sales fell by 100 percent to 0.", "Sales were 5 before that."),
    "a line that is cut off": ("The mill is old but not", "The mill is old."),
    "a mark for a word": ("The mill is old.", "The mill is only ’ old."),
    "an hour in other letters": ("The show began at m\u0131dnight.", "The show began at 3 p.m."),
    "a day in other letters": ("The shop is open daily except Fr\u0131days.", "The shop is open on Tuesday."),
    "a rank in other letters": (
        "Sk\u0131er Anna Lund came th\u0131rd \u0131n the race, beh\u0131nd the w\u0131nner Petra Holm.",
        "Petra Holm f\u0131n\u0131shed th\u0131rd \u0131n the race.",
    ),
    "a post in other letters": (
        "Mr Akande, the ch\u0131ef engineer of the dam, blamed Ms Thorne, now an adviser.",
        "Ms Thorne succeeded Mr Akande as chief engineer of the dam.",
    ),
    "as many of a number in figures": ("The hall has burned three times in as many years.", "It has burned 45 times."),
    "the last of several": ("She came last of the multi-part race.", "One of them did better."),
}


@pytest.mark.parametrize("case", ODD)
def test_no_text_ends_the_check(case: str) -> None:
    """Whatever a line and a fact look like, the check comes to its end."""
    line, says = ODD[case]
    verify(context_of_line(line, fact_on_line(says)), [])
