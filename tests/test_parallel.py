"""Two processes do what one does."""

from __future__ import annotations

import os
from functools import partial

import pytest

from briefdeck.check import check
from briefdeck.parallel import can_double, two_at_once
from tests.cases import case, fact

pytestmark = pytest.mark.skipif(not can_double(), reason="one processor, or no system that doubles a process")


def test_results_keep_their_order() -> None:
    """Whichever process does a job, its result stands where the job stood, and each is done once."""
    assert two_at_once([partial(str, number) for number in range(500)]) == [str(number) for number in range(500)]


def test_both_processes_work() -> None:
    """Not all jobs are done by the process that was asked."""
    first, second = os.pipe(), os.pipe()

    def meet(mine: tuple[int, int], other: tuple[int, int]) -> int:
        """Returns when the other job has begun too."""
        os.write(mine[1], b"!")
        os.read(other[0], 1)
        return os.getpid()

    one, another = two_at_once([partial(meet, first, second), partial(meet, second, first)])
    assert one == os.getpid() != another


def test_a_lost_process_is_made_good() -> None:
    """Where the other process ends before its work, all of it is done here."""
    home = os.getpid()

    def lose() -> int:
        if os.getpid() != home:
            os._exit(9)
        return home

    assert two_at_once([lose] * 50) == [home] * 50


def test_a_full_system_is_no_hindrance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has no room for another process, one does all."""

    def refuse() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)
    assert two_at_once([os.getpid] * 3) == [os.getpid()] * 3


def test_a_fault_is_not_hidden() -> None:
    """What goes wrong in either process goes wrong here."""

    def fail() -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        two_at_once([os.getpid, fail])


def test_problems_are_the_same() -> None:
    """A bank checked by two has the problems, with their places, of one checked in turn."""
    trial = case("The strike was joined by 85 captains.\n", fact("Some “95 captains” from Oslo joined.", "ignore: {}"))
    found = check(trial, two_at_once)
    assert found == check(trial)
    assert [problem.related for problem in found] == [problem.related for problem in check(trial)]
    assert len(found) > 1
