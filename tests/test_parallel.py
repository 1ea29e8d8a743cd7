"""Two processes do what one does."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from functools import partial

import pytest

from briefdeck.check import check
from briefdeck.parallel import can_double, made_ahead, two_at_once
from briefdeck.read.bank import read_bank
from tests.support.contexts import context_of_line, fact_on_line

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
    trial = context_of_line(
        "The strike was joined by 85 captains.\n", fact_on_line("Some “95 captains” from Oslo joined.", "ignore: {}")
    )
    found = check(trial, two_at_once)
    assert found == check(trial)
    assert [problem.related for problem in found] == [problem.related for problem in check(trial)]
    assert len(found) > 1


def test_facts_that_are_shared_out_are_all_checked() -> None:
    """Of more facts than one job takes, each is checked once, by either process."""
    said = "  - {{id: fact-{0}, fact: 'Some {0} captains joined.', cite: gazette:1, topic: all}}\n"
    facts = "".join(map(said.format, range(3_000, 5_200)))
    trial = context_of_line("The strike was joined by 85 captains.\n", f"facts:\n{facts}")
    found = [problem for problem in check(trial, two_at_once) if problem.code == "G201"]
    assert [problem.words for problem in found] == [str(number) for number in range(3_000, 5_200)]


def _count(last: int) -> Iterator[tuple[int, str]]:
    return ((number, f"№ {number}") for number in range(last))


@pytest.mark.parametrize("last", [0, 1, 2_000, 9_999])
def test_what_is_made_ahead_keeps_its_order(last: int) -> None:
    """Everything comes once and in order, however much it is."""
    assert list(made_ahead(partial(_count, last))) == list(_count(last))
    _no_process_is_left()


def test_what_a_lost_process_did_not_make_is_made_here() -> None:
    """Nothing is missing and nothing comes twice where the other process ends in the middle."""
    home = os.getpid()

    def make() -> Iterator[int]:
        for number in range(9_999):
            if number == 5_000 and os.getpid() != home:
                os._exit(9)
            yield number

    assert list(made_ahead(make)) == list(range(9_999))


def test_what_goes_wrong_ahead_goes_wrong_here() -> None:
    """A fault in the other process is met again here, after all that was made before it."""

    def make() -> Iterator[int]:
        yield 1
        raise ZeroDivisionError

    made = made_ahead(make)
    assert next(made) == 1
    with pytest.raises(ZeroDivisionError):
        next(made)


def test_without_a_second_process_nothing_is_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has no room for another process, one makes all."""

    def refuse() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)
    assert list(made_ahead(partial(_count, 3))) == list(_count(3))


def test_who_forgets_its_children_is_served_too() -> None:
    """Some services start programs with their children's ends ignored: then nobody is left to wait for."""
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert list(made_ahead(partial(_count, 9_999))) == list(_count(9_999))
        assert two_at_once([partial(str, number) for number in range(50)]) == [str(number) for number in range(50)]
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_whoever_stops_early_leaves_no_process() -> None:
    """What is not asked for is not waited for: the other process ends when nobody reads on."""
    made = made_ahead(partial(_count, 10**9))
    assert next(made) == (0, "№ 0")
    made.close()  # type: ignore[attr-defined]  # it is a generator
    _no_process_is_left()


def _no_process_is_left() -> None:
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize("fault", ["", '    tags: ["a\\x07b", &x y, *x]', "    tags: [open", "  - id: a\n    : {"])
def test_a_bank_is_read_alike_by_two(fault: str) -> None:
    """Facts, places and problems are the same whether the events come from here or from another process."""
    facts = [f"  - id: fact-{number}\n    fact: 'It''s {number}.'\n    cite: a:1\n" for number in range(300)]
    facts[200] += f"{fault}\n"
    text = "title: T\narticles: {a: {file: a.txt, title: A}}\ntopics: {t: T}\nfacts:\n" + "".join(facts)
    (bank, problems), (other, others) = read_bank(text, "q.yaml"), read_bank(text, "q.yaml", made_ahead)
    assert (bank, problems) == (other, others)
    assert [each.fact.location for each in bank.facts] == [each.fact.location for each in other.facts]
