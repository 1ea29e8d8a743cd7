"""The gate: nothing is proved while an error is left."""

from __future__ import annotations

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
